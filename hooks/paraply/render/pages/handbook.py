"""The handbook for those who write, review and publish: tasks, fields and rules.

It is part of the public site, since a person who is about to write a first change has no preview yet, and
nothing in it is secret. But it is for the few: not in the navigation, the search or the site map.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from paraply.language import N_, _
from paraply.model.guarantee import Elsewhere, Guarantee
from paraply.model.imports import ImportMapping
from paraply.model.measure import Measure
from paraply.model.municipality import Municipality
from paraply.model.organisation import Area, Owner
from paraply.model.results import Decision, Goal, Policy, Report, Survey
from paraply.problems import Family, Rule
from paraply.render import urls
from paraply.render.handbook import TASKS, field_tables
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of file: its address in the handbook, its Swedish name, and where such files are."""

    slug: str
    title: str
    file: str
    model: type[BaseModel]


RECORDS: Final = (
    RecordKind("lofte", N_("Löfte"), "content/guarantees/NAMN.md", Guarantee),
    RecordKind("matt", N_("Mått"), "content/results/measures/NAMN.yml", Measure),
    RecordKind("mal", N_("Mål"), "content/results/goals/NAMN.md", Goal),
    RecordKind("matning", N_("Mätning"), "content/results/surveys/NAMN.yml", Survey),
    RecordKind("rapport", N_("Rapport"), "content/results/reports/NAMN.yml", Report),
    RecordKind("styrdokument", N_("Styrdokument"), "content/results/policies/NAMN.md", Policy),
    RecordKind("beslut", N_("Beslut"), "content/results/decisions/NAMN.yml", Decision),
    RecordKind(
        "andra-kommuner", N_("Löfte i en annan kommun"), "content/results/elsewhere/NAMN.yml", Elsewhere
    ),
    RecordKind("inlasning", N_("Inläsning av kalkylblad"), "content/results/imports/NAMN.yml", ImportMapping),
    RecordKind("omrade", N_("Område"), "content/results/areas.yml", Area),
    RecordKind("ansvarig", N_("Ansvarig"), "content/results/owners.yml", Owner),
    RecordKind("kommunen", N_("Kommunen"), "content/results/municipality.yml", Municipality),
)
"""Every kind of file that people write, in the order of the handbook."""


def _handbook() -> crumbs.Crumbs:
    return (crumbs.start(), Crumb(_("Handbok"), urls.HANDBOOK))


def pages(rules: Sequence[Rule]) -> Iterator[Page]:
    """The front page, a page per task, a page of fields per kind of file, and the rules."""
    told = [task.translated() for task in TASKS]
    tasks = [(task.title, urls.handbook_task(task.slug), task.lead) for task in told]
    kinds = [(_(kind.title), urls.handbook_fields(kind.slug), kind.file) for kind in RECORDS]
    yield _page(
        urls.HANDBOOK,
        _("Handbok"),
        _("För dig som skriver, granskar och publicerar. Välj det du ska göra."),
        "handbook.html",
        (crumbs.start(),),
        groups=[
            (_("Det här ska jag göra"), "uppgifter", tasks),
            (_("Vad kan stå i en fil?"), "falt", kinds),
        ],
    )
    lead = _("Varje slag av fil har sina fält. Välj vad du skriver.")
    groups = [(_("Slag av filer"), "filer", kinds)]
    yield _page(urls.HANDBOOK_FIELDS, _("Fält"), lead, "handbook.html", _handbook(), groups=groups)
    titles = {task.slug: task.title for task in told}
    names = {kind.slug: _(kind.title) for kind in RECORDS}
    for task in told:
        related = [(titles[slug], urls.handbook_task(slug)) for slug in task.related]
        if task.record:
            fields = _("Alla fält: {kind}", kind=names[task.record].lower())
            related.append((fields, urls.handbook_fields(task.record)))
        address = urls.handbook_task(task.slug)
        yield _page(
            address, task.title, task.lead, "handbook_task.html", _handbook(), task=task, related=related
        )
    for kind in RECORDS:
        lead = _("Skriv bara det du vet. Det som saknas visas som ”uppgift saknas”, eller inte alls.")
        address, tables = urls.handbook_fields(kind.slug), field_tables(_(kind.title), kind.model)
        yield _page(
            address,
            _("Fält: {kind}", kind=_(kind.title).lower()),
            lead,
            "handbook_fields.html",
            (*_handbook(), Crumb(_("Fält"), urls.HANDBOOK_FIELDS)),
            kind=kind,
            tables=tables,
        )
    lead = _("Ett fel stoppar bygget. En varning visas, och kan besvaras i filen.")
    families = [(family, [rule for rule in rules if rule.family is family]) for family in Family]
    yield _page(urls.HANDBOOK_RULES, _("Regler"), lead, "handbook_rules.html", _handbook(), families=families)


def _page(
    address: str, title: str, lead: str, template: str, way: tuple[Crumb, ...], **values: object
) -> Page:
    return Page(
        address=address,
        title=title,
        description=lead,
        template=template,
        values={"lead": lead, **values},
        breadcrumbs=way,
        noindex=True,
    )
