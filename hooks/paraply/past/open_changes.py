"""The openly made changes of a record: what ``corrected`` names, beyond what it named before."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from paraply.check.past import WHY
from paraply.language import _
from paraply.model.record import Correction, Record
from paraply.past.facts import Row, is_text_of, text_of
from paraply.past.mends import Mend, listed
from paraply.text.yamlfile import Value


@dataclass(frozen=True, slots=True)
class Opened:
    """The corrections that a version adds to a record: an old one does not answer for a new change."""

    corrections: tuple[Correction, ...]

    def names(self, row: Row, field: str, value: object) -> bool:
        """Whether one of them says what stood in a field of a row."""
        return any(
            entry.field == dotted(row, field)
            and " ".join((entry.of or "").split()) == row[1]
            and is_text_of(entry.was, value)
            for entry in self.corrections
        )


def opened(before: Record, after: Record) -> Opened:
    """What is newly corrected."""
    return Opened(tuple((Counter(after.corrected) - Counter(before.corrected)).elements()))


def new_answers(before: Record, after: Record) -> Mapping[str, str]:
    """The answers that are newly given, by rule: an old one is to an old change, written anew too."""
    stood, stand = (Counter(each.rule for each in record.accepted) for record in (before, after))
    came = (Counter(after.accepted) - Counter(before.accepted)).elements()
    return {each.rule: each.why for each in came if stand[each.rule] > stood[each.rule]}


def correction(record: Record, row: Row, field: str, value: object, today: date) -> Mend:
    """The proposal: an entry of ``corrected``."""
    entry: dict[str, Value] = {"field": dotted(row, field)}
    if row[1]:
        entry["of"] = row[1]
    if was := text_of(value):
        entry["was"] = was
    entry["day"] = today.isoformat()
    owners: tuple[str, ...] = getattr(record, "owners", ())
    if owners:
        entry["by"] = owners[0]
    entry["why"] = _(WHY)
    return listed(record, "corrected", entry)


def dotted(row: Row, field: str) -> str:
    """``claims.claimed``; ``tolerance`` of the record itself; ``targets`` of a whole row."""
    return ".".join(filter(None, (row[0], field)))


def row_text(fields: Mapping[str, object]) -> str:
    """A whole row as one text, for a row that is gone."""
    return ", ".join(f"{name}: {text_of(value)}" for name, value in fields.items() if value is not None)
