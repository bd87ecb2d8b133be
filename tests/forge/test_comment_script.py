"""The comment as the forges' jobs write it: the script, an event file, and a forge that answers over HTTP."""

import json
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from paraply.forge.comment import MARK
from tests.commands import run as command
from tests.forge.forges import COMMENTS, NOTES, SHA, ZIP, Forge
from tests.forge.test_artifact import packed

BRANCH = "$(touch pwned);`touch pwned`&state=closed'\"|ö"


def event(**changed: Any) -> dict[str, Any]:
    run = {
        "id": 5,
        "event": "pull_request",
        "head_sha": SHA,
        "head_branch": BRANCH,
        "head_repository": {"owner": {"login": "gaffel"}},
    }
    return {"workflow_run": {**run, **changed}, "action": "completed"}


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def run(forge: str, folder: Path, **environment: str) -> Done:
    """Run the script in this process: fifty of its own would take a minute."""
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name in [name for name in os.environ if name.startswith(("GITHUB_", "CI_"))]:
            patch.delenv(name)
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.chdir(folder)
        status = command("comment", forge)
    return Done(status, out.getvalue(), err.getvalue())


def on_github(served: Forge, folder: Path, told: object = None) -> Done:
    file = folder / "event.json"
    file.write_text(told if isinstance(told, str) else json.dumps(told or event()), encoding="utf-8")
    return run(
        "github",
        folder,
        GITHUB_EVENT_PATH=str(file),
        GITHUB_TOKEN="hemlig",
        GITHUB_API_URL=served.address,
        GITHUB_REPOSITORY="kommunen/sidor",
        GITHUB_SERVER_URL="https://forge.exempel.se",
    )


def test_a_request_gets_one_comment(github: Forge, tmp_path: Path) -> None:
    done = on_github(github, tmp_path)
    assert (done.returncode, done.stdout) == (0, "Ändring 7 har fått en kommentar.\n"), done.stderr
    assert github.written[0][:2] == ("POST", COMMENTS)
    assert github.body.startswith(f"{MARK}\n## Det här ändras\n\n- **Löftet**: x\n\n")
    assert "(https://forge.exempel.se/kommunen/sidor/actions/runs/5/artifacts/12)" in github.body


def test_the_branch_is_a_value_and_the_token_stays_with_the_forge(github: Forge, tmp_path: Path) -> None:
    assert on_github(github, tmp_path).returncode == 0
    [asked] = [query for path, query, _headers in github.asked if path.endswith("/pulls")]
    assert (asked["head"], asked["state"]) == ([f"gaffel:{BRANCH}"], ["open"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["event.json"]
    for path, _query, headers in github.asked:
        assert ("Authorization" in headers or "authorization" in headers) != path.startswith("/stored"), path


def test_our_comment_is_updated_and_nobody_elses(github: Forge, tmp_path: Path) -> None:
    other = {"user": {"login": "gaffel"}, "body": f"{MARK}\nMin egen."}
    ours = {"user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nFörra."}
    github.answers[COMMENTS] = [*({"id": number, **other} for number in range(1, 151)), {"id": 200, **ours}]
    done = on_github(github, tmp_path)
    assert done.stdout == "Kommentaren på ändring 7 är uppdaterad.\n"
    assert github.written[0][:2] == ("PATCH", "/repos/kommunen/sidor/issues/comments/200")


@pytest.mark.parametrize(
    "left",
    [
        {"size": 999_999_999},
        {"file": packed(("../andringar.md", b"@alla"))},
        {"file": packed(("andringar.md", bytes(30_000_000)))},
        {"file": b"inte en zip"},
    ],
    ids=["said to be large", "leads out", "a bomb", "no zip"],
)
def test_a_hostile_artifact_is_told_of_and_not_shown(
    github: Forge, tmp_path: Path, left: dict[str, Any]
) -> None:
    if "size" in left:
        entry = github.answers["/repos/kommunen/sidor/actions/runs/5/artifacts"]["artifacts"][0]
        entry["size_in_bytes"] = left["size"]
    else:
        github.files[f"/stored{ZIP}"] = left["file"]
    done = on_github(github, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Därför visas det inte här." in github.body
    assert "@alla" not in github.body


def test_a_download_that_never_ends_is_left(github: Forge, tmp_path: Path) -> None:
    github.files[f"/stored{ZIP}"] = bytes(3_000_000)  # larger than the forge said
    done = on_github(github, tmp_path)
    assert done.returncode == 1
    assert "större än 250000 byte" in done.stderr
    assert github.written == []


def test_without_a_preview_the_comment_leads_to_the_run(github: Forge, tmp_path: Path) -> None:
    github.answers["/repos/kommunen/sidor/actions/runs/5/artifacts"] = {"artifacts": []}
    assert on_github(github, tmp_path).returncode == 0
    assert "Bygget lämnade ingen text om vad som ändras." in github.body
    assert "[se körningen](https://forge.exempel.se/kommunen/sidor/actions/runs/5)" in github.body


@pytest.mark.parametrize("changed", [{"head_sha": "c" * 40}, {"head_repository": None}])
def test_a_commit_that_ends_no_open_request_gets_no_comment(
    github: Forge, tmp_path: Path, changed: dict[str, Any]
) -> None:
    done = on_github(github, tmp_path, event(**changed))
    assert done.returncode == 0
    assert "ingen kommentar" in done.stdout
    assert github.written == []


@pytest.mark.parametrize(
    "forged",
    [
        "{",
        "[]",
        "[" * 100_000,
        event(event="push"),
        event(id="5/../../x"),
        event(id=-1),
        event(head_sha="main"),
        event(head_sha=f"{SHA}/../x"),
        event(head_branch="x" * 2000),
        event(head_repository={"owner": "x"}),
    ],
)
def test_a_forged_event_is_refused(github: Forge, tmp_path: Path, forged: object) -> None:
    done = on_github(github, tmp_path, forged)
    assert done.returncode == 1
    assert done.stderr.startswith("Händelse")
    assert "Traceback" not in done.stderr
    assert (github.written, github.asked) == ([], [])


@pytest.mark.parametrize("answer", [b"<html>", b"[" * 100_000, {"message": "no"}, bytes(11_000_000)])
def test_a_forge_that_answers_oddly_is_told_of(github: Forge, tmp_path: Path, answer: object) -> None:
    github.answers["/repos/kommunen/sidor/pulls"] = answer
    done = on_github(github, tmp_path)
    assert done.returncode == 1
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert github.written == []


def test_a_forge_that_does_not_answer_is_told_of(github: Forge, tmp_path: Path) -> None:
    github.answers.clear()
    assert "svaret är 404" in on_github(github, tmp_path).stderr
    github.address = "http://127.0.0.1:9"
    done = on_github(github, tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "Försök igen senare." in done.stderr
    assert "hemlig" not in done.stderr


def on_gitlab(served: Forge, folder: Path) -> Done:
    return run(
        "gitlab",
        folder,
        CI_API_V4_URL=served.address,
        CI_PROJECT_ID="3",
        CI_MERGE_REQUEST_IID="7",
        CI_PIPELINE_ID="9",
        CI_COMMIT_SHA=SHA,
        CI_PROJECT_URL="https://forge.exempel.se/kommunen/sidor",
        REVIEW_TOKEN="hemlig",
    )


def test_a_merge_request_gets_the_same_comment_with_a_page_to_open(gitlab: Forge, tmp_path: Path) -> None:
    told = tmp_path / "preview" / "granska" / "andringar.md"
    told.parent.mkdir(parents=True)
    told.write_text("## Det här ändras\n\n/close\n", encoding="utf-8")
    done = on_gitlab(gitlab, tmp_path)
    assert (done.returncode, done.stdout) == (0, "Ändring 7 har fått en kommentar.\n"), done.stderr
    assert gitlab.written[0][:2] == ("POST", NOTES)
    assert gitlab.body.startswith(f"{MARK}\n## Det här ändras\n\n\\/close\n")
    assert "/sidor/-/jobs/91/artifacts/file/preview/granska/index.html)" in gitlab.body


def test_our_note_is_updated(gitlab: Forge, tmp_path: Path) -> None:
    bodies = [(1, 7, f"{MARK}\n"), (2, 42, "Hej"), (3, 42, f"{MARK}\nFörra.")]
    gitlab.answers[NOTES] = [
        {"id": note, "author": {"id": author}, "body": body} for note, author, body in bodies
    ]
    gitlab.answers["/projects/3/pipelines/9/jobs"] = [{"id": 91, "name": "preview", "artifacts_file": None}]
    assert on_gitlab(gitlab, tmp_path).stdout == "Kommentaren på ändring 7 är uppdaterad.\n"
    assert gitlab.written[0][:2] == ("PUT", f"{NOTES}/3")
    assert "andringar.md finns inte." in gitlab.body
    assert "[se körningen](https://forge.exempel.se/kommunen/sidor/-/pipelines/9)" in gitlab.body


@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_outside_a_workflow_it_says_what_is_missing(tmp_path: Path, forge: str) -> None:
    done = run(forge, tmp_path)
    assert done.returncode == 2
    assert "saknas. Kommandot är till för arbetsflödena." in done.stderr
