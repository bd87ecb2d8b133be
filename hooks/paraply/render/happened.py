"""What has happened to the record of a page: events from its data, and the past of its file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from paraply.derive.history import History, Past
from paraply.derive.news import Event, news_of
from paraply.derive.views import Views
from paraply.render import urls
from paraply.render.page import Page

MOST_EVENTS = 5
"""How many events a page tells; the rest are counted, and stand in the news."""


@dataclass(frozen=True, slots=True)
class Happened:
    """The newest events, how many ``more`` there are, and the past of the file, perhaps a list."""

    events: Sequence[Event] = ()
    more: int = 0
    past: Past = field(default_factory=Past)
    in_list: bool = False


@dataclass(frozen=True, slots=True)
class Happenings:
    """What has happened to every record, by the address of its page; ``lists`` are files of many records."""

    views: Views
    history: History
    events: Mapping[str, Sequence[Event]]
    lists: frozenset[str]

    def on(self, page: Page) -> Happened:
        """What has happened to the record that a page is about."""
        events = self.events.get(page.address, ())
        past = self.history.of(page.edit, self.views.today)
        more = max(0, len(events) - MOST_EVENTS)
        return Happened(events[:MOST_EVENTS], more, past, page.edit in self.lists)


def happenings_of(views: Views, history: History) -> Happenings:
    """Every event by the pages of its records."""
    events: dict[str, list[Event]] = {}
    for event in news_of(views):
        for record in event.records:
            events.setdefault(urls.of(record), []).append(event)
    listed = (*views.content.owners.values(), *views.content.areas.values())
    return Happenings(views, history, events, frozenset(record.file for record in listed))
