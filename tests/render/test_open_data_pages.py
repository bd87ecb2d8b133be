"""The open data of many records: a list of files for each area, and every file linked once."""

from collections import Counter
from posixpath import join, normpath

import pytest

from paraply.model.content import Content
from paraply.render import urls
from paraply.render.directory import LIST_LIMIT
from tests.made import Outline, area, content, guarantee, html, measure, page, site, text_of

AREAS = [
    area("skola", title="Förskola och skola"),
    area("vatten", title="Vatten"),
    area("tomt", title="Tomt"),
]
HOMES = ("skola", "vatten", None)


def made_of(records: int) -> Content:
    """So many measures and promises together, two of three in an area."""
    promises = records // 3
    return content(
        areas=AREAS,
        measures=[measure(f"matt-{each}", area=HOMES[each % 3]) for each in range(records - promises)],
        guarantees=[guarantee(f"lofte-{each}", area=HOMES[each % 3]) for each in range(promises)],
    )


def open_data_pages(made: Content) -> list[str]:
    """The addresses of the page and its lists, in the site's order."""
    return [one.address for one in site(made).pages if one.address.startswith(urls.OPEN_DATA)]


def test_at_the_limit_all_files_stand_on_one_page() -> None:
    made = made_of(LIST_LIMIT)
    assert open_data_pages(made) == [urls.OPEN_DATA]
    assert html(made, urls.OPEN_DATA).count(">JSON</a>") == LIST_LIMIT


def test_above_the_limit_each_area_has_a_list() -> None:
    made = made_of(LIST_LIMIT + 1)
    lists = [f"{urls.OPEN_DATA}{name}/" for name in ("skola", "vatten", "ovrigt")]
    assert open_data_pages(made) == [urls.OPEN_DATA, *lists]
    body = html(made, urls.OPEN_DATA)
    assert ">JSON</a>" not in body
    told = text_of(body)
    assert (
        "Förskola och skola 45 mått och 23 löften Vatten 45 mått och 22 löften Övrigt 44 mått och 22" in told
    )
    for kept in (
        "Alla värden för alla mått, CSV-fil",
        "Alla löften, JSON-fil",
        "Villkor",
        "Fälten",
        "Koderna",
    ):
        assert kept in told
    assert html(made, lists[1]).count(">JSON</a>") == 45 + 22


@pytest.mark.parametrize("records", [LIST_LIMIT, LIST_LIMIT + 1])
def test_every_file_is_linked_once_and_every_link_leads_somewhere(records: int) -> None:
    made = made_of(records)
    whole = site(made)
    files = {file.address for file in whole.files()}
    there = {one.address for one in whole.pages} | files | {urls.GLOSSARY}
    linked: Counter[str] = Counter()
    for address in open_data_pages(made):
        for link in Outline(whole.body(page(whole, address))).values("href"):
            path = link.partition("#")[0]
            if path:
                found = normpath(join(address, path))
                linked[f"{found}/" if path.endswith("/") else found] += 1
    assert set(linked) <= there
    data = {file for file in files if file.endswith(("/data.csv", "/data.json"))}
    assert len(data) == 2 * records
    assert {linked[file] for file in data} == {1}


def test_a_list_says_whose_files_it_holds_and_can_be_found() -> None:
    whole = site(made_of(LIST_LIMIT + 1))
    shown = page(whole, f"{urls.OPEN_DATA}skola/")
    assert shown.title == "Öppna data: Förskola och skola"
    assert shown.description.endswith(
        ", Förskola och skola: Här är filerna med siffrorna bakom 45 mått och 23 löften."
    )
    assert [crumb.url for crumb in shown.breadcrumbs] == [urls.START, urls.ABOUT, urls.OPEN_DATA]
    assert whole.listed(shown)["robots"] == ""


def test_an_area_may_be_called_what_the_rest_is_called() -> None:
    made = content(
        areas=[area("ovrigt", title="Allt annat")],
        measures=[measure(f"matt-{each}", area=("ovrigt", None)[each % 2]) for each in range(LIST_LIMIT + 1)],
    )
    assert page(site(made), urls.OPEN_DATA_OTHER).title == "Öppna data: Allt annat"
    assert html(made, urls.OPEN_DATA_OTHER).count(">JSON</a>") == LIST_LIMIT + 1
    assert [address for address, _place in urls.claimed(made)].count(urls.OPEN_DATA_OTHER) == 1


def test_the_addresses_of_the_lists_are_kept_before_there_are_so_many() -> None:
    claims = dict(urls.claimed(made_of(1)))
    assert claims[urls.OPEN_DATA_OTHER] is None
    assert claims[f"{urls.OPEN_DATA}skola/"] is not None


def test_files_stand_by_name_not_by_address() -> None:
    made = content(
        measures=[measure("a", title="Ödehus"), measure("b", title="Avgifter")],
        guarantees=[guarantee("c", title="Snö"), guarantee("d", title="Bygglov")],
    )
    text = text_of(html(made, urls.OPEN_DATA))
    assert text.index("Avgifter") < text.index("Ödehus")
    assert text.index("Bygglov") < text.index("Snö")
