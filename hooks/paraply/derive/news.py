"""'Nytt': what happened and when, from dates in the content, never from the build's clock."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from paraply.derive.verdicts import Judgement, judge_measure
from paraply.derive.views import MeasureView, Views
from paraply.model.choices import Choice, MeasureVerdict
from paraply.model.dates import PartialDate
from paraply.model.record import Record
from paraply.model.series import Point, Series
from paraply.model.wordings import wordings_of


class EventKind(Choice):
    """What can happen; the label introduces the record's name."""

    OUTCOME = "outcome", "Nytt resultat"
    FETCHED = "fetched", "Nya värden från Kolada"
    VERDICT_BETTER = "verdict_better", "Bedömningen blev bättre"
    VERDICT_WORSE = "verdict_worse", "Bedömningen blev sämre"
    PROMISE = "promise", "Löftet gäller"
    PROMISE_CHANGED = "promise_changed", "Löftet ändrades"
    PROMISE_ENDED = "promise_ended", "Löftet upphörde"
    PROMISE_READ = "promise_read", "Löftet lästes in"
    REPORT = "report", "Rapport publicerad"
    HANDLED = "handled", "Rapport behandlad"
    DECISION = "decision", "Beslut"
    POLICY = "policy", "Styrdokument beslutat"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day to one or several records of the same kind."""

    day: PartialDate
    kind: EventKind
    records: tuple[Record, ...] = field(default=())

    @property
    def first(self) -> Record:
        """The record a link leads to when there is only one."""
        return self.records[0]


Happening: TypeAlias = tuple[PartialDate, EventKind, Record]
"""A day, what happened, and to which record."""


@lru_cache(maxsize=1)  # asked for by the start page, the news, the feed and every record's page
def news_of(views: Views) -> tuple[Event, ...]:
    """Events up to and including today, newest first; same day and kind are told together."""
    together: dict[tuple[PartialDate, EventKind], list[Record]] = defaultdict(list)
    for day, kind, record in _happenings(views):
        if day.last <= views.today:
            together[day, kind].append(record)
    order = list(EventKind)
    events = [Event(day, kind, tuple(_unique(records))) for (day, kind), records in together.items()]
    return tuple(sorted(events, key=lambda event: (-event.day.last.toordinal(), order.index(event.kind))))


def _happenings(views: Views) -> Iterator[Happening]:
    yield from _of_measures(views)
    yield from _of_promises(views)
    yield from _of_reports(views)
    for decision in views.content.decisions.values():
        if decision.date:
            yield decision.date, EventKind.DECISION, decision
    for policy in views.content.policies.values():
        if policy.decided:
            yield policy.decided, EventKind.POLICY, policy


def _of_measures(views: Views) -> Iterator[Happening]:
    for shown in views.measures.values():
        if shown.snapshot:
            yield shown.snapshot.fetched, EventKind.FETCHED, shown.measure
        days = {point.outcome.published for point in shown.series.points if point.outcome.published}
        for day in sorted(days):
            yield day, EventKind.OUTCOME, shown.measure
            if turned := _turned(shown, day):
                yield day, turned, shown.measure


def _turned(shown: MeasureView, day: PartialDate) -> EventKind | None:
    """Whether a day's figures changed the verdict: the series is judged as it was before, and with them."""
    then = _judged_on(shown, day, with_the_day=False)
    if then.reason:
        return None
    now = _judged_on(shown, day, with_the_day=True)
    if now.reason or then.verdict is now.verdict:
        return None
    order = list(MeasureVerdict)
    better = order.index(now.verdict) < order.index(then.verdict)
    return EventKind.VERDICT_BETTER if better else EventKind.VERDICT_WORSE


def _judged_on(shown: MeasureView, day: PartialDate, *, with_the_day: bool) -> Judgement:
    """The verdict on a day: it rests on the newest measured figure that was known, and on no other."""
    known = (point for point in reversed(shown.series.measured) if _was_known(point, day, with_the_day))
    return judge_measure(shown.measure, Series(shown.measure, tuple(islice(known, 1))), day.last)


def _was_known(point: Point, day: PartialDate, with_the_day: bool) -> bool:
    """A figure without a day of publication was known once its period had ended."""
    published = point.outcome.published
    if published is None:
        return point.period.last < day.first
    return published < day or (with_the_day and published == day)


def _of_promises(views: Views) -> Iterator[Happening]:
    for guarantee in views.content.guarantees.values():
        *changed, first = wordings_of(guarantee)
        if guarantee.valid_from and first.since:
            yield guarantee.valid_from, EventKind.PROMISE, guarantee
        elif guarantee.source and guarantee.source.read and not guarantee.valid_from:
            yield guarantee.source.read, EventKind.PROMISE_READ, guarantee
        for wording in changed:
            if wording.since:
                yield PartialDate.on(wording.since), EventKind.PROMISE_CHANGED, guarantee
        if guarantee.valid_to:
            yield guarantee.valid_to, EventKind.PROMISE_ENDED, guarantee


def _of_reports(views: Views) -> Iterator[Happening]:
    for report in views.content.reports.values():
        if report.published:
            yield report.published, EventKind.REPORT, report
        for meeting in report.handled:
            if meeting.date:
                yield meeting.date, EventKind.HANDLED, report


def _unique(records: list[Record]) -> list[Record]:
    return list({id(record): record for record in records}.values())
