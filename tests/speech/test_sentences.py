"""The golden table of values and sentences: what the program says, read as an editor of Swedish would.

A hard space is written ``_`` here. The words of the sentences are the ones that residents read.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from paraply import numbers
from paraply.derive.comparisons import Comparison, Quartile, With
from paraply.derive.views import MeasureView, PromiseView, Views
from paraply.model.dates import PartialDate, Period
from paraply.model.guarantee import Claims
from paraply.model.level import Level
from paraply.model.measure import CountedThing
from paraply.speech import (
    amounts,
    answers,
    changes,
    claims,
    comparisons,
    groups,
    news,
    periods,
    targets,
    verdicts,
)
from paraply.speech.amounts import Limits, Scale
from tests import made

TODAY = date(2026, 11, 23)
VISITS = {"one": "besök", "many": "besök"}
ACCIDENTS = {"one": "olycka", "many": "olyckor"}
CASES = {"one": "ärende", "many": "ärenden"}
CALLS = {"one": "samtal", "many": "samtal"}
PEOPLE = {"one": "person", "many": "personer"}


def soft(text: str) -> str:
    return text.replace("\u00a0", "_")


def period(text: str) -> Period:
    found: Period = Period.parse(text)
    return found


WHEN = [
    ("2025", "år 2025"),
    ("2025-05", "i maj 2025"),
    ("2026-10", "i oktober 2026"),
    ("2026-T1", "under januari–april 2026"),
    ("2026-T2", "under januari–augusti 2026"),
    ("2026-Q1", "under första kvartalet 2026"),
    ("2026-Q2", "under andra kvartalet 2026"),
    ("2026-Q3", "under tredje kvartalet 2026"),
    ("2026-Q4", "under fjärde kvartalet 2026"),
    ("2025/2026", "från juli 2025 till juni 2026"),
    ("2022-08-01/2024-08-01", "från den 1_augusti 2022 till och med den 1_augusti 2024"),
    ("2025-11-01/2026-03-31", "från november 2025 till mars 2026"),
    ("2025-11-01/2025-11-30", "i november 2025"),
    ("2024-02-01/2024-02-29", "i februari 2024"),
    ("2024-02-01/2024-02-28", "från den 1_februari 2024 till och med den 28_februari 2024"),
    ("2025-01-01/2025-12-31", "år 2025"),
    ("2024-01-01/2025-12-31", "från januari 2024 till december 2025"),
    ("2026-05-04/2026-05-04", "den 4_maj 2026"),
]


@pytest.mark.parametrize(("value", "text"), WHEN)
def test_a_period_in_a_sentence(value: str, text: str) -> None:
    assert soft(periods.when(period(value))) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("2025/2026", "läsåret 2025/26"), ("1999/2000", "läsåret 1999/00"), ("2025", "år 2025")],
)
def test_a_school_year_is_one_only_if_the_content_says_so(value: str, text: str) -> None:
    assert periods.when(period(value), school=True) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2025", "år 2025"),
        ("2025-05", "maj 2025"),
        ("2026-Q3", "tredje kvartalet 2026"),
        ("2026-T2", "januari–augusti 2026"),
        ("2025/2026", "2025/2026"),
        ("2025-11-01/2026-03-31", "november 2025–mars 2026"),
    ],
)
def test_a_period_without_its_preposition(value: str, text: str) -> None:
    assert soft(periods.noun(period(value))) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2024", "år 2024"),
        ("2026-05", "i maj 2026"),
        ("2026-Q2", "under andra kvartalet 2026"),
        ("2024/2025", "under perioden 2024/2025"),
        ("2024-11-01/2025-03-31", "under perioden november 2024–mars 2025"),
    ],
)
def test_a_period_after_than(value: str, text: str) -> None:
    assert soft(periods.than(period(value))) == text


@pytest.mark.parametrize(
    ("first", "last", "label", "sentence"),
    [
        ("2016", "2022", "2016–2022", "från år 2016 till år 2022"),
        ("2022", "2022", "2022", "år 2022"),
        ("2025-11", "2026-10", "november 2025–oktober 2026", "från november 2025 till oktober 2026"),
        (
            "2021-11-01/2022-03-31",
            "2025-11-01/2026-03-31",
            "november 2021–mars 2026",
            "från november 2021 till mars 2026",
        ),
    ],
)
def test_from_one_period_to_another(first: str, last: str, label: str, sentence: str) -> None:
    assert periods.span(period(first), period(last)) == label
    assert soft(periods.from_to(period(first), period(last))) == sentence


TOLD: list[tuple[str, str, int, dict[str, str] | None, str]] = [
    ("86.2", "procent", 1, None, "86,2_procent"),
    ("66.0", "procent", 1, None, "66_procent"),
    ("86.25", "procent", 1, None, "86,3_procent"),
    ("-17.4", "procent", 1, None, "minus 17,4_procent"),
    ("-0.04", "procent", 1, None, "0_procent"),
    ("164.4", "mnkr", 1, None, "164,4_miljoner kronor"),
    ("164", "mnkr", 0, None, "164_miljoner kronor"),
    ("1", "mnkr", 0, None, "1_miljon kronor"),
    ("1.0", "mnkr", 1, None, "1_miljon kronor"),
    ("1.4", "mnkr", 1, None, "1,4_miljoner kronor"),
    ("-32.1", "mnkr", 1, None, "minus 32,1_miljoner kronor"),
    ("2", "mdkr", 0, None, "2_miljarder kronor"),
    ("1", "mdkr", 0, None, "1_miljard kronor"),
    ("13100", "tkr", 0, None, "13,1_miljoner kronor"),
    ("128", "tkr", 0, None, "128_000_kronor"),
    ("1000", "tkr", 0, None, "1_miljon kronor"),
    ("2440", "kronor", 0, None, "2_440_kronor"),
    ("1", "kronor", 0, None, "1_krona"),
    ("72", "index", 0, None, "index_72"),
    ("72.5", "index", 1, None, "index_72,5"),
    ("10", "arbetsdagar", 0, None, "10_arbetsdagar"),
    ("1", "dagar", 0, None, "1_dag"),
    ("1", "veckor", 0, None, "1_vecka"),
    ("1.5", "veckor", 1, None, "1,5_veckor"),
    ("1", "månader", 0, None, "1_månad"),
    ("1", "timmar", 0, None, "1_timme"),
    ("1", "minuter", 0, None, "1_minut"),
    ("1", "sekunder", 0, None, "1_sekund"),
    ("45", "sekunder", 0, None, "45_sekunder"),
    ("1", "gånger", 0, None, "1_gång"),
    ("0", "gånger", 0, None, "0_gånger"),
    ("1.3", "gånger", 1, None, "1,3_gånger"),
    ("1", "personer", 0, None, "1_person"),
    ("27", "grader", 0, None, "27_grader"),
    ("3.0", "ton per invånare", 1, None, "3_ton per invånare"),
    ("3.1", "ton per invånare", 1, None, "3,1_ton per invånare"),
    ("1249", "per 100 000 invånare", 0, None, "1_249_per 100_000 invånare"),
    ("228", "antal", 0, VISITS, "228_besök"),
    ("1", "antal", 0, ACCIDENTS, "1_olycka"),
    ("0", "antal", 0, ACCIDENTS, "inga olyckor"),
    ("13.6", "antal", 1, PEOPLE, "13,6_personer"),
    ("22150", "antal", 0, None, "22_150"),
    ("26", "dag_i_månaden", 0, None, "den_26"),
]


@pytest.mark.parametrize(("value", "unit", "decimals", "counts", "text"), TOLD)
def test_a_number_with_what_it_counts(
    value: str, unit: str, decimals: int, counts: dict[str, str] | None, text: str
) -> None:
    counted = CountedThing.model_validate(counts) if counts else None
    assert soft(amounts.told(Decimal(value), Scale(unit, decimals, counted))) == text


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "low", "high", "text"),
    [
        ("94.8051948", "procent", 0, "95", None, "knappt 95_procent"),
        ("94.96", "procent", 1, "95", None, "knappt 95_procent"),
        ("94.94", "procent", 1, "95", None, "94,9_procent"),
        ("95", "procent", 0, "95", None, "95_procent"),
        ("99.75", "procent", 0, "100", None, "nästan 100_procent"),
        ("100", "procent", 0, "100", None, "100_procent"),
        ("5.52", "procent", 1, None, "5.5", "drygt 5,5_procent"),
        ("5.5", "procent", 1, None, "5.5", "5,5_procent"),
        ("94.94", "procent", 1, "94.94", None, "94,94_procent"),
        ("5.56", "procent", 1, None, "5.56", "5,56_procent"),
        ("0.3", "procent", 0, None, "0", "0,3_procent"),
        ("26.3", "gånger", 0, "26", "26", "drygt 26_gånger"),
        ("25.7", "gånger", 0, "26", "26", "knappt 26_gånger"),
        ("999.6", "tkr", 0, None, "1000", "999_600_kronor"),
        ("13149", "tkr", 0, None, "13100", "drygt 13,1_miljoner kronor"),
    ],
)
def test_a_number_never_contradicts_the_bound_beside_it(
    value: str, unit: str, decimals: int, low: str | None, high: str | None, text: str
) -> None:
    limits = Limits((Decimal(low),) if low else (), (Decimal(high),) if high else ())
    assert soft(amounts.told(Decimal(value), Scale(unit, decimals), limits)) == text


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        ("1", "procent", 1, "1_procentenhet"),
        ("1.1", "procent", 1, "1,1_procentenheter"),
        ("-6.1", "procent", 1, "6,1_procentenheter"),
        ("2", "index", 0, "2_enheter"),
        ("1", "index", 0, "1_enhet"),
        ("1", "dag_i_månaden", 0, "1_dag"),
        ("0.4", "procent", 0, "0,4_procentenheter"),
        ("12000", "kronor", 0, "12_000_kronor"),
        ("1.2", "mnkr", 1, "1,2_miljoner kronor"),
        ("1500", "tkr", 0, "1,5_miljoner kronor"),
        ("3", "antal", 0, "3"),
    ],
)
def test_a_difference(value: str, unit: str, decimals: int, text: str) -> None:
    assert soft(amounts.difference(Decimal(value), Scale(unit, decimals))) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "counts", "text"),
    [
        ("90", None, "procent", None, "minst 90_procent"),
        ("90.0", None, "procent", None, "minst 90_procent"),
        ("92.5", None, "procent", None, "minst 92,5_procent"),
        ("100", None, "procent", None, "100_procent"),
        (None, "5.5", "procent", None, "högst 5,5_procent"),
        (None, "11", "antal", PEOPLE, "högst 11_personer"),
        (None, "1", "antal", PEOPLE, "högst 1_person"),
        (None, "11", "antal", None, "högst 11"),
        ("26", "26", "gånger", None, "exakt 26_gånger"),
        ("1", "1", "gånger", None, "exakt 1_gång"),
        ("27", "29", "grader", None, "mellan 27 och 29_grader"),
        (None, "0", "antal", ACCIDENTS, "noll"),
        (None, "0", "procent", None, "noll"),
        ("0", "0", "antal", None, "noll"),
        (None, "0", "mnkr", None, "högst 0_miljoner kronor"),
        (None, "27", "dag_i_månaden", None, "att det sker senast den 27 varje månad"),
        ("1", None, "gånger", None, "minst 1_gång"),
        (None, "13100", "tkr", None, "högst 13,1_miljoner kronor"),
        ("65", None, "index", None, "minst index_65"),
        ("-2", None, "procent", None, "minst minus 2_procent"),
        (None, None, "procent", None, ""),
    ],
)
def test_what_is_to_be_reached(
    low: str | None, high: str | None, unit: str, counts: dict[str, str] | None, text: str
) -> None:
    counted = CountedThing.model_validate(counts) if counts else None
    bounds = [Decimal(bound) if bound else None for bound in (low, high)]
    assert soft(targets.aim(bounds[0], bounds[1], Scale(unit, 1, counted))) == text


def shown(today: date = TODAY, **fields: Any) -> MeasureView:
    return views(today, **fields).measures["matt"]


def views(today: date = TODAY, promise: dict[str, Any] | None = None, **fields: Any) -> Views:
    measured = made.measure(**{"every": "year", "decimals": 1, **fields})
    promised = [made.guarantee(measure="matt", **promise)] if promise is not None else []
    return made.views(made.content(measures=[measured], guarantees=promised), today=today)


def of(*figures: tuple[str, float] | dict[str, Any]) -> list[dict[str, Any]]:
    return [each if isinstance(each, dict) else {"period": each[0], "value": each[1]} for each in figures]


def target(low: float | None = None, high: float | None = None, since: str = "2020") -> dict[str, Any]:
    bounds = {"at_least": low, "at_most": high}
    return {"from_period": since, **{key: value for key, value in bounds.items() if value is not None}}


MEASURES: list[tuple[dict[str, Any], str]] = [
    (
        {"outcomes": of(("2025", 88.3)), "targets": [target(85)]},
        "Målet nåddes: 88,3_procent år 2025. Målet är minst 85_procent.",
    ),
    (
        {"outcomes": of(("2025", 83)), "targets": [target(85)], "tolerance": 3},
        "Nära målet: 83_procent år 2025. Målet är minst 85, och marginalen är 3_procentenheter.",
    ),
    (
        {"outcomes": of(("2025", 6.8)), "targets": [target(None, 5.5)], "direction": "lower"},
        "Målet nåddes inte: 6,8_procent år 2025. Målet är högst 5,5_procent.",
    ),
    (
        {"outcomes": of(("2025", 94.81)), "targets": [target(95)], "decimals": 0},
        "Målet nåddes inte: knappt 95_procent år 2025. Målet är minst 95_procent.",
    ),
    (
        {"outcomes": of(("2025", 99.6)), "targets": [target(100)], "decimals": 0},
        "Målet nåddes inte: nästan 100_procent år 2025. Målet är 100_procent.",
    ),
    (
        {"outcomes": of(("2025", 86)), "targets": [target(85), target(90, None, "2026")]},
        "Målet nåddes: 86_procent år 2025. Målet var minst 85_procent.",
    ),
    (
        {"outcomes": of(("2025", 86)), "target_state": "none"},
        "Bedöms inte: kommunen har inte satt något mål.",
    ),
    (
        {"outcomes": of(("2025", 86)), "target_state": "unknown"},
        "Bedöms inte: vi vet inte om det finns något mål.",
    ),
    ({"targets": [target(85)]}, "Går inte att bedöma: här finns ingen siffra än."),
    (
        {"outcomes": of({"period": "2026-T2", "value": 86, "kind": "part_year"}), "targets": [target(85)]},
        "Bedöms inte än: siffran gäller bara januari–augusti 2026.",
    ),
    (
        {"outcomes": of({"period": "2026-Q3", "value": 61, "kind": "preliminary"}), "targets": [target(60)]},
        "Bedöms inte än: siffran för tredje kvartalet 2026 är preliminär.",
    ),
    (
        {"outcomes": of({"period": "2026", "value": 24, "kind": "forecast"}), "targets": [target(30)]},
        "Bedöms inte än: siffran för år 2026 är en prognos.",
    ),
    (
        {"outcomes": of(("2021", 86)), "targets": [target(85)]},
        "Går inte att bedöma: den senaste siffran är från år 2021.",
    ),
    (
        {
            "outcomes": of(("2025", 86)),
            "targets": [target(85)],
            "breaks": [{"before": "2025", "why": "Ny enkät."}],
        },
        "Går inte att bedöma: mätningen ändrades år 2025, när målet redan var satt.",
    ),
    (
        {
            "unit": "antal", "decimals": 0, "counts": ACCIDENTS, "direction": "lower",
            "outcomes": of(("2025", 0)), "targets": [target(None, 0)],
        },
        "Målet nåddes: inga olyckor år 2025. Målet är noll.",
    ),
    (
        {
            "unit": "antal", "decimals": 0, "direction": "lower",
            "outcomes": of(("2025", 3)), "targets": [target(None, 0)],
        },
        "Målet nåddes inte: antalet var 3 år 2025. Målet är noll.",
    ),
    (
        {
            "unit": "dag_i_månaden", "decimals": 0, "direction": "lower", "every": "month",
            "outcomes": of(("2026-10", 26)), "targets": [target(None, 27)],
        },
        "Målet nåddes: den 26_oktober 2026. Målet är att det sker senast den 27 varje månad.",
    ),
    (
        {
            "unit": "gånger", "decimals": 0, "direction": "range",
            "outcomes": of(("2025", 26)), "targets": [target(26, 26)],
        },
        "Målet nåddes: 26_gånger år 2025. Målet är exakt 26_gånger.",
    ),
    (
        {
            "unit": "grader", "decimals": 1, "direction": "range", "every": "quarter",
            "outcomes": of(("2026-Q3", 27.4)), "targets": [target(27, 29)],
        },
        "Målet nåddes: 27,4_grader under tredje kvartalet 2026. Målet är mellan 27 och 29_grader.",
    ),
    (
        {
            "unit": "antal", "counts": PEOPLE, "direction": "lower",
            "outcomes": of(("2025", 11.4)), "targets": [target(None, 11)], "tolerance": 1,
        },
        "Nära målet: 11,4_personer år 2025. Målet är högst 11, och marginalen är 1_person.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "text"), MEASURES)
def test_how_a_measure_went(fields: dict[str, Any], text: str) -> None:
    assert soft(str(verdicts.measure_told(shown(**fields)))) == text


def test_a_repeated_figure_is_not_judged() -> None:
    kolada: dict[str, Any] = {
        "source": {"kind": "kolada", "id": made.KPI},
        "rounds": ["2022"],
        "every": "two_years",
    }
    figures = [[made.US, 2023, "T", 81, ""], [made.US, 2024, "T", 81, ""]]
    measured = made.measure(**kolada, targets=[target(85)])
    told = made.views(made.content(measures=[measured], snapshots=[made.snapshot(figures)]), today=TODAY)
    assert str(verdicts.measure_told(told.measures["matt"])) == (
        "Går inte att bedöma: ingen ny mätning är gjord sedan år 2022."
    )


def part(time: str, value: float, kept: int, of_all: int) -> dict[str, Any]:
    return {"period": time, "value": value, "numerator": kept, "denominator": of_all}


def level(bound: str, value: float, unit: str, per: str | None = None) -> dict[str, Any]:
    return {"bound": bound, "value": value, "unit": unit, **({"per": per} if per else {})}


SHARE = {"measure_is": "share"}
PROMISES: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (
        SHARE,
        {"counts": CASES, "outcomes": of(part("2025", 96.1, 296, 308)), "targets": [target(95)]},
        "Löftet hölls för 296 av 308_ärenden år 2025. Det är 96,1_procent, och målet är minst 95.",
    ),
    (
        SHARE,
        {"outcomes": of(part("2025", 96.1, 296, 308)), "targets": [target(95)]},
        "Löftet hölls i 296 av 308_fall år 2025. Det är 96,1_procent, och målet är minst 95.",
    ),
    (
        SHARE,
        {
            "counts": {"one": "barn", "many": "barn"}, "school_year": True, "tolerance": 2,
            "outcomes": of(part("2025/2026", 99.5, 398, 400)),
        },
        "Löftet hölls nästan alltid: för 398 av 400_barn läsåret 2025/26. Löftet gäller alla.",
    ),
    (
        SHARE,
        {
            "counts": CALLS, "every": "month", "tolerance": 5,
            "outcomes": of(part("2026-10", 77.4, 4334, 5600)), "targets": [target(80)],
        },
        "Löftet hölls nästan tillräckligt ofta: för 4_334 av 5_600_samtal i oktober 2026. "
        "Målet är minst 80_procent.",
    ),
    (
        SHARE,
        {
            "counts": CASES, "every": "quarter",
            "outcomes": of(part("2026-Q3", 79, 79, 100)), "targets": [target(90)],
        },
        "Löftet hölls inte tillräckligt ofta: för 79 av 100_ärenden under tredje kvartalet 2026. "
        "Målet är minst 90_procent.",
    ),
    (
        SHARE,
        {"counts": CASES, "outcomes": of(part("2025", 80, 80, 100))},
        "Löftet hölls inte alltid: för 80 av 100_ärenden år 2025. Löftet gäller alla.",
    ),
    (
        SHARE,
        {"counts": CASES, "outcomes": of(part("2025", 100, 100, 100))},
        "Löftet hölls för 100 av 100_ärenden år 2025. Löftet gäller alla.",
    ),
    (
        SHARE,
        {"outcomes": of(("2025", 96.1)), "targets": [target(95)]},
        "Löftet hölls i 96,1_procent av fallen år 2025. Målet är minst 95_procent.",
    ),
    (
        SHARE,
        {"outcomes": of(("2025", 94.96)), "targets": [target(95)]},
        "Löftet hölls inte tillräckligt ofta: i knappt 95_procent av fallen år 2025. "
        "Målet är minst 95_procent.",
    ),
    (
        {"measure_is": "level", "level": level("at_most", 11, "antal")},
        {"unit": "antal", "counts": PEOPLE, "direction": "lower", "outcomes": of(("2025", 13.6))},
        "Löftet hölls inte: det blev 13,6_personer år 2025. Löftet är högst 11.",
    ),
    (
        {"measure_is": "level", "level": level("by_day_of_month", 27, "dag_i_månaden")},
        {
            "unit": "dag_i_månaden", "decimals": 0, "direction": "lower", "every": "month",
            "outcomes": of(("2026-10", 26)),
        },
        "Löftet hölls: det blev den 26_oktober 2026. Löftet är att det sker senast den 27 varje månad.",
    ),
    (
        {"measure_is": "level", "level": level("at_least", 1, "gånger", "day")},
        {"unit": "gånger", "outcomes": of(("2025", 1.3))},
        "Löftet hölls: det blev 1,3_gånger per dag år 2025. Löftet är minst 1_gång per dag.",
    ),
    (
        {"measure_is": "level", "level": level("at_most", 10, "veckor")},
        {"unit": "veckor", "direction": "lower", "tolerance": 1, "outcomes": of(("2025", 10.04))},
        "Löftet hölls nästan: det blev drygt 10_veckor år 2025. Löftet är högst 10_veckor.",
    ),
    ({}, {}, "Vi vet inte hur ofta löftet hålls."),
    (
        {"level": None, "measure": None},
        {},
        "Löftet går inte att mäta, eftersom det saknar ett tal.",
    ),
    (
        SHARE,
        {"outcomes": of(("2021", 96.1)), "targets": [target(95)]},
        "Går inte att bedöma: den senaste siffran är från år 2021.",
    ),
    (
        SHARE,
        {
            "outcomes": of(("2025", 96)),
            "targets": [target(95)],
            "breaks": [{"before": "2025", "why": "Nytt system."}],
        },
        "Går inte att bedöma: mätningen ändrades år 2025, när målet redan var satt.",
    ),
    (
        SHARE,
        {"outcomes": of({"period": "2026-T2", "value": 96, "kind": "part_year"})},
        "Bedöms inte än: siffran gäller bara januari–augusti 2026.",
    ),
]  # fmt: skip


def promised_views(promise: dict[str, Any], measured: dict[str, Any], **others: Any) -> Views:
    made_measure = made.measure(**{"every": "year", "decimals": 1, **measured})
    fields = {"measure": "matt", **promise}
    content = made.content(measures=[made_measure], guarantees=[made.guarantee(**fields)], **others)
    return made.views(content, today=TODAY)


def promised(promise: dict[str, Any], measured: dict[str, Any]) -> PromiseView:
    return promised_views(promise, measured).promises["lofte"]


@pytest.mark.parametrize(("promise", "measured", "text"), PROMISES)
def test_how_a_promise_went(promise: dict[str, Any], measured: dict[str, Any], text: str) -> None:
    assert soft(str(verdicts.promise_told(promised(promise, measured)))) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (("at_most", 10, "veckor", None), "högst 10_veckor"),
        (("at_least", 1, "gånger", "month"), "minst 1_gång per månad"),
        (("exactly", 26, "gånger", "year"), "exakt 26_gånger per år"),
        (("at_least", 54, "timmar", "week"), "minst 54_timmar per vecka"),
    ],
)
def test_a_level_after_its_promise(values: tuple[str, float, str, str | None], text: str) -> None:
    assert soft(verdicts.level_aim(Level.model_validate(level(*values)))) == text


CHANGES: list[tuple[dict[str, Any], str]] = [
    ({"outcomes": of(("2024", 80.3), ("2025", 86.2))}, "Bättre än år 2024, då det var 80,3_procent."),
    ({"outcomes": of(("2024", 61), ("2025", 62.9))}, "Bättre än år 2024, då det var 61,0_procent."),
    ({"outcomes": of(("2024", 86.2), ("2025", 80.3))}, "Sämre än år 2024, då det var 86,2_procent."),
    (
        {"outcomes": of(("2024", 90.9), ("2025", 90.9))},
        "Samma som år 2024, då det också var 90,9_procent.",
    ),
    (
        {"outcomes": of(("2024", 83), {"period": "2025", "value": 84, "margin": 3})},
        "Ungefär som år 2024, då det var 83_procent. Skillnaden ryms i felmarginalen.",
    ),
    (
        {
            "unit": "kronor", "decimals": 0, "direction": "neutral",
            "outcomes": of(("2023", 128770), ("2024", 131200), ("2025", 131200.4)),
        },
        "Samma som år 2024, då det också var 131_200_kronor.",
    ),
    (
        {
            "unit": "kronor", "decimals": 0, "direction": "neutral",
            "outcomes": of(("2024", 128770), ("2025", 131200)),
        },
        "Högre än år 2024, då det var 128_770_kronor.",
    ),
    (
        {
            "unit": "antal", "decimals": 0, "direction": "neutral", "counts": VISITS,
            "outcomes": of(("2024", 300), ("2025", 228)),
        },
        "Färre än år 2024, då det var 300_besök.",
    ),
    (
        {
            "unit": "antal", "decimals": 0, "direction": "lower", "counts": ACCIDENTS,
            "outcomes": of(("2024", 0), ("2025", 2)),
        },
        "Fler än år 2024, då det var noll.",
    ),
    (
        {
            "unit": "dag_i_månaden", "decimals": 0, "direction": "lower", "every": "month",
            "outcomes": of(("2026-09", 25), ("2026-10", 26)),
        },
        "En dag senare än i september 2026.",
    ),
    (
        {
            "unit": "dag_i_månaden", "decimals": 0, "direction": "lower", "every": "month",
            "outcomes": of(("2026-09", 27), ("2026-10", 25)),
        },
        "2_dagar tidigare än i september 2026.",
    ),
    ({"every": "month", "outcomes": of(("2026-09", 76.3), ("2026-10", 77.4))},
     "Bättre än i september 2026, då det var 76,3_procent."),
    ({"outcomes": of(("2014", 70), ("2016", 72))}, "Vi har ingen nyare siffra."),
    ({"outcomes": of(("2025", 86))}, "Det finns ingen tidigare siffra att jämföra med."),
    (
        {"outcomes": of(("2024", 80), ("2025", 86)), "breaks": [{"before": "2025", "why": "Ny enkät."}]},
        "Mätningen ändrades år 2025. Därför jämför vi inte med tidigare.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "text"), CHANGES)
def test_what_has_changed(fields: dict[str, Any], text: str) -> None:
    view = shown(**fields)
    assert soft(changes.change_sentence(view) or changes.no_change_sentence(view)) == text


YEARLY = (("2021", 62.0), ("2022", 58.3), ("2024", 50), ("2025", 41))
FINDINGS: list[tuple[dict[str, Any], str]] = [
    ({"outcomes": of(("2024", 80.3), ("2025", 86.2))}, "86,2_procent år 2025, bättre än år 2024"),
    ({"outcomes": of(("2025", 86.2))}, "86,2_procent år 2025"),
    ({}, "Svar i tid"),
    (
        {"outcomes": [{**each, "kind": "forecast"} for each in of(("2024", 80), ("2025", 86))]},
        "86_procent år 2025, prognos",
    ),
    ({"outcomes": of(*YEARLY)}, "Från 62_procent år 2021 till 41_procent år 2025"),
    (
        {"outcomes": of(*YEARLY[:3], ("2025", 41.5))},
        "Från 62,0_procent år 2021 till 41,5_procent år 2025",
    ),
    ({"outcomes": of(*YEARLY[:3], ("2025", 62))}, "62_procent både år 2021 och år 2025"),
    (
        {"outcomes": of(*YEARLY), "breaks": [{"before": "2024", "why": "Ny enkät."}]},
        "41_procent år 2025, sämre än år 2024",
    ),
    (
        {
            "unit": "antal", "decimals": 0, "direction": "neutral", "counts": VISITS,
            "outcomes": of(("2022", 300), ("2023", 280), ("2024", 260), ("2025", 228)),
        },
        "Från 300_besök år 2022 till 228_besök år 2025",
    ),
    (
        {
            "unit": "besök per invånare 7–20 år", "decimals": 0, "direction": "neutral",
            "outcomes": of(("2022", 23), ("2023", 22), ("2024", 20), ("2025", 21)),
        },
        "Från 23 till 21_besök per invånare 7–20 år, mellan år 2022 och år 2025",
    ),
    (
        {
            "unit": "procent av tillgångarna", "decimals": 0, "targets": [target(95)],
            "outcomes": of(("2022", 94.8), ("2023", 92), ("2024", 93), ("2025", 91)),
        },
        "Från knappt 95 till 91_procent av tillgångarna, mellan år 2022 och år 2025",
    ),
    (
        {"outcomes": of(("2021/2022", 60), ("2022/2023", 61), ("2023/2024", 62), ("2024/2025", 63))},
        "63_procent från juli 2024 till juni 2025, bättre än under perioden 2023/2024",
    ),
    (
        {
            "decimals": 0, "targets": [target(95)],
            "outcomes": of(("2022", 91), ("2023", 92), ("2024", 93), ("2025", 94.8)),
        },
        "Från 91_procent år 2022 till knappt 95_procent år 2025",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "text"), FINDINGS)
def test_the_heading_of_a_chart_is_its_finding(fields: dict[str, Any], text: str) -> None:
    assert soft(changes.finding(shown(**fields))) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"rank": 89, "others": 271}, "88 av 272 kommuner har ett bättre resultat"),
        (
            {"rank": None, "with_": With.ALL, "median": Decimal("85.1"), "others": 271},
            "1,1_procentenheter högre än medianen för alla kommuner, 85,1_procent",
        ),
    ],
)
def test_the_heading_of_all_municipalities_is_where_we_stand(fields: dict[str, Any], text: str) -> None:
    view = shown(outcomes=of(("2026", 86.2)), today=date(2026, 12, 31))
    assert soft(comparisons.spread_heading(view, beside("86.2", None, **fields))) == text


def beside(ours: str, mean: str | None, **fields: Any) -> Comparison:
    others = fields.pop("others", 10)
    values = {"9999": Decimal(ours)} | {f"{number:04}": Decimal(1) for number in range(others)}
    return Comparison(
        **{
            "with_": With.SIMILAR, "group": None, "period": period("2026"), "ours": Decimal(ours),
            "values": values, "rank": None, "ties": 0, "quartile": None, "median": Decimal(mean or 0),
            "group_mean": Decimal(mean) if mean else None, "mean_is_koladas": False, "members": others,
            **fields,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("comparison", "text"),
    [
        (
            beside("86.2", "85.1"),
            "1,1_procentenheter högre än i liknande kommuner, där medelvärdet är 85,1_procent.",
        ),
        (
            beside("86.2", "85.9", with_=With.COUNTY),
            "0,3_procentenheter högre än i länets andra kommuner, där medelvärdet är 85,9_procent.",
        ),
        (
            beside("84.1", "85.1"),
            "1_procentenhet lägre än i liknande kommuner, där medelvärdet är 85,1_procent.",
        ),
        (
            beside("86.2", "85.1", with_=With.ALL),
            "1,1_procentenheter högre än medelvärdet för alla andra kommuner, 85,1_procent.",
        ),
        (beside("85.1", "85.12"), "Samma som i liknande kommuner, där medelvärdet är 85,1_procent."),
        (
            beside("86.2", "85.1", others=2),
            "Bara två andra kommuner har en siffra. Därför jämför vi inte.",
        ),
        (
            beside("86.2", "85.1", others=1),
            "Bara en annan kommun har en siffra. Därför jämför vi inte.",
        ),
    ],
)
def test_beside_others(comparison: Comparison, text: str) -> None:
    view = shown(outcomes=of(("2026", 86.2)), today=date(2026, 12, 31))
    assert soft(comparisons.mean_sentence(view, comparison)) == text


ALL = {"with_": With.ALL, "others": 271}


@pytest.mark.parametrize(
    ("unit", "ours", "fields", "text"),
    [
        (
            "procent av tillgångarna", "11.2", {},
            "0,8_procentenheter lägre än i liknande kommuner, där medelvärdet är 12_procent av tillgångarna.",
        ),
        (
            "procent mot det väntade", "13", {},
            "1_procentenhet högre än i liknande kommuner, där medelvärdet är 12_procent mot det väntade.",
        ),
        (
            "per 1 000 invånare 16–64 år", "15", {},
            "3 högre än i liknande kommuner, där medelvärdet är 12_per 1_000 invånare 16–64 år.",
        ),
        (
            "kronor per år", "15", {},
            "3_kronor högre än i liknande kommuner, där medelvärdet är 12_kronor per år.",
        ),
        (
            "timmar per vecka", "15", {},
            "3_timmar fler än i liknande kommuner, där medelvärdet är 12_timmar per vecka.",
        ),
        (
            "kilo per invånare", "9", {},
            "3_kilo mindre än i liknande kommuner, där medelvärdet är 12_kilo per invånare.",
        ),
        (
            "ton koldioxidekvivalenter", "14", {},
            "2_ton koldioxidekvivalenter mer än i liknande kommuner, "
            "där medelvärdet är 12_ton koldioxidekvivalenter.",
        ),
        (
            "barn per grupp", "15", {},
            "3_barn fler än i liknande kommuner, där medelvärdet är 12_barn per grupp.",
        ),
        ("antal", "9", {}, "3 färre än i liknande kommuner, där medelvärdet är 12."),
        ("månader", "17", {}, "5_månader längre än i liknande kommuner, där medelvärdet är 12_månader."),
        ("dagar", "11", {}, "1_dag kortare än i liknande kommuner, där medelvärdet är 12_dagar."),
        ("sekunder", "11", ALL, "1_sekund kortare än medianen för alla kommuner, 12_sekunder."),
        ("veckor", "14", ALL, "2_veckor längre än medianen för alla kommuner, 12_veckor."),
        ("år", "14", ALL, "2_år högre än medianen för alla kommuner, 12_år."),
        ("index", "14", ALL, "2_enheter högre än medianen för alla kommuner, index_12."),
    ],
)  # fmt: skip
def test_a_difference_is_told_in_words_that_fit_its_unit(
    unit: str, ours: str, fields: dict[str, Any], text: str
) -> None:
    view = shown(unit=unit, decimals=1, outcomes=of(("2026", float(ours))), today=date(2026, 12, 31))
    mean = {"median": Decimal(12), "rank": None} if fields else {}
    comparison = beside(ours, None if fields else "12", **fields, **mean)
    assert soft(comparisons.mean_sentence(view, comparison)) == text


@pytest.mark.parametrize("gap", ["lägre", "kortare", "längre", "högre"])
def test_a_difference_beside_a_median_of_few_is_told_as_well(gap: str) -> None:
    unit = "dagar" if gap in ("kortare", "längre") else "procent"
    ours = "10" if gap in ("lägre", "kortare") else "14"
    view = shown(unit=unit, outcomes=of(("2026", float(ours))), today=date(2026, 12, 31))
    comparison = beside(ours, None, median=Decimal(12))
    assert f" {gap} än i liknande kommuner, där medianen är 12" in comparisons.mean_sentence(view, comparison)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"rank": 89, "others": 271}, "88 av 272 kommuner har ett bättre resultat."),
        ({"rank": 1, "others": 29}, "Bäst av 30 kommuner."),
        ({"rank": 1, "ties": 2, "others": 29}, "Bäst av 30 kommuner, tillsammans med två andra."),
        ({"rank": 1, "ties": 1, "others": 29}, "Bäst av 30 kommuner, tillsammans med en annan."),
        ({"rank": None}, ""),
    ],
)
def test_where_we_stand(fields: dict[str, Any], text: str) -> None:
    view = shown(outcomes=of(("2026", 86.2)), today=date(2026, 12, 31))
    assert comparisons.rank_sentence(view, beside("86.2", "85.1", **fields)) == text


def test_what_is_old_is_told_as_it_was() -> None:
    view = shown(outcomes=of(("2016", 86.2)), today=date(2026, 12, 31))
    similar, everyone = beside("86.2", "85.1"), beside("86.2", "85.1", rank=89, others=271, with_=With.ALL)
    told = comparisons.mean_sentence(view, similar)
    assert soft(told) == "1,1_procentenheter högre än i liknande kommuner, där medelvärdet var 85,1_procent."
    told = comparisons.mean_sentence(view, beside("86.2", "86.2"))
    assert soft(told) == "Samma som i liknande kommuner, där medelvärdet var 86,2_procent."
    assert comparisons.rank_sentence(view, everyone) == "88 av 272 kommuner hade ett bättre resultat."
    for quartile, text in (
        (Quartile.BEST, "Kommunen hörde till den bästa fjärdedelen."),
        (Quartile.MIDDLE, "Kommunen låg i mitten."),
        (Quartile.LAST, "Kommunen hörde till den sista fjärdedelen."),
    ):
        assert comparisons.place_sentence(view, beside("86.2", "85.1", quartile=quartile)) == text


@pytest.mark.parametrize(
    ("quartile", "text"),
    [
        (Quartile.BEST, "Kommunen hör till den bästa fjärdedelen."),
        (Quartile.MIDDLE, "Kommunen ligger i mitten."),
        (Quartile.LAST, "Kommunen hör till den sista fjärdedelen."),
        (None, ""),
    ],
)
def test_in_which_quarter_we_are(quartile: Quartile | None, text: str) -> None:
    view = shown(outcomes=of(("2026", 86.2)), today=date(2026, 12, 31))
    assert comparisons.place_sentence(view, beside("86.2", "85.1", quartile=quartile)) == text


def parts(dimension: str, **values: float) -> list[dict[str, Any]]:
    return [
        {"period": "2025", "value": value, "group": {"dimension": dimension, "value": name.replace("_", " ")}}
        for name, value in values.items()
    ]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {"people": "children", "outcomes": of(("2025", 78), *parts("gender", women=75.1, men=81.2))},
            "Bland pojkar är det 81,2_procent, bland flickor 75,1. Skillnaden är 6,1_procentenheter.",
        ),
        (
            {"outcomes": of(("2025", 6), *parts("gender", women=7.6, men=4.2))},
            "Bland kvinnor är det 7,6_procent, bland män 4,2. Skillnaden är 3,4_procentenheter.",
        ),
        (
            {"outcomes": of(("2025", 6), *parts("gender", women=7.6, men=7.6))},
            "Bland kvinnor är det 7,6_procent, lika mycket som bland män.",
        ),
        (
            {
                "unit": "antal", "decimals": 0, "counts": {"one": "barn", "many": "barn"},
                "outcomes": of(("2025", 268), *parts("unit", Ekorren=170, Lodjuret=98)),
            },
            "Flest barn har Ekorren, 170. Färst har Lodjuret, 98.",
        ),
        (
            {"outcomes": of(("2025", 78), *parts("unit", Norra_gruppen=81, Södra_gruppen=75.5))},
            "Högst är det för Norra gruppen: 81,0_procent. Lägst är det för Södra gruppen: 75,5_procent.",
        ),
        ({"outcomes": of(("2025", 78), *parts("unit", Ekorren=70))}, "Ekorren: 70_procent."),
        ({"outcomes": of(("2025", 78))}, ""),
    ],
)  # fmt: skip
def test_the_parts_of_a_break_down(fields: dict[str, Any], text: str) -> None:
    view = shown(**fields)
    assert (
        soft(groups.dimension_sentence(view, [point for point in view.series.points if point.outcome.group]))
        == text
    )


ROUNDED = "Varje siffra är avrundad för sig. Därför kan den för alla hamna strax utanför de andra."


@pytest.mark.parametrize(
    ("total", "women", "men", "fields", "is_told"),
    [
        (97, 98, 98, {}, True),
        (99, 98, 98, {}, True),
        (98, 98, 98, {}, False),
        (98, 97, 99, {}, False),
        (96, 98, 98, {}, False),
        (97.9, 98.0, 98.0, {"decimals": 1}, True),
        (97.8, 98.0, 98.0, {"decimals": 1}, False),
        (197, 98, 99, {"unit": "antal"}, False),
        (97, 98, 98, {"unit": "mnkr"}, False),
    ],
)
def test_a_total_outside_its_parts_is_explained_by_rounding_alone(
    total: float, women: float, men: float, fields: dict[str, Any], is_told: bool
) -> None:
    """A gap of more than a unit in the last place is something else, and so is that of a sum."""
    outcomes = of(("2025", total), *parts("gender", women=women, men=men))
    view = shown(**{"decimals": 0, "outcomes": outcomes, **fields})
    assert groups.rounding_in_any(view) == (ROUNDED if is_told else "")
    units = shown(decimals=0, outcomes=of(("2025", 97), *parts("unit", Ekorren=98, Lodjuret=98)))
    assert groups.rounding_in_any(units) == ""


@pytest.mark.parametrize(
    ("unit", "before", "text"),
    [
        ("kronor per år", 2400, "2_440_kronor per år för år 2025, mot 2_400 för år 2024."),
        ("kilo per invånare", 447, "2_440_kilo per invånare år 2025, mot 447 för år 2024."),
        ("procent mot planen", 2400, "2_440_procent mot planen år 2025, jämfört med 2_400 för år 2024."),
        ("procent", 2400, "2_440_procent år 2025, mot 2_400_procent år 2024."),
        ("procent", 2440, "2_440_procent år 2025, samma som år 2024."),
        ("dagar", 1, "2_440_dagar år 2025, mot 1_dag år 2024."),
    ],
)
def test_a_result_beside_the_one_before(unit: str, before: float, text: str) -> None:
    """No "år år", no unit of several words twice, and nothing that is "mot" itself."""
    view = shown(unit=unit, decimals=0, targets=[], outcomes=of(("2024", before), ("2025", 2440)))
    assert soft(news.outcome_sentences(view, None)) == text


def test_one_of_a_kind_has_its_gender() -> None:
    assert [numbers.count_word(1), numbers.count_word(1, neuter=True)] == ["en", "ett"]
    assert numbers.count_word(2, neuter=True) == "två"


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"counted": True, "claimed": 2, "granted": 2}, "Två begärde ersättning år 2025, och båda fick det."),
        ({"counted": True, "claimed": 0, "granted": 0}, "Ingen begärde ersättning år 2025."),
        (
            {"counted": True, "claimed": 1, "granted": 1, "compensation_sek": 200},
            "En begärde och fick ersättning år 2025. Kommunen betalade 200_kronor.",
        ),
        ({"counted": True, "claimed": 1}, "En begärde ersättning år 2025."),
        ({"counted": True, "claimed": 1, "granted": 0}, "En begärde ersättning år 2025 men fick ingen."),
        (
            {"counted": True, "claimed": 4, "granted": 4},
            "Fyra begärde ersättning år 2025, och alla fick det.",
        ),
        (
            {"counted": True, "claimed": 22, "granted": 20, "compensation_sek": 12000},
            "22 begärde ersättning år 2025, och 20 fick det. Kommunen betalade 12_000_kronor.",
        ),
        ({"counted": True, "claimed": 4, "granted": 0}, "Fyra begärde ersättning år 2025. Ingen fick det."),
        ({"counted": False}, "Kommunen räknade inte hur många som begärde ersättning år 2025."),
        ({"counted": True}, "Vi vet inte hur många som begärde ersättning år 2025."),
    ],
)
def test_who_asked_for_compensation(fields: dict[str, Any], text: str) -> None:
    assert soft(claims.claims_sentence(Claims.model_validate({"period": "2025", **fields}))) == text


@pytest.mark.parametrize(
    ("counts", "promises", "text"),
    [
        ([("2023", 60), ("2025", 40)], 3,
         "100 begärde ersättning från år 2023 till år 2025, i de 3 löften där det räknas."),
        ([("2025", 1)], 1, "En begärde ersättning år 2025, i det löfte där det räknas."),
        ([("2025", 0)], 2, "Ingen begärde ersättning år 2025, i de 2 löften där det räknas."),
        ([], 0, "Vi vet inte hur många som har begärt ersättning."),
    ],
)  # fmt: skip
def test_a_sum_names_its_time_and_what_it_adds(
    counts: list[tuple[str, int]], promises: int, text: str
) -> None:
    added = [
        Claims.model_validate({"period": year, "counted": True, "claimed": count}) for year, count in counts
    ]
    assert claims.claims_total(added, promises) == text


ANSWERS: list[tuple[dict[str, Any], str]] = [
    (
        {"title": "Behöriga till gymnasiet", "outcomes": of(("2025", 88.3)), "targets": [target(85)]},
        "Behöriga till gymnasiet: 88,3_procent i Exempel år 2025. Målet, minst 85_procent, nåddes.",
    ),
    (
        {
            "title": "Sjukfrånvaro", "direction": "lower",
            "outcomes": of(("2025", 6.8)), "targets": [target(None, 5.5)],
        },
        "Sjukfrånvaro: 6,8_procent i Exempel år 2025. Målet, högst 5,5_procent, nåddes inte.",
    ),
    (
        {"title": "Trygga elever", "outcomes": of(("2024", 80.3), ("2025", 86.2))},
        "Trygga elever: 86,2_procent i Exempel år 2025. "
        "Det är bättre än år 2024, då det var 80,3_procent.",
    ),
    (
        {
            "title": "Företagens betyg", "unit": "index", "decimals": 0,
            "outcomes": of(("2014", 70), ("2016", 72)),
        },
        "Företagens betyg: index_72 i Exempel år 2016. Vi har ingen nyare siffra.",
    ),
    ({"title": "Svar i tid"}, "Svar i tid: här finns ingen siffra för Exempel än."),
    (
        {"title": "Svar i tid", "targets": [target(95)]},
        "Svar i tid: här finns ingen siffra för Exempel än. Målet är minst 95_procent.",
    ),
    (
        {
            "title": "Besök i kulturhuset", "unit": "antal", "decimals": 0, "counts": VISITS,
            "direction": "higher", "outcomes": of(("2024", 22150), ("2025", 22480)),
        },
        "Besök i kulturhuset: 22_480_besök i Exempel år 2025. "
        "Det är fler än år 2024, då det var 22_150_besök.",
    ),
    (
        {
            "title": "Besök", "unit": "antal", "decimals": 0, "direction": "neutral",
            "outcomes": of(("2022-08-01/2024-08-01", 228)),
        },
        "Besök: antalet var 228 i Exempel från den 1_augusti 2022 till och med den 1_augusti 2024. "
        "Vi har ingen nyare siffra.",
    ),
    (
        {"title": "Tomter", "outcomes": of({"period": "2026", "value": 24, "kind": "forecast"})},
        "Tomter: 24_procent i Exempel år 2026. Siffran är en prognos.",
    ),
    (
        {
            "title": "I tid", "targets": [target(90)], "breaks": [{"before": "2025", "why": "Nytt lås."}],
            "outcomes": of(("2024", 92), ("2025", 84)),
        },
        "I tid: 84_procent i Exempel år 2025. Går inte att bedöma: mätningen ändrades år 2025, "
        "när målet redan var satt.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "text"), ANSWERS)
def test_the_answer_of_a_measure(fields: dict[str, Any], text: str) -> None:
    assert soft(answers.measure_answer(shown(**fields), "Exempel")) == text


PROMISED = "Du får beslut om bygglov inom tio veckor."
MONEY = {"consequence": {"text": "Avgiften sänks.", "compensation": "fee_reduction"}}


@pytest.mark.parametrize(
    ("promise", "measured", "text"),
    [
        (
            {"promise": PROMISED, **MONEY, **SHARE},
            {"counts": CASES, "outcomes": of(part("2025", 96.1, 296, 308)), "targets": [target(95)]},
            "Exempel lovar: du får beslut om bygglov inom tio veckor. Löftet hölls för 296 av 308_ärenden "
            "år 2025. Det är 96,1_procent, och målet är minst 95. Om det inte hålls: avgiften sänks.",
        ),
        (
            {"promise": PROMISED, **MONEY},
            {},
            "Exempel lovar: du får beslut om bygglov inom tio veckor. Vi vet inte hur ofta löftet hålls. "
            "Om det inte hålls: avgiften sänks.",
        ),
        (
            {"promise": "Du får ett gott bemötande.", "level": None, "consequence": None, "measure": None},
            {},
            "Exempel lovar: du får ett gott bemötande. "
            "Löftet går inte att mäta, eftersom det saknar ett tal.",
        ),
        (
            {"promise": PROMISED, "state": "withdrawn", "valid_to": "2025-12-31"},
            {},
            "Exempel lovade förut: du får beslut om bygglov inom tio veckor. "
            "Löftet gällde till och med den 31_december 2025.",
        ),
        (
            {
                "promise": PROMISED,
                "consequence": {"text": "Avgiften sänks. Det gäller inte tillsyn.", "compensation": "money"},
            },
            {},
            "Exempel lovar: du får beslut om bygglov inom tio veckor. Vi vet inte hur ofta löftet hålls. "
            "Om det inte hålls: avgiften sänks.",
        ),
    ],
)
def test_the_answer_of_a_promise(promise: dict[str, Any], measured: dict[str, Any], text: str) -> None:
    told = promised_views(promise, measured, of=made.municipality(name="Exempel"))
    assert soft(answers.promise_answer(told.promises["lofte"], told)) == text


def test_the_answer_of_a_former_promise_names_the_one_that_holds_instead() -> None:
    former = {"state": "withdrawn", "valid_to": "2025-12-31", "replaced_by": "nytt", "promise": PROMISED}
    promises = [
        made.guarantee(**former),
        made.guarantee("nytt", promise="Du får beslut om bygglov inom åtta veckor."),
    ]
    told = made.views(made.content(guarantees=promises, of=made.municipality(name="Exempel")), today=TODAY)
    assert soft(answers.promise_answer(told.promises["lofte"], told)) == (
        "Exempel lovade förut: du får beslut om bygglov inom tio veckor. Löftet gällde till och med den "
        "31_december 2025. I stället gäller: du får beslut om bygglov inom åtta veckor."
    )


def test_the_answer_of_a_survey() -> None:
    asked = made.survey(title="Elevenkäten 2026", invited=620, answered=541)
    content = made.views(made.content(surveys=[asked]), today=TODAY)
    assert soft(answers.survey_answer(asked, content)) == (
        "541 av 620 svarade på Elevenkäten 2026, alltså 87_procent."
    )


def test_the_answer_of_a_report() -> None:
    body = made.owner("ks", name="Kommunstyrelsen")
    handled = made.report(title="Årsredovisning 2024", handled=[{"by": "ks", "date": "2025-04-07"}])
    content = made.views(made.content(owners=[body], reports=[handled]), today=TODAY)
    assert soft(answers.report_answer(handled, content)) == (
        "Kommunstyrelsen behandlade Årsredovisning 2024 den 7_april 2025."
    )


def test_the_answer_of_a_report_that_two_bodies_dealt_with() -> None:
    bodies = [made.owner("ks", name="Kommunstyrelsen"), made.owner("sn", name="Socialnämnden")]
    meetings = [{"by": "sn", "date": "2025-05-02"}, {"by": "ks", "date": "2025-04-07"}]
    handled = made.report(title="Årsredovisning 2024", handled=meetings)
    content = made.views(made.content(owners=bodies, reports=[handled]), today=TODAY)
    assert soft(answers.report_answer(handled, content)) == (
        "Årsredovisning 2024 behandlades av kommunstyrelsen den 7_april 2025 "
        "och av socialnämnden den 2_maj 2025."
    )


def test_a_target_that_is_still_to_come_makes_no_other_a_former_one() -> None:
    """The news says of a target what its page says: it holds until the next one begins."""
    targets = [{"from_period": "2020", "at_least": 80}, {"from_period": "2024", "at_least": 90}]
    later = {"from_period": "2029", "at_least": 95}
    outcomes = [
        {"period": "2023", "value": 79.5, "published": "2024-02-01"},
        {"period": "2025", "value": 92, "published": "2026-02-01"},
    ]
    view = made.views(
        made.content(measures=[made.measure(targets=[*targets, later], outcomes=outcomes, decimals=1)]),
        today=TODAY,
    ).measures["matt"]
    before, newest = PartialDate(2024, 2, 1), PartialDate(2026, 2, 1)
    assert soft(news.outcome_sentences(view, newest)) == (
        "92,0_procent år 2025, mot 79,5_procent år 2023. Målet är minst 90_procent."
    )
    assert "Målet var minst 80_procent." in soft(news.outcome_sentences(view, before))
    assert "Målet är minst 90_procent." in soft(news.verdict_sentences(view, newest))
    assert "Målet var minst 80_procent." in soft(news.verdict_sentences(view, before))


@pytest.mark.parametrize(
    ("unit", "before", "bound", "told"),
    [
        ("procent", 94.6, 95, "knappt 95_procent"),
        ("promille", 1.7, 2, "knappt 2_promille"),
        ("mnkr", 99.7, 100, "knappt 100_miljoner kronor"),
        ("kronor", 2439.6, 2440, "knappt 2_440_kronor"),
        ("index", 79.5, 80, "knappt index_80"),
        ("minuter", 29.6, 30, "knappt 30_minuter"),
    ],
)
def test_the_figure_before_is_not_rounded_up_to_the_target_it_missed(
    unit: str, before: float, bound: float, told: str
) -> None:
    outcomes = of(("2024", before), ("2025", bound + 3))
    view = shown(unit=unit, decimals=0, targets=[target(bound)], outcomes=outcomes)
    assert soft(changes.change_sentence(view)) == f"Bättre än år 2024, då det var {told}."
    assert f", mot {told} år 2024." in soft(news.outcome_sentences(view, None))


def test_the_answer_of_a_goal() -> None:
    annual = made.report(period="2024")
    judged = made.goal(
        title="God ekonomisk hushållning",
        assessments=[{"report": "rapport", "verdict": "met", "word": "uppnådd"}],
    )
    content = made.views(made.content(goals=[judged], reports=[annual]), today=TODAY)
    assert answers.goal_answer(content.goals["mal"], content) == (
        "God ekonomisk hushållning: uppnådd år 2024, enligt kommunen."
    )


@pytest.mark.parametrize(
    ("fields", "measured", "text"),
    [
        ({"valid_to": "2030-12-31"}, 90, "Skälet: alla har gjort sitt."),
        ({"valid_to": "2030-12-31"}, 70, "Måttet stämmer inte med bedömningen."),
    ],
)
def test_the_answer_of_a_goal_tells_of_figures_that_say_otherwise(
    fields: dict[str, Any], measured: float, text: str
) -> None:
    judged = made.goal(
        title="Alla är trygga",
        measures=["matt"],
        assessments=[{"report": "rapport", "verdict": "met", "why": "Alla har gjort sitt."}],
        **fields,
    )
    figures = made.measure(outcomes=of(("2025", measured)), targets=[target(85)])
    told = made.views(
        made.content(goals=[judged], measures=[figures], reports=[made.report(period="2025")]), today=TODAY
    )
    assert answers.goal_answer(told.goals["mal"], told) == (
        f"Alla är trygga: uppfyllt år 2025, enligt kommunen. {text}"
    )


def test_the_answer_of_a_goal_whose_time_has_passed() -> None:
    judged = made.goal(
        title="En kommun att lita på",
        valid_from="2019-01-01",
        valid_to="2022-12-31",
        assessments=[{"report": "rapport", "verdict": "not_assessed", "why": "Ingen mätte."}],
    )
    told = made.views(made.content(goals=[judged], reports=[made.report(period="2022")]), today=TODAY)
    assert answers.goal_answer(told.goals["mal"], told) == (
        "En kommun att lita på: målet gällde från år 2019 till år 2022. "
        "Kommunens bedömning år 2022: gick inte att bedöma."
    )
