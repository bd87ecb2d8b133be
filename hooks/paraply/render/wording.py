"""Swedish sentences that several pages share, and how a text begins, ends and is listed."""

from collections.abc import Sequence
from decimal import Decimal

from paraply import numbers
from paraply.derive.history import Past
from paraply.derive.views import MeasureView
from paraply.derive.ways import Outlook, PathProgress
from paraply.language import _, ngettext
from paraply.model.guarantee import Claims
from paraply.model.measure import Target


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


def ways_sentence(progress: PathProgress) -> str:
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
