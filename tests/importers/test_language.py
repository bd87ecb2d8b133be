"""Every word of an import passes the catalogue: it is run in a language without a letter of Swedish.

The words of a spreadsheet that the import knows are Swedish whatever it speaks; so are the keys of YAML.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from paraply.command.statuses import CHANGED, SAME
from paraply.importers import bounds as limits
from paraply.importers.bounds import FileRefusedError
from paraply.importers.workbook import read_workbook
from tests.commands import run
from tests.greek import greek, greek_spoken, latin_left
from tests.importers.books import Rows, excel, opendocument, text, workbook
from tests.importers.imports import imported
from tests.worlds import CLEAN, KOLADA_GROUPS, KOLADA_MUNICIPALITIES, MUNICIPALITY, SNAPSHOT, write

SHEET = "Φυλλο"
NAME = re.compile(
    r"måttets|\b(?:rows|columns|label|measure|heading|period):?|content/\S+?\.yml|\bm9\.\w+"
    r"|\b[A-Z]{1,2}\d+\b|\bm\d\b|--[a-z]+"
)
"""What is the same in every language: names of files, cells, rules and flags, and the ids of ``WORLD``."""

WORLD = {
    MUNICIPALITY: "name: Δημος\ncode: '9999'\nlanguage: el\n",
    **{file: CLEAN[file] for file in (SNAPSHOT, KOLADA_MUNICIPALITIES, KOLADA_GROUPS)},
    "results/measures/m1.yml": (
        "title: Αλφα\nunit: procent\ndecimals: 1\ndirection: higher\ncomment: Ωραια.\noutcomes:\n"
        "  - {period: 2023, missing: not_reported, why: Ουδεν.}\n  - {period: 2024, value: 90.1}\n"
        "  - {period: 2025, value: 91.0}\n"
    ),
    "results/measures/m2.yml": "title: Βητα\nunit: mnkr\ndecimals: 1\ndirection: neutral\n",
    "results/measures/m3.yml": (
        "title: Γαμμα\nunit: procent\ndirection: higher\nsource: {kind: kolada, id: N99999, title: Πηγη}\n"
    ),
    "results/measures/m4.yml": (
        "title: Δελτα\nunit: antal\ndirection: neutral\noutcomes:\n  - {period: 2025, value: 67044}\n"
    ),
    "results/measures/m5.yml": "title: Εψιλον\nunit: antal\ndirection: neutral\n",
}
MAPPING = {
    "results/imports/m9.yml": (
        f"title: Χαρτης\nsheet: {SHEET}\nrows:\n  - {{label: Αλφα, measure: m1, unit: procent}}\n"
        "  - {label: Λειπει, measure: m2}\n"
    )
}
HEAD = ["Mått", "2026"]


@pytest.fixture(autouse=True)
def _speaking_greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with greek_spoken(tmp_path_factory.mktemp("language") / "locale"):
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "root", WORLD)


def swedish_in(said: str, *values: str) -> list[str]:
    return latin_left(NAME.sub(" ", said), *values)


def import_of(root: Path, rows: Rows, **wish: Any) -> tuple[int, str]:
    return imported(root, excel(root / "m9.xlsx", rows, SHEET), **wish)


SHOWN: Mapping[str, tuple[Rows, Sequence[str]]] = {
    "new, the same and missing before": ([["Mått", "2023", "2024"], ["Αλφα", 80, 90.1]], []),
    "a footnote, a part of a year and a forecast": (
        [["Mått", "2026-T1", "Prognos 2026"], ["Αλφα", "92,3*", "92 %"]],
        ["Prognos"],
    ),
    "converted, rounded and with one in brackets": (
        [["Mått", "2024", "2025"], ["Βητα", "13 123 tkr", "4 mnkr (3)"]],
        ["tkr", "mnkr"],
    ),
    "missing": ([["Mått", "2024", "2026"], ["Αλφα", "i.u.", "sekretess"]], ["i.u.", "sekretess"]),
    "only alike, and told by Kolada": ([HEAD, ["Αλφα", 92], ["Γαμμα", 4]], ["Kolada", "N99999"]),
    "told already": (
        [["Mått", "2025", "2026"], ["Εψιλον", 67044, None], ["Αλφα", None, 92]],
        ["label", "measure", "rows"],
    ),
    "far from the rest": ([HEAD, ["Αλφα", 70]], []),
    "left, with reasons": (
        [
            ["Mått", "2026", "Mål 2026", "Ω 2026", "Utfall 2026", ""],
            ["Αλφα", 92, 5, 6, None, 7],
            ["Ω", 1, 2, 3],
            ["Αλφα"],
        ],
        ["Mål 2026"],
    ),
}


@pytest.mark.parametrize("case", SHOWN)
def test_what_would_change_is_told_in_the_language(root: Path, case: str) -> None:
    rows, values = SHOWN[case]
    status, said = import_of(root, rows)
    assert status == CHANGED, said
    assert greek("Klart") in said
    assert swedish_in(said, *values) == []
    assert swedish_in(import_of(root, rows)[1], *values) == []


REFUSED: Mapping[str, tuple[Any, Sequence[str]]] = {
    "a sign with two meanings": ("😐", ["delvis uppfyllt", "kan inte bedömas"]),
    "a dash": ("—", []),
    "a limit": ("minst 42 %", ["minst"]),
    "a verdict": ("😊", []),
    "a forecast": ("bedöms bli uppfyllt", ["bedöms bli uppfyllt"]),
    "work": ("pågår", ["pågår"]),
    "a change": ("förbättrad", ["förbättrad"]),
    "two ways to read": ("33.312 %", []),
    "another unit": ("400 tkr", ["tkr", "procent"]),
    "a share": (0.962, ["unit: andel", "unit: procent"]),
    "yes or no": (True, []),
    "a day": (date(2025, 12, 31), []),
    "no value": ("=1+1", []),
    "a fault": ("#N/A", ["#N/A"]),
    "words": ("ω " * 150, []),
    "odd spaces": ("1 2 34", []),
    "no number": ("αβγ", []),
    "about": ("ca 5", ["ca 5"]),
    "too large": (1e16, ["1e+16"]),
    "too large as text": ("1" * 17, []),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_told_in_the_language(root: Path, case: str) -> None:
    cell, values = REFUSED[case]
    status, said = import_of(root, [HEAD, ["Αλφα", cell]])
    assert (status, said.splitlines()[-1]) == (1, greek("Inget skrevs."))
    assert f"m9.xlsx, {greek('blad')} {SHEET}, {greek('cell')} B2: " in said
    assert swedish_in(said, *values) == []


def test_a_cell_of_a_text_file_is_told_in_the_language(root: Path) -> None:
    _status, said = imported(root, text(root / "m9.csv", [HEAD, ["Αλφα", "#REF!"]]))
    assert f"m9.csv, {greek('cell')} B2: " in said
    assert swedish_in(said, "#REF!") == []


def test_two_values_and_no_period_are_told_in_the_language(root: Path) -> None:
    said = [
        import_of(root, [HEAD, ["Αλφα", 92], ["Αλφα", 93]])[1],
        import_of(root, [["Mått", "Utfall"], ["Αλφα", 92]])[1],
        import_of(root, [HEAD, ["Αλφα", 92]], period="μαϊ")[1],
    ]
    assert swedish_in("\n".join(said), "Utfall") == []


def test_a_mapping_is_told_in_the_language(root: Path) -> None:
    write(root, MAPPING)
    rows: Rows = [HEAD, ["Αλφα", "92 tkr"], ["Δελτα", 5], ["Λ", 1]]
    said = [import_of(root, rows, mapping="m9")[1]]
    said += [imported(root, excel(root / "m9.xlsx", rows, "Αλλο"), mapping="m9")[1]]
    said += [imported(root, excel(root / "m9.xlsx", rows, "Φυλο"), mapping="m9")[1]]
    said += [import_of(root, rows, mapping="m9 Ω")[1]]
    assert swedish_in("\n".join(said), "tkr", "mnkr", "procent", "label:", "measure:") == []


def test_what_resembles_nothing_is_told_in_the_language(root: Path) -> None:
    said = [import_of(root, [HEAD, ["Αλφαα ββ", 92], ["Ω", 92]])[1], import_of(root, [["α", "β"]])[1]]
    words = ["Utfall", "Period", "Värde", "title:", "sheet:", "rows:", "label:", "measure:", "mattets-id"]
    assert swedish_in("\n".join(said), *words) == []


def test_questions_are_asked_and_answered_in_the_language(root: Path) -> None:
    asked: list[str] = []
    answers = iter(["Λαθος.", greek("nej"), "Λαθος.", "ja", "Λαθος.", greek("j")])

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    rows: Rows = [["Mått", "2024", "2025"], ["Αλφα", 90.1, 92]]
    told = [import_of(root, rows)[1]]
    assert [import_of(root, rows, yes=False, ask=answer)[0] for _times in range(3)] == [1, 1, CHANGED]
    told += [import_of(root, rows, yes=False)[1], import_of(root, rows, dry_run=True)[1]]
    told += [import_of(root, [["Mått", "2025"], ["Αλφα", 93]], why="Παλι.")[1]]
    assert swedish_in("\n".join([*asked, *told])) == []
    assert asked[1] == greek("Skriva detta? [j/N] ")


def test_what_is_written_into_a_file_is_in_the_language(root: Path) -> None:
    rows: Rows = [["Mått", "2025", "2026"], ["Αλφα", 92, ".."]]
    assert import_of(root, rows, why="Λαθος.")[0] == CHANGED
    assert import_of(root, [["Mått", "2025"], ["Αλφα", 93]], why="Παλι.")[0] == CHANGED
    written = (root / "content/results/measures/m1.yml").read_text(encoding="utf-8")
    assert f"why: {greek('I filen står')} '..'." in written
    assert f"Παλι. {greek('Dessförinnan')} 91.0, {greek('rättat därför att')}: Λαθος." in written


def test_what_the_content_would_become_is_told_in_the_language(root: Path) -> None:
    rows: Rows = [["Mått", "Period", "Utfall", "Indelning", "Grupp"], ["Αλφα", "2026", 92, "α", "β"]]
    status, said = import_of(root, rows)
    assert status == SAME
    assert swedish_in(said, "dimensions", "municipality.yml") == []
    (root / "content/results/measures/m5.yml").write_text("title: 5\n", encoding="utf-8")
    status, said = import_of(root, [HEAD, ["Αλφα", 92]])
    assert status == 1
    assert swedish_in(said, "direction", "unit") == []


def test_what_is_hidden_is_told_in_the_language(root: Path) -> None:
    book = workbook([["Mått", "2026", "2025"], *[["Αλφα", 92, 91] for _row in range(12)]], SHEET)
    for row in range(3, 14):
        book.worksheets[0].row_dimensions[row].hidden = True
    book.worksheets[0].column_dimensions["C"].hidden = True
    book.save(root / "m9.xlsx")
    status, said = imported(root, root / "m9.xlsx")
    assert status == CHANGED
    assert greek("Dolda rader") in said
    assert swedish_in(said, ": C.") == []


def refused(path: Path, data: bytes | None = None) -> str:
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(FileRefusedError) as stopped:
        read_workbook(path)
    return f"{stopped.value.message} {stopped.value.hint}"


def test_a_file_that_cannot_be_read_is_told_in_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = Workbook()
    many.worksheets[0]["A20001"] = 1
    many.save(tmp_path / "many.xlsx")
    wide = Workbook()
    wide.worksheets[0]["XFD5000"] = 1
    wide.save(tmp_path / "wide.xlsx")
    told = [
        refused(tmp_path / "finns-inte.xlsx"),
        refused(tmp_path),
        refused(tmp_path / "a.pdf", b"x"),
        refused(tmp_path / "a.csv", b" "),
        refused(tmp_path / "b.csv", b"PK\x03\x04"),
        refused(tmp_path / "c.csv", b"a;\x00b"),
        refused(tmp_path / "d.csv", b"1;2\n" * 20_001),
        refused(tmp_path / "e.xlsx", b"x"),
        refused(tmp_path / "f.xlsx", b"\xd0\xcf\x11\xe0"),
        refused(tmp_path / "many.xlsx"),
        refused(tmp_path / "wide.xlsx"),
    ]
    small = excel(tmp_path / "g.xlsx", [HEAD])
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1)
    told += [refused(small)]
    monkeypatch.setattr(limits, "MAX_BYTES", 1)
    told += [refused(small)]
    assert latin_left("\n".join(told), ".pdf", "Sheet") == []


def test_an_opendocument_sheet_is_told_of_in_the_language(root: Path) -> None:
    file = opendocument(root / "m9.ods", [HEAD, ["Αλφα", "=1+1"]])
    status, said = imported(root, file)
    assert status == 1
    assert swedish_in(said, "Utfall") == []


def test_the_same_file_again_is_told_in_the_language(root: Path) -> None:
    assert import_of(root, [HEAD, ["Αλφα", 92]])[0] == CHANGED
    status, said = import_of(root, [HEAD, ["Αλφα", 92]])
    assert status == SAME
    assert swedish_in(said) == []


def test_the_help_is_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import-report", "--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    same = ("utfall-2025.xlsx", "PARAPLY_TODAY", "-T", "-run")
    assert swedish_in(told, *same, "-h", " ID") == []
