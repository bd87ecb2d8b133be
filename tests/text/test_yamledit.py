from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.text.yamledit import Add, EditError, Put, Replace, edited, flow
from paraply.text.yamlfile import read_yaml

TEXT = """\
title: 'Svar i tid'   # as decided
outcomes:
  # the first years
  - {period: 2023, value: 90}  # by hand
  - period: 2024
    value: 91   # counted twice
    note: |
      Två ärenden.

      Räknade om.

  # later
comment: |
  Bra.
"""


def changed(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = old.splitlines(), new.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_one_changed_value_changes_one_line() -> None:
    new = edited(TEXT, [Put(("outcomes", 0), {"value": Decimal("90.5")})])
    gone, come = changed(TEXT, new)
    assert gone == ["  - {period: 2023, value: 90}  # by hand"]
    assert come == ["  - {period: 2023, value: 90.5}  # by hand"]
    new = edited(TEXT, [Put(("outcomes", 1), {"value": 92})])
    assert changed(TEXT, new) == (["    value: 91   # counted twice"], ["    value: 92   # counted twice"])


def test_a_new_field_stands_last_in_the_way_of_its_record() -> None:
    new = edited(TEXT, [Put(("outcomes", index), {"imported": {"file": "a: b.xlsx"}}) for index in (0, 1)])
    assert changed(TEXT, new) == (
        ["  - {period: 2023, value: 90}  # by hand"],
        [
            '  - {period: 2023, value: 90, imported: {file: "a: b.xlsx"}}  # by hand',
            '    imported: {file: "a: b.xlsx"}',
        ],
    )
    assert read_yaml(new, "").problems == []


@pytest.mark.parametrize(
    ("index", "before"), [(0, "{period: 2023"), (1, "period: 2024"), (2, "# later"), (9, "# later")]
)
def test_an_item_is_added_in_its_place(index: int, before: str) -> None:
    new = edited(TEXT, [Add("outcomes", index, {"period": 2020})])
    assert new.index("- {period: 2020}") < new.index(before)
    assert changed(TEXT, new) == ([], ["  - {period: 2020}"])
    assert read_yaml(new, "").value["outcomes"][min(index, 2)] == {"period": 2020}  # type: ignore[call-overload, index]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: 1\n", "a: 1\nlist:\n  - 5\n  - 6\n"),
        ("a: 1\n# end", "a: 1\n# end\nlist:\n  - 5\n  - 6\n"),
        ("list: []\na: 1\n", "list:\n  - 5\n  - 6\na: 1\n"),
        ("list:\na: 1\n", "list:\n  - 5\n  - 6\na: 1\n"),
        ("list: null # none\na: 1\n", "list:\n  - 5\n  - 6 # none\na: 1\n"),
        ("list: [7]\n", "list: [5, 6, 7]\n"),
        ("list:\n- 7\n", "list:\n- 5\n- 6\n- 7\n"),
    ],
)
def test_a_list_is_begun_where_there_is_none(text: str, wanted: str) -> None:
    assert edited(text, [Add("list", 0, 5), Add("list", 0, 6)]) == wanted


def test_values_are_written_anew_in_either_way() -> None:
    assert edited("list: [7, 8] # c\n", [Replace(("list", 1), {"a": None}), Add("list", 2, True)]) == (
        "list: [7, {a: null}, true] # c\n"
    )
    text = "a:\n  b: 1\n  c:\n    - 2\n\nd: 3\n"
    assert edited(text, [Put(("a",), {"c": ["0114"]})]) == 'a:\n  b: 1\n  c: ["0114"]\n\nd: 3\n'


def test_line_endings_stay() -> None:
    assert edited("a: 1\r\nlist:\r\n  - 1\r\n", [Add("list", 1, 2)]) == "a: 1\r\nlist:\r\n  - 1\r\n  - 2\r\n"


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: [", Put((), {"a": 1})),
        ("- 1", Put((), {"a": 1})),
        ("a: 1", Put(("b",), {"a": 1})),
        ("a: 1", Put(("a",), {"a": 1})),
        ("a: 1", Add("a", 0, 1)),
    ],
)
def test_what_cannot_be_edited_is_refused(text: str, edit: Put | Add) -> None:
    with pytest.raises(EditError):
        edited(text, [edit])


SAFE = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\u2028\u2029\ufeff")
TRAPS = ["no", "0114", "12:30", "2024", "null", "", " a", "a: b", "a #b", "ja\nnej", "*", "[", "'a'"]


@settings(max_examples=200, deadline=None)
@given(st.text(SAFE, max_size=20) | st.sampled_from(TRAPS))
def test_any_text_is_read_back_the_same(text: str) -> None:
    document = read_yaml(f"list: [{flow({'k': text})}]", "")
    assert (document.value, document.problems) == ({"list": [{"k": text}]}, [])
