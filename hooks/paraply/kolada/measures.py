"""A measure file written from Kolada's metadata of a KPI: every guess is reported."""

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from paraply.keyfigures.catalogue import area_of, figures
from paraply.keyfigures.units import unit_in
from paraply.keyfigures.written import measure_fields
from paraply.kolada.faults import KoladaError
from paraply.kolada.groups import family
from paraply.kolada.rows import Group, Kpi
from paraply.language import _
from paraply.model.choices import Direction
from paraply.model.content import Content
from paraply.model.ids import plain_id
from paraply.model.kolada import KoladaGroup
from paraply.text.yamledit import block

FOLDER: Final = "content/results/measures"

_UNIT_AT_THE_END = re.compile(
    r"[ ,]{0,5}(\bandel )?\(%\)$|, ?(kr(/inv|/invånare)?|mnkr|tkr|index|antal( \w+)?)$", re.IGNORECASE
)
_WHOLE_UNITS = {"kronor", "kronor per invånare", "antal"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What Kolada cannot tell, None where it is not said: above all, which way is better."""

    direction: Direction | None = None
    unit: str | None = None
    area: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureFile:
    """A file to write: its id, its text, and what was guessed."""

    id: str
    text: str
    guesses: tuple[str, ...]

    @property
    def path(self) -> str:
        """Where it goes, from the root."""
        return f"{FOLDER}/{self.id}.yml"


def measure_file(kpi: Kpi, content: Content, chosen: Choices, today: date) -> MeasureFile:
    """The file of a new measure: in the catalogue's words where it has the figure, else in Kolada's.

    Raises ``KoladaError`` when something is needed that only a person knows, or a name cannot be used.
    """
    figure = figures().get(kpi.id)
    area = chosen.area or _area_like(kpi, content)
    if figure and not chosen.area:
        area = area_of(kpi.id) if area_of(kpi.id) in content.areas else area
    if area and area not in content.areas:
        raise KoladaError(
            _(
                "Området '{area}' finns inte. Välj ett av {areas}.",
                area=area,
                areas=", ".join(content.areas),
            )
        )
    group = group_for(figure.peers, content.kolada_groups.values()) if figure else _group_like(kpi, content)
    fields = (
        measure_fields(figure, area, group) if figure else _fields_of(kpi, area, group, unit_of(kpi, chosen))
    )
    if chosen.unit:
        fields["unit"] = chosen.unit
    if chosen.direction:
        fields["direction"] = chosen.direction.value
    if fields["direction"] is None:
        raise KoladaError(_without_direction(kpi))
    id_ = _free_id(chosen.id, str(fields["title"]), content)
    guesses = [_("Texterna är katalogens. Läs dem, och ändra vad ni vill.")] if figure else []
    if not chosen.unit and not figure:
        guesses.append(_("Enheten är {unit}.", unit=fields["unit"]))
    if area and not chosen.area:
        guesses.append(_("Området är {area}.", area=area))
    if group:
        title = content.kolada_groups[group].title
        guesses.append(_("Jämförelsegruppen är {id} ({title}).", id=group, title=title))
    text = block(fields) if figure else _yaml(fields, _heading(kpi, today))
    return MeasureFile(id_, text, tuple(guesses))


def unit_of(kpi: Kpi, chosen: Choices) -> str:
    """The unit that is chosen or that the title names. Raises ``KoladaError`` when there is none."""
    unit = chosen.unit or unit_in(kpi.title)
    if unit is None:
        raise KoladaError(
            _("Enheten framgår inte av titeln '{title}'. Skriv den: --unit kronor", title=kpi.title)
        )
    return unit


def group_for(peers: str | None, groups: Iterable[KoladaGroup | Group]) -> str | None:
    """The newest listed group of similar municipalities of a kind, such as ``grundskola``."""
    wanted = f"Liknande kommuner {peers}"
    found = [
        (group.title[-4:], group.id)
        for group in groups
        if peers and (family(group.title) or "").rpartition(", ")[0].casefold() == wanted.casefold()
    ]
    return max(found)[1] if found else None


def _fields_of(kpi: Kpi, area: str | None, group: str | None, unit: str) -> dict[str, Any]:
    """The fields in Kolada's own words; which way is better is left open."""
    fields = {
        "title": _UNIT_AT_THE_END.sub("", " ".join(kpi.title.split())),
        "area": area,
        "unit": unit,
        "decimals": 0 if unit in _WHOLE_UNITS else 1,
        "direction": None,
        "definition": " ".join((kpi.description or "").split()) or None,
        "source": {"kind": "kolada", "id": kpi.id},
        "kolada_group": group,
        "target_state": "unknown",
    }
    return {name: value for name, value in fields.items() if value is not None or name == "direction"}


def _without_direction(kpi: Kpi) -> str:
    ways = "; ".join(f"{each.value} = {each.label}" for each in Direction)
    return _(
        "Kolada säger inte om ett högt värde är bra eller dåligt i '{title}'. "
        "Skriv det själv med --direction ({ways}).",
        title=kpi.title,
        ways=ways,
    )


def _free_id(given: str | None, title: str, content: Content) -> str:
    """The file's name: the one that is given, or one made of the title."""
    if given and re.search(r"[/\\]|\.\.|^\.", given):
        raise KoladaError(
            _(
                "'{name}' duger inte som adress. Skriv --id {proposal}",
                name=given,
                proposal=plain_id(given),
            )
        )
    id_ = plain_id(given or title)
    if id_ in content.measures:
        raise KoladaError(
            _(
                "Filen {file} finns redan. Välj ett annat namn: --id {proposal}",
                file=f"{FOLDER}/{id_}.yml",
                proposal=f"{id_}-2",
            )
        )
    return id_


def _heading(kpi: Kpi, today: date) -> str:
    return _(
        "Skrivet {day} från Koladas uppgifter om {id}. Skriv gärna om titeln i klarspråk,\n"
        "och lägg till frågan (question), ansvariga (owners), hur ofta (every) och mål (targets).\n",
        day=today,
        id=kpi.id,
    )


def _area_like(kpi: Kpi, content: Content) -> str | None:
    """The area of another measure that Kolada has in the same field of activity."""
    for measure in content.measures.values():
        snapshot = content.snapshots.get(measure.kolada or "")
        if snapshot and kpi.operating_area and snapshot.operating_area == kpi.operating_area:
            return measure.area
    return None


def _group_like(kpi: Kpi, content: Content) -> str | None:
    """The newest listed group of similar municipalities for the KPI's own field, such as ``grundskola``."""
    field = (kpi.operating_area or "").lower()
    found = []
    for group in content.kolada_groups.values():
        topic = (family(group.title) or "").rpartition(", ")[0].removeprefix("Liknande kommuner").strip(" ,")
        if topic and re.search(rf"\b{re.escape(topic.lower())}", field):
            found.append((group.title[-4:], group.id))
    return max(found)[1] if found else None


def _yaml(fields: Mapping[str, object], heading: str) -> str:
    writer = YAML()
    writer.width = 4096  # one line for a text, however long: easier to edit and to compare
    commented = CommentedMap(fields)
    commented.yaml_set_start_comment(heading)
    text = io.StringIO()
    writer.dump(commented, text)
    return text.getvalue()
