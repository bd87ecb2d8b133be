"""The survey pages: quality measurements by kind, the internal control told together, and each of them."""

from collections.abc import Iterator, Sequence

from paraply import numbers
from paraply.derive.surveys import (
    ControlCount,
    action_state,
    count_controls,
    newest_first,
    response_rate,
    rounds_of,
    watched_promises,
)
from paraply.derive.views import Views
from paraply.model.results import Control, Survey, SurveyKind
from paraply.render import urls, wording
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.pages.measures import without_target_sentence

SECTION = "surveys"
HEADINGS = {
    SurveyKind.SURVEY: ("enkater", "Enkäter"),
    SurveyKind.INSPECTION: ("granskningar", "Tillsyn och granskningar"),
    SurveyKind.INTERNAL_CONTROL: ("internkontroll", "Internkontroll"),
}
_SHOWED = {
    SurveyKind.SURVEY: "Det här visade enkäten",
    SurveyKind.INSPECTION: "Det här visade granskningen",
    SurveyKind.INTERNAL_CONTROL: "Det här visade kontrollen",
}
_COUNTED = {
    SurveyKind.SURVEY: ("enkät", "enkäter"),
    SurveyKind.INSPECTION: ("granskning", "granskningar"),
    SurveyKind.INTERNAL_CONTROL: ("internkontroll", "internkontroller"),
}


def pages(views: Views) -> Iterator[Page]:
    """The list by kind, the internal control, and every measurement."""
    yield _list_page(views)
    yield _internal_control_page(views)
    for survey in views.content.surveys.values():
        yield _survey_page(survey, views)


def answers_text(survey: Survey) -> str:
    """``430 av 500 svarade (86 procent).``, or what is not known of it."""
    rate = response_rate(survey)
    if rate is not None and survey.invited and survey.answered is not None:
        share = numbers.spoken(rate, "procent", 0)
        return f"{_count(survey.answered)} av {_count(survey.invited)} svarade ({share})."
    if survey.answered is not None:
        return f"{_count(survey.answered)} svarade. Uppgift saknas om hur många som fick frågan."
    if survey.invited is not None:
        return f"{_count(survey.invited)} fick frågan. Uppgift saknas om hur många som svarade."
    return "Uppgift saknas om hur många som fick frågan och hur många som svarade."


def controls_text(count: ControlCount) -> str:
    """How many controls and deviations, told first; unknown is never none."""
    if count.controls == 0:
        return "Uppgift saknas om vilka kontroller som gjordes."
    made = f"{_capital(count.controls)} {'kontroll' if count.controls == 1 else 'kontroller'} är inlagda."
    if count.controls == 1:
        made = "En kontroll är inlagd."
    if count.unknown == count.controls:
        return f"{made} Uppgift saknas om vad de visade."
    if count.deviations == 0:
        found = "De visade inga avvikelser."
    else:
        word = "avvikelse" if count.deviations == 1 else "avvikelser"
        found = f"{_capital(count.with_deviations)} av dem visade {_word(count.deviations)} {word}."
    unknown = f" För {_word(count.unknown)} saknas uppgift." if count.unknown else ""
    return f"{made} {found}{unknown}"


def _capital(count: int) -> str:
    return _word(count).capitalize()


def _word(count: int) -> str:
    return numbers.count_word(count)


def _count(number: int) -> str:
    return numbers.number(number, 0)


def _list_page(views: Views) -> Page:
    surveys = list(views.content.surveys.values())
    groups = [
        (anchor, heading, kind, newest_first(survey for survey in surveys if survey.kind is kind))
        for kind, (anchor, heading) in HEADINGS.items()
    ]
    lead = _list_lead(surveys)
    return Page(
        address=urls.SURVEYS,
        title="Kvalitetsmätningar",
        description=f"{views.content.municipality.name}: {lead}",
        template="surveys.html",
        values={
            "lead": lead,
            "groups": [group for group in groups if group[3]],
            "summary_of": _summary_of,
        },
        breadcrumbs=(crumbs.START,),
        section=SECTION,
    )


def _list_lead(surveys: Sequence[Survey]) -> str:
    if not surveys:
        return "Inga mätningar är inlagda."
    counts = [(kind, sum(survey.kind is kind for survey in surveys)) for kind in SurveyKind]
    parts = [f"{number} {_COUNTED[kind][number != 1]}" for kind, number in counts if number]
    told = f"{', '.join(parts[:-1])} och {parts[-1]}" if len(parts) > 1 else parts[0]
    newest = newest_first(surveys)[0]
    latest = f" Den senaste är {newest.title}." if newest.period else ""
    return f"Här finns {told}.{latest}"


def _summary_of(survey: Survey) -> str:
    """What a list says of a measurement."""
    if survey.kind is SurveyKind.INTERNAL_CONTROL:
        return controls_text(count_controls(survey.controls))
    return answers_text(survey) if survey.invited is not None or survey.answered is not None else ""


def _internal_control_page(views: Views) -> Page:
    rounds = rounds_of(views)
    controls: list[Control] = [control for survey in rounds for control in survey.controls]
    watched = watched_promises(views)
    lead = _internal_control_lead(rounds, count_controls(controls), len(watched))
    return Page(
        address=urls.INTERNAL_CONTROL,
        title="Internkontroll",
        description=f"{views.content.municipality.name}: {lead}",
        template="internal_control.html",
        values={
            "lead": lead,
            "rounds": rounds,
            "watched": list(watched.values()),
            "summary_of": _summary_of,
        },
        breadcrumbs=crumbs.SURVEYS,
        section=SECTION,
    )


def _internal_control_lead(rounds: Sequence[Survey], count: ControlCount, promises: int) -> str:
    if not rounds:
        return "Ingen internkontroll är inlagd."
    told = controls_text(count)
    if not count.controls:
        many = "En internkontroll är inlagd."
        if len(rounds) > 1:
            many = f"{_capital(len(rounds))} internkontroller är inlagda."
        return f"{many} {told}"
    if not promises:
        return f"{told} Inget löfte är kopplat till dem."
    watched = "ett löfte" if promises == 1 else f"{_word(promises)} löften"
    return f"{told} De bevakar {watched}."


def _survey_page(survey: Survey, views: Views) -> Page:
    measures = [views.measures[id_] for id_ in survey.measures if id_ in views.measures]
    is_control = survey.kind is SurveyKind.INTERNAL_CONTROL
    answer = controls_text(count_controls(survey.controls)) if is_control else answers_text(survey)
    about = wording.sentence(survey.about or "")
    trail = (
        (*crumbs.SURVEYS, Crumb("Internkontroll", urls.INTERNAL_CONTROL)) if is_control else crumbs.SURVEYS
    )
    return Page(
        address=urls.of(survey),
        title=survey.title,
        description=f"{survey.title}: {about} {answer}".replace(":  ", ": "),
        template="survey.html",
        values={
            "survey": survey,
            "is_control": is_control,
            "is_survey": survey.kind is SurveyKind.SURVEY,
            "answers": answers_text(survey),
            "rate": answers_text(survey) if response_rate(survey) is not None else "",
            "controls": controls_text(count_controls(survey.controls)),
            "showed": _SHOWED[survey.kind],
            "measures": measures,
            "without": without_target_sentence(measures),
            "actions": [(action, action_state(action, views.today)) for action in survey.actions],
            "owners": views.owners_of(survey.owners),
            "area": views.area_of(survey),
        },
        breadcrumbs=trail,
        section=SECTION,
        edit=survey.file,
        updated=survey.source.read if survey.source else None,
    )
