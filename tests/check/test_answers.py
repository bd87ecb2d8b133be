from pathlib import Path

import pytest

from tests.worlds import AREAS, GUARANTEE, MEASURE, edited, found

NO_DECISION = edited(GUARANTEE, "decision: kf-2019-12\n", "")


def accepting(code: str) -> dict[str, str | None]:
    accepted = f"accepted: [{{rule: {code}, why: Beslutet är från tiden före diariet.}}]"
    return edited(GUARANTEE, "wording: quoted", f"wording: quoted\n{accepted}", NO_DECISION)


def test_a_warning_is_answered_in_its_file(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "G13", NO_DECISION)
    assert problem.accepted is None  # control line
    [problem] = found(tmp_path, "G13", accepting("G13"))
    assert problem.accepted == "Beslutet är från tiden före diariet."


def test_an_answer_holds_for_its_own_rule_only(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "G13", accepting("G07"))
    assert problem.accepted is None


def test_an_answer_holds_for_its_own_file_only(tmp_path: Path) -> None:
    long = f"definition: {'ord ' * 30}\naccepted: [{{rule: K01, why: Kort nog.}}]"
    old = "definition: Andelen beslut som kom inom åtta veckor från att ansökan var komplett."
    files = edited(
        GUARANTEE, "Löftet gäller alla som söker bygglov.", "ord " * 30, edited(MEASURE, old, long)
    )
    answers = {problem.place.file: problem.accepted for problem in found(tmp_path, "K01", files)}
    assert answers == {f"content/{GUARANTEE}": None, f"content/{MEASURE}": "Kort nog."}


def test_an_answer_in_a_list_holds_for_its_own_record_only(tmp_path: Path) -> None:
    files = edited(AREAS, "lead: Bygglov, kartor och tomter.", f"lead: {'ord ' * 30}")
    files = edited(AREAS, "lead: Från förskola till gymnasium.", f"lead: {'ord ' * 30}", files)
    answer = "pictogram: school\n    accepted: [{rule: K01, why: Kort nog.}]"
    files = edited(AREAS, "pictogram: school", answer, files)
    assert [problem.accepted for problem in found(tmp_path, "K01", files)] == [None, "Kort nog."]


def test_an_error_cannot_be_answered(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "measure: bygglov-i-tid", "measure: finnsinte", accepting("R01"))
    [problem] = found(tmp_path, "R01", files)
    assert problem.accepted is None
    [problem] = found(tmp_path, "R05", files)
    assert problem.message == "Regeln R01 är ett fel och går inte att besvara."


@pytest.mark.parametrize(("code", "hint"), [("g13", "Menade du 'G13'?"), ("X99", "Skriv koden")])
def test_an_answer_names_a_rule_that_exists(tmp_path: Path, code: str, hint: str) -> None:
    assert not found(tmp_path, "R05", accepting("G13"))  # control line
    [problem] = found(tmp_path, "R05", accepting(code))
    assert problem.message == f"Regeln '{code}' finns inte."
    assert problem.hint.startswith(hint)
