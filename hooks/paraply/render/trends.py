"""Where a measure is going: what has changed, and whether that is enough for a target that lies ahead."""

from decimal import Decimal

from paraply import numbers
from paraply.derive.views import MeasureView
from paraply.language import N_, _
from paraply.model.choices import Trend
from paraply.render.wording import sentence, target_text

MOST_DECIMALS = 3
"""Of a yearly change, however small."""

_TREND_SENTENCES = {
    Trend.BETTER: N_("Bättre än {then} ({before})"),
    Trend.WORSE: N_("Sämre än {then} ({before})"),
    Trend.UNCHANGED: N_("Oförändrat sedan {then} ({before})"),
}


def change_text(view: MeasureView) -> str:
    """``Bättre än 2024 (80,3 %)``; without a direction ``Högre än …``; empty when nothing can be said."""
    change = view.change
    if change.earlier is None or change.earlier.value is None:
        return ""
    then = numbers.period(change.earlier.period)
    before = numbers.figure(change.earlier.value, view.measure.unit, view.decimals)
    if change.trend is Trend.NONE:
        if (change.difference or 0) > 0:
            return _("Högre än {then} ({before})", then=then, before=before)
        return _("Lägre än {then} ({before})", then=then, before=before)
    return _(_TREND_SENTENCES[change.trend], then=then, before=before)


def direction_text(view: MeasureView) -> str:
    """Which way is better, as a sentence: ``Högre är bättre.``."""
    return sentence(view.measure.direction.label)


def trend_class(trend: Trend) -> str:
    """The style class of a trend, empty when there is none."""
    return "" if trend is Trend.NONE else trend.value


def course_sentences(view: MeasureView) -> list[str]:
    """The way to a later target: what it takes a year, what there has been, and whether that is enough."""
    course = view.course
    if course is None:
        return []
    from_then = numbers.period(course.target.from_period)
    told = [_("Från {then} är målet {target}.", then=from_then, target=target_text(view, course.target))]
    needed = _a_year(view, course.needed)
    if course.needed > 0:
        told.append(_("Då behöver måttet öka med {needed} om året.", needed=needed))
    elif course.needed:
        told.append(_("Då behöver måttet minska med {needed} om året.", needed=needed))
    else:
        told.append(_("Dit har måttet redan nått."))
        if course.on_course:
            return told
    since, actual = numbers.period(course.since.period), _a_year(view, course.actual)
    if course.actual > 0:
        told.append(_("Sedan {since} har det ökat med {actual} om året.", since=since, actual=actual))
    elif course.actual:
        told.append(_("Sedan {since} har det minskat med {actual} om året.", since=since, actual=actual))
    else:
        told.append(_("Sedan {since} har det varit oförändrat.", since=since))
    return [*told, _("I den takten nås målet.") if course.on_course else _("I den takten nås inte målet.")]


def _a_year(view: MeasureView, change: Decimal) -> str:
    """A yearly change without its sign, with more decimals than the figures when it would look like 0."""
    size, decimals = abs(change), view.decimals
    while decimals < MOST_DECIMALS and size < Decimal(1).scaleb(-decimals):
        decimals += 1
    return f"{numbers.number(size, decimals)} {numbers.points_unit(view.measure.unit)}"
