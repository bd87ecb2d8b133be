"""What the handbook takes of Material for MkDocs: its templates, and the few of its files that are used.

They are made to keep the policy of all other pages, which allows no script or picture inside a page: what
stands in Material's pages and style sheets becomes files of its own.
"""

import hashlib
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from paraply.language import _

_FILES: Final = (
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
    "assets/javascripts/bundle.*.min.js",
    "assets/javascripts/workers/search.*.min.js",
    "assets/javascripts/lunr/min/lunr.stemmer.support.min.js",
)
"""Of 15,000 files, mostly icons, which templates put into the page where they stand."""

_GENERATOR: Final = re.compile(r'<meta name="generator"[^<>]*>')
"""Says which program made the page, and which version: nobody needs that but those who look for old ones."""

_PICTURE: Final = re.compile(r'url\("data:image/svg\+xml;charset=utf-8,([^"]*)"\)')


NAME: Final = "material"
"""What the theme is called in ``mkdocs.yml``."""


def templates(theme: str | None) -> Path | None:
    """The folder of Material's templates; None when another theme is chosen, or Material is not installed."""
    found = find_spec(NAME) if theme == NAME else None
    if found is None or not found.submodule_search_locations:
        return None
    return Path(found.submodule_search_locations[0]) / "templates"


class Theme(Protocol):
    """The part of MkDocs' theme that is used here."""

    dirs: list[str]

    @property
    def custom_dir(self) -> str | None:
        """The municipality's own templates."""

    def get_env(self) -> Environment:
        """Where templates are found."""


class _Unlisted(FileSystemLoader):
    """Templates that are found by name, and that nobody lists."""

    def list_templates(self) -> list[str]:
        """None: MkDocs would copy what it finds."""
        return []


def keep_within_reach(theme: Theme) -> None:
    """Keep MkDocs from copying 15,000 files of Material: the handbook is given those that it uses.

    Its templates stay within reach of the handbook and of plugins. Without Material there is no handbook.
    """
    own = [folder for folder in theme.dirs if folder == theme.custom_dir]
    theirs = [folder for folder in theme.dirs if folder != theme.custom_dir]
    theme.dirs = own
    environment = theme.get_env

    def with_theirs() -> Environment:
        env = environment()
        if env.loader:
            env.loader = ChoiceLoader([env.loader, *map(_Unlisted, theirs)])  # our own frame first
        return env

    theme.get_env = with_theirs  # type: ignore[method-assign]  # MkDocs has no other way to say it


def files(folder: Path, language: str) -> Iterator[tuple[str, bytes]]:
    """The files that a page of the handbook loads, by address; its search knows ``language`` (such as sv)."""
    for pattern in (*_FILES, f"assets/javascripts/lunr/min/lunr.{language}.min.js"):
        for path in sorted(folder.glob(pattern)):
            address = path.relative_to(folder).as_posix()
            if path.suffix == ".css":
                yield from _without_pictures(address, path.read_text(encoding="utf-8"))
            else:
                yield address, path.read_bytes()


def _without_pictures(address: str, style: str) -> Iterator[tuple[str, bytes]]:
    """The style sheet with its pictures as files beside it."""
    beside = address.rpartition("/")[0]
    pictures = {found: unquote(found).encode() for found in sorted(set(_PICTURE.findall(style)))}
    names = {found: f"icon-{_digest(picture)}.svg" for found, picture in pictures.items()}
    yield address, _PICTURE.sub(lambda found: f'url("{names[found[1]]}")', style).encode()
    for found, picture in pictures.items():
        yield f"{beside}/{names[found]}", picture


def finished(html: str, address: str) -> tuple[str, dict[str, bytes]]:
    """The page at ``address`` with its inline scripts as files, and those files by address.

    The box that opens the menu, which our style sheet lets the keyboard reach, gets a name.
    """
    up, made = "../" * address.count("/"), {}
    menu = _("Visa menyn")
    html = _GENERATOR.sub("", html, count=1)
    html = html.replace('id="__drawer"', f'id="__drawer" aria-label="{menu}"', 1)

    first, *rest = html.split("<script>")
    for part in rest:
        script, _end, after = part.partition("</script>")
        name = f"assets/javascripts/inline-{_digest(script.encode())}.js"
        made[name] = script.encode()
        first += f'<script src="{up}{name}"></script>{after}'
    return first, made


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]
