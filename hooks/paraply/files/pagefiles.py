"""The site's pages as files that another generator builds without our hooks: the way out of MkDocs.

    FOLDER/mkdocs.yml   the site's settings without hooks; ``extra.paraply`` holds what all pages share
    FOLDER/docs/        hand-written pages and assets, generated pages (front matter and body), other files
    FOLDER/overrides/   the page frame, which uses built-in filters only

``LEAVING.md`` says what each generator makes of it.
"""

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from paraply.files.atomic import remove_abandoned
from paraply.language import _
from paraply.render.dialect import as_python_markdown
from paraply.render.page import Page
from paraply.render.site import Site, site_name

OF_THE_HOOKS = {"hooks", "watch"}
"""Settings that mean nothing where the pages are files already."""
HANDBOOK = ("handbok", "handbook*")
"""Told by this program, of this program: whoever leaves it has no use for the handbook."""

_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)


class _Loader(yaml.SafeLoader):
    """Reads a name of Python's (``!!python/name``), which only the handbook needs, as nothing."""


_Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda _loader, _suffix, _node: None)


class FolderTakenError(Exception):
    """The folder holds something, which is not ours to overwrite."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("Mappen {folder} finns redan och är inte tom. Välj en ny mapp, eller töm den.", folder=folder)
        )


def write_pages(site: Site, program: Path, output: Path) -> int:
    """Write every page and file of ``site`` into the new folder ``output``, whole or not at all.

    ``program`` is the folder with ``mkdocs.yml``, ``docs/`` and ``overrides/``. Returns how many pages were
    generated. Raises ``FolderTakenError``, and ``OSError`` when it cannot be written.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise FolderTakenError(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    remove_abandoned(output.parent.glob(f".{output.name}.writing-*"))
    writing = output.with_name(f".{output.name}.writing-{os.getpid()}")
    try:
        for folder in ("docs", "overrides"):
            shutil.copytree(program / folder, writing / folder, ignore=shutil.ignore_patterns(*HANDBOOK))
        for path in sorted((writing / "docs").rglob("*.md")):
            path.write_text(portable(path.read_text(encoding="utf-8")), encoding="utf-8")
        settings = yaml.load((program / "mkdocs.yml").read_bytes(), _Loader)  # noqa: S506  (a safe loader)
        _write(writing / "mkdocs.yml", _yaml(settings_of(site, settings)).encode())
        for page in site.pages:
            _write(writing / "docs" / page.source_path, page_file(site, page).encode())
        for file in site.files():
            _write(writing / "docs" / file.address, file.content)
        writing.rename(output)
    finally:
        shutil.rmtree(writing, ignore_errors=True)
    return len(site.pages)


def portable(text: str) -> str:
    """A page written by hand, with its lists and tables as every Python-Markdown reads them."""
    front = _FRONT.match(text)
    begins = front.end() if front else 0
    return text[:begins] + as_python_markdown(text[begins:])


def page_file(site: Site, page: Page) -> str:
    """A page as Markdown: its front matter, then its body, in HTML, which Markdown lets be."""
    return f"---\n{_yaml(site.meta(page))}---\n\n{site.body(page)}\n"


def settings_of(site: Site, settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of ``mkdocs.yml`` with what the hooks would have added."""
    return {
        **{name: value for name, value in settings.items() if name not in OF_THE_HOOKS},
        "site_name": f"{site_name()} – {site.views.content.municipality.name}",
        "site_url": site.address,
        "exclude_docs": "!/.htaccess\n!/.well-known/\n",  # else files with a dot first are left out
        "plugins": [],
        "markdown_extensions": [
            {"toc": {"permalink": False}},
            "def_list",
            {"tables": {"use_align_attribute": True}},
        ],
        "not_in_nav": "/**",  # sections are the navigation, in the theme
        "validation": {"links": {"anchors": "ignore"}},  # Zensical does not know the symbols of the frame
        "extra": {**settings.get("extra", {}), "paraply": site.shared},
    }


def _yaml(value: Mapping[str, Any]) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)


def _write(path: Path, content: bytes) -> None:
    """Never over a file that is there: the later of two pages would win in silence."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
