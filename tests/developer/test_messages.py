"""The catalogue of all texts: it is up to date, and every text in it can be translated."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from paraply.build import all_rules
from paraply.developer.messages import LAUNCHERS, PACKAGE, TEMPLATE, template
from tests.conftest import ROOT

MADE = template(all_rules())
SOURCES = sorted({*PACKAGE.rglob("*.py"), *LAUNCHERS})


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_po(BytesIO(MADE))


def test_the_template_is_up_to_date() -> None:
    assert TEMPLATE.read_bytes() == MADE, "run: .venv/bin/python scripts/write_messages.py"


def test_it_is_the_same_each_time() -> None:
    assert template(all_rules()) == MADE


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


def texts_asked_for(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if is_asking(call)]


def values_of(call: ast.Call) -> tuple[set[str], set[str]]:
    """The names in the call's texts, and those that the call fills in."""
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    asked = {name for text in texts for _text, name, _spec, _how in Formatter().parse(text) if name}
    given = {word.arg for word in call.keywords if word.arg}
    return asked, given | ({"number"} if getattr(call.func, "id", "") == "ngettext" else set())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_value_is_filled_in_and_no_text_is_made_of_pieces(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    in_text = [node for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for node in ast.walk(text)]
    hidden = {
        node.lineno
        for node in in_text
        if isinstance(node, ast.Call) and is_asking(node) and isinstance(node.args[0], ast.Constant)
    }
    for call in texts_asked_for(path):
        where = f"{path.relative_to(ROOT)}:{call.lineno}"
        assert not isinstance(call.args[0], ast.JoinedStr | ast.BinOp), f"{where}: no one can find this text"
        assert call.lineno not in hidden, f"{where}: Babel finds no text within an f-string"
        asked, given = values_of(call)
        spread = any(word.arg is None for word in call.keywords) or not isinstance(call.args[0], ast.Constant)
        if given - {"number"} and not spread:
            assert asked <= given, where
            assert given - {"number"} <= asked, where


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_name_of_the_translator_is_used_for_nothing_else(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if "from paraply.language import" not in source or path.name == "language.py":
        return
    stored = [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name) and node.id == "_" and isinstance(node.ctx, ast.Store)
    ]
    assert stored == [], f"{path.relative_to(ROOT)}: call what is not used something else than _"


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


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_translated_before_the_language_is_chosen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert list(words_said_on_loading(tree)) == [], f"{path.relative_to(ROOT)}: mark it with N_"
