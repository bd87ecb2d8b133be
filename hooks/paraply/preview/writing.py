"""Two built sites and what differs between them → a folder that opens anywhere, also from an unpacked zip."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from paraply.atomic import remove_abandoned
from paraply.changes import Difference
from paraply.changes.output import as_markdown
from paraply.changes.pages import PageChange
from paraply.disk import for_disk
from paraply.inventory.overview import Part
from paraply.preview.camera import Camera, NoBrowserError
from paraply.preview.marking import HERE, STYLES, keep_search_engines_away, marked
from paraply.preview.review import Review, ReviewedPage, inventory_html, link_to, review_html
from paraply.preview.sites import Built
from paraply.publish import recover, swap

MOST_PICTURED: Final = 12
"""Pages that are pictured: those of the changed records stand first."""

TOLD: Final = f"{HERE}andringar.md"
"""What changes, as text for a comment on the request."""

_BEFORE: Final = f"{HERE}fore/"
_STYLES: Final = Path(__file__).parent / "templates" / "granska.css"


def write_preview(
    built: Built,
    difference: Difference,
    base: str,
    output: Path,
    *,
    site_address: str = "",
    sheets: Path | None = None,
    inventory: Sequence[Part] = (),
    chromium: str | None = None,
) -> None:
    """Write the preview into ``output``, which is swapped in whole.

    ``base`` is what the old version is called, ``site_address`` where the site is published, ``sheets`` a
    folder with the workbooks of the inventory, ``inventory`` what its page says, and ``chromium`` the browser
    that takes the pictures.
    """
    recover(output)
    remove_abandoned(output.parent.glob(f"{output.name}.building-*"))
    making = output.with_name(f"{output.name}.building-{os.getpid()}")
    prefix = urlsplit(site_address).path.rstrip("/")
    try:
        shutil.copytree(built.after, making)
        for file in _html_files(making):
            page = making / file
            html = for_disk(page.read_text(encoding="utf-8"), file, prefix)
            page.write_text(marked(html, file), encoding="utf-8")
        if built.before:
            _write_before(built.before, built.after, making, prefix)
        keep_search_engines_away(making)
        (making / STYLES).parent.mkdir(exist_ok=True)
        shutil.copyfile(_STYLES, making / STYLES)
        pages = [_reviewed(page, making) for page in (*difference.pages, *difference.program_pages)]
        pages, told = _pictured(pages, making, chromium)
        review = Review(
            difference, base, pages, told, _copy_sheets(sheets, making), has_before=built.before is not None
        )
        if review.sheets:
            listed = f"{HERE}inventering/index.html"
            (making / listed).write_text(marked(inventory_html(inventory), listed), encoding="utf-8")
        html = review_html(review)
        (making / HERE / "index.html").write_text(marked(html, f"{HERE}index.html"), encoding="utf-8")
        (making / TOLD).write_text(as_markdown(difference), encoding="utf-8")
        swap(making, output)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _write_before(before: Path, after: Path, making: Path, prefix: str) -> None:
    """Copy what is not the same in the old site; all else is led to where it stands in the new one."""
    differing = {
        name
        for name in (path.relative_to(before).as_posix() for path in before.rglob("*") if path.is_file())
        if not (after / name).is_file() or (before / name).read_bytes() != (after / name).read_bytes()
    }

    def moved(file: str) -> str:
        return f"{_BEFORE}{file}" if file in differing else file

    for file in sorted(differing):
        copy = making / moved(file)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.endswith(".html"):
            html = for_disk((before / file).read_text(encoding="utf-8"), file, prefix, moved)
            copy.write_text(marked(html, moved(file), before=True), encoding="utf-8")
        else:
            shutil.copyfile(before / file, copy)


def _html_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def _copy_sheets(sheets: Path | None, making: Path) -> list[str]:
    found = sorted(sheets.glob("*.xlsx")) if sheets and sheets.is_dir() else []
    if found:
        (making / HERE / "inventering").mkdir()
    for path in found:
        shutil.copyfile(path, making / HERE / "inventering" / path.name)
    return [path.name for path in found]


def _reviewed(page: PageChange, making: Path) -> ReviewedPage:
    after = f"{page.address}index.html"
    before = f"{_BEFORE}{page.old_address}index.html"
    return ReviewedPage(
        page,
        link_to(before) if page.old_address is not None and (making / before).is_file() else "",
        link_to(after) if page.state != "gone" and (making / after).is_file() else "",
    )


def _pictured(
    pages: list[ReviewedPage], making: Path, chromium: str | None
) -> tuple[list[ReviewedPage], str]:
    """The pages, with pictures and the fold check where a browser can be had, and a sentence about that."""
    if not pages:
        return [], ""
    try:
        with Camera.with_browser(chromium) as camera:
            done = [
                _taken(page, number, making, camera)
                for number, page in enumerate(pages[:MOST_PICTURED], start=1)
            ]
    except NoBrowserError as error:
        return pages, str(error)
    left = len(pages) - len(done)
    few = f"De {len(done)} första av {len(pages)} sidor visas. " if left else ""
    told = f"{few}Bilderna visar sidans början. Välj en bild för att se mer av sidan."
    return [*done, *pages[MOST_PICTURED:]], told


def _taken(page: ReviewedPage, number: int, making: Path, camera: Camera) -> ReviewedPage:
    folder = making / HERE / "bilder"
    old = making / f"{_BEFORE}{page.change.old_address}index.html"
    new = making / f"{page.change.address}index.html"
    return replace(
        page,
        pictures_before=camera.take(old, f"{number:02}-fore", folder) if page.before else (),
        pictures_after=camera.take(new, f"{number:02}-efter", folder) if page.after else (),
        fold=camera.fold(new) if page.after else "",
    )
