"""What has been published does not vanish."""

import re
from pathlib import Path

import pytest

from paraply.build import examine_since
from paraply.problems import Problem
from tests.past.published import PAST
from tests.worlds import (
    CLEAN,
    GOAL,
    GUARANTEE,
    MEASURE,
    OWNERS,
    POLICY,
    REPORT,
    SURVEY,
    TODAY,
    Files,
    edited,
    with_files,
    write,
)


def removed(tmp_path: Path, after: Files, before: Files | None = None) -> list[Problem]:
    old = write(tmp_path / "before", before) if before else write(tmp_path / "before")
    problems = examine_since(str(old), write(tmp_path / "after", after), TODAY).problems
    return [problem for problem in problems if problem.rule.code in {"L24", "H12"}]


def test_nothing_is_gone(tmp_path: Path) -> None:
    assert removed(tmp_path, with_files({})) == []


def test_each_record_that_is_gone_is_told_at_its_file_with_a_way_out(tmp_path: Path) -> None:
    gone = {GUARANTEE: None, GOAL: None, MEASURE: None, POLICY: None}
    found = removed(tmp_path, with_files(gone))
    assert {problem.place.file for problem in found} == {f"content/{name}" for name in gone}
    hints = {problem.place.file: problem.hint for problem in found}
    assert "state: withdrawn" in hints[f"content/{GUARANTEE}"]
    assert "valid_to" in hints[f"content/{GOAL}"]
    assert "state: replaced" in hints[f"content/{POLICY}"]
    assert hints[f"content/{MEASURE}"].startswith(
        "Lägg tillbaka det, och skriv en rad bland fälten: "
        '`withdrawn: {day: 2026-11-23, why: "Skriv varför."}`.'
    )
    assert "'matt/bygglov-i-tid/' i old_addresses" in hints[f"content/{MEASURE}"]
    assert all(problem.is_error for problem in found)


@pytest.mark.parametrize("path", [MEASURE, SURVEY, REPORT])
def test_what_is_withdrawn_as_the_proposal_says_is_there_with_all_that_it_told(
    path: str, tmp_path: Path
) -> None:
    files = {name: text for name, text in PAST.items() if name in {*CLEAN, path}}
    gone = {name: text for name, text in files.items() if name != path}
    [problem] = [one for one in removed(tmp_path / "gone", gone, files) if path in one.place.file]
    line = re.search("`(withdrawn: .+?)`", problem.hint)
    assert line
    kept = {**files, path: f"{files[path]}{line[1]}\n"}
    old, new = (write(tmp_path / name, given) for name, given in (("old", files), ("new", kept)))
    found = [one for one in examine_since(str(old), new, TODAY).problems if one.rule.code[0] in "HL"]
    assert [one.rule.code for one in found if one.place.file == f"content/{path}"] == ["H11"]


def test_an_owner_in_a_list_may_not_go_either(tmp_path: Path) -> None:
    other = edited(OWNERS, "  - id: skolnamnden\n    name: Skolnämnden\n", "  - id: x\n    name: X\n")
    [problem] = removed(tmp_path, other)
    assert problem.message == "'Skolnämnden' är publicerat och finns inte längre."


def test_what_leads_on_is_not_lost(tmp_path: Path) -> None:
    files = edited(
        GOAL, "level: council", "level: council\nold_addresses: [garantier/bygglov/, info/bygglov/]"
    )
    assert removed(tmp_path, {**files, GUARANTEE: None}) == []


def test_an_old_address_leads_where_it_led(tmp_path: Path) -> None:
    dropped = edited(GUARANTEE, "old_addresses: [info/bygglov/]\n", "")
    [problem] = removed(tmp_path / "dropped", dropped)
    assert problem.message == "Den gamla adressen info/bygglov/ ledde hit och gör det inte längre."
    assert "'info/bygglov/' i old_addresses" in problem.hint
    taken = edited(GOAL, "level: council", "level: council\nold_addresses: [info/bygglov/]", dropped)
    [problem] = removed(tmp_path / "taken", taken)
    assert problem.place.file == f"content/{GUARANTEE}"


def test_an_old_address_of_a_page_that_is_gone_leads_on(tmp_path: Path) -> None:
    files = edited(GOAL, "level: council", "level: council\nold_addresses: [garantier/bygglov/]")
    [problem] = removed(tmp_path / "lost", {**files, GUARANTEE: None})
    assert "info/bygglov/" in problem.message
    both = edited(
        GOAL, "level: council", "level: council\nold_addresses: [garantier/bygglov/, info/bygglov/]"
    )
    assert removed(tmp_path / "kept", {**both, GUARANTEE: None}) == []


def test_a_file_that_cannot_be_read_is_not_gone(tmp_path: Path) -> None:
    assert removed(tmp_path, edited(GUARANTEE, "kind: guarantee", "kind: [")) == []


def test_a_draft_was_never_published_and_what_becomes_one_vanishes(tmp_path: Path) -> None:
    draft = edited(GUARANTEE, "state: in_force", "state: draft")
    assert removed(tmp_path, {**draft, GUARANTEE: None}, draft) == []
    [problem] = removed(tmp_path, draft)
    assert problem.place.file == f"content/{GUARANTEE}"
