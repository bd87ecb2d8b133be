"""A measure file written from what Kolada tells about a KPI: no guess is silent."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from paraply.kolada.faults import KoladaError
from paraply.kolada.groups import family
from paraply.kolada.rows import Kpi
from paraply.language import _
from paraply.load.files import suggested_id
from paraply.model.choices import Direction
from paraply.model.content import Content

FOLDER: Final = "content/results/measures"

_UNITS = (
    (r"\(%\)|\bprocent\b|\bandel\b", "procent"),
    (r"\bkr/inv\b|\bkr/invånare\b", "kronor per invånare"),
    (r"\bmnkr\b", "mnkr"),
    (r"\btkr\b", "tkr"),
    (r"\bkr\b", "kronor"),
    (r"\bindex\b", "index"),
    (r"\bantal (dagar|timmar|minuter|veckor|månader|år)\b", r"\1"),
    (r"\bantal\b", "antal"),
)
"""Kolada has no field for the unit: it is in the title."""

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


def unit_in(title: str) -> str | None:
    """The unit a title names, None when it names none."""
    for pattern, unit in _UNITS:
        if found := re.search(pattern, title, re.IGNORECASE):
            return found.expand(unit).lower()
    return None


def measure_file(kpi: Kpi, content: Content, chosen: Choices, today: date) -> MeasureFile:
    """The file of a new measure. Raises ``KoladaError`` when something is needed that only a person knows."""
    title = _UNIT_AT_THE_END.sub("", " ".join(kpi.title.split()))
    unit = chosen.unit or unit_in(kpi.title)
    if unit is None:
        raise KoladaError(
            _("Enheten framgår inte av titeln '{title}'. Skriv den: --unit kronor", title=kpi.title)
        )
    if chosen.direction is None:
        ways = "; ".join(f"{each.value} = {each.label}" for each in Direction)
        raise KoladaError(
            _(
                "Kolada säger inte om ett högt värde är bra eller dåligt i '{title}'. "
                "Skriv det själv med --direction ({ways}).",
                title=kpi.title,
                ways=ways,
            )
        )
    id_ = suggested_id(chosen.id or title)
    if id_ in content.measures:
        raise KoladaError(
            _(
                "Filen {file} finns redan. Välj ett annat namn: --id {proposal}",
                file=f"{FOLDER}/{id_}.yml",
                proposal=f"{id_}-2",
            )
        )
    area = chosen.area or _area_like(kpi, content)
    if area and area not in content.areas:
        raise KoladaError(
            _(
                "Området '{area}' finns inte. Välj ett av {areas}.",
                area=area,
                areas=", ".join(content.areas),
            )
        )
    group = _group_like(kpi, content)
    fields = CommentedMap(
        {
            "title": title,
            "area": area,
            "unit": unit,
            "decimals": 0 if unit in _WHOLE_UNITS else 1,
            "direction": chosen.direction.value,
            "definition": " ".join((kpi.description or "").split()) or None,
            "source": {"kind": "kolada", "id": kpi.id},
            "kolada_group": group,
            "target_state": "unknown",
        }
    )
    for name in [name for name, value in fields.items() if value is None]:
        del fields[name]
    fields.yaml_set_start_comment(
        _(
            "Skrivet {day} från Koladas uppgifter om {id}. Skriv gärna om titeln i klarspråk,\n"
            "och lägg till frågan (question), ansvariga (owners), hur ofta (every) och mål (targets).\n",
            day=today,
            id=kpi.id,
        )
    )
    guesses = []
    if not chosen.unit:
        guesses.append(_("Enheten är {unit}.", unit=unit))
    if area and not chosen.area:
        guesses.append(_("Området är {area}.", area=area))
    if group:
        title = content.kolada_groups[group].title
        guesses.append(_("Jämförelsegruppen är {id} ({title}).", id=group, title=title))
    return MeasureFile(id_, _yaml(fields), tuple(guesses))


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


def _yaml(fields: Mapping[str, object]) -> str:
    writer = YAML()
    writer.width = 4096  # one line for a text, however long: easier to edit and to compare
    text = io.StringIO()
    writer.dump(fields, text)
    return text.getvalue()
