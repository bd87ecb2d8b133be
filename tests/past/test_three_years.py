"""Twelve publications over three years, in git: what is said of the past is true at every step."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from paraply.build import build_site, examine_since
from tests.made import text_of
from tests.worlds import CLEAN, GUARANTEE, MEASURE, Files, write

FIRST = date(2023, 2, 10)


@dataclass(frozen=True)
class Publication:
    """A day, what was edited on it (file, old, new), and what is true of the past from then on."""

    day: date
    edits: tuple[tuple[str, str, str], ...]
    told: Mapping[str, tuple[str, str]]
    """The level and the figure of each period, as the promise's page tells them."""


LEVEL = "level: {bound: at_most, value: %s, unit: veckor}\nclock"
PROMISE = "Du får beslut senast %s veckor efter att din ansökan är komplett."
EARLIER = (
    "earlier:\n  - {until: 2023-12-31, promise: " + PROMISE % "tio" + ",\n"
    "     level: {bound: at_most, value: 10, unit: veckor}, why: E-tjänsten gör det lättare.}\n"
)
SECOND = (
    "  - {until: 2025-06-30, promise: "
    + PROMISE % "åtta"
    + ", level: {bound: at_most, value: 8, unit: veckor},\n"
    "     consequence: {text: Avgiften sänks med en femtedel för varje vecka beslutet dröjer.,"
    " compensation: fee_reduction},\n     why: Många ärenden är svårare.}\n"
)
RULE = "review_by: 2029-03-01\n"
TEN, EIGHT, NINE = "Högst 10 veckor", "Högst 8 veckor", "Högst 9 veckor"


def start() -> Files:
    """The first publication: a promise of ten weeks, and one year's figure."""
    promise = (
        CLEAN[GUARANTEE]
        .replace("Bygglov inom åtta veckor", "Bygglov i tid")
        .replace("åtta veckor", "tio veckor")
        .replace("value: 8, unit", "value: 10, unit")
        .replace(
            "beyond_law: Beslutet kommer två veckor tidigare än lagen kräver.", "beyond_law: Avgiften sänks."
        )
        .replace("review_by: 2027-03-01\n", RULE)
        .replace(
            "claims: [{period: 2025, counted: true, claimed: 3, granted: 3, compensation_sek: 9000}]\n", ""
        )
        .replace("checked: 2026-05-01", "checked: 2023-01-01")
    )
    head, _mark, _rest = CLEAN[MEASURE].partition("outcomes:\n")
    figures = "outcomes:\n  - {period: 2022, value: 96.0, numerator: 192, denominator: 200, published: 2023-02-10}\n"
    read = {
        path: re.sub(r'((?:read|checked|assessed|updated|"fetched"): "?)2026', r"\g<1>2022", text)
        for path, text in CLEAN.items()
    }
    return {
        **read,
        GUARANTEE: promise,
        MEASURE: f"{head}{figures}".replace("åtta veckor", "den tid vi lovade"),
    }


HISTORY = (
    Publication(FIRST, (), {"2022": (TEN, "96,0")}),
    Publication(
        date(2023, 5, 2),
        (
            (GUARANTEE, "Svara när vi frågar.", "Svara när vi frågar., Märk ritningarna."),
            (GUARANTEE, "synonyms:", "accepted: [{rule: H16, why: Utan märkning går det inte att pröva.}]\nsynonyms:"),
        ),
        {},
    ),
    Publication(
        date(2023, 10, 3),  # decided in the autumn, holds from New Year
        (
            (GUARANTEE, LEVEL % 10, LEVEL % 8),
            (GUARANTEE, "promise: " + PROMISE % "tio", "promise: " + PROMISE % "åtta"),
            (GUARANTEE, "easy: Du får svar inom tio veckor.", "easy: Du får svar inom åtta veckor."),
            (GUARANTEE, RULE, RULE + EARLIER),
        ),
        {},
    ),
    Publication(
        date(2024, 2, 12),
        ((MEASURE, "published: 2023-02-10}\n", "published: 2023-02-10}\n  - {period: 2023, value: 94.0, numerator: 188, denominator: 200, published: 2024-02-12}\n"),),
        {"2023": (TEN, "94,0")},
    ),
    Publication(
        date(2024, 6, 3),
        ((MEASURE, "value: 94.0, numerator: 188, denominator: 200, published: 2024-02-12}", "value: 93.0, numerator: 186, denominator: 200, published: 2024-06-03, restated_from: {value: 94.0, published: 2024-02-12, why: Två ärenden räknades dubbelt.}}"),),
        {"2023": (TEN, "93,0")},
    ),
    Publication(
        date(2024, 9, 9),
        (
            (GUARANTEE, "varje vecka beslutet dröjer", "varje vecka som beslutet dröjer"),
            (GUARANTEE, "att pröva.}]", "att pröva.}, {rule: H10, why: Ett ord saknades.}]"),
        ),
        {},
    ),
    Publication(
        date(2024, 12, 2),
        ((MEASURE, "targets: [", "targets: [{from_period: 2025, at_least: 97, decision: kf-2019-12}, "),),
        {},
    ),
    Publication(
        date(2025, 2, 10),
        ((MEASURE, "räknades dubbelt.}}\n", "räknades dubbelt.}}\n  - {period: 2024, value: 97.5, numerator: 195, denominator: 200, published: 2025-02-10}\n"),),
        {"2024": (EIGHT, "97,5")},
    ),
    Publication(
        date(2025, 4, 7),
        (
            (MEASURE, "at_least: 97,", "at_least: 96,"),
            (MEASURE, "every: year", "corrected: [{field: targets.at_least, of: 2025, was: 97, day: 2025-04-07, by: byggnadsnamnden, why: Talet skrevs av fel.}]\nevery: year"),
        ),
        {},
    ),
    Publication(
        date(2025, 7, 1),  # a new level and a new consequence, from that day on
        (
            (GUARANTEE, LEVEL % 8, LEVEL % 9),
            (GUARANTEE, "promise: " + PROMISE % "åtta", "promise: " + PROMISE % "nio"),
            (GUARANTEE, "easy: Du får svar inom åtta veckor.", "easy: Du får svar inom nio veckor."),
            (GUARANTEE, "E-tjänsten gör det lättare.}\n", "E-tjänsten gör det lättare.}\n" + SECOND),
            (GUARANTEE, "text: Avgiften sänks med en femtedel för varje vecka som beslutet dröjer.", "text: Avgiften sänks med en tiondel för varje vecka som beslutet dröjer."),
        ),
        {},
    ),
    Publication(
        date(2026, 2, 11),
        ((MEASURE, "published: 2025-02-10}\n", "published: 2025-02-10}\n  - {period: 2025, value: 98.0, numerator: 196, denominator: 200, published: 2026-02-11}\n"),),
        {"2025": (NINE, "98,0")},
    ),
    Publication(
        date(2026, 2, 27),
        ((GUARANTEE, "state: in_force", "state: withdrawn\nvalid_to: 2026-02-26\nreplaced_by: null\npath_decision: kf-2019-12"),),
        {},
    ),
)  # fmt: skip


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Karin", "-c", "user.email=karin@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *who, *arguments), cwd=root, check=True, capture_output=True)


def row_of(html: str, period: str) -> str:
    """The row of a period in the table of how the promise has gone."""
    found = re.search(rf'<tr><th scope="row">(?:År )?{period}</th>.*?</tr>', html, re.DOTALL)
    assert found, (period, text_of(html))
    return found.group().replace("\xa0", " ")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Publication, list[str], dict[str, str]]]:
    """Each publication with what the check says of the past, and the pages as they were that day."""
    root = tmp_path_factory.mktemp("kommunen")
    files = dict(start())
    seen = []
    for number, publication in enumerate(HISTORY):
        for path, old, new in publication.edits:
            text = files[path] or ""
            assert text.count(old) == 1, (publication.day, old, text.count(old))
            files[path] = text.replace(old, new)
        write(root, files)
        if number == 0:
            git(root, "init", "-q", "-b", "main")
            found = []
        else:
            problems = examine_since("main", root, publication.day).problems
            found = [str(each) for each in problems if each.rule.code[0] == "H" and each.accepted is None]
        site = build_site(root, publication.day, allow_example=True)
        wanted = {page.address: page for page in site.pages}
        addresses = ("garantier/bygglov/", "nytt/rattelser/", "matt/bygglov-i-tid/", "nytt/")
        seen.append((publication, found, {address: site.body(wanted[address]) for address in addresses}))
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", f"Publicera {publication.day}", f"--date={publication.day}T12:00:00")
    return seen


def test_there_are_twelve_over_three_years() -> None:
    assert len(HISTORY) == 12
    assert (HISTORY[-1].day - FIRST).days > 3 * 365


def test_nothing_published_is_rewritten_at_any_step(
    walked: list[tuple[Publication, list[str], dict[str, str]]],
) -> None:
    assert {str(publication.day): found for publication, found, _pages in walked if found} == {}


def test_every_period_keeps_the_level_that_held_then_and_its_figure(
    walked: list[tuple[Publication, list[str], dict[str, str]]],
) -> None:
    true: dict[str, tuple[str, str]] = {}
    for publication, _found, pages in walked:
        true |= publication.told
        for period, (level, figure) in true.items():
            page = pages["garantier/bygglov/"]
            row = row_of(page, period)
            stands_in = row if "Löftet då" in page else page  # one that never changed stands in the promise
            assert level.lower() in stands_in.replace("\xa0", " ").lower(), (publication.day, period, row)
            shown = f" {figure.removesuffix(',0')} procent"  # as many decimals as the figure needs
            assert shown in text_of(row), (publication.day, period, row)


def test_what_was_changed_is_told_from_its_day_on_and_never_before(
    walked: list[tuple[Publication, list[str], dict[str, str]]],
) -> None:
    told = {
        date(2024, 1, 1): "Högst 10 veckor",
        date(2024, 6, 3): "Två ärenden räknades dubbelt.",
        date(2025, 4, 7): "Talet skrevs av fel.",
        date(2025, 7, 1): "Många ärenden är svårare.",
    }
    said = {date(2024, 1, 1): "E-tjänsten gör det lättare.", **{day: told[day] for day in list(told)[1:]}}
    for publication, _found, pages in walked:
        for day, words in said.items():
            assert (words in pages["nytt/rattelser/"]) == (publication.day >= day), (publication.day, words)


def test_a_reader_meets_the_wording_that_holds_on_the_day(
    walked: list[tuple[Publication, list[str], dict[str, str]]],
) -> None:
    for publication, _found, pages in walked:
        number = (
            "tio" if publication.day.year < 2024 else "åtta" if publication.day < date(2025, 7, 1) else "nio"
        )
        answer = pages["garantier/bygglov/"].partition("<h2")[0] + pages["garantier/bygglov/"][:3000]
        assert PROMISE % number in answer, publication.day
