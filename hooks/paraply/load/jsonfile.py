"""A strict reader of the JSON files that the Kolada script writes."""

import json
import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from paraply.language import N_, _
from paraply.load.rules import SNAPSHOT
from paraply.problems import Place, Problem

REFETCH = N_("Hämta den igen med skriptet.")

_ESCAPED = re.compile(
    r"\\u(?:[dD][89a-fA-F][0-9a-fA-F]{2}|00[01][0-9a-fA-F]|007[fF]|00[89][0-9a-fA-F]|202[89a-eA-E]|206[6-9])"
)
"""A surrogate, or a control character that would be refused if it stood there itself (``yamlfile``)."""


def read_json(text: str, file: str) -> tuple[Any, list[Problem]]:
    """The value of a file, or the problem that stops it. Decimals are exact; a field stands once."""
    if found := _ESCAPED.search(text):
        place = Place(file, text.count("\n", 0, found.start()) + 1)
        message = _("Tecknet {sign} går inte att använda.", sign=found.group())
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
        return None, [SNAPSHOT.at(Place(file), f"{error}.", _(REFETCH))]
    return value, []


class _RefusedError(Exception):
    """Something JSON readers disagree on; says in Swedish what."""


@lru_cache(maxsize=1024)  # years come again in every row
def _whole(digits: str) -> int:
    if len(digits) > 20:
        raise _RefusedError(_("Talet {digits}… är för stort", digits=digits[:20]))
    return int(digits)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise _RefusedError(_("Talet {text} är för stort eller för litet", text=text[:20])) from None


def _no_constant(constant: str) -> None:
    raise _RefusedError(_("{constant} är inget tal", constant=constant))


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise _RefusedError(_("Fältet '{name}' står två gånger", name=name))
        fields[name] = value
    return fields
