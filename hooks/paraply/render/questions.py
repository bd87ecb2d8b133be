"""The questions every promise is asked: in words, what a promise answers, and what is left to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from paraply import numbers
from paraply.derive.equality import PromiseAnswers
from paraply.derive.views import PromiseView, Views
from paraply.language import N_, _, ngettext
from paraply.model.guarantee import BasisKind
from paraply.model.questions import Answer, Question
from paraply.render import urls
from paraply.speech.text import capital

SAYINGS = {
    Question.LEVEL: N_("vilket tal som gäller"),
    Question.CLOCK_STARTS: N_("när tiden börjar räknas"),
    Question.YOUR_PART: N_("vad du själv ska göra"),
    Question.EXCEPTIONS: N_("när löftet inte gäller"),
    Question.CONSEQUENCE: N_("vad som händer om löftet inte hålls"),
    Question.CLAIM: N_("hur du får ersättningen"),
    Question.FOLLOW_UP: N_("hur löftet följs upp"),
    Question.MEASURE: N_("vilket mått som visar resultatet"),
    Question.DECISION: N_("vilket beslut som ligger bakom"),
    Question.BASIS: N_("om löftet följer av lag eller är kommunens eget"),
    Question.OUTCOME: N_("hur ofta löftet hålls"),
}
"""What a promise says or does not say, as the end of a sentence."""

MEANINGS = {
    Question.LEVEL: N_("Talet som löftet kan mätas mot."),
    Question.CLOCK_STARTS: N_("Vad tiden räknas från. Det behövs när löftet är en längsta tid."),
    Question.YOUR_PART: N_("Det du själv gör för att löftet ska gälla."),
    Question.EXCEPTIONS: N_("När löftet inte gäller, eller när en längre gräns gäller."),
    Question.CONSEQUENCE: N_("Vad som händer om kommunen inte håller löftet."),
    Question.CLAIM: N_("Om ersättningen kommer av sig själv eller måste begäras."),
    Question.FOLLOW_UP: N_("Hur och hur ofta kommunen tar reda på om löftet hålls."),
    Question.MEASURE: N_("Måttet där löftets resultat finns."),
    Question.DECISION: N_("Beslutet som löftet bygger på."),
    Question.BASIS: N_("Om löftet upprepar lagen eller är kommunens eget."),
    Question.OUTCOME: N_("Om löftet hölls, så långt det går att säga."),
}
NOT_COMPARABLE = N_("går inte att jämföra med räknade ärenden")


@dataclass(frozen=True, slots=True)
class QuestionCell:
    """What the table says of one promise and one question."""

    text: str
    note: str = ""
    url: str = ""
    is_missing: bool = False


def cell_of(row: PromiseAnswers, question: Question, views: Views) -> QuestionCell:
    """What the table says: the value where there is one, else in words that it is missing or not needed."""
    answer = row.answers[question]
    if answer is Answer.MISSING:
        return QuestionCell(answer.label, is_missing=True)
    if answer is Answer.NOT_NEEDED:
        return QuestionCell(_(_NEEDLESS[question]) if question in _NEEDLESS else answer.label)
    if question is Question.DECISION:
        return _decision(row, views)
    if question is Question.FOLLOW_UP:
        return _follow_up(row)
    if question is Question.OUTCOME:
        return QuestionCell(row.view.judgement.verdict.label)
    return _VALUES[question](row.view)


def reason_of(view: PromiseView) -> str:
    """Why a promise cannot be judged; empty when it can."""
    return view.judgement.reason.label if view.judgement.reason else ""


def _level(view: PromiseView) -> QuestionCell:
    level = view.guarantee.level
    if level is None:
        return QuestionCell(Answer.MISSING.label, is_missing=True)
    return QuestionCell(capital(numbers.level_text(level)))


def _clock_starts(view: PromiseView) -> QuestionCell:
    return QuestionCell((view.guarantee.clock_starts or "").rstrip("."))


def _your_part(view: PromiseView) -> QuestionCell:
    return QuestionCell(_("{count} krav", count=capital(numbers.count_word(len(view.guarantee.your_part)))))


def _exceptions(view: PromiseView) -> QuestionCell:
    level, exceptions = view.guarantee.level, view.guarantee.exceptions
    longer = ""
    if level and level.extended:
        unit = numbers.unit_word(level.unit.value, level.extended.value)
        longer = _(
            "{extended}\u00a0{unit} i vissa fall", extended=numbers.plain(level.extended.value), unit=unit
        )
    if not exceptions:
        return QuestionCell(longer)
    count = capital(numbers.count_word(len(exceptions)))
    return QuestionCell(ngettext("Ett undantag", "{count} undantag", len(exceptions), count=count), longer)


def _consequence(view: PromiseView) -> QuestionCell:
    consequence = view.guarantee.consequence
    return QuestionCell(
        consequence.compensation.label if consequence and consequence.compensation else _("Ja, i text")
    )


def _claim(view: PromiseView) -> QuestionCell:
    claim = view.guarantee.claim
    return QuestionCell(claim.how.label if claim and claim.how else _("Ja, i text"))


def _follow_up(row: PromiseAnswers) -> QuestionCell:
    followed = row.view.guarantee.follow_up
    method = capital(followed.method.label) if followed and followed.method else _("Metod saknas")
    every = followed.every.label if followed and followed.every else _("hur ofta saknas")
    return QuestionCell(method, f"{every}; {_(NOT_COMPARABLE)}" if row.is_indirect else every)


def _decision(row: PromiseAnswers, views: Views) -> QuestionCell:
    decided = views.decision(row.view.guarantee.decision)
    if decided is None:
        return QuestionCell(Answer.MISSING.label, is_missing=True)
    return QuestionCell(numbers.day(decided.date) if decided.date else decided.title, url=urls.of(decided))


def _measure(view: PromiseView) -> QuestionCell:
    if view.measure is None:
        return QuestionCell(Answer.MISSING.label, is_missing=True)
    return QuestionCell(view.measure.measure.title, url=urls.of(view.measure.measure))


def _basis(view: PromiseView) -> QuestionCell:
    basis = view.guarantee.basis
    if basis is None or basis.kind is None:
        return QuestionCell(Answer.MISSING.label, is_missing=True)
    if basis.kind is not BasisKind.LAW:
        return QuestionCell(basis.kind.label)
    if basis.beyond_law:
        return QuestionCell(basis.kind.label, _("med eget tillägg"))
    return QuestionCell(_("Lagens gräns") if view.guarantee.is_law_only else basis.kind.label)


_NEEDLESS = {Question.EXCEPTIONS: N_("Inga angivna"), Question.CLAIM: N_("Inget att begära")}
_VALUES: Mapping[Question, Callable[[PromiseView], QuestionCell]] = {
    Question.LEVEL: _level,
    Question.CLOCK_STARTS: _clock_starts,
    Question.YOUR_PART: _your_part,
    Question.EXCEPTIONS: _exceptions,
    Question.CONSEQUENCE: _consequence,
    Question.CLAIM: _claim,
    Question.MEASURE: _measure,
    Question.BASIS: _basis,
}
