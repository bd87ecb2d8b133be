"""One module per kind of page: views → pages. ``all_pages`` is the whole site.

A module here that has a function ``pages`` makes pages: nothing else lists it.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from paraply.derive.views import Views
from paraply.render.page import Page

KINDS = tuple(
    module
    for module in (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    if hasattr(module, "pages")
)
"""The modules, by name."""


def all_pages(views: Views) -> Iterator[Page]:
    """Every generated page."""
    for kind in KINDS:
        yield from kind.pages(views)
