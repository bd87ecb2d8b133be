"""The overview of everything about the section itself, and how its pages are made."""

from collections.abc import Iterator
from dataclasses import dataclass

from paraply.derive.equality import equality_of
from paraply.derive.present_state import present_state_of
from paraply.derive.unshown import selection
from paraply.derive.views import Views
from paraply.language import _
from paraply.model.municipality import Status
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import archive, complaints, crumbs, equality, not_shown, policies, visits
from paraply.render.pages.accessibility import conformity_text
from paraply.render.present import lead_of
from paraply.speech.text import of

SECTION = "about"


@dataclass(frozen=True, slots=True)
class Line:
    """A page with what it holds, in one line."""

    title: str
    url: str
    text: str


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    lead = _("Här ser du hur sidorna är gjorda, hur bedömningarna räknas och vad vi inte vet.")
    yield Page(
        address=urls.ABOUT,
        title=_("Om de här sidorna"),
        description=of(views.content.municipality.name, lead),
        template="about.html",
        values={
            "lead": lead,
            "lines": lines_of(views),
            "is_unofficial": views.content.municipality.status is Status.UNOFFICIAL,
        },
        breadcrumbs=(crumbs.start(),),
        section=SECTION,
    )


def lines_of(views: Views) -> list[Line]:
    """Every page below this one, with its answer."""
    documents = list(views.content.policies.values())
    decisions = len(views.content.decisions)
    return [
        Line(_("Nuläge"), urls.PRESENT_STATE, lead_of(present_state_of(views))),
        Line(
            _("Så arbetar vi med kvalitet"),
            urls.QUALITY_WORK,
            _("De sex delarna, och hur de hänger ihop. {count} beslut att läsa.", count=decisions),
        ),
        Line(_("Styrdokument"), urls.POLICIES, policies.lead_of(documents)),
        Line(
            _("Så räknas bedömningarna"),
            urls.JUDGEMENT,
            _("Reglerna bakom varje bedömning, utveckling och jämförelse."),
        ),
        Line(_("Svarar alla löften på samma frågor?"), urls.EQUALITY, equality.lead_of(equality_of(views))),
        Line(_("Klaga och överklaga"), urls.COMPLAINTS, complaints.lead_of()),
        Line(_("Ordlista"), urls.GLOSSARY, _("Orden som används på sidorna, förklarade.")),
        Line(
            _("Öppna data"),
            urls.OPEN_DATA,
            _("Siffrorna bakom {count} mått, att hämta som filer.", count=len(views.measures)),
        ),
        Line(
            _("Tillgänglighetsredogörelse"),
            urls.ACCESSIBILITY,
            conformity_text(views.content.municipality.accessibility),
        ),
        Line(
            _("Mått som inte visas"),
            urls.NOT_SHOWN,
            not_shown.lead_of(selection(views.content)),
        ),
        Line(_("Besök på sidorna"), urls.VISITS, visits.lead_of(views)),
        Line(_("Arkiv: så stod det då"), urls.ARCHIVE, archive.lead_of(views)),
    ]
