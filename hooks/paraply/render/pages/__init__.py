"""One module per kind of page: views → pages. ``all_pages`` is the whole site."""

from collections.abc import Iterator

from paraply.derive.views import Views
from paraply.render.page import Page
from paraply.render.pages import (
    about,
    accessibility,
    areas,
    compare,
    equality,
    goals,
    judgement,
    lists,
    measures,
    open_data,
    owners,
    policies,
    promises,
    quality_work,
    reports,
    start,
    surveys,
    visits,
)

KINDS = (
    start,
    areas,
    promises,
    goals,
    measures,
    surveys,
    compare,
    reports,
    owners,
    about,
    quality_work,
    policies,
    judgement,
    equality,
    open_data,
    accessibility,
    visits,
    lists,
)
"""The modules, in the order of the navigation."""


def all_pages(views: Views) -> Iterator[Page]:
    """Every generated page."""
    for kind in KINDS:
        yield from kind.pages(views)
