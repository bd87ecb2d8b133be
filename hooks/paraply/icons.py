"""The icons that Material for MkDocs brings, by name: what there is, and the drawing of each.

They are files of the program, as templates are: the same for the same versions of what is installed.
"""

import os
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from paraply.problems import nearest

_NAME: Final = re.compile(r"[a-z0-9]+(?:/[a-z0-9-]+){1,2}")
_SETS: Final = (
    "material",
    "octicons",
    "simple",
    "fontawesome-brands",
    "fontawesome-regular",
    "fontawesome-solid",
)
"""The folders of icons, as they begin a name between colons."""


@cache
def _folder() -> Path | None:
    found = find_spec("material")
    if found is None or not found.submodule_search_locations:
        return None
    return Path(found.submodule_search_locations[0]) / "templates" / ".icons"


@cache
def drawing(name: str) -> str:
    """The SVG of the icon, such as ``material/snowflake``; an empty text when there is none."""
    folder = _folder()
    if folder is None or len(name) > 80 or not _NAME.fullmatch(name):
        return ""
    try:
        return (folder / f"{name}.svg").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


@cache
def names() -> frozenset[str]:
    """Every icon there is. It takes a while, and is asked only when one was not found."""
    folder = _folder()
    if folder is None:
        return frozenset()
    return frozenset(
        f"{Path(here).relative_to(folder).as_posix()}/{file[:-4]}"
        for here, _folders, files in os.walk(folder)
        for file in files
        if file.endswith(".svg")
    )


def name_of(code: str) -> str:
    """The name of the icon that a page calls ``:material-snowflake:``; an empty text when it is no icon's."""
    code = code.strip(":")
    found = next((each for each in _SETS if code.startswith(f"{each}-")), None)
    return f"{found.replace('-', '/')}/{code[len(found) + 1 :]}" if found else ""


def code_of(name: str) -> str:
    """The icon as a page calls it."""
    return f":{name.replace('/', '-')}:"


def like(name: str) -> str:
    """The icon whose name is most like this one; an empty text when none is."""
    family = name.rpartition("/")[0]
    return nearest(name, sorted(each for each in names() if each.startswith(f"{family}/")) or sorted(names()))
