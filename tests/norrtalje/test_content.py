"""The municipality's own content: true or absent.

Every other test passes with any content; these hold ours to its sources.
"""

import re
from pathlib import Path

import pytest

from paraply.build import Examination, examine
from paraply.derive.equality import equality_of, owners_of
from paraply.derive.present_state import present_state_of
from paraply.derive.published import published
from paraply.derive.tasks import tasks_of
from paraply.derive.views import Views, views_of
from paraply.derive.ways import progress_of
from paraply.model.choices import PromiseVerdict, Reason, Trend
from paraply.model.guarantee import GuaranteeKind, GuaranteePath, GuaranteeState, Wording
from paraply.model.municipality import Status
from paraply.model.questions import Question
from paraply.model.results import RoutineState
from paraply.render.pages.equality import differing_sentences, same_sentences
from paraply.render.present_answers import today_of
from tests.conftest import ROOT, TODAY

OF_THE_SURVEY = frozenset(
    f"{question}-{year}"
    for question in ("trygghet", "arbetsro", "vuxna-agerar", "elevhalsa", "intresse", "nojdhet")
    for year in ("arskurs-5", "arskurs-8", "gymnasiet-ar-2")
)


@pytest.fixture(scope="module")
def examined() -> Examination:
    return examine(ROOT, TODAY)


@pytest.fixture(scope="module")
def views(examined: Examination) -> Views:
    return views_of(published(examined.content, TODAY), examined.problems, TODAY)


def test_there_is_no_error(examined: Examination) -> None:
    assert [str(problem) for problem in examined.problems if problem.is_error] == []


def test_it_is_a_proposal(views: Views) -> None:
    municipality = views.content.municipality
    assert municipality.status is Status.UNOFFICIAL
    assert municipality.code == "0188"
    assert municipality.organisation_number is None


def test_the_eight_promises_say_only_what_is_known(views: Views) -> None:
    promises = [view.guarantee for view in views.promises.values()]
    assert len(promises) == 8
    for promise in promises:
        assert promise.state is GuaranteeState.UNKNOWN
        assert promise.path is GuaranteePath.UNDECIDED
        assert promise.wording is Wording.RETOLD
        assert (promise.decision, promise.valid_from, promise.measure, promise.claims) == (
            None,
            None,
            None,
            (),
        )
        assert promise.source is not None
        assert promise.source.url is not None
        assert promise.source.read is not None
        assert promise.basis is None or promise.basis.checked is None


def test_four_of_them_are_no_guarantees(views: Views) -> None:
    shown = [view.guarantee.shown_kind for view in views.promises.values()]
    assert shown.count(GuaranteeKind.SERVICE_LEVEL) == 4


def test_none_can_be_judged_and_one_cannot_be_measured(views: Views) -> None:
    judgements = [view.judgement for view in views.promises.values()]
    assert {judgement.verdict for judgement in judgements} == {PromiseVerdict.NOT_ASSESSED}
    reasons = [judgement.reason for judgement in judgements]
    assert reasons.count(Reason.NOT_MEASURABLE) == 1
    assert reasons.count(Reason.NO_OUTCOME) == 7


def test_only_the_two_bygglov_promises_are_the_laws_own_limit(views: Views) -> None:
    limits = [view.guarantee for view in views.promises.values() if view.guarantee.is_law_limit]
    assert sorted(int(promise.level.value) for promise in limits if promise.level) == [4, 10]
    assert {promise.area for promise in limits} == {"bygga-bo-och-miljo"}


def test_skolenkaten_is_there_with_its_carried_years(views: Views) -> None:
    shown = [view for view in views.measures.values() if view.measure.id in OF_THE_SURVEY]
    assert len(shown) == 18
    for view in shown:
        assert [str(period) for period in view.measure.rounds] == ["2022", "2024", "2026"]
        assert view.judgement.reason is Reason.NO_TARGET
        assert {point.period.text for point in view.series.totals if point.carried} <= {"2023", "2025"}
    trends = [view.change.trend for view in shown]
    assert (trends.count(Trend.BETTER), trends.count(Trend.UNCHANGED), trends.count(Trend.WORSE)) == (
        13,
        1,
        4,
    )


def test_missing_round_of_one_measure_is_told(views: Views) -> None:
    [view] = [view for view in views.measures.values() if view.measure.kolada == "N15632"]
    first = view.series.totals[0]
    assert (first.period.text, first.value) == ("2022", None)


def test_safety_in_year_5(views: Views) -> None:
    [view] = [view for view in views.measures.values() if view.measure.kolada == "N15613"]
    values = {point.period.text: str(point.value) for point in view.series.totals}
    assert values == {"2022": "89.4", "2023": "89.4", "2024": "80.3", "2025": "80.3", "2026": "86.2"}


def test_reports_state_what_the_investigation_read(views: Views) -> None:
    stated = {
        id_: report.stated.guarantees
        for id_, report in views.content.reports.items()
        if report.stated and report.stated.guarantees is not None
    }
    assert stated == {"arsredovisning-2022": 17, "arsredovisning-2023": 28, "delarsrapport-1-2024": 15}


def test_goals_say_that_five_of_seven_are_not_entered(views: Views) -> None:
    parent = views.content.goals["sju-loften-2024-2026"]
    assert parent.parts_stated == 7
    children = [goal for goal in views.content.goals.values() if goal.parent == parent.id]
    assert len(children) == 2


def test_restated_group_result(views: Views) -> None:
    restated = [
        (str(point.value), str(point.outcome.restated_from.value))
        for view in views.measures.values()
        for point in view.series.points
        if point.outcome.restated_from
    ]
    assert ("251.7", "253.0") in restated


@pytest.mark.parametrize("figure", ["228", "40", "198", "26"])
def test_baselines_of_the_old_pages(views: Views, figure: str) -> None:
    two_years = [
        str(point.value)
        for view in views.measures.values()
        for point in view.series.points
        if point.period.text == "2022-08-01/2024-08-01"
    ]
    assert figure in two_years


def test_both_policies_lack_a_routine(views: Views) -> None:
    states = [policy.routine.state for policy in views.content.policies.values() if policy.routine]
    assert states == [RoutineState.MISSING, RoutineState.MISSING]
    assert {policy.decided.year for policy in views.content.policies.values() if policy.decided} == {
        2016,
        2017,
    }


def test_every_figure_has_a_source(views: Views) -> None:
    for view in views.measures.values():
        for point in view.series.points:
            assert view.measure.source or point.outcome.source, view.measure.id


def test_nothing_of_this_municipality_stands_in_the_engine() -> None:
    named = re.compile(r"norrt[äa]lje|0188|roslag|0176-", re.IGNORECASE)
    engine = [
        path
        for folder in ("hooks", "overrides", "docs", "scripts")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in {".py", ".html", ".md", ".css", ".js", ".xml", ".svg", ".yml"}
        if "node_modules" not in path.parts  # the work of others
    ]
    tests = [
        path
        for path in (ROOT / "tests").rglob("*")
        if path.suffix in {".py", ".yml", ".md", ".html", ".json"}
    ]
    kolada = ROOT / "tests" / "municipalities" / "kolada"  # whose files name every municipality
    for path in [*engine, *(path for path in tests if "norrtalje" not in path.parts)]:
        if path.is_relative_to(kolada):
            continue
        assert not named.search(Path(path).read_text(encoding="utf-8")), path


def test_the_equality_page_says_what_the_investigation_found_by_hand(views: Views) -> None:
    """Which lack consequence, measure, follow-up and decision, and which repeat the law."""
    equality = equality_of(views)
    told = {text.text: [row.view.guarantee.id for row in text.rows] for text in differing_sentences(equality)}
    support = ["forsorjningsstod-mote", "forsorjningsstod-uppfoljning", "forsorjningsstod-utbetalning"]
    assert told["3 av 8 löften säger inte vad som händer om löftet inte hålls."] == support
    assert told["3 av 8 löften säger inte hur löftet följs upp."] == [
        "enskilt-avlopp-beslut",
        "miljofarlig-verksamhet-beslut",
        "lokaler-foretrade",
    ]
    assert told["1 av 8 löften säger inte vilket tal som gäller."] == ["lokaler-foretrade"]
    assert told["2 av 8 löften har samma gräns som lagen. Vi känner inte till något tillägg."] == [
        "bygglov-beslut",
        "bygglov-startbesked",
    ]
    [indirect] = [ids for text, ids in told.items() if "följs bara upp genom avvikelser" in text]
    assert indirect == ["bygglov-beslut", "bygglov-startbesked", *support]
    same = list(same_sentences(equality))
    assert "Inget av de åtta löftena säger vilket mått som visar resultatet." in same
    assert "Inget av de åtta löftena säger vilket beslut som ligger bakom." in same


def test_each_owner_sees_what_is_left(views: Views) -> None:
    equality = equality_of(views)
    owners = {owner.id: theirs for owner, theirs in owners_of(equality, views)}
    assert {id_: theirs.total for id_, theirs in owners.items()} == {
        "bygg-och-miljonamnden": 4,
        "samhallsbyggnadskontoret": 4,
        "kultur-och-fritidskontoret": 1,
        "socialnamnden": 3,
        "socialkontoret": 3,
    }
    assert equality.without_owner.total == 0
    [bygglov] = [row for row in equality.rows if row.view.guarantee.id == "bygglov-beslut"]
    assert tasks_of(bygglov) == [
        "Skriva hur man får sin ersättning",
        "Koppla ett mått, så att resultatet kan visas",
        "Ange beslutet som löftet bygger på",
        "Följa upp genom att räkna ärenden, inte bara avvikelser, klagomål, medelvärden eller en indikator",
        "Skriva vad kommunen lägger till utöver lagen, eller visa löftet som lagens gräns",
    ]


def test_the_way_is_open_for_all_eight(views: Views) -> None:
    progress = progress_of(views)
    assert (progress.total, progress.undecided) == (8, 8)
    assert (progress.if_updated.guarantees, progress.if_phased_out.service_levels) == (8, 8)


def test_the_present_state_counts_what_the_investigation_did_not(views: Views) -> None:
    """Counted by hand: five promises with a follow-up of their own and the four reports, three with the
    reports alone, and five figures on the economy in the reports and the goal.
    """
    state = present_state_of(views)
    assert (state.followed.times, state.followed.stated) == (5 * 5 + 3 * 4 + 2 * 4 + 3 * 2, 8 * 4)
    assert len(state.followed.repeated) == 13
    given = {question: (share.given, share.needed) for question, share in state.shares.items()}
    assert given[Question.LEVEL] == (7, 8)
    assert given[Question.CLOCK_STARTS] == (4, 5)
    assert given[Question.CONSEQUENCE] == given[Question.FOLLOW_UP] == (5, 8)
    assert given[Question.OUTCOME] == given[Question.DECISION] == (0, 8)
    assert [number for _report, number, _held in state.published.reports] == [17, 28, 15]
    assert {held for _report, _number, held in state.published.reports} == {None}


def test_every_finding_of_the_investigation_is_answered(views: Views) -> None:
    [investigation] = views.content.investigations.values()
    state = present_state_of(views)
    assert len(investigation.findings) == 13
    for finding in investigation.findings:
        assert today_of(finding, state, views), finding.title
    assert [one.is_recommended for one in investigation.alternatives] == [True, False]
