"""The handbook for those who write, review and publish: tasks, fields and rules.

It is part of the public site, since a person who is about to write a first change has no preview yet, and
nothing in it is secret. But it is for the few: not in the navigation, the search or the site map.
"""

from collections.abc import Iterator, Sequence

from paraply.language import _
from paraply.model.kinds import WRITTEN
from paraply.problems import Family, Rule
from paraply.render import urls
from paraply.render.handbook import TASKS, field_tables
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs


def _handbook() -> crumbs.Crumbs:
    return (crumbs.start(), Crumb(_("Handbok"), urls.HANDBOOK))


def pages(rules: Sequence[Rule]) -> Iterator[Page]:
    """The front page, a page per task, a page of fields per kind of file, and the rules."""
    told = [task.translated() for task in TASKS]
    tasks = [(task.title, urls.handbook_task(task.slug), task.lead) for task in told]
    kinds = [(kind.title, urls.handbook_fields(kind.slug), kind.file) for kind in WRITTEN]
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
    names = {kind.slug: _(kind.one) for kind in WRITTEN}
    for task in told:
        related = [(titles[slug], urls.handbook_task(slug)) for slug in task.related]
        if task.record:
            fields = _("Alla fält: {kind}", kind=names[task.record])
            related.append((fields, urls.handbook_fields(task.record)))
        address = urls.handbook_task(task.slug)
        yield _page(
            address, task.title, task.lead, "handbook_task.html", _handbook(), task=task, related=related
        )
    for kind in WRITTEN:
        lead = _("Skriv bara det du vet. Det som saknas visas som ”uppgift saknas”, eller inte alls.")
        address, tables = urls.handbook_fields(kind.slug), field_tables(kind.title, kind.model)
        yield _page(
            address,
            _("Fält: {kind}", kind=_(kind.one)),
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
