"""The page ``/granska/``: what changes, what is found, who has to approve, and each page before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from paraply.changes import Difference
from paraply.changes.output import one_line, summary
from paraply.changes.pages import PageChange
from paraply.inventory.overview import Part
from paraply.language import _
from paraply.preview.camera import Picture
from paraply.problems import most_of
from paraply.render import wording
from paraply.render.headers import POLICY
from paraply.render.templating import WORDS

MOST_OPEN: Final = 12
"""The pages that are listed without a click."""

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class ReviewedPage:
    """A page that changes. Links are from ``/granska/``, empty where there is no such page."""

    change: PageChange
    before: str = ""
    after: str = ""
    pictures_before: tuple[Picture, ...] = ()
    pictures_after: tuple[Picture, ...] = ()
    fold: str = ""

    @property
    def has_pictures(self) -> bool:
        """Whether it was pictured."""
        return bool(self.pictures_before or self.pictures_after)

    def pairs(self) -> list[tuple[int, Picture | None, Picture | None]]:
        """The width, the picture before and the one after, narrow first."""
        before = {picture.width: picture for picture in self.pictures_before}
        after = {picture.width: picture for picture in self.pictures_after}
        return [(width, before.get(width), after.get(width)) for width in sorted(before | after)]


@dataclass(frozen=True, slots=True)
class Review:
    """All that the page says. ``base`` names the old version; ``sheets`` are the files of the inventory."""

    difference: Difference
    base: str
    pages: Sequence[ReviewedPage] = ()
    about_pictures: str = ""
    sheets: Sequence[str] = ()
    has_before: bool = True
    has_after: bool = True

    @property
    def shown(self) -> Sequence[ReviewedPage]:
        """The pages that are listed at once."""
        return self.pages[:MOST_OPEN]

    @property
    def folded(self) -> Sequence[ReviewedPage]:
        """Those below a fold."""
        return self.pages[MOST_OPEN:]

    @property
    def without_pictures(self) -> Sequence[ReviewedPage]:
        """Those that were not pictured, where others were."""
        rest = [page for page in self.pages if not page.has_pictures]
        return rest if len(rest) < len(self.pages) else []


def link_to(file: str) -> str:
    """The address of a file, named from the preview's root, seen from ``/granska/``."""
    return f"../{quote(file)}"


def inventory_html(parts: Sequence[Part]) -> str:
    """The page of the inventory: every promise with what it lacks, owner by owner. Every value is escaped."""
    return (
        _environment()
        .get_template("inventering.html")
        .render(parts=parts, policy=POLICY, none=wording.without_promises())
    )


def review_html(review: Review) -> str:
    """The whole page. Every value is text, and escaped."""
    made = _environment()
    appeared = set(map(id, review.difference.findings.appeared))
    found = review.difference.findings
    told = {id(problem) for problem in (*found.errors, *found.in_changed_files)}
    elsewhere = [problem for problem in found.appeared if id(problem) not in told]
    here = [problem for problem in found.in_changed_files if not problem.is_error]
    errors_elsewhere = len(told) - len(found.in_changed_files)
    return made.get_template("granska.html").render(
        review=review,
        difference=review.difference,
        found=found,
        here=sorted(here, key=lambda problem: id(problem) not in appeared),  # what is new comes first
        elsewhere=elsewhere,
        older=found.elsewhere - len(elsewhere) - errors_elsewhere,
        is_new=lambda problem: id(problem) in appeared,
        most_of=most_of,
        summary=list(_sentences(review)),
        policy=POLICY,
    )


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= WORDS
    made.filters["line"] = lambda value: one_line(str(value))
    made.filters["coded"] = _coded
    return made


def _coded(told: str) -> Markup:
    """A proposal, with what is to be pasted, which stands between grave accents, as code."""
    pieces = one_line(told).split("`")
    if len(pieces) % 2 == 0:
        return escape(one_line(told))
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if number % 2 else escape(piece)
        for number, piece in enumerate(pieces)
    )


def _sentences(review: Review) -> Iterator[str]:
    yield from summary(review.difference)
    if not review.has_after:
        if not review.difference.findings.errors:
            yield _("Webbplatsen gick inte att bygga. Felet står i utskriften från bygget.")
        yield _("Därför finns inga sidor att titta på. Det som är publicerat är inte ändrat.")
    elif not review.has_before:
        yield _(
            "Versionen {version} gick inte att bygga. Därför visas inga sidor som de är nu.",
            version=review.base,
        )
