"""A strict reader of the JSON files that the Kolada script writes."""

import json
import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from paraply.load.rules import SNAPSHOT
from paraply.problems import Place, Problem

REFETCH = "Hämta den igen med skriptet."

_ESCAPED = re.compile(
    r"\\u(?:[dD][89a-fA-F][0-9a-fA-F]{2}|00[01][0-9a-fA-F]|007[fF]|00[89][0-9a-fA-F]|202[89a-eA-E]|206[6-9])"
)
"""A surrogate, or a control character that would be refused if it stood there itself (``yamlfile``)."""


def read_json(text: str, file: str) -> tuple[Any, list[Problem]]:
    """The value of a file, or the problem that stops it. Decimals are exact; a field stands once."""
    if found := _ESCAPED.search(text):
        place = Place(file, text.count("\n", 0, found.start()) + 1)
        return None, [SNAPSHOT.at(place, f"Tecknet {found.group()} går inte att använda.", REFETCH)]
    try:
        value = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=_no_constant,
            object_pairs_hook=_without_duplicates,
        )
    except json.JSONDecodeError as error:
        return None, [SNAPSHOT.at(Place(file, error.lineno), "Filen är inte giltig JSON här.", REFETCH)]
    except RecursionError:
        return None, [SNAPSHOT.at(Place(file), "Filen har för många nivåer.", REFETCH)]
    except _RefusedError as error:
        return None, [SNAPSHOT.at(Place(file), f"{error}.", REFETCH)]
    return value, []


class _RefusedError(Exception):
    """Something JSON readers disagree on; says in Swedish what."""


@lru_cache(maxsize=1024)  # years come again in every row
def _whole(digits: str) -> int:
    if len(digits) > 20:
        raise _RefusedError(f"Talet {digits[:20]}… är för stort")
    return int(digits)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise _RefusedError(f"Talet {text[:20]} är för stort eller för litet") from None


def _no_constant(constant: str) -> None:
    raise _RefusedError(f"{constant} är inget tal")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise _RefusedError(f"Fältet '{name}' står två gånger")
        fields[name] = value
    return fields
