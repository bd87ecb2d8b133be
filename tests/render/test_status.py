"""The file that a program watches: how fresh the figures are, and nothing that is not public yet."""

import json

from paraply.build import build_site
from paraply.check import check_content
from paraply.check.rule import World
from paraply.derive.published import published
from paraply.derive.views import Views, views_of
from paraply.model.content import Content
from paraply.render.status import status_data
from tests.conftest import ROOT
from tests.made import KPI, TODAY, US, content, guarantee, measure, snapshot

OUTCOMES = [{"period": "2025", "value": 90, "published": "2026-02-10"}]


def seen(of: Content) -> Views:
    return views_of(published(of, TODAY), check_content(World(of, TODAY)), TODAY)


def test_an_empty_municipality_says_that_nothing_is_there() -> None:
    told = status_data(seen(content()))
    assert (told["day"], told["official"], told["promises"], told["measures"]) == ("2026-11-23", False, 0, 0)
    assert (told["figures_newest"], told["kolada_files"], told["kolada_fetched_first"]) == (None, 0, None)


def test_the_newest_figures_and_the_oldest_fetch_are_told() -> None:
    told = status_data(
        seen(
            content(
                measures=[
                    measure(outcomes=OUTCOMES),
                    measure("hamtat", source={"kind": "kolada", "id": KPI}),
                ],
                snapshots=[
                    snapshot([[US, 2025, "T", 1, ""]]),
                    snapshot([[US, 2025, "T", 1, ""]], kpi="N99998", fetched="2025-03-01"),
                ],
            )
        )
    )
    assert told["figures_newest"] == "2026-06-14"
    assert (told["kolada_files"], told["kolada_fetched_first"]) == (2, "2025-03-01")
    assert told["kolada_fetched_last"] == "2026-06-14"


def test_what_is_late_is_told_with_its_rule_and_file() -> None:
    late = measure(outcomes=OUTCOMES, every="year", next_update="2026-05-01")
    [found] = [row for row in status_data(seen(content(measures=[late])))["late"] if row["rule"] == "A04"]
    assert found["file"] == "content/results/measures/matt.yml"
    assert "2026-05-01" in found["message"]
    answered = measure(
        outcomes=OUTCOMES,
        every="year",
        next_update="2026-05-01",
        accepted=[{"rule": "A04", "why": "Värdet kommer i december."}],
    )
    assert "A04" not in {row["rule"] for row in status_data(seen(content(measures=[answered])))["late"]}


def test_a_draft_is_not_given_away() -> None:
    overdue = {"review_by": "2020-01-01"}
    shown = status_data(seen(content(guarantees=[guarantee(**overdue)])))
    assert "A02" in {row["rule"] for row in shown["late"]}
    hidden = status_data(seen(content(guarantees=[guarantee(state="draft", **overdue)])))
    assert hidden["promises"] == 0
    assert "guarantees" not in json.dumps(hidden["late"])


def test_the_example_has_it_at_its_address() -> None:
    files = {
        file.address: file
        for file in build_site(ROOT / "tests" / "example", TODAY, allow_example=True).files()
    }
    told = json.loads(files["om/oppna-data/status.json"].content)
    assert told["municipality"] == "Exempelkommunen"
    assert told["promises_assessed"] <= told["promises"]
