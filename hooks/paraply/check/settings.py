"""``mkdocs.yml``: what cannot mean here what people expect is refused, with where to say it instead."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from paraply import icons
from paraply.check.rule import Finding, World, rule
from paraply.language import N_, _
from paraply.model.byhand import SettingPath, Settings
from paraply.model.palette import COLOURS, CUSTOM, named
from paraply.problems import Family, Severity, did_you_mean

_ELSEWHERE: Final = N_("'{value}' hämtas från en annan webbplats, och det gör inga sidor här.")
_SAVE: Final = N_("Spara filen i docs/assets/, och skriv till exempel assets/egen.css.")

REFUSED: Final[Sequence[tuple[SettingPath, str, str]]] = (
    (
        ("extra", "analytics"),
        N_("Besökare räknas inte med skript här."),
        N_("Ta bort raden, och läs in serverns logg med import-visits."),
    ),
    (
        ("extra", "consent"),
        N_("Sidorna sparar inga kakor, så det finns inget att fråga om."),
        N_("Ta bort raden."),
    ),
    (
        ("extra", "version"),
        N_("Sidorna finns i en version. Vad som har ändrats står på Nytt och Rättelser."),
        N_("Ta bort raden. En daterad kopia gör archive."),
    ),
)
"""Settings that are refused whatever they say, why, and what to do instead."""

_PLUGINS: Final = {
    "social": N_(
        "Den hämtar typsnitt från en annan webbplats. Bilden anges med social_image i municipality.yml."
    ),
    "offline": N_("Sidorna öppnas utan server i kopian som archive gör."),
    "mkdocs-simple-hooks": N_("Skriv hooks i mkdocs.yml i stället."),
}


@rule(
    "L28",
    Family.READ,
    Severity.ERROR,
    "En inställning i mkdocs.yml går inte att följa",
    "En inställning som ingenting gör är värre än ett fel: den som skrev den tror att den gäller.",
)
def not_followed(world: World) -> Iterator[Finding]:
    """Settings that cannot mean what they mean elsewhere, and names of what there is none of."""
    settings = world.settings
    for path, why, instead in REFUSED:
        if settings.get(*map(str, path)):
            yield settings.place(*path), _(why), _(instead)
    if settings.get("use_directory_urls") is False:
        yield (
            settings.place("use_directory_urls"),
            _("Sidornas adresser slutar med snedstreck och ändras aldrig."),
            _("Ta bort raden."),
        )
    if settings.get("theme", "font"):
        yield (
            settings.place("theme", "font"),
            _("Typsnitt hämtas inte från andra webbplatser."),
            _("Skriv font: false. Egna typsnitt läggs i docs/assets/ och anges i en fil under extra_css."),
        )
    yield from _plugins(settings)
    yield from _files(settings, world)
    yield from _colours(settings)
    yield from _icons(settings)
    yield from _links(settings)


def _plugins(settings: Settings) -> Iterator[Finding]:
    for number, name in enumerate(_names(settings.get("plugins"))):
        why = _PLUGINS.get(name.removeprefix("material/"))
        if why:
            message = _("Tillägget '{name}' går inte att använda här.", name=name)
            yield settings.place("plugins", number), message, _(why)


def _files(settings: Settings, world: World) -> Iterator[Finding]:
    """Style sheets, scripts and pictures are files of docs/, where that folder is known."""
    named_files: list[tuple[SettingPath, Any]] = [
        (("theme", "logo"), settings.get("theme", "logo")),
        (("theme", "favicon"), settings.get("theme", "favicon")),
    ]
    for kind in ("extra_css", "extra_javascript"):
        for number, entry in enumerate(_listed(settings.get(kind))):
            named_files.append(((kind, number), entry.get("path") if isinstance(entry, Mapping) else entry))
    for path, file in named_files:
        if not isinstance(file, str) or not file:
            continue
        if "//" in file:
            yield settings.place(*path), _(_ELSEWHERE, value=file), _(_SAVE)
        elif world.by_hand.anchors and file.partition("?")[0] not in world.by_hand.anchors:
            yield (
                settings.place(*path),
                _("Filen '{file}' finns inte i docs/.", file=file),
                did_you_mean(file, world.by_hand.anchors) or _(_SAVE),
            )


def _colours(settings: Settings) -> Iterator[Finding]:
    for kind, colours in COLOURS.items():
        name, path = named(settings, kind)
        if name and name != CUSTOM and name not in colours:
            yield (
                settings.place(*path),
                _("Det finns ingen färg '{name}' i temat.", name=name),
                did_you_mean(name, colours)
                or _("Skriv custom här, och färgen som colours.{kind} i municipality.yml.", kind=kind),
            )


def _icons(settings: Settings) -> Iterator[Finding]:
    """Icons are those of Material."""
    asked: list[tuple[SettingPath, Any]] = [
        (("theme", "icon", "logo"), settings.get("theme", "icon", "logo"))
    ]
    asked += [
        (("extra", "social", number), entry.get("icon"))
        for number, entry in enumerate(_listed(settings.get("extra", "social")))
        if isinstance(entry, Mapping)
    ]
    for path, name in asked:
        if isinstance(name, str) and name and not icons.drawing(name):
            like = icons.like(name)
            hint = _("Menade du '{word}'?", word=like) if like else _("Skriv till exempel material/school.")
            yield settings.place(*path), _("Ikonen '{name}' finns inte.", name=name), hint


def _links(settings: Settings) -> Iterator[Finding]:
    """Links to other places and languages: whole addresses, or pages of the site from its root."""
    for kind in ("social", "alternate"):
        for number, entry in enumerate(_listed(settings.get("extra", kind))):
            link = entry.get("link") if isinstance(entry, Mapping) else None
            if not isinstance(link, str) or link.startswith("/"):
                yield (
                    settings.place("extra", kind, number),
                    _("Länken '{address}' leder ut ur webbplatsen, eller ingenstans.", address=link or ""),
                    _("Skriv hela adressen, som link: https://www.exempel.se/en/."),
                )


def _names(listed: Any) -> Iterator[str]:
    """The names in a list of plugins: alone, or with settings of their own."""
    for entry in listed if isinstance(listed, list | dict) else ():
        yield str(next(iter(entry), "")) if isinstance(entry, Mapping) else str(entry)


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
