"""A finding of the past, with what mends it."""

from dataclasses import dataclass

from paraply.past.mends import Mend
from paraply.past.versions import RecordKey
from paraply.problems import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the edits that follow its proposal, by the record they are for."""

    problem: Problem
    mend: Mend | None
    key: RecordKey
