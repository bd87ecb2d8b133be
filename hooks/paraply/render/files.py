"""Files that are not pages: redirects, robots, security.txt, feed and colours."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from paraply.derive.news import Event, EventKind, occurrences_of
from paraply.derive.views import Views
from paraply.model.byhand import Settings, WrittenPage
from paraply.model.municipality import Status
from paraply.model.palette import colour
from paraply.model.record import Record
from paraply.render import urls
from paraply.render.diagram import diagram, has_diagram
from paraply.render.events import event_line
from paraply.render.exports import data_files
from paraply.render.headers import header_files
from paraply.render.page import Page, PlainFile, text_file
from paraply.render.redirects import apache_rules, redirect_files, redirects_of
from paraply.render.search import search_index
from paraply.render.templating import environment

MOST_ENTRIES: Final = 200
"""Of the feed: more than a day of figures from Kolada brings."""


def plain_files(
    views: Views,
    pages: Sequence[Page],
    site_address: str,
    written: Sequence[WrittenPage] = (),
    settings: Settings | None = None,
) -> Iterator[PlainFile]:
    """Every file besides the pages and the assets. ``site_address`` is empty when it is not known.

    ``written`` are the pages written by hand, which the search finds too, and ``settings`` name colours.
    """
    yield from data_files(views, site_address)
    for view in views.measures.values():
        if has_diagram(view):
            yield text_file(urls.diagram_file(view.measure), partial(diagram, view, views))
    yield text_file(urls.SEARCH_INDEX, lambda: search_index(views, pages, written))
    redirects = redirects_of(views)
    yield from header_files(indexed=is_indexed(views), apache=apache_rules(redirects, site_address))
    yield from redirect_files(redirects, site_address)
    yield text_file(urls.ROBOTS, lambda: _robots(site_address if is_indexed(views) else ""))
    if security := _security(views):
        yield text_file(urls.SECURITY, lambda: security)
    if colours := colour_tokens(views, settings):
        yield text_file(urls.STYLES, lambda: colours)
    if site_address:
        yield text_file(urls.FEED, lambda: _feed(views, site_address))


def _robots(site_address: str) -> str:
    """Nothing is forbidden: a crawler must see ``noindex`` to obey it."""
    sitemap = f"Sitemap: {site_address.rstrip('/')}/sitemap.xml\n" if site_address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _security(views: Views) -> str:
    """RFC 9116. Expires a year after today; written only when there is somewhere to turn."""
    email = views.content.municipality.contact.email
    if not email:
        return ""
    today = views.today
    day = today.replace(day=28) if (today.month, today.day) == (2, 29) else today
    expires = date(today.year + 1, day.month, day.day)
    return f"Contact: mailto:{email}\nExpires: {expires.isoformat()}T00:00:00Z\nPreferred-Languages: sv, en\n"


def colour_tokens(views: Views, settings: Settings | None = None) -> str:
    """The municipality's own colours, or the palette's, as a style sheet, the same in both modes.

    Empty without any.
    """
    primary = band_of(views, settings)
    accent = views.content.municipality.colours.accent or colour(settings or Settings(), "accent")
    tokens = [f"--band: {primary};"] if primary else []
    tokens += [f"--gold: {accent};"] if accent else []
    return f":root {{ {' '.join(tokens)} }}\n" if tokens else ""


def band_of(views: Views, settings: Settings | None = None) -> str | None:
    """The colour behind the municipality's name, when it is not the program's."""
    return views.content.municipality.colours.primary or colour(settings or Settings(), "primary")


def _feed(views: Views, site_address: str) -> str:
    """Atom (RFC 4287): the newest of what has happened, one by one.

    An entry's id is made of what happened to which record, and of what period: a second figure of the same
    day is news also to a reader that remembers ids.
    """
    newest = occurrences_of(views)[:MOST_ENTRIES]
    lines = [
        (event_line(Event(day, kind, (record,), what), views), _entry_id(kind, record, what))
        for day, kind, record, what in newest
    ]
    return (
        environment()
        .get_template("feed.xml")
        .render(
            content=views.content,
            lines=lines,
            address=f"{site_address.rstrip('/')}/",
            updated=lines[0][0].day.last if lines else views.today,
            feed=urls.FEED,
            news=urls.NEWS,
        )
    )


def _entry_id(kind: EventKind, record: Record, what: str) -> str:
    """Below the site's address; it leads nowhere."""
    name = re.sub(r"[^\w.-]+", "-", f"{kind.value} {what}".strip().replace("_", "-"))
    return f"{urls.of(record).replace('#', '')}#{name}"


def is_indexed(views: Views) -> bool:
    """Only an official site that is no example may be indexed."""
    municipality = views.content.municipality
    return municipality.status is Status.OFFICIAL and not municipality.example
