import re
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.problems import Place
from paraply.text.positions import place_of
from paraply.text.yamlfaults import DUPLICATE_KEY, EMPTY, ENCODING, FORBIDDEN, RULES, SYNTAX, TOO_LARGE, TRAP
from paraply.text.yamlfile import MAX_BYTES, MAX_DEPTH, decode, read_yaml

FILE = "content/results/measures/x.yml"

DOCUMENT = """\
title: Trygga elever   # en kommentar
"quoted": 'it''s "so"'
number: 71
share: 71.20
negative: -0.5
signed: +3
yes: true
none: null
tilde: ~
empty:
list: [a, 'b', 3]
nested:
  - period: 2024
    value: 5
  - period: 2025
text: |
  Första raden.
  Andra raden.
folded: >
  En
  mening.
flow: {a: {b: [1, 2]}}
"""


def test_reads_what_yaml_says() -> None:
    document = read_yaml(DOCUMENT, FILE)
    assert document.problems == []
    assert document.value == {
        "title": "Trygga elever",
        "quoted": 'it\'s "so"',
        "number": 71,
        "share": Decimal("71.20"),
        "negative": Decimal("-0.5"),
        "signed": 3,
        "yes": True,
        "none": None,
        "tilde": None,
        "empty": None,
        "list": ["a", "b", 3],
        "nested": [{"period": 2024, "value": 5}, {"period": 2025}],
        "text": "Första raden.\nAndra raden.\n",
        "folded": "En mening.\n",
        "flow": {"a": {"b": [1, 2]}},
    }


def test_knows_the_line_of_every_field_and_item() -> None:
    document = read_yaml(DOCUMENT, FILE)
    assert place_of(document.lines, FILE, ("title",)) == Place(FILE, 1)
    assert place_of(document.lines, FILE, ("nested", 0, "value")) == Place(FILE, 14)
    assert place_of(document.lines, FILE, ("nested", 1)) == Place(FILE, 15)
    assert place_of(document.lines, FILE, ("text",)) == Place(FILE, 16)
    assert place_of(document.lines, FILE, ("nested", 1, "value")) == Place(FILE, 15), "the nearest parent"
    assert place_of(document.lines, FILE, ("nowhere",)) == Place(FILE, 1)
    assert place_of({}, FILE, ("nowhere",)) == Place(FILE, 1)


def test_lines_are_counted_in_the_file_the_text_stands_in() -> None:
    document = read_yaml("title: a\nkind: no\n", FILE, first_line=2)
    assert document.lines[("kind",)] == 3
    assert document.problems[0].place == Place(FILE, 3)
    [problem] = read_yaml("a: 1\nb: [\n", FILE, first_line=2).problems
    assert problem.place.line in {3, 4}


TRAPS = {
    "code: 0114": "code: 0114 börjar med noll",
    "time: 12:30": "time: 12:30 läses som ett antal sekunder",
    "time: 1:02:03": "time: 1:02:03 läses som ett antal sekunder",
    "open: no": "open: no läses som ja eller nej",
    "open: Yes": "open: Yes läses som ja eller nej",
    "open: ON": "open: ON läses som ja eller nej",
    "open: y": "open: y läses som ja eller nej",
    "open: True": "open: True läses som ja eller nej",
    "number: 1_000": "number: 1_000 är ett tal skrivet",
    "number: 0x1F": "number: 0x1F är ett tal skrivet",
    "number: 0o17": "number: 0o17 är ett tal skrivet",
    "number: .5": "number: .5 är ett tal skrivet",
    "number: 5.": "number: 5. är ett tal skrivet",
    "number: .inf": "number: .inf är ett tal skrivet",
    "number: .NaN": "number: .NaN är ett tal skrivet",
    "number: 1e5": "number: 1e5 är ett tal i potensform",
    "number: 1.5E-3": "number: 1.5E-3 är ett tal i potensform",
    "list: [a, no]": "list: no läses som ja eller nej",
}


@pytest.mark.parametrize("line", TRAPS)
def test_what_programs_read_differently_is_refused(line: str) -> None:
    document = read_yaml(f"title: a\n{line}\nunit: b\n", FILE)
    [problem] = document.problems
    assert problem.rule is TRAP
    assert problem.place == Place(FILE, 2)
    assert problem.message.startswith(TRAPS[line])
    word = re.split(r"[ \]]", line)[-1] or "no"
    assert f"'{word}'" in problem.hint
    assert isinstance(document.value, dict)
    assert document.value["unit"] == "b", "the reading goes on"
    assert len(document.refused) == 1


@pytest.mark.parametrize(
    "text",
    [
        "'0114'",
        '"no"',
        "'12:30'",
        "nov",
        "2024-02-30",
        "10-20",
        "1,5",
        "norr",
        "12 30",
        "v1.0",
        "1.2.3",
        "0,5",
    ],
)
def test_what_every_program_reads_as_text_is_text(text: str) -> None:
    document = read_yaml(f"a: {text}", FILE)
    assert document.problems == []
    assert document.value == {"a": text.strip("'\"")}


BROKEN = [
    ("a: 1\nb: [1, 2\nc: 3\n", 2, "[ ] eller { } är inte avslutad: ”b: [1, 2”"),
    ("a: 1\nb: {c: 1\nd: 3\n", 2, "är inte avslutad: ”b: {c: 1”"),
    ("a: 1\nb: 'hej\nc: 3\n", 2, "Ett citattecken är inte avslutat: ”b: 'hej”"),
    ('a: 1\nb: "hej\nc: 3\n', 2, 'är inte avslutat: ”b: "hej”'),
    ("a: 1\nb: Bygglov: nu\n", 2, "kolon inne i en text: ”b: Bygglov: nu”"),
    ("a: 1\nb\nc: 3\n", 2, "saknas ett kolon efter fältets namn: ”b”"),
    ("a:\n  b: 1\n c: 2\n", 3, "Indraget stämmer inte med raderna ovanför: ”c: 2”"),
    ("a: 1\n- b\n", 2, "Indraget stämmer inte med raderna ovanför: ”- b”"),
    ("- a\nb: 1\n", 2, "Listan är inte indragen rätt: ”b: 1”"),
    ("a:\n\tb: 1\n", 2, "indragen med en tabb: ”b: 1”"),
    ("\ta: 1\n", 1, "indragen med en tabb: ”a: 1”"),
    ("a: 1\n  \tb: 1\n", 2, "indragen med en tabb: ”b: 1”"),
    ("a:\n  - b: 1\n\t- c: 1\n", 3, "indragen med en tabb: ”- c: 1”"),
    ("a: @b\n", 1, "tecken som har en egen betydelse: ”a: @b”"),
    ("a: `b`\n", 1, "tecken som har en egen betydelse: ”a: `b`”"),
    ("a: %b\n", 1, "tecken som har en egen betydelse: ”a: %b”"),
    ("a: **fet** text\n", 1, "börjar med *, som har en egen betydelse: ”a: **fet** text”"),
    ("a: & b\n", 1, "börjar med &, som har en egen betydelse: ”a: & b”"),
    ("a: |text\n", 1, "Efter | eller > står det mer på samma rad: ”a: |text”"),
    ('a: "C:\\Å"\n', 1, "Efter \\ står ett tecken som inte har någon betydelse där"),
    ("? [a]\n: b\n", 1, "Ett fältnamn ska vara ett enkelt ord"),
    ('"a\\0": b\n', 1, "Ett fältnamn ska vara ett enkelt ord"),
    ("%b: 1\n", 1, "Filen går inte att tolka här: ”%b: 1”"),
]


@pytest.mark.parametrize(("text", "line", "says"), BROKEN)
def test_broken_yaml_is_told_where_it_is_broken(text: str, line: int, says: str) -> None:
    [problem] = read_yaml(text, FILE).problems
    assert problem.rule is SYNTAX
    assert problem.place == Place(FILE, line)
    assert says in problem.message
    assert problem.message.endswith(".")
    assert problem.hint


def test_a_long_broken_line_is_cut_in_the_message() -> None:
    [problem] = read_yaml(f"a: {'x' * 300}: b\n", FILE).problems
    assert len(problem.message) < 140


def test_a_field_that_stands_twice_keeps_its_first_value() -> None:
    document = read_yaml("a: 1\nb: {c: 1, c: 2}\na: [x]\n", FILE)
    assert document.value == {"a": 1, "b": {"c": 1}}
    assert [(one.rule, one.place.line, one.message) for one in document.problems] == [
        (DUPLICATE_KEY, 2, "Fältet 'c' står redan på rad 2, med värdet 1."),
        (DUPLICATE_KEY, 3, "Fältet 'a' står redan på rad 1, med värdet 1."),
    ]


def test_the_same_field_in_two_items_is_no_duplicate() -> None:
    assert read_yaml("a: [{b: 1}, {b: 2}]\nc: {b: 3}\n", FILE).problems == []


FORBIDDEN_PARTS = [
    ("a: &anchor b\n", "Ankaret &anchor"),
    ("a: *alias\n", "Hänvisningen *alias"),
    ("a: !tag b\n", "Taggen !tag"),
    ("a: !!python/object/apply:os.system [ls]\n", "Taggen tag:yaml.org,2002:python/object/apply:os.system"),
    ("a: 1\n---\nb: 2\n", "flera dokument"),
]


@pytest.mark.parametrize(("text", "says"), FORBIDDEN_PARTS)
def test_what_can_hide_content_is_refused(text: str, says: str) -> None:
    [problem] = read_yaml(text, FILE).problems
    assert problem.rule is FORBIDDEN
    assert says in problem.message
    assert problem.place.line == (2 if "---" in text else 1)


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    levels = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 30)]
    [problem] = read_yaml("\n".join(["a0: &a0 lol", *levels]), FILE).problems
    assert problem.rule is FORBIDDEN
    assert problem.message == "Ankaret &a0 stöds inte."


DEEP = {
    "block": "".join(f"{'  ' * level}a:\n" for level in range(200)),
    "flow": f"a: {'[' * 200}{']' * 200}",
    "unclosed lists": "[" * 100_000,
    "unclosed mappings": "{a: " * 100_000,
    "dashes": "- " * 100_000,
}


@pytest.mark.parametrize("case", DEEP)
def test_deep_nesting_is_refused(case: str) -> None:
    [problem] = read_yaml(DEEP[case], FILE).problems
    assert problem.rule is TOO_LARGE
    assert problem.message == f"Innehållet är djupare än {MAX_DEPTH} nivåer."
    assert problem.place.line == (MAX_DEPTH + 1 if case == "block" else 1)


@pytest.mark.parametrize("text", ["{" * 100_000, "? " * 100_000])
def test_deep_nesting_of_field_names_is_refused(text: str) -> None:
    assert len(read_yaml(text, FILE).problems) == 1


def test_the_deepest_allowed_nesting_is_read() -> None:
    assert read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, FILE).problems == []


def test_a_control_character_hidden_by_an_escape_is_refused() -> None:
    document = read_yaml('a: "x\\0y"\nb: "\\e"\nc: "rad\\nrad"\n', FILE)
    assert [(one.rule, one.place.line, one.message) for one in document.problems] == [
        (ENCODING, 1, "a: här står ett osynligt styrtecken (U+0000)."),
        (ENCODING, 2, "b: här står ett osynligt styrtecken (U+001B)."),
    ]
    assert document.value == {"a": None, "b": None, "c": "rad\nrad"}


BYTES = {
    "windows-1252": ("a: 1\nb: å\n".encode("cp1252"), 2, "'å' i Windows-1252"),
    "utf-16": ("a: å\n".encode("utf-16"), 1, "UTF-16"),
    "utf-16, other order": (b"\xfe\xff" + "a: å\n".encode("utf-16-be"), 1, "UTF-16"),
    "bom": (b"\xef\xbb\xbfa: 1\n", 1, "(BOM)"),
    "nul": (b"a: 1\nb: x\x00y\n", 2, "(U+0000)"),
    "delete": (b"a: \x7f\n", 1, "(U+007F)"),
    "next line": ("a: b\u0085c\n".encode(), 1, "(U+0085)"),
    "line separator": ("a: b\u2028c\n".encode(), 1, "(U+2028)"),
}


@pytest.mark.parametrize("case", BYTES)
def test_other_encodings_and_invisible_characters_are_refused(case: str) -> None:
    data, line, says = BYTES[case]
    text, [problem] = decode(data, FILE)
    assert text == ""
    assert problem.rule is ENCODING
    assert problem.place == Place(FILE, line)
    assert says in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n"])
def test_an_empty_file_is_told(data: bytes) -> None:
    _, [problem] = decode(data, FILE)
    assert problem.rule is EMPTY
    assert str(problem) == f"{FILE}:1: L06 Filen är tom. Fyll i den eller ta bort den."


def test_a_large_file_is_refused_and_one_at_the_limit_is_read() -> None:
    _, [problem] = decode(b"a" * (MAX_BYTES + 100_000), FILE)
    assert problem.rule is TOO_LARGE
    assert problem.message == "Filen är 5,1 MB."
    assert decode(b"a" * MAX_BYTES, FILE)[1] == []


def test_every_way_to_end_a_line_is_read_as_one() -> None:
    assert decode(b"a: 1\r\nb: 2\rc: 3\n", FILE) == ("a: 1\nb: 2\nc: 3\n", [])
    text, _ = decode("å: |\r\n  rad\r\n  rad\r\n".encode(), FILE)
    assert read_yaml(text, FILE).value == {"å": "rad\nrad\n"}


@pytest.mark.parametrize("text", ["a: \ud800", "a: \x00", "\ufffe"])
def test_characters_no_yaml_may_hold_are_told(text: str) -> None:
    [problem] = read_yaml(text, FILE).problems
    assert problem.rule is SYNTAX
    assert "vanliga tecken" in problem.hint


def test_rules_have_swedish_titles_and_reasons() -> None:
    assert all(rule.title and rule.why.endswith(".") for rule in RULES)
    assert len({rule.code for rule in RULES}) == len(RULES)


YAML_SIGNS = st.text(alphabet=" \n\t-:[]{},'\"|>&*!?#%@`~ab01.\\\r\u00e5\x00\u2028", max_size=60)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), YAML_SIGNS, st.text(alphabet=st.characters())))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    for problem in read_yaml(text, FILE).problems:
        assert problem.place.file == FILE
        assert problem.place.line >= 1
        assert problem.message


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    text, problems = decode(data, FILE)
    assert bool(problems) == (text == "")
    read_yaml(text, FILE)


@settings(max_examples=200, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3))
def test_a_number_written_plainly_is_read_exactly(number: Decimal) -> None:
    value = read_yaml(f"a: {number:f}", FILE).value
    assert isinstance(value, dict)
    assert repr(value["a"]) == repr(number)


@settings(max_examples=200, deadline=None)
@given(st.integers())
def test_a_whole_number_written_plainly_is_read_exactly(number: int) -> None:
    assert read_yaml(f"a: {number}", FILE).value == {"a": number}


# PyYAML writes 0:0 without quotes; other programs read it as seconds, so the reader refuses it on purpose.
TIME_OF_DAY = re.compile(r"[-+]?\d+(?::\d+)+")
WORDS = st.text(alphabet="abcåäö 0123:-'\"#\n", max_size=20).filter(
    lambda text: not TIME_OF_DAY.fullmatch(text)
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4)
    ),
    max_leaves=10,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text("abc", min_size=1), PLAIN, min_size=1, max_size=4))
def test_what_another_program_writes_is_read_back(value: dict[str, Any]) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    document = read_yaml(written, FILE)
    assert document.problems == []
    assert document.value == value
