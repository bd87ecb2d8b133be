"""No text that people read stands outside the catalogue: read from the code and the templates themselves.

Swedish is known by its letters, and by the words of the catalogue that the code's English does not have. Each
literal that is Swedish is marked with ``_``, ``N_`` or ``ngettext``, gathered by ``messages``, or named here.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TypeGuard

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment

from paraply.build import all_rules
from paraply.developer.messages import PACKAGE, gathered
from paraply.model.level import LevelUnit
from tests.conftest import ROOT
from tests.developer.test_messages import SOURCES, made
from tests.test_whole_language import Texts

UNTOLD = {
    "said where no other language can be read": (
        "hooks/paraply/command/environment.py",
        "hooks/paraply/language.py",
    ),
    "words that are looked for in the municipality's texts": (
        "hooks/paraply/check/amounts.py _ONES _TENS _DAYS _UNITS _BETWEEN _AMOUNT _DAY",
        "hooks/paraply/check/follow_up.py _MEAN",
        "hooks/paraply/check/guarantees.py _AT_LEAST",
        "hooks/paraply/check/wording.py _CONDITION",
        "hooks/paraply/render/phones.py _REGISTERED _CALLED _COUNTED",
        "hooks/paraply/check/past.py SAYS_NOTHING",
        "hooks/paraply/past/sentences.py LIGHT WEIGHTY _ENDS _MODAL _TURNING",
        "hooks/paraply/check/plain_swedish.py _CLICK_HERE _EMPTY_LINK _KPI _LISTED _NUMBERED",
        "hooks/paraply/check/plain_swedish.py _CAPITALS _SENTENCE_END _LEFT_OPEN _OPEN_WORDS _SHOUTED",
        "hooks/paraply/check/words.py ABBREVIATIONS SHOUTED VAGUE WELL_KNOWN",
        "hooks/paraply/check/copies.py _MADE _MADE_FIRST",
        "hooks/paraply/load/files.py _COPY",
        "hooks/paraply/load/proposals.py",
        "hooks/paraply/text/markdownfaults.py _SIGNS",
        "hooks/paraply/derive/appeals.py BY_LAW",
        "hooks/paraply/model/consequence.py DENIED NOTHING SOMETHING_GIVEN TURN_TO_US _CLAUSES _NOT _PAY",
        "hooks/paraply/render/pages/visits.py MARK",
    ),
    "names that Material gives its colours": ("hooks/paraply/model/palette.py ACCENT PRIMARY",),
    "words that are looked for in what others export": (
        "hooks/paraply/importers/cells.py _ABOUT",
        "hooks/paraply/importers/cells.py _BOUND _DAY_OF_MONTH _EXCEL_ERROR _FIGURE _LEAST _RANGE _UNIT",
        "hooks/paraply/importers/context.py",
        "hooks/paraply/importers/fragments.py",
        "hooks/paraply/importers/periods.py",
        "hooks/paraply/importers/opening.py _no_table",
        "hooks/paraply/model/units.py",
        "hooks/paraply/importers/vocabulary.py",
        "hooks/paraply/importers/words.py",
        "hooks/paraply/model/imports.py OWN_UNIT",
        "hooks/paraply/keyfigures/units.py",
        "hooks/paraply/kolada/adopting.py GENERAL COUNTY",
        "hooks/paraply/render/pages/measure.py _UNWEIGHTED",
        "hooks/paraply/kolada/measures.py _UNIT_AT_THE_END _WHOLE_UNITS _group_like group_for",
        "hooks/paraply/visits/matomo.py _COLUMNS",
    ),
    "what the search knows of Swedish": ("hooks/paraply/render/synonyms.py SYNONYMS",),
    "examples of commands, as they are written": (
        "hooks/paraply/commands/archive.py command",
        "hooks/paraply/commands/inventory.py command",
        "hooks/paraply/commands/start.py command",
        "hooks/paraply/commands/write_pages.py command",
    ),
    "units as files hold them, and letters by their width": (
        "hooks/paraply/render/charts/axes.py COUNTS",
        "hooks/paraply/render/charts/labels.py _WIDTHS",
    ),
    "letters, which have their own order": (
        "hooks/paraply/derive/letters.py Letter _LAST_LETTERS",
        "hooks/paraply/render/pages/lists.py ALPHABET",
    ),
    "units, as files name them": (
        "hooks/paraply/numbers.py _UNITS",
        "hooks/paraply/speech/amounts.py _UNITS_OF_DIFFERENCES",
        "hooks/paraply/speech/sides.py _MASSES _THINGS _TIMES",
    ),
    "names and addresses, the same in every language": (
        "hooks/paraply/files/archive.py SITE",
        "hooks/paraply/files/pagefiles.py HANDBOOK",
        "hooks/paraply/editor/fields.py _listed",
        "hooks/paraply/inventory/sheet.py MEMORY OPTIONS",
        "hooks/paraply/model/ids.py plain_id",
        "hooks/paraply/model/kinds.py",
        "hooks/paraply/model/values.py RESERVED_IDS",
        "hooks/paraply/preview/pictured.py PICTURES",
        "hooks/paraply/preview/writing.py _write_inventory",
        "hooks/paraply/command/program.py COMMANDS",
        "hooks/paraply/commands/clean.py BUILT",
        "hooks/paraply/commands/sbom.py command",
        "hooks/paraply/render/catalogue.py KOLADA_TERMS _distribution _statements",
        "hooks/paraply/render/pages/surveys.py HEADINGS",
        "hooks/paraply/newfile/municipality.py _SUPERVISOR",
        "hooks/paraply/visits/serverlog.py SOURCE",
        "hooks/paraply/visits/table.py TIME sheet_of",
        "hooks/paraply/commands/build_editor.py FOLDER",
        "hooks/paraply/commands/make_pictures.py",
    ),
    "the first content, which a municipality goes on with in its own words": (
        "hooks/paraply/newfile/municipality.py AREAS _OWNERS",
    ),
    "gathered whole, with its number": ("hooks/paraply/check/plain_swedish.py long_sentence",),
}
"""Swedish that is no text of ours, and why: by its file, perhaps with the names there that it stands in."""

PLACES = [place for places in UNTOLD.values() for place in places]

MARKS = {"_", "N_", "ngettext"}
GATHERERS = {"Field", "Rule", "_error", "_rule", "declared", "rule", "rule_of_texts", "warning"}
"""Calls that hold titles and descriptions of fields and rules; labels of choices stand in their class."""
LETTER = re.compile(r"[åäöÅÄÖ]")
ALONE = re.compile(r"(?:^|\s)i\s")
"""A Swedish word of one letter, as between two values."""
WORD = re.compile(r"[^\W\d_]{2,}")
NAME = re.compile(r"\{[^{}]*\}|<[^>]*>|`+[^`]*`+|'[^']*'|\S*[/.]+\w\S*")
"""In a text: values, tags, and what may be a name."""
QUOTED = re.compile(r'`+[^`]*`+|"[^"]*"')
"""In English: what may be Swedish."""
UNITS = {*(unit.value for unit in LevelUnit), "kronor", "tkr", "mnkr", "mdkr"}
"""As files hold them."""
SAME = {"en", "jpeg", "png", "sa", "sv"}
"""Names of formats, licences and languages."""
ADDRESS = re.compile(r"(?=.*[-/_.\d])[a-z0-9_./-]+")


TEMPLATES = sorted({*PACKAGE.rglob("*.html"), *(ROOT / "overrides").rglob("*.html")})


@dataclass(frozen=True)
class Literal:
    """A text in the code, with the name at the left edge that it belongs to."""

    line: int
    name: str
    text: str
    is_gathered: bool
    """Whether it stands where ``messages`` gathers: to equal what is gathered elsewhere is not to be told."""


def words_of(text: str, leave: re.Pattern[str] = NAME) -> set[str]:
    return {word.lower() for word in WORD.findall(leave.sub(" ", text))}


def is_docstring(node: ast.AST) -> TypeGuard[ast.Expr]:
    """Or a text below a constant that tells of it."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@cache
def swedish_words() -> frozenset[str]:
    """The words of the catalogue that no comment, docstring or name has, which are English."""
    english: set[str] = set()
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type in {tokenize.NAME, tokenize.COMMENT}:
                english |= words_of(token.string.replace("_", " "), QUOTED)
        for node in ast.walk(ast.parse(source)):
            if is_docstring(node):
                english |= words_of(str(ast.literal_eval(node.value)), QUOTED)
    told = {
        word
        for message in read_po(BytesIO(made()))
        for text in ([message.id] if isinstance(message.id, str) else message.id)
        for word in words_of(text)
    }
    return frozenset(told - english - SAME)


@cache
def gathered_texts() -> frozenset[str]:
    return frozenset(text for _file, text in gathered(all_rules()))


def is_swedish(text: str) -> bool:
    if text in UNITS or ADDRESS.fullmatch(text):
        return False
    return bool(LETTER.search(text) or ALONE.search(text)) or not words_of(text).isdisjoint(swedish_words())


def literals(tree: ast.Module) -> Iterator[Literal]:
    """Every literal that is neither a docstring nor marked, those within f-strings too."""
    for statement in tree.body:
        named = statement.targets[0] if isinstance(statement, ast.Assign) else statement
        named = named.target if isinstance(named, ast.AnnAssign) else named
        name = str(getattr(named, "name", None) or getattr(named, "id", ""))
        waiting: list[tuple[ast.AST, bool]] = [(statement, False)]
        while waiting:
            node, is_gathered = waiting.pop()
            if is_docstring(node):
                continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield Literal(node.lineno, name, node.value, is_gathered)
            called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            inner_of = is_gathered or called in GATHERERS
            for inner in ast.iter_child_nodes(node):
                if not (called in MARKS and isinstance(inner, ast.Constant)):
                    is_choice = isinstance(node, ast.ClassDef) and isinstance(inner, ast.Assign)
                    waiting.append((inner, inner_of or is_choice))


def unmarked(source: str) -> list[Literal]:
    """The Swedish of a file that the catalogue does not have, by line."""
    found = literals(ast.parse(source))
    left = [
        text
        for text in found
        if is_swedish(text.text) and not (text.is_gathered and text.text in gathered_texts())
    ]
    return sorted(left, key=lambda text: text.line)


def unmarked_in_template(source: str) -> list[str]:
    """The Swedish of a template that the catalogue does not have: on the page, and in what it computes."""
    tokens = [(kind, value) for _line, kind, value in Environment().lex(source) if kind != "whitespace"]
    page, left = Texts(), []
    page.feed("".join(value if kind == "data" else " " for kind, value in tokens))
    is_marked = False
    for place, (kind, text) in enumerate(tokens):
        before = [value for _kind, value in tokens[max(0, place - 4) : place]]
        goes_on = is_marked and tokens[place - 1][0] == "string"
        is_marked = (
            goes_on or (before[-1:] == ["("] and before[-2] in MARKS) or before[:2] == ["ngettext", "("]
        )
        if kind == "string" and not is_marked:
            left.append(text[1:-1])
    return [text for text in (*page.found, *left) if is_swedish(text)]


def untold(file: str, name: str) -> Iterator[str]:
    """What in ``UNTOLD`` lets Swedish stand there."""
    for place in PLACES:
        path, *names = place.split()
        if (file == path or (path.endswith("/") and file.startswith(path))) and (name in names or not names):
            yield place


@cache
def all_unmarked() -> tuple[tuple[str, Literal], ...]:
    """Every unmarked text with its file."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), text)
        for path in SOURCES
        for text in unmarked(path.read_text(encoding="utf-8"))
    )


def test_every_text_passes_the_catalogue() -> None:
    left = [
        f"{file}:{text.line}: {text.text!r}"
        for file, text in all_unmarked()
        if not any(untold(file, text.name))
    ]
    assert left == []


def test_every_text_of_a_template_passes_the_catalogue() -> None:
    found = {path.name: unmarked_in_template(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {name: left for name, left in found.items() if left} == {}


def test_nothing_is_let_be_without_need() -> None:
    used = {place for file, text in all_unmarked() for place in untold(file, text.name)}
    assert used == set(PLACES)


@pytest.mark.parametrize(
    "source",
    [
        'print("Målet är nått")',
        'print(f"{name} saknas.")',
        'PARTS = {"heading": "rubriken"}',
        'def told(count):\n    return f"{count} sidor skrivs"',
        'parser.add_argument("--root", metavar="MAPP")',
        'print(_("Målet är {value}.", value="okänt här"))',
        'print(f"{service} i {municipality}")',
        'WORDS = ("Längre gräns", 5)',
    ],
)
def test_a_forgotten_text_is_found(source: str) -> None:
    assert len(unmarked(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        '"""Om ett löfte."""',
        'def f():\n    """Ett löfte."""',
        'print(_("Målet är nått"))',
        'A = N_("löfte")',
        'ngettext("{number} löfte", "{number} löften", count)',
        'print("The target is met", "content/guarantees", "granska-en-andring")',
    ],
)
def test_what_is_marked_or_english_is_let_be(source: str) -> None:
    assert unmarked(source) == []


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("<p>{{ name }} saknas.</p>", 1),
        ('<a aria-label="Löftet">{{ _("Löfte") }}</a>', 1),
        ('{{ "löfte" if one else _("löften {name}", name="mål") }}', 2),
        (
            '<p class="mal">{{ _("Löfte {x}", x=y) }}{{ ngettext("{number} mål", "{number} mål", n) }}</p>',
            0,
        ),
        ("{# Ett löfte #}<code>löfte</code>", 0),
        ('{{ _("Ett löfte " "av flera", x="mål") }}{{ "mål" "en" }}', 2),
    ],
)
def test_a_forgotten_text_of_a_template_is_found(source: str, left: int) -> None:
    assert len(unmarked_in_template(source)) == left
