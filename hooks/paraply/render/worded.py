"""The wordings of a promise over time, each as a line of its history."""

from dataclasses import dataclass
from itertools import pairwise

from paraply import numbers
from paraply.derive.views import Views
from paraply.language import _
from paraply.model.guarantee import Guarantee
from paraply.model.wordings import HeldWording, wordings_of
from paraply.render.facts import decision_details
from paraply.speech.text import capital, inside, listed, sentence


@dataclass(frozen=True, slots=True)
class WordedLine:
    """When a wording held, and what it said; ``until`` is empty for the present one."""

    when: str
    until: str
    text: str


def worded_lines(guarantee: Guarantee, views: Views) -> list[WordedLine]:
    """Every wording, the present one first; none when there has only been one."""
    if not guarantee.earlier:
        return []
    told = wordings_of(guarantee)
    kinds = {worded.kind for worded in told}
    lines = [
        WordedLine(_begun(told[0]), "", _text(told[0], views, None, is_now=True, tell_kind=len(kinds) > 1))
    ]
    for after, worded in pairwise(told):
        text = _text(worded, views, after, is_now=False, tell_kind=worded.kind is not after.kind)
        lines.append(WordedLine(_held(worded), str(worded.until), text))
    return lines


def _begun(worded: HeldWording) -> str:
    return _("Från {day}", day=numbers.in_sentence(worded.since)) if worded.since else _("Nu")


def _held(worded: HeldWording) -> str:
    until = numbers.in_sentence(worded.until) if worded.until else ""
    if worded.since:
        return _("Från {since} till och med {until}", since=numbers.in_sentence(worded.since), until=until)
    return _("Till och med {day}", day=until)


def _text(
    worded: HeldWording, views: Views, after: HeldWording | None, *, is_now: bool, tell_kind: bool
) -> str:
    told = [sentence(worded.promise), _level(worded, is_now=is_now)]
    if tell_kind:
        told.append(_("Typ: {kind}.", kind=inside(worded.kind.label)))
    if after and worded.owners != after.owners:
        names = listed([owner.name for owner in views.owners_of(worded.owners)])
        told.append(_("Ansvarig då: {owners}.", owners=names) if names else "")
    decision = views.decision(worded.decision)
    if after and decision and worded.decision != after.decision:
        details = decision_details(decision, views)
        told.append(_("Beslut då: {decision}.", decision=capital(decision.title)))
        told.append(details)
    told.append(sentence(worded.why or ""))
    return " ".join(filter(None, told))


def _level(worded: HeldWording, *, is_now: bool) -> str:
    if worded.level is None:
        return _("Inget tal är bestämt.") if is_now else _("Inget tal var bestämt.")
    level = numbers.level_text(worded.level)
    return (
        _("Det som lovas är {level}.", level=level)
        if is_now
        else _("Det som lovades var {level}.", level=level)
    )
