"""What reports counted of the guarantees, in words: beside it what the promises' own files give."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paraply import numbers
from paraply.derive.evidence import VerdictCount
from paraply.derive.reporting import FileFigures, GuaranteeCount, GuaranteeTurnover
from paraply.language import N_, _, ngettext
from paraply.model.results import Report, StatedFigures, StatedTargets
from paraply.speech.text import capital, sentence

WHY_UNKNOWN: Final = N_("Rapporterna säger inte varför antalet ändras.")
NOBODY_COUNTED: Final = N_(
    "Rapporten säger inte om någon räknar hur ofta garantierna används. Att ingen användes kan "
    "därför betyda att ingen har räknat."
)
"""0 claimed and not counted are different things (product)."""

_TARGET_WORDS = {
    StatedTargets.MET: N_("uppfyllt"),
    StatedTargets.MOSTLY_MET: N_("till största delen uppfyllt"),
    StatedTargets.PARTLY_MET: N_("delvis uppfyllt"),
    StatedTargets.NOT_MET: N_("inte uppfyllt"),
}


_TARGETS_TOLD = {
    StatedTargets.MET: N_("målet nåddes"),
    StatedTargets.MOSTLY_MET: N_("målet nåddes till största delen"),
    StatedTargets.PARTLY_MET: N_("målet nåddes delvis"),
    StatedTargets.NOT_MET: N_("målet nåddes inte"),
}


@dataclass(frozen=True, slots=True)
class StatedRow:
    """A row of the table of counts: what a report said, and the change since the one before."""

    report: Report
    guarantees: str
    change: str
    targets: str
    claimed: str


def stated_text(stated: StatedFigures) -> str:
    """What a report said: ``17 tjänstegarantier, målet nåddes, ingen användes.``."""
    parts = []
    if stated.guarantees is not None:
        count = numbers.number(stated.guarantees, 0)
        parts.append(
            ngettext("{count} tjänstegaranti", "{count} tjänstegarantier", stated.guarantees, count=count)
        )
    if stated.targets:
        parts.append(_(_TARGETS_TOLD[stated.targets]))
    if stated.claimed is not None:
        parts.append(
            ngettext(
                "de användes {count} gång",
                "de användes {count} gånger",
                stated.claimed,
                count=numbers.number(stated.claimed, 0),
            )
            if stated.claimed
            else _("ingen användes")
        )
    return sentence(", ".join(parts))


def change_text(earlier: int | None, later: int | None) -> str:
    """``11 fler``, ``13 färre``, ``lika många``; empty when either number is unknown."""
    if earlier is None or later is None:
        return ""
    if earlier == later:
        return _("lika många")
    difference = numbers.number(abs(later - earlier), 0)
    return _("{count} fler", count=difference) if later > earlier else _("{count} färre", count=difference)


def moved_text(moved: GuaranteeTurnover | None, difference: int) -> str:
    """Why the number moved, by the promises' own dates; else that the reports do not say."""
    if moved is None:
        return _(WHY_UNKNOWN)
    if not moved.begun and not moved.ended:
        return " ".join([_(WHY_UNKNOWN), _("Inget löfte här började eller slutade gälla under tiden.")])
    begun, ended = _in_words(moved.begun), _in_words(moved.ended)
    if not moved.ended:
        told = _("Under tiden började {begun} gälla, enligt datumen på löftenas sidor.", begun=begun)
    elif not moved.begun:
        told = _("Under tiden slutade {ended} gälla, enligt datumen på löftenas sidor.", ended=ended)
    else:
        told = _(
            "Under tiden började {begun} gälla och {ended} slutade gälla, enligt datumen på löftenas sidor.",
            begun=begun,
            ended=numbers.count_word(moved.ended),
        )
    if moved.begun - moved.ended == difference:
        return told
    return " ".join([told, _("Det förklarar inte hela ändringen.")])


def held_text(held: GuaranteeCount, when: str) -> str:
    """How many guarantees held by their own dates, or why that cannot be counted."""
    if not held.is_known:
        return _("Hur många som gällde då går inte att räkna: löftenas datum är inte kända.")
    count = len(held.ids)
    some = _in_words(count).capitalize() if count else _("Ingen tjänstegaranti")
    told = _("{guarantees} gällde den {when}, enligt datumen på löftenas sidor.", guarantees=some, when=when)
    if not held.undated:
        return told
    unknown = ngettext(
        "För {count} till är det inte känt om den gällde.",
        "För {count} till är det inte känt om de gällde.",
        held.undated,
        count=numbers.count_word(held.undated),
    )
    return f"{told} {unknown}"


def kept_text(count: VerdictCount) -> str:
    """How the guarantees of the time went by their own figures, always with the denominator."""
    if not count.total:
        return ""
    if not count.judged:
        return _("Inget av löftena går att bedöma med sina egna siffror för perioden.")
    told = [
        _(
            "{reached} av {judged} hölls, enligt löftenas egna siffror för perioden.",
            reached=count.reached,
            judged=count.judged,
        )
    ]
    if count.nearly:
        told.append(_("{count} hölls nästan.", count=capital(numbers.count_word(count.nearly, neuter=True))))
    if count.unjudged:
        told.append(
            _("{count} går inte att bedöma.", count=capital(numbers.count_word(count.unjudged, neuter=True)))
        )
    return " ".join(told)


def claims_text(stated: StatedFigures, beside: FileFigures | None) -> str:
    """What the promises themselves say of claims; never zero where nobody counts."""
    claims = beside.claims if beside else None
    parts = []
    if claims and claims.counting:
        claimed = _("ingen") if claims.claimed == 0 else numbers.number(claims.claimed, 0)
        parts.append(
            ngettext(
                "{claimed} begärde ersättning i det löfte där det räknas",
                "{claimed} begärde ersättning i de {count} löften där det räknas",
                claims.counting,
                claimed=claimed,
                count=numbers.count_word(claims.counting),
            )
        )
    if claims and claims.not_counting:
        parts.append(
            ngettext(
                "för ett löfte räknar ingen",
                "för {count} löften räknar ingen",
                claims.not_counting,
                count=numbers.count_word(claims.not_counting),
            )
        )
    if parts:
        return _("Enligt löftenas sidor: {parts}.", parts=", ".join(parts))
    if stated.claimed == 0:
        return _(NOBODY_COUNTED)
    return _("Löftenas egna sidor säger inte hur många som begärde ersättning.")


def stated_rows(reports: Sequence[Report]) -> list[StatedRow]:
    """The table of what the reports counted, in time order."""
    rows: list[StatedRow] = []
    earlier: int | None = None
    for report in reports:
        stated = report.stated
        if stated is None:
            continue
        claimed = stated.claimed
        rows.append(
            StatedRow(
                report,
                _number(stated.guarantees),
                change_text(earlier, stated.guarantees),
                _target_word(stated),
                _("inga") if claimed == 0 else _number(claimed),
            )
        )
        earlier = stated.guarantees if stated.guarantees is not None else earlier
    return rows


def _target_word(stated: StatedFigures) -> str:
    return _(_TARGET_WORDS[stated.targets]) if stated.targets else _("okänt")


def _number(value: int | None) -> str:
    return _("okänt") if value is None else numbers.number(value, 0)


def _in_words(count: int) -> str:
    return ngettext(
        "{count} tjänstegaranti", "{count} tjänstegarantier", count, count=numbers.count_word(count)
    )
