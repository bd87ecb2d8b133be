"""Kolada's groups of similar municipalities are recreated each year, with new ids; the content pins one."""

import re
from collections.abc import Iterable, Mapping

from paraply.kolada.faults import KoladaError
from paraply.kolada.rows import Group
from paraply.kolada.wanted import Wanted
from paraply.language import _
from paraply.model.kolada import KoladaGroup

_YEARLY = re.compile(r"(.+), ([0-9]{4})")


def family(title: str) -> str | None:
    """A yearly group's title without its year, ``Liknande kommuner LSS, Tierp``; None for other groups."""
    found = _YEARLY.fullmatch(title)
    return found[1] if found else None


def newest(groups: Iterable[Group], name: str) -> dict[str, Group]:
    """The newest group of each family whose title has the municipality's name as one of its parts."""
    found: dict[str, Group] = {}
    for group in sorted(groups, key=lambda group: (group.title[-4:], group.id)):
        same = family(group.title)
        if same and same.rpartition(", ")[2] == name:
            found[same] = group
    return found


def listed(wanted: Wanted, pinned: Iterable[Group], titled: Iterable[Group], name: str) -> dict[str, Group]:
    """The groups to list, by id: those the content names, those listed before, and the newest of ours.

    Raises ``KoladaError`` when a group that the content names is gone, with the one to take instead.
    """
    kept = {group.id: group for group in pinned}
    ours = newest(titled, name)
    gone = [
        _(
            "{place}: Gruppen {id} finns inte längre i Kolada. {advice}",
            place=place,
            id=id_,
            advice=_instead(ours),
        )
        for id_, place in wanted.groups.items()
        if id_ not in kept
    ]
    if gone:
        raise KoladaError("\n".join(gone))
    replaced = {
        id_
        for id_, group in kept.items()
        if id_ not in wanted.groups and (same := family(group.title)) in ours and ours[same or ""].id != id_
    }
    for group in (*kept.values(), *ours.values()):
        if not group.members:
            raise KoladaError(
                _(
                    "Gruppen {id} ({title}) är tom i Kolada. Försök igen senare.",
                    id=group.id,
                    title=group.title,
                )
            )
    found = {id_: group for id_, group in kept.items() if id_ not in replaced}
    found |= {group.id: group for group in ours.values()}
    return dict(sorted(found.items()))


def newer(wanted: Wanted, groups: Mapping[str, Group], name: str) -> list[str]:
    """A line for each group the content names that Kolada has made anew since."""
    ours = newest(groups.values(), name)
    lines = []
    for id_, place in wanted.groups.items():
        now = ours.get(family(groups[id_].title) or "")
        if now and now.id != id_:
            lines.append(
                _(
                    "Det finns en nyare grupp än {id} ({title}): {newer} ({newer_title}). "
                    "Byt där {id} står om du vill jämföra med den, först i {place}.",
                    id=id_,
                    title=groups[id_].title,
                    newer=now.id,
                    newer_title=now.title,
                    place=place,
                )
            )
    return lines


def changes(old: Iterable[KoladaGroup], new: Mapping[str, Group]) -> list[str]:
    """What differs between the list that is there and the new one."""
    before = {group.id: group for group in old}
    lines = [f"+ {group.id} {group.title}" for id_, group in new.items() if id_ not in before]
    for id_, group in before.items():
        if id_ not in new:
            lines.append(f"− {id_} {group.title}")
            continue
        if group.title != new[id_].title:
            lines.append(f"~ {id_} {group.title} → {new[id_].title}")
        joined = sorted({member.member_id for member in new[id_].members} - set(group.members))
        left = sorted(set(group.members) - {member.member_id for member in new[id_].members})
        told = [_("{code} är ny i gruppen", code=code) for code in joined]
        told += [_("{code} har lämnat gruppen", code=code) for code in left]
        lines += [f"~ {id_} {group.title}: {each}" for each in told]
    return lines


def _instead(ours: Mapping[str, Group]) -> str:
    if not ours:
        return _("Sök en annan grupp på kolada.se.")
    return _(
        "Välj en av {groups}.", groups=", ".join(f"{group.id} ({group.title})" for group in ours.values())
    )
