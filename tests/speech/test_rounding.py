"""A figure within half a unit of its bound: no page, list, feed or file says that it is reached."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from paraply.model.choices import MeasureVerdict, PromiseVerdict
from paraply.render.site import Site
from tests import made

BOUND = 73
"""A number that nothing else on the pages has: not a week, not a year, not a count."""

UNITS = ("procent", "veckor", "antal", "mnkr", "index", "grader")
OF_LEVELS = ("procent", "veckor", "antal")
"""Those that a promise may have its level in."""

AIMED = (
    "minst", "högst", "exakt", "inom", "målet", "målet är", "målet var", "målet är minst",
    "löftet", "löftet är", "knappt", "drygt", "nästan", "mål", "lovas", "lovades",
)  # fmt: skip
"""The words after which the bound is the bound, or told not to be reached."""

SHOWN = re.compile(rf"(?<![\d,.\u00a0]){BOUND}(?:,0+)?(?!\d)(?!,\d)")
"""The bound as a number that people read, however many noughts it has."""

NOT_RESULTS = re.compile(
    r'<text class="axis".*?</text>'  # the marks of an axis
    r'|<p class="level num">.*?</p>'  # the level of a promise, beside its words
    r'|<span class="units-limit.*?</span>|<figure class="clock">.*?</figure>',  # the boxes of a limit
    re.DOTALL,
)


@st.composite
def missed(draw: st.DrawFn) -> tuple[Decimal, int, bool]:
    """A figure that misses the bound by at most half a unit in its last place, and on which side."""
    decimals = draw(st.integers(0, 2))
    steps = draw(st.integers(0, (499, 49, 4)[decimals]))
    from_below = draw(st.booleans())
    gap = Decimal(10 * steps + 1).scaleb(-4)  # never three decimals, which could be thousands
    return Decimal(BOUND) - gap if from_below else Decimal(BOUND) + gap, decimals, from_below


def world(
    value: Decimal, decimals: int, unit: str, *, from_below: bool, is_level: bool, tolerance: float | None
) -> Site:
    """A measure with a target, and a promise judged by it: as a share of cases, or by its own level."""
    bound = "at_least" if from_below else "at_most"
    fields: dict[str, Any] = {"tolerance": tolerance} if tolerance else {}
    measured = made.measure(
        title="Hur det gick",
        area="omrade",
        every="year",
        unit=unit,
        decimals=decimals,
        direction="higher" if from_below else "lower",
        featured="Den prövas.",
        targets=[{"from_period": "2020", bound: BOUND}],
        outcomes=[
            {"period": "2023", "value": 51, "published": "2024-02-01"},
            {"period": "2024", "value": 62, "published": "2025-02-01"},
            {
                "period": "2025",
                "value": str(value.normalize()),
                "published": "2026-02-01",
                "report": "rapport",
            },
        ],
        **fields,
    )
    level = {"bound": bound, "value": BOUND, "unit": unit}
    judged_by: dict[str, Any] = {}
    if is_level:
        judged_by = {"measure": "matt", "measure_is": "level", "level": level}
    elif unit == "procent":
        judged_by = {"measure": "matt", "measure_is": "share"}
    promised = made.guarantee(
        title="Löftet som prövas", promise="Du får det vi har lovat.", area="omrade", **judged_by
    )
    return made.site(
        made.content(
            of=made.municipality(site_address="https://exempel.se/"),
            measures=[measured],
            guarantees=[promised],
            goals=[made.goal(measures=["matt"], guarantees=["lofte"])],
            areas=[made.area("omrade", title="Området")],
            reports=[made.report(period="2025", published="2026-03-01")],
        )
    )


def told_by(site: Site) -> Iterator[tuple[str, str]]:
    """Every text that is put out, with where: pages, their descriptions, and what the files say in words."""
    for page in site.pages:
        yield page.address, made.text_of(NOT_RESULTS.sub("", str(site.body(page))))
        yield f"{page.address} description", page.description
    for file in site.files():
        if file.address.endswith("feed.xml"):
            yield file.address, made.text_of(bytes(file.content).decode())
        elif file.address.endswith(".json"):
            for text in _strings(json.loads(file.content)):
                yield file.address, text
        elif file.address.endswith(".csv"):
            yield file.address, bytes(file.content).decode().replace(";", " | ")


def _strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for each in part.values():
            yield from _strings(each)
    elif isinstance(part, list):
        for each in part:
            yield from _strings(each)


def contradictions(site: Site) -> list[str]:
    """Where the bound stands as though it were the result."""
    found = []
    for where, text in told_by(site):
        for hit in SHOWN.finditer(text):
            before = text[: hit.start()].replace("\u00a0", " ").lower().rstrip()
            before = before.removesuffix("index").rstrip()
            if not before.endswith(AIMED) and not is_field(where, text, hit):
                found.append(f"{where}: …{text[max(0, hit.start() - 60) : hit.end() + 25]}…")
    return found


def is_field(where: str, text: str, hit: re.Match[str]) -> bool:
    """Whether it is a field of its own in a table of data: the target or the level, whose column names it."""
    return where.endswith(".csv") and text[hit.end() : hit.end() + 1] in {" ", "\n", "\r", ""}


@settings(max_examples=20, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(missed(), st.sampled_from(UNITS), st.booleans(), st.sampled_from([None, 2.0]))
def test_nothing_says_that_a_missed_bound_is_reached(
    figure: tuple[Decimal, int, bool], unit: str, is_level: bool, tolerance: float | None
) -> None:
    value, decimals, from_below = figure
    is_level = unit in OF_LEVELS and (is_level or unit != "procent" or not from_below)
    site = world(value, decimals, unit, from_below=from_below, is_level=is_level, tolerance=tolerance)
    judged = site.views.measures["matt"].judgement.verdict
    assert judged is (MeasureVerdict.NEAR if tolerance else MeasureVerdict.NOT_MET)
    assert site.views.promises["lofte"].judgement.verdict is not PromiseVerdict.KEPT
    assert contradictions(site) == []


def test_nothing_says_so_beside_other_municipalities() -> None:
    """The same of Kolada's figures: the dot of ours, the card of the comparison, and the means."""
    others = [str(1001 + number) for number in range(8)]
    figures = [[id_, 2025, "T", 60 + number, ""] for number, id_ in enumerate(others)]
    compared = made.measure(
        title="Hur det gick", area="omrade", every="year", decimals=0,
        source={"kind": "kolada", "id": made.KPI}, targets=[{"from_period": "2020", "at_least": BOUND}],
    )  # fmt: skip
    site = made.site(
        made.content(
            of=made.municipality(kolada={"default_group": "G1"}),
            measures=[compared],
            areas=[made.area("omrade", title="Området")],
            snapshots=[made.snapshot([*figures, [made.US, 2025, "T", 72.8, ""]])],
            places=[(id_, "K") for id_ in (made.US, *others)],
            groups=[("G1", others[:4])],
        )
    )
    assert site.views.measures["matt"].comparisons
    assert contradictions(site) == []


def test_what_is_reached_is_told_as_reached() -> None:
    """The search for contradictions finds the bound where it is the result."""
    site = world(Decimal(BOUND), 1, "procent", from_below=True, is_level=False, tolerance=None)
    assert site.views.measures["matt"].judgement.verdict is MeasureVerdict.MET
    where = {found.partition(":")[0].removesuffix(" description") for found in contradictions(site)}
    assert {"matt/matt/", "matt/", "omraden/omrade/", "", "garantier/lofte/", "nytt/feed.xml"} <= where
