"""A small municipality that compares itself with forty others in Kolada, all of them invented."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from paraply.kolada.client import Patience
from tests.commands import run as command
from tests.kolada.server import Kolada, Rows, serving
from tests.worlds import write

US = "9999"
YEARS = range(2022, 2027)
QUICK = Patience(connect=10, silence=10, answer=20, tries=3, first_pause=0.01, longest_pause=0.1, between=0)
"""Quick to try again, but as patient with a loaded machine as anyone."""

HASTY = replace(QUICK, silence=0.5, answer=1)
"""For a server that falls silent, so that a test need not wait it out."""

FILES = {
    "results/municipality.yml": (
        "name: Exempelkommunen\ncode: '9999'\nkolada: {default_group: G9901}\ndimensions: {gender: Kön}\n"
    ),
    "results/areas.yml": "areas:\n  - {id: skola, title: Skola}\n  - {id: ekonomi, title: Ekonomi}\n",
    "results/measures/trygghet.yml": (
        "title: Trygga elever\narea: skola\nunit: procent\ndirection: higher\n"
        "source: {kind: kolada, id: N99991}\nkolada_group: G9902\nrounds: [2022, 2024, 2026]\n"
    ),
    "results/measures/kostnad.yml": (
        "title: Kostnad\narea: ekonomi\nunit: kronor\ndirection: neutral\n"
        "source:\n  kind: kolada\n  id: N99992\n"
    ),
}


def kpi(id_: str, title: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "title": title,
        "description": "Påhittat nyckeltal. Källa: exemplet.",
        "is_divided_by_gender": True,
        "municipality_type": "K",
        "auspice": "X",
        "operating_area": "Grundskola",
        "perspective": "Kvalitet och resultat",
        "prel_publication_date": None,
        "publication_date": "2026-05-29",
        "publ_period": "2026",
        "has_ou_data": False,
        **fields,
    }


def group(id_: str, title: str, *members: str) -> dict[str, Any]:
    named = [{"member_id": each, "member_title": f"Kommun {each}"} for each in members]
    return {"id": id_, "title": title, "members": named}


def reading(gender: str, value: float | None, **fields: Any) -> dict[str, Any]:
    return {"gender": gender, "count": 1, "status": "", "value": value, "isdeleted": False, **fields}


def figures(id_: str, places: list[str]) -> Rows:
    """Rows of a KPI; the women's value comes first, and the place and year can be read from the value."""
    return [
        {
            "kpi": id_,
            "period": year,
            "municipality": place,
            "values": [
                reading(gender, round(year - 2000 + add + int(place.strip("G")) / 1000, 3))
                for gender, add in (("K", -1.5), ("T", 0), ("M", 1.5))
            ],
        }
        for year in YEARS
        for place in places
    ]


def small_kolada() -> Kolada:
    places = [f"99{number:02}" for number in range(1, 41)] + [US]
    municipalities = [{"id": each, "title": f"Kommun {each}", "type": "K"} for each in places]
    municipalities[-1]["title"] = "Exempelkommunen"
    municipalities += [
        {"id": "0000", "title": "Riket", "type": "L"},
        {"id": "0099", "title": "Region Exempel", "type": "L"},
    ]
    kpis = [
        kpi("N99991", "Elever i åk 5 som är trygga, andel (%)"),
        kpi("N99992", "Kostnad för skolan, kr/inv", operating_area="Kommunen, övergripande"),
        kpi("N99993", "Elever i åk 8 som är trygga, andel (%)"),
        kpi("N99994", "Vårdplatser i regionen, antal", municipality_type="L"),
    ]
    groups = [
        group("G9901", "Liknande kommuner, övergripande, Exempelkommunen, 2025", "9901", "9902"),
        group("G9902", "Liknande kommuner grundskola, Exempelkommunen, 2025", "9903", "9904"),
        group("G9903", "Liknande kommuner LSS, Exempelkommunen, 2024", "9905", "9906"),
        group("G9904", "Liknande kommuner LSS, Exempelkommunen, 2023", "9907", "9908"),
        group("G9905", "Liknande kommuner LSS, Norra Exempelkommunen, 2026", "9909"),
    ]
    everywhere = [*places, "0000", "G9901", "G9902"]
    data = [row for each in ("N99991", "N99992", "N99993") for row in figures(each, everywhere)]
    return Kolada(kpis, municipalities, groups, data)


@pytest.fixture
def kolada() -> Iterator[Kolada]:
    with serving(small_kolada()) as running:
        yield running


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The municipality's folder, without anything from Kolada yet."""
    return write(tmp_path, FILES)


@pytest.fixture
def fetch_script(root: Path, kolada: Kolada, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs the script against the server and returns its status."""
    monkeypatch.setenv("PARAPLY_TODAY", "2026-11-23")

    def run(*arguments: str, patience: Patience = QUICK) -> int:
        return command(
            "fetch-kolada", "--root", root, "--base-url", kolada.base_url, *arguments, given=patience
        )

    return run


def snapshots(root: Path) -> dict[str, bytes]:
    """Every file of the content, as bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
