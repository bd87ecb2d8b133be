"""The handbook as a project of its own, which Material for MkDocs and Zensical build without our hooks.

FOLDER/mkdocs.yml   the handbook's part of the settings, and its menu
FOLDER/docs/        its Markdown with all that the program knows filled in, its pictures and style sheet
FOLDER/overrides/   its frame, a page that adds to the theme's own
"""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from paraply.files.atomic import remove_abandoned
from paraply.files.pagefiles import FolderTakenError

KEPT: Final = ("markdown_extensions", "theme", "use_directory_urls")
"""Settings that mean the same for the handbook alone."""

ASSETS: Final = ("handbook.css", "favicon.svg")
_NAME: Final = "python-name:"


class _Loader(yaml.SafeLoader):
    """Reads a name of Python's (``!!python/name``) as a text that says so."""


_Loader.add_multi_constructor(
    "tag:yaml.org,2002:python/name:", lambda _loader, suffix, _node: f"{_NAME}{suffix}"
)


def write_handbook(
    pages: Mapping[str, str], menu: Sequence[Any], words: Mapping[str, str], program: Path, output: Path
) -> int:
    """Write the project into the new folder ``output``, whole or not at all; returns how many pages it has.

    ``pages`` are Markdown by path below ``docs/``, ``menu`` is as ``nav`` is written, and ``words`` are what
    the frame says. ``program`` is the folder with ``mkdocs.yml``, ``docs/`` and ``overrides/``. Raises
    ``FolderTakenError``, and ``OSError`` when it cannot be written.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise FolderTakenError(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    remove_abandoned(output.parent.glob(f".{output.name}.writing-*"))
    writing = output.with_name(f".{output.name}.writing-{os.getpid()}")
    assets = program / "docs" / "assets"
    try:
        shutil.copytree(assets / "handbook", writing / "docs" / "assets" / "handbook")
        for name in ASSETS:
            shutil.copyfile(assets / name, writing / "docs" / "assets" / name)
        (writing / "overrides").mkdir()
        shutil.copyfile(program / "overrides" / "handbook.html", writing / "overrides" / "main.html")
        for path, text in pages.items():
            (writing / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
            (writing / "docs" / path).write_text(text, encoding="utf-8")
        settings = yaml.load((program / "mkdocs.yml").read_bytes(), _Loader)  # noqa: S506  (a safe loader)
        text = yaml.safe_dump(
            _settings(settings, menu, words), allow_unicode=True, sort_keys=False, width=10_000
        )
        (writing / "mkdocs.yml").write_text(text.replace(_NAME, "!!python/name:"), encoding="utf-8")
        writing.rename(output)
    finally:
        shutil.rmtree(writing, ignore_errors=True)
    return len(pages)


def _settings(settings: Mapping[str, Any], menu: Sequence[Any], words: Mapping[str, str]) -> dict[str, Any]:
    """``variant`` asks Zensical for the look of Material 9; MkDocs lets it be."""
    kept = {name: settings[name] for name in KEPT if name in settings}
    search: Any = next(
        (plugin["material/search"] for plugin in settings["plugins"] if "material/search" in plugin), {}
    )
    return {
        "site_name": words["handbook_name"],
        **kept,
        "theme": {**kept["theme"], "custom_dir": "overrides", "variant": "classic"},
        "plugins": [{"search": search}],
        "extra": {"generator": False, "homepage": "handbok/", "paraply": dict(words)},
        "nav": list(menu),
    }
