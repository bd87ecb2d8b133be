from collections.abc import Iterator

import pytest

from tests.forge.forges import COMMENTS, NOTES, SHA, ZIP, Forge, forge
from tests.forge.test_artifact import packed


@pytest.fixture
def served() -> Iterator[Forge]:
    with forge() as made:
        yield made


@pytest.fixture
def github(served: Forge) -> Forge:
    """A pull request from a fork, and what its preview left."""
    repository = "/repos/kommunen/sidor"
    pulls = [{"number": 6, "head": {"sha": "b" * 40}}, {"number": 7, "head": {"sha": SHA}}]
    artifacts = [
        {"id": 11, "name": "andringar", "size_in_bytes": 900},
        {"id": 8, "name": "andringar", "size_in_bytes": 900},  # left by an earlier try of the run
        {"id": 12, "name": "forhandsvisning", "size_in_bytes": 9_000_000_000},
    ]
    served.answers = {
        f"{repository}/pulls": pulls,
        f"{repository}/actions/runs/5/artifacts": {"artifacts": artifacts},
        COMMENTS: [],
    }
    served.files = {
        f"/stored{ZIP}": packed(("andringar.md", "## Det här ändras\n\n- **Löftet**: x".encode()))
    }
    return served


@pytest.fixture
def gitlab(served: Forge) -> Forge:
    served.answers = {
        "/user": {"id": 42},
        "/projects/3/pipelines/9/jobs": [
            {"id": 90, "name": "check", "artifacts_file": {"filename": "artifacts.zip", "size": 1000}},
            {"id": 91, "name": "preview", "artifacts_file": {"filename": "artifacts.zip", "size": 1000}},
        ],
        NOTES: [],
    }
    return served
