"""MkDocs' events in, events out: the only file that imports mkdocs. All else is in the package ``paraply``.

MkDocs never reloads hooks: restart ``make serve`` after a change of code.
"""

import logging
import os
import zlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from paraply.build import build_site, read_history
from paraply.clock import BadTodayError, today_from
from paraply.links import broken_links
from paraply.problems import ContentError
from paraply.render.page import Body, Page
from paraply.render.site import SITE_NAME, Site

log = logging.getLogger("mkdocs.hooks.paraply")
uncounted = logging.getLogger("paraply")
"""Strict builds count what ``log`` says; while one writes, a mistake must not stop the server."""


class _Packed:
    """A page's body, packed: MkDocs holds every page in memory before it writes the first."""

    def __init__(self, html: str) -> None:
        self._packed = zlib.compress(html.encode("utf-8"), level=1)

    def __str__(self) -> str:
        return zlib.decompress(self._packed).decode("utf-8")


@dataclass
class _State:
    """The site being built. MkDocs keeps modules between rebuilds, so it is set anew in ``on_config``."""

    serving: bool = False
    site: Site | None = None
    pages: dict[str, Page] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


_state = _State()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether somebody is writing and looking."""
    _state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check, derive and plan everything, before MkDocs cleans the old site.

    Under ``mkdocs serve`` a mistake is told, on the screen and on every page, and the last good site is shown
    until the next good save: MkDocs' own server would answer nothing until then.
    """
    root = Path(config.config_file_path).parent
    said: list[str] = []
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        example = bool(config.extra.get("allow_example"))
        site = build_site(root, today, read_history(root), allow_example=example)
    except (ContentError, BadTodayError) as error:
        said = _told(error)
        if not _state.serving or _state.site is None:
            for text in said:
                log.error(text)
            raise PluginError(f"{len(said)} fel i innehållet. Webbplatsen är inte ändrad.") from None
        for text in said:
            uncounted.error(text)
        site = _state.site
        today = site.views.today
    os.environ["SOURCE_DATE_EPOCH"] = str((today - date(1970, 1, 1)).days * 86_400)
    _state.site = site
    _state.pages = {page.source_path: page for page in site.pages}
    config.site_name = f"{SITE_NAME} – {site.views.content.municipality.name}"
    if not _state.serving:  # the server has an address of its own
        config.site_url = site.address or config.site_url
    config.extra["paraply"] = site.shared
    if _state.serving:  # its script that reloads a page is inline
        config.extra["paraply"]["policy"] = ""
    if said:
        config.extra["paraply"]["banner"] += [
            "Sidan visar den senaste felfria versionen. Det här är fel nu:",
            *said,
        ]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages. None is in the navigation: it holds sections, in the theme."""
    site = _site()
    _drop_theme_assets(files, config)
    _state.taken = {file.dest_uri for file in files}
    for page in site.pages:
        file = File.generated(config, page.source_path, content="")
        file.inclusion = InclusionLevel.NOT_IN_NAV
        file.edit_uri = f"{_above(config)}{page.edit}" if page.edit else None
        _claim(file.dest_uri)
        files.append(file)
    for file in files.documentation_pages():
        file.inclusion = InclusionLevel.NOT_IN_NAV
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give a generated page its front matter; hand-written pages pass as they are."""
    ours = _state.pages.get(page.file.src_uri)
    if ours is not None:
        page.meta.update(_site().meta(ours))
    return markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | _Packed:
    """Render a generated page's body, with its contents and anchors, so that MkDocs can check links to it."""
    ours = _state.pages.get(page.file.src_uri)
    if ours is None:
        return html
    body = _site().body(ours)
    page.toc = get_toc(_tokens(body))
    page.present_anchor_ids = set(body.anchors)
    return _Packed(body.html)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files that are not pages, one by one, then check every internal link and anchor."""
    for plain in _site().files():
        _claim(plain.address)
        path = Path(config.site_dir) / plain.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(plain.content)
    broken = broken_links(Path(config.site_dir), config.site_url or "")
    for link in broken:
        (uncounted if _state.serving else log).error(str(link))
    if broken and not _state.serving:
        raise PluginError(f"{len(broken)} länkar på webbplatsen leder ingenstans.")


def _site() -> Site:
    if _state.site is None:
        raise PluginError("Webbplatsen är inte läst. on_config ska köras först.")
    return _state.site


def _told(error: ContentError | BadTodayError) -> list[str]:
    if isinstance(error, BadTodayError):
        return [str(error)]
    return [str(problem) for problem in error.problems if problem.is_error]


def _drop_theme_assets(files: Files, config: MkDocsConfig) -> None:
    """Leave out Material's own style sheets, scripts and images (2.6 MB): no page of ours loads them."""
    theirs = [Path(folder) for folder in config.theme.dirs if folder != config.theme.custom_dir]
    for file in list(files):
        if file.src_dir and Path(file.src_dir) in theirs:
            files.remove(file)


def _claim(address: str) -> None:
    """MkDocs lets the later of two files win in silence; a lost page must stop the build."""
    if address in _state.taken:
        raise PluginError(f"Två sidor skrivs till samma adress: {address}")
    _state.taken.add(address)


def _above(config: MkDocsConfig) -> str:
    """From the docs folder, which ``edit_uri`` starts in, up to the municipality's root."""
    root = Path(config.config_file_path).parent
    return f"{Path(os.path.relpath(root, config.docs_dir)).as_posix()}/"


def _tokens(body: Body) -> list[Any]:
    """Headings in the nested shape of python-markdown's ``toc_tokens``."""
    tokens: list[dict[str, Any]] = []
    for heading in body.headings:
        token = {"level": heading.level, "id": heading.id, "name": heading.name, "children": []}
        into = tokens[-1]["children"] if heading.level > 2 and tokens else tokens
        into.append(token)
    return tokens
