"""A file in another folder than that of its kind: what its fields say that it is."""

import re
from collections.abc import Collection
from typing import Final

from paraply.language import _
from paraply.model.kind import Kind
from paraply.model.kinds import WRITTEN

MOST_READ: Final = 50_000
"""Bytes of a file that are looked at: the fields that a kind needs stand first."""

FEWEST: Final = 3
"""Fields that tell one kind from another."""

_KEY = re.compile(rb"^([a-z_]{1,40}):(?:[ ]|\r?$)", re.MULTILINE)


def kind_meant(fields: Collection[str], ending: str) -> Kind | None:
    """The only kind that has all of these fields, and needs none that is missing; None when there is none."""
    kinds = [
        kind
        for kind in WRITTEN
        if kind.has_file
        and kind.ending == ending
        and len(fields) >= FEWEST
        and set(fields) <= set(kind.model.model_fields)
        and all(name in fields for name, info in kind.model.model_fields.items() if info.is_required())
    ]
    return kinds[0] if len(kinds) == 1 else None


def kind_of(data: bytes, ending: str) -> Kind | None:
    """The kind that the fields of a file say that it is."""
    above = data[:MOST_READ].partition(b"\n---")[0]
    return kind_meant({found.decode() for found in _KEY.findall(above)}, ending)


def moved_to(kind: Kind) -> str:
    """What to do about a file of a kind that lies in another folder."""
    folder = f"content/{kind.path}/"
    return _(
        "Fälten är sådana som {kinds} har. Flytta filen till {folder}", kinds=_(kind.many), folder=folder
    )
