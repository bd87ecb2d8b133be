"""MkDocs' events in, events out: the only file that imports mkdocs. All else is in the package ``paraply``.

MkDocs never reloads hooks: restart ``serve`` after a change of code.
"""

import gc
import logging
import os
import re
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from paraply.build import Memory, all_rules, build_site, check_docs, read_history
from paraply.command.clock import BadTodayError, today_from
from paraply.command.launch import speak
from paraply.command.program import FOR_WRITERS
from paraply.files.os_errors import told
from paraply.files.workers import BadProcessesError
from paraply.handbook import material, pages
from paraply.handbook.macros import MacroError, Macros
from paraply.language import _, use
from paraply.pictures import gallery_of
from paraply.problems import ContentError
from paraply.render.compiled import keep_compiled
from paraply.render.dialect import ESCAPES
from paraply.render.page import Page
from paraply.render.site import Site, site_name
from paraply.render.typeset import typeset
from paraply.render.written import fitted, prepared
from paraply.serving.at_once import AtOnce, asked_for
from paraply.serving.on_demand import Offer, OnDemand
from paraply.serving.remembered import Remembered, digest, remember
from paraply.serving.watch import take_over

log = logging.getLogger("mkdocs.hooks.paraply")
uncounted = logging.getLogger("paraply")
"""Strict builds count what ``log`` says; while one writes, a mistake must not stop the server."""

MADE_BEFORE_LOOKING = 20_000
"""New objects before Python looks for cycles among them, 700 unless told. Far more takes memory, and saves
little time."""

RULES = all_rules()

_ID = re.compile(r'\bid="([^"<>]+)"')


class _MadeFile(File):
    """What MkDocs takes for the source of a page that it need not make, so that others may link to it."""

    def __init__(self, src_uri: str, dest_uri: str, config: MkDocsConfig) -> None:
        super().__init__(src_uri, None, config.site_dir, use_directory_urls=True, dest_uri=dest_uri)
        self.inclusion = InclusionLevel.NOT_IN_NAV

    def is_documentation_page(self) -> bool:
        """MkDocs reads our pages, and lists them; to make them is ours."""
        return not (_state.on_demand or _state.at_once)

    def copy_file(self, dirty: bool = False) -> None:
        """What is no documentation page would be copied; there is nothing to copy."""


class _GeneratedFile(_MadeFile):
    """The source of a page of ours."""

    def __init__(self, page: Page, config: MkDocsConfig, above: str) -> None:
        super().__init__(page.source_path, f"{page.address}index.html", config)
        self.generated_by = "paraply"
        self.edit_uri = f"{above}{page.edit}" if page.edit else None


class _GeneratedPage(MkDocsPage):
    """A page without Markdown: it is only put into the frame. All are held at once, so none holds much."""

    _whole: MutableMapping[str, Any] | None = None

    def __init__(self, page: Page, file: _GeneratedFile, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.ours, self.markdown, self.content = page, "", ""

    @property
    def meta(self) -> MutableMapping[str, Any]:
        """The front matter: the whole while the page is made, else what lists of pages ask for."""
        return dict(_site().listed(self.ours)) if self._whole is None else self._whole

    @meta.setter
    def meta(self, meta: MutableMapping[str, Any]) -> None:
        self._whole = meta or None

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing to read."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """There is nothing to convert."""


@dataclass
class _State:
    """The site being built. MkDocs keeps modules between rebuilds: all lives on until it is set anew.

    ``site`` and ``config`` are, in ``on_config``, when the content is right; ``offer`` in ``on_files``, with
    what the handbook is ``made_from`` and what is ``made`` of it now; ``frames`` in ``on_env``, the
    handbook's ``scripts`` as its pages are made, and ``macros`` for each.
    ``serving``, ``on_demand``, ``known`` and ``handbook`` last as long as MkDocs.
    """

    serving: bool = False
    on_demand: bool = False
    site: Site | None = None
    config: MkDocsConfig = field(default_factory=MkDocsConfig)
    frames: Environment = field(default_factory=Environment)
    known: Memory = field(default_factory=Memory)
    offer: Offer = field(default_factory=Offer)
    listed: list[File] = field(default_factory=list)
    at_once: AtOnce | None = None
    scripts: dict[str, bytes] = field(default_factory=dict)
    macros: Macros = field(default_factory=Macros)
    handbook: Remembered = field(default_factory=Remembered)
    made_from: str = ""
    made: list[str] = field(default_factory=list)


_state = _State()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether somebody is writing and looking, and look more seldom for what nothing refers to.

    Almost all that is made lives as long as the site: to go through it again and again finds nothing.
    """
    gc.set_threshold(MADE_BEFORE_LOOKING)
    _state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check, derive and plan everything, before MkDocs cleans the old site.

    Under ``mkdocs serve`` a mistake is told, on the screen and on every page, and the last good site is shown
    until the next good save: MkDocs' own server would answer nothing until then.
    """
    root = Path(config.config_file_path).parent
    said: list[str] = []
    speak(root)  # what is wrong may be told before the content is read
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        asked_for(os.environ)
        example = bool(config.extra.get("allow_example"))
        known = _state.known if _state.serving else None
        docs = Path(config.docs_dir)
        check_docs(docs, root)
        settings = Path(config.config_file_path)
        draw, history = (None if _state.serving else gallery_of(os.environ)), read_history(root)
        site = build_site(
            root, today, history, allow_example=example, known=known, docs=docs, settings=settings, draw=draw
        )
    except (ContentError, BadTodayError, BadProcessesError) as error:
        said = _told(error)
        if not _state.serving or _state.site is None:
            for text in said:
                log.error(text)
            raise PluginError(
                _("{count} fel i innehållet. Webbplatsen är inte ändrad.", count=len(said))
            ) from None
        for text in said:
            uncounted.error(text)
        site = _state.site
        today = site.views.today
        use(site.views.content.municipality.language)
    os.environ["SOURCE_DATE_EPOCH"] = str((today - date(1970, 1, 1)).days * 86_400)
    _state.site, _state.at_once, _state.listed = site, None, []
    # Material's templates print the name as it is: it is given to them as text that is escaped already.
    config.site_name = escape(f"{site_name()} – {site.views.content.municipality.name}")
    if not _state.serving:  # the server has an address of its own
        config.site_url = site.address or config.site_url
    config.extra["paraply"] = site.shared
    if _state.serving:
        config.extra["paraply"]["policy"] = ""  # its script that reloads a page is inline
        config.theme.static_templates.discard("sitemap.xml")  # no search engine comes here
    material.keep_within_reach(config.theme)
    config.markdown_extensions.append(ESCAPES)
    config.extra["paraply"] |= pages.words()
    _state.config = config
    if said:
        config.extra["paraply"]["banner"] += [
            _("Sidan visar den senaste felfria versionen. Det här är fel nu:"),
            *said,
        ]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages. None is in the navigation: it holds sections, in the theme."""
    site = _site()
    _state.offer = Offer(Path(config.site_dir), config.site_url or "", {file.dest_uri for file in files})
    # From the docs folder, which edit_uri starts in, up to the municipality's root.
    above = f"{Path(os.path.relpath(Path(config.config_file_path).parent, config.docs_dir)).as_posix()}/"
    for page in site.pages:
        source = _GeneratedFile(page, config, above)
        if not _state.on_demand:
            _GeneratedPage(page, source, config)
        _claim(source.dest_uri)
        files.append(source)
        _state.offer.makers[source.dest_uri] = partial(_framed, page, source)
    for file in files.documentation_pages():
        file.inclusion = InclusionLevel.NOT_IN_NAV
    _add_handbook(files, config)
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Fill in the macros of the handbook, and keep it, and what residents read, out of each other's way."""
    if isinstance(page, _GeneratedPage):
        return markdown
    if not page.file.src_uri.startswith(pages.FOLDER):
        for name, value in _site().menu.front_matter(page.url).items():
            page.meta.setdefault(name, value)
        page.meta["search"] = {"exclude": True}  # Material's search is for the handbook only
        return prepared(markdown, page.file.src_uri, ((file.url, file.src_uri) for file in files))
    page.meta.update(template="handbook.html", robots="noindex")
    _state.macros = Macros(RULES, FOR_WRITERS)
    try:
        return _state.macros.expand(markdown)
    except MacroError as error:
        above = (page.file.content_string.count("\n") - markdown.count("\n")) if markdown else 0
        raise PluginError(f"docs/{page.file.src_uri}:{above + error.line}: {error}") from None


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Fit a page written by hand for residents to our frame, and put back the tables of the handbook's."""
    if isinstance(page, _GeneratedPage):
        return html
    if not page.file.src_uri.startswith(pages.FOLDER):
        return fitted(html)
    whole = _state.macros.whole(html)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | set(_ID.findall(whole))
    return whole


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Remember the frames and what they compile to, and begin to make all that is ours."""
    keep_compiled(env)
    _state.frames = env
    for plain in _site().files():
        _claim(plain.address)
        _state.offer.add(plain.address, plain.make, is_made=plain.is_made)
    if not _state.on_demand:
        _state.listed = list(files.documentation_pages())
        _state.at_once = AtOnce(_state.offer, asked_for(os.environ), config.plugins)
    return env


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """List our pages too, as in the site map."""
    context["pages"] = _state.listed or context["pages"]
    return context


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
    if page.file.src_uri.startswith(pages.FOLDER):
        output, scripts = material.finished(typeset(output), page.url)
        _state.scripts |= scripts
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files that are not pages, one by one, then check every internal link and anchor."""
    for address, script in sorted(_state.scripts.items()):
        write_file(script, str(Path(config.site_dir) / address))
    if _state.serving and _state.made:
        _state.handbook = remember(_state.made_from, Path(config.site_dir), [*_state.made, *_state.scripts])
    if _state.at_once is None:
        return
    _state.at_once.finish()
    broken = _state.at_once.broken_links()
    made_from = {f"{page.address}index.html": page.edit for page in _site().pages}
    for link in broken:
        (uncounted if _state.serving else log).error(link.blamed(made_from.get(link.page)))
    if broken and not _state.serving:
        raise PluginError(_("{count} länkar på webbplatsen leder ingenstans.", count=len(broken)))


def on_build_error(error: Exception) -> None:
    """Say in a sentence what the system refused, as when the disk is full, instead of MkDocs' traceback.

    MkDocs' server waits for the next save after an ``Abort``; any other ``SystemExit`` would end it.
    """
    if _state.at_once:
        _state.at_once.stop()
    if isinstance(error, OSError):
        (uncounted if _state.serving else log).error(told(error))
        raise Abort("") from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """From the second build on, make what somebody looks at, when they do; and begin as soon as they save."""
    _state.on_demand = True
    OnDemand(server, lambda: _state.offer)
    take_over(server)
    return server


def _framed(ours: Page, file: _GeneratedFile) -> bytes:
    """The bytes that MkDocs would write for a page of ours."""
    config, nav = _state.config, Navigation([], [])
    page = file.page or _GeneratedPage(ours, file, config)
    context = get_context(nav, _state.listed, config, page)
    context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
    output = _state.frames.get_template("main.html").render(context)
    output = config.plugins.on_post_page(output, page=page, config=config)
    return output.encode("utf-8", errors="xmlcharrefreplace")


def _add_handbook(files: Files, config: MkDocsConfig) -> None:
    """Order the handbook's pages, and add the files of Material that they load.

    While somebody writes and looks, it is made again only after a change of what it is made from: it takes
    longer than all else that a save makes.
    """
    ours = [file for file in files.documentation_pages() if file.src_uri.startswith(pages.FOLDER)]
    theirs = material.templates(config.theme.name)
    _state.made_from = _handbook_made_from(files, config) if _state.serving else ""
    _state.made, _state.scripts = [], {}
    config.nav = []
    if theirs is None:
        for file in ours:
            files.remove(file)
    elif _state.on_demand and _state.made_from == _state.handbook.made_from:
        for file in ours:
            files.remove(file)
            files.append(_MadeFile(file.src_uri, file.dest_uri, config))
        _state.handbook.offer(_state.offer)
    elif ours:
        _state.made = [file.dest_uri for file in ours] + [pages.SEARCH_INDEX]
        for file in ours:
            file.inclusion = InclusionLevel.INCLUDED
        config.nav = pages.menu(pages.page_in(file.src_uri, file.content_string) for file in ours)
        for path, content in material.files(theirs, str(config.theme["language"])):
            files.append(File.generated(config, path, content=content))
            _state.made.append(path)


def _handbook_made_from(files: Files, config: MkDocsConfig) -> str:
    """A digest of all that the handbook is made from, but for the program."""
    shown = [config.extra["paraply"].get(name) for name in ("policy", "banner", *pages.words())]
    written = sorted(file.src_uri for file in files if file.src_dir and file.src_uri.endswith(".md"))
    texts = [str(config.site_name), config.site_url, str(config.theme["language"]), shown, written]
    folder = Path(config.docs_dir) / pages.FOLDER
    made_by = [Path(config.config_file_path), *sorted(Path(config.theme.custom_dir or ".").rglob("*.html"))]
    return digest(map(repr, texts), [*sorted(folder.rglob("*.md")), *made_by])


def _site() -> Site:
    if _state.site is None:
        raise PluginError(_("Webbplatsen är inte läst. on_config ska köras först."))
    return _state.site


def _told(error: ContentError | ValueError) -> list[str]:
    if isinstance(error, ContentError):
        return [str(problem) for problem in error.problems if problem.is_error]
    return [str(error)]


def _claim(address: str) -> None:
    """MkDocs lets the later of two files win in silence; a lost page must stop the build."""
    if address in _state.offer.names:
        raise PluginError(_("Två sidor skrivs till samma adress: {address}", address=address))
    _state.offer.names.add(address)
