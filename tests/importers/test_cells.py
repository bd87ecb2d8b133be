"""Cells as they stand in real reports, verbatim (with where they were seen), and as the site writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply import numbers
from paraply.importers.cells import Absent, Blank, Figure, Limits, Raw, Unclear, read_cell, read_text
from paraply.importers.fragments import without_marks
from paraply.importers.units import converted
from paraply.importers.words import About, Said, judgement_said
from paraply.model.choices import GoalVerdict, Missing

D = Decimal


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("67 044", "67044", None),  # Helsingborg
        ("18 306", "18306", None),  # Sjöbo
        ("32 403", "32403", None),  # Göteborg
        ("67\u00a0044", "67044", None),
        ("67\u202f044", "67044", None),
        ("71,9", "71.9", None),  # Helsingborg
        ("4,68", "4.68", None),  # Sjöbo
        ("19,85", "19.85", None),  # Nynäshamn
        ("– 4", "-4", None),  # Nynäshamn: en dash and a space
        ("– 0,8", "-0.8", None),
        ("-1004,4", "-1004.4", None),  # Västervik
        ("  -697,8 ", "-697.8", None),
        (" -10 763", "-10763", None),  # Göteborg
        ("-5 367", "-5367", None),
        ("+1 074 Mkr", "1074", "mnkr"),  # Malmö
        ("491,3 mnkr", "491.3", "mnkr"),  # another
        ("13 100 tkr", "13100", "tkr"),
        ("3 910 mnkr", "3910", "mnkr"),
        ("491,3 miljoner kronor", "491.3", "mnkr"),
        ("13 100 tusental kronor", "13100", "tkr"),
        ("3,6 procent", "3.6", "procent"),  # another
        ("1 234 kr/invånare", "1234", "kronor per invånare"),
        ("index 41", "41", "index"),
        ("dag 27", "27", "dag_i_månaden"),
        ("1.234.567", "1234567", None),
        ("1.234,5", "1234.5", None),
        ("96.2", "96.2", None),
        ("'96,2", "96.2", None),
        ("100 procent", "100", "procent"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: str | None) -> None:
    assert read_cell(text) == Figure(D(value), unit)


def test_a_footnote_stays_beside_the_number() -> None:
    assert read_cell("39*") == Figure(D(39), footnote="*")  # Göteborg
    assert read_cell("87,3 ¹⁾") == Figure(D("87.3"), footnote="¹⁾")
    assert read_cell("88 %1)") == Figure(D(88), "procent", footnote="1)")
    assert read_cell("3,1 min 12)") == Figure(D("3.1"), "minuter", footnote="12)")
    assert isinstance(read_cell("881)"), Unclear), "88 with a mark, or 881"
    assert read_cell("84,2¹") == Figure(D("84.2"), footnote="¹")  # raised in a workbook
    assert read_cell("84,2 %²") == Figure(D("84.2"), "procent", footnote="²")
    assert read_cell("12 m²") == Figure(D(12), "m²")
    assert read_cell("7,1 **") == Figure(D("7.1"), footnote="**")
    assert read_cell("39 1)") == Figure(D(39), footnote="1)")
    label = "Andel förvärvsarbetande invånare 20-64 år 1)"  # Helsingborg: 20-64 is no value
    assert without_marks(label)[0] == "Andel förvärvsarbetande invånare 20-64 år"


def test_a_number_in_brackets_is_the_previous_one() -> None:
    assert read_cell("97,1\n(95,2)") == read_cell("97,1 (95,2)")
    assert isinstance(read_cell("97,1\n(95,2)"), Figure)
    assert read_cell("+26,3 mkr (-7,6)") == Figure(D("26.3"), "mnkr", previous=D("-7.6"))  # Söderköping


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Minst index 41", "41", None, "index"),  # Helsingborg
        ("Minst 42 %", "42", None, "procent"),
        ("Minst 69 000", "69000", None, None),
        ("Högst 5,5", None, "5.5", None),
        (">88,5 %", "88.5", None, "procent"),  # Lerum
        ("79,7–88,5 %", "79.7", "88.5", "procent"),
        ("<79,7 %", None, "79.7", "procent"),
    ],
)
def test_a_target_is_a_limit_and_no_outcome(
    text: str, low: str | None, high: str | None, unit: str | None
) -> None:
    assert read_cell(text) == Limits(D(low) if low else None, D(high) if high else None, unit)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("-", Missing.NOT_REPORTED),  # Helsingborg
        ("i.u.", Missing.NOT_REPORTED),
        ("..", Missing.NOT_REPORTED),
        ("Uppgift saknas", Missing.NOT_REPORTED),
        ("data saknas", Missing.NOT_REPORTED),
        ("*", Missing.TOO_FEW),
        ("Kan inte bedömas", Missing.NOT_MEASURED),
        ("mätningen är inte genomförd", Missing.NOT_MEASURED),
        ("uppföljning ej genomförd", Missing.NOT_MEASURED),
        ("prognos går ej att sätta", Missing.NOT_REPORTED),
    ],
)
def test_a_missing_value_has_its_reason_and_is_never_zero(text: str, missing: Missing) -> None:
    assert read_cell(text) == Absent(missing, text)


@pytest.mark.parametrize("raw", [None, "", "  ", "\u00a0"])
def test_an_empty_cell_says_nothing(raw: Raw) -> None:
    assert read_cell(raw) == Blank()  # Västervik: a row with blanks


@pytest.mark.parametrize(
    ("raw", "told", "proposal"),
    [
        ("140.553 tkr", "140 553 eller 140,553", "Skriv 140 553 eller 140,553."),  # another 2002
        ("33.312 kr", "33 312 eller 33,312", "Skriv 33 312 eller 33,312."),  # another 2007
        ("—", "ingen förändring, eller att inget mättes", "Skriv - om"),  # Lindesberg
        ("😐", "delvis uppfyllt, eller att målet inte kan mätas", "Skriv 'delvis uppfyllt'"),  # Vårgårda
        ("12 34", "mellanslag på ett ovanligt ställe", "1 234,5"),
        ("0114", "börjar med 0, och kan vara en kod", "1 234,5"),
        ("\u0668\u0667", "andra siffror än 0–9", "1 234,5"),
        ("ca 5", "ungefärligt", "exakta"),
        ("fem", "går inte att läsa som ett tal", "1 234,5"),
        ("#DIV/0!", "felet #DIV/0!", "formeln"),
        ("1" * 50, "för stort", "biljard"),
        (1e300, "för stort", "biljard"),
        (float("nan"), "för stort", "biljard"),
        (True, "sant eller falskt", "talet"),
        (date(2025, 5, 1), "datum, 2025-05-01", "Excel"),
        (datetime(2025, 5, 1, tzinfo=UTC), "datum, 2025-05-01", "Excel"),
        ("Det gick bra. " * 50, "är en text", "egen cell"),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked(raw: Raw, told: str, proposal: str) -> None:
    found = read_cell(raw)
    assert isinstance(found, Unclear)
    assert told in found.message
    assert proposal in found.hint


@pytest.mark.parametrize(
    ("words", "about", "verdict"),
    [
        ("uppfyllt uppfylld 😊 grön", About.OUTCOME, GoalVerdict.MET),
        ("mål uppnått|målvärde uppfyllt|100 procent", About.OUTCOME, GoalVerdict.MET),
        (
            "till största delen uppfylld|91–99 procent|Till största delen uppfyllt",
            About.OUTCOME,
            GoalVerdict.MOSTLY_MET,
        ),
        ("delvis uppfyllt|gul", About.OUTCOME, GoalVerdict.PARTLY_MET),
        (
            "ej uppfyllt|inte uppfyllt|90 procent eller lägre|röd|😒|Ej uppfylld",
            About.OUTCOME,
            GoalVerdict.NOT_MET,
        ),
        ("kan inte bedömas|uppföljning ej genomförd", About.OUTCOME, GoalVerdict.NOT_ASSESSED),
        ("bedöms bli uppfyllt|Prognos: uppfyllt", About.FORECAST, GoalVerdict.MET),
        ("genomfört slutförd", About.WORK, GoalVerdict.MET),
        ("pågår|försenad|slutförs nästa år|struket", About.WORK, None),
        ("förbättrad|oförändrad|försämrad|«|»", About.CHANGE, None),
    ],
)
def test_status_words_are_told_apart(words: str, about: About, verdict: GoalVerdict | None) -> None:
    for word in words.split("|") if "|" in words else words.split():
        said = judgement_said(word)
        assert said == Said(word, about, verdict), word


def test_a_status_is_no_figure() -> None:
    assert read_cell("😊") == Said("😊", About.OUTCOME, GoalVerdict.MET)
    assert read_cell("«") == Said("«", About.CHANGE)  # Lindesberg: better, which is not met
    assert read_cell("90 procent eller lägre") == Said(
        "90 procent eller lägre", About.OUTCOME, GoalVerdict.NOT_MET
    )


def test_a_percentage_is_kept_as_a_part_of_one() -> None:
    assert read_cell(0.962, percent=True) == Figure(D("96.2"), "procent")
    assert read_cell(0.1 + 0.2) == Figure(D("0.3"))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("85,1 (prel.)", "85.1", None),
        ("85,1 % (prel)", "85.1", "procent"),
        ("12 dagar prel.", "12", "dagar"),
        ("1 234* Preliminärt", "1234", None),
    ],
)
def test_a_number_may_say_that_it_is_not_final(text: str, value: str, unit: str | None) -> None:
    read = read_text(text)
    assert isinstance(read, Figure)
    assert (read.value, read.unit, read.is_preliminary) == (D(value), unit, True)


@pytest.mark.parametrize("text", ["01:12", "1:05:30", "90:00"])
def test_a_time_of_a_clock_is_no_number(text: str) -> None:
    read = read_text(text)
    assert isinstance(read, Unclear)
    assert read.message == f"'{text}' är en tid, inget tal"


def test_money_is_converted_exactly_and_nothing_else() -> None:
    assert converted(D(13100), "tkr", "mnkr") == D("13.1")
    assert converted(D("26.3"), "Mkr", "mnkr") == D("26.3")
    assert converted(D("0.5"), "andel", "procent") == 50
    assert converted(D(1), "procent", "procentenheter") is None
    assert converted(D(1), "kr/invånare", "Kr/invånare") == 1
    assert converted(D(1), "kr/inv.", "kronor per invånare") == 1
    assert converted(D(2), "tkr/inv", "kr per invånare") == 2000
    assert converted(D(1), "kr", "kr/invånare") == 1  # of what, the measure says
    assert converted(D(1), "kr/invånare", "kronor") is None
    assert converted(D(1), "kr/invånare", "kr/barn") is None
    assert converted(D(1), "kr/1000 invånare", "kr/invånare") is None
    assert converted(D(1), "kr/invånare", "antal") is None


UNITS = [
    "procent", "kronor", "tkr", "mnkr", "mdkr", "antal", "index", "sekunder", "minuter", "timmar", "dagar",
    "arbetsdagar", "vardagar", "veckor", "månader", "gånger", "dag_i_månaden",
]  # fmt: skip
amounts = st.integers(0, 6).flatmap(
    lambda places: st.tuples(st.decimals(-(10**12), 10**12, allow_nan=False, places=places), st.just(places))
)


@settings(max_examples=200, deadline=None)
@given(amounts, st.sampled_from(UNITS))
def test_every_number_the_site_writes_is_read_back(amount: tuple[Decimal, int], unit: str) -> None:
    value, places = amount
    assert read_cell(numbers.number(value, places)) == Figure(value)
    assert read_cell(numbers.plain(value)) == Figure(value)
    for written in (numbers.figure(value, unit, places), numbers.spoken(value, unit, places)):
        found = read_cell(written)
        assert isinstance(found, Figure), written
        assert found.value == value
        assert found.unit in {unit, None} if unit == "antal" else found.unit == unit
