"""The report pages: the calendar, and what reports counted beside what the files give."""

from typing import Any

import pytest

from paraply.derive.evidence import VerdictCount
from paraply.derive.reporting import ClaimCount, FileFigures, GuaranteeCount, GuaranteeTurnover
from paraply.model.results import StatedFigures
from paraply.render.stated import (
    NOBODY_COUNTED,
    WHY_UNKNOWN,
    change_text,
    claims_text,
    held_text,
    kept_text,
    moved_text,
    stated_text,
)
from paraply.speech.text import of
from tests.made import content, goal, guarantee, html, measure, owner, page, report, site, survey, text_of

HELD_NONE = GuaranteeCount(frozenset(), 0)


def stated(**fields: Any) -> StatedFigures:
    return StatedFigures.model_validate(fields)


def counted(number: int | None = None, **fields: Any) -> dict[str, Any]:
    return {"guarantees": number, "targets": "met", "claimed": 0, **fields}


THREE = [
    report("ar-2022", title="Årsredovisning 2022", period="2022", published="2023-04-01", stated=counted(17)),
    report("ar-2023", title="Årsredovisning 2023", period="2023", published="2024-04-01", stated=counted(28)),
    report(
        "delar-2024",
        title="Delår 1 2024",
        kind="interim_1",
        period="2024-T1",
        published="2024-06-01",
        stated=counted(15),
    ),
]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (counted(17), "17 tjänstegarantier, målet nåddes, ingen användes."),
        ({"guarantees": 1, "claimed": 4}, "1 tjänstegaranti, de användes 4 gånger."),
        ({"guarantees": 0}, "0 tjänstegarantier."),
        ({"targets": "partly_met"}, "Målet nåddes delvis."),
        ({}, ""),
    ],
)
def test_what_a_report_said_is_told_as_it_said_it(fields: dict[str, Any], text: str) -> None:
    assert stated_text(stated(**fields)) == text


def test_changes_are_words_and_an_unknown_number_has_none() -> None:
    pairs = [(17, 28), (28, 15), (15, 15), (None, 15), (0, None)]
    assert [change_text(*pair) for pair in pairs] == ["11 fler", "13 färre", "lika många", "", ""]


@pytest.mark.parametrize(
    ("moved", "difference", "text"),
    [
        (None, 11, WHY_UNKNOWN),
        (
            GuaranteeTurnover(0, 0),
            11,
            f"{WHY_UNKNOWN} Inget löfte här började eller slutade gälla under tiden.",
        ),
        (
            GuaranteeTurnover(2, 0),
            2,
            "Under tiden började två tjänstegarantier gälla, enligt datumen på löftenas sidor.",
        ),
        (
            GuaranteeTurnover(0, 1),
            -1,
            "Under tiden slutade en tjänstegaranti gälla, enligt datumen på löftenas sidor.",
        ),
        (
            GuaranteeTurnover(3, 1),
            11,
            "Under tiden började tre tjänstegarantier gälla och en slutade gälla, "
            "enligt datumen på löftenas sidor. Det förklarar inte hela ändringen.",
        ),
    ],
)
def test_why_the_number_moves(moved: GuaranteeTurnover | None, difference: int, text: str) -> None:
    assert moved_text(moved, difference) == text


def test_what_cannot_be_counted_is_not_zero() -> None:
    day = "31 december 2023"
    assert held_text(GuaranteeCount(frozenset(), 8), day) == (
        "Hur många som gällde då går inte att räkna: löftenas datum är inte kända."
    )
    assert held_text(HELD_NONE, day).startswith("Ingen tjänstegaranti gällde den 31 december 2023")
    assert held_text(GuaranteeCount(frozenset({"a", "b"}), 1), day) == (
        "Två tjänstegarantier gällde den 31 december 2023, enligt datumen på löftenas sidor. "
        "För en till är det inte känt om den gällde."
    )


def test_how_they_went_has_a_denominator() -> None:
    assert (
        kept_text(VerdictCount(unjudged=8))
        == "Inget av löftena går att bedöma med sina egna siffror för perioden."
    )
    assert kept_text(VerdictCount(reached=4, nearly=1, missed=2, unjudged=6)) == (
        "4 av 7 hölls, enligt löftenas egna siffror för perioden. Ett hölls nästan. Sex går inte att bedöma."
    )
    assert kept_text(VerdictCount()) == ""


def test_none_claimed_and_nobody_counting_are_told_apart() -> None:
    def beside(*claims: int) -> FileFigures:
        return FileFigures(HELD_NONE, VerdictCount(), ClaimCount(*claims))

    assert claims_text(stated(claimed=0), None) == NOBODY_COUNTED
    assert claims_text(stated(claimed=0), beside(0, 0, 0)) == NOBODY_COUNTED
    assert claims_text(stated(claimed=0), beside(0, 2, 0)) == (
        "Enligt löftenas sidor: ingen begärde ersättning i de två löften där det räknas."
    )
    assert claims_text(stated(claimed=3), beside(3, 1, 1)) == (
        "Enligt löftenas sidor: 3 begärde ersättning i det löfte där det räknas, för ett löfte räknar ingen."
    )
    assert claims_text(stated(), beside(0, 0, 0)) == (
        "Löftenas egna sidor säger inte hur många som begärde ersättning."
    )


def test_the_counts_stand_in_time_order_with_their_changes() -> None:
    text = text_of(html(content(reports=THREE), "rapporter/"))
    assert (
        "Årsredovisning 2022 17 första uppfyllt inga Årsredovisning 2023 28 11 fler uppfyllt inga "
        "Delår 1 2024 15 13 färre uppfyllt inga"
    ) in text
    assert text.count(WHY_UNKNOWN) == 1
    assert NOBODY_COUNTED in text


def test_a_count_that_is_not_known_is_written_out() -> None:
    reports = [report(title="Delår", period="2025", stated={"targets": "met"})]
    assert "Delår okänt första uppfyllt okänt" in text_of(html(content(reports=reports), "rapporter/"))


def test_coming_reports_stand_first_with_other_years_and_unknown_days() -> None:
    reports = [
        report("a", title="Årsredovisning 2026", period="2026"),
        report(
            "b", title="Årsredovisning 2024", period="2024", handled=[{"by": "namnden", "date": "2025-04-07"}]
        ),
        report("c", title="Delår 1 2027", kind="interim_1", period="2027-T1", planned="2027-05-24"),
        report("d", title="Månadsrapport", kind="month", period="2026-09", planned="2026-11-01"),
    ]
    text = text_of(html(content(reports=reports, owners=[owner()]), "rapporter/"))
    assert text.startswith("Rapporter Nästa rapport är Delår 1 2027. Den väntas den 24 maj 2027.")
    assert "Okänd dag Årsredovisning 2026 Behandlades tidigare år: 7 april 2025." in text
    assert "Väntas den 24 maj 2027 Delår 1 2027" in text
    assert "Skulle ha kommit den 1 november 2026 Månadsrapport" in text
    assert "2024 Årsredovisning 2024 Årsredovisning. Behandlad av nämnden den 7 april 2025." in text


@pytest.mark.parametrize(
    ("fields", "lead"),
    [
        ({"planned": "2026-12-10"}, "Nästa rapport är Bokslut. Den väntas den 10\u00a0december 2026."),
        ({}, "Nästa rapport är Bokslut. Vi vet inte vilken dag den kommer."),
        (
            {"planned": "2026-11-01"},
            "Nästa rapport är Bokslut. Den skulle ha kommit den 1\u00a0november 2026. "
            "Vi vet inte om den är klar.",
        ),
        ({"published": "2026-01-01"}, "Vi vet inte när nästa rapport kommer."),
    ],
)
def test_the_answer_is_when_the_next_report_comes(fields: dict[str, str], lead: str) -> None:
    made = site(content(reports=[report(title="Bokslut", period="2026", **fields)]))
    assert page(made, "rapporter/").description == of("Exempelkommunen", lead)


def test_no_reports_is_a_page_too() -> None:
    text = text_of(html(content(), "rapporter/"))
    assert "Inga rapporter är inlagda." in text
    assert "Ingen rapport som är inlagd säger hur många garantierna är." in text


def test_a_report_tells_what_it_said_beside_what_the_files_give() -> None:
    made = content(reports=THREE, guarantees=[guarantee(), guarantee("b", valid_from="2030")])
    text = text_of(html(made, "rapporter/ar-2023/"))
    assert "Rapporten gäller år 2023. Den publicerades den 1 april 2024." in text
    assert "28 tjänstegarantier, målet nåddes, ingen användes." in text
    assert f"11 fler än i Årsredovisning 2022 (17). {WHY_UNKNOWN}" in text
    assert "Antal Hur många som gällde då går inte att räkna: löftenas datum är inte kända." in text
    assert "Hur det gick Inget av löftena går att bedöma med sina egna siffror för perioden." in text
    assert f"Begärd ersättning {NOBODY_COUNTED}" in text
    assert "än i" not in text_of(html(made, "rapporter/ar-2022/"))


def test_what_a_report_left_out_is_told() -> None:
    made = content(reports=[report(period="2025", published="2026-01-01", stated={"targets": "met"})])
    text = text_of(html(made, "rapporter/rapport/"))
    assert "Målet nåddes. Den säger inte hur många garantierna är och hur många gånger de användes" in text


def test_a_report_has_its_figures_goals_meetings_and_controls() -> None:
    made = content(
        reports=[
            report(
                kind="internal_control",
                period="2025",
                note="Två kontor saknas",
                handled=[
                    {"by": "namnden", "date": "2026-02-23", "url": "https://exempel.se/mote"},
                    {"by": "namnden"},
                ],
            )
        ],
        owners=[owner()],
        measures=[
            measure(
                outcomes=[
                    {"period": "2025", "value": 91.5, "report": "rapport"},
                    {
                        "period": "2025",
                        "value": 50,
                        "report": "rapport",
                        "group": {"dimension": "gender", "value": "men"},
                    },
                    {"period": "2024", "missing": "not_measured", "report": "rapport"},
                ]
            )
        ],
        goals=[goal(assessments=[{"report": "rapport", "verdict": "partly_met", "why": "Nästan klart"}])],
        surveys=[survey("ik", title="Kontrollen", kind="internal_control", period="2025")],
    )
    text = text_of(html(made, "rapporter/rapport/"))
    assert "Nämnden behandlade rapporten den 23 februari 2026." in text
    assert "Alla är trygga Delvis uppfyllt Nästan klart." in text
    assert "Svar i tid 2024 mättes inte Svar i tid 2025 91,5 %" in text
    assert "50,0 %" not in text
    assert "Kontrollerna i rapporten Kontrollen" in text
    assert "Att veta om rapporten Två kontor saknas." in text
    assert "Behandlad Nämnden, mötet den 23 februari 2026 Nämnden, okänd dag" in text


def test_a_coming_report_says_when_it_is_expected() -> None:
    text = text_of(html(content(reports=[report(period="2026", planned="2027-04-26")]), "rapporter/rapport/"))
    assert "Rapporten gäller år 2026. Den väntas den 26 april 2027." in text
    assert "Behandlad Inte än" in text
    late = text_of(
        html(content(reports=[report(period="2026-09", planned="2026-11-01")]), "rapporter/rapport/")
    )
    assert "Den skulle ha kommit den 1 november 2026. Vi vet inte om den är klar." in late
