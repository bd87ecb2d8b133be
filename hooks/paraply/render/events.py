"""News as lines: a sentence and where it leads."""

from dataclasses import dataclass

from paraply.derive.corrections import FixKind, corrections_of
from paraply.derive.news import Event, EventKind
from paraply.derive.views import Views
from paraply.language import N_, _
from paraply.model.dates import PartialDate
from paraply.model.kind import name_of
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.model.results import Decision, Report
from paraply.render import urls
from paraply.render.corrected import line_of
from paraply.render.directory import LIST_LIMIT
from paraply.speech import news
from paraply.speech.text import capital, inside, listed, sentence

NAMES_IN_LINE = 3
"""So many names of an event are told at once; more are folded away."""

_MANY = {
    EventKind.OUTCOME: (N_("{count} mått fick nya resultat"), urls.MEASURES),
    EventKind.FETCHED: (N_("Siffror för {count} mått hämtades från Kolada"), urls.MEASURES),
    EventKind.VERDICT_BETTER: (N_("{count} mått fick en bättre bedömning"), urls.MEASURES),
    EventKind.VERDICT_WORSE: (N_("{count} mått fick en sämre bedömning"), urls.MEASURES),
    EventKind.PROMISE: (N_("{count} löften började gälla"), urls.PROMISES),
    EventKind.PROMISE_CHANGED: (N_("{count} löften ändrades"), urls.PROMISES),
    EventKind.PROMISE_ENDED: (N_("{count} löften gäller inte längre"), urls.PROMISES),
    EventKind.PROMISE_READ: (N_("{count} löften hämtades från kommunens webbplats"), urls.PROMISES),
    EventKind.REPORT: (N_("{count} rapporter publicerades"), urls.REPORTS),
    EventKind.HANDLED: (N_("{count} rapporter behandlades"), urls.REPORTS),
    EventKind.DECISION: (N_("{count} beslut togs"), urls.QUALITY_WORK),
    EventKind.CORRECTED: (N_("{count} rättelser gjordes"), urls.CORRECTIONS),
    EventKind.POLICY: (N_("{count} styrdokument beslutades"), urls.POLICIES),
    EventKind.WITHDRAWN: (
        N_("{count} mått, mätningar eller rapporter redovisas inte längre"),
        urls.CORRECTIONS,
    ),
}


_OF_RESULTS = frozenset(
    {EventKind.OUTCOME, EventKind.FETCHED, EventKind.VERDICT_BETTER, EventKind.VERDICT_WORSE}
)


@dataclass(frozen=True, slots=True)
class EventLine:
    """A line of the news."""

    day: PartialDate
    kind: EventKind
    text: str
    url: str
    names: tuple[tuple[str, str], ...]

    @property
    def few(self) -> tuple[tuple[str, str], ...]:
        """The names that are told at once."""
        return self.names if len(self.names) <= NAMES_IN_LINE else ()

    @property
    def many(self) -> tuple[tuple[str, str], ...]:
        """The names below a fold."""
        return self.names if len(self.names) > NAMES_IN_LINE else ()


def event_line(event: Event, views: Views) -> EventLine:
    """One record is told whole; several are counted, and told one by one below if a list can hold them."""
    if len(event.records) == 1:
        return EventLine(event.day, event.kind, _named(event, event.first, views), urls.of(event.first), ())
    records = event.records if len(event.records) <= LIST_LIMIT else ()
    named = tuple((_named_below(event, record, views), urls.of(record)) for record in records)
    text, url = _MANY[event.kind]
    return EventLine(event.day, event.kind, _(text, count=len(event.records)), url, named)


def result_of(event: Event, record: Record, views: Views) -> str:
    """What happened to a record, said on its own page: the result where there is one, else the kind."""
    shown = views.measures.get(record.id) if isinstance(record, Measure) else None
    if shown is not None:
        if event.kind is EventKind.OUTCOME and (told := news.outcome_sentences(shown, event.day, event.what)):
            return capital(told)
        if event.kind is EventKind.FETCHED and (told := news.outcome_sentences(shown, None)):
            return _("Siffrorna hämtades från Kolada. Den nyaste: {result}", result=told)
        if event.kind in {EventKind.VERDICT_BETTER, EventKind.VERDICT_WORSE}:
            return news.verdict_sentences(shown, event.day)
    if event.kind is EventKind.CORRECTED and (told := _corrected(event, record, views)):
        return capital(told)
    return _handled(event, record, views) or sentence(event.kind.label)


def _named(event: Event, record: Record, views: Views) -> str:
    """What happened to a record, said where others stand too."""
    if handled := _handled(event, record, views):
        return handled
    name = name_of(record)
    if event.kind is EventKind.CORRECTED and (told := _corrected(event, record, views)):
        return _("{name}, {result}", name=name, result=inside(told))
    if isinstance(record, Measure):
        told = _fetched(record, views) if event.kind is EventKind.FETCHED else result_of(event, record, views)
        if told != sentence(event.kind.label):
            return _("{name}: {result}", name=name, result=inside(told))
    if isinstance(record, Decision) and (owners := views.owners_of([record.decided_by or ""])):
        return _("{body} beslutade: {name}", body=owners[0].name, name=name)
    if event.kind is EventKind.REPORT:
        return _("{name} är publicerad", name=name)
    return f"{event.kind.label}: {name}"


def _corrected(event: Event, record: Record, views: Views) -> str:
    """What one correction changed, and of what; several of a day are told on the page of them all."""
    fixes = [fix for fix in corrections_of(views) if fix.record is record and fix.day == event.day]
    open_ones = [fix for fix in fixes if fix.kind in {FixKind.FIGURE, FixKind.FACT}]
    if len(open_ones) != 1:
        return ""
    line = line_of(open_ones[0], views)
    of_what = line.what.replace(": ", ", ") if open_ones[0].kind is FixKind.FACT else line.row
    told = _("rättat från {before} till {after}.", before=line.before, after=line.after)
    return _("{what}: {result}", what=of_what, result=told) if of_what else told


def _fetched(measure: Measure, views: Views) -> str:
    """The newest figure of those that came from Kolada, or that some came."""
    shown = views.measures.get(measure.id)
    told = news.outcome_sentences(shown, None) if shown else ""
    return told or sentence(EventKind.FETCHED.label)


def _named_below(event: Event, record: Record, views: Views) -> str:
    """A record among several that the same happened to."""
    if isinstance(record, Measure) and event.kind in _OF_RESULTS:
        return _named(event, record, views)
    return name_of(record)


def _handled(event: Event, record: Record, views: Views) -> str:
    """A report may be dealt with more than once, so it is said by whom; empty for all else."""
    if not isinstance(record, Report) or event.kind is not EventKind.HANDLED:
        return ""
    by = [meeting.by for meeting in record.handled if meeting.date == event.day]
    bodies = listed([owner.name for owner in views.owners_of(by)])
    return _("{bodies} behandlade {report}", bodies=bodies, report=name_of(record)) if bodies else ""
