"""What a goal's measures and promises show, beside what was decided of it."""

from paraply import numbers
from paraply.derive.evidence import VerdictCount
from paraply.derive.goals import Contrast
from paraply.language import _
from paraply.speech.text import capital, listed


def contrast_sentences(contrast: Contrast | None) -> list[str]:
    """That the evidence points another way than the decided verdict, with the counts it rests on."""
    if contrast is None:
        return []
    measures, promises = contrast.measures, contrast.promises
    figures = _("Dagens siffror visar:")
    if contrast.until:
        until = contrast.until
        is_year = (until.month, until.day) == (12, 31)
        day = _("år {year}", year=until.year) if is_year else _("den {day}", day=numbers.day(until))
        figures = _("Siffrorna till och med {day} visar:", day=day)
    told = " ".join([*measure_sentences(measures), *promise_sentences(promises)])
    return [
        contrast_sentence(contrast),
        f"{figures} {told[0].lower()}{told[1:]}",
    ]


def contrast_sentence(contrast: Contrast) -> str:
    """That the evidence does not agree with the decided verdict."""
    measures, promises = contrast.measures, contrast.promises
    who = [_("måttet") if measures.total == 1 else _("måtten")] if measures.judged else []
    who += [_("löftet") if promises.total == 1 else _("löftena")] if promises.judged else []
    return _("{evidence} stämmer inte med bedömningen.", evidence=capital(listed(who)))


def measure_sentences(count: VerdictCount) -> list[str]:
    """``1 av 3 mått nådde sitt mål.`` and what is to know of the others; empty when none can be judged."""
    if not count.judged:
        return []
    if count.total == 1:
        if count.reached:
            return [_("Måttet nådde sitt mål.")]
        return [_("Måttet var nära sitt mål.") if count.nearly else _("Måttet nådde inte sitt mål.")]
    near = [_("{count} var nära.", count=count.nearly)] if count.nearly else []
    return [
        _("{reached} av {judged} mått nådde sitt mål.", reached=count.reached, judged=count.judged),
        *near,
        *_unjudged(count),
    ]


def promise_sentences(count: VerdictCount) -> list[str]:
    """``1 av 3 löften hölls.`` and what is to know of the others; empty when none can be judged."""
    if not count.judged:
        return []
    if count.total == 1:
        if count.reached:
            return [_("Löftet hölls.")]
        return [_("Löftet hölls nästan.") if count.nearly else _("Löftet hölls inte.")]
    near = [_("{count} hölls nästan.", count=count.nearly)] if count.nearly else []
    return [
        _("{reached} av {judged} löften hölls.", reached=count.reached, judged=count.judged),
        *near,
        *_unjudged(count),
    ]


def _unjudged(count: VerdictCount) -> list[str]:
    return [_("{count} till går inte att bedöma.", count=count.unjudged)] if count.unjudged else []
