"""From a KPI's id to a page: searching, and adding a measure."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from paraply.build import build_site
from paraply.keyfigures.units import unit_in
from paraply.kolada import command as asked
from paraply.kolada.measures import MeasureFile, measure_file
from paraply.kolada.progress import Bar
from paraply.kolada.rows import Kpi
from paraply.load import load_content
from paraply.model.choices import Direction
from tests.kolada.conftest import US, kpi, snapshots
from tests.kolada.server import Kolada

Run = Callable[..., int]
FILE = "content/results/measures/elever-i-ak-8-som-ar-trygga.yml"


def test_a_word_finds_kpis_for_municipalities(fetch_script: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch_script("--search", "TRYGGA") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "I katalogen, med färdig text:"
    assert "U21505  Trygga med hemtjänsten" in told
    assert told[told.index("") + 1 :] == [
        "N99991  Elever i åk 5 som är trygga, andel (%)  (nästa: 2026)",
        "N99993  Elever i åk 8 som är trygga, andel (%)  (nästa: 2026)",
        "",
        "2 nyckeltal. Lägg till ett: python3 scripts/paraply.py fetch-kolada --add N99991",
    ]


def test_a_word_that_finds_nothing_says_so(
    fetch_script: Run, kolada: Kolada, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch_script("--search", "Vårdplatser") == 0  # one for regions only
    assert "Kolada har inget nyckeltal med 'Vårdplatser' i titeln" in capsys.readouterr().out
    kolada.kpis.append(kpi("N99995", "Vårdplatser (-2024)", publ_period=None))
    assert fetch_script("--search", "Vårdplatser") == 0
    assert "(uppdateras kanske inte längre)" in capsys.readouterr().out


def test_a_kpi_becomes_a_page(root: Path, fetch_script: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch_script() == 10
    capsys.readouterr()
    assert fetch_script("--add", "N99993", "--direction", "higher") == 10
    told = capsys.readouterr().out
    assert "  Enheten är procent." in told
    assert "  Området är skola." in told
    assert "  Jämförelsegruppen är G9902 (Liknande kommuner grundskola, Exempelkommunen, 2025)." in told
    assert f"Läs igenom {FILE}, och bygg sedan sidan: python3 scripts/paraply.py site" in told
    assert (root / FILE).read_text(encoding="utf-8") == (
        "# Skrivet 2026-11-23 från Koladas uppgifter om N99993. Skriv gärna om titeln i klarspråk,\n"
        "# och lägg till frågan (question), ansvariga (owners), hur ofta (every) och mål (targets).\n"
        "title: Elever i åk 8 som är trygga\n"
        "area: skola\n"
        "unit: procent\n"
        "decimals: 1\n"
        "direction: higher\n"
        "definition: 'Påhittat nyckeltal. Källa: exemplet.'\n"
        "source:\n"
        "  kind: kolada\n"
        "  id: N99993\n"
        "kolada_group: G9902\n"
        "target_state: unknown\n"
    )
    site = build_site(root, date(2026, 11, 23))
    address = f"matt/{Path(FILE).stem}/"
    assert any(page.address == address for page in site.pages)
    assert fetch_script() == 0


def test_a_value_that_kolada_repeats_is_pointed_out(
    kolada: Kolada, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    repeated = {2022: 80.5, 2023: 80.5, 2024: 70.0, 2025: 70.0, 2026: 75.0}
    for row in kolada.data:
        if (row["kpi"], row["municipality"]) == ("N99993", US):
            row["values"][1]["value"] = repeated[row["period"]]
    assert fetch_script("--add", "N99993", "--direction", "higher") == 10
    told = capsys.readouterr().out
    assert "N99993: Värdet är detsamma 2022 och 2023, 2024 och 2025. Kolada upprepar ett värde" in told
    assert "rounds: [2022, 2024, 2026]" in told
    assert fetch_script("--add", "N99991", "--direction", "higher") == 1  # has rounds, and is there already
    fetch_script()
    assert "Kolada upprepar" not in capsys.readouterr().out


def test_the_first_measure_of_all_needs_no_other(root: Path, fetch_script: Run) -> None:
    for path in (root / "content/results/measures").iterdir():
        path.unlink()
    assert (
        fetch_script("--add", "N99993", "--direction", "higher", "--id", "Trygga i åk 8", "--area", "skola")
        == 10
    )
    assert load_content(root).problems == ()
    measure = load_content(root).content.measures["trygga-i-ak-8"]
    assert (measure.kolada, measure.area, measure.direction) == ("N99993", "skola", Direction.HIGHER)


REFUSED = {
    "no direction": (["--add", "N99993"], "Skriv det själv med --direction (higher = högre är bättre; "),
    "no such KPI": (
        ["--add", "N00000", "--direction", "lower"],
        "N00000 finns inte i Kolada. Sök med --search",
    ),
    "for regions": (["--add", "N99994", "--direction", "lower"], "gäller regioner, inte kommuner"),
    "there already": (
        ["--add", "N99991", "--direction", "lower"],
        "finns redan: content/results/measures/tryg",
    ),
    "no such area": (
        ["--add", "N99993", "--direction", "lower", "--area", "skolan"],
        "Välj ett av skola, ekonomi",
    ),
    "name taken": (["--add", "N99993", "--direction", "lower", "--id", "kostnad"], "--id kostnad-2"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_added_leaves_every_file_as_it_was(
    name: str, root: Path, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    fetch_script()
    before = snapshots(root)
    arguments, message = REFUSED[name]
    assert fetch_script(*arguments) == 1
    assert message in capsys.readouterr().err
    assert snapshots(root) == before


def test_a_trial_run_writes_nothing(
    root: Path, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshots(root)
    assert fetch_script("--add", "N99993", "--direction", "higher", "--dry-run") == 10
    assert "Provkörning: 4 filer skulle ha ändrats." in capsys.readouterr().out
    assert snapshots(root) == before


def test_a_title_without_unit_needs_one(
    root: Path, kolada: Kolada, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    kolada.kpis[2]["title"] = "Elever som är trygga"
    assert fetch_script("--add", "N99993", "--direction", "higher") == 1
    assert "Skriv den: --unit kronor" in capsys.readouterr().err
    assert fetch_script("--add", "N99993", "--direction", "higher", "--unit", "poäng") == 10


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Elever i åk 9 som är behöriga, andel(%)", "procent"),
        ("Personalkostnader,  kr/inv", "kronor per invånare"),
        ("Kostnad grundskola, kr/elev", "kronor"),
        ("Årets resultat, mnkr", "mnkr"),
        ("Servicemätning - Nöjd med bemötandet, index", "index"),
        ("Väntetid till särskilt boende, antal dagar", "dagar"),
        ("Invånare totalt, antal", "antal"),
        ("Kommunens webbplats", None),
    ],
)
def test_the_unit_is_in_the_title(title: str, unit: str | None) -> None:
    assert unit_in(title) == unit


def test_at_a_terminal_the_direction_is_asked_for(
    root: Path, fetch_script: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("7\n2\n"))
    assert fetch_script("--add", "N99993") == 10
    told = capsys.readouterr().err
    assert "Är ett högt värde bra eller dåligt? Kolada säger inte det." in told
    assert "2  lägre är bättre" in told
    assert "direction: lower" in (root / FILE).read_text(encoding="utf-8")


def test_the_bar_is_on_a_terminal_only_and_what_went_wrong_is_in_a_log_too() -> None:
    for terminal in (True, False):
        console = Console(file=StringIO(), force_terminal=terminal, width=80)
        with Bar(console) as bar:
            bar.expect(2)
            for _ in range(9):
                bar.answered()
            bar.waits("Kolada svarade inte i tid.")
        told = console.file.getvalue()  # type: ignore[attr-defined]
        assert ("Hämtar från Kolada" in told) is terminal
        assert "Kolada svarade inte i tid." in told


def test_a_kpi_of_only_the_fields_that_count_can_be_read() -> None:
    assert Kpi.model_validate({"id": "N1", "title": "T", "municipality_type": "A"}).publication_date is None


def test_a_measure_that_would_be_an_error_is_not_written(
    root: Path, fetch_script: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As every edit, it is judged by all rules first, whoever has proposed it."""

    def strange(*given: Any) -> MeasureFile:
        made = measure_file(*given)
        return replace(made, text=f"{made.text}owners: [ingen]\n")

    monkeypatch.setattr(asked, "measure_file", strange)
    before = snapshots(root)
    assert fetch_script("--add", "N99993", "--direction", "higher") == 1
    told = capsys.readouterr().err.splitlines()
    assert (told[0], told[-1]) == ("Värdena skulle ge fel i innehållet:", "Ingen fil är ändrad.")
    assert FILE in told[1]
    assert "ingen" in told[1]
    assert snapshots(root) == before
