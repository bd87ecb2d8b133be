"""The parts of a break-down in words: girls and boys, women and men, one unit beside another."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from paraply.derive.views import MeasureView
from paraply.language import N_, _
from paraply.model.arithmetic import rounded
from paraply.model.dates import Period
from paraply.model.measure import Group, People
from paraply.model.series import Point
from paraply.speech import amounts
from paraply.speech.amounts import COUNT, DAY_OF_MONTH, Scale

GENDER: Final = "gender"
_OF_CHILDREN: Final = {"women": N_("Flickor"), "men": N_("Pojkar")}


def group_label(group: Group, view: MeasureView) -> str:
    """The word of a group: ``Flickor`` where the measure is about children, else ``Kvinnor``."""
    young = _OF_CHILDREN.get(group.value) if view.measure.people is People.CHILDREN else None
    return _(young) if young and group.dimension == GENDER else group.label


def dimension_sentence(view: MeasureView, points: Sequence[Point]) -> str:
    """What differs within one break-down; empty when nothing does."""
    if len(points) < 2:
        return _alone(view, points[0]) if points else ""
    of_gender = all(point.outcome.group and point.outcome.group.dimension == GENDER for point in points)
    return _two(view, points) if of_gender and len(points) == 2 else _ends(view, points)


def rounding_sentence(view: MeasureView, total: Point, points: Sequence[Point]) -> str:
    """Why the total lies outside its own parts, where rounding is enough to explain it; else empty.

    Only of women and men, who are all that is counted, and only of what is no sum: a share of all lies
    between the shares of its parts, until each is rounded by itself. That moves it by half a unit at most.
    """
    scale = amounts.scale_of(view)
    values = [rounded(point.value, scale.decimals) for point in points if point.value is not None]
    if total.value is None or len(values) < 2 or scale.unit in {COUNT, DAY_OF_MONTH, *amounts.MONEY}:
        return ""
    if not all(point.outcome.group and point.outcome.group.dimension == GENDER for point in points):
        return ""
    whole = rounded(total.value, scale.decimals)
    outside = max(min(values) - whole, whole - max(values))
    if not 0 < outside <= Decimal(1).scaleb(-scale.decimals):
        return ""
    return _("Varje siffra är avrundad för sig. Därför kan den för alla hamna strax utanför de andra.")


def rounding_in_any(view: MeasureView) -> str:
    """The same where it is so in any period of the table."""
    parts: dict[Period, list[Point]] = {}
    for point in view.series.points:
        if point.outcome.group and point.outcome.group.dimension == GENDER and point.value is not None:
            parts.setdefault(point.period, []).append(point)
    told = (rounding_sentence(view, total, parts.get(total.period, ())) for total in view.series.totals)
    return next(filter(None, told), "")


def _alone(view: MeasureView, point: Point) -> str:
    """The one part that is known: ``Kommunhuskoncernen: 3 904 miljoner kronor.``."""
    scale = amounts.scale_of(view)
    if point.value is None or point.outcome.group is None or scale.unit == DAY_OF_MONTH:
        return ""
    amount = _amount(point.value, scale)
    return _("{group}: {amount}.", group=group_label(point.outcome.group, view), amount=amount)


def _two(view: MeasureView, points: Sequence[Point]) -> str:
    """Two genders beside each other, the higher first, and the difference between them."""
    scale = amounts.scale_of(view)
    high, low = sorted(points, key=lambda point: point.value or 0, reverse=True)
    values = [rounded(point.value, scale.decimals) for point in (high, low) if point.value is not None]
    names = [group_label(point.outcome.group, view).lower() for point in (high, low) if point.outcome.group]
    if values[0] == values[1]:
        return _(
            "Bland {first} är det {amount}, lika mycket som bland {second}.",
            first=names[0], amount=amounts.told(values[0], scale), second=names[1],
        )  # fmt: skip
    return _(
        "Bland {first} är det {high}, bland {second} {low}. Skillnaden är {gap}.",
        first=names[0],
        high=_amount(values[0], scale, values[1]),
        second=names[1],
        low=amounts.spoken_number(values[1], scale.decimals, keep_decimals=_has_part(values[0])),
        gap=amounts.difference(values[0] - values[1], scale),
    )


def _ends(view: MeasureView, points: Sequence[Point]) -> str:
    """The highest and the lowest of several: ``Högst har Norra gruppen, 81 procent.``."""
    scale = amounts.scale_of(view)
    if scale.unit == DAY_OF_MONTH:
        return ""
    ordered = sorted(points, key=lambda point: point.value or 0, reverse=True)
    first, last = ordered[0], ordered[-1]
    if first.value is None or last.value is None or first.outcome.group is None or last.outcome.group is None:
        return ""
    if rounded(first.value, scale.decimals) == rounded(last.value, scale.decimals):
        return ""
    values = {
        "first": _in_sentence(first.outcome.group, view), "high": _amount(first.value, scale, last.value),
        "last": _in_sentence(last.outcome.group, view), "low": _amount(last.value, scale, first.value),
    }  # fmt: skip
    if scale.unit == COUNT and scale.decimals == 0 and scale.counts:
        values["things"] = scale.counts.many
        return _("Flest {things} har {first}, {high}. Färst har {last}, {low}.", **values)
    return _("Högst är det för {first}: {high}. Lägst är det för {last}: {low}.", **values)


def _in_sentence(group: Group, view: MeasureView) -> str:
    """A group inside a sentence, with the capital only that its author gave it: ``kommunala skolor``."""
    label = group_label(group, view)
    return label if group.value[:1] == label[:1] else f"{label[:1].lower()}{label[1:]}"


def _amount(value: Decimal, scale: Scale, beside: Decimal | None = None) -> str:
    """A part's figure, with as many decimals as the one ``beside`` it."""
    keep = beside is not None and _has_part(rounded(beside, scale.decimals))
    if scale.unit == COUNT:
        return amounts.spoken_number(value, scale.decimals, keep_decimals=keep)
    return amounts.told(value, scale, keep_decimals=keep)


def _has_part(value: Decimal) -> bool:
    return value != value.to_integral_value()
