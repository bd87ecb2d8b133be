"""The lists over everything: every record by name, and what is new."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from paraply import numbers
from paraply.derive.news import Event, news_of
from paraply.derive.views import Views
from paraply.language import _, ngettext
from paraply.model.kind import name_of
from paraply.render import urls
from paraply.render.directory import LIST_LIMIT, Section, is_split, sections_of, word_of
from paraply.render.events import EventLine, event_line
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.search import SEARCH_SCRIPTS
from paraply.speech.text import of

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
OPEN_LINES = 18
"""So many of the newest year's events are open; the others, and each year before, are folded away."""


@dataclass(frozen=True, slots=True)
class Year:
    """The events of a year, the newest first."""

    year: int
    lines: Sequence[EventLine]

    @property
    def shown(self) -> Sequence[EventLine]:
        """Those that are open where this is the newest year."""
        return self.lines[:OPEN_LINES]

    @property
    def folded(self) -> Sequence[EventLine]:
        """Those below a fold."""
        return self.lines[OPEN_LINES:]


def pages(views: Views) -> Iterator[Page]:
    """The list from A to Ö, a page per letter when it is long, and the news."""
    sections = sections_of(views)
    split = is_split(sections)
    yield _a_to_z_page(sections, views, split=split)
    if split:
        for section in sections:
            yield _letter_page(section, sections, views)
    yield from _news_pages(views)


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
        description=of(views.content.municipality.name, lead),
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
        scripts=lambda: SEARCH_SCRIPTS,
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
    others = [letter for letter in at if letter not in ALPHABET]
    where = {
        letter: urls.letter(anchor) if split else f"{urls.A_TO_Z}#{anchor}" for letter, anchor in at.items()
    }
    return [(letter, where.get(letter, "")) for letter in (*others, *ALPHABET)]


def _news_pages(views: Views) -> Iterator[Page]:
    """What is new, and a page for each earlier year when all is too long for one page."""
    years = {year: list(of_year) for year, of_year in groupby(news_of(views), key=_year)}
    newest = event_line(next(iter(years.values()))[0], views) if years else None
    lead = _news_lead(newest)
    split = sum(map(len, years.values())) > LIST_LIMIT
    own = {year: urls.part_of(urls.NEWS, str(year)) for year in [*years][1:]} if split else {}
    yield Page(
        address=urls.NEWS,
        searched=_("nyheter"),
        title=_("Nytt"),
        description=of(views.content.municipality.name, lead),
        template="news.html",
        values={
            "lead": lead,
            "own_pages": [(year, address, len(years[year])) for year, address in own.items()],
            "feed": urls.FEED if views.content.municipality.site_address else "",
        },
        breadcrumbs=(crumbs.start(),),
        later=partial(_years, {year: events for year, events in years.items() if year not in own}, views),
        updated=newest.day if newest else None,
    )
    for year, address in own.items():
        yield _year_page(year, address, years[year], views)


def _year_page(year: int, address: str, events: Sequence[Event], views: Views) -> Page:
    lead = ngettext(
        "{count} händelse under {year}, den senaste först.",
        "{count} händelser under {year}, den senaste först.",
        len(events),
        count=numbers.number(len(events), 0),
        year=year,
    )
    return Page(
        address=address,
        title=_("Nytt {year}", year=year),
        description=of(views.content.municipality.name, lead),
        template="news_year.html",
        values={"lead": lead},
        breadcrumbs=(crumbs.start(), Crumb(_("Nytt"), urls.NEWS)),
        later=partial(_years, {year: events}, views),
        updated=events[0].day,
    )


def _year(event: Event) -> int:
    return event.day.last.year


def _years(years: Mapping[int, Sequence[Event]], views: Views) -> dict[str, list[Year]]:
    told = [Year(year, [event_line(event, views) for event in events]) for year, events in years.items()]
    return {"newest": told[:1], "earlier": told[1:]}


def _news_lead(newest: EventLine | None) -> str:
    if newest is None:
        return _("Inget har hänt än.")
    return _(
        "Senaste nytt är från {day}. {event}.",
        day=numbers.in_sentence(newest.day),
        event=newest.text.rstrip("."),
    )
