"""What the cells of real reports mean: the headings of each source, verbatim, with a row or two.

A measure is known by the label of its row. What is none of ours is left with its reason, and what the sheet
does not say is asked about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from paraply.importers.fragments import Vocabulary
from paraply.importers.meaning import Meaning, Memory
from paraply.importers.reading import Sheets
from paraply.importers.vocabulary import Sort, Whose
from paraply.importers.workbook import Cell, Sheet
from paraply.model.choices import OutcomeKind
from paraply.model.content import Content
from paraply.model.dates import Period
from paraply.model.imports import ImportColumn
from tests.importers.imports import TODAY
from tests.made import content, measure

TITLES = (
    "Svar på e-post", "Andel förvärvsarbetande invånare 20-64 år", "Årets resultat", "Antal invånare",
    "Årsarbetare",
    "Verksamhetens kostnader", "Utbildning", "Behöriga (årskurs 9)", "Avfall (kg)",
)  # fmt: skip


def sheet(*rows: Sequence[Any], name: str = "Blad1") -> Sheet:
    return Sheet(
        name,
        [
            [_cell(f"{get_column_letter(column)}{number}", value) for column, value in enumerate(row, 1)]
            for number, row in enumerate(rows, 1)
        ],
    )


def _cell(name: str, value: Any) -> Cell:
    return Cell(name, value[0], shown=value[1]) if isinstance(value, tuple) else Cell(name, value)


def known(name: str = "Exempelkommunen", short: str = "Lindesberg") -> Content:
    measures = [measure(f"m{number}", title=title, unit="antal") for number, title in enumerate(TITLES)]
    made = content(measures=measures)
    return replace(
        made, municipality=made.municipality.model_copy(update={"name": name, "short_name": short})
    )


def meant(
    *rows: Sequence[Any], name: str = "Blad1", memory: Memory | None = None, file: str = "a"
) -> Mapping[str, Meaning]:
    """The meaning of each cell that looks like a figure, by its name."""
    memory = memory or Memory()
    sheets = Sheets(file, [sheet(*rows, name=name)], known(), memory, TODAY)
    return {found.cell.name: found for found in sheets.meanings(memory)}


def taken(*rows: Sequence[Any], **more: Any) -> dict[str, tuple[str, str, str]]:
    """The label, period and sort of each cell that is ours and whose period is stated."""
    return {
        cell: (found.label, str(found.period), found.sort.name)
        for cell, found in meant(*rows, **more).items()
        if found.measure and not found.not_ours and not found.unknown and not found.doubts
    }


MAIL = "Svar på e-post"


def test_helsingborg_scorecard() -> None:
    label = "Andel förvärvsarbetande invånare 20-64 år 1)"
    rows = (
        ["mätetal", "Utfall 2014", "Utfall 2015", "Utfall 2016", "Målvärde 2016"],
        ["Trygg stad", None, None, None, None],
        [label, 71.9, "72,4", "-", "Minst 42 %"],
    )
    found = meant(*rows)
    assert taken(*rows) == {
        "B3": (label, "2014", "OUTCOME"), "C3": (label, "2015", "OUTCOME"), "D3": (label, "2016", "OUTCOME"),
    }  # fmt: skip
    assert found["E3"].not_ours == "mål, inget utfall: mål skrivs i måttets targets"
    assert found["B3"].marks == "1)"


def test_helsingborg_kkik_has_two_rows_of_headings_and_the_averages_of_others() -> None:
    found = meant(
        ["Nyckeltal", 2012.0, 2016.0, "Genomsnitt alla kommuner", "Genomsnitt större städer 1)"],
        [None, None, None, 2016.0, 2016.0],
        ["Tillgänglighet"],
        [MAIL, 80, 85, 82, 83],
    )
    assert [str(found[cell].period) for cell in ("B4", "C4", "D4", "E4")] == ["2012", "2016", "2016", "2016"]
    assert not found["B4"].not_ours
    assert found["D4"].not_ours.startswith("gäller riket")
    assert found["E4"].not_ours.startswith("gäller andra än kommunen")


def test_years_below_a_heading_that_is_merged_or_goes_on() -> None:
    for upper in ([None, "Utfall", "Utfall"], [None, "Utfall", None]):
        assert taken(upper, ["Nyckeltal", "2024", "2025"], [MAIL, 1, 2]) == {
            "B3": (MAIL, "2024", "OUTCOME"), "C3": (MAIL, "2025", "OUTCOME"),
        }  # fmt: skip


def test_outcome_and_target_stand_below_each_year() -> None:
    rows = (
        ["Mått", "Helår 2024", None, "Helår 2025", None],
        [None, "Utfall", "Mål", "Utfall", "Prognos"],
        [MAIL, 80, 90, 82, 84],
    )
    assert taken(*rows) == {
        "B3": (MAIL, "2024", "OUTCOME"), "D3": (MAIL, "2025", "OUTCOME"), "E3": (MAIL, "2025", "FORECAST"),
    }  # fmt: skip


def test_lindesberg_names_itself_in_the_heading() -> None:
    rows = (
        [None, "Lindesberg 2016", "Snitt KKiK", "Sämsta värde", "Bästa värde", "Utveckling"],
        [MAIL, 80, 82, 70, 99, "«"],
    )
    found = meant(*rows)
    assert taken(*rows) == {"B2": (MAIL, "2016", "OUTCOME")}
    assert found["B2"].sources["whose"].text == "Lindesberg 2016"
    assert all(found[cell].not_ours or found[cell].doubts for cell in ("C2", "D2", "E2"))


@pytest.mark.parametrize("label", ["Mätområde", "mätområde"])
def test_lerum_and_lulea_have_a_row_for_each_value(label: str) -> None:
    found = meant(
        ["Rad-id", label, "Datum", "Värde (%)"],
        [1.0, MAIL, 2015.0, 96.0],
        [2.0, "Riket", "2015-12-31", "95,0"],
    )
    assert (found["D2"].measure, str(found["D2"].period), found["D2"].unit) == ("m0", "2015", "procent")
    assert found["D3"].not_ours.startswith("gäller riket")


def test_vastervik_has_a_unit_in_the_corner_and_several_kinds_of_figures() -> None:
    headings = [
        "mnkr",
        "Intäkter 2020",
        "Kostnader 2021",
        "Nettokostnad 2021",
        "Budget 2021",
        "Avvikelse mot budget 2021",
    ]
    found = meant(headings, ["Utbildning", "1,0", None, " -1004,4", "5", "6"])
    assert [found[cell].unknown for cell in ("B2", "D2")] == [
        "rubriken säger mer än vi förstår: 'Intäkter'", "rubriken säger mer än vi förstår: 'Nettokostnad'",
    ]  # fmt: skip
    assert {found[cell].unit for cell in ("B2", "D2")} == {"mnkr"}
    assert found["E2"].not_ours == "budget eller plan, inget utfall"
    assert found["F2"].not_ours == "avvikelse eller förändring, inget utfall"


def test_nynashamn_has_years_that_descend_and_sjobo_section_rows() -> None:
    assert taken([None, "2018", "2017"], ["Årets resultat", "– 4", "– 0,8"]) == {
        "B2": ("Årets resultat", "2018", "OUTCOME"), "C2": ("Årets resultat", "2017", "OUTCOME"),
    }  # fmt: skip
    rows = (
        [None, 2015.0, 2016.0],
        ["Allmänt"],
        ["Antal invånare", "18 306", "18 400"],
        ["Personal"],
        ["Årsarbetare", 1, 2],
    )
    assert [label for label, _period, _sort in taken(*rows).values()] == ["Antal invånare"] * 2 + [
        "Årsarbetare"
    ] * 2


def test_a_date_of_print_or_of_a_decision_is_no_period() -> None:
    for line in (
        "Utskriven 2025-12-31 13:05",
        "Antagen av KS 2025-08-31 § 12",
        "Upprättad av: strategen, 31 december 2025",
    ):
        [found] = meant([line], ["Mått", "Utfall"], [MAIL, 1]).values()
        assert found.period is None
        assert [doubt.about for doubt in found.doubts] == ["period"]


@pytest.mark.parametrize(
    ("above", "heading", "period", "sort"),
    [
        ("Delårsrapport 2 2025", "Utfall", "2025-T2", Sort.OUTCOME),
        ("Delårsrapport augusti 2025", "Utfall", "2025-T2", Sort.OUTCOME),
        ("Delårsrapport 2 2025", "Utfall 2025", "2025-T2", Sort.OUTCOME),
        ("Delårsrapport 2 2025", "Prognos helår", "2025", Sort.FORECAST),
        ("Delårsrapport 2 2025", "Helårsprognos", "2025", Sort.FORECAST),
        ("Delårsrapport 2 2025", "Bokslut 2024", "2024", Sort.OUTCOME),
        ("Uppföljning 2025", "Per 31 augusti", "2025-T2", Sort.OUTCOME),
        ("Uppföljning 2025", "Ack aug", "2025-T2", Sort.OUTCOME),
        ("Årsredovisning 2025", "Utfall", "2025", Sort.OUTCOME),
        ("", "jan-25", "2025-01", Sort.OUTCOME),
        ("", "Prog 2025", "2025", Sort.FORECAST),
        ("", "Läsåret 2022/23", "2022/2023", Sort.OUTCOME),
        ("", "Utfall tkr 2024", "2024", Sort.OUTCOME),
        ("Preliminära siffror", "Utfall 2025", "2025", Sort.OUTCOME),
    ],
)
def test_the_period_is_put_together_from_what_stands_around(
    above: str, heading: str, period: str, sort: Sort
) -> None:
    lines = [[above], []] if above else []
    found = next(iter(meant(*lines, ["Mått", heading], [MAIL, 1]).values()))
    assert (str(found.period), found.sort) == (period, sort)
    assert not [doubt for doubt in found.doubts if doubt.about == "period"]


@pytest.mark.parametrize(
    ("above", "heading", "about"),
    [
        ("Delårsrapport 2 2025", "Utfall 2024", "period"),  # all of 2024, or its first eight months
        ("Månadsrapport augusti 2025", "Utfall 2025", "period"),
        ("Utskriven 2025-06-30", "Utfall 2025", "period"),
        ("Budget 2025", "2025", ""),  # a budget's title: none of ours
        ("Nämndens budget för skolan 2025", "2025", "kind"),
        ("Svaren för riket och gruppen", "2025", "whose"),
        ("Endast flickor i skolan", "2025", "group"),
        ("", "Ack 2025", "period"),
    ],
)
def test_what_a_line_leaves_in_doubt_is_asked(above: str, heading: str, about: str) -> None:
    lines = [[above], []] if above else []
    [found] = meant(*lines, ["Mått", heading], [MAIL, 1]).values()
    assert about in [doubt.about for doubt in found.doubts] if about else found.not_ours


def test_a_date_says_what_of_it_is_shown() -> None:
    rows = (
        ["Mått", (date(2025, 1, 1), "yyyy"), (date(2026, 6, 1), "mmm-yy"), (date(2025, 1, 1), "yyyy-mm-dd")],
        [MAIL, 1, 2, 3],
    )
    found = meant(*rows)
    assert [str(found[cell].period) for cell in ("B2", "C2", "D2")] == ["2025", "2026-06", "None"]
    assert found["D2"].doubts
    [title], heads = (
        ["Utfall 2025"],
        ["Mått", (date(2024, 8, 31), "mmmm")],
    )  # a month shown alone says no year
    assert str(meant([title], heads, [MAIL, 1])["B3"].period) == "2025-08"


@pytest.mark.parametrize("text", ["Matavfall i Grannby", "Matavfall (Grannby)", "Matavfall \u2013 Grannby"])
def test_another_municipality_at_the_end_of_a_text_is_not_ours(text: str) -> None:
    words = Vocabulary(others=frozenset({"grannby"}))
    assert (words.fragment(text).whose, words.fragment(text).rest) == (Whose.OTHERS, "Matavfall")
    assert words.fragment("Matavfall vid Grannby").whose is None


SPLITS: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (
    ("Kön", [("Totalt", ""), ("Kvinnor", "women"), ("Män", "men"), ("K", "women"), ("Annat",
    "gäller gruppen")]),
    ("Kommun", [("Lindesberg", ""), ("Riket", "gäller riket"), ("Grannby kommun", "gäller andra"),
    ("Grannköping", "gäller andra")]),
    ("Område", [("Lindesberg", ""), ("Norra delen", "gäller annat än hela kommunen")]),
    ("Typ", [("Utfall", ""), ("Mål", "mål"), ("Budget", "budget"), ("Prognos", "FORECAST"), ("Okänd",
    "okänt slags")]),
    ("Skolenhet", [("Hela kommunen", ""), ("Centralskolan", "gäller en enhet")]),
)  # fmt: skip


@pytest.mark.parametrize(("heading", "words"), SPLITS)
def test_a_column_that_splits_rows_is_read(heading: str, words: Sequence[tuple[str, str]]) -> None:
    rows = [
        ["Nyckeltal", heading, 2024],
        *([MAIL, word, number] for number, (word, _told) in enumerate(words, 3)),
    ]
    found = meant(*rows)
    for number, (_word, told) in enumerate(words, 2):
        one = found[f"C{number}"]
        said = (
            one.group.value
            if one.group
            else one.not_ours or one.unknown or ("" if one.sort is Sort.OUTCOME else one.sort.name)
        )
        assert told in said
        assert bool(told) == bool(said)


@pytest.mark.parametrize(
    "label", ["Behöriga (årskurs 9)", "Behöriga (årskurs 9) (%)", "Avfall (kg)", "Behöriga (årskurs 9) 1)"]
)
def test_a_bracket_that_was_opened_is_no_footnote(label: str) -> None:
    [found] = meant(["Mått", "2024"], [label, 1]).values()
    assert found.measure in {"m7", "m8"}


@pytest.mark.parametrize("headings", [["Mål", "Indikator"], ["Verksamhet", "Nyckeltal"], ["Nämnd", "Mått"]])
def test_the_measures_name_is_looked_for_in_all_columns_of_words(headings: list[str]) -> None:
    rows = ([*headings, "Utfall 2024"], ["En trygg kommun", MAIL, 1], [None, "Årsarbetare", 2])
    assert {cell: found.measure for cell, found in meant(*rows).items()} == {"C2": "m0", "C3": "m4"}


def test_what_a_year_that_is_not_over_holds_is_asked_about() -> None:
    now = str(TODAY.year)
    asked = {
        one: [doubt.about for doubt in meant(["Mått", one], [MAIL, 1])["B2"].doubts]
        for one in (
            now,
            f"{now}-T1",
            f"Prel {now}",
            f"Prognos {now}",
            str(TODAY.year - 1),
            str(TODAY.year + 1),
        )
    }
    assert list(asked.values()) == [["kind"], ["kind"], [], [], [], ["period"]]


def test_a_legend_says_which_figures_are_preliminary_in_a_heading_and_in_a_column() -> None:
    note = ["Teckenförklaring: p = preliminär, r = reviderad"]
    found = meant(["Mått", "2023", "2024 p"], [MAIL, 1, 2], note)
    assert [found[cell].sort for cell in ("B2", "C2")] == [Sort.OUTCOME, Sort.PRELIMINARY]
    found = meant(["Mått", "År", "Värde", "not"], [MAIL, 2023, 1, "r"], [MAIL, 2024, 2, "p"], note)
    assert [found[cell].sort for cell in ("C2", "C3")] == [Sort.OUTCOME, Sort.PRELIMINARY]


def test_a_county_says_nothing_where_the_municipality_stands_beside_it() -> None:
    rows = [["Stockholms län", "Lindesberg", 1], ["Stockholms län", "", 2], ["Stockholms län", "Arboga", 3]]
    found = meant([MAIL], ["Län", "Kommun", "2024"], *rows)
    assert [bool(found[cell].not_ours) for cell in ("C3", "C4", "C5")] == [False, True, True]


def test_all_ages_are_no_group() -> None:
    rows = [[MAIL, "totalt ålder", "män", 1], [MAIL, "65+ år", "män", 2]]
    found = meant(["Mått", "ålder", "kön", "2024"], *rows)
    assert [bool(found[cell].not_ours) for cell in ("D2", "D3")] == [False, True]


def test_years_stand_in_a_first_column_without_a_heading_and_below_a_spread_one() -> None:
    found = meant([MAIL], ["", "jan", "feb"], [2023, 1, 2], [2024, 3, 4], ["– = ej klart"])
    assert [str(one.period) for one in found.values()] == ["2023-01", "2023-02", "2024-01", "2024-02"]
    found = meant(["", "Nyckeltal", "Nyckeltal"], ["År", MAIL, "Utbildning"], [2023, 1, 2], [2024, 3, 4])
    assert [(one.measure, str(one.period)) for one in found.values()] == [
        ("m0", "2023"), ("m6", "2023"), ("m0", "2024"), ("m6", "2024"),
    ]  # fmt: skip


def test_a_heading_may_begin_with_the_number_and_unit_of_its_part() -> None:
    found = meant(["1. Belopp i mnkr", "Utfall 2023", "Budget 2024"], ["Årets resultat", 1, 2])
    assert (found["B2"].unit, bool(found["C2"].not_ours)) == ("mnkr", True)


def test_years_in_rows_and_measures_in_columns() -> None:
    rows = ([None, MAIL, "Årsarbetare"], [2023, 1, 2], [2024, 3, 4])
    assert {cell: (found.measure, str(found.period)) for cell, found in meant(*rows).items()} == {
        "B2": ("m0", "2023"), "C2": ("m4", "2023"), "B3": ("m0", "2024"), "C3": ("m4", "2024"),
    }  # fmt: skip


def test_gender_under_a_year() -> None:
    found = meant(["Mått", 2024, None, None], [None, "Totalt", "Kvinnor", "Män"], [MAIL, 1, 2, 3])
    groups = [found[cell].group for cell in ("B3", "C3", "D3")]
    assert [group.value if group else None for group in groups] == [
        None,
        "women",
        "men",
    ]
    assert {str(one.period) for one in found.values()} == {"2024"}


def test_what_a_sheets_name_says_counts_where_the_table_is_silent() -> None:
    assert (
        meant(["Mått", "2024"], [MAIL, 1], name="Mål")["B2"].not_ours
        == "mål, inget utfall: mål skrivs i måttets targets"
    )
    assert meant(["Mått", "Utfall 2024"], [MAIL, 1], name="Mål")["B2"].not_ours == ""
    assert str(meant(["Mått", "Utfall"], [MAIL, 1], name="2024")["B2"].period) == "2024"
    assert [
        doubt.about for doubt in meant(["Mått", "2024"], [MAIL, 1], name="Gammal kopia")["B2"].doubts
    ] == ["kind"]
    assert meant(["Mått", "2024"], [MAIL, 1], file="budget 2024")["B2"].doubts


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        ([["Belopp i tkr"], ["Mått", "2024"], [MAIL, 1]], "tkr"),
        ([["Mått", "2024"], [MAIL, 1], [], ["Belopp i tkr"]], "tkr"),
        ([["Mått", "2024"], [MAIL, (1, '#,##0 "tkr"')]], "tkr"),
        ([["Mått", "Enhet", "2024"], [MAIL, "Mkr", 1]], "mnkr"),
        ([["Mått", "Utfall 2024 (tkr)"], [MAIL, 1]], "tkr"),
        ([["Mått", "2024"], [f"{MAIL}, tkr", 1]], "tkr"),
        ([["Mått", "2024"], [MAIL, 1]], None),
    ],
)
def test_the_unit_is_found_wherever_it_stands(rows: list[list[Any]], unit: str | None) -> None:
    [found] = meant(*rows).values()
    assert found.unit == unit
    assert ("unit" in found.sources) == (unit is not None)


def test_a_footnote_that_says_something_is_asked_about() -> None:
    [found] = meant(["Mått", "2024"], [f"{MAIL} *", 1], [], ["* Preliminär siffra"]).values()
    assert [doubt.key for doubt in found.doubts] == ["Preliminär siffra"]
    [found] = meant(["Mått", "2024"], [f"{MAIL} *", 1], [], ["* Mäts varje höst"]).values()
    assert not found.doubts


def test_a_forecast_is_said_by_the_heading_that_has_the_word() -> None:
    found = meant(["Mått", "Utfall", "Utfall"], ["", "2025", "Prognos 2026"], [MAIL, 1, 2])["C3"]
    assert (found.sort, found.sources["kind"].cell) == (Sort.FORECAST, "C2")


def test_what_was_remembered_of_a_column_counts() -> None:
    column = ImportColumn(heading="Ack. aug", period=Period.parse("2025-T2"), kind=OutcomeKind.PRELIMINARY)
    [found] = meant(["Mått", "Ack. aug"], [MAIL, 1], memory=Memory(columns=[column])).values()
    assert (str(found.period), found.sort) == ("2025-T2", Sort.PRELIMINARY)
    memory = Memory(declined={("ack aug", ""): "gäller något annat"})
    assert meant(["Mått", "Ack. aug"], [MAIL, 1], memory=memory)["B2"].not_ours == "gäller något annat"


def test_every_cell_that_looks_like_a_figure_is_accounted_for() -> None:
    found = meant(
        ["Rapport"], [None, 17], ["Mått", "2024", "", "Nettokostnad 2024"], [MAIL, 1, 2, 3], ["Okänd rad",
        4, None, "5 %"],
    )  # fmt: skip
    assert set(found) == {"B2", "B4", "C4", "D4", "B5", "D5"}
    assert {cell: one.unknown for cell, one in found.items() if one.unknown} == {
        "B2": "talen står inte i en tabell",
        "C4": "kolumnen har ingen rubrik",
        "D4": "rubriken säger mer än vi förstår: 'Nettokostnad'",
        "B5": "raden 'Okänd rad' hör inte till något mått",
        "D5": "raden 'Okänd rad' hör inte till något mått",
    }


@pytest.mark.parametrize("rows", [[], [[]], [["Bara en titel"]], [["a", "b"], ["c", "d"]]])
def test_a_sheet_without_headings_has_no_figures(rows: list[list[str]]) -> None:
    assert meant(*rows) == {}


@pytest.mark.parametrize(
    "rows",
    [
        ([None, "2025", "2025"], ["Nyckeltal", "Utfall", "Prognos okt"], [MAIL, 80, 82]),
        (["Nyckeltal", "Utfall 2025", "Prognos oktober 2025"], [MAIL, 80, 82]),
        (["Nyckeltal", "Utfall 2025", "Prognos T2 2025"], [MAIL, 80, 82]),
    ],
)
def test_a_forecast_of_a_month_may_be_made_then_or_be_of_it(rows: Sequence[Sequence[Any]]) -> None:
    cell = f"C{len(rows)}"
    found = meant(*rows)[cell]
    assert found.sort is Sort.FORECAST
    [doubt] = found.doubts
    assert doubt.about == "period"
    assert "kan vara prognosen för den tiden, eller den som gjordes då" in doubt.message


def test_a_forecast_for_each_month_is_of_the_month() -> None:
    found = taken(["Nyckeltal", "Månad", "Prognos"], [MAIL, "2026-10", 82])
    assert found == {"C2": (MAIL, "2026-10", "FORECAST")}
