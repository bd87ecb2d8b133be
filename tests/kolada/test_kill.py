"""A fetch that is killed leaves old or new files, never halves, and the next run mends everything."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from paraply.command.statuses import CHANGED, SAME
from tests.commands import run
from tests.killed import Tree, kills, tree
from tests.kolada.conftest import QUICK
from tests.kolada.server import Kolada

SERVER = "TESTS_KOLADA"
"""Where the server is, for the process that is killed."""


def fetching(root: Path) -> None:
    status = run("fetch-kolada", "--root", root, "--base-url", os.environ[SERVER], given=QUICK)
    assert status in {SAME, CHANGED}


def whole(files: Tree) -> Tree:
    """What a reader meets: nothing that is still being made."""
    return {name: digest for name, digest in files.items() if "/." not in name}


def test_a_killed_fetch_leaves_old_or_new_files(
    root: Path, kolada: Kolada, fetch_script: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SERVER, kolada.base_url)
    assert fetch_script() == CHANGED
    for row in kolada.data:
        row["values"][1]["value"] += 1
    old, new, around = kills(fetching, root)
    fetched = "content/results/kolada/N99991.json"
    assert old.keys() == new.keys()
    assert old[fetched] != new[fetched]
    assert len(around) >= 4
    for kill in around:
        left = whole(kill.left)
        assert left.keys() == old.keys()
        for name, digest in left.items():
            assert digest in {old[name], new[name]}, name
        assert kill.mended == new
    assert tree(root) == new
    for path in root.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
