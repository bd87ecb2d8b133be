"""Who asked for compensation: not counted is never none, and one of one is told as one."""

from collections.abc import Sequence

from paraply import numbers
from paraply.language import _, ngettext
from paraply.model.guarantee import Claims
from paraply.speech import amounts, periods
from paraply.speech.amounts import Scale


def claims_sentence(claims: Claims) -> str:
    """How many asked for compensation in a period: ``Ingen begärde ersättning år 2025.``."""
    when = periods.when(claims.period)
    if not claims.counted:
        return _("Kommunen räknade inte hur många som begärde ersättning {when}.", when=when)
    if claims.claimed is None:
        return _("Vi vet inte hur många som begärde ersättning {when}.", when=when)
    told = _claimed(claims, when)
    if not claims.compensation_sek:
        return told
    paid = amounts.told(claims.compensation_sek, Scale("kronor"))
    return " ".join([told, _("Kommunen betalade {amount}.", amount=paid)])


def _claimed(claims: Claims, when: str) -> str:
    claimed, granted = claims.claimed or 0, claims.granted
    if claimed == 0:
        return _("Ingen begärde ersättning {when}.", when=when)
    who = numbers.count_word(claimed).capitalize()
    if granted is None:
        return _("{who} begärde ersättning {when}.", who=who, when=when)
    if granted == claimed == 1:
        return _("En begärde och fick ersättning {when}.", when=when)
    if granted == claimed == 2:
        return _("Två begärde ersättning {when}, och båda fick det.", when=when)
    if granted == claimed:
        return ngettext(
            "{who} begärde ersättning {when}, och fick det.",
            "{who} begärde ersättning {when}, och alla fick det.",
            claimed,
            who=who,
            when=when,
        )
    if granted == 0:
        return ngettext(
            "{who} begärde ersättning {when} men fick ingen.",
            "{who} begärde ersättning {when}. Ingen fick det.",
            claimed,
            who=who,
            when=when,
        )
    return _(
        "{who} begärde ersättning {when}, och {granted} fick det.",
        who=who,
        when=when,
        granted=numbers.count_word(granted),
    )


def claims_total(claims: Sequence[Claims], promises: int) -> str:
    """All who asked, with the promises where somebody counts, and the time: a sum names what it adds."""
    counted = [each for each in claims if each.counted and each.claimed is not None]
    if not counted:
        return _("Vi vet inte hur många som har begärt ersättning.")
    total = sum(each.claimed or 0 for each in counted)
    first = min(counted, key=lambda each: each.period.first).period
    last = max(counted, key=lambda each: each.period.last).period
    when = periods.from_to(first, last)
    if total == 0:
        return ngettext(
            "Ingen begärde ersättning {when}, i det löfte där det räknas.",
            "Ingen begärde ersättning {when}, i de {number} löften där det räknas.",
            promises,
            when=when,
        )
    return ngettext(
        "{who} begärde ersättning {when}, i det löfte där det räknas.",
        "{who} begärde ersättning {when}, i de {number} löften där det räknas.",
        promises,
        who=numbers.count_word(total).capitalize() if total > 1 else _("En"),
        when=when,
    )
