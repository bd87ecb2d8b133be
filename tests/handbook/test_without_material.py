"""Material draws the handbook alone: without it, residents' pages are the same, byte for byte."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, TODAY

EXAMPLE = ROOT / "tests" / "example"
BLOCKED = """
import sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"material", "materialx"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Gone())
from mkdocs.__main__ import cli
cli(["build", "--strict", "-f", sys.argv[1], "-d", sys.argv[2]])
"""
OF_MATERIAL = ("handbok/", "search/", "assets/javascripts/", "assets/stylesheets/", "assets/images/")


def without(root: Path) -> Path:
    """The example built where ``import material`` fails, with another theme than Material."""
    settings = {
        "site_name": "X",
        "docs_dir": str(ROOT / "docs"),
        "site_dir": str(root / "site"),
        "theme": {
            "name": None,
            "custom_dir": str(ROOT / "overrides"),
            "language": "sv",
            "static_templates": ["404.html"],
        },
        "hooks": [str(ROOT / "hooks" / "mkdocs_hooks.py")],
        "extra": {"allow_example": True},
        "plugins": [],
        "markdown_extensions": ["attr_list", "def_list", {"tables": {"use_align_attribute": True}}],
    }
    shutil.copytree(EXAMPLE / "content", root / "content")
    (root / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, str(root / "mkdocs.yml"), str(root / "ut")],
        env={**os.environ, "PARAPLY_TODAY": TODAY.isoformat()},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return root / "ut"


def files_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"  # it holds a time
    }


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return without(tmp_path_factory.mktemp("utan"))


def test_residents_pages_and_files_are_the_same(bare: Path, example_site: Path) -> None:
    ours, theirs = files_of(example_site), files_of(bare)
    assert not set(theirs) - set(ours)
    for name, content in theirs.items():
        assert content == ours[name], name
    assert {name for name in set(ours) - set(theirs) if not name.startswith(OF_MATERIAL)} == set()


def test_the_handbook_is_gone(bare: Path) -> None:
    assert not [path for path in bare.rglob("*") if "handbok" in path.relative_to(bare).parts]
