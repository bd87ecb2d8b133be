"""A measure's fields, as its file holds them, from the catalogue. The municipality may change any of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from paraply.keyfigures.catalogue import area_of
from paraply.keyfigures.figure import KeyFigure
from paraply.language import _
from paraply.model.choices import Direction


def measure_fields(
    figure: KeyFigure, area: str | None, group: str | None = None, owners: Sequence[str] = ()
) -> dict[str, Any]:
    """The fields in the order of a file. ``area``: the municipality's own id; ``group``: Kolada's id."""
    fields: dict[str, Any] = {
        "title": figure.title,
        "question": figure.question,
        "area": area,
        "owners": list(owners),
        "unit": figure.unit,
        "decimals": figure.decimals,
        "direction": figure.direction.value,
        "method": figure.method.value,
        "definition": "\n\n".join(_paragraphs(figure)),
        "source": {"kind": "kolada", "id": figure.id},
        "kolada_group": group,
        "every": figure.every.value if figure.every else None,
        "target_state": "unknown",
        "notes": [{"period": int(gap.period.text), "text": gap.why} for gap in figure.gaps],
        "breaks": [{"before": int(each.before.text), "why": each.why} for each in figure.breaks],
        "synonyms": list(figure.synonyms),
    }
    return {name: value for name, value in fields.items() if value not in (None, [], "")}


def _paragraphs(figure: KeyFigure) -> Iterator[str]:
    """What is counted, what is not shown, which way is better, and the years where they need saying."""
    yield from (figure.definition, figure.limits, direction_sentence(figure))
    if figure.every is None or figure.rounds.count(" ") > 1:
        yield _("Så ofta mäts det: {rounds}", rounds=figure.rounds[:1].lower() + figure.rounds[1:])


def direction_sentence(figure: KeyFigure) -> str:
    """Which way is read as better, and why: that is a reading, which the reader may not share."""
    words = {
        Direction.HIGHER: _("Högre räknas som bättre."),
        Direction.LOWER: _("Lägre räknas som bättre."),
        Direction.NEUTRAL: _("Varken högt eller lågt räknas som bättre."),
        Direction.RANGE: _("Värdet ska ligga inom gränserna."),
    }
    return f"{words[figure.direction]} {figure.direction_reason}"


def area_in(figure: KeyFigure, areas: Mapping[str, str]) -> str | None:
    """The municipality's area for a figure: that with the standard area's id, or the one it is put in."""
    standard = area_of(figure.id)
    return areas.get(standard or "")
