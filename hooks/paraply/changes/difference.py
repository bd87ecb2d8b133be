"""Everything that differs between two versions: changes, pages, findings, and who has to approve."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from paraply.changes.change import Alters, Change, Subject
from paraply.changes.findings import Findings, findings_of
from paraply.changes.pages import PageChange, following_contact, page_changes
from paraply.changes.reading import Reading
from paraply.changes.records import record_changes
from paraply.model.kind import Weight
from paraply.model.organisation import Owner
from paraply.past.moves import moved_records

_LISTS = frozenset({"content/results/kolada/municipalities.json", "content/results/kolada/groups.json"})
"""Files of no single record: a change in them is told by the pages that change."""


@dataclass(frozen=True, slots=True)
class Approver:
    """An owner whose records change: the name, their user names in the forge, and what changes."""

    name: str
    reviewers: tuple[str, ...]
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubjectChanges:
    """All changes of one subject, in the order they are told."""

    subject: Subject
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a reviewer needs to know.

    ``without_owner`` are the subjects nobody answers for. ``unseen`` files change without anything changing
    for a reader. ``program`` are changed files that are not content, and ``program_pages`` the pages that
    differ because of them, where both sites were built. ``pages`` begin with those that matter most to
    residents: promises, then verdicts that turn, then the rest by weight, and last those of no record.
    """

    changes: tuple[Change, ...] = ()
    pages: tuple[PageChange, ...] = ()
    findings: Findings = field(default_factory=Findings)
    approvers: tuple[Approver, ...] = ()
    without_owner: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    program: tuple[str, ...] = ()
    program_pages: tuple[PageChange, ...] = ()
    following: int = 0
    """Pages that only show another contact."""

    has_pages: bool = True
    """Whether the pages of both versions could be made, and compared."""

    @property
    def is_nothing(self) -> bool:
        """Whether no reader will notice."""
        return not (self.changes or self.pages or self.program_pages)

    def groups(self) -> Iterator[tuple[Weight, list[SubjectChanges]]]:
        """The changes by what matters most to residents, and by subject."""
        order = list(Weight)
        ordered = sorted(self.changes, key=lambda change: order.index(change.weight))
        for weight, changes in groupby(ordered, key=lambda change: change.weight):
            by_subject: dict[Subject, list[Change]] = {}
            for change in changes:
                by_subject.setdefault(change.subject, []).append(change)
            yield weight, [SubjectChanges(subject, tuple(told)) for subject, told in by_subject.items()]


def difference_of(
    before: Reading,
    after: Reading,
    changed_files: Iterable[str] = (),
    program_pages: Iterable[PageChange] = (),
) -> Difference:
    """Compare two versions. ``changed_files`` are the files that are not the same, by path from the root."""
    moves = moved_records(before, after)
    changes = tuple(record_changes(before, after, moves))
    matters = _matters(changes)
    last = len(Weight) + 1
    every = list(page_changes(before, after, moves))
    following = following_contact(every, before, after)
    differing = [page for page in every if page.address not in following]
    pages = tuple(sorted(differing, key=lambda page: matters.get(page.address, last)))
    files = sorted(changed_files)
    content = [name for name in files if name.startswith("content/")]
    told = {file for change in changes for file in change.subject.files}
    told |= {problem.place.file for problem in after.problems if problem.is_error}
    if pages:
        told |= _LISTS
    approvers, without_owner = approvers_of(changes, before, after)
    known = {page.address for page in every}
    return Difference(
        changes=changes,
        pages=pages,
        findings=findings_of(before, after, frozenset(content), moves),
        approvers=approvers,
        without_owner=without_owner,
        unseen=tuple(name for name in content if name not in told),
        program=tuple(name for name in files if not name.startswith("content/") and not _is_page(name)),
        program_pages=tuple(page for page in program_pages if page.address not in known),
        following=len(following),
        has_pages=bool(before.articles and after.articles),
    )


def approvers_of(
    changes: Iterable[Change], before: Reading, after: Reading
) -> tuple[tuple[Approver, ...], tuple[str, ...]]:
    """The owners whose records change, by name, and the subjects that nobody answers for."""
    touched: dict[str, list[str]] = {}
    nobody: list[str] = []
    for subject in dict.fromkeys(change.subject for change in changes):
        if subject.id == "count":
            continue  # it follows from what others approve
        owners = _owners_of(subject, before) | _owners_of(subject, after)
        for id_ in owners:
            touched.setdefault(id_, []).append(subject.name)
        if not owners:
            nobody.append(subject.name)
    known = {**before.content.owners, **after.content.owners}
    found = [
        Approver(owner.name, owner.reviewers, tuple(touched[id_]))
        for id_, owner in known.items()
        if id_ in touched
    ]
    return tuple(sorted(found, key=lambda approver: approver.name)), tuple(nobody)


def _matters(changes: Iterable[Change]) -> dict[str, int]:
    """How much the page of each changed record matters: 0 for promises, 1 for verdicts that turn."""
    found: dict[str, int] = {}
    for change in changes:
        turns = isinstance(change, Alters) and change.field == "verdict"
        place = list(Weight).index(change.weight)
        matters = place if place == 0 else 1 if turns else place + 1
        address = change.subject.address
        found[address] = min(matters, found.get(address, matters))
    return found


def _owners_of(subject: Subject, reading: Reading) -> set[str]:
    record = reading.content.folders.get(subject.folder, {}).get(subject.id)
    if isinstance(record, Owner):
        return {record.id}
    owners: tuple[str, ...] = getattr(record, "owners", ())
    return set(owners)


def _is_page(name: str) -> bool:
    """A page written by hand: told as a page, not as a file."""
    return name.startswith("docs/") and name.endswith(".md")
