"""A file, and how it is read: by the mapping a person names, the one that fits it, or none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from pydantic_core import PydanticCustomError

from paraply.importers import mapping as mappings
from paraply.importers.bounds import MAX_BYTES
from paraply.importers.mapping import Learned
from paraply.importers.meaning import Memory
from paraply.importers.naming import name_of, row_for
from paraply.importers.reading import Sheets
from paraply.importers.sortpart import SORT_OF
from paraply.importers.workbook import Sheet
from paraply.language import _
from paraply.model.content import Content
from paraply.model.dates import Period
from paraply.model.ids import plain_id
from paraply.model.imports import OWN_UNIT, ImportMapping
from paraply.model.units import unit_named
from paraply.model.values import RESERVED_IDS
from paraply.problems import did_you_mean
from paraply.trial import Ask, Say


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asks for. Without ``ask`` nobody can answer, and what needs an answer is refused.

    ``is_counted``: the figures are counted by us and not written by people, as visits are.
    """

    file: Path
    root: Path
    today: date
    mapping: str | None = None
    period: str | None = None
    unit: str | None = None
    is_counted: bool = False
    why: str = ""
    dry_run: bool = False
    yes: bool = False
    ask: Ask | None = None


class RefusedError(Exception):
    """Raised when nothing can be imported; the lines say why."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(slots=True)
class Export:
    """A file with all that is known of how it is read."""

    sheets: Sheets
    memory: Memory
    file: str
    """The mapping's file, there or to be."""
    mapping: ImportMapping | None = None
    learned: Learned = field(default_factory=Learned)


def opened(wish: Wish, content: Content, sheets: Sequence[Sheet], say: Say) -> Export:
    """The file with the mapping the person names, else the one that fits it, else none."""
    for sheet in sheets:
        for note in sheet.notes:
            say(_("{file}, blad {sheet}: {note}", file=wish.file.name, sheet=sheet.name, note=note))
    if wish.mapping and wish.mapping != (valid := plain_id(wish.mapping)):
        raise RefusedError(
            _("--mapping: '{name}' duger inte som filnamn. Skriv {valid}.", name=wish.mapping, valid=valid)
        )
    stamp, memory = _stamp(wish.file), _memory(wish, None, "")
    unmapped = Sheets(wish.file.stem, sheets, content, memory, wish.today)
    if wish.mapping:
        named = content.imports.get(wish.mapping)
    else:  # by its cells, or by what its headings say beside their units, as the mapping has them
        raw = (cell.raw for sheet in sheets for row in sheet.rows for cell in row)
        named = mappings.fitting(content.imports.values(), [one for one in raw if isinstance(one, str)])
        named = named or mappings.fitting(content.imports.values(), [text for text, _near in unmapped.texts])
    if named is None:
        export = Export(unmapped, memory, _new_file(wish, content))
    else:
        memory = _memory(wish, named, stamp)
        unread = [sheet.name for sheet in sheets if named.sheet and sheet.name not in {named.sheet, ""}]
        if unread:
            told = _("Läses inte, för mappningen gäller bara bladet {sheet}: {names}.",
                     sheet=named.sheet, names=", ".join(unread))  # fmt: skip
            say(told)
        export = Export(
            Sheets(wish.file.stem, _wanted(wish, named, sheets), content, memory, wish.today),
            memory,
            named.file,
            named,
        )
        if export.sheets.has_tables:
            say(_("Mappning: {title} ({id})", title=named.title, id=named.id))
            _tell_of_lost_rows(named, export.sheets, say)
    if not export.sheets.has_tables:
        raise _no_table(wish)
    export.learned.file = stamp
    return export


def _stamp(path: Path) -> str:
    """A file's name, and the beginning of the sum of its bytes: another file of the same name is another."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    except OSError:
        data = b""
    return f"{path.name} {sha256(data).hexdigest()[:8]}"


def _memory(wish: Wish, named: ImportMapping | None, stamp: str) -> Memory:
    unit = named.unit if named else None
    if wish.unit:
        unit = OWN_UNIT if wish.unit.casefold() == OWN_UNIT else unit_named(wish.unit)
        if unit is None:
            hint = _("Skriv till exempel procent, tkr eller {own}.", own=OWN_UNIT)
            raise RefusedError(_("--unit: '{unit}' är ingen enhet vi känner.", unit=wish.unit) + " " + hint)
    memory = Memory(unit=unit, period=_period(wish.period), is_counted=wish.is_counted)
    if named is None:
        return memory
    answers = [one for one in named.answers if one.file in {None, stamp}]
    return replace(
        memory,
        rows=named.rows,
        columns=named.columns,
        declined={(mappings.plain(one.text), one.under or ""): one.why for one in named.declined},
        answers=frozenset(
            mappings.answer_key(one) for one in answers if one.period is None and one.kind is None
        ),
        kinds={one.text: SORT_OF[one.kind] for one in answers if one.kind is not None},
        periods={one.text: one.period for one in answers if one.period is not None},
        is_mapped=bool(named.rows),
    )


def _wanted(wish: Wish, one: ImportMapping, sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    names = [sheet.name for sheet in sheets]
    if one.sheet and names != [""] and one.sheet not in names:
        hint = did_you_mean(one.sheet, names) or _("Bladen är: {names}.", names=", ".join(names))
        told = _("{file}: Bladet '{sheet}' finns inte i filen.", file=wish.file.name, sheet=one.sheet)
        raise RefusedError(f"{told} {hint}")
    return [sheet for sheet in sheets if not one.sheet or sheet.name in {one.sheet, ""}]


def _tell_of_lost_rows(one: ImportMapping, sheets: Sheets, say: Say) -> None:
    texts = list(sheets.texts)
    labels = {name_of(text) for text, _near in texts}
    for index, row in enumerate(one.rows):
        if any(row_for([row], text, row.series or "", near) for text, near in texts):
            continue
        place = one.place("rows", index)
        if name_of(row.label) in labels and row.under:
            told = _(
                "{place}: Raden '{label}' finns i filen, men inte under '{under}'.",
                place=place, label=row.label, under=row.under,
            )  # fmt: skip
            say(told)
            continue
        hint = did_you_mean(row.label, [text for text in sheets.labels if text != row.label])
        told = _("{place}: Raden '{label}' finns inte i filen.", place=place, label=row.label)
        say(f"{told} {hint}".rstrip())


def _new_file(wish: Wish, content: Content) -> str:
    """The file of a new mapping: that of no other export, whose rows do not stand in this one."""
    id_ = wish.mapping or plain_id(_without_year(wish.file.stem))
    if id_ in RESERVED_IDS:  # such as data.csv, the site's own export
        id_ = f"export-{id_}"
    free = (id_, *(f"{id_}-{number}" for number in range(2, len(content.imports) + 3)))
    return f"content/results/imports/{next(one for one in free if one not in content.imports)}.yml"


def _period(text: str | None) -> Period | None:
    if text is None:
        return None
    try:
        return Period.parse(text)
    except PydanticCustomError as error:
        context = error.context or {}
        raise RefusedError(f"--period: {context.get('message')}. {context.get('hint')}") from None


def _no_table(wish: Wish) -> RefusedError:
    return RefusedError(
        _("{file}: Ingen rad ser ut som rubriker.", file=wish.file.name),
        # The words are those that ``vocabulary`` knows, whatever language they are told in.
        _(
            "Rubrikerna ska ha år ({example}), eller ord som {first}, {second} och {third}.",
            example="Utfall 2025",
            first="Utfall",
            second="Period",
            third="Värde",
        ),
    )


def _without_year(stem: str) -> str:
    """An export's name without its date, so that next year's file has the same mapping."""
    return re.sub(r"(?:19|20)\d\d(?:[-_ ]?\d\d(?:[-_ ]?\d\d)?)?", "", stem)
