"""The pages that change, with links and pictures: those that matter most to residents first."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from paraply.changes.pages import PageChange
from paraply.language import _
from paraply.preview.camera import Camera, NoBrowserError
from paraply.preview.marking import BEFORE, HERE
from paraply.preview.review import ReviewedPage, link_to

PICTURES: Final = "bilder"
"""The folder of the pictures."""
MOST_PICTURED: Final = 12
"""Pages that are pictured, each four times: about three seconds of processor time a page."""


def reviewed(page: PageChange, making: Path) -> ReviewedPage:
    """A page with links to what there is of it below ``making``."""
    after = f"{page.address}index.html"
    before = f"{BEFORE}{page.old_address}index.html"
    return ReviewedPage(
        page,
        link_to(before) if page.old_address is not None and (making / before).is_file() else "",
        link_to(after) if page.state != "gone" and (making / after).is_file() else "",
    )


def pictured(
    pages: Sequence[ReviewedPage], making: Path, chromium: str | None
) -> tuple[Sequence[ReviewedPage], str]:
    """The pages, with pictures and the fold check where a browser can be had, and a sentence about that."""
    if not pages:
        return [], ""
    try:
        with Camera.with_browser(chromium) as camera:
            chosen = enumerate(pages[:MOST_PICTURED], start=1)
            done = [_taken(page, number, making, camera) for number, page in chosen]
    except NoBrowserError as error:
        return pages, str(error)
    told = _("Bilderna visar sidans början. Välj en bild för att se mer av sidan.")
    if len(pages) > len(done):
        few = _(
            "{count} av {pages} sidor visas: löften först, sedan bedömningar som vänder. Resten står sist.",
            count=len(done),
            pages=len(pages),
        )
        told = f"{few} {told}"
    return [*done, *pages[MOST_PICTURED:]], told


def _taken(page: ReviewedPage, number: int, making: Path, camera: Camera) -> ReviewedPage:
    folder = making / HERE / PICTURES
    old = making / f"{BEFORE}{page.change.old_address}index.html"
    new = making / f"{page.change.address}index.html"
    return replace(
        page,
        pictures_before=camera.take(old, f"{number:02}-fore", folder) if page.before else (),
        pictures_after=camera.take(new, f"{number:02}-efter", folder) if page.after else (),
        fold=camera.fold(new) if page.after else "",
    )
