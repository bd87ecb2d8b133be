from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from paraply.check import rules
from paraply.problems import Family, Severity
from tests.worlds import (
    CLEAN,
    GUARANTEE,
    KOLADA_MEASURE,
    MEASURE,
    MUNICIPALITY,
    OWNERS,
    POLICY,
    REPORT,
    SNAPSHOT,
    SURVEY,
    TODAY,
    Files,
    all_found,
    edited,
    found,
    line_of,
)


class Case(NamedTuple):
    """One change, the rule that finds it, the line it stands in and a part of what is said."""

    code: str
    path: str
    old: str
    new: str
    at: str
    says: str
    today: date = TODAY

    @property
    def files(self) -> Files:
        return edited(self.path, self.old, self.new)


FOUND = [
    Case(
        "A01",
        GUARANTEE,
        "review_by: 2027-03-01",
        "valid_to: 2025-12-31",
        "valid_to",
        "gällde till och med 2025-12-31, men läget är 'Gäller'",
    ),
    Case(
        "A02", GUARANTEE, "review_by: 2027-03-01", "review_by: 2026-11-22", "review_by", "senast 2026-11-22"
    ),
    Case("A02", POLICY, "review_by: 2028-05-01", "review_by: 2026-10", "review_by", "senast 2026-10"),
    Case(
        "A03",
        MEASURE,
        "next_update: 2027-02",
        "",
        "every",
        "gäller 2025, men måttet mäts varje år",
        date(2027, 7, 1),
    ),
    Case(
        "A03",
        KOLADA_MEASURE,
        "next_update: 2028-06",
        "",
        "every",
        "gäller 2026, men måttet mäts vartannat",
        date(2029, 7, 1),
    ),
    Case(
        "A03",
        MEASURE,
        "report: arsredovisning-2025",
        "kind: forecast",
        "every",
        "gäller 2024",
        date(2026, 7, 1),
    ),
    Case(
        "A04", MEASURE, "next_update: 2027-02", "next_update: 2026-10", "next_update", "skulle komma 2026-10"
    ),
    Case(
        "A05",
        SNAPSHOT,
        '"publication_date": "2026-06-01"',
        '"publication_date": "2026-11-20"',
        "{",
        "publicera nya värden 2026-11-20, efter att filen hämtades 2026-06-14",
    ),
    Case(
        "A05",
        SNAPSHOT,
        '"publication_date": "2026-06-01"',
        '"prel_publication_date": "2026-10-01", "publication_date": "2027-02-01"',
        "{",
        "2026-10-01",
    ),
    Case(
        "A05",
        SNAPSHOT,
        '"fetched": "2026-06-14"',
        '"fetched": "2026-06-14" ',
        "{",
        "hämtades 2026-06-14, för minst ett år sedan",
        date(2027, 6, 14),
    ),
    Case("A06", GUARANTEE, "  checked: 2026-05-01\n", "", "basis", "Det står inte när lagen kontrollerades"),
    Case(
        "A06",
        GUARANTEE,
        "checked: 2026-05-01",
        "checked: 2025-11-23",
        "checked",
        "senast 2025-11-23 (Plan- och bygglagen), för minst ett år sedan",
    ),
    Case("A07", MUNICIPALITY, "assessed: 2026-09-01, ", "", "accessibility", "Uppgift saknas"),
    Case(
        "A07",
        MUNICIPALITY,
        "assessed: 2026-09-01",
        "assessed: 2025-11",
        "accessibility",
        "bedömdes 2025-11",
        date(2026, 12, 1),
    ),
    Case(
        "A08",
        GUARANTEE,
        "state: in_force",
        "state: planned",
        "state",
        "planerat, men det gäller från 2020-01-01",
    ),
    Case("A08", GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2027-01-01", "state", "först 2027-01-01"),
    Case(
        "A08",
        GUARANTEE,
        "valid_from: 2020-01-01",
        "valid_from: 2027-01-01\nearlier: [{until: 2025-12-31}]",
        "state",
        "först 2027-01-01",
    ),
    Case("A13", GUARANTEE, "state: in_force", "state: in_force\npath: phase_out", "path", "inget beslut"),
    Case("A09", GUARANTEE, "state: in_force", "state: withdrawn", "state", "inte varför"),
    Case(
        "A10",
        SURVEY,
        "due: 2027-06-01",
        "due: 2026-11-22",
        "actions",
        "skulle vara klar 2026-11-22: ”Fler vuxna är ute på rasterna.”",
    ),
    Case(
        "A11",
        REPORT,
        "published: 2026-04-20\nhandled: [{by: kommunfullmaktige, date: 2026-04-20}]",
        "planned: 2026-04-20",
        "planned",
        "planerad till 2026-04-20",
    ),
    Case(
        "A14",
        MEASURE,
        "next_update: 2027-02",
        "withdrawn: {day: 2025-06-01, why: Slut.}",
        "{period: 2025, value",
        "har ett värde från 2026",
    ),
    Case(
        "A14",
        KOLADA_MEASURE,
        "next_update: 2028-06",
        "next_update: 2028-06\nwithdrawn: {day: 2026-11-01, why: Slut.}",
        "next_update",
        "nästa värde ska komma 2028-06",
    ),
    Case(
        "A14",
        REPORT,
        "published: 2026-04-20",
        "planned: 2026-04-19\nwithdrawn: {day: 2026-11-01, why: Slut.}",
        "planned",
        "planerad till 2026-04-19",
    ),
    Case(
        "A12",
        GUARANTEE,
        "valid_from: 2020-01-01",
        "valid_from: 2028-01-01\nvalid_to: 2027-12-31",
        "valid_to",
        "från 2028-01-01 till och med 2027-12-31",
    ),
    Case(
        "A12",
        OWNERS,
        "valid_from: 2019-01-01",
        "valid_from: 2019-01-01\n    valid_to: 2018",
        "valid_to",
        "till och med 2018",
    ),
    Case(
        "A12",
        GUARANTEE,
        "valid_from: 2020-01-01",
        "valid_from: 2026-01-01\nearlier: [{until: 2025-12-31, promise: Du får svar.}]",
        "earlier",
        "slutade 2025-12-31, men löftet började 2026-01-01",
    ),
]

WITHDRAWN_WITHOUT_TEXT = edited(
    GUARANTEE,
    "Löftet gäller alla som söker bygglov.\n",
    "",
    edited(GUARANTEE, "state: in_force", "state: withdrawn"),
)


@pytest.mark.parametrize("case", FOUND, ids=lambda case: f"{case.code} {case.new or case.old}"[:40])
def test_what_is_out_of_date_is_found(tmp_path: Path, case: Case) -> None:
    files = WITHDRAWN_WITHOUT_TEXT if case.code == "A09" else case.files
    place = line_of(case.path, case.at, files)
    problems = found(tmp_path, case.code, files, today=case.today)
    [problem] = [one for one in problems if one.place.file == place.file]
    assert problem.place == place
    assert case.says in problem.message
    assert problem.hint
    assert not problem.is_error


def test_every_rule_of_the_family_has_a_case() -> None:
    ours = {rule.code for rule in rules() if rule.family is Family.CURRENT}
    assert ours == {case.code for case in FOUND}
    assert {rule.severity for rule in rules() if rule.family is Family.CURRENT} == {Severity.WARNING}


def test_a_current_world_has_no_finding(tmp_path: Path) -> None:
    assert all_found(tmp_path) == []


ENDED = "withdrawn: {day: 2026-11-01, why: Slut.}"
IN_ORDER = [
    ("A04", edited(KOLADA_MEASURE, "next_update: 2028-06", f"next_update: 2026-10\n{ENDED}")),
    (
        "A05",
        edited(
            KOLADA_MEASURE,
            "next_update: 2028-06",
            ENDED,
            edited(SNAPSHOT, '"publication_date": "2026-06-01"', '"publication_date": "2026-11-20"'),
        ),
    ),
    (
        "A11",
        edited(
            REPORT,
            "published: 2026-04-20\nhandled: [{by: kommunfullmaktige, date: 2026-04-20}]",
            f"planned: 2026-04-20\n{ENDED}",
        ),
    ),
    ("A14", edited(KOLADA_MEASURE, "next_update: 2028-06", ENDED)),
    (
        "A14",
        edited(
            KOLADA_MEASURE, "next_update: 2028-06", f"next_update: 2026-12\n{ENDED.replace('2026', '2027')}"
        ),
    ),
    ("A01", edited(GUARANTEE, "review_by: 2027-03-01", "valid_to: 2026-11-23")),
    ("A01", edited(GUARANTEE, "review_by: 2027-03-01", "valid_to: 2026")),
    ("A01", edited(GUARANTEE, "state: in_force", "state: withdrawn\nvalid_to: 2025-12-31")),
    ("A01", edited(GUARANTEE, "state: in_force", "state: draft\nvalid_to: 2025-12-31")),
    ("A02", edited(GUARANTEE, "review_by: 2027-03-01", "review_by: 2026-11-23")),
    (
        "A02",
        edited(
            GUARANTEE,
            "state: in_force",
            "state: under_review",
            edited(GUARANTEE, "review_by: 2027-03-01", "review_by: 2025"),
        ),
    ),
    (
        "A02",
        edited(
            POLICY,
            "state: in_force",
            "state: replaced",
            edited(POLICY, "review_by: 2028-05-01", "review_by: 2025"),
        ),
    ),
    ("A04", edited(MEASURE, "next_update: 2027-02", "next_update: 2026-11")),
    ("A05", edited(SNAPSHOT, '"publication_date": "2026-06-01"', '"publication_date": "2026-11-23"')),
    ("A05", edited(SNAPSHOT, '"publication_date": "2026-06-01"', '"publication_date": null')),
    ("A06", edited(GUARANTEE, "kind: law", "kind: own", edited(GUARANTEE, "  checked: 2026-05-01\n", ""))),
    (
        "A06",
        edited(
            GUARANTEE, "state: in_force", "state: draft", edited(GUARANTEE, "  checked: 2026-05-01\n", "")
        ),
    ),
    ("A06", edited(GUARANTEE, "checked: 2026-05-01", "checked: 2025-11-24")),
    ("A07", edited(MUNICIPALITY, "assessed: 2026-09-01", "assessed: 2025-11-24")),
    (
        "A08",
        edited(
            GUARANTEE,
            "state: in_force",
            "state: planned",
            edited(GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2026-11-24"),
        ),
    ),
    (
        "A08",
        edited(GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2027-01-01\nearlier: [{until: 2026-12-31}]"),
    ),
    ("A08", edited(GUARANTEE, "valid_from: 2020-01-01\n", "")),
    ("A09", edited(GUARANTEE, "state: in_force", "state: withdrawn")),
    (
        "A09",
        {
            **WITHDRAWN_WITHOUT_TEXT,
            **edited(
                GUARANTEE, "valid_from: 2020-01-01", "path_decision: kf-2019-12", WITHDRAWN_WITHOUT_TEXT
            ),
        },
    ),
    ("A10", edited(SURVEY, "due: 2027-06-01", "due: 2026-11-23")),
    ("A10", edited(SURVEY, "due: 2027-06-01", "due: 2026-01-01, done: 2026-02-01")),
    ("A11", edited(REPORT, "published: 2026-04-20", "planned: 2026-04-19")),
    (
        "A11",
        edited(
            REPORT,
            "published: 2026-04-20\nhandled: [{by: kommunfullmaktige, date: 2026-04-20}]",
            "planned: 2026-11-23",
        ),
    ),
    ("A12", edited(GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2020-01-01\nvalid_to: 2020-01-01")),
    (
        "A12",
        edited(
            GUARANTEE,
            "valid_from: 2020-01-01",
            "valid_from: 2020-01-01\nearlier: [{until: 2020-01-01, promise: Du får svar.}]",
        ),
    ),
    (
        "A12",
        edited(
            GUARANTEE,
            "valid_from: 2020-01-01",
            "valid_from: 2027-01-01\nearlier: [{until: 2026-12-31, promise: Du får svar.}]",
            edited(GUARANTEE, "state: in_force", "state: planned"),
        ),
    ),
]


@pytest.mark.parametrize(("code", "files"), IN_ORDER)
def test_what_is_in_order_is_left_alone(tmp_path: Path, code: str, files: Files) -> None:
    assert found(tmp_path, code, files) == []


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (edited(MEASURE, "next_update: 2027-02\n", ""), "A03"),
        (edited(MEASURE, "next_update: 2027-02", "next_update: 2026-10"), "A04"),
    ],
)
def test_a_late_result_is_told_once(tmp_path: Path, files: Files, code: str) -> None:
    assert not found(tmp_path / "before", "A03", files, today=date(2027, 6, 30))
    problems = all_found(tmp_path / "after", files, today=date(2027, 7, 1))
    assert [problem.rule.code for problem in problems if problem.rule.code in {"A03", "A04"}] == ["A03"]


def test_what_is_no_longer_reported_is_never_late(tmp_path: Path) -> None:
    later = date(2030, 7, 1)
    files = edited(MEASURE, "next_update: 2027-02", "withdrawn: {day: 2026-11-01, why: Slut.}")
    is_late = [
        any(
            problem.place.file.endswith(MEASURE)
            for problem in found(tmp_path / name, "A03", given, today=later)
        )
        for name, given in (("reported", CLEAN), ("withdrawn", files))
    ]
    assert is_late == [True, False]


def test_a_promise_is_not_followed_up_by_what_is_no_longer_reported(tmp_path: Path) -> None:
    files = edited(MEASURE, "next_update: 2027-02", "withdrawn: {day: 2026-11-01, why: Slut.}")
    [problem] = found(tmp_path, "A14", files)
    assert problem.place.file == f"content/{GUARANTEE}"
    assert "följs upp med ”Bygglov i tid”" in problem.message


def test_a_round_that_was_explained_is_not_late(tmp_path: Path) -> None:
    explained = "  - {period: 2026, missing: not_measured, why: Systemet byttes.}\n"
    files = {**CLEAN, MEASURE: CLEAN[MEASURE] + explained}
    assert found(tmp_path / "without", "A03", today=date(2028, 6, 30))
    assert not found(tmp_path / "with", "A03", files, today=date(2028, 6, 30))


def test_a_repeated_value_of_kolada_is_no_new_result(tmp_path: Path) -> None:
    files = edited(KOLADA_MEASURE, "rounds: [2022, 2024, 2026]", "rounds: [2022]")
    [problem] = found(tmp_path, "A03", files, today=date(2025, 7, 1))
    assert "gäller 2022" in problem.message


def test_a_warning_of_a_passed_day_can_be_answered(tmp_path: Path) -> None:
    files = edited(
        MEASURE,
        "next_update: 2027-02",
        "next_update: 2026-10\naccepted: [{rule: A04, why: Systemet byts i höst.}]",
    )
    [problem] = found(tmp_path, "A04", files)
    assert problem.accepted == "Systemet byts i höst."


def test_a_promise_to_be_phased_out_says_when_or_what_comes_instead(tmp_path: Path) -> None:
    decided = edited(
        GUARANTEE, "state: in_force", "state: in_force\npath: phase_out\npath_decision: kf-2019-12"
    )
    [problem] = found(tmp_path / "decided", "A13", decided)
    assert "varken sista dag eller ersättare" in problem.message
    dated = edited(
        GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2020-01-01\nvalid_to: 2027-06-30", decided
    )
    assert not found(tmp_path / "dated", "A13", dated)
