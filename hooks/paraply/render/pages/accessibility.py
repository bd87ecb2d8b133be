"""The accessibility statement, made from the municipality's file: eleven contents under Digg's headings.

Lag (2018:1937) om tillgänglighet till digital offentlig service, and MDFFS 2019:2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paraply import numbers
from paraply.derive.views import Views
from paraply.model.municipality import (
    Accessibility,
    AssessmentMethod,
    Conformity,
    Municipality,
    Shortcoming,
    ShortcomingKind,
    Status,
)
from paraply.model.values import PartialDate
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import crumbs

SECTION = "about"
SERVICE = "Kvalitet och resultat"
"""The name of the service, as the site itself is called."""

LAW = "lagen om tillgänglighet till digital offentlig service"
UNKNOWN_SITUATION = "Uppgift saknas om vem det är ett hinder för."
_CONFORMITY = {
    Conformity.FULL: f"Webbplatsen är helt förenlig med {LAW}.",
    Conformity.PARTIAL: f"Webbplatsen är delvis förenlig med {LAW}. Bristerna står nedan.",
    Conformity.NONE: f"Webbplatsen är inte förenlig med {LAW}. Bristerna står nedan.",
}
_METHODS = {
    AssessmentMethod.SELF: "Vi har själva testat webbplatsen (självskattning).",
    AssessmentMethod.EXTERNAL: "En utomstående har granskat webbplatsen (extern granskning).",
}


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What stands in the way in one situation of use."""

    situation: str
    shortcomings: Sequence[Shortcoming]


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    municipality = views.content.municipality
    stated = municipality.accessibility
    is_draft = municipality.status is Status.UNOFFICIAL
    answer = conformity_text(stated)
    yield Page(
        address=urls.ACCESSIBILITY,
        title="Tillgänglighetsredogörelse (utkast)" if is_draft else "Tillgänglighetsredogörelse",
        description=f"{SERVICE}, {municipality.name}: {answer}",
        template="accessibility.html",
        values={
            "service": SERVICE,
            "stated": stated,
            "is_draft": is_draft,
            "answer": answer,
            "not_met": _hindrances(stated, (ShortcomingKind.NOT_MET, None)),
            "burdens": _hindrances(stated, (ShortcomingKind.DISPROPORTIONATE,)),
            "outside": _hindrances(stated, (ShortcomingKind.OUTSIDE_LAW,)),
            "none_known": none_known_text(stated),
            "no_burden": _unless_unknown(
                stated, "Kommunen åberopar inte det undantaget, som står i 12 § i lagen."
            ),
            "none_outside": _unless_unknown(stated, "Vi känner inte till något innehåll som lagen undantar."),
            "method": _METHODS[stated.method] if stated.method else "Uppgift saknas om hur vi har testat.",
            "assessed": _day_sentence("Webbplatsen bedömdes senast", stated.assessed, "bedömningen gjordes"),
            "updated": _day_sentence(
                "Redogörelsen uppdaterades senast", stated.updated, "redogörelsen uppdaterades"
            ),
            "can_be_reached": can_be_reached(municipality),
        },
        breadcrumbs=crumbs.ABOUT,
        section=SECTION,
        edit=municipality.file,
        updated=stated.updated,
    )


def conformity_text(stated: Accessibility) -> str:
    """How far the law is met; unknown until somebody has assessed it."""
    if stated.conformity is None:
        return "Uppgift saknas om hur tillgänglig webbplatsen är. Den är inte bedömd."
    return _CONFORMITY[stated.conformity]


def none_known_text(stated: Accessibility) -> str:
    """What stands where no shortcoming is listed: that there is none, or that nobody knows."""
    if stated.conformity is Conformity.FULL:
        return "Vi känner inte till några brister."
    return _unless_unknown(stated, "Uppgift saknas om vilka bristerna är.")


def can_be_reached(municipality: Municipality) -> bool:
    """Whether there is any way to tell of a shortcoming."""
    contact = municipality.contact
    return bool(municipality.accessibility.report_url or contact.phone or contact.email)


def _unless_unknown(stated: Accessibility, text: str) -> str:
    """The text, unless nobody has assessed the site: then nothing is known of it."""
    return text if stated.conformity else "Uppgift saknas, eftersom webbplatsen inte är bedömd."


def _hindrances(stated: Accessibility, kinds: Sequence[ShortcomingKind | None]) -> list[Hindrance]:
    """The shortcomings of some kinds, by situation in the order of the file."""
    found: dict[str, list[Shortcoming]] = {}
    for shortcoming in stated.shortcomings:
        if shortcoming.kind in kinds:
            found.setdefault(shortcoming.situation or UNKNOWN_SITUATION, []).append(shortcoming)
    return [Hindrance(situation, shortcomings) for situation, shortcomings in found.items()]


def _day_sentence(told: str, day: PartialDate | None, unknown: str) -> str:
    return f"{told} {numbers.day(day)}." if day else f"Uppgift saknas om när {unknown}."
