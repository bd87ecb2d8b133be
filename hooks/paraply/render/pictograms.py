"""The picture of an area: drawn in the theme, or an icon of Material's in the same manner."""

import re
from typing import Final

from markupsafe import Markup

from paraply import icons
from paraply.model.organisation import Pictogram

_BOX: Final = re.compile(r'viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"')
_INNER: Final = re.compile(r"<(?:path|circle|rect|ellipse|polygon)\b[^<>]*/>")
_LINE: Final = 2.2 / 48
"""The width of the line of the pictures that are drawn, of the width of the picture."""


def pictogram(shown: Pictogram) -> Markup:
    """The picture as SVG, which says nothing to who listens."""
    hidden = 'aria-hidden="true" focusable="false"'
    if not shown.is_icon:
        use = f'<use href="#pictogram-{shown.value}"/>'
        return Markup(f'<svg viewBox="0 0 48 48" {hidden}>{use}</svg>')  # noqa: S704  (a code of ours)
    drawn = icons.drawing(shown.value)
    box = _BOX.search(drawn)
    if box is None:
        return Markup("")
    width, height = float(box[1]), float(box[2])
    line = round(max(width, height) * _LINE, 2)
    room = f"{-line:g} {-line:g} {width + 2 * line:g} {height + 2 * line:g}"
    look = f'class="pictogram" stroke-width="{line:g}"'
    inner = "".join(_INNER.findall(drawn))
    return Markup(f'<svg viewBox="{room}" {hidden} {look}>{inner}</svg>')  # noqa: S704  (a file of a package)
