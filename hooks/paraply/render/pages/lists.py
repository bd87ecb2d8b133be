"""The lists over everything: every record by name, and what is new."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from paraply import numbers
from paraply.derive.news import news_of
from paraply.derive.views import Views
from paraply.render import urls
from paraply.render.directory import LIST_LIMIT, Section, is_split, sections_of, word_of
from paraply.render.events import EventLine, event_line, name_of
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.search import SEARCH_SCRIPTS

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
NAMES_IN_LINE = 3
"""So many names of an event are told at once; more are folded away."""


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
    found = f"{numbers.number(records, 0)} {'sida' if records == 1 else 'sidor'}"
    lead = f"Här finns {found} om löften, mål och resultat, efter namn." if records else "Här är tomt än."
    return Page(
        address=urls.A_TO_Z,
        title="Allt från A till Ö",
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
        breadcrumbs=(crumbs.START,),
        section="a-o",
        scripts=SEARCH_SCRIPTS,
    )


def _letter_page(section: Section, sections: Sequence[Section], views: Views) -> Page:
    letter = section.letter.letter
    return Page(
        address=urls.letter(section.letter.anchor),
        title=f"Allt på {letter}",
        description=f"{views.content.municipality.name}: {len(section.lines)} namn börjar på {letter}.",
        template="letter.html",
        values={
            "section": section,
            "letters": _letters(sections, split=True),
            "word_of": word_of,
            "name_of": name_of,
        },
        breadcrumbs=(crumbs.START, Crumb("Allt från A till Ö", urls.A_TO_Z)),
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
    lines = [event_line(event) for event in news_of(views)]
    years = [(year, list(told)) for year, told in groupby(lines, key=lambda line: line.day.last.year)]
    lead = _news_lead(lines)
    return Page(
        address=urls.NEWS,
        title="Nytt",
        description=f"{views.content.municipality.name}: {lead}",
        template="news.html",
        values={
            "lead": lead,
            "years": years,
            "in_line": NAMES_IN_LINE,
            "limit": LIST_LIMIT,
            "feed": urls.FEED if views.content.municipality.site_address else "",
        },
        breadcrumbs=(crumbs.START,),
        updated=lines[0].day if lines else None,
    )


def _news_lead(lines: Sequence[EventLine]) -> str:
    if not lines:
        return "Inget har hänt än."
    return f"Senast ändrades något {numbers.day(lines[0].day)}: {lines[0].text}."
