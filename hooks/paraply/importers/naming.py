"""Which measure a text names: as a mapping remembers it, or by a name that is the measure's alone."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from paraply.importers.fragments import plain, unit_at_end, without_marks
from paraply.importers.units import converted, is_same
from paraply.importers.vocabulary import GROUPS, NEUTRAL, SORTS, WHOSE
from paraply.model.content import Content
from paraply.model.imports import ImportRow
from paraply.model.measure import Measure
from paraply.problems import did_you_mean

MOST_LIKELY: Final = 4
"""So many measures are proposed for a text."""

ALIKE: Final = 0.85
"""How alike a label and a title must be to be asked about; 1 is the same."""


@dataclass(frozen=True, slots=True)
class Named:
    """The measures that a text names; more than one when the name is not one's alone."""

    ids: frozenset[str]

    @property
    def id(self) -> str | None:
        """The one measure."""
        return next(iter(self.ids)) if len(self.ids) == 1 else None


def _stems(text: str) -> list[str]:
    """The words of a text that say what it is of, without endings."""
    words = [word for word in name_of(text).split() if len(word) > 2 and word not in NEUTRAL]
    return [word[:7] for word in words]


def _is_same(one: str, other: str) -> bool:
    """Whether two stems are one word's: the shorter begins the longer."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short[:5])


def name_of(text: str) -> str:
    """A name made plain: without case, punctuation, footnotes, and the unit it may end in."""
    return plain(unit_at_end(without_marks(text)[0])[0])


class Names:
    """All names of all measures, made plain."""

    def __init__(self, content: Content) -> None:
        self._measures = content.measures
        self._open = {id_: one for id_, one in content.measures.items() if not one.kolada}
        """Those whose figures are not fetched from Kolada, and may be proposed."""
        self._nearest: dict[str, tuple[str | None, float]] = {}
        holders: dict[str, set[str]] = defaultdict(set)
        titles: dict[str, set[str]] = defaultdict(set)
        self._areas = content.areas
        for id_, measure in content.measures.items():
            for name in _names_of(id_, measure):
                holders[name].add(id_)
            for name in {name_of(measure.title), _with_unit(measure)}:
                titles[name].add(id_)
        # A title stands before a synonym of another measure; two equal titles are nobody's.
        self._titles: Mapping[str, frozenset[str]] = {name: frozenset(ids) for name, ids in titles.items()}
        self._holders: Mapping[str, frozenset[str]] = {
            name: frozenset(titles.get(name) or ids) for name, ids in holders.items() if name
        }

    @property
    def all(self) -> frozenset[str]:
        """Every name."""
        return frozenset(self._holders)

    def named(self, text: str) -> Named | None:
        """The measure, or measures, whose name a text is."""
        if text in self._measures:
            return Named(frozenset({text}))
        for name in (plain(text), name_of(text)):
            if name and name in self._holders:
                return Named(self._holders[name])
        return None

    def meant(self, word: str) -> str:
        """A question whether another word was meant: the id of a measure that may be proposed."""
        return did_you_mean(word, self._open)

    def titled(self, text: str) -> Named | None:
        """The measure, or measures, with a text as their title: no synonym, and no id."""
        found = self._titles.get(name_of(text)) or self._titles.get(plain(text))
        return Named(found) if found else None

    def is_about(self, id_: str, group: str) -> bool:
        """Whether a measure's own title names a group, as *Kvinnor i kommunfullmäktige* does."""
        measure = self._measures.get(id_)
        return measure is not None and group in {GROUPS.get(word) for word in name_of(measure.title).split()}

    def is_of_school_years(self, id_: str) -> bool:
        """Whether a measure is of school years, and has none of its figures under a year alone."""
        measure = self._measures.get(id_)
        return bool(
            measure
            and measure.school_year
            and not any(one.period.text.isdecimal() for one in measure.outcomes)
        )

    def is_subject(self, id_: str, text: str) -> bool:
        """Whether a text says what a measure is about, as *Avfall* does above *Insamlat matavfall*."""
        measure = self._measures[id_]
        area = self._areas.get(measure.area or "")
        about = (measure.title, measure.question, measure.definition, area.title if area else None)
        words = " ".join(filter(None, about)).casefold()
        return any(stem[:6] in words for stem in _stems(text) if len(stem) > 3)

    def nearest(self, text: str) -> tuple[str | None, float]:
        """The measure whose title is most like a text, and how much: 1 is the same."""
        if text not in self._nearest:
            wanted = name_of(text)
            scored = [
                (SequenceMatcher(None, wanted, name_of(measure.title)).ratio(), id_)
                for id_, measure in self._open.items()
            ]
            score, best = max(scored, default=(0.0, None))
            self._nearest[text] = best, score
        return self._nearest[text]

    def likely(self, text: str, unit: str | None = None) -> list[str]:
        """The measures that a text may mean, the most likely first: words in common, and the unit."""
        wanted = _stems(text)
        scored = []
        for id_, measure in self._open.items():
            theirs = _stems(" ".join((measure.title, measure.question or "", *measure.synonyms)))
            common = sum(any(_is_same(one, other) for other in theirs) for one in wanted)
            share = common / max(1, min(len(wanted), len(theirs)))
            score = share + SequenceMatcher(None, name_of(text), name_of(measure.title)).ratio() / 2
            score += 0.1 if unit is not None and is_same(unit, measure.unit) else 0
            if common or score >= 0.4:
                scored.append((-score, id_))
        return [id_ for _score, id_ in sorted(scored)[:MOST_LIKELY]]

    def is_sure(self, text: str, id_: str, unit: str | None) -> bool:
        """Whether a measure is worth naming where nobody can choose: words in common, and no other unit."""
        measure = self._measures[id_]
        wanted, theirs = _stems(text), _stems(measure.title)
        common = sum(any(_is_same(one, other) for other in theirs) for one in wanted)
        is_other = unit is not None and converted(Decimal(1), unit, measure.unit) is None
        return common > 1 and 2 * common >= len(wanted) and not is_other

    def alike(self, text: str) -> str | None:
        """The measure a text may mean: much alike, and not apart by a number or by a word that counts."""
        best, score = self.nearest(text)
        if best is None or score < ALIKE:
            return None
        mine, theirs = (set(name_of(one).split()) for one in (text, self._measures[best].title))
        apart = mine ^ theirs
        if any(word in GROUPS or word in SORTS or word in WHOSE or re.search(r"\d", word) for word in apart):
            return None
        return best


def _with_unit(measure: Measure) -> str:
    """A title followed by its measure's own unit, whatever that is."""
    return plain(f"{name_of(measure.title)} {measure.unit}")


def _names_of(id_: str, measure: Measure) -> Iterator[str]:
    for text in (id_, id_.replace("-", " "), measure.title, measure.question or ""):
        yield plain(text)
        yield name_of(text)
    yield _with_unit(measure)
    if measure.source and measure.source.id:
        yield plain(measure.source.id)


def row_for(rows: Sequence[ImportRow], label: str, series: str, around: Sequence[str]) -> ImportRow | None:
    """The mapping's row for a label; one that names what it stands under wins over one that does not."""
    wanted, words = name_of(label), plain(series)
    near = {name_of(text) for text in around if text}
    unit = unit_at_end(without_marks(label)[0])[1]
    found = [
        row
        for row in rows
        if name_of(row.label) == wanted
        and plain(row.series or "") == words
        and unit_at_end(without_marks(row.label)[0])[1] in {unit, None}
    ]
    under = [row for row in found if row.under and name_of(row.under) in near]
    return next(iter(under or [row for row in found if not row.under]), None)
