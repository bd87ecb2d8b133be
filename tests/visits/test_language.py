"""Every word of the import of visits passes the catalogue: it runs in a language without a Swedish letter."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from paraply.command.statuses import CHANGED
from tests.commands import run
from tests.greek import greek, greek_spoken, latin_left
from tests.visits.test_visits import MATOMO, VISITS, WORLD, WRONG, imported, line, logged, outcomes
from tests.worlds import write

NAME = re.compile(r"content/\S+?\.yml|\b\w+\.(?:csv|log)|/(?:\w+/)+\*?(?: tid)?|\b[A-Z]{1,2}\d+\b|--[a-z]+")
"""What is the same in every language: names of files, pages, cells, rules and flags."""

WRITTEN = (
    "Besök på sidorna om löften", "Tid på sidorna om löften", "besok-garantier", "besokstid-garantier",
    "Besök (besok)", "Matomo", "Serverloggar", "antal", "sekunder",
)  # fmt: skip
"""What somebody else than us has written, the names that mappings remember, and units as files have them."""


@pytest.fixture(autouse=True)
def _speaking_greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with greek_spoken(tmp_path_factory.mktemp("language") / "locale"):
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    municipality = {"results/municipality.yml": "name: X\nlanguage: el\n"}
    return write(tmp_path / "root", {**WORLD, **municipality})


def swedish_in(said: str, *values: str) -> list[str]:
    return latin_left(NAME.sub(" ", said), *WRITTEN, *values)


def test_what_a_log_says_is_told_in_the_language(root: Path, tmp_path: Path) -> None:
    six = [line(f"{day:02}/Sep/2026:08:30", who=f"192.0.2.{day}") for day in range(2, 8)]
    october = [line("01/Oct/2026:08:30"), line("02/Oct/2026:08:30")]
    status, said = imported(root, logged(tmp_path / "a.log", [*six, *october]))
    assert status == CHANGED, said
    assert swedish_in(said) == []


def test_few_visits_are_withheld_in_the_language(root: Path, tmp_path: Path) -> None:
    four = [line(f"{day:02}/Sep/2026:08:30", who=f"192.0.2.{day}") for day in range(2, 6)]
    status, said = imported(root, logged(tmp_path / "a.log", four))
    assert status == CHANGED, said
    assert outcomes(root, "besok-garantier")[-1] == ("2026-09", "too_few")
    assert swedish_in(said) == []
    assert f"'{greek('färre än')} 5'" in (root / VISITS).read_text(encoding="utf-8")


def test_months_that_are_not_whole_are_told_in_the_language(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.log"
    for days in (range(10, 31), range(1, 21), (1, 3, *range(5, 31))):
        file.write_text("\n".join(line(f"{day:02}/Sep/2026:08:30") for day in days), encoding="utf-8")
        status, said = imported(root, file)
        assert status == 1
        assert swedish_in(said) == []


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_export_is_told_in_the_language(case: str, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(WRONG[case][0], encoding="utf-8")
    status, said = imported(root, file)
    assert (status, said.splitlines()[-1]) == (1, greek("Inget skrevs."))
    assert swedish_in(said, "många", "länge", "2026-W37", "a, b") == []


def test_wrong_logs_and_mixed_files_are_told_in_the_language(root: Path, tmp_path: Path) -> None:
    log, export, bad = tmp_path / "a.log", tmp_path / "a.csv", tmp_path / "b.log"
    log.write_text("hej\n", encoding="utf-8")
    export.write_text("Date,Page URL,Visits\n2026-09,/garantier/,7\n", encoding="utf-8")
    bad.write_text(line("31/Foo/2026:08:30"), encoding="utf-8")
    wide = tmp_path / "c.csv"
    wide.write_text(f'url,visits\n"{"a" * 200_000}",1\n', encoding="utf-8")
    given = [(log,), (bad,), (export, log), (export, export), (wide,)]
    said = "\n".join(imported(root, *files)[1] for files in given)
    assert swedish_in(said, "combined", "31/Foo/2026") == []


def test_without_a_mapping_the_pages_are_proposed_in_the_language(root: Path, tmp_path: Path) -> None:
    (root / "content/results/imports/besok.yml").unlink()
    file = tmp_path / "sidor.csv"
    file.write_text(MATOMO, encoding="utf-8")
    said = imported(root, file, month="2026-09", mapping="besok")[1]
    keys = ("title: sidor", "sheet:", "rows:", "label:", "measure:", "mattets-id")
    assert swedish_in(said, *keys) == []


def test_the_help_is_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import-visits", "--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    same = (".venv", "python scripts", "import_visits.py", "sidor-", "besok", "-h", "-run", " ID")
    assert swedish_in(told, *same) == []
