from decimal import Decimal

import pytest

from paraply.check.amounts import NUMBER_WORDS, Amount, amounts_in
from paraply.model.level import LevelUnit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("inom tio veckor", ["10\u00a0veckor"]),
        ("efter en vecka", ["1\u00a0vecka"]),
        ("de 14 dagarna", ["14\u00a0dagar"]),
        ("inom fem (5) arbetsdagar", ["5\u00a0arbetsdagar"]),
        ("10 hela dagar", ["10\u00a0dagar"]),
        ("30 kalenderdagar", ["30\u00a0dagar"]),
        ("ett dygn", ["1\u00a0dag"]),
        ("två timmar", ["2\u00a0timmar"]),
        ("2,5 timmar", ["2,5\u00a0timmar"]),
        ("två–tre månader", ["2\u00a0månader", "3\u00a0månader"]),
        ("90 % av 3 minuter", ["90\u00a0procent", "3\u00a0minuter"]),
        ("en gång i veckan", ["1\u00a0gång"]),
        ("tjugotre sekunder", ["23\u00a0sekunder"]),
        ("hundra procent", ["100\u00a0procent"]),
        ("senast den 27:e", ["den 27:e i månaden"]),
        ("den 1:a varje månad", ["den 1:a i månaden"]),
        ("den 25 i varje månad", ["den 25:e i månaden"]),
        ("den tjugosjunde i månaden", ["den 27:e i månaden"]),
        ("den 27 november", []),
        ("den 27/11", []),
        ("den första ansökan", []),
        ("fem handläggare", []),
        ("3 procentenheter", []),
        ("10-veckorsgaranti", []),
        ("sen vecka", []),
        ("veckor", []),
        ("§ 12 i 3 kap.", []),
        ("kl. 8–17 på vardagar", []),
    ],
)
def test_amounts_are_numbers_with_a_unit(text: str, expected: list[str]) -> None:
    assert [str(amount) for amount in amounts_in(text)] == expected


def test_every_number_word_is_read_in_a_text() -> None:
    for word, number in NUMBER_WORDS.items():
        assert [amount.value for amount in amounts_in(f"inom {word} dagar")] == [number], word


def test_number_words_reach_from_nought_to_a_hundred() -> None:
    assert set(NUMBER_WORDS.values()) == set(range(101))
    assert (NUMBER_WORDS["sjuttiosju"], NUMBER_WORDS["tjugoen"], NUMBER_WORDS["arton"]) == (77, 21, 18)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2 veckor", "14 dagar", True),
        ("24 timmar", "ett dygn", True),
        ("5 arbetsdagar", "5 dagar", False),
        ("5 arbetsdagar", "5 vardagar", False),
        ("en månad", "30 dagar", False),
    ],
)
def test_only_exact_lengths_are_the_same(one: str, other: str, same: bool) -> None:
    [first], [second] = amounts_in(one), amounts_in(other)
    assert first.same_as(second) is same


def test_times_are_one_family_and_shares_another() -> None:
    week, share = Amount(Decimal(1), LevelUnit.WEEKS), Amount(Decimal(1), LevelUnit.PERCENT)
    assert week.family == Amount(Decimal(1), LevelUnit.WORKING_DAYS).family
    assert week.family != share.family
