"""The overview of everything about the section itself, and how its pages are made."""

from collections.abc import Iterator
from dataclasses import dataclass

from paraply.derive.equality import equality_of
from paraply.derive.views import Views
from paraply.model.municipality import Status
from paraply.render import urls, wording
from paraply.render.page import Page
from paraply.render.pages import crumbs, equality, policies, visits
from paraply.render.pages.accessibility import conformity_text

SECTION = "about"


@dataclass(frozen=True, slots=True)
class Line:
    """A page with what it holds, in one line."""

    title: str
    url: str
    text: str


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    lead = "Här ser du hur sidorna är gjorda, hur bedömningarna räknas och vad vi inte vet."
    yield Page(
        address=urls.ABOUT,
        title="Om de här sidorna",
        description=f"{views.content.municipality.name}: {lead}",
        template="about.html",
        values={
            "lead": lead,
            "lines": lines_of(views),
            "is_unofficial": views.content.municipality.status is Status.UNOFFICIAL,
        },
        breadcrumbs=(crumbs.START,),
        section=SECTION,
    )


def lines_of(views: Views) -> list[Line]:
    """Every page below this one, with its answer."""
    documents = list(views.content.policies.values())
    decisions = len(views.content.decisions)
    files = wording.counted(len(views.measures), "mått", "mått")
    to_read = wording.counted(decisions, "beslut", "beslut")
    return [
        Line(
            "Så arbetar vi med kvalitet",
            urls.QUALITY_WORK,
            f"De sex delarna, och hur de hänger ihop. {to_read} att läsa.",
        ),
        Line("Styrdokument", urls.POLICIES, policies.lead_of(documents)),
        Line(
            "Så räknas bedömningarna",
            urls.JUDGEMENT,
            "Reglerna bakom varje bedömning, utveckling och jämförelse.",
        ),
        Line("Är löftena likställda?", urls.EQUALITY, equality.lead_of(equality_of(views))),
        Line("Ordlista", urls.GLOSSARY, "Orden som används på sidorna, förklarade."),
        Line("Öppna data", urls.OPEN_DATA, f"Siffrorna bakom {files}, att hämta som filer."),
        Line(
            "Tillgänglighetsredogörelse",
            urls.ACCESSIBILITY,
            conformity_text(views.content.municipality.accessibility),
        ),
        Line("Besök på sidorna", urls.VISITS, visits.lead_of(visits.visit_measures(views))),
    ]
