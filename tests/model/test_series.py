import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from paraply.model.choices import Missing, OutcomeKind
from paraply.model.dates import Period
from paraply.model.measure import Group
from paraply.model.series import Point, Series
from tests.made import measure, series
from tests.worlds import CLEAN, KOLADA_MEASURE, MUNICIPALITY, SNAPSHOT, Files, edited, world_of

MINE = "results/measures/mitt.yml"
WOMEN = Group(dimension="gender", value="women")
MEN = Group(dimension="gender", value="men")

Row = tuple[str, int, str, float | None, str]


def own(root: Path, *outcomes: str) -> Series:
    """The series of a measure with these outcomes."""
    lines = "".join(f"  - {{{outcome}}}\n" for outcome in outcomes)
    text = f"title: a\nunit: antal\ndirection: higher\noutcomes:\n{lines}"
    return world_of(root, {**CLEAN, MINE: text}).series["mitt"]


def koladas(
    root: Path, *rows: Row, files: Files = CLEAN, changes: Mapping[str, str | None] | None = None
) -> Series:
    """The series of the Kolada measure, with these rows in its snapshot."""
    values = rows or json.loads(CLEAN[SNAPSHOT])["values"]
    snapshot = {**json.loads(CLEAN[SNAPSHOT]), "values": values, **(changes or {})}
    return world_of(root, {**files, SNAPSHOT: json.dumps(snapshot)}).series["trygghet-arskurs-5"]


def told(points: tuple[Point, ...]) -> list[tuple[str, Decimal | None]]:
    return [(str(point.period), point.value) for point in points]


def test_points_come_in_the_order_of_their_periods(tmp_path: Path) -> None:
    series = own(
        tmp_path,
        "period: 2025, value: 3",
        "period: 2023, value: 1",
        "period: 2025-T2, value: 9",
        "period: 2024, value: 2",
    )
    assert told(series.totals) == [
        ("2023", Decimal(1)),
        ("2024", Decimal(2)),
        ("2025-T2", Decimal(9)),
        ("2025", Decimal(3)),
    ]


def test_the_latest_is_measured_full_and_final(tmp_path: Path) -> None:
    series = own(
        tmp_path,
        "period: 2022, value: 1",
        "period: 2023, value: 2",
        "period: 2023, value: 9, group: {dimension: gender, value: women}",
        "period: 2024, value: 3, kind: preliminary",
        "period: 2024-T2, value: 3",
        "period: 2025, missing: not_measured",
        "period: 2026, value: 4, kind: forecast",
    )
    assert told(series.measured) == [("2022", Decimal(1)), ("2023", Decimal(2))]
    assert series.latest == series.measured[-1]
    assert [str(point.period) for point in series.totals if not point.is_measured] == [
        "2024-T2",
        "2024",
        "2025",
        "2026",
    ]


def test_zero_is_a_value(tmp_path: Path) -> None:
    assert told(own(tmp_path, "period: 2025, value: 0").measured) == [("2025", Decimal(0))]


def test_without_figures_there_is_no_latest(tmp_path: Path) -> None:
    series = own(tmp_path)
    assert (series.points, series.latest, series.groups) == ((), None, ())


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        ("period: 2025, value: 1", OutcomeKind.OUTCOME),
        ("period: 2025-T1, value: 1", OutcomeKind.PART_YEAR),
        ("period: 2025-T2, value: 1, kind: forecast", OutcomeKind.FORECAST),
        ("period: 2025-Q1, value: 1", OutcomeKind.OUTCOME),
    ],
)
def test_interim_reports_are_part_of_the_year(tmp_path: Path, outcome: str, kind: OutcomeKind) -> None:
    assert own(tmp_path, outcome).points[0].kind is kind


def test_break_downs_stand_beside_the_total(tmp_path: Path) -> None:
    series = own(
        tmp_path,
        "period: 2025, value: 10",
        "period: 2025, value: 6, group: {dimension: gender, value: women}",
        "period: 2025, value: 4, group: {dimension: gender, value: men}",
    )
    assert told(series.totals) == [("2025", Decimal(10))]
    assert series.groups == (WOMEN, MEN)
    assert told(series.of(MEN)) == [("2025", Decimal(4))]


def test_koladas_rows_of_ours_are_the_series(tmp_path: Path) -> None:
    series = koladas(tmp_path)
    assert told(series.points) == [
        ("2022", Decimal("71.2")),
        ("2024", Decimal("72.8")),
        ("2026", Decimal("74.0")),
    ]
    assert all(point.is_measured for point in series.points)


def test_a_year_between_the_rounds_is_carried(tmp_path: Path) -> None:
    series = koladas(
        tmp_path, ("9999", 2022, "T", 70.0, ""), ("9999", 2023, "T", 70.0, ""), ("9999", 2024, "T", 71.0, "")
    )
    assert [(str(point.period), point.carried) for point in series.totals] == [
        ("2022", False),
        ("2023", True),
        ("2024", False),
        ("2026", False),
    ]
    assert told(series.measured) == [("2022", Decimal(70)), ("2024", Decimal(71))]


def test_without_rounds_every_year_of_a_yearly_measure_is_measured(tmp_path: Path) -> None:
    files = edited(KOLADA_MEASURE, "rounds: [2022, 2024, 2026]\nevery: two_years\n", "every: year\n")
    series = koladas(tmp_path, ("9999", 2022, "T", 70.0, ""), ("9999", 2023, "T", 70.0, ""), files=files)
    assert told(series.measured) == [("2022", Decimal(70)), ("2023", Decimal(70))]


def test_a_round_without_a_row_is_there_without_a_value(tmp_path: Path) -> None:
    files = edited(KOLADA_MEASURE, "target_state: none", "notes: [{period: 2022, text: Få svarade.}]")
    series = koladas(tmp_path, ("9999", 2024, "T", 71.0, ""), ("9999", 2022, "K", 70.0, ""), files=files)
    first = series.totals[0]
    assert (str(first.period), first.value, first.outcome.note) == ("2022", None, "Få svarade.")


def test_a_round_to_come_is_not_there(tmp_path: Path) -> None:
    files = edited(KOLADA_MEASURE, "[2022, 2024, 2026]", "[2022, 2024, 2026, 2028]")
    assert [str(point.period) for point in koladas(tmp_path, files=files).totals] == ["2022", "2024", "2026"]


@pytest.mark.parametrize(
    ("value", "status", "reason"),
    [
        (None, "", Missing.NOT_REPORTED),
        (None, "Missing", Missing.NOT_REPORTED),
        (None, "-", Missing.NOT_REPORTED),
        (None, ".", Missing.NOT_APPLICABLE),
        (None, "..", Missing.CONFIDENTIAL),
        (5.0, "Missing", Missing.NOT_REPORTED),
    ],
)
def test_no_value_or_a_status_is_no_figure(
    tmp_path: Path, value: float | None, status: str, reason: Missing
) -> None:
    point = koladas(tmp_path, ("9999", 2026, "T", value, status)).totals[-1]
    assert (point.value, point.outcome.missing, point.is_measured) == (None, reason, False)


def test_three_decimals_in_kolada_are_no_thousands(tmp_path: Path) -> None:
    """A person's 64.049 may mean 64 049 and is refused; a raw value of Kolada is what it is."""
    series = koladas(tmp_path, ("9999", 2024, "T", 64.049, ""))
    assert ("2024", Decimal("64.049")) in told(series.totals)


def test_zero_in_kolada_is_a_value(tmp_path: Path) -> None:
    point = koladas(tmp_path, ("9999", 2026, "T", 0, "")).latest
    assert point is not None
    assert (point.value, point.outcome.missing) == (Decimal(0), None)


def test_women_and_men_are_groups_in_any_order(tmp_path: Path) -> None:
    series = koladas(
        tmp_path, ("9999", 2026, "M", 72.0, ""), ("9999", 2026, "T", 74.0, ""), ("9999", 2026, "K", 76.0, "")
    )
    assert told(series.measured) == [("2026", Decimal(74))]
    assert told(series.of(WOMEN)) == [("2026", Decimal(76))]
    assert told(series.of(MEN)) == [("2026", Decimal(72))]


PUBLICATION = {"prel_publication_date": "2026-06-01", "publication_date": "2026-10-01", "publ_period": "2026"}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, OutcomeKind.PRELIMINARY),
        ({"fetched": "2026-06-01"}, OutcomeKind.PRELIMINARY),
        ({"fetched": "2026-10-01"}, OutcomeKind.OUTCOME),
        ({"fetched": "2026-05-31"}, OutcomeKind.OUTCOME),
        ({"publ_period": "2025"}, OutcomeKind.OUTCOME),
        ({"prel_publication_date": None}, OutcomeKind.OUTCOME),
    ],
)
def test_a_year_is_preliminary_until_its_final_publication(
    tmp_path: Path, changes: dict[str, str | None], kind: OutcomeKind
) -> None:
    series = koladas(tmp_path, changes={**PUBLICATION, **changes})
    assert series.totals[-1].kind is kind
    assert series.totals[0].kind is OutcomeKind.OUTCOME


def test_without_a_code_no_row_is_ours(tmp_path: Path) -> None:
    files = edited(MUNICIPALITY, "code: '9999'\n", "")
    assert koladas(tmp_path, files=files).latest is None


@pytest.mark.parametrize(
    ("period", "months", "following"),
    [
        ("2024", 12, "2025"),
        ("2024", 36, "2027"),
        ("2024", 6, None),
        ("2024-Q4", 3, "2025-Q1"),
        ("2024-Q2", 6, "2024-Q4"),
        ("2024-12", 1, "2025-01"),
        ("2023/2024", 12, "2024/2025"),
        ("2024-T1", 4, None),
        ("2024-01-01/2024-01-31", 1, None),
        ("2199", 12, None),
    ],
)
def test_the_period_after_is_of_the_same_kind(period: str, months: int, following: str | None) -> None:
    found = Period.parse(period).after(months)
    assert (str(found) if found else None) == following


def test_the_next_period_follows_the_newest_that_is_told_of() -> None:
    figures = [
        {"period": "2022", "value": 5},
        {"period": "2023", "missing": "not_measured"},
        {"period": "2024", "value": 5, "kind": "forecast"},
    ]
    found = series(measure(every="two_years", outcomes=figures))
    assert found.newest_told is not None
    assert (found.newest_told.period.text, str(found.next_period)) == ("2023", "2025")
    assert series(measure(outcomes=figures)).next_period is None
    assert series(measure(every="year")).next_period is None


def test_figures_are_compared_with_their_own_kind_since_the_last_break() -> None:
    periods = ["2020", "2021", "2022", "2023-Q1", "2023", "2024"]
    made = measure(
        outcomes=[{"period": period, "value": 5} for period in periods],
        breaks=[{"before": "2021", "why": "Frågan ändrades."}, {"before": "2024", "why": "Igen."}],
    )
    found = series(made)

    def comparable(at: int) -> list[str]:
        return [point.period.text for point in found.comparable_with(found.measured[at])]

    at_2023 = [point.period.text for point in found.measured].index("2023")
    assert comparable(at_2023) == ["2021", "2022", "2023"]
    assert comparable(0) == ["2020"]
    assert comparable(-1) == ["2024"]
    assert made.is_broken_between(Period.parse("2020"), Period.parse("2021"))
    assert not made.is_broken_between(Period.parse("2021"), Period.parse("2023"))


def crowd(*ours: float, others_repeat: float = 0.0, first: int = 2020) -> list[Row]:
    """Our values year by year beside fifty municipalities, a share of which never changes."""
    rows: list[Row] = [("9999", first + step, "T", value, "") for step, value in enumerate(ours)]
    for number in range(50):
        still = number < 50 * others_repeat
        rows += [
            (f"{1000 + number}", first + step, "T", number if still else number + step, "")
            for step in range(len(ours))
        ]
    return rows


def without_rounds(every: str) -> Files:
    return edited(KOLADA_MEASURE, "rounds: [2022, 2024, 2026]\nevery: two_years\n", every)


def carried(series: Series) -> list[str]:
    return [str(point.period) for point in series.totals if point.carried]


@pytest.mark.parametrize(
    ("every", "share", "expected"),
    [
        ("every: four_years\n", 0.0, ["2020", "2021", "2022"]),  # 2023 is too soon after 2020
        ("every: two_years\n", 0.0, ["2021", "2022"]),
        ("every: year\n", 1.0, []),
        ("", 0.5, ["2021", "2022"]),
        ("", 0.1, []),
    ],
)
def test_a_value_that_is_only_repeated_is_carried_without_rounds(
    every: str, share: float, expected: list[str], tmp_path: Path
) -> None:
    rows = crowd(82.1, 82.1, 82.1, 84.3, others_repeat=share)
    assert carried(koladas(tmp_path, *rows, files=without_rounds(every))) == expected


def test_too_few_others_tell_nothing(tmp_path: Path) -> None:
    rows = [row for row in crowd(82.1, 82.1, others_repeat=1.0) if row[0] in {"9999", "1000", "1001"}]
    assert carried(koladas(tmp_path, *rows, files=without_rounds(""))) == []


def test_a_noted_year_without_a_row_is_told_as_not_measured(tmp_path: Path) -> None:
    noted = without_rounds("every: year\nnotes: [{period: 2021, text: Ingen undersökning gjordes.}]\n")
    rows = [row for row in crowd(82, 83, 84) if row[1] != 2021]
    series = koladas(tmp_path, *rows, files=noted)
    [point] = [point for point in series.totals if point.period.text == "2021"]
    assert (point.value, point.outcome.missing, point.outcome.note) == (
        None,
        Missing.NOT_MEASURED,
        "Ingen undersökning gjordes.",
    )
    assert told(koladas(tmp_path / "b", ("9998", 2020, "T", 1, ""), files=noted).totals) == []


@pytest.mark.parametrize(("fetched", "there"), [("2026-01-01", False), ("2026-01-02", True)])
def test_a_round_is_empty_once_it_has_begun_before_the_fetch(
    fetched: str, there: bool, tmp_path: Path
) -> None:
    rows: list[Row] = [("9999", 2022, "T", 71.2, ""), ("9999", 2024, "T", 72.0, "")]
    found = koladas(tmp_path, *rows, changes={"fetched": fetched})
    assert ("2026" in [str(point.period) for point in found.totals]) is there
