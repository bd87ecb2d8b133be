"""Templates say what stands where: short lines, so that one row of a page is one partial or one value.

What a template may do is to walk through values, ask whether there is one or which of the choices it is, put
in a partial, call a macro or a word of the speech room, and mark a text. Whatever is computed, sorted, cut or
joined is a value that the page's module hands over. ``overrides/`` is left out: MkDocs hands over no values
of ours there but those of the front matter.
"""

import pytest
from jinja2 import Environment, nodes

from paraply.developer.messages import PACKAGE
from tests.conftest import ROOT
from tests.test_texts import TEMPLATES

LONGEST = 140

OURS = [path for path in TEMPLATES if path.is_relative_to(PACKAGE)]
COMPUTING = (
    nodes.Add,
    nodes.Concat,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Mul,
    nodes.Pow,
    nodes.Slice,
    nodes.Sub,
)
ORDERING = {"gt", "gteq", "lt", "lteq"}
LETTERS = {"capitalize", "line", "lower", "phones", "sentence"}
"""Filters that change how a text is written and not what it says."""

FILTERS = LETTERS | {"length", "urlencode"}
CHANGING = {"add", "append", "extend", "insert", "pop", "remove", "update"}


def computed(source: str) -> list[str]:
    """What a template computes, by line."""
    tree = Environment().parse(source)
    found = [(node.lineno, type(node).__name__) for node in tree.find_all(COMPUTING)]
    found += [
        (node.lineno, operand.op)
        for node in tree.find_all(nodes.Compare)
        for operand in node.ops
        if operand.op in ORDERING
    ]
    found += [(node.lineno, node.name) for node in tree.find_all(nodes.Filter) if node.name not in FILTERS]
    found += [(node.lineno, node.attr) for node in tree.find_all(nodes.Getattr) if node.attr in CHANGING]
    return [f"{line}: {what}" for line, what in sorted(found)]


def test_no_line_is_longer_than_one_can_read() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line.encode()) > LONGEST  # in bytes, as editors' tools count
    ]
    assert found == []


def test_no_template_computes() -> None:
    found = {path.name: computed(path.read_text(encoding="utf-8")) for path in OURS}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("{{ at + 5 }}", "Add"),
        ("{{ 'ar-' ~ year }}", "Concat"),
        ("{% for one in lines[:3] %}{% endfor %}", "Slice"),
        ("{% if rows | length > 3 %}{% endif %}", "gt"),
        ("{{ sentences | join(' ') }}", "join"),
        ("{% set added = lines.append(line) %}", "append"),
    ],
)
def test_what_is_computed_is_found(source: str, what: str) -> None:
    assert computed(source) == [f"1: {what}"]


@pytest.mark.parametrize(
    "source",
    [
        "{% for one in lines %}{{ one.text | sentence }}{{ ', ' if not loop.last }}{% endfor %}",
        "{% if verdict.value == 'met' and not why %}{% include 'why.html' %}{% endif %}",
        "{{ ngettext('{number} löfte', '{number} löften', promises | length) }}",
        "{% macro row(view) %}<li>{{ link(urls.of(view.measure)) }}</li>{% endmacro %}{{ row(view) }}",
    ],
)
def test_what_says_where_things_stand_is_let_be(source: str) -> None:
    assert computed(source) == []
