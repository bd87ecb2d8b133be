"""``mkdocs serve`` makes what is asked for; each answer is as if the site were built from nothing."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from tests.conftest import ROOT
from tests.test_serve import eventually
from tests.test_site import copy_of_example, tree

Edit: TypeAlias = Callable[[Path], None]
ADDRESS = "http://127.0.0.1:8000/"
MISSING = b"404 Not Found"
RELOADING = re.compile(rb"<script>\nvar livereload = .*?</script>", re.DOTALL)
"""What MkDocs' server adds to a page."""


def config_of(root: Path, folder: Path) -> MkDocsConfig:
    """The configuration as MkDocs' server loads it before each build."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
    config.site_url = ADDRESS
    return config


def hooks_of(config: MkDocsConfig) -> Any:
    loaded: Any = config.hooks
    [module] = loaded.values()
    return module


@contextmanager
def from_nothing(config: MkDocsConfig) -> Iterator[None]:
    """Hooks that remember no earlier build."""
    hooks = hooks_of(config)
    remembered, hooks._state = hooks._state, hooks._State()
    try:
        config.plugins.on_startup(command="serve", dirty=False)
        yield
    finally:
        hooks._state = remembered


def clean(root: Path, folder: Path) -> dict[str, bytes]:
    """The whole site, built by a server that has just started."""
    shutil.rmtree(folder, ignore_errors=True)
    config = config_of(root, folder)
    with from_nothing(config):
        build(config, serve_url=ADDRESS)
    return tree(folder)


class Served:
    """MkDocs' own server, asked without a socket."""

    def __init__(self, root: Path, folder: Path) -> None:
        config = config_of(root, folder)
        self.server = LiveReloadServer(
            lambda: build(config_of(root, folder), serve_url=ADDRESS), "127.0.0.1", 8000, str(folder)
        )
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=ADDRESS)
        self.server.watch(config.docs_dir)
        self.server.watch(config.config_file_path)
        config.plugins.on_serve(self.server, config=config, builder=self.server.builder)
        for path in config.watch:
            self.server.watch(path)

    @contextmanager
    def running(self) -> Iterator[None]:
        """With what watches the files and builds by itself, at a port that nobody asks."""
        self.server.server_address = ("127.0.0.1", 0)
        thread = Thread(target=self.server.serve)
        thread.start()
        try:
            yield
        finally:
            self.server.shutdown(wait=True)
            thread.join()

    def answer(self, name: str) -> bytes:
        app: Any = self.server.get_app()
        found = app({"PATH_INFO": f"/{name}"}, lambda *_answer: None)
        try:
            return RELOADING.sub(b"", b"".join(found))
        finally:
            if close := getattr(found, "close", None):
                close()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example with hand-written pages of its own."""
    monkeypatch.setenv("PARAPLY_TODAY", "2026-11-23")
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "0")
    folder = copy_of_example(tmp_path / "root")
    shutil.copytree(ROOT / "docs", folder / "docs")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace(f"docs_dir: {ROOT}/docs", "docs_dir: docs"))
    return folder


@pytest.fixture
def served(root: Path, tmp_path: Path) -> Iterator[Served]:
    with from_nothing(config_of(root, tmp_path / "served")):
        running = Served(root, tmp_path / "served")
        yield running
        running.server.server_close()


def batched(edits: Sequence[Edit], most: int) -> Iterator[Sequence[Edit]]:
    return (edits[at : at + most] for at in range(0, len(edits), most))


def replaced(name: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        file = root / name
        before = file.read_text(encoding="utf-8")
        assert old in before, (name, old)
        file.write_text(before.replace(old, new, 1), encoding="utf-8")

    return edit


def copied(name: str, to: str) -> Edit:
    def edit(root: Path) -> None:
        shutil.copy(root / name, root / to)

    return edit


def removed(name: str) -> Edit:
    return lambda root: (root / name).unlink()


RESULTS = "content/results"
EDITS: list[list[Edit]] = [
    [
        replaced("content/guarantees/gott-bemotande.md", "title: ", "title: Nu "),
        replaced(f"{RESULTS}/measures/sjukfranvaro.yml", "title: ", "title: Nu "),
        replaced(f"{RESULTS}/goals/god-omsorg.md", "title: ", "title: Nu "),
        replaced(f"{RESULTS}/owners.yml", "name: ", "name: Nu "),
        replaced(f"{RESULTS}/areas.yml", "title: ", "title: Nu "),
        replaced(f"{RESULTS}/decisions/ks-2024-kontakt.yml", "title: ", "title: Nu "),
        replaced(f"{RESULTS}/elsewhere/bygglov-alkulla.yml", "consequence: ", "consequence: Nu "),
        replaced(
            f"{RESULTS}/kolada/N99991.json",
            '"publication_date": "2026-06-15"',
            '"publication_date": "2026-06-14"',
        ),
        replaced(f"{RESULTS}/kolada/groups.json", '"title": "Liknande', '"title": "Nu liknande'),
        replaced(f"{RESULTS}/kolada/municipalities.json", '"title": "Alkulla', '"title": "Nu Alkulla'),
        replaced(f"{RESULTS}/surveys/elevenkaten-2026.yml", "title: ", "title: Nu "),
        replaced(f"{RESULTS}/reports/arsredovisning-2025.yml", "title: ", "title: Nu "),
        replaced(f"{RESULTS}/policies/servicepolicy.md", "title: ", "title: Nu "),
        replaced(f"{RESULTS}/imports/exempel-export.yml", "sheet: ", "sheet: Nu "),
        replaced("docs/handbok/skriv-text.md", "title: ", "title: Nu "),
    ],
    [
        replaced(f"{RESULTS}/municipality.yml", "Exempelkommunen", "Nykommunen"),
        replaced("docs/om/ordlista.md", "Här förklaras", "Nu förklaras"),
        copied(f"{RESULTS}/decisions/ks-2024-kontakt.yml", f"{RESULTS}/decisions/ks-2025-ny.yml"),
        copied("content/guarantees/gott-bemotande.md", "content/guarantees/nytt-lofte.md"),
    ],
    [
        copied("docs/handbok/skriv-text.md", "docs/handbok/ny.md"),
        replaced("docs/om/ordlista.md", "Nu förklaras", "[Här](../handbok/skriv-text.md) förklaras"),
        removed("content/guarantees/nytt-lofte.md"),
        replaced("content/guarantees/gott-bemotande.md", "title: Nu ", "title: "),
    ],
]


def test_after_any_edit_the_served_site_is_a_clean_build(
    root: Path, served: Served, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    known: set[str] = set()
    before: dict[str, bytes] = {}
    for edits in EDITS:
        for some in batched(edits, 4):
            for edit in some:
                edit(root)
            served.server.builder()
            assert served.answer("matt/sjukfranvaro/") != MISSING  # as the page that is open in a browser
            if edits is EDITS[0] and edits[-1] not in some:
                assert not (tmp_path / "served/handbok").exists(), "it was made again without need"
        now = clean(root, tmp_path / "clean")
        assert now != before
        known |= set(now)
        differing = [name for name in sorted(known) if served.answer(name) != now.get(name, MISSING)]
        assert differing == []
        before = now
    file = root / "content/guarantees/gott-bemotande.md"
    file.write_text(f"{file.read_text()}\n\n[Hit](/finns-inte/)\n")
    served.server.builder()
    assert f"{file.relative_to(root)}:" in caplog.text
    assert "R10 Länken till '/finns-inte/' leder till en sida som inte finns." in caplog.text


def test_a_refusal_while_one_writes_does_not_stop_the_server(
    served: Served, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "served"
    folder.rename(tmp_path / "away")
    folder.write_text("a file, so that nothing can be written in it")
    with pytest.raises(SystemExit) as caught:
        served.server.builder()
    assert isinstance(caught.value, Exception), "else MkDocs' server ends"
    assert f"{folder}: " in caplog.text
    folder.unlink()
    served.server.builder()
    assert served.answer("matt/sjukfranvaro/") != MISSING


MANY = 100


def decided(root: Path, what: str) -> None:
    """Many decisions, each written beside and renamed into its place, as careful programs save."""
    beside = root / "beside"
    for number in range(MANY):
        beside.write_text(f"title: Beslut {number} om {what}\n", encoding="utf-8")
        beside.replace(root / RESULTS / "decisions" / f"manga-{number}.yml")


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def test_many_edits_in_quick_succession_end_in_one_right_site(
    root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def is_right() -> bool:
        return all(served.answer(name) == page for name, page in expected.items())

    git(root, "init", "--quiet", "--initial-branch=main")
    for branch in ("main", "other"):
        git(root, "checkout", "--quiet", "-B", branch)
        decided(root, branch)
        (root / RESULTS / "decisions" / f"{branch}.yml").write_text(f"title: Ett beslut om {branch}\n")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", branch)
    other = clean(root, tmp_path / "clean")
    git(root, "checkout", "--quiet", "main")
    decided(root, "sist")
    last = clean(root, tmp_path / "clean")
    git(root, "checkout", "--quiet", "--force", "main")
    with from_nothing(config_of(root, tmp_path / "served")):
        served = Served(root, tmp_path / "served")
        with served.running():
            for what in ("först", "sedan", "sist"):
                decided(root, what)
            expected = last
            eventually(is_right, "showing the last of what was saved")
            assert not [record for record in caplog.records if record.levelname == "ERROR"]
            git(root, "checkout", "--quiet", "--force", "other")
            expected = other
            eventually(is_right, "showing the other branch")
