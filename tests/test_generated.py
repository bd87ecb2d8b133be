"""What is generated is up to date: the schemas, which the editor's settings know, and the rule list."""

import json
from pathlib import Path

import pytest

from paraply.build import all_rules
from paraply.report import rules_as_markdown
from paraply.schemas import schemas

ROOT = Path(__file__).parent.parent
SCHEMAS = schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_on_disk_is_up_to_date(name: str) -> None:
    written = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
    assert written == SCHEMAS[name], "run: python scripts/write_schemas.py"


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


def test_rule_list_is_up_to_date() -> None:
    written = (ROOT / "REGLER.md").read_text(encoding="utf-8")
    assert written == rules_as_markdown(all_rules()), "run: python scripts/write_rules.py"
