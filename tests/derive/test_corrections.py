"""What was changed in the open, from what each record keeps of itself."""

from paraply.derive.corrections import FixKind, corrections_of
from paraply.derive.news import EventKind, occurrences_of
from paraply.model.choices import MeasureVerdict
from tests.made import content, guarantee, measure, report, snapshot, survey, views

FIGURE = {
    "period": "2024",
    "value": 96,
    "published": "2025-02-01",
    "restated_from": {"value": 90, "published": "2025-01-01", "why": "Två ärenden saknades."},
}


def test_a_restated_figure_says_what_it_was_and_that_the_verdict_turned() -> None:
    made = content(measures=[measure(outcomes=[FIGURE], targets=[{"from_period": "2020", "at_least": 95}])])
    [fix] = corrections_of(views(made))
    assert (str(fix.day), fix.kind, fix.of, str(fix.before), str(fix.after)) == (
        "2025-02-01", FixKind.FIGURE, "2024", "90", "96",
    )  # fmt: skip
    assert fix.judged
    [turn] = fix.turned
    assert (str(turn.period), turn.before, turn.after) == ("2024", MeasureVerdict.NOT_MET, MeasureVerdict.MET)


def test_a_restated_figure_may_say_its_own_day() -> None:
    was = {"value": 90, "day": "2026-03-04", "why": "Två ärenden saknades."}
    later = {**FIGURE, "period": "2023", "restated_from": {**was, "day": "2027-01-01"}}
    made = views(content(measures=[measure(outcomes=[{**FIGURE, "restated_from": was}, later])]))
    assert [str(fix.day) for fix in corrections_of(made)] == ["2026-03-04"]
    told = [str(day) for day, kind, *_rest in occurrences_of(made) if kind is EventKind.CORRECTED]
    assert told == ["2026-03-04"]


def test_a_verdict_that_stands_is_judged_but_not_turned() -> None:
    made = content(measures=[measure(outcomes=[FIGURE], targets=[{"from_period": "2020", "at_least": 80}])])
    [fix] = corrections_of(views(made))
    assert fix.judged
    assert fix.turned == ()


def test_a_figure_that_is_taken_back_turns_no_verdict_since_there_is_none_any_more() -> None:
    gone = {**FIGURE, "value": None, "missing": "not_measured"}
    made = content(measures=[measure(outcomes=[gone], targets=[{"from_period": "2020", "at_least": 95}])])
    [fix] = corrections_of(views(made))
    assert (str(fix.before), fix.after, fix.turned, fix.judged) == ("90", None, (), False)


def test_a_corrected_target_turns_the_verdicts_of_its_periods() -> None:
    entry = {"field": "targets.at_least", "of": "2024", "was": "99", "day": "2026-01-02", "why": "Fel."}
    targets = [{"from_period": "2024", "at_least": 95}]
    outcomes = [{"period": "2024", "value": 96}]
    made = content(measures=[measure(outcomes=outcomes, targets=targets, corrected=[entry])])
    [fix] = corrections_of(views(made))
    assert (fix.kind, str(fix.after)) == (FixKind.FACT, "95")
    assert [(turn.before, turn.after) for turn in fix.turned] == [
        (MeasureVerdict.NOT_MET, MeasureVerdict.MET)
    ]


def test_a_changed_promise_tells_both_wordings() -> None:
    earlier = [{"until": "2024-12-31", "promise": "Förr.", "why": "Ny nämnd."}]
    made = content(guarantees=[guarantee(promise="Nu.", valid_from="2020-01-01", earlier=earlier)])
    [fix] = corrections_of(views(made))
    assert (str(fix.day), fix.kind, fix.why) == ("2025-01-01", FixKind.WORDING, "Ny nämnd.")
    assert (getattr(fix.before, "promise", ""), getattr(fix.after, "promise", "")) == ("Förr.", "Nu.")


def test_what_kolada_revised_is_told() -> None:
    revision = {"year": 2024, "gender": "T", "was": 70.1, "now": 71.2, "day": "2026-06-14"}
    made = content(
        measures=[measure(source={"kind": "kolada", "id": "N99999"})],
        snapshots=[snapshot([["9999", 2024, "T", 71.2, ""]], revisions=[revision])],
    )
    [fix] = corrections_of(views(made))
    assert (fix.kind, fix.of, str(fix.before), str(fix.after)) == (FixKind.REVISED, "2024", "70.1", "71.2")


def test_what_is_no_longer_reported_is_told_from_its_day_and_counted_no_more() -> None:
    gone = {"day": "2026-11-01", "why": "Slut.", "by": "Revisorn"}
    later = {"day": "2027-01-01", "why": "Slut."}
    made = views(
        content(
            measures=[measure(withdrawn=gone)],
            reports=[report(withdrawn=gone)],
            surveys=[survey(withdrawn=later)],
        )
    )
    assert [(fix.kind, fix.record, fix.why, fix.by) for fix in corrections_of(made)] == [
        (FixKind.WITHDRAWN, record, "Slut.", "Revisorn")
        for record in (*made.content.measures.values(), *made.content.reports.values())
    ]
    assert made.reported_measures == []
    assert [each[1] for each in occurrences_of(made)].count(EventKind.WITHDRAWN) == 2


def test_a_day_to_come_is_not_told_and_an_unknown_day_stands_last() -> None:
    unknown = {**FIGURE, "period": "2023", "published": None}
    entry = {"field": "unit", "was": "antal", "day": "2026-12-24", "why": "Fel."}
    made = content(measures=[measure(outcomes=[unknown, FIGURE], corrected=[entry])])
    assert [fix.of for fix in corrections_of(views(made))] == ["2024", "2023"]
