"""The survey pages: how it was done, what it showed and what is done about it."""

from pathlib import Path
from typing import Any

import pytest

from paraply.derive.published import published
from paraply.derive.surveys import ControlCount
from paraply.derive.views import views_of
from paraply.load import load_content
from paraply.render.pages.surveys import answers_text, controls_text
from paraply.render.site import render_site
from tests.made import TODAY, content, guarantee, html, owner, page, survey, text_of
from tests.worlds import write

ROUND: dict[str, Any] = {
    "title": "Internkontroll 2025",
    "kind": "internal_control",
    "period": "2025",
    "controls": [
        {
            "moment": "Att svar ges i tid",
            "risk": "Svaret glöms bort.",
            "deviations": 6,
            "action": "Påminnelser.",
            "guarantee": "lofte",
        },
        {"moment": "Att fakturor betalas", "deviations": 0},
        {"moment": "Att nycklar lämnas"},
    ],
}


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"invited": 1620, "answered": 430}, "430 av 1\u00a0620 svarade, alltså 27\u00a0procent."),
        ({"answered": 430}, "430 svarade."),
        ({"invited": 500}, "500 fick frågan."),
        ({}, ""),
    ],
)
def test_the_response_rate_is_told_or_what_is_not_known_of_it(fields: dict[str, Any], text: str) -> None:
    assert answers_text(survey(**fields)) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (ControlCount(0, 0, 0, 0), "Vi vet inte vilka kontroller som gjordes."),
        (ControlCount(4, 9, 2, 0), "Fyra kontroller är inlagda. Två av dem visade nio avvikelser."),
        (ControlCount(2, 0, 0, 0), "Två kontroller är inlagda. De visade inga avvikelser."),
        (ControlCount(1, 0, 0, 1), "En kontroll är inlagd. Vi vet inte vad de visade."),
        (
            ControlCount(3, 1, 1, 1),
            "Tre kontroller är inlagda. En av dem visade en avvikelse. För en vet vi inte.",
        ),
    ],
)
def test_controls_are_counted_and_unknown_is_not_none(count: ControlCount, text: str) -> None:
    assert controls_text(count) == text


def test_a_survey_of_a_file_is_told_whole(tmp_path: Path) -> None:
    loaded = load_content(write(tmp_path))
    assert not loaded.problems
    whole = render_site(views_of(published(loaded.content, TODAY), [], TODAY))
    text = text_of(whole.body(page(whole, "matningar/skolenkaten-2026/")))
    assert text.startswith(
        "Skolenkäten 2026 Elever svarar på frågor om sin skola. 430 av 500 svarade, alltså 86 procent. "
        "Det här visade enkäten De flesta känner sig trygga."
    )
    assert "Trygga elever i årskurs 5 74,0 %" in text
    assert (
        "Pågår Fler vuxna är ute på rasterna. Ansvarig: Skolnämnden. Ska vara klart senast den 1 juni 2027."
        in text
    )
    assert "Metod Alla elever i årskurs 5 fick enkäten i skolan. Period 2026." in text


def test_late_actions_are_marked_in_words() -> None:
    actions = [
        {"text": "Måla om", "due": "2026-11-22"},
        {"text": "Städa", "due": "2026-06", "done": "2026-08-01", "owner": "namnden"},
        {"text": "Bygg"},
    ]
    text = text_of(html(content(surveys=[survey(actions=actions)], owners=[owner()]), "matningar/enkat/"))
    assert "Försenat Måla om. Skulle ha varit klart senast den 22 november 2026." in text
    assert (
        "Klart, men efter utsatt tid Städa. Ansvarig: Nämnden. "
        "Klart den 1 augusti 2026. Det skulle ha varit klart senast i juni 2026." in text
    )
    assert "Pågår Bygg." in text


def test_an_empty_survey_says_what_is_missing() -> None:
    text = text_of(html(content(surveys=[survey()]), "matningar/enkat/"))
    assert "Det här visade enkäten Vi vet inte vad mätningen visade." in text
    assert (
        "Vi vet inte: vad kommunen gör med anledning av resultatet hur mätningen gjordes "
        "när mätningen gjordes hur många som fick frågan "
        "hur många som svarade vem som ansvarar"
    ) in text


def test_an_inspection_is_not_asked_how_many_answered() -> None:
    assert "svarade" not in text_of(html(content(surveys=[survey(kind="inspection")]), "matningar/enkat/"))


def test_controls_stand_in_a_table_with_what_is_unknown_told() -> None:
    made = content(surveys=[survey(**ROUND)], guarantees=[guarantee()])
    body = html(made, "matningar/enkat/")
    assert '<div class="table table--text table--stack" role="region" tabindex="0"' in body
    text = text_of(body)
    assert "Att svar ges i tid Risk: Svaret glöms bort. 6 Påminnelser. Svar i tid" in text
    assert "Att fakturor betalas inga ingen inget" in text
    assert "Att nycklar lämnas okänt okänt inget" in text
    assert "vad kommunen gör med anledning av resultatet" not in text


def test_internal_control_tells_first_how_many_and_which_promises() -> None:
    made = content(surveys=[survey(**ROUND)], guarantees=[guarantee()])
    text = text_of(html(made, "matningar/internkontroll/"))
    assert text.startswith(
        "Internkontroll Tre kontroller är inlagda. En av dem visade sex avvikelser. För en vet vi inte. "
        "De bevakar ett löfte."
    )
    assert (
        "Löften som kontrolleras Du får svar inom tio veckor. Internkontroll 2025: Att svar ges i tid."
        in text
    )


def test_internal_control_without_controls_shows_what_was_found() -> None:
    rounds = [
        survey("a", title="IK", kind="internal_control", findings="Rutinerna följs."),
        survey("b", kind="internal_control"),
    ]
    text = text_of(html(content(surveys=rounds), "matningar/internkontroll/"))
    assert "Två internkontroller är inlagda. Vi vet inte vilka kontroller som gjordes." in text
    assert "Rutinerna följs." in text
    assert "Ingen internkontroll är inlagd." in text_of(html(content(), "matningar/internkontroll/"))


def test_surveys_are_listed_by_kind_newest_first() -> None:
    made = content(
        surveys=[
            survey("a", title="Gammal", period="2022"),
            survey("b", title="Ny", period="2026"),
            survey("c", title="Kontroll", kind="internal_control"),
        ]
    )
    body = html(made, "matningar/")
    text = text_of(body)
    assert "Här finns 2 enkäter och 1 internkontroll. Den senaste är Ny." in text
    assert text.index("2026 Ny") < text.index("2022 Gammal") < text.index("gäller Kontroll")
    assert 'id="granskningar"' not in body
    assert "Inga mätningar är inlagda." in text_of(html(content(), "matningar/"))
