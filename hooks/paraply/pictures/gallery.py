"""Pictures kept by what they show: one that was made before is not made again, and many are made at once."""

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from paraply.files import atomic
from paraply.pictures.renderer import made_by, png_of, pngs_of
from paraply.render.drawings import Draw, Drawing

PLACE: Final = "PARAPLY_PICTURES"
"""Names the folder that pictures are kept in, to a process that builds a site with them."""

FEW: Final = 8
"""So many at the least are worth a process of their own."""

MOST_PROCESSES: Final = 8
_END: Final = b"IEND\xaeB`\x82"
"""What a whole PNG ends with; one that was cut off is made again."""


def gallery_of(environment: Mapping[str, str]) -> Draw | None:
    """The gallery that whoever started this process asks for; None when nobody does."""
    kept = environment.get(PLACE)
    return gallery_in(Path(kept)) if kept else None


def gallery_in(folder: Path) -> Draw:
    """A way to get pictures, which keeps them in a folder. It may be removed at any time."""
    return partial(_hung, folder)


def _hung(folder: Path, drawings: Sequence[Drawing]) -> Iterator[tuple[str, bytes]]:
    """The pictures, with their addresses. Those that are kept, but no longer shown, are removed at the end.

    Raises ``OSError`` when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    places = [folder / f"{_named(drawing)}.png" for drawing in drawings]
    kept = {path.name for path in folder.glob("*.png")}
    missing = {
        place: drawing for place, drawing in zip(places, drawings, strict=True) if place.name not in kept
    }
    for place, picture in zip(missing, _made(list(missing.values())), strict=True):
        atomic.write(place, picture)
    for place, drawing in zip(places, drawings, strict=True):
        yield drawing.address, _read(place) or png_of(drawing.svg(), drawing.width)
    for name in kept.difference(place.name for place in places):
        (folder / name).unlink(missing_ok=True)


def _made(drawings: Sequence[Drawing]) -> list[bytes]:
    """The pictures in their order, by as many processes as are worth to begin."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES, len(drawings) // FEW)
    return pngs_of([(drawing.svg(), drawing.width) for drawing in drawings], processes)


def _named(drawing: Drawing) -> str:
    """The name of a picture's file: whatever decides its bytes decides it."""
    return sha256(f"{drawing.key} {drawing.width} {made_by()}".encode()).hexdigest()[:40]


def _read(place: Path) -> bytes:
    """A picture that is whole; empty when it is not, or when another build has just removed it."""
    try:
        picture = place.read_bytes()
    except FileNotFoundError:
        return b""
    return picture if picture.endswith(_END) else b""
