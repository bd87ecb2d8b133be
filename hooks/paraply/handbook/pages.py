"""The pages of the handbook in order: by ``group`` and ``order`` in each file's front matter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from paraply.language import _
from paraply.text.yamlfile import read_yaml

FOLDER: Final = "handbok/"
"""Under ``docs/``, and in addresses."""

SEARCH_INDEX: Final = "search/search_index.json"
"""Where Material's search, which is for the handbook only, has its words."""

_INDEX: Final = "handbok/index.md"
_LAST: Final = 10_000


def words() -> dict[str, str]:
    """What the frame of the handbook says besides Material's own words."""
    return {"handbook_name": _("Handbok"), "to_site": _("Till webbplatsen")}


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """A file of the handbook: its title in the menu, the part it belongs to, and its place in that."""

    path: str
    title: str
    group: str
    order: int


def page_in(path: str, text: str) -> HandbookPage:
    """What the front matter says of the page; what it does not say puts the page last."""
    front = text.split("---\n", 2)[1] if text.startswith("---\n") and text.count("---\n") > 1 else ""
    told = read_yaml(front, path).value if front else None
    fields: Mapping[str, Any] = told if isinstance(told, dict) else {}
    order = str(fields.get("order", ""))
    return HandbookPage(
        path,
        str(fields.get("menu") or fields.get("title") or path),
        str(fields.get("group") or ""),
        int(order) if order.isdecimal() else _LAST,
    )


def menu(pages: Iterable[HandbookPage]) -> list[Any]:
    """The navigation as MkDocs takes it: the front page, then each group where its first page belongs.

    The shape is that of ``nav`` in ``mkdocs.yml``: a path, or a mapping from a title to a path or a list.
    """
    ordered = sorted(pages, key=lambda page: (page.order, page.path))
    groups: dict[str, list[Any]] = {}
    made: list[Any] = []
    for page in ordered:
        entry = {page.title: page.path}
        if page.path == _INDEX:
            made.insert(0, entry)
        elif not page.group:
            made.append(entry)
        elif page.group in groups:
            groups[page.group].append(entry)
        else:
            groups[page.group] = [entry]
            made.append({page.group: groups[page.group]})
    return made
