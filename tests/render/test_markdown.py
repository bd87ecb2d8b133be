"""Markdown becomes safe HTML by a closed allow-list; nothing else comes through."""

import re
from collections.abc import Callable
from functools import partial
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.render import markdown, urls
from paraply.render.markdown import SafeMarkdown
from paraply.text.markdown import ALIGNED, ATTRIBUTES, TAGS

PAGES = ("", "matt/x/", "a.html")


def render(text: str, here: str = "matt/x/") -> str:
    return str(SafeMarkdown().render(text, partial(urls.relative, here)))


class _Found(HTMLParser):
    """Tags and attributes as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"comment: {data}")


REGION = {"class": "table", "role": "region", "tabindex": "0", "aria-label": "Tabell"}
SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+|#.*|(?![\s/\\])[^\s:\\]*(?:/.*)?", re.IGNORECASE)


def assert_safe(html: str) -> None:
    """Only what the allow-list names, well nested, and links only where content may lead."""
    found = _Found()
    found.feed(html)
    found.close()
    assert found.open == []
    for tag, attributes in found.tags:
        if tag == "div":
            assert attributes == REGION
            continue
        if tag == "caption":
            assert attributes == {"class": "visually-hidden"}
            continue
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES.get(tag, set())
        assert attributes.get("class") in {None, *ALIGNED}
        if "href" in attributes:
            assert SAFE_LINK.fullmatch(attributes["href"] or ""), attributes["href"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ett **starkt** och *betonat* ord.", "<p>Ett <strong>starkt</strong> och <em>betonat</em> ord.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> Citat.", "<blockquote>\n<p>Citat.</p>\n</blockquote>"),
        ("Koden `x < y`.", "<p>Koden <code>x &lt; y</code>.</p>"),
        ("Å, ä & ö", "<p>Å, ä &amp; ö</p>"),
        ("", ""),
    ],
)
def test_what_is_allowed_is_kept(text: str, html: str) -> None:
    assert render(text) == html


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("# A", "3"),
        ("## A", "3"),
        ("### A", "3"),
        ("###### A", "3"),
        ("## A\n### B", "34"),
        ("# A\n## B\n### C\n#### D\n##### E", "34566"),
        ("## A\n#### B\n### C\n## D", "3443"),
        ("### A\n## B\n### C", "334"),
        ("A\n=\n\nB\n-", "34"),
    ],
)
def test_headings_keep_their_order_below_the_pages_own(text: str, tag: str) -> None:
    """The first is h3 whatever it is written with, and no level is left out (WCAG 1.3.1)."""
    assert "".join(re.findall(r"<h(\d)>", render(text))) == tag


def test_a_wide_table_scrolls_in_a_region_that_the_keyboard_reaches() -> None:
    html = render("| A | B |\n|:--|---|\n| 1 | 2 |")
    assert html.startswith('<div class="table" role="region" tabindex="0" aria-label="Tabell"><table>')
    assert '<caption class="visually-hidden">Tabell: A, B</caption>' in html
    assert html.count('<th scope="col">') == 2
    assert html.endswith("</table></div>")
    assert "style" not in html
    assert_safe(html)


def test_a_table_in_words_stays_words() -> None:
    assert render("`<table>`") == "<p><code>&lt;table&gt;</code></p>"


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("[x](https://exempel.se/a?b=c#d)", "https://exempel.se/a?b=c#d"),
        ("[x](HTTP://exempel.se/)", "HTTP://exempel.se/"),
        ("[x](mailto:kontakt@exempel.se)", "mailto:kontakt@exempel.se"),
        ("[x](tel:+4699971000)", "tel:+4699971000"),
        ("[x](/garantier/bygglov/)", "../../garantier/bygglov/"),
        ("[x](/matt/x/#malet)", "#malet"),
        ("[x](/)", "../../"),
        ("<https://exempel.se/>", "https://exempel.se/"),
    ],
)
def test_links_that_may_be_followed(text: str, href: str) -> None:
    html = render(text)
    assert f'<a href="{href}">' in html
    assert_safe(html)


def test_links_on_the_site_are_made_by_the_page_they_stand_on() -> None:
    assert 'href="garantier/"' in render("[x](/garantier/)", "")
    assert 'href="../garantier/"' in render("[x](/garantier/)", "om/")


HOSTILE_LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "  javascript:alert(1)",
    "java\nscript:alert(1)",
    "java&#10;script:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "file:///etc/passwd",
    "ftp://evil.se/",
    "blob:x",
    "http:evil.se",
    "//evil.se",
    "///evil.se",
    "/\\evil.se",
    "\\\\evil.se",
    "\\/evil.se",
    "/&#9;/evil.se",
    "/&#10;/evil.se",
    "&#9;//evil.se",
    "/&#9;\\\\evil.se",
    "/javascript:alert(1)",
    "/&#9;javascript:alert(1)",
    "/./javascript:alert(1)",
    "relative/path/",
    "../up/",
    "#anchor",
    "?query",
    "https:/\\evil.se",
    "http://[",
    "/\u2028/evil.se",
]


@pytest.mark.parametrize("here", PAGES)
@pytest.mark.parametrize("address", HOSTILE_LINKS)
@pytest.mark.parametrize(
    "form", ["[x]({})", "[x](<{}>)", '<a href="{}">x</a>', "<a href='{}'>x</a>", "<a href={}>x</a>"]
)
def test_links_that_lead_astray_lose_their_address(form: str, address: str, here: str) -> None:
    html = render(form.format(address), here)
    assert_safe(html)
    for href in re.findall(r'href="([^"]*)"', html):
        assert not re.match(r"\s*(?:[a-z]+:|//|\\)", href, re.IGNORECASE)


HOSTILE = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.se></sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "![bild](https://evil.se/spion.png)",
    "![bild](javascript:alert(1))",
    "<iframe src='https://evil.se'></iframe>",
    "<p onclick=alert(1) style='position:fixed' class=x id=top>x</p>",
    "<a href='https://exempel.se/' onmouseover=alert(1) target=_blank ping=https://evil.se>x</a>",
    "<style>body{display:none}</style>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<form action=https://evil.se><input name=q><button>x</button></form>",
    "<object data=https://evil.se></object><embed src=https://evil.se>",
    "<base href=https://evil.se/><link rel=stylesheet href=https://evil.se>",
    "<meta http-equiv=refresh content='0; url=https://evil.se'>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "</div></article></main><h1>Ny sida</h1>",
    "<h2 id=innehall>x</h2>",
    "<table><tr><td>oavslutad",
    "<th scope='\"><script>alert(1)</script>'>x</th>",
    "<ol start='\"><script>alert(1)</script>'><li>x</ol>",
    "\x00<script>alert(1)</script>",
    "\x02wzxhzdk:0\x03",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://exempel.se/ "titel")',
    "<p title=x lang=xx dir=rtl>x</p>",
    "<javascript:alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("wrap", ["{}", "# {}", "- {}", "| a |\n|---|\n| {} |", "> {}", "    {}", "**{}**"])
def test_hostile_text_is_disarmed(text: str, wrap: str) -> None:
    html = render(wrap.format(text))
    assert_safe(html)
    assert not re.search(
        r"<(?:script|img|iframe|svg|math|style|form|object|base|meta|h1|h2)\b", html, re.IGNORECASE
    )


@pytest.mark.parametrize(
    "address", ["//evil.se", "///evil.se", "relative/", "../up/", "#anchor", "?query", ""]
)
def test_what_is_no_path_from_the_root_of_the_site_is_no_link(address: str) -> None:
    assert render(f"[x]({address})") == "<p>x</p>"


@pytest.mark.parametrize(
    "tag", ["script", "style", "iframe", "object", "svg", "math", "template", "noscript"]
)
def test_the_content_of_what_is_not_text_is_not_left_as_text(tag: str) -> None:
    assert "alert" not in render(f"före <{tag}>alert(1)</{tag}> efter")


def test_no_template_language_runs() -> None:
    assert render("{{ 7 * 7 }}") == "<p>{{ 7 * 7 }}</p>"


pieces = st.sampled_from(
    [
        "<",
        ">",
        "/",
        "a",
        " href=",
        '"',
        "'",
        "javascript:",
        "//",
        "\\",
        "[x](",
        ")",
        "`",
        "#",
        "|",
        "\n",
        "- ",
        "&#",
        ";",
        "script",
        "svg",
        "style",
        "table",
        "td",
        "onclick=",
        "<!--",
        "-->",
        "\t",
        "https://e.se",
        "![",
        "**",
        "\x00",
        "å",
    ]
)


@settings(max_examples=100)
@given(st.lists(pieces, max_size=25).map("".join), st.sampled_from(PAGES))
def test_no_text_comes_through_unsafe(text: str, here: str) -> None:
    assert_safe(render(text, here))


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    markdown = SafeMarkdown()
    link: Callable[[str], str] = partial(urls.relative, "")
    markdown.render("[x]: https://exempel.se/\n\n<div>", link)
    assert markdown.render("[x]", link) == "<p>[x]</p>"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "<a " * 30_000,
        "a\n=\n" * 25_000,
        "[a][" * 25_000,
        "- " * 2000 + "djupt",
        ">" * 2000 + " djupt",
        "*" * 5000 + "djupt",
        "[" * 3000,
    ],
)
def test_a_text_nested_too_deep_is_shown_all_the_same(text: str) -> None:
    markdown = SafeMarkdown()
    html = markdown.render(text, partial(urls.relative, ""))
    assert_safe(html)
    assert markdown.render("- a", partial(urls.relative, "")) == "<ul>\n<li>a</li>\n</ul>"


PLAIN_SIGNS = st.sampled_from(list("abcåäöÅÄÖxyz  ,.:;?!()%/\"'–”’§-\n0123456789ßİ٣ﬁ")) | st.characters(
    exclude_categories=["Cs"]
)


@given(st.text(PLAIN_SIGNS, max_size=40) | st.sampled_from(["Ring 0999-710 00.", "A\n", "A  ", "a-\n-"]))
@settings(max_examples=400)
def test_a_plain_line_is_what_the_converter_makes_of_it(text: str) -> None:
    """Most texts are taken a shorter way, which must lead to the same place."""
    short = render(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_PLAIN", re.compile("(?!)"))
        assert short == render(text)


def test_a_plain_line_needs_no_converter() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SafeMarkdown, "_converted", lambda *_: pytest.fail("not plain"))
        assert render("Du får svar inom tio dagar (3–5 av 10), annars ring 0999-710 00.") == (
            "<p>Du får svar inom tio dagar (3–5 av 10), annars ring "
            '<a href="tel:+4699971000">0999-710 00</a>.</p>'
        )
