"""The accessibility statement, made from the municipality's file: eleven contents under Digg's headings.

Lag (2018:1937) om tillgänglighet till digital offentlig service, and MDFFS 2019:2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paraply import numbers
from paraply.derive.views import Views
from paraply.language import N_, _
from paraply.model.accessibility import (
    Accessibility,
    AssessmentMethod,
    Conformity,
    Shortcoming,
    ShortcomingKind,
)
from paraply.model.municipality import Municipality, Status
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.speech.text import of

SECTION = "about"
SERVICE = N_("Kvalitet och resultat")
"""The name of the service, as the site itself is called."""

UNKNOWN_SITUATION = N_("Vi vet inte vem det är ett hinder för.")
_CONFORMITY = {
    Conformity.FULL: N_(
        "Webbplatsen är helt förenlig med lagen om tillgänglighet till digital offentlig service."
    ),
    Conformity.PARTIAL: N_(
        "Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service."
    ),
    Conformity.NONE: N_(
        "Webbplatsen är inte förenlig med lagen om tillgänglighet till digital offentlig service."
    ),
}
_METHODS = {
    AssessmentMethod.SELF: N_("Vi har själva testat webbplatsen (självskattning)."),
    AssessmentMethod.EXTERNAL: N_("En utomstående har granskat webbplatsen (extern granskning)."),
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
        searched=_("tillgänglighetsredogörelse, wcag"),
        title=_("Tillgänglighetsredogörelse (utkast)") if is_draft else _("Tillgänglighetsredogörelse"),
        description=of(f"{_(SERVICE)}, {municipality.name}", answer),
        template="accessibility.html",
        values={
            "service": _(SERVICE),
            "stated": stated,
            "is_draft": is_draft,
            "has_shortcomings": stated.conformity in {Conformity.PARTIAL, Conformity.NONE},
            "answer": answer,
            "not_met": _hindrances(stated, (ShortcomingKind.NOT_MET, None)),
            "burdens": _hindrances(stated, (ShortcomingKind.DISPROPORTIONATE,)),
            "outside": _hindrances(stated, (ShortcomingKind.OUTSIDE_LAW,)),
            "none_known": none_known_text(stated),
            "no_burden": _unless_unknown(
                stated, _("Kommunen åberopar inte det undantaget, som står i 12 § i lagen.")
            ),
            "none_outside": _unless_unknown(
                stated, _("Vi känner inte till något innehåll som lagen undantar.")
            ),
            "method": _(_METHODS[stated.method])
            if stated.method
            else _("Vi vet inte hur webbplatsen är testad."),
            "assessed": _("Webbplatsen bedömdes senast {day}.", day=numbers.in_sentence(stated.assessed))
            if stated.assessed
            else _("Vi vet inte när den bedömdes."),
            "updated": _("Redogörelsen uppdaterades senast {day}.", day=numbers.in_sentence(stated.updated))
            if stated.updated
            else _("Vi vet inte när redogörelsen uppdaterades."),
            "can_be_reached": can_be_reached(municipality),
        },
        breadcrumbs=crumbs.about(),
        section=SECTION,
        edit=municipality.file,
        updated=stated.updated,
    )


def conformity_text(stated: Accessibility) -> str:
    """How far the law is met; unknown until somebody has assessed it."""
    if stated.conformity is None:
        return _("Vi vet inte hur tillgänglig webbplatsen är. Den är inte bedömd.")
    return _(_CONFORMITY[stated.conformity])


def none_known_text(stated: Accessibility) -> str:
    """What stands where no shortcoming is listed: that there is none, or that nobody knows."""
    if stated.conformity is Conformity.FULL:
        return _("Vi känner inte till några brister.")
    return _unless_unknown(stated, _("Vi vet inte vilka bristerna är."))


def can_be_reached(municipality: Municipality) -> bool:
    """Whether there is any way to tell of a shortcoming."""
    contact = municipality.contact
    return bool(municipality.accessibility.report_url or contact.phone or contact.email)


def _unless_unknown(stated: Accessibility, text: str) -> str:
    """The text, unless nobody has assessed the site: then nothing is known of it."""
    return text if stated.conformity else _("Det vet vi inte, eftersom webbplatsen inte är bedömd.")


def _hindrances(stated: Accessibility, kinds: Sequence[ShortcomingKind | None]) -> list[Hindrance]:
    """The shortcomings of some kinds, by situation in the order of the file."""
    found: dict[str, list[Shortcoming]] = {}
    for shortcoming in stated.shortcomings:
        if shortcoming.kind in kinds:
            found.setdefault(shortcoming.situation or _(UNKNOWN_SITUATION), []).append(shortcoming)
    return [Hindrance(situation, shortcomings) for situation, shortcomings in found.items()]
