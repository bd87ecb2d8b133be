"""A measure's figures and targets in two versions: from its own file or from Kolada, in the same form."""

from collections.abc import Iterator

from paraply import numbers
from paraply.changes.change import Alters, AltersFigure, Change, Later, Subject
from paraply.changes.fields import Pair, field_changes
from paraply.changes.reading import Reading
from paraply.changes.texts import point_text, target_text, value_text
from paraply.derive.views import MeasureView
from paraply.language import _
from paraply.model.dates import Period
from paraply.model.measure import Group, Measure, Outcome
from paraply.model.series import Point

Key = tuple[Period, Group | None]

_FIGURE = frozenset({"period", "group", "value", "kind", "missing", "numerator", "denominator"})
"""Fields of an outcome that are told together, as its figure."""


def measure_changes(subject: Subject, old: MeasureView, new: MeasureView, pair: Pair) -> Iterator[Change]:
    """Each figure that comes, goes or changes, oldest first; then what stands beside figures, and targets."""
    before, after = _by_key(old), _by_key(new)
    decimals = max(old.decimals, new.decimals)
    for key in sorted({*before, *after}, key=lambda key: (key[0], key[1].label if key[1] else "")):
        texts = [  # with the same decimals, since a figure that is shown with others is no other figure
            point_text(points[key], view.measure.unit, decimals) if key in points else ""
            for points, view in ((before, old), (after, new))
        ]
        group = key[1].label if key[1] else ""
        if texts[0] != texts[1]:
            figures = _unit_once(texts[0], texts[1], new.measure.unit)
            yield AltersFigure(subject, numbers.period(key[0]), group, *figures)
    if not new.measure.kolada:
        for key in (key for key in after if key in before):
            yield from _beside(subject, key, before[key].outcome, after[key].outcome, pair)
    yield from _targets(subject, old, new, pair)
    if old.snapshot and new.snapshot and old.snapshot.fetched != new.snapshot.fetched:
        days = numbers.day(old.snapshot.fetched), numbers.day(new.snapshot.fetched)
        yield Alters(subject, "fetched", _("Dagen då värdena hämtades från Kolada"), *days)


def later_figures(subject: Subject, old: Measure, new: Measure, after: Reading) -> Iterator[Change]:
    """Figures that are written but published on a day to come."""
    view = after.views.measures[new.id]
    for outcome in new.outcomes:
        day = outcome.published
        if day and day.first > after.views.today and outcome not in old.outcomes:
            group = outcome.group.label if outcome.group else ""
            text = point_text(Point(outcome), new.unit, view.decimals)
            figure = AltersFigure(subject, numbers.period(outcome.period), group, "", text)
            yield Later(subject, figure, day)


def _by_key(view: MeasureView) -> dict[Key, Point]:
    return {(point.period, point.outcome.group): point for point in view.series.points}


def _unit_once(old: str, new: str, unit: str) -> tuple[str, str]:
    """Both figures with the unit after the last: ``91,0``, ``93,0 procent``."""
    word = f"{numbers.NBSP}{numbers.long_unit(unit)}"
    shared = old.endswith(word) and new.endswith(word)
    return (old.removesuffix(word), new) if shared else (old, new)


def _beside(subject: Subject, key: Key, old: Outcome, new: Outcome, pair: Pair) -> Iterator[Change]:
    """Notes, sources and whatever else belongs to one figure."""
    for change in field_changes(old, new, pair, _FIGURE):
        what = _("{what} för {period}", what=change.what, period=numbers.period(key[0]))
        yield Alters(subject, f"outcomes.{change.field}", what, change.before, change.after)


def _targets(subject: Subject, old: MeasureView, new: MeasureView, pair: Pair) -> Iterator[Change]:
    before = {target.from_period: target for target in old.measure.targets}
    after = {target.from_period: target for target in new.measure.targets}
    decimals = max(old.decimals, new.decimals)
    for period in sorted({*before, *after}):
        texts = [
            target_text(targets[period], view.measure.unit, decimals) if period in targets else ""
            for targets, view in ((before, old), (after, new))
        ]
        if texts[0] != texts[1]:
            yield Alters(
                subject,
                "targets",
                _("Målet från {period}", period=numbers.period(period)),
                texts[0],
                texts[1],
            )
        decisions = [
            value_text(targets[period].decision, content, "decisions") if period in targets else ""
            for targets, content in ((before, pair.before), (after, pair.after))
        ]
        if decisions[0] != decisions[1] and period in before and period in after:
            what = _("Beslutet om målet från {period}", period=numbers.period(period))
            yield Alters(subject, "targets.decision", what, decisions[0], decisions[1])
