"""JSON Schemas for text editors, made from the records: Swedish labels and help while one types."""

from typing import Any

from pydantic import BaseModel

from paraply.model.kinds import WRITTEN

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """A schema per kind of file, by file name. Fields of Markdown files are those of their front matter."""
    return {f"{kind.code}.schema.json": _schema(kind.listing or kind.model) for kind in WRITTEN}


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    made = model.model_json_schema()
    if "body" in made["properties"]:
        del made["properties"]["body"]  # the text below the front matter, never a field of it
    return {"$schema": DIALECT, **_for_people(made)}


def _for_people(schema: Any) -> Any:
    """Drop what only Python knows: class names as titles and English docstrings of groups."""
    if isinstance(schema, list):
        return [_for_people(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    is_object = "properties" in schema or "enum" in schema
    return {
        key: _for_people(value)
        for key, value in schema.items()
        if not (is_object and key in {"title", "description"} and isinstance(value, str))
    }
