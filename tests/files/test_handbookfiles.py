"""The handbook leaves with whoever leaves: the same words and look, built by others without our hooks."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import run as command
from tests.conftest import ROOT
from tests.made import text_of


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handbok") / "projekt"
    assert command("write-pages", "--handbook", "--output", str(folder)) == 0
    return folder


def article(site: Path, address: str) -> str:
    html = (site / address / "index.html").read_text(encoding="utf-8")
    found = html.split("<article", 1)[1].split("</article>", 1)[0]
    shown = re.sub(r'<nav class="md-tags" hidden>.*?</nav>', "", found, flags=re.DOTALL)
    return re.sub(r"\s+", "", text_of(f"<{shown}"))


@pytest.mark.parametrize("program", ["properdocs", "zensical"])
def test_the_same_words_stand_on_every_page(program: str, project: Path, site: Path) -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name(program)), "build", "--clean"],
        cwd=project, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pages = [path.relative_to(project / "docs").with_suffix("") for path in (project / "docs").rglob("*.md")]
    assert len(pages) == len(list((ROOT / "docs" / "handbok").rglob("*.md")))
    for page in pages:
        address = page.as_posix().removesuffix("index").rstrip("/")
        assert article(project / "site", address) == article(site, address), address
        html = (project / "site" / address / "index.html").read_text(encoding="utf-8")
        assert "handbook.css" in html
        assert 'content="noindex"' in html


def test_nothing_of_the_hooks_is_left(project: Path) -> None:
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    assert "hooks" not in settings
    assert "material/search" not in settings
    for path in (project / "docs").rglob("*.md"):
        assert not re.search(r"^ *\{\{", path.read_text(encoding="utf-8"), re.MULTILINE), path


def test_a_folder_that_holds_something_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "mitt.txt").write_text("kvar", encoding="utf-8")
    assert command("write-pages", "--handbook", "--output", str(tmp_path)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mitt.txt"]
