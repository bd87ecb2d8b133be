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
from paraply.language import N_, _, ngettext
from paraply.model.results import Control, Survey, SurveyKind
from paraply.render import urls
from paraply.render.cards import record_card
from paraply.render.charts.matrix import charts_of
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.pages.measures import without_target_sentence
from paraply.render.unknown import unknown_of
from paraply.speech import answers
from paraply.speech.text import listed, of

SECTION = "surveys"
HEADINGS = {
    SurveyKind.SURVEY: ("enkater", N_("Enkäter")),
    SurveyKind.INSPECTION: ("granskningar", N_("Tillsyn och granskningar")),
    SurveyKind.INTERNAL_CONTROL: ("internkontroll", N_("Internkontroll")),
}
_SHOWED = {
    SurveyKind.SURVEY: N_("Det här visade enkäten"),
    SurveyKind.INSPECTION: N_("Det här visade granskningen"),
    SurveyKind.INTERNAL_CONTROL: N_("Det här visade kontrollen"),
}
_COUNTED = {
    SurveyKind.SURVEY: lambda number: ngettext("{number} enkät", "{number} enkäter", number),
    SurveyKind.INSPECTION: lambda number: ngettext("{number} granskning", "{number} granskningar", number),
    SurveyKind.INTERNAL_CONTROL: lambda number: ngettext(
        "{number} internkontroll", "{number} internkontroller", number
    ),
}


def pages(views: Views) -> Iterator[Page]:
    """The list by kind, the internal control, and every measurement."""
    yield _list_page(views)
    yield _internal_control_page(views)
    for survey in views.content.surveys.values():
        yield _survey_page(survey, views)


def answers_text(survey: Survey) -> str:
    """``430 av 500 svarade, alltså 86 procent.``; empty when nothing is known of it."""
    rate = response_rate(survey)
    if rate is not None and survey.invited and survey.answered is not None:
        share = numbers.spoken(rate, "procent", 0)
        return _(
            "{answered} av {invited} svarade, alltså {share}.",
            answered=_count(survey.answered),
            invited=_count(survey.invited),
            share=share,
        )
    if survey.answered is not None:
        return _("{count} svarade.", count=_count(survey.answered))
    if survey.invited is not None:
        return _("{count} fick frågan.", count=_count(survey.invited))
    return ""


def controls_text(count: ControlCount) -> str:
    """How many controls and deviations, told first; unknown is never none."""
    if count.controls == 0:
        return _("Vi vet inte vilka kontroller som gjordes.")
    made = ngettext(
        "En kontroll är inlagd.",
        "{count} kontroller är inlagda.",
        count.controls,
        count=_capital(count.controls),
    )
    if count.unknown == count.controls:
        return " ".join([made, _("Vi vet inte vad de visade.")])
    told = [made]
    if count.deviations == 0:
        told.append(_("De visade inga avvikelser."))
    else:
        told.append(
            ngettext(
                "{controls} av dem visade {count} avvikelse.",
                "{controls} av dem visade {count} avvikelser.",
                count.deviations,
                controls=_capital(count.with_deviations),
                count=_word(count.deviations),
            )
        )
    if count.unknown:
        told.append(_("För {count} vet vi inte.", count=_word(count.unknown)))
    return " ".join(told)


def _capital(count: int) -> str:
    return _word(count).capitalize()


def _word(count: int) -> str:
    return numbers.count_word(count)


def _count(number: int) -> str:
    return numbers.number(number, 0)


def _list_page(views: Views) -> Page:
    surveys = list(views.content.surveys.values())
    groups = [
        (anchor, _(heading), kind, newest_first(survey for survey in surveys if survey.kind is kind))
        for kind, (anchor, heading) in HEADINGS.items()
    ]
    lead = _list_lead(surveys)
    return Page(
        address=urls.SURVEYS,
        searched=_("enkäter, undersökningar"),
        title=_("Kvalitetsmätningar"),
        description=of(views.content.municipality.name, lead),
        template="surveys.html",
        values={
            "lead": lead,
            "groups": [group for group in groups if group[3]],
            "summary_of": _summary_of,
        },
        breadcrumbs=(crumbs.start(),),
        section=SECTION,
    )


def _list_lead(surveys: Sequence[Survey]) -> str:
    if not surveys:
        return _("Inga mätningar är inlagda.")
    counts = [(kind, sum(survey.kind is kind for survey in surveys)) for kind in SurveyKind]
    parts = [_COUNTED[kind](number) for kind, number in counts if number]
    told = _("Här finns {surveys}.", surveys=listed(parts))
    newest = newest_first(surveys)[0]
    if not newest.period:
        return told
    return " ".join([told, _("Den senaste är {survey}.", survey=newest.title)])


def _summary_of(survey: Survey) -> str:
    """What a list says of a measurement."""
    if survey.kind is SurveyKind.INTERNAL_CONTROL:
        return controls_text(count_controls(survey.controls)) if survey.controls else ""
    return answers_text(survey)


def _internal_control_page(views: Views) -> Page:
    rounds = rounds_of(views)
    controls: list[Control] = [control for survey in rounds for control in survey.controls]
    watched = watched_promises(views)
    lead = _internal_control_lead(rounds, count_controls(controls), len(watched))
    return Page(
        address=urls.INTERNAL_CONTROL,
        searched=_("intern kontroll"),
        title=_("Internkontroll"),
        description=of(views.content.municipality.name, lead),
        template="internal_control.html",
        values={
            "lead": lead,
            "rounds": rounds,
            "watched": list(watched.values()),
            "summary_of": _summary_of,
        },
        breadcrumbs=crumbs.surveys(),
        section=SECTION,
    )


def _internal_control_lead(rounds: Sequence[Survey], count: ControlCount, promises: int) -> str:
    if not rounds:
        return _("Ingen internkontroll är inlagd.")
    told = controls_text(count)
    if not count.controls:
        many = ngettext(
            "En internkontroll är inlagd.",
            "{count} internkontroller är inlagda.",
            len(rounds),
            count=_capital(len(rounds)),
        )
        return f"{many} {told}"
    watched = (
        ngettext("De bevakar ett löfte.", "De bevakar {count} löften.", promises, count=_word(promises))
        if promises
        else _("Inget löfte är kopplat till dem.")
    )
    return f"{told} {watched}"


def _survey_page(survey: Survey, views: Views) -> Page:
    measures = [views.measures[id_] for id_ in survey.measures if id_ in views.measures]
    drawn, alone = charts_of(measures)
    is_control = survey.kind is SurveyKind.INTERNAL_CONTROL
    answer = answers.survey_answer(survey, views)
    if is_control and survey.controls:
        answer = " ".join([answer, controls_text(count_controls(survey.controls))])
    trail = (
        (*crumbs.surveys(), Crumb(_("Internkontroll"), urls.INTERNAL_CONTROL))
        if is_control
        else crumbs.surveys()
    )
    return Page(
        address=urls.of(survey),
        title=survey.title,
        description=answer,
        card=lambda: record_card(survey, survey.title, answer),
        template="survey.html",
        values={
            "survey": survey,
            "is_control": is_control,
            "answers": answers_text(survey),
            "rate": answers_text(survey) if response_rate(survey) is not None else "",
            "controls": controls_text(count_controls(survey.controls)) if survey.controls else "",
            "showed": _(_SHOWED[survey.kind]),
            "measures": measures,
            "matrices": drawn,
            "alone": alone,
            "without": without_target_sentence(measures),
            "actions": [(action, action_state(action, views.today)) for action in survey.actions],
            "owners": views.owners_of(survey.owners),
            "area": views.area_of(survey),
            "unknown": unknown_of(
                survey.title, list(_unknown(survey, views)), views.content.municipality.contact
            ),
        },
        breadcrumbs=trail,
        section=SECTION,
        edit=survey.file,
        updated=survey.source.read if survey.source else None,
    )


def _unknown(survey: Survey, views: Views) -> Iterator[str]:
    """What is not known of a measurement; each ends the sentence ``Vi vet inte …``."""
    is_control, is_survey = survey.kind is SurveyKind.INTERNAL_CONTROL, survey.kind is SurveyKind.SURVEY
    if is_control and not survey.controls:
        yield _("vilka kontroller som gjordes och vad de visade")
    if not survey.actions and not any(control.action for control in survey.controls):
        yield _("vad kommunen gör med anledning av resultatet")
    if not survey.method:
        yield _("hur mätningen gjordes")
    if survey.period is None:
        yield _("när mätningen gjordes")
    if survey.invited is None and (is_survey or survey.answered is not None):
        yield _("hur många som fick frågan")
    if survey.answered is None and (is_survey or survey.invited is not None):
        yield _("hur många som svarade")
    if not views.owners_of(survey.owners):
        yield _("vem som ansvarar")
