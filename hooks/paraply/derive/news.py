"""'Nytt': what happened and when, from dates in the content, never from the build's clock."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Final, TypeAlias

from paraply.derive.corrections import FixKind, corrections_of
from paraply.derive.verdicts import Judgement, judge_measure
from paraply.derive.views import MeasureView, Views
from paraply.model.choices import Choice, MeasureVerdict
from paraply.model.dates import PartialDate
from paraply.model.kinds import kind_of
from paraply.model.record import Record
from paraply.model.series import Point, Series
from paraply.model.wordings import wordings_of


class EventKind(Choice):
    """What can happen; the label introduces the record's name."""

    OUTCOME = "outcome", "Nytt resultat"
    FETCHED = "fetched", "Nya värden från Kolada"
    VERDICT_BETTER = "verdict_better", "Bedömningen blev bättre"
    VERDICT_WORSE = "verdict_worse", "Bedömningen blev sämre"
    PROMISE = "promise", "Löftet började gälla"
    PROMISE_CHANGED = "promise_changed", "Löftet ändrades"
    PROMISE_ENDED = "promise_ended", "Löftet gäller inte längre"
    PROMISE_READ = "promise_read", "Löftet hämtades"
    REPORT = "report", "Rapport publicerad"
    HANDLED = "handled", "Rapport behandlad"
    DECISION = "decision", "Beslut"
    POLICY = "policy", "Styrdokument beslutat"
    CORRECTED = "corrected", "Rättelse"
    WITHDRAWN = "withdrawn", "Redovisas inte längre"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day to one or several records of the same kind.

    ``what`` is the period or the field of the one record it is told of by itself, empty for all of the day.
    """

    day: PartialDate
    kind: EventKind
    records: tuple[Record, ...] = field(default=())
    what: str = ""

    @property
    def first(self) -> Record:
        """The record a link leads to when there is only one."""
        return self.records[0]


_NEWS_OF: Final[Mapping[FixKind, EventKind]] = {
    FixKind.FIGURE: EventKind.CORRECTED,
    FixKind.FACT: EventKind.CORRECTED,
    FixKind.WITHDRAWN: EventKind.WITHDRAWN,
}
"""What is told in the news as a change in the open; the other kinds are news by themselves."""

Happening: TypeAlias = tuple[PartialDate, EventKind, Record, str]
"""A day, what happened, to which record, and what of it: a period, a field, or nothing."""


@lru_cache(maxsize=1)  # asked for by the start page, the news, the feed and every record's page
def news_of(views: Views) -> tuple[Event, ...]:
    """Events up to and including today, newest first; same day and kind are told together."""
    together: dict[tuple[PartialDate, EventKind], list[Record]] = defaultdict(list)
    for day, kind, record, _what in _happenings(views):
        if day.last <= views.today:
            together[day, kind].append(record)
    order = list(EventKind)
    events = [Event(day, kind, tuple(_unique(records))) for (day, kind), records in together.items()]
    return tuple(sorted(events, key=lambda event: (-event.day.last.toordinal(), order.index(event.kind))))


def occurrences_of(views: Views) -> list[Happening]:
    """The same one by one, for those who remember what they read: what happened names it, never the day."""
    order = list(EventKind)
    found = {(each[1], id(each[2]), each[3]): each for each in _happenings(views)}
    past = [each for each in found.values() if each[0].last <= views.today]
    return sorted(past, key=lambda each: (-each[0].last.toordinal(), order.index(each[1])))


def _happenings(views: Views) -> Iterator[Happening]:
    yield from _of_measures(views)
    yield from _of_promises(views)
    yield from _of_reports(views)
    for decision in views.content.decisions.values():
        if decision.date:
            yield decision.date, EventKind.DECISION, decision, ""
    for policy in views.content.policies.values():
        if policy.decided:
            yield policy.decided, EventKind.POLICY, policy, ""
    for fix in corrections_of(views):
        kind = _NEWS_OF.get(fix.kind)
        if fix.day and kind and kind_of(fix.record).address:
            yield fix.day, kind, fix.record, f"{fix.field} {fix.of} {fix.day}".strip()


def _of_measures(views: Views) -> Iterator[Happening]:
    for shown in views.measures.values():
        if shown.snapshot:
            fetched = shown.snapshot.fetched
            yield fetched, EventKind.FETCHED, shown.measure, str(fetched)
        days: dict[PartialDate, list[Point]] = defaultdict(list)
        for point in shown.series.points:
            if point.outcome.published:
                days[point.outcome.published].append(point)
        for day in sorted(days):
            for period in dict.fromkeys(point.period for point in days[day]):
                yield day, EventKind.OUTCOME, shown.measure, str(period)
            if turned := _turned(shown, day):
                yield day, turned, shown.measure, str(days[day][-1].period)


def _turned(shown: MeasureView, day: PartialDate) -> EventKind | None:
    """Whether a day's figures changed the verdict: the series is judged as it was before, and with them."""
    if not shown.measure.targets:  # nothing to be judged by
        return None
    then = judged_on(shown, day, with_the_day=False)
    if then.reason:
        return None
    now = judged_on(shown, day, with_the_day=True)
    if now.reason or then.verdict is now.verdict:
        return None
    order = list(MeasureVerdict)
    better = order.index(now.verdict) < order.index(then.verdict)
    return EventKind.VERDICT_BETTER if better else EventKind.VERDICT_WORSE


def judged_on(shown: MeasureView, day: PartialDate, *, with_the_day: bool) -> Judgement:
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
            yield guarantee.valid_from, EventKind.PROMISE, guarantee, ""
        elif guarantee.source and guarantee.source.read and not guarantee.valid_from:
            yield guarantee.source.read, EventKind.PROMISE_READ, guarantee, str(guarantee.source.read)
        for wording in changed:
            if wording.since:
                since = PartialDate.on(wording.since)
                yield since, EventKind.PROMISE_CHANGED, guarantee, str(since)
        if guarantee.valid_to:
            yield guarantee.valid_to, EventKind.PROMISE_ENDED, guarantee, ""


def _of_reports(views: Views) -> Iterator[Happening]:
    for report in views.content.reports.values():
        if report.published:
            yield report.published, EventKind.REPORT, report, ""
        for meeting in report.handled:
            if meeting.date:
                yield meeting.date, EventKind.HANDLED, report, f"{meeting.by} {meeting.date}"


def _unique(records: list[Record]) -> list[Record]:
    return list({id(record): record for record in records}.values())
