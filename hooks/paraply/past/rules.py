"""What rewrites the past, as findings: file, line, what stood, what turns, and what makes it open."""

from collections.abc import Iterator
from datetime import date

from paraply.check.past import RULES
from paraply.language import _
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.past.both import THE_MUNICIPALITY, Both
from paraply.past.found import Found
from paraply.past.moves import led_to
from paraply.past.pair import Pair
from paraply.past.removals import withdrawing
from paraply.past.versions import RecordKey, Version
from paraply.past.whole import MUNICIPALITY_FILE, of_the_whole
from paraply.problems import Problem


def rewrites(before: Version, after: Version) -> list[Problem]:
    """Every published fact of ``before`` that ``after`` changes or drops without saying so."""
    return [found.problem for found in found_in(before, after)]


def found_in(before: Version, after: Version) -> Iterator[Found]:
    """The same, with the edits that mend them. A record that is the same in both is not looked at."""
    both = Both(before, after)
    for folder, records in before.public.folders.items():
        for id_ in records:
            key = (folder, id_)
            if before.is_unread(key) or after.is_unread(key):
                continue
            new_key = both.moves.get(key, key)
            old, new = before.record(key), after.record(new_key)
            if new is None and (other := led_to(key, before, after)):
                new_key, new = other, after.record(other)
            if old is None or new is None or type(old) is not type(new):
                if new is not None and old is not None:
                    yield from _led_astray(key, old, before, after.today)
                continue  # told as gone
            yield from Pair(both, key, new_key, old, new).found()
    if not (before.unread.get(MUNICIPALITY_FILE) or after.unread.get(MUNICIPALITY_FILE)):
        whole = before.content.municipality, after.content.municipality
        pair = Pair(both, THE_MUNICIPALITY, THE_MUNICIPALITY, *whole)
        yield from pair.found()
        for each in of_the_whole(both):
            yield pair.at(*each)


def _led_astray(key: RecordKey, old: Record, before: Version, today: date) -> Iterator[Found]:
    """A measure whose address leads to something that is none: its figures are nowhere."""
    if isinstance(old, Measure) and before.public.measures[key[1]].outcomes:
        message = _("Måttets publicerade värden är borta: adressen leder till något annat.")
        hint = _("Lägg tillbaka filen, och {instead}.", instead=withdrawing(today))
        yield Found(RULES["H02"].at(old.place(), message, hint), None, key)
