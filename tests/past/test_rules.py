"""What a finding of the past says: where, what stood, what turns, and whom it is told to."""

from collections import Counter
from pathlib import Path

import pytest

from paraply.build import compare_versions, examine_since
from paraply.past.sentences import Likeness, likeness
from tests.past.published import COUNTED, PAST, asked, pasted, told
from tests.past.test_rewrites import edit
from tests.worlds import (
    CLEAN,
    GOAL,
    GUARANTEE,
    KOLADA_MEASURE,
    MEASURE,
    REPORT,
    SNAPSHOT,
    TODAY,
    Files,
    edited,
    found,
    line_of,
    with_files,
    write,
)


def test_a_changed_figure_says_what_stood_and_which_verdicts_turn(tmp_path: Path) -> None:
    [each] = asked(tmp_path, edited(MEASURE, "value: 94.0", "value: 96.0", PAST))
    assert each.problem.place == line_of(MEASURE, "  - {period: 2023", PAST)
    assert each.problem.message == (
        "”Utfall: Värde” för 2023 är publicerat och ändras från 94 till 96. Det ändrar också detta. "
        "2023: Nära målet → Målet nåddes; ”Bygglov inom åtta veckor” 2023: Löftet hölls nästan → Löftet hölls."
    )
    assert (
        'restated_from: {value: 94.0, published: 2024-02-10, day: 2026-11-23, why: "Skriv varför."}'
        in each.problem.hint
    )


def test_a_wider_margin_turns_every_year_it_reaches(tmp_path: Path) -> None:
    below = edited(MEASURE, "value: 94.0", "value: 91.0", PAST)
    [each] = asked(tmp_path, edited(MEASURE, "tolerance: 2\n", "tolerance: 5\n", below), below)
    assert "2023: Målet nåddes inte → Nära målet" in each.problem.message


def test_a_margin_that_comes_afterwards_is_no_addition(tmp_path: Path) -> None:
    """It turns years that were published without it."""
    before = edit(MEASURE, "tolerance: 2\n", "")
    added = {**before, MEASURE: f"{before[MEASURE]}tolerance: 5\n"}
    [found] = asked(tmp_path / "silent", added, before)
    assert found.problem.rule.code == "H06"
    assert "2023: Målet nåddes inte → Nära målet" in found.problem.message
    assert asked(tmp_path / "open", pasted(added, [found]), before) == []


def test_a_forecast_that_stood_beside_its_outcome_is_not_taken_away(tmp_path: Path) -> None:
    """How far off it was can be seen as long as both stand; only a forecast whose outcome comes makes way."""
    forecast, outcome = "value: 540, kind: forecast", "value: 480"
    both = edited(
        COUNTED,
        "  - {period: 2026, " + forecast,
        "  - {period: 2026, " + outcome + "}\n  - {period: 2026, " + forecast,
        PAST,
    )
    gone = edited(COUNTED, forecast + ", published: 2026-09-10}", outcome + "}", PAST)
    assert told(tmp_path / "came", gone) == []
    [problem] = told(tmp_path / "gone", gone, both)
    assert (problem.rule.code, problem.is_error) == ("H02", True)


def test_a_snapshot_that_was_not_fetched_again_has_the_same_values(tmp_path: Path) -> None:
    files = edit(SNAPSHOT, '"9998",\n   2026,\n   "T",\n   72.5', '"9998",\n   2026,\n   "T",\n   70.5')
    [found] = asked(tmp_path / "by-hand", files)
    assert (found.problem.rule.code, "hämtad samma dag" in found.problem.message) == ("H13", True)
    again = edit(SNAPSHOT, '"fetched": "2026-06-14"', '"fetched": "2026-09-14"', files)
    assert asked(tmp_path / "again", again) == []


def test_a_snapshot_that_was_fetched_twice_today_may_have_others_values(tmp_path: Path) -> None:
    today = f'"fetched": "{TODAY}"'
    before = edit(SNAPSHOT, '"fetched": "2026-06-14"', today)
    files = edit(
        SNAPSHOT, '"9998",\n   2026,\n   "T",\n   72.5', '"9998",\n   2026,\n   "T",\n   70.5', before
    )
    assert today in str(files[SNAPSHOT])
    assert asked(tmp_path, files, before) == []


def test_a_renamed_measure_is_the_same_where_it_is_named(tmp_path: Path) -> None:
    name = "results/measures/bygglov-tid.yml"
    moved = {path: text.replace("bygglov-i-tid", "bygglov-tid") for path, text in PAST.items()}
    moved[name] = f"{moved.pop(MEASURE)}old_addresses: [matt/bygglov-i-tid/]\n"
    assert [str(found.problem) for found in asked(tmp_path, moved)] == []


def test_a_link_to_a_renamed_promise_is_the_same_link(tmp_path: Path) -> None:
    name = "guarantees/beslut-om-bygglov.md"
    before = edit(GOAL, "att lära sig.", "att lära sig. Se [bygglov](/garantier/bygglov/).")
    there = edit(GUARANTEE, "[info/bygglov/]", "[info/bygglov/, garantier/bygglov/]", before)
    moved = {path: (text or "").replace("(/garantier/bygglov/)", "(/garantier/beslut-om-bygglov/)")
             for path, text in there.items()}  # fmt: skip
    moved[name] = moved.pop(GUARANTEE)
    assert [str(found.problem) for found in asked(tmp_path / "moved", moved, before)] == []
    elsewhere = edit(GOAL, "(/garantier/bygglov/)", "(/garantier/telefon/)", before)
    assert [each.problem.rule.code for each in asked(tmp_path / "else", elsewhere, before)] == ["H16"]


def test_a_changed_level_of_a_measured_level_turns_the_promise(tmp_path: Path) -> None:
    base = edited(
        MEASURE,
        "unit: procent",
        "unit: veckor",
        edited(GUARANTEE, "measure_is: share", "measure_is: level", PAST),
    )
    found_ = asked(
        tmp_path,
        edited(GUARANTEE, "value: 8, unit: veckor}\nclock", "value: 96, unit: veckor}\nclock", base),
        base,
    )
    [each] = [each for each in found_ if each.problem.rule.code == "H03"]
    assert "2025: Löftet hölls inte → Löftet hölls" in each.problem.message
    assert "högst 8\xa0veckor → högst 96\xa0veckor" in each.problem.message


def test_a_published_figure_is_not_judged_by_a_level_that_is_moved_back(tmp_path: Path) -> None:
    files = edited(
        GUARANTEE,
        "E-tjänsten hjälper oss.}\n",
        "E-tjänsten hjälper oss.}\n  - {until: 2024-06-30, promise: Du får beslut senast åtta veckor efter att din "
        "ansökan är komplett., level: {bound: at_most, value: 8, unit: veckor}, why: Ny nämnd.}\n",
        edited(GUARANTEE, "value: 8, unit: veckor}\nclock", "value: 15, unit: veckor}\nclock", PAST),
    )
    [each] = asked(tmp_path, files)
    assert each.problem.rule.code == "H04"
    assert each.problem.message.startswith(
        "Den förra nivån slutar 30\xa0juni 2024, men resultatet för 2025 är bedömt"
    )
    assert "until: 2026-11-22" in each.problem.hint  # all years at once, and the days since


HIDDEN = {
    "löftet": (GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2027-01-01", "döljas till 2027-01-01"),
    "löftet som utkast": (GUARANTEE, "state: in_force", "state: draft", "skulle döljas."),
    "målet": (GOAL, "valid_from: 2023-01-01", "valid_from: 2027-01-01", "döljas till 2027-01-01"),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_until_a_day_is_not_told_as_gone(name: str, tmp_path: Path) -> None:
    path, old, new, says = HIDDEN[name]
    [problem] = [
        each for each in told(tmp_path, edited(path, old, new, PAST)) if each.rule.code in {"H12", "L24"}
    ]
    assert problem.rule.code == "H12"
    assert says in problem.message
    assert old in problem.hint


def test_a_promise_that_changes_on_a_day_keeps_its_wording_until_then(tmp_path: Path) -> None:
    later = edited(GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2027-01-01", PAST)
    files = edited(GUARANTEE, "value: 8, unit: veckor}\nclock", "value: 6, unit: veckor}\nclock", later)
    problem = next(each for each in told(tmp_path, files) if each.rule.code == "H12")
    assert "valid_from: 2020-01-01" in problem.hint
    assert "until: 2026-12-31" in problem.hint
    kept = edited(
        GUARANTEE,
        "E-tjänsten hjälper oss.}\n",
        "E-tjänsten hjälper oss.}\n  - {until: 2026-12-31, promise: Du får beslut senast åtta veckor efter att din "
        "ansökan är komplett., level: {bound: at_most, value: 8, unit: veckor}, why: Nytt år.}\n",
        edited(GUARANTEE, "value: 8, unit: veckor}\nclock", "value: 6, unit: veckor}\nclock", PAST),
    )
    assert told(tmp_path / "kept", kept) == []


def kolada(old: str, new: str, revisions: str = "") -> Files:
    row = '"9999",\n   2024,\n   "T",\n   %s'
    files = edited(SNAPSHOT, row % old, row % new, PAST)
    return edited(SNAPSHOT, ' "values": [', f'{revisions} "values": [', files)


def test_a_value_of_kolada_is_changed_by_its_script_only(tmp_path: Path) -> None:
    [each] = asked(tmp_path / "hand", kolada("72.8", "75.8"))
    assert each.problem.rule.code == "H13"
    assert each.problem.message == (
        "Värdet för 2024 från Kolada är publicerat och ändras från 72,8 till 75,8. "
        "Det ändrar också detta. Utvecklingen: bättre → sämre."
    )
    told_ = '"revisions": [{"year": 2024, "gender": "T", "was": 72.8, "now": 75.8, "day": "2026-11-01"}],\n'
    assert asked(tmp_path / "script", kolada("72.8", "75.8", told_)) == []


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        (60.1, 72.8, "Kolada sägs ha ändrat värdet för 2024, som var 60,1. Det stod 72,8."),
        (72.8, 72.8, "Kolada sägs ha ändrat värdet för 2024, som var 72,8. Det stod 72,8."),
        (72.8, 75.8, "Kolada sägs ha ändrat värdet för 2024 till 75,8. Det är 72,8."),
    ],
)
def test_a_revision_that_did_not_happen_is_found(was: float, now: float, says: str, tmp_path: Path) -> None:
    revised = (
        f'"revisions": [{{"year": 2024, "gender": "T", "was": {was}, "now": {now}, "day": "2026-11-01"}}],\n'
    )
    [each] = asked(tmp_path, kolada("72.8", "72.8", revised))
    assert (each.problem.rule.code, each.problem.message) == ("H13", says)


def test_a_value_that_is_revised_twice_between_two_versions_is_a_chain(tmp_path: Path) -> None:
    revised = (
        '"revisions": [{"year": 2024, "gender": "T", "was": 72.8, "now": 70.1, "day": "2026-10-01"},\n'
        '{"year": 2024, "gender": "T", "was": 70.1, "now": 75.8, "day": "2026-11-01"}],\n'
    )
    assert asked(tmp_path, kolada("72.8", "75.8", revised)) == []


def test_what_is_warned_about_says_what_would_be_better(tmp_path: Path) -> None:
    [measured] = asked(
        tmp_path / "measure", edit(COUNTED, "definition: Antal besök.", "definition: Antal lån.")
    )
    assert measured.problem.hint.startswith("Mäts något annat nu: skriv det i breaks. Annars: ")
    owners = edit(GUARANTEE, "owners: [byggnadsnamnden, byggkontoret]", "owners: [skolnamnden]")
    [answers] = asked(tmp_path / "promise", owners)
    assert "skriv owners på en rad i earlier" in answers.problem.hint
    assert answers.problem.message == (
        "”Ansvariga” är publicerat och ändras från Byggnadsnämnden, Byggkontoret till Skolnämnden."
    )


def test_one_answer_is_enough_for_one_change_of_one_record(tmp_path: Path) -> None:
    files = edit(GUARANTEE, "title: Bygglov inom åtta veckor", "title: Bygglov fort")
    files = edit(GUARANTEE, "Svara när vi frågar.", "Ring varje vecka.", files)
    answered = edit(GUARANTEE, "synonyms:", "accepted: [{rule: H16, why: Nya ord.}]\nsynonyms:", files)
    assert {each.problem.accepted for each in asked(tmp_path, answered)} == {"Nya ord."}


def test_a_reason_that_nobody_wrote_is_told(tmp_path: Path) -> None:
    assert not found(tmp_path, "H11", PAST)
    unwritten = edited(MEASURE, "why: Två ärenden saknades.", "why: Skriv varför.", PAST)
    [problem] = found(tmp_path, "H11", unwritten)
    assert problem.message == "Skälet är inte skrivet än."
    assert problem.hint == "Skriv skälet i why, i en mening."
    earlier = edited(GUARANTEE, "why: Så löd löftet först.", "why: Skriv varför.", PAST)
    assert len(found(tmp_path, "H11", earlier)) == 1
    corrected = edited(COUNTED, "why: Vi räknar besök.", "why: Skriv varför.", PAST)
    assert len(found(tmp_path, "H11", corrected)) == 1


def test_an_answer_is_to_one_change_and_not_to_the_next(tmp_path: Path) -> None:
    once = edited(GUARANTEE, "vecka beslutet dröjer", "vecka som beslutet dröjer", PAST)
    answered = edited(GUARANTEE, "synonyms:", "accepted: [{rule: H10, why: Ett ord.}]\nsynonyms:", once)
    [first] = asked(tmp_path / "first", answered)
    assert first.problem.accepted == "Ett ord."
    again = edited(GUARANTEE, "vecka som beslutet dröjer", "vecka som beslutet har dröjt", answered)
    [second] = asked(tmp_path / "second", again, answered)
    assert second.problem.accepted is None


def test_a_standing_answer_holds_for_what_it_was_given_to(tmp_path: Path) -> None:
    """A report's number of promises was answered for; another number beside it was not."""
    answer = "accepted: [{rule: D04, why: Rapporten räknar in två servicenivåer.}]\n"
    before = edit(REPORT, "period: 2025\n", f"period: 2025\n{answer}")
    after = edit(GUARANTEE, "kind: guarantee", "kind: service_level", before)
    again = edit(REPORT, "nivåer.}]", "nivåer.}, {rule: D04, why: Ett löfte är nu en servicenivå.}]", after)
    old = write(tmp_path / "old", before)
    for name, files, answers in (
        ("same", before, "Rapporten räknar in två servicenivåer."),
        ("changed", after, None),
        ("again", again, "Ett löfte är nu en servicenivå."),
    ):
        problems = examine_since(str(old), write(tmp_path / name, files), TODAY).problems
        [problem] = [each for each in problems if each.rule.code == "D04"]
        assert problem.accepted == answers
        assert ("Svaret som står gavs när det löd: Rapporten anger 4" in problem.hint) is (answers is None)


def test_a_record_that_leads_to_another_kind_loses_its_figures(tmp_path: Path) -> None:
    leading = edited(GOAL, "level: council", "level: council\nold_addresses: [matt/besok/]", PAST)
    [each] = asked(tmp_path, with_files({COUNTED: None}, leading))
    assert each.problem.rule.code == "H02"


def test_a_record_whose_address_leads_to_its_like_must_be_found_there(tmp_path: Path) -> None:
    into = edited(MEASURE, "every: year", "every: year\nold_addresses: [matt/besok/]", PAST)
    codes = [each.problem.rule.code for each in asked(tmp_path, with_files({COUNTED: None}, into))]
    assert "H02" in codes


def test_check_preview_and_comment_find_the_same(tmp_path: Path) -> None:
    files = with_files({KOLADA_MEASURE: None}, edited(MEASURE, "value: 94.0", "value: 97.0", PAST))
    old, new = write(tmp_path / "old", PAST), write(tmp_path / "new", files)
    checked = [problem for problem in examine_since(str(old), new, TODAY).problems if problem.is_error]
    compared = compare_versions(str(old), str(new), new, TODAY)
    assert {"L24", "H01"} <= {problem.rule.code for problem in checked}
    assert list(compared.findings.errors) == checked
    assert compared.changes


@pytest.mark.parametrize(
    ("before", "after", "alike"),
    [
        ("Du får svar inom två dagar.", "du får  svar inom två dagar", Likeness.SAME),
        ("Du får svar inom 5 dagar.", "Du får svar inom fem dagar.", Likeness.SPELLED),
        (
            "Du får svar innom fem dagar efter ansökan.",
            "Du får svar inom fem dagar efter ansökan.",
            Likeness.OTHER,
        ),
        ("Du får beslutt inom fem dagar.", "Du får beslut inom fem dagar.", Likeness.SPELLED),
        ("Du får svar inom två dagar.", "Du får svar inom tre dagar.", Likeness.OTHER),
        ("Du får svar inom två dagar.", "Du kan få svar inom två dagar.", Likeness.OTHER),
        ("Du får svar inom två dagar.", "Du får inte svar inom två dagar.", Likeness.OTHER),
        ("Frånvaron är högre än målet.", "Frånvaron är lägre än målet.", Likeness.OTHER),
        ("Den minskar varje år.", "Den ökar varje år.", Likeness.OTHER),
        ("Alla elever är trygga i skolan.", "Alla elever är otrygga i skolan.", Likeness.OTHER),
        ("Marken är frusen.", "Marken är torr.", Likeness.OTHER),
        ("Vi svarar på allt som kommer.", "Vi svarar på nästan allt som kommer.", Likeness.OTHER),
        ("Du får beslut från kommnuen.", "Du får beslut från kommunen.", Likeness.SPELLED),
        ("Du får ett beslut alltid.", "Du får ett beslut all tid.", Likeness.SPELLED),
        ("Du får svar inom tjugofem dagar.", "Du får svar inom tjugosex dagar.", Likeness.OTHER),
    ],
)
def test_spelling_is_told_from_meaning(before: str, after: str, alike: Likeness) -> None:
    assert likeness(before, after) is alike


def test_two_words_of_the_content_are_not_one_word_spelled_anew() -> None:
    words = Counter({"mäta": 2, "möta": 1})
    assert likeness("Vi ska mäta alla.", "Vi ska möta alla.") is Likeness.SPELLED
    assert likeness("Vi ska mäta alla.", "Vi ska möta alla.", words.__getitem__) is Likeness.OTHER
    assert likeness("Vi ska mäjta alla.", "Vi ska mäta alla.", words.__getitem__) is Likeness.SPELLED


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (GUARANTEE, "measure: bygglov-i-tid", "measure: byglov-i-tid"),
        (GUARANTEE, "\ndecision: kf-2019-12\n", "\ndecision: kf-2019-21\n"),
        (MEASURE, "decision: kf-2019-12", "decision: kf-2019-21"),
        (GOAL, "{report: arsredovisning-2025, verdict", "{report: arsredovisning-2052, verdict"),
        (REPORT, "handled: [{by: kommunfullmaktige", "handled: [{by: komunfullmaktige"),
    ],
)
def test_an_id_that_leads_nowhere_is_one_mistake(path: str, old: str, new: str, tmp_path: Path) -> None:
    files = edited(path, old, new, PAST)
    assert [str(problem) for problem in told(tmp_path, files)] == []
    was, now = write(tmp_path / "was", PAST), write(tmp_path / "now", files)
    problems = examine_since(str(was), now, TODAY).problems
    assert [problem.rule.code for problem in problems if problem.is_error] == ["R01"]


def test_a_finding_is_the_same_whatever_is_counted_elsewhere(tmp_path: Path) -> None:
    """A report states 17 promises; one that goes changes how many there are, and not what is found there."""
    other = "guarantees/startbesked.md"
    body = "söker bygglov. [Rubriken](/garantier/bygglov/#finns-inte) (se"
    stated = edited(REPORT, "published: 2026-04-20", "published: 2026-04-20\nstated: {guarantees: 17}")
    files = edited(GUARANTEE, "söker bygglov.", body, stated)
    twin = (CLEAN[GUARANTEE]).replace("old_addresses: [info/bygglov/]\n", "").replace("åtta", "nio")
    before = write(tmp_path / "was", {**files, other: twin, GOAL: f"{CLEAN[GOAL]}\nSe (målet.\n"})
    renamed = {GOAL: None, GOAL.replace("trygg", "lugn"): f"{CLEAN[GOAL]}\nSe (målet.\n"}
    now = examine_since(str(before), write(tmp_path / "now", {**files, **renamed}), TODAY)
    codes = ("D04", "R11", "K10")
    found_now = {one.same for one in now.problems if one.rule.code in codes}
    assert {code for _file, code, _message in found_now} == set(codes)
    assert found_now <= now.old
    touched = edited(REPORT, "guarantees: 17", "guarantees: 18", files)
    examined = examine_since(str(before), write(tmp_path / "touched", touched), TODAY)
    assert "D04" not in {code for _file, code, _message in examined.old}
