"""The page on open data: the files of every measure and promise, their fields and terms."""

from collections.abc import Iterator

from paraply.derive.views import Views
from paraply.model.choices import (
    Choice,
    MeasureVerdict,
    Missing,
    OutcomeKind,
    PromiseVerdict,
    Reason,
    Trend,
)
from paraply.model.guarantee import Bound, GuaranteeKind, GuaranteePath, GuaranteeState
from paraply.render import urls, wording
from paraply.render.catalogue import has_catalogue
from paraply.render.data_schemas import MEASURE_FIELDS, PROMISE_FIELDS, Schema
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.render.promise_data import PROMISE_COLUMNS

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


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    behind = [
        wording.counted(count, one, many)
        for count, one, many in (
            (len(views.measures), "mått", "mått"),
            (len(views.promises), "löfte", "löften"),
        )
        if count
    ]
    lead = "Inga mått eller löften är inlagda, så det finns inga siffror att hämta än."
    if behind:
        lead = f"Du får hämta siffrorna bakom {' och '.join(behind)}, som kalkylblad eller för program."
    codes: list[tuple[str, type[Choice]]] = [
        ("Slag av värde", OutcomeKind),
        ("Varför ett värde saknas", Missing),
        ("Bedömning av mått", MeasureVerdict),
        ("Bedömning av löften", PromiseVerdict),
        ("Varför en bedömning saknas", Reason),
        ("Utveckling", Trend),
        ("Slag av löfte", GuaranteeKind),
        ("Läge för löfte", GuaranteeState),
        ("Vägen framåt för löfte", GuaranteePath),
        ("Gräns för löfte", Bound),
    ]
    yield Page(
        address=urls.OPEN_DATA,
        title="Öppna data",
        description=f"{views.content.municipality.name}: {lead}",
        template="open_data.html",
        values={
            "lead": lead,
            "shown": list(views.measures.values()),
            "promises": [view.guarantee for view in views.promises.values()],
            "tables": [
                ("Kolumner i måttens CSV-filer", "Kolumn", CSV_FIELDS),
                ("Kolumner i löftenas CSV-filer", "Kolumn", PROMISE_COLUMNS),
                ("Fält i måttens JSON-filer", "Fält", _meanings(MEASURE_FIELDS)),
                ("Fält i löftenas JSON-filer", "Fält", _meanings(PROMISE_FIELDS)),
            ],
            "has_catalogue": has_catalogue(views),
            "codes": codes,
            "has_kolada": any(view.measure.kolada for view in views.measures.values()),
            "has_feed": bool(views.content.municipality.site_address),
        },
        breadcrumbs=crumbs.ABOUT,
        section=SECTION,
    )


def _meanings(fields: dict[str, tuple[str, Schema]]) -> dict[str, str]:
    return {name: meaning for name, (meaning, _schema) in fields.items()}
