"""The look of verdicts and changes, and how a text begins and ends."""

import pytest

from paraply.model.choices import MeasureVerdict, PromiseVerdict, Trend
from paraply.render import trends, verdicts
from paraply.speech.changes import course_sentences
from paraply.speech.text import capital, inside, sentence
from tests.made import content, measure, views


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
    assert sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "within"),
    [
        ("kWh per kvm", "KWh per kvm", "kWh per kvm"),
        ("Plan- och bygglagen", "Plan- och bygglagen", "plan- och bygglagen"),
        ("PBL", "PBL", "PBL"),
        ("", "", ""),
    ],
)
def test_first_letters(text: str, first: str, within: str) -> None:
    assert capital(text) == first
    assert inside(text) == within


def test_every_verdict_has_a_look() -> None:
    for verdict in (*MeasureVerdict, *PromiseVerdict):
        assert verdicts.VERDICT_CLASSES[verdict.value]
    assert set(verdicts.VERDICT_CLASSES.values()) == {"met", "near", "not-met", "not-assessed"}


def test_which_way_is_better() -> None:
    view = views(content(measures=[measure(direction="lower")])).measures["matt"]
    assert trends.direction_text(view) == "Lägre är bättre."


def test_a_class_only_for_better_worse_and_unchanged() -> None:
    assert [trends.trend_class(trend) for trend in Trend] == ["better", "worse", "unchanged", ""]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((80, 82, 86), "Då behöver måttet öka med 1 procentenhet om året. "
         "Sedan år 2023 har det ökat med 3 procentenheter om året. I den takten nås målet."),
        ((86, 86, 86), "Sedan år 2023 har det varit oförändrat. I den takten nås inte målet."),
        ((90, 91, 92), "Från år 2029 är målet minst 90 procent. Dit har måttet redan nått."),
        ((99, 95, 92), "Dit har måttet redan nått. "
         "Sedan år 2023 har det minskat med 3,5 procentenheter om året. "
         "I den takten nås inte målet."),
        ((89.8, 89.9, 89.9), "Då behöver måttet öka med 0,03 procentenheter om året."),
    ],
)  # fmt: skip
def test_the_way_to_a_later_target_is_told(values: tuple[float, ...], told: str) -> None:
    outcomes = [{"period": str(2023 + place), "value": value} for place, value in enumerate(values)]
    made = measure(
        outcomes=outcomes, targets=({"from_period": "2029", "at_least": 90},), every="year", decimals=1
    )
    sentences = course_sentences(views(content(measures=[made])).measures["matt"])
    assert told in " ".join(sentences).replace("\u00a0", " ")


def test_without_a_later_target_nothing_is_told_of_a_way() -> None:
    assert course_sentences(views(content(measures=[measure()])).measures["matt"]) == []
