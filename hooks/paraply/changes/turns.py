"""What turns because of a change: verdicts, trends, comparisons, and what a promise is called."""

from collections.abc import Iterator

from paraply import numbers
from paraply.changes.change import Alters, Change, Subject
from paraply.derive.comparisons import Comparison, With
from paraply.derive.evidence import (
    VerdictCount,
    Verdicts,
    count_measures,
    count_promises,
    promise_verdicts_of,
    verdicts_of,
)
from paraply.derive.goals import evidence_of
from paraply.derive.verdicts import Judgement, PromiseJudgement
from paraply.derive.views import GoalView, MeasureView, PromiseView, Views
from paraply.language import N_, _
from paraply.model.kind import Weight
from paraply.past.turns import turned

CONTRAST = N_("siffrorna stämmer inte med bedömningen")


def measure_turns(subject: Subject, old: MeasureView, new: MeasureView) -> Iterator[Change]:
    """The verdict, the trend, and where we stand among others."""
    yield from _turn(subject, "verdict", _("Bedömningen"), _verdict(old.judgement), _verdict(new.judgement))
    then = verdicts_of(old.measure, old.series), verdicts_of(new.measure, new.series)
    yield from _turns_then(subject, then, old.judgement, new.judgement)
    trends = f"”{old.change.trend.label}”", f"”{new.change.trend.label}”"
    yield from _turn(subject, "trend", _("Utvecklingen"), *trends)
    for with_ in With:
        before, after = old.compared_with(with_), new.compared_with(with_)
        texts = _told_once(_place(before), _place(after), before, after)
        yield from _turn(subject, f"rank.{with_}", _("Platsen bland {group}", group=with_.label), *texts)
        if with_ is not With.ALL:
            means = _told_once(_mean(before, old), _mean(after, new), before, after)
            yield from _turn(subject, f"mean.{with_}", _("Medelvärdet i {group}", group=with_.label), *means)


def promise_turns(subject: Subject, old: PromiseView, new: PromiseView) -> Iterator[Change]:
    """The verdict, and whether the promise is shown as a guarantee at all."""
    yield from _turn(subject, "verdict", _("Bedömningen"), _verdict(old.judgement), _verdict(new.judgement))
    if old.measure and new.measure:
        then = [
            promise_verdicts_of(view.guarantee, view.measure.measure, view.measure.series)
            for view in (old, new)
            if view.measure
        ]
        yield from _turns_then(subject, (then[0], then[1]), old.judgement, new.judgement)
    before, after = old.guarantee, new.guarantee
    if before.kind is after.kind:
        kinds = f"”{before.shown_kind.label}”", f"”{after.shown_kind.label}”"
        yield from _turn(subject, "shown_kind", _("Slaget som visas"), *kinds)


def count_turns(old: Views, new: Views) -> Iterator[Change]:
    """How many promises were kept and targets reached, of those that can be judged."""
    subject = Subject("municipality", "count", _("Hela kommunen"), Weight.RESULTS)
    counts = (
        ("promises", _("Antalet löften som hölls"), count_promises(old.promises.values()),
         count_promises(new.promises.values())),
        ("measures", _("Antalet mått som nådde målet"), count_measures(old.measures.values()),
         count_measures(new.measures.values())),
    )  # fmt: skip
    for field, what, before, after in counts:
        if (before.reached, before.judged) != (after.reached, after.judged):
            yield Alters(subject, f"count.{field}", what, _of_all(before), _of_all(after))


def _of_all(count: VerdictCount) -> str:
    reached, judged = numbers.number(count.reached, 0), numbers.number(count.judged, 0)
    return _("{part} av {whole}", part=reached, whole=judged)


def _turns_then(
    subject: Subject, then: tuple[Verdicts, Verdicts], *now: Judgement | PromiseJudgement
) -> Iterator[Change]:
    """The verdicts of former periods that are others; that of the newest is told as the verdict."""
    newest = {judgement.point.period for judgement in now if judgement.point}
    for turn in turned(*then):
        if turn.period is not None and turn.period not in newest:
            what = _("Bedömningen för {period}", period=numbers.period(turn.period))
            yield Alters(subject, f"verdict.{turn.period}", what, f"”{turn.before}”", f"”{turn.after}”")


def goal_turns(
    subject: Subject, old: tuple[GoalView, Views], new: tuple[GoalView, Views]
) -> Iterator[Change]:
    """The newest decided verdict, and whether the figures point another way."""
    verdicts = [
        f"”{view.assessment.word or view.assessment.verdict.label}”" if view.assessment else ""
        for view, _views in (old, new)
    ]
    yield from _turn(subject, "verdict", _("Den senaste bedömningen"), verdicts[0], verdicts[1])
    contrasts = [_(CONTRAST) if evidence_of(*side).contrast else "" for side in (old, new)]
    yield from _turn(subject, "contrast", _("Upplysningen"), contrasts[0], contrasts[1])


def _turn(subject: Subject, field: str, what: str, before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield Alters(subject, field, what, before, after)


def _verdict(judgement: Judgement | PromiseJudgement) -> str:
    reason = f" ({judgement.reason.label})" if judgement.reason else ""
    return f"”{judgement.verdict.label}”{reason}"


def _place(comparison: Comparison | None) -> str:
    if comparison is None or comparison.rank is None:
        return ""
    ties = _(", tillsammans med {ties}", ties=numbers.count_word(comparison.ties)) if comparison.ties else ""
    rank, of_all = numbers.number(comparison.rank, 0), numbers.number(comparison.n, 0)
    return _("{part} av {whole}", part=rank, whole=of_all) + ties


def _mean(comparison: Comparison | None, view: MeasureView) -> str:
    if comparison is None or comparison.group_mean is None:
        return ""
    return numbers.spoken(comparison.group_mean, view.measure.unit, view.decimals)


def _told_once(old: str, new: str, before: Comparison | None, after: Comparison | None) -> tuple[str, str]:
    """Both texts with their periods where those are not the same."""
    if before is None or after is None or before.period == after.period:
        return old, new
    periods = numbers.period(before.period), numbers.period(after.period)
    return (f"{old} ({periods[0]})" if old else ""), (f"{new} ({periods[1]})" if new else "")
