"""The pipeline as a whole: every problem at once, and no site from content with errors."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from paraply import check, load
from paraply.build import EXAMPLE_REFUSED, Memory, all_rules, build_site, examine
from paraply.check.fields import RecordTexts
from paraply.check.rule import CHECKS_OF_TEXTS, Finding
from paraply.past import REMOVED
from paraply.problems import ContentError, Severity, in_order
from tests.worlds import CLEAN, GUARANTEE, MEASURE, MUNICIPALITY, POLICY, TODAY, edited, with_files, write


def test_good_content_has_no_problems(tmp_path: Path) -> None:
    examined = examine(write(tmp_path), TODAY)
    assert examined.problems == []
    assert not examined.has_errors
    assert list(examined.content.guarantees) == ["bygglov"]


def test_all_problems_are_found_at_once_and_sorted(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "owners: [byggnadsnamnden, byggkontoret]", "owners: [byggnadsnamden]")
    files = edited(MEASURE, "value: 94.0", "value: '94,0'", files)
    files = edited(MUNICIPALITY, "short_name: Exempel", "shrt_name: Exempel", files)
    files = edited(POLICY, "decision: kf-2019-12", "decision: kf-2019-13", files)
    files = with_files({"results/measures/0114.yml": "code: 0114\n", "skrap.txt": "x"}, files)
    examined = examine(write(tmp_path, files), TODAY)
    assert examined.has_errors
    assert list(examined.problems) == in_order(examined.problems)
    errors = [problem for problem in examined.problems if problem.is_error]
    assert {problem.place.file for problem in errors} == {
        "content/guarantees/bygglov.md",
        "content/results/measures/0114.yml",
        "content/results/measures/bygglov-i-tid.yml",
        "content/results/municipality.yml",
        "content/results/policies/servicepolicy.md",
        "content/skrap.txt",
    }


def test_an_error_stops_the_build_with_every_problem(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "owners: [byggnadsnamnden, byggkontoret]", "owners: [byggnadsnamden]")
    files = edited(GUARANTEE, "clock_starts: När ansökan är komplett.", "clock_starts: ''", files)
    write(tmp_path, files)
    with pytest.raises(ContentError, match="Menade du 'byggnadsnamnden'") as caught:
        build_site(tmp_path, TODAY, allow_example=True)
    severities = {problem.rule.severity for problem in caught.value.problems}
    assert severities == {Severity.ERROR, Severity.WARNING}
    assert caught.value.problems == in_order(caught.value.problems)


def test_warnings_do_not_stop_the_build(tmp_path: Path) -> None:
    write(tmp_path, edited(GUARANTEE, "clock_starts: När ansökan är komplett.", "clock_starts: ''"))
    site = build_site(tmp_path, TODAY, allow_example=True)
    assert site.views.problems
    assert {page.address for page in site.pages} >= {"", "garantier/bygglov/", "matt/bygglov-i-tid/"}


def test_an_example_is_refused_unless_it_is_allowed(tmp_path: Path) -> None:
    write(tmp_path)
    with pytest.raises(ContentError) as caught:
        build_site(tmp_path, TODAY)
    [problem] = caught.value.problems
    assert problem.rule is EXAMPLE_REFUSED
    assert str(problem.place) == "content/results/municipality.yml:16"
    assert build_site(tmp_path, TODAY, allow_example=True).pages


def test_content_that_is_no_example_needs_no_leave(tmp_path: Path) -> None:
    write(tmp_path, edited(MUNICIPALITY, "example: true\n", ""))
    assert build_site(tmp_path, TODAY).pages


def test_a_folder_without_content_is_told_and_not_built(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="content"):
        build_site(tmp_path, TODAY)


def test_what_is_not_public_is_checked_but_not_built(tmp_path: Path) -> None:
    write(tmp_path, edited(GUARANTEE, "state: in_force", "state: draft"))
    assert "bygglov" in examine(tmp_path, TODAY).content.guarantees
    site = build_site(tmp_path, TODAY, allow_example=True)
    assert "garantier/bygglov/" not in {page.address for page in site.pages}


class TestRules:
    def test_codes_are_unique_and_sorted(self) -> None:
        codes = [rule.code for rule in all_rules()]
        assert codes == sorted(codes)
        assert len(set(codes)) == len(codes)
        assert all(re.fullmatch(r"[A-Z]\d{2}", code) for code in codes)

    def test_every_rule_of_the_reader_and_of_the_checks_is_there(self) -> None:
        assert {*load.RULES, *check.rules(), EXAMPLE_REFUSED, REMOVED} == set(all_rules())

    def test_a_letter_belongs_to_one_family(self) -> None:
        families = {(rule.code[0], rule.family) for rule in all_rules()}
        assert len(families) == len({letter for letter, _family in families})

    def test_every_rule_says_what_and_why(self) -> None:
        for rule in all_rules():
            assert rule.title
            assert not rule.title.endswith(".")
            assert rule.why.endswith((".", "?"))


def test_only_what_was_edited_is_read_and_its_texts_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(found: RecordTexts) -> Iterator[Finding]:
        asked.append(found.record.file)
        yield from ()

    monkeypatch.setitem(CHECKS_OF_TEXTS, next(iter(CHECKS_OF_TEXTS)), counted)
    listed = {f"content/results/{name}.yml" for name in ("municipality", "areas", "owners", "not_shown")}
    known = Memory()
    write(tmp_path)
    examine(tmp_path, TODAY, known)
    assert len(set(asked) - listed) > 1
    asked.clear()
    examine(tmp_path, TODAY, known)
    assert set(asked) == listed
    asked.clear()
    long = edited(GUARANTEE, "promise: ", f"promise: {'ord ' * 30}")
    write(tmp_path, long)
    told = examine(tmp_path, TODAY, known).problems
    assert set(asked) == listed | {f"content/{GUARANTEE}"}
    assert told == examine(tmp_path, TODAY, Memory()).problems


def test_what_is_remembered_is_what_would_be_found(tmp_path: Path) -> None:
    known = Memory()
    for files in (CLEAN, edited(GUARANTEE, "promise: ", f"promise: {'ord ' * 30}"), CLEAN):
        write(tmp_path, files)
        found = examine(tmp_path, TODAY, known).problems
        assert found == examine(tmp_path, TODAY).problems
        assert bool(found) == (files is not CLEAN)
