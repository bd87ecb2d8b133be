"""On which side of another an amount is, as people say of it: longer, more, fewer or lower."""

from typing import Final

from paraply.language import N_, _
from paraply.speech.amounts import COUNT, Scale

_TIMES: Final = frozenset(
    {"sekunder", "minuter", "timmar", "dagar", "arbetsdagar", "vardagar", "veckor", "månader"}
)
"""Not ``år``, in which ages are told too."""

_MASSES: Final = frozenset(
    {"kilo", "kg", "gram", "ton", "liter", "kubikmeter", "kvadratmeter", "hektar", "kilometer",
     "kwh", "mwh", "gwh", "kilowattimmar", "megawattimmar", "gigawattimmar"}
)  # fmt: skip
_THINGS: Final = frozenset(
    {"aktiviteter", "anmälningar", "anställda", "barn", "besök", "bostäder", "elever", "företag",
     "gånger", "invånare", "lån", "olyckor", "personer", "platser", "resor", "samtal", "tillfällen",
     "tomter", "ärenden"}
)  # fmt: skip
_GREATER: Final = {"time": N_("längre"), "mass": N_("mer"), "things": N_("fler"), "": N_("högre")}
_SMALLER: Final = {"time": N_("kortare"), "mass": N_("mindre"), "things": N_("färre"), "": N_("lägre")}


def side(scale: Scale, *, is_greater: bool) -> str:
    """How an amount differs from another: ``längre`` of time, ``mer`` of kilos, ``fler`` of things."""
    return _((_GREATER if is_greater else _SMALLER)[_sort(scale)])


def _sort(scale: Scale) -> str:
    """What sort of thing a unit counts. Hours a week are things; hours are how long something takes."""
    head = scale.unit.partition(" ")[0].casefold()
    if scale.unit in _TIMES:
        return "time"
    if head in _MASSES:
        return "mass"
    named = {scale.counts.many} if scale.counts else set()
    return "things" if scale.unit == COUNT or head in {*_THINGS, *_TIMES, *named} else ""
