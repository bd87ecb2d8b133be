"""Values the records are made of: text, numbers and addresses, each read strictly."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Annotated, Final
from urllib.parse import SplitResult, quote, urlsplit

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from paraply.language import _

LARGEST: Final = Decimal(10) ** 15
ID_PATTERN: Final = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
RESERVED_IDS: Final = frozenset(
    {"bedomning", "slag", "internkontroll", "inbaddad", "index", "data", "municipalities", "groups"}
)

_SPACES = re.compile(r"[\s\u00a0\u202f]")
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}]")
"""Characters that no address may hold (RFC 3987, 2.2); others would write them in their own ways."""

_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")
THREE: Final = 3
"""So many decimals look like thousands, where the record does not say that it has them."""

_DOT_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+")


def refused(kind: str, message: str, hint: str = "") -> PydanticCustomError:
    """A pydantic error that carries its Swedish message and proposal; ``kind`` chooses the rule."""
    return PydanticCustomError(kind, "{message}", {"message": message, "hint": hint})


def _read_text(value: object) -> object:
    if isinstance(value, bool):
        raise refused(
            "text",
            _("här ska det stå en text, inte {value}", value=str(value).lower()),
            _("Sätt citattecken runt ordet."),
        )
    if isinstance(value, int | Decimal):
        return str(value)
    return value.strip() if isinstance(value, str) else value


def _read_number(value: object, info: ValidationInfo) -> object:
    if isinstance(value, bool):
        raise refused("number", _("här ska det stå ett tal, inte {value}", value=str(value).lower()))
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, int):
        value = Decimal(value)
    if isinstance(value, str):
        value = _number_in(value)
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value) > LARGEST:
            raise refused("number", _("talet {value} är för stort", value=value), _("Gränsen är en biljard."))
        decimals = (info.context or {}).get("decimals")
        if decimals != THREE and _DOT_THOUSANDS.fullmatch(text := str(value)):
            whole = text.replace(".", "")
            raise refused(
                "dot_thousands",
                _("{text} kan läsas på två sätt", text=text),
                _("Skriv {whole} eller {text}0.", whole=whole, text=text),
            )
    return value


def _number_in(text: str) -> Decimal:
    packed = _SPACES.sub("", text).replace("\u2212", "-")
    if _DECIMAL_COMMA.fullmatch(packed):
        raise refused(
            "decimal_comma",
            _("'{text}' har decimalkomma", text=text),
            _("Skriv {value}.", value=packed.replace(",", ".")),
        )
    if not _PLAIN_NUMBER.fullmatch(packed):
        raise refused("number", _("'{text}' är inget tal", text=text), _("Skriv bara siffror, utan enhet."))
    if packed != text.strip():
        raise refused(
            "number",
            _("'{text}' har mellanrum eller ovanligt minustecken", text=text),
            _("Skriv {value}.", value=packed),
        )
    return Decimal(packed)


def _read_whole(value: object) -> object:
    if isinstance(value, bool):
        raise refused(
            "number",
            _("här ska det stå ett heltal, inte {value}", value=str(value).lower()),
            _("Skriv bara siffror."),
        )
    return value


def _read_flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise refused(
        "flag", _("'{value}' är varken true eller false", value=value), _("Skriv true eller false.")
    )


def _read_address(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise refused(
            "address",
            _("'{text}' är ingen webbadress", text=text),
            _("Skriv hela adressen, med https:// först."),
        )
    if fault := _host_fault(parts):
        hint = _("Kopiera adressen ur webbläsaren.")
        raise refused("address", _("'{text}' {fault}", text=text, fault=fault), hint)
    if found := _NOT_IN_ADDRESS.search(text):
        character = (
            _("ett mellanrum")
            if found.group().isspace()
            else _("tecknet {character}", character=found.group())
        )
        hint = _("Skriv {code} i stället, eller kopiera adressen ur webbläsaren.", code=quote(found.group()))
        raise refused("address", _("'{text}' innehåller {character}", text=text, character=character), hint)
    return text


def json_number(value: Decimal | None) -> int | float | None:
    """A figure as a JSON number, unrounded."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() and "." not in str(value) else float(value)


def _host_fault(parts: SplitResult) -> str:
    """What is wrong with whom an address leads to, as the end of a sentence; empty when nothing is."""
    if "@" in parts.netloc:
        return _("har ett användarnamn före @, som kan dölja vart adressen leder")
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        return _("har en port som inte finns, efter kolonet")
    name = parts.hostname or ""
    if not name or name.startswith(".") or ".." in name:
        return _("har inget namn på webbplatsen")
    return ""


class Is(Enum):
    """What a field holds, for checks, forms and rendering."""

    MARKDOWN = "markdown"
    PAST_DAY = "past_day"
    """A day on which something was done, read or corrected: it lies in no version's future."""
    REASON = "reason"
    """Why something is as it is, or was changed, for whoever asks later."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field that holds the id of another record; ``kind`` is the name of its folder or file."""

    kind: str


Text = Annotated[str, Field(max_length=20_000), BeforeValidator(_read_text)]
Markdown = Annotated[str, Field(max_length=100_000), BeforeValidator(_read_text), Is.MARKDOWN]
Number = Annotated[
    Decimal,
    BeforeValidator(_read_number, json_schema_input_type=float),
    PlainSerializer(json_number, when_used="json"),
    WithJsonSchema({"type": "number"}, mode="serialization"),
]
Whole = Annotated[int, Field(ge=0), BeforeValidator(_read_whole)]
Decimals = Annotated[int, Field(ge=0, le=6), BeforeValidator(_read_whole)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
WebAddress = Annotated[str, BeforeValidator(_read_address)]
