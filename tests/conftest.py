"""The built sites that tests look at, each built once, and the tools that may be missing."""

import gc
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright

from tests.browser.served import served

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 23)
"""The day every test builds for, so that none expires."""
NOT_ASKED_FOR = "/the/test/has/not/asked/for/the/fixture/chromium"

gc.set_threshold(20_000)
"""As a build has it (hooks/mkdocs_hooks.py): to look for cycles among thousands of tests took half of the
time of collecting them."""

hypothesis.settings.register_profile("tests", deadline=None)  # how long a step takes is no test's business
hypothesis.settings.register_profile("fuzz", deadline=None, max_examples=10_000)
hypothesis.settings.load_profile("tests")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` approves the golden pages as they are now."""
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that gets a browser, by itself or by a fixture, before ``-m`` chooses among them."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_collection_finish() -> None:
    """What was collected lives as long as the run: nobody looks for cycles in it again."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_browser_unasked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the browser from a test that does not ask for ``chromium``, also in what it runs."""
    if "chromium" not in request.fixturenames:
        monkeypatch.setenv("PARAPLY_CHROMIUM", NOT_ASKED_FOR)


@pytest.fixture(scope="session", autouse=True)
def _fixed_day() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in ("PARAPLY_TODAY", "SOURCE_DATE_EPOCH")}
    os.environ["PARAPLY_TODAY"] = TODAY.isoformat()
    yield
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def build_into(folder: Path, config_file: Path) -> Path:
    """Build a site in this process, strict: a warning of MkDocs fails the test."""
    config = load_config(str(config_file), site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The municipality's own site, as it would be published."""
    return build_into(tmp_path_factory.mktemp("site"), ROOT / "mkdocs.yml")


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented Exempelkommunen."""
    return build_into(tmp_path_factory.mktemp("example"), ROOT / "tests" / "example" / "mkdocs.yml")


def tool(name: str) -> str:
    """The path of a tool that ``make test`` installs; skips without it, unless everything is required."""
    found = ROOT / ".venv" / "test-tools.json"
    tools = json.loads(found.read_text(encoding="utf-8")) if found.exists() else {}
    path = tools.get(name) or (os.environ.get("PARAPLY_CHROMIUM") if name == "chromium" else None)
    if path:
        return str(path)
    reason = tools.get("missing", {}).get(name, "run make test, which installs it")
    if os.environ.get("PARAPLY_REQUIRE_ALL"):
        pytest.fail(f"{name} is required: {reason}")
    pytest.skip(f"{name} is not here: {reason}")


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address of the municipality's own site."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def example_url(example_site: Path) -> Iterator[str]:
    """The address of the example municipality's site."""
    with served(example_site) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium. Whatever starts it asks for this, so that its tests are marked ``browser``."""
    return tool("chromium")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return Path(tool("axe")).read_text(encoding="utf-8")
