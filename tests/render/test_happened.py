"""'Så har det ändrats' on every record's page: from its data, and from its file's past."""

import re
from datetime import date
from pathlib import Path

import pytest

from paraply.derive.history import History
from paraply.render.site import render_site
from tests.made import content, page, text_of, views, wrong_in
from tests.made import measure as made_measure
from tests.worlds import AREAS, GOAL, GUARANTEE, MEASURE, OWNERS, POLICY, REPORT, SURVEY, world_of

PAGES = {
    "garantier/bygglov/": GUARANTEE,
    "mal/trygg-skola/": GOAL,
    "matt/bygglov-i-tid/": MEASURE,
    "matningar/skolenkaten-2026/": SURVEY,
    "rapporter/arsredovisning-2025/": REPORT,
    "om/styrdokument/servicepolicy/": POLICY,
    "ansvariga/byggnadsnamnden/": OWNERS,
    "omraden/bygga-och-bo/": AREAS,
}
LISTS = {OWNERS, AREAS}
DAYS = (date(2026, 6, 7), date(2025, 2, 1), date(2024, 3, 4))


def shown(tmp_path: Path, address: str, history: History | None = None) -> str:
    site = render_site(views(world_of(tmp_path).content), history)
    html = str(site.body(page(site, address)))
    assert wrong_in(html) == []
    text = text_of(html)
    return text[text.rindex("Så har det ändrats") :]


@pytest.mark.parametrize(("address", "file"), PAGES.items())
def test_every_record_tells_the_past_of_its_file(tmp_path: Path, address: str, file: str) -> None:
    history = History({f"content/{file}": DAYS})
    what, it = ("listan med uppgifterna", "Listan") if file in LISTS else ("uppgifterna", "De")
    told = f"Då ändrades {what} senast. {it} lades in den 4 mars 2024 och har ändrats vid två tillfällen."
    assert f"7 juni 2026 {told}" in shown(tmp_path, address, history)
    assert f"7 juni 2026 Då lades {what} in." in shown(
        tmp_path, address, History({f"content/{file}": DAYS[:1]})
    )
    assert not re.search(r"Då (ändrades|lades) ", shown(tmp_path, address))


def test_two_days_are_told_without_a_count(tmp_path: Path) -> None:
    history = History({f"content/{MEASURE}": DAYS[1:]})
    text = shown(tmp_path, "matt/bygglov-i-tid/", history)
    assert "1 februari 2025 Då ändrades uppgifterna senast. De lades in den 4 mars 2024. " in f"{text} "


@pytest.mark.parametrize("address", PAGES)
def test_a_history_that_is_not_whole_says_so(tmp_path: Path, address: str) -> None:
    history = History({f"content/{PAGES[address]}": DAYS[:1]}, is_whole=False)
    text = shown(tmp_path, address, history)
    assert re.search(r"Då ändrades (listan med )?uppgifterna senast\.", text)
    assert "lades in" not in text
    assert "Vi vet inte om texten har ändrats förr: bara en del av historiken är hämtad." in text


def test_events_come_from_the_data_and_the_oldest_are_counted() -> None:
    outcomes = [
        {"period": str(year), "value": year - 2000, "published": f"{year + 1}-02-01"}
        for year in range(2017, 2025)
    ]
    site = render_site(views(content(measures=[made_measure(outcomes=outcomes)])))
    text = text_of(str(site.body(page(site, "matt/matt/"))))
    assert "1 februari 2025 24 procent år 2024, mot 23 procent år 2023." in text
    assert "1 februari 2021 20 procent år 2020, mot 19 procent år 2019." in text
    assert "1 februari 2020" not in text
    assert "Tidigare Tre händelser till står på sidan Nytt." in text


def test_nothing_known_is_said(tmp_path: Path) -> None:
    assert "Vi känner inte till några ändringar." in shown(tmp_path, "omraden/bygga-och-bo/")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("day", [date(2016, 1, 2), date(2025, 5, 5), date(2026, 11, 1)])
def test_dated_lines_stand_with_the_newest_first(tmp_path: Path, address: str, day: date) -> None:
    history = History({f"content/{PAGES[address]}": (day,)})
    site = render_site(views(world_of(tmp_path).content), history)
    html = str(site.body(page(site, address)))
    days = re.findall(r'<li><time datetime="([0-9-]+)">', html[html.rindex('id="sa-har-det-andrats"') :])
    assert str(day) in days
    assert days == sorted(days, reverse=True)
