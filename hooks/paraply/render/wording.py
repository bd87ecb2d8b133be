"""Swedish sentences that several pages share: verdicts, changes and comparisons told in words."""

from collections.abc import Sequence
from decimal import Decimal

from paraply import numbers
from paraply.derive.changes import Change, rounded
from paraply.derive.comparisons import Comparison, With
from paraply.derive.history import Past
from paraply.derive.verdicts import Judgement
from paraply.derive.views import MeasureView, PromiseView
from paraply.derive.ways import Outlook, Progress
from paraply.language import N_, _, ngettext
from paraply.model.choices import Direction, Reason, Trend
from paraply.model.guarantee import Claims, MeasureIs
from paraply.model.measure import Target, TargetState

MOST_DECIMALS = 3
"""Of a yearly change, however small."""


_TREND_SENTENCES = {
    Trend.BETTER: N_("Bättre än {then} ({before})"),
    Trend.WORSE: N_("Sämre än {then} ({before})"),
    Trend.UNCHANGED: N_("Oförändrat sedan {then} ({before})"),
}
_REASON_SENTENCES = {
    Reason.NO_OUTCOME: N_("Uppgift saknas om resultatet."),
    Reason.PART_YEAR: N_("Siffran gäller bara en del av året."),
    Reason.PRELIMINARY: N_("Siffran är preliminär."),
    Reason.FORECAST: N_("Siffran är en prognos."),
    Reason.BREAK: N_("Mätningen har ändrats sedan målet sattes."),
    Reason.CARRIED: N_("Värdet är upprepat från ett tidigare år."),
    Reason.NOT_MEASURABLE: N_("Löftet går inte att mäta så som det är skrivet."),
}


def raw_source() -> str:
    """What Kolada asks for beside its raw values (kolada.se/om-oss/api)."""
    return _("Källa: Kolada")


def own_processing() -> str:
    """The source of anything computed from Kolada's values, which must not be named as Kolada's own."""
    return _("Egen bearbetning av data från Kolada")


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


def listed(parts: Sequence[str]) -> str:
    """``a``, ``a och b``, ``a, b och c``."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{parts} och {last}", parts=", ".join(parts[:-1]), last=parts[-1])


def value_text(view: MeasureView, value: Decimal) -> str:
    """A value of a measure in running text: ``86,2 procent``."""
    return numbers.spoken(value, view.measure.unit, view.decimals)


def target_text(view: MeasureView, target: Target) -> str:
    """A target in words: ``minst 90 procent``, ``mellan 18 och 22 dagar``."""
    return numbers.bounds(target.at_least, target.at_most, view.measure.unit, view.decimals)


def why_no_target(view: MeasureView) -> str:
    """The sentence that stands where a target would."""
    if view.measure.target_state is TargetState.NONE:
        return _("Kommunen har inte satt något mål.")
    return _("Uppgift saknas om mål.")


def reason_sentence(reason: Reason | None, judgement_period: str = "") -> str:
    """Why something cannot be judged."""
    if reason is Reason.TOO_OLD:
        return (
            _("Den senaste siffran är för gammal: {period}.", period=judgement_period)
            if judgement_period
            else _("Siffran är för gammal.")
        )
    return _(_REASON_SENTENCES.get(reason, "")) if reason else ""


def measure_verdict(view: MeasureView) -> str:
    """What follows the verdict's word on a measure."""
    judgement = view.judgement
    if judgement.reason is Reason.NO_TARGET:
        return why_no_target(view)
    if judgement.target is None or judgement.reason:
        return _why_not(judgement)
    return _("Målet är {target}.", target=target_text(view, judgement.target))


def _why_not(judgement: Judgement) -> str:
    then = numbers.period(judgement.point.period) if judgement.point else ""
    return reason_sentence(judgement.reason, then)


def promise_verdict(view: PromiseView) -> str:
    """What follows the verdict's word on a promise: number, period, denominator and target."""
    judgement, shown = view.judgement, view.measure
    if judgement.reason is Reason.NO_OUTCOME:
        return _("Uppgift saknas om hur ofta löftet hålls.")
    if judgement.reason or shown is None or judgement.point is None or judgement.point.value is None:
        return reason_sentence(
            judgement.reason, numbers.period(judgement.point.period) if judgement.point else ""
        )
    when = numbers.period(judgement.point.period)
    value = value_text(shown, judgement.point.value)
    if view.guarantee.measure_is is MeasureIs.LEVEL and judgement.level:
        return _(
            "Det blev {value} {when}. Löftet är {level}.",
            value=value,
            when=when,
            level=numbers.level_text(judgement.level),
        )
    outcome = judgement.point.outcome
    cases = value
    if outcome.numerator is not None and outcome.denominator is not None:
        cases = _(
            "{numerator} av {denominator} ärenden ({value})",
            numerator=numbers.plain(outcome.numerator),
            denominator=numbers.plain(outcome.denominator),
            value=value,
        )
    if judgement.share in (None, Decimal(100)):
        return _("{cases} {when}. Målet är alla ärenden.", cases=cases, when=when)
    share = numbers.plain(judgement.share)
    return _("{cases} {when}. Målet är minst {share}\u00a0procent.", cases=cases, when=when, share=share)


def claims_sentence(claims: Claims) -> str:
    """How many claimed compensation in a period: ``2025: räknas inte.``; not counted is never none."""
    period = numbers.period(claims.period)
    if not claims.counted:
        return _("{period}: räknas inte.", period=period)
    told = _claimed(claims, period)
    if claims.compensation_sek is not None:
        paid = numbers.figure(claims.compensation_sek, "kronor", 0)
        told += " " + _("{amount} betalades ut.", amount=paid)
    return told


def _claimed(claims: Claims, period: str) -> str:
    if claims.claimed is None:
        return _("{period}: uppgift saknas.", period=period)
    who = _people(claims.claimed)
    if claims.granted is None:
        return _("{period}: {claimed} begärde ersättning.", period=period, claimed=who)
    return _(
        "{period}: {claimed} begärde ersättning, {granted} fick det.",
        period=period,
        claimed=who,
        granted=_people(claims.granted),
    )


def _people(count: int) -> str:
    return _("en") if count == 1 else numbers.count_word(count)


def change_text(view: MeasureView) -> str:
    """``Bättre än 2024 (80,3 %)``; without a direction ``Högre än …``; empty when nothing can be said."""
    change: Change = view.change
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


def ways_sentence(progress: Progress) -> str:
    """How far the municipality has come: ``För 5 av 8 löften är vägen bestämd.``."""
    total, undecided = progress.total, progress.undecided
    if undecided == total:
        return (
            _("Vägen är inte bestämd för något av de {total} löftena.", total=total)
            if total > 1
            else _("Vägen är inte bestämd.")
        )
    if undecided == 0:
        return _("Vägen är bestämd för alla {total} löften.", total=total)
    return _(
        "Vägen är bestämd för {decided} av {total} löften. {undecided} är inte bestämda.",
        decided=total - undecided,
        total=total,
        undecided=undecided,
    )


def outlook_sentence(outlook: Outlook) -> str:
    """What the section would show: ``5 tjänstegarantier och 3 servicenivåer.``."""
    shown = sentence(
        listed(
            [
                ngettext("{number} tjänstegaranti", "{number} tjänstegarantier", outlook.guarantees),
                ngettext("{number} servicenivå", "{number} servicenivåer", outlook.service_levels),
            ]
        )
    )
    if not outlook.to_complete:
        return shown
    left = ngettext(
        "{number} löfte behöver då kompletteras.",
        "{number} löften behöver då kompletteras.",
        outlook.to_complete,
    )
    return f"{shown} {left}"


def past_sentence(past: Past, *, in_list: bool) -> str:
    """What happened on the newest day of a file's past, and how often before.

    ``in_list``: the file has other records too, and any of them may be what changed.
    """
    changed = len(past.days) - 1
    if past.is_whole and not changed:
        return _("Listan som uppgifterna står i lades in.") if in_list else _("Uppgifterna här lades in.")
    told = (
        _("Listan som uppgifterna står i ändrades senast.")
        if in_list
        else _("Uppgifterna här ändrades senast.")
    )
    if not past.is_whole:
        return told
    added, count = numbers.day(past.days[-1]), numbers.count_word(changed)
    if changed == 1:
        first = _("Den lades in {day}.", day=added) if in_list else _("De lades in {day}.", day=added)
    elif in_list:
        first = _("Den lades in {day} och har ändrats vid {count} tillfällen.", day=added, count=count)
    else:
        first = _("De lades in {day} och har ändrats vid {count} tillfällen.", day=added, count=count)
    return f"{told} {first}"


def trend_class(trend: Trend) -> str:
    """The style class of a trend, empty when there is none."""
    return "" if trend is Trend.NONE else trend.value


VERDICT_CLASSES = {
    "met": "met", "kept": "met",
    "near": "near", "nearly_kept": "near", "mostly_met": "near", "partly_met": "near",
    "not_met": "not-met", "not_kept": "not-met", "not_assessed": "not-assessed",
}  # fmt: skip
"""The look of each verdict: a word, a shape and a colour, never colour alone."""
