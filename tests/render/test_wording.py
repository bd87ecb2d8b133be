"""The sentences that pages share say what the verdicts, changes and comparisons say, and no more."""

from decimal import Decimal
from typing import Any

import pytest

from paraply.derive.comparisons import Comparison, With
from paraply.derive.verdicts import Judgement
from paraply.derive.views import MeasureView, PromiseView
from paraply.model.choices import MeasureVerdict, PromiseVerdict, Reason, Trend
from paraply.render import comparisons, trends, verdicts, wording
from tests.made import KPI, US, content, guarantee, measure, municipality, snapshot, views

NB = "\u00a0"


def shown(**fields: Any) -> MeasureView:
    return views(content(measures=[measure(**fields)])).measures["matt"]


def of(value: float, period: str = "2025", **fields: Any) -> dict[str, Any]:
    return {"period": period, "value": value, **fields}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ring oss", "Ring oss."),
        ("Ring oss.", "Ring oss."),
        ("ring?", "Ring?"),
        (" x ", "X."),
        ("", ""),
        ("å!", "Å!"),
    ],
)
def test_sentence(text: str, expected: str) -> None:
    assert wording.sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "capital", "inside"),
    [
        ("kWh per kvm", "KWh per kvm", "kWh per kvm"),
        ("Plan- och bygglagen", "Plan- och bygglagen", "plan- och bygglagen"),
        ("PBL", "PBL", "PBL"),
        ("", "", ""),
    ],
)
def test_first_letters(text: str, capital: str, inside: str) -> None:
    assert wording.capital(text) == capital
    assert wording.inside(text) == inside


@pytest.mark.parametrize(
    ("target", "decimals", "expected"),
    [
        ({"at_least": 90}, 1, f"minst 90{NB}procent"),
        ({"at_least": 92.5}, 1, f"minst 92,5{NB}procent"),
        ({"at_most": 0}, 1, f"högst 0{NB}procent"),
        ({"at_least": 18, "at_most": 22}, 0, f"mellan 18 och 22{NB}procent"),
        ({}, 0, "uppgift saknas"),
    ],
)
def test_targets(target: dict[str, Any], decimals: int, expected: str) -> None:
    view = shown(targets=[{"from_period": "2020", **target}], decimals=decimals)
    assert wording.target_text(view, view.measure.targets[0]) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, "Uppgift saknas om mål."),
        ("unknown", "Uppgift saknas om mål."),
        ("none", "Kommunen har inte satt något mål."),
    ],
)
def test_why_there_is_no_target(state: str | None, expected: str) -> None:
    view = shown(target_state=state, outcomes=[of(80)])
    assert verdicts.why_no_target(view) == verdicts.measure_verdict(view) == expected


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_but_a_missing_target_has_its_sentence(reason: Reason) -> None:
    said = verdicts.reason_sentence(reason, "2020")
    assert bool(said) is (reason is not Reason.NO_TARGET)
    assert said == "" or said.endswith(".")
    assert verdicts.reason_sentence(None) == ""


def test_every_verdict_and_every_reason_can_be_told() -> None:
    for verdict in (*MeasureVerdict, *PromiseVerdict):
        assert verdicts.VERDICT_CLASSES[verdict.value]
    assert set(verdicts.VERDICT_CLASSES.values()) == {"met", "near", "not-met", "not-assessed"}


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([of(95)], f"Målet är minst 90{NB}procent."),
        ([], "Uppgift saknas om resultatet."),
        ([of(95, kind="preliminary")], "Siffran är preliminär."),
        ([of(95, kind="forecast")], "Siffran är en prognos."),
        ([of(95, "2025-T2")], "Siffran gäller bara en del av året."),
        ([of(95, "2021")], "Den senaste siffran är för gammal: 2021."),
    ],
)
def test_measure_verdicts(outcomes: list[dict[str, Any]], expected: str) -> None:
    assert (
        verdicts.measure_verdict(shown(outcomes=outcomes, targets=[{"from_period": "2020", "at_least": 90}]))
        == expected
    )


def promised(outcome: dict[str, Any] | None, of_measure: dict[str, Any], **fields: Any) -> PromiseView:
    made = measure(outcomes=[outcome] if outcome else [], **of_measure)
    promise = guarantee(**{"measure": made.id, "measure_is": "share", **fields})
    return views(content(measures=[made], guarantees=[promise])).promises["lofte"]


class TestPromises:
    def test_share_with_its_denominator(self) -> None:
        view = promised(of(96, numerator=192, denominator=200), {"decimals": 0})
        assert (
            verdicts.promise_verdict(view)
            == f"192 av 200 ärenden (96{NB}procent) 2025. Målet är alla ärenden."
        )

    def test_share_with_a_decided_target(self) -> None:
        view = promised(of(96), {"targets": [{"from_period": "2020", "at_least": 95}]})
        assert verdicts.promise_verdict(view) == f"96{NB}procent 2025. Målet är minst 95{NB}procent."

    def test_level(self) -> None:
        view = promised(of(9.5), {"unit": "veckor", "direction": "lower"}, measure_is="level")
        assert verdicts.promise_verdict(view) == f"Det blev 9,5{NB}veckor 2025. Löftet är högst 10{NB}veckor."

    def test_a_day_of_the_month(self) -> None:
        level = {"bound": "by_day_of_month", "value": 27, "unit": "dag_i_månaden"}
        view = promised(of(26, "2026-10"), {"unit": "dag_i_månaden"}, measure_is="level", level=level)
        assert verdicts.promise_verdict(view) == (
            f"Det blev dag{NB}26 i månaden oktober 2026. Löftet är senast den 27:e varje månad."
        )

    def test_no_outcome(self) -> None:
        assert verdicts.promise_verdict(promised(None, {})) == "Uppgift saknas om hur ofta löftet hålls."

    def test_too_old_names_the_period(self) -> None:
        assert (
            verdicts.promise_verdict(promised(of(96, "2020"), {}))
            == "Den senaste siffran är för gammal: 2020."
        )

    def test_not_measurable(self) -> None:
        view = views(content(guarantees=[guarantee(level=None)])).promises["lofte"]
        assert verdicts.promise_verdict(view) == "Löftet går inte att mäta så som det är skrivet."


class TestChanges:
    @pytest.mark.parametrize(
        ("direction", "now", "expected"),
        [
            ("higher", 82, f"Bättre än 2024 (80{NB}%)"),
            ("lower", 82, f"Sämre än 2024 (80{NB}%)"),
            ("higher", 80, f"Oförändrat sedan 2024 (80{NB}%)"),
            ("neutral", 82, f"Högre än 2024 (80{NB}%)"),
            ("neutral", 78, f"Lägre än 2024 (80{NB}%)"),
        ],
    )
    def test_in_words(self, direction: str, now: float, expected: str) -> None:
        assert trends.change_text(shown(direction=direction, outcomes=[of(80, "2024"), of(now)])) == expected

    def test_nothing_to_compare_with(self) -> None:
        assert trends.change_text(shown(outcomes=[of(80)])) == ""

    def test_a_class_only_for_better_worse_and_unchanged(self) -> None:
        assert [trends.trend_class(trend) for trend in Trend] == ["better", "worse", "unchanged", ""]


def compared(ours: float, others: list[float], **fields: Any) -> tuple[MeasureView, dict[With, Comparison]]:
    ids = [f"{place:04}" for place in range(1, len(others) + 1)]
    rows = [[id_, 2026, "T", value, ""] for id_, value in zip([*ids, US], [*others, ours], strict=True)]
    made = measure(source={"kind": "kolada", "id": KPI}, **fields)
    world = content(
        of=municipality(kolada={"default_group": "G1"}),
        measures=[made],
        snapshots=[snapshot(rows)],
        places=[(id_, "K") for id_ in (*ids, US)],
        groups=[("G1", ids[:2])],
    )
    view = views(world).measures["matt"]
    return view, {found.with_: found for found in view.comparisons}


class TestComparisons:
    @pytest.mark.parametrize(
        ("ours", "expected"),
        [
            (75.0, f"5,0 procentenheter högre än i liknande kommuner (70,0{NB}procent)."),
            (65.5, f"4,5 procentenheter lägre än i liknande kommuner (70,0{NB}procent)."),
            (70.0, f"Lika som i liknande kommuner (70,0{NB}procent)."),
            (70.04, f"Lika som i liknande kommuner (70,0{NB}procent)."),
        ],
    )
    def test_the_mean_of_similar_municipalities(self, ours: float, expected: str) -> None:
        view, found = compared(ours, [60.0, 80.0, 10.0])
        assert comparisons.mean_sentence(view, found[With.SIMILAR]) == expected
        assert comparisons.comparison_sentences(view)[0] == expected

    @pytest.mark.parametrize(
        ("direction", "ours", "expected"),
        [
            ("higher", 75.0, "1 av 4 kommuner har högre."),
            ("lower", 75.0, "2 av 4 kommuner har lägre."),
            ("higher", 85.0, "Bäst av 4 kommuner."),
            ("higher", 80.0, "Bäst av 4 kommuner tillsammans med en till."),
            ("neutral", 75.0, ""),
        ],
    )
    def test_rank(self, direction: str, ours: float, expected: str) -> None:
        view, found = compared(ours, [60.0, 80.0, 10.0], direction=direction)
        assert comparisons.rank_sentence(view, found[With.ALL]) == expected
        assert comparisons.comparison_sentences(view)[1:] == ([expected] if expected else [])

    def test_whom_it_is_with(self) -> None:
        _view, found = compared(75.0, [60.0, 80.0])
        assert comparisons.others_text(found[With.SIMILAR]) == "i liknande kommuner"
        assert comparisons.others_text(found[With.ALL]) == "i alla kommuner"

    def test_no_comparison_no_sentence(self) -> None:
        assert comparisons.comparison_sentences(shown(outcomes=[of(80)])) == []


def test_values_and_directions() -> None:
    view = shown(unit="mnkr", direction="lower")
    assert wording.value_text(view, Decimal(3)) == f"3{NB}miljoner kronor"
    assert trends.direction_text(view) == "Lägre är bättre."


def test_a_judgement_without_a_figure_is_told_by_its_reason() -> None:
    view = shown(outcomes=[])
    assert view.judgement == Judgement(MeasureVerdict.NOT_ASSESSED, Reason.NO_OUTCOME)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((80, 82, 86), "Då behöver måttet öka med 1,0 procentenheter om året. "
         "Sedan 2023 har det ökat med 3,0 procentenheter om året. I den takten nås målet."),
        ((86, 86, 86), "Sedan 2023 har det varit oförändrat. I den takten nås inte målet."),
        ((90, 91, 92), "Från 2029 är målet minst 90 procent. Dit har måttet redan nått."),
        ((99, 95, 92), "Dit har måttet redan nått. "
         "Sedan 2023 har det minskat med 3,5 procentenheter om året. "
         "I den takten nås inte målet."),
        ((89.8, 89.9, 89.9), "Då behöver måttet öka med 0,03 procentenheter om året."),
    ],
)  # fmt: skip
def test_the_way_to_a_later_target_is_told(values: tuple[float, ...], told: str) -> None:
    outcomes = [{"period": str(2023 + place), "value": value} for place, value in enumerate(values)]
    made = measure(
        outcomes=outcomes, targets=({"from_period": "2029", "at_least": 90},), every="year", decimals=1
    )
    sentences = trends.course_sentences(views(content(measures=[made])).measures["matt"])
    assert told in " ".join(sentences).replace("\u00a0", " ")


def test_without_a_later_target_nothing_is_told_of_a_way() -> None:
    assert trends.course_sentences(views(content(measures=[measure()])).measures["matt"]) == []
