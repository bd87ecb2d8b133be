"""Every word of the questions passes the catalogue: asked in a language without a letter of Swedish."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from paraply.newfile.command import write_new
from paraply.newfile.questions import NOUNS
from tests.greek import greek, greek_spoken, latin_left
from tests.newfile.test_new import SHORTEST
from tests.worlds import AREAS, MUNICIPALITY, TODAY, edited, write

VALUE = re.compile(
    r"^(title|kind|period|planned|note): .*$"  # the file that will be written
    r"|\barea:|content/\S+|--[a-z]\S*|'[^']*'|\b[A-Z][0-9]{2}\b",
    re.MULTILINE,
)
GREEK = edited(MUNICIPALITY, "status:", "language: el\nstatus:")
CODES = {
    member.value
    for noun in NOUNS.values()
    for question in noun.questions()
    for member in question.choices or ()
}
OWN = (
    "bygga-och-bo",
    "forskola-och-skola",
    "Tjänstegaranti för bygglov",
    "kf-2019-12",
    "rapport >",
    "rapport-2",
    "bygglov-2",
)
"""What the municipality has, and the proposals for an address."""


@pytest.fixture(scope="module", autouse=True)
def _greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with greek_spoken(tmp_path_factory.mktemp("language") / "locale"):
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "kommun", GREEK)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def asking(said: list[str]) -> Callable[..., Callable[[str], str]]:
    def answering(*answers: str) -> Callable[[str], str]:
        left = iter(answers)

        def ask(text: str) -> str:
            said.append(text)
            return next(left)

        return ask

    return answering


def left(said: list[str]) -> list[str]:
    return latin_left(VALUE.sub(" ", "\n".join(said)), *CODES, *OWN)


def test_questions(root: Path, said: list[str], asking: Callable[..., Callable[[str], str]]) -> None:
    first = ("", "Rapport", "9", "annual", "2026-13", "2026", "", "2027-04", "", "", "Om.")
    for last, status in (("Ä X",), 1), (("rapport", greek("nej")), 1), (("rapport", greek("ja")), 0):
        ask = asking(*first, *last)
        assert write_new(root, TODAY, "report", {}, said.append, ask) == status
    ask = asking(*first, "rapport")
    assert write_new(root, TODAY, "report", {}, said.append, ask) == 1, "there is one already"
    assert left(said) == []


def test_mistakes(root: Path, said: list[str]) -> None:
    wrong = {
        "title": "Svar",
        "kind": "garanti",
        "area": "bygga",
        "owners": "byggnadsnamden",
        "level.value": "5,5",
        "measure_is": "share",
        "valid_from": "2026-02-30",
    }
    assert write_new(root, TODAY, "guarantee", wrong, said.append, None) == 1
    taken = {**SHORTEST["guarantee"], "title": "Bygglov"}
    assert write_new(root, TODAY, "guarantee", taken, said.append, None) == 1
    assert write_new(root, TODAY, "decision", SHORTEST["decision"], said.append, None, dry_run=True) == 0
    broken = edited(AREAS, "id: bygga-och-bo", "id: bygga-och-sova", GREEK)
    assert write_new(write(root, broken), TODAY, "goal", SHORTEST["goal"], said.append, None) == 1
    told = [line.replace("(Bygga och bo)", "") for line in said if "title: Beslutet" not in line]
    assert left(told) == []


def test_a_long_list_and_what_can_be_added_later(
    tmp_path: Path, said: list[str], asking: Callable[..., Callable[[str], str]]
) -> None:
    owners = "".join(f"  - {{id: namnd-{n}, name: Nämnd {n}, kind: office}}\n" for n in range(20))
    files = {
        "results/municipality.yml": "name: Kommunen\nlanguage: el\n",
        "results/owners.yml": f"owners:\n{owners}",
    }
    ask = asking("M", "1", "", "?", "namnd-7", "", "", "", "", "", "", "", "m", greek("j"))
    assert write_new(write(tmp_path, files), TODAY, "goal", {}, said.append, ask) == 0
    shown = [line for line in said if "title: M" not in line]
    assert left([re.sub("Nämnd|namnd", "", line) for line in shown]) == []
