"""What is generated is up to date: the schemas, which the editor's settings know, and the rule list."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from paraply.build import all_rules
from paraply.command.findings import rules_as_markdown
from paraply.developer.schemas import schemas
from paraply.load.files import FOLDERS, SINGLE_FILES
from paraply.model.kinds import BY_PATH

ROOT = Path(__file__).parent.parent
SCHEMAS = schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_on_disk_is_up_to_date(name: str) -> None:
    written = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
    assert written == SCHEMAS[name], "run: python3 scripts/paraply.py write-schemas"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (ROOT / "schemas").iterdir()} == set(SCHEMAS)


def test_fields_have_swedish_help() -> None:
    direction = SCHEMAS["measure.schema.json"]["properties"]["direction"]
    assert direction["title"] == "Riktning"
    assert "bättre" in direction["description"]


def test_unknown_fields_are_refused_in_the_editor_too() -> None:
    assert all(schema["additionalProperties"] is False for schema in SCHEMAS.values())


def test_the_text_below_the_front_matter_is_no_field() -> None:
    assert "body" not in SCHEMAS["guarantee.schema.json"]["properties"]


def test_editor_settings_name_every_schema_of_a_yaml_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    named = {Path(path).name for path in settings["yaml.schemas"]}
    assert named == set(SCHEMAS) - {"guarantee.schema.json", "goal.schema.json", "policy.schema.json"}


def test_editor_settings_reach_every_yaml_file_of_the_content() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    folders = {f"content/{folder}/*.yml" for folder, ending in FOLDERS.items() if ending == ".yml"}
    assert set(settings["yaml.schemas"].values()) == folders | {f"content/{name}" for name in SINGLE_FILES}
    for path, files in settings["yaml.schemas"].items():
        name = BY_PATH[files.removeprefix("content/").removesuffix("/*.yml")].code
        assert Path(path).name == f"{name}.schema.json"


def fields_in(part: Any) -> Iterator[tuple[str, Any]]:
    """Every field of a schema with what is said of it."""
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        for inner in part.values():
            yield from fields_in(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from fields_in(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_has_a_label_and_hover_help(name: str) -> None:
    fields = list(fields_in(SCHEMAS[name]))
    assert fields
    assert [field for field, said in fields if not (said.get("title") and said.get("description"))] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_choice_has_its_swedish_word(name: str) -> None:
    for each in SCHEMAS[name].get("$defs", {}).values():
        if "enum" in each:
            assert len(each["enumDescriptions"]) == len(each["enum"])


def test_rule_list_is_up_to_date() -> None:
    written = (ROOT / "REGLER.md").read_text(encoding="utf-8")
    assert written == rules_as_markdown(all_rules()), "run: python3 scripts/paraply.py write-rules"
