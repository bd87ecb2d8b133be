"""The report pages: the reporting year as a calendar, what the reports counted, and one page per report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paraply import numbers
from paraply.derive.reporting import (
    ReportView,
    calendar_of,
    coming_reports,
    handled_before,
    is_past,
    moved_between,
    report_view,
    stated_reports,
)
from paraply.derive.views import MeasureView, Views
from paraply.language import _
from paraply.model.dates import PartialDate
from paraply.model.results import Report, StatedFigures, Survey, SurveyKind
from paraply.model.results import ReportKind as Kind
from paraply.model.series import Point
from paraply.render import urls
from paraply.render.cards import record_card
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.render.stated import (
    NOBODY_COUNTED,
    WHY_UNKNOWN,
    change_text,
    claims_text,
    held_text,
    kept_text,
    moved_text,
    stated_rows,
    stated_text,
)
from paraply.render.unknown import unknown_of
from paraply.speech import amounts, answers, periods
from paraply.speech.answers import body_of
from paraply.speech.text import inside, listed, of, sentence

SECTION = "reports"
TIMES_BEFORE = 3
"""How many earlier years a coming report is told with."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A report that is not here yet: when it is expected, and when it was handled in other years."""

    report: Report
    when: str
    day: PartialDate | None
    before: Sequence[tuple[Report, PartialDate]]


def pages(views: Views) -> Iterator[Page]:
    """The calendar, and every report."""
    yield _calendar_page(views)
    for report in views.content.reports.values():
        yield _report_page(report_view(report, views), views)


def _within(report: Report, year: int | None) -> str:
    """The part of its year that a report is about; empty when that is all of the year."""
    period = numbers.period(report.period) if report.period else ""
    return "" if period == str(year) else period


def _calendar_page(views: Views) -> Page:
    coming = [_coming(report, views) for report in coming_reports(views)]
    gone = {report.id for report in views.content.reports.values() if is_past(report, views.today)}
    years = [
        (year.year, f"ar-{year.year}" if year.year else "utan-period", reports)
        for year in calendar_of(views)
        if (reports := [(one, _within(one, year.year)) for one in year.reports if one.id in gone])
    ]
    stated = stated_reports(views)
    lead = _lead(coming, views)
    return Page(
        address=urls.REPORTS,
        searched=_("rapporter, årsredovisningar, delårsrapporter"),
        title=_("Rapporter"),
        description=of(views.content.municipality.name, lead),
        template="reports.html",
        values={
            "lead": lead,
            "coming": coming,
            "years": years,
            "rows": stated_rows(stated),
            "why": _why_moved(stated, views),
            "nobody_counted": _(NOBODY_COUNTED) if any(_none_claimed(report) for report in stated) else "",
            "known_as": known_as,
        },
        breadcrumbs=(crumbs.start(),),
        section=SECTION,
    )


def known_as(report: Report, views: Views) -> str:
    """What sort it is, and who dealt with it and when."""
    kind = f"{report.kind.label}."
    meetings = [
        f"{body_of(meeting, views)} {numbers.in_sentence(meeting.date) if meeting.date else ''}".strip()
        for meeting in report.handled
        if meeting.by in views.content.owners
    ]
    if meetings:
        return " ".join([kind, _("Behandlad av {meetings}.", meetings=listed(meetings))])
    if report.published:
        return " ".join([kind, _("Publicerad {day}.", day=numbers.in_sentence(report.published))])
    return kind


def _none_claimed(report: Report) -> bool:
    return report.stated is not None and report.stated.claimed == 0


def _lead(coming: Sequence[Coming], views: Views) -> str:
    if not views.content.reports:
        return _("Inga rapporter är inlagda.")
    if not coming:
        return _("Vi vet inte när nästa rapport kommer.")
    ahead = [one for one in coming if one.day and one.day.last >= views.today]
    if ahead:
        when = inside(ahead[0].when)
        return _("Nästa rapport är {report}. Den {when}.", report=ahead[0].report.title, when=when)
    told = _("Nästa rapport är {report}.", report=coming[0].report.title)
    return f"{told} {coming_text(coming[0], views)}"


def _coming(report: Report, views: Views) -> Coming:
    before = handled_before(report, views)[:TIMES_BEFORE]
    meetings = [day for meeting in report.handled if (day := meeting.date)]
    day = report.planned or min([*meetings, *([report.published] if report.published else [])], default=None)
    if day is None:
        return Coming(report, _("Okänd dag"), None, before)
    if day.last < views.today:
        return Coming(report, _("Skulle ha kommit {day}", day=numbers.in_sentence(day)), day, before)
    return Coming(report, _("Väntas {day}", day=numbers.in_sentence(day)), day, before)


def coming_text(coming: Coming, views: Views) -> str:
    """When a report is expected, as sentences."""
    if coming.day is None:
        return _("Vi vet inte vilken dag den kommer.")
    if coming.day.last < views.today:
        return _(
            "Den skulle ha kommit {day}. Vi vet inte om den är klar.", day=numbers.in_sentence(coming.day)
        )
    return _("Den väntas {day}.", day=numbers.in_sentence(coming.day))


def _why_moved(reports: Sequence[Report], views: Views) -> list[tuple[str, str]]:
    """Why the number moved, per change; once for all when nothing is known of any."""
    counted = [report for report in reports if report.stated and report.stated.guarantees is not None]
    told = [
        (f"{after.title}: {change_text(_guarantees(before), _guarantees(after))}", text)
        for before, after in pairwise(counted)
        if (text := _why(before, after, views))
    ]
    if told and all(text == _(WHY_UNKNOWN) for _change, text in told):
        return [("", _(WHY_UNKNOWN))]
    return told


def _why(before: Report, after: Report, views: Views) -> str:
    earlier, later = _guarantees(before), _guarantees(after)
    if earlier is None or later is None or earlier == later:
        return ""
    return moved_text(moved_between(before, after, views), later - earlier)


def _guarantees(report: Report) -> int | None:
    return report.stated.guarantees if report.stated else None


def _report_page(view: ReportView, views: Views) -> Page:
    report = view.report
    outcomes = [(shown, point) for shown, point in view.outcomes if point.outcome.group is None]
    lead = _report_lead(report, views)
    said = stated_text(report.stated) if report.stated else ""
    return Page(
        address=urls.of(report),
        title=report.title,
        description=answers.report_answer(report, views),
        card=lambda: record_card(report, report.title, answers.report_answer(report, views)),
        template="report.html",
        values={
            "report": report,
            "lead": lead,
            "coming": None if is_past(report, views.today) else _coming(report, views),
            "coming_text": coming_text(_coming(report, views), views),
            "said": said,
            "lacking": _lacking(report.stated),
            "beside": _beside_sentences(view),
            "change": _change_since(view, views),
            "outcomes": outcomes,
            "outcome_text": _outcome_text,
            "assessments": view.assessments,
            "decided": views.decision(report.decision),
            "controls": _controls_of(report, views),
            "unknown": unknown_of(
                report.title, list(_unknown(view, views)), views.content.municipality.contact
            ),
        },
        breadcrumbs=crumbs.reports(),
        section=SECTION,
        edit=report.file,
        updated=report.source.read if report.source else None,
    )


def _report_lead(report: Report, views: Views) -> str:
    about = [_("Rapporten gäller {period}.", period=periods.noun(report.period))] if report.period else []
    if not is_past(report, views.today):
        return " ".join([*about, coming_text(_coming(report, views), views)])
    told = [
        _(
            "{owner} behandlade rapporten {day}",
            owner=views.content.owners[meeting.by].name,
            day=numbers.in_sentence(meeting.date),
        )
        for meeting in report.handled
        if meeting.date and meeting.by in views.content.owners
    ]
    if told:
        return " ".join([*about, sentence(told[-1])])
    if report.published:
        return " ".join([*about, _("Den publicerades {day}.", day=numbers.in_sentence(report.published))])
    if report.withdrawn:
        return " ".join(about)
    return " ".join([*about, _("Vi vet inte när den behandlades.")])


def _unknown(view: ReportView, views: Views) -> Iterator[str]:
    """What is not known of a report; each ends the sentence ``Vi vet inte …``."""
    report = view.report
    if not is_past(report, views.today):
        if _coming(report, views).day is None:
            yield _("vilken dag rapporten kommer")
        return
    if report.withdrawn and not (report.published or report.handled):
        return  # it never came
    if not any(meeting.date for meeting in report.handled):
        yield _("när rapporten behandlades")
    if report.url is None:
        yield _("var hela rapporten finns")
    if any(not assessment.why for _goal, assessment in view.assessments):
        yield _("varför målen bedömdes så")


def _lacking(stated: StatedFigures | None) -> str:
    """What the report does not say of the guarantees."""
    if stated is None:
        return ""
    parts = [] if stated.guarantees is not None else [_("hur många garantierna är")]
    parts += [] if stated.targets else [_("om målet nåddes")]
    parts += [] if stated.claimed is not None else [_("hur många gånger de användes")]
    return _("Den säger inte {parts}.", parts=listed(parts)) if parts else ""


def _beside_sentences(view: ReportView) -> list[tuple[str, str]]:
    """What the files give for the report's period, beside what it said: label and sentence."""
    report, beside = view.report, view.beside
    if report.stated is None:
        return []
    rows = []
    if beside and report.period:
        rows.append((_("Antal"), held_text(beside.held, numbers.day(report.period.last))))
        if kept := kept_text(beside.promises):
            rows.append((_("Hur det gick"), kept))
    return [*rows, (_("Begärd ersättning"), claims_text(report.stated, beside))]


def _change_since(view: ReportView, views: Views) -> str:
    """The change of the number since the report before, and why."""
    before, now = view.before, _guarantees(view.report)
    earlier = _guarantees(before) if before else None
    if before is None or earlier is None or now is None:
        return ""
    if earlier == now:
        return _("Lika många som i {before} ({earlier}).", before=before.title, earlier=earlier)
    return _(
        "{change_text} än i {before} ({earlier}). {why}",
        change_text=sentence(change_text(earlier, now))[:-1],
        before=before.title,
        earlier=earlier,
        why=_why(before, view.report, views),
    )


def _outcome_text(shown: MeasureView, point: Point) -> str:
    if point.value is not None:
        return amounts.shown(shown, point)
    return point.outcome.missing.label if point.outcome.missing else _("okänt")


def _controls_of(report: Report, views: Views) -> list[Survey]:
    """The internal-control rounds that a report on internal control is about."""
    if report.kind is not Kind.INTERNAL_CONTROL or report.period is None:
        return []
    surveys = views.content.surveys.values()
    rounds = [survey for survey in surveys if survey.kind is SurveyKind.INTERNAL_CONTROL]
    return [survey for survey in rounds if survey.period == report.period]
