"""Any part of a municipality in any state: records of Exempelkommunen chosen, changed, and kept whole.

``municipalities`` are drawn by hypothesis. What refers to a record that was not chosen loses that reference,
as a careful person would do, so that most of what is drawn has no error, and may be built.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from paraply.check.fields import reference_of
from paraply.load.meant import read_file
from paraply.model.guarantee import GuaranteeState
from paraply.model.kinds import WRITTEN
from paraply.model.record import pieces_of
from paraply.text.yamledit import block

EXAMPLE = Path(__file__).parent / "example" / "content"

_MODELS: Mapping[str, type[BaseModel]] = {kind.path: kind.listing or kind.model for kind in WRITTEN}
"""By the folder or the one file under ``content/``."""

DAYS = ["1999", "2019-12-31", "2024-02-29", "2026-11-22", "2026-11-23", "2026-11-24", "2027-01", "2031-06-01"]
STATES: Mapping[str, Mapping[str, list[Any]]] = {
    "guarantees": {
        "state": [*map(str, GuaranteeState)],
        "kind": ["guarantee", "service_level"],
        "valid_from": DAYS,
        "valid_to": DAYS,
        "review_by": DAYS,
        "decision": [None],
        "measure": [None],
        "area": [None],
        "owners": [[]],
        "consequence": [None],
        "level": [None],
        "earlier": [[], [{"until": "2026-11-22", "promise": "Du fick vänta."}], [{"until": "2027-01-01"}]],
    },
    "results/goals": {
        "valid_from": DAYS,
        "valid_to": DAYS,
        "parent": [None],
        "measures": [[]],
        "area": [None],
    },
    "results/measures": {
        "outcomes": [[]],
        "targets": [[]],
        "area": [None],
        "owners": [[]],
        "next_update": DAYS,
    },
    "results/policies": {"decided": DAYS, "review_by": DAYS, "decision": [None]},
    "results/reports": {"published": [None, *DAYS], "handled": [[]]},
    "results/surveys": {"measures": [[]], "area": [None], "kind": ["survey", "internal_control"]},
    "results/decisions": {"date": DAYS},
}
"""By folder, what a field of a record may be instead; None for nothing."""


def _model(name: str) -> type[BaseModel]:
    return _MODELS.get(name.rpartition("/")[0]) or _MODELS[name]


@cache
def written() -> Mapping[str, dict[str, Any]]:
    """The example's files by name, as values; those of Kolada are left as they are."""
    found = {}
    for path in sorted(EXAMPLE.rglob("*")):
        name = path.relative_to(EXAMPLE).as_posix()
        if path.suffix in {".md", ".yml"}:
            value = read_file(path.read_text(encoding="utf-8"), name, _model(name))[0].value
            assert isinstance(value, dict)
            found[name] = value
    return found


RECORDS = sorted(name for name in written() if name.rpartition("/")[0] in _MODELS)
AREA_IDS = [area["id"] for area in written()["results/areas.yml"]["areas"]]


@cache
def _left_out(name: str) -> list[str]:
    """What is in a file of the example, and may be missing in another's."""
    fields = _model(name).model_fields
    return sorted(field for field in written()[name] if field in fields and not fields[field].is_required())


@st.composite
def municipalities(draw: st.DrawFn) -> dict[str, str]:
    """The files of some part of the example, by name under ``content/``."""
    chosen = draw(st.sets(st.sampled_from(RECORDS), max_size=14))
    areas = draw(st.sets(st.sampled_from(AREA_IDS), max_size=3))
    files = {name: dict(written()[name]) for name in chosen}
    for name, fields in files.items():
        states = STATES.get(name.rpartition("/")[0], {})
        for field in draw(st.sets(st.sampled_from(sorted(states)), max_size=3)) if states else ():
            fields[field] = draw(st.sampled_from(states[field]))
    for fields in files.values():
        if "rows" in fields:  # of an import, each names a measure
            fields["rows"] = [
                row for row in fields["rows"] if f"results/measures/{row['measure']}.yml" in chosen
            ]
    for name in ("results/owners.yml", "results/municipality.yml"):
        files[name] = dict(written()[name])
    for name in sorted(files):
        fields, left_out = files[name], _left_out(name)
        for field in draw(st.sets(st.sampled_from(left_out), max_size=2)) if left_out else ():
            fields.pop(field, None)
    files["results/areas.yml"] = {
        "areas": [area for area in written()["results/areas.yml"]["areas"] if area["id"] in areas]
    }
    whole = _whole(files)
    whole["results/areas.yml"].setdefault("areas", [])
    return {name: _text(name, fields) for name, fields in whole.items()}


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write the files under ``root/content``, with the example's answers from Kolada."""
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    kolada = root / "content" / "results" / "kolada"
    kolada.mkdir(parents=True)
    for path in (EXAMPLE / "results" / "kolada").glob("*.json"):
        (kolada / path.name).write_bytes(path.read_bytes())


_LINES: dict[tuple[str, str], str] = {}
"""Fields that have been written, by name and value: most are the same in every municipality."""


def _lines_of(field: str, value: Any) -> str:
    key = (field, repr(value))
    if key not in _LINES:
        _LINES[key] = block({field: value})
    return _LINES[key]


def _text(name: str, fields: dict[str, Any]) -> str:
    body = (fields.pop("body", "") or "") if name.endswith(".md") else None
    lines = "".join(_lines_of(field, value) for field, value in fields.items())
    return lines if body is None else f"---\n{lines}---\n{body}\n"


def _whole(files: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The files without references to what is not among them."""
    there = {
        name.rpartition("/")[2].partition(".")[0]: name.rpartition("/")[0].rpartition("/")[2]
        for name in files
    }
    known: dict[str, set[str]] = {}
    for id_, folder in there.items():
        known.setdefault(folder, set()).add(id_)
    for name, key in (("results/areas.yml", "areas"), ("results/owners.yml", "owners")):
        known[key] = {record["id"] for record in files[name][key]}
    return {name: _kept(fields, _model(name), known) for name, fields in files.items()}


def _kept(fields: dict[str, Any], model: type[BaseModel], known: Mapping[str, set[str]]) -> dict[str, Any]:
    kept = {field: _value(value, field, model, known) for field, value in fields.items()}
    return {field: value for field, value in kept.items() if value is not None and value != []}


def _value(value: Any, field: str, model: type[BaseModel], known: Mapping[str, set[str]]) -> Any:
    refers, inner = reference_of(model, field), next(_models(model, field), None)
    if refers and "/" not in refers:
        ids = known.get(refers, set())
        if isinstance(value, list):
            return [one for one in value if one in ids]
        return value if value in ids else None
    if inner and isinstance(value, dict):
        return _kept(value, inner, known)
    if inner and isinstance(value, list):
        return [_kept(one, inner, known) for one in value]
    return value


def _models(model: type[BaseModel], field: str) -> Iterator[type[BaseModel]]:
    info = model.model_fields.get(field)
    for piece in pieces_of(info) if info else ():
        if isinstance(piece, type) and issubclass(piece, BaseModel):
            yield piece
