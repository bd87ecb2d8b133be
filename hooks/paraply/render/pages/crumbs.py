"""The way from the start page, for breadcrumbs."""

from typing import TypeAlias

from paraply.language import _
from paraply.render import urls
from paraply.render.page import Crumb

Crumbs: TypeAlias = tuple[Crumb, ...]


def start() -> Crumb:
    """The start page."""
    return Crumb(_("Start"), urls.START)


def areas() -> Crumbs:
    """To a page of an area."""
    return (start(), Crumb(_("Områden"), urls.AREAS))


def promises() -> Crumbs:
    """To a page of a promise."""
    return (start(), Crumb(_("Löften"), urls.PROMISES))


def goals() -> Crumbs:
    """To a page of a goal."""
    return (start(), Crumb(_("Mål"), urls.GOALS))


def measures() -> Crumbs:
    """To a page of a measure."""
    return (start(), Crumb(_("Mått"), urls.MEASURES))


def surveys() -> Crumbs:
    """To a page of a survey."""
    return (start(), Crumb(_("Mätningar"), urls.SURVEYS))


def reports() -> Crumbs:
    """To a page of a report."""
    return (start(), Crumb(_("Rapporter"), urls.REPORTS))


def owners() -> Crumbs:
    """To a page of somebody who answers for something."""
    return (start(), Crumb(_("Ansvariga"), urls.OWNERS))


def about() -> Crumbs:
    """To a page about the pages."""
    return (start(), Crumb(_("Om"), urls.ABOUT))


def policies() -> Crumbs:
    """To a page of a policy document."""
    return (*about(), Crumb(_("Styrdokument"), urls.POLICIES))
