"""How it stands as a whole: counts with their denominator, said once, and never a large nought."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from paraply import numbers
from paraply.derive.tallies import Tally, measure_tally
from paraply.derive.views import MeasureView
from paraply.language import N_, _, ngettext
from paraply.model.choices import GoalVerdict, PromiseVerdict, Reason, Trend
from paraply.speech.counts import of_each
from paraply.speech.text import capital, inside, listed

FEWEST_TO_SUM_UP: Final = 5
"""Of fewer measures a count tells of chance: "2 of 2 have got worse" is no picture of a municipality."""
_LEAST_SHARE: Final = 4
"""Nor do those that can be compared stand for the others, unless they are one of so many or more."""

_WHY: Final = {
    Reason.NO_OUTCOME: N_("saknas siffror"),
    Reason.NOT_MEASURABLE: N_("saknas ett tal att mäta mot"),
    Reason.PART_YEAR: N_("finns bara siffror för en del av året"),
    Reason.PRELIMINARY: N_("är siffran preliminär"),
    Reason.FORECAST: N_("är siffran en prognos"),
    Reason.TOO_OLD: N_("är siffran för gammal"),
    Reason.BREAK: N_("har mätningen ändrats"),
    Reason.CARRIED: N_("är ingen ny mätning gjord"),
    Reason.NO_TARGET: N_("saknas ett mål"),
}


def no_promises() -> str:
    """That no promise is there to say anything of."""
    return _("Inga löften är inlagda.")


def promises_sentence(tally: Tally) -> str:
    """``Inget av de 8 löftena går att bedöma än. För 7 saknas siffror.``."""
    total, judged = tally.total, tally.judged
    if total == 0:
        return no_promises()
    if judged == 0:
        none = ngettext(
            "Löftet går inte att bedöma än.",
            "Inget av de {count} löftena går att bedöma än.",
            total,
            count=numbers.count_word(total),
        )
        return " ".join(filter(None, [none, why_sentence(tally.reasons, total)]))
    kept = tally.count(PromiseVerdict.KEPT)
    if judged == 1:
        held = _("Det enda löftet som går att bedöma hölls.") if kept else ""
        told = held or _("Det enda löftet som går att bedöma hölls inte helt.")
    else:
        told = _("{kept} av {judged} löften som går att bedöma hölls.", kept=kept, judged=judged)
    return " ".join(filter(None, [told, unjudged_sentence(tally)]))


def unjudged_sentence(tally: Tally) -> str:
    """``8 går inte att bedöma. För 5 saknas siffror.``: what a count of the judged leaves out, and why."""
    left = tally.total - tally.judged
    if not left:
        return ""
    told = _("{count} går inte att bedöma än.", count=numbers.count_word(left, neuter=True).capitalize())
    return " ".join(filter(None, [told, why_sentence(tally.reasons, left)]))


def why_sentence(reasons: Mapping[Reason, int], total: int) -> str:
    """The reason that most have; empty when no reason is more common than the next."""
    ranked = Counter(reasons).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    reason, count = ranked[0]
    why = _(_WHY[reason])
    if count == total:
        both, every = N_("För båda {why}."), N_("För alla {why}.")
        return of_each(total, "", both, every, why=why)
    return _("För {count} {why}.", count=numbers.count_word(count, neuter=True), why=why)


def goals_sentence(tally: Tally) -> str:
    """``5 av 7 mål är bedömda. 2 av dem är uppfyllda.``; the denominator is always told."""
    judged, met = tally.judged, tally.count(GoalVerdict.MET)
    if tally.total == 0:
        return _("Inga mål gäller just nu.")
    if judged == 0:
        return ngettext(
            "Målet är inte bedömt än.",
            "Inget av de {count} målen är bedömt än.",
            tally.total,
            count=numbers.count_word(tally.total),
        )
    if judged == tally.total == 1:
        return _("Målet är uppfyllt.") if met else _("Målet är inte uppfyllt.")
    if judged == 1:
        total = numbers.count_word(tally.total)
        return (
            _("Ett av {total} mål är bedömt, och det är uppfyllt.", total=total)
            if met
            else _("Ett av {total} mål är bedömt, men det är inte uppfyllt.", total=total)
        )
    told = (
        _("{judged} av {total} mål är bedömda.", judged=judged, total=tally.total)
        if judged < tally.total
        else of_each(judged, "", N_("Båda målen är bedömda."), N_("Alla {count} målen är bedömda."))
    )
    reached = (
        ngettext("{number} av dem är uppfyllt.", "{number} av dem är uppfyllda.", met)
        if met
        else _("Inget av dem är uppfyllt.")
    )
    return f"{told} {reached}"


def sums_up(measures: Sequence[MeasureView]) -> bool:
    """Whether so many measures can be compared that how many have got better says something of all."""
    compared = measure_tally(measures).total
    return compared >= FEWEST_TO_SUM_UP and compared * _LEAST_SHARE >= len(measures)


def measures_sentence(measures: Sequence[MeasureView], *, shown_below: bool = False) -> str:
    """How many have got better and worse, with those that cannot be compared; a few are named instead.

    ``shown_below``: each stands right below with its own change, so that none has to be named.
    """
    compared = [view for view in measures if view.change.trend is not Trend.NONE]
    if sums_up(measures):
        others = [view for view in measures if view.change.trend is Trend.NONE]
        return " ".join(filter(None, [_changed(measure_tally(measures)), _not_compared(others)]))
    told = "" if shown_below else _named(compared)
    if len(compared) >= FEWEST_TO_SUM_UP:
        told = _counted(measure_tally(measures))
    return " ".join(filter(None, [_age(measures), _too_old(measures), told]))


def _changed(tally: Tally) -> str:
    """How many have got better and worse; what has not happened is not counted as none of one."""
    better, worse, total = tally.count(Trend.BETTER), tally.count(Trend.WORSE), tally.total
    if better and worse:
        return _(
            "{better} av {total} mått har blivit bättre sedan förra mätningen, och {worse} har blivit sämre.",
            better=better, total=total, worse=numbers.count_word(worse, neuter=True),
        )  # fmt: skip
    if better:
        return _(
            "{better} av {total} mått har blivit bättre sedan förra mätningen, och inget har blivit sämre.",
            better=better, total=total,
        )  # fmt: skip
    if worse:
        return _(
            "{worse} av {total} mått har blivit sämre sedan förra mätningen, och inget har blivit bättre.",
            worse=worse, total=total,
        )  # fmt: skip
    return _("{total} mått går att jämföra med förra mätningen, och inget har ändrats.", total=total)


def _not_compared(others: Sequence[MeasureView]) -> str:
    """For how many it cannot be said, and why if the figures of most of them are old."""
    if not others:
        return ""
    count = numbers.count_word(len(others), neuter=True)
    if sum(view.change.is_old for view in others) * 2 > len(others):
        return _(
            "För {count} mått till går det inte att säga, oftast för att siffran är gammal.", count=count
        )
    return _("För {count} mått till går det inte att säga.", count=count)


def _named(compared: Sequence[MeasureView]) -> str:
    """``Sämre sedan förra mätningen: sjukfrånvaro.``: the measures by name, the better ones first."""
    said = [
        (Trend.BETTER, N_("Bättre sedan förra mätningen: {names}.")),
        (Trend.WORSE, N_("Sämre sedan förra mätningen: {names}.")),
        (Trend.UNCHANGED, N_("Oförändrat sedan förra mätningen: {names}.")),
    ]
    found = [
        (text, [inside(view.measure.title) for view in compared if view.change.trend is trend])
        for trend, text in said
    ]
    return " ".join(_(text, names=listed(names)) for text, names in found if names)


def _counted(tally: Tally) -> str:
    """``Sex av dem går att jämföra med förra mätningen: två är bättre och fyra är sämre.``."""
    said = [
        (Trend.BETTER, N_("{count} är bättre")),
        (Trend.WORSE, N_("{count} är sämre")),
        (Trend.UNCHANGED, N_("{count} är som då")),
    ]
    parts = [
        _(text, count=numbers.count_word(tally.count(trend))) for trend, text in said if tally.count(trend)
    ]
    return _(
        "{count} av dem går att jämföra med förra mätningen: {parts}.",
        count=capital(numbers.count_word(tally.total)),
        parts=listed(parts),
    )


def _age(measures: Sequence[MeasureView]) -> str:
    """How many figures there are, and from when: the year of most of them, else the first and the last."""
    ends = [view.series.latest.period.last.year for view in measures if view.series.latest]
    if not ends:
        return _("Här finns inga siffror än.")
    count = ngettext(
        "Här finns en siffra", "Här finns {count} siffror", len(ends), count=numbers.count_word(len(ends))
    )
    [(year, most)] = Counter(ends).most_common(1)
    if most == len(ends):
        return _("{count}, från år {year}.", count=count, year=year)
    if most * 2 > len(ends):
        return _("{count}, de flesta från år {year}.", count=count, year=year)
    return _("{count}, från åren {first}–{last}.", count=count, first=min(ends), last=max(ends))


def are_all_too_old(measures: Sequence[MeasureView]) -> bool:
    """Whether ``measures_sentence`` says so of them all, and it need not stand at each."""
    return all(view.change.is_old for view in measures if view.series.latest)


def _too_old(measures: Sequence[MeasureView]) -> str:
    """That the figures are too old to say how it goes now; empty unless that is so of most."""
    known = [view for view in measures if view.series.latest]
    old = sum(view.change.is_old for view in known)
    if not old or old * 2 <= len(known):
        return ""
    if old == len(known) == 1:
        return _("Den är för gammal för att visa hur det går nu.")
    if old == len(known):
        return _("De är för gamla för att visa hur det går nu.")
    if old * 10 >= len(known) * 9:
        return _("Nästan alla är för gamla för att visa hur det går nu.")
    return _("De flesta är för gamla för att visa hur det går nu.")
