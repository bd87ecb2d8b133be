"""The page for those who decide: what an investigation found, how it is today, and what either way takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paraply.derive.equality import PromiseAnswers
from paraply.derive.present_state import ASKED, PresentState, present_state_of
from paraply.derive.repeated import Followed
from paraply.derive.views import Views
from paraply.language import _, ngettext, translated
from paraply.model.guarantee import Guarantee
from paraply.model.investigation import Investigation, InvestigationFinding
from paraply.model.measure import Measure
from paraply.model.questions import Answer, Question
from paraply.render import present, present_answers, urls
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.render.questions import cell_of
from paraply.speech.text import of

SECTION = "about"
MOST_PROMISES = 40
"""Rows of the matrix; a municipality with more has the whole table on the page of equality."""
MOST_NAMED = 12
"""Records with the same places that are named in a row; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Found:
    """An investigation with its findings, each with what answers it today."""

    investigation: Investigation
    findings: Sequence[tuple[InvestigationFinding, Sequence[present_answers.Today]]]


@dataclass(frozen=True, slots=True)
class Alike:
    """Records that are followed up in the same places: those named, how many more, and the places."""

    named: Sequence[Guarantee | Measure]
    more: int
    places: int
    text: str


def pages(views: Views) -> Iterator[Page]:
    """The one page. An investigation's anchor is its id; no other id on the page can be one (``del_…``)."""
    state = present_state_of(views)
    lead = present.lead_of(state)
    yield Page(
        address=urls.PRESENT_STATE,
        searched=_("nuläge, vägval, utredning om tjänstegarantier, dubbelarbete"),
        title=_("Nuläge"),
        description=of(views.content.municipality.name, lead),
        template="present_state.html",
        values={
            "lead": lead,
            "known": present.known_sentence(views),
            "state": state,
            "tiles": list(tiles_of(state)),
            "found": found_in(state, views),
            "published": " ".join(present.published_sentences(state)),
            "questions": ASKED,
            "headings": translated(present.HEADINGS),
            "marks": Answer,
            "note_of": lambda row, question: note_of(row, question, views),
            "shown": state.equality.rows[:MOST_PROMISES],
            "more": max(0, state.total - MOST_PROMISES),
            "alike": [alike_of(rows) for rows in state.followed.alike],
            "repeated_text": present.repeated_sentence(state),
            "stated_text": present.stated_sentence(state),
            "ways": present.ways_of(state, views),
        },
        breadcrumbs=crumbs.about(),
        section=SECTION,
    )


def tiles_of(state: PresentState) -> Iterator[tuple[str, str]]:
    """The four counts at the top: the figure, and what it counts."""
    if not state.total:
        return
    for question, text in (
        (Question.LEVEL, _("löften har en nivå som går att mäta")),
        (Question.OUTCOME, _("löften har ett resultat som går att bedöma")),
        (Question.DECISION, _("löften har ett känt beslut")),
    ):
        share = state.shares[question]
        yield _("{given} av {total}", given=share.given, total=share.needed), text
    repeated = len(state.followed.repeated)
    yield (
        str(repeated),
        ngettext("uppgift följs upp på flera ställen", "uppgifter följs upp på flera ställen", repeated),
    )


def alike_of(rows: Sequence[Followed]) -> Alike:
    """A row of the table: the first records, and the places that are theirs all."""
    named = [row.record for row in rows[:MOST_NAMED]]
    return Alike(named, len(rows) - len(named), rows[0].places, present.places_of(rows[0]))


def found_in(state: PresentState, views: Views) -> list[Found]:
    """Every investigation with what answers each of its findings."""
    return [
        Found(one, [(finding, present_answers.today_of(finding, state, views)) for finding in one.findings])
        for one in views.content.investigations.values()
    ]


def note_of(row: PromiseAnswers, question: Question, views: Views) -> str:
    """The word beside the mark, where there is more to say than that it is there."""
    if row.answers[question] is not Answer.GIVEN or question not in {Question.LEVEL, Question.OUTCOME}:
        return _("Indirekt") if question is Question.FOLLOW_UP and row.is_indirect else ""
    return cell_of(row, question, views).text
