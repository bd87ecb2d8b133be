"""Every word of the comment passes the catalogue: it is written in a language without a letter of Swedish."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from paraply.changes.output import MOST_BYTES
from paraply.forge.comment import MARK, comment, safe_again
from tests.forge.forges import COMMENTS, NOTES, SHA, ZIP, Forge
from tests.forge.test_artifact import packed
from tests.forge.test_comment_script import event, on_github, on_gitlab, run
from tests.greek import greek_spoken, latin_left

VALUE = re.compile(r"\(https?://\S+\)|(GET )?/repos/\S+|`[^`]*`")
NAMES = (MARK, "preview/granska/andringar.md", "andringar.md", SHA[:7], "GITHUB_EVENT_PATH", "CI_PROJECT_ID")


@pytest.fixture(scope="module", autouse=True)
def _greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with greek_spoken(tmp_path_factory.mktemp("language") / "locale"):
        yield


def left(*told: str) -> list[str]:
    assert re.search("[α-ω]{3}", " ".join(told)), told
    return latin_left(VALUE.sub(" ", "\n".join(told)), *NAMES)


def test_github(github: Forge, tmp_path: Path) -> None:
    github.files[f"/stored{ZIP}"] = packed(("andringar.md", b""))
    done = on_github(github, tmp_path)
    assert left(done.stdout, github.body) == []
    github.answers[COMMENTS] = [{"id": 1, "user": {"login": "github-actions[bot]"}, "body": MARK}]
    assert left(on_github(github, tmp_path).stdout) == []
    assert left(on_github(github, tmp_path, event(head_sha="c" * 40)).stdout) == []


@pytest.mark.parametrize(
    "stored",
    [b"", packed(("annat.md", b"x")), packed(("andringar.md", bytes(220_000)))],
    ids=["no zip", "another file", "too long"],
)
def test_what_the_build_left(github: Forge, tmp_path: Path, stored: bytes) -> None:
    github.files[f"/stored{ZIP}"] = stored
    on_github(github, tmp_path)
    assert left(github.body) == []


def test_no_artifact_and_a_large_one(github: Forge, tmp_path: Path) -> None:
    listed = github.answers["/repos/kommunen/sidor/actions/runs/5/artifacts"]["artifacts"]
    listed[0]["size_in_bytes"] = 900_000
    on_github(github, tmp_path)
    listed.clear()
    on_github(github, tmp_path)
    assert left(*(body for _method, _path, body in github.written)) == []


@pytest.mark.parametrize("answer", [b"<html>", {"message": "no"}, bytes(11_000_000)])
def test_an_odd_answer(github: Forge, tmp_path: Path, answer: object) -> None:
    github.answers["/repos/kommunen/sidor/pulls"] = answer
    done = on_github(github, tmp_path)
    assert [word for word in left(done.stderr) if word not in "Input should be a valid list"] == []


def test_other_faults(github: Forge, tmp_path: Path) -> None:
    assert left(on_github(github, tmp_path, "{").stderr) == []
    github.answers.clear()
    assert left(on_github(github, tmp_path).stderr) == []
    github.address = "http://127.0.0.1:9"
    assert left(on_github(github, tmp_path).stderr.replace("ConnectError", "")) == []
    assert left(run("github", tmp_path).stderr.rpartition("paraply.py comment: ")[2]) == []


def test_gitlab(gitlab: Forge, tmp_path: Path) -> None:
    done = on_gitlab(gitlab, tmp_path)
    assert left(done.stdout, gitlab.body) == []
    gitlab.answers[NOTES] = [{"id": 1, "author": {"id": 42}, "body": MARK}]
    assert left(on_gitlab(gitlab, tmp_path).stdout) == []


def test_what_is_cut_and_what_has_no_preview() -> None:
    assert left(safe_again("\n" * MOST_BYTES + "1")) == []
    assert left(comment("", "https://forge.exempel.se/1", SHA, has_preview=False)) == []
