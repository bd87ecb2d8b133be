from pathlib import Path

import pytest

from paraply.model.ids import is_id
from paraply.problems import Place
from tests.worlds import AREAS, GOAL, GUARANTEE, OWNERS, all_found, edited, found, line_of

OLD = "old_addresses: [info/bygglov/]"


def test_nothing_is_found_in_a_whole_world(tmp_path: Path) -> None:
    assert all_found(tmp_path) == []


def old(address: str) -> dict[str, str | None]:
    return edited(GUARANTEE, OLD, f"old_addresses: ['{address}']")


@pytest.mark.parametrize(
    "address", ["info/bygglov/", "/info/bygglov", "Info/Bygglov", "info/bygglov/index.html"]
)
def test_two_records_cannot_have_the_same_former_address(tmp_path: Path, address: str) -> None:
    files = edited(GOAL, "level: council", f"level: council\nold_addresses: ['{address}']")
    [problem] = found(tmp_path, "L19", files)
    assert problem.place == line_of(GOAL, "old_addresses", files)
    assert problem.message == f"Den gamla adressen '{address}' är upptagen av {line_of(GUARANTEE, OLD)}."


def test_a_former_address_cannot_be_the_address_of_a_page(tmp_path: Path) -> None:
    live = Place("content/results/areas.yml", 2)
    [problem] = found(tmp_path, "L19", addresses=(("info/bygglov/", live),))
    assert problem.place.file == f"content/{GUARANTEE}"
    assert "upptagen av content/results/areas.yml:2" in problem.message


def test_a_former_address_cannot_be_one_of_the_engines_own_pages(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "L19", old("/om/bedomning"), addresses=(("om/bedomning/", None),))
    assert "en av webbplatsens egna sidor" in problem.message


def test_two_pages_cannot_have_the_same_address(tmp_path: Path) -> None:
    first, second = Place("content/a.md"), Place("content/b.md")
    [problem] = found(tmp_path, "L19", addresses=(("mal/x/", first), ("mal/x/", second)))
    assert problem.place == second


def test_a_page_cannot_have_the_address_of_an_engine_page(tmp_path: Path) -> None:
    place = Place("content/a.md")
    [problem] = found(tmp_path, "L19", addresses=(("mal/", None), ("mal", place)))
    assert problem.place == place


def test_a_former_address_among_the_addresses_is_not_its_own_rival(tmp_path: Path) -> None:
    itself = line_of(GUARANTEE, "old_addresses")
    assert not found(
        tmp_path, "L19", addresses=(("info/bygglov/", itself), ("garantier/bygglov/", Place("x")))
    )


def test_a_former_address_written_twice_is_told_once(tmp_path: Path) -> None:
    files = edited(GUARANTEE, OLD, "old_addresses: [info/a/, info/a]")
    assert len(found(tmp_path, "L19", files)) == 1


@pytest.mark.parametrize("id_", ["index", "bedomning"])
def test_a_reserved_id_in_a_list_is_refused(tmp_path: Path, id_: str) -> None:
    files = edited(AREAS, "id: forskola-och-skola", f"id: {id_}")
    [problem] = found(tmp_path, "L21", files)
    assert problem.place == line_of(AREAS, "id: forskola")
    assert f"'{id_}' är upptaget" in problem.message


@pytest.mark.parametrize(
    "id_", ["Skolnämnden", "skol namnden", "-skolnamnden", "skol--namnden", "../skol", "s" * 81]
)
def test_an_id_in_a_list_must_be_fit_for_an_address(tmp_path: Path, id_: str) -> None:
    [problem] = found(tmp_path, "L21", edited(OWNERS, "id: skolnamnden", f"id: '{id_}'"))
    assert problem.message == f"Id '{id_}' duger inte som adress."
    assert is_id(problem.hint.removeprefix("Skriv id: "))


@pytest.mark.parametrize(
    ("address", "fault", "hint"),
    [
        ("https://exempel.se/info/bygglov/", "är en hel webbadress", "info/bygglov/"),
        ("//exempel.se/info/bygglov.html", "är en hel webbadress", "info/bygglov.html"),
        ("info/bygglov/?sida=2", "har en fråga", "info/bygglov/"),
        ("info/bygglov/#tid", "har en fråga eller ett ankare", "info/bygglov/"),
        ("info/bygglov%20nu/", "är kodad med procenttecken", "info/bygglov/"),
        ("info/sm%C3%A5hus/", "är kodad med procenttecken", "info/småhus/"),
        ("info/mina sidor/", "innehåller ett mellanrum", "info/bygglov/"),
        ("info\\bygglov", "innehåller tecknet \\", "info/bygglov/"),
        ("javascript:alert(1)", "innehåller tecknet :", "info/bygglov/"),
        ("../bygglov/", "går via . eller ..", "bygglov/"),
        ("info/./bygglov/", "går via . eller ..", "info/bygglov/"),
        ("info//bygglov/", "har ett tomt led", "info/bygglov/"),
        ("/", "är startsidans", "info/bygglov/"),
        ("assets/paraply.css", "slutar på .css", "info/bygglov/"),
        ("a" * 256, "är för lång", "info/bygglov/"),
    ],
)
def test_a_former_address_must_be_a_path_on_this_site(
    tmp_path: Path, address: str, fault: str, hint: str
) -> None:
    [problem] = found(tmp_path, "L22", old(address))
    assert fault in problem.message
    assert f" {hint}" in problem.hint
    assert problem.place == line_of(GUARANTEE, "old_addresses")


@pytest.mark.parametrize(
    "address", ["info/bygglov", "/info/bygglov/", "info/bygglov.html", "info/småhus/", "info/~a_b-c.htm"]
)
def test_a_former_address_may_have_slashes_at_its_ends(tmp_path: Path, address: str) -> None:
    assert not found(tmp_path, "L22", old(address))


def test_a_malformed_former_address_is_told_of_once(tmp_path: Path) -> None:
    files = edited(GUARANTEE, OLD, "old_addresses: ['../a', '../a']")
    assert not found(tmp_path, "L19", files)
    assert len(found(tmp_path, "L22", files)) == 2
