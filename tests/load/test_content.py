import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from paraply.build import examine
from paraply.load import RULES, LoadedContent, load_content
from paraply.load.files import FOLDERS
from paraply.load.meant import read_file
from paraply.model.record import FileRecord
from paraply.model.results import Goal
from paraply.problems import ContentError, Place, Problem, in_order
from tests.worlds import (
    AREAS,
    CLEAN,
    GOAL,
    GUARANTEE,
    KOLADA_GROUPS,
    KOLADA_MUNICIPALITIES,
    MEASURE,
    MUNICIPALITY,
    OWNERS,
    SNAPSHOT,
    TODAY,
    Files,
    edited,
    line_of,
    write,
)


def loaded(root: Path, files: Files = CLEAN) -> LoadedContent:
    return load_content(write(root, files))


def problem_of(root: Path, files: Files) -> Problem:
    [problem] = loaded(root, files).problems
    return problem


def with_bytes(root: Path, path: str, data: bytes) -> LoadedContent:
    write(root)
    (root / "content" / path).write_bytes(data)
    return load_content(root)


def test_a_whole_world_is_read(tmp_path: Path) -> None:
    read = loaded(tmp_path)
    content = read.content
    assert read.problems == ()
    assert not any(read.unread.values())
    assert content.municipality.name == "Exempelkommunen"
    assert list(content.areas) == ["bygga-och-bo", "forskola-och-skola"], "areas keep the order of the file"
    assert list(content.measures) == ["bygglov-i-tid", "trygghet-arskurs-5"], "files come by name"
    assert content.guarantees["bygglov"].body == "Löftet gäller alla som söker bygglov."
    assert content.snapshots["N99999"].values.codes[0] == "9998"
    assert content.kolada_municipalities["9999"].title == "Exempelkommunen"
    assert content.kolada_groups["G99999"].members == ("9998", "9999")
    filled = {name for name, records in content.folders.items() if records}
    assert filled == set(content.folders), "there is one of each"


def test_a_record_knows_its_file_id_and_lines(tmp_path: Path) -> None:
    content = loaded(tmp_path).content
    promise = content.guarantees["bygglov"]
    assert (promise.id, promise.file) == ("bygglov", f"content/{GUARANTEE}")
    assert promise.place("level") == line_of(GUARANTEE, "level:")
    assert promise.place("body") == line_of(GUARANTEE, "Löftet gäller")
    assert content.areas["forskola-och-skola"].place("title") == line_of(AREAS, "title: Förskola")
    assert content.areas["forskola-och-skola"].place() == line_of(AREAS, "- id: forskola")
    assert content.measures["bygglov-i-tid"].place("outcomes", 1) == line_of(MEASURE, "{period: 2024")
    assert all(
        record.id
        for records in content.folders.values()
        for record in records.values()
        if isinstance(record, FileRecord)
    )


def test_an_empty_municipality_has_everything_empty(tmp_path: Path) -> None:
    read = loaded(tmp_path, {MUNICIPALITY: "name: Exempelkommunen\n"})
    assert read.problems == ()
    assert not any(read.content.folders.values())
    assert read.content.snapshots == {}


WITHOUT_MUNICIPALITY = {**CLEAN, MUNICIPALITY: None}


def test_a_missing_municipality_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    read = loaded(tmp_path, WITHOUT_MUNICIPALITY)
    [problem] = read.problems
    assert str(problem) == (
        "content/results/municipality.yml:1: L17 Filen saknas. Skriv minst 'name: Kommunens namn'."
    )
    assert problem.rule.code == "L17"
    assert any(problem.is_error for problem in read.problems)
    assert list(read.content.guarantees) == ["bygglov"]


def test_without_any_content_one_thing_is_told(tmp_path: Path) -> None:
    [problem] = load_content(tmp_path).problems
    assert str(problem.place) == "content:1"


UNREADABLE: dict[str, tuple[str, bytes, int, str]] = {
    "empty": (MEASURE, b"", 1, "L06 Filen är tom."),
    "empty municipality": (MUNICIPALITY, b"", 1, "L06 Filen är tom."),
    "empty snapshot": (SNAPSHOT, b"\n", 1, "L06 Filen är tom."),
    "windows-1252": (GUARANTEE, CLEAN[GUARANTEE].encode("cp1252"), 2, "L04 Ett tecken är inte UTF-8."),
    "utf-16": (GOAL, CLEAN[GOAL].encode("utf-16"), 1, "L04 Filen är sparad som UTF-16."),
    "bom": (OWNERS, CLEAN[OWNERS].encode("utf-8-sig"), 1, "L04 Filen börjar med ett osynligt märke (BOM)."),
    "nul": (
        MEASURE,
        CLEAN[MEASURE].replace("Bygglov i tid", "Bygg\0lov").encode(),
        1,
        "L04 Här står ett osynligt",
    ),
    "alias bomb": (MEASURE, b"title: &a [x]\nunit: [*a, *a]\n", 1, "L07 Ankaret &a stöds inte."),
    "deep": (MEASURE, b"title: " + b"[" * 100_000, 1, "L05 Innehållet är djupare än 30 nivåer."),
    "cut snapshot": (SNAPSHOT, CLEAN[SNAPSHOT].encode()[:-30], 49, "L18 Filen är inte giltig JSON här."),
    "snapshot with no number": (
        SNAPSHOT,
        CLEAN[SNAPSHOT].replace("71.2", "NaN").encode(),
        line_of(SNAPSHOT, "71.2").line,
        "L18 NaN är inget tal.",
    ),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_an_unreadable_file_is_one_problem_and_its_id_is_remembered(tmp_path: Path, case: str) -> None:
    path, data, line, says = UNREADABLE[case]
    read = with_bytes(tmp_path, path, data)
    [problem] = read.problems
    assert problem.place.file == f"content/{path}"
    assert problem.place.line == line
    assert says in str(problem)
    folder, stem = path.rsplit("/", 1)[0].rsplit("/", 1)[-1], path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    unread = {name: ids for name, ids in read.unread.items() if ids}
    assert unread == {f"{stem}.yml" if folder == "results" else folder: {stem}}


def linked(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def made_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def made_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


@pytest.mark.parametrize("change", [linked, made_a_folder, made_a_pipe, made_huge])
def test_what_is_no_readable_file_is_not_read_and_its_id_is_remembered(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    write(tmp_path)
    change(tmp_path / "content" / MEASURE)
    read = load_content(tmp_path)
    [problem] = read.problems
    assert problem.place == Place(f"content/{MEASURE}")
    assert "bygglov-i-tid" not in read.content.measures
    assert read.unread["measures"] == {"bygglov-i-tid"}


def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    write(tmp_path)
    shutil.rmtree(tmp_path / "content/results/goals")
    (tmp_path / "content/results/goals").symlink_to("/etc")
    [problem] = load_content(tmp_path).problems
    assert problem.message == "Symboliska länkar följs inte."


def test_a_linked_municipality_is_told_once(tmp_path: Path) -> None:
    write(tmp_path)
    linked(tmp_path / "content" / MUNICIPALITY)
    [problem] = load_content(tmp_path).problems
    assert problem.place == Place(f"content/{MUNICIPALITY}")


def test_windows_line_endings_change_nothing(tmp_path: Path) -> None:
    windows = {path: text.replace("\n", "\r\n") for path, text in CLEAN.items()}
    for path, text in windows.items():
        (tmp_path / "windows/content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "windows/content" / path).write_bytes(text.encode())
    read = load_content(tmp_path / "windows")
    assert read.problems == ()
    assert read.content == loaded(tmp_path / "unix").content


def test_a_file_with_one_refused_value_is_read_but_for_it(tmp_path: Path) -> None:
    files = edited(MEASURE, "definition: Andelen beslut som kom", "definition: no # Andelen beslut som kom")
    read = loaded(tmp_path, files)
    assert [problem.rule.code for problem in read.problems] == ["L02"]
    assert read.content.measures["bygglov-i-tid"].definition is None
    assert read.unread["measures"] == frozenset()


FRONT_MATTER = {
    "no fields": ("Bara text.\n", 1, "Filen ska börja med raden ---."),
    "a line before": ("\n---\ntitle: a\n---\n", 2, "Filen ska börja med raden ---, men"),
    "no end": ("---\ntitle: a\n\nText.\n", 4, "Raden --- efter fälten saknas."),
    "other dashes above": ("\u2014\ntitle: a\n---\n", 1, "Filen ska börja med raden ---, men"),
    "other dashes below": ("---\ntitle: a\n\u2014\n", 3, "Raden --- efter fälten är skriven ”—”."),
    "body twice": (
        "---\ntitle: a\nbody: Här.\n---\nOch här.\n",
        3,
        "Fältet 'body' står både bland fälten och som",
    ),
    "broken fields": (
        "---\ntitle: a\nkind: b: c\n---\nText.\n",
        3,
        "Här står ett kolon inne i en text: ”kind: b: c”.",
    ),
}


@pytest.mark.parametrize("case", FRONT_MATTER)
def test_faults_of_the_front_matter_are_told(case: str) -> None:
    text, line, says = FRONT_MATTER[case]
    document, slips = read_file(text, "x.md", Goal)
    [problem] = [*slips, *document.problems]
    assert problem.place == Place("x.md", line)
    assert problem.message.startswith(says)
    assert problem.hint


def test_the_text_is_a_field_with_a_line_of_its_own() -> None:
    document, _slips = read_file("---\ntitle: a\n---\n\n\nText.\n\n---\n\nMer.\n\n", "x.md", Goal)
    assert document.value == {"title": "a", "body": "Text.\n\n---\n\nMer."}
    assert document.lines[("body",)] == 6


@pytest.mark.parametrize(
    "text", ["---\ntitle: a\n---", "---\ntitle: a\n--- \n\n  \n", "---\ntitle: a\nbody: ''\n---\n"]
)
def test_the_text_may_be_left_out(text: str) -> None:
    document, slips = read_file(text, "x.md", Goal)
    assert document.problems == slips == []
    assert isinstance(document.value, dict)
    assert not document.value.get("body")


def test_a_file_with_text_alone_lacks_its_fields(tmp_path: Path) -> None:
    problems = loaded(tmp_path, {**CLEAN, GUARANTEE: "---\n---\nText.\n"}).problems
    assert {problem.rule.code for problem in problems} == {"L13"}


def test_a_file_of_comments_lacks_its_fields(tmp_path: Path) -> None:
    problems = loaded(tmp_path, {**CLEAN, MEASURE: "# title: Bygglov\n"}).problems
    assert [problem.message for problem in problems] == [
        "direction: fältet saknas.",
        "title: fältet saknas.",
        "unit: fältet saknas.",
    ]


def test_two_areas_with_the_same_id_are_told_and_the_first_is_kept(tmp_path: Path) -> None:
    files = edited(AREAS, "- id: forskola-och-skola", "- id: bygga-och-bo")
    read = loaded(tmp_path, files)
    problem = next(problem for problem in read.problems if problem.rule.code == "L16")
    assert problem.place.line == 8
    assert problem.message == "Id 'bygga-och-bo' står redan på rad 2."
    assert read.content.areas["bygga-och-bo"].title == "Bygga och bo"


SNAPSHOT_FAULTS = [
    ("71.2", '"sjuttio"', "values.4.4: sjuttio går inte att använda."),
    ("71.2", "true", "values.4.4: true går inte att använda."),
    ("71.2", "1e999999999", "Talet 1e999999999 är för stort eller för litet."),
    ("71.2", "1e-999999999", "Talet 1e-999999999 är för stort eller för litet."),
    ('"kpi": "N99999"', '"kpi": ["N99999"]', "kpi: en lista går inte att använda."),
    ('"fetched": "2026-06-14"', '"fetched": "i juni"', "fetched: i juni går inte att använda."),
    ('"fetched": "2026-06-14"', '"hamtad": "2026-06-14"', "fetched saknas."),
]


@pytest.mark.parametrize(("old", "new", "message"), SNAPSHOT_FAULTS)
def test_a_value_no_snapshot_can_have_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    problem = problem_of(tmp_path, edited(SNAPSHOT, old, new))
    line = 1 if "saknas" in message else line_of(SNAPSHOT, old).line
    assert str(problem) == f"content/{SNAPSHOT}:{line}: L18 {message} Hämta den igen med skriptet."


@pytest.mark.parametrize(("year", "gender"), [(20222, "T"), (1, "T"), (2022, "F"), (2022, "")])
def test_a_row_of_no_year_or_gender_is_told(tmp_path: Path, year: int, gender: str) -> None:
    row = f'["9999", {year}, "{gender}", 5, ""]'
    text = f'{{"kpi": "N99999", "title": "a", "fetched": "2026-06-14", "values": [{row}]}}'
    problem = problem_of(tmp_path, {**CLEAN, SNAPSHOT: text})
    assert problem.rule.code == "L18"
    assert problem.message.startswith("values.1.")


def test_raw_values_keep_every_decimal(tmp_path: Path) -> None:
    files = edited(SNAPSHOT, "71.2", "71.286397284123456")
    values = loaded(tmp_path, files).content.snapshots["N99999"].values
    assert "71.286397284123456" in {row[3] for row in values}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (KOLADA_MUNICIPALITIES, "9998", "9999"),
        (KOLADA_GROUPS, "G99998", "G99999"),
    ],
)
def test_an_id_that_stands_twice_in_a_list_of_kolada_is_told(
    tmp_path: Path, path: str, old: str, new: str
) -> None:
    problem = problem_of(tmp_path, edited(path, f'"id": "{old}"', f'"id": "{new}"'))
    assert problem.place == Place(f"content/{path}")
    assert problem.message == f"Id '{new}' står två gånger."


def test_a_list_of_kolada_that_is_no_list_is_told(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, {**CLEAN, KOLADA_GROUPS: '{"a": 1}'})
    assert problem.message == "filen: en grupp fält går inte att använda."


def test_all_mistakes_of_all_files_are_told_in_order(tmp_path: Path) -> None:
    files = {
        **CLEAN,
        GUARANTEE: CLEAN[GUARANTEE].replace("state: in_force", "state: no\npath: kanske"),
        MEASURE: CLEAN[MEASURE].replace("tolerance: 2", "tolerance: 2,5").replace("2024-02-10", "2024-02-30"),
        OWNERS: CLEAN[OWNERS].replace("kind: council", "kind: råd"),
        SNAPSHOT: "{",
        "results/measures/Ny fil.yml": "title: a\n",
    }
    problems = loaded(tmp_path, files).problems
    assert [(problem.place.file.removeprefix("content/"), problem.rule.code) for problem in problems] == [
        (GUARANTEE, "L02"),
        (GUARANTEE, "L12"),
        (SNAPSHOT, "L18"),
        ("results/measures/Ny fil.yml", "L10"),
        (MEASURE, "L14"),
        (MEASURE, "L15"),
        (OWNERS, "L12"),
    ]
    assert list(problems) == in_order(problems)


def test_the_error_of_the_build_tells_every_problem(tmp_path: Path) -> None:
    problems = loaded(tmp_path, {**WITHOUT_MUNICIPALITY, MEASURE: ""}).problems
    assert str(ContentError(problems)).splitlines() == [str(problem) for problem in problems]


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    files = {**CLEAN, MEASURE: "a: [", GOAL: "b"}
    assert loaded(tmp_path, files) == load_content(tmp_path)


def test_rules_of_reading_have_codes_of_their_own() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.code.startswith("L") and rule.why.endswith(".") for rule in RULES)


def test_after_a_slip_the_rest_of_the_file_is_read_and_told_of(tmp_path: Path) -> None:
    text = CLEAN[MEASURE].replace("title: Bygg", "title:Bygg", 1).replace("unit: procent", "unti: procent")
    text = text.replace("every: year", "every: ibland")
    read = with_bytes(tmp_path, MEASURE, text.encode())
    assert [(problem.place.line, problem.rule.code) for problem in read.problems] == [
        (1, "L27"),
        (5, "L11"),
        (11, "L12"),
    ]


def test_a_tab_is_named_and_the_line_shown_as_it_should_stand(tmp_path: Path) -> None:
    text = CLEAN[OWNERS].replace("    name: Byggkontoret", "\tname: Byggkontoret")
    [problem] = with_bytes(tmp_path, OWNERS, text.encode()).problems
    assert "en tabb (U+0009)" in problem.message
    assert problem.hint == "Skriv så här, med 4 mellanslag först: name: Byggkontoret"


def test_an_unfinished_merge_in_a_text_is_an_error_at_its_line(tmp_path: Path) -> None:
    text = f"{CLEAN[GUARANTEE]}<<<<<<< HEAD\nEtt.\n=======\nTvå.\n>>>>>>> gren\n"
    [problem] = with_bytes(tmp_path, GUARANTEE, text.encode()).problems
    assert (problem.rule.code, problem.place.line) == ("L26", text.split("\n").index("<<<<<<< HEAD") + 1)


@pytest.mark.parametrize(
    ("left", "marks"),
    [
        ("=======", ["======="]),
        ("<<<<<<< HEAD", ["<<<<<<<"]),
        (">>>>>>> gren", [">>>>>>>"]),
        ("<<<<<<< HEAD\n=======", ["<<<<<<<", "======="]),
        ("=======\n>>>>>>> gren", ["=======", ">>>>>>>"]),
    ],
)
def test_a_line_that_is_left_of_a_merge_is_told_by_itself(
    left: str, marks: list[str], tmp_path: Path
) -> None:
    text = CLEAN[MEASURE].replace("unit: procent", f"unit: procent\n{left}", 1)
    problems = load_content(write(tmp_path, {**CLEAN, MEASURE: text})).problems
    assert [problem.rule.code for problem in problems] == ["L26"] * len(marks)
    for problem, mark in zip(problems, marks, strict=True):
        assert mark in problem.message
        assert text.split("\n")[problem.place.line - 1].startswith(mark)


@pytest.mark.parametrize("text", ["Rubrik\n=======\n\nText.\n", "    <<<<<<< HEAD\n"])
def test_a_line_of_signs_alone_is_no_merge(tmp_path: Path, text: str) -> None:
    assert not with_bytes(tmp_path, GUARANTEE, f"{CLEAN[GUARANTEE]}{text}".encode()).problems


def test_a_list_that_is_not_ended_is_shown_with_its_end(tmp_path: Path) -> None:
    text = CLEAN[GUARANTEE].replace("synonyms: [byggnadslov]", "synonyms: [byggnadslov, bygga")
    [problem] = with_bytes(tmp_path, GUARANTEE, text.encode()).problems
    assert problem.hint == "Skriv så här: synonyms: [byggnadslov, bygga]"


def test_printed_quotes_around_a_colon_become_straight_ones(tmp_path: Path) -> None:
    text = CLEAN[MEASURE].replace("title: Bygglov i tid", "title: ”Obs: Bygglov”")
    [problem] = with_bytes(tmp_path, MEASURE, text.encode()).problems
    assert problem.hint == 'Skriv så här: title: "Obs: Bygglov"'


def test_both_sides_of_a_merge_are_shown_with_its_last_line(tmp_path: Path) -> None:
    text = "<<<<<<< HEAD\ntitle: Ett\n=======\ntitle: Två\n>>>>>>> gren\n" + CLEAN[MEASURE].split("\n", 1)[1]
    [problem] = with_bytes(tmp_path, MEASURE, text.encode()).problems
    assert "rad 5" in problem.message
    assert "”title: Ett” och ”title: Två”" in problem.message


def test_of_a_field_that_stands_twice_the_first_value_is_told(tmp_path: Path) -> None:
    text = CLEAN[MEASURE].replace("unit: procent", "unit: procent\nunit: tkr")
    [problem] = with_bytes(tmp_path, MEASURE, text.encode()).problems
    assert "med värdet procent" in problem.message


RECORDS = [name for name in CLEAN if name.rpartition("/")[0] in FOLDERS and not name.endswith(".json")]


@pytest.mark.parametrize("name", RECORDS)
def test_a_file_in_a_folder_of_another_kind_is_told_where_it_belongs(name: str, tmp_path: Path) -> None:
    """One cause, one error; and what refers to it is not blamed."""
    home, _slash, file = name.rpartition("/")
    for folder in ("results/", "guarantees/", "results/measures/", "results/surveys/"):
        if folder != f"{home}/":
            found = examine(write(tmp_path, {**CLEAN, name: None, f"{folder}{file}": CLEAN[name]}), TODAY)
            told = [(one.rule.code, one.place.file) for one in found.problems if one.rule.code != "G13"]
            assert told == [("L08", f"content/{folder}{file}")], found.problems
            assert f"Flytta filen till content/{home}/" in found.problems[0].hint
            (tmp_path / "content" / folder / file).unlink()
