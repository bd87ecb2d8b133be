"""Our own Jinja environment: autoescape on, undefined names are errors, templates compiled once."""

import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from paraply import language, numbers
from paraply.check.rule import Lead
from paraply.derive.history import History
from paraply.derive.views import Views
from paraply.language import _, ngettext
from paraply.render import charts, phones, trends, urls, verdicts, wording
from paraply.render.compiled import keep_compiled
from paraply.render.compiler import DirectCode, DirectContext, written
from paraply.render.happened import Happenings, happenings_of
from paraply.render.markdown import SafeMarkdown
from paraply.render.outline import outlined
from paraply.render.page import Page
from paraply.render.pictograms import pictogram
from paraply.render.targets import Targets
from paraply.render.terms import Terms
from paraply.render.typeset import typeset
from paraply.speech import amounts, changes, matrices, periods, readings, text, withdrawals
from paraply.speech import verdicts as spoken_verdicts
from paraply.speech.text import sentence

TEMPLATES: Final = Path(__file__).parent / "templates"

_BLANK_LINES = re.compile(r"\n\s*\n+")


_SPOKEN: Final[Mapping[str, Any]] = {
    "text": text,
    "periods": periods,
    "amounts": amounts,
    "withdrawals": withdrawals,
    "told": spoken_verdicts,
    "changes": changes,
    "reading": readings.reading,
    "peers_reading": readings.peers,
    "unfinished": readings.unfinished,
    "told_matrices": matrices,
    "result": lambda view, point: text.capital(amounts.result(view, point)),
}
"""The room that speaks, for templates."""


class _Templates(Environment):
    """Its globals are set before a template is read: each has all of them in one dict, which is quick."""

    context_class = DirectContext
    code_generator_class = DirectCode
    written = staticmethod(written)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template may use besides its values."""
        return {**self.globals, **(d or {})}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment shared by all pages."""
    made = _Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        **WORDS,
        "n": numbers,
        "w": wording,
        "verdicts": verdicts,
        "trends": trends,
        **_SPOKEN,
        "urls": urls,
        "line_chart": charts.line_chart,
        "drawn": _drawn,
        "sparkline": charts.sparkline,
        "group_bars": charts.group_bars,
        "call": phones.call,
        "pictogram": pictogram,
    }
    made.filters["phones"] = phones.with_links
    made.filters["sentence"] = sentence
    keep_compiled(made)
    return made


@lru_cache(maxsize=1)  # for the pages of one measure, as the chart itself
def _drawn(chart: charts.LineChart) -> Markup:
    """The lines, marks and texts of a chart."""
    lines: Callable[[charts.LineChart], Markup] = environment().get_template("_charts.html").module.lines  # type: ignore[attr-defined]  # a macro
    return lines(chart)


def _marked_up(text: str, /, **values: object) -> Markup:
    """A text of ours, which may hold HTML, with values that may not."""
    if not values:
        return _plain(text, language.code())
    return Markup(_(text, **_escaped(values)))  # noqa: S704  (ours; only the values come from content)


@lru_cache(maxsize=4096)  # most texts are the same on hundreds of pages
def _plain(text: str, _code: str) -> Markup:
    return Markup(_(text))  # noqa: S704


def _counted(one: str, many: str, number: int, /, **values: object) -> Markup:
    """The same for so many of something."""
    return Markup(ngettext(one, many, number, **_escaped(values)))  # noqa: S704


def _escaped(values: Mapping[str, object]) -> dict[str, Markup]:
    return {name: escape(value) for name, value in values.items()}


WORDS: Final[Mapping[str, Any]] = {"_": _marked_up, "ngettext": _counted, "language": language.tag}
"""What templates say words with."""


class Renderer:
    """Renders the bodies of pages from one set of views, one at a time.

    ``targets`` are the pages that links may lead to, and ``terms`` the words that are explained, set when all
    are planned. What macros need of the page shown is global to the templates, so that a file of macros is
    read once a site and not, "with context", once a page.
    """

    def __init__(self, views: Views, history: History | None = None) -> None:
        self.targets = Targets((), tuple, self.body, {})
        self.terms = Terms()
        self.has_pictures = False
        self._views = views
        self._history = history or History()
        self._markdown = SafeMarkdown()
        self._here = ""
        self._templates = environment().overlay()
        self._templates.globals = self._templates.globals | {
            "views": views,
            "content": views.content,
            "link": self._link,
            "md": self._md,
        }

    def body(self, page: Page) -> str:
        """The HTML of a page."""
        values = {**page.values, **page.later(), "page": page, "happened": self._happenings.on(page)}
        values["has_pictures"] = self.has_pictures
        body = self.text(page.template, page.address, values)
        if page.layout:
            return typeset(body)
        return typeset(outlined(body), self.terms, self._linked_from(page.address))

    def text(self, template: str, address: str, values: Any) -> str:
        """Any template, with links from ``address``."""
        before, self._here = self._here, address  # a text may ask for the anchors of another page
        try:
            return _BLANK_LINES.sub("\n", self._templates.get_template(template).render(values))
        finally:
            self._here = before

    @cached_property
    def _happenings(self) -> Happenings:
        return happenings_of(self._views, self._history)

    def _linked_from(self, address: str) -> Callable[[str], str]:
        return lambda there: urls.relative(address, there)

    def _link(self, there: str) -> str:
        return urls.relative(self._here, self.targets.sound(there))

    def _md(self, text: str | None) -> Markup:
        return self._markdown.render(text or "", self._text_link)

    def _text_link(self, there: str) -> str:
        """What a text links to, when that is there: the check has told its author of what is not."""
        found, lead = self.targets.reached(there)
        return "" if lead is Lead.NOWHERE else urls.relative(self._here, found)
