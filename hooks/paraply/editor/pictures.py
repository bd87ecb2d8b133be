"""The pictures that an area may have, as files that the form shows."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from paraply.model.organisation import Pictogram
from paraply.render.pictograms import pictogram

FOLDER: Final = "pictures"
"""In the form's folder; the form asks for ``pictures/material-snowflake.svg``."""

_OF_THE_PAGE: Final = re.compile(r"[a-z]{3}\(--picture\)")
"""A colour that a page's style sheet gives."""

_LINE, _FILL = "#14212b", "#cfdde6"


def picture_files(sprite: str) -> Iterator[tuple[Path, str]]:
    """Each picture's file name and SVG, in the site's manner; ``sprite`` holds those drawn in the theme."""
    drawn = dict(_symbols(sprite))
    for value, _label in Pictogram.offered():
        shown = Pictogram(value)  # type: ignore[call-arg]  # asked by value, as any enumeration
        if shown.is_icon:
            look, _end, inner = str(pictogram(shown)).removeprefix("<svg ").partition(">")
            look += f' fill="{_FILL}" stroke="currentColor" stroke-linejoin="round"'
            inner = inner.removesuffix("</svg>")
        else:
            look, inner = drawn[value]
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" {look}>{inner}</svg>'
        svg = _OF_THE_PAGE.sub(_FILL, svg.replace("currentColor", _LINE))
        yield Path(FOLDER) / f"{value.replace('/', '-')}.svg", svg


def _symbols(sprite: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each symbol's name, its attributes and what is in it."""
    for part in sprite.split("</symbol>")[:-1]:
        name, _end, rest = part.partition('<symbol id="pictogram-')[2].partition('" ')
        look, _end, inner = rest.partition(">")
        yield name, (look, inner)
