"""The goal pages: the decided verdict with its reasons, the evidence beside it, and the tree."""

from pathlib import Path

import pytest

from paraply.derive.evidence import VerdictCount
from paraply.derive.published import published
from paraply.derive.tallies import Tally
from paraply.derive.views import views_of
from paraply.load import load_content
from paraply.model.choices import GoalVerdict
from paraply.render.pages.goals import (
    parts_sentence,
    span_of,
)
from paraply.render.site import render_site
from paraply.speech.evidence import measure_sentences, promise_sentences
from paraply.speech.standing import goals_sentence
from tests.made import (
    TODAY,
    content,
    decision,
    goal,
    guarantee,
    html,
    measure,
    owner,
    page,
    report,
    site,
    text_of,
)
from tests.worlds import GOAL, edited, write

TARGET = [{"from_period": "2020", "at_least": 90}]
MET, PARTLY, NOT_MET, UNKNOWN = (
    GoalVerdict.MET,
    GoalVerdict.PARTLY_MET,
    GoalVerdict.NOT_MET,
    GoalVerdict.NOT_ASSESSED,
)


@pytest.mark.parametrize(
    ("stated", "entered", "sentence"),
    [
        (7, 2, "Beslutet nämner sju mål. Två är inlagda här, fem är inte inlagda."),
        (2, 1, "Beslutet nämner två mål. Ett är inlagt här, ett är inte inlagt."),
        (20, 0, "Beslutet nämner 20 mål. Inget av dem är inlagt här."),
        (2, 2, ""),
        (1, 3, ""),
        (None, 0, ""),
    ],
)
def test_parts_that_are_not_entered_are_told(stated: int | None, entered: int, sentence: str) -> None:
    assert parts_sentence(stated, entered) == sentence


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        ([], "Inga mål gäller just nu."),
        ([UNKNOWN] * 3, "Inget av de tre målen är bedömt än."),
        ([MET, UNKNOWN], "Ett av två mål är bedömt, och det är uppfyllt."),
        ([PARTLY, UNKNOWN], "Ett av två mål är bedömt, men det är inte uppfyllt."),
        ([MET, MET, PARTLY, UNKNOWN], "3 av 4 mål är bedömda. 2 av dem är uppfyllda."),
        ([PARTLY, NOT_MET], "Båda målen är bedömda. Inget av dem är uppfyllt."),
    ],
)
def test_the_lead_tells_the_denominator(marks: list[GoalVerdict], sentence: str) -> None:
    assert goals_sentence(Tally(marks, {})) == sentence


@pytest.mark.parametrize(
    ("begins", "ends", "span"),
    [
        ("2024", "2026", "2024–2026"),
        ("2024-01-01", "2026-12-31", "2024–2026"),
        ("2024", "2024", "2024"),
        ("2024-07-01", "2026-12-31", "1\u00a0juli 2024–31\u00a0december 2026"),
        ("2024", None, "från 2024"),
        (None, "2026", "till och med 2026"),
        (None, None, ""),
    ],
)
def test_years_are_written_short_and_days_in_full(begins: str | None, ends: str | None, span: str) -> None:
    assert span_of(goal(valid_from=begins, valid_to=ends)) == span


def test_counts_are_sentences_with_a_denominator() -> None:
    some = VerdictCount(reached=1, nearly=1, missed=2, unjudged=3)
    assert " ".join(measure_sentences(some)) == (
        "1 av 4 mått nådde sitt mål. 1 var nära. 3 till går inte att bedöma."
    )
    assert (
        " ".join(promise_sentences(some))
        == "1 av 4 löften hölls. 1 hölls nästan. 3 till går inte att bedöma."
    )
    assert measure_sentences(VerdictCount(missed=1)) == ["Måttet nådde inte sitt mål."]
    assert promise_sentences(VerdictCount(reached=1)) == ["Löftet hölls."]
    assert measure_sentences(VerdictCount(unjudged=2)) == []


def test_a_goal_of_a_file_has_its_verdict_reasons_evidence_and_assignments(tmp_path: Path) -> None:
    files = edited(GOAL, "why: Fler är trygga än förra året.", "why: Fler är trygga., word: På god väg")
    loaded = load_content(write(tmp_path, files))
    assert not loaded.problems
    whole = render_site(views_of(published(loaded.content, TODAY), [], TODAY))
    made = page(whole, "mal/trygg-skola/")
    text = text_of(whole.body(made))
    assert text.startswith("Alla elever är trygga i skolan På god väg.")
    assert "Bedömningen är gjord av kommunen i Årsredovisning 2025, inte uträknad." in text
    assert "Varför? Fler är trygga." in text
    assert "Vi vet inte: vad som händer nu" in text
    assert "Trygga elever i årskurs 5 74,0 %" in text
    assert "Uppdraget är inte genomfört. Pågår Ta fram en plan för raster." in text
    assert "Gäller Från 2023" in text
    assert made.description == (
        "Alla elever är trygga i skolan: på god väg år 2025, enligt kommunen. Skälet: fler är trygga."
    )


def test_the_verdict_is_the_decided_one_even_when_the_measures_say_otherwise() -> None:
    made = content(
        goals=[
            goal(
                measures=["matt"],
                assessments=[{"report": "rapport", "verdict": "met", "why": "Vi har gjort allt."}],
            )
        ],
        measures=[measure(outcomes=[{"period": "2025", "value": 70}], targets=TARGET)],
        reports=[report(title="Årsredovisning 2025", period="2025")],
    )
    text = text_of(html(made, "mal/mal/"))
    assert "Alla är trygga Uppfyllt." in text
    assert (
        "Måttet stämmer inte med bedömningen. "
        "Siffrorna till och med år 2025 visar: måttet nådde inte sitt mål."
    ) in text


def test_evidence_that_agrees_says_nothing_of_another_way() -> None:
    made = content(
        goals=[goal(measures=["matt"], assessments=[{"report": "rapport", "verdict": "met"}])],
        measures=[measure(outcomes=[{"period": "2025", "value": 95}], targets=TARGET)],
        reports=[report(period="2025")],
    )
    text = text_of(html(made, "mal/mal/"))
    assert "stämmer inte med" not in text
    assert "Måttet nådde sitt mål." in text
    assert "varför målet bedömdes så" in text


def test_a_goal_without_anything_says_what_is_missing() -> None:
    text = text_of(html(content(goals=[goal()]), "mal/mal/"))
    assert "Vi vet inte hur det har gått. Ingen bedömning av målet är inlagd." in text
    assert (
        "Vi vet inte: hur det har gått vilka siffror som visar om målet nås vem som ansvarar för målet "
        "när målet beslutades hur länge målet gäller"
    ) in text
    assert "Uppgift saknas" not in text


def test_assessments_stand_newest_first() -> None:
    made = content(
        goals=[
            goal(
                assessments=[
                    {"report": "a", "verdict": "met", "why": "Äldre."},
                    {"report": "b", "verdict": "not_met", "why": "Nyare."},
                ]
            )
        ],
        reports=[report("a", title="Första", period="2024"), report("b", title="Andra", period="2025")],
    )
    text = text_of(html(made, "mal/mal/"))
    assert "Alla är trygga Inte uppfyllt." in text
    assert text.index("Andra Inte uppfyllt Nyare.") < text.index("Första Uppfyllt Äldre.")


def test_parent_children_owners_and_decision_are_told() -> None:
    made = content(
        goals=[
            goal("a", title="Trygghet", parts_stated=2, decision="beslut", owners=["namnden"]),
            goal("b", title="Belysning", parent="a", level="committee", owners=["namnden"]),
        ],
        owners=[owner(name="Gatunämnden")],
        decisions=[decision(title="Mål och budget")],
    )
    parent = text_of(html(made, "mal/a/"))
    assert "Delmål Beslutet nämner två mål. Ett är inlagt här, ett är inte inlagt. Belysning" in parent
    assert "Beslut Mål och budget." in parent
    child = text_of(html(made, "mal/b/"))
    assert "Beslutat av Nämnd: Gatunämnden" in child
    assert "Hör till målet Trygghet" in child


def test_the_tree_is_nested_and_former_goals_stand_apart() -> None:
    made = content(
        goals=[
            goal("a", title="Överst", valid_to="2026"),
            goal("b", title="Under", parent="a"),
            goal("c", title="Förr", valid_to="2022"),
        ]
    )
    body = html(made, "mal/")
    assert body.count("<ul>") == 1
    assert body.index("Överst") < body.index("<ul>") < body.index("Under") < body.index('id="tidigare"')
    assert body.index('id="tidigare"') < body.index("Förr")
    assert "Målet gäller inte längre. Det gällde till och med år 2022." in text_of(html(made, "mal/c/"))


def test_no_goals_is_a_page_too() -> None:
    text = text_of(html(content(), "mal/"))
    assert "Inga mål är inlagda." in text
    assert "Tidigare mål" not in text


def test_promises_of_the_goal_are_told_with_how_they_went() -> None:
    made = content(
        goals=[goal(guarantees=["lofte"])],
        guarantees=[guarantee(measure="matt", measure_is="share")],
        measures=[measure(outcomes=[{"period": "2025", "value": 100}])],
    )
    assert "Löften som hör till målet Löftet hölls. 10 veckor" in text_of(html(made, "mal/mal/"))


def test_the_goal_leads_back_through_its_parent() -> None:
    made = site(content(goals=[goal("a", title="Trygghet"), goal("b", parent="a")]))
    assert [crumb.title for crumb in page(made, "mal/b/").breadcrumbs] == ["Start", "Mål", "Trygghet"]


def test_a_list_says_of_which_period_a_goal_was_judged() -> None:
    made = content(
        goals=[
            goal("a", assessments=[{"report": "rapport", "verdict": "met"}]),
            goal("b", assessments=[{"verdict": "not_met"}]),
        ],
        reports=[report(period="2024", published="2025-04-01")],
    )
    text = text_of(html(made, "mal/"))
    assert "Uppfyllt, år 2024 " in text
    assert "Inte uppfyllt " in text
