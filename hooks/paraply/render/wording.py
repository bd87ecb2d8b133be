"""Sentences that several pages share and that are about no figure: sources, ways forward, a file's past."""

from collections.abc import Iterable
from dataclasses import dataclass

from paraply import numbers
from paraply.derive.comparisons import With
from paraply.derive.history import Past
from paraply.derive.views import MeasureView
from paraply.derive.ways import Outlook, PathProgress
from paraply.language import N_, _, ngettext
from paraply.model.content import Content
from paraply.model.results import Decision
from paraply.speech import standing
from paraply.speech.counts import of_each
from paraply.speech.text import listed, sentence


def without_promises() -> str:
    """What stands instead of promises where there are none."""
    return standing.no_promises()


def raw_source() -> str:
    """What Kolada asks for beside its raw values (kolada.se/om-oss/api)."""
    return _("Källa: Kolada")


def own_processing() -> str:
    """The source of anything computed from Kolada's values, which must not be named as Kolada's own."""
    return _("Egen bearbetning av data från Kolada")


@dataclass(frozen=True, slots=True)
class Fetched:
    """Whether any of some measures, and all of them, have their values from Kolada.

    ``computes``: a change or a mean of others stands beside some of these, which is not Kolada's own.
    """

    any: bool
    all: bool
    computes: bool


def fetched(shown: Iterable[MeasureView]) -> Fetched:
    """What of these comes from Kolada."""
    views = list(shown)
    known = [view for view in views if view.snapshot is not None]
    computes = any(view.change.earlier or view.compared_with(With.SIMILAR) for view in known)
    return Fetched(bool(known), len(known) == len(views), computes)


def decided_by(decision: Decision, content: Content) -> str:
    """Who decided, and when; what is not known is left out."""
    owner = content.owners.get(decision.decided_by or "")
    by = owner.name if owner else decision.decided_by or ""
    return ", ".join(filter(None, [by, numbers.day(decision.date) if decision.date else ""]))


def decision_facts(decision: Decision, content: Content) -> str:
    """Who decided, when, and in which paragraph of the minutes: ``Kommunstyrelsen, 3 maj 2026, § 12``."""
    section = (decision.section or "").removeprefix("§").strip()
    return ", ".join(filter(None, [decided_by(decision, content), f"§ {section}" if section else ""]))


def ways_sentence(progress: PathProgress) -> str:
    """How far the municipality has come: ``För 5 av 8 löften är vägen bestämd.``."""
    total, undecided = progress.total, progress.undecided
    if undecided == total:
        return (
            _(
                "Det är inte bestämt vad som ska hända med något av de {total} löftena.",
                total=numbers.count_word(total),
            )
            if total > 1
            else _("Det är inte bestämt vad som ska hända med löftet.")
        )
    if undecided == 0:
        one, both = N_("Vägen är bestämd för löftet."), N_("Vägen är bestämd för båda löftena.")
        return of_each(total, one, both, N_("Vägen är bestämd för alla {count} löftena."))
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
    """What happened on the newest day of a file's past, which stands before it, and how often before.

    ``in_list``: the file has other records too, and any of them may be what changed.
    """
    changed = len(past.days) - 1
    if past.is_whole and not changed:
        return _("Då lades listan med uppgifterna in.") if in_list else _("Då lades uppgifterna in.")
    told = (
        _("Då ändrades listan med uppgifterna senast.") if in_list else _("Då ändrades uppgifterna senast.")
    )
    if not past.is_whole:
        return told
    added, count = numbers.in_sentence(past.days[-1]), numbers.count_word(changed)
    if changed == 1:
        first = _("Listan lades in {day}.", day=added) if in_list else _("De lades in {day}.", day=added)
    elif in_list:
        first = _("Listan lades in {day} och har ändrats vid {count} tillfällen.", day=added, count=count)
    else:
        first = _("De lades in {day} och har ändrats vid {count} tillfällen.", day=added, count=count)
    return f"{told} {first}"
