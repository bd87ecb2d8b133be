"""What stands around a table: the lines above and below it, the sheet's name, the day it was printed.

A line that only says known things is sure. One that says a known thing among other words may be about
something else: it is only a reason to ask, where the table itself does not say. A line about the paper (when
it was printed, who decided it) says nothing of the figures, but a day on which they cannot have been later.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from paraply.importers.fragments import Fragment, Vocabulary
from paraply.importers.periods import MONTHS, When, when_of
from paraply.importers.tables import Table, Text, is_figure
from paraply.importers.units import is_money
from paraply.importers.vocabulary import DRAFT, PRINTED, Sort, Whose

_FOLLOWED: Final = re.compile(
    r"uppfölj|utfall|resultat|redovis|bokslut|delår|berättels|rapport|måluppfyll|styrkort", re.IGNORECASE
)
"""A title with such a word is about what happened, though it may name goals and budgets too."""

_REPORT: Final = re.compile(
    r"delår|tertial|årsredovis|årsbokslut|verksamhetsberätt|\bavser\b|\bperiod(?:en)?\b|helår", re.IGNORECASE
)
"""A title with such a word names the period of its figures, whatever else it says."""

_MADE: Final = re.compile(
    r"utskri|uttag|utdrag|skapa|framtag|hämta|exporter|sparad|uppdater|\bdatum:", re.IGNORECASE
)
_PLAIN_SHEET: Final = re.compile(r"(?:blad|sheet|tabell|ark|data|export)\s*\d*", re.IGNORECASE)
_BROKEN_DOWN: Final = re.compile(r"per kön|könsuppdel|uppdela", re.IGNORECASE)
_NOTE: Final = re.compile(
    r"(?P<mark>\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]|(?:\d{1,2}|[a-z])\)|\.{1,3}|…"
    r"|[-\u2013](?=\s?(?:[=:]|betyder|innebär|står för))|[^\s=]{1,6}(?=\s?=))"
    r"\s?(?:[=:]|betyder|innebär|står för)?\s*(?P<text>[^\s.].*)",
    re.IGNORECASE,
)
"""A footnote: ``1) Ny växel``, ``.. = färre än tio svar``."""
_LEGEND: Final = re.compile(r"\A(?:teckenförklaring|förklaring|tecken|fotnot|not)\w{0,3}:\s*", re.IGNORECASE)
"""What may stand before the first note of a line."""
_APART: Final = re.compile(r"[\t;]| {3,}|[,.] (?=[^\s=]{1,6} ?= )")
"""What parts two notes on one line: ``i.u. = ingen uppgift    – = mäts inte``."""
_THIRD: Final = re.compile(r"(?<![^\W_])(?:T|tertial) ?3(?!\d)", re.IGNORECASE)
_SPELLED: Final = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰\u2013", "1234567890-", ")⁾")
_DAYS: Final = (
    re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[- /.](?P<year>20\d\d)"),
    re.compile(rf"(?P<day>\d{{1,2}}) (?P<name>{'|'.join(MONTHS)}) (?P<year>20\d\d)", re.IGNORECASE),
)


@dataclass(slots=True)
class Around:
    """What was read around one table of a sheet."""

    sheet: str
    is_text: bool = False
    lines: list[tuple[Text, Fragment]] = field(default_factory=list)
    whens: list[tuple[When, Text, bool]] = field(default_factory=list)
    units: list[tuple[Text, str]] = field(default_factory=list)
    doubtful_kinds: list[str] = field(default_factory=list)
    doubtful_whose: list[str] = field(default_factory=list)
    doubtful_groups: list[str] = field(default_factory=list)
    sheet_says: Fragment | None = None
    printed: date | None = None
    title: str = ""
    """The nearest line above that says more than known things: what the table is about."""
    is_draft: bool = False
    is_one_year: bool = True
    """Whether the months of the table follow one another within a year, as far as they have none."""
    twice: str = ""
    """A heading of two columns of figures: what tells them apart is not said."""
    has_third: bool = False
    """Whether a third *tertial* has a column or row of its own: the second then hardly begins in January."""
    notes: dict[str, str] = field(default_factory=dict)
    """The text of each footnote, by its mark as ``_mark`` spells it."""

    def note(self, mark: str) -> str:
        """The text of a footnote, or what a sign for a missing figure stands for; empty where none says."""
        return self.notes.get(_mark(mark), "")


def around(
    sheet: str,
    table: Table,
    words: Vocabulary,
    file: str,
    elsewhere: Sequence[Text] = (),
    others: Sequence[Text] = (),
) -> Around:
    """What stands around a table of a file with the name ``file``.

    ``elsewhere`` holds the lines above the first table of the sheet, and below the last: *Belopp i tkr* may
    be said once of them all. ``others`` are the lines of the other tables: their footnotes count here too.
    """
    found = Around(sheet, is_text=not sheet)
    for text in others:
        _notes_in(found, text)
    for text in reversed(table.above):
        _line(found, text, words, is_above=True)
    for text in table.below:
        _line(found, text, words, is_above=False)
    found.title = next((text.text for text, said in found.lines if said.rest), "")
    found.units += list(_corner_units(table, words))
    if not found.units:
        said = ((text, words.fragment(" ".join(text.text.split()), is_title=True).unit) for text in elsewhere)
        found.units += [(text, unit) for text, unit in said if unit and is_money(unit)]
    if sheet and not _PLAIN_SHEET.fullmatch(sheet.strip()):
        fragment = words.fragment(sheet, is_title=True)
        if fragment.says:
            found.sheet_says = fragment
            if fragment.unit:
                found.units.append((Text(sheet, ""), fragment.unit))
        found.is_draft = bool(DRAFT.search(sheet))
    found.is_one_year = all(
        months == sorted(months)
        for months in (
            _months(text for column in table.columns for text in column.path[-1:] if column.role is None),
            _months(text for row in table.rows for _column, text in row.texts),
        )
    )
    found.twice = _twice(table)
    found.has_third = any(_THIRD.search(text.text) for text in _texts(table))
    stem = words.fragment(re.sub(r"[_\-.]+", " ", file), is_title=True)
    if stem.sort in {Sort.TARGET, Sort.BUDGET, Sort.FORECAST, Sort.PRELIMINARY} and not _FOLLOWED.search(
        file
    ):
        found.doubtful_kinds.append(file)
    return found


def _notes_in(found: Around, text: Text) -> bool:
    """Whether a line explains marks; what it says of each is kept."""
    line = _LEGEND.sub("", str(text.raw or text.text)).strip()
    if not _NOTE.match(" ".join(line.split())):
        return False
    for part in _APART.split(line):
        if told := _NOTE.match(part.strip()):
            found.notes[_mark(told["mark"])] = told["text"].strip()
    return True


def _line(  # noqa: PLR0912  (one for each part of a meaning)
    found: Around, text: Text, words: Vocabulary, *, is_above: bool
) -> None:
    line = " ".join(text.text.split())
    if _notes_in(found, text):
        return
    if PRINTED.search(line):
        if _MADE.search(line) and (day := _latest(line)):
            found.printed = max(found.printed, day) if found.printed else day
        if "prelimin" in line.casefold():
            found.doubtful_kinds.append(line)
        return
    said = words.fragment(line, is_title=True)
    if said.unit:
        found.units.append((text, said.unit))
    if is_above:
        if said.when:
            found.whens.append((said.when, text, not said.rest or bool(_REPORT.search(line))))
        sort = (
            None
            if _FOLLOWED.search(line) and said.sort not in {Sort.FORECAST, Sort.PRELIMINARY}
            else said.sort
        )
        is_sure = not said.rest and (sort is said.sort)
        if is_sure:
            found.lines.append((text, said))
        else:
            found.lines.append((text, Fragment(line, rest=said.rest or line, unit=said.unit)))
        if not is_sure and sort not in {None, Sort.OUTCOME}:
            found.doubtful_kinds.append(line)
        is_of_others = said.whose in {Whose.NATION, Whose.OTHERS} or words.names_neighbour(line)
        if said.rest and is_of_others:
            found.doubtful_whose.append(line)
        if said.rest and said.group not in {None, "total"} and not _BROKEN_DOWN.search(line):
            found.doubtful_groups.append(line)
    elif "prelimin" in line.casefold() or "prognos" in line.casefold():
        found.doubtful_kinds.append(line)


def _corner_units(table: Table, words: Vocabulary) -> Iterator[tuple[Text, str]]:
    for text in table.corner:
        if unit := words.fragment(text.text).unit:
            yield text, unit


def _months(texts: Iterable[Text]) -> list[int]:
    """The first month of each text that names one and no year, in order."""
    whens = (when_of(text.raw if text.raw is not None else text.text, text.shown)[0] for text in texts)
    return [when.months[0] for when in whens if when and when.months and when.year is None]


def _texts(table: Table) -> Iterator[Text]:
    for column in table.columns:
        yield from column.path
    for row in table.rows:
        yield from (text for _column, text in row.texts)


def _twice(table: Table) -> str:
    """The heading that two columns side by side share, both with figures; empty where none does."""
    seen: dict[tuple[int, str], int] = {}
    for column in table.columns:
        heading = " ".join(text.text for text in column.path)
        if column.role is None and heading:
            other = seen.setdefault((column.part, heading), column.number)
            both = {other, column.number}
            filled = (
                both <= {one.number for one, cell in row.cells if is_figure(cell)} for row in table.rows
            )
            if len(both) == 2 and any(filled):
                return heading
    return ""


def _mark(text: str) -> str:
    """A mark in one spelling: ``¹`` above the line is ``1)`` below the table, and ``-`` is ``–``."""
    return text.strip().translate(_SPELLED).casefold()


def _latest(line: str) -> date | None:
    """The last day that a line names."""
    days = []
    for form in _DAYS:
        for found in form.finditer(line):
            named = found.groupdict()
            month = MONTHS.index(named["name"].casefold()) + 1 if named.get("name") else int(named["month"])
            try:
                days.append(date(int(named["year"]), month, int(named["day"])))
            except ValueError:
                continue
    return max(days, default=None)
