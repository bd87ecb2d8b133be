"""The page on likställdhet: the answer, what is the same and what differs, then the table."""

import re
from pathlib import Path

from paraply.render import urls
from paraply.render.directory import LIST_LIMIT
from tests.made import content, guarantee, html, owner, text_of, wrong_in
from tests.worlds import CLEAN, GUARANTEE, edited, with_files, world_of

INDIRECT = """\
---
title: Gott bemötande
kind: service_level
state: in_force
promise: Du blir väl bemött.
follow_up: {every: month, method: complaints}
basis: {kind: own}
---
"""


def test_the_answer_and_the_counts_come_before_the_table(tmp_path: Path) -> None:
    files = with_files({"guarantees/bemotande.md": INDIRECT})
    page = html(world_of(tmp_path, files).content, urls.EQUALITY)
    text = text_of(page)
    assert "Nej. 1 av 2 löften svarar på alla frågor" in text
    assert "1 av 2 löften säger inte vad som händer om löftet inte hålls." in text
    assert "1 av 2 löften säger inte vilket beslut som ligger bakom." in text
    assert "Löftena följs upp på olika sätt: varje ärende räknas (1) och synpunkter och klagomål (1)." in text
    assert "1 av 2 löften följs bara upp genom avvikelser, klagomål, medelvärden eller en indikator." in text
    assert "1 av 2 löften hänvisar till lag. Det säger vad kommunen lägger till." in text
    assert "Båda löftena säger hur löftet följs upp." in text
    assert page.index("skiljer") < page.index("<table")
    assert wrong_in(page) == []


def test_the_table_says_the_value_or_that_it_is_missing(tmp_path: Path) -> None:
    files = with_files({"guarantees/bemotande.md": INDIRECT})
    page = html(world_of(tmp_path, files).content, urls.EQUALITY)
    text = text_of(page[page.index("<tbody>") :])
    assert "Högst 8 veckor När ansökan är komplett Två krav Inga angivna Lägre avgift" in text
    assert "Lag med eget tillägg" in text
    assert "Synpunkter och klagomål varje månad; går inte att jämföra med räknade ärenden" in text
    assert page.count("<strong>Saknas</strong>") == 5  # level, your part, consequence, measure and decision
    assert 'href="../kvalitetsarbete/#kf-2019-12">16\u00a0december 2019</a>' in page
    assert '<div class="table table--text" role="region" tabindex="0" aria-label="' in page


def test_one_promise_that_answers_everything(tmp_path: Path) -> None:
    text = text_of(html(world_of(tmp_path).content, urls.EQUALITY))
    assert "Det finns bara ett löfte att jämföra, och det svarar på alla frågor." in text
    assert "Inget skiljer löftena åt." in text


def test_all_equal(tmp_path: Path) -> None:
    twin = edited(GUARANTEE, "old_addresses: [info/bygglov/]\n", "")[GUARANTEE]
    files = with_files({"guarantees/tvilling.md": twin}, CLEAN)
    assert "Ja. Båda löftena svarar på samma frågor." in html(
        world_of(tmp_path, files).content, urls.EQUALITY
    )


def test_many_kinds_are_counted_and_only_the_usual_ones_named() -> None:
    units = ["veckor", "veckor", "timmar", "minuter", "sekunder"]
    promises = [
        guarantee(f"nr-{number}", level={"bound": "at_most", "value": 3, "unit": unit})
        for number, unit in enumerate(units)
    ]
    text = text_of(html(content(guarantees=promises), urls.EQUALITY))
    assert "De är fyra, och vanligast är veckor (2), timmar (1) och minuter (1)." in text


def test_different_sorts_of_days_are_not_the_same() -> None:
    promises = [
        guarantee(unit, level={"bound": "at_most", "value": 3, "unit": unit})
        for unit in ("dagar", "arbetsdagar")
    ]
    assert "De går inte att jämföra rakt av." in html(content(guarantees=promises), urls.EQUALITY)
    assert "De går inte att jämföra rakt av." not in html(content(guarantees=promises[:1]), urls.EQUALITY)


def test_what_holds_for_all_is_told_as_the_same() -> None:
    law = {"kind": "law", "reference": "Skollagen"}
    both = [guarantee("a", basis=law), guarantee("b", basis=law)]
    told = "Båda löftena hänvisar till lag. Inget av dem säger vad kommunen lägger till."
    page = html(content(guarantees=both), urls.EQUALITY)
    assert page.index("Det här är lika") < page.index(told)
    law_and_more = guarantee("b", basis={**law, "beyond_law": "Vi ringer dig."})
    assert "1 av dem säger vad" in html(content(guarantees=[*both[:1], law_and_more]), urls.EQUALITY)


def test_no_promises() -> None:
    page = html(content(), urls.EQUALITY)
    assert "Inga löften är inlagda" in page
    assert "<table" not in page
    assert wrong_in(page) == []


def test_a_table_that_is_too_long_stands_with_each_owner() -> None:
    def of(promises: int) -> str:
        made = [guarantee(f"l{number}", owners=["kommun"] if number else []) for number in range(promises)]
        return html(content(owners=[owner("kommun")], guarantees=made), urls.EQUALITY)

    assert of(LIST_LIMIT).count('<tr><th scope="row">') == LIST_LIMIT
    assert of(LIST_LIMIT + 1).count('<tr><th scope="row">') == 1
    assert leads_to_owners(of(LIST_LIMIT + 1))
    assert not leads_to_owners(of(LIST_LIMIT))


def leads_to_owners(page: str) -> bool:
    """Whether a sentence leads to the list of owners, besides the page's own list of its sections."""
    return bool(re.search(r'(?<!<li>)<a href="#kvar"', page))
