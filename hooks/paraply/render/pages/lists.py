"""The lists over everything: every record by name, and what is new."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from paraply import numbers
from paraply.derive.news import Event, news_of
from paraply.derive.views import Views
from paraply.language import _, ngettext
from paraply.render import urls
from paraply.render.directory import LIST_LIMIT, Section, is_split, sections_of, word_of
from paraply.render.events import EventLine, event_line, name_of
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.search import SEARCH_SCRIPTS

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
NAMES_IN_LINE = 3
"""So many names of an event are told at once; more are folded away."""

OPEN_LINES = 20
"""So many of the newest year's events are open; the others, and each year before, are folded away."""


def pages(views: Views) -> Iterator[Page]:
    """The list from A to Ö, a page per letter when it is long, and the news."""
    sections = sections_of(views)
    split = is_split(sections)
    yield _a_to_z_page(sections, views, split=split)
    if split:
        for section in sections:
            yield _letter_page(section, sections, views)
    yield _news_page(views)


def _a_to_z_page(sections: Sequence[Section], views: Views, *, split: bool) -> Page:
    records = sum(section.records for section in sections)
    lead = (
        ngettext(
            "Här finns {count} sida om löften, mål och resultat, efter namn.",
            "Här finns {count} sidor om löften, mål och resultat, efter namn.",
            records,
            count=numbers.number(records, 0),
        )
        if records
        else _("Här är tomt än.")
    )
    return Page(
        address=urls.A_TO_Z,
        title=_("Allt från A till Ö"),
        description=f"{views.content.municipality.name}: {lead}",
        template="a_to_z.html",
        values={
            "lead": lead,
            "sections": sections,
            "split": split,
            "letters": _letters(sections, split=split),
            "word_of": word_of,
            "name_of": name_of,
        },
        breadcrumbs=(crumbs.start(),),
        section="a-o",
        scripts=SEARCH_SCRIPTS,
    )


def _letter_page(section: Section, sections: Sequence[Section], views: Views) -> Page:
    letter = section.letter.letter
    return Page(
        address=urls.letter(section.letter.anchor),
        title=_("Allt på {letter}", letter=letter),
        description=_(
            "{municipality}: {count} namn börjar på {letter}.",
            municipality=views.content.municipality.name,
            count=len(section.lines),
            letter=letter,
        ),
        template="letter.html",
        values={
            "section": section,
            "letters": _letters(sections, split=True),
            "word_of": word_of,
            "name_of": name_of,
        },
        breadcrumbs=(crumbs.start(), Crumb(_("Allt från A till Ö"), urls.A_TO_Z)),
        section="a-o",
    )


def _letters(sections: Sequence[Section], *, split: bool) -> list[tuple[str, str]]:
    """The alphabet with the address of each letter, empty for letters that nothing begins with."""
    at = {section.letter.letter: section.letter.anchor for section in sections}
    signs = [letter for letter in at if letter not in ALPHABET]
    where = {
        letter: urls.letter(anchor) if split else f"{urls.A_TO_Z}#{anchor}" for letter, anchor in at.items()
    }
    return [(letter, where.get(letter, "")) for letter in (*signs, *ALPHABET)]


def _news_page(views: Views) -> Page:
    events = news_of(views)
    newest = event_line(events[0]) if events else None
    lead = _news_lead(newest)
    return Page(
        address=urls.NEWS,
        title=_("Nytt"),
        description=f"{views.content.municipality.name}: {lead}",
        template="news.html",
        values={
            "lead": lead,
            "in_line": NAMES_IN_LINE,
            "open_lines": OPEN_LINES,
            "limit": LIST_LIMIT,
            "feed": urls.FEED if views.content.municipality.site_address else "",
        },
        breadcrumbs=(crumbs.start(),),
        later=partial(_years, events),
        updated=newest.day if newest else None,
    )


def _years(events: Sequence[Event]) -> dict[str, list[tuple[int, list[EventLine]]]]:
    lines = map(event_line, events)
    return {
        "years": [(year, list(told)) for year, told in groupby(lines, key=lambda line: line.day.last.year)]
    }


def _news_lead(newest: EventLine | None) -> str:
    if newest is None:
        return _("Inget har hänt än.")
    return _("Senast ändrades något {day}: {event}.", day=numbers.day(newest.day), event=newest.text)
