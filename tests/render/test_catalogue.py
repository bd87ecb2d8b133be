"""The data catalogue, as a data portal's harvester reads it: parsed, and held to the profile's shapes."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, BNode, Graph, Literal, URIRef

from paraply.build import build_site
from paraply.model.choices import Every
from paraply.render.catalogue import FREQUENCIES
from tests.conftest import ROOT, TODAY
from tests.made import KPI, US, area, content, guarantee, measure, municipality, site, snapshot

CATALOGUE = "om/oppna-data/dcat.rdf"
ADDRESS = "https://kvalitet.exempel.se/"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
SHAPES = Path(__file__).parent / "dcat_ap_se.ttl"
OFFICIAL: dict[str, Any] = {
    "status": "official",
    "organisation_number": "000000-1016",
    "site_address": ADDRESS,
    "licence": CC0,
}


def made(**changed: Any) -> Any:
    return content(
        of=municipality(**{**OFFICIAL, **changed}),
        measures=[
            measure("egen", outcomes=[{"period": "2025", "value": 90, "published": "2026-02-01"}]),
            measure("kolada", source={"kind": "kolada", "id": KPI}),
        ],
        snapshots=[snapshot([[US, 2026, "T", 74, ""]])],
        guarantees=[guarantee()],
    )


def file_of(content_: Any) -> bytes | None:
    return {file.address: file.content for file in site(content_).files()}.get(CATALOGUE)


def graph_of(content_: Any) -> Graph:
    found = file_of(content_)
    assert found is not None
    return Graph().parse(data=found, format="xml")


def broken_rules(graph: Graph) -> str:
    conforms, _results, text = validate(graph, shacl_graph=Graph().parse(SHAPES))
    return "" if conforms else str(text)


def test_the_catalogue_of_the_example_keeps_to_the_profile() -> None:
    built = build_site(ROOT / "tests" / "example", TODAY, allow_example=True)
    (file,) = [file for file in built.files() if file.address == CATALOGUE]
    graph = Graph().parse(data=file.content, format="xml")
    assert broken_rules(graph) == ""
    assert len(set(graph.subjects(RDF.type, DCAT.Dataset))) == 2 + len(built.views.measures)
    written = {other.address for other in built.files()}
    site_address = built.address.rstrip("/") + "/"
    for address in graph.objects(None, DCAT.downloadURL):
        assert str(address).removeprefix(site_address) in written


@pytest.mark.parametrize(
    "term",
    [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset, DCAT.distribution, DCAT.accessURL],
)
def test_the_shapes_find_what_is_missing(term: URIRef) -> None:
    graph = graph_of(made())
    assert broken_rules(graph) == ""
    graph.remove((None, term, None))
    assert "Results" in broken_rules(graph)


def test_a_measure_is_found_by_what_it_is_about_how_often_and_when() -> None:
    told = measure(
        "antal", area="skola", synonyms=["dagis", "betyg"], every="third",
        outcomes=[
            {"period": "2024", "value": 1}, {"period": "2025-T2", "value": 2},
            {"period": "2026", "missing": "not_measured"},
        ],
    )  # fmt: skip
    school = area("skola", title="Skola", data_themes=["EDUC", "SOCI"])
    graph = graph_of(content(of=municipality(**OFFICIAL), measures=[told, measure("utan")], areas=[school]))
    node, bare = (URIRef(f"{ADDRESS}matt/{id_}/#data") for id_ in ("antal", "utan"))
    themes = {str(theme).rpartition("/")[2] for theme in graph.objects(node, DCAT.theme)}
    assert themes == {"EDUC", "SOCI"}
    assert {str(word) for word in graph.objects(node, DCAT.keyword)} == {"dagis", "betyg", "Skola"}
    assert str(graph.value(node, DCTERMS.accrualPeriodicity)).endswith("/frequency/ANNUAL_3")
    period = graph.value(node, DCTERMS.temporal)
    days = [str(graph.value(period, term)) for term in (DCAT.startDate, DCAT.endDate)]
    assert days == ["2024-01-01", "2025-08-31"]
    assert [str(theme).rpartition("/")[2] for theme in graph.objects(bare, DCAT.theme)] == ["GOVE"]
    for term in (DCAT.keyword, DCTERMS.accrualPeriodicity, DCTERMS.temporal):
        assert not list(graph.objects(bare, term)), "nothing that is not known is told"
    whole = graph.value(URIRef(f"{ADDRESS}om/oppna-data/#matt"), DCTERMS.temporal)
    assert str(graph.value(whole, DCAT.endDate)) == "2025-08-31"


def test_every_way_to_say_how_often_has_the_eus_word() -> None:
    assert set(FREQUENCIES) == set(Every)


def test_every_node_has_an_absolute_address() -> None:
    for statement in graph_of(made()):
        for node in statement:
            assert not isinstance(node, BNode)
            assert isinstance(node, Literal) or str(node).startswith(("http://", "https://", "mailto:"))


def test_koladas_values_never_get_the_municipalitys_licence() -> None:
    graph = graph_of(made())
    licences = {
        str(node): (graph.value(node, DCTERMS.license), graph.value(node, DCTERMS.rights))
        for node in graph.subjects(RDF.type, DCAT.Distribution)
    }
    own = licences[f"{ADDRESS}matt/egen/data.csv#fil-data"]
    assert own == (URIRef(CC0), None)
    terms = URIRef(f"{ADDRESS}om/oppna-data/#villkor-kolada")
    for name in ("matt/kolada/data.json#fil-data", "om/oppna-data/matt.csv#fil-matt"):
        assert licences[f"{ADDRESS}{name}"] == (None, terms)
    assert "Källa: Kolada" in str(graph.value(terms, URIRef("http://www.w3.org/2000/01/rdf-schema#label")))


def test_no_licence_is_invented() -> None:
    assert list(graph_of(made(licence=None)).objects(None, DCTERMS.license)) == []


def test_the_publisher_is_named_by_its_number_without_a_hyphen() -> None:
    graph = graph_of(made())
    assert set(graph.objects(None, DCTERMS.publisher)) == {
        URIRef("http://dataportal.se/organisation/SE0000001016")
    }


@pytest.mark.parametrize("lacks", ["organisation_number", "site_address", "status"])
def test_without_a_publisher_who_can_be_named_there_is_none(lacks: str) -> None:
    assert file_of(made()) is not None
    assert file_of(made(**{lacks: "unofficial" if lacks == "status" else None})) is None


def test_rdflib_is_imported_only_when_a_catalogue_is_written() -> None:
    code = "import sys, paraply.build; sys.exit('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "hooks", check=False)
    assert done.returncode == 0
