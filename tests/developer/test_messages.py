"""The catalogue of all texts: it is up to date, and every text in it can be translated."""

import ast
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from paraply.build import all_rules
from paraply.developer.messages import ENTRY, PACKAGE, TEMPLATE, template
from tests.conftest import ROOT

SOURCES = sorted({*PACKAGE.rglob("*.py"), ENTRY})


@cache
def made() -> bytes:
    """The template, made once for all tests that read it: Babel goes through the whole program."""
    return template(all_rules())


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_po(BytesIO(made()))


def test_the_template_is_up_to_date() -> None:
    assert TEMPLATE.read_bytes() == made(), "run: python3 scripts/paraply.py write-messages"


def test_it_is_the_same_each_time() -> None:
    assert template(all_rules()) == made()


@pytest.mark.parametrize(
    "text",
    [
        "Målet är {target}.",  # a sentence in code
        "Löften till dig",  # a title in a page
        "Så har det ändrats",  # a template
        "Målet nåddes",  # the label of a choice
        "Riktning",  # the title of a field
        "Filnamnet duger inte som adress",  # the title of a rule
    ],
)
def test_texts_are_gathered_wherever_they_stand(catalog: Catalog, text: str) -> None:
    assert text in catalog


def test_plurals_are_gathered_with_both_their_forms(catalog: Catalog) -> None:
    found = catalog.get("{number} löfte")
    assert found
    assert found.id == ("{number} löfte", "{number} löften")


def test_every_value_in_a_text_has_a_name(catalog: Catalog) -> None:
    texts = [
        text for message in catalog for text in ([message.id] if isinstance(message.id, str) else message.id)
    ]
    names = [
        (text, name)
        for text in texts
        for _text, name, _spec, _how in Formatter().parse(text)
        if name and name[0].isalnum() and not name.isidentifier()
    ]
    assert names == []


def is_asking(call: ast.Call) -> bool:
    return getattr(call.func, "id", "") in {"_", "ngettext"}


def texts_asked_for(tree: ast.Module) -> list[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if is_asking(call)]


def values_of(call: ast.Call) -> tuple[set[str], set[str]]:
    """The names in the call's texts, and those that the call fills in."""
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    asked = {name for text in texts for _text, name, _spec, _how in Formatter().parse(text) if name}
    given = {word.arg for word in call.keywords if word.arg}
    return asked, given | ({"number"} if getattr(call.func, "id", "") == "ngettext" else set())


def test_every_value_is_filled_in_and_no_text_is_made_of_pieces() -> None:
    wrong = [found for path in SOURCES for found in wrong_texts(path, path.read_text(encoding="utf-8"))]
    assert wrong == []


def wrong_texts(path: Path, source: str) -> Iterator[str]:
    """The texts asked for in a file that no translator could translate, and why."""
    tree = ast.parse(source)
    in_text = [node for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for node in ast.walk(text)]
    hidden = {
        node.lineno
        for node in in_text
        if isinstance(node, ast.Call) and is_asking(node) and isinstance(node.args[0], ast.Constant)
    }
    for call in texts_asked_for(tree):
        where = f"{path.relative_to(ROOT)}:{call.lineno}"
        if isinstance(call.args[0], ast.JoinedStr | ast.BinOp):
            yield f"{where}: no one can find this text"
        if call.lineno in hidden:
            yield f"{where}: Babel finds no text within an f-string"
        asked, given = values_of(call)
        spread = any(word.arg is None for word in call.keywords) or not isinstance(call.args[0], ast.Constant)
        if given - {"number"} and not spread and not given - {"number"} <= asked <= given:
            yield f"{where}: the text asks for {sorted(asked)} and is given {sorted(given)}"


def test_the_name_of_the_translator_is_used_for_nothing_else() -> None:
    stored = [
        f"{path.relative_to(ROOT)}:{node.lineno}: call what is not used something else than _"
        for path in SOURCES
        if path.name != "language.py"
        and "from paraply.language import" in (source := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name) and node.id == "_" and isinstance(node.ctx, ast.Store)
    ]
    assert stored == []


def words_said_on_loading(tree: ast.Module) -> Iterator[int]:
    """The lines of calls that run while a module loads, which is before any language is chosen."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
            yield node.lineno
        if isinstance(node, ast.Lambda):
            waiting += node.args.defaults
        elif isinstance(node, ast.FunctionDef):
            waiting += [*node.args.defaults, *filter(None, node.args.kw_defaults), *node.decorator_list]
        else:
            waiting += ast.iter_child_nodes(node)


def test_nothing_is_translated_before_the_language_is_chosen() -> None:
    said = [
        f"{path.relative_to(ROOT)}:{line}: mark it with N_"
        for path in SOURCES
        for line in words_said_on_loading(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert said == []


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('_(f"{name} saknas")', "no one can find this text"),
        ('_("Målet " + name)', "no one can find this text"),
        ("print(f\"{_('Löfte')}\")", "Babel finds no text"),
        ('_("Målet är {target}.", goal=1)', "asks for"),
        ('_("Målet är {target}.", target=1, goal=1)', "asks for"),
        ('_("Målet är {target}.", target=1)', ""),
        ('ngettext("{number} löfte", "{number} löften", count)', ""),
    ],
)
def test_a_text_that_no_one_can_translate_is_found(source: str, wrong: str) -> None:
    found = list(wrong_texts(ROOT / "made_up.py", source))
    assert [wrong in message for message in found] == ([True] if wrong else [])
