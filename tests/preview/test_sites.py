"""Both versions built, each by its own program where it has one: real builds of tiny MkDocs projects."""

import os
from pathlib import Path

import pytest

from paraply.preview import Built, build_both

CONFIG = "site_name: Prov\nplugins: []\ntheme: {name: mkdocs}\nhooks: [hooks/mkdocs_hooks.py]\n"


def project(folder: Path, text: str) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "hooks").mkdir()
    (folder / "docs" / "index.md").write_text(text, encoding="utf-8")
    (folder / "hooks" / "mkdocs_hooks.py").write_text("", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return folder


def build(tmp_path: Path, old: str, new: str) -> Built:
    config = project(tmp_path / "ny", new) / "mkdocs.yml"
    work = tmp_path / "arbete"
    work.mkdir()
    return build_both(project(tmp_path / "gammal", old), config, tmp_path / "ny", work, dict(os.environ))


def test_each_version_is_built_by_its_own_program(tmp_path: Path) -> None:
    built = build(tmp_path, "# Den gamla\n", "# Den nya\n")
    assert built.both is not None
    before, after = built.both
    assert "Den gamla" in (before / "index.html").read_text(encoding="utf-8")
    assert "Den nya" in (after / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("which", ["old", "new"])
def test_a_version_that_cannot_be_built_is_left_out(tmp_path: Path, which: str) -> None:
    texts = {"old": "# Hej\n", "new": "# Hej\n", which: "[trasig](finns-inte.md)\n"}
    built = build(tmp_path, **texts)
    if which == "new":
        assert built == Built()
    else:
        assert built.after
        assert (built.before, built.both) == (None, None)
