"""Every word of the fetch passes the catalogue: it is run in a language without a letter of Swedish."""

import re
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from paraply.kolada.progress import Bar
from paraply.model.choices import Direction
from tests.greek import greek_spoken, latin_left
from tests.kolada.conftest import US, group
from tests.kolada.server import Fault, Kolada
from tests.kolada.test_add import REFUSED
from tests.kolada.test_fetch import CHANGED, FAULTS, change

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]

VALUE = re.compile(
    r"[{\[<].*"  # a piece of an answer, cut
    r"|https?://\S+|/v3/\S+|/data/\S+|content/\S+|python3 scripts/\S+ \S+ --add"
    r"|'[^']*'|\b[A-Z][0-9]+\b"  # what was asked for, and ids
    r"|\bvalues\.[0-9.a-z]+|\bNaN\b|\binf\b"
)
TOLD = (
    "All connection attempts failed",  # what the network says of itself
    "Liknande kommuner, övergripande, Exempelkommunen",
    "Liknande kommuner grundskola, Exempelkommunen",
    "Liknande kommuner LSS, Exempelkommunen",
    "Elever i åk 5 som är trygga, andel (%)",
    "Elever i åk 5 som trivs, andel (%)",
    "Elever i åk 8 som är trygga, andel (%)",
    "Kostnad för skolan, kr/inv",
    "Vårdplatser i regionen, antal",
    "Påhittat nyckeltal. Källa: exemplet.",
    "Exempelkommunen",
    "(Missing)",
    "Kolada API v3",
    "Kopian",
    *("Grundskola", "Kommun 9940", "title", "kostnad-2", "skola", "ekonomi", "procent", "åk"),
    *(way.value for way in Direction),
)
"""What others have written: Kolada, and the municipality in its content."""


SAID = (
    *("cut JSON", "HTML with 200", "404", "410", "422", "429", "429, an hour", "500", "redirect"),
    *("endless", "no KPI", "no list", "too few rows", "NaN", "no title", "another KPI", "another place"),
    *("another server", "half a character", "deep", "members gone"),
)
"""The faults that are told in other words than one before them."""


@pytest.fixture(scope="module", autouse=True)
def _greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with greek_spoken(tmp_path_factory.mktemp("language") / "locale"):
        yield


@pytest.fixture
def greek_root(root: Path) -> Path:
    file = root / "content/results/municipality.yml"
    file.write_text(file.read_text(encoding="utf-8") + "language: el\n", encoding="utf-8")
    return root


def left(told: str) -> list[str]:
    assert re.search("[α-ω]{3}", told), told
    return latin_left(VALUE.sub(" ", told), *TOLD)


@pytest.mark.parametrize("name", SAID)
def test_a_fault(name: str, greek_root: Path, kolada: Kolada, fetch_script: Run, capsys: Captured) -> None:
    where, what, _told = FAULTS[name]
    kolada.faults.append(Fault(where, what))
    assert fetch_script() == 1
    assert left(capsys.readouterr().err) == []


@pytest.mark.parametrize("name", CHANGED)
def test_what_cannot_be_trusted(
    name: str, greek_root: Path, kolada: Kolada, fetch_script: Run, capsys: Captured
) -> None:
    fetch_script()
    CHANGED[name][0](kolada)
    assert fetch_script() == 1
    told = capsys.readouterr()
    assert left(told.out) == []
    assert left(told.err) == []


def test_what_a_fetch_changes(greek_root: Path, kolada: Kolada, fetch_script: Run, capsys: Captured) -> None:
    change(kolada, "N99991", US, 2026, value=None, status="Missing")
    change(kolada, "N99991", US, 2024, isdeleted=True)
    assert fetch_script() == 10
    change(kolada, "N99991", US, 2026, value=87.5, status="")
    change(kolada, "N99991", US, 2024, isdeleted=False)
    change(kolada, "N99991", "9901", 2022, isdeleted=True)
    change(kolada, "N99991", "9902", 2024, value=1.0)
    for row in kolada.data[-1:]:
        row["values"][0]["value"] = row["values"][2]["value"] = 2.0  # women and men
    kolada.kpis[0].update(publication_date="2027-05-29", publ_period=None, operating_area="")
    kolada.groups[0]["members"].pop()
    kolada.groups[1]["members"].append({"member_id": "9920", "member_title": "Kommun 9920"})
    kolada.groups.append(group("G9910", "Liknande kommuner grundskola, Exempelkommunen, 2026", "9903"))
    kolada.municipalities.pop(39)
    assert fetch_script("--dry-run", "--origin", "Kopian", "--decimals-known", "1") == 10
    assert fetch_script("--origin", "Kopian") == 10
    assert fetch_script("--origin", "Kopian") == 0
    assert left(capsys.readouterr().out) == []


def test_a_search_and_a_new_measure(
    greek_root: Path, kolada: Kolada, fetch_script: Run, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    kolada.kpis[0]["publ_period"] = None
    fetch_script()
    fetch_script("--search", "TRYGGA, ANDEL")
    fetch_script("--search", "xyz")
    for year in (2023, 2024):
        change(kolada, "N99993", US, year, value=1)

    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("7\nx\n2\n"))
    assert fetch_script("--add", "N99993") == 10
    told = capsys.readouterr()
    assert left(told.out) == []
    assert left(told.err) == []
    written = (greek_root / "content/results/measures/elever-i-ak-8-som-ar-trygga.yml").read_text("utf-8")
    assert left("\n".join(re.findall("^#.*", written, re.MULTILINE))) == []


def test_what_is_refused(greek_root: Path, kolada: Kolada, fetch_script: Run, capsys: Captured) -> None:
    fetch_script()
    for arguments, _told in REFUSED.values():
        assert fetch_script(*arguments) == 1
    assert fetch_script("--base-url", "http://127.0.0.1:9/v3") == 1
    assert fetch_script("--base-url", "kolada") == 1
    kolada.kpis[2]["title"] = "Liknande kommuner grundskola, Exempelkommunen"  # no unit in it
    assert fetch_script("--add", "N99993") == 1
    municipality = greek_root / "content/results/municipality.yml"
    written = municipality.read_text(encoding="utf-8")
    municipality.write_text(written.replace("code: '9999'\n", ""), encoding="utf-8")
    assert fetch_script() == 1
    told = capsys.readouterr()
    assert left(told.out) == []
    assert left(told.err) == []


def test_the_bar() -> None:
    console = Console(file=StringIO(), force_terminal=True, width=80, no_color=True)
    with Bar(console) as bar:
        bar.answered()
    told = re.sub(r"\x1b\[[0-9?]*[a-zA-Z]", "", console.file.getvalue())  # type: ignore[attr-defined]
    assert left(told) == []
