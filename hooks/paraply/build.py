"""The pipeline, one step per line. Read this first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from paraply import check, load
from paraply.changes import (
    Article,
    Difference,
    Reading,
    built_articles,
    changed_files,
    changes_of_articles,
    difference_of,
    hand_written,
    head_of,
    history_of,
    is_folder,
    text_of,
    tracked_changes,
    version_at,
)
from paraply.check import LINK_RULES, World, check_content, check_links, links_into_site
from paraply.derive.history import History
from paraply.derive.published import published
from paraply.derive.views import views_of
from paraply.files.archive import About, digest_of
from paraply.language import _
from paraply.load import by_hand, load_content, not_files, settings_of
from paraply.model.byhand import ByHand, Settings
from paraply.model.content import Content
from paraply.past import (
    REMOVED,
    Same,
    Version,
    moved_records,
    of_the_past,
    still_answered,
    stood_before,
)
from paraply.problems import ContentError, Family, Problem, Rule, Severity, in_order
from paraply.render import urls
from paraply.render.document import Document
from paraply.render.drawings import Draw
from paraply.render.site import Site, render_site
from paraply.render.summary import RecordDifference, VersionComparison, summary_of


@dataclass(frozen=True, slots=True)
class Memory:
    """What an entry point keeps between two builds: files that are the same, and what was found in them."""

    files: load.Memory = field(default_factory=dict)
    found: check.Known = field(default_factory=dict)

    def below(self, other: Path, root: Path) -> "Memory":
        """The files below ``root`` as those of another folder: what has the same bytes there is the same."""
        moved = {
            (language, other / path.relative_to(root)): known
            for (language, path), known in self.files.items()
        }
        return Memory(moved, self.found)


EXAMPLE_REFUSED = Rule(
    "L20",
    Family.READ,
    Severity.ERROR,
    "Exempel får inte publiceras",
    "Påhittat innehåll ska aldrig kunna förväxlas med en kommuns eget.",
)


@dataclass(frozen=True, slots=True)
class Examination:
    """Content with everything found wrong with it, by file and line, and the ids that could not be read.

    ``by_hand`` are the pages and files beside it that were not made of it, and ``settings`` what
    ``mkdocs.yml`` says. ``planned`` is the site that links were held against, if any lead into it.
    ``old`` are those that an earlier version has too, and ``base`` its name, where one is known.
    """

    content: Content
    problems: Sequence[Problem]
    unread: Mapping[str, frozenset[str]]
    by_hand: ByHand = field(default_factory=ByHand)
    settings: Settings = field(default_factory=Settings)
    planned: Site | None = None
    old: frozenset[Same] = frozenset()
    base: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether a build must stop."""
        return any(problem.is_error for problem in self.problems)


def examine(
    root: Path,
    today: date,
    known: Memory | None = None,
    *,
    allow_example: bool = True,
    docs: Path | None = None,
    settings: Path | None = None,
    before: Content | None = None,
    with_links: bool = True,
) -> Examination:
    """Load and check a municipality's folder: all problems at once.

    Content marked as an example is refused when it is not allowed. ``docs`` holds the pages written by hand,
    and ``settings`` is MkDocs' file: ``docs`` and ``mkdocs.yml`` in the folder unless told. ``before`` is the
    content of an earlier version, which tells what was there. Whether links come all the way is asked when no
    error is found, and not without ``with_links``: the pages must be planned for it.
    """
    loaded = load_content(root, known.files if known else None)
    beside, unreadable = by_hand(docs or root / "docs", root)
    told = settings_of(settings or root / "mkdocs.yml", root)
    world = World(
        loaded.content,
        today,
        tuple(urls.claimed(loaded.content)),
        loaded.unread,
        beside,
        told,
        frozenset({urls.GLOSSARY}),
        before=before,
    )
    found = [
        *loaded.problems,
        *unreadable,
        *check_content(world, known.found if known else None),
        *_refused_example(loaded.content, allow_example=allow_example),
    ]
    planned = None
    is_asked = with_links and not any(problem.is_error for problem in found)
    if is_asked and links_into_site(loaded.content, beside):
        # Pages tell of what is out of date, which no link is: they are planned once, before links are held.
        planned = render_site(
            views_of(published(loaded.content, today), in_order(found), today), by_hand=beside
        )
        found += check_links(replace(world, lead=planned.lead))
    return Examination(loaded.content, in_order(found), loaded.unread, beside, told, planned)


def build_site(
    root: Path,
    today: date,
    history: History | None = None,
    *,
    allow_example: bool = False,
    known: Memory | None = None,
    docs: Path | None = None,
    settings: Path | None = None,
    draw: Draw | None = None,
) -> Site:
    """Run load → check → derive → render. Raises ``ContentError`` with every problem when there is an error.

    ``history`` is the past of the files, which ``read_history`` tells. Content marked as an example is
    refused unless the configuration allows it, as only the tests' does. ``known`` is what this process has
    read before, and is added to. ``draw`` makes pictures, in a site that has them.
    """
    examined = examine(root, today, known, allow_example=allow_example, docs=docs, settings=settings)
    if examined.has_errors:
        raise ContentError(examined.problems)
    planned = examined.planned
    views = (
        planned.views if planned else views_of(published(examined.content, today), examined.problems, today)
    )
    pages = planned.pages if planned else None
    return render_site(views, history, examined.by_hand, examined.settings, draw, pages)


def check_docs(docs: Path, root: Path) -> None:
    """Refuse links and devices among the hand-written files: MkDocs follows them. Raises ``ContentError``."""
    if odd := not_files(docs, root):
        raise ContentError(odd)


def read_history(root: Path) -> History:
    """The past of a municipality's files, as git tells; without git, nothing is known."""
    return history_of(root)


def compare_versions(
    before: str, after: str | None, root: Path, today: date, built: tuple[Path, Path] | None = None
) -> Difference:
    """What changes from one version to another, both read on the same day by the same program.

    Each is a folder, or a commit in the git of ``root``; without ``after`` it is ``root`` as it stands.
    ``built`` are both sites as their own programs made them, to tell what the program changes. Raises
    ``NoVersionError``.
    """
    since = "" if is_folder(before) else after if after and not is_folder(after) else "HEAD"
    with version_at(before, root, since=since) as old, version_at(after or str(root), root) as new:
        files = changed_files(old, new) | tracked_changes(before, after, root, since)
        program_pages = (
            changes_of_articles(built_articles(built[0]), built_articles(built[1])) if built else ()
        )
        one = read_version(old, today)
        other = read_version(new, today, one.content)
        here = still_answered(one.problems, other.problems)
        found = in_order([*here, *of_the_past(one, other)])
        return difference_of(one, replace(other, problems=found), files, program_pages)


def examine_since(
    base: str,
    root: Path,
    today: date,
    *,
    allow_example: bool = True,
    docs: Path | None = None,
    may_be_another: bool = False,
) -> Examination:
    """Load and check, and find beside that what is new since ``base``.

    What was published there must stand or be openly changed. When ``base`` ``may_be_another`` municipality's,
    by name and code, as when somebody begins with their own content, theirs has published nothing. Files that
    are the same in both are read once. Raises ``NoVersionError``.
    """
    memory = Memory()
    beside = docs or root / "docs"
    parts = ["content", "mkdocs.yml", *([named] if (named := _below(root, beside)) else [])]
    with version_at(base, root, since="" if is_folder(base) else "HEAD", parts=parts) as old:
        there = old / named if named else beside
        before = examine(old, today, memory, docs=there, with_links=False)
        known = memory.below(root, old)
        examined = examine(root, today, known, allow_example=allow_example, docs=docs, before=before.content)
        if any(problem.rule.code in LINK_RULES for problem in examined.problems):  # were they there before?
            before = examine(old, today, memory, docs=there)
        one, other = version_of(before, today), version_of(examined, today)
        moved = {
            other.content.folders[new[0]][new[1]].file: one.content.folders[was[0]][was[1]].file
            for was, new in moved_records(one, other).items()
        }
        stood = stood_before(
            before.problems, examined.problems, moved, lambda file: _is_same(old / file, root / file)
        )
    was, now = before.content.municipality, examined.content.municipality
    is_another = was.name != now.name and was.code != now.code
    is_asked = not (may_be_another and is_another)
    found = of_the_past(one, other) if is_asked else []
    here = still_answered(before.problems, examined.problems)
    return replace(examined, problems=in_order([*here, *found]), old=stood, base=base)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two files hold the same; one that cannot be read is not the same."""
    try:
        return one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _below(root: Path, folder: Path) -> str:
    """A folder by its path from the root; an empty text when it lies elsewhere."""
    try:
        return folder.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return ""


def read_version(
    root: Path, today: date, before: Content | None = None, *, with_pages: bool = True
) -> Reading:
    """A version with what follows from it; its pages too when it has no error and they are asked for.

    ``before`` is the content of the version that it follows on.
    """
    examined = examine(root, today, before=before)
    version = version_of(examined, today)
    views = views_of(version.public, examined.problems, today)
    shown = with_pages and not examined.has_errors
    site = render_site(views, by_hand=examined.by_hand)
    pages = {**articles_of(site), **hand_written(root)} if shown else {}
    return Reading(
        content=version.content,
        public=version.public,
        today=today,
        addresses=version.addresses,
        redirects=version.redirects,
        unread=version.unread,
        views=views,
        problems=examined.problems,
        articles=pages,
    )


def version_of(read: Examination | load.LoadedContent, today: date) -> Version:
    """What was read, as it is written and as residents see it."""
    content = read.content
    redirects = {
        urls.normalised(old): urls.of(record)
        for records in content.folders.values()
        for record in filter(urls.has_page, records.values())
        for old in record.old_addresses
    }
    return Version(
        content=content,
        public=published(content, today),
        today=today,
        addresses=_addresses_of(content),
        redirects=redirects,
        unread=read.unread,
    )


def _addresses_of(content: Content) -> dict[tuple[str, str], str]:
    """The page of each record that has one, by folder and id."""
    return {
        (folder, id_): urls.of(record)
        for folder, records in content.folders.items()
        for id_, record in records.items()
        if urls.has_page(record)
    }


def summarise(
    root: Path, today: date, since: date | None = None, before: str | None = None, address: str | None = None
) -> Document:
    """The report to those who decide. ``before`` is a version to compare with, ``address`` the site's own.

    Raises ``ContentError`` when the content has errors, and ``NoVersionError``.
    """
    examined = examine(root, today)
    if examined.has_errors:
        raise ContentError(examined.problems)
    views = views_of(published(examined.content, today), examined.problems, today)
    comparison = None
    if before is not None:
        found = compare_versions(before, None, root, today)
        comparison = VersionComparison(
            before,
            [
                RecordDifference(
                    weight.label,
                    told.subject.name,
                    told.subject.address,
                    [change.explain() for change in told.changes],
                )
                for weight, subjects in found.groups()
                for told in subjects
            ],
        )
    site_address = address or examined.content.municipality.site_address or ""
    return summary_of(views, since, comparison, site_address)


def about_archive(root: Path, today: date) -> About:
    """What a copy of the site of ``root`` is of: the day, the commit and the texts it was made from."""
    municipality = load_content(root).content.municipality
    commit, is_committed = head_of(root)
    base = urlsplit(municipality.site_address or "").path.rstrip("/")
    return About(municipality.name, today, commit, is_committed, digest_of(root / "content"), base)


def articles_of(site: Site) -> dict[str, Article]:
    """Every generated page by address, as text."""
    return {page.address: Article(page.title, text_of(site.body(page))) for page in site.pages}


def all_rules() -> list[Rule]:
    """Every rule by code, the reader's included."""
    return sorted((*load.RULES, EXAMPLE_REFUSED, REMOVED, *check.rules()), key=lambda rule: rule.code)


def _refused_example(content: Content, *, allow_example: bool) -> list[Problem]:
    if not content.municipality.example or allow_example:
        return []
    place = content.municipality.place("example")
    return [
        EXAMPLE_REFUSED.at(
            place, _("Innehållet är märkt som exempel."), _("Ta bort example: true, eller allt påhittat.")
        )
    ]
