"""The page for those who decide, and that the report to the board says the same numbers."""

import re
from pathlib import Path

import pytest

from paraply.build import examine, summarise
from paraply.derive.present_state import present_state_of
from paraply.derive.published import published
from paraply.derive.views import views_of
from paraply.model.investigation import Subject
from paraply.render import present, urls
from paraply.render.document import FORMATS
from paraply.render.pages.present_state import tiles_of
from paraply.render.present_answers import ANSWERS, today_of
from tests.conftest import ROOT, TODAY
from tests.made import (
    content,
    guarantee,
    html,
    investigation,
    municipality,
    page,
    report,
    site,
    text_of,
    views,
)
from tests.worlds import world_of

EXAMPLE = ROOT / "tests" / "example"


def test_every_subject_is_answered() -> None:
    assert set(ANSWERS) == set(Subject)


@pytest.mark.parametrize("records", [{}, {"guarantees": [guarantee()]}], ids=["nothing", "one promise"])
def test_without_an_investigation_the_rest_stands(records: dict[str, list[object]]) -> None:
    shown = text_of(html(content(**records), urls.PRESENT_STATE))  # type: ignore[arg-type]
    assert "utredning" not in shown.casefold()
    assert "Samma uppgift på flera ställen" in shown
    assert ("Behåll och förbättra löftena" in shown) == bool(records)


def test_nothing_is_counted_out_of_none_and_every_part_led_to_is_there() -> None:
    """Whatever an investigation found, a municipality may have no promise, no area and no report yet."""
    told = investigation(findings=[{"title": "Allt", "text": "Allt.", "answered_by": sorted(Subject)}])
    made = site(content(investigations=[told]))
    shown = html(content(investigations=[told]), urls.PRESENT_STATE)
    assert "0 av 0" not in text_of(shown)
    assert text_of(shown).count("Inga löften är inlagda.") == 1
    bodies = {page.address: made.body(page) for page in made.pages}
    led = re.findall(r'href="(?:\.\./)*([\w/-]*)#([\w-]+)"', shown)
    assert [(to, part) for to, part in led if f'id="{part}"' not in bodies[to or urls.PRESENT_STATE]] == []


def test_a_proposal_says_that_the_municipality_may_know_more() -> None:
    for status, told in (("unofficial", 1), ("official", 0)):
        made = content(of=municipality(status=status), guarantees=[guarantee()])
        assert text_of(html(made, urls.PRESENT_STATE)).count("Här räknas bara det som är offentligt.") == told


def test_what_an_investigation_found_stands_with_how_it_is_today() -> None:
    told = investigation(
        findings=[
            {"title": "De spretar", "text": "De är olika.", "doubt": "Vilka?", "answered_by": ["levels"]},
            {"title": "De är få", "text": "Det finns inte många."},
        ],
        alternatives=[
            {"path": "phase_out", "title": "Avveckla", "text": "Ta bort dem", "is_recommended": True},
            {"path": "update", "title": "Uppdatera", "text": "Gå igenom dem"},
        ],
    )
    shown = text_of(html(content(guarantees=[guarantee()], investigations=[told]), urls.PRESENT_STATE))
    for piece in (
        "De spretar", "Vilka?", "1 av 1 löften har en nivå som går att mäta.",
        "Inget på sidorna svarar på det.",
        "Vi känner inte till något beslut med anledning av utredningen.",
        "Avveckla", "Ta bort dem.", "Uppdatera",
    ):  # fmt: skip
        assert piece in shown, piece
    assert shown.count("Utredningen rekommenderar den här vägen.") == 1


def test_a_mark_is_said_in_words_too() -> None:
    """A reader of the screen hears no mark, and a phone has no room for the heads of columns."""
    shown = html(content(guarantees=[guarantee(level=None)]), urls.PRESENT_STATE)
    table = shown[shown.index("<tbody", shown.index('id="del_matris"')) :]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", table[: table.index("</tbody>")], re.DOTALL)
    assert all(re.sub(r"<[^>]+>", "", cell).strip() for cell in cells)


def test_no_id_of_an_investigation_can_be_that_of_a_heading() -> None:
    shown = html(content(guarantees=[guarantee()], investigations=[investigation()]), urls.PRESENT_STATE)
    ids = set(re.findall(r'\bid="([^"]+)"', shown))
    of_every_long_page = {"pa-sidan"}
    assert all("_" in id_ for id_ in ids - {"utredning"} - of_every_long_page)


def test_a_report_that_counted_is_told_with_what_held_by_dates() -> None:
    said = report("ars-2025", period="2025", title="Årsredovisning 2025", stated={"guarantees": 15})
    shown = text_of(html(content(guarantees=[guarantee()], reports=[said]), urls.PRESENT_STATE))
    assert "Årsredovisning 2025 räknade 15 tjänstegarantier. Inget löfte här har ett datum" in shown
    dated = content(guarantees=[guarantee(valid_from="2020-01-01")], reports=[said])
    assert "1 av löftena här gällde då, enligt sina datum." in text_of(html(dated, urls.PRESENT_STATE))


def test_it_is_found_in_the_search_and_from_the_foot_and_the_overview(tmp_path: Path) -> None:
    made = site(world_of(tmp_path).content)
    assert "dubbelarbete" in page(made, urls.PRESENT_STATE).searched
    assert any(
        link["url"] == urls.PRESENT_STATE for group in made.shared["footer"] for link in group["links"]
    )
    assert 'href="nulage/"' in made.body(page(made, urls.ABOUT))


@pytest.mark.parametrize("root", [EXAMPLE, ROOT], ids=["example", "own"])
def test_the_report_to_the_board_gives_the_same_numbers(root: Path) -> None:
    """Every sentence and count of the page stands in the report."""
    examined = examine(root, TODAY, allow_example=True)
    shown = views_of(published(examined.content, TODAY), examined.problems, TODAY)
    state = present_state_of(shown)
    written = FORMATS[".md"](summarise(root, TODAY, None, None, None))
    said = [
        present.lead_of(state),
        present.known_sentence(shown),
        *present.published_sentences(state),
        present.stated_sentence(state),
    ]
    for one in shown.content.investigations.values():
        said += [today.text for finding in one.findings for today in today_of(finding, state, shown)]
    for way in present.ways_of(state, shown):
        said += [f"{way.left} steg kvar.", *(f"{step} ({count})" for step, count in way.steps.items())]
    said += [f"| {row.places} | {present.places_of(row)} |" for row in state.followed.repeated]
    said += [figure for figure, _text in tiles_of(state)]
    assert [piece for piece in said if piece not in written] == []
    for theirs in state.owners:
        left = " | ".join(str(theirs.work.left(way.path)) for way in present.ways_of(state, shown))
        assert f" | {theirs.promises} | {left} |" in written


def test_the_number_of_promises_does_not_change_what_is_said_of_one() -> None:
    state = present_state_of(views(content(guarantees=[guarantee()])))
    assert next(present.published_sentences(state)).startswith("1 löfte är publicerat här: 1 med nivå")
