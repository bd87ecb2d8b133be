"""The page on likställdhet: the same questions to every promise, what is the same and what differs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from paraply import numbers
from paraply.derive.equality import Answer, Equality, Question, Row, equality_of, is_law_only
from paraply.derive.views import PromiseView, Views
from paraply.model.choices import Choice
from paraply.model.guarantee import BasisKind, LevelUnit
from paraply.render import urls, wording
from paraply.render.page import Page
from paraply.render.pages import crumbs

SECTION = "about"
C = TypeVar("C", bound=Choice)
NOUNS = {
    Question.LEVEL: "nivå",
    Question.CLOCK_STARTS: "uppgift om när klockan startar",
    Question.YOUR_PART: "motkrav",
    Question.EXCEPTIONS: "undantag",
    Question.CONSEQUENCE: "konsekvens",
    Question.CLAIM: "uppgift om hur du får ersättningen",
    Question.FOLLOW_UP: "uppföljning",
    Question.DECISION: "känt beslut",
    Question.BASIS: "angiven grund, lag eller eget",
    Question.OUTCOME: "resultat som går att bedöma",
}
"""What a promise has or lacks, as the end of a sentence."""

MEANINGS = {
    Question.LEVEL: "Talet som löftet kan mätas mot.",
    Question.CLOCK_STARTS: "Vad tiden räknas från. Behövs när löftet är en längsta tid.",
    Question.YOUR_PART: "Det du själv gör för att löftet ska gälla.",
    Question.EXCEPTIONS: "När löftet inte gäller, eller när en längre gräns gäller.",
    Question.CONSEQUENCE: "Vad som händer om kommunen inte håller löftet.",
    Question.CLAIM: "Om ersättningen kommer av sig själv eller måste begäras.",
    Question.FOLLOW_UP: "Hur och hur ofta kommunen tar reda på om löftet hålls.",
    Question.DECISION: "Beslutet som löftet bygger på.",
    Question.BASIS: "Om löftet upprepar lagen eller är kommunens eget.",
    Question.OUTCOME: "Om löftet hölls, så långt det går att säga.",
}
NOT_COMPARABLE = "går inte att jämföra med räknade ärenden"
MOST_KINDS = 3
"""How many kinds a sentence names."""

_LENGTHS_OF_DAYS = {LevelUnit.DAYS, LevelUnit.WORKING_DAYS, LevelUnit.WEEKDAYS}


@dataclass(frozen=True, slots=True)
class Cell:
    """What the table says of one promise and one question."""

    text: str
    note: str = ""
    url: str = ""
    is_missing: bool = False


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    equality = equality_of(views)
    lead = lead_of(equality)
    yield Page(
        address=urls.EQUALITY,
        title="Är löftena likställda?",
        description=f"{views.content.municipality.name}: {lead}",
        template="equality.html",
        values={
            "lead": lead,
            "equality": equality,
            "same": list(same_sentences(equality)),
            "differing": list(differing_sentences(equality)),
            "questions": [question for question in Question if question is not Question.OUTCOME],
            "meanings": MEANINGS,
            "cell_of": lambda row, question: cell_of(row, question, views),
            "reason_of": reason_of,
        },
        breadcrumbs=crumbs.ABOUT,
        section=SECTION,
    )


def lead_of(equality: Equality) -> str:
    """The answer: whether every promise answers the same questions."""
    total, complete = equality.total, equality.complete
    if total == 0:
        return "Inga löften är inlagda, så det finns inget att jämföra."
    if total == 1:
        answers = "svarar på alla frågor" if complete else "svarar inte på alla frågor"
        return f"Det finns bara ett löfte att jämföra, och det {answers}."
    if complete == total:
        return f"Ja. Alla {total} löften svarar på samma frågor."
    return f"Nej. {complete} av {total} löften svarar på alla frågor som de behöver svara på."


def same_sentences(equality: Equality) -> Iterator[str]:
    """What holds for all promises, had and lacked alike."""
    total = equality.total
    for question in equality.answered_by_all:
        needed, noun = equality.needed(question), NOUNS[question]
        if needed < total:
            who = f"Alla {needed} löften" if needed > 1 else "Det enda löfte"
            yield f"{who} som behöver det har {noun}."
        else:
            yield f"{_of(total, total)} har {noun}."
    for question in equality.answered_by_none:
        needed, noun = equality.needed(question), NOUNS[question]
        if needed < total:
            yield f"{_of(needed, total)} behöver {noun}. {'Det' if needed == 1 else 'Alla'} saknar det."
        else:
            yield f"Inget av de {total} löftena har {noun}." if total > 1 else f"Löftet saknar {noun}."
    yield from (fact for count, fact in _facts(equality) if count == equality.total)


def differing_sentences(equality: Equality) -> Iterator[str]:
    """What sets the promises apart, with the counts."""
    for question in equality.answered_by_some:
        missing, needed = equality.count(question, Answer.MISSING), equality.needed(question)
        rest = equality.total - needed
        needless = f" {_rest(rest)} behöver det inte." if rest else ""
        yield f"{_of(missing, needed)} saknar {NOUNS[question]}.{needless}"
    yield from _unit_sentences(equality)
    yield from _kinds("Löftena följs upp på olika sätt", _labelled(equality.methods))
    yield from _kinds("Löftena följs upp olika ofta", _labelled(equality.rounds))
    yield from _kinds("Den som drabbas får olika saker", _labelled(equality.compensations))
    yield from (fact for count, fact in _facts(equality) if count < equality.total)


def _unit_sentences(equality: Equality) -> Iterator[str]:
    units = [(_unit(unit), count) for unit, count in equality.units.items()]
    yield from _kinds("Löftena räknas i olika enheter", units)
    if len(_LENGTHS_OF_DAYS & equality.units.keys()) > 1:
        yield "Dagar, arbetsdagar och vardagar är olika långa. De går inte att jämföra rakt av."


def _unit(unit: LevelUnit) -> str:
    return "en dag i månaden" if unit is LevelUnit.DAY_OF_MONTH else unit.label


def _labelled(counts: Mapping[C, int]) -> list[tuple[str, int]]:
    return [(wording.inside(choice.label), count) for choice, count in counts.items()]


def _kinds(what: str, counts: Iterable[tuple[str, int]]) -> Iterator[str]:
    told = [f"{name} ({count})" for name, count in counts]
    if len(told) > MOST_KINDS:
        usual = wording.listed(told[:MOST_KINDS])
        yield f"{what}. De är {numbers.count_word(len(told))}, och vanligast är {usual}."
    elif len(told) > 1:
        yield f"{what}: {wording.listed(told)}."


def _facts(equality: Equality) -> Iterator[tuple[int, str]]:
    """Sentences on some of the promises, or all of them, with how many they hold for."""
    law = len(equality.resting_on_law)
    indirect = (
        "följs bara upp genom avvikelser, klagomål eller en indikator. Det visar inte hur ofta löftet hålls."
    )
    for count, told in (
        (equality.count(Question.EXCEPTIONS, Answer.GIVEN), "har undantag."),
        (equality.indirect, indirect),
        (law, f"hänvisar till lag. {_addition(law, equality.beyond_law)}"),
        (equality.law_only, "är lagens egen gräns, utan känt tillägg."),
    ):
        if count:
            yield count, f"{_of(count, equality.total)} {told}"


def _addition(law: int, beyond: int) -> str:
    """How many of the promises that rest on law say what the municipality adds."""
    if law == 1:
        return f"Det säger {'' if beyond else 'inte '}vad kommunen lägger till."
    who = {0: "Inget av dem", law: "Alla"}.get(beyond, f"{beyond} av dem")
    return f"{who} säger vad kommunen lägger till."


def _of(count: int, total: int) -> str:
    if count == total:
        return f"Alla {total} löften" if total > 1 else "Löftet"
    return f"{count} av {total} löften"


def _rest(count: int) -> str:
    return "Ett löfte" if count == 1 else f"{numbers.count_word(count).capitalize()} löften"


def cell_of(row: Row, question: Question, views: Views) -> Cell:
    """What the table says: the value where there is one, else in words that it is missing or not needed."""
    answer = row.answers[question]
    if answer is Answer.MISSING:
        return Cell(answer.label, is_missing=True)
    if answer is Answer.NOT_NEEDED:
        return Cell(_NEEDLESS.get(question, answer.label))
    if question is Question.DECISION:
        return _decision(row, views)
    if question is Question.FOLLOW_UP:
        return _follow_up(row)
    return _VALUES[question](row.view)


def reason_of(view: PromiseView) -> str:
    """Why a promise cannot be judged; empty when it can."""
    return view.judgement.reason.label if view.judgement.reason else ""


def _level(view: PromiseView) -> Cell:
    level = view.guarantee.level
    if level is None:
        return Cell(Answer.MISSING.label, is_missing=True)
    return Cell(wording.capital(numbers.level_text(level)))


def _clock_starts(view: PromiseView) -> Cell:
    return Cell((view.guarantee.clock_starts or "").rstrip("."))


def _your_part(view: PromiseView) -> Cell:
    return Cell(f"{wording.capital(numbers.count_word(len(view.guarantee.your_part)))} krav")


def _exceptions(view: PromiseView) -> Cell:
    level, exceptions = view.guarantee.level, view.guarantee.exceptions
    longer = ""
    if level and level.extended:
        unit = numbers.unit_word(level.unit.value, level.extended.value)
        longer = f"{numbers.plain(level.extended.value)}{numbers.NBSP}{unit} i vissa fall"
    if not exceptions:
        return Cell(longer)
    return Cell(
        f"{'Ett' if len(exceptions) == 1 else wording.capital(numbers.count_word(len(exceptions)))} undantag",
        longer,
    )


def _consequence(view: PromiseView) -> Cell:
    consequence = view.guarantee.consequence
    return Cell(consequence.compensation.label if consequence and consequence.compensation else "Ja, i text")


def _claim(view: PromiseView) -> Cell:
    claim = view.guarantee.claim
    return Cell(claim.how.label if claim and claim.how else "Ja, i text")


def _follow_up(row: Row) -> Cell:
    followed = row.view.guarantee.follow_up
    method = wording.capital(followed.method.label) if followed and followed.method else "Metod saknas"
    every = followed.every.label if followed and followed.every else "hur ofta saknas"
    return Cell(method, f"{every}; {NOT_COMPARABLE}" if row.is_indirect else every)


def _decision(row: Row, views: Views) -> Cell:
    decided = views.decision(row.view.guarantee.decision)
    if decided is None:
        return Cell(Answer.MISSING.label, is_missing=True)
    return Cell(numbers.day(decided.date) if decided.date else decided.title, url=urls.of(decided))


def _basis(view: PromiseView) -> Cell:
    basis = view.guarantee.basis
    if basis is None or basis.kind is None:
        return Cell(Answer.MISSING.label, is_missing=True)
    if basis.kind is not BasisKind.LAW:
        return Cell(basis.kind.label)
    if basis.beyond_law:
        return Cell(basis.kind.label, "med eget tillägg")
    return Cell(
        "Lagens gräns" if is_law_only(view.guarantee) else basis.kind.label, "tillägg: uppgift saknas"
    )


_NEEDLESS = {Question.EXCEPTIONS: "Inga angivna", Question.CLAIM: "Inget att begära"}
_VALUES: Mapping[Question, Callable[[PromiseView], Cell]] = {
    Question.LEVEL: _level,
    Question.CLOCK_STARTS: _clock_starts,
    Question.YOUR_PART: _your_part,
    Question.EXCEPTIONS: _exceptions,
    Question.CONSEQUENCE: _consequence,
    Question.CLAIM: _claim,
    Question.BASIS: _basis,
}
