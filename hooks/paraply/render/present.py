"""The sentences of the present state: its page and the report to the board say the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from paraply import numbers
from paraply.derive.present_state import PresentState
from paraply.derive.repeated import Followed
from paraply.derive.views import Views
from paraply.language import N_, _, ngettext
from paraply.model.guarantee import GuaranteePath
from paraply.model.municipality import Status
from paraply.model.questions import Question
from paraply.speech.text import capital, inside, listed

HEADINGS: Final = {
    Question.LEVEL: N_("Nivå som går att mäta"),
    Question.CLOCK_STARTS: N_("När tiden börjar räknas"),
    Question.CONSEQUENCE: N_("Följd om det bryts"),
    Question.FOLLOW_UP: N_("Uppföljning"),
    Question.OUTCOME: N_("Resultat"),
}
"""The columns of the matrix, shorter than the questions themselves."""

WAYS: Final = (
    (GuaranteePath.PHASE_OUT, N_("Ta bort löftena")),
    (GuaranteePath.UPDATE, N_("Behåll och förbättra löftena")),
)
"""The two ways as they are called where no investigation names them."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way forward: what it is called and means, and the steps that are left, the most common first."""

    path: GuaranteePath
    title: str
    text: str
    is_recommended: bool
    steps: Mapping[str, int]
    left: int


def lead_of(state: PresentState) -> str:
    """The answer: how much of what is promised can be judged, and how much is followed up twice."""
    total = state.total
    if not total:
        return _("Inga löften är inlagda, så det finns inget att välja väg för.")
    judged, decided = state.shares[Question.OUTCOME].given, state.published.decided
    told = _(
        "{judged} av {total} löften har ett resultat som går att bedöma, och {decided} av {total} har ett "
        "känt beslut.",
        judged=judged,
        decided=decided,
        total=total,
    )
    if not judged and not decided:
        told = ngettext(
            "Löftet har varken ett resultat som går att bedöma eller ett känt beslut.",
            "Inget av de {count} löftena har ett resultat som går att bedöma eller ett känt beslut.",
            total,
            count=numbers.count_word(total),
        )
    return f"{told} {repeated_sentence(state)}"


def known_sentence(views: Views) -> str:
    """What a proposal rests on: the municipality may know more. Empty where it publishes itself."""
    if views.content.municipality.status is not Status.UNOFFICIAL:
        return ""
    return _(
        "Här räknas bara det som är offentligt. Kommunen kan ha beslut och siffror som vi inte har sett."
    )


def repeated_sentence(state: PresentState) -> str:
    """How many figures are asked for in more than one place, and in how many together."""
    repeated = state.followed.repeated
    if not repeated:
        return _("Ingen uppgift följs upp på mer än ett ställe, så vitt vi vet.")
    return ngettext(
        "{count} uppgift följs upp på flera ställen. Det blir {times} ställen sammanlagt.",
        "{count} uppgifter följs upp på flera ställen. Det blir {times} ställen sammanlagt.",
        len(repeated),
        count=capital(numbers.count_word(len(repeated))),
        times=state.followed.times,
    )


def stated_sentence(state: PresentState) -> str:
    """How many of the places are known from an investigation alone; empty when none is."""
    if not state.followed.stated:
        return ""
    return _(
        "{stated} av de {times} ställena känner vi bara genom utredningen, som säger i vilka rapporter "
        "garantierna ska följas upp.",
        stated=state.followed.stated,
        times=state.followed.times,
    )


def places_of(row: Followed) -> str:
    """Where a figure is asked for: ``Månadsrapport, delårsrapport 1 och målet Trygg skola``."""
    places = [_("löftets egen uppföljning")] if row.has_own else []
    places += [inside(kind.label) for kind in row.reports]
    places += [_("målet ”{goal}”", goal=goal.title) for goal in row.goals]
    places += [_("internkontrollen")] if row.is_controlled else []
    stated = listed([inside(kind.label) for kind in row.stated])
    told = f"{capital(listed(places))}." if places else ""
    if not stated:
        return told
    also = _("Enligt utredningen: {reports}.", reports=stated)
    return f"{told} {also}".strip()


def published_sentences(state: PresentState) -> Iterator[str]:
    """What is published here, what of it has a known decision, and what the last report said."""
    told = state.published
    if not told.promises:
        return
    yield ngettext(
        "{number} löfte är publicerat här: {guarantees} med nivå och följd, alltså en tjänstegaranti.",
        "{number} löften är publicerade här. {guarantees} av dem har både nivå och följd och visas som "
        "tjänstegarantier.",
        told.promises,
        guarantees=told.guarantees,
    )
    yield _("{decided} av {total} har ett känt beslut.", decided=told.decided, total=told.promises)
    if told.reports:
        report, number, held = told.reports[-1]
        yield _("{report} räknade {number} tjänstegarantier.", report=report.title, number=number)
        if held is None:
            yield _("Inget löfte här har ett datum, så vi vet inte vilka av dem som räknades då.")
        else:
            yield ngettext(
                "{number} av löftena här gällde då, enligt sina datum.",
                "{number} av löftena här gällde då, enligt sina datum.",
                held,
            )


def ways_of(state: PresentState, views: Views) -> list[Way]:
    """The ways that the investigations see, in their words; else the two that every promise can take."""
    seen = [
        Way(
            one.path,
            one.title,
            one.text,
            one.is_recommended,
            _by_count(state.work.steps(one.path)),
            state.work.left(one.path),
        )
        for investigation in views.content.investigations.values()
        for one in investigation.alternatives
    ]
    return seen or [
        Way(path, _(title), "", False, _by_count(state.work.steps(path)), state.work.left(path))
        for path, title in WAYS
    ]


def _by_count(steps: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(steps.items(), key=lambda step: -step[1]))
