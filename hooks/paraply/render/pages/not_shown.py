"""The page of what is measured in the nation and not shown here: a selection must not flatter."""

from collections.abc import Iterator

from paraply.derive.unshown import Selection, selection, words_of
from paraply.derive.views import Views
from paraply.language import _, ngettext
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.speech.text import of

SECTION = "about"


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    chosen = selection(views.content)
    lead = lead_of(chosen)
    yield Page(
        address=urls.NOT_SHOWN,
        searched=", ".join([_("bortvalda nyckeltal, vad visas inte"), *words_of(chosen, views.content)]),
        title=_("Mått som inte visas"),
        description=of(views.content.municipality.name, lead),
        template="not_shown.html",
        values={"lead": lead, "chosen": chosen},
        breadcrumbs=crumbs.about(),
        section=SECTION,
    )


def lead_of(chosen: Selection) -> str:
    """How much of the list is shown."""
    if not chosen.left:
        return _("Alla {listed} nyckeltal i listan visas.", listed=chosen.listed)
    told = ngettext(
        "Av {listed} nyckeltal i listan visas {shown}. Här är det som inte visas, med skälet.",
        "Av {listed} nyckeltal i listan visas {shown}. Här är de {number} som inte visas, med skälen.",
        chosen.left,
        listed=chosen.listed,
        shown=chosen.shown or _("inget"),
    )
    if not chosen.unexplained:
        return told
    missing = ngettext(
        "För {number} av dem saknas skäl.", "För {number} av dem saknas skäl.", chosen.unexplained
    )
    return f"{told} {missing}"
