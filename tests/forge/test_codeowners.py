"""CODEOWNERS follows the owners' reviewers; templates are valid, and the same on both forges."""

import re
import subprocess
import sys
from pathlib import Path

from paraply.forge.codeowners import codeowners, unusable
from paraply.load import load_content
from tests.commands import process
from tests.worlds import CLEAN, GUARANTEE, OWNERS, edited, write

ROOT = Path(__file__).parents[2]
WITH_REVIEWERS = edited(
    OWNERS,
    "works_for: [byggnadsnamnden]\n",
    'works_for: [byggnadsnamnden]\n    reviewers: [anna-a, "@bygg/granskare", kvalitet@exempel.se]\n',
)


def script(root: Path, *more: str) -> tuple[int, str]:
    command = process("write-codeowners", "--root", root, *more)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_the_one_in_the_repository_is_up_to_date() -> None:
    written = (ROOT / "CODEOWNERS").read_text(encoding="utf-8")
    assert written == codeowners(load_content(ROOT).content), (
        "run: python3 scripts/paraply.py write-codeowners"
    )


def test_each_file_is_reviewed_by_its_owners_reviewers(tmp_path: Path) -> None:
    text = codeowners(load_content(write(tmp_path, WITH_REVIEWERS)).content)
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines == [f"/content/{GUARANTEE} @anna-a @bygg/granskare kvalitet@exempel.se"]


def test_without_reviewers_it_says_so(tmp_path: Path) -> None:
    assert codeowners(load_content(write(tmp_path, CLEAN)).content).endswith("har granskare än.\n")


def test_a_reviewer_can_write_no_line_of_its_own(tmp_path: Path) -> None:
    hostile = edited(
        OWNERS,
        "works_for: [byggnadsnamnden]\n",
        'works_for: [byggnadsnamnden]\n    reviewers: ["a\\n* @ond", "b @ond", "#", ok]\n',
    )
    content = load_content(write(tmp_path, hostile)).content
    assert [line for line in codeowners(content).splitlines() if "ond" in line] == []
    assert f"/content/{GUARANTEE} @ok\n" in codeowners(content)
    assert len(unusable(content)) == 3
    status, said = script(tmp_path)
    assert status == 1
    assert "\ncontent/results/owners.yml:14: 'b @ond' är inget användarnamn." in said
    assert not (tmp_path / "CODEOWNERS").exists()


def test_the_command_writes_and_then_is_content(tmp_path: Path) -> None:
    write(tmp_path, WITH_REVIEWERS)
    assert script(tmp_path, "--check") == (
        1,
        "CODEOWNERS är inaktuell. Kör: python3 scripts/paraply.py write-codeowners\n",
    )
    assert script(tmp_path)[0] == 0
    assert "@anna-a" in (tmp_path / "CODEOWNERS").read_text(encoding="utf-8")
    assert script(tmp_path, "--check")[0] == 0


def test_issue_forms_are_valid() -> None:
    forms = sorted(map(str, (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")))
    assert forms
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-issue-forms",
        *forms,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_forges_ask_the_same() -> None:
    request = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert request == (ROOT / ".gitlab" / "merge_request_templates" / "Default.md").read_text(
        encoding="utf-8"
    )
    assert request.count("- [ ] ") >= 8
    for form in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"):
        labels = re.findall(r"label: (.+)", form.read_text(encoding="utf-8"))
        name = f"{form.stem.capitalize()}.md"
        template = (ROOT / ".gitlab" / "issue_templates" / name).read_text(encoding="utf-8")
        assert re.findall(r"^## (.+)", template, re.MULTILINE) == labels
