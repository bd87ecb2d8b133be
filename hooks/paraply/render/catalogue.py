"""The data catalogue that Sveriges dataportal harvests: DCAT-AP-SE 3.0.1 as RDF/XML.

Profile: https://docs.dataportal.se/dcat/. Every node has an absolute IRI, since the harvester knows a node by
its IRI from day to day; there are no blank nodes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from paraply import language
from paraply.derive.views import MeasureView, Views
from paraply.language import _
from paraply.model.choices import DataTheme, Every
from paraply.model.dates import PartialDate
from paraply.model.municipality import Status
from paraply.render import urls, wording
from paraply.render.promise_data import has_kolada_values
from paraply.render.statements import NAMESPACES, Iri, Statement, Words
from paraply.render.values import address_of

AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
ORGANISATION: Final = "http://dataportal.se/organisation/SE"
MEDIA_TYPES: Final = {"csv": "text/csv", "json": "application/json"}
KOLADA_TERMS: Final = f"{urls.OPEN_DATA}#villkor-kolada"
"""Kolada asks for its name, not for a licence: its values never get the municipality's own."""
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_DAYS: Final = {4: "gYear", 7: "gYearMonth", 10: "date"}
"""The data type of XML Schema for a date, by its length."""


FREQUENCIES: Final[Mapping[Every, str]] = {
    Every.DAY: "DAILY",
    Every.WEEK: "WEEKLY",
    Every.MONTH: "MONTHLY",
    Every.QUARTER: "QUARTERLY",
    Every.THIRD: "ANNUAL_3",
    Every.HALF_YEAR: "ANNUAL_2",
    Every.YEAR: "ANNUAL",
    Every.TWO_YEARS: "BIENNIAL",
    Every.THREE_YEARS: "TRIENNIAL",
    Every.FOUR_YEARS: "QUADRENNIAL",
}
"""The EU's word for how often: http://publications.europa.eu/resource/authority/frequency"""

SWEDISH: Final = Iri(f"{AUTHORITY}language/SWE")


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is told of a set of data; addresses from the site's root."""

    address: str
    title: str
    description: str
    page: str
    files: tuple[str, ...]
    has_kolada: bool
    updated: PartialDate | None = None
    themes: tuple[DataTheme, ...] = ()
    keywords: tuple[str, ...] = ()
    every: Every | None = None
    span: tuple[date, date] | None = None


def has_catalogue(views: Views) -> bool:
    """Only a municipality that publishes itself, and can be named, describes its data to others."""
    made = views.content.municipality
    return made.status is Status.OFFICIAL and bool(made.organisation_number and made.site_address)


def datasets(views: Views) -> Iterator[Dataset]:
    """All promises, all measures together, and each measure."""
    name = views.content.municipality.name
    areas = tuple(area.title for area in views.content.areas.values())
    if views.promises:
        yield Dataset(
            f"{urls.OPEN_DATA}#loften",
            _("Löften till invånare och företag"),
            _(
                "Alla tjänstegarantier och servicenivåer i {name}, med nivå, konsekvens, läge och bedömning.",
                name=name,
            ),
            urls.PROMISES,
            (urls.ALL_PROMISES_CSV, urls.ALL_PROMISES_JSON),
            any(has_kolada_values(view) for view in views.promises.values()),
            keywords=(_("tjänstegarantier"), _("servicenivåer"), *areas),
        )
    if views.measures:
        spans = [view.span for view in views.measures.values() if view.span]
        days = [view.updated for view in views.measures.values() if view.updated]
        yield Dataset(
            f"{urls.OPEN_DATA}#matt",
            _("Alla mått och värden"),
            _(
                "Alla mått för {name}: ett värde per period och grupp, eller skälet till att det saknas.",
                name=name,
            ),
            urls.MEASURES,
            (urls.ALL_OUTCOMES,),
            any(view.measure.kolada for view in views.measures.values()),
            max(days, default=None),
            keywords=(_("kvalitet"), _("resultat"), *areas),
            span=(min(first for first, _last in spans), max(last for _first, last in spans))
            if spans
            else None,
        )
    for view in views.measures.values():
        yield _of_measure(view, views)


def catalogue(views: Views, site_address: str) -> bytes:
    """The catalogue of every dataset: the same bytes for the same content."""
    from paraply.render.rdf import rdf_xml  # noqa: PLC0415  (see there)

    return rdf_xml(_statements(views, site_address))


def _statements(views: Views, site_address: str) -> Iterator[Statement]:
    made = views.content.municipality
    number = "".join(char for char in made.organisation_number or "" if char.isdigit())
    publisher, root = f"{ORGANISATION}{number}", address_of(f"{urls.OPEN_DATA}#katalog", site_address)
    contact = address_of(f"{urls.OPEN_DATA}#kontakt", site_address)
    yield root, "rdf:type", Iri(f"{NAMESPACES['dcat']}Catalog")
    yield root, "dcterms:title", Words(_("Löften och resultat"), language.tag())
    yield (
        root,
        "dcterms:description",
        Words(_("Löften, mått och resultat i {name}.", name=made.name), language.tag()),
    )
    yield root, "dcterms:publisher", Iri(publisher)
    yield root, "dcterms:language", SWEDISH
    yield root, "foaf:homepage", Iri(address_of(urls.OPEN_DATA, site_address))
    if made.licence:
        yield root, "dcterms:license", Iri(made.licence)
    yield publisher, "rdf:type", Iri(f"{NAMESPACES['foaf']}Agent")
    yield publisher, "rdf:type", Iri(f"{NAMESPACES['foaf']}Organization")
    yield publisher, "foaf:name", Words(made.name)
    yield contact, "rdf:type", Iri(f"{NAMESPACES['vcard']}Organization")
    yield contact, "vcard:fn", Words(made.contact.centre or made.name)
    yield contact, "vcard:hasURL", Iri(address_of(urls.OPEN_DATA, site_address))
    if made.contact.email:
        yield contact, "vcard:hasEmail", Iri(f"mailto:{made.contact.email}")
    for told in datasets(views):
        yield root, "dcat:dataset", Iri(address_of(told.address, site_address))
        yield from _dataset(told, site_address, publisher, contact)
        for file in told.files:
            yield from _distribution(told, file, site_address, made.licence)
    if any(told.has_kolada for told in datasets(views)):
        terms = address_of(KOLADA_TERMS, site_address)
        yield terms, "rdf:type", Iri(f"{NAMESPACES['dcterms']}RightsStatement")
        text = _(
            "{raw_source}. {own_processing} när värdena är omräknade.",
            raw_source=wording.raw_source(),
            own_processing=wording.own_processing(),
        )
        yield terms, "rdfs:label", Words(text, language.tag())


def _dataset(told: Dataset, site_address: str, publisher: str, contact: str) -> Iterator[Statement]:
    node = address_of(told.address, site_address)
    yield node, "rdf:type", Iri(f"{NAMESPACES['dcat']}Dataset")
    yield node, "dcterms:title", Words(told.title, language.tag())
    yield node, "dcterms:description", Words(told.description, language.tag())
    yield node, "dcterms:publisher", Iri(publisher)
    yield node, "dcat:contactPoint", Iri(contact)
    for theme in told.themes or (DataTheme.GOVERNMENT,):
        yield node, "dcat:theme", Iri(f"{AUTHORITY}data-theme/{theme.value}")
    for keyword in told.keywords:
        yield node, "dcat:keyword", Words(keyword, language.tag())
    if told.every:
        yield node, "dcterms:accrualPeriodicity", Iri(f"{AUTHORITY}frequency/{FREQUENCIES[told.every]}")
    if told.span:
        period = f"{node}-tid"
        yield node, "dcterms:temporal", Iri(period)
        yield period, "rdf:type", Iri(f"{NAMESPACES['dcterms']}PeriodOfTime")
        for term, day in zip(("dcat:startDate", "dcat:endDate"), told.span, strict=True):
            yield period, term, Words(str(day), datatype=f"{XSD}date")
    yield node, "dcterms:accessRights", Iri(f"{AUTHORITY}access-right/PUBLIC")
    yield node, "dcterms:language", SWEDISH
    yield node, "dcat:landingPage", Iri(address_of(told.page, site_address))
    if told.updated:
        changed = str(told.updated)
        yield node, "dcterms:modified", Words(changed, datatype=f"{XSD}{_DAYS[len(changed)]}")


def _distribution(told: Dataset, file: str, site_address: str, licence: str | None) -> Iterator[Statement]:
    ending = file.rpartition(".")[2]
    address = address_of(file, site_address)
    node = f"{address}#fil-{told.address.partition('#')[2]}"
    yield address_of(told.address, site_address), "dcat:distribution", Iri(node)
    yield node, "rdf:type", Iri(f"{NAMESPACES['dcat']}Distribution")
    yield node, "dcterms:title", Words(f"{told.title}, {ending.upper()}", language.tag())
    yield node, "dcat:accessURL", Iri(address)
    yield node, "dcat:downloadURL", Iri(address)
    yield node, "dcterms:format", Words(MEDIA_TYPES[ending])
    if told.has_kolada:
        yield node, "dcterms:rights", Iri(address_of(KOLADA_TERMS, site_address))
    elif licence:
        yield node, "dcterms:license", Iri(licence)


def _of_measure(view: MeasureView, views: Views) -> Dataset:
    measure, name = view.measure, views.content.municipality.name
    area = views.area_of(measure)
    unit = _("Enhet: {unit}.", unit=measure.unit)
    return Dataset(
        f"{urls.of(measure)}#data",
        measure.title,
        " ".join([measure.question or measure.title.rstrip(".") + ".", unit, _("Gäller {name}.", name=name)]),
        urls.of(measure),
        (urls.data_file(measure, "csv"), urls.data_file(measure, "json")),
        measure.kolada is not None,
        view.updated,
        area.data_themes if area else (),
        (*measure.synonyms, *((area.title,) if area else ())),
        measure.every,
        view.span,
    )
