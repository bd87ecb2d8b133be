"""Swedish sentences that several pages share: verdicts, changes and comparisons told in words."""

from collections.abc import Sequence
from decimal import Decimal

from paraply import numbers
from paraply.derive.changes import Change
from paraply.derive.comparisons import Comparison, With
from paraply.derive.history import Past
from paraply.derive.verdicts import Judgement
from paraply.derive.views import MeasureView, PromiseView
from paraply.derive.ways import Outlook, Progress
from paraply.model.choices import Direction, Reason, Trend
from paraply.model.guarantee import Claims, MeasureIs
from paraply.model.measure import Target, TargetState
from paraply.numbers import NBSP

OWN_PROCESSING = "Egen bearbetning av data från Kolada"
RAW_SOURCE = "Källa: Kolada"
"""Kolada's terms: the second for raw values only, the first for anything computed (kolada.se/om-oss/api)."""
MOST_DECIMALS = 3
"""Of a yearly change, however small."""


_TREND_WORDS = {Trend.BETTER: "Bättre än", Trend.WORSE: "Sämre än", Trend.UNCHANGED: "Oförändrat sedan"}
_REASON_SENTENCES = {
    Reason.NO_OUTCOME: "Uppgift saknas om resultatet.",
    Reason.PART_YEAR: "Siffran gäller bara en del av året.",
    Reason.PRELIMINARY: "Siffran är preliminär.",
    Reason.FORECAST: "Siffran är en prognos.",
    Reason.BREAK: "Mätningen har ändrats sedan målet sattes.",
    Reason.CARRIED: "Värdet är upprepat från ett tidigare år.",
    Reason.NOT_MEASURABLE: "Löftet går inte att mäta så som det är skrivet.",
}


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in '.!?”"' else f"{text}."


def capital(text: str) -> str:
    """The text with a capital first letter; the rest, such as a unit's own capitals, is kept."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """The text as it stands inside a sentence: a small first letter, unless it begins an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def counted(number: int, one: str, many: str) -> str:
    """``1 löfte``, ``8 löften``."""
    return f"{number} {one if number == 1 else many}"


def listed(parts: Sequence[str]) -> str:
    """``a``, ``a och b``, ``a, b och c``."""
    return f"{', '.join(parts[:-1])} och {parts[-1]}" if len(parts) > 1 else "".join(parts)


def value_text(view: MeasureView, value: Decimal) -> str:
    """A value of a measure in running text: ``86,2 procent``."""
    return numbers.spoken(value, view.measure.unit, view.decimals)


def target_text(view: MeasureView, target: Target) -> str:
    """A target in words: ``minst 90 procent``, ``mellan 18 och 22 dagar``."""
    return numbers.bounds(target.at_least, target.at_most, view.measure.unit, view.decimals)


def why_no_target(view: MeasureView) -> str:
    """The sentence that stands where a target would."""
    if view.measure.target_state is TargetState.NONE:
        return "Kommunen har inte satt något mål."
    return "Uppgift saknas om mål."


def reason_sentence(reason: Reason | None, judgement_period: str = "") -> str:
    """Why something cannot be judged."""
    if reason is Reason.TOO_OLD:
        return (
            f"Den senaste siffran är för gammal: {judgement_period}."
            if judgement_period
            else "Siffran är för gammal."
        )
    return _REASON_SENTENCES.get(reason, "") if reason else ""


def measure_verdict(view: MeasureView) -> str:
    """What follows the verdict's word on a measure."""
    judgement = view.judgement
    if judgement.reason is Reason.NO_TARGET:
        return why_no_target(view)
    if judgement.target is None or judgement.reason:
        return _why_not(judgement)
    return f"Målet är {target_text(view, judgement.target)}."


def _why_not(judgement: Judgement) -> str:
    then = numbers.period(judgement.point.period) if judgement.point else ""
    return reason_sentence(judgement.reason, then)


def promise_verdict(view: PromiseView) -> str:
    """What follows the verdict's word on a promise: number, period, denominator and target."""
    judgement, shown = view.judgement, view.measure
    if judgement.reason is Reason.NO_OUTCOME:
        return "Uppgift saknas om hur ofta löftet hålls."
    if judgement.reason or shown is None or judgement.point is None or judgement.point.value is None:
        return reason_sentence(
            judgement.reason, numbers.period(judgement.point.period) if judgement.point else ""
        )
    when = numbers.period(judgement.point.period)
    value = value_text(shown, judgement.point.value)
    if view.guarantee.measure_is is MeasureIs.LEVEL and judgement.level:
        return f"Det blev {value} {when}. Löftet är {numbers.level_text(judgement.level)}."
    outcome = judgement.point.outcome
    cases = value
    if outcome.numerator is not None and outcome.denominator is not None:
        cases = (
            f"{numbers.plain(outcome.numerator)} av {numbers.plain(outcome.denominator)} ärenden ({value})"
        )
    goal = (
        "alla ärenden"
        if judgement.share in (None, Decimal(100))
        else f"minst {numbers.plain(judgement.share)}{NBSP}procent"
    )
    return f"{cases} {when}. Målet är {goal}."


def claims_sentence(claims: Claims) -> str:
    """How many claimed compensation in a period: ``2025: räknas inte.``; not counted is never none."""
    period = numbers.period(claims.period)
    if not claims.counted:
        return f"{period}: räknas inte."
    if claims.claimed is None:
        told = "uppgift saknas."
    else:
        told = f"{_people(claims.claimed)} begärde ersättning"
        told += f", {_people(claims.granted)} fick det." if claims.granted is not None else "."
    if claims.compensation_sek is not None:
        told += f" {numbers.figure(claims.compensation_sek, 'kronor', 0)} betalades ut."
    return f"{period}: {told}"


def _people(count: int) -> str:
    return "en" if count == 1 else numbers.count_word(count)


def change_text(view: MeasureView) -> str:
    """``Bättre än 2024 (80,3 %)``; without a direction ``Högre än …``; empty when nothing can be said."""
    change: Change = view.change
    if change.earlier is None or change.earlier.value is None:
        return ""
    then = numbers.period(change.earlier.period)
    before = numbers.figure(change.earlier.value, view.measure.unit, view.decimals)
    if change.trend is Trend.NONE:
        word = "Högre än" if (change.difference or 0) > 0 else "Lägre än"
        return f"{word} {then} ({before})"
    return f"{_TREND_WORDS[change.trend]} {then} ({before})"


def direction_text(view: MeasureView) -> str:
    """Which way is better, as a sentence: ``Högre är bättre.``."""
    return sentence(view.measure.direction.label)


def others_text(comparison: Comparison) -> str:
    """Whom a comparison is with, as the end of a sentence."""
    if comparison.with_ is With.SIMILAR:
        return "i liknande kommuner"
    return "i länets kommuner" if comparison.with_ is With.COUNTY else "i alla kommuner"


def mean_sentence(view: MeasureView, comparison: Comparison) -> str:
    """Difference and mean: ``1,1 procentenheter högre än i liknande kommuner (85,1 procent).``."""
    unit, decimals = view.measure.unit, view.decimals
    other = comparison.group_mean if comparison.group_mean is not None else comparison.median
    difference = comparison.ours - other
    where = others_text(comparison)
    shown = numbers.number(abs(difference), decimals)
    if Decimal(shown.replace(NBSP, "").replace(",", ".")) == 0:
        return f"Lika som {where} ({numbers.spoken(other, unit, decimals)})."
    word = "högre" if difference > 0 else "lägre"
    return f"{shown} {numbers.points_unit(unit)} {word} än {where} ({numbers.spoken(other, unit, decimals)})."


def rank_sentence(view: MeasureView, comparison: Comparison) -> str:
    """How many are strictly better, of how many with a value: ``87 av 272 kommuner har högre.``."""
    if comparison.rank is None:
        return ""
    better = comparison.rank - 1
    word = "högre" if view.measure.direction is Direction.HIGHER else "lägre"
    if better == 0:
        shared = f" tillsammans med {numbers.count_word(comparison.ties)} till" if comparison.ties else ""
        return f"Bäst av {numbers.number(comparison.n, 0)} kommuner{shared}."
    return f"{numbers.number(better, 0)} av {numbers.number(comparison.n, 0)} kommuner har {word}."


def comparison_sentences(view: MeasureView) -> list[str]:
    """The comparison in words: similar municipalities first, then where we stand among all."""
    sentences = []
    if similar := view.compared_with(With.SIMILAR):
        sentences.append(mean_sentence(view, similar))
    if everyone := view.compared_with(With.ALL):
        sentences.append(rank_sentence(view, everyone))
    return [text for text in sentences if text]


def course_sentences(view: MeasureView) -> list[str]:
    """The way to a later target: what it takes a year, what there has been, and whether that is enough."""
    course = view.course
    if course is None:
        return []
    from_then = numbers.period(course.target.from_period)
    told = [f"Från {from_then} är målet {target_text(view, course.target)}."]
    if course.needed:
        way = "öka" if course.needed > 0 else "minska"
        told.append(f"Då behöver måttet {way} med {_a_year(view, course.needed)} om året.")
    else:
        told.append("Dit har måttet redan nått.")
        if course.on_course:
            return told
    since = numbers.period(course.since.period)
    if course.actual:
        went = "ökat" if course.actual > 0 else "minskat"
        told.append(f"Sedan {since} har det {went} med {_a_year(view, course.actual)} om året.")
    else:
        told.append(f"Sedan {since} har det varit oförändrat.")
    return [*told, "I den takten nås målet." if course.on_course else "I den takten nås inte målet."]


def _a_year(view: MeasureView, change: Decimal) -> str:
    """A yearly change without its sign, with more decimals than the figures when it would look like 0."""
    size, decimals = abs(change), view.decimals
    while decimals < MOST_DECIMALS and size < Decimal(1).scaleb(-decimals):
        decimals += 1
    return f"{numbers.number(size, decimals)} {numbers.points_unit(view.measure.unit)}"


def ways_sentence(progress: Progress) -> str:
    """How far the municipality has come: ``För 5 av 8 löften är vägen bestämd.``."""
    total, undecided = progress.total, progress.undecided
    if undecided == total:
        return (
            f"Vägen är inte bestämd för något av de {total} löftena."
            if total > 1
            else "Vägen är inte bestämd."
        )
    if undecided == 0:
        return f"Vägen är bestämd för alla {total} löften."
    return f"Vägen är bestämd för {total - undecided} av {total} löften. {undecided} är inte bestämda."


def outlook_sentence(outlook: Outlook) -> str:
    """What the section would show: ``5 tjänstegarantier och 3 servicenivåer.``."""
    shown = (
        f"{counted(outlook.guarantees, 'tjänstegaranti', 'tjänstegarantier')} och "
        f"{counted(outlook.service_levels, 'servicenivå', 'servicenivåer')}."
    )
    if not outlook.to_complete:
        return shown
    return f"{shown} {counted(outlook.to_complete, 'löfte', 'löften')} behöver då kompletteras."


def past_sentence(past: Past, *, in_list: bool) -> str:
    """What happened on the newest day of a file's past, and how often before.

    ``in_list``: the file has other records too, and any of them may be what changed.
    """
    what, it = ("Listan som uppgifterna står i", "Den") if in_list else ("Uppgifterna här", "De")
    changed = len(past.days) - 1
    if not past.is_whole:
        return f"{what} ändrades senast."
    if not changed:
        return f"{what} lades in."
    added = f"{what} ändrades senast. {it} lades in {numbers.day(past.days[-1])}"
    return (
        f"{added}."
        if changed == 1
        else f"{added} och har ändrats vid {numbers.count_word(changed)} tillfällen."
    )


def trend_class(trend: Trend) -> str:
    """The style class of a trend, empty when there is none."""
    return "" if trend is Trend.NONE else trend.value


VERDICT_CLASSES = {
    "met": "met", "kept": "met",
    "near": "near", "nearly_kept": "near", "mostly_met": "near", "partly_met": "near",
    "not_met": "not-met", "not_kept": "not-met", "not_assessed": "not-assessed",
}  # fmt: skip
"""The look of each verdict: a word, a shape and a colour, never colour alone."""
