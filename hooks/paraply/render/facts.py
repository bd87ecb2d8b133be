"""Facts about a record as rows of a list: a term, and what is said of it. A row without a value is no row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paraply import numbers
from paraply.derive.views import Views
from paraply.language import _
from paraply.model.organisation import Owner
from paraply.model.record import Source
from paraply.model.results import Decision
from paraply.render import urls
from paraply.speech.text import capital


@dataclass(frozen=True, slots=True)
class Line:
    """A text, perhaps followed by a link, and what is small and stands after it."""

    text: str = ""
    name: str = ""
    url: str = ""
    after: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """Whether the link leads out of the site."""
        return self.url.startswith(("http://", "https://", "mailto:"))


@dataclass(frozen=True, slots=True)
class Fact:
    """A row: the term and its lines."""

    term: str
    lines: Sequence[Line]


def known(facts: Iterable[tuple[str, Iterable[Line]]]) -> list[Fact]:
    """The facts that have a line."""
    rows = ((term, [line for line in lines if line.text or line.name]) for term, lines in facts)
    return [Fact(term, lines) for term, lines in rows if lines]


def texts(*sentences: str) -> list[Line]:
    """One line of all sentences; none without any."""
    told = " ".join(filter(None, sentences))
    return [Line(told)] if told else []


def owner_lines(owners: Iterable[Owner]) -> Iterator[Line]:
    """A line for each owner."""
    for owner in owners:
        yield Line(name=owner.name, url=urls.of(owner))


def decision_lines(decision: Decision | None, views: Views) -> Iterator[Line]:
    """A decision with who took it, when, and where it is found."""
    if decision is None:
        return
    yield Line(name=decision.title, url=decision.url or "", after=decision_details(decision, views))


def decision_details(decision: Decision, views: Views) -> str:
    """``Kommunfullmäktige, den 16 december 2019, § 140, diarienummer KS 2019-99.``."""
    owner = views.content.owners.get(decision.decided_by or "")
    by = owner.name if owner else decision.decided_by
    section = decision.section or ""
    parts = [
        by or "",
        numbers.in_sentence(decision.date) if decision.date else "",
        (section if section.startswith("§") else f"§\u00a0{section}") if section else "",
        _("diarienummer {number}", number=decision.number.replace(" ", "\u00a0")) if decision.number else "",
    ]
    told = ", ".join(filter(None, parts))
    return f"{capital(told)}." if told else ""


def source_lines(source: Source | None) -> Iterator[Line]:
    """Where a fact comes from, and when it was read."""
    if source is None or not (source.title or source.url or source.id):
        return
    name = source.title or source.url or ""
    if source.kind and source.kind.value == "kolada" and source.id:
        name = f"{source.title} (Kolada, {source.id})" if source.title else f"Kolada, {source.id}"
    after = []
    if source.read:
        after.append(_("Läst {day}.", day=numbers.in_sentence(source.read)))
    if source.page_changed:
        after.append(_("Sidan ändrades {day}.", day=numbers.in_sentence(source.page_changed)))
    yield Line(name=name or source.id or "", url=source.url or "", after=" ".join(after))
