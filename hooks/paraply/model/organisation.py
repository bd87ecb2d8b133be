"""How the municipality is organised: its areas, and the bodies that answer for what is done in them."""

from pydantic import Field

from paraply.model.appeal import Appeal
from paraply.model.choices import Choice
from paraply.model.dates import PartialDate
from paraply.model.record import FieldGroup, KoladaGroupId, ListedRecord, OwnerId
from paraply.model.values import Markdown, Text, WebAddress


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
    owners: tuple[OwnerId, ...] = Field(
        (), title="Ansvariga", description="Id för dem som svarar för hela området."
    )
    pictogram: Pictogram | None = Field(None, title="Bild", description="Bilden på områdets ruta.")
    contact: Text | None = Field(None, title="Kontakt", description="Vem man frågar.")
    appeal: Appeal | None = Field(
        None, title="Överklaga", description="Hur beslut i området oftast överklagas."
    )
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


class AreasFile(FieldGroup):
    """The file ``areas.yml``."""

    areas: tuple[Area, ...] = Field(
        title="Områden", description="Verksamhetsområdena, i den ordning de visas."
    )


class OwnersFile(FieldGroup):
    """The file ``owners.yml``."""

    owners: tuple[Owner, ...] = Field(
        title="Ansvariga", description="Nämnder, kontor, bolag och kommunalförbund."
    )
