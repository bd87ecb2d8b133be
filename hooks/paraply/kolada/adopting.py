"""The catalogue's figures taken into a municipality's content: what has a value, and what was left out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from paraply.keyfigures.figure import KeyFigure
from paraply.keyfigures.written import area_in, measure_fields
from paraply.kolada.client import Client
from paraply.kolada.faults import KoladaError
from paraply.kolada.fetch import fetch
from paraply.kolada.groups import family, newest
from paraply.kolada.measures import FOLDER, group_for
from paraply.kolada.rows import Group
from paraply.kolada.snapshots import Stamp
from paraply.language import _
from paraply.model.content import Content
from paraply.model.ids import plain_id
from paraply.model.measure import Measure
from paraply.model.record import Origin
from paraply.text.yamledit import block
from paraply.text.yamlfile import read_yaml

GENERAL = "Liknande kommuner, övergripande"
"""The kind of group that any figure may be compared in, by the first words of its title."""
COUNTY = "läns kommuner"
"""What the title of a county's group has in it: ``Uppsala läns kommuner (ovägt medel)``."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """Texts of files by path, the reason for each figure that was left out, and notes for a person."""

    files: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """Kolada's ids of the groups that the municipality as a whole is compared with, where there are any."""

    default_group: str | None
    county_group: str | None


def groups_of(client: Client, code: str) -> Groups:
    """The groups of a municipality. Raises ``KoladaError`` when Kolada does not know its code."""
    name = _name(client, code)
    general = [
        group
        for same, group in newest(client.groups_titled(name), name).items()
        if same.startswith(f"{GENERAL}, ")
    ]
    counties = [
        group
        for group in client.groups_titled(COUNTY)
        if code in {member.member_id for member in group.members}
    ]
    return Groups(general[0].id if general else None, counties[0].id if counties else None)


def adopt(
    content: Content,
    client: Client,
    stamp: Stamp,
    figures: Sequence[KeyFigure],
    areas: Mapping[str, str],
) -> Adopted:
    """Measures, snapshots and lists for the figures that the content does not have yet.

    ``areas``: the municipality's own area for each standard area; figures of others get none.

    Raises ``KoladaError`` when the answers cannot be trusted; then nothing is adopted.
    """
    code = content.municipality.code
    if code is None:
        raise KoladaError(_('Kommunkoden saknas. Skriv den inom citattecken: code: "9999".'))
    there = {measure.kolada for measure in content.measures.values()}
    wanted = [figure for figure in figures if figure.id not in there]
    if not wanted:
        return Adopted()
    name = _name(client, code)
    ours = list(newest(client.groups_titled(name), name).values())
    texts: dict[str, str] = {}
    made: dict[str, Measure] = {}
    kpis: dict[str, str] = {}
    for figure in wanted:
        id_ = _free(figure.title, {*content.measures, *made})
        path = f"{FOLDER}/{id_}.yml"
        group = _group(figure, ours)
        texts[path] = block(measure_fields(figure, area_in(figure, areas), group))
        document = read_yaml(texts[path], path)
        measure = Measure.model_validate(document.value)
        made[id_] = measure.read_from(Origin(path, id_, document.lines))
        kpis[path] = figure.id
    wider = replace(content, measures={**content.measures, **made})
    ids = set(kpis.values())
    fetched = fetch(wider, client, stamp, only=ids, optional=ids)
    kept = {path: text for path, text in texts.items() if kpis[path] not in fetched.left_out}
    return Adopted({**kept, **fetched.files}, fetched.left_out, fetched.notes)


def _name(client: Client, code: str) -> str:
    for place in client.municipalities():
        if place.id == code and place.type == "K":
            return place.title
    raise KoladaError(_("Kolada har ingen kommun med koden {code}.", code=code))


def _group(figure: KeyFigure, ours: Sequence[Group]) -> str | None:
    """The group of a figure's own kind, where Kolada makes one for the municipality."""
    return group_for(figure.peers, [group for group in ours if family(group.title)])


def _free(title: str, taken: Collection[str]) -> str:
    id_ = plain_id(title)
    number = 2
    while id_ in taken:
        id_ = f"{plain_id(title)}-{number}"
        number += 1
    return id_
