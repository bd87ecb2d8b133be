"""The list from A to Ö with its search, and the news."""

import re

import pytest

from paraply.model.content import Content
from paraply.render.directory import LIST_LIMIT
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


def test_a_word_for_many_records_is_one_line() -> None:
    few = [measure(f"m{number}", title=f"Mått {number}", synonyms=["skola"]) for number in range(2)]
    assert "Skola se Mått 0, Mått 1" in text_of(html(content(measures=few), "a-o/"))
    many = [measure(f"m{number}", title=f"Mått {number}", synonyms=["skola"]) for number in range(4)]
    body = html(content(measures=many), "a-o/")
    assert "<summary>Skola <small>se 4 sidor</small></summary>" in body


def test_the_alphabet_links_only_to_letters_that_are_there() -> None:
    body = html(content(measures=[measure(title="Öga"), measure("b", title="112")]), "a-o/")
    assert '<a href="#bokstav-oe">Ö</a>' in body
    assert '<a href="#bokstav-0">0–9</a>' in body
    assert '<span aria-hidden="true">Q</span>' in body
    assert 'id="bokstav-oe"' in body


@pytest.mark.parametrize(
    ("address", "action", "index"), [("a-o/", "./", "sok.json"), ("", "a-o/", "a-o/sok.json")]
)
def test_the_search_leads_to_the_list_without_script_and_always_has_a_way_on(
    address: str, action: str, index: str
) -> None:
    made = content(areas=[area()])
    body = html(made, address)
    form = f'<form class="search" role="search" action="{action}" method="get" data-index="{index}" '
    assert form in body
    assert '<input type="search" id="q" name="q"' in body
    assert 'id="traffar" role="status"></p>' in body
    assert re.search(r'id="inga-traffar" hidden>.*allt från A till Ö.*omraden/omrade/', body, re.DOTALL)
    assert page(site(made), address).scripts() == ("assets/search.js",)


def test_an_empty_list_is_a_page_too() -> None:
    assert "Här är tomt än." in text_of(html(content(), "a-o/"))


def test_a_long_list_has_a_page_per_letter() -> None:
    made = content(measures=MANY)
    assert "A 67 namn" in text_of(html(made, "a-o/"))
    letter = html(made, "a-o/bokstav-oe/")
    assert letter.count("Ö-mått") == 67
    assert '<a href="../bokstav-a/">A</a>' in letter
    assert 'aria-current="page">Ö' in letter


def test_a_list_at_the_limit_is_one_page() -> None:
    made = content(measures=MANY[:LIST_LIMIT])
    assert html(made, "a-o/").count("-mått ") == LIST_LIMIT
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
    assert text.startswith("Nytt Senaste nytt är från den 1 april 2026. 2 rapporter publicerades.")
    assert (
        "2026 1 april 2026 2 rapporter publicerades Första Andra "
        "Tidigare år 2020 en händelse 1 mars 2020 Löftet började gälla: Svar i tid"
    ) in text
    assert body.index('id="ar-2026"') < body.index('id="ar-2020"')


def test_many_names_are_folded_away() -> None:
    made = content(guarantees=[guarantee(f"l{number}", valid_from="2020") for number in range(4)])
    assert "<summary>Visa alla 4</summary>" in html(made, "nytt/")


def test_all_but_the_newest_of_the_year_are_folded_away() -> None:
    dated = [report(f"r{day}", published=f"2026-03-{day:02}") for day in range(1, 25)]
    assert "<summary>Visa sex händelser till</summary>" in html(content(reports=dated), "nytt/")
    assert "<summary>" not in html(content(reports=dated[:18]), "nytt/")


@pytest.mark.parametrize("address", ["https://kvalitet.exempel.se/", None])
def test_the_feed_is_linked_only_when_there_is_one(address: str | None) -> None:
    body = html(content(of=municipality(site_address=address)), "nytt/")
    assert ("feed.xml" in body) is (address is not None)
    assert "Inget har hänt än." in text_of(body)


def in_areas(kind: str, records: int) -> Content:
    """So many measures, or promises, two of three in the area ``skola``."""
    homes = [("skola", "skola", None)[each % 3] for each in range(records)]
    areas = [area("skola", title="Skola")]
    if kind == "matt":
        return content(
            areas=areas, measures=[measure(f"post-{n}", area=home) for n, home in enumerate(homes)]
        )
    return content(
        areas=areas, guarantees=[guarantee(f"post-{n}", area=home) for n, home in enumerate(homes)]
    )


@pytest.mark.parametrize(("address", "anchor"), [("matt/", "matt"), ("garantier/", "loften")])
@pytest.mark.parametrize(("records", "rows"), [(LIST_LIMIT, LIST_LIMIT), (LIST_LIMIT + 1, 67)])
def test_a_long_list_leads_to_the_areas_and_lists_what_has_none(
    address: str, anchor: str, records: int, rows: int
) -> None:
    body = html(in_areas(anchor, records), address)
    assert len(re.findall(r'href="post-[0-9]+/"', body)) == rows
    assert (f'href="../omraden/skola/#{anchor}"' in body) is (records > LIST_LIMIT)
    assert 'id="skola"' in body


def test_a_long_narrowed_list_has_a_page_for_each_area() -> None:
    made = in_areas("loften", LIST_LIMIT + 1)
    whole = site(made)
    [narrowed] = [
        one.address for one in whole.pages if re.fullmatch(r"garantier/slag/.+/skola/", one.address)
    ]
    above = narrowed.removesuffix("skola/")
    assert 'href="skola/"' in html(made, above)
    assert len(re.findall(r'href="../../../post-[0-9]+/"', html(made, narrowed))) == 134
    assert page(whole, narrowed).breadcrumbs[-1].url == above
    short = site(in_areas("loften", LIST_LIMIT))
    assert not [
        one.address for one in short.pages if one.address.endswith("/skola/") and "slag" in one.address
    ]


def test_earlier_years_have_pages_of_their_own_when_all_is_too_much_for_one() -> None:
    days = [
        f"{year}-{month:02}-{day:02}"
        for year in (2024, 2025)
        for month in range(1, 13)
        for day in range(1, 10)
    ]
    made = content(reports=[report(f"r{day}", published=day) for day in days])
    body = html(made, "nytt/")
    assert 'id="ar-2025"' in body
    assert 'id="ar-2024"' not in body
    assert '<a href="2024/">2024</a> <span class="muted">108 händelser</span>' in body
    earlier = html(made, "nytt/2024/")
    assert earlier.count("<time ") == 108
    assert "108 händelser under 2024" in text_of(earlier)
    few = content(reports=[report(f"r{day}", published=day) for day in days[:LIST_LIMIT]])
    assert 'id="ar-2024"' in html(few, "nytt/")
    assert not [one.address for one in site(few).pages if one.address.startswith("nytt/2")]


def test_who_dealt_with_a_report_is_told() -> None:
    made = content(
        owners=[owner("kf", name="Fullmäktige"), owner("ks", name="Kommunstyrelsen")],
        reports=[
            report(
                "a",
                title="Årsredovisning",
                handled=[
                    {"by": "ks", "date": "2026-03-01"},
                    {"by": "kf", "date": "2026-04-01"},
                    {"by": "borta", "date": "2026-05-01"},
                ],
            )
        ],
    )
    text = text_of(html(made, "nytt/"))
    assert "1 april 2026 Fullmäktige behandlade Årsredovisning" in text
    assert "1 mars 2026 Kommunstyrelsen behandlade Årsredovisning" in text
    assert "1 maj 2026 Rapport behandlad: Årsredovisning" in text  # by whom is not public
