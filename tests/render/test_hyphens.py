"""Long compounds in narrow places may be broken as Swedish is, and nothing else is changed by it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply import language
from paraply.render.hyphens import LEAST, LONGEST, SOFT_HYPHEN
from paraply.render.typeset import typeset
from tests.extremes import COMPOUND
from tests.made import content, guarantee, measure, site

LONG = "Samhällsbyggnadskontoret"
BROKEN = "Sam|hälls|bygg|nads|kon|toret".replace("|", SOFT_HYPHEN)


@pytest.mark.parametrize(
    "around",
    [
        "<h1>{}</h1>",
        '<h2 id="x"><a class="own-link" href="#x">{}</a></h2>',
        "<caption>Tabell: {}, år för år</caption>",
        "<th scope='row'>{}</th>",
        "<td><a href='/x/'>{}</a></td>",
        "<dt>{}</dt>",
        "<li><span>{}</span> <b>12</b></li>",
        '<ul class="matrix"><li><p>{}</p></li></ul>',
        '<ul class="matrix matrix--long"><li><ul><li><a href="x">{}</a></li></ul></li></ul>',
        "<figcaption><p>{}</p></figcaption>",
    ],
)
def test_a_long_word_in_a_narrow_place_may_be_broken(around: str) -> None:
    assert typeset(around.format(LONG)) == around.format(BROKEN)


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{LONG}</p>",
        f'<h1 id="{LONG}">Kort</h1>',
        f"<td><code>{LONG}</code></td>",
        f"<td>{LONG.lower()}@exempel.se</td>",
        f"<td>https://exempel.se/{LONG.lower()}</td>",
        f"<td>{LONG.lower()}.exempel.se</td>",
        "<h1>Kommunfullmäktige och tjänstegarantierna</h1>",
        f"<svg><title>{LONG}</title><text>{LONG}</text></svg>",
        f"<pre>{LONG}</pre>",
        f"<td>{'9' * 40}</td>",
    ],
)
def test_all_else_is_let_be(html: str) -> None:
    assert typeset(html) == html


def test_a_language_without_a_dictionary_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "tag", lambda: "fi")
    assert typeset(f"<h1>{LONG}</h1>") == f"<h1>{LONG}</h1>"


@given(st.text("abcdeåäöABÅ <>/&;thd-.", max_size=80).map(lambda text: f"<td>{text}</td><h1>{text}</h1>"))
@settings(max_examples=60, deadline=None)
def test_without_its_soft_hyphens_it_is_what_it_was(html: str) -> None:
    made = typeset(html)
    assert made.replace(SOFT_HYPHEN, "") == html
    for word in re.findall(rf"\w+(?:{SOFT_HYPHEN}\w+)+", made):
        parts = word.split(SOFT_HYPHEN)
        assert len("".join(parts)) > LONGEST
        assert min(map(len, parts)) >= LEAST


def test_a_page_has_them_in_its_body_and_nowhere_else() -> None:
    made = site(
        content(
            measures=[measure(title=COMPOUND, outcomes=[{"period": "2025", "value": 5}])],
            guarantees=[guarantee(title=COMPOUND, promise=f"Du får {COMPOUND.lower()} inom tio veckor.")],
        )
    )
    assert any(SOFT_HYPHEN in made.body(page) for page in made.pages)
    assert not any(SOFT_HYPHEN in str(made.meta(page)) for page in made.pages)
    for file in made.files():
        told = file.content.decode("utf-8", "ignore")
        assert SOFT_HYPHEN not in told, file.address
