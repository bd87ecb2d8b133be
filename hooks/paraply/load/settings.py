"""``mkdocs.yml`` as this program reads it: each setting with its line, and the menu that ``nav`` makes."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from paraply.model.byhand import MenuEntry, SettingPath, Settings
from paraply.problems import Place
from paraply.text.yamlfile import MAX_BYTES

DEEPEST: Final = 12
"""Levels of settings, and files that inherit from each other."""

_PLAIN = yaml.CSafeLoader


def settings_of(file: Path, root: Path) -> Settings:
    """The settings in ``file``, named from ``root``. What cannot be read is left to MkDocs to report."""
    values, places = _read(file, root, DEEPEST)
    return Settings(values, places, tuple(_entries(values.get("nav"), places, ("nav",))))


def address_of(path: str) -> str:
    """The address from the site's root of what ``nav`` names: a file of ``docs/``, or a page."""
    if "://" in path:
        return path
    path = path.removeprefix("./").lstrip("/")
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md").removesuffix("index").removesuffix("README")
    return stem if not stem or stem.endswith("/") else f"{stem}/"


def _read(file: Path, root: Path, left: int) -> tuple[dict[str, Any], dict[SettingPath, Place]]:
    """As MkDocs merges: what a file says goes before what it inherits, mapping by mapping."""
    try:
        text = file.read_bytes()[:MAX_BYTES].decode("utf-8", "replace")
        node = yaml.compose(text, _PLAIN) if left else None
    except (OSError, yaml.YAMLError):
        return {}, {}
    name = Path(os.path.relpath(file, root)).as_posix()
    places: dict[SettingPath, Place] = {}
    values = _value(node, name, (), places)
    if not isinstance(values, dict):
        return {}, {}
    if isinstance(parent := values.pop("INHERIT", None), str):
        inherited, theirs = _read(file.parent / parent, root, left - 1)
        return _merged(inherited, values), {**theirs, **places}
    return values, places


def _value(node: yaml.Node | None, name: str, path: SettingPath, places: dict[SettingPath, Place]) -> Any:
    """A node as plain values. MkDocs' own tags (``!ENV``, ``!!python/name``) mean nothing here."""
    if node is None or len(path) > DEEPEST:
        return None
    places[path] = Place(name, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        made: dict[str, Any] = {}
        for key, value in node.value:
            field = str(key.value)
            made[field] = _value(value, name, (*path, field), places)
            places[*path, field] = Place(name, key.start_mark.line + 1)
        return made
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, name, (*path, number), places) for number, item in enumerate(node.value)]
    match node.tag.rpartition(":")[2]:
        case "bool":
            return node.value.lower() in {"true", "yes", "on"}
        case "null":
            return None
        case _:
            return node.value


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(below)
    for name, value in above.items():
        old = made.get(name)
        made[name] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return made


def _entries(listed: Any, places: Mapping[SettingPath, Place], path: SettingPath) -> Iterator[MenuEntry]:
    """``nav`` as MkDocs reads it: a path, or a title with a path or with a list."""
    for number, item in enumerate(listed if isinstance(listed, list) else ()):
        place = places[*path, number]
        if isinstance(item, str):
            yield MenuEntry("", address_of(item), place)
        elif isinstance(item, dict):
            for title, value in item.items():
                inner = (*path, number, title)
                if isinstance(value, list):
                    yield MenuEntry(title, "", place, tuple(_entries(value, places, inner)))
                elif isinstance(value, str):
                    yield MenuEntry(title, address_of(value), place)
