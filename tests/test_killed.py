"""Killed before anything it does to the disk, a command leaves what was there, and its next run mends all."""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from paraply.build import build_site
from paraply.changes import Difference
from paraply.command.statuses import CHANGED
from paraply.files import archive, atomic
from paraply.files.pagefiles import write_pages
from paraply.files.publish import recover, swap
from paraply.preview import Built, write_preview
from paraply.render.site import Site
from paraply.text import formatting
from tests.commands import run
from tests.killed import ROOT, Step, Tree, kills
from tests.worlds import GUARANTEE, MEASURE, TODAY, edited, write

UNFINISHED = re.compile(r"(^|/)(\.[^/]+\.writing-\d+|[^/.]+\.building-\d+)(/|$)")
"""What a killed run may leave: hidden files and siblings, which the next run removes."""
SITE = {"index.html": "start", "matt/index.html": "mått", "404.html": "borta"}


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def page(text: str) -> str:
    return f"<html><head><title>{text}</title></head><body>{text}</body></html>"


def swapping(folder: Path) -> None:
    recover(folder / "site")
    atomic.remove_abandoned(folder.glob("site.building-*"))
    swap(put(folder / "site.building-1000000", {name: page("ny") for name in SITE}), folder / "site")


def formatting_content(folder: Path) -> None:
    atomic.write_all(formatting.unformatted(folder))


def importing(folder: Path) -> None:
    assert run("import-report", folder / "utfall.csv", "--root", folder, "--yes") == CHANGED


def archiving(folder: Path) -> None:
    about = archive.About("Exempel", TODAY, None, is_committed=False, content="")
    atomic.write(folder / "kopia.zip", archive.pack(folder / "site", about)[0])


def previewing(folder: Path) -> None:
    built = Built(folder / "before", folder / "after")
    write_preview(built, Difference(), "main", folder / "preview", ROOT / "docs")


@cache
def made(folder: Path) -> Site:
    return build_site(folder, TODAY, allow_example=True)


def writing_pages(folder: Path) -> None:
    if not (folder / "sidor").exists():
        write_pages(made(folder), folder / "program", folder / "sidor")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A municipality with something to format and to import, an old site, a copy, a preview and a program."""
    root = tmp_path / "kommun"
    write(
        root,
        edited(
            MEASURE,
            "tolerance: 2",
            "tolerance:   2",
            edited(GUARANTEE, "title: Bygglov inom", "title:   Bygglov inom"),
        ),
    )
    (root / "utfall.csv").write_text("Mått;T2 2026 (%)\nBygglov i tid;91\n", encoding="utf-8")
    for name in ("site", "before", "preview"):
        put(root / name, {name: page("gammal") for name in SITE})
    put(root / "after", {name: page("ny") for name in SITE})
    (root / "kopia.zip").write_bytes(b"en gammal kopia")
    put(root / "program", {"docs/x.md": "x", "overrides/main.html": "x", "mkdocs.yml": "docs_dir: docs\n"})
    return root


def whole(files: Tree) -> Tree:
    """What readers, git and the loader meet: nothing that is still being made."""
    return {name: digest for name, digest in files.items() if not UNFINISHED.search(name)}


def site_of(files: Tree) -> Tree:
    return {
        name: digest for name, digest in files.items() if name.startswith(("site/", "preview/", "sidor/"))
    }


@pytest.mark.parametrize(
    ("step", "least"),
    [
        pytest.param(swapping, 8, id="swap"),
        pytest.param(formatting_content, 4, id="format"),
        pytest.param(importing, 4, id="import"),
        pytest.param(archiving, 2, id="archive"),
        pytest.param(previewing, 16, id="preview"),
        pytest.param(writing_pages, 16, id="pages"),
    ],
)
def test_nothing_is_half_written_and_the_next_run_mends_all(step: Step, least: int, folder: Path) -> None:
    before, after, around = kills(step, folder)
    assert before != after
    assert len(around) >= least
    for kill in around:
        for name, digest in whole(kill.left).items():
            assert digest in {before.get(name), after.get(name)}, name
        assert before.keys() & after.keys() <= kill.left.keys()
        assert site_of(kill.left) in (site_of(before), site_of(after)), "a site is old or new as a whole"
        assert kill.mended == after


def test_a_half_written_file_would_be_seen(folder: Path) -> None:
    before, after, around = kills(careless, folder)
    assert any(set(whole(kill.left).items()) - set(before.items()) - set(after.items()) for kill in around)


def careless(folder: Path) -> None:
    shutil.copyfile(ROOT / "LICENSE", folder / "kopia.zip")
    with (folder / "kopia.zip").open("ab") as file:
        file.write(b"slut")
