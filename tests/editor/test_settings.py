"""The form's settings: every record, every field, every choice, and all that content really holds."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from paraply.editor import local, settings
from paraply.load.files import FOLDERS, SINGLE_FILES, find_files
from paraply.model.choices import Choice
from paraply.model.guarantee import Guarantee
from paraply.model.kinds import BY_PATH
from paraply.model.record import FieldGroup
from paraply.model.values import Refers
from paraply.text.yamlfile import Value, read_yaml
from tests.conftest import ROOT

GROUPS = {"G99901": "Liknande kommuner"}
MADE = settings(local(8481, "main"), GROUPS)
COLLECTIONS = {each["name"]: each for each in MADE["collections"]}


def forms() -> dict[str, tuple[type[BaseModel], list[dict[str, Any]]]]:
    """The record and the fields of each folder and single file under ``content/``."""
    found: dict[str, tuple[type[BaseModel], list[dict[str, Any]]]] = {}
    for each in MADE["collections"]:
        if "folder" in each:
            folder = each["folder"].removeprefix("content/")
            found[folder] = BY_PATH[folder].model, each["fields"]
        for file in each.get("files", ()):
            name = file["file"].removeprefix("content/")
            found[name] = BY_PATH[name].listing or BY_PATH[name].model, file["fields"]
    return found


FORMS = forms()


def pieces(annotation: object) -> Iterator[object]:
    yield annotation
    for inner in get_args(annotation):
        yield from pieces(inner)


def inner_record(info: Any) -> type[FieldGroup] | None:
    found = [
        each for each in pieces(info.annotation) if isinstance(each, type) and issubclass(each, FieldGroup)
    ]
    return found[0] if found else None


def walked(
    model: type[BaseModel], fields: list[dict[str, Any]], inside: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Any, dict[str, Any]]]:
    """Every field of a record with its field of the form, at every depth; fails where one lacks the other."""
    named = {field["name"]: field for field in fields}
    assert set(named) == set(model.model_fields), inside
    for name, info in model.model_fields.items():
        yield (*inside, name), info, named[name]
        if inner := inner_record(info):
            yield from walked(inner, named[name]["fields"], (*inside, name))


ALL = [
    (f"{form}:{'.'.join(path)}", info, field)
    for form, (model, fields) in FORMS.items()
    for path, info, field in walked(model, fields)
]


def test_every_folder_and_file_that_people_write_has_a_form() -> None:
    assert set(FORMS) == {*FOLDERS, *SINGLE_FILES} - {"results/kolada"}


def test_the_walk_goes_deep() -> None:
    """So that a field left out in a group of a group is found."""
    assert len(ALL) > 250
    assert any(":level.extended.value" in where for where, _info, _field in ALL)


def test_every_field_has_the_words_of_the_record() -> None:
    for where, info, field in ALL:
        assert field["label"] == info.title, where
        assert len(field["hint"]) > 3, where
        assert not re.search(r"\b(?:true|false)\b", field["hint"]), where
        assert field["widget"] != "relation" or not re.search(r"\b[Ii]d\b", field["hint"]), where


def test_every_choice_has_all_its_words() -> None:
    for where, info, field in ALL:
        kinds = [each for each in pieces(info.annotation) if isinstance(each, type)]
        for choice in (kind for kind in kinds if issubclass(kind, Choice)):
            said = {option["value"]: option["label"].lower() for option in field["options"]}
            assert said == {value: label.lower() for value, label in choice.offered()}, where
            assert said.keys() >= {member.value for member in choice}


def test_every_reference_is_chosen_by_title() -> None:
    for where, info, field in ALL:
        kinds = {
            mark.kind
            for each in pieces(info.annotation)
            for mark in (*getattr(each, "__metadata__", ()), *info.metadata)
            if isinstance(mark, Refers)
        }
        assert (field["widget"] == "relation") == bool(kinds - {"kolada/groups"}), where
        if kinds == {"kolada/groups"}:
            assert field["options"] == [{"value": "G99901", "label": "Liknande kommuner (G99901)"}]
        elif kinds:
            chosen = COLLECTIONS[field["collection"]]
            [kind] = kinds
            if "folder" in chosen:
                assert (chosen["folder"].rpartition("/")[2], field["value_field"]) == (kind, "{{slug}}"), (
                    where
                )
            else:
                [file] = [each for each in chosen["files"] if each["name"] == field["file"]]
                assert file["file"] == f"content/results/{kind}.yml"
                assert field["value_field"] == f"{kind}.*.id", where
            assert field.get("multiple", False) == (tuple in map(_origin, pieces(info.annotation))), where


def _origin(annotation: object) -> object:
    return getattr(annotation, "__origin__", None)


def test_without_groups_from_kolada_the_id_is_written() -> None:
    made = settings(local(8481, "main"), {})
    [measures] = [each for each in made["collections"] if each["name"] == "matt"]
    [group] = [field for field in measures["fields"] if field["name"] == "kolada_group"]
    assert group["widget"] == "string"


def needed(fields: list[dict[str, Any]]) -> set[str]:
    return {field["name"] for field in fields if field["required"]}


def test_only_what_no_record_can_lack_is_asked_for() -> None:
    fields = FORMS["guarantees"][1]
    assert needed(fields) == {"title", "kind", "promise"}
    [level] = [field for field in fields if field["name"] == "level"]
    assert needed(level["fields"]) == set()  # an empty group would stop the saving
    assert level["fields"][0]["hint"].endswith("Behövs om något annat i gruppen är ifyllt.")
    [earlier] = [field for field in fields if field["name"] == "earlier"]
    assert needed(earlier["fields"]) == {"until"}


def test_a_new_record_begins_with_the_choices_of_the_model_and_a_new_row_with_none() -> None:
    starts = {field["name"]: field["default"] for field in FORMS["guarantees"][1] if "default" in field}
    assert starts == {
        name: info.default.value
        for name, info in Guarantee.model_fields.items()
        if isinstance(info.default, Choice)
    }
    [outcomes] = [field for field in FORMS["results/measures"][1] if field["name"] == "outcomes"]
    assert not any("default" in field for field in outcomes["fields"])


def test_what_is_published_is_neither_removed_nor_published_in_the_form() -> None:
    for each in MADE["collections"]:
        assert (each["publish"], each["delete"]) == (False, False)
    assert MADE["publish_mode"] == "editorial_workflow"


def test_lists_can_be_narrowed_by_choices_and_grouped() -> None:
    promises = COLLECTIONS["loften"]
    assert {"label": "Läge: Gäller", "field": "state", "pattern": "^in_force$"} in promises["view_filters"]
    assert [group["label"] for group in promises["view_groups"]] == ["Område", "Läge", "Slag"]
    for each in MADE["collections"]:
        names = {field["name"] for field in each.get("fields", ())}
        shown = [
            *each.get("view_filters", ()),
            *each.get("view_groups", ()),
            *each.get("sortable_fields", ()),
        ]
        assert {view["field"] for view in shown} <= names
        assert set(re.findall(r"{{(\w+)}}", each.get("summary", "") + each.get("slug", ""))) <= names


def files() -> Iterator[tuple[Path, str]]:
    """Every content file that people write, and the name of its form."""
    for root in (ROOT, ROOT / "tests" / "example"):
        for name, paths in find_files(root).files.items():
            yield from ((path, name) for path in paths if name in FORMS)


def refused(value: Value, field: dict[str, Any]) -> Iterator[str]:
    """What of a file's value the form would not take."""
    if isinstance(value, list) and "field" in field:
        for item in value:
            yield from refused(item, field["field"])
    elif isinstance(value, list) and "fields" in field:
        for item in value:
            yield from refused_in(item, field["fields"])
    elif isinstance(value, dict) and "fields" in field:
        yield from refused_in(value, field["fields"])
    elif "options" in field and field["options"][0]["value"] not in GROUPS:
        known = {option["value"] for option in field["options"]}
        yield from (
            str(each) for each in (value if isinstance(value, list) else [value]) if each not in known
        )
    elif "pattern" in field and not re.search(field["pattern"][0], str(value)):
        yield f"{field['name']}: {value}"


def refused_in(value: Value, fields: list[dict[str, Any]]) -> Iterator[str]:
    named = {field["name"]: field for field in fields}
    assert isinstance(value, dict)
    for name, inner in value.items():
        if inner is not None and inner != "":
            yield from refused(inner, named[name])


def test_the_form_takes_all_that_the_content_holds() -> None:
    for path, name in files():
        text = path.read_text(encoding="utf-8")
        front = text.split("---\n")[1] if path.suffix == ".md" else text
        assert list(refused_in(read_yaml(front, path.name).value, FORMS[name][1])) == [], path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("valid_from", "1 maj 2026"),
        ("valid_from", "2026-5-1"),
        ("review_by", "26-05-01"),
        ("state", "gäller"),
    ],
)
def test_what_no_file_may_hold_is_refused(name: str, value: str) -> None:
    assert list(refused_in({name: value}, FORMS["guarantees"][1]))


@pytest.mark.parametrize("value", ["93,5", "1 000", "93 %", "tio"])
def test_a_number_is_digits_and_a_point(value: str) -> None:
    assert list(refused_in({"tolerance": value}, FORMS["results/measures"][1]))
