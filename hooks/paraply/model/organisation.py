"""How the municipality is organised: its areas, and the bodies that answer for what is done in them."""

import re
from typing import ClassVar, Final

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from paraply.language import N_, _
from paraply.model.appeal import Appeal
from paraply.model.choices import Choice, DataTheme
from paraply.model.dates import PartialDate
from paraply.model.keeping import Keeping, Kept
from paraply.model.record import FieldGroup, KoladaGroupId, ListedRecord, OwnerId
from paraply.model.values import Markdown, Text, WebAddress

ICON: Final = r"[a-z0-9]{1,30}(?:/[a-z0-9-]{1,60}){1,2}"
"""How the name of an icon is written."""

ICONS: Final = (
    ("material/snowflake", N_("snöflinga")),
    ("material/road-variant", N_("väg")),
    ("material/bus", N_("buss")),
    ("material/bike", N_("cykel")),
    ("material/ferry", N_("färja")),
    ("material/water", N_("vattendroppe")),
    ("material/recycle", N_("återvinning")),
    ("material/pine-tree", N_("träd")),
    ("material/leaf", N_("blad")),
    ("material/book-open-page-variant", N_("uppslagen bok")),
    ("material/swim", N_("simning")),
    ("material/soccer", N_("fotboll")),
    ("material/music-note", N_("musiknot")),
    ("material/palette", N_("palett")),
    ("material/school", N_("studentmössa")),
    ("material/baby-carriage", N_("barnvagn")),
    ("material/human-cane", N_("person med käpp")),
    ("material/wheelchair-accessibility", N_("person i rullstol")),
    ("material/silverware-fork-knife", N_("kniv och gaffel")),
    ("material/briefcase", N_("portfölj")),
    ("material/handshake", N_("handslag")),
    ("material/storefront", N_("butik")),
    ("material/hammer-wrench", N_("hammare och skiftnyckel")),
    ("material/city", N_("stad")),
    ("material/fire-truck", N_("brandbil")),
    ("material/phone", N_("telefon")),
    ("material/vote", N_("valurna")),
)
"""Icons of Material that suit what a municipality does: offered by the form. A file may name another."""


class Pictogram(Choice):
    """The pictures that an area may have: six drawn in the theme, or an icon of Material's by name."""

    SCHOOL = "school", "skolbyggnad"
    HOUSE = "house", "hus"
    HAND_HEART = "hand-heart", "hand med hjärta"
    MASKS = "masks", "teatermasker"
    PEOPLE = "people", "människor"
    CHART = "chart", "diagram"

    @classmethod
    def _missing_(cls, value: object) -> "Pictogram | None":
        """An icon, such as ``material/snowflake``. Whether it is there is asked by the check."""
        if not isinstance(value, str) or not re.fullmatch(ICON, value):
            return None
        icon = str.__new__(cls, value)
        icon._name_ = icon._value_ = icon.swedish = value
        return icon

    @property
    def is_icon(self) -> bool:
        """Whether it is one of Material's, and not drawn in the theme."""
        return "/" in self.value

    @classmethod
    def offered(cls) -> tuple[tuple[str, str], ...]:
        """The drawn ones, then icons that suit what a municipality does."""
        return (*super().offered(), *((name, _(label)) for name, label in ICONS))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The drawn ones with their labels, or the name of an icon."""
        drawn = super().__get_pydantic_json_schema__(schema, handler)
        title = {name: drawn.pop(name, "") for name in ("title", "description")}
        icon = {"type": "string", "pattern": f"^{ICON}$", "examples": [name for name, _label in ICONS]}
        return {name: text for name, text in title.items() if text} | {"anyOf": [drawn, icon]}


class Area(ListedRecord):
    """A verksamhetsområde: everything a resident meets under one roof."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "id",
        Keeping.MEANING: "kolada_group",
        Keeping.SAID: "title mission owners",
        Keeping.RETOLD: "lead",
        Keeping.TOLD: "pictogram contact data_themes",
        Keeping.PARTS: "appeal",
    }

    title: Text = Field(title="Titel", description="Områdets namn.")
    lead: Text | None = Field(None, title="Ingress", description="Området i en mening.")
    mission: Markdown | None = Field(None, title="Uppdrag", description="Vad lagen säger att vi ska göra.")
    owners: tuple[OwnerId, ...] = Field(
        (), title="Ansvariga", description="Id för dem som svarar för hela området."
    )
    pictogram: Pictogram | None = Field(
        None,
        title="Bild",
        description="Bilden på områdets ruta. Också en ikon ur Material, som material/snowflake.",
    )
    contact: Text | None = Field(None, title="Kontakt", description="Vem man frågar.")
    appeal: Appeal | None = Field(
        None, title="Överklaga", description="Hur beslut i området oftast överklagas."
    )
    kolada_group: KoladaGroupId | None = Field(None, title="Jämförelsegrupp", description="Koladas id.")
    data_themes: tuple[DataTheme, ...] = Field(
        (),
        title="Datateman",
        description="Vad områdets siffror handlar om, i dataportaler.",
    )


class OwnerKind(Choice):
    """What sort of body answers for something."""

    COUNCIL = "council", "Kommunfullmäktige"
    COMMITTEE = "committee", "Nämnd"
    OFFICE = "office", "Kontor"
    COMPANY = "company", "Bolag"
    JOINT_AUTHORITY = "joint_authority", "Kommunalförbund"


class Owner(ListedRecord):
    """A body that answers for promises, goals and measures."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "id",
        Keeping.FACT: "name kind valid_from",
        Keeping.END: "valid_to",
        Keeping.SAID: "parent works_for",
        Keeping.TOLD: "contact url",
        Keeping.UNSEEN: "reviewers",
    }

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
