"""Tierp and Västerås, begun with the guide: real promises, nothing invented, and no trace of anybody else."""

import json
import shutil
from pathlib import Path

import pytest

from paraply import numbers
from paraply.build import examine
from paraply.load import load_content
from paraply.model.content import Content
from paraply.model.guarantee import GuaranteeState, Wording
from paraply.newfile.municipality import Beginning, configuration
from tests.conftest import ROOT, TODAY, build_into
from tests.made import text_of

HERE = Path(__file__).parent
BEGUN = {
    "tierp": Beginning(
        "Tierps kommun",
        short_name="Tierp",
        code="0360",
        areas=("Medborgarservice", "Bygglov", "Vatten", "Äldreomsorg"),
    ),
    "vasteras": Beginning(
        "Västerås", code="1980", areas=("Synpunkter", "Färdtjänst", "Skolskjuts", "Kontaktcenter")
    ),
}


SAFE = "trygghet-arskurs-5"
"""The one measure both have, from the one file of Kolada's figures that both are given."""

CARRIED = "Inte mätt, förra värdet upprepas."


def placed(name: str, folder: Path) -> Path:
    """The municipality as it would lie on a server: its own files, and Kolada's that are the same for all."""
    shutil.copytree(HERE / name / "content", folder / "content")
    shutil.copytree(HERE / "kolada", folder / "content" / "results" / "kolada")
    (folder / "mkdocs.yml").write_text(configuration(ROOT, folder), encoding="utf-8")
    return folder


def content_of(name: str) -> Content:
    return load_content(HERE / name).content


@pytest.fixture(scope="module", params=BEGUN)
def begun(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A municipality by its folder here, and its site, built by the program of this checkout."""
    name: str = request.param
    folder = placed(name, tmp_path_factory.mktemp(name))
    return name, build_into(folder / "site", folder / "mkdocs.yml")


@pytest.mark.parametrize("name", BEGUN)
def test_the_first_files_are_those_that_start_writes(name: str) -> None:
    for path, text in BEGUN[name].files().items():
        assert (HERE / name / path).read_text(encoding="utf-8") == text, path


@pytest.mark.parametrize("name", BEGUN)
def test_there_is_no_error_and_each_promise_says_only_what_is_known(name: str, tmp_path: Path) -> None:
    examined = examine(placed(name, tmp_path / name), TODAY)
    assert [str(problem) for problem in examined.problems if problem.is_error] == []
    assert examined.content.guarantees
    for promise in examined.content.guarantees.values():
        assert promise.state is GuaranteeState.UNKNOWN
        assert promise.wording is Wording.RETOLD
        assert promise.source is not None
        assert promise.source.url is not None
        assert (promise.decision, promise.measure, promise.review_by, promise.owners) == (
            None,
            None,
            None,
            (),
        )
        assert promise.level is not None
        assert promise.consequence is not None


def test_each_promise_is_told_in_its_words_and_judged_by_nobody(begun: tuple[str, Path]) -> None:
    name, site = begun
    promises = content_of(name).guarantees
    for id_, promise in promises.items():
        told = text_of((site / "garantier" / id_ / "index.html").read_text(encoding="utf-8"))
        assert promise.promise in told
        assert promise.consequence is not None
        assert str(promise.consequence.text) in told
        assert "Vi vet inte hur ofta löftet hålls." in told
        assert "om löftet gäller nu" in told.partition("Det här vet vi inte än")[2]
        assert "Tills vidare" not in told
        assert promise.source is not None
        assert str(promise.source.url) in told
    start = text_of((site / "index.html").read_text(encoding="utf-8"))
    number = numbers.count_word(len(promises))
    assert f"Inget av de {number} löftena går att bedöma än. För alla saknas siffror." in start


def test_every_page_is_its_own_and_names_no_other_municipality(begun: tuple[str, Path]) -> None:
    name, site = begun
    own = content_of(name).municipality
    known = [load_content(ROOT).content.municipality]
    known += [content_of(other).municipality for other in BEGUN if other != name]
    others = {other.label for other in known} - {own.label}
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert len(pages) > 30
    for path, html in pages.items():
        assert f"Förslag. Inte publicerat av {own.name}." in html, path
        assert not [label for label in others if label in html], path


def test_one_file_of_koladas_figures_serves_both(begun: tuple[str, Path]) -> None:
    """The survey is made every other year, not the same years in both: what is carried is no result."""
    name, site = begun
    told = text_of((site / "matt" / SAFE / "index.html").read_text(encoding="utf-8"))
    expected = {
        "tierp": ("87,6 % År 2026.", "Bättre än år 2024, då det var 80,9 procent.", f"2025 {CARRIED} 80,9"),
        "vasteras": (
            "83,4 % År 2025.",
            "Bättre än år 2023, då det var 82,1 procent.",
            f"2026 {CARRIED} 83,4",
        ),
    }
    for text in (*expected[name], "Vi vet inte om det finns något mål."):
        assert text in told
    assert "Målet nåddes" not in told
    data = json.loads((site / "matt" / SAFE / "data.json").read_text(encoding="utf-8"))
    [compared] = [row for row in data["comparisons"] if row["with"] == "all"]
    assert compared["n"] > 200
    assert 1 <= compared["rank"] <= compared["n"]
