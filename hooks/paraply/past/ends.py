"""A last day that is written for a time that has passed: it takes back what has been told since.

To end something today or on a day to come is nobody's loss. A day that has been is another matter: the page
was read on the days after it, and what was published of that time would vanish.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from paraply import numbers
from paraply.language import _
from paraply.model.content import Content
from paraply.model.dates import PartialDate
from paraply.model.guarantee import Guarantee
from paraply.model.keeping import Keeping
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.model.results import Goal, Report, Survey
from paraply.model.series import series_of
from paraply.past.both import Both
from paraply.past.kept import ends_in


@dataclass(frozen=True, slots=True)
class Ended:
    """A last day that has passed, what stood there, and what has been published of the time ``since``."""

    path: tuple[str, ...]
    before: PartialDate | None
    day: PartialDate
    since: tuple[str, ...]

    @property
    def field(self) -> str:
        """The field, dotted."""
        return ".".join(self.path)

    @property
    def keeping(self) -> Keeping:
        """An error where something published is taken back, else a warning."""
        return Keeping.END if self.since else Keeping.SAID


def cut_short(before: Record, after: Record, both: Both) -> Iterator[Ended]:
    """The last days of ``after`` that have passed and that ``before`` did not tell.

    An end that had come already is a fact like others.
    """
    today = both.after.today
    for path in ends_in(type(before)):
        was, now = (_value(record, path) for record in (before, after))
        if now is None or now == was or now.last >= today - timedelta(days=1):
            continue
        if was is not None and was.last < today:
            continue
        since = tuple(_told_since(before, now, both.before.public))
        if since or (both.stood is not None and now.last < both.stood - timedelta(days=1)):
            yield Ended(path, was, now, since)


def _value(record: Record, path: tuple[str, ...]) -> PartialDate | None:
    value: object = record
    for step in path:
        value = getattr(value, step, None)
    return value if isinstance(value, PartialDate) else None


def _told_since(record: Record, end: PartialDate, content: Content) -> Iterator[str]:
    """What has been published of the time after a day, or since it by what is withdrawn then."""
    match record:
        case Guarantee():
            yield from _of_promise(record, end, content)
        case Goal():
            for each in record.assessments:
                report = content.reports.get(each.report or "")
                if report and report.period and report.period.first > end.last:
                    yield _("bedömningen i {report}", report=report.title)
        case Measure():
            for outcome in record.outcomes:
                if outcome.published and outcome.published.first > end.last:
                    yield _("resultatet för {period}", period=numbers.period(outcome.period))
        case Report():
            days = [record.published, *(meeting.date for meeting in record.handled)]
            yield from (numbers.day(day) for day in days if day and day.first > end.last)
        case Survey() if record.period and record.period.first > end.last:
            yield _("svaren för {period}", period=numbers.period(record.period))


def _of_promise(promise: Guarantee, end: PartialDate, content: Content) -> Iterator[str]:
    measure = content.measures.get(promise.measure or "")
    for point in series_of(measure, content).measured if measure else ():
        if point.period.first > end.last:
            yield _("resultatet för {period}", period=numbers.period(point.period))
    for claim in promise.claims:
        if claim.period.first > end.last:
            yield _("begärd ersättning för {period}", period=numbers.period(claim.period))
    for wording in promise.earlier:
        if wording.until.last > end.last:
            yield _("lydelsen till och med {day}", day=numbers.day(wording.until))
