"""How often a promise has been kept over time, as the finding above its chart."""

from collections.abc import Sequence
from typing import Final

from paraply import numbers
from paraply.derive.outcomes import JudgedOutcome
from paraply.derive.verdicts import WHOLE_SHARE
from paraply.derive.views import PromiseView
from paraply.language import N_, _, ngettext
from paraply.model.choices import PromiseVerdict
from paraply.model.dates import PeriodKind
from paraply.speech import amounts
from paraply.speech.counts import of_each
from paraply.speech.text import capital

_PERIODS: Final = {
    PeriodKind.YEAR: (N_("ett"), N_("år"), N_("åren")),
    PeriodKind.QUARTER: (N_("ett"), N_("kvartal"), N_("kvartalen")),
    PeriodKind.MONTH: (N_("en"), N_("månader"), N_("månaderna")),
}
_SCHOOL_YEARS: Final = (N_("ett"), N_("läsår"), N_("läsåren"))
_OTHERS: Final = (N_("en"), N_("perioder"), N_("perioderna"))
"""One of a kind of period, what two or more are called, and what both are."""


def finding(view: PromiseView, outcomes: Sequence[JudgedOutcome]) -> str:
    """``Löftet hölls fem år av sex``; what could not be judged is neither kept nor broken, and is told."""
    verdicts = [outcome.judgement.verdict for outcome in outcomes]
    judged = len([verdict for verdict in verdicts if verdict is not PromiseVerdict.NOT_ASSESSED])
    kept = verdicts.count(PromiseVerdict.KEPT)
    nearly = verdicts.count(PromiseVerdict.NEARLY_KEPT)
    one, what, the = _what(view, outcomes)
    all_of = _("{count} {periods}", count=numbers.count_word(judged), periods=_(what))
    if judged < 2:
        told = _("Löftet över tid")
    elif kept == judged:
        both, every = N_("Löftet hölls båda {periods}"), N_("Löftet hölls alla {count} {periods}")
        told = of_each(judged, "", both, every, periods=_(the if judged == 2 else what))
    elif kept:
        told = _("Löftet hölls i {kept} av {all}", kept=_count(kept, one), all=all_of)
    elif nearly:
        told = _(
            "Löftet hölls nästan i {nearly} av {all}, men aldrig helt",
            nearly=_count(nearly, one),
            all=all_of,
        )
    else:
        told = _("Löftet hölls inte någon gång på {periods}", periods=all_of)
    unknown = len(verdicts) - judged
    if unknown and judged >= 2:
        return ngettext(
            "{told}, och {count} siffra går inte att bedöma",
            "{told}, och {count} siffror går inte att bedöma",
            unknown,
            told=told,
            count=numbers.count_word(unknown),
        )
    return told


def _what(view: PromiseView, outcomes: Sequence[JudgedOutcome]) -> tuple[str, str, str]:
    kinds = {outcome.point.period.kind for outcome in outcomes}
    if kinds == {PeriodKind.SPLIT_YEAR} and view.measure and view.measure.measure.school_year:
        return _SCHOOL_YEARS
    return _PERIODS.get(kinds.pop(), _OTHERS) if len(kinds) == 1 else _OTHERS


def _count(number: int, one: str) -> str:
    return _(one) if number == 1 else numbers.count_word(number)


def level_then(outcome: JudgedOutcome) -> str:
    """What held in the period: ``Högst 8 veckor, mål 95``; the level, and the share that was to be kept."""
    if outcome.level is None:
        return _("Inget tal")
    level = capital(numbers.level_text(outcome.level))
    share = outcome.judgement.share
    if share is None or share == WHOLE_SHARE:
        return level
    return _("{level}, mål {share}", level=level, share=amounts.plain(share))
