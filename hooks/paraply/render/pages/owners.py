"""The owner pages: what each nämnd, kontor, bolag or kommunalförbund answers for, and what is late."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paraply import numbers
from paraply.derive.views import Views
from paraply.language import N_, _, ngettext
from paraply.model.dates import PartialDate
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.organisation import Owner, OwnerKind
from paraply.model.results import Goal, Meeting, Report, Survey
from paraply.render import urls
from paraply.render.cards import record_card
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.speech.text import listed, of

SECTION = "owners"
_DAY: Final = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?![\w-])")
HEADINGS = {
    OwnerKind.COUNCIL: N_("Kommunfullmäktige"),
    OwnerKind.COMMITTEE: N_("Nämnder"),
    OwnerKind.OFFICE: N_("Kontor"),
    OwnerKind.COMPANY: N_("Bolag"),
    OwnerKind.JOINT_AUTHORITY: N_("Kommunalförbund"),
}


def pages(views: Views) -> Iterator[Page]:
    """The list of owners by kind, and every owner."""
    owners = views.content.owners.values()
    groups = [
        (
            kind.value.replace("_", "-"),
            _(HEADINGS[kind]),
            *_with_and_without([owner for owner in owners if owner.kind is kind], views),
        )
        for kind in OwnerKind
        if any(owner.kind is kind for owner in owners)
    ]
    yield Page(
        address=urls.OWNERS,
        searched=_("nämnder, kontor, bolag, vem ansvarar"),
        title=_("Ansvariga"),
        description=_(
            "Vem som ansvarar för löften, mål och resultat i {municipality}.",
            municipality=views.content.municipality.name,
        ),
        template="owners.html",
        values={"groups": groups},
        breadcrumbs=(crumbs.start(),),
        section=SECTION,
    )
    for owner in owners:
        yield _owner_page(owner, views)


def _with_and_without(owners: Sequence[Owner], views: Views) -> tuple[list[tuple[Owner, str]], list[Owner]]:
    """Those that answer for something, with what, and those that do not."""
    told = [(owner, _summary(owner, views)) for owner in owners]
    return [each for each in told if each[1]], [owner for owner, summary in told if not summary]


def _owner_page(owner: Owner, views: Views) -> Page:
    promises = [view for view in views.current_promises if owner.id in view.guarantee.owners]
    measures = [view for view in views.reported_measures if owner.id in view.measure.owners]
    goals = [view for view in views.current_goals if owner.id in view.goal.owners]
    surveys = [survey for survey in views.content.surveys.values() if owner.id in survey.owners]
    records: list[Guarantee | Measure | Goal | Survey] = [
        *(view.guarantee for view in promises),
        *(view.measure for view in measures),
        *(view.goal for view in goals),
        *surveys,
    ]
    below = [
        other
        for other in views.content.owners.values()
        if other.parent == owner.id or owner.id in other.works_for
    ]
    summary = _summary(owner, views) or _("Inga löften, mål eller mått hör hit än.")
    return Page(
        address=urls.of(owner),
        title=owner.name,
        description=of(owner.name, summary),
        card=lambda: record_card(owner, owner.name, summary),
        template="owner.html",
        values={
            "owner": owner,
            "summary": summary,
            "shown_address": re.sub("^https?://", "", owner.url or ""),
            "promises": promises,
            "measures": measures,
            "goals": goals,
            "surveys": surveys,
            "answers_for": bool(records),
            "late": [
                (record, [days_in_words(problem.message) for problem in late])
                for record in records
                if (late := views.late_in(record))
            ],
            "meetings": _meetings(owner, views),
            "parent": views.content.owners.get(owner.parent or ""),
            "works_for": views.owners_of(owner.works_for),
            "below": below,
        },
        breadcrumbs=crumbs.owners(),
        section=SECTION,
        edit=owner.file,
    )


def days_in_words(text: str) -> str:
    """A finding as residents read it: ``skulle vara klar den 31 oktober 2026``, not ``2026-10-31``."""
    return _DAY.sub(_in_words, text)


def _in_words(found: re.Match[str]) -> str:
    try:
        day = PartialDate.parse(found[0])
    except ValueError:
        return found[0]
    return numbers.month(day.first) if day.day is None else numbers.in_sentence(day)


def _summary(owner: Owner, views: Views) -> str:
    promises = sum(owner.id in view.guarantee.owners for view in views.current_promises)
    goals = sum(owner.id in view.goal.owners for view in views.current_goals)
    measures = sum(owner.id in view.measure.owners for view in views.reported_measures)
    parts = [ngettext("{number} löfte", "{number} löften", promises)] if promises else []
    parts += [_("{count} mål", count=goals)] if goals else []
    parts += [_("{count} mått", count=measures)] if measures else []
    return _("Ansvarar för {parts}.", parts=listed(parts)) if parts else ""


def _meetings(owner: Owner, views: Views) -> list[tuple[Meeting, Report]]:
    found = [
        (meeting, report)
        for report in views.content.reports.values()
        for meeting in report.handled
        if meeting.by == owner.id and meeting.date
    ]
    return sorted(found, key=lambda pair: str(pair[0].date), reverse=True)
