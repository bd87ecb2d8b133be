"""Findings of two versions: what is new, what is mended, and what only moved."""

from pathlib import Path

from paraply.build import read_version
from paraply.changes.difference import Difference, difference_of
from paraply.changes.output import as_text
from tests.worlds import CLEAN, GUARANTEE, MUNICIPALITY, TODAY, Files, edited, with_files, write


def compared(tmp_path: Path, before: Files, after: Files) -> Difference:
    old, new = write(tmp_path / "before", before), write(tmp_path / "after", after)
    changed = [f"content/{name}" for name in {*before, *after} if before.get(name) != after.get(name)]
    return difference_of(read_version(old, TODAY), read_version(new, TODAY), changed)


WRONG = edited(GUARANTEE, "senast åtta veckor efter", "senast sju veckor efter")


def test_a_finding_whose_number_moved_is_neither_new_nor_mended(tmp_path: Path) -> None:
    other = edited(GUARANTEE, "value: 8, unit: veckor}\nclock", "value: 9, unit: veckor}\nclock", WRONG)
    found = compared(tmp_path, WRONG, other).findings
    moved = [
        problem for problem in (*found.appeared, *found.mended) if problem.message.startswith("promise:")
    ]
    assert moved == []
    here = [problem.message for problem in found.in_changed_files if problem.rule.code == "G09"]
    assert any(message.startswith("promise:") for message in here)


def test_what_was_found_in_a_record_that_is_gone_is_not_mended(tmp_path: Path) -> None:
    undecided = edited(GUARANTEE, "decision: kf-2019-12\n", "")
    found = compared(tmp_path, undecided, with_files({GUARANTEE: None}))
    assert [problem for problem in found.findings.mended if problem.place.file.endswith(GUARANTEE)] == []
    again = compared(tmp_path / "mended", undecided, CLEAN).findings.mended
    assert [problem.rule.code for problem in again] == ["G13"]


def test_another_telephone_number_is_told_once(tmp_path: Path) -> None:
    found = compared(tmp_path, CLEAN, edited(MUNICIPALITY, "0999-710 00", "0999-720 00"))
    assert found.pages == ()
    assert found.following > 3
    assert "Sidfoten ändras på alla sidor" in as_text(found)


def test_a_page_that_changes_in_more_than_the_number_is_told(tmp_path: Path) -> None:
    both = edited(
        GUARANTEE, "alla som söker bygglov.", "alla.", edited(MUNICIPALITY, "0999-710 00", "0999-720 00")
    )
    assert "garantier/bygglov/" in {page.address for page in compared(tmp_path, CLEAN, both).pages}
