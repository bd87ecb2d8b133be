"""The page of corrections: what has been changed in the open, the newest first."""

from collections.abc import Iterator
from itertools import groupby

from paraply import numbers
from paraply.derive.corrections import corrections_of
from paraply.derive.views import Views
from paraply.language import _, ngettext
from paraply.render import urls
from paraply.render.corrected import FixLine, line_of
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.speech.text import capital, of


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    lines = [line_of(fix, views) for fix in corrections_of(views)]
    newest = lines[0].day if lines else None
    yield Page(
        address=urls.CORRECTIONS,
        title=_("Det här har vi rättat och ändrat"),
        description=of(views.content.municipality.name, _lead(lines)),
        template="corrections.html",
        values={"lead": _lead(lines), "years": _years(lines)},
        breadcrumbs=(crumbs.start(), Crumb(_("Nytt"), urls.NEWS)),
        updated=newest,
        searched=_("rättelser, fel, ändrade siffror, historik"),
    )


def _years(lines: list[FixLine]) -> list[tuple[str, str, list[FixLine]]]:
    """The lines of each year, with its anchor; those without a day have no year."""
    return [
        (year, f"ar-{year or 'okant'}", list(of_year))
        for year, of_year in groupby(lines, lambda line: str(line.day.year) if line.day else "")
    ]


def _lead(lines: list[FixLine]) -> str:
    if not lines:
        return _("Ingenting är rättat än. Rättar vi något står det gamla kvar här, struket.")
    count = ngettext(
        "{count} ändring står här.",
        "{count} ändringar står här.",
        len(lines),
        count=capital(numbers.count_word(len(lines))),
    )
    return " ".join([count, _("Vi tar aldrig bort det som stod, utan stryker över det.")])
