"""The page of corrections, and its files."""

import json

from paraply.model.content import Content
from paraply.render.site import render_site
from tests.made import content, guarantee, measure, views

MADE = content(
    measures=[
        measure(
            unit="procent",
            outcomes=[
                {"period": "2024", "value": 96, "published": "2025-02-01", "restated_from": {"value": 90.5}},
                {
                    "period": "2024", "value": 50, "published": "2025-03-01",
                    "group": {"dimension": "gender", "value": "women"},
                    "restated_from": {"value": 49, "why": "<b>Fel</b> summa"},
                },
            ],
            targets=[{"from_period": "2020", "at_least": 95}],
            tolerance=1,
            corrected=[
                {"field": "tolerance", "was": "3", "day": "2026-01-02", "by": "Revisorn", "why": "Fel"}
            ],
        )
    ],
    guarantees=[
        guarantee(
            promise="Du får svar inom två dagar.",
            valid_from="2020-01-01",
            earlier=[{"until": "2024-12-31", "promise": "Du får svar inom tre dagar.", "why": "Ny nämnd"}],
        )
    ],
)  # fmt: skip


def body(made: Content) -> str:
    site = render_site(views(made))
    page = next(page for page in site.pages if page.address == "nytt/rattelser/")
    return site.body(page)


def test_each_says_what_stood_what_stands_and_whether_the_verdict_changed() -> None:
    html = body(MADE)
    assert "Fyra ändringar står här." in html
    assert "<del>90,5\xa0procent</del>" in html
    assert "<ins>96\xa0procent</ins>" in html
    assert "Bedömningen ändrades. 2024: från ”Målet nåddes inte” till ”Målet nåddes”." in html
    assert "<del>3\xa0procent</del>" in html
    assert "Bedömningen är densamma." in html
    assert "Beslut: Revisorn" in html
    assert "Vi vet inte varför." in html
    assert "<del>Du får svar inom tre dagar.</del>" in html
    assert ", kvinnor</a>" in html
    assert "&lt;b&gt;Fel&lt;/b&gt; summa." in html


def test_nothing_is_corrected_yet() -> None:
    assert "Ingenting är rättat än." in body(content())


def test_the_files_say_the_same() -> None:
    files = {file.address: file.content for file in render_site(views(MADE)).files()}
    told = json.loads(files["nytt/rattelser/rattelser.json"])
    assert [each["kind"] for each in told] == ["fact", "figure", "figure", "wording"]
    assert told[0] | {"url": ""} == {
        "day": "2026-01-02", "kind": "fact", "record": "measures/matt", "title": told[0]["title"],
        "field": "tolerance", "of": None, "was": "3\xa0procent", "now": "1\xa0procent", "why": "Fel.",
        "by": "Revisorn", "verdict": "Bedömningen är densamma.", "url": "",
    }  # fmt: skip
    rows = files["nytt/rattelser/rattelser.csv"].decode("utf-8-sig").splitlines()
    assert rows[0].startswith("day;kind;record;title;field;of;was;now;why;by;verdict;url")
    assert len(rows) == 5


def test_the_pages_of_records_and_of_news_lead_there() -> None:
    site = render_site(views(MADE))
    pages = {page.address: site.body(page) for page in site.pages}
    assert '<a href="../../nytt/rattelser/">' in pages["matt/matt/"]
    assert "rattelser/" in pages["nytt/"]


def test_without_a_target_there_is_no_verdict_to_stay_the_same() -> None:
    fixed = {"period": "2025", "value": 96, "restated_from": {"value": 90, "why": "Fel tal"}}
    made = content(measures=[measure(outcomes=[fixed])])
    assert "Bedömningen" not in body(made)
    aimed = measure(outcomes=[fixed], targets=[{"from_period": "2024", "at_least": 80}])
    assert "Bedömningen är densamma." in body(content(measures=[aimed]))
