"""What every record has in common: where it was read, and a few fields any record may carry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Annotated, ClassVar, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator
from pydantic.fields import FieldInfo

from paraply.model.choices import SourceKind
from paraply.model.dates import PartialDate
from paraply.model.keeping import Keeping, Kept
from paraply.model.values import Is, Refers, Text, WebAddress
from paraply.problems import Place
from paraply.text.positions import Path, place_of

OwnerId = Annotated[Text, Refers("owners")]
AreaId = Annotated[Text, Refers("areas")]
MeasureId = Annotated[Text, Refers("measures")]
GuaranteeId = Annotated[Text, Refers("guarantees")]
GoalId = Annotated[Text, Refers("goals")]
DecisionId = Annotated[Text, Refers("decisions")]
ReportId = Annotated[Text, Refers("reports")]
KoladaGroupId = Annotated[Text, Refers("kolada/groups")]
PastDay = Annotated[PartialDate, Is.PAST_DAY]
Reason = Annotated[Text, Is.REASON]


class FieldGroup(BaseModel):
    """A group of fields. Unknown fields are refused, and nothing is changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, value: object) -> object:
        """'' and null mean the same as an absent field; an unknown field is still refused."""
        if not isinstance(value, dict):
            return value
        if not any(map(_is_empty, value.values())):
            return value
        known = cls.model_fields
        return {key: inner for key, inner in value.items() if key not in known or not _is_empty(inner)}

    @model_validator(mode="after")
    def _share(self) -> Self:
        """Share the names of the fields that stood in the file: pydantic makes a set of them for each group.

        There are tens of thousands of groups, few sets differ, and nothing changes one.
        """
        object.__setattr__(self, "__pydantic_fields_set__", _one_of(frozenset(self.__pydantic_fields_set__)))
        return self


@lru_cache(maxsize=1024)
def _one_of(names: frozenset[str]) -> set[str]:
    return set(names)


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was read: the file, the id it got there, and the line of each field by path."""

    file: str
    id: str = ""
    lines: Mapping[Path, int] = field(default_factory=dict)
    prefix: Path = ()

    def place(self, *path: str | int) -> Place:
        """The line of a field, or of its nearest parent that has one."""
        return place_of(self.lines, self.file, (*self.prefix, *path))


class Source(FieldGroup):
    """Where a fact comes from."""

    keeping: ClassVar[Kept] = {
        Keeping.SAID: "kind id title",
        Keeping.LOOKED: "read page_changed",
        Keeping.TOLD: "url",
    }

    kind: SourceKind | None = Field(None, title="Slag", description="Vad för slags källa det är.")
    id: Text | None = Field(
        None, title="Beteckning", description="Källans egen beteckning, till exempel Koladas id."
    )
    title: Text | None = Field(None, title="Titel", description="Vad källan heter.")
    url: WebAddress | None = Field(None, title="Adress", description="Hela webbadressen till källan.")
    read: PastDay | None = Field(None, title="Läst", description="Dagen då uppgiften lästes.")
    page_changed: PastDay | None = Field(
        None, title="Sidan ändrad", description="När källan själv säger att den senast ändrades."
    )


class AcceptedWarning(FieldGroup):
    """A warning answered in the file."""

    rule: Text = Field(title="Regel", description="Regelns kod, till exempel G07.")
    why: Reason = Field(title="Varför", description="Varför det får vara så.")


class Correction(FieldGroup):
    """A published fact that turned out wrong, as it stood: nothing published is changed in silence."""

    field: Text = Field(title="Fält", description="Fältet som rättas, till exempel tolerance.")
    of: Text | None = Field(
        None, title="Rad", description="Vilken rad i en lista: perioden, rapporten eller kontrollmomentet."
    )
    was: Text | None = Field(None, title="Det stod", description="Det som var publicerat.")
    day: PastDay = Field(title="Dag", description="Dagen då det rättades.")
    by: Text | None = Field(None, title="Av", description="Id för en ansvarig, eller ett namn.")
    why: Reason = Field(title="Varför", description="Varför det var fel.")


class Excerpt(FieldGroup):
    """Something that knows where it was read, so that every message can say file and line."""

    _origin: Origin = PrivateAttr(default_factory=lambda: Origin(""))

    def read_from(self, origin: Origin) -> Self:
        """Remember where it was read; called once, by the loader."""
        self._origin = origin
        return self

    @cached_property  # pydantic finds a private attribute slowly, and lists ask for this once a row
    def file(self) -> str:
        """The file it was read from, named from the municipality's root folder."""
        return self._origin.file

    def place(self, *path: str | int) -> Place:
        """The place of a field, or of its nearest parent that has one."""
        return self._origin.place(*path)


class Record(Excerpt):
    """A noun of the domain with an id, and the fields that any record may carry."""

    keeping: ClassVar[Kept] = {
        Keeping.PARTS: "source",
        Keeping.TOLD: "synonyms",
        Keeping.ITS_OWN: "corrected old_addresses accepted",
    }

    source: Source | None = Field(
        None, title="Källa", description="Var uppgifterna kommer ifrån och när de lästes."
    )
    synonyms: tuple[Text, ...] = Field(
        (), title="Andra ord", description="Ord som invånare använder när de söker."
    )
    old_addresses: tuple[Text, ...] = Field(
        (), title="Gamla adresser", description="Tidigare adresser på webbplatsen. Var och en leder hit."
    )
    corrected: tuple[Correction, ...] = Field(
        (), title="Rättelser", description="Publicerade uppgifter som var fel, med vad som stod och varför."
    )
    accepted: tuple[AcceptedWarning, ...] = Field(
        (), title="Besvarade varningar", description="Varningar som får stå kvar, med skäl."
    )


class FileRecord(Record):
    """A record with a file of its own: the file's stem is its id."""

    @cached_property
    def id(self) -> str:
        """The file's stem, and the last part of the address."""
        return self._origin.id


class ListedRecord(Record):
    """A record in a list: it names its own id."""

    id: Text = Field(
        title="Id", description="Kort namn i adressen: små bokstäver a–z, siffror och bindestreck."
    )


def pieces_of(info: FieldInfo) -> Iterator[object]:
    """Every type and mark that a field's annotation is made of."""
    yield from info.metadata
    waiting: list[object] = [info.annotation]
    while waiting:
        piece = waiting.pop()
        yield piece
        yield get_origin(piece)
        waiting += get_args(piece)
