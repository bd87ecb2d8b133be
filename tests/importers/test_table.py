"""Layouts as they stand in real reports: the headings of each source, verbatim, with a row or two."""

from collections.abc import Sequence
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from paraply.importers.headings import Role, read_heading
from paraply.importers.table import Entry, Reader
from paraply.importers.workbook import Cell, Sheet
from paraply.model.choices import OutcomeKind
from paraply.model.dates import Period


def sheet(*rows: Sequence[Any]) -> Sheet:
    return Sheet(
        "Blad1",
        [
            [Cell(f"{get_column_letter(column)}{number}", value) for column, value in enumerate(row, 1)]
            for number, row in enumerate(rows, 1)
        ],
    )


def read(*rows: Sequence[Any], reader: Reader | None = None) -> list[tuple[str, str, str, str, str]]:
    """Label, group row, words of the heading, period and cell of each entry."""
    return [
        (entry.label, entry.under, entry.series, str(entry.period), entry.cell.name)
        for entry in (reader or Reader()).read(sheet(*rows))
        if entry.cell.raw is not None
    ]


def entries(*rows: Sequence[Any], reader: Reader | None = None) -> Sequence[Entry]:
    return (reader or Reader()).read(sheet(*rows))


def test_helsingborg_scorecard() -> None:
    found = read(
        ["mätetal", "Utfall 2014", "Utfall 2015", "Utfall 2016", "Målvärde 2016"],
        ["Trygg stad", None, None, None, None],
        ["Andel förvärvsarbetande invånare 20-64 år 1)", 71.9, "72,4", "-", "Minst 42 %"],
    )
    label = "Andel förvärvsarbetande invånare 20-64 år"
    assert found == [
        (label, "Trygg stad", "", "2014", "B3"),
        (label, "Trygg stad", "", "2015", "C3"),
        (label, "Trygg stad", "", "2016", "D3"),
    ]


def test_helsingborg_kkik_has_two_rows_of_headings_and_group_rows() -> None:
    found = read(
        ["Nyckeltal", 2012.0, 2016.0, "Genomsnitt alla kommuner", "Genomsnitt större städer 1)"],
        [None, None, None, 2016.0, 2016.0],
        ["Tillgänglighet"],
        ["Svar på e-post", 80, 85, 82, 83],
    )
    assert (
        found
        == [
            ("Svar på e-post", "Tillgänglighet", "", "2012", "B4"),
            ("Svar på e-post", "Tillgänglighet", "", "2016", "C4"),
            ("Svar på e-post", "Tillgänglighet", "Genomsnitt alla kommuner", "2016", "D4"),
            ("Svar på e-post", "Tillgänglighet", "Genomsnitt större städer 1)", "2016", "E4"),
        ]
        or found[3][2] == "Genomsnitt större städer"
    )


def test_years_below_a_merged_heading() -> None:
    found = read([None, "Utfall", "Utfall"], ["Nyckeltal", "2024", "2025"], ["Svar", 1, 2])
    assert found == [("Svar", "", "", "2024", "B3"), ("Svar", "", "", "2025", "C3")]


def test_outcome_and_target_stand_below_each_year() -> None:
    found = read(
        ["Mått", "Helår 2024", "Helår 2024", "Helår 2025", "Helår 2025"],  # each heading is merged
        [None, "Utfall", "Mål", "Utfall", "Prognos"],
        ["Svar på e-post", 80, 90, 82, 84],
    )
    assert found == [
        ("Svar på e-post", "", "", "2024", "B3"),
        ("Svar på e-post", "", "", "2025", "D3"),
        ("Svar på e-post", "", "", "2025", "E3"),
    ]
    forecast = read_heading("Helår 2025 Prognos")
    assert (forecast.role, forecast.kind) == (Role.FIGURE, OutcomeKind.FORECAST)
    apart = read_heading("Helår 2025 Nettokostnad")
    assert apart.series == "Helår Nettokostnad"


def test_lindesberg_names_itself_in_the_heading() -> None:
    rows = (
        [None, "Lindesberg 2016", "Snitt KKiK", "Sämsta värde", "Bästa värde", "Utveckling"],
        ["Svar på e-post", 80, 82, 70, 99, "«"],
    )
    assert read(*rows, reader=Reader(frozenset({"lindesberg"}))) == [("Svar på e-post", "", "", "2016", "B2")]
    assert read(*rows) == [("Svar på e-post", "", "Lindesberg", "2016", "B2")]


@pytest.mark.parametrize("label", ["Mätområde", "mätområde"])
def test_lerum_and_lulea_have_a_row_for_each_value(label: str) -> None:
    [first, second] = entries(
        ["Rad-id", label, "Datum", "Värde (%)"],
        [1.0, "Totalt", 2015.0, 96.0],
        [2.0, "Riket", "2015-12-31", "95,0"],
    )
    assert (first.label, str(first.period), first.unit, first.cell.name) == (
        "Totalt",
        "2015",
        "procent",
        "D2",
    )
    assert (second.label, str(second.period)) == ("Riket", "2015")


def test_vastervik_has_a_unit_in_the_corner_and_several_kinds_of_figures() -> None:
    rows = (
        [
            "mnkr",
            "Intäkter 2020",
            "Kostnader 2021",
            "Nettokostnad 2021",
            "Budget 2021",
            "Avvikelse mot budget 2021",
        ],
        ["Utbildning", "1,0", None, " -1004,4", "5", "x"],
    )
    assert read(*rows) == [
        ("Utbildning", "", "Intäkter", "2020", "B2"),
        ("Utbildning", "", "Nettokostnad", "2021", "D2"),  # blank cells do not shift columns
        ("Utbildning", "", "Avvikelse mot budget", "2021", "F2"),
    ]
    assert {entry.unit for entry in entries(*rows)} == {"mnkr"}


def test_nynashamn_has_years_that_descend() -> None:
    assert read([None, "2018", "2017"], ["Årets resultat", "– 4", "– 0,8"]) == [
        ("Årets resultat", "", "", "2018", "B2"),
        ("Årets resultat", "", "", "2017", "C2"),
    ]


def test_sjobo_has_section_rows() -> None:
    found = read(
        [None, 2015.0, 2016.0],
        ["Allmänt"],
        ["Antal invånare", "18 306", "18 400"],
        ["Personal"],
        ["Årsarbetare", 1, 2],
    )
    assert [(label, under) for label, under, *_ in found[::2]] == [
        ("Antal invånare", "Allmänt"),
        ("Årsarbetare", "Personal"),
    ]


def test_goteborg_has_parts_below_their_whole() -> None:
    found = read(
        [None, "2017"],
        ["Verksamhetens intäkter", "1 000"],
        ["  -varav planenliga avskrivningar", "-5 367"],
        ["Verksamhetens kostnader", "-10 763"],
    )
    assert [(label, under) for label, under, *_ in found] == [
        ("Verksamhetens intäkter", ""),
        ("varav planenliga avskrivningar", "Verksamhetens intäkter"),
        ("Verksamhetens kostnader", ""),
    ]


def test_mellerud_has_chapters_and_no_figures() -> None:
    headings = ["Riskmatris", "Åtgärder", "Kontroller", "Kontroll uppföljning", "Avvikelser"]
    assert read(headings, ["Lön", "Kontroll", "x", "y", "z"]) == []


def test_an_interim_report_is_part_of_the_year() -> None:
    rows = (
        ["Delårsrapport 2 2025"],
        ["Mått", "Utfall", "Utfall 2025", "Utfall 2024", "Prognos 2025", "Kommentar"],
        ["Svar", 1, 1, 2, 3, "bra"],
    )
    assert [(str(one.period), one.kind) for one in entries(*rows)] == [
        ("2025-T2", OutcomeKind.OUTCOME),
        ("2025-T2", OutcomeKind.OUTCOME),
        ("2024", OutcomeKind.OUTCOME),
        ("2025", OutcomeKind.FORECAST),
    ]
    asked = Reader(period=Period.parse("2025-T1"))
    assert [str(one.period) for one in entries(*rows[1:], reader=asked)][:2] == ["2025-T1", "2025-T1"]


def test_a_column_that_names_no_period_says_so() -> None:
    [entry] = entries(["Mått", "Utfall"], ["Svar", 1])
    assert (entry.period, entry.unread) == (None, "kolumnen 'Utfall'")
    [entry] = entries(["Mått", "Period", "Utfall"], ["Svar", "i våras", 1])
    assert (entry.period, entry.unread) == (None, "'i våras'")


def test_a_fixed_column_has_the_period_it_was_given() -> None:
    fixed = {"ack aug": (Period.parse("2025-T2"), OutcomeKind.PRELIMINARY)}
    [entry] = entries(["Mått", "Ack. aug"], ["Svar", 1], reader=Reader(fixed=fixed))
    assert (str(entry.period), entry.kind) == ("2025-T2", OutcomeKind.PRELIMINARY)


@pytest.mark.parametrize(
    ("text", "role", "unit"),
    [
        ("Värde (%)", Role.FIGURE, "procent"),
        ("Målvärde 2016", Role.TARGET, None),
        ("Utveckling", Role.OTHER, None),
        ("tkr", Role.LABEL, "tkr"),
        ("Enhet", Role.UNIT, None),
        ("Prel. 2025", Role.FIGURE, None),
        ("Utfall 2025 (tkr)", Role.FIGURE, "tkr"),
    ],
)
def test_a_heading_has_a_role(text: str, role: Role, unit: str | None) -> None:
    heading = read_heading(text)
    assert (heading.role, heading.unit, heading.series) == (role, unit, "")


@pytest.mark.parametrize("rows", [[], [[]], [["Bara en titel"]], [["a", "b"], ["c", "d"]]])
def test_a_sheet_without_headings_has_no_entries(rows: list[list[str]]) -> None:
    assert read(*rows) == []
