"""Golden sentences: what is said of each kind of change between two versions of Exempelkommunen.

``pytest tests/changes/test_golden_changes.py --update-golden`` writes them anew; read the diff.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from paraply.build import read_version
from paraply.changes import Difference, difference_of
from paraply.changes.output import as_text
from tests.worlds import (
    AREAS,
    CLEAN,
    DECISION,
    ELSEWHERE,
    GOAL,
    GUARANTEE,
    IMPORT,
    MEASURE,
    MUNICIPALITY,
    OWNERS,
    POLICY,
    REPORT,
    SNAPSHOT,
    SURVEY,
    TODAY,
    Files,
    edited,
    with_files,
    write,
)

GOLDEN = Path(__file__).parent / "changes.txt"
LATER = "guarantees/telefon.md"
NEW_MEASURE = "results/measures/nytt.yml"
MOVED = "guarantees/beslut-om-bygglov.md"

LEVEL = "value: 8, unit: veckor}\nclock"
CONSEQUENCE = """\
consequence:
  text: Avgiften sänks med en femtedel för varje vecka beslutet dröjer.
  compensation: fee_reduction
"""
TARGETS = "targets: [{from_period: 2020, at_least: 95, decision: kf-2019-12}]\n"
OUTCOME_2023 = """\
  - {period: 2023, value: 94.0, numerator: 188, denominator: 200, published: 2024-02-10}
"""
EARLIER = "earlier: [{until: 2026-12-31, level: {bound: at_most, value: 8, unit: veckor}}]"
PART_YEAR = "outcomes:\n  - {period: 2026-T2, value: 97.0, published: %s}\n"


def new_promise(old: str = "", new: str = "") -> str:
    """Another promise, with one piece exchanged."""
    return (
        CLEAN[GUARANTEE]
        .replace("Bygglov inom åtta veckor", "Svar i telefon")
        .replace("Du får beslut senast åtta veckor efter att din ansökan är komplett.", "Du får svar i dag.")
        .replace("old_addresses: [info/bygglov/]\n", "")
        .replace(old, new)
    )


def kolada_value(code: str, old: str, new: str) -> Files:
    """Another value of 2026 in the snapshot."""
    row = '"%s",\n   2026,\n   "T",\n   %s'
    return edited(SNAPSHOT, row % (code, old), row % (code, new))


def reversed_areas() -> str:
    first, mark, second = CLEAN[AREAS].removeprefix("areas:\n").partition("  - id: forskola")
    return f"areas:\n{mark}{second}{first}"


UNDECIDED = edited(GUARANTEE, "decision: kf-2019-12\n", "")
ANSWER = "accepted: [{rule: G13, why: Beslutet söks i arkivet.}]\nsynonyms:"

BEFORE: Mapping[str, Files] = {"fynd som åtgärdas": UNDECIDED, "fynd som besvaras": UNDECIDED}
"""The version before, where it is not ``CLEAN``."""

CASES: Mapping[str, Files] = {
    "ingenting": CLEAN,
    "bara formatering": {
        **edited(
            GUARANTEE,
            "level: {bound: at_most, value: 8, unit: veckor}",
            "level:\n  unit: veckor\n  value: 8.0\n  bound: at_most",
        ),
        MEASURE: f"# kommentar\n{CLEAN[MEASURE]}",
        POLICY: CLEAN[POLICY].replace("Policyn säger hur vi", "Policyn  säger\nhur vi"),
    },
    "nivå": edited(GUARANTEE, LEVEL, LEVEL.replace("8", "6")),
    "nivåns enhet": edited(GUARANTEE, LEVEL, "value: 40, unit: arbetsdagar}\nclock"),
    "nivån försvinner": edited(GUARANTEE, "level: {bound: at_most, value: 8, unit: veckor}\n", ""),
    "längre gräns": edited(
        GUARANTEE, LEVEL, "value: 8, unit: veckor, extended: {value: 16, when: Om det är svårt.}}\nclock"
    ),
    "ordalydelse": edited(GUARANTEE, "Du får beslut senast", "Du får ditt beslut senast"),
    "konsekvens": edited(GUARANTEE, "en femtedel", "en fjärdedel"),
    "konsekvensen försvinner": edited(GUARANTEE, CONSEQUENCE, ""),
    "läge och väg": edited(GUARANTEE, "state: in_force", "state: under_review\npath: phase_out"),
    "slag": edited(GUARANTEE, "kind: guarantee", "kind: service_level"),
    "dras tillbaka": edited(GUARANTEE, "state: in_force", "state: withdrawn"),
    "giltighet": edited(GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2020-01-01\nvalid_to: 2026-12-31"),
    "ansvarig byts": edited(GUARANTEE, "[byggnadsnamnden, byggkontoret]", "[byggnadsnamnden, skolnamnden]"),
    "lista": edited(GUARANTEE, "Svara när vi frågar.", "Svara inom en vecka., Märk ritningarna."),
    "listans ordning": edited(
        GUARANTEE,
        "[Lämna in alla handlingar., Svara när vi frågar.]",
        "[Svara när vi frågar., Lämna in alla handlingar.]",
    ),
    "text": edited(GUARANTEE, "alla som söker bygglov.", "alla som söker bygglov eller anmäler."),
    "texten försvinner": with_files({GUARANTEE: CLEAN[GUARANTEE].rpartition("---\n")[0] + "---\n"}),
    "begärd ersättning": edited(GUARANTEE, "claimed: 3, granted: 3", "claimed: 5, granted: 4"),
    "nytt löfte": with_files({LATER: new_promise()}),
    "löfte tas bort": with_files({GUARANTEE: None}),
    "löfte flyttar": with_files({GUARANTEE: None, MOVED: CLEAN[GUARANTEE]}),
    "löfte flyttar med hänvisning": with_files(
        {
            GUARANTEE: None,
            MOVED: CLEAN[GUARANTEE].replace("[info/bygglov/]", "[info/bygglov/, garantier/bygglov/]"),
        }
    ),
    "planerat löfte": with_files({LATER: new_promise("valid_from: 2020", "valid_from: 2027")}),
    "utkast": with_files({LATER: new_promise("state: in_force", "state: draft")}),
    "planerad nivå": with_files(
        {
            GUARANTEE: CLEAN[GUARANTEE]
            .replace(LEVEL, LEVEL.replace("8", "6"))
            .replace("valid_from: 2020-01-01", f"valid_from: 2020-01-01\n{EARLIER}")
        }
    ),
    "resultat som vänder bedömningen": edited(MEASURE, "96.0, numerator: 192", "91.0, numerator: 182"),
    "resultat utan antal": with_files(
        {MEASURE: CLEAN[MEASURE].replace("value: 95.0, numerator: 190, denominator: 200", "value: 95.5")}
    ),
    "nytt resultat": edited(MEASURE, "outcomes:\n", PART_YEAR % "2026-10-01"),
    "resultat tas bort": edited(MEASURE, OUTCOME_2023, ""),
    "resultat som publiceras senare": edited(MEASURE, "outcomes:\n", PART_YEAR % "2026-12-01"),
    "resultat blir prognos": edited(MEASURE, "{period: 2025, value", "{period: 2025, kind: forecast, value"),
    "kommentar till resultat": edited(MEASURE, "2025-02-12}", "2025-02-12, note: Två ärenden saknas.}"),
    "decimaler": edited(MEASURE, "decimals: 1\ndirection", "decimals: 2\ndirection"),
    "fetstil": edited(GUARANTEE, "Löftet gäller alla", "Löftet gäller **alla**"),
    "målnivå": edited(MEASURE, "at_least: 95", "at_least: 97"),
    "mål tas bort": edited(MEASURE, TARGETS, ""),
    "riktning": edited(MEASURE, "direction: higher", "direction: neutral"),
    "brott": edited(MEASURE, "tolerance: 2", "tolerance: 2\nbreaks: [{before: 2025, why: Ny metod.}]"),
    "nytt mått": with_files({NEW_MEASURE: CLEAN[MEASURE].replace("Bygglov i tid", "Anmälan i tid")}),
    "Koladas värde": kolada_value("9999", "74.0", "72.0"),
    "en annan kommuns värde": kolada_value("9998", "72.5", "80.5"),
    "hämtat": edited(SNAPSHOT, "2026-06-14", "2026-07-01"),
    "måls bedömning": edited(GOAL, "verdict: partly_met", "verdict: met"),
    "måls uppdrag": edited(GOAL, "state: ongoing", "state: done"),
    "mätning": edited(SURVEY, "answered: 430", "answered: 440"),
    "åtgärd": edited(SURVEY, "due: 2027-06-01", "due: 2027-06-01, done: 2026-11-01"),
    "rapport": edited(REPORT, "date: 2026-04-20}", "date: 2026-04-27}"),
    "styrdokument": edited(POLICY, "state: in_force", "state: under_review"),
    "beslut": edited(DECISION, "§ 140", "§ 141"),
    "område": edited(AREAS, "lead: Bygglov, kartor och tomter.", "lead: Bygglov och kartor."),
    "områdenas ordning": with_files({AREAS: reversed_areas()}),
    "ansvarigs namn": edited(OWNERS, "name: Skolnämnden", "name: Barn- och skolnämnden"),
    "granskare": edited(OWNERS, "name: Skolnämnden\n", "name: Skolnämnden\n    reviewers: [skolan]\n"),
    "kommunens telefon": edited(MUNICIPALITY, "0999-710 00", "0999-720 00"),
    "indelning": edited(MUNICIPALITY, "{gender: Kön}", "{gender: Kön, age: Ålder}"),
    "annan kommun": edited(ELSEWHERE, "value: 6", "value: 5"),
    "importmall": edited(IMPORT, "sheet: Blad1", "sheet: Blad2"),
    "fynd som uppstår": UNDECIDED,
    "fynd som åtgärdas": CLEAN,
    "fynd som besvaras": edited(GUARANTEE, "synonyms:", ANSWER, UNDECIDED),
    "fel som stoppar": edited(MEASURE, "value: 96.0", "value: 9x"),
    "okänd ansvarig": edited(SURVEY, "owners: [skolnamnden]", "owners: [skolnamden]"),
}


def difference(tmp_path: Path, files: Files, before: Files = CLEAN) -> Difference:
    old, new = write(tmp_path / "before", before), write(tmp_path / "after", files)
    changed = {f"content/{path}" for path in {*before, *files} if before.get(path) != files.get(path)}
    return difference_of(read_version(old, TODAY), read_version(new, TODAY), changed)


def told(found: Difference) -> str:
    """The difference without its list of pages, which is as long as the site."""
    lines = as_text(found).splitlines()
    start = lines.index("Sidor") if "Sidor" in lines else len(lines)
    end = next((at for at in range(start + 2, len(lines)) if not lines[at]), len(lines))
    return "\n".join([*lines[:start], *lines[end + 1 :]]).rstrip()


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, str]:
    """The golden sentences by case, written anew when asked."""
    if request.config.getoption("--update-golden"):
        made = []
        for name, files in CASES.items():
            found = difference(tmp_path_factory.mktemp("golden"), files, BEFORE.get(name, CLEAN))
            made.append(f"=== {name}\n{told(found)}\n")
        GOLDEN.write_text("\n".join(made), encoding="utf-8")
    parts = GOLDEN.read_text(encoding="utf-8").split("=== ")[1:]
    return {name: text.rstrip() for name, _line, text in (part.partition("\n") for part in parts)}


def test_every_case_is_golden(golden: Mapping[str, str]) -> None:
    assert list(golden) == list(CASES)


@pytest.mark.parametrize("name", CASES)
def test_each_change_is_said_and_nothing_else(name: str, golden: Mapping[str, str], tmp_path: Path) -> None:
    assert told(difference(tmp_path, CASES[name], BEFORE.get(name, CLEAN))) == golden[name]
