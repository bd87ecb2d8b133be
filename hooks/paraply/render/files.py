"""Files that are not pages: redirects, robots, security.txt, feed and colours."""

from collections.abc import Iterator, Sequence
from datetime import date

from paraply.derive.news import news_of
from paraply.derive.views import Views
from paraply.model.municipality import Status
from paraply.render import urls
from paraply.render.events import event_line
from paraply.render.exports import data_files
from paraply.render.headers import header_files
from paraply.render.page import Page, PlainFile, text_file
from paraply.render.redirects import apache_rules, redirect_files, redirects_of
from paraply.render.search import search_index
from paraply.render.templating import environment


def plain_files(views: Views, pages: Sequence[Page], site_address: str) -> Iterator[PlainFile]:
    """Every file besides the pages and the assets. ``site_address`` is empty when it is not known."""
    yield from data_files(views, site_address)
    yield text_file(urls.SEARCH_INDEX, lambda: search_index(views, pages))
    redirects = redirects_of(views)
    yield from header_files(indexed=is_indexed(views), apache=apache_rules(redirects, site_address))
    yield from redirect_files(redirects, site_address)
    yield text_file(urls.ROBOTS, lambda: _robots(site_address if is_indexed(views) else ""))
    if security := _security(views):
        yield text_file(urls.SECURITY, lambda: security)
    if colours := colour_tokens(views):
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


def colour_tokens(views: Views) -> str:
    """The municipality's own colours as a style sheet, the same in both modes; empty without any."""
    colours = views.content.municipality.colours
    tokens = [f"--band: {colours.primary};"] if colours.primary else []
    tokens += [f"--gold: {colours.accent};"] if colours.accent else []
    return f":root {{ {' '.join(tokens)} }}\n" if tokens else ""


def _feed(views: Views, site_address: str) -> str:
    """Atom (RFC 4287): the newest fifty events. Each is one of a kind on its day, so its id never changes."""
    lines = [event_line(event, views) for event in news_of(views)[:50]]
    return (
        environment()
        .get_template("feed.xml")
        .render(
            content=views.content,
            lines=lines,
            address=f"{site_address.rstrip('/')}/",
            updated=lines[0].day.last if lines else views.today,
            feed=urls.FEED,
            news=urls.NEWS,
        )
    )


def is_indexed(views: Views) -> bool:
    """Only an official site that is no example may be indexed."""
    municipality = views.content.municipality
    return municipality.status is Status.OFFICIAL and not municipality.example
