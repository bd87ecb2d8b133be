"""What was published, and what a later version does to it: openly changed, added, or rewritten in silence.

A fact is a value that stands in a field of a row of a record (``facts``). Two versions are compared fact by
fact (``comparison``, and ``wordings`` for what is promised), what is said openly is set aside
(``open_changes``), and the rest become findings that say what turns (``turns``) and what to paste
(``mends``).
"""

from paraply.past.found import Found
from paraply.past.moves import moved_records
from paraply.past.removals import REMOVED, lost_addresses, removals
from paraply.past.rules import found_in, rewrites
from paraply.past.standing import Same, still_answered, stood_before
from paraply.past.versions import Version
from paraply.problems import Problem

__all__ = [
    "REMOVED",
    "Found",
    "Same",
    "Version",
    "found_in",
    "moved_records",
    "of_the_past",
    "still_answered",
    "stood_before",
]


def of_the_past(before: Version, after: Version) -> list[Problem]:
    """All that was published in ``before`` and is gone, hidden or rewritten in ``after``."""
    return [*removals(before, after), *lost_addresses(before, after), *rewrites(before, after)]
