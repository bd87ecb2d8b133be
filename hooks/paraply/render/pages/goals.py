"""The goal pages: the tree from fullmäktige down to nämnder and bolag, and one page per goal."""

from collections.abc import Iterator, Sequence

from paraply import numbers
from paraply.derive.evidence import Count
from paraply.derive.goals import (
    Branch,
    Contrast,
    Evidence,
    assessments_of,
    branches_of,
    evidence_of,
    goal_tree,
)
from paraply.derive.standing import Tally, goal_verdict, standing_of
from paraply.derive.views import GoalView, Views
from paraply.model.choices import GoalVerdict
from paraply.model.results import Assignment, AssignmentState, Goal, GoalLevel
from paraply.render import urls, wording
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.pages.measures import without_target_sentence

SECTION = "goals"


def pages(views: Views) -> Iterator[Page]:
    """The tree of goals, and every goal."""
    yield _list_page(views)
    branches = branches_of(views)
    for id_, view in views.goals.items():
        yield _goal_page(view, branches[id_], views)


def standing_sentence(tally: Tally) -> str:
    """``5 av 7 mål är bedömda. 2 av dem är uppfyllda.``; the denominator is always told."""
    judged, met = tally.judged, tally.count(GoalVerdict.MET)
    if tally.total == 0:
        return "Inga mål gäller just nu."
    if judged == 0:
        return f"0 av {tally.total} mål går att bedöma, därför att ingen bedömning är inlagd."
    if judged == 1:
        return f"1 av {tally.total} mål är bedömt, {'och det är' if met else 'men det är inte'} uppfyllt."
    told = f"{judged} av {tally.total}" if judged < tally.total else f"Alla {judged}"
    reached = "Inget av dem är uppfyllt." if not met else f"{met} av dem är {_fulfilled(met)}."
    return f"{told} mål är bedömda. {reached}"


def _fulfilled(count: int) -> str:
    return "uppfyllt" if count == 1 else "uppfyllda"


def parts_sentence(stated: int | None, entered: int) -> str:
    """What the decision names beside what is entered here; empty when nothing is left out."""
    left = (stated or 0) - entered
    if stated is None or left <= 0:
        return ""
    named = f"Beslutet nämner {_neuter(stated)} mål."
    if entered == 0:
        return f"{named} Inget av dem är inlagt här."
    here = f"{_neuter(entered).capitalize()} är {'inlagt' if entered == 1 else 'inlagda'} här"
    return f"{named} {here}, {_neuter(left)} är inte {'inlagt' if left == 1 else 'inlagda'}."


def contrast_sentences(contrast: Contrast | None) -> list[str]:
    """That the evidence points another way than the decided verdict, with the counts it rests on."""
    if contrast is None:
        return []
    measures, promises = contrast.measures, contrast.promises
    who = ["Måttet" if measures.total == 1 else "Måtten"] if measures.judged else []
    who += ["löftet" if promises.total == 1 else "löftena"] if promises.judged else []
    about = " och ".join(who)
    figures = "Dagens siffror visar:"
    if contrast.until:
        until = contrast.until
        day = str(until.year) if (until.month, until.day) == (12, 31) else numbers.day(until)
        figures = f"Siffrorna till och med {day} visar:"
    told = " ".join([*measure_sentences(measures), *promise_sentences(promises)])
    return [
        f"{about[0].upper()}{about[1:]} pekar åt ett annat håll än bedömningen.",
        f"{figures} {told[0].lower()}{told[1:]}",
    ]


def measure_sentences(count: Count) -> list[str]:
    """``1 av 3 mått nådde sitt mål.`` and what is to know of the others; empty when none can be judged."""
    if not count.judged:
        return []
    if count.total == 1:
        how = (
            "nådde sitt mål"
            if count.reached
            else "var nära sitt mål"
            if count.nearly
            else "nådde inte sitt mål"
        )
        return [f"Måttet {how}."]
    near = [f"{count.nearly} var nära."] if count.nearly else []
    return [f"{count.reached} av {count.judged} mått nådde sitt mål.", *near, *_unjudged(count)]


def promise_sentences(count: Count) -> list[str]:
    """``1 av 3 löften hölls.`` and what is to know of the others; empty when none can be judged."""
    if not count.judged:
        return []
    if count.total == 1:
        how = "hölls" if count.reached else "hölls nästan" if count.nearly else "hölls inte"
        return [f"Löftet {how}."]
    near = [f"{count.nearly} hölls nästan."] if count.nearly else []
    return [f"{count.reached} av {count.judged} löften hölls.", *near, *_unjudged(count)]


def _unjudged(count: Count) -> list[str]:
    return [f"{count.unjudged} till går inte att bedöma."] if count.unjudged else []


def _neuter(count: int) -> str:
    return "ett" if count == 1 else numbers.count_word(count)


def _list_page(views: Views) -> Page:
    current, former = goal_tree(views, current=True), goal_tree(views, current=False)
    lead = standing_sentence(standing_of(views).goals) if views.goals else "Inga mål är inlagda."
    return Page(
        address=urls.GOALS,
        title="Mål",
        description=f"{views.content.municipality.name}: {lead}",
        template="goals.html",
        values={
            "lead": lead,
            "current": current,
            "former": former,
            "parts_of": parts_of,
            "setter_of": setter_of,
            "span_of": span_of,
        },
        breadcrumbs=(crumbs.START,),
        section=SECTION,
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
        return f"från {first}"
    return f"till och med {last}" if last else ""


def _goal_page(view: GoalView, branch: Branch, views: Views) -> Page:
    goal = view.goal
    parent = views.goals.get(goal.parent or "")
    assessments = assessments_of(goal, views)
    evidence = evidence_of(view, views)
    trail = (*crumbs.GOALS, Crumb(parent.goal.title, urls.of(parent.goal))) if parent else crumbs.GOALS
    return Page(
        address=urls.of(goal),
        title=goal.title,
        description=_description(view),
        template="goal.html",
        values={
            "view": view,
            "branch": branch,
            "parent": parent,
            "report": views.report(view.assessment.report) if view.assessment else None,
            "assessments": assessments,
            "evidence": evidence,
            "measure_text": _measure_text(evidence),
            "promise_text": _promise_text(evidence),
            "contrast": contrast_sentences(evidence.contrast),
            "assignments": goal.assignments,
            "assignment_sentence": _assignment_sentence(goal.assignments),
            "owners": views.owners_of(goal.owners),
            "area": views.area_of(goal),
            "decided": views.decision(goal.decision),
            "parts": parts_of(branch),
            "parts_of": parts_of,
            "setter_of": setter_of,
            "span_of": span_of,
        },
        breadcrumbs=trail,
        section=SECTION,
        edit=goal.file,
        updated=goal.source.read if goal.source else None,
    )


def _measure_text(evidence: Evidence) -> str:
    """How many reached their target; said once for all when no measure has one."""
    if not evidence.measures:
        return ""
    told = " ".join(measure_sentences(evidence.measure_count))
    without = without_target_sentence(evidence.measures)
    return told or without or "Inget av måtten går att bedöma mot ett mål."


def _promise_text(evidence: Evidence) -> str:
    told = " ".join(promise_sentences(evidence.promise_count))
    return told or "Inget av löftena går att bedöma."


def _assignment_sentence(assignments: Sequence[Assignment]) -> str:
    done = sum(assignment.state is AssignmentState.DONE for assignment in assignments)
    return f"{done} av {len(assignments)} uppdrag {'är genomfört' if done == 1 else 'är genomförda'}."


def _description(view: GoalView) -> str:
    title = wording.sentence(view.goal.title)
    if view.assessment is None:
        return f"{title} {goal_verdict(view).label}: ingen bedömning är inlagd."
    word = view.assessment.word or view.assessment.verdict.label
    why = f" {wording.sentence(view.assessment.why)}" if view.assessment.why else ""
    return f"{title} Bedömning: {word.lower()}.{why}"
