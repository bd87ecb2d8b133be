"""What differs between two records, field by field: the models are walked, so that none is forgotten."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from paraply.changes.texts import (
    UNSEEN,
    extended_text,
    level_pair,
    quoted_pair,
    unwrapped,
    value_text,
)
from paraply.check.fields import reference_of
from paraply.language import N_, _
from paraply.model.content import Content
from paraply.model.level import Level

DEFINITE: Final = {
    "title": N_("Titeln"), "name": N_("Namnet"), "promise": N_("Ordalydelsen"), "level": N_("Nivån"),
    "state": N_("Läget"), "kind": N_("Slaget"), "path": N_("Vägen"), "consequence.text": N_("Konsekvensen"),
    "owners": N_("Ansvariga"), "area": N_("Området"), "easy": N_("Den lättlästa texten"),
    "body": N_("Texten"), "definition": N_("Definitionen"), "question": N_("Frågan"), "lead": N_("Ingressen"),
    "measure": N_("Måttet"), "decision": N_("Beslutet"),
    "review_by": N_("Dagen för översyn"), "valid_from": N_("Första dagen"), "valid_to": N_("Sista dagen"),
    "unit": N_("Enheten"), "direction": N_("Riktningen"), "tolerance": N_("Marginalen för nära målet"),
    "consequence.compensation": N_("Slaget av ersättning"), "next_update": N_("Nästa uppdatering"),
    "comment": N_("Förklaringen"), "next_steps": N_("Det som händer nu"),
    "findings": N_("Det mätningen visade"),
    "published": N_("Publiceringsdagen"), "contact": N_("Kontakten"), "earlier": N_("En tidigare lydelse"),
}  # fmt: skip
"""Fields that residents ask for, as the beginning of a sentence; others have their label in quotes."""

_KEYS: Final[dict[str, tuple[str, ...]]] = {
    "Outcome": ("period", "group"), "Claims": ("period",), "EarlierWording": ("until",), "Note": ("period",),
    "Break": ("before",),
    "Correction": ("field", "of", "day"),
    "Assessment": ("report",), "Assignment": ("text",), "Action": ("text",),
    "Control": ("moment",), "Meeting": ("by",), "Shortcoming": ("text",),
}  # fmt: skip
"""The fields that make an item of a list the same one in two versions."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs: its dotted name, how a sentence begins, and both values in words."""

    field: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The contents of two versions, for the names of what ids refer to."""

    before: Content
    after: Content


def field_changes(
    before: BaseModel, after: BaseModel, contents: Pair, skipped: frozenset[str] = frozenset()
) -> Iterator[FieldChange]:
    """Every field that differs for a reader, in the model's order; ``skipped`` are told in another way."""
    for name, field in type(after).model_fields.items():
        if name not in UNSEEN and name not in skipped:
            old, new = getattr(before, name), getattr(after, name)
            if old != new:
                refers = reference_of(type(after), name)
                yield from _changes(old, new, contents, (name,), (_(field.title or name),), refers)


def _changes(
    old: object,
    new: object,
    contents: Pair,
    path: tuple[str, ...],
    labels: tuple[str, ...],
    refers: str | None,
) -> Iterator[FieldChange]:
    """The changes of one value, taken apart as far as that helps."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        yield from _items(old, new, contents, path, labels, refers)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                inner = (*labels, str(key))
                yield from _changes(old.get(key), new.get(key), contents, (*path, str(key)), inner, None)
    elif isinstance(old, Level) and isinstance(new, Level):
        yield from _levels(old, new, path, labels)
    elif isinstance(old, BaseModel | None) and isinstance(new, BaseModel | None) and not _is_level(old, new):
        yield from _parts(old, new, contents, path, labels)
    else:
        texts = _texts(old, new, contents, refers)
        if texts[0] != texts[1]:
            yield FieldChange(".".join(path), _what(path, labels), *texts)


def _levels(old: Level, new: Level, path: tuple[str, ...], labels: tuple[str, ...]) -> Iterator[FieldChange]:
    """The number, then the wider limit that holds in a named case."""
    if (old.bound, old.value, old.unit, old.per) != (new.bound, new.value, new.unit, new.per):
        yield FieldChange(".".join(path), _what(path, labels), *level_pair(old, new))
    if old.extended != new.extended:
        label = _(type(new).model_fields["extended"].title or "")
        what = f"”{': '.join((*labels, label))}”"
        yield FieldChange(f"{'.'.join(path)}.extended", what, extended_text(old), extended_text(new))


def _texts(old: object, new: object, contents: Pair, refers: str | None) -> tuple[str, str]:
    old, new = (None if isinstance(value, str) and not value.strip() else value for value in (old, new))
    if not refers and type(old) is str and type(new) is str:
        before, after = unwrapped(old), unwrapped(new)
        return ("", "") if before == after else quoted_pair(before, after)
    return value_text(old, contents.before, refers), value_text(new, contents.after, refers)


def _is_level(old: object, new: object) -> bool:
    return isinstance(old, Level) or isinstance(new, Level)


def _parts(
    old: BaseModel | None,
    new: BaseModel | None,
    contents: Pair,
    path: tuple[str, ...],
    labels: tuple[str, ...],
) -> Iterator[FieldChange]:
    """The fields of a group, each by itself, also when the whole group comes or goes."""
    shown = new or old
    if shown is None:
        return
    model = type(shown)
    for name, field in model.model_fields.items():
        before, after = (getattr(part, name) if part else None for part in (old, new))
        if before != after and name not in UNSEEN:
            yield from _changes(
                () if before is None and isinstance(after, tuple) else before,
                () if after is None and isinstance(before, tuple) else after,
                contents,
                (*path, name),
                (*labels, _(field.title or name)),
                reference_of(model, name),
            )


def _items(
    old: Sequence[object],
    new: Sequence[object],
    contents: Pair,
    path: tuple[str, ...],
    labels: tuple[str, ...],
    refers: str | None,
) -> Iterator[FieldChange]:
    """The items of a list that come, go or change; last, that only their order does."""
    for before, after in _paired(old, new):
        if before is None or after is None or not isinstance(after, BaseModel):
            texts = _texts(before, after, contents, refers)
            if texts[0] != texts[1]:
                yield FieldChange(".".join(path), _what(path, labels), *texts)
        elif isinstance(before, BaseModel):
            named = value_text(_key(after), contents.after, _key_refers(after))
            inner = (*labels[:-1], ", ".join(filter(None, (labels[-1], named.strip("”")))))
            yield from _parts(before, after, contents, path, inner)
    if Counter(map(repr, old)) == Counter(map(repr, new)):
        yield FieldChange(".".join(path), _("Ordningen i {what}", what=_what(path, labels)), "", "")


def _key_refers(part: BaseModel) -> str | None:
    fields = _KEYS.get(type(part).__name__, ())
    return reference_of(type(part), fields[0]) if fields else None


def _paired(old: Sequence[object], new: Sequence[object]) -> Iterator[tuple[object | None, object | None]]:
    """The items that are not the same in both lists, paired by key, else by their order among those left."""
    left, came = _without(old, new), _without(new, old)
    by_key = {_key(item): item for item in left}
    pairs = [(by_key[_key(item)], item) for item in came if _key(item) and _key(item) in by_key]
    left = _without(left, [before for before, _after in pairs])
    came = _without(came, [after for _before, after in pairs])
    if len(left) == len(came):
        pairs += zip(left, came, strict=True)
        left, came = [], []
    yield from pairs
    yield from ((item, None) for item in left)
    yield from ((None, item) for item in came)


def _without(items: Sequence[object], others: Sequence[object]) -> list[object]:
    """The items that ``others`` does not hold, counting equals."""
    spare = list(others)
    kept = []
    for item in items:
        if item in spare:
            spare.remove(item)
        else:
            kept.append(item)
    return kept


def _key(item: object) -> tuple[Hashable, ...]:
    """The values that name an item; empty when nothing does."""
    return tuple(getattr(item, field) for field in _KEYS.get(type(item).__name__, ()))


def _what(path: tuple[str, ...], labels: tuple[str, ...]) -> str:
    definite = DEFINITE.get(".".join(path)) if len(labels) == len(path) and labels[0] else None
    return _(definite) if definite else f"”{': '.join(labels)}”"
