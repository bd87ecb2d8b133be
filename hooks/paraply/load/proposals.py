"""What was probably meant by a value that a field refuses; never what it would refuse again."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final

from babel.dates import get_month_names
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from paraply.language import _
from paraply.model.choices import Choice
from paraply.model.record import pieces_of
from paraply.model.units import unit_named
from paraply.model.values import Refers
from paraply.problems import nearest

ALIKE: Final = 0.7
"""How like a name must be to be taken for another."""

_YES, _NO = {"ja", "yes", "sant", "sann", "x", "1"}, {"nej", "no", "falskt", "falsk", "0"}
_MONTHS: Final = {
    name.casefold()[:3]: number for number, name in get_month_names("wide", locale="sv").items()
}
_NAMED: Final = re.compile(r"(?:den )?(?:(\d{1,2})(?::?[ae])?\.? )?([a-zåäö]{3,9})\.? (\d{4})", re.IGNORECASE)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[ /.-](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/. -]?(\d{1,2})(?:[/. -]?(\d{1,2}))?")
_PART: Final = re.compile(
    r"(?:(\d{4})[ -]?)?(kvartal|kv|q|k|tertial|delår|delar|t|d)\.? ?([1-4])(?:[ /,-]+(\d{4}))?", re.IGNORECASE
)
_TWO_YEARS: Final = re.compile(r"(?:läsåret |läsår )?(\d{2})(\d{2}) ?[/–-] ?(?:\d{2})?(\d{2})", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:helår(?:et)?|år(?:et)?) (\d{4})|(\d{4})(?:[ (,].*|\.0)", re.IGNORECASE)
_OTHER_KIND: Final = re.compile(r"\b(prognos|progn|preliminär|prel|budget|mål|ack)", re.IGNORECASE)
"""What makes a figure another than the outcome of its period: a year alone would hide it."""
_SCALED: Final = re.compile(
    r"\b(?:tkr|mnkr|mkr|mdkr|tusen|miljon\w*|miljard\w*|kr|kronor|sek)\b", re.IGNORECASE
)
"""Money in a unit of its own, which the measure's need not be."""
_PART_OF_YEAR: Final = re.compile(
    rf"\b(?:vt|ht|vår|höst|sommar|vinter|termin|halvår|kvartal|tertial|{'|'.join(_MONTHS)})", re.IGNORECASE
)
"""A time that is shorter than the year beside it."""
_MONTH_TO_MONTH: Final = re.compile(
    r"([a-zåäö]{3,9})\.? ?(?:-|–|till|t\.?o\.?m\.?) ?([a-zåäö]{3,9})\.? (\d{4})", re.IGNORECASE
)
_SPANS: Final = {
    (1, 12): "", (1, 3): "-Q1", (4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4",
    (1, 4): "-T1", (5, 8): "-T2", (9, 12): "-T3",
}  # fmt: skip
"""Periods from one month to another. January to August is none of them, and nothing is proposed for it."""
_COUNTED: Final = (
    "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
)  # fmt: skip
_PARTED: Final = re.compile(r"[,;]|(?<!-) och ")
_WORDS: Final = {"synonyms"}
"""Fields whose texts are words, which hold no comma."""
_WITH_UNIT: Final = re.compile(r"[-−]?\d[\d ]*(?:[.,]\d+)? ([a-zåäö]+)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[-−–]?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")


def proposal_for(value: object, name: str, info: FieldInfo | None, *, in_list: bool = False) -> str:
    """The proposal for a value that the field ``name`` refuses; an empty string when there is none.

    ``in_list`` is for one that stands in a list already.
    """
    if info is None or isinstance(value, Mapping | list | tuple):
        return ""
    pieces = list(pieces_of(info))
    if choice := next(
        (piece for piece in pieces if isinstance(piece, type) and issubclass(piece, Choice)), None
    ):
        several = _choices_meant(str(value), name, choice) if tuple in pieces and not in_list else ""
        return several or choice_meant(value, choice)
    part = next((piece for piece in pieces if isinstance(piece, type) and issubclass(piece, BaseModel)), None)
    if part is not None and isinstance(value, str):
        needed = [field for field, inner in part.model_fields.items() if inner.is_required()]
        if tuple in pieces:  # one field alone is seldom what a row has to say
            needed = list(dict.fromkeys([*needed, *list(part.model_fields)[:3]]))
            fields = ", ".join(f"{field}: …" for field in needed)
            return _("Skriv till exempel så här: {name}: [{{{fields}}}]", name=name, fields=fields)
        fields = ", ".join(f"{field}: …" for field in needed or list(part.model_fields)[:3])
        return _("Skriv fält inom klamrar: {name}: {{{fields}}}", name=name, fields=fields)
    if tuple in pieces and isinstance(value, str):
        return _list_meant(value, name, info, pieces)
    found = value_meant(value, info)
    if not found and isinstance(value, str):
        return _elsewhere(value)
    return _("Skriv {value}.", value=found) if found else ""


def _elsewhere(text: str) -> str:
    """What else there is to write than the value alone; empty when nothing is known."""
    if _OTHER_KIND.search(text) and (found := _YEAR.fullmatch(text)):
        return _(
            "Skriv {year}, och kind: forecast eller kind: preliminary i samma post. "
            "Ett mål hör till targets.",
            year=found[1] or found[2],
        )
    if _SCALED.search(text) and re.search(r"\d", text):
        return _("Räkna om beloppet till måttets enhet, och skriv bara talet.")
    return ""


def value_meant(value: object, info: FieldInfo) -> str:
    """The value that a refused one was meant to be; empty when none is known."""
    text = str(value).strip()
    found = next((meant for meant in _candidates(text) if _is_good(info, meant)), "")
    return found if found != text else ""


def _choices_meant(text: str, name: str, choice: type[Choice]) -> str:
    """The list of codes that a text names, one or several; empty when one of them is none."""
    words = {word: each.value for each in choice for word in (each.label.casefold(), each.value)}
    named = [words.get(word.strip().casefold(), "") for word in _PARTED.split(text.strip("()"))]
    return _("Skriv så här: {line}", line=f"{name}: [{', '.join(named)}]") if all(named) else ""


def choice_meant(value: object, choice: type[Choice]) -> str:
    """The code that a word means: the Swedish word for it, or something like either."""
    members = list(choice)
    word = str(value).strip().strip("\"'”’‘“").casefold()
    spelled = {word, unit_named(word)}
    exact = [member for member in members if spelled & {member.label.casefold(), member.value}]
    names = {
        **{member.label.casefold(): member for member in members},
        **{str(member): member for member in members},
    }
    near = names.get(nearest(word, names))
    meant = exact[0] if exact else near
    if meant is not None:
        if meant.label.casefold() == meant.value:
            return _("Menade du '{word}'?", word=meant.value)
        return _("Menade du '{code}' ({label})?", code=meant.value, label=meant.label)
    same = all(member.label.casefold() == member.value for member in members)
    listed = ", ".join(member.value if same else f"{member.value} ({member.label})" for member in members)
    return _("Välj ett av {codes}.", codes=listed)


def field_meant(name: str, model: type[BaseModel]) -> str:
    """The field that a name means: a word like it, or its Swedish name; empty when there is none."""
    fields = model.model_fields
    labels = {_(info.title).casefold(): field for field, info in fields.items() if info.title}
    word = name.strip().strip("\"'*").casefold()
    if word in fields:
        return word
    if word in labels:
        return labels[word]
    near = nearest(word, [*fields, *labels], ALIKE)
    return near if near in fields else labels.get(near, "")


def unit_in(value: object) -> str:
    """The unit that stands with a number, where only the number belongs: ``10 veckor``."""
    found = _WITH_UNIT.fullmatch(value.strip()) if isinstance(value, str) else None
    return found[1].lower() if found else ""


def _list_meant(value: str, name: str, info: FieldInfo, pieces: list[object]) -> str:
    """One text where a list belongs. Ids and words are parted at commas; sentences have their own."""
    short = any(isinstance(piece, Refers) for piece in pieces)
    parts = _PARTED.split(value) if short or name in _WORDS else value.split(";")
    items = [item.strip() for item in parts]
    listed = "[" + ", ".join(item if short else _in_quotes(item) for item in items if item) + "]"
    return _("Skriv så här: {line}", line=f"{name}: {listed}") if _is_good(info, items) else ""


def _in_quotes(text: str) -> str:
    return f'"{text}"' if '"' not in text else "'" + text.replace("'", "''") + "'"


def _candidates(text: str) -> Iterator[str]:
    for guess in _GUESSES:
        yield from guess(text)


def _stripped(text: str) -> Iterator[str]:
    yield text.strip("\"'”’‘“ ")


def _flags(text: str) -> Iterator[str]:
    if text.casefold() in _YES | _NO:
        yield "true" if text.casefold() in _YES else "false"


def _days(text: str) -> Iterator[str]:
    if found := _NAMED.fullmatch(text):
        month = _MONTHS.get(found[2].casefold()[:3])
        if month:
            yield f"{found[3]}-{month:02}" + (f"-{int(found[1]):02}" if found[1] else "")
    if found := _DAY_FIRST.fullmatch(text):
        yield f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        yield f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}"  # as in English: no such month
    if (found := _YEAR_FIRST.fullmatch(text)) and (found[3] or "." not in text):
        yield f"{found[1]}-{int(found[2]):02}" + (f"-{int(found[3]):02}" if found[3] else "")


def _periods(text: str) -> Iterator[str]:
    if (found := _PART.fullmatch(text)) and (year := found[1] or found[4]):
        yield f"{year}-{'T' if found[2][0].casefold() in 'td' else 'Q'}{found[3]}"
    if found := _TWO_YEARS.fullmatch(text):
        yield f"{found[1]}{found[2]}/{found[1]}{found[3]}"
    if found := _MONTH_TO_MONTH.fullmatch(text):
        span = tuple(_MONTHS.get(found[part].casefold()[:3], 0) for part in (1, 2))
        if span in _SPANS:
            yield f"{found[3]}{_SPANS[span]}"
    if (found := _YEAR.fullmatch(text)) and not _PART_OF_YEAR.search(text) and not _OTHER_KIND.search(text):
        yield found[1] or found[2]


def _numbers(text: str) -> Iterator[str]:
    """The only number of a text: ``ca 12,5 %`` → ``12.5``."""
    found = _NUMBER.findall(text)
    is_result = text.startswith(("#", "="))  # a spreadsheet's error or formula holds no number of ours
    is_other = is_result or any(each.search(text) for each in (_SCALED, _PART_OF_YEAR, _OTHER_KIND))
    if len(found) == 1 and not is_other:
        yield re.sub(r"\s", "", found[0]).replace(",", ".").replace("−", "-").replace("–", "-")


def _addresses(text: str) -> Iterator[str]:
    if re.match(r"https?://\S", text, re.IGNORECASE):  # without its spaces it would lead to another file
        yield re.sub(r"\s", "%20", text.strip())
        return
    bare = re.sub(r"\s?[(\[]\s?(?:at|a|snabel-?a)\s?[)\]]\s?| at ", "@", text.removeprefix("mailto:"))
    yield re.sub(r"\s?[(\[]\s?(?:dot|punkt)\s?[)\]]\s?", ".", bare).strip(" .,;<>")
    yield re.sub(r"\s+", "", bare).translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    host = re.sub(r"^(?:https?)?[:;]?/{0,3}", "", text.strip(" <>"), flags=re.IGNORECASE)
    if re.match(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)", host):
        yield f"https://{host.rstrip('.,;')}"
        yield f"https://{host.rstrip('.,;').replace(' ', '%20')}"


def _number_words(text: str) -> Iterator[str]:
    if (word := text.casefold()) in _COUNTED:
        yield str(_COUNTED.index(word))


def _codes(text: str) -> Iterator[str]:
    digits = re.sub(r"\D", "", text)
    if len(digits) == 3:
        yield f"'0{digits}'"
    if re.fullmatch(r"#?[0-9a-fA-F]{6}", text):
        yield f"'#{text.lstrip('#')}'"


_GUESSES: Final[tuple[Callable[[str], Iterator[str]], ...]] = (
    _flags, _days, _periods, _addresses, _numbers, _number_words, _codes, _stripped,
)  # fmt: skip


def _is_good(info: FieldInfo, value: object) -> bool:
    if value in ("true", "false"):
        value = value == "true"
    elif isinstance(value, str):
        value = value.strip("'")
    try:
        _adapter(info).validate_python(value)
    except (ValidationError, ValueError):
        return False
    return True


def _adapter(info: FieldInfo) -> TypeAdapter[Any]:
    """What reads the field. Not cached: few values are refused, and a field cannot be hashed."""
    kind: Any = info.annotation
    for mark in info.metadata:
        kind = Annotated[kind, mark]
    return TypeAdapter(kind)
