"""The municipality's colours: refused when text on them is hard to read (WCAG 2.2, 1.4.3 and 1.4.11)."""

from collections.abc import Iterator
from typing import Final

from paraply.check.rule import Finding, World, rule
from paraply.language import N_, _
from paraply.model.palette import colour as colour_of
from paraply.model.palette import named
from paraply.problems import Family, Severity

TEXT: Final = 4.5
LINE: Final = 3.0
ON_BAND: Final = "#ffffff"
ON_GOLD: Final = "#16242a"
BAND: Final = "#0d3a47"
GOLD: Final = "#e5b53f"
"""The style sheet's own colours, which stand beside the municipality's."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb``, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@rule(
    "L23",
    Family.READ,
    Severity.ERROR,
    "Färgen gör texten svår att läsa",
    "Text ska ha minst 4,5 gångers kontrast mot sin bakgrund, och markeringar 3 gånger.",
)
def hard_to_read(world: World) -> Iterator[Finding]:
    """White text on ``primary``, dark text on ``accent``, and ``accent`` as a mark on ``primary``."""
    own = world.content.municipality.colours
    primary = own.primary or colour_of(world.settings, "primary")
    accent = own.accent or colour_of(world.settings, "accent")
    band, gold = primary or BAND, accent or GOLD
    darker = N_("Välj en mörkare färg, så att den blir minst {needed}.")
    lighter = N_("Välj en ljusare färg, så att den blir minst {needed}.")
    pairs = (
        ("primary", primary, N_("vit text mot huvudfärgen"), contrast(ON_BAND, band), TEXT, darker),
        ("accent", accent, N_("mörk text mot betoningen"), contrast(ON_GOLD, gold), TEXT, lighter),
        ("accent", accent, N_("betoningen mot huvudfärgen"), contrast(gold, band), LINE, lighter),
    )
    for field, colour, what, ratio, least, way in pairs:
        if colour and ratio < least:
            told = f"{ratio:.1f}".replace(".", ",")
            needed = f"{least:.1f}".replace(".", ",")
            place = world.content.municipality.place("colours", field)
            if not getattr(own, field):
                place = world.settings.place(*named(world.settings, field)[1])
            message = _("{colour}: {what} har kontrasten {told}.", colour=colour, what=_(what), told=told)
            yield place, message, _(way, needed=needed)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
