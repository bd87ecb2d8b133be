"""The columns of the sheet: a heading, the field it is, and how its value is shown and read.

People at a meeting read the headings and the word of a gap, so both are written in the language in use, and
read back in it. What the program itself goes by is the same in any language: the hidden sheet has the Swedish
headings as names, and each cell as it stood. So a sheet whose words have got another translation since it was
written is refused by its cell, and no word of ours is taken for what a person wrote.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Final

from pydantic_core import PydanticCustomError

from paraply.language import N_, _
from paraply.model.choices import Choice, Every, Method
from paraply.model.consequence import Compensation
from paraply.model.content import Content
from paraply.model.dates import PartialDate
from paraply.model.guarantee import (
    BasisKind,
    ClaimWay,
    Guarantee,
    GuaranteeKind,
    GuaranteePath,
    GuaranteeState,
)
from paraply.model.kinds import BY_NAME
from paraply.model.level import Bound, LevelUnit, Per
from paraply.model.questions import Question
from paraply.problems import did_you_mean
from paraply.text.yamlfile import Value

GAP: Final = N_("Saknas")
"""What stands in a cell that ought to be filled in; read back as empty."""


class Kind(Enum):
    """How a cell's text is read."""

    TEXT = "text"
    LINES = "lines"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    ID = "id"
    IDS = "ids"


@dataclass(frozen=True, slots=True)
class Column:
    """A column a person may fill in. ``path`` is the field; ``folder`` is where an id leads.

    ``name`` is its heading in Swedish, and what the hidden sheet calls it in any language.
    """

    name: str
    path: tuple[str, ...]
    kind: Kind
    choices: type[Choice] | None = None
    folder: str = ""
    question: Question | None = None
    width: int = 18

    @property
    def heading(self) -> str:
        """What stands above it."""
        return _(self.name)

    def shown(self, guarantee: Guarantee) -> str:
        """The promise's value as text; empty when it has none."""
        value: object = guarantee
        for name in self.path:
            value = getattr(value, name, None)
        if isinstance(value, Choice):
            return value.label
        if isinstance(value, tuple):
            return (", " if self.kind is Kind.IDS else "\n").join(value)
        if isinstance(value, Decimal):
            return f"{value.normalize():f}"
        return "" if value is None else str(value)

    def options(self, content: Content) -> list[str]:
        """What the drop-down offers; empty for free text and lists."""
        if self.choices:
            return [choice.label for choice in self.choices]
        return sorted(content.folders[self.folder]) if self.kind is Kind.ID else []

    def read(self, text: str, content: Content) -> Value:
        """The value a cell's text means, as a file holds it. Raises ``MeaningError``."""
        if not text:
            return [] if self.kind in {Kind.LINES, Kind.IDS} else None
        match self.kind:
            case Kind.CHOICE:
                return self._choice(text)
            case Kind.NUMBER:
                return _number(text)
            case Kind.DAY:
                return _day(text)
            case Kind.LINES:
                return [line.strip() for line in text.splitlines() if line.strip()]
            case Kind.ID:
                return _known(text, self.folder, content)
            case Kind.IDS:
                ids = [part.strip() for part in text.replace("\n", ",").split(",") if part.strip()]
                return [_known(id_, self.folder, content) for id_ in ids]
        return text

    def _choice(self, text: str) -> str:
        members: Iterable[Choice] = self.choices or ()
        by_word = {word.casefold(): member for member in members for word in (member.label, member.value)}
        found = by_word.get(text.casefold())
        if found is None:
            labels = [member.label for member in members]
            hint = did_you_mean(text, labels) or _("Välj {choices}.", choices=", ".join(labels))
            raise MeaningError(_("'{text}' är inget av valen", text=text), hint)
        return found.value


class MeaningError(ValueError):
    """Raised when a cell's text means nothing; what is wrong and what to do."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(f"{what}. {hint}")
        self.what, self.hint = what, hint


def _choice(
    name: str, path: str, choices: type[Choice], question: Question | None = None, width: int = 16
) -> Column:
    return Column(name, tuple(path.split(".")), Kind.CHOICE, choices, question=question, width=width)


def _of(kind: Kind, name: str, path: str, question: Question | None = None, width: int = 18) -> Column:
    return Column(name, tuple(path.split(".")), kind, question=question, width=width)


def _id(name: str, path: str, folder: str, question: Question | None = None) -> Column:
    return Column(name, (path,), Kind.ID, folder=folder, question=question, width=26)


CHANGES_FROM: Final = _of(Kind.DAY, N_("Mötet: det nya gäller från"), "earlier.since")
CHANGES_WHY: Final = _of(Kind.TEXT, N_("Mötet: därför ändras löftet"), "earlier.why", None, 32)
"""Asked when something published is changed: the former wording is kept, with its last day and the reason."""

MEETING: Final = (
    _choice(N_("Mötet: väg framåt"), "path", GuaranteePath),
    _id(N_("Mötet: beslut om vägen (id)"), "path_decision", "decisions"),
    _id(N_("Mötet: ersätts av (id)"), "replaced_by", "guarantees"),
    CHANGES_FROM,
    CHANGES_WHY,
)
"""What the meeting decides."""

COLUMNS: Final = (
    _choice(N_("Läge"), "state", GuaranteeState),
    _choice(N_("Slag"), "kind", GuaranteeKind),
    Column(N_("Ansvariga (id)"), ("owners",), Kind.IDS, folder="owners", width=26),
    _choice(N_("Nivå: gräns"), "level.bound", Bound),
    _of(Kind.NUMBER, N_("Nivå: tal"), "level.value", Question.LEVEL, 10),
    _choice(N_("Nivå: enhet"), "level.unit", LevelUnit),
    _choice(N_("Nivå: per"), "level.per", Per),
    _of(Kind.TEXT, N_("När klockan startar"), "clock_starts", Question.CLOCK_STARTS, 26),
    _of(Kind.LINES, N_("Motkrav (ett per rad)"), "your_part", Question.YOUR_PART, 32),
    _of(Kind.LINES, N_("Undantag (ett per rad)"), "exceptions", None, 28),
    _of(Kind.TEXT, N_("Konsekvens"), "consequence.text", Question.CONSEQUENCE, 36),
    _choice(N_("Ersättning"), "consequence.compensation", Compensation),
    _choice(N_("Så får man ersättningen"), "claim.how", ClaimWay, Question.CLAIM, 24),
    _of(Kind.TEXT, N_("Så gör man"), "claim.text", None, 28),
    _of(Kind.TEXT, N_("Uppföljning"), "follow_up.text", Question.FOLLOW_UP, 32),
    _choice(N_("Hur ofta"), "follow_up.every", Every),
    _choice(N_("Metod"), "follow_up.method", Method, None, 22),
    _id(N_("Mått (id)"), "measure", "measures", Question.MEASURE),
    _id(N_("Beslut (id)"), "decision", "decisions", Question.DECISION),
    _choice(N_("Grund"), "basis.kind", BasisKind, Question.BASIS),
    _of(Kind.TEXT, N_("Lag eller hänvisning"), "basis.reference", None, 24),
    _of(Kind.TEXT, N_("Vårt tillägg"), "basis.beyond_law", None, 28),
    _of(Kind.DAY, N_("Gäller från"), "valid_from"),
    _of(Kind.DAY, N_("Gäller till och med"), "valid_to"),
    _of(Kind.DAY, N_("Ses över senast"), "review_by"),
    *MEETING,
)
"""What a person may fill in, in the order of the sheet; the meeting's own decisions last."""

BEFORE: Final = (N_("Id"), N_("Löfte"), N_("Visas som"), N_("Kvar att göra"), N_("Varningar"))
"""The columns that only tell."""

NOTES: Final = N_("Mötet: anteckningar (läses inte in)")
HEADINGS: Final = (*BEFORE, *(column.name for column in COLUMNS), NOTES)
"""All headings in Swedish, in the order of the sheet."""


def _number(text: str) -> Decimal:
    plain = text.replace("\u00a0", "").replace(" ", "").replace(",", ".").replace("\u2212", "-")
    hint = _("Skriv bara siffror, till exempel 10.")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise MeaningError(_("'{text}' är inget tal", text=text), hint) from None
    if not value.is_finite() or abs(value) > 10**12:
        raise MeaningError(_("'{text}' är inget rimligt tal", text=text), hint)
    return Decimal(int(value)) if value == value.to_integral_value() else value


def _day(text: str) -> str:
    try:
        return str(PartialDate.parse(text))
    except PydanticCustomError as error:
        context = error.context or {}
        hint = str(context.get("hint", _("Skriv år-månad-dag, till exempel 2027-03-01.")))
        raise MeaningError(_("'{text}' är inget datum som finns", text=text), hint) from None


def _known(id_: str, folder: str, content: Content) -> str:
    known = content.folders[folder]
    if id_ in known:
        return id_
    among = _(BY_NAME[folder].among)
    raise MeaningError(
        _("'{id}' finns inte {among}", id=id_, among=among),
        did_you_mean(id_, known) or _("Skriv ett id som finns {among}.", among=among),
    )
