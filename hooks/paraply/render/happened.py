"""What has happened to the record of a page: events from its data, and the past of its file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from paraply.derive.history import History, Past
from paraply.derive.news import Event, EventKind, news_of
from paraply.derive.views import Views
from paraply.language import _
from paraply.model.dates import PartialDate
from paraply.model.record import Record, Source
from paraply.render import urls
from paraply.render.events import result_of
from paraply.render.page import Page

MOST_EVENTS = 5
"""How many events a page tells; the rest are counted, and stand in the news."""


@dataclass(frozen=True, slots=True)
class Line:
    """A day, and what happened to the record then, in words; a correction leads to all of them."""

    day: PartialDate
    told: str
    kind: EventKind | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """The newest events, how many ``more`` there are, and the past of the file, perhaps a list."""

    events: Sequence[Line] = ()
    more: int = 0
    past: Past = field(default_factory=Past)
    in_list: bool = False

    @property
    def lines(self) -> Sequence[Line | None]:
        """The events, with None where the past of the file stands among them."""
        return self._with_past(self.events)

    def beside(self, worded: Sequence[object], source: Source | None) -> Sequence[Line | None]:
        """The same for a promise whose wordings are told apart, with the days of its source."""
        apart = {EventKind.PROMISE_ENDED} if worded else {EventKind.PROMISE_ENDED, EventKind.PROMISE}
        told = [line for line in self.events if line.url or line.kind in apart]
        if source and source.read:
            told.append(Line(source.read, _("Vi läste källan.")))
        if source and source.page_changed:
            words = _("Sidan vi läste ändrades. Vi vet inte vad som ändrades.")
            told.append(Line(source.page_changed, words))
        return self._with_past(sorted(told, key=lambda line: line.day.last, reverse=True))

    def _with_past(self, lines: Sequence[Line]) -> Sequence[Line | None]:
        changed = self.past.days[0] if self.past.days else date.min
        newer = list(takewhile(lambda line: line.day.last > changed, lines))
        return [*newer, None, *lines[len(newer) :]]


@dataclass(frozen=True, slots=True)
class Happenings:
    """What has happened to every record, by the address of its page; ``lists`` are files of many records."""

    views: Views
    history: History
    events: Mapping[str, Sequence[tuple[Event, Record]]]
    lists: frozenset[str]

    def on(self, page: Page) -> Happened:
        """What has happened to the record that a page is about."""
        events = self.events.get(page.address, ())
        past = self.history.of(page.edit, self.views.today)
        more = max(0, len(events) - MOST_EVENTS)
        lines = [self._line(event, record) for event, record in events[:MOST_EVENTS]]
        return Happened(lines, more, past, page.edit in self.lists)

    def _line(self, event: Event, record: Record) -> Line:
        is_open_change = event.kind in {EventKind.CORRECTED, EventKind.WITHDRAWN}
        url = urls.CORRECTIONS if is_open_change else ""
        return Line(event.day, result_of(event, record, self.views), event.kind, url)


def happenings_of(views: Views, history: History) -> Happenings:
    """Every event by the pages of its records."""
    events: dict[str, list[tuple[Event, Record]]] = {}
    for event in news_of(views):
        for record in event.records:
            events.setdefault(urls.of(record), []).append((event, record))
    listed = (*views.content.owners.values(), *views.content.areas.values())
    return Happenings(views, history, events, frozenset(record.file for record in listed))
