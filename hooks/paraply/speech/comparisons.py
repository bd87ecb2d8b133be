"""A measure beside those of other municipalities, in words."""

from typing import Final

from paraply import numbers
from paraply.derive.comparisons import Comparison, Quartile, With
from paraply.derive.views import MeasureView
from paraply.language import N_, _, ngettext
from paraply.model.arithmetic import rounded
from paraply.speech import amounts
from paraply.speech.sides import side

FEWEST: Final = 3
"""With fewer others than this a mean says more of them than of us."""

_OTHERS: Final = {
    With.SIMILAR: N_("i liknande kommuner"),
    With.COUNTY: N_("i länets andra kommuner"),
}
_PLACES: Final = {
    Quartile.BEST: N_("Kommunen hör till den bästa fjärdedelen."),
    Quartile.MIDDLE: N_("Kommunen ligger i mitten."),
    Quartile.LAST: N_("Kommunen hör till den sista fjärdedelen."),
}
_PLACES_THEN: Final = {
    Quartile.BEST: N_("Kommunen hörde till den bästa fjärdedelen."),
    Quartile.MIDDLE: N_("Kommunen låg i mitten."),
    Quartile.LAST: N_("Kommunen hörde till den sista fjärdedelen."),
}
_SAME: Final = {
    "mean": N_("Samma som {where}, där medelvärdet är {other}."),
    "median": N_("Samma som {where}, där medianen är {other}."),
    "mean of all": N_("Samma som medelvärdet för alla andra kommuner, {other}."),
    "median of all": N_("Samma som medianen för alla kommuner, {other}."),
}
_SAME_THEN: Final = {
    "mean": N_("Samma som {where}, där medelvärdet var {other}."),
    "median": N_("Samma som {where}, där medianen var {other}."),
}
_DIFFERENT: Final = {
    "mean": N_("{gap} {side} än {where}, där medelvärdet är {other}."),
    "median": N_("{gap} {side} än {where}, där medianen är {other}."),
    "mean of all": N_("{gap} {side} än medelvärdet för alla andra kommuner, {other}."),
    "median of all": N_("{gap} {side} än medianen för alla kommuner, {other}."),
}
_DIFFERENT_THEN: Final = {
    "mean": N_("{gap} {side} än {where}, där medelvärdet var {other}."),
    "median": N_("{gap} {side} än {where}, där medianen var {other}."),
}
"""By what is beside; of a figure so old that it does not tell how it is now, as it was.

Of all, "higher than in all" would say that none is higher.
"""


def is_few(comparison: Comparison) -> bool:
    """Whether so few others have a figure that no comparison is made."""
    return comparison.members_with_value < FEWEST and not comparison.mean_is_koladas


def mean_sentence(view: MeasureView, comparison: Comparison) -> str:
    """``1,1 procentenheter högre än i liknande kommuner, där medelvärdet är 85,1 procent.``."""
    if is_few(comparison):
        return ngettext(
            "Bara {count} annan kommun har en siffra. Därför jämför vi inte.",
            "Bara {count} andra kommuner har en siffra. Därför jämför vi inte.",
            comparison.members_with_value,
            count=numbers.count_word(comparison.members_with_value),
        )
    scale = amounts.scale_of(view)
    is_mean = comparison.group_mean is not None
    other = comparison.group_mean if comparison.group_mean is not None else comparison.median
    gap = rounded(comparison.ours, scale.decimals) - rounded(other, scale.decimals)
    beside = "mean" if is_mean else "median"
    if comparison.with_ is With.ALL:
        beside = f"{beside} of all"
    where = _(_OTHERS[comparison.with_]) if comparison.with_ in _OTHERS else ""
    values = {"where": where, "other": amounts.told(other, scale)}
    is_past = view.change.is_old
    if gap == 0:
        return _(_SAME_THEN.get(beside, _SAME[beside]) if is_past else _SAME[beside], **values)
    word = side(scale, is_greater=gap > 0)
    text = _DIFFERENT_THEN.get(beside, _DIFFERENT[beside]) if is_past else _DIFFERENT[beside]
    return _(text, gap=amounts.difference(gap, scale), side=word, **values)


def rank_sentence(view: MeasureView, comparison: Comparison) -> str:
    """How many do better, of how many with a value: ``88 av 272 kommuner har ett bättre resultat.``."""
    if comparison.rank is None or is_few(comparison):
        return ""
    better, n = comparison.rank - 1, numbers.number(comparison.n, 0)
    if better == 0 and comparison.ties:
        return ngettext(
            "Bäst av {n} kommuner, tillsammans med {ties} annan.",
            "Bäst av {n} kommuner, tillsammans med {ties} andra.",
            comparison.ties,
            n=n,
            ties=numbers.count_word(comparison.ties),
        )
    if better == 0:
        return _("Bäst av {n} kommuner.", n=n)
    if view.change.is_old:
        return _("{better} av {n} kommuner hade ett bättre resultat.", better=numbers.number(better, 0), n=n)
    return _("{better} av {n} kommuner har ett bättre resultat.", better=numbers.number(better, 0), n=n)


def spread_heading(view: MeasureView, comparison: Comparison) -> str:
    """The headline of all municipalities in one drawing: how many do better, or how far the middle is."""
    told = rank_sentence(view, comparison) or mean_sentence(view, comparison)
    return told.removesuffix(".")


def place_sentence(view: MeasureView, comparison: Comparison) -> str:
    """In which quarter the municipality is; empty without a direction."""
    places = _PLACES_THEN if view.change.is_old else _PLACES
    return _(places[comparison.quartile]) if comparison.quartile else ""


def comparison_sentences(view: MeasureView) -> list[str]:
    """The comparison in words: similar municipalities first, then where we stand among all."""
    sentences = []
    if similar := view.compared_with(With.SIMILAR):
        sentences.append(mean_sentence(view, similar))
    if everyone := view.compared_with(With.ALL):
        sentences.append(rank_sentence(view, everyone))
    return [text for text in sentences if text]
