"""The pages of steering documents: the list, and one page each, with what is known of review and routine."""

from collections.abc import Iterator, Sequence

from paraply import numbers
from paraply.derive.views import Views
from paraply.language import N_, _, ngettext
from paraply.model.results import Policy, PolicyState, RoutineState
from paraply.render import unknown, urls
from paraply.render.cards import record_card
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.speech import answers
from paraply.speech.text import either, of

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
        description=of(views.content.municipality.name, lead),
        template="policies.html",
        values={
            "lead": lead,
            "current": [policy for policy in policies if policy.state is not PolicyState.REPLACED],
            "replaced": [policy for policy in policies if policy.state is PolicyState.REPLACED],
            "state_of": state_of,
            "routine_of": routine_of,
            "unknown_of": unknown_sentence,
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
    if len(without) == len(current):
        told = [
            ngettext(
                "Styrdokumentet saknar rutin.",
                "Inget av de {count} styrdokumenten har en rutin.",
                len(current),
                count=numbers.count_word(len(current)),
            )
        ]
    if unknown:
        told.append(_("För {count} saknas uppgift om rutin.", count=len(unknown)))
    return " ".join(told)


def state_of(policy: Policy) -> str:
    """Whether the document holds, as a sentence; empty when that is not known."""
    return _(_STATE_SENTENCES[policy.state]) if policy.state else ""


def routine_of(policy: Policy) -> str:
    """Whether there is a routine that puts the document to work, as a sentence; empty when not known."""
    state = policy.routine.state if policy.routine else None
    return f"{state.label}." if state else ""


def unknown_of(policy: Policy) -> Iterator[str]:
    """What is not known of a document; each ends the sentence ``Vi vet inte …``."""
    if policy.state is None:
        yield _("om dokumentet gäller")
    if not (policy.routine and policy.routine.state):
        yield _("om det finns en rutin")
    if policy.review_by is None and policy.state is not PolicyState.REPLACED:
        yield _("när det ska ses över")


def unknown_sentence(policy: Policy) -> str:
    """The same in one sentence of a list; empty when all is known."""
    items = list(unknown_of(policy))
    return _("Vi vet inte {items}.", items=either(items)) if items else ""


def answer_of(policy: Policy) -> str:
    """The answer first: when it was decided, whether it holds and whether there is a routine."""
    decided = _("Beslutat {day}.", day=numbers.in_sentence(policy.decided)) if policy.decided else ""
    routine = "" if policy.state is PolicyState.REPLACED else routine_of(policy)
    return " ".join(filter(None, [decided, state_of(policy), routine]))


def _unknown(policy: Policy, views: Views) -> Iterator[str]:
    yield from unknown_of(policy)
    if not policy.body:
        yield _("vad dokumentet säger")
    if policy.url is None:
        yield _("var hela dokumentet finns")
    if views.decision(policy.decision) is None:
        yield _("vem som beslutade det")


def _policy_page(policy: Policy, views: Views) -> Page:
    return Page(
        address=urls.of(policy),
        title=policy.title,
        description=answers.policy_answer(policy, views),
        card=lambda: record_card(policy, policy.title, answers.policy_answer(policy, views)),
        template="policy.html",
        values={
            "policy": policy,
            "answer": answer_of(policy),
            "overdue": policy.is_review_overdue(views.today),
            "decided": views.decision(policy.decision),
            "routine": routine_of(policy),
            "unknown": unknown.unknown_of(
                policy.title, list(_unknown(policy, views)), views.content.municipality.contact
            ),
        },
        breadcrumbs=crumbs.policies(),
        section=SECTION,
        edit=policy.file,
        updated=policy.source.read if policy.source else None,
    )
