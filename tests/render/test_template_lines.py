"""Templates say what stands where: short lines, so that one row of a page is one partial or one value.

What a template may do is to walk through values, ask whether there is one or which of the choices it is, put
in a partial, call a macro or a word of the speech room, and mark a text. Whatever is computed, sorted, cut or
joined is a value that the page's module hands over. The frame in ``overrides/`` escapes its texts itself, and
puts the way to the site's root before each address, since it is to work in other generators too.
"""

from collections.abc import Collection

import pytest
from jinja2 import Environment, nodes

from tests.conftest import ROOT
from tests.test_texts import TEMPLATES

LONGEST = 140

FRAME = [path for path in sorted((ROOT / "overrides").rglob("*.*")) if path.is_file()]
OURS = [path for path in TEMPLATES if path not in FRAME]
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
LETTERS = {"capitalize", "coded", "line", "lower", "phones", "sentence"}
"""Filters that change how a text is written and not what it says."""

FILTERS = LETTERS | {"length", "urlencode"}
FRAMING = {"e", "first", "striptags", "url"}
"""The frame's filters besides: Jinja's own, and MkDocs' ``url``, which other generators have."""

ROOTS = {"up", "base_url", "config.site_url"}
"""What a whole address begins with: nothing else is put together in the frame."""

LEFT = {
    "main.html": [
        "Slice",  # MkDocs ends ``base_url`` with a stroke on the page for what is not found, and nowhere else
        "gt",  # a page with three headings or fewer has no list of them
    ],
}
"""What the frame computes all the same, since nobody hands it over where there are no hooks."""

CHANGING = {"add", "append", "extend", "insert", "pop", "remove", "update"}


def computed(source: str, filters: Collection[str] = FILTERS, roots: Collection[str] = ()) -> list[str]:
    """What a template computes, by line."""
    tree = Environment().parse(source)
    found = [
        (node.lineno, type(node).__name__)
        for node in tree.find_all(COMPUTING)
        if not (isinstance(node, nodes.Concat) and named(node.nodes[0]) in roots)
    ]
    found += [
        (node.lineno, operand.op)
        for node in tree.find_all(nodes.Compare)
        for operand in node.ops
        if operand.op in ORDERING
    ]
    found += [(node.lineno, node.name) for node in tree.find_all(nodes.Filter) if node.name not in filters]
    found += [(node.lineno, node.attr) for node in tree.find_all(nodes.Getattr) if node.attr in CHANGING]
    return [f"{line}: {what}" for line, what in sorted(found)]


def named(node: nodes.Node) -> str:
    """``a.b`` as it is written; empty for anything else."""
    if isinstance(node, nodes.Getattr):
        return f"{named(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""


def test_no_line_is_longer_than_one_can_read() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in {*TEMPLATES, *FRAME}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line.encode()) > LONGEST  # in bytes, as editors' tools count
    ]
    assert found == []


def test_no_template_computes() -> None:
    found = {path.name: computed(path.read_text(encoding="utf-8")) for path in OURS}
    assert {name: what for name, what in found.items() if what} == {}


def test_the_frame_computes_only_what_is_named() -> None:
    found = {
        path.name: [line.partition(": ")[2] for line in computed(text, FILTERS | FRAMING, ROOTS)]
        for path in FRAME
        for text in [path.read_text(encoding="utf-8")]
    }
    assert {name: what for name, what in found.items() if what} == LEFT


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


def test_the_frame_puts_together_addresses_only() -> None:
    assert computed("{{ up ~ link.url }}{{ config.site_url ~ page.url }}", roots=ROOTS) == []
    assert computed("{{ link.title ~ page.url }}", roots=ROOTS) == ["1: Concat"]
