import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.load.jsonfile import lines_of_rows, place_in, read_json
from paraply.load.rules import SNAPSHOT
from paraply.problems import Place

FILE = "content/results/kolada/N99999.json"

FAULTS = {
    "not a number": ('{"a": NaN}', 1, "NaN är inget tal."),
    "without end": ('{"a": -Infinity}', 1, "-Infinity är inget tal."),
    "cut": ('{\n"a": [1,\n2', 3, "Filen är inte giltig JSON här."),
    "a comma too many": ('{\n"a": 1,\n}', 3, "Filen är inte giltig JSON här."),
    "text after the end": ('{"a": 1}\n{"a": 1}', 2, "Filen är inte giltig JSON här."),
    "a page instead": ("<!doctype html>", 1, "Filen är inte giltig JSON här."),
    "a field twice": ('{"a": {"b": 1, "b": 2}}', 1, "Fältet 'b' står två gånger."),
    "deep lists": ("[" * 100_000, 1, "Filen har för många nivåer."),
    "deep objects": ('{"a":' * 100_000, 1, "Filen har för många nivåer."),
    "a huge number": (f'{{"a": {"9" * 5000}}}', 1, f"Talet {'9' * 20}… är för stort."),
    "a power no number has": (
        '{"a": 1e99999999999999999999}',
        1,
        "Talet 1e999999999999999999 är för stort eller",
    ),
    "an exponent for a whole number": ('{"a": 1e999}', 1, "Talet 1e999 är för stort eller"),
    "an exponent that fills the memory": ('{"a": 1e99999999}', 1, "Talet 1e99999999 är för stort eller"),
    "an exponent that is nothing": ('{"a": 0e-99999999}', 1, "Talet 0e-99999999 är för stort eller"),
    "a decimal without end": (f'{{"a": 0.{"1" * 80}}}', 1, f"Talet 0.{'1' * 18} är för stort eller"),
    "a field twice, further down": ('{\n"a": 1,\n"b": 2,\n"a": 3\n}', 4, "Fältet 'a' står två gånger."),
    "not a number, further down": ('{\n"a": 1,\n"b": NaN}', 3, "NaN är inget tal."),
    "a huge number, further down": (f"[\n1,\n{'9' * 50}\n]", 3, f"Talet {'9' * 20}… är för stort."),
    "an exponent, further down": ("[\n1,\n1e999]", 3, "Talet 1e999 är för stort eller"),
    "half a character": ('{\n"a": "\\ud800"}', 2, "Tecknet \\ud800 går inte att använda."),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_with_its_line(case: str) -> None:
    text, line, message = FAULTS[case]
    value, [problem] = read_json(text, FILE)
    assert value is None
    assert problem.rule is SNAPSHOT
    assert problem.place == Place(FILE, line)
    assert problem.message.startswith(message)
    assert problem.hint == "Hämta den igen med skriptet."


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]))


@pytest.mark.parametrize(
    "escape", ["\\ud800", "\\u0000", "\\u001f", "\\u009f", "\\u202E", "\\u2066", "\\u2028"]
)
def test_a_sign_that_no_text_needs_is_refused(escape: str) -> None:
    value, [problem] = read_json(f'{{"title": "a{escape}b"}}', FILE)
    assert value is None
    assert problem.rule.code == "L18"
    assert escape in problem.message


def test_decimals_are_exact() -> None:
    value, problems = read_json('{"a": [71.20, 31.329597, 5, null, true, "å \\n"]}', FILE)
    assert problems == []
    assert [repr(one) for one in value["a"][:2]] == ["Decimal('71.20')", "Decimal('31.329597')"]
    assert value["a"][2:] == [5, None, True, "å \n"]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.text(alphabet='{}[]",:0123.eE-ntrufalsN\\ ', max_size=40)))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    value, problems = read_json(text, FILE)
    assert value is None or problems == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(-(10**15), 10**15), WORDS, st.booleans())))
def test_what_the_script_writes_is_read_back(values: list[object]) -> None:
    assert read_json(json.dumps(values, ensure_ascii=False), FILE) == (values, [])


@settings(max_examples=200, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6))
def test_a_decimal_is_read_exactly(number: Decimal) -> None:
    [read], _ = read_json(f"[{number:f}]", FILE)
    assert repr(read) == repr(number)


def test_rows_on_lines_of_their_own_have_places() -> None:
    lines = lines_of_rows(
        '{\n  "kpi": "N99999",\n  "values": [\n    ["a", 1],\n    ["b", 2]\n  ]\n}\n', "values"
    )
    assert [lines.get(("values", number)) for number in range(2)] == [4, 5]
    assert lines.get(("kpi",)) is None
    assert dict(lines) == {}


@pytest.mark.parametrize(
    "text", ['{"values": [["a", 1]]}', '{\n"values": [\n[\n"a",\n1\n]\n]\n}', '{"kpi": "N99999"}']
)
def test_rows_written_in_another_way_have_none(text: str) -> None:
    assert lines_of_rows(text, "values").get(("values", 0)) is None


@pytest.mark.parametrize(
    ("path", "line"),
    [((), 1), ((0,), 2), ((0, "id"), 2), ((1, "members"), 5), ((1, "members", 1), 7), ((1, "finns"), 4)],
)
def test_a_value_has_its_line_or_that_of_the_group_around_it(path: tuple[str | int, ...], line: int) -> None:
    text = '[\n {"id": "G1"},\n\n {"id": "G2",\n  "members": [\n   "0001",\n   "0002"]}]'
    assert place_in(text, FILE, path) == Place(FILE, line)


@pytest.mark.parametrize("text", ["", "[" * 5_000, '{"a":\t1}', "{"])
def test_a_text_that_has_no_places_is_told_at_its_beginning(text: str) -> None:
    assert place_in(text, FILE, ("a",)) == Place(FILE, 1)
