"""Whatever a file holds, each reader answers with a value or a finding: bounded here, at length by make fuzz.

    make fuzz                                               # about 100,000 cases, counted at the end
    pytest tests/safe/test_fuzz.py -k csv --hypothesis-profile=fuzz

The texts are the files of the tiny municipality with a few edits, as a person, a merge or an enemy makes
them, so that most of what they hold is read; the rest is any text at all.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook
from pydantic import BaseModel, TypeAdapter, ValidationError

from paraply.changes import Reading, difference_of
from paraply.changes.output import as_markdown
from paraply.check import World, check_content
from paraply.derive.published import published
from paraply.derive.views import views_of
from paraply.forge.artifact import UntrustedError, text_in
from paraply.forge.comment import safe_again
from paraply.importers.bounds import FileRefusedError
from paraply.importers.cells import Figure, read_cell
from paraply.importers.fragments import Vocabulary
from paraply.importers.grid import Reader
from paraply.importers.meaning import Memory
from paraply.importers.periods import when_in
from paraply.importers.planner import Planner
from paraply.importers.reading import Sheets
from paraply.importers.workbook import Cell, Sheet, read_workbook
from paraply.load.jsonfile import read_json
from paraply.load.meant import read_file
from paraply.load.validate import validated
from paraply.model import kinds
from paraply.model.content import Content
from paraply.model.dates import PartialDate, Period
from paraply.model.municipality import Municipality
from paraply.model.record import FileRecord, Origin
from paraply.model.values import Number
from paraply.problems import Problem
from paraply.render.site import render_site
from paraply.text.formatting import formatted
from paraply.text.yamledit import EditError, Put, edited, flow
from paraply.text.yamlfaults import CONTROL
from paraply.text.yamlfile import Document, decode, read_yaml
from paraply.visits.counts import VisitsError
from paraply.visits.matomo import read_export
from paraply.visits.serverlog import Wanted, read_logs
from tests.made import content, measure
from tests.safe.cases import CASES
from tests.worlds import CLEAN, MUNICIPALITY, TODAY, world_of

MODELS = {kind.path: kind.model for kind in kinds.WRITTEN if not kind.listing}
WRITTEN = {
    f"content/{name}": (text, MODELS[name if name == MUNICIPALITY else name.rpartition("/")[0]])
    for name, text in CLEAN.items()
    if name == MUNICIPALITY or name.rpartition("/")[0] in MODELS
}
ODD = [
    "\t", "\r\n", "\r", "\x00", "\x1b[2J", "\ufeff", "\u200b", "\u202e", "\u2028", "\x85", "å", "a\u030a",
    "\U0001f469\u200d", "'", '"', ":", ": ", "#", " #", "- ", "[", "]", "{", "}", ",", "&a ", "*a", "|\n",
    ">\n", "!!python/object:os.system ", "---", "...", "%YAML 1.1\n", "? ", "<<: ", "0114", "12:30", "no",
    "3,5", "33.312", "1e999", ".inf", "-0", "9" * 400, "2024-02-30", "9999-12-31", "0000", "2024-T3", "null",
    "~", "''", "=1+1", "{{ 7*7 }}", "</script>", "javascript:", "../", "\\",
]  # fmt: skip
ANY = st.text(max_size=200) | st.sampled_from(ODD)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["put", "cut", "swap", "twice"]), st.integers(0, 10**6), st.integers(1, 40), ANY
    ),
    min_size=1,
    max_size=4,
)
FILES = st.sampled_from(sorted(WRITTEN))


def cases(share: float = 1.0) -> hypothesis.settings:
    """So many cases of what the profile gives each property; what is slow gets a smaller share."""
    most = max(1, round(hypothesis.settings.default.max_examples * share))  # type: ignore[union-attr]
    return hypothesis.settings(
        max_examples=most, suppress_health_check=list(hypothesis.HealthCheck), report_multiple_bugs=False
    )


def changed(text: str, edits: list[tuple[str, int, int, str]]) -> str:
    """The text with pieces put in, cut out, moved or doubled."""
    for how, where, length, piece in edits:
        at = where % (len(text) + 1)
        taken = text[at : at + length]
        match how:
            case "put":
                text = text[:at] + piece + text[at:]
            case "cut":
                text = text[:at] + text[at + length :]
            case "twice":
                text = text[:at] + taken * 2 + text[at + length :]
            case _:
                text = text[:at] + text[at + length :] + taken
    return text


@cache
def clean() -> Content:
    """The tiny municipality, read once."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return world_of(Path(folder)).content


def read(name: str, data: bytes) -> tuple[FileRecord | Municipality | None, Document, list[Problem]]:
    """A file as the loader reads it, without the disk."""
    model: type[BaseModel] = WRITTEN[name][1]
    text, problems = decode(data, name)
    if problems:
        return None, Document(), problems
    document, slips = read_file(text, name, model)
    if document.problems:
        return None, document, [*slips, *document.problems]
    record, problems = validated(model, document, name)
    problems = [*slips, *problems]
    if record is None:
        return None, document, problems
    id_ = name.rpartition("/")[2].partition(".")[0]
    return record.read_from(Origin(name, id_, document.lines)), document, problems  # type: ignore[attr-defined]


def with_record(name: str, record: Any) -> Content:
    """The tiny municipality with one record exchanged."""
    content = clean()
    if isinstance(record, Municipality):
        return Content(record, **{**folders(content)})
    kind = name.split("/")[-2]
    return Content(
        content.municipality, **{**folders(content), kind: {**content.folders[kind], record.id: record}}
    )


def folders(content: Content) -> dict[str, Any]:
    return {
        **content.folders,
        "snapshots": content.snapshots,
        "kolada_municipalities": content.kolada_municipalities,
        "kolada_groups": content.kolada_groups,
    }


def assert_told(problems: list[Problem], name: str, data: bytes) -> None:
    """Each finding stands on a line of the file, says something, and takes one line to say."""
    lines = len(re.split(r"\r\n|\r|\n", data.decode("utf-8", "replace")))
    for problem in problems:
        assert problem.place.file == name
        assert 1 <= problem.place.line <= lines + 1
        assert problem.message
        assert len(str(problem).splitlines()) == 1


def assert_said(*texts: str) -> None:
    """A refusal says what is wrong, and what to do where that is asked for."""
    assert all(texts)


@cases()
@given(FILES, EDITS)
def test_a_content_file_is_read_or_told_of(name: str, edits: list[tuple[str, int, int, str]]) -> None:
    CASES["content files"] += 1
    data = changed(WRITTEN[name][0], edits).encode("utf-8", "surrogatepass")
    record, _document, problems = read(name, data)
    assert record is not None or problems
    assert_told(problems, name, data)


@cases()
@given(st.binary(max_size=300) | ANY.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_told_of(data: bytes) -> None:
    CASES["any bytes as YAML"] += 1
    text, problems = decode(data, "a.yml")
    problems = problems or read_yaml(text, "a.yml").problems
    assert_told(problems, "a.yml", data)


@cases(0.3)
@given(FILES, EDITS)
def test_what_can_be_read_can_be_checked_and_told_of(
    name: str, edits: list[tuple[str, int, int, str]]
) -> None:
    CASES["checks and changes"] += 1
    record, _document, _problems = read(
        name, changed(WRITTEN[name][0], edits).encode("utf-8", "surrogatepass")
    )
    if record is None:
        return
    content = with_record(name, record)
    problems = check_content(World(content, TODAY))
    assert all(problem.message and len(str(problem).splitlines()) == 1 for problem in problems)
    old, new = reading(clean()), reading(content)
    assert difference_of(old, old).is_nothing
    told = as_markdown(difference_of(old, new))
    assert safe_again(told) == told.strip("\n")


def reading(content: Content) -> Reading:
    public = published(content, TODAY)
    return Reading(content=content, public=public, today=TODAY, views=views_of(public, (), TODAY))


@cases(0.03)
@given(FILES, EDITS)
def test_what_is_free_of_errors_becomes_a_site(name: str, edits: list[tuple[str, int, int, str]]) -> None:
    CASES["whole sites"] += 1
    record, _document, _problems = read(
        name, changed(WRITTEN[name][0], edits).encode("utf-8", "surrogatepass")
    )
    if record is None:
        return
    content = with_record(name, record)
    problems = check_content(World(content, TODAY))
    if any(problem.is_error for problem in problems):
        return
    site = render_site(views_of(published(content, TODAY), problems, TODAY))
    assert all(site.body(page) for page in site.pages)
    assert all(file.content is not None for file in site.files())


@cases()
@given(FILES, EDITS)
@example("content/guarantees/bygglov.md", [("put", 387, 1, "\t")])
def test_the_formatter_keeps_what_is_meant(name: str, edits: list[tuple[str, int, int, str]]) -> None:
    CASES["formatter"] += 1
    text, problems = decode(changed(WRITTEN[name][0], edits).encode("utf-8", "surrogatepass"), name)
    if problems:
        return
    ending = Path(name).suffix
    once = formatted(text, ending)
    assert formatted(once, ending) == once
    before, after = read(name, text.encode()), read(name, once.encode())
    assert (before[0] and before[0].model_dump()) == (after[0] and after[0].model_dump())
    assert before[1].value == after[1].value


@cases()
@given(st.text(alphabet="0123456789 .,-+e\u00a0\u202f\u2212xA%", max_size=20) | ANY)
def test_a_number_is_read_right_or_refused(text: str) -> None:
    CASES["numbers"] += 1
    try:
        value = TypeAdapter(Number).validate_python(text)
    except ValidationError:
        return
    assert re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", text.strip())
    assert value == Decimal(text.strip())


@cases()
@given(st.text(alphabet="0123456789-/TQ ", max_size=22) | ANY)
def test_a_date_or_period_is_read_right_or_refused(text: str) -> None:
    CASES["dates and periods"] += 1
    for kind in (PartialDate, Period):
        try:
            value = TypeAdapter(kind).validate_python(text)
        except ValidationError:
            continue
        assert str(value) == text.strip()


AMOUNT = (
    r"(?:minst |ca |<)?[-+\u2212]?[0-9]{1,3}(?:[ .,][0-9]{3})*(?:,[0-9]{1,2})? ?(?:%|kr|mnkr|procent)?\*?"
)
RAW = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | ANY
    | st.from_regex(AMOUNT, fullmatch=True)
)  # fmt: skip


@cases()
@given(RAW, st.booleans())
def test_a_cell_is_read_right_or_asked_about(raw: Any, percent: bool) -> None:
    CASES["cells"] += 1
    found = read_cell(raw, percent=percent)
    if isinstance(found, Figure) and isinstance(raw, str):
        digits = re.sub(r"[^0-9]", "", raw)
        assert re.sub(r"[^0-9]", "", format(found.value, "f")).strip("0") in digits


@cases()
@given(
    ANY
    | st.from_regex(
        r"(?:Utfall|Budget|Prognos|Mål)? ?(?:20[0-9]{2}|[0-9]{4}-[0-9]{2})[ -]?(?:T1|kv [1-4])?",
        fullmatch=True,
    )
)
def test_a_heading_is_read_or_left(text: str) -> None:
    CASES["headings"] += 1
    Vocabulary().fragment(text)
    when, _rest = when_in(text)
    period = when.period() if when else None
    assert period is None or Period.parse(str(period)) == period


ROWS = st.lists(
    st.lists(RAW | st.sampled_from(["Mått", "Enhet", "2023", "2024", "Utfall 2025"]), max_size=6), max_size=8
)


@cases(0.5)
@given(ROWS)
def test_a_table_is_read_or_left(rows: list[list[Any]]) -> None:
    CASES["tables"] += 1
    cells = [
        [Cell(f"{chr(65 + at)}{number}", raw) for at, raw in enumerate(row)]
        for number, row in enumerate(rows, 1)
    ]
    sheets = Sheets(
        "a", [Sheet("Blad1", cells)], content(measures=[measure(title="Bygglov i tid")]), Memory(), TODAY
    )
    for found in sheets.meanings(Memory()):
        assert found.cell in [cell for row in cells for cell in row]
        assert found.measure is None or found.unknown or found.not_ours or found.period or found.doubts


FORMATS = st.sampled_from(
    [
        "General",
        "0.0%",
        '#,##0 "tkr"',
        "#,##0,",
        '0.0" %"',
        "yyyy",
        "mmm-yy",
        "yyyy-mm-dd",
        "[$kr-41D] 0",
        ";;;@",
        '"',
    ]
)
WORDS = st.sampled_from(
    [
        "Mått",
        "Bygglov i tid",
        "Bygglov i tid (%)",
        "Utfall",
        "Mål",
        "2024",
        "Utfall 2025",
        "Kvinnor",
        "Riket",
        "Belopp i tkr",
        "Delårsrapport 2 2025",
        "varav",
        "Enhet",
        "%",
        "-",
        "Kön",
        "Period",
        "Värde",
        "* not",
        "1 234,5",
    ]
)
BOOK_CELLS = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.integers(1, 7),
        WORDS
        | st.integers(-5000, 5000)
        | st.floats(-1e6, 1e6)
        | st.dates(date(1990, 1, 1), date(2030, 1, 1))
        | st.booleans()
        | st.text(max_size=12),
        FORMATS,
    ),
    max_size=25,
)
"""Cells of a workbook, set one by one: row, column, value and number format."""
AREAS = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 5), st.integers(0, 3), st.integers(0, 3)), max_size=3
)
HIDDEN = st.lists(st.integers(1, 9), max_size=2)


@cases(0.1)
@given(BOOK_CELLS, AREAS, HIDDEN, st.sampled_from(["Blad1", "Mål", "2024", "Belopp i tkr", "Utkast"]))
def test_a_workbook_built_cell_by_cell_is_planned_or_left(
    tmp_path_factory: pytest.TempPathFactory, cells: list[Any], areas: list[Any], hidden: list[int], name: str
) -> None:
    """Nothing in a sheet stops the plan, and every cell in it that is written has all of its meaning."""
    CASES["workbooks cell by cell"] += 1
    book = Workbook()
    page = book.worksheets[0]
    page.title = name
    for row, column, value, form in cells:
        made: Any = page.cell(row, column)
        made.value = CONTROL.sub("", value).lstrip("=") if isinstance(value, str) else value
        made.number_format = form
    for row, column, down, across in areas:
        if down + across and not any(
            str(area).startswith(page.cell(row, column).coordinate) for area in page.merged_cells
        ):
            page.merge_cells(
                start_row=row, start_column=column, end_row=row + down, end_column=column + across
            )
    for row in hidden:
        page.row_dimensions[row].hidden = True
    path = tmp_path_factory.mktemp("cells") / "a.xlsx"
    book.save(path)
    known = content(
        measures=[measure(title="Bygglov i tid", decimals=1, outcomes=[{"period": "2020", "value": 90}])]
    )
    try:
        sheets = read_workbook(path)
    except FileRefusedError as refused:
        assert_said(refused.message, refused.hint)
        return
    for memory in (Memory(), Memory(unit="procent")):
        found = Sheets("a", sheets, known, memory, TODAY).meanings(memory)
        plan = Planner("a.xlsx", known, memory).plan(found)
        for change in plan.changes:
            assert change.entry.measure
            assert {"measure", "period"} <= set(change.entry.sources)
            assert change.value is None or "unit" in change.entry.sources
            assert not change.entry.unknown
            assert not change.entry.not_ours


@cache
def packed_book() -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (["Mått", "2024", "2025"], ["Bygglov i tid", 95, "=B2+1"]):
        sheet.append(row)
    book.save(out)
    return out.getvalue()


@cases(0.15)
@given(st.data())
def test_a_workbook_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Bytes of the file changed, or a text of a part of it, which is packed again so that its sums hold."""
    CASES["workbooks"] += 1
    path = tmp_path_factory.getbasetemp() / "fuzz.xlsx"
    good = packed_book()
    if data.draw(st.booleans()):
        at, piece = data.draw(st.integers(0, len(good) - 1)), data.draw(st.binary(min_size=1, max_size=8))
        path.write_bytes(good[:at] + piece + good[at + len(piece) :])
    else:
        with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(path, "w") as new:
            odd = data.draw(
                st.sampled_from([one for one in old.namelist() if "sheet" in one or "workbook" in one])
            )
            for name in old.namelist():
                text = old.read(name).decode()
                text = changed(text, data.draw(EDITS)) if name == odd else text
                new.writestr(name, text.encode("utf-8", "replace"))
    try:
        read_workbook(path)
    except FileRefusedError as refused:
        assert_said(refused.message, refused.hint)


@cases(0.5)
@given(
    st.lists(st.lists(ANY, max_size=5), max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_a_csv_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], encoding: str
) -> None:
    CASES["CSV files"] += 1
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    path = tmp_path_factory.getbasetemp() / "fuzz.csv"
    path.write_bytes(out.getvalue().encode(encoding, "replace"))
    try:
        [sheet] = read_workbook(path)
    except FileRefusedError as refused:
        assert_said(refused.message, refused.hint)
    else:
        Reader(Vocabulary()).read(sheet)
    readers: list[Callable[[], object]] = [
        lambda: read_export(path, None),
        lambda: read_logs([path], Wanted(labels=["/*"])),
    ]
    for statistics in readers:
        try:
            statistics()
        except VisitsError as error:
            assert_said(str(error))


@cases()
@given(ANY | st.text(alphabet='{}[]",:0123.eE-ntrufalsN\\ ', max_size=60))
def test_a_json_file_is_read_or_told_of(text: str) -> None:
    CASES["JSON files"] += 1
    _value, problems = read_json(text, "a.json")
    assert all(problem.message for problem in problems)


@cases()
@given(FILES, st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=40))
def test_an_edit_changes_one_field_and_nothing_else(name: str, field: str, value: str) -> None:
    CASES["edits of YAML"] += 1
    text = WRITTEN[name][0].removeprefix("---\n").partition("\n---\n")[0]
    before = read_yaml(text, name).value
    if CONTROL.search(value) or read_yaml(f"k: {flow(value)}", name).problems:
        return  # what no file may hold, is refused before it is written
    try:
        after = read_yaml(edited(text, [Put((), {field: value})]), name)
    except EditError:
        return
    assert isinstance(before, dict)
    assert after.value == {**before, field: value}


@cases()
@given(st.binary(max_size=300))
def test_what_a_build_leaves_is_a_text_or_refused(data: bytes) -> None:
    CASES["artifacts"] += 1
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("andringar.md", data)
    whole = out.getvalue()
    at = len(data) % len(whole)
    for given_ in (data, whole, whole[:at] + data[:4] + whole[at + 4 :]):
        try:
            text = text_in(given_)
        except UntrustedError as refused:
            assert_said(str(refused))
        else:
            lines = safe_again(text).split("\n")
            assert not [line for line in lines if re.search(r"^/|<|(?<!\\)\]\(", line)]
