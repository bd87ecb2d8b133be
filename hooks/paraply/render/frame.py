"""What ``mkdocs.yml`` says of residents' frame: logo, icon, links to other places and languages."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from paraply import icons
from paraply.model.byhand import Settings

OURS: Final = "assets/favicon.svg"
"""The icon that comes with the program, and as PNG of two sizes."""

_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)


def frame_of(settings: Settings, logo: str | None) -> dict[str, Any]:
    """The values for the frame. ``logo`` is the municipality's own, which goes before the theme's."""
    icon = settings.get("theme", "icon", "logo")
    favicon = str(settings.get("theme", "favicon") or OURS)
    is_ours, is_png = favicon == OURS, favicon.endswith(".png")
    return {
        "logo": logo or settings.get("theme", "logo"),
        "logo_icon": inlined(icon) if isinstance(icon, str) else "",
        "favicon": favicon,
        "favicon_is_drawn": favicon.endswith(".svg"),
        "icon": "assets/favicon.png" if is_ours else "",
        "touch_icon": "assets/apple-touch-icon.png" if is_ours else favicon if is_png else "",
        "social": list(_social(settings)),
        "alternate": list(_languages(settings)),
    }


def inlined(name: str) -> str:
    """The icon's drawing, to stand in a page: it says nothing to who listens, and takes no focus."""
    drawn = _COMMENT.sub("", icons.drawing(name))
    return drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" fill="currentColor" ', 1)


def _social(settings: Settings) -> Iterator[dict[str, str]]:
    for entry in _listed(settings.get("extra", "social")):
        if link := entry.get("link"):
            name = str(entry.get("name") or urlsplit(str(link)).hostname or link)
            yield {"url": str(link), "title": name, "icon": inlined(str(entry.get("icon") or ""))}


def _languages(settings: Settings) -> Iterator[dict[str, str]]:
    for entry in _listed(settings.get("extra", "alternate")):
        if (link := entry.get("link")) and (language := entry.get("lang")):
            yield {"url": str(link), "title": str(entry.get("name") or language), "language": str(language)}


def _listed(value: Any) -> list[Mapping[str, Any]]:
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []
