"""The forges' workflows: valid by the forges' own schemas, pinned, least-privileged, and without logic."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from paraply.yamlfile import read_yaml

ROOT = Path(__file__).parent.parent
GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = sorted((ROOT / ".gitlab" / "ci").glob("*.yml"))


def test_there_are_workflows() -> None:
    assert GITHUB
    assert GITLAB


@pytest.mark.parametrize(
    ("schema", "paths"),
    [("vendor.github-workflows", GITHUB), ("vendor.gitlab-ci", GITLAB)],
    ids=["GitHub", "GitLab"],
)
def test_they_are_valid(schema: str, paths: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    done = subprocess.run(
        [*command, *transform, *map(str, paths)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_nobody_may_do_more_than_needed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses:\s*(\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in used)
    document = read_yaml(text.replace("\non:", "\n'on':"), path.name)
    assert not document.problems
    assert isinstance(document.value, dict)
    assert document.value["permissions"] == {}
    assert "pull_request_target" not in text


@pytest.mark.parametrize("path", [*GITHUB, *GITLAB], ids=lambda path: path.name)
def test_the_shell_they_call_lives_in_scripts_and_make(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for line in re.findall(r"^\s*-?\s*run:\s*(.+)$", text, re.MULTILINE):
        assert re.fullmatch(r"(make|scripts/)[\w./ -]+", line), line
    assert "${{ github.event" not in text
    assert "${{ github.head_ref" not in text
