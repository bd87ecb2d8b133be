"""Ask Kolada for what the content names; the files to write, and what they change. Writes nothing itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from paraply.kolada import groups
from paraply.kolada.client import Client
from paraply.kolada.differences import COUNTS, differences, repeats
from paraply.kolada.faults import KoladaError
from paraply.kolada.keeping import COUNTRY, Keeping
from paraply.kolada.rows import Data, Group, Kpi, Municipality, snapshot_rows
from paraply.kolada.snapshots import (
    FOLDER,
    Stamp,
    groups_text,
    municipalities_text,
    revisions_of,
    snapshot_text,
)
from paraply.kolada.trust import (
    doubts_about_kpis,
    doubts_about_municipalities,
    doubts_about_rows,
    has_a_value_of,
)
from paraply.kolada.wanted import Wanted, wanted
from paraply.language import _
from paraply.model.content import Content
from paraply.model.kolada import Snapshot

STALE: Final = timedelta(days=300)
"""A snapshot that still holds is written again after this time: its date says when it was looked at."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Texts of files by path from the root, what they change by heading, and what a person should know.

    ``left_out``: the reason for each KPI that might be left out and was.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: Sequence[str] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)


def fetch(
    content: Content,
    client: Client,
    stamp: Stamp,
    accepted: Collection[str] = (),
    only: Collection[str] | None = None,
    optional: Collection[str] = (),
) -> Fetched:
    """Fetch what the content names, metadata first, or ``only`` some KPIs of it.

    A KPI in ``accepted`` may have another title than last time, and lack many of its values. One that is
    ``optional`` may be missing altogether: it is left out, with the reason.

    Raises ``KoladaError`` with every reason not to trust the answers.
    """
    question = wanted(content, stamp.fetched, only)
    if not question.measures:
        none = _("Inget mått hämtas från Kolada. Lägg till ett med --add, till exempel N15613.")
        return Fetched(notes=[none])
    kpis = client.kpis(sorted(question.measures))
    left_out = dict(_not_there(sorted(set(optional) & question.measures.keys()), kpis))
    question = question.without(left_out)
    _stop_at(doubts_about_kpis(question, kpis, content.snapshots, accepted))
    municipalities = client.municipalities()
    _stop_at(doubts_about_municipalities(question, municipalities, len(content.kolada_municipalities)))
    name = next(each.title for each in municipalities if each.id == question.code)
    pinned = client.groups(sorted({*question.groups, *content.kolada_groups}))
    listed = groups.listed(question, pinned, client.groups_titled(name), name)

    files, changes = _lists(content, municipalities, listed)
    notes = groups.newer(question, listed, name)
    names = {each.id: each.title for each in (*municipalities, *listed.values())}
    data = _data(client, question, municipalities)
    doubts: list[str] = []
    for id_ in sorted(question.measures):
        kpi, old = kpis[id_], content.snapshots.get(id_)
        rows = snapshot_rows(data[id_])
        if id_ in optional and not has_a_value_of(question.code, rows):
            left_out[id_] = _("Det fanns inget värde för kommunen att hämta.")
            continue
        keeping = Keeping.of(rows, question.code, _peers(question, id_, content, listed), stamp.fetched.year)
        rows = [row for row in rows if keeping.keeps(row)]
        doubts += doubts_about_rows(question, kpi, rows, old, accepted, keeping)
        if old is None and all(not each.rounds and not each.every for each in question.measures[id_]):
            notes += [f"{id_}: {note}" for note in [repeats(rows, question.code)] if note]
        changed = differences(old, kpi, rows, stamp, question.code, names, keeping)
        if changed or old is None or _is_due(old, stamp):
            revised = revisions_of(old, rows, question.code, stamp.fetched)
            files[f"{FOLDER}/{id_}.json"] = snapshot_text(kpi, rows, stamp, revised)
            same = _("Samma värden. Kontrollerade {day}.", day=stamp.fetched)
            changes[f"{id_} {kpi.title}"] = changed or [f"  {same}"]
    _stop_at(doubts)
    return Fetched(files, changes, notes, left_out)


def _not_there(ids: Iterable[str], kpis: Mapping[str, Kpi]) -> Iterable[tuple[str, str]]:
    """The ids that cannot be had, and why."""
    for id_ in ids:
        if id_ not in kpis:
            yield id_, _("Nyckeltalet finns inte längre i Kolada.")
        elif kpis[id_].municipality_type == "L":
            yield id_, _("Nyckeltalet gäller regioner, inte kommuner.")


def _peers(question: Wanted, id_: str, content: Content, listed: Mapping[str, Group]) -> set[str]:
    """The members of the groups that the measures of a KPI are compared with over the years."""
    found = set()
    for measure in question.measures[id_]:
        if group := listed.get(content.group_of(measure) or ""):
            found |= {member.member_id for member in group.members}
    return found


def _stop_at(doubts: Iterable[str]) -> None:
    if found := list(doubts):
        raise KoladaError("\n".join(found))


def _data(
    client: Client, question: Wanted, municipalities: Sequence[Municipality]
) -> Mapping[str, Sequence[Data]]:
    """The values of all KPIs for every municipality, the country, and the groups that the content names."""
    places = [each.id for each in municipalities if each.type == "K" or each.id == COUNTRY]
    found: dict[str, list[Data]] = defaultdict(list)
    for row in client.data(sorted(question.measures), [*places, *sorted(question.groups)], question.years):
        if row.period >= question.first_year(row.kpi):
            found[row.kpi].append(row)
    return found


def _lists(
    content: Content, municipalities: Sequence[Municipality], listed: Mapping[str, Group]
) -> tuple[dict[str, str], dict[str, Sequence[str]]]:
    """The two lists, where they differ from those there are."""
    files: dict[str, str] = {}
    changes: dict[str, Sequence[str]] = {}
    if changed := groups.changes(content.kolada_groups.values(), listed):
        files[f"{FOLDER}/groups.json"] = groups_text(listed.values())
        changes[_("Grupper av kommuner")] = changed
    before = {each.id: each.title for each in content.kolada_municipalities.values()}
    after = {each.id: each.title for each in municipalities}
    kinds = {each.id: each.type for each in content.kolada_municipalities.values()}
    if before != after or kinds != {each.id: each.type for each in municipalities}:
        files[f"{FOLDER}/municipalities.json"] = municipalities_text(municipalities)
        new = [f"+ {id_} {title}" for id_, title in after.items() if id_ not in before]
        gone = [f"− {id_} {title}" for id_, title in before.items() if id_ not in after]
        renamed = [
            f"~ {id_} {before[id_]} → {title}"
            for id_, title in after.items()
            if before.get(id_, title) != title
        ]
        changes[_("Kommuner och regioner")] = _counted(new, "+") + _counted(gone, "−") + renamed
    return files, changes


def _counted(lines: list[str], sign: str) -> list[str]:
    """The lines, or how many they are when a whole list is new."""
    return lines if len(lines) <= 10 else [_(COUNTS[sign], count=len(lines))]


def _is_due(old: Snapshot, stamp: Stamp) -> bool:
    """Whether the snapshot's date needs to say that it was looked at: Kolada should have published since."""
    days = [day.last for day in (old.publication_date, old.prel_publication_date) if day]
    if any(old.fetched.first <= day < stamp.fetched for day in days):
        return True
    return stamp.fetched - old.fetched.first > STALE
