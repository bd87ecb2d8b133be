"""The fields of the form, made from the records: label, help, what may be written, and with what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, TypeAlias, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from paraply.language import N_, _
from paraply.model.choices import Choice
from paraply.model.dates import PartialDate, Period
from paraply.model.organisation import Pictogram
from paraply.model.record import FieldGroup, Record, pieces_of
from paraply.model.values import Is, Refers, WebAddress

Field: TypeAlias = dict[str, Any]
"""One field as Decap's settings describe it (https://decapcms.org/docs/widgets/)."""

LONG: Final = frozenset({
    "about", "action", "alternative", "appeal_text", "beyond_law", "clock_starts", "consequence", "contact",
    "easy", "exceptions", "featured", "lead", "method", "next", "note", "promise", "question", "reason",
    "situation", "text", "why", "your_part",
})  # fmt: skip
"""Names of the text fields that hold sentences: they are written in a box with several lines."""

WORDS: Final = frozenset({"old_addresses", "reviewers", "rounds", "synonyms"})
"""Lists of short words, which are written on one line with commas between."""

_PATTERNS: Final[Mapping[object, tuple[str, str]]] = {
    PartialDate: (
        r"^\d{4}(-\d{2}(-\d{2})?)?$",
        N_("år-månad-dag, till exempel 2026-05-01, 2026-05 eller 2026"),
    ),
    Period: (
        r"^\d{4}(-T[12]|-Q[1-4]|-\d{2}|/\d{4}|-\d{2}-\d{2}/\d{4}-\d{2}-\d{2})?$",
        N_("till exempel 2025, 2025-T2, 2025-Q1, 2025-05 eller 2024/2025"),
    ),
    Decimal: (r"^-?\d+(\.\d+)?$", N_("ett tal, till exempel 93.5")),
    int: (r"^\d+$", N_("ett heltal, till exempel 12")),
    get_args(WebAddress)[1]: (r"^https?://[^\s<>\"\\]+$", N_("hela adressen, med https:// först")),
}
"""What may be written, and how it is told."""

_ID_OF: Final = N_("Id för ")
"""How the help of a reference begins, where the file holds an id."""

_COMMON: Final = tuple(Record.model_fields)
_TITLES: Final[tuple[str, ...]] = (
    "title", "name", "text", "promise", "period", "from_period", "moment", "report", "until", "before",
    "label", "reference", "by", "heading", "rule",
)  # fmt: skip
"""The fields that tell one row of a list from another, the best first."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the records of one kind stand in the form, for the fields that choose among them."""

    collection: str
    title: str = "title"
    file: str = ""
    """The file, when all records stand in a list in one; else each has a file of its own."""

    key: str = ""
    """The field that holds that list."""

    def picker(self) -> Field:
        """A field that searches for a record by its title and holds its id."""
        if not self.file:
            value, shown = "{{slug}}", self.title
        else:
            value, shown = f"{self.key}.*.id", f"{self.key}.*.{self.title}"
        return {
            "widget": "relation",
            "collection": self.collection,
            **({"file": self.file} if self.file else {}),
            "value_field": value,
            "search_fields": [shown],
            "display_fields": [shown],
            "options_length": 500,
        }


@dataclass(frozen=True, slots=True)
class Places:
    """What the fields can refer to: records by kind, and the groups that Kolada compares with."""

    targets: Mapping[str, Target]
    groups: Mapping[str, str] = field(default_factory=dict)
    """Titles by id."""

    def picker(self, kind: str) -> Field:
        """A field that chooses a record; free text when there is nothing to choose among."""
        if kind in self.targets:
            return self.targets[kind].picker()
        if not self.groups:
            return {"widget": "string"}
        return _select((group, f"{title} ({group})") for group, title in self.groups.items())


def fields(model: type[BaseModel], places: Places, *, optional: bool = False) -> list[Field]:
    """Every field of a record; those that all records have come last.

    Decap asks for the needed fields of an empty group too, so within one (``optional``) none is needed: what
    is missing is told by the check of the content.
    """
    own = [name for name in model.model_fields if name not in _COMMON]
    names = [*own, *(name for name in _COMMON if name in model.model_fields)]
    made = [_field(name, model.model_fields[name], places, optional=optional) for name in names]
    return [_with_start(field, model) for field in made] if issubclass(model, Record) else made


def _field(name: str, info: FieldInfo, places: Places, *, optional: bool) -> Field:
    pieces = list(pieces_of(info))
    needed = info.is_required() and not optional
    made: Field = {
        "name": name,
        "label": _(info.title or name),
        "hint": _hint(info, pieces, optional=optional),
        "required": needed,
    }
    if dict in pieces:
        pairs = _("Ett par på varje rad.")
        return made | {"widget": "pairs", "hint": f"{made['hint']} {pairs}"}
    inner = next(
        (piece for piece in pieces if isinstance(piece, type) and issubclass(piece, FieldGroup)), None
    )
    if tuple in pieces:
        return made | _listed(name, info, inner, pieces, places)
    if inner is not None:
        return made | {
            "widget": "object",
            "collapsed": True,
            "summary": _summary(inner, "{{{{{name} | default('')}}}}"),
            "fields": fields(inner, places, optional=True),
        }
    return made | _single(name, pieces, places)


def _with_start(made: Field, model: type[BaseModel]) -> Field:
    """The choice that a new record begins with, when the record has one. Rows and groups begin empty."""
    default = model.model_fields[made["name"]].default
    return made | {"default": default.value} if isinstance(default, Choice) else made


def _listed(
    name: str, info: FieldInfo, inner: type[FieldGroup] | None, pieces: list[object], places: Places
) -> Field:
    """A list of groups, of choices, of other records, or of texts."""
    if inner is not None:
        return {
            "widget": "list",
            "label_singular": _("rad"),
            "collapsed": True,
            "minimize_collapsed": True,
            "summary": _summary(inner, "{{{{fields.{name} | default('')}}}}"),
            "fields": fields(inner, places),
        }
    single = _single(name, pieces, places)
    if single["widget"] in {"relation", "select"}:
        return single | {"multiple": True}
    if name in WORDS:
        commas = _("Skriv kommatecken emellan.")
        return {"widget": "list", "hint": f"{_(info.description or '')} {commas}"}
    return {
        "widget": "list",
        "label_singular": _("rad"),
        "field": {"name": "rad", "label": _(info.title or name), **single},
    }


def _hint(info: FieldInfo, pieces: list[object], *, optional: bool) -> str:
    """The help of the record, as it holds in a form: nobody writes an id or a code here."""
    swedish = info.description or ""
    said = _(swedish)
    if bool in pieces:
        said = _capital(said.replace("false", _("av")).replace("true", _("på")))
    if any(isinstance(piece, Refers) for piece in pieces):
        search = _("Skriv en del av namnet för att söka.")
        tells_of_id = re.search(r"\bid\b", swedish.removeprefix(_ID_OF))
        said = search if tells_of_id else f"{_capital(said.removeprefix(_(_ID_OF)))} {search}"
    if optional and info.is_required():
        needed = _("Behövs om något annat i gruppen är ifyllt.")
        return f"{said} {needed}"
    return said


def _summary(model: type[BaseModel], template: str) -> str:
    """What tells one group from another while it is folded."""
    shown = [name for name in _TITLES if name in model.model_fields][:1]
    shown += [name for name in ("value", "unit", "state", "verdict") if name in model.model_fields]
    return " ".join(template.format(name=name) for name in shown or list(model.model_fields)[:1])


def _single(name: str, pieces: list[object], places: Places) -> Field:
    """What one value is written with."""
    for piece in pieces:
        if isinstance(piece, Refers):
            return places.picker(piece.kind)
        if piece is Pictogram:
            return _select((value, _capital(label)) for value, label in piece.offered()) | {
                "widget": "pictures"
            }
        if isinstance(piece, type) and issubclass(piece, Choice):
            return _select((value, _capital(label)) for value, label in piece.offered())
    if bool in pieces:
        return {"widget": "boolean"}
    if Is.MARKDOWN in pieces:
        return _MARKDOWN
    patterns = [[pattern, _(told)] for mark, (pattern, told) in _PATTERNS.items() if mark in pieces]
    rule = {"pattern": patterns[0]} if patterns else {}
    if Decimal in pieces or int in pieces:
        return {"widget": "number_text", **rule}
    return {"widget": "text" if name in LONG else "string", **rule}


_MARKDOWN: Final[Field] = {
    "widget": "markdown",
    "buttons": [
        "bold",
        "italic",
        "link",
        "heading-three",
        "heading-four",
        "quote",
        "bulleted-list",
        "numbered-list",
    ],
    "editor_components": [],
    "modes": ["rich_text"],
    "sanitize_preview": True,
}
"""Only what the site shows: pictures and code blocks are taken away there."""


def _select(options: Any) -> Field:
    return {"widget": "select", "options": [{"value": value, "label": label} for value, label in options]}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
