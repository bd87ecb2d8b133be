"""Exports made from a grammar, each with the right answer known from how it was made.

An export is a choice on each axis below: where the measure, the period, the kind, the municipality and the
group are written (rows, headings, a column that splits rows, a row of its own, the text above, the sheet's
name), how the unit is told, what stands around the table, and the format of the file. The figures are drawn
first; the layout only says where each one is written. What may then be imported is what is ours, and no
target or budget.
"""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import get_column_letter

Key: TypeAlias = tuple[str, str, str, str]
"""Measure, period, kind and group of a figure that may be imported; the group is empty for all."""

GRID: TypeAlias = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Known:
    """A measure of the municipality: what it is called, in which unit, how large it is."""

    id: str
    title: str
    unit: str
    decimals: int
    low: float
    high: float
    sign: str


MEASURES: Final = (
    Known("svar", "Synpunkter som får svar i tid", "procent", 1, 70, 95, "%"),
    Known("sjuk", "Sjukfrånvaro i kommunen", "procent", 2, 5, 8, "%"),
    Known("behoriga", "Behöriga till gymnasiet (årskurs 9)", "procent", 1, 80, 93, "%"),
    Known("netto", "Nettokostnad för förskolan", "mnkr", 1, 520, 640, "mnkr"),
    Known("invanare", "Antal invånare", "antal", 0, 62000, 68000, "antal"),
    Known("tid", "Handläggningstid för bygglov", "dagar", 1, 30, 55, "dagar"),
)
HISTORY: Final = ("2018", "2019", "2020", "2021")


@dataclass(frozen=True, slots=True)
class Layout:
    """A choice on each axis. The defaults are the plainest export there is."""

    rows: tuple[str, ...] = ("measure",)
    columns: tuple[str, ...] = ("period",)
    heading: str = "joined"
    periods: str = "years"
    kinds: tuple[str, ...] = ("outcome",)
    whose: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    place: str = "heading"
    unit: str = "label"
    labels: str = "Nyckeltal"
    beside: str = ""
    above: str = ""
    below: str = ""
    sheet: str = "Blad1"
    format: str = "xlsx"
    order: str = "as is"
    marks: str = ""
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A file to be: rows of cells (a value, or a value with its number format), merged areas and the answer.

    ``must_ask`` names what the file does not say. ``measures`` are those in it.
    """

    name: str
    layout: Layout
    rows: GRID
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    right: dict[Key, Decimal] = field(default_factory=dict)
    must_ask: str = ""
    cells: dict[str, Key] = field(default_factory=dict)
    """The figure of each cell that holds one, by the cell's name: what a person would answer of it."""
    hidden: tuple[str, int] | None = None
    """A hidden row or column, counted from 0, with figures that nobody sees."""


AXES: Final[dict[str, tuple[Any, ...]]] = {
    "periods": ("years", "thirds", "months", "school", "spans", "accumulated", "dates", "quarters",
    "short months", "date cells", "january dates", "month cells"),
    "heading": ("joined", "merged", "blank", "repeated", "swapped"),
    "kinds": (
        ("outcome", "target"), ("outcome", "forecast"), ("target", "outcome"), ("outcome", "budget",
        "deviation"),
        ("preliminary",), ("outcome", "target", "forecast"),
    ),
    "groups": (("total", "women", "men"), ("women", "men", "total"), ("women", "men")),
    "whose": (("ours", "nation"), ("nation", "ours"), ("ours", "other", "nation"), ("ours", "unit")),
    "unit": (
        "column", "above", "below", "sheet", "format", "cell", "none", "heading", "scaled", "label comma",
        "percent", "percent word", "percent backslash",
    ),
    "labels": ("Indikator", "Mål|Indikator", "Verksamhet|Nyckeltal", "", "Mått|Ansvarig", "Nr|Mått",
    "Styrtal"),
    "beside": ("Kommentar", "Status", "Trend", "Källa"),
    "above": (
        "printed", "decided", "author", "report", "blank", "title far right", "printed in December",
        "municipality",
    ),
    "below": (
        "source", "footnote", "sum", "printed", "second table", "legend", "table of others", "more of ours",
    ),
    "format": ("ods", "csv", "xls", "csv comma"),
    "order": ("descending", "shuffled"),
    "sheet": ("Utfall", "Sammanställning", "2026"),
    "marks": ("raised", "some missing", "all missing", "stars", "preliminary"),
    "hidden": ("row", "column"),
}  # fmt: skip
"""What each axis may be beside its plainest choice; ``rows`` and ``columns`` are drawn together below."""

SHAPES: Final = (
    (("measure",), ("period",)), (("measure",), ("kind", "period")), (("measure",), ("period", "kind")),
    (("measure", "kind"), ("period",)), (("measure", "group"), ("period",)), (("measure", "whose"),
    ("period",)),
    (("measure",), ("group", "period")), (("measure",), ("period", "group")), (("measure",), ("whose",
    "period")),
    (("period",), ("measure",)), (("period",), ("measure", "kind")), (("period", "group"), ("measure",)),
    (("measure", "period"), ()), (("measure", "period", "kind"), ()), (("measure", "period", "group"), ()),
    (("measure", "period", "whose"), ()), (("measure", "period"), ("kind",)), (("measure", "kind"), ()),
    (("measure", "group"), ("period", "kind")), (("measure", "kind"), ("group", "period")),
    (("section measure", "group"), ("period",)), (("section kind", "measure"), ("period",)),
    (("section whose", "measure"), ("period",)), (("measure",), ("kind",)), (("measure",), ("period",
    "whose")),
    (("section measure", "whose"), ("period", "kind")), (("measure",), ("kind", "group", "period")),
    (("whose", "measure"), ("period",)), (("measure",), ("period", "kind", "group")),
    (("section group", "measure"), ("period",)), (("period", "kind"), ("measure",)),
)  # fmt: skip
"""Which dimension is written down the rows and which along the columns, the outer first."""

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "outcome": ("Utfall", "Resultat", "Utfall", "Bokslut"),
    "target": ("Mål", "Målvärde", "Målnivå", "Måltal"),
    "forecast": ("Prognos", "Helårsprognos", "Prog"),
    "budget": ("Budget",),
    "deviation": ("Avvikelse",),
    "preliminary": ("Prel.", "Preliminärt utfall"),
    "total": ("Totalt", "Samtliga", "Alla"),
    "women": ("Kvinnor", "Flickor"),
    "men": ("Män", "Pojkar"),
    "ours": ("Exempelkommunen", "Exempel", "Kommunen"),
    "nation": ("Riket", "Rikssnitt", "Alla kommuner"),
    "other": ("Grannkommunen",),
    "unit": ("Centralskolan",),
}
_COLUMN: Final[dict[str, tuple[str, ...]]] = {
    "kind": ("Typ", "Slag", "Värdetyp"),
    "group": ("Kön",),
    "whose": ("Kommun", "Område"),
    "period": ("År", "Period", "Datum"),
}
_IMPORTED: Final = {"outcome", "forecast", "preliminary"}


_FORMATS: Final = {"format", "scaled", "percent", "percent word", "percent backslash"}


def exports(number: int, seed: int = 1) -> Iterator[Export]:
    """So many exports: each choice of each axis alone, each shape, then combinations drawn by ``seed``."""
    made = itertools.count(1)
    for layout in itertools.islice(_layouts(random.Random(seed)), number):
        count = next(made)
        yield _Maker(layout, random.Random(f"{seed} {count}"), f"e{count:03}").export()


def _layouts(draw: random.Random) -> Iterator[Layout]:
    yield Layout()
    for axis, choices in AXES.items():
        for choice in choices:
            yield _whole(Layout(**{axis: choice}), draw)
    for rows, columns in SHAPES:
        yield _whole(Layout(rows=rows, columns=columns), draw)
    long = ("measure", "whose", "group", "kind", "period")  # a figure a line, as a database gives them
    for marks in ("", "some missing"):
        yield _whole(Layout(long, (), labels="Nr|Mått", unit="column", format="csv", marks=marks), draw)
    for unit in ("above", "below"):  # said once of two tables
        yield Layout(unit=unit, below="second table")
    while True:
        rows, columns = draw.choice(SHAPES)
        picked = draw.sample(sorted(AXES), draw.randint(2, 6))
        yield _whole(Layout(rows, columns, **{axis: draw.choice(AXES[axis]) for axis in picked}), draw)


def _whole(layout: Layout, draw: random.Random) -> Layout:
    """The layout with every dimension that has more than one value written somewhere."""
    named = {name.removeprefix("section ") for name in (*layout.rows, *layout.columns)}
    if "kind" in named and len(layout.kinds) < 2:
        layout = replace(layout, kinds=draw.choice([one for one in AXES["kinds"] if len(one) > 1]))
    if "group" in named and not layout.groups:
        layout = replace(layout, groups=draw.choice(AXES["groups"]))
    if "whose" in named and not layout.whose:
        layout = replace(layout, whose=draw.choice(AXES["whose"]))
    columns = layout.columns
    if len(layout.kinds) > 1 and "kind" not in named:
        columns = (*columns, "kind")
    if layout.groups and "group" not in named:
        columns = (*columns, "group")
    if layout.whose and "whose" not in named:
        columns = (*columns, "whose")
    if layout.kinds == ("preliminary",) and "kind" not in named:
        columns = (*columns, "kind")
    layout = replace(layout, columns=columns)
    if "period" not in named:
        layout = replace(layout, place=draw.choice(("above", "sheet")))
    return _possible(layout)


def _possible(layout: Layout) -> Layout:
    """The layout without what its format cannot hold."""
    if layout.place == "sheet" and layout.format.startswith("csv"):
        layout = replace(layout, place="above")
    if layout.unit == "sheet" and layout.format.startswith("csv"):
        layout = replace(layout, unit="above")
    if layout.unit in _FORMATS and layout.format != "xlsx":
        layout = replace(layout, unit="cell")
    if layout.format.startswith("csv"):
        layout = replace(layout, hidden="")
    if layout.marks == "raised" and (layout.format != "xlsx" or layout.unit in _FORMATS):
        layout = replace(layout, marks="stars" if layout.unit not in _FORMATS else "")
    if layout.marks in {"stars", "preliminary"} and layout.unit in {*_FORMATS, "above", "below", "sheet"}:
        layout = replace(layout, marks="some missing")
    if layout.order == "shuffled" and any(name.startswith("section") for name in layout.rows):
        layout = replace(layout, order="as is")
    return layout


class _Maker:
    """Writes one export."""

    def __init__(self, layout: Layout, draw: random.Random, name: str) -> None:
        self._layout, self._draw, self._name = layout, draw, name
        self._words: dict[str, str] = {}
        self._periods = self._drawn_periods()
        money = layout.unit in {"above", "below", "sheet", "format", "scaled"}
        shares = layout.unit in {"heading", "percent", "percent word", "percent backslash"}
        pool = (
            [MEASURES[3]] if money else draw.sample(MEASURES[:3] if shares else MEASURES, draw.randint(2, 3))
        )
        self._measures = pool
        self._figures: dict[tuple[str, ...], Decimal] = {}

    def _drawn_periods(self) -> list[str]:
        if not {"period", "section period"} & {*self._layout.rows, *self._layout.columns}:
            return [self._draw.choice(("2025", "2026-T2"))]
        match self._layout.periods:
            case "thirds" | "spans" | "accumulated":
                return ["2025-T1", "2025-T2"]
            case "months" | "short months" | "month cells":
                return ["2026-01", "2026-02", "2026-03"]
            case "school":
                return ["2023/2024", "2024/2025"]
            case "quarters":
                return ["2025-Q1", "2025-Q2"]
        return self._draw.choice((["2023", "2024", "2025"], ["2024", "2025"], ["2025"]))

    # what stands where

    def export(self) -> Export:
        layout = self._layout
        columns = list(itertools.product(*(self._values(name) for name in layout.columns)))
        rows = list(itertools.product(*(self._values(name.removeprefix("section ")) for name in layout.rows)))
        if layout.order == "shuffled":
            self._draw.shuffle(rows)
        right: dict[Key, Decimal] = {}
        grid = self._above()
        merged: list[tuple[int, int, int, int]] = []
        cells: dict[str, Key] = {}
        hidden: tuple[str, int] | None = None
        leading = self._leading()
        above = len(grid)
        head = self._heading(columns, leading, above, merged)
        grid += head
        last: list[str] = []
        for number, row in enumerate(rows, 1):
            named = dict(zip((name.removeprefix("section ") for name in layout.rows), row, strict=True))
            sections = [name for name in layout.rows if name.startswith("section ")]
            for section in sections:
                word = self._row_word(section.removeprefix("section "), named)
                if last != [word]:
                    grid.append([word])
                    last = [word]
            line: list[Any] = []
            for name in leading:
                line.append(self._lead(name, named, number))
            for column in columns:
                all_ = {**named, **dict(zip(layout.columns, column, strict=True))}
                value, cell = self._figure(all_)
                key = self._key(all_)
                cell, is_there = self._marked(cell)
                key = self._as_noted(key, cell)
                if key:
                    cells[f"{get_column_letter(len(line) + 1)}{len(grid) + 1}"] = key
                if key and is_there:
                    right[key] = value
                line.append(cell)
            if layout.beside:
                line.append(self._beside())
            grid.append(line)
            if layout.hidden == "row" and number == 1:
                hidden = "row", len(grid)
                grid.append([*line[: len(leading)], *([777] * len(columns))])
        grid += self._below(len(leading), columns)
        if layout.below == "more of ours" and layout.unit in {"label", "label comma", "cell"}:
            self._earlier(grid, right, cells)
        must = {"none": "unit"}.get(layout.unit, "")
        if layout.hidden == "column":
            hidden = "column", len(leading) + len(columns)
            _hide(grid, above + len(head), hidden[1])
        return Export(self._name, layout, grid, merged, right, must, cells, hidden)

    def _earlier(self, grid: GRID, right: dict[Key, Decimal], cells: dict[str, Key]) -> None:
        """One more table with figures of the same measures, of a year before those of the first."""
        grid += [[], ["Uppföljning av äldre år"], ["Nyckeltal", "Utfall 2022"]]
        for measure in self._measures:
            value, cell = self._figure({"measure": measure, "period": "2022", "kind": "outcome"})
            grid.append([self._title(measure), cell])
            key = cells[f"B{len(grid)}"] = measure.id, "2022", "outcome", ""
            right[key] = value

    def _as_noted(self, key: Key | None, cell: Any) -> Key | None:
        """The figure of a cell whose footnote says that it is preliminary."""
        if key is None or self._layout.marks != "preliminary" or not str(cell).endswith("*"):
            return key
        return (*key[:2], "preliminary" if key[2] != "forecast" else key[2], key[3])

    def _marked(self, cell: Any) -> tuple[Any, bool]:
        """A cell with a footnote, or a mark in its place; and whether its figure is still there."""
        match self._layout.marks:
            case "all missing":
                return "-", False
            case "some missing" if self._draw.random() < 0.3:
                return self._draw.choice(("-", "..", "uppgift saknas", "i.u.", "n/a")), False
            case "stars" | "preliminary" if self._draw.random() < 0.5:
                return f"{_shown(cell)}*", True
            case "raised" if self._draw.random() < 0.5:
                return CellRichText(_shown(cell), TextBlock(InlineFont(vertAlign="superscript"), "1")), True
        return cell, True

    def _values(self, name: str) -> list[Any]:
        layout = self._layout
        match name:
            case "measure":
                return list(self._measures)
            case "period":
                return self._periods[::-1] if layout.order == "descending" else self._periods
            case "kind":
                return list(layout.kinds)
            case "group":
                return list(layout.groups)
        return list(layout.whose)

    def _all(self, named: dict[str, Any]) -> tuple[Known, str, str, str, str]:
        kind = named.get("kind", self._layout.kinds[0])
        return (
            named["measure"], named.get("period", self._periods[0]), kind,
            named.get("whose", "ours"), named.get("group", "total"),
        )  # fmt: skip

    def _figure(self, named: dict[str, Any]) -> tuple[Decimal, Any]:
        measure, period, kind, whose, group = self._all(named)
        key = (measure.id, period, kind, whose, group)
        if group == "total" and self._layout.groups and key not in self._figures:
            self._figures[key] = self._whole({**named, "period": period})
        while key not in self._figures:
            drawn = round(Decimal(self._draw.uniform(measure.low, measure.high)), measure.decimals)
            if drawn not in self._figures.values():
                self._figures[key] = drawn
        value = self._figures[key]
        return value, self._cell(value, measure)

    def _whole(self, named: dict[str, Any]) -> Decimal:
        """The figure of all, as it follows from those of women and men."""
        women, men = (self._figure({**named, "group": group})[0] for group in ("women", "men"))
        measure: Known = named["measure"]
        if measure.unit in {"antal", "mnkr"}:
            return women + men
        return round((women + men) / 2, measure.decimals)

    def _key(self, named: dict[str, Any]) -> Key | None:
        measure, period, kind, whose, group = self._all(named)
        if whose != "ours" or kind not in _IMPORTED:
            return None
        if kind == "forecast" and len(period) > 4 and period[5:6] == "T":
            period = period if "period" in {*self._layout.rows, *self._layout.columns} else period[:4]
        if kind == "outcome" and "-T" in period:
            kind = "part_year"
        return measure.id, period, kind, "" if group == "total" else group

    def _cell(self, value: Decimal, measure: Known) -> Any:  # noqa: PLR0911  (one for each way to write it)
        layout, is_text = self._layout, self._layout.format.startswith("csv")
        shown = f"{value:f}".replace(".", ",")
        match layout.unit:
            case "above" | "below" | "sheet":
                thousand = int(value * 1000)
                return str(thousand) if is_text else thousand
            case "format":
                return (int(value * 1000), '#,##0 "tkr"')
            case "scaled":
                return (int(value * 1_000_000), "#,##0,")
            case "percent":
                return (float(value / 100), "0.0%")
            case "percent word":
                return (float(value), '0.0" %"')
            case "percent backslash":
                return (float(value), "0.0\\%")
            case "cell":
                return f"{shown} {measure.sign}".replace(" antal", "")
        if is_text:
            return shown
        return float(value) if measure.decimals else int(value)

    # words

    def _word(self, choice: str) -> str:
        return self._words.setdefault(choice, self._draw.choice(_WORDS[choice]))

    def _row_word(self, name: str, named: dict[str, Any]) -> Any:
        choice = named[name]
        if name == "measure":
            return self._title(choice)
        return self._period(choice) if name == "period" else self._word(choice)

    def _title(self, measure: Known) -> str:
        match self._layout.unit:
            case "label":
                return measure.title if measure.sign == "antal" else f"{measure.title} ({measure.sign})"
            case "scaled":
                return f"{measure.title} (tkr)"
            case "label comma":
                return measure.title if measure.sign == "antal" else f"{measure.title}, {measure.sign}"
        return measure.title

    def _period(self, period: str) -> Any:  # noqa: PLR0911  (one for each way to write it)
        year, _, part = period.partition("-")
        months = ("jan", "feb", "mar")
        match self._layout.periods:
            case "thirds" if part:
                return {"T1": f"T1 {year}", "T2": f"Delår 2 {year}"}[part]
            case "spans" if part:
                return {"T1": f"jan-apr {year}", "T2": f"januari–augusti {year}"}[part]
            case "accumulated" if part:
                return {"T1": f"Ack. april {year}", "T2": f"ack aug {year}"}[part]
            case "months":
                return period
            case "month cells" if part and self._has_date_cells:
                return (date(int(year), int(part), 1), "mmm-yy")
            case "short months" | "month cells" if part:
                return f"{months[int(part) - 1]}-{year[2:]}"
            case "school" if "/" in period:
                return f"Läsåret {period[:5]}{period[7:]}"
            case "quarters" if part:
                return f"Kvartal {part[1:]} {year}"
            case "dates" if not part and "/" not in period:
                return f"{year}-12-31"
            case "date cells" | "january dates" if not part and "/" not in period and self._has_date_cells:
                is_last = self._layout.periods == "date cells"
                return date(int(year), 12, 31) if is_last else date(int(year), 1, 1)
        if part:
            return {"T1": f"jan-apr {year}", "T2": f"T2 {year}"}.get(part, period)
        if self._layout.format.startswith("csv") or "/" in period:
            return period
        return int(year)

    @property
    def _has_date_cells(self) -> bool:
        """Whether a period stands alone in a cell of a workbook, where it can be a date."""
        layout = self._layout
        is_alone = "period" in layout.rows or layout.columns == ("period",)
        has_cells = layout.format == "xlsx" or (
            layout.periods == "month cells" and layout.format in {"ods", "xls"}
        )
        return is_alone and has_cells and layout.unit != "heading"

    # the heading

    def _leading(self) -> list[str]:
        """The columns before the figures: those of the labels, and those that split rows."""
        layout = self._layout
        names: list[str] = []
        for name in layout.rows:
            if name.startswith("section "):
                continue
            if name == "measure":
                parts = layout.labels.split("|")
                names += [f"label {part}" for part in parts]
            else:
                names.append(name)
        if layout.unit == "column" and "measure" in layout.rows:
            names.append("unit")
        return names

    def _lead(self, name: str, named: dict[str, Any], number: int) -> Any:
        if name.startswith("label "):
            word = name.removeprefix("label ")
            if word in {"Nyckeltal", "Indikator", "Mått", "Styrtal", ""}:
                return self._title(named["measure"])
            return {
                "Mål": "En trygg kommun", "Verksamhet": "Barn och utbildning", "Ansvarig": "Kontoret",
                "Nr": number,
            }[word]  # fmt: skip
        if name == "unit":
            return named["measure"].sign
        return self._row_word(name, named)

    def _heading(
        self, columns: Sequence[tuple[Any, ...]], leading: Sequence[str], above: int, merged: list[Any]
    ) -> GRID:
        layout = self._layout
        lead = [self._lead_heading(name) for name in leading]
        last = [layout.beside] if layout.beside else []
        if not layout.columns:
            unit = " (%)" if layout.unit == "heading" else ""
            return [[*lead, f"{self._value_heading()}{unit}", *last]]
        names = [[self._column_word(name, column) for name, column in self._pairs(one)] for one in columns]
        if layout.unit == "heading":
            names = [[*one[:-1], f"{one[-1]} (%)"] for one in names]
        if layout.heading == "joined" or len(layout.columns) == 1:
            order = (
                slice(None, None, -1)
                if layout.heading == "joined" and self._draw.random() < 0.5
                else slice(None)
            )
            texts = [one[0] if len(one) == 1 else " ".join(str(word) for word in one[order]) for one in names]
            return [[*lead, *texts, *last]]
        depth = len(layout.columns)
        rows: GRID = [[*([""] * len(lead) if level < depth - 1 else lead)] for level in range(depth)]
        for level in range(depth):
            previous: Any = object()
            start = 0
            for number, one in enumerate(names):
                word, path = one[level], one[: level + 1]
                again = path == previous and level < depth - 1
                rows[level].append("" if again and layout.heading in {"merged", "blank"} else word)
                if again and layout.heading == "merged" and layout.format != "csv":
                    first = len(lead) + start
                    merged[:] = [area for area in merged if area[:2] != (above + level, first)]
                    merged.append((above + level, first, above + level, len(lead) + number))
                if not again:
                    start = number
                previous = path
        rows[-1] += last
        return rows

    def _pairs(self, column: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
        pairs = list(zip(self._layout.columns, column, strict=True))
        yield from pairs[::-1] if self._layout.heading == "swapped" and len(pairs) == 1 else pairs

    def _column_word(self, name: str, choice: Any) -> Any:
        if name == "measure":
            return self._title(choice)
        return self._period(choice) if name == "period" else self._word(choice)

    def _lead_heading(self, name: str) -> str:
        if name.startswith("label "):
            return name.removeprefix("label ")
        if name == "unit":
            return "Enhet"
        return self._words.setdefault(f"column {name}", self._draw.choice(_COLUMN[name]))

    def _value_heading(self) -> str:
        return (
            "Värde" if "kind" in self._layout.rows or self._layout.kinds == ("outcome",) else "Prel. utfall"
        )

    def _beside(self) -> str:
        return {
            "Kommentar": "Bättre än i fjol, då 83 procent nåddes", "Status": "Grön", "Trend": "↑",
            "Källa": "Egen uppföljning 2024",
        }[self._layout.beside]  # fmt: skip

    # around the table

    def _above(self) -> GRID:
        layout = self._layout
        lines: GRID = []
        year = self._periods[0][:4]
        match layout.above:
            case "printed":
                lines += [["Utskriven 2026-08-31 13:05"], []]
            case "printed in December":
                lines += [["Rapport uttagen: 2026-10-31"], []]
            case "decided":
                lines += [["Antagen av kommunstyrelsen 2023-08-31 § 112"], []]
            case "author":
                lines += [["Upprättad av: Kvalitetsstrateg, 15 mars 2026"]]
            case "report":
                lines += [["Uppföljning av nyckeltal"], []]
            case "blank":
                lines += [[], []]
            case "title far right":
                lines += [["Nyckeltal för kommunen", "", "", "", "", "Sida 1 av 1"], []]
            case "municipality":
                lines += [["Exempelkommunen"], ["Resultat för våra nyckeltal"], []]
        if not {"period", "section period"} & {*layout.rows, *layout.columns} and layout.place == "above":
            period = self._periods[0]
            told = f"Uppföljning {year}" if len(period) == 4 else f"Delårsrapport 2 {year}"
            lines = [[told], *lines]
        if layout.unit == "above":
            lines += [["Belopp i tkr"]]
        return [list(line) for line in lines]

    def _below(self, leading: int, columns: Sequence[Any]) -> GRID:
        layout = self._layout
        lines: GRID = []
        match layout.below:
            case "source":
                lines += [[], ["Källa: Kolada och egna system, hämtat 2026-10-15"]]
            case "footnote":
                lines += [[], ["1) Mätningen görs varje höst"]]
            case "sum":
                lines += [["Summa", *[""] * (leading - 1), *[999] * max(1, len(columns))]]
            case "printed":
                lines += [[], ["Sida 1 av 2, 2026-10-30"]]
            case "second table":
                lines += [[], ["Budget 2026 och plan 2027"], ["Nyckeltal", "Budget 2026", "Plan 2027"]]
                lines += [[measure.title, 11, 12] for measure in self._measures]
            case "legend":
                lines += [[], ["i.u. = ingen uppgift    - = mäts inte den här perioden, .. = färre än fem"]]
            case "table of others":
                lines += [[], [self._draw.choice(("Riket", "Grannby kommun"))], ["Nyckeltal", "Utfall 2025"]]
                lines += [[self._title(measure), 11] for measure in self._measures]
        if layout.marks == "preliminary":
            lines += [[], ["* Preliminärt."]]
        if layout.unit == "below":
            lines += [[], ["Belopp i tkr"]]
        return [list(line) for line in lines]


def _hide(grid: GRID, body: int, place: int) -> None:
    """Put a column of other figures after the others of a table whose rows begin at ``body``."""
    for number, row in enumerate(grid[body - 1 :], body - 1):
        row.extend([""] * (place - len(row)))
        if number < body:
            row.insert(place, "Utfall 2022")
        elif len([cell for cell in row if cell != ""]) > 1:
            row.insert(place, 777)


def _shown(cell: Any) -> str:
    """A cell as people read it in Swedish."""
    return str(cell).replace(".", ",")


def sheet_of(export: Export) -> str:
    """The name of the sheet the export is in."""
    layout = export.layout
    if layout.unit == "sheet":
        return "Belopp i tkr"
    if layout.place == "sheet":
        period = next(iter(export.right))[1] if export.right else "2025"
        return period if len(period) == 4 else f"T2 {period[:4]}"
    return layout.sheet
