"""How the measures stand as a whole: counted where a count says something, else named or dated."""

from typing import Any

import pytest

from paraply.speech.standing import measures_sentence
from tests import made

FIGURES = {
    "better": {"2025": 2, "2024": 1},
    "worse": {"2025": 1, "2024": 2},
    "same": {"2025": 1, "2024": 1},
    "new": {"2025": 1},
    "old": {"2016": 2, "2015": 1},
    "older": {"2012": 1},
    "none": {},
}

OLD = "de flesta från år 2016. De flesta är för gamla för att visa hur det går nu. "


def told(counts: dict[str, int], *, shown_below: bool = False) -> str:
    kinds = [kind for kind, count in counts.items() for _number in range(count)]
    measures: list[Any] = [
        made.measure(
            f"m{number}",
            title=f"Mått {chr(ord('A') + number % 26)}",
            outcomes=[{"period": year, "value": value} for year, value in FIGURES[kind].items()],
        )
        for number, kind in enumerate(kinds)
    ]
    shown = made.views(made.content(measures=measures)).reported_measures
    return measures_sentence(shown, shown_below=shown_below)


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (
            {"worse": 2, "old": 50},
            "Här finns 52 siffror, de flesta från år 2016. Nästan alla är för gamla för att visa "
            "hur det går nu. Sämre sedan förra mätningen: mått A och mått B.",
        ),
        (
            {"better": 2, "worse": 3, "old": 20},
            f"Här finns 25 siffror, {OLD}"
            "Fem av dem går att jämföra med förra mätningen: två är bättre och tre är sämre.",
        ),
        (
            {"better": 3, "worse": 1, "same": 1, "old": 16},
            f"Här finns 21 siffror, {OLD}"
            "Fem av dem går att jämföra med förra mätningen: tre är bättre, en är sämre och en är som då.",
        ),
        (
            {"better": 2, "worse": 3, "old": 15},
            "2 av 5 mått har blivit bättre sedan förra mätningen, och tre har blivit sämre. "
            "För 15 mått till går det inte att säga, oftast för att siffran är gammal.",
        ),
        (
            {"better": 5, "new": 2, "old": 1},
            "5 av 5 mått har blivit bättre sedan förra mätningen, och inget har blivit sämre. "
            "För tre mått till går det inte att säga.",
        ),
        ({"worse": 5}, "5 av 5 mått har blivit sämre sedan förra mätningen, och inget har blivit bättre."),
        ({"same": 5}, "5 mått går att jämföra med förra mätningen, och inget har ändrats."),
        (
            {"better": 1, "worse": 1, "same": 2},
            "Här finns fyra siffror, från år 2025. Bättre sedan förra mätningen: mått A. "
            "Sämre sedan förra mätningen: mått B. Oförändrat sedan förra mätningen: mått C och mått D.",
        ),
        ({"old": 2}, "Här finns två siffror, från år 2016. De är för gamla för att visa hur det går nu."),
        ({"old": 1}, "Här finns en siffra, från år 2016. Den är för gammal för att visa hur det går nu."),
        (
            {"old": 1, "older": 1, "none": 1},
            "Här finns två siffror, från åren 2012–2016. De är för gamla för att visa hur det går nu.",
        ),
        ({"new": 2, "old": 1}, "Här finns tre siffror, de flesta från år 2025."),
        ({"none": 2}, "Här finns inga siffror än."),
    ],
)
def test_few_measures_are_named_and_enough_are_counted(counts: dict[str, int], text: str) -> None:
    assert told(counts) == text


def test_what_stands_right_below_is_not_named() -> None:
    assert told({"worse": 2}, shown_below=True) == "Här finns två siffror, från år 2025."
