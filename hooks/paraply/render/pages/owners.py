"""The owner pages: what each nämnd, kontor, bolag or kommunalförbund answers for, and what is late."""

from collections.abc import Iterator

from paraply.derive.views import Views
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.municipality import Owner, OwnerKind
from paraply.model.results import Goal, Handled, Report, Survey
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import crumbs

SECTION = "owners"
HEADINGS = {
    OwnerKind.COUNCIL: "Kommunfullmäktige",
    OwnerKind.COMMITTEE: "Nämnder",
    OwnerKind.OFFICE: "Kontor",
    OwnerKind.COMPANY: "Bolag",
    OwnerKind.JOINT_AUTHORITY: "Kommunalförbund",
}


def pages(views: Views) -> Iterator[Page]:
    """The list of owners by kind, and every owner."""
    owners = views.content.owners.values()
    groups = [
        (kind, [(owner, _summary(owner, views)) for owner in owners if owner.kind is kind])
        for kind in OwnerKind
        if any(owner.kind is kind for owner in owners)
    ]
    yield Page(
        address=urls.OWNERS,
        title="Ansvariga",
        description=f"Vem som svarar för löften, mål och resultat i {views.content.municipality.name}.",
        template="owners.html",
        values={"groups": groups, "headings": {kind.value: title for kind, title in HEADINGS.items()}},
        breadcrumbs=(crumbs.START,),
        section=SECTION,
    )
    for owner in owners:
        yield _owner_page(owner, views)


def _owner_page(owner: Owner, views: Views) -> Page:
    promises = [view for view in views.current_promises if owner.id in view.guarantee.owners]
    measures = [view for view in views.measures.values() if owner.id in view.measure.owners]
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
    summary = _summary(owner, views)
    return Page(
        address=urls.of(owner),
        title=owner.name,
        description=f"{owner.name}: {summary}",
        template="owner.html",
        values={
            "owner": owner,
            "summary": summary,
            "promises": promises,
            "measures": measures,
            "goals": goals,
            "surveys": surveys,
            "answers_for": bool(records),
            "late": [(record, late) for record in records if (late := views.late_in(record))],
            "meetings": _meetings(owner, views),
            "parent": views.content.owners.get(owner.parent or ""),
            "works_for": views.owners_of(owner.works_for),
            "below": below,
        },
        breadcrumbs=crumbs.OWNERS,
        section=SECTION,
        edit=owner.file,
    )


def _summary(owner: Owner, views: Views) -> str:
    promises = sum(owner.id in view.guarantee.owners for view in views.current_promises)
    goals = sum(owner.id in view.goal.owners for view in views.current_goals)
    measures = sum(owner.id in view.measure.owners for view in views.measures.values())
    parts = [f"{promises} {'löfte' if promises == 1 else 'löften'}"] if promises else []
    parts += [f"{goals} mål"] if goals else []
    parts += [f"{measures} mått"] if measures else []
    if not parts:
        return "Inga löften, mål eller mått är kopplade hit än."
    return (
        f"Svarar för {', '.join(parts[:-1])} och {parts[-1]}."
        if len(parts) > 1
        else f"Svarar för {parts[0]}."
    )


def _meetings(owner: Owner, views: Views) -> list[tuple[Handled, Report]]:
    found = [
        (meeting, report)
        for report in views.content.reports.values()
        for meeting in report.handled
        if meeting.by == owner.id and meeting.date
    ]
    return sorted(found, key=lambda pair: str(pair[0].date), reverse=True)
