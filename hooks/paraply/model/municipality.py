"""Who publishes: the municipality, its areas and its owners, and what other municipalities promise."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from paraply.language import SWEDISH, _
from paraply.model.choices import Choice
from paraply.model.dates import PartialDate
from paraply.model.guarantee import Level
from paraply.model.record import FileRecord, KoladaGroupId, ListedRecord, OwnerId, Part, Record
from paraply.model.values import Flag, Markdown, Text, WebAddress, refused


def _luhn(number: str) -> str:
    """Ten digits whose last checks the others (Luhn; Bolagsverket's rule for organisation numbers)."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    checks = sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0
    if len(digits) != 10 or not checks:
        raise refused(
            "organisation_number",
            _("'{number}' är inget organisationsnummer", number=number),
            _("Kontrollera siffrorna."),
        )
    return number


def _code(code: str) -> str:
    if len(code) != 4 or not code.isdigit():
        raise refused(
            "municipality_code",
            _("'{code}' är ingen kommunkod", code=code),
            _("Den har fyra siffror, till exempel '0114'."),
        )
    return code


def _hex_colour(colour: str) -> str:
    if (
        len(colour) != 7
        or colour[0] != "#"
        or any(sign not in "0123456789abcdefABCDEF" for sign in colour[1:])
    ):
        raise refused(
            "colour", _("'{colour}' är ingen färg", colour=colour), _("Skriv till exempel '#0d3a47'.")
        )
    return colour


def _email(address: str) -> str:
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", address):
        raise refused(
            "email",
            _("'{address}' är ingen e-postadress", address=address),
            _("Skriv till exempel kontakt@example.org."),
        )
    return address


def _phone(number: str) -> str:
    if not re.fullmatch(r"\+?[0-9][0-9 ()-]*", number):
        raise refused(
            "phone",
            _("'{number}' är inget telefonnummer", number=number),
            _("Skriv siffror, till exempel 010-000 00 00."),
        )
    return number


def _picture(path: str) -> str:
    if not re.fullmatch(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:svg|png|jpe?g|webp)", path):
        raise refused(
            "picture",
            _("'{path}' är ingen bildfil i docs/", path=path),
            _("Lägg bilden i docs/assets/ och skriv till exempel assets/logotyp.svg."),
        )
    return path


def _site_address(address: str) -> str:
    """Plain parts only: it becomes the beginning of rules that web servers read."""
    if not re.fullmatch(r"https?://[\w.-]+(?::\d{1,5})?(?:/[\w.~-]+)*/?", address, re.ASCII):
        raise refused(
            "address",
            _("'{address}' duger inte som webbplatsens adress", address=address),
            _("Skriv den utan frågetecken och andra tecken, till exempel https://www.example.org/kvalitet/."),
        )
    return address


Email = Annotated[Text, AfterValidator(_email)]
Phone = Annotated[Text, AfterValidator(_phone)]
Colour = Annotated[Text, AfterValidator(_hex_colour)]
SiteAddress = Annotated[WebAddress, AfterValidator(_site_address)]
Picture = Annotated[Text, AfterValidator(_picture)]
"""A file of the site's own: a picture from elsewhere would tell its host of every visitor."""


class Status(Choice):
    """Whether the municipality has made the content its own."""

    UNOFFICIAL = "unofficial", "Förslag"
    OFFICIAL = "official", "Publicerat av kommunen"


class AssessmentMethod(Choice):
    """How accessibility was assessed."""

    SELF = "self", "självskattning"
    EXTERNAL = "external", "extern granskning"


class Conformity(Choice):
    """How far the law on accessibility is met."""

    FULL = "full", "helt förenlig"
    PARTIAL = "partial", "delvis förenlig"
    NONE = "none", "inte förenlig"


class ShortcomingKind(Choice):
    """Why something is not accessible."""

    NOT_MET = "not_met", "uppfyller inte lagkraven"
    DISPROPORTIONATE = "disproportionate_burden", "oskäligt betungande att anpassa"
    OUTSIDE_LAW = "outside_law", "omfattas inte av lagen"


class Contact(Part):
    """Where people turn."""

    centre: Text | None = Field(None, title="Kontaktcenter", description="Vad mottagningen heter.")
    phone: Phone | None = Field(None, title="Telefon", description="Med riktnummer.")
    email: Email | None = Field(None, title="E-post", description="Adressen till kontaktcenter.")
    complaints_url: WebAddress | None = Field(None, title="Synpunkter", description="Sidan för synpunkter.")
    appeal_text: Text | None = Field(None, title="Överklaga", description="Hur man överklagar ett beslut.")


class Supervisor(Part):
    """The authority that supervises accessibility."""

    name: Text | None = Field(None, title="Namn", description="Myndighetens namn.")
    url: WebAddress | None = Field(None, title="Adress", description="Sidan för anmälan.")


class Shortcoming(Part):
    """Something that is not accessible."""

    text: Text = Field(title="Brist", description="Vad som inte fungerar.")
    situation: Text | None = Field(
        None, title="Användningssituation", description="För vem det är ett hinder."
    )
    kind: ShortcomingKind | None = Field(None, title="Slag", description="Varför det inte är tillgängligt.")
    reason: Text | None = Field(None, title="Skäl", description="Varför bristen finns kvar.")
    alternative: Text | None = Field(None, title="Alternativ", description="Hur man kan göra i stället.")


class Accessibility(Part):
    """What the accessibility statement is made from (lag 2018:1937, MDFFS 2019:2)."""

    assessed: PartialDate | None = Field(None, title="Bedömd", description="När webbplatsen bedömdes.")
    updated: PartialDate | None = Field(
        None, title="Uppdaterad", description="När redogörelsen uppdaterades."
    )
    method: AssessmentMethod | None = Field(None, title="Metod", description="Självskattning eller extern.")
    conformity: Conformity | None = Field(None, title="Förenlighet", description="Helt, delvis eller inte.")
    report_url: WebAddress | None = Field(
        None, title="Rapportera brist", description="Sidan för att rapportera."
    )
    shortcomings: tuple[Shortcoming, ...] = Field((), title="Brister", description="Kända brister.")


class Colours(Part):
    """The municipality's own colours."""

    primary: Colour | None = Field(None, title="Huvudfärg", description="Bakgrund i sidhuvud och sidfot.")
    accent: Colour | None = Field(None, title="Betoning", description="Knappar och markering på huvudfärgen.")


class KoladaSettings(Part):
    """Which groups the municipality is compared with."""

    default_group: KoladaGroupId | None = Field(None, title="Liknande kommuner", description="Koladas id.")
    county_group: KoladaGroupId | None = Field(None, title="Länets kommuner", description="Koladas id.")


class Municipality(Record):
    """The municipality and its settings."""

    name: Text = Field(title="Namn", description="Till exempel Exempelkommunen.")
    short_name: Text | None = Field(None, title="Kort namn", description="Till exempel Exempel, i diagram.")
    code: Annotated[Text, AfterValidator(_code)] | None = Field(
        None, title="Kommunkod", description="Fyra siffror inom citattecken."
    )
    organisation_number: Annotated[Text, AfterValidator(_luhn)] | None = Field(
        None, title="Organisationsnummer", description="Tio siffror. Utan det skrivs ingen datakatalog."
    )
    status: Status = Field(
        Status.UNOFFICIAL, title="Läge", description="Förslag eller kommunens egen publicering."
    )
    site_address: SiteAddress | None = Field(None, title="Webbplatsens adress", description="Hela adressen.")
    contact: Contact = Field(
        default_factory=Contact, title="Kontakt", description="Vart invånare vänder sig."
    )
    supervisor: Supervisor | None = Field(None, title="Tillsynsmyndighet", description="För tillgänglighet.")
    accessibility: Accessibility = Field(
        default_factory=Accessibility, title="Tillgänglighet", description="Underlag till redogörelsen."
    )
    licence: WebAddress | None = Field(None, title="Licens", description="Licensens adress.")
    language: Text = Field(
        SWEDISH,
        title="Språk",
        description="Språkets kod. Andra än sv behöver en översättning.",
    )
    dimensions: dict[str, Text] = Field(
        default_factory=dict,
        title="Indelningar",
        description="Ord och svensk text för grupper, till exempel gender: Kön.",
    )
    colours: Colours = Field(default_factory=Colours, title="Färger", description="Kommunens färger.")
    logo: Picture | None = Field(None, title="Logotyp", description="Fil i docs/.")
    social_image: Picture | None = Field(
        None, title="Delningsbild", description="Fil i docs/, PNG eller JPEG på 1200 × 630 bildpunkter."
    )
    kolada: KoladaSettings = Field(default_factory=KoladaSettings, title="Kolada", description="Grupper.")
    example: Flag = Field(False, title="Exempel", description="true bara i testernas påhittade kommun.")

    @property
    def label(self) -> str:
        """The name charts and sentences use."""
        return self.short_name or self.name


class Pictogram(Choice):
    """The pictures that an area may have; they are drawn in the theme."""

    SCHOOL = "school", "skolbyggnad"
    HOUSE = "house", "hus"
    HAND_HEART = "hand-heart", "hand med hjärta"
    MASKS = "masks", "teatermasker"
    PEOPLE = "people", "människor"
    CHART = "chart", "diagram"


class Area(ListedRecord):
    """A verksamhetsområde: everything a resident meets under one roof."""

    title: Text = Field(title="Titel", description="Områdets namn.")
    lead: Text | None = Field(None, title="Ingress", description="Området i en mening.")
    mission: Markdown | None = Field(None, title="Uppdrag", description="Vad lagen säger att vi ska göra.")
    pictogram: Pictogram | None = Field(None, title="Bild", description="Bilden på områdets ruta.")
    contact: Text | None = Field(None, title="Kontakt", description="Vem man frågar.")
    kolada_group: KoladaGroupId | None = Field(None, title="Jämförelsegrupp", description="Koladas id.")


class OwnerKind(Choice):
    """What sort of body answers for something."""

    COUNCIL = "council", "Kommunfullmäktige"
    COMMITTEE = "committee", "Nämnd"
    OFFICE = "office", "Kontor"
    COMPANY = "company", "Bolag"
    JOINT_AUTHORITY = "joint_authority", "Kommunalförbund"


class Owner(ListedRecord):
    """A body that answers for promises, goals and measures."""

    name: Text = Field(title="Namn", description="Till exempel Byggnadsnämnden.")
    kind: OwnerKind = Field(title="Slag", description="Nämnd, kontor, bolag eller kommunalförbund.")
    parent: OwnerId | None = Field(None, title="Överordnad", description="Id för den som står över.")
    works_for: tuple[OwnerId, ...] = Field(
        (), title="Arbetar åt", description="Nämnder som kontoret arbetar åt."
    )
    contact: Text | None = Field(
        None, title="Kontakt", description="Roll och telefon eller e-post, inga namn."
    )
    reviewers: tuple[Text, ...] = Field(
        (), title="Granskare", description="Användarnamn i versionshanteringen."
    )
    valid_from: PartialDate | None = Field(None, title="Från", description="När den inrättades.")
    valid_to: PartialDate | None = Field(None, title="Till och med", description="När den upphörde.")
    url: WebAddress | None = Field(None, title="Adress", description="Egen webbsida.")


class Elsewhere(FileRecord):
    """A promise of another municipality, for comparison."""

    municipality: Text = Field(title="Kommun", description="Kommunens namn.")
    url: WebAddress | None = Field(None, title="Adress", description="Sidan där löftet står.")
    read: PartialDate | None = Field(None, title="Läst", description="När sidan lästes.")
    service: Text = Field(title="Tjänst", description="Vad löftet gäller.")
    level: Level | None = Field(None, title="Nivå", description="Nivån som utlovas.")
    consequence: Text | None = Field(None, title="Konsekvens", description="Vad som händer annars.")
    basis: Text | None = Field(None, title="Grund", description="Lag eller annan grund.")
