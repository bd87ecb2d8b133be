"""The goal pages: the tree from fullmäktige down to nämnder and bolag, and one page per goal."""

from collections.abc import Iterator, Sequence

from paraply import numbers
from paraply.derive.goals import (
    Branch,
    Evidence,
    assessments_of,
    branches_of,
    evidence_of,
    goal_tree,
)
from paraply.derive.tallies import tallies_of
from paraply.derive.views import GoalView, Views
from paraply.language import N_, _, ngettext
from paraply.model.results import Assignment, AssignmentState, Goal, GoalLevel
from paraply.render import urls
from paraply.render.cards import goal_card
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.pages.measures import without_target_sentence
from paraply.render.unknown import unknown_of
from paraply.speech import answers, standing
from paraply.speech import evidence as evidence_in_words
from paraply.speech.counts import of_each
from paraply.speech.text import capital, inside, of

SECTION = "goals"


def pages(views: Views) -> Iterator[Page]:
    """The tree of goals, and every goal."""
    yield _list_page(views)
    branches = branches_of(views)
    for id_, view in views.goals.items():
        yield _goal_page(view, branches[id_], views)


def parts_sentence(stated: int | None, entered: int) -> str:
    """What the decision names beside what is entered here; empty when nothing is left out."""
    left = (stated or 0) - entered
    if stated is None or left <= 0:
        return ""
    named = ngettext(
        "Beslutet nämner {count} mål.", "Beslutet nämner {count} mål.", stated, count=_neuter(stated)
    )
    if entered == 0:
        return " ".join([named, _("Inget av dem är inlagt här.")])
    here = ngettext(
        "{entered} är inlagt här,",
        "{entered} är inlagda här,",
        entered,
        entered=_neuter(entered).capitalize(),
    )
    rest = ngettext("{left} är inte inlagt.", "{left} är inte inlagda.", left, left=_neuter(left))
    return f"{named} {here} {rest}"


def _neuter(count: int) -> str:
    return numbers.count_word(count, neuter=True)


def _list_page(views: Views) -> Page:
    current, former = goal_tree(views, current=True), goal_tree(views, current=False)
    lead = standing.goals_sentence(tallies_of(views).goals) if views.goals else _("Inga mål är inlagda.")
    return Page(
        address=urls.GOALS,
        title=_("Mål"),
        description=of(views.content.municipality.name, lead),
        template="goals.html",
        values={
            "lead": lead,
            "current": current,
            "former": former,
            "parts_of": parts_of,
            "setter_of": setter_of,
            "span_of": span_of,
        },
        breadcrumbs=(crumbs.start(),),
        section=SECTION,
        searched=_("kommunens mål"),
    )


def parts_of(branch: Branch) -> str:
    """The sentence on parts not entered of a goal in the tree."""
    return parts_sentence(branch.view.goal.parts_stated, branch.entered)


def setter_of(goal: Goal, views: Views) -> str:
    """Who set the goal: fullmäktige, or the nämnd or bolag by name."""
    names = [owner.name for owner in views.owners_of(goal.owners)]
    if goal.level is GoalLevel.COUNCIL or not names:
        return goal.level.label
    return f"{goal.level.label}: {', '.join(names)}"


def span_of(goal: Goal) -> str:
    """``2024–2026``; days are written out when they are known and are not whole years."""
    begins, ends = goal.valid_from, goal.valid_to
    whole = (begins is None or (begins.first.month, begins.first.day) == (1, 1)) and (
        ends is None or (ends.last.month, ends.last.day) == (12, 31)
    )
    first = "" if begins is None else str(begins.year) if whole else numbers.day(begins)
    last = "" if ends is None else str(ends.year) if whole else numbers.day(ends)
    if first and last:
        return first if first == last else f"{first}–{last}"
    if first:
        return _("från {first}", first=first)
    return _("till och med {last}", last=last) if last else ""


def _goal_page(view: GoalView, branch: Branch, views: Views) -> Page:
    goal = view.goal
    parent = views.goals.get(goal.parent or "")
    assessments = assessments_of(goal, views)
    evidence = evidence_of(view, views)
    first, *more = evidence_in_words.contrast_sentences(evidence.contrast) or [""]
    trail = (*crumbs.goals(), Crumb(parent.goal.title, urls.of(parent.goal))) if parent else crumbs.goals()
    answer = answers.goal_answer(view, views)
    return Page(
        address=urls.of(goal),
        title=goal.title,
        description=answer,
        card=lambda: goal_card(view, answer),
        template="goal.html",
        values={
            "view": view,
            "branch": branch,
            "parent": parent,
            "report": views.report(view.assessment.report) if view.assessment else None,
            "assessments": assessments,
            "evidence": evidence,
            "measure_text": _measure_text(evidence, view),
            "promise_text": _promise_text(evidence),
            "contrast": (first, " ".join(more)) if first else None,
            "assignments": goal.assignments,
            "assignment_sentence": _assignment_sentence(goal.assignments),
            "owners": views.owners_of(goal.owners),
            "area": views.area_of(goal),
            "decided": views.decision(goal.decision),
            "parts": parts_of(branch),
            "parts_of": parts_of,
            "setter_of": setter_of,
            "span_of": span_of,
            "unknown": unknown_of(
                goal.title, list(_unknown(view, branch, evidence, views)), views.content.municipality.contact
            ),
        },
        breadcrumbs=trail,
        section=SECTION,
        edit=goal.file,
        updated=goal.source.read if goal.source else None,
    )


def _unknown(view: GoalView, branch: Branch, evidence: Evidence, views: Views) -> Iterator[str]:
    """What is not known of a goal; each ends the sentence ``Vi vet inte …``."""
    goal, assessment = view.goal, view.assessment
    if assessment is None:
        yield _("hur det har gått") if view.is_current else _("hur det gick")
    else:
        if not assessment.why:
            yield _("varför målet bedömdes så")
        if not assessment.next and view.is_current:
            yield _("vad som händer nu")
    if not evidence.measures and not branch.children:
        yield _("vilka siffror som visar om målet nås")
    if not views.owners_of(goal.owners):
        yield _("vem som ansvarar för målet")
    if views.decision(goal.decision) is None:
        yield _("när målet beslutades")
    if not span_of(goal):
        yield _("hur länge målet gäller")


def _measure_text(evidence: Evidence, view: GoalView) -> str:
    """How many reached their target; said once for all when no measure has one."""
    if not evidence.measures:
        return ""
    told = " ".join(evidence_in_words.measure_sentences(evidence.measure_count))
    if told and not view.is_current:
        told = _("Med de nyaste siffrorna: {told}", told=inside(told))
    without = without_target_sentence(evidence.measures)
    return told or without or _("Inget av måtten går att bedöma mot ett mål.")


def _promise_text(evidence: Evidence) -> str:
    told = " ".join(evidence_in_words.promise_sentences(evidence.promise_count))
    return told or _("Inget av löftena går att bedöma.")


def _assignment_sentence(assignments: Sequence[Assignment]) -> str:
    done = sum(assignment.state is AssignmentState.DONE for assignment in assignments)
    if done == 0:
        return ngettext(
            "Uppdraget är inte genomfört.",
            "Inget av de {count} uppdragen är genomfört.",
            len(assignments),
            count=numbers.count_word(len(assignments)),
        )
    if done == len(assignments):
        one, both = N_("Uppdraget är genomfört."), N_("Båda uppdragen är genomförda.")
        return of_each(done, one, both, N_("Alla {count} uppdragen är genomförda."))
    return ngettext(
        "{count} av {total} uppdrag är genomfört.",
        "{count} av {total} uppdrag är genomförda.",
        done,
        count=capital(numbers.count_word(done, neuter=True)),
        total=numbers.count_word(len(assignments)),
    )
