"""The forges' workflows: valid by the forges' own schemas, pinned, least-privileged, and without logic."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from paraply.command.program import NAMES
from paraply.forge import github
from paraply.text.yamlfile import read_yaml

ROOT = Path(__file__).parent.parent
GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = [ROOT / ".gitlab-ci.yml", *sorted((ROOT / ".gitlab" / "ci").glob("*.yml"))]


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


def commands(path: Path) -> list[str]:
    """Every shell command of a workflow."""
    text = path.read_text(encoding="utf-8")
    if path in GITHUB:
        return re.findall(r"^\s*-?\s*run:\s*([^#\n]+?)\s*(?:#.*)?$", text, re.MULTILINE)
    return [
        line
        for job in yaml.safe_load(text).values()
        if isinstance(job, dict)
        for name in ("before_script", "script", "after_script")
        for line in job.get(name, [])
    ]


def makefile_targets() -> set[str]:
    """What make knows: names of commands, and a few older ones."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    [same] = re.findall(r"^SAME := (.*)$", text, re.MULTILINE)
    return {*same.split(), *re.findall(r"^([a-z-]+):", text, re.MULTILINE)}


def test_what_make_knows_are_commands() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    [same] = re.findall(r"^SAME := (.*)$", text, re.MULTILINE)
    assert {*same.split(), *re.findall(r"\$\(PARAPLY\) ([a-z-]+)", text)} <= set(NAMES)


@pytest.mark.parametrize("path", [*GITHUB, *GITLAB], ids=lambda path: path.name)
def test_the_shell_they_call_lives_in_scripts_and_make(path: Path) -> None:
    found = commands(path)
    assert found or path.name in {".gitlab-ci.yml"}
    for line in found:
        known = r"(make |scripts/|\.ci/|python3 scripts/paraply\.py)[\w./ -]*( #.*)?"
        known = rf"{known}|git remote set-url origin \S+"
        assert re.fullmatch(known, line), line
        script = re.search(r"(scripts|\.ci)/[\w.]+", line)
        assert not script or (ROOT / script[0]).is_file()
        target = re.match(r"make ([a-z-]+)$", line)
        assert not target or target[1] in makefile_targets()
        command = re.match(r"python3 scripts/paraply\.py ([a-z-]+)", line)
        assert not command or command[1] in NAMES


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_what_a_stranger_writes_reaches_no_shell(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        named = re.findall(r"\$\{\{(.*?)\}\}", line)
        free = line.strip().startswith("group:")  # the name of a queue
        assert free or all(
            re.fullmatch(r" (github\.token|github\.run_id|matrix\.python|!cancelled\(\)) ", each)
            for each in named
        ), line


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_code_from_a_fork_has_no_secret_and_may_only_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "secrets." not in text
    if "  pull_request:" in text:
        assert set(re.findall(r"^ +([\w-]+): (?:read|write)$", text, re.MULTILINE)) == {"contents"}
        assert ": write" not in text
        assert "github.token" not in text
        assert text.count("persist-credentials: false") == text.count("actions/checkout@")
    if "workflow_run" in text:
        assert "ref:" not in text, "the program of main is run, never that of the request"
        assert "download-artifact" not in text


def test_the_jobs_that_write_are_few_and_named() -> None:
    writing = {path.name for path in GITHUB if ": write" in path.read_text(encoding="utf-8")}
    assert writing == {"comment.yml", "deploy.yml", "kolada.yml"}


def test_the_comment_follows_the_preview_by_name() -> None:
    text = (ROOT / ".github" / "workflows" / "comment.yml").read_text(encoding="utf-8")
    [followed] = re.findall(r"workflows: \[(.+)\]", text)
    preview = (ROOT / ".github" / "workflows" / "preview.yml").read_text(encoding="utf-8")
    assert f"\nname: {followed}\n" in preview
    for name in (github.TOLD, github.PREVIEW):
        assert f"\n          name: {name}\n" in preview


def test_gitlab_includes_every_file_and_shows_findings_and_preview() -> None:
    text = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"local: (\S+)", text)) == {f".gitlab/ci/{path.name}" for path in GITLAB[1:]}
    review = (ROOT / ".gitlab" / "ci" / "review.yml").read_text(encoding="utf-8")
    assert "codequality: gl-code-quality-report.json" in review
    [shown] = re.findall(r"expose_as: ([^#\n]*[^#\s])", review)
    assert re.fullmatch(r"[A-Za-z0-9_][-A-Za-z0-9_ ]*", shown), "GitLab's rule for the name"


def test_both_forges_run_the_tests_with_nothing_left_out() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\nexport PARAPLY_REQUIRE_ALL=1\nexec make test\n" in run
    for path in (".github/workflows/check.yml", ".gitlab/ci/review.yml"):
        assert ".ci/run" in commands(ROOT / path)
        assert not {"make test", "make lint"} & set(commands(ROOT / path))


@pytest.mark.parametrize(
    ("token", "file", "name", "job"),
    [
        ("REVIEW_TOKEN", "review.yml", "granskning", "comment"),
        ("KOLADA_PUSH_TOKEN", "kolada.yml", "kolada", "kolada"),
    ],
)
def test_a_token_on_gitlab_is_for_one_job(token: str, file: str, name: str, job: str) -> None:
    jobs = yaml.safe_load((ROOT / ".gitlab" / "ci" / file).read_text(encoding="utf-8"))
    assert jobs[job]["environment"] == {"name": name, "action": "access"}
    for path in GITLAB:
        for other, told in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            named = told.get("environment", {}).get("name") if isinstance(told, dict) else None
            assert (path.name, other) == (file, job) or (named != name and token not in str(told))
    hosting = (ROOT / "HOSTING.md").read_text(encoding="utf-8")
    assert re.search(rf"`{token}`(?:[^.]|\n(?!\n))*environment scope `{name}`", hosting)


def test_the_program_of_a_fork_never_meets_the_token_that_comments() -> None:
    """A branch of the project itself does, and SECURITY.md says so."""
    jobs = yaml.safe_load((ROOT / ".gitlab" / "ci" / "review.yml").read_text(encoding="utf-8"))
    [only] = jobs["comment"]["rules"]
    assert "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" in only["if"]
    said = " ".join((ROOT / "SECURITY.md").read_text(encoding="utf-8").split())
    assert (
        "Its comment job runs the program of the request's own branch, with `REVIEW_TOKEN` in reach" in said
    )


def test_the_token_that_may_push_is_known_to_protected_branches_only() -> None:
    hosting = (ROOT / "HOSTING.md").read_text(encoding="utf-8")
    assert re.search(
        r"scope `write_repository`\) as the variable `KOLADA_PUSH_TOKEN`:\s+masked, protected,", hosting
    )


def test_both_forges_try_the_oldest_python_and_another() -> None:
    said = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    [oldest] = re.findall(r'requires-python = ">=([\d.]+)"', said)
    for path in (".github/workflows/check.yml", ".gitlab/ci/review.yml"):
        text = (ROOT / path).read_text(encoding="utf-8")
        [tried] = re.findall(r"(?:python|PYTHON): \[(.*?)\]", text)
        versions = re.findall(r'"([\d.]+)"', tried)
        assert versions[0] == oldest
        assert len(set(versions)) > 1
