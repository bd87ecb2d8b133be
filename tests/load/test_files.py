import os
import unicodedata
from pathlib import Path

import pytest

from paraply.load.files import FOLDERS, LEFT_BEHIND, SINGLE_FILES, find_files, not_files
from paraply.load.rules import BAD_ID, NOT_A_FILE, STRAY
from paraply.model.ids import plain_id
from paraply.problems import Problem, Rule
from paraply.text.yamlfaults import TOO_LARGE
from tests.worlds import CLEAN, MEASURE, write


def refused(root: Path) -> list[Problem]:
    return find_files(root).problems


def made(root: Path, path: str, data: bytes = b"a: 1\n") -> Path:
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def test_every_file_is_found_once_in_name_order(tmp_path: Path) -> None:
    found = find_files(write(tmp_path))
    assert found.problems == []
    names = [
        path.relative_to(tmp_path / "content").as_posix() for paths in found.files.values() for path in paths
    ]
    assert sorted(names) == sorted(CLEAN)
    assert [path.name for path in found.files["results/measures"]] == [
        "bygglov-i-tid.yml",
        "trygghet-arskurs-5.yml",
    ]


def test_every_folder_of_the_contract_is_known() -> None:
    assert {path.rsplit("/", 1)[0] for path in CLEAN if path.count("/") == 2} | {"guarantees"} == set(FOLDERS)
    assert all(single in CLEAN for single in SINGLE_FILES)


def test_an_empty_content_folder_is_no_problem_in_itself(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert refused(tmp_path) == []


def test_hidden_files_of_the_system_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path)
    made(tmp_path, ".DS_Store")
    made(tmp_path, "results/measures/.x.yml.swp")
    made(tmp_path, "results/.git/config")
    assert refused(tmp_path) == []


MISPLACED: dict[str, tuple[Rule, str, str]] = {
    "x.yml": (STRAY, "Filen hör inte till något.", "Flytta"),
    "results/extra.txt": (STRAY, "Filen hör inte till något.", "Flytta"),
    "results/muncipality.yml": (STRAY, "Filen hör inte till något.", "Filen municipality.yml finns redan"),
    "results/owners.yaml": (STRAY, "Filen hör inte till något.", "Filen owners.yml finns redan"),
    "results/measures/x.yaml": (STRAY, "Filen ska sluta på .yml.", "Döp om filen till x.yml"),
    "results/measures/x.md": (STRAY, "Filen ska sluta på .yml.", "Döp om filen till x.yml"),
    "results/goals/x.yml": (STRAY, "Filen ska sluta på .md.", "Döp om filen till x.md"),
    "results/measures/x": (STRAY, "Filen ska sluta på .yml.", "Döp om filen till x.yml"),
    "results/measures/index.yml": (BAD_ID, "Namnet 'index' är upptaget av webbplatsen.", "Döp om filen till"),
    "guarantees/bedomning.md": (
        BAD_ID,
        "Namnet 'bedomning' är upptaget av webbplatsen.",
        "Döp om filen till",
    ),
    "results/measures/Trygg skola.yml": (BAD_ID, "'Trygg skola' duger inte", "till trygg-skola.yml."),
    "results/measures/Åtgärd_1.yml": (BAD_ID, "'Åtgärd_1' duger inte som adress.", "till atgard-1.yml."),
    "results/measures/a--b.yml": (BAD_ID, "'a--b' duger inte som adress.", "till a-b.yml."),
    "results/measures/a.b.yml": (BAD_ID, "'a.b' duger inte som adress.", "till a-b.yml."),
    "results/decisions/KF-2019-12.yml": (
        BAD_ID,
        "'KF-2019-12' duger inte",
        "döp om den till kf-2019-12-2.yml.",
    ),
    "guarantees/byggl\u043ev.md": (BAD_ID, "'byggl\u043ev' duger inte", "döp om den till bygglov-2.md."),
    "guarantees/p\u00e5-r\u00f6d.md": (BAD_ID, "'p\u00e5-r\u00f6d' duger inte", "till pa-rod.md."),
    "guarantees/pa\u030a-ro\u0308d.md": (BAD_ID, "'pa\u030a-ro\u0308d' duger inte", "till pa-rod.md."),
    f"results/measures/{'a' * 81}.yml": (BAD_ID, f"'{'a' * 81}' duger inte", f"till {'a' * 80}.yml."),
    "results/kolada/n99999.json": (BAD_ID, "'n99999' är inget id i Kolada.", "skriptet"),
    "results/kolada/N9999.json": (BAD_ID, "'N9999' är inget id i Kolada.", "skriptet"),
}


@pytest.mark.parametrize("path", MISPLACED)
def test_a_misplaced_or_misnamed_file_is_told_with_a_proposal(tmp_path: Path, path: str) -> None:
    write(tmp_path)
    made(tmp_path, path)
    rule, message, hint = MISPLACED[path]
    [problem] = refused(tmp_path)
    assert problem.rule is rule
    assert str(problem.place) == f"content/{path}:1"
    assert problem.message.startswith(message)
    assert hint in problem.hint
    assert problem.is_error


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("results/mesures/x.yml", "Mappen hör inte till något.", "Menade du 'measures'?"),
        ("guarantees/under/x.md", "Mappen hör inte till något.", "filerna i den till content/guarantees/"),
        ("löften/x.md", "Mappen hör inte till något.", "filerna i den till content/guarantees/"),
        ("bilder/x.png", "Mappen hör inte till något.", "Flytta"),
        ("results/measures/x.yml/y.yml", "Här ska det vara en fil, men det är en mapp.", "Flytta"),
        ("results/owners.yml/y.yml", "Här ska det vara en fil, men det är en mapp.", "Flytta"),
    ],
)
def test_a_folder_that_belongs_to_nothing_is_told_once(
    tmp_path: Path, path: str, message: str, hint: str
) -> None:
    write(tmp_path, {name: text for name, text in CLEAN.items() if not path.startswith(name)})
    made(tmp_path, path)
    [problem] = refused(tmp_path)
    assert problem.rule is (NOT_A_FILE if "fil" in message.split() or "fil," in message else STRAY)
    assert problem.place.file == f"content/{path.rsplit('/', 1)[0]}"
    assert problem.message == message
    assert hint in problem.hint


@pytest.mark.parametrize("target", ["/etc/passwd", "/", "../../..", "nowhere"])
def test_symbolic_links_are_not_followed(tmp_path: Path, target: str) -> None:
    write(tmp_path)
    for name in ("results/measures/lank.yml", "results/lank", "guarantees/lank.md"):
        (tmp_path / "content" / name).symlink_to(target)
    problems = refused(tmp_path)
    assert [(problem.rule, problem.message) for problem in problems] == [
        (NOT_A_FILE, "Symboliska länkar följs inte.")
    ] * 3


def test_a_folder_of_the_contract_may_not_be_a_link(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "content/results/measures").rename(tmp_path / "elsewhere")
    (tmp_path / "content/results/measures").symlink_to(tmp_path / "elsewhere")
    [problem] = refused(tmp_path)
    assert str(problem.place) == "content/results/measures:1"


def test_links_and_devices_are_told_of_and_not_followed(tmp_path: Path) -> None:
    """Those that git can hold, and a pipe; MkDocs would copy what they lead to, or wait for ever."""
    docs = tmp_path / "docs"
    (docs / "om").mkdir(parents=True)
    (docs / "om" / "sida.md").write_text("# Sida")
    (docs / "om" / "ut.md").symlink_to("/etc/passwd")
    (docs / "om" / "noll.png").symlink_to("/dev/zero")
    (docs / "om" / "sig").symlink_to("..")
    os.mkfifo(docs / "ror.png")
    assert [(str(problem.place), problem.message) for problem in not_files(docs, tmp_path)] == [
        ("docs/om/noll.png:1", "Symboliska länkar följs inte."),
        ("docs/om/sig:1", "Symboliska länkar följs inte."),
        ("docs/om/ut.md:1", "Symboliska länkar följs inte."),
        ("docs/ror.png:1", "Det här är ingen vanlig fil."),
    ]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path)
    os.mkfifo(tmp_path / "content/results/measures/ror.yml")
    [problem] = refused(tmp_path)
    assert (problem.rule, problem.message) == (NOT_A_FILE, "Det här är ingen vanlig fil.")


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = made(tmp_path, MEASURE)
    with path.open("wb") as file:
        file.truncate(50_000_000)
    found = find_files(tmp_path)
    [problem] = found.problems
    assert problem.rule is TOO_LARGE
    assert problem.message == "Filen är 50,0 MB."
    assert found.files["results/measures"] == []
    assert found.refused["results/measures"] == [path]


def test_a_name_that_is_not_utf_8_can_be_told(tmp_path: Path) -> None:
    write(tmp_path)
    name = os.fsencode(tmp_path / "content/results/measures") + b"/bl\xe5.yml"
    os.close(os.open(name, os.O_CREAT | os.O_WRONLY))
    [problem] = refused(tmp_path)
    assert str(problem).encode("utf-8")
    assert problem.message == "'bl\ufffd' duger inte som adress."


@pytest.mark.parametrize("kind", ["missing", "file", "link"])
def test_without_a_content_folder_one_thing_is_told(tmp_path: Path, kind: str) -> None:
    if kind == "file":
        (tmp_path / "content").write_text("a")
    if kind == "link":
        (tmp_path / "content").symlink_to("/")
    [problem] = refused(tmp_path)
    assert problem.rule is NOT_A_FILE
    assert problem.message == (
        "Mappen content/ finns inte." if kind == "missing" else "content är ingen vanlig mapp."
    )


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("Bygglov på 10 veckor", "bygglov-pa-10-veckor"),
        ("ÅÄÖ", "aao"),
        ("  --a__b-- ", "a-b"),
        ("!?", "namn"),
        (unicodedata.normalize("NFD", "Förskola på ö"), "forskola-pa-o"),
        ("byggl\u043ev", "bygglov"),
        (f"{'a' * 79} b", "a" * 79),
    ],
)
def test_any_text_gives_a_valid_id(text: str, suggested: str) -> None:
    assert plain_id(text) == suggested


def test_what_editors_leave_behind_stops_nothing_and_git_ignores_the_same(tmp_path: Path) -> None:
    names = [".DS_Store", "x.md~", ".x.md.swp", "~$x.md", "x.md.orig", "Thumbs.db", "desktop.ini", "x.bak"]
    for name in names:
        made(tmp_path, f"guarantees/{name}")
    assert refused(tmp_path) == []
    ignored = (
        (Path(__file__).parents[2] / ".gitignore").read_text(encoding="utf-8").split("# Left behind by")[-1]
    )
    listed = {line.removeprefix("\\") for line in ignored.split("\n")[2:] if line}
    assert listed == set(LEFT_BEHIND)


def test_a_hidden_file_is_told_since_it_can_hide_changes(tmp_path: Path) -> None:
    made(tmp_path, "guarantees/.gitattributes", b"*.md -diff\n")
    made(tmp_path, "guarantees/.gitkeep", b"")
    [problem] = refused(tmp_path)
    assert problem.place.file == "content/guarantees/.gitattributes"
    assert "börjar med en punkt" in problem.message


def test_no_two_files_get_the_same_proposal_and_none_that_is_there(tmp_path: Path) -> None:
    made(tmp_path, "guarantees/bygglov.md")
    for name in (
        "bygglov (kopia).md",
        "fo\u0308rskola.md",
        "f\u00f6rskola.md",
        "bygglov.md.txt",
        "BYGGLOV.MD",
    ):
        made(tmp_path, f"guarantees/{name}")
    told = refused(tmp_path)
    names = [problem.hint.rstrip(".").rpartition(" ")[2] for problem in told]
    assert len(told) == 5
    assert len(set(names)) == 5
    assert "bygglov.md" not in names
    for problem, name in zip(told, names, strict=True):
        (tmp_path / problem.place.file).rename(tmp_path / "content" / "guarantees" / name)
    assert refused(tmp_path) == []


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "lpt9"])
def test_a_name_that_windows_keeps_is_refused(tmp_path: Path, name: str) -> None:
    made(tmp_path, f"guarantees/{name}.md")
    [problem] = refused(tmp_path)
    assert "Windows" in problem.message
    assert problem.hint == f"Döp om filen till {name}-1.md."


@pytest.mark.parametrize("name", ["nytt.docx", "bild.png", "tabell.xlsx"])
def test_what_is_no_text_is_never_given_the_name_of_one(tmp_path: Path, name: str) -> None:
    made(tmp_path, f"guarantees/{name}")
    [problem] = refused(tmp_path)
    assert "docs/assets/" in problem.hint


@pytest.mark.parametrize(
    "name", ["Nytt löfte - kopia", "nytt lofte (1)", "Nytt-löfte copy", "nytt-lofte.md.txt"]
)
def test_what_a_program_puts_on_a_copys_name_is_no_part_of_the_proposal(tmp_path: Path, name: str) -> None:
    made(tmp_path, f"guarantees/{name}" if name.endswith(".txt") else f"guarantees/{name}.md")
    [problem] = refused(tmp_path)
    assert problem.hint == "Döp om filen till nytt-lofte.md."
