"""The list of vague words, held against 50 promises that 14 Swedish municipalities have published.

``real_promises.csv`` is retold in short form, not quoted, from the page in each row's ``url`` (copies of
unknown age; Älmhult at second hand).
"""

import csv
from pathlib import Path

import pytest

from paraply.check.wording import vague_in
from paraply.check.words import VAGUE

with Path(__file__).with_name("real_promises.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))

FLAGGED = {
    "Bygglov beslutas snabbt när ärendet är komplett": ["snabbt"],
    "Handlingsplanen gås igenom regelbundet": ["regelbundet"],
    "Bidragsberättigade barn- och ungdomsföreningar får företräde till tider": ["företräde"],
    "Enkla ärenden om avlopp, värmepump och renhållning": ["Enkla ärenden"],
    "Vatten att hämta nära vid läcka": ["nära"],
    "Telefon: svar eller kopplad till tillgänglig person": ["tillgänglig"],
    "Respektfullt bemötande": ["Respektfullt bemötande"],
    "Generösa öppettider": ["Generösa"],
    "Kunnig och serviceinriktad personal": ["Kunnig", "serviceinriktad"],
    "Trevligt bemötande": ["Trevligt bemötande"],
}
"""Every promise with a vague word in what is promised, and the words that are found."""

MISSED = {
    "Rätt person vid första samtalet, annars återuppringning": "vem som är rätt person",
    "Maskinklippt gräs sköts": "vad skötseln är; nivån säger det",
    "Farlig beläggningsskada åtgärdas": "vad som är farligt",
    "Vanlig felanmälan påbörjas": "vad som är vanligt",
}
"""What a reader may find unclear and the list does not: these words are plain in most other promises."""

OTHER_WORDS = {
    ("target", "1 per månad eller vid behov"): ["vid behov"],
    ("consequence", "kontaktar snarast och rättar till"): ["snarast"],
}
"""Vague words beside the promise itself: in its level and its consequence."""


def words_of(text: str) -> list[str]:
    return [word for word, _vague in sorted(vague_in(text), key=lambda found: text.index(found[0]))]


def test_there_are_fifty() -> None:
    assert len(ROWS) == 50
    assert len({row["municipality"] for row in ROWS}) == 14


def test_what_is_flagged_and_what_is_not() -> None:
    found = {row["promise_short"]: words_of(row["promise_short"]) for row in ROWS}
    assert {text: words for text, words in found.items() if words} == FLAGGED


def test_what_is_missed_stands_here_and_is_missed() -> None:
    assert set(MISSED) <= {row["promise_short"] for row in ROWS}
    assert [words_of(text) for text in MISSED] == [[]] * len(MISSED)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "EJ MÄTBAR" in row["target"]], ids=lambda row: row["area"]
)
def test_no_promise_that_cannot_be_measured_passes(row: dict[str, str]) -> None:
    assert words_of(row["promise_short"])


def test_vague_levels_and_consequences_are_found_too() -> None:
    found = {
        (field, row[field]): words
        for row in ROWS
        for field in ("target", "consequence")
        if (words := words_of(row[field]))
    }
    assert found == OTHER_WORDS


def test_every_word_has_its_reason_and_a_better_wording() -> None:
    for vague in VAGUE:
        assert vague.reason[0].islower(), vague.reason
        assert vague.reason[-1] != ".", vague.reason
        assert vague.better[0].isupper(), vague.better
        assert vague.better[-1] in ".", vague.better
