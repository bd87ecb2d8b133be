"""Our own Jinja environment: everything is escaped, and a misspelt name stops the build."""

import re

import pytest
from jinja2 import UndefinedError

from paraply.render.page import Page
from paraply.render.templating import TEMPLATES, Renderer, environment
from tests.made import content, guarantee, municipality, page, site, views


def rendered(source: str, **values: object) -> str:
    return environment().from_string(source).render(**values)


def test_everything_is_escaped() -> None:
    assert rendered("{{ x }}", x="<script>\"'&") == "&lt;script&gt;&#34;&#39;&amp;"


@pytest.mark.parametrize("source", ["{{ missing }}", "{{ n.missing }}", "{% if missing %}{% endif %}"])
def test_a_misspelt_name_stops_the_build(source: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(source)


def test_pages_have_numbers_words_addresses_and_charts_at_hand() -> None:
    assert rendered("{{ n.ordinal(2) }} {{ w.sentence('ja') }} {{ urls.GOALS }}") == "2:a Ja. mal/"
    assert rendered("{{ 'ja' | sentence }} {{ line_chart is callable }}") == "Ja. True"


def test_the_environment_is_made_once() -> None:
    assert environment() is environment()


def test_links_are_made_from_the_page_they_stand_on() -> None:
    renderer = Renderer(views(content()))
    for address, link in (("", "matt/"), ("om/", "../matt/"), ("matt/x/", "../")):
        made = Page(address, "Titel", "Text", "choices.html", {"choices": [_Choice("Mått", "matt/", 3)]})
        assert f'<a href="{link}">Mått</a>' in renderer.body(made)


class _Choice:
    def __init__(self, title: str, url: str, count: int) -> None:
        self.title, self.url, self.count = title, url, count


def test_markdown_is_rendered_for_the_page_it_stands_on() -> None:
    body = "Läs om [löften](/garantier/)."
    whole = site(content(guarantees=[guarantee(body=body)]))
    assert '<a href="../">löften</a>' in whole.body(page(whole, "garantier/lofte/"))


def test_no_blank_lines_are_left() -> None:
    whole = site(content(guarantees=[guarantee()], of=municipality()))
    assert all("\n\n" not in whole.body(made) for made in whole.pages)


def test_every_template_compiles_and_no_other_file_lies_among_them() -> None:
    assert {path.suffix for path in TEMPLATES.glob("*")} == {".html", ".xml", ".svg"}
    for path in TEMPLATES.glob("*"):
        environment().get_template(path.name)


def test_every_macro_that_is_taken_is_used() -> None:
    taken = re.compile(r"{% from \"[^\"]+\" import ([^%]*?)(?: with context)? %}")
    sources = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html")}
    needless = [
        f"{template}: {name}"
        for template, source in sources.items()
        for names in taken.findall(source)
        for name in names.split(", ")
        if not re.search(rf"\b{name}\(", source)
    ]
    assert needless == []


def test_no_template_turns_the_escaping_off() -> None:
    for path in TEMPLATES.iterdir():
        source = path.read_text(encoding="utf-8")
        assert "| safe" not in source
        assert "|safe" not in source
        assert "autoescape false" not in source
