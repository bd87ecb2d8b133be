"""The pages of steering documents: the list, and one page each, with what is known of review and routine."""

from collections.abc import Iterator, Sequence

from paraply import numbers
from paraply.derive.views import Views
from paraply.language import N_, _
from paraply.model.results import Policy, PolicyState, RoutineState
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.speech import answers

SECTION = "about"
_STATE_SENTENCES = {
    PolicyState.IN_FORCE: N_("Dokumentet gäller."),
    PolicyState.UNDER_REVIEW: N_("Dokumentet ses över just nu."),
    PolicyState.REPLACED: N_("Dokumentet är ersatt och gäller inte längre."),
}


def pages(views: Views) -> Iterator[Page]:
    """The list, and every document."""
    policies = list(views.content.policies.values())
    lead = lead_of(policies)
    yield Page(
        address=urls.POLICIES,
        searched=_("policyer, riktlinjer"),
        title=_("Styrdokument"),
        description=f"{views.content.municipality.name}: {lead}",
        template="policies.html",
        values={
            "lead": lead,
            "current": [policy for policy in policies if policy.state is not PolicyState.REPLACED],
            "replaced": [policy for policy in policies if policy.state is PolicyState.REPLACED],
            "state_of": state_of,
            "routine_of": routine_of,
            "today": views.today,
        },
        breadcrumbs=crumbs.about(),
        section=SECTION,
    )
    for policy in policies:
        yield _policy_page(policy, views)


def lead_of(policies: Sequence[Policy]) -> str:
    """How many there are, and how many of those that hold, or may hold, lack a routine."""
    current = [policy for policy in policies if policy.state is not PolicyState.REPLACED]
    if not policies:
        return _("Inga styrdokument är inlagda.")
    if not current:
        return _("Inget av styrdokumenten gäller längre.")
    without = [p for p in current if p.routine and p.routine.state is RoutineState.MISSING]
    unknown = [p for p in current if not (p.routine and p.routine.state)]
    told = [_("{count} av {total} styrdokument saknar rutin.", count=len(without), total=len(current))]
    if unknown:
        told.append(_("För {count} saknas uppgift om rutin.", count=len(unknown)))
    return " ".join(told)


def state_of(policy: Policy) -> str:
    """Whether the document holds, as a sentence."""
    return _(_STATE_SENTENCES[policy.state]) if policy.state else _("Uppgift saknas om dokumentet gäller.")


def routine_of(policy: Policy) -> str:
    """Whether there is a routine that puts the document to work, as a sentence."""
    state = policy.routine.state if policy.routine else None
    return f"{state.label}." if state else _("Uppgift saknas om det finns en rutin.")


def answer_of(policy: Policy) -> str:
    """The answer first: when it was decided, whether it holds and whether there is a routine."""
    decided = (
        _("Beslutat {day}.", day=numbers.day(policy.decided))
        if policy.decided
        else _("Uppgift saknas om beslutsår.")
    )
    if policy.state is PolicyState.REPLACED:
        return f"{decided} {state_of(policy)}"
    return f"{decided} {state_of(policy)} {routine_of(policy)}"


def _policy_page(policy: Policy, views: Views) -> Page:
    return Page(
        address=urls.of(policy),
        title=policy.title,
        description=answers.policy_answer(policy, views),
        template="policy.html",
        values={
            "policy": policy,
            "answer": answer_of(policy),
            "overdue": policy.is_review_overdue(views.today),
            "decided": views.decision(policy.decision),
            "routine": routine_of(policy),
        },
        breadcrumbs=crumbs.policies(),
        section=SECTION,
        edit=policy.file,
        updated=policy.source.read if policy.source else None,
    )
