"""The catalogue: whole, in plain Swedish, and pinned to what Kolada called each figure."""

import re
from pathlib import Path

import pytest

from paraply.keyfigures import catalogue
from paraply.keyfigures.figure import KeyFigure, KnownBreak, Level, Pinned
from paraply.keyfigures.units import contradicts, unit_in
from paraply.keyfigures.written import area_in, measure_fields
from paraply.model.dates import Period
from paraply.model.measure import Measure
from paraply.text.yamledit import block
from paraply.text.yamlfile import read_yaml
from tests.worlds import AREAS, CLEAN, NOT_SHOWN, all_found

FIGURES = list(catalogue.figures().values())
THEIR_AREA = dict.fromkeys(catalogue.areas(), "bygga-och-bo")

WITHOUT_UNIT = {"U07453", "N00999"}
"""Titles that end in something else than their unit."""


def test_it_is_about_a_hundred_and_twenty_in_eight_areas() -> None:
    assert len(catalogue.areas()) == 8
    assert 110 <= len(FIGURES) <= 140
    assert sum(len(area.figures) for area in catalogue.areas().values()) == len(FIGURES), "an id stands twice"
    assert [area.order for area in catalogue.areas().values()] == list(range(1, 9))
    assert len(catalogue.down_to(Level.CORE)) == 40
    assert len(catalogue.down_to(Level.STANDARD)) == 117
    assert catalogue.down_to(Level.MORE) == FIGURES


def test_every_area_has_core_figures_and_a_picture() -> None:
    for name, area in catalogue.areas().items():
        assert any(figure.level is Level.CORE for figure in area.figures), name
        assert area.pictogram, name  # a tile without one among others looks forgotten


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_an_entry_is_whole(figure: KeyFigure) -> None:
    assert re.fullmatch(r"[NU]\d{5}", figure.id)
    assert figure.question.endswith("?")
    assert len(figure.title) <= 60
    for text in (figure.direction_reason, figure.definition, figure.limits, figure.rounds, figure.why):
        assert text[0].isupper() or text[0] == "”", text
        assert text.endswith((".", "”.")), text
    assert ":" not in figure.rounds  # it stands after "Så ofta mäts det:"
    assert "varken" not in figure.direction_reason.lower()  # the sentence before says so
    for each in figure.breaks:
        assert "ämför inte" not in each.why  # the page adds it to every break
    assert len(figure.synonyms) >= 3
    assert len(set(figure.synonyms)) == len(figure.synonyms)
    assert not contradicts(figure.kolada.title, figure.unit)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_the_pinned_unit_is_the_titles_own(figure: KeyFigure) -> None:
    if figure.id in WITHOUT_UNIT:
        assert figure.kolada.unit is None
    else:
        assert figure.kolada.unit
        assert figure.kolada.unit in figure.kolada.title


def test_titles_and_questions_are_different() -> None:
    assert len({figure.title for figure in FIGURES}) == len(FIGURES)
    assert len({figure.question for figure in FIGURES}) == len(FIGURES)


def test_a_figure_that_follows_another_is_not_in_the_catalogue_twice() -> None:
    ended = {figure.follows for figure in FIGURES if figure.follows}
    assert ended
    assert not ended & catalogue.figures().keys()
    assert not catalogue.refilled().keys() & catalogue.figures().keys()


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_a_measure_can_be_written_of_it(figure: KeyFigure) -> None:
    document = read_yaml(block(measure_fields(figure, "omrade", "G99999")), "m.yml")
    assert document.problems == []
    measure = Measure.model_validate(document.value)
    assert (measure.kolada, measure.unit, measure.direction) == (figure.id, figure.unit, figure.direction)
    assert [one.before for one in measure.breaks] == [one.before for one in figure.breaks]


def test_the_rules_find_nothing_in_any_text_of_it(tmp_path: Path) -> None:
    """What a municipality gets from us is as plain and whole as what we ask of it."""
    written = {
        f"results/measures/{figure.id.lower()}.yml": block(
            measure_fields(figure, area_in(figure, THEIR_AREA), owners=["skolnamnden"])
        )
        for figure in FIGURES
    }
    assert AREAS in CLEAN
    wrong = [
        str(problem)
        for problem in all_found(tmp_path, {**CLEAN, NOT_SHOWN: None, **written})
        # There are no snapshots of theirs, and one measure stands here already, by the same name.
        if problem.rule.code not in {"R01", "R02", "R03", "D09"}
    ]
    assert wrong == []


def test_what_residents_write_finds_figures() -> None:
    for words, title in {
        "hemtjänst": "Nöjda med hemtjänsten",
        "äldreboende": "Nöjda med äldreboendet",
        "dagis": "Barn per anställd i förskolan",
        "bredband": "Snabbt bredband hemma",
        "klimat": "Utsläpp av växthusgaser",
        "N00401": "Utsläpp av växthusgaser",
        "trygga årskurs 5": "Trygga elever i årskurs 5",
    }.items():
        assert title in [figure.title for figure in catalogue.found(words)], words
    assert catalogue.found("finns inte alls") == []
    assert catalogue.found(" ") == []


def test_the_area_is_the_municipalitys_own() -> None:
    figure = catalogue.figures()["U21468"]
    assert catalogue.area_of("U21468") == "aldre-och-funktionsnedsattning"
    assert area_in(figure, {"aldre-och-funktionsnedsattning": "aldre"}) == "aldre"
    assert area_in(figure, {}) is None
    assert catalogue.area_of("N99999") is None


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Elever i åk 5, andel (%)", "procent"),
        ("Avvikelse, procentenheter", "procentenheter"),
        ("Kvalitetsindex äldreomsorg", "index"),
        ("Mediantid, mediantid i månader", "månader"),
        ("Elever i åk. 9, meritvärde, genomsnitt (17 ämnen)", "poäng"),
        ("Tillgänglighet, minuter/person", "minuter per person"),
        ("Utredningstid i antal dagar, medelvärde", "dagar"),
        ("Kostnad, kr/inv", "kronor per invånare"),
        ("Något helt annat", None),
    ],
)
def test_the_unit_is_read_from_the_title(title: str, unit: str | None) -> None:
    assert unit_in(title) == unit


def test_only_a_share_contradicts() -> None:
    assert contradicts("Insatser, antal/10 000 inv", "procent")
    assert contradicts("Insatser, andel (%)", "antal per 10 000 invånare")
    assert not contradicts("Kostnad, kr/inv", "kronor")
    assert not contradicts("Något helt annat", "poäng")
    assert not contradicts("Något helt annat", "procent")


def test_titles_are_the_same_whatever_the_blanks() -> None:
    pinned = Pinned(title="Trygga,  andel(%)", earlier_titles=("Lugna, andel (%)",))
    assert pinned.knows("Trygga, andel (%)")
    assert pinned.knows("lugna, andel  (%)")
    assert not pinned.knows("Nöjda, andel (%)")
    figure = catalogue.figures()["N15813"]
    [known] = figure.breaks
    assert isinstance(known, KnownBreak)
    assert known.before == Period.of("2024")
    assert known.title
    assert figure.knows(known.title)
    assert not figure.kolada.knows(known.title)
