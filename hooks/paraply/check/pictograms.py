"""The pictures of areas: an icon of Material's is there."""

from collections.abc import Iterator

from paraply import icons
from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.problems import Family, Severity


@rule(
    "R15",
    Family.REFERENCES,
    Severity.ERROR,
    "Områdets bild finns inte",
    "Rutan på startsidan skulle stå tom.",
)
def no_such_icon(world: World) -> Iterator[Finding]:
    """``pictogram`` names an icon that Material does not have."""
    for area in world.content.areas.values():
        if area.pictogram and area.pictogram.is_icon and not icons.drawing(area.pictogram.value):
            like = icons.like(area.pictogram.value)
            yield (
                area.place("pictogram"),
                _("Ikonen '{name}' finns inte.", name=area.pictogram.value),
                _("Menade du '{word}'?", word=like) if like else _("Skriv till exempel material/school."),
            )
