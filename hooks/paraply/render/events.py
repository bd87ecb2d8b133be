"""News as lines: a sentence and where it leads."""

from dataclasses import dataclass

from paraply.derive.news import Event, EventKind
from paraply.language import N_, _
from paraply.model.municipality import Owner
from paraply.model.record import Record
from paraply.model.results import Decision
from paraply.model.values import PartialDate
from paraply.render import urls

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


def event_line(event: Event) -> EventLine:
    """One record is named; several are counted, and named below."""
    named = tuple((name_of(record), urls.of(record)) for record in event.records)
    if len(event.records) == 1:
        name, url = named[0]
        return EventLine(event.day, event.kind, f"{event.kind.label}: {name}", url, ())
    text, url = _MANY[event.kind]
    return EventLine(event.day, event.kind, _(text, count=len(event.records)), url, named)


def name_of(record: Record) -> str:
    """What a record is called in a list."""
    if isinstance(record, Owner):
        return record.name
    if isinstance(record, Decision):
        return record.title
    title: str = getattr(record, "title")  # noqa: B009  (every other record has a title)
    return title
