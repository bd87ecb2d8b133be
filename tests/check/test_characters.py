import json
import unicodedata
from pathlib import Path

import pytest

from tests.worlds import (
    CLEAN,
    DECISION,
    GUARANTEE,
    OWNERS,
    all_found,
    edited,
    found,
    line_of,
    with_files,
    world_of,
)

TITLE = "title: Bygglov inom åtta veckor"


@pytest.mark.parametrize(
    ("title", "where"),
    [
        ("Bygg\u200blov inom åtta veckor", "title: efter 'Bygg' står ett tecken som inte syns (U+200B)."),
        ("\ufeffBygglov inom åtta veckor", "title: först står ett tecken som inte syns (U+FEFF)."),
        (
            "Bygglov inom\u2060 åtta veckor",
            "title: efter 'Bygglov inom' står ett tecken som inte syns (U+2060).",
        ),
    ],
)
def test_a_character_that_is_not_seen(title: str, where: str, tmp_path: Path) -> None:
    files = edited(GUARANTEE, TITLE, f"title: {json.dumps(title, ensure_ascii=False)}")
    [problem] = found(tmp_path, "K05", files)
    assert (problem.place, problem.message) == (line_of(GUARANTEE, "title"), where)
    assert "Ta bort det" in problem.hint


def test_a_letter_of_another_alphabet(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "K05", edited(GUARANTEE, TITLE, "title: Byggl\u043ev inom åtta veckor"))
    assert problem.message == "title: 'Byggl\u043ev' har ett kyrilliskt \u043e bland de andra bokstäverna."


def test_an_id_that_looks_like_another(tmp_path: Path) -> None:
    """It leads nowhere, and what is wrong with it is told as well, since nobody can see it."""
    files = edited(GUARANTEE, "decision: kf-2019-12", "decision: kf-2019-12\u0430")
    files = edited(GUARANTEE, "area: bygga-och-bo", "area: bygg\u0430-och-bo", files)
    told = [
        (problem.rule.code, problem.place.line)
        for problem in all_found(tmp_path, files)
        if problem.rule.code in {"R01", "K05"}
    ]
    line = line_of(GUARANTEE, "area").line
    assert {("R01", line), ("K05", line)} <= set(told)


@pytest.mark.parametrize(
    "title",
    [
        "Servicenivå för \u041c\u043e\u0441\u043a\u0432\u0430",
        "10 \u00b5g per liter",
        "\U0001f469\u200d\U0001f52c",
    ],
)
def test_what_has_its_use_is_left_alone(title: str, tmp_path: Path) -> None:
    assert found(tmp_path, "K05", edited(DECISION, "Tjänstegaranti för bygglov", title)) == []


def test_letters_in_two_parts_are_one(tmp_path: Path) -> None:
    """A name from a Mac is the same name: å in two parts refers to, and is found as, å in one."""
    apart = {name: text and unicodedata.normalize("NFD", text) for name, text in CLEAN.items()}
    assert apart[OWNERS] != CLEAN[OWNERS]
    assert all_found(tmp_path / "apart", with_files({}, apart)) == []
    names = [world_of(tmp_path / name, files).content.owners for name, files in (("a", apart), ("b", CLEAN))]
    assert names[0] == names[1]


@pytest.mark.parametrize(
    ("title", "says", "proposal"),
    [
        ("Bygg\u00adlov i tid", "mjukt bindestreck (U+00AD)", "Skriv Bygglov"),
        ("”Bygglov i tid”", "citattecken av tryckt slag", "Skriv Bygglov i tid"),
        ("„Bygglov i tid“", "citattecken av tryckt slag", "Skriv Bygglov i tid"),
        (f"”{'a' * 38}”", f"(”{'a' * 38}”)", f"Skriv {'a' * 38}"),
        (f"”{'a' * 39}”", f"(”{'a' * 38}…)", f"Skriv {'a' * 39}"),
        ("»Bygglov i tid»", "citattecken av tryckt slag", "Skriv Bygglov i tid"),
    ],
)
def test_signs_of_a_word_processor_are_named_with_the_clean_text(
    tmp_path: Path, title: str, says: str, proposal: str
) -> None:
    [problem] = found(
        tmp_path, "K05", edited(DECISION, "title: Tjänstegaranti för bygglov", f"title: {title}")
    )
    assert says in problem.message
    assert problem.hint == proposal
