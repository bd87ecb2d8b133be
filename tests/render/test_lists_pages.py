"""The list from A to Ö with its search, and the news."""

import json
import re

import pytest

from paraply.render.directory import LIST_LIMIT, search_index
from tests.made import (
    area,
    content,
    guarantee,
    html,
    measure,
    municipality,
    owner,
    page,
    report,
    site,
    text_of,
    views,
)

MANY = [
    measure(f"matt-{number}", title=f"{'ABÖ'[number % 3]}-mått {number}") for number in range(LIST_LIMIT + 1)
]


def test_every_name_has_its_word_and_synonyms_say_where_to_look() -> None:
    made = content(
        guarantees=[guarantee(title="Bygglov i tid", synonyms=["byggnadslov"])],
        owners=[owner(name="Ånämnden")],
    )
    text = text_of(html(made, "a-o/"))
    assert "B Bygglov i tid löfte Byggnadslov se Bygglov i tid" in text
    assert "Å Ånämnden ansvarig" in text
    assert "Här finns 2 sidor om löften, mål och resultat, efter namn." in text


def test_rows_hold_what_a_search_looks_in() -> None:
    made = content(
        guarantees=[guarantee(title="Bygglov", synonyms=["altan"])],
        measures=[measure(title="Trygghet", question="Är du trygg?")],
    )
    body = html(made, "a-o/")
    assert 'data-search="löfte Bygglov altan Du får svar inom tio veckor."' in body
    assert 'data-search="mått Trygghet Är du trygg?"' in body
    assert body.count("data-see") == 1


def test_a_word_for_many_records_is_one_line() -> None:
    few = [measure(f"m{number}", title=f"Mått {number}", synonyms=["skola"]) for number in range(2)]
    assert "Skola se Mått 0, Mått 1" in text_of(html(content(measures=few), "a-o/"))
    many = [measure(f"m{number}", title=f"Mått {number}", synonyms=["skola"]) for number in range(4)]
    body = html(content(measures=many), "a-o/")
    assert body.count("data-see") == 1
    assert "<summary>Skola <small>se 4 sidor</small></summary>" in body


def test_the_alphabet_links_only_to_letters_that_are_there() -> None:
    body = html(content(measures=[measure(title="Öga"), measure("b", title="112")]), "a-o/")
    assert '<a href="#bokstav-oe">Ö</a>' in body
    assert '<a href="#bokstav-0">0–9</a>' in body
    assert '<span aria-hidden="true">Q</span>' in body
    assert 'id="bokstav-oe"' in body


def test_the_search_needs_no_script_to_be_harmless_and_has_a_way_on() -> None:
    made = content(areas=[area()])
    body = html(made, "a-o/")
    assert '<form class="search" role="search" action="./" method="get">' in body
    assert '<input type="search" id="q" name="q"' in body
    assert 'id="traffar" role="status"></p>' in body
    assert re.search(r'id="inga-traffar" hidden>.*omraden/omrade/', body, re.DOTALL)
    assert page(site(made), "a-o/").scripts == ("assets/filter.js",)


def test_an_empty_list_is_a_page_too() -> None:
    assert "Här är tomt än." in text_of(html(content(), "a-o/"))


def test_a_long_list_has_a_page_per_letter_and_an_index_for_the_script() -> None:
    made = content(measures=MANY)
    body = html(made, "a-o/")
    assert "data-search" not in body
    assert 'data-index="sok.json"' in body
    assert "A 67 namn" in text_of(body)
    letter = html(made, "a-o/bokstav-oe/")
    assert letter.count("data-search") == 67
    assert '<a href="../bokstav-a/">A</a>' in letter
    assert 'aria-current="page">Ö' in letter
    [index] = list(search_index(views(made)))
    assert index.address == "a-o/sok.json"
    rows = json.loads(index.content)
    assert len(rows) == LIST_LIMIT + 1
    assert rows[0] == {"name": "A-mått 0", "word": "mått", "url": "../matt/matt-0/", "text": "mått A-mått 0"}


def test_a_list_at_the_limit_is_one_page() -> None:
    made = content(measures=MANY[:LIST_LIMIT])
    assert html(made, "a-o/").count("data-search") == LIST_LIMIT
    assert list(search_index(views(made))) == []
    assert [one.address for one in site(made).pages if one.address.startswith("a-o/")] == ["a-o/"]


def test_news_stand_by_year_with_their_names() -> None:
    made = content(
        guarantees=[guarantee(valid_from="2020-03-01")],
        reports=[
            report("a", title="Första", published="2026-04-01"),
            report("b", title="Andra", published="2026-04-01"),
        ],
    )
    body = html(made, "nytt/")
    text = text_of(body)
    assert text.startswith("Nytt Senast ändrades något 1 april 2026: 2 rapporter publicerades.")
    assert (
        "2026 1 april 2026 2 rapporter publicerades Första, Andra 2020 1 mars 2020 Löftet gäller: Svar i tid"
        in text
    )
    assert body.index('id="ar-2026"') < body.index('id="ar-2020"')


def test_many_names_are_folded_away() -> None:
    made = content(guarantees=[guarantee(f"l{number}", valid_from="2020") for number in range(4)])
    assert "<summary>Visa alla 4</summary>" in html(made, "nytt/")


@pytest.mark.parametrize("address", ["https://kvalitet.exempel.se/", None])
def test_the_feed_is_linked_only_when_there_is_one(address: str | None) -> None:
    body = html(content(of=municipality(site_address=address)), "nytt/")
    assert ("feed.xml" in body) is (address is not None)
    assert "Inget har hänt än." in text_of(body)
