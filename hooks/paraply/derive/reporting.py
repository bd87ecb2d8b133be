"""The reporting year: the calendar, the next report, and what a report said beside what the files give."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from paraply.derive.evidence import VerdictCount, count_verdicts, promise_then
from paraply.derive.views import GoalView, MeasureView, Views
from paraply.model.arithmetic import months_after
from paraply.model.choices import PromiseVerdict
from paraply.model.dates import PartialDate, Period
from paraply.model.results import Assessment, Report
from paraply.model.series import Point
from paraply.model.wordings import held_on, were_guarantees

MONTHS_UNTIL_PAST: Final = 12
"""A report that nobody says is out is no longer coming this long after its planned day or its period."""

_NO_PERIOD: Final = Period.parse("2200")


@dataclass(frozen=True, slots=True)
class Year:
    """The reports whose periods end in one year, newest first."""

    year: int | None
    reports: Sequence[Report]


@dataclass(frozen=True, slots=True)
class GuaranteeCount:
    """How many tjänstegarantier held on a day by their own dates; ``undated`` ones nobody can tell of."""

    ids: frozenset[str]
    undated: int

    @property
    def is_known(self) -> bool:
        """Whether any has dates to count by."""
        return bool(self.ids) or not self.undated


@dataclass(frozen=True, slots=True)
class ClaimCount:
    """What the tjänstegarantier themselves say of claims in a period. Nobody counting is not zero."""

    claimed: int
    counting: int
    not_counting: int


@dataclass(frozen=True, slots=True)
class FileFigures:
    """What the files give for a report's period, beside what the report stated."""

    held: GuaranteeCount
    promises: VerdictCount
    claims: ClaimCount


@dataclass(frozen=True, slots=True)
class GuaranteeTurnover:
    """How many tjänstegarantier began and ended between two reports, by their own dates."""

    begun: int
    ended: int


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with the figures and assessments that name it, and what the files give for its period.

    ``before`` is the report before it that stated a number of guarantees; ``beside`` is there when this one
    stated anything and its period is known.
    """

    report: Report
    outcomes: Sequence[tuple[MeasureView, Point]]
    assessments: Sequence[tuple[GoalView, Assessment]]
    before: Report | None
    beside: FileFigures | None


def is_past(report: Report, today: date) -> bool:
    """Whether the report has been published or handled by today, or should have been a year ago.

    One that is withdrawn is no longer coming.
    """
    if report.withdrawn is not None:
        return True
    days = [report.published, *(meeting.date for meeting in report.handled)]
    if any(day is not None for day in days):
        return any(day is not None and day.first <= today for day in days)
    expected = report.planned or report.period
    return expected is not None and today > months_after(expected.last, MONTHS_UNTIL_PAST)


def calendar_of(views: Views) -> list[Year]:
    """All reports by the year their period ends, newest first; those without a period come last."""
    years: dict[int | None, list[Report]] = {}
    for report in views.content.reports.values():
        years.setdefault(report.period.last.year if report.period else None, []).append(report)
    ordered = sorted(years, key=lambda year: -(year or 0))
    return [Year(year, sorted(years[year], key=_when, reverse=True)) for year in ordered]


def coming_reports(views: Views) -> list[Report]:
    """Reports not yet published or handled, the nearest first; those without a planned day last."""
    coming = [report for report in views.content.reports.values() if not is_past(report, views.today)]
    return sorted(
        coming,
        key=lambda report: (
            report.planned is None,
            report.planned.first if report.planned else _when(report)[0],
        ),
    )


def handled_before(report: Report, views: Views) -> list[tuple[Report, PartialDate]]:
    """When the same report was first handled in other years, the newest first."""
    part = _part_of_year(report.period)
    found = []
    for other in views.content.reports.values():
        days = [day for meeting in other.handled if (day := meeting.date) and day.last <= views.today]
        same = other.kind is report.kind and part is not None and _part_of_year(other.period) == part
        if days and same and other.id != report.id:
            found.append((other, min(days)))
    return sorted(found, key=lambda pair: pair[1], reverse=True)


def stated_reports(views: Views) -> list[Report]:
    """The reports that said something of the guarantees, in the order of their periods."""
    stated = [report for report in views.content.reports.values() if report.stated]
    return sorted(stated, key=lambda report: (report.period is None, report.period or _NO_PERIOD, report.id))


def moved_between(before: Report, after: Report, views: Views) -> GuaranteeTurnover | None:
    """What the guarantees' own dates tell of a change; None when too little is dated to tell."""
    if before.period is None or after.period is None:
        return None
    then, now = guarantees_on(before.period.last, views), guarantees_on(after.period.last, views)
    if not then.ids and not now.ids:
        return None
    return GuaranteeTurnover(len(now.ids - then.ids), len(then.ids - now.ids))


def report_view(report: Report, views: Views) -> ReportView:
    """What belongs to a report."""
    return ReportView(
        report,
        views.outcomes_in(report),
        views.assessments_in(report),
        _before(report, views),
        _beside(report, views),
    )


def guarantees_on(day: date, views: Views) -> GuaranteeCount:
    """The tjänstegarantier that held on a day by their dates."""
    ids, undated = set(), 0
    for guarantee in were_guarantees(views.content.guarantees.values(), day):
        held = held_on(guarantee, day)
        if held is None:
            undated += 1
        elif held:
            ids.add(guarantee.id)
    return GuaranteeCount(frozenset(ids), undated)


def _before(report: Report, views: Views) -> Report | None:
    if report.stated is None or report.stated.guarantees is None or report.period is None:
        return None
    earlier = [
        other
        for other in stated_reports(views)
        if other.period
        and other.period < report.period
        and other.stated
        and other.stated.guarantees is not None
    ]
    return earlier[-1] if earlier else None


def _beside(report: Report, views: Views) -> FileFigures | None:
    if report.stated is None or report.period is None:
        return None
    period = report.period
    verdicts: list[PromiseVerdict] = []
    claimed = counting = not_counting = 0
    for guarantee in were_guarantees(views.content.guarantees.values(), period.last):
        if held_on(guarantee, period.last) is False:
            continue
        judgement = promise_then(views.promises[guarantee.id], period.last)
        belongs = judgement.point is not None and judgement.point.period.last >= period.first
        verdicts.append(judgement.verdict if belongs else PromiseVerdict.NOT_ASSESSED)
        claims = guarantee.claims_in(period)
        if claims and not claims.counted:
            not_counting += 1
        elif claims and claims.claimed is not None:
            counting, claimed = counting + 1, claimed + claims.claimed
    return FileFigures(
        guarantees_on(period.last, views),
        count_verdicts(verdicts),
        ClaimCount(claimed, counting, not_counting),
    )


def _part_of_year(period: Period | None) -> tuple[object, ...] | None:
    """What makes two periods the same part of different years."""
    return (period.kind, period.first.month, period.last.month) if period else None


def _when(report: Report) -> tuple[date, str]:
    days = [meeting.date.last for meeting in report.handled if meeting.date]
    own = [day.last for day in (report.published, report.planned) if day]
    ended = [report.period.last] if report.period else []
    return max([*ended, *days, *own], default=date.min), report.id
