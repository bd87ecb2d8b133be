"""What answers the findings of an investigation today: a sentence, and the page that shows it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from paraply.derive.present_state import PresentState
from paraply.derive.views import Views
from paraply.language import _, ngettext
from paraply.model.investigation import InvestigationFinding, Subject
from paraply.model.questions import Question
from paraply.render import urls
from paraply.render.pages import equality, policies, visits
from paraply.render.present import published_sentences, repeated_sentence
from paraply.render.wording import ways_sentence
from paraply.speech import standing
from paraply.speech.answers import measure_answer
from paraply.speech.text import listed


@dataclass(frozen=True, slots=True)
class Today:
    """How it is today, in a sentence, and the page that shows it."""

    text: str
    label: str
    address: str


def today_of(finding: InvestigationFinding, state: PresentState, views: Views) -> list[Today]:
    """What answers a finding: the counts of today, then the investigation's own figures."""
    told = _unlike(
        ANSWERS[subject](state, views) if state.total or subject not in OF_PROMISES else _no_promise()
        for subject in finding.answered_by
    )
    shown = [views.measures[id_] for id_ in finding.measures if id_ in views.measures]
    place = views.content.municipality.label
    return [
        *told,
        *(Today(measure_answer(view, place), _("Måttet"), urls.of(view.measure)) for view in shown),
    ]


def _share(state: PresentState, question: Question) -> tuple[int, int]:
    share = state.shares[question]
    return share.given, share.needed


def _published(state: PresentState, _views: Views) -> Today:
    return Today(" ".join(published_sentences(state)), _("Besluten"), urls.QUALITY_WORK)


def _reported(state: PresentState, _views: Views) -> Today:
    reports = state.published.reports
    counts = listed([f"{number} ({report.title})" for report, number, _held in reports])
    text = (
        _("Rapporterna räknade {counts}.", counts=counts)
        if reports
        else _("Ingen rapport som är inlagd säger hur många garantierna är.")
    )
    return Today(text, _("Vad rapporterna sade"), _at(urls.REPORTS, "antal-garantier"))


def _levels(state: PresentState, _views: Views) -> Today:
    text = _(
        "{levels} av {total} löften har en nivå som går att mäta. {judged} av {total} har ett resultat som "
        "går att bedöma.",
        levels=state.shares[Question.LEVEL].given,
        judged=state.shares[Question.OUTCOME].given,
        total=state.total,
    )
    return Today(text, _("Löfte för löfte"), _at(urls.PRESENT_STATE, "del_matris"))


def _consequences(state: PresentState, _views: Views) -> Today:
    given, needed = _share(state, Question.CONSEQUENCE)
    text = _("{given} av {total} löften säger vad som händer om de inte hålls.", given=given, total=needed)
    return Today(text, _("Löfte för löfte"), _at(urls.PRESENT_STATE, "del_matris"))


def _your_part(state: PresentState, _views: Views) -> Today:
    given, needed = _share(state, Question.YOUR_PART)
    text = _("{given} av {total} löften säger vad du själv ska göra.", given=given, total=needed)
    return Today(text, _("Svarar alla löften på samma frågor?"), urls.EQUALITY)


def _follow_up(state: PresentState, _views: Views) -> Today:
    given, needed = _share(state, Question.FOLLOW_UP)
    text = _(
        "{given} av {total} löften säger hur de följs upp. {indirect} av dem följs upp genom avvikelser, "
        "klagomål, medelvärden eller en indikator, inte genom att räkna ärenden.",
        given=given,
        total=needed,
        indirect=state.indirect,
    )
    return Today(text, _("Svarar alla löften på samma frågor?"), urls.EQUALITY)


def _same_questions(state: PresentState, _views: Views) -> Today:
    text = _(
        "{complete} av {total} löften svarar på alla frågor som de behöver svara på.",
        complete=state.equality.complete,
        total=state.total,
    )
    return Today(text, _("Svarar alla löften på samma frågor?"), urls.EQUALITY)


def _repeated(state: PresentState, _views: Views) -> Today:
    return Today(
        repeated_sentence(state),
        _("Samma uppgift på flera ställen"),
        _at(urls.PRESENT_STATE, "del_flera_stallen"),
    )


def _law(state: PresentState, _views: Views) -> Today:
    law = len(state.equality.resting_on_law)
    text = _("{law} av {total} löften hänvisar till en lag.", law=law, total=state.total)
    if law:
        text = f"{text} {equality.addition_of(law, state.equality.beyond_law)}"
    return Today(text, _("Löfte för löfte"), _at(urls.PRESENT_STATE, "del_matris"))


def _controls(state: PresentState, _views: Views) -> Today:
    count = state.controls
    text = ngettext(
        "{number} internkontroll är inlagd.", "{number} internkontroller är inlagda.", count.rounds
    )
    if state.total:
        known = _(
            "För {controlled} av {total} löften är det känt vad som kontrolleras.",
            controlled=count.promises,
            total=state.total,
        )
        text = f"{text} {known}"
    return Today(text, _("Internkontroll"), urls.INTERNAL_CONTROL)


def _policies(_state: PresentState, views: Views) -> Today:
    return Today(policies.lead_of(list(views.content.policies.values())), _("Styrdokument"), urls.POLICIES)


def _visits(_state: PresentState, views: Views) -> Today:
    return Today(visits.lead_of(views), _("Besök på sidorna"), urls.VISITS)


def _measures(state: PresentState, _views: Views) -> Today:
    count = state.measures
    text = _(
        "{count} mått visas, var och ett med en fråga i klarspråk. {fetched} har siffror ur Kolada, och "
        "{compared} jämförs med andra kommuner.",
        count=count.shown,
        fetched=count.of_kolada,
        compared=count.compared,
    )
    return Today(text, _("Måtten"), urls.MEASURES)


def _owners(state: PresentState, _views: Views) -> Today:
    promises, areas = state.owned_promises, state.owned_areas
    counted = []
    if promises.needed:
        counted.append(_("{known} av {total} löften", known=promises.given, total=promises.needed))
    if areas.needed:
        counted.append(_("{known} av {total} områden", known=areas.given, total=areas.needed))
    text = (
        _("{counted} har en känd ansvarig.", counted=listed(counted))
        if counted
        else _("Inga löften och inga områden är inlagda.")
    )
    return Today(text, _("Ansvariga"), urls.OWNERS)


def _quality_work(state: PresentState, views: Views) -> Today:
    text = _(
        "Uppdrag, mål, mått, mätningar, rapporter och löften står på samma ställe. "
        "Här finns {areas} områden, {goals} mål, {measures} mått, {surveys} mätningar och "
        "internkontroller, {reports} rapporter och {promises} löften.",
        areas=len(views.content.areas),
        goals=len(views.current_goals),
        measures=len(views.reported_measures),
        surveys=len(views.content.surveys),
        reports=len(views.content.reports),
        promises=state.total,
    )
    return Today(text, _("Så arbetar vi med kvalitet"), urls.QUALITY_WORK)


def _elsewhere(state: PresentState, _views: Views) -> Today:
    count = state.elsewhere
    text = _(
        "{count} löften från {municipalities} andra kommuner är inlagda att jämföra med.",
        count=count.promises,
        municipalities=count.municipalities,
    )
    address = _at(urls.COMPARE, "loften-i-andra-kommuner") if count.promises else urls.COMPARE
    return Today(text, _("Löften i andra kommuner"), address)


def _ways(state: PresentState, _views: Views) -> Today:
    return Today(ways_sentence(state.ways), _("Två vägar framåt"), _at(urls.PRESENT_STATE, "del_vagar"))


def _at(page: str, part: str) -> str:
    return f"{page}#{part}"


def _no_promise() -> Today:
    return Today(standing.no_promises(), _("Löften"), urls.PROMISES)


def _unlike(told: Iterable[Today]) -> list[Today]:
    """The answers in their order, each once: subjects without a promise to count are answered alike."""
    return list(dict.fromkeys(told))


ANSWERS: Final[Mapping[Subject, Callable[[PresentState, Views], Today]]] = {
    Subject.PUBLISHED: _published,
    Subject.REPORTED: _reported,
    Subject.LEVELS: _levels,
    Subject.CONSEQUENCES: _consequences,
    Subject.YOUR_PART: _your_part,
    Subject.FOLLOW_UP: _follow_up,
    Subject.SAME_QUESTIONS: _same_questions,
    Subject.REPEATED: _repeated,
    Subject.LAW: _law,
    Subject.CONTROLS: _controls,
    Subject.POLICIES: _policies,
    Subject.VISITS: _visits,
    Subject.MEASURES: _measures,
    Subject.OWNERS: _owners,
    Subject.QUALITY_WORK: _quality_work,
    Subject.ELSEWHERE: _elsewhere,
    Subject.WAYS: _ways,
}
"""What answers each subject."""

OF_PROMISES: Final = frozenset(ANSWERS) - {
    Subject.REPORTED,
    Subject.REPEATED,
    Subject.CONTROLS,
    Subject.POLICIES,
    Subject.VISITS,
    Subject.MEASURES,
    Subject.OWNERS,
    Subject.QUALITY_WORK,
    Subject.ELSEWHERE,
}
"""Subjects that count promises and nothing else: with none to count, neither the count nor its part of a page
is there."""
