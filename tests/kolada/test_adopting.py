"""The catalogue's figures in a municipality that has none: what has a value, and the reason for the rest."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from paraply.keyfigures.catalogue import figures
from paraply.kolada.adopting import Adopted, adopt, groups_of
from paraply.kolada.client import Client
from paraply.kolada.faults import KoladaError
from paraply.kolada.snapshots import Stamp
from paraply.load import load_content
from paraply.model.content import Content
from tests.kolada.conftest import QUICK, US, group, kpi
from tests.kolada.conftest import figures as rows_of
from tests.kolada.server import Kolada

HOME, SCHOOL, GONE, REGION = "U21468", "N15428", "N00119", "N00610"
WANTED = [figures()[id_] for id_ in (HOME, SCHOOL, GONE, REGION, "U23471")]
AREAS = {"aldre-och-funktionsnedsattning": "ekonomi", "forskola-och-skola": "skola"}


@pytest.fixture
def catalogued(kolada: Kolada) -> Kolada:
    """A Kolada with four of the figures: one of regions, one without a value of ours, and one gone."""
    places = [each["id"] for each in kolada.municipalities if each["type"] == "K"]
    kolada.kpis += [kpi(id_, figures()[id_].kolada.title) for id_ in (HOME, SCHOOL, "U23471")]
    kolada.kpis.append(kpi(REGION, "Något i regionen", municipality_type="L"))
    kolada.data += [*rows_of(HOME, places), *rows_of(SCHOOL, places)]
    kolada.data += [row for row in rows_of("U23471", places) if row["municipality"] != US]
    kolada.groups += [
        group("G9911", "Liknande kommuner äldreomsorg, Exempelkommunen, 2025", "9901", "9902"),
        group("G9912", "Exempels läns kommuner (ovägt medel)", "9901", US),
        group("G9913", "Andra läns kommuner (ovägt medel)", "9902"),
    ]
    return kolada


@pytest.fixture
def adopted(root: Path, catalogued: Kolada) -> Callable[[Content | None], Adopted]:
    def run(content: Content | None = None) -> Adopted:
        with Client(catalogued.base_url, QUICK) as client:
            return adopt(
                content or load_content(root).content, client, Stamp(date(2026, 11, 23)), WANTED, AREAS
            )

    return run


def test_those_with_a_value_are_written_and_the_others_named(
    adopted: Callable[[Content | None], Adopted],
) -> None:
    found = adopted(None)
    assert found.left_out == {
        GONE: "Nyckeltalet finns inte längre i Kolada.",
        REGION: "Nyckeltalet gäller regioner, inte kommuner.",
        "U23471": "Det fanns inget värde för kommunen att hämta.",
    }
    names = {Path(path).name for path in found.files}
    assert {"nojda-med-hemtjansten.yml", "behoriga-till-gymnasiet.yml", f"{HOME}.json"} <= names
    assert "nojda-med-aldreboendet.yml" not in names
    assert "U23471.json" not in names
    text = found.files["content/results/measures/nojda-med-hemtjansten.yml"]
    assert "area: ekonomi\n" in text
    assert "kolada_group: G9911\n" in text
    assert "kolada_group: G9902\n" in found.files["content/results/measures/behoriga-till-gymnasiet.yml"]


def test_what_is_there_is_not_adopted_again(root: Path, adopted: Callable[[Content | None], Adopted]) -> None:
    for path, text in adopted(None).files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    assert [path for path in adopted(None).files if "measures" in path] == []


def test_a_name_that_is_taken_gets_a_number(root: Path, adopted: Callable[[Content | None], Adopted]) -> None:
    content = load_content(root).content
    [other, *_rest] = content.measures.values()
    taken = replace(content, measures={**content.measures, "nojda-med-hemtjansten": other})
    assert "content/results/measures/nojda-med-hemtjansten-2.yml" in adopted(taken).files


def test_the_groups_of_a_municipality(catalogued: Kolada) -> None:
    with Client(catalogued.base_url, QUICK) as client:
        found = groups_of(client, US)
        assert (found.default_group, found.county_group) == ("G9901", "G9912")
        with pytest.raises(KoladaError, match="koden 0001"):
            groups_of(client, "0001")
