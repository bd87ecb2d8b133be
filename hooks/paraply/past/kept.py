"""How the past of every field is kept: one row for each model, and in it every field the model has.

What a resident or an examiner may have built on is corrected in the open, else it is an error. What gives it
its meaning, or stands beside it, may be told better, and whoever reviews is warned and answers. The rest is
what holds today, such as a telephone number: what changes tells of it, and nothing more is asked.
"""

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from typing import Final, get_args

from pydantic import BaseModel

from paraply.model.accessibility import Accessibility
from paraply.model.appeal import Appeal
from paraply.model.copies import KeptCopy
from paraply.model.guarantee import Basis, Claims, EarlierWording, Elsewhere, FollowUp, Guarantee
from paraply.model.imports import ImportMapping
from paraply.model.investigation import Alternative, Investigation, InvestigationFinding
from paraply.model.measure import Break, Measure, Note, Outcome, Target
from paraply.model.municipality import KoladaSettings, Municipality
from paraply.model.not_shown import NotShown
from paraply.model.organisation import Area, Owner
from paraply.model.record import Record, Source
from paraply.model.results import (
    Action,
    Assessment,
    Assignment,
    Control,
    Decision,
    Goal,
    Meeting,
    Policy,
    Report,
    Routine,
    StatedFigures,
    Survey,
)
from paraply.model.visits import Visits
from paraply.model.withdrawal import Withdrawal


class Keeping(Enum):
    """What is asked of whoever changes a published field."""

    FACT = auto()
    """It is corrected in the open, by ``corrected`` or ``restated_from``; anything else is an error."""
    WORDING = auto()
    """It is what a promise says: the former wording stays among ``earlier``, or it is an error."""
    MEANING = auto()
    """It tells what figures mean: H15, a warning to answer."""
    SAID = auto()
    """It was said beside a promise or a result: H16, a warning to answer."""
    RETOLD = auto()
    """It is told around it in our own words: it may be told anew, and a sentence that is gone is H16."""
    LOOKED = auto()
    """The day on which somebody looked: it moves on, and H16 asks when it is taken back."""
    END = auto()
    """A last day. It may be written for today or for a day to come; one that has passed takes back what has
    been told since (``ends``), and one that has come is a fact."""
    PLAN = auto()
    """A day to come, for which something was announced: H16 asks when it is moved or goes, till it came."""
    DUE = auto()
    """The day something was promised for: once it has passed, H16 asks, unless somebody has looked since."""
    TOLD = auto()
    """It tells how things are today: what changes tells the old and the new, and no finding asks."""
    PARTS = auto()
    """A group of fields, or a list of such groups: each of its fields by its own row."""
    NAME = auto()
    """It names the row of a list, or the record: with another name it is another, and the former is gone."""
    ITS_OWN = auto()
    """It has a rule of its own: it holds the past itself, or is a list of nothing but names."""
    UNSEEN = auto()
    """No page shows it."""


_F, _W, _M, _S, _T = Keeping.FACT, Keeping.WORDING, Keeping.MEANING, Keeping.SAID, Keeping.TOLD
_R, _L, _D, _E, _A = Keeping.RETOLD, Keeping.LOOKED, Keeping.DUE, Keeping.END, Keeping.PLAN
_P, _N, _O, _U = Keeping.PARTS, Keeping.NAME, Keeping.ITS_OWN, Keeping.UNSEEN

KEPT: Final[Mapping[type[BaseModel], Mapping[Keeping, str]]] = {
    Record: {_P: "source", _T: "synonyms", _O: "corrected old_addresses accepted"},
    Guarantee: {
        _F: "state measure measure_is clock_starts exceptions audience valid_from",
        _E: "valid_to",
        _W: "promise level kind decision consequence claim",
        _S: "title wording path path_decision owners your_part replaced_by",
        _R: "easy body",
        _D: "review_by",
        _T: "service area",
        _P: "basis follow_up claims appeal",
        _O: "earlier",
    },
    Measure: {
        _F: "unit direction tolerance",
        _M: "title question counts people school_year decimals method definition every kolada_group",
        _S: "owners target_state",
        _R: "comment next_steps",
        _D: "next_update",
        _T: "series series_question series_group area featured",
        _P: "outcomes targets breaks notes withdrawn",
        _O: "rounds",
    },
    Goal: {
        _F: "title level decision parts_stated measures guarantees valid_from",
        _E: "valid_to",
        _S: "body owners",
        _T: "parent area",
        _P: "assessments assignments",
    },
    Survey: {
        _F: "kind period invited answered findings measures",
        _M: "title about method",
        _S: "owners",
        _T: "area url",
        _P: "controls actions withdrawn",
    },
    Report: {
        _F: "kind period published decision", _S: "title note", _A: "planned", _T: "url",
        _P: "stated handled withdrawn",
    },
    Policy: {_F: "state decided decision", _S: "title body", _D: "review_by", _T: "url", _P: "routine"},
    Decision: {_F: "title decided_by date section number route", _T: "url"},
    Investigation: {
        _S: "title owner commission decision reported_in", _T: "url", _P: "findings alternatives",
    },
    Elsewhere: {_S: "municipality service level consequence basis", _L: "read", _T: "url"},
    Area: {
        _N: "id", _M: "kolada_group", _S: "title mission owners", _R: "lead",
        _T: "pictogram contact data_themes", _P: "appeal",
    },
    Owner: {
        _N: "id", _F: "name kind valid_from", _E: "valid_to", _S: "parent works_for", _T: "contact url",
        _U: "reviewers",
    },
    NotShown: {_N: "id", _S: "why", _L: "checked"},
    Visits: {_N: "month", _M: "pages withheld"},
    ImportMapping: {_U: "title sheet unit columns rows declined answers"},
    Municipality: {
        _S: "licence status",
        _M: "dimensions",
        _T: "name short_name code organisation_number site_address contact supervisor language colours logo "
            "social_image",
        _P: "kolada copies accessibility",
        _U: "example",
    },
    # groups of fields
    Source: {_S: "kind id title", _L: "read page_changed", _T: "url"},
    Basis: {_S: "kind reference law_level beyond_law", _L: "checked"},
    FollowUp: {_S: "text every method"},
    Appeal: {_S: "body weeks text", _P: "source"},
    Claims: {_N: "period", _F: "counted claimed granted compensation_sek"},
    EarlierWording: {_N: "until", _W: "promise level kind owners decision consequence claim", _O: "why"},
    Outcome: {
        _N: "period group",
        _F: "value kind numerator denominator respondents margin missing published report",
        _M: "note", _S: "why", _P: "source", _O: "restated_from", _U: "imported",
    },
    Target: {_N: "from_period", _F: "at_least at_most decision"},
    Break: {_N: "before", _F: "why"},
    Note: {_N: "period", _M: "text"},
    Withdrawal: {_F: "why", _E: "day", _S: "by"},
    Assessment: {_N: "report", _F: "verdict word why", _R: "next", _P: "source"},
    Assignment: {_N: "text", _S: "state", _T: "report"},
    Action: {_N: "text", _F: "done", _S: "owner due"},
    Control: {_N: "moment", _F: "deviations", _S: "risk action guarantee"},
    Meeting: {_N: "by", _F: "date", _T: "url"},
    StatedFigures: {_F: "guarantees targets claimed", _P: "source"},
    Routine: {_S: "state", _T: "url"},
    InvestigationFinding: {_N: "title", _F: "text doubt", _T: "answered_by measures"},
    Alternative: {_N: "title", _F: "path text is_recommended"},
    KoladaSettings: {_M: "default_group county_group"},
    Accessibility: {_S: "method conformity shortcomings", _L: "assessed updated", _T: "report_url"},
    KeptCopy: {_N: "file", _F: "day fingerprint"},
}  # fmt: skip
"""A field that a model has and its row does not name makes the test of this table fail."""

WARNED: Final[Mapping[Keeping, str]] = {
    Keeping.MEANING: "H15",
    **dict.fromkeys((Keeping.SAID, Keeping.RETOLD, Keeping.LOOKED, Keeping.DUE, Keeping.PLAN), "H16"),
}
"""The warnings, by what they are about."""

FACTS: Final = frozenset({Keeping.FACT, Keeping.END})
"""What is an error to change; what is only warned about is not told as corrected."""

REMARKS_IN: Final = frozenset({"notes"})
"""Lists that only say what figures mean: H15 when a row of one changes, and when it goes."""

SAID_ANEW: Final[Mapping[type[Record], tuple[str, str]]] = {
    Elsewhere: ("", "read"),
    NotShown: ("", "checked"),
    Municipality: ("accessibility.", "assessed"),
}
"""The group of fields, and the day in it on which somebody looked: with a later one, what they saw then is
no rewriting."""


@cache
def kept(model: type[BaseModel]) -> Mapping[str, Keeping]:
    """How each field of a model is kept, in the order of its row; a forgotten one is only told."""
    rows = [*KEPT.get(model, {}).items(), *(KEPT[Record].items() if issubclass(model, Record) else ())]
    found = {name: keeping for keeping, names in rows for name in names.split()}
    return {**found, **{name: Keeping.TOLD for name in model.model_fields if name not in found}}


@cache
def ends_in(model: type[Record]) -> tuple[tuple[str, ...], ...]:
    """The last days that a record has, its own and those in its groups of fields."""
    own: list[tuple[str, ...]] = [(name,) for name, keeping in kept(model).items() if keeping is Keeping.END]
    for name, keeping in kept(model).items():
        part = part_in(model.model_fields[name].annotation) if keeping is Keeping.PARTS else None
        if part is not None and not _is_list(model, name):
            own += [(name, each) for each, how in kept(part).items() if how is Keeping.END]
    return tuple(own)


def own_facts(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that are facts by themselves."""
    return tuple(name for name, keeping in kept(model).items() if keeping in FACTS)


def facts_in_parts(model: type[Record]) -> Mapping[str, tuple[str, ...]]:
    """The groups of a record that hold facts, with those."""
    return {name: facts for name, facts in _facts(model).items() if facts and not _is_list(model, name)}


def facts_in_rows(model: type[Record]) -> Mapping[str, tuple[str, ...]]:
    """The lists whose rows do not go without a trace, with the facts of a row, which may only have a name."""
    return {
        name: facts
        for name, facts in _facts(model).items()
        if _is_list(model, name) and name not in REMARKS_IN
    }


def _facts(model: type[Record]) -> Mapping[str, tuple[str, ...]]:
    found = {}
    for name, keeping in kept(model).items():
        if keeping is Keeping.PARTS and (part := part_in(model.model_fields[name].annotation)):
            found[name] = tuple(each for each, how in kept(part).items() if how in FACTS)
    return found


def _is_list(model: type[BaseModel], name: str) -> bool:
    return isinstance(model.model_fields[name].default, tuple)


def part_in(annotation: object) -> type[BaseModel] | None:
    """The group of fields that an annotation names, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := part_in(part))), None)
