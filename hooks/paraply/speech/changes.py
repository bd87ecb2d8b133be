"""What has changed since before, and whether that is enough for a target that lies ahead."""

from decimal import Decimal
from typing import Final

from paraply.derive.movements import Movement
from paraply.derive.views import MeasureView
from paraply.language import N_, _
from paraply.model.arithmetic import rounded
from paraply.model.choices import Trend
from paraply.model.series import Point
from paraply.speech import amounts, periods, targets
from paraply.speech.amounts import COUNT, DAY_OF_MONTH, Scale
from paraply.speech.sides import side
from paraply.speech.text import capital, inside

LONG_LINE: Final = 4
"""From so many comparable figures on, a chart's finding is where its line began and where it is now."""

_TRENDS: Final = {
    Trend.BETTER: N_("Bättre än {then}, då det var {before}."),
    Trend.WORSE: N_("Sämre än {then}, då det var {before}."),
}
_TRENDS_SHORT: Final = {
    Trend.BETTER: N_("bättre än {then}"),
    Trend.WORSE: N_("sämre än {then}"),
}


def change_sentence(view: MeasureView) -> str:
    """``Bättre än år 2024, då det var 80,3 procent.``; empty when nothing can be said."""
    change = view.change
    earlier, later = change.earlier, change.later
    if earlier is None or later is None or earlier.value is None or later.value is None:
        return ""
    school = view.measure.school_year
    scale = amounts.scale_of(view)
    then = periods.than(earlier.period, school=school)
    before = _before(view, earlier, later)
    if change.trend is Trend.UNCHANGED:
        return _unchanged(view, then, before)
    if scale.unit == DAY_OF_MONTH:
        return _by_days(change, then)
    grew = later.value > earlier.value
    if change.trend is not Trend.NONE and not is_counted(scale):
        return _(_TRENDS[change.trend], then=then, before=before)
    return _(
        "{side} än {then}, då det var {before}.",
        side=capital(side(scale, is_greater=grew)),
        then=then,
        before=before,
    )


def is_counted(scale: Scale) -> bool:
    """Whether it is of whole things, of which there are more or fewer."""
    return scale.unit == COUNT and scale.decimals == 0


def no_change_sentence(view: MeasureView) -> str:
    """Why nothing is said of a change; empty when it is said."""
    if view.change.earlier is not None or view.series.latest is None:
        return ""
    latest = view.series.latest
    if view.change.is_old:
        return _("Vi har ingen nyare siffra.")
    before = [each.before for each in view.measure.breaks if each.before <= latest.period]
    if before and any(point.period < before[-1] for point in view.series.measured):
        then = periods.when(before[-1], school=view.measure.school_year)
        return _("Mätningen ändrades {then}. Därför jämför vi inte med tidigare.", then=then)
    if len(view.series.measured) == 1:
        return _("Det finns ingen tidigare siffra att jämföra med.")
    return ""


def it_is_sentence(view: MeasureView) -> str:
    """The change as a sentence after a figure: ``Det är bättre än år 2024, då det var 80,3 procent.``."""
    told = change_sentence(view)
    return _("Det är {change}", change=inside(told)) if told else ""


def keeps_decimals(view: MeasureView) -> bool:
    """Whether the newest figure is told with decimals, since the one it is compared with has some."""
    earlier = view.change.earlier
    if earlier is None or earlier.value is None:
        return False
    before = rounded(earlier.value, view.decimals)
    return before != before.to_integral_value()


def finding(view: MeasureView) -> str:
    """The headline of a chart: ``86,2 procent år 2026, bättre än år 2024``, and of a longer line its ends."""
    latest, change = view.series.latest, view.change
    if latest is None:
        return _tentative(view)
    line = view.series.comparable_with(latest)
    is_span = periods.is_span(latest.period, school=view.measure.school_year)
    if len(line) >= LONG_LINE and not is_span and amounts.scale_of(view).unit != DAY_OF_MONTH:
        return _ends_of(view, line[0], line[-1])
    result = capital(amounts.result(view, latest))
    if change.earlier is None:
        return result
    then = periods.than(change.earlier.period, school=view.measure.school_year)
    return _("{result}, {change}", result=result, change=inside(_short(view, then)))


def _tentative(view: MeasureView) -> str:
    """Of a line without any outcome, its last figure: ``86 procent i januari–augusti 2026, del av året``."""
    valued = [point for point in view.series.totals if point.value is not None]
    if not valued:
        return view.measure.title
    result = capital(amounts.result(view, valued[-1]))
    return _("{result}, {change}", result=result, change=valued[-1].kind.label)


def _ends_of(view: MeasureView, first: Point, last: Point) -> str:
    """From what to what a line has gone: ``Från 62 procent år 2016 till 41 procent år 2026``."""
    scale, school = amounts.scale_of(view), view.measure.school_year
    values = [point.value if point.value is not None else Decimal(0) for point in (first, last)]
    near = [rounded(value, scale.decimals) for value in values]
    keep = any(value != value.to_integral_value() for value in near)
    told = [
        amounts.told(value, scale, amounts.limits_at(view, point), keep_decimals=keep)
        for value, point in zip(values, (first, last), strict=True)
    ]
    then, now = (periods.when(point.period, school=school) for point in (first, last))
    if told[0] == told[1]:
        return _("{amount} både {then} och {now}", amount=capital(told[1]), then=then, now=now)
    before, after = (amounts.at(amount, time) for amount, time in zip(told, (then, now), strict=True))
    if " " in scale.unit:  # long words are said once
        number = amounts.without_unit(told[0], values[0], scale)
        then, now = (periods.noun(point.period, school=school) for point in (first, last))
        return _(
            "Från {before} till {after}, mellan {then} och {now}",
            before=number,
            after=told[1],
            then=then,
            now=now,
        )
    return _("Från {before} till {after}", before=before, after=after)


def _short(view: MeasureView, then: str) -> str:
    """The change without the figure before, and without a full stop."""
    change, scale = view.change, amounts.scale_of(view)
    if change.trend is Trend.UNCHANGED:
        return _("samma som {then}", then=then) if is_same(view) else _("ungefär som {then}", then=then)
    if scale.unit == DAY_OF_MONTH:
        return _by_days(change, then)[:-1]
    if change.trend is not Trend.NONE and not is_counted(scale):
        return _(_TRENDS_SHORT[change.trend], then=then)
    word = side(scale, is_greater=(change.difference or 0) > 0)
    return _("{side} än {then}", side=word, then=then)


def _before(view: MeasureView, earlier: Point, later: Point) -> str:
    """The figure before, with as many decimals as the one it is compared with, unless both are whole."""
    scale = amounts.scale_of(view)
    value = earlier.value if earlier.value is not None else Decimal(0)
    if scale.unit == COUNT and value == 0:
        return _("noll")
    after = rounded(later.value if later.value is not None else Decimal(0), scale.decimals)
    limits = amounts.limits_at(view, earlier)  # what missed its target is not rounded up to it
    return amounts.told(value, scale, limits, keep_decimals=after != after.to_integral_value())


def is_same(view: MeasureView) -> bool:
    """Whether the newest figure and the one before look the same; else they differ within the margin."""
    points = (view.change.earlier, view.change.later)
    values = {rounded(point.value, view.decimals) for point in points if point and point.value is not None}
    return len(values) == 1


def _unchanged(view: MeasureView, then: str, before: str) -> str:
    if is_same(view):
        return _("Samma som {then}, då det också var {before}.", then=then, before=before)
    return _(
        "Ungefär som {then}, då det var {before}. Skillnaden ryms i felmarginalen.", then=then, before=before
    )


def _by_days(change: Movement, then: str) -> str:
    days = change.difference or Decimal(0)
    size = amounts.difference(days, Scale("dagar"))
    size = size if abs(days) != 1 else _("en dag")
    size = size[:1].upper() + size[1:]
    if days > 0:
        return _("{days} senare än {then}.", days=size, then=then)
    return _("{days} tidigare än {then}.", days=size, then=then)


def course_sentences(view: MeasureView) -> list[str]:
    """The way to a later target: what it takes a year, what there has been, and whether that is enough."""
    course = view.course
    if course is None:
        return []
    told = [targets.from_then(course.target, view)]
    needed = _a_year(view, course.needed)
    if course.needed > 0:
        told.append(_("Då behöver måttet öka med {needed} om året.", needed=needed))
    elif course.needed:
        told.append(_("Då behöver måttet minska med {needed} om året.", needed=needed))
    else:
        told.append(_("Dit har måttet redan nått."))
        if course.on_course:
            return told
    since = periods.noun(course.since.period, school=view.measure.school_year)
    actual = _a_year(view, course.actual)
    if course.actual > 0:
        told.append(_("Sedan {since} har det ökat med {actual} om året.", since=since, actual=actual))
    elif course.actual:
        told.append(_("Sedan {since} har det minskat med {actual} om året.", since=since, actual=actual))
    else:
        told.append(_("Sedan {since} har det varit oförändrat.", since=since))
    return [*told, _("I den takten nås målet.") if course.on_course else _("I den takten nås inte målet.")]


def _a_year(view: MeasureView, change: Decimal) -> str:
    return amounts.difference(change, amounts.scale_of(view), view.measure.counts)
