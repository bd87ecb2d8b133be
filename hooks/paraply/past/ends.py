"""A last day that is written for a time that has passed: it takes back what has been told since.

To end something today or on a day to come is nobody's loss. A day that has been is another matter: the page
was read on the days after it, and what was published of that time would vanish.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from paraply import numbers
from paraply.language import _
from paraply.model.content import Content
from paraply.model.dates import PartialDate
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.model.results import Goal, Report, Survey
from paraply.model.series import series_of
from paraply.past.comparison import Rewritten
from paraply.past.facts import OWN
from paraply.past.kept import Keeping, ends_in
from paraply.past.labels import in_words
from paraply.past.mends import Mend, in_fields
from paraply.past.open_changes import correction
from paraply.past.proposals import answer


def cut_short(
    before: Record, after: Record, content: Content, newest: Callable[[], date | None], today: date
) -> Iterator[Rewritten]:
    """The last days of ``after`` that have passed and that ``before`` did not tell.

    ``content`` is what was public, ``newest`` the last day on which it is known to have stood. An end
    that had come already is a fact like others.
    """
    for path in ends_in(type(before)):
        was, now = (_value(record, path) for record in (before, after))
        if now is None or now == was or now.last >= today - timedelta(days=1):
            continue
        if was is not None and was.last < today:
            continue
        since = tuple(_told_since(before, now, content))
        stood = newest()
        if since or (stood is not None and now.last < stood - timedelta(days=1)):
            keeping = Keeping.END if since else Keeping.SAID
            yield Rewritten(OWN, ".".join(path), was, now, path, keeping=keeping, is_end=True, since=since)


def kept_on(fact: Rewritten, record: Record, today: date) -> Mend:
    """The proposal: the day that stood, or one that takes nothing back; if it was over then, that is said."""
    *groups, name = map(str, fact.place)
    day: object = fact.before
    if day is None:
        day = today if groups else today - timedelta(days=1)  # a withdrawal has a first day
    mend = in_fields({name: str(day)}, tuple(groups))
    if fact.keeping is Keeping.END:
        other = correction(record, fact.row, fact.field, fact.before, today)
        return Mend(mend.edits, _("{mend} Stämmer dagen: {other}", mend=mend.told, other=other.told))
    other = answer(record, "H16")
    return Mend(mend.edits, _("{mend} Annars: {other}", mend=mend.told, other=other.told))


def message_of_end(fact: Rewritten, what: str) -> str:
    """The sentence: the day, and what has been published of the time after it."""
    values = {"what": what, "day": in_words(fact.after), "told": in_words(fact.since)}
    if fact.since:
        return _("{what} blir {day}, men sedan dess är detta publicerat: {told}.", **values)
    return _("{what} blir {day}, men sidan stod kvar som förut efter den dagen.", **values)


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
