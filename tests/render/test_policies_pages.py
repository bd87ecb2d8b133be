"""The pages of steering documents: decision, review and routine, told also when they are unknown."""

from pathlib import Path

import pytest

from paraply.render import urls
from tests.made import content, html, page, policy, site, text_of, wrong_in
from tests.worlds import CLEAN, POLICY, TODAY, Files, edited, world_of

ADDRESS = "om/styrdokument/servicepolicy/"


def text(root: Path, files: Files = CLEAN, address: str = ADDRESS) -> str:
    markup = html(world_of(root, files).content, address)
    assert wrong_in(markup) == []
    return text_of(markup)


def test_the_answer_comes_first(tmp_path: Path) -> None:
    made = site(world_of(tmp_path).content)
    answer = "Beslutat den 20 maj 2024. Dokumentet gäller. Det finns en rutin."
    assert answer in text_of(made.body(page(made, ADDRESS)))
    assert page(made, ADDRESS).description == "Servicepolicy beslutades den 20\u00a0maj 2024."


def test_decision_routine_and_text_are_linked(tmp_path: Path) -> None:
    markup = html(world_of(tmp_path).content, ADDRESS)
    assert "Tjänstegaranti för bygglov." in text_of(markup)
    assert '<a href="https://exempel.se/rutin">Läs rutinen</a>' in markup
    assert "<li>var hela dokumentet finns</li>" in markup
    assert "Policyn säger hur vi möter dig." in markup


def test_a_missing_routine_is_told_on_the_page_and_counted_in_the_list(tmp_path: Path) -> None:
    routine = 'routine: {state: exists, url: "https://exempel.se/rutin"}'
    files = edited(POLICY, routine, "routine: {state: missing}")
    assert "Rutin saknas." in text(tmp_path, files)
    assert "Styrdokumentet saknar rutin." in text(tmp_path, files, urls.POLICIES)


@pytest.mark.parametrize(
    ("state", "late"),
    [
        ("state: in_force\n", True),
        ("", True),
        ("state: under_review\n", False),
        ("state: replaced\n", False),
    ],
)
def test_a_review_is_overdue_while_the_document_may_hold(tmp_path: Path, state: str, late: bool) -> None:
    files = edited(POLICY, "review_by: 2028-05-01", "review_by: 2026-11-22")
    files = edited(POLICY, "state: in_force\n", state, files)
    assert ("Översynen är försenad." in text(tmp_path, files)) is late


def test_the_day_of_review_itself_is_not_late(tmp_path: Path) -> None:
    files = edited(POLICY, "review_by: 2028-05-01", f"review_by: {TODAY}")
    assert "Översynen är försenad." not in text(tmp_path, files)


def test_what_is_unknown_is_written_out() -> None:
    markup = html(content(policies=[policy()]), "om/styrdokument/policy/")
    told = text_of(markup)
    assert (
        "Vi vet inte: om dokumentet gäller om det finns en rutin när det ska ses över "
        "vad dokumentet säger var hela dokumentet finns vem som beslutade det"
    ) in told
    assert wrong_in(markup) == []


def test_replaced_documents_stand_apart_and_are_not_counted() -> None:
    made = content(
        policies=[policy("ny", title="Ny policy"), policy("gammal", title="Gammal", state="replaced")]
    )
    markup = html(made, urls.POLICIES)
    assert "0 av 1 styrdokument saknar rutin. För 1 saknas uppgift om rutin." in markup
    assert markup.index("Ny policy") < markup.index("Ersatta dokument") < markup.index(">Gammal<")


def test_no_documents() -> None:
    markup = html(content(), urls.POLICIES)
    assert "Inga styrdokument är inlagda." in markup
    assert wrong_in(markup) == []
