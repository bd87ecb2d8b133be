"""Which entry is which measure: as a mapping remembers it, or proposed by resemblance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from paraply.importers.headings import unit_at_end
from paraply.importers.table import Entry, plain
from paraply.model.content import Content
from paraply.model.imports import ImportMapping, ImportRow
from paraply.model.measure import Measure
from paraply.text.yamledit import flow
from paraply.text.yamlfile import Value

ALIKE: Final = 0.85
"""How alike a label and a title must be to be proposed; 1 is the same."""

ENOUGH: Final = 0.5
"""A mapping is a file's own when so large a part of its rows stand in it."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row proposed for the mapping; ``sure`` when the label is a name of the measure, not only alike."""

    row: ImportRow
    sure: bool


def key_of(label: str, series: str | None) -> Key:
    """What a row and an entry are matched by."""
    return plain(unit_at_end(label)[0]), plain(series or "")


def fits(mapping: ImportMapping, entries: Iterable[Entry]) -> bool:
    """Whether enough of a mapping's rows stand in a file for it to be the file's own."""
    keys = {key_of(entry.label, entry.series) for entry in entries}
    found = sum(key_of(row.label, row.series) in keys for row in mapping.rows)
    return bool(found) and found >= ENOUGH * len(mapping.rows)


@dataclass(frozen=True, slots=True)
class Matched:
    """An entry and the row of the mapping it belongs to."""

    entry: Entry
    row: ImportRow


def matched(entries: Iterable[Entry], rows: Sequence[ImportRow]) -> Iterator[Matched]:
    """The entries that a row names; a row that names its group row wins over one that does not."""
    known: Mapping[Key, list[ImportRow]] = defaultdict(list)
    by_id = {row.measure: row for row in rows}
    for row in rows:
        known[key_of(row.label, row.series)].append(row)
    for entry in entries:
        if entry.id in by_id and not entry.series:
            yield Matched(entry, by_id[entry.id])
            continue
        candidates = known.get(key_of(entry.label, entry.series), [])
        under = [row for row in candidates if row.under and plain(row.under) == plain(entry.under)]
        free = [row for row in candidates if not row.under]
        if chosen := next(iter(under or free), None):
            yield Matched(entry, chosen)


def proposed(entries: Iterable[Entry], content: Content) -> list[Proposal]:
    """One row for each label that is, or is alike, a measure's name; the first label for each measure."""
    names = dict(_names(content))
    found: dict[str, Proposal] = {}
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        if entry.series or (entry.label, entry.under) in seen:
            continue
        seen.add((entry.label, entry.under))
        measure, sure = _best(entry, content, names)
        if measure and (measure not in found or (sure and not found[measure].sure)):
            found[measure] = Proposal(ImportRow(label=entry.label, measure=measure), sure)
    return list(found.values())


def _names(content: Content) -> Iterator[tuple[str, str]]:
    """Measures by every name that only one of them has."""
    holders: dict[str, set[str]] = defaultdict(set)
    for id_, measure in content.measures.items():
        for name in _names_of(id_, measure):
            holders[plain(name)].add(id_)
    yield from ((name, ids.pop()) for name, ids in holders.items() if name and len(ids) == 1)


def _names_of(id_: str, measure: Measure) -> Iterator[str]:
    yield from (id_, id_.replace("-", " "), measure.title, measure.question or "", *measure.synonyms)
    if measure.source and measure.source.id:
        yield measure.source.id


def _best(entry: Entry, content: Content, names: Mapping[str, str]) -> tuple[str | None, bool]:
    if entry.id in content.measures:
        return entry.id, True
    label = key_of(entry.label, None)[0]
    for name in (label, plain(entry.id)):
        if name and name in names:
            return names[name], True
    best, score = nearest(entry.label, content)
    return (best, False) if score >= ALIKE else (None, False)


def nearest(label: str, content: Content) -> tuple[str | None, float]:
    """The measure whose title is most like a label, and how much: 1 is the same."""
    wanted = key_of(label, None)[0]
    scored = [
        (SequenceMatcher(None, wanted, plain(measure.title)).ratio(), id_)
        for id_, measure in content.measures.items()
    ]
    score, best = max(scored, default=(0.0, None))
    return best, score


def row_fields(row: ImportRow) -> dict[str, Value]:
    """A row as it stands in the mapping's file."""
    fields: dict[str, Value] = {"label": row.label}
    for name in ("under", "series"):
        if value := getattr(row, name):
            fields[name] = value
    fields["measure"] = row.measure
    return fields


def new_mapping(title: str, sheet: str | None, rows: Sequence[ImportRow]) -> str:
    """The text of a mapping's file."""
    lines = [f"title: {flow(title)}"]
    if sheet:
        lines.append(f"sheet: {flow(sheet)}")
    lines += ["rows:", *(f"  - {flow(row_fields(row))}" for row in rows)]
    return "\n".join(lines) + "\n"
