"""A wording of a promise as it is written in a file: the lines that keep it among the earlier ones."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final

from paraply.check.past import WHY
from paraply.language import _
from paraply.model.guarantee import Guarantee
from paraply.model.level import Level
from paraply.model.wordings import HeldWording, wordings_of
from paraply.past.mends import Mend, listed
from paraply.text.yamledit import Add, Edit
from paraply.text.yamlfile import Value


def kept_until_today(was: HeldWording, before: Guarantee, changed: Collection[str], today: date) -> Mend:
    """The proposal: the former wording, to the day before today."""
    until = today - timedelta(days=1)
    if was.since is not None and until < was.since:
        until = was.since
    fields = fields_of(was, until)
    for part in ("consequence", "claim", "kind", "decision"):
        if part in changed:
            fields[part] = part_of(was, part)
    fields["why"] = _(WHY)
    return listed(before, "earlier", fields)


def fields_of(was: HeldWording, until: date | None) -> dict[str, Value]:
    """The last day, the sentence and the level."""
    fields: dict[str, Value] = {"until": until.isoformat() if until else None, "promise": was.promise}
    if was.level is not None:
        fields["level"] = level_fields(was.level)
    return fields


def part_of(was: HeldWording, field: str) -> Value:
    """Another part of it, such as the consequence."""
    value = getattr(was, field)
    if isinstance(value, Level):
        return level_fields(value)
    if isinstance(value, tuple):
        return list(value)
    if hasattr(value, "model_dump"):
        dumped: Value = {
            name: getattr(inner, "value", inner)
            for name, inner in ((name, getattr(value, name)) for name in type(value).model_fields)
            if inner is not None
        }
        return dumped
    return getattr(value, "value", value)  # type: ignore[no-any-return]


def level_fields(level: Level) -> dict[str, Value]:
    """A level as it is written in a file."""
    fields: dict[str, Value] = {"bound": level.bound.value, "value": level.value, "unit": level.unit.value}
    if level.per is not None:
        fields["per"] = level.per.value
    if level.extended is not None:
        wider: dict[str, Value] = {"value": level.extended.value}
        if level.extended.when:
            wider["when"] = level.extended.when
        fields["extended"] = wider
    return fields


WORDING: Final = frozenset({"promise", "level", "kind", "decision", "consequence", "claim"})
"""The fields that are a promise's wording: what was said stays when they change."""


def kept_wording(guarantee: Guarantee, until: date, why: str, parts: Iterable[str]) -> Edit:
    """The present wording put among the earlier, with those of its ``parts`` that are about to change."""
    fields = earlier_wording(guarantee, until, why)
    was = wordings_of(guarantee)[0]
    also = {part: part_of(was, part) for part in sorted(set(parts) - {"promise", "level"})}
    del fields["why"]  # it stands last
    return Add("earlier", len(guarantee.earlier), {**fields, **also, "why": why})


def earlier_wording(guarantee: Guarantee, until: date, why: str) -> dict[str, Value]:
    """The present wording as an item of ``earlier``: what a way in writes when the wording changes."""
    fields = fields_of(wordings_of(guarantee)[0], until)
    return {**fields, "why": why}
