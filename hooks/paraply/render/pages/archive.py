"""The page on the archive: which copies are kept, how to tell that one is whole, and how to ask for it."""

from collections.abc import Iterator

from paraply import numbers
from paraply.derive.views import Views
from paraply.language import _, ngettext
from paraply.model.copies import KeptCopy
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.speech.text import of

SECTION = "about"


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    lead = lead_of(views)
    copies = kept(views)
    yield Page(
        address=urls.ARCHIVE,
        searched=_("arkiv, kopia, historik, så stod det då"),
        title=_("Arkiv: så stod det då"),
        description=of(views.content.municipality.name, lead),
        template="archive.html",
        values={"lead": lead, "copies": copies},
        breadcrumbs=crumbs.about(),
        section=SECTION,
        updated=copies[0].day if copies else None,
    )


def kept(views: Views) -> list[KeptCopy]:
    """The copies that are kept, the newest first."""
    return sorted(views.content.municipality.copies, key=lambda copy: copy.day.first, reverse=True)


def lead_of(views: Views) -> str:
    """How many, and of when."""
    copies = kept(views)
    if not copies:
        return _("Ingen kopia av sidorna finns med här än.")
    newest = numbers.day(copies[0].day)
    return ngettext(
        "En kopia av sidorna är sparad, från {day}.",
        "{count} kopior av sidorna är sparade. Den senaste är från {day}.",
        len(copies),
        count=numbers.number(len(copies), 0),
        day=newest,
    )
