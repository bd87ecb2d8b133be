"""The page on open data: the files of every measure, what their fields mean and on which terms."""

from collections.abc import Iterator

from paraply.derive.views import Views
from paraply.model.choices import Choice, MeasureVerdict, Missing, OutcomeKind, Trend
from paraply.render import urls, wording
from paraply.render.page import Page
from paraply.render.pages import crumbs

SECTION = "about"
CSV_FIELDS = {
    "id": "Måttets korta namn, samma som i adressen.",
    "title": "Måttets titel.",
    "period": "Perioden som värdet gäller.",
    "value": "Värdet. Tomt om det saknas.",
    "unit": "Enheten.",
    "kind": "Slag av värde, se koderna nedan.",
    "carried": "”true” om värdet är upprepat från ett tidigare år, annars ”false”.",
    "missing": "Varför värdet saknas, se koderna nedan.",
    "dimension": "Indelningen om värdet gäller en grupp, till exempel ålder.",
    "group": "Gruppen.",
    "target": "Målet som värdet bedöms mot.",
}
"""What each column of a CSV file holds; a test holds the list to the file's own columns."""

JSON_FIELDS = {
    "id": "Måttets korta namn.",
    "title": "Måttets titel.",
    "kolada": "Koladas beteckning, om värdena kommer därifrån.",
    "unit": "Enheten.",
    "decimals": "Antal decimaler som sidan visar. Värdena i filen är inte avrundade.",
    "direction": "Vilket håll som är bättre.",
    "source": "Källan: slag, beteckning, titel, adress och när den lästes.",
    "url": "Sidan som visar måttet.",
    "outcomes": "Alla värden: period, värde, slag, upprepat, varför det saknas och grupp.",
    "targets": "Målen: från vilken period, minst och högst.",
    "verdict": "Bedömningen: kod, text, period, värde, mål, skäl och regel.",
    "trend": "Utvecklingen: kod och de två perioder som jämförs.",
    "comparisons": "Jämförelserna: grupp, period, antal, plats, median och medelvärde.",
    "updated": "När värdena hämtades.",
    "next_update": "När nästa värde kommer.",
    "licence": "Licensen för kommunens egna värden.",
    "attribution": "Vad du ska ange som källa.",
}
"""What each field of a JSON file holds, outermost level."""


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    count = len(views.measures)
    lead = "Inga mått är inlagda, så det finns inga siffror att hämta än."
    if count:
        behind = wording.counted(count, "mått", "mått")
        lead = f"Du får hämta siffrorna bakom {behind}, som kalkylblad eller för program."
    codes: list[tuple[str, type[Choice]]] = [
        ("Slag av värde", OutcomeKind),
        ("Varför ett värde saknas", Missing),
        ("Bedömning", MeasureVerdict),
        ("Utveckling", Trend),
    ]
    yield Page(
        address=urls.OPEN_DATA,
        title="Öppna data",
        description=f"{views.content.municipality.name}: {lead}",
        template="open_data.html",
        values={
            "lead": lead,
            "shown": list(views.measures.values()),
            "csv_fields": CSV_FIELDS,
            "json_fields": JSON_FIELDS,
            "codes": codes,
            "has_kolada": any(view.measure.kolada for view in views.measures.values()),
            "has_feed": bool(views.content.municipality.site_address),
        },
        breadcrumbs=crumbs.ABOUT,
        section=SECTION,
    )
