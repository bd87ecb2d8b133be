"""What reports counted of the guarantees, in words: beside it what the promises' own files give."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paraply import numbers
from paraply.derive.evidence import Count
from paraply.derive.reporting import Beside, Held, Moved
from paraply.model.results import Report, Stated
from paraply.render import wording

WHY_UNKNOWN: Final = "Rapporterna säger inte varför antalet ändras."
NOBODY_COUNTED: Final = (
    "Rapporten säger inte om någon räknar de garantier som tas i anspråk. "
    "Inga kan därför betyda att ingen har räknat."
)
"""0 claimed and not counted are different things (product)."""


@dataclass(frozen=True, slots=True)
class StatedRow:
    """A row of the table of counts: what a report said, and the change since the one before."""

    report: Report
    guarantees: str
    change: str
    targets: str
    claimed: str


def stated_text(stated: Stated) -> str:
    """What a report said: ``17 tjänstegarantier, målvärdet är uppfyllt, inga har tagits i anspråk.``."""
    parts = []
    if stated.guarantees is not None:
        word = "tjänstegaranti" if stated.guarantees == 1 else "tjänstegarantier"
        parts.append(f"{numbers.number(stated.guarantees, 0)} {word}")
    if stated.targets:
        parts.append(stated.targets.label)
    if stated.claimed is not None:
        has = "inga har" if stated.claimed == 0 else f"{numbers.number(stated.claimed, 0)} har"
        parts.append(f"{has} tagits i anspråk")
    return wording.sentence(", ".join(parts))


def change_text(earlier: int | None, later: int | None) -> str:
    """``11 fler``, ``13 färre``, ``lika många``; empty when either number is unknown."""
    if earlier is None or later is None:
        return ""
    if earlier == later:
        return "lika många"
    return f"{numbers.number(abs(later - earlier), 0)} {'fler' if later > earlier else 'färre'}"


def moved_text(moved: Moved | None, difference: int) -> str:
    """Why the number moved, by the promises' own dates; else that the reports do not say."""
    if moved is None:
        return WHY_UNKNOWN
    if not moved.begun and not moved.ended:
        return f"{WHY_UNKNOWN} Inget löfte här började eller slutade gälla under tiden."
    parts = [f"började {_in_words(moved.begun)} gälla"] if moved.begun else []
    if moved.ended:
        ended = numbers.count_word(moved.ended) if moved.begun else _in_words(moved.ended)
        parts.append(f"{ended} slutade gälla" if moved.begun else f"slutade {ended} gälla")
    told = f"Under tiden {' och '.join(parts)}, enligt datumen på löftenas sidor."
    return told if moved.begun - moved.ended == difference else f"{told} Det förklarar inte hela ändringen."


def held_text(held: Held, when: str) -> str:
    """How many guarantees held by their own dates, or why that cannot be counted."""
    if not held.is_known:
        return "Hur många som gällde då går inte att räkna: löftenas datum är inte kända."
    count = len(held.ids)
    some = _in_words(count).capitalize() if count else "Ingen tjänstegaranti"
    told = f"{some} gällde den {when}, enligt datumen på löftenas sidor."
    if not held.undated:
        return told
    it = "den" if held.undated == 1 else "de"
    return f"{told} För {numbers.count_word(held.undated)} till är det inte känt om {it} gällde."


def kept_text(count: Count) -> str:
    """How the guarantees of the time went by their own figures, always with the denominator."""
    if not count.total:
        return ""
    if not count.judged:
        return f"0 av {count.total} går att bedöma med löftenas egna siffror för perioden."
    near = f" {count.nearly} hölls nästan." if count.nearly else ""
    left = f" {count.unjudged} går inte att bedöma." if count.unjudged else ""
    return f"{count.reached} av {count.judged} hölls, enligt löftenas egna siffror för perioden.{near}{left}"


def claims_text(stated: Stated, beside: Beside | None) -> str:
    """What the promises themselves say of claims; never zero where nobody counts."""
    claims = beside.claims if beside else None
    parts = []
    if claims and claims.counting:
        claimed = "ingen" if claims.claimed == 0 else numbers.number(claims.claimed, 0)
        where = "det löfte" if claims.counting == 1 else f"de {numbers.count_word(claims.counting)} löften"
        parts.append(f"{claimed} begärde ersättning i {where} där det räknas")
    if claims and claims.not_counting:
        where = (
            "ett löfte" if claims.not_counting == 1 else f"{numbers.count_word(claims.not_counting)} löften"
        )
        parts.append(f"för {where} räknar ingen")
    if parts:
        return f"Enligt löftenas sidor: {', '.join(parts)}."
    if stated.claimed == 0:
        return NOBODY_COUNTED
    return "Uppgift saknas om hur många som begärde ersättning enligt löftenas egna sidor."


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
                "inga" if claimed == 0 else _number(claimed),
            )
        )
        earlier = stated.guarantees if stated.guarantees is not None else earlier
    return rows


def _target_word(stated: Stated) -> str:
    return stated.targets.label.removeprefix("målvärdet är ") if stated.targets else "uppgift saknas"


def _number(value: int | None) -> str:
    return "uppgift saknas" if value is None else numbers.number(value, 0)


def _in_words(count: int) -> str:
    return f"{numbers.count_word(count)} {'tjänstegaranti' if count == 1 else 'tjänstegarantier'}"
