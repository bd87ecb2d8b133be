"""Who publishes: the municipality, its contact, colours and settings."""

from typing import ClassVar

from pydantic import Field

from paraply.language import SWEDISH
from paraply.model.accessibility import Accessibility, Supervisor
from paraply.model.choices import Choice
from paraply.model.copies import KeptCopy
from paraply.model.formats import (
    Colour,
    Email,
    MunicipalityCode,
    OrganisationNumber,
    Phone,
    Picture,
    SiteAddress,
)
from paraply.model.keeping import Keeping, Kept
from paraply.model.record import FieldGroup, KoladaGroupId, Record
from paraply.model.values import Flag, Text, WebAddress


class Status(Choice):
    """Whether the municipality has made the content its own."""

    UNOFFICIAL = "unofficial", "Förslag"
    OFFICIAL = "official", "Publicerat av kommunen"


class Contact(FieldGroup):
    """Where people turn."""

    centre: Text | None = Field(None, title="Kontaktcenter", description="Vad mottagningen heter.")
    phone: Phone | None = Field(None, title="Telefon", description="Med riktnummer.")
    email: Email | None = Field(None, title="E-post", description="Adressen till kontaktcenter.")
    complaints_url: WebAddress | None = Field(None, title="Synpunkter", description="Sidan för synpunkter.")
    appeal_text: Text | None = Field(None, title="Överklaga", description="Hur man överklagar ett beslut.")


class Colours(FieldGroup):
    """The municipality's own colours."""

    primary: Colour | None = Field(None, title="Huvudfärg", description="Bakgrund i sidhuvud och sidfot.")
    accent: Colour | None = Field(None, title="Betoning", description="Knappar och markering på huvudfärgen.")


class KoladaSettings(FieldGroup):
    """Which groups the municipality is compared with."""

    keeping: ClassVar[Kept] = {
        Keeping.MEANING: "default_group county_group",
    }

    default_group: KoladaGroupId | None = Field(None, title="Liknande kommuner", description="Koladas id.")
    county_group: KoladaGroupId | None = Field(None, title="Länets kommuner", description="Koladas id.")


class Municipality(Record):
    """The municipality and its settings."""

    keeping: ClassVar[Kept] = {
        Keeping.SAID: "licence status",
        Keeping.MEANING: "dimensions",
        Keeping.TOLD: (
            "name short_name code organisation_number site_address contact supervisor language colours "
            "logo social_image"
        ),
        Keeping.PARTS: "kolada copies accessibility",
        Keeping.UNSEEN: "example",
    }

    name: Text = Field(title="Namn", description="Till exempel Exempelkommunen.")
    short_name: Text | None = Field(None, title="Kort namn", description="Till exempel Exempel, i diagram.")
    code: MunicipalityCode | None = Field(
        None, title="Kommunkod", description="Fyra siffror inom citattecken."
    )
    organisation_number: OrganisationNumber | None = Field(
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
    copies: tuple[KeptCopy, ...] = Field(
        (), title="Sparade kopior", description="Kopiorna som archive --register skriver in, för /om/arkiv/."
    )
    example: Flag = Field(False, title="Exempel", description="true bara i testernas påhittade kommun.")

    @property
    def label(self) -> str:
        """The name charts and sentences use."""
        return self.short_name or self.name
