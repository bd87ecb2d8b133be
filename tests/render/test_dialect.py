"""One dialect: a page written by hand shows Markdown as the texts of content files do, and as GitHub does.

What is written in the table of the texts is read here by Python-Markdown, with the settings of the site.
"""

import html
import re
from textwrap import indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config

from paraply.render.dialect import DEEPEST, ESCAPES, as_python_markdown
from paraply.text.markdown import html_of
from tests.conftest import ROOT
from tests.text.test_markdown import SHOWN

SITE = load_config(str(ROOT / "mkdocs.yml"))
READER = Markdown(extensions=[*SITE.markdown_extensions, ESCAPES], extension_configs=SITE.mdx_configs)


def page(text: str) -> str:
    return READER.reset().convert(as_python_markdown(text))


def alike(made: str) -> str:
    """HTML without what the two write differently and show alike."""
    made = re.sub(
        r'<div class="highlight"><pre><span></span>(.*?)</pre></div>', r"<pre>\1</pre>", made, flags=re.S
    )
    made = re.sub(
        r"(?<=<code>).*?(?=</code>)", lambda code: re.sub("<[^<>]*>", "", code[0]), made, flags=re.S
    )
    made = re.sub(r'<code class="[^"]*">', "<code>", made)
    made = html.unescape(re.sub(r'<(\w+) (?:class|align|style|title|id)="[^"]*"', r"<\1", made))
    made = re.sub(r"<(/?)del>", r"<\1s>", re.sub(r"<(br|hr) ?/?>\s*", r"<\1>", made))
    made = re.sub(r"<em><strong>(.*?)</strong></em>", r"<strong><em>\1</em></strong>", made)
    made = re.sub(
        r"<(/?)h[1-6][^<>]*>", r"<\1h>", re.sub(r"</?p>|<!--.*?-->", "\n", made).replace("%20", " ")
    )
    made = re.sub(r"</(ul|ol|blockquote)>\s*<\1[^<>]*>", "", made)  # two in a row are shown as one
    return " ".join(
        re.sub(r"\s*(</?(?:[uo]l|li|h|hr|pre|blockquote|d\w+|summary|t\w+)\b[^<>]*>)\s*", r"\1", made).split()
    )


@pytest.mark.parametrize("written", [written for written, _shown in SHOWN])
def test_a_page_shows_what_a_text_of_the_content_shows(written: str) -> None:
    assert alike(page(written)) == alike(html_of(written) or "")


WORDS = st.sampled_from(
    ["Ord", "Två **ord**.", "Se [a](/b/).", "`kod`", "rad\nmed fler", "bruten\\\nrad", "x_y"]
)
RULES = st.sampled_from(
    ["## Rubrik", "---", "Rubrik\n===", "```\nkod\n  kod\n```", "| a | b |\n|---|---|\n| 1 | 2 |"]
)
"""Blocks that need no empty line around them."""


def listed(items: list[list[str]], sign: str, start: int, gap: str) -> str:
    """A list, each item as far in as its own first word."""
    made = []
    for number, blocks in enumerate(items, start):
        mark = f"{sign if sign in '-*+' else f'{number}{sign}'} "
        made.append(mark + indent(gap.join(blocks), " " * len(mark)).strip(" "))
    return "\n".join(made)


def quoted(blocks: list[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))


def within(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Lists and quotes of such blocks, a list right after its sentence or with an empty line between."""
    item = st.tuples(WORDS, st.lists(inner, max_size=1)).map(lambda item: [item[0], *item[1]])
    lists = st.builds(
        listed, st.lists(item, min_size=1, max_size=3), st.sampled_from(["-", "*", "+", ".", ")"]),
        st.just(1), st.sampled_from(["\n", "\n\n"]),
    )  # fmt: skip
    return lists | st.lists(WORDS | lists, min_size=1, max_size=2).map(quoted) | WORDS


PAGES = st.lists(
    st.tuples(WORDS | RULES, st.recursive(WORDS, within, max_leaves=5), st.sampled_from(["\n", "\n\n"])).map(
        lambda part: f"{part[0]}{part[2]}{part[1]}"
    ),
    min_size=1,
    max_size=2,
).map("\n\n".join)


@settings(max_examples=100)
@given(PAGES)
def test_every_page_of_lists_and_quotes_is_read_alike(text: str) -> None:
    assert alike(page(text)) == alike(html_of(text) or "")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            '!!! note "Obs"\n    Ta med:\n    - a\n      - b',
            '<div><p>Obs</p><p>Ta med:</p><ul><li>a<ul><li>b</li></ul></li></ul></div>',
        ),
        ("Se[^1].\n\n[^1]: Noten:\n    - a", "<li>Noten:<ul><li>a</li></ul>"),
        ("Ordet\n:   Betyder:\n    1) a\n    2) b", "<dd>Betyder:<ol><li>a</li><li>b</li></ol></dd>"),
        ("- [x] a\n  - [ ] b", 'disabled checked/> a<ul><li><input type="checkbox" disabled/> b</li></ul>'),
        ("Text:\n- [a](/b/){ .md-button }", "Text:<ul><li><a>a</a></li></ul>"),
        ("## A { #b }\n- c", "<h>A</h><ul><li>c</li></ul>"),
        (
            "<details>\n<summary>Mer</summary>\n\n- a\n  - b\n\n</details>",
            "<details><summary>Mer</summary><ul><li>a<ul>",
        ),
        ("<pre>\n- a\n\n  - b\n</pre>", "<pre>- a - b</pre>"),
        ("<!--\n\n- a\n  - b\n-->\nText", "Text"),
        (r"\~ \< \" \^ \a", r'~ < " ^ \a'),
        ("Ring\n#112", "Ring #112"),
    ],
)  # fmt: skip
def test_what_pages_have_beside_it_goes_on_working(written: str, shown: str) -> None:
    made = re.sub(r' (?:href|class)="[^"]*"', "", page(written))
    assert alike(shown) in alike(made)


def test_tabs_hold_lists_too() -> None:
    assert alike(page('=== "A"\n    Ta med:\n    - a\n\n=== "B"\n    b')).count("<li>a</li>") == 1


@pytest.mark.parametrize("sign", ["> ", "- ", "1. "])
def test_what_is_too_deep_is_left_as_it_stands(sign: str) -> None:
    text = sign * (DEEPEST * 40) + "ord"
    assert "ord" in as_python_markdown(text)


def test_a_page_in_the_form_of_python_markdown_stays_as_it_is() -> None:
    """The handbook is written so: four spaces a level, an empty line before each list."""
    for path in sorted((ROOT / "docs" / "handbok").glob("*.md")):
        text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        assert alike(page(text)) == alike(READER.reset().convert(text)), path.name
