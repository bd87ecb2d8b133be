"""One rule says what is late: finding, file for programs and page agree on every measure and day."""

from datetime import date
from itertools import product

import pytest

from paraply.check.rule import CHECKS, World
from paraply.derive.published import published
from paraply.derive.views import views_of
from paraply.model.choices import Every, MeasureVerdict, Reason
from paraply.render.status import status_data
from paraply.speech import answers
from tests.made import content, measure

FIGURES = {
    "siffra": [{"period": "2023", "value": 90}, {"period": "2024", "value": 91}],
    "forklarad": [
        {"period": "2024", "value": 90},
        {"period": "2025", "missing": "not_measured", "why": "Nej."},
    ],
    "manad": [{"period": "2024-11", "value": 90}, {"period": "2024-12", "value": 91}],
    "ingen": [{"period": "2024", "missing": "not_reported", "why": "Nej."}],
}
ROUNDS = (Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR, Every.TWO_YEARS, None)
DAYS = (date(2025, 2, 1), date(2025, 4, 1), date(2026, 7, 1), date(2027, 1, 1), date(2029, 1, 1))
OUTCOME_LATE = next((rule, check) for rule, check in CHECKS.items() if rule.code == "A03")


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_finding_file_and_page_agree(today: date) -> None:
    ended = {"withdrawn": {"day": "2025-01-01", "why": "Slut."}}
    measures = [
        measure(
            f"{name}-{every.value if every else 'okant'}{'-slut' if is_ended else ''}".replace("_", "-"),
            outcomes=FIGURES[name],
            every=every.value if every else None,
            **(ended if is_ended else {}),
        )
        for name, every, is_ended in product(FIGURES, ROUNDS, [False, True])
    ]
    made = content(measures=measures)
    rule, check = OUTCOME_LATE
    problems = [rule.at(*finding) for finding in check(World(made, today))]
    views = views_of(published(made, today), problems, today)
    found = {problem.place.file for problem in problems}
    assert {row["file"] for row in status_data(views)["late"]} == found
    for view in views.measures.values():
        told = answers.measure_answer(view, "Exempel")
        is_told = "Vi har ingen nyare siffra." in told
        assert is_told == view.change.is_old
        if view.measure.file in found:
            assert is_told or view.series.latest is None, view.measure.id
            assert view.measure.withdrawn is None
        elif is_told:  # explained, or no longer reported
            assert view.series.newest_told != view.series.latest or view.measure.withdrawn
        if view.judgement.reason is Reason.TOO_OLD:
            assert view.change.is_old
            assert view.judgement.verdict is MeasureVerdict.NOT_ASSESSED
