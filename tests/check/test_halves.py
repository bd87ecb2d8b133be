"""Signs of which one half is missing, and addresses and numbers that reach nobody."""

from pathlib import Path

import pytest

from tests.worlds import AREAS, GUARANTEE, edited, found, line_of

LEAD = "lead: Bygglov, kartor och tomter."
BODY = "Löftet gäller alla som söker bygglov."

ALONE = {
    'Bygglov."': ('"', "Skriv Bygglov."),
    "”Bygglov.": ("”", "Skriv Bygglov."),
    "Bygglov (och tomter.": ("(", "skriv det som fattas"),
    "Bygglov och tomter]": ("]", "Skriv Bygglov och tomter"),
    "Bygglov) och (tomter.": (")", "skriv det som fattas"),
    "a) bygglov, b) tomter (små.": ("(", "skriv det som fattas"),
}
WHOLE = [
    "Bygglov (och tomter).", "a) bygglov, b) tomter", "”Bygglov” och ”tomter”", 'En skärm på 24"',
    "Läs [om bygglov](https://example.org/a_(b)) först.", "Bra! :)", "Lagen (2010:900) 1) och 2) [a]", "`(`",
]  # fmt: skip


@pytest.mark.parametrize("text", ALONE)
def test_a_sign_without_its_other_half_is_told(text: str, tmp_path: Path) -> None:
    sign, hint = ALONE[text]
    files = edited(AREAS, LEAD, f"lead: '{text}'")
    [problem] = found(tmp_path, "K10", files)
    assert problem.place == line_of(AREAS, "lead", files)
    assert problem.message.startswith(f"lead: {sign} står ensamt")
    assert hint in problem.hint


def test_a_sign_is_told_on_its_line_of_a_text(tmp_path: Path) -> None:
    files = edited(GUARANTEE, BODY, f"{BODY}\n\nDet gäller inte (alla.")
    [problem] = found(tmp_path, "K10", files)
    assert problem.place == line_of(GUARANTEE, "Det gäller inte", files)


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_whole_is_let_be(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, "K10", edited(GUARANTEE, BODY, text)) == []


FAULTY = {
    "kultur@exempel,se": "Skriv kultur@exempel.se",
    "kultur..fritid@exempel.se": "Skriv kultur.fritid@exempel.se",
    "förskola@exempel.se": "Skriv forskola@exempel.se",
    "Skriv till kultur @exempel.se.": "Skriv kultur@exempel.se",
    "kultur@exempel": "Skriv hela adressen, som kontakt@example.org.",
    "Ring 0999-71O 00.": "Skriv 0999-710 00",
    "Ring 0999-71.00.00": "Skriv 0999-71 00 00",
}
REACHED = [
    "Kontaktcenter, kontakt@example.org, 0999-710 00", "a@example.org; b@example.org.", "Dnr 2024-0999-71.2",
    "[Skriv](mailto:kontakt@example.org)", "https://example.org/@kommunen", "Öppet 08-16.30",
    "0999-710 00, 710 01",
]  # fmt: skip


@pytest.mark.parametrize("text", FAULTY)
def test_an_address_that_reaches_nobody_is_told_with_the_right_one(text: str, tmp_path: Path) -> None:
    files = edited(AREAS, "contact: Kontaktcenter", f"contact: {text}")
    [problem] = found(tmp_path, "K11", files)
    assert problem.place == line_of(AREAS, "contact", files)
    assert problem.hint == FAULTY[text]
    if "kontakt@" not in problem.hint:
        right = text.replace(problem.message.split("'")[1], problem.hint.removeprefix("Skriv "))
        assert found(tmp_path / "right", "K11", edited(AREAS, "Kontaktcenter", right)) == []


@pytest.mark.parametrize("text", REACHED)
def test_an_address_that_reaches_somebody_is_let_be(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, "K11", edited(GUARANTEE, BODY, text)) == []
