"""News as lines: a sentence and where it leads."""

from dataclasses import dataclass

from paraply.derive.news import Event, EventKind
from paraply.derive.views import Views
from paraply.language import N_, _
from paraply.model.dates import PartialDate
from paraply.model.kind import name_of
from paraply.model.results import Report
from paraply.render import urls, wording

_MANY = {
    EventKind.OUTCOME: (N_("{count} mått fick nya resultat"), urls.MEASURES),
    EventKind.FETCHED: (N_("{count} mått fick nya värden från Kolada"), urls.MEASURES),
    EventKind.VERDICT_BETTER: (N_("{count} mått fick en bättre bedömning"), urls.MEASURES),
    EventKind.VERDICT_WORSE: (N_("{count} mått fick en sämre bedömning"), urls.MEASURES),
    EventKind.PROMISE: (N_("{count} löften började gälla"), urls.PROMISES),
    EventKind.PROMISE_CHANGED: (N_("{count} löften ändrades"), urls.PROMISES),
    EventKind.PROMISE_ENDED: (N_("{count} löften upphörde att gälla"), urls.PROMISES),
    EventKind.PROMISE_READ: (N_("{count} löften lästes in från kommunens webbplats"), urls.PROMISES),
    EventKind.REPORT: (N_("{count} rapporter publicerades"), urls.REPORTS),
    EventKind.HANDLED: (N_("{count} rapporter behandlades"), urls.REPORTS),
    EventKind.DECISION: (N_("{count} beslut togs"), urls.QUALITY_WORK),
    EventKind.CORRECTED: (N_("{count} rättelser gjordes"), urls.CORRECTIONS),
    EventKind.POLICY: (N_("{count} styrdokument beslutades"), urls.POLICIES),
}


@dataclass(frozen=True, slots=True)
class EventLine:
    """A line of the news."""

    day: PartialDate
    kind: EventKind
    text: str
    url: str
    names: tuple[tuple[str, str], ...]


def event_line(event: Event, views: Views) -> EventLine:
    """One record is named; several are counted, and named below."""
    named = tuple((name_of(record), urls.of(record)) for record in event.records)
    if len(event.records) == 1:
        _name, url = named[0]
        return EventLine(event.day, event.kind, _of_one(event, views), url, ())
    text, url = _MANY[event.kind]
    return EventLine(event.day, event.kind, _(text, count=len(event.records)), url, named)


def _of_one(event: Event, views: Views) -> str:
    """What happened to one record. A report may be dealt with more than once, so it is said by whom."""
    name = name_of(event.first)
    if isinstance(event.first, Report) and event.kind is EventKind.HANDLED:
        by = [meeting.by for meeting in event.first.handled if meeting.date == event.day]
        if bodies := wording.listed([owner.name for owner in views.owners_of(by)]):
            return _("{bodies} behandlade {report}", bodies=bodies, report=name)
    return f"{event.kind.label}: {name}"
