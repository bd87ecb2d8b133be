"""What is no longer reported says so on its page, which stays, in the lists and in the files."""

import json
from typing import Any

from tests.made import (
    content,
    guarantee,
    html,
    measure,
    municipality,
    report,
    site,
    survey,
    text_of,
    wrong_in,
)

GONE = {"day": "2026-05-01", "why": "Ingen samlar in det längre", "by": "Revisorn"}
LATER = {"day": "2026-12-01", "why": "Ingen samlar in det längre"}
YEARLY: dict[str, Any] = {
    "every": "year",
    "next_update": "2027-01",
    "outcomes": [{"period": "2025", "value": 90, "published": "2026-01-10"}],
}
MADE = content(
    of=municipality(site_address="https://exempel.se/"),
    measures=[
        measure("slut", title="Det gamla", **YEARLY, withdrawn=GONE),
        measure("kvar", title="Det nya", **YEARLY, withdrawn=LATER),
    ],
    surveys=[survey(withdrawn=GONE)],
    reports=[report(planned="2026-12-10", withdrawn=GONE)],
    guarantees=[guarantee(measure="slut", measure_is="share", follow_up={"text": "Vi räknar."})],
)
TOLD = {
    "matt/slut/": "Sedan den 1\xa0maj 2026 redovisar kommunen inte måttet längre.",
    "matningar/enkat/": "Sedan den 1\xa0maj 2026 redovisar kommunen inte mätningen längre.",
    "rapporter/rapport/": "Sedan den 1\xa0maj 2026 redovisar kommunen inte rapporten längre.",
}


def test_each_page_begins_with_it_and_why() -> None:
    for address, told in TOLD.items():
        found = html(MADE, address)
        assert wrong_in(found) == []
        whole = told.replace("den ", "den\u00a0")
        notice = f'<div class="notice"><p><strong>{whole}</strong>\nIngen samlar in det längre.'
        assert notice in found
        assert found.index(notice) < found.index("<h2")


def test_nothing_more_is_said_to_come() -> None:
    for address in ("matt/slut/", "garantier/lofte/", "rapporter/rapport/", "rapporter/"):
        text = text_of(html(MADE, address))
        assert "Nästa siffra väntas" not in text
        assert "Väntas" not in text
    assert "Det mäts varje år." not in text_of(html(MADE, "matt/slut/"))
    assert "när måttet inte redovisas längre" in text_of(html(MADE, "garantier/lofte/"))


def test_it_is_as_before_until_its_day() -> None:
    text = text_of(html(MADE, "matt/kvar/"))
    assert "redovisar kommunen inte" not in text
    assert "Nästa siffra väntas" in text


def test_the_lists_count_what_is_reported_and_lead_to_the_rest() -> None:
    text = text_of(html(MADE, "matt/"))
    assert "Ett mått visar hur det går. Det går inte att bedöma mot ett mål." in text
    assert "Det gamla sedan den 1 maj 2026" in " ".join(text.split())
    for address in ("matningar/", "rapporter/"):
        assert "redovisar kommunen inte" in text_of(html(MADE, address))


def test_the_files_and_the_feed_have_it() -> None:
    made = site(MADE)
    files = {file.address: file.make for file in made.files()}
    data = json.loads(files["matt/slut/data.json"]())
    assert data["withdrawn"] == GONE
    assert TOLD["matt/slut/"] in data["answer"]
    assert json.loads(files["matt/kvar/data.json"]())["withdrawn"] is None
    head, row = files["matt/slut/data.csv"]().decode("utf-8-sig").splitlines()[:2]
    assert dict(zip(head.split(";"), row.split(";"), strict=True))["withdrawn"] == "2026-05-01"
    told = json.loads(files["nytt/rattelser/rattelser.json"]())
    assert {(each["kind"], each["was"], each["now"]) for each in told} == {
        ("withdrawn", "Redovisas", "Redovisas inte längre")
    }
    assert len(told) == 3
    assert files["nytt/feed.xml"]().decode().count("Redovisas inte längre: ") >= 3
