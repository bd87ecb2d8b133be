"""A measure beside those of other municipalities, in words."""

from paraply import numbers
from paraply.derive.comparisons import Comparison, With
from paraply.derive.views import MeasureView
from paraply.language import _
from paraply.model.arithmetic import rounded
from paraply.model.choices import Direction


def others_text(comparison: Comparison) -> str:
    """Whom a comparison is with, as the end of a sentence."""
    if comparison.with_ is With.SIMILAR:
        return _("i liknande kommuner")
    return _("i länets kommuner") if comparison.with_ is With.COUNTY else _("i alla kommuner")


def mean_sentence(view: MeasureView, comparison: Comparison) -> str:
    """Difference and mean: ``1,1 procentenheter högre än i liknande kommuner (85,1 procent).``."""
    unit, decimals = view.measure.unit, view.decimals
    other = comparison.group_mean if comparison.group_mean is not None else comparison.median
    difference = rounded(comparison.ours - other, decimals)
    told = {"where": others_text(comparison), "mean": numbers.spoken(other, unit, decimals)}
    if difference == 0:
        return _("Lika som {where} ({mean}).", **told)
    told["difference"] = f"{numbers.number(abs(difference), decimals)} {numbers.points_unit(unit)}"
    if difference > 0:
        return _("{difference} högre än {where} ({mean}).", **told)
    return _("{difference} lägre än {where} ({mean}).", **told)


def rank_sentence(view: MeasureView, comparison: Comparison) -> str:
    """How many are strictly better, of how many with a value: ``87 av 272 kommuner har högre.``."""
    if comparison.rank is None:
        return ""
    better, n = comparison.rank - 1, numbers.number(comparison.n, 0)
    if better == 0 and comparison.ties:
        ties = numbers.count_word(comparison.ties)
        return _("Bäst av {n} kommuner tillsammans med {ties} till.", n=n, ties=ties)
    if better == 0:
        return _("Bäst av {n} kommuner.", n=n)
    if view.measure.direction is Direction.HIGHER:
        return _("{better} av {n} kommuner har högre.", better=numbers.number(better, 0), n=n)
    return _("{better} av {n} kommuner har lägre.", better=numbers.number(better, 0), n=n)


def comparison_sentences(view: MeasureView) -> list[str]:
    """The comparison in words: similar municipalities first, then where we stand among all."""
    sentences = []
    if similar := view.compared_with(With.SIMILAR):
        sentences.append(mean_sentence(view, similar))
    if everyone := view.compared_with(With.ALL):
        sentences.append(rank_sentence(view, everyone))
    return [text for text in sentences if text]
