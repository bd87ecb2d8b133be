"""LICENSES.md is current, and no licence stands in it that a municipality cannot live with."""

import json
from pathlib import Path

import pytest

from paraply.developer.licences import FILE, NPM_LOCKS, PYTHON_LOCKS, Package, as_markdown, packages
from tests.conftest import ROOT


def test_every_licence_is_known_and_allowed() -> None:
    listed = packages(ROOT)
    assert [package for package in listed if not package.is_allowed] == []
    assert len(listed) > 150


def test_the_list_is_current() -> None:
    """After ``lock``: ``write-licences``."""
    assert (ROOT / FILE).read_text(encoding="utf-8") == as_markdown(packages(ROOT))


def test_no_lock_is_forgotten() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for pattern in ("package-lock.json", "*/*/package-lock.json", "requirements*.txt")
        for path in ROOT.glob(pattern)
    }
    assert found == {*PYTHON_LOCKS, *NPM_LOCKS}


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("(MIT OR CC0-1.0)", True),
        ("GPL-3.0-only OR MIT", True),
        ("MIT AND PSF-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("UNLICENSED", False),
        ("", False),
    ],
)
def test_what_is_allowed(licence: str, allowed: bool) -> None:
    assert Package("x", "1", licence, "tests").is_allowed is allowed


def test_what_is_not_known_is_told_of(tmp_path: Path) -> None:
    for lock in PYTHON_LOCKS:
        (tmp_path / lock).write_text("finns-inte-alls==1.0 \\\n    --hash=sha256:0\n", encoding="utf-8")
    for lock in NPM_LOCKS:
        (tmp_path / lock).parent.mkdir(parents=True, exist_ok=True)
        listed = {"packages": {"": {}, "node_modules/okand": {"version": "2.0", "integrity": "sha512-0"}}}
        (tmp_path / lock).write_text(json.dumps(listed), encoding="utf-8")
    found = packages(tmp_path)
    assert [(package.name, package.use, package.is_allowed) for package in found] == [
        ("finns-inte-alls", "builds the site", False),
        ("okand", "tests", False),
    ]
    assert "| okand | 2.0 | unknown | tests |" in as_markdown(found)
