"""The verdicts of every period in two versions: which of them turn, and from what to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paraply import numbers
from paraply.derive.evidence import Verdicts, promise_verdicts_of, verdicts_of
from paraply.derive.movements import movement_of
from paraply.language import _
from paraply.model.choices import Trend
from paraply.model.content import Content
from paraply.model.dates import Period
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.series import Series, series_of

MOST: Final = 4
"""So many turns are told of one change; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A verdict that is another for a period both versions can judge. ``of`` names a promise, or is empty."""

    of: str
    period: Period | None
    before: str
    after: str

    def __str__(self) -> str:
        values = {"before": self.before, "after": self.after}
        if self.period is None:
            return _("Utvecklingen: {before} → {after}", **values)
        when = numbers.period(self.period)
        if self.of:
            return _("”{promise}” {period}: {before} → {after}", promise=self.of, period=when, **values)
        return _("{period}: {before} → {after}", period=when, **values)


def turned(before: Verdicts, after: Verdicts, of: str = "") -> Iterator[Turn]:
    """The periods whose verdict is another."""
    for period in sorted(before.keys() & after.keys()):
        if before[period] is not after[period]:
            yield Turn(of, period, before[period].label, after[period].label)


def turns_of_measure(id_: str, new_id: str, before: Content, after: Content) -> list[Turn]:
    """What turns because a measure, or its figures, are others: its own verdicts, promises' and the trend."""
    old, new = before.measures.get(id_), after.measures.get(new_id)
    if old is None or new is None:
        return []
    series = series_of(old, before), series_of(new, after)
    found = list(turned(verdicts_of(old, series[0]), verdicts_of(new, series[1])))
    for promise in before.guarantees.values():
        if promise.measure == id_ and (now := after.guarantees.get(promise.id)) and now.measure == new_id:
            found += turned(
                promise_verdicts_of(promise, old, series[0]),
                promise_verdicts_of(now, new, series[1]),
                now.title,
            )
    return [*found, *_trend(old, series[0], new, series[1])]


def turns_of_promise(promise: Guarantee, now: Guarantee, before: Content, after: Content) -> list[Turn]:
    """What turns because a promise is another."""
    sides = []
    for guarantee, content in ((promise, before), (now, after)):
        measure = content.measures.get(guarantee.measure or "")
        if measure is None:
            return []
        sides.append(promise_verdicts_of(guarantee, measure, series_of(measure, content)))
    return list(turned(sides[0], sides[1]))


def _trend(old: Measure, old_series: Series, new: Measure, new_series: Series) -> Iterator[Turn]:
    decimals = [measure.decimals if measure.decimals is not None else 1 for measure in (old, new)]
    trends: list[Trend] = [
        movement_of(measure, series, places).trend
        for measure, series, places in zip((old, new), (old_series, new_series), decimals, strict=True)
    ]
    latest = [series.latest.period if series.latest else None for series in (old_series, new_series)]
    if trends[0] is not trends[1] and latest[0] == latest[1]:
        yield Turn("", None, trends[0].label, trends[1].label)


def told(turns: list[Turn]) -> str:
    """A sentence, or nothing."""
    if not turns:
        return ""
    shown = "; ".join(map(str, turns[:MOST]))
    if len(turns) > MOST:
        shown = _("{turns} och {count} till", turns=shown, count=len(turns) - MOST)
    return _("Det ändrar också detta. {turns}.", turns=shown)
