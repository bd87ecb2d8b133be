"""A municipality of extremes: every form of chart, with figures, names and numbers that need much room.

Everything here is made up.
"""

from collections.abc import Iterator
from typing import Any

from paraply.model.content import Content
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from tests.made import KPI, US, area, content, guarantee, measure, municipality, snapshot, survey

LONG = "Sammanhållen förskoleverksamhet i norra kommundelen, enhet"
COMPOUND = "Flygplatsövervakningskontrollutrustningarna"
KOLADA = f"{KPI[0]}1"
BIG = 9_876_543_210
RANGES: dict[str, tuple[str, list[float]]] = {
    "shares": ("procent", [91.2, 93.5, 99.9, 100, 97, 100]),
    "full": ("procent", [100, 100, 100, 100]),
    "none": ("antal", [0, 0, 0]),
    "few": ("antal", [25, 26, 25, 26]),
    "kronor": ("kronor per inskrivet barn och år", [128_450, 130_220, 119_999, 141_003]),
    "ten-digits": ("kronor", [BIG, BIG * 1.01, BIG * 0.98, BIG * 1.2]),
    "tiny": ("gram", [0.000_000_1, 0.000_000_3, 0.000_000_2]),
    "around-zero": ("mnkr", [-12.5, 3, -40, 18]),
    "losses": ("kronor", [-BIG, -BIG / 2, -BIG / 3]),
    "steady": ("dagar", [5, 5, 5, 5, 5]),
}
"""Figures a year by what is hard about them, with their unit."""

STRETCHES: dict[str, list[str]] = {
    "two-years": ["2024", "2025"],
    "sixty-years": [str(1966 + each) for each in range(60)],
    "months": [f"{2023 + each // 12}-{each % 12 + 1:02}" for each in range(27)],
    "months-of-one-year": [f"2026-{each:02}" for each in range(1, 11)],
    "quarters": [f"{2019 + each // 4}-Q{each % 4 + 1}" for each in range(27)],
    "school-years": [f"{2015 + each}/{2016 + each}" for each in range(10)],
    "thirds": [f"{2020 + each // 2}-T{each % 2 + 1}" for each in range(11)],
}
"""Periods by what they are."""

SIZES = (1, 2, 3, 13, 40)


def extremes() -> Content:
    """The whole of it."""
    return content(
        of=municipality(
            name="Upplands Väsby och Sollentuna med omnejd", short_name=COMPOUND,
            dimensions={"unit": "Enhet", "gender": "Kön", "age": "Ålder"}, kolada={"default_group": "G1"},
        ),
        measures=[*_by_range(), *_by_stretch(), *_by_groups(), *_marked(), *_compared(), *_together()],
        guarantees=[*_promises()],
        areas=[area("omrade", title=COMPOUND)],
        surveys=[survey(title=f"{COMPOUND} och {LONG.lower()}", measures=[one.id for one in _together()])],
        snapshots=[_shares(), _money()],
        places=[(f"{9000 + each}", "K") for each in range(290)] + [(US, "K")],
        groups=[("G1", tuple(f"{9000 + each}" for each in range(7)))],
    )  # fmt: skip


def _promises() -> Iterator[Guarantee]:
    yield guarantee(promise=f"Du får {COMPOUND.lower()} inom tio veckor.", measure="shares")
    for id_ in ("shares", "shares-mal", "full", "none"):
        yield guarantee(f"andel-{id_}", measure=id_, measure_is="share")
    for id_, unit, bound in (
        ("steady", "dagar", BIG),
        ("months-1000", "antal", 900),
        ("sixty-years-3", "antal", 60),
    ):
        level = {"bound": "at_most", "value": bound, "unit": unit}
        tight = {**level, "value": bound / 2}
        yield guarantee(
            f"niva-{id_}", measure=id_, measure_is="level", level=level,
            earlier=[{"until": "2021-12-31", "promise": "Du får svar.", "level": tight}],
        )  # fmt: skip


def _by_range() -> Iterator[Measure]:
    for name, (unit, values) in RANGES.items():
        outcomes = [{"period": str(2020 + place), "value": value} for place, value in enumerate(values)]
        for bound in (None, values[-1], max(values) * 1.5):
            targets = [] if bound is None else [{"from_period": "2020", "at_least": bound}]
            id_ = f"{name}{'' if bound is None else '-mal' if bound == values[-1] else '-langt'}"
            yield _measure(id_, unit, outcomes, targets=targets)


def _by_stretch() -> Iterator[Measure]:
    for name, periods in STRETCHES.items():
        for wave in (3, 1000):
            outcomes: list[dict[str, Any]] = [
                {"period": period, "value": 50 + place * 7 % (5 * wave)}
                for place, period in enumerate(periods)
            ]
            if len(periods) > 5:
                outcomes[3] = {"period": periods[3], "missing": "not_measured"}
                outcomes[-1]["kind"] = "forecast"
            yield _measure(f"{name}-{wave}", "antal", outcomes)


def _by_groups() -> Iterator[Measure]:
    for size in SIZES:
        for name, unit, value in ((LONG, "procent", 3), (COMPOUND, "kronor", BIG)):
            outcomes: list[dict[str, Any]] = [{"period": "2025", "value": value * 10}]
            outcomes += [
                {
                    "period": "2025",
                    "value": value * (each % 30),
                    "group": {"dimension": "unit", "value": f"{name} {each}"},
                }
                for each in range(size)
            ]
            outcomes += [
                {"period": "2025", "value": value * 5, "group": {"dimension": "gender", "value": "women"}},
                {
                    "period": "2025",
                    "missing": "too_few",
                    "group": {"dimension": "gender", "value": "men"},
                },
            ]
            yield _measure(f"grupper-{size}-{unit}", unit, outcomes)


def _marked() -> Iterator[Measure]:
    outcomes = [{"period": str(2014 + each), "value": 40 + each * 5 % 17} for each in range(12)]
    breaks = [{"before": year, "why": "Ny fråga."} for year in ("2016", "2017", "2022")]
    targets = [
        {"from_period": str(2014 + 3 * each), "at_least": 40 + 4 * each, "at_most": 60} for each in range(4)
    ]
    yield _measure("brott-och-mal", "procent", outcomes, breaks=breaks, targets=targets, direction="range")


def _together() -> Iterator[Measure]:
    """Two series of questions and groups: shares with one that is missing, and figures of ten digits."""
    for name, unit, value in (("andelar", "procent", 9.5), ("pengar", "kronor per inskrivet barn", BIG)):
        for row in range(3):
            for column in range(4):
                if row == 2 and column == 1:
                    continue
                outcomes = [
                    {"period": str(2023 + year), "value": value * (1 + (row + column + year) % 10)}
                    for year in range(column)
                ]
                yield _measure(
                    f"{name}-{row}-{column}", unit, outcomes, area="omrade", series=name,
                    series_question=COMPOUND if row else LONG,
                    series_group=f"{LONG} {column}" if column else COMPOUND,
                    targets=[{"from_period": "2020", "at_least": value}] if row else [],
                )  # fmt: skip


def _compared() -> Iterator[Measure]:
    for kpi, unit in ((KPI, "procent"), (KOLADA, "kronor")):
        source = {"kind": "kolada", "id": kpi, "title": "Kolada"}
        targets = [{"from_period": "2022", "at_least": 88}]
        yield measure(
            f"jamfort-{unit}", title=f"{COMPOUND} i jämförelse", source=source, unit=unit,
            targets=targets if unit == "procent" else [],
        )  # fmt: skip


def _shares() -> Any:
    """A measure where we have the highest value there can be, among many that crowd below it."""
    rows: list[list[Any]] = [[US, 2020 + each, "T", 100.0 - each % 2, ""] for each in range(7)]
    rows += [
        [f"{9000 + each}", 2020 + year, "T", round(80 + each % 40 / 2, 1), ""]
        for each in range(290)
        for year in range(7)
    ]
    return snapshot(rows, KPI)


def _money() -> Any:
    rows: list[list[Any]] = [[US, 2026, "T", float(BIG), ""]]
    rows += [[f"{9000 + each}", 2026, "T", float(BIG // (each + 1)), ""] for each in range(290)]
    return snapshot(rows, KOLADA)


def _measure(id_: str, unit: str, outcomes: list[dict[str, Any]], **fields: Any) -> Measure:
    return measure(id_, title=f"{COMPOUND} och {LONG.lower()}", unit=unit, outcomes=outcomes, **fields)
