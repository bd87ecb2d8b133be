"""MkDocs' events in, events out: the only file that imports mkdocs. All else is in the package ``paraply``.

MkDocs never reloads hooks: restart ``make serve`` after a change of code.
"""

import logging
import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from paraply.build import build_site, check_docs, read_history
from paraply.clock import BadTodayError, today_from
from paraply.links import broken_links
from paraply.problems import ContentError
from paraply.refusal import told
from paraply.render.page import Page
from paraply.render.site import Site, site_name

log = logging.getLogger("mkdocs.hooks.paraply")
uncounted = logging.getLogger("paraply")
"""Strict builds count what ``log`` says; while one writes, a mistake must not stop the server."""


class _GeneratedFile(File):
    """What MkDocs takes for the source of a page of ours, so that hand-written pages may link to it."""

    def __init__(self, page: Page, config: MkDocsConfig) -> None:
        super().__init__(page.source_path, None, config.site_dir, use_directory_urls=True)
        self.generated_by = "paraply"
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self.edit_uri = f"{_above(config)}{page.edit}" if page.edit else None


class _GeneratedPage(MkDocsPage):
    """A page without Markdown: MkDocs only puts the frame around it, when its turn comes."""

    def __init__(self, page: Page, config: MkDocsConfig) -> None:
        super().__init__(None, _GeneratedFile(page, config), config)
        self.ours = page

    def read_source(self, config: MkDocsConfig) -> None:
        """Only what lists of pages ask for: MkDocs holds every page before it writes the first."""
        self.markdown = ""
        self.meta = dict(_site().listed(self.ours))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """There is nothing to convert."""
        self.content = ""


@dataclass
class _State:
    """The site being built. MkDocs keeps modules between rebuilds, so it is set anew in ``on_config``."""

    serving: bool = False
    site: Site | None = None
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
        check_docs(Path(config.docs_dir), root)
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
    config.site_name = f"{site_name()} – {site.views.content.municipality.name}"
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
        file = _GeneratedPage(page, config).file
        _claim(file.dest_uri)
        files.append(file)
    for file in files.documentation_pages():
        file.inclusion = InclusionLevel.NOT_IN_NAV
    return files


def on_page_context(
    context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Render a generated page, just before the frame is put around it."""
    if isinstance(page, _GeneratedPage):
        page.meta = _site().meta(page.ours)
        page.content = _site().body(page.ours)
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Let go of what is in the output now."""
    if isinstance(page, _GeneratedPage):
        page.meta, page.content = {}, ""
    return output


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


def on_build_error(error: Exception) -> None:
    """Say in a sentence what the system refused, as when the disk is full, instead of MkDocs' traceback."""
    if isinstance(error, OSError):
        log.error(told(error))
        raise SystemExit(1) from None


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
