"""Nothing but a test that is marked for it can start a browser, so that ``-m "not browser"`` needs none."""

import os
import re

import pytest

from paraply.preview import chromium_path
from tests.conftest import NOT_ASKED_FOR, ROOT

STARTS = re.compile(r'tool\("chromium"\)|chromium\.launch\(')


def test_a_test_that_asks_for_no_browser_gets_none() -> None:
    assert chromium_path(ROOT, os.environ) == NOT_ASKED_FOR


def test_a_test_that_gets_a_browser_is_marked(request: pytest.FixtureRequest, chromium: str) -> None:
    assert request.node.get_closest_marker("browser")
    assert chromium_path(ROOT, os.environ) != NOT_ASKED_FOR


def test_there_is_one_way_to_a_browser() -> None:
    sources = (path for path in (ROOT / "tests").rglob("*.py") if path.name != "test_markers.py")
    asking = {
        path.relative_to(ROOT).as_posix()
        for path in sources
        if STARTS.search(path.read_text(encoding="utf-8"))
    }
    commands = {"tests/browser/pictures.py", "tests/browser/handbook.py"}  # `make pictures`, no test
    assert asking == {"tests/conftest.py", *commands}, "ask for the fixture instead"
