"""Two built sites and what differs between them → a folder that opens anywhere, also from an unpacked zip."""

import os
import shutil
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from paraply.changes import Difference
from paraply.changes.output import as_markdown
from paraply.files.atomic import remove_abandoned
from paraply.files.offline import for_disk
from paraply.files.publish import recover, swap
from paraply.inventory.overview import Inventory
from paraply.preview.differing import marked_against
from paraply.preview.marking import BEFORE, HERE, STYLES, keep_search_engines_away, marked
from paraply.preview.pictured import pictured, reviewed
from paraply.preview.review import Review, inventory_html, review_html
from paraply.preview.sites import Built

TOLD: Final = f"{HERE}andringar.md"
"""What changes, as text for a comment on the request."""

_STYLES: Final = Path(__file__).parent / "templates" / "granska.css"


def write_preview(
    built: Built,
    difference: Difference,
    base: str,
    output: Path,
    docs: Path,
    site_address: str = "",
    inventory: Inventory | None = None,
    chromium: str | None = None,
) -> None:
    """Write the preview into ``output``, which is swapped in whole.

    Of a new version that cannot be built there are no pages, but what is wrong and what changes is told; its
    look then comes from ``docs``. ``base`` is what the old version is called, ``site_address`` where the site
    is published, and ``chromium`` the browser that takes the pictures.
    """
    recover(output)
    remove_abandoned(output.parent.glob(f"{output.name}.building-*"))
    making = output.with_name(f"{output.name}.building-{os.getpid()}")
    prefix = urlsplit(site_address).path.rstrip("/")
    try:
        if built.after:
            _write_after(built.after, making, prefix, built.before)
        else:
            shutil.copytree(docs / "assets", making / "assets")
        if built.both:
            _write_before(*built.both, making, prefix)
        (making / STYLES).parent.mkdir(exist_ok=True)
        shutil.copyfile(_STYLES, making / STYLES)
        changed = (*difference.pages, *difference.program_pages)
        pages, told = pictured([reviewed(page, making) for page in changed], making, chromium)
        review = Review(
            difference,
            base,
            pages,
            told,
            _write_inventory(inventory or Inventory(), making),
            has_before=built.before is not None,
            has_after=built.after is not None,
        )
        html = marked(review_html(review), f"{HERE}index.html")
        (making / HERE / "index.html").write_text(html, encoding="utf-8")
        (making / TOLD).write_text(as_markdown(difference), encoding="utf-8")
        swap(making, output)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _write_after(after: Path, making: Path, prefix: str, before: Path | None) -> None:
    shutil.copytree(after, making)
    for file in _html_files(making):
        page = making / file
        html = for_disk(_against(page, before / file if before else None), file, prefix)
        page.write_text(marked(html, file), encoding="utf-8")
    keep_search_engines_away(making)


def _write_before(before: Path, after: Path, making: Path, prefix: str) -> None:
    """Copy what is not the same in the old site; all else is led to where it stands in the new one."""
    differing = {
        name
        for name in (path.relative_to(before).as_posix() for path in before.rglob("*") if path.is_file())
        if not (after / name).is_file() or (before / name).read_bytes() != (after / name).read_bytes()
    }

    def moved(file: str) -> str:
        return f"{BEFORE}{file}" if file in differing else file

    for file in sorted(differing):
        copy = making / moved(file)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.endswith(".html"):
            html = for_disk(_against(before / file, after / file), file, prefix, moved)
            copy.write_text(marked(html, moved(file), before=True), encoding="utf-8")
        else:
            shutil.copyfile(before / file, copy)


def _against(page: Path, other: Path | None) -> str:
    """The page, with what the other version of it does not have marked, where there is another."""
    html = page.read_text(encoding="utf-8")
    if other is None or not other.is_file():
        return html
    there = other.read_text(encoding="utf-8")
    return html if html == there else marked_against(html, there)


def _html_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def _write_inventory(inventory: Inventory, making: Path) -> list[str]:
    """Write its page and workbooks; the names of the latter."""
    if not inventory.sheets:
        return []
    folder = making / HERE / "inventering"
    folder.mkdir()
    for name, data in inventory.sheets.items():
        (folder / name).write_bytes(data)
    listed = f"{HERE}inventering/index.html"
    (making / listed).write_text(marked(inventory_html(inventory.parts), listed), encoding="utf-8")
    return list(inventory.sheets)
