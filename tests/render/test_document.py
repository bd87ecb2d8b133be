"""A report as Markdown and as HTML: the same values, never markup of their own."""

import nh3
import pytest
from markdown import markdown

from paraply.render.document import (
    Bullets,
    Document,
    Heading,
    Link,
    Paragraph,
    Table,
    as_html,
    as_markdown,
)
from tests.made import text_of, wrong_in

HOSTILE = '<img src=x onerror=alert(1)> | *a* _b_ `c` [d](javascript:x) # & "e"'
WHOLE = Document(
    "Läget",
    (
        Heading("Löften"),
        Paragraph(("Se ", Link("sidan", "https://exempel.se/a/?b=1&c=2"), ".")),
        Bullets([("ett",), ("två ", Link("utan adress"))]),
        Table("Tal", ("Namn", "Värde"), [(("A",), ("1",)), (("B",), (Link("2", "https://exempel.se/"),))]),
    ),
)


def test_markdown_has_every_part() -> None:
    assert as_markdown(WHOLE) == (
        "# Läget\n\n## Löften\n\nSe [sidan](<https://exempel.se/a/?b=1&c=2>).\n\n- ett\n- två utan adress\n\n"
        "**Tal**\n\n| Namn | Värde |\n|---|---|\n| A | 1 |\n| B | [2](<https://exempel.se/>) |\n"
    )


def test_html_has_every_part_and_stands_alone() -> None:
    html = as_html(WHOLE)
    assert html.startswith('<!DOCTYPE html>\n<html lang="sv">')
    assert '<a href="https://exempel.se/a/?b=1&amp;c=2">sidan</a>' in html
    assert '<th scope="row">B</th><td><a href="https://exempel.se/">2</a></td>' in html
    assert "<caption>Tal</caption>" in html
    assert not {"<script", "<link", "src="} & set(html.split())
    assert wrong_in(html) == []


@pytest.mark.parametrize(
    "document",
    [
        Document(HOSTILE, (Paragraph(("a",)),)),
        Document(
            "x", (Heading(HOSTILE), Paragraph((HOSTILE,)), Bullets([(Link(HOSTILE, "https://x.se/"),)]))
        ),
        Document("x", (Table("t", ("a", "b"), [((HOSTILE,), ("1",))]),)),
    ],
)
def test_a_value_is_text_and_never_markup(document: Document) -> None:
    for html in (as_html(document), markdown(as_markdown(document), extensions=["tables"])):
        assert HOSTILE in text_of(html)
        assert nh3.clean(html, tags=set(), clean_content_tags=set()).count("<") == 0
        assert "<img" not in html
        assert "javascript:x" in text_of(html)
        assert 'href="javascript' not in html


@pytest.mark.parametrize("text", ["1. januari", "- streck", "+ plus", "2) två"])
def test_a_paragraph_that_looks_like_a_list_is_a_paragraph(text: str) -> None:
    html = markdown(as_markdown(Document("x", (Paragraph((text,)),))))
    assert f"<p>{text}</p>" in html


def test_a_line_break_in_a_cell_does_not_end_the_row() -> None:
    text = as_markdown(Document("x", (Table("t", ("a",), [(("ett\n\ntvå",),)]),)))
    assert "| ett två |" in text
