"""The colours that ``theme.palette`` in ``mkdocs.yml`` names, as Material for MkDocs 9 draws them."""

from collections.abc import Mapping
from typing import Any, Final

from paraply.model.byhand import SettingPath, Settings

PRIMARY: Final = {
    "red": "#ef5552", "pink": "#e92063", "purple": "#ab47bd", "deep-purple": "#7e56c2", "indigo": "#4051b5",
    "blue": "#2094f3", "light-blue": "#02a6f2", "cyan": "#00bdd6", "teal": "#009485", "green": "#4cae4f",
    "light-green": "#8bc34b", "lime": "#cbdc38", "yellow": "#ffec3d", "amber": "#ffc105", "orange": "#ffa724",
    "deep-orange": "#ff6e42", "brown": "#795649", "grey": "#757575", "blue-grey": "#546d78",
    "black": "#000000", "white": "#ffffff",
}  # fmt: skip
ACCENT: Final = {
    "red": "#ff1a47", "pink": "#f50056", "purple": "#df41fb", "deep-purple": "#7c4dff", "indigo": "#526cfe",
    "blue": "#4287ff", "light-blue": "#0091eb", "cyan": "#00bad6", "teal": "#00bda4", "green": "#00c753",
    "light-green": "#63de17", "lime": "#b0eb00", "yellow": "#ffd500", "amber": "#ffaa00",
    "orange": "#ff9100", "deep-orange": "#ff6e42",
}  # fmt: skip
COLOURS: Final[Mapping[str, Mapping[str, str]]] = {"primary": PRIMARY, "accent": ACCENT}
CUSTOM: Final = "custom"
"""Says that a style sheet tells the colour."""


def named(settings: Settings, kind: str) -> tuple[str, SettingPath]:
    """What the palette calls its ``primary`` or ``accent`` colour, and where; of several, the first."""
    palette: Any = settings.get("theme", "palette")
    path: SettingPath = ("theme", "palette")
    if isinstance(palette, list):
        palette, path = palette[0] if palette else None, (*path, 0)
    name = palette.get(kind) if isinstance(palette, Mapping) else None
    return (name.replace(" ", "-") if isinstance(name, str) else ""), (*path, kind)


def colour(settings: Settings, kind: str) -> str | None:
    """The colour ``#rrggbb`` that the palette names; None when it names none."""
    return COLOURS[kind].get(named(settings, kind)[0])
