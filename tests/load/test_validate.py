from pathlib import Path

import pytest

from paraply.load import load_content
from paraply.load.rules import BAD_DATE, BAD_NUMBER, BAD_VALUE, MISSING_FIELD, UNKNOWN_FIELD
from paraply.load.validate import dotted, shortened, validated
from paraply.model.measure import Measure
from paraply.problems import Problem, Rule
from paraply.text.yamlfile import read_yaml
from tests.worlds import (
    AREAS,
    CLEAN,
    GUARANTEE,
    KOLADA_MEASURE,
    MUNICIPALITY,
    OWNERS,
    POLICY,
    REPORT,
    SURVEY,
    Files,
    edited,
    line_of,
    write,
)

MINE = "results/measures/mitt.yml"
MEASURE = """\
title: Svar inom två dagar
area: bygga-och-bo
unit: procent
direction: higher
tolerance: 2
outcomes:
  - {period: 2024, value: 71.2, published: 2025-02-10}
  - period: 2025
    value: 72
"""


def problems_of(root: Path, files: Files) -> list[Problem]:
    return list(load_content(write(root, files)).problems)


def measure(old: str, new: str) -> Files:
    assert MEASURE.count(old) == 1
    return {**CLEAN, MINE: MEASURE.replace(old, new)}


def test_a_whole_world_is_read_without_a_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, {**CLEAN, MINE: MEASURE}) == []


Case = tuple[Files, str, str, Rule, str, str]

MISTAKES: dict[str, Case] = {
    "misspelt field": (
        measure("tolerance", "tolerans"),
        MINE,
        "tolerans",
        UNKNOWN_FIELD,
        "tolerans: fältet finns inte.",
        "Menade du 'tolerance'?",
    ),
    "misspelt field of a part": (
        measure("    value: 72", "    vlue: 72"),
        MINE,
        "vlue",
        UNKNOWN_FIELD,
        "outcomes.2.vlue: fältet finns inte.",
        "Menade du 'value'?",
    ),
    "unknown field": (
        measure("tolerance", "färg"),
        MINE,
        "färg",
        UNKNOWN_FIELD,
        "färg: fältet finns inte.",
        "Fälten här är accepted, area,",
    ),
    "field without a name": (
        measure("tolerance", "''"),
        MINE,
        "''",
        UNKNOWN_FIELD,
        "'': fältet finns inte.",
        "Fälten här är",
    ),
    "missing field": (
        measure("direction: higher\n", ""),
        MINE,
        "title",
        MISSING_FIELD,
        "direction: fältet saknas.",
        "Riktning: Vilket håll som är bättre.",
    ),
    "missing field of a part": (
        measure("  - period: 2025\n    value: 72", "  - value: 72"),
        MINE,
        "- value",
        MISSING_FIELD,
        "outcomes.2.period: fältet saknas.",
        "Period: Perioden",
    ),
    "empty required field": (
        measure("title: Svar inom två dagar", "title: ''"),
        MINE,
        "title",
        MISSING_FIELD,
        "title: fältet saknas.",
        "Titel: Kort namn",
    ),
    "blank required field": (
        measure("title: Svar inom två dagar", "title: '  '"),
        MINE,
        "title",
        MISSING_FIELD,
        "title: fältet saknas.",
        "Titel: Kort namn",
    ),
    "decimal comma": (
        measure("tolerance: 2", "tolerance: 2,5"),
        MINE,
        "tolerance",
        BAD_NUMBER,
        "tolerance: '2,5' har decimalkomma.",
        "Skriv 2.5.",
    ),
    "decimal comma in a flow mapping": (
        measure("value: 71.2", "value: 71,2"),
        MINE,
        "71,2",
        BAD_NUMBER,
        "outcomes.1.value: '71,2' har decimalkomma.",
        "Skriv 71.2.",
    ),
    "decimal comma with a zero in a flow mapping": (
        measure("value: 71.2", "value: 71,05"),
        MINE,
        "71,05",
        BAD_NUMBER,
        "outcomes.1.value: '71,05' har decimalkomma.",
        "Skriv 71.05.",
    ),
    "a number as a field": (
        measure("tolerance: 2", "tolerance: 2\n5: 3"),
        MINE,
        "5: 3",
        UNKNOWN_FIELD,
        "5: fältet finns inte.",
        "Är det ett decimalkomma?",
    ),
    "decimal comma after a zero, which may have lost its minus": (
        measure("value: 71.2", "value: -0,5"),
        MINE,
        "-0,5",
        UNKNOWN_FIELD,
        "outcomes.1.5: fältet finns inte.",
        "Är det ett decimalkomma?",
    ),
    "dot for thousands": (
        measure("tolerance: 2", "tolerance: 1.200"),
        MINE,
        "tolerance",
        BAD_NUMBER,
        "tolerance: 1.200 kan läsas på två sätt.",
        "Skriv 1200 eller 1.2000.",
    ),
    "quoted dot for thousands": (
        measure("tolerance: 2", "tolerance: '12.500'"),
        MINE,
        "tolerance",
        BAD_NUMBER,
        "tolerance: 12.500 kan läsas på två sätt.",
        "Skriv 12500 eller 12.5000.",
    ),
    "space for thousands": (
        measure("tolerance: 2", "tolerance: 1 200"),
        MINE,
        "tolerance",
        BAD_NUMBER,
        "tolerance: '1 200' har mellanrum",
        "Skriv 1200.",
    ),
    "minus of another kind": (
        measure("    value: 72", "    value: −72"),
        MINE,
        "−72",
        BAD_NUMBER,
        "outcomes.2.value: '−72' har mellanrum eller ovanligt minustecken.",
        "Skriv -72.",
    ),
    "number with unit": (
        measure("    value: 72", "    value: 72 %"),
        MINE,
        "72 %",
        BAD_NUMBER,
        "outcomes.2.value: '72 %' är inget tal.",
        "Skriv 72.",
    ),
    "true for a number": (
        measure("    value: 72", "    value: true"),
        MINE,
        "value: true",
        BAD_NUMBER,
        "outcomes.2.value: här ska det stå ett tal, inte true.",
        "",
    ),
    "list for a number": (
        measure("    value: 72", "    value: [72]"),
        MINE,
        "value: [72]",
        BAD_VALUE,
        "outcomes.2.value: här ska det stå ett tal, inte en lista.",
        "Skriv bara siffror",
    ),
    "too great a number": (
        measure("    value: 72", "    value: 9999999999999999"),
        MINE,
        "value: 99",
        BAD_NUMBER,
        "outcomes.2.value: talet 9999999999999999 är för stort.",
        "biljard",
    ),
    "negative tolerance": (
        measure("tolerance: 2", "tolerance: -2"),
        MINE,
        "tolerance",
        BAD_VALUE,
        "tolerance: -2 går inte.",
        "Talet ska vara minst 0.",
    ),
    "too many decimals": (
        measure("tolerance: 2", "decimals: 7"),
        MINE,
        "decimals",
        BAD_VALUE,
        "decimals: 7 går inte.",
        "Talet ska vara högst 6.",
    ),
    "impossible date": (
        measure("2025-02-10", "2024-02-30"),
        MINE,
        "2024-02-30",
        BAD_DATE,
        "outcomes.1.published: datumet 2024-02-30 finns inte.",
        "2024-02 har 29 dagar.",
    ),
    "impossible month": (
        measure("2025-02-10", "2024-13-01"),
        MINE,
        "2024-13-01",
        BAD_DATE,
        "outcomes.1.published: datumet 2024-13-01 finns inte.",
        "Skriv 2024-01-13.",
    ),
    "date of another form": (
        measure("2025-02-10", "10/2 2025"),
        MINE,
        "10/2 2025",
        BAD_DATE,
        "outcomes.1.published: '10/2 2025' är inget datum.",
        "Skriv 2025-02-10.",
    ),
    "end of time": (
        edited(GUARANTEE, "review_by: 2027-03-01", "valid_to: 9999-12-31"),
        GUARANTEE,
        "valid_to",
        BAD_DATE,
        "valid_to: året 9999 är orimligt.",
        "Lämna fältet tomt",
    ),
    "period of another form": (
        measure("period: 2024", "period: 2024-T3"),
        MINE,
        "2024-T3",
        BAD_DATE,
        "outcomes.1.period: '2024-T3' är ingen period.",
        "Skriv till exempel 2025",
    ),
    "a half for a period": (
        measure("period: 2024", "period: 2024.5"),
        MINE,
        "2024.5",
        BAD_DATE,
        "outcomes.1.period: 2024.5 är inget datum.",
        "Skriv till exempel 2025.",
    ),
    "misspelt choice": (
        measure("direction: higher", "direction: highr"),
        MINE,
        "highr",
        BAD_VALUE,
        "direction: 'highr' går inte att välja.",
        "Menade du 'higher' (högre är bättre)?",
    ),
    "unknown choice": (
        measure("direction: higher", "direction: upp"),
        MINE,
        "upp",
        BAD_VALUE,
        "direction: 'upp' går inte att välja.",
        "Välj ett av higher (högre är bättre), lower (lägre",
    ),
    "text for a list": (
        edited(KOLADA_MEASURE, "owners: [skolnamnden]", "owners: skolnamnden"),
        KOLADA_MEASURE,
        "owners",
        BAD_VALUE,
        "owners: här ska det stå en lista, inte skolnamnden.",
        "Skriv så här: owners: [skolnamnden]",
    ),
    "text for fields": (
        edited(KOLADA_MEASURE, "source: {kind: kolada, id: N99999}", "source: Kolada"),
        KOLADA_MEASURE,
        "source",
        BAD_VALUE,
        "source: här ska det stå fält med värden, inte Kolada.",
        "Skriv fält inom klamrar: source: {kind: …",
    ),
    "a forecast beside its year": (
        measure("  - period: 2025\n", "  - period: 2025 (prognos)\n"),
        MINE,
        "2025 (prognos)",
        BAD_DATE,
        "outcomes.2.period: '2025 (prognos)' är ingen period.",
        "Skriv 2025, och kind: forecast",
    ),
    "money in a unit of its own": (
        measure("    value: 72", "    value: 164 400 tkr"),
        MINE,
        "164 400 tkr",
        BAD_NUMBER,
        "outcomes.2.value: '164 400 tkr' är inget tal.",
        "Räkna om beloppet till måttets enhet",
    ),
    "list for a text": (
        measure("area: bygga-och-bo", "area: [bygga-och-bo]"),
        MINE,
        "area",
        BAD_VALUE,
        "area: här ska det stå en text, inte en lista.",
        "utan streck och hakparenteser",
    ),
    "fields for a text": (
        measure("area: bygga-och-bo", "area: {a: b}"),
        MINE,
        "area",
        BAD_VALUE,
        "area: här ska det stå en text, inte en grupp fält.",
        "citattecken",
    ),
    "true for a text": (
        measure("area: bygga-och-bo", "area: true"),
        MINE,
        "area",
        BAD_VALUE,
        "area: här ska det stå en text, inte true.",
        "citattecken",
    ),
    "nothing in a list": (
        edited(OWNERS, "works_for: [byggnadsnamnden]", "works_for: [null]"),
        OWNERS,
        "works_for",
        BAD_VALUE,
        "owners.3.works_for.1: här ska det stå en text, inte ett tomt värde.",
        "",
    ),
    "a long text": (
        measure("area: bygga-och-bo", f"area: {'x' * 20_001}"),
        MINE,
        "area",
        BAD_VALUE,
        f"area: texten är för lång, inte {'x' * 57}….",
        "Korta den.",
    ),
    "half a person": (
        edited(SURVEY, "invited: 500", "invited: 500.5"),
        SURVEY,
        "invited",
        BAD_VALUE,
        "invited: här ska det stå ett heltal, inte 500.5.",
        "Ta bort decimalerna.",
    ),
    "about so many": (
        edited(SURVEY, "invited: 500", "invited: ca 500"),
        SURVEY,
        "invited",
        BAD_VALUE,
        "invited: här ska det stå ett heltal, inte ca 500.",
        "Skriv 500.",
    ),
    "fewer than none": (
        edited(SURVEY, "invited: 500", "invited: -1"),
        SURVEY,
        "invited",
        BAD_VALUE,
        "invited: -1 går inte.",
        "Talet ska vara minst 0.",
    ),
    "true for a count": (
        edited(SURVEY, "invited: 500", "invited: true"),
        SURVEY,
        "invited",
        BAD_NUMBER,
        "invited: här ska det stå ett heltal, inte true.",
        "Skriv bara siffror.",
    ),
    "ja for true": (
        edited(MUNICIPALITY, "example: true", "example: ja"),
        MUNICIPALITY,
        "example",
        BAD_VALUE,
        "example: 'ja' är varken true eller false.",
        "Skriv true.",
    ),
    "half an address": (
        edited(POLICY, "https://exempel.se/rutin", "exempel.se/rutin"),
        POLICY,
        "routine",
        BAD_VALUE,
        "routine.url: 'exempel.se/rutin' är ingen webbadress.",
        "Skriv https://exempel.se/rutin.",
    ),
    "script for an address": (
        edited(POLICY, "https://exempel.se/rutin", "javascript:alert(1)"),
        POLICY,
        "routine",
        BAD_VALUE,
        "routine.url: 'javascript:alert(1)' är ingen webbadress.",
        "https://",
    ),
    "broken address": (
        edited(POLICY, "https://exempel.se/rutin", "https://[a"),
        POLICY,
        "routine",
        BAD_VALUE,
        "routine.url: 'https://[a' är ingen webbadress.",
        "https://",
    ),
    "municipality code": (
        edited(MUNICIPALITY, "code: '9999'", "code: '99'"),
        MUNICIPALITY,
        "code",
        BAD_VALUE,
        "code: '99' är ingen kommunkod.",
        "fyra siffror",
    ),
    "organisation number": (
        edited(MUNICIPALITY, "short_name: Exempel", "organisation_number: '2120000000'"),
        MUNICIPALITY,
        "organisation_number",
        BAD_VALUE,
        "organisation_number: '2120000000' är inget organisationsnummer.",
        "Kontrollera",
    ),
    "colour": (
        edited(MUNICIPALITY, "example: true", "colours: {primary: blue}"),
        MUNICIPALITY,
        "colours",
        BAD_VALUE,
        "colours.primary: 'blue' är ingen färg.",
        "#0d3a47",
    ),
    "a picture of no kind": (
        edited(AREAS, "pictogram: house", "pictogram: hus"),
        AREAS,
        "pictogram: hus",
        BAD_VALUE,
        "areas.1.pictogram: 'hus' går inte att välja.",
        "house",
    ),
    "a logo from elsewhere": (
        edited(MUNICIPALITY, "example: true", "logo: https://exempel.se/logotyp.svg"),
        MUNICIPALITY,
        "logo",
        BAD_VALUE,
        "logo: 'https://exempel.se/logotyp.svg' är ingen bildfil i docs/.",
        "docs/assets/",
    ),
    "a picture out of the folder": (
        edited(MUNICIPALITY, "example: true", "social_image: ../../etc/passwd.png"),
        MUNICIPALITY,
        "social_image",
        BAD_VALUE,
        "social_image: '../../etc/passwd.png' är ingen bildfil i docs/.",
        "docs/assets/",
    ),
    "a rule for a web server in the site's address": (
        edited(MUNICIPALITY, "https://kvalitet.exempel.se/", "https://kvalitet.exempel.se/$host/"),
        MUNICIPALITY,
        "site_address",
        BAD_VALUE,
        "site_address: 'https://kvalitet.exempel.se/$host/' duger inte som webbplatsens adress.",
        "utan frågetecken",
    ),
    "a list for a file": (
        {**CLEAN, MINE: "- a\n"},
        MINE,
        "- a",
        BAD_VALUE,
        "Filen ska bestå av fält med värden.",
        "ett fält per rad",
    ),
    "a text for a file": (
        {**CLEAN, MINE: "hej\n"},
        MINE,
        "hej",
        BAD_VALUE,
        "Filen ska bestå av fält med värden.",
        "ett fält per rad",
    ),
    "a list of areas without its name": (
        {**CLEAN, AREAS: "- {id: a, title: A}\n"},
        AREAS,
        "- {id",
        BAD_VALUE,
        "Filen ska bestå av fält med värden.",
        "Skriv areas: på en egen rad överst.",
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_told_once_with_file_line_value_and_proposal(tmp_path: Path, case: str) -> None:
    files, path, at, rule, message, hint = MISTAKES[case]
    [problem] = problems_of(tmp_path, files)
    assert problem.place == line_of(path, at, files)
    assert problem.rule is rule
    assert problem.message.startswith(message)
    assert hint in problem.hint
    assert problem.is_error


NOTHING = ["", "invited: ''\n", "invited: null\n", "invited: ~\n", "invited:\n", "invited: '  '\n"]


@pytest.mark.parametrize("written", NOTHING)
def test_nothing_can_be_written_in_many_ways(tmp_path: Path, written: str) -> None:
    files = edited(SURVEY, "invited: 500\n", written)
    loaded = load_content(write(tmp_path, files))
    assert loaded.problems == ()
    assert loaded.content.surveys["skolenkaten-2026"].invited is None


@pytest.mark.parametrize("written", ["500", "'500'", '"500"', "500.0"])
def test_a_quoted_number_is_a_number(tmp_path: Path, written: str) -> None:
    loaded = load_content(write(tmp_path, edited(SURVEY, "invited: 500", f"invited: {written}")))
    assert loaded.problems == ()
    assert loaded.content.surveys["skolenkaten-2026"].invited == 500


def test_quoted_decimals_dates_and_flags_are_what_they_say(tmp_path: Path) -> None:
    text = (
        MEASURE.replace("71.2", "'71.20'").replace("2025-02-10", "'2025-02-10'").replace("2024,", '"2024",')
    )
    files = edited(MUNICIPALITY, "example: true", "example: 'true'", {**CLEAN, MINE: text})
    loaded = load_content(write(tmp_path, files))
    assert loaded.problems == ()
    assert loaded.content.municipality.example is True
    outcome = loaded.content.measures["mitt"].outcomes[0]
    assert (str(outcome.value), str(outcome.published), str(outcome.period)) == (
        "71.20",
        "2025-02-10",
        "2024",
    )


@pytest.mark.parametrize("written", ["0114", "'0114'"])
def test_ids_and_codes_are_text(tmp_path: Path, written: str) -> None:
    loaded = load_content(write(tmp_path, edited(MUNICIPALITY, "code: '9999'", f"code: {written}")))
    if "'" in written:
        assert loaded.content.municipality.code == "0114"
    else:
        [problem] = loaded.problems
        assert problem.message.startswith("code: 0114 börjar med noll")
        assert problem.hint == "Sätt citattecken: '0114'."


def test_a_plain_number_for_an_id_is_text(tmp_path: Path) -> None:
    files = edited(REPORT, "kind: annual", "kind: annual\nsource: {kind: document, id: 105261818}")
    loaded = load_content(write(tmp_path, files))
    source = loaded.content.reports["arsredovisning-2025"].source
    assert source is not None
    assert source.id == "105261818"


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = """\
title: no
unit: procent
direction: upp
tolerans: 1
decimals: 0114
outcomes:
  - {period: 2024, value: 71,2}
  - {period: 2024-13, value: fem}
"""
    problems = problems_of(tmp_path, {**CLEAN, MINE: text})
    assert [(problem.place.line, problem.rule.code) for problem in problems] == [
        (1, "L02"),
        (3, "L12"),
        (4, "L11"),
        (5, "L02"),
        (7, "L14"),
        (8, "L14"),
        (8, "L15"),
    ]


def test_a_refused_value_hides_no_other_mistake_on_its_line(tmp_path: Path) -> None:
    files = measure(
        "{period: 2024, value: 71.2, published: 2025-02-10}", "{period: 2024, value: no, note: [a]}"
    )
    assert [problem.rule.code for problem in problems_of(tmp_path, files)] == ["L02", "L12"]


def test_a_refused_value_is_not_told_of_as_missing(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, measure("title: Svar inom två dagar", "title: no"))
    assert problem.rule.code == "L02"


@pytest.mark.parametrize(
    ("path", "text"), [((), "filen"), (("outcomes", 0, "value"), "outcomes.1.value"), (("",), "''")]
)
def test_positions_are_counted_from_one(path: tuple[str | int, ...], text: str) -> None:
    assert dotted(path) == text


def test_a_long_value_is_cut() -> None:
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == f"{'x' * 57}…"


@pytest.mark.parametrize("line", ['email: "a@b.se\\nExpires: x"', "email: ingen", "phone: 'javascript:1'"])
def test_contact_that_would_not_work_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "content/results").mkdir(parents=True)
    text = f"name: Exempelkommunen\ncontact:\n  {line}\n"
    (tmp_path / "content/results/municipality.yml").write_text(text, encoding="utf-8")
    [problem] = load_content(tmp_path).problems
    assert (problem.place.line, problem.rule.code) == (3, "L12")


def test_a_file_of_nothing_but_mistakes_is_told_of_in_short(tmp_path: Path) -> None:
    """Each mistake has a proposal, and to find 100,000 of them would take minutes."""
    fields = "".join(f"okand-{number}: 1\n" for number in range(150))
    problems = problems_of(tmp_path, {**CLEAN, MINE: f"{MEASURE}{fields}"})
    assert len(problems) == 101
    assert problems[-1].message == "Härifrån är det 50 fel till i filen."
    assert problems[-1].place.line == MEASURE.count("\n") + 101


@pytest.mark.parametrize(
    ("day", "is_good"), [("1", True), ("31", True), ("0", False), ("32", False), ("1.5", False)]
)
def test_a_day_of_the_month_is_one_that_there_is(tmp_path: Path, day: str, is_good: bool) -> None:
    level = f"level: {{bound: by_day_of_month, value: {day}, unit: antal}}\nclock_starts"
    files = edited(GUARANTEE, "level: {bound: at_most, value: 8, unit: veckor}\nclock_starts", level)
    problems = load_content(write(tmp_path, files)).problems
    assert [problem.rule.code for problem in problems] == ([] if is_good else ["L12"])
    assert all("dag i månaden" in problem.message for problem in problems)


def test_a_number_with_its_unit_is_parted_in_one_proposal(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "value: 8, unit: veckor}\nclock", "value: 8 veckor}\nclock")
    [problem] = load_content(write(tmp_path, files)).problems
    assert problem.hint == "Dela upp det: value: 8, unit: veckor"


@pytest.mark.parametrize(("decimals", "is_read"), [("3", True), ("2", False), ("4", False), ("tre", False)])
def test_three_decimals_are_no_thousands_in_a_measure_that_has_three(decimals: str, is_read: bool) -> None:
    text = f"title: X\nunit: index\ndirection: higher\ndecimals: {decimals}\noutcomes:\n"
    document = read_yaml(f"{text}  - {{period: 2024, value: 1.234}}\n", "a.yml")
    _record, found = validated(Measure, document, "a.yml")
    assert any(problem.rule is BAD_NUMBER for problem in found) is not is_read
