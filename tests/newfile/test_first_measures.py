"""A municipality that begins with the catalogue's figures: a whole site, and nothing left out in silence."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from paraply.keyfigures.catalogue import areas, figures
from paraply.kolada.beginning import chosen, titles_of
from paraply.kolada.faults import KoladaError
from paraply.load import load_content
from tests.commands import run
from tests.conftest import build_into
from tests.kolada.conftest import QUICK, US, group, kpi, reading
from tests.kolada.server import Fault, Kolada, serving, status
from tests.made import text_of

HAVE = {"U21468": 80.0, "U23471": 20.0, "N15428": 50.0, "N00901": 21.0}
"""Our value in the newest year; the others have 30 to 70: above, below and between them."""


def values(id_: str, places: list[str]) -> list[dict[str, Any]]:
    rows = []
    for year in (2024, 2025):
        for number, place in enumerate(places):
            value = HAVE[id_] + (30 if id_ == "N15428" and year == 2024 else 0)
            value = value if place == US else 30.0 + number % 41 + (year == 2025)
            rows.append(
                {
                    "kpi": id_,
                    "period": year,
                    "municipality": place,
                    "values": [reading("K", value), reading("T", value)],
                }
            )
    return rows


@pytest.fixture
def kolada() -> Iterator[Kolada]:
    places = [f"5{number:03}" for number in range(1, 300)] + [US]
    kolada = Kolada(
        kpis=[kpi(id_, figures()[id_].kolada.title) for id_ in HAVE],
        municipalities=[
            *({"id": each, "title": f"Kommun {each}", "type": "K"} for each in places[:-1]),
            {"id": US, "title": "Nystad", "type": "K"},
            {"id": "0000", "title": "Riket", "type": "L"},
        ],
        groups=[
            group("G9901", "Liknande kommuner, övergripande, Nystad, 2025", "5001", "5002", "5020"),
            group("G9902", "Liknande kommuner äldreomsorg, Nystad, 2025", "5003", "5004", "5030"),
            group("G9903", "Nylands läns kommuner (ovägt medel)", "5005", US),
        ],
        data=[row for id_ in HAVE for row in values(id_, places)],
    )
    with serving(kolada) as running:
        yield running


@pytest.fixture
def start(kolada: Kolada, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs the command into a new folder."""
    monkeypatch.setenv("PARAPLY_TODAY", "2026-11-23")

    def begin(*arguments: str) -> int:
        given = ["Nystads kommun", "--short-name", "Nystad", "--into", str(tmp_path / "ny"), *arguments]
        return run("start", *given, "--base-url", kolada.base_url, given=QUICK)

    return begin


def test_the_first_build_is_a_whole_site(
    start: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start("--code", US, "--measures", "core", "--measures", "aldre-och-funktionsnedsattning") == 0
    told = capsys.readouterr().out
    assert "4 mått är inlagda." in told
    assert "U23401 Väntan på plats på äldreboende" in told
    content = load_content(tmp_path / "ny").content
    assert {measure.kolada for measure in content.measures.values()} == set(HAVE)
    assert content.municipality.kolada.default_group == "G9901"
    assert content.municipality.kolada.county_group == "G9903"
    assert content.measures["nojda-med-hemtjansten"].kolada_group == "G9902"
    assert set(content.areas) == set(areas())
    assert set(content.not_shown) == set(figures()) - set(HAVE)
    assert content.not_shown["U23401"].why == "Nyckeltalet finns inte längre i Kolada."
    assert content.not_shown["N11701"].why.startswith("Måttet är inte inlagt")
    assert {id_: measure.featured for id_, measure in content.measures.items() if measure.featured} == {
        "nojda-med-hemtjansten": (
            "Här låg kommunen bäst till jämfört med liknande kommuner när måtten valdes."
        ),
        "nojda-med-aldreboendet": (
            "Här låg kommunen sämst till jämfört med liknande kommuner när måtten valdes."
        ),
        "behoriga-till-gymnasiet": ("Av de andra måtten hade det här ändrats mest när måtten valdes."),
    }
    site = tmp_path / "site"
    build_into(site, tmp_path / "ny" / "mkdocs.yml")
    page = text_of((site / "om" / "matt-som-inte-visas" / "index.html").read_text(encoding="utf-8"))
    assert f"Av {len(figures())} nyckeltal i listan visas 4." in page
    assert "80 %" in text_of((site / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--measures", "core"], "--measures behöver också --code"),
        (["--code", US, "--measures", "kärnan"], "'kärnan' är varken nivå eller område i katalogen."),
        (["--code", "9876", "--measures", "core"], "Kolada har ingen kommun med koden 9876."),
    ],
)
def test_what_cannot_begin_changes_nothing(
    arguments: list[str],
    message: str,
    start: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert start(*arguments) == 1
    told = capsys.readouterr().err
    assert message in told
    assert told.endswith("Inget är ändrat.\n")
    assert not (tmp_path / "ny").exists() or not list((tmp_path / "ny").iterdir())


def test_a_kolada_that_fails_in_the_middle_changes_nothing(
    start: Callable[..., int], kolada: Kolada, tmp_path: Path
) -> None:
    kolada.faults.append(Fault("/data/", status(422)))
    assert start("--code", US, "--measures", "core") == 1
    assert not (tmp_path / "ny").exists() or not list((tmp_path / "ny").iterdir())


def test_levels_and_areas_are_chosen_together() -> None:
    both = chosen(["core", "kultur-och-fritid"])
    assert len(both) > len(chosen(["core"])) >= 40
    assert [figure.id for figure in chosen(["more"])] == list(figures())
    assert titles_of(chosen(["kultur-och-fritid"])) == ["Kultur och fritid"]
    with pytest.raises(KoladaError, match="Menade du 'standard'"):
        chosen(["standrad"])


def test_without_a_group_it_is_set_beside_all(
    start: Callable[..., int], kolada: Kolada, tmp_path: Path
) -> None:
    kolada.groups.clear()
    assert start("--code", US, "--measures", "aldre-och-funktionsnedsattning") == 0
    content = load_content(tmp_path / "ny").content
    assert [measure.featured for measure in content.measures.values()] == [
        "Här låg kommunen sämst till jämfört med andra kommuner när måtten valdes.",
        "Här låg kommunen bäst till jämfört med andra kommuner när måtten valdes.",
    ]
    assert content.municipality.kolada.default_group is None
