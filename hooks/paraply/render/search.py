"""What the search in the browser reads, in one small file: every page that answers something, with its words.

Only a record's name, its synonyms and its own sentence are searched: never a table, a chart or a figure.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from paraply.derive.tallies import goal_verdict
from paraply.derive.views import GoalView, MeasureView, PromiseView, Views
from paraply.language import N_, _
from paraply.model.byhand import WrittenPage
from paraply.model.guarantee import GuaranteeState
from paraply.model.kind import name_of
from paraply.model.kinds import GOAL, GUARANTEE, KINDS, MEASURE, kind_of
from paraply.model.record import Record
from paraply.render import urls, verdicts
from paraply.render.page import Page
from paraply.render.synonyms import SYNONYMS
from paraply.speech.text import sentence

SEARCH_SCRIPTS: Final = ("assets/search.js",)
"""What a page with a search field loads; the rest comes at the first focus."""

ANSWER_LENGTH: Final = 160
"""No answer in a row is longer than this, in characters; it is cut between two words."""

MOST_HEADINGS: Final = 1_000
"""Characters of a written page's headings that are searched: the index stays small."""

PAGE: Final = N_("sida")
WEIGHTS: Final = {
    **{kind.one: kind.hit for kind in KINDS if kind.hit},
    **{kind.former: kind.former_hit for kind in KINDS if kind.former},
    PAGE: 0.9,
}
"""How much a hit counts by its kind: a resident asks for what is promised now, and how it goes."""


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A page as a hit. ``verdict`` is its look and its word; ``about`` is searched and not shown."""

    kind: str
    title: str
    address: str
    answer: str
    verdict: tuple[str, str] | None = None
    synonyms: str = ""
    about: str = ""


def search_index(views: Views, pages: Iterable[Page], written: Iterable[WrittenPage] = ()) -> str:
    """The index: kinds with weights, verdicts, groups of synonyms, and a list of short lists, one a page."""
    rows = [*rows_of(views, pages), *map(_written_row, (page for page in written if page.searched))]
    kinds = sorted({row.kind for row in rows})
    found = sorted({row.verdict for row in rows if row.verdict})
    index = {
        "kinds": [[_(kind), WEIGHTS[kind]] for kind in kinds],
        "verdicts": found,
        "synonyms": SYNONYMS,
        "rows": [
            [
                kinds.index(row.kind),
                row.title,
                row.address,
                found.index(row.verdict) if row.verdict else -1,
                row.answer,
                row.synonyms,
                row.about,
            ]
            for row in rows
        ],
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n"


def rows_of(views: Views, pages: Iterable[Page]) -> Iterator[SearchRow]:
    """A row for every record with a page of its own, then one for each other page that is ``searched``."""
    by_address = {page.address: page for page in pages}
    for promise in views.promises.values():
        yield _promise_row(promise, _answer(promise.guarantee, by_address))
    for measure in views.measures.values():
        yield _measure_row(measure, _answer(measure.measure, by_address))
    for goal in views.goals.values():
        yield _goal_row(goal, _answer(goal.goal, by_address))
    content = views.content
    others = (kind for kind in KINDS if kind.hit and kind not in {GUARANTEE, MEASURE, GOAL})
    for record in (record for kind in others for record in content.folders[kind.name].values()):
        if page := by_address.get(urls.of(record)):
            yield _other_row(record, page)
    for page in by_address.values():
        if page.searched:
            answer = page.description.removeprefix(f"{content.municipality.name}: ")
            yield SearchRow(PAGE, page.title, page.address, shortened(answer), synonyms=page.searched)


def _written_row(page: WrittenPage) -> SearchRow:
    """A page written by hand: found by its title, its author's synonyms and its headings."""
    headings = dict.fromkeys(heading for heading in page.headings if len(heading) > 1)
    headings.pop(page.title, None)
    return SearchRow(
        kind=PAGE,
        title=page.title,
        address=page.address,
        answer=shortened(page.description),
        synonyms=page.synonyms,
        about=", ".join(headings)[:MOST_HEADINGS],
    )


def shortened(text: str) -> str:
    """The text's first sentences as far as they fit, or as many words."""
    if len(text) <= ANSWER_LENGTH:
        return text
    end = text.rfind(". ", 0, ANSWER_LENGTH)
    if end > 0:
        return text[: end + 1]
    return f"{text[:ANSWER_LENGTH].rpartition(' ')[0].rstrip(',;:–- ')} …"


def _promise_row(view: PromiseView, answer: str) -> SearchRow:
    guarantee, verdict = view.guarantee, view.judgement.verdict
    withdrawn = guarantee.state is GuaranteeState.WITHDRAWN
    return SearchRow(
        kind=GUARANTEE.former if withdrawn else GUARANTEE.one,
        title=guarantee.title,
        address=urls.of(guarantee),
        answer=answer,
        verdict=None if withdrawn else _verdict(verdict.value, verdict.label),
        synonyms=_synonyms(guarantee),
        about=guarantee.promise,
    )


def _measure_row(view: MeasureView, answer: str) -> SearchRow:
    measure, verdict = view.measure, view.judgement.verdict
    withdrawn = measure.withdrawn is not None
    return SearchRow(
        kind=MEASURE.former if withdrawn else MEASURE.one,
        title=measure.title,
        address=urls.of(measure),
        answer=answer,
        verdict=None if withdrawn else _verdict(verdict.value, verdict.label),
        synonyms=_synonyms(measure),
        about=measure.question or "",
    )


def _goal_row(view: GoalView, answer: str) -> SearchRow:
    goal, verdict = view.goal, goal_verdict(view)
    word = (view.assessment.word if view.assessment else None) or verdict.label
    return SearchRow(
        kind=GOAL.one if view.is_current else GOAL.former,
        title=goal.title,
        address=urls.of(goal),
        answer=answer,
        verdict=_verdict(verdict.value, word),
        synonyms=_synonyms(goal),
    )


def _other_row(record: Record, page: Page) -> SearchRow:
    name = name_of(record)
    lead = getattr(record, "lead", None)
    said = lead or page.description.removeprefix(f"{name}: ")
    kind, withdrawn = kind_of(record), getattr(record, "withdrawn", None) is not None
    return SearchRow(
        kind=kind.former if withdrawn else kind.one,
        title=name,
        address=page.address,
        answer=shortened(sentence(said)),
        synonyms=_synonyms(record),
        about=lead or getattr(record, "about", None) or "",
    )


def _answer(record: Record, pages: Mapping[str, Page]) -> str:
    """The record's answer, which is also its page's description."""
    return shortened(pages[urls.of(record)].description)


def _verdict(code: str, word: str) -> tuple[str, str]:
    return verdicts.VERDICT_CLASSES[code], word


def _synonyms(record: Record) -> str:
    return ", ".join(record.synonyms)
