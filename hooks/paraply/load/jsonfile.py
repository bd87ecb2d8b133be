"""A strict reader of the JSON files that the Kolada script writes."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Final

import yaml

from paraply.language import N_, _
from paraply.load.rules import SNAPSHOT
from paraply.problems import Place, Problem
from paraply.text.positions import Path

REFETCH = N_("Hämta den igen med skriptet.")

_ESCAPED = re.compile(
    r"\\u(?:[dD][89a-fA-F][0-9a-fA-F]{2}|00[01][0-9a-fA-F]|007[fF]|00[89][0-9a-fA-F]|202[89a-eA-E]|206[6-9])"
)
"""A surrogate, or a control character that would be refused if it stood there itself (``yamlfile``)."""


def read_json(text: str, file: str) -> tuple[Any, list[Problem]]:
    """The value of a file, or the problem that stops it. Decimals are exact; a field stands once."""
    if found := _ESCAPED.search(text):
        place = Place(file, text.count("\n", 0, found.start()) + 1)
        message = _("Tecknet {character} går inte att använda.", character=found.group())
        return None, [SNAPSHOT.at(place, message, _(REFETCH))]
    try:
        value = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=_no_constant,
            object_pairs_hook=_without_duplicates,
        )
    except json.JSONDecodeError as error:
        return None, [SNAPSHOT.at(Place(file, error.lineno), _("Filen är inte giltig JSON här."), _(REFETCH))]
    except RecursionError:
        return None, [SNAPSHOT.at(Place(file), _("Filen har för många nivåer."), _(REFETCH))]
    except _RefusedError as error:
        return None, [SNAPSHOT.at(Place(file, _line_of_piece(text, error.piece)), f"{error}.", _(REFETCH))]
    return value, []


class _RefusedError(Exception):
    """Something JSON readers disagree on, said in Swedish. ``piece`` is a pattern of what stands there."""

    def __init__(self, told: str, piece: str) -> None:
        super().__init__(told)
        self.piece = piece


def place_in(text: str, file: str, path: Path) -> Place:
    """The line of a value in a JSON text, or of the nearest group around it.

    JSON that its own reader has taken is read once more, as YAML with places: what is wrong is seldom.
    """
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError):
        return Place(file)
    for part in path:
        inner = next((inner for name, inner in _children(node) if name == part), None)
        if inner is None:
            break
        node = inner
    return Place(file, node.start_mark.line + 1 if node else 1)


def _children(node: yaml.Node | None) -> Iterator[tuple[str | int, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, inner) for key, inner in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from enumerate(node.value)


def _line_of_piece(text: str, piece: str) -> int:
    """Where something stands that the reader refused, the last time when it stands there more than once."""
    at = max((found.start() for found in re.finditer(piece, text)), default=0)
    return text.count("\n", 0, at) + 1


_MOST_PLACES: Final = 60
"""Places before or after the decimal point: far more than any figure that is measured has."""


@lru_cache(maxsize=1024)  # years come again in every row
def _whole(digits: str) -> int:
    if len(digits) > 20:
        raise _RefusedError(_("Talet {digits}… är för stort", digits=digits[:20]), digits)
    return int(digits)


def _decimal(text: str) -> Decimal:
    """The number. One with a huge exponent is a few characters here, and gigabytes as a whole number."""
    if len(text) <= _MOST_PLACES and "e" not in text and "E" not in text:
        return Decimal(text)
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > _MOST_PLACES or number.adjusted() > _MOST_PLACES:
        raise _RefusedError(_("Talet {text} är för stort eller för litet", text=text[:20]), re.escape(text))
    return number


def _no_constant(constant: str) -> None:
    raise _RefusedError(_("{constant} är inget tal", constant=constant), rf"{constant}\b")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            piece = rf"{re.escape(json.dumps(name, ensure_ascii=False))}\s*:"
            raise _RefusedError(_("Fältet '{name}' står två gånger", name=name), piece)
        fields[name] = value
    return fields


def lines_of_rows(text: str, field: str) -> Mapping[Path, int]:
    """The line of each item of a list of lists, where each item stands on a line of its own; else of none.

    The script writes them so. Only the first line is kept, since there are thousands of rows.
    """
    start = re.search(rf'"{field}"\s*:\s*\[\n(?=\s*\[[^\n]*\],?\n)', text)
    return _RowLines(field, text.count("\n", 0, start.end()) + 1) if start else {}


@dataclass(frozen=True, slots=True, eq=False)
class _RowLines(Mapping[Path, int]):
    """Row ``i`` of ``field`` stands ``i`` lines below the first."""

    field: str
    first: int

    def __getitem__(self, path: Path) -> int:
        if len(path) == 2 and path[0] == self.field and isinstance(path[1], int):
            return self.first + path[1]
        raise KeyError(path)

    def __iter__(self) -> Iterator[Path]:
        return iter(())

    def __len__(self) -> int:
        return 0
