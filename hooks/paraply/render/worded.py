"""The wordings of a promise over time, each as a line of its history."""

from dataclasses import dataclass
from itertools import pairwise

from paraply import numbers
from paraply.derive.views import Views
from paraply.language import _
from paraply.model.guarantee import Guarantee
from paraply.model.organisation import Owner
from paraply.model.wordings import HeldWording, wordings_of
from paraply.render.facts import Line, decision_lines
from paraply.speech.text import inside, sentence


@dataclass(frozen=True, slots=True)
class WordedLine:
    """When a wording held, and what it said; ``until`` is empty for the present one.

    ``owners`` and ``decision`` are those of then, where others came after; ``why`` stands last.
    """

    when: str
    until: str
    text: str
    owners: tuple[Owner, ...] = ()
    decision: Line | None = None
    why: str = ""


def worded_lines(guarantee: Guarantee, views: Views) -> list[WordedLine]:
    """Every wording, the present one first; none when there has only been one."""
    if not guarantee.earlier:
        return []
    told = wordings_of(guarantee)
    kinds = {worded.kind for worded in told}
    now = _text(told[0], is_now=True, tell_kind=len(kinds) > 1)
    lines = [WordedLine(_begun(told[0]), "", now, why=sentence(told[0].why or ""))]
    for after, worded in pairwise(told):
        others = worded.owners != after.owners
        decision = views.decision(worded.decision) if worded.decision != after.decision else None
        lines.append(
            WordedLine(
                _held(worded),
                str(worded.until),
                _text(worded, is_now=False, tell_kind=worded.kind is not after.kind),
                tuple(views.owners_of(worded.owners)) if others else (),
                next(decision_lines(decision, views), None),
                sentence(worded.why or ""),
            )
        )
    return lines


def _begun(worded: HeldWording) -> str:
    return _("Från {day}", day=numbers.in_sentence(worded.since)) if worded.since else _("Nu")


def _held(worded: HeldWording) -> str:
    until = numbers.in_sentence(worded.until) if worded.until else ""
    if worded.since:
        return _("Från {since} till och med {until}", since=numbers.in_sentence(worded.since), until=until)
    return _("Till och med {day}", day=until)


def _text(worded: HeldWording, *, is_now: bool, tell_kind: bool) -> str:
    told = [sentence(worded.promise), _level(worded, is_now=is_now)]
    if tell_kind:
        told.append(_("Typ: {kind}.", kind=inside(worded.kind.label)))
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
