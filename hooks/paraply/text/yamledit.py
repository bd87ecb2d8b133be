r"""Small edits of a YAML text: what is not edited stays byte for byte, with its comments, order and quotes.

The text is parsed for the places of its parts (ruamel.yaml), and only those places are written anew. What is
written is read the same by every program: whatever ``yamlfile`` would refuse or read as a number is quoted.

    edited("outcomes:\n  - {period: 2024, value: 70}\n", [Put(("outcomes", 0), {"value": Decimal(71)})])
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, Final, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from paraply.text.positions import Path
from paraply.text.yamlfile import Value, read_yaml


class EditError(ValueError):
    """Raised when a text cannot be edited as asked: it is no YAML, or has nothing at the path."""


@dataclass(frozen=True, slots=True)
class Put:
    """Set fields of the mapping at ``path``: those it has are replaced, the others are added at its end."""

    path: Path
    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Add:
    """Add an item to the list in ``field`` before its item ``index``, as the text was before any edit."""

    field: str
    index: int
    item: Value


@dataclass(frozen=True, slots=True)
class Append:
    """Add a record, a field a line, at the end of the list in ``field``."""

    field: str
    item: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Replace:
    """Write the value at ``path`` anew."""

    path: Path
    value: Value


Edit: TypeAlias = Put | Add | Append | Replace
_LINE: Final = 110
"""The longest line that a group is written on."""

_ITEM: Final = 160
"""The longest line for a list of words, and for an item such as a figure with its period and source."""

_Splice: TypeAlias = tuple[int, int, str]
"""From and to where in the text, and what to put there."""


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text after all edits, in the line endings it has. Raises ``EditError``."""
    crlf = "\r\n" in text and text.count("\r\n") == text.count("\n")
    lines = text.replace("\r\n", "\n") if crlf else text
    try:
        root = YAML(typ="rt", pure=True).compose(lines)
    except YAMLError as error:
        raise EditError(str(error)) from error
    if not isinstance(root, MappingNode):
        raise EditError("the text holds no fields")
    result = _spliced(lines, list(_splices(lines, root, edits)))
    return result.replace("\n", "\r\n") if crlf else result


def flow(value: Value) -> str:
    """A value on one line: ``{period: 2024-T2, value: 71.0, note: "Ja: nej"}``."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Decimal():
            return format(value, "f")
        case str():
            return _text(value)
        case list():
            return f"[{', '.join(flow(item) for item in value)}]"
    return f"{{{', '.join(f'{key}: {flow(inner)}' for key, inner in value.items())}}}"


def block(fields: Mapping[str, Value]) -> str:
    """Fields one a line; lists, groups and texts that do not fit there take lines of their own."""
    return "".join(f"{line}\n" for name, value in fields.items() for line in _block_lines(name, value))


def _block_lines(name: str, value: Value) -> Iterator[str]:
    line = f"{name}: {_text(value, '{}') if isinstance(value, str) else flow(value)}"
    if isinstance(value, str) and "\n" in value:
        literal = _literal(name, value)
        yield from (
            literal
            if read_yaml("".join(f"{each}\n" for each in literal), "").value == {name: value}
            else [line]
        )
    elif not value or not isinstance(value, list | dict) or _fits(value, line):
        yield line
    elif isinstance(value, list):
        yield f"{name}:"
        for item in value:
            yield from _item_lines(item)
    else:
        yield f"{name}:"
        yield from _indented(line for key, inner in value.items() for line in _block_lines(key, inner))


def _literal(name: str, text: str) -> list[str]:
    style = "|" if text.endswith("\n") else "|-"
    return [f"{name}: {style}", *_indented(text.removesuffix("\n").split("\n"))]


def _item_lines(item: Value) -> Iterator[str]:
    line = _text(item, "{}") if isinstance(item, str) else flow(item)
    fits = len(line) <= _ITEM and "\\n" not in line
    if not item or not isinstance(item, dict) or (fits and "id" not in item):
        yield f"  - {line}"
        return
    lines = _indented(_indented(line for key, inner in item.items() for line in _block_lines(key, inner)))
    yield f"  - {next(lines).lstrip()}"
    yield from lines


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def _fits(value: Value, line: str) -> bool:
    """Whether a group or a list shares one line; sentences and groups in a list have one each."""
    if isinstance(value, list):
        words = all(isinstance(item, str) and not item.endswith((".", "!", "?")) for item in value)
        return len(line) <= _ITEM and (words or not isinstance(value[0], str | dict))
    return len(line) <= _LINE and "\\n" not in line


def _text(text: str, around: str = "{{{}}}") -> str:
    """The text as it is, when it is read back the same; else within quotes. ``around`` is where it stands."""
    plain = read_yaml(around.format(f"k: {text}"), "")
    if text == text.strip() and not plain.problems and plain.value == {"k": text} and "\n" not in text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _splices(text: str, root: MappingNode, edits: Sequence[Edit]) -> Iterator[_Splice]:
    adds = [edit for edit in edits if isinstance(edit, Add)]
    for edit in edits:
        if isinstance(edit, Put):
            yield from _put(text, _found(root, edit.path), edit.fields)
        elif isinstance(edit, Replace):
            node = _found(root, edit.path)
            yield node.start_mark.index, _end(text, node), flow(edit.value)
        elif isinstance(edit, Append):
            yield _append(text, root, edit)
    for field, group in groupby(sorted(adds, key=lambda add: (add.field, add.index)), lambda add: add.field):
        yield from _add(text, root, field, list(group))


def _put(text: str, node: Node, fields: Mapping[str, Value]) -> Iterator[_Splice]:
    if not isinstance(node, MappingNode) or not node.value:
        raise EditError("no fields at the path")
    known = {key.value: (key, inner) for key, inner in node.value}
    for name, value in fields.items():
        if name in known:
            key, inner = known[name]
            yield _after_colon(text, key), _end(text, inner), f" {flow(value)}"
    added = {name: value for name, value in fields.items() if name not in known}
    if added and node.flow_style:
        at = _end(text, node.value[-1][1])
        yield at, at, "".join(f", {name}: {flow(value)}" for name, value in added.items())
    elif added:
        at = _end_of_line(text, _end(text, node))
        indent = " " * node.start_mark.column
        yield at, at, "".join(f"\n{indent}{name}: {flow(value)}" for name, value in added.items())


def _append(text: str, root: MappingNode, edit: Append) -> _Splice:
    key, node = next(((key, inner) for key, inner in root.value if key.value == edit.field), (None, None))
    lines = [*_item_lines(dict(edit.item))]
    if key is None or node is None:
        return len(text.rstrip()), len(text), "\n".join(["", f"{edit.field}:", *lines, ""])
    if not node.value or (isinstance(node, ScalarNode) and node.value in {"null", "~"}):
        start = _after_colon(text, key)
        return start, start if node.value == "" else node.end_mark.index, "\n".join(["", *lines])
    if not isinstance(node, SequenceNode) or node.flow_style:
        raise EditError(f"'{edit.field}' is no list with a line for each")
    at = _end_of_line(text, _end(text, node.value[-1]))
    margin = " " * node.start_mark.column
    return at, at, "".join(f"\n{margin}{line[2:]}" for line in lines)


def _add(text: str, root: MappingNode, field: str, adds: Sequence[Add]) -> Iterator[_Splice]:
    lines = "".join(f"\n  - {flow(add.item)}" for add in adds)
    key, node = next(((key, inner) for key, inner in root.value if key.value == field), (None, None))
    if key is None or node is None:
        yield len(text.rstrip()), len(text), f"\n{field}:{lines}\n"
        return
    if not node.value or (isinstance(node, ScalarNode) and node.value in {"null", "~"}):
        start = _after_colon(text, key)
        yield start, start if node.value == "" else node.end_mark.index, lines
        return
    if not isinstance(node, SequenceNode):
        raise EditError(f"'{field}' is no list")
    for add in adds:
        index = min(add.index, len(node.value))
        if node.flow_style:
            at = _end(text, node.value[index - 1]) if index else node.start_mark.index + 1
            yield at, at, f", {flow(add.item)}" if index else f"{flow(add.item)}, "
        elif index:
            at = _end_of_line(text, _end(text, node.value[index - 1]))
            yield at, at, f"\n{' ' * node.start_mark.column}- {flow(add.item)}"
        else:
            at = text.rfind("\n", 0, node.start_mark.index) + 1
            yield at, at, f"{' ' * node.start_mark.column}- {flow(add.item)}\n"


def _children(node: Node) -> Iterator[tuple[str | int, Any]]:
    if isinstance(node, MappingNode):
        yield from ((key.value, inner) for key, inner in node.value)
    elif isinstance(node, SequenceNode):
        yield from enumerate(node.value)


def _found(root: Node, path: Path) -> Node:
    node = root
    for part in path:
        children = dict(_children(node))
        if part not in children:
            raise EditError(f"nothing at {path}")
        node = children[part]
    return node


def _end(text: str, node: Node) -> int:
    """Where a value ends in the text: a block's mark stands after the comments and empty lines below it."""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
        return len(text[: node.end_mark.index].rstrip())
    return int(node.end_mark.index)


def _after_colon(text: str, key: Node) -> int:
    return text.index(":", key.end_mark.index) + 1


def _end_of_line(text: str, at: int) -> int:
    """The end of the line, when only a comment follows; a comment belongs to what stands before it."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    rest = text[at:end].strip()
    return end if not rest or rest.startswith("#") else at


def _spliced(text: str, splices: list[_Splice]) -> str:
    parts, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
