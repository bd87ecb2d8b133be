"""What people and programs do to a file: each is told at its line, by its cause, with a proposal that works.

A corpus is made from the files of the tiny municipality: every kind of mistake in every file where it can be
made. What is proposed is then done to the file, as somebody would who reads the message and knows no YAML,
and the mistake must be gone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from paraply.build import Memory, examine
from paraply.check import check_content
from paraply.load import load_content
from paraply.problems import Problem
from tests.worlds import AREAS, CLEAN, GUARANTEE, MEASURE, OWNERS, TODAY, world_of, write

ENGLISH = re.compile(
    r"\b(?:the|expected|found|invalid|field required|input|error|mapping|line \d)\b", re.IGNORECASE
)
WRITE_SO = re.compile(r"Skriv så här(?:, med (\d+) mellanslag först)?: (.*)$")
FIELD = re.compile(r"^(?P<lead> *(?:- )?)(?P<key>[a-z_]+): (?P<value>[^\[\]{}|>\"'\n]+)$")
FILES = [name for name in CLEAN if name.endswith((".md", ".yml"))]


@dataclass(frozen=True)
class Mistake:
    """A kind of mistake in one line: what it does, the rule that tells, and words of the message."""

    rule: str
    says: str
    make: Callable[[re.Match[str]], str]
    which: Callable[[re.Match[str]], bool] = lambda _found: True


def is_plain_text(found: re.Match[str]) -> bool:
    return " " in found["value"] and not re.search(r"[:#]|^\d", found["value"])


def is_day(found: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", found["value"]))


MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905


def as_words(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


SWEDISH: dict[tuple[str, str], str] = {
    ("kind", "guarantee"): "Tjänstegaranti",
    ("state", "in_force"): "gäller",
    ("direction", "higher"): "Högre är bättre",
    ("every", "year"): "varje år",
    ("kind", "committee"): "Nämnd",
    ("kind", "council"): "fullmäktige",
}
NAMES: dict[str, str] = {
    "bygga-och-bo": "Bygga och bo",
    "forskola-och-skola": "Förskola och skola",
    "kommunfullmaktige": "Kommunfullmäktige",
    "kf-2019-12": "Tjänstegaranti för bygglov",
}

LINES: dict[str, Mistake] = {
    "no space after the colon": Mistake(
        "L27", "mellanslag efter kolonet", lambda f: f"{f['lead']}{f['key']}:{f['value']}"
    ),
    "a wide colon": Mistake(
        "L27", "i stället för ett kolon", lambda f: f"{f['lead']}{f['key']}：{f['value']}"
    ),
    "a hard space after the colon": Mistake(
        "L27", "hårt mellanslag", lambda f: f"{f['lead']}{f['key']}:\u00a0{f['value']}"
    ),
    "a hard space before the field": Mistake(
        "L27",
        "hårt mellanslag",
        lambda f: f"\u00a0{f['lead']}{f['key']}: {f['value']}",
        lambda f: not f["lead"],
    ),
    "a sign without width in the field": Mistake(
        "L27", "utan bredd", lambda f: f"{f['lead']}{f['key'][:2]}\u200b{f['key'][2:]}: {f['value']}"
    ),
    "a soft hyphen in the field": Mistake(
        "L27", "mjukt bindestreck", lambda f: f"{f['lead']}{f['key'][:2]}\u00ad{f['key'][2:]}: {f['value']}"
    ),
    "an equals sign": Mistake("L01", "kolon", lambda f: f"{f['lead']}{f['key']} = {f['value']}"),
    "a semicolon": Mistake("L01", "kolon", lambda f: f"{f['lead']}{f['key']}; {f['value']}"),
    "no colon": Mistake("L01", "kolon", lambda f: f"{f['lead']}{f['key']} {f['value']}"),
    "a colon in the text": Mistake(
        "L01", "kolon inne i en text", lambda f: f"{f['lead']}{f['key']}: Obs: {f['value']}", is_plain_text
    ),
    "a quote that is not closed": Mistake(
        "L01", "citattecken", lambda f: f'{f["lead"]}{f["key"]}: "{f["value"]}', is_plain_text
    ),
    "one space too many": Mistake(
        "L01|L27", "lika långt in", lambda f: f" {f['lead']}{f['key']}: {f['value']}", lambda f: not f["lead"]
    ),
    "a number sign first": Mistake(
        "L27", "anteckning", lambda f: f"{f['lead']}{f['key']}: #1 {f['value']}", is_plain_text
    ),
    "a number sign within": Mistake(
        "L27", "anteckning", lambda f: f"{f['lead']}{f['key']}: {f['value']} #1", is_plain_text
    ),
    "typographic quotes": Mistake(
        "K05", "citattecken", lambda f: f"{f['lead']}{f['key']}: ”{f['value']}”", is_plain_text
    ),
    "a soft hyphen in the text": Mistake(
        "K05",
        "mjukt bindestreck",
        lambda f: f"{f['lead']}{f['key']}: {f['value'][:4]}\u00ad{f['value'][4:]}",
        lambda f: is_plain_text(f) and f["value"][:5].isalpha(),
    ),
    "a tab before the field": Mistake(
        "L27",
        "en tabb",
        lambda f: f"\t{f['lead'].lstrip()}{f['key']}: {f['value']}",
        lambda f: bool(f["lead"]),
    ),
    "a field in capitals": Mistake(
        "L11", "finns inte", lambda f: f"{f['lead']}{f['key'].upper()}: {f['value']}"
    ),
    "a slip in the field's name": Mistake(
        "L11",
        "finns inte",
        lambda f: f"{f['lead']}{f['key']}{f['key'][-1]}: {f['value']}",
        lambda f: len(f["key"]) > 3,
    ),
    "a day in words": Mistake(
        "L15", "inget datum", lambda f: f"{f['lead']}{f['key']}: {as_words(f['value'])}", is_day
    ),
    "a day with strokes": Mistake(
        "L15", "inget datum", lambda f: f"{f['lead']}{f['key']}: {f['value'].replace('-', '/')}", is_day
    ),
    "the month and the day exchanged": Mistake(
        "L15",
        "finns inte",
        lambda f: f"{f['lead']}{f['key']}: {f['value'][:4]}-{f['value'][8:]}-{f['value'][5:7]}",
        lambda f: is_day(f) and int(f["value"][8:]) > 12,
    ),
    "an address with spaces": Mistake(
        "L12",
        "mellanrum",
        lambda f: f"{f['lead']}{f['key']}: {f['value']}protokoll från nämnden.pdf",
        lambda f: f["value"].startswith("https://") and f["key"] != "site_address",
    ),
    "a merge that is not done": Mistake(
        "L26",
        "Två har ändrat samma ställe",
        lambda f: f"<<<<<<< HEAD\n{f[0]}\n=======\n{f['lead']}{f['key']}: annat\n>>>>>>> gren",
    ),
    "a choice in Swedish": Mistake(
        "L12",
        "går inte att välja",
        lambda f: f"{f['lead']}{f['key']}: {SWEDISH[f['key'], f['value']]}",
        lambda f: (f["key"], f["value"]) in SWEDISH,
    ),
    "a name instead of an id": Mistake(
        "R01",
        "finns inte",
        lambda f: f"{f['lead']}{f['key']}: {NAMES[f['value']]}",
        lambda f: f["key"] not in {"id", "decided_by"} and f["value"] in NAMES,
    ),
}


def corpus() -> Iterator[tuple[str, str, int, str]]:
    """The name of the mistake, the file, the line from 0 and the text of the whole file with it."""
    for kind, mistake in LINES.items():
        for name in FILES:
            lines = (CLEAN[name] or "").split("\n")
            made = 0
            for number, line in enumerate(lines):
                found = FIELD.match(line)
                if found and made < 2 and mistake.which(found) and (not number or "body" not in line):
                    made += 1
                    changed = [*lines[:number], mistake.make(found), *lines[number + 1 :]]
                    yield kind, name, number, "\n".join(changed)


CORPUS = list(corpus())


MEMORY = Memory()


def examined(root: Path, name: str, text: str) -> list[Problem]:
    write(root, {name: text})
    return [problem for problem in examine(root, TODAY, MEMORY).problems if problem.accepted is None]


def mended(text: str, problem: Problem) -> str:
    """The file with what the message proposes on the line it names, done as it says and not otherwise."""
    lines = text.split("\n")
    at = problem.place.line - 1
    hint = problem.hint
    if found := WRITE_SO.search(hint):
        lines[at] = " " * int(found[1] or 0) + found[2]
    elif problem.rule.code == "L26":
        end = next(number for number in range(at, len(lines)) if lines[number].startswith(">>>>>>>"))
        middle = lines.index("=======", at)
        lines[at : end + 1] = lines[at + 1 : middle]
    elif found := re.search(r"Menade du '([^']+)'", hint):
        name, _colon, value = lines[at].partition(": ")
        lead = re.match(r" *(?:- )?", name)
        if problem.rule.code == "L11":
            lines[at] = f"{lead[0] if lead else ''}{found[1]}: {value}"
        else:
            lines[at] = f"{name}: {found[1]}"
    elif found := re.search(r"Skriv (\S.*?)\.?$", hint):
        name, _colon, value = lines[at].partition(": ")
        lines[at] = f"{name}: {value.replace(chr(0xAD), '') if chr(0xAD) in value else found[1]}"
    return "\n".join(lines)


def test_the_corpus_is_large() -> None:
    assert len(CORPUS) >= 300
    assert {kind for kind, *_rest in CORPUS} == set(LINES)


@pytest.mark.parametrize("kind", LINES)
def test_a_mistake_is_told_at_its_line_and_goes_when_the_proposal_is_followed(
    kind: str, tmp_path: Path
) -> None:
    mistake = LINES[kind]
    write(tmp_path)
    for _kind, name, number, text in (case for case in CORPUS if case[0] == kind):
        problems = examined(tmp_path, name, text)
        here = (f"content/{name}", number + 1)
        mine = [problem for problem in problems if (problem.place.file, problem.place.line) == here]
        told = [problem for problem in mine if problem.rule.code in mistake.rule.split("|")]
        assert told, (name, number, text.split("\n")[number], [str(problem) for problem in problems])
        for problem in problems:
            assert not ENGLISH.search(problem.message), str(problem)
        [problem, *_others] = told
        assert mistake.says in problem.message, str(problem)
        new = mended(text, problem)
        left = examined(tmp_path, name, new)
        assert not [other for other in left if other.is_error or other.rule.code in mistake.rule], (
            name, number, text.split("\n")[number], problem.hint, [str(other) for other in left]
        )  # fmt: skip
        write(tmp_path, {name: CLEAN[name]})


def test_a_line_that_belongs_to_what_was_changed_above_is_not_moved_out(tmp_path: Path) -> None:
    """What is two spaces in belongs to the item above, which somebody has closed."""
    text = (CLEAN[MEASURE] or "").replace(
        "outcomes:\n", "outcomes:\n  - {period: 2020, value: 1}\n    report: arsredovisning-2025\n"
    )
    write(tmp_path)
    told = [problem for problem in examined(tmp_path, MEASURE, text) if problem.rule.code == "L01"]
    assert told
    assert not any("Skriv så här: report" in problem.hint for problem in told)


def test_a_name_with_och_within_is_one_name(tmp_path: Path) -> None:
    write(tmp_path)
    old = "owners: [byggnadsnamnden, byggkontoret]"
    text = (CLEAN[GUARANTEE] or "").replace(old, "owners: Bygg- och miljönämnden och Byggkontoret")
    [problem] = [each for each in examined(tmp_path, GUARANTEE, text) if each.rule.code == "L12"]
    assert "owners: [Bygg- och miljönämnden, Byggkontoret]" in problem.hint


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("{bound: at_most, value: 10 unit: veckor}", "{bound: at_most, value: 10, unit: veckor}"),
        ("{bound: at_most value: 10 unit: veckor}", "{bound: at_most, value: 10, unit: veckor}"),
        ("{bound: at_most; value: 10; unit: veckor}", "{bound: at_most, value: 10, unit: veckor}"),
    ],
)
def test_a_group_without_its_comma_is_told_with_the_comma_in_its_place(
    wrong: str, right: str, tmp_path: Path
) -> None:
    write(tmp_path)
    text = re.sub(r"(?m)^level: .*$", f"level: {wrong}", CLEAN[GUARANTEE] or "")
    assert wrong in text
    [problem] = [each for each in examined(tmp_path, GUARANTEE, text) if each.is_error]
    assert "kommatecken" in problem.message
    assert problem.hint == f"Skriv så här: level: {right}"


def test_a_number_in_words_is_told_in_figures(tmp_path: Path) -> None:
    write(tmp_path)
    text = (CLEAN[GUARANTEE] or "").replace("at_most, value: 8,", "at_most, value: Åtta,")
    [problem] = [each for each in examined(tmp_path, GUARANTEE, text) if each.rule.code == "L14"]
    assert problem.hint == "Skriv 8."


def test_an_address_keeps_the_spaces_of_what_it_leads_to(tmp_path: Path) -> None:
    write(tmp_path)
    source = "source: {kind: web, url: 'https://a.se/å b.pdf'}"
    text = re.sub(r"(?m)^source: .*$", source, CLEAN[GUARANTEE] or "")
    [problem] = [each for each in examined(tmp_path, GUARANTEE, text) if each.rule.code == "L12"]
    assert problem.hint == "Skriv https://a.se/å%20b.pdf."


def test_a_name_that_is_no_id_is_told_with_the_id_to_write(tmp_path: Path) -> None:
    write(tmp_path)
    text = re.sub(r"(?m)^decision: .*$", "decision: KS 2024-05-02 § 12", CLEAN[GUARANTEE] or "")
    [problem] = [each for each in examined(tmp_path, GUARANTEE, text) if each.rule.code == "R01"]
    assert problem.hint.endswith(
        "Skapa filen content/results/decisions/ks-2024-05-02-12.yml, och skriv ks-2024-05-02-12 här."
    )


def test_a_point_further_in_than_the_one_above_is_told_and_not_read_as_part_of_it(tmp_path: Path) -> None:
    write(tmp_path)
    text = re.sub(r"(?m)^your_part:.*\n(?:  .*\n)*", "", CLEAN[GUARANTEE] or "")
    text = text.replace("---\n", "---\nyour_part:\n  - Lämna in allt.\n    - Svara oss.\n", 1)
    [problem] = [each for each in examined(tmp_path, GUARANTEE, text) if each.is_error]
    assert (problem.rule.code, problem.place.line) == ("L27", 4)
    assert "läses som en del av den" in problem.message
    assert not [each for each in examined(tmp_path, GUARANTEE, mended(text, problem)) if each.is_error]


@pytest.mark.parametrize("inner", ["  - |\n    - Ett\n      - Två\n", "  - Ett\n  - Två\n  - Tre\n"])
def test_a_point_that_stands_where_it_belongs_is_let_be(inner: str, tmp_path: Path) -> None:
    write(tmp_path)
    text = re.sub(r"(?m)^your_part:.*\n(?:  .*\n)*", "", CLEAN[GUARANTEE] or "")
    text = text.replace("---\n", f"---\nyour_part:\n{inner}", 1)
    assert not [each for each in examined(tmp_path, GUARANTEE, text) if each.rule.code == "L27"]


def test_a_field_below_the_line_that_ends_them_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    text = f"{(CLEAN[GUARANTEE] or '').rstrip()}\n\nMer text.\neasy: Du får svar.\n"
    [problem] = [each for each in examined(tmp_path, GUARANTEE, text) if each.is_error]
    assert (problem.rule.code, problem.place.line) == ("L27", text.count("\n"))
    assert "'easy'" in problem.message
    assert "ovanför raden ---" in problem.hint
    for other in ("```\neasy: Du får svar.\n```", "Mer: text", "En easy: text"):
        whole = f"{(CLEAN[GUARANTEE] or '').rstrip()}\n\n{other}\n"
        assert not [each for each in examined(tmp_path, GUARANTEE, whole) if each.is_error]


def test_another_record_in_the_same_file_is_told_once_where_it_begins(tmp_path: Path) -> None:
    write(tmp_path)
    text = CLEAN[GUARANTEE] or ""
    [problem] = [each for each in examined(tmp_path, GUARANTEE, f"{text}{text}") if each.is_error]
    assert problem.place.line == text.count("\n") + 2
    assert "till en egen fil" in problem.hint


def test_what_was_there_before_is_not_told_as_new(tmp_path: Path) -> None:
    before = load_content(write(tmp_path / "before")).content
    owners = re.sub(r"(?s)  - id: skolnamnden.*", "", CLEAN[OWNERS])
    world = replace(world_of(tmp_path / "after", {**CLEAN, OWNERS: owners}), before=before)
    told = [each for each in check_content(world) if each.rule.code == "R01"]
    assert told
    *others, last = sorted((each.hint for each in told), key=len)
    assert set(others) == {"Den fanns förut. Lägg tillbaka den, eller skriv en annan här."}
    assert last.startswith(f"{others[0]} Samma id står också i content/")


def hints_after(name: str, old: str, new: str, root: Path) -> list[str]:
    """What the errors propose after an edit; a field that the file lacks is written first in it."""
    write(root)
    text, made = re.subn(old, new, CLEAN[name] or "", count=1, flags=re.MULTILINE)
    if not made:
        text = (CLEAN[name] or "").replace("---\n", f"---\n{new}\n", 1)
    return [problem.hint for problem in examined(root, name, text) if problem.is_error]


@pytest.mark.parametrize(
    ("name", "old", "new", "hint"),
    [
        (GUARANTEE, r"^synonyms: .*$", "synonyms: byggnadslov; bygga hus", '["byggnadslov", "bygga hus"]'),
        (MEASURE, r"value: [\d.]+", "value: saknas", "Skriv missing: not_measured i stället för value."),
        (MEASURE, r"period: [^,\n}]+", "period: VT 2025", "Skriv till exempel"),
        (MEASURE, r"period: [^,\n}]+", "period: jan-aug 2025", "Skriv till exempel"),
        (MEASURE, r"period: [^,\n}]+", "period: januari till april 2025", "Skriv 2025-T1."),
        (GUARANTEE, r"unit: veckor", "unit: arb.dagar", "arbetsdagar"),
        (GUARANTEE, r"^valid_from: .*$", "valid_from: våren 2025", "Skriv år-månad-dag"),
        (GUARANTEE, r"^valid_from: .*$", "valid_from: 11/23/2025", "Skriv 2025-11-23."),
        (GUARANTEE, r"^valid_from: .*$", "valid_from: 231125", "Skriv år-månad-dag"),
        (MEASURE, r"period: 2024,", "period: 2024.0,", "Skriv 2024."),
        (MEASURE, r"value: 95.0", 'value: "#DIVISION/0!"', "Skriv bara siffror"),
        (
            GUARANTEE,
            r"^level: \{(.*)\}$",
            r"level: \1",
            "Skriv så här: level: {bound: at_most, value: 8, unit",
        ),
        (GUARANTEE, r"bound: at_most, v", "bound=at_most, v", "i stället för likhetstecken: bound: at_most"),
        (GUARANTEE, r"^easy: (.*)$", r'easy: "Du "får" det."', """Skriv så här: easy: 'Du "får" det.'"""),
        (GUARANTEE, r"^measure: ", "<!-- fyll i -->\nmeasure: ", "# fyll i"),
        (MEASURE, r"\Z", "2026;96,5\n", "med 2 mellanslag först: - {period: 2026, value: 96.5}"),
        (MEASURE, r"value: 95.0", 'value: "-"', "Skriv missing: not_measured i stället för value."),
        (GUARANTEE, r"^audience: .*$", "audience: [invånare, företag]", "Menade du 'resident' (invånare)?"),
        (GUARANTEE, r"^audience: .*$", "audience: (resident, business)", "audience: [resident, business]"),
        (GUARANTEE, r"^promise: ", "promise:: ", "Skriv bara ett kolon efter promise."),
        (GUARANTEE, r"^easy: ", "easy: - ", 'Skriv så här: easy: "Du får svar inom åtta veckor."'),
        (GUARANTEE, r"^easy: ", "easy: > ", 'Skriv så här: easy: "> Du får svar inom åtta veckor."'),
        (GUARANTEE, r"^decision: .*$", "decision: -", "Skriv så här: decision: null"),
        (
            GUARANTEE,
            r"^measure: .*$",
            "measure: content/results/measures/bygglov-i-tid.yml",
            "'bygglov-i-tid' (",
        ),
        (GUARANTEE, r"^your_part: .*$", "your_part:\n  - Svara: gärna i tid.", '"Svara: gärna i tid."'),
        (MEASURE, r"\Z", f"---\n{CLEAN[MEASURE]}", "flytta den till en egen fil"),
        (GUARANTEE, r"^title: .*$", "\\g<0>\ntext: Avgiften sänks.", "Hör raden till"),
    ],
)
def test_a_word_is_not_taken_for_what_it_does_not_say(
    name: str, old: str, new: str, hint: str, tmp_path: Path
) -> None:
    assert any(hint in each for each in hints_after(name, old, new, tmp_path))


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (GUARANTEE, r"^synonyms: .*$", "synonyms: socialbidrag, soc", 'synonyms: ["socialbidrag", "soc"]'),
        (GUARANTEE, r"^audience: .*$", "audience: resident, företag", "audience: [resident, business]"),
        (GUARANTEE, r"^audience: .*$", "audience: invånare", "audience: [resident]"),
        (MEASURE, r"(?s)^targets:.*?(?=^\w)", "targets: minst 90 procent\n", "{from_period: …, at_least: …"),
        (AREAS, r"^areas:\n", "", "areas: på en egen rad överst"),
    ],
)
def test_one_text_where_a_list_belongs_is_told_with_the_list(
    name: str, old: str, new: str, told: str, tmp_path: Path
) -> None:
    assert any(told in each for each in hints_after(name, old, new, tmp_path))


LISTED = "your_part:\n  - Lämna in allt.\n  - Svara i tid.\n"


@pytest.mark.parametrize(
    ("broken", "cause", "line"),
    [
        (LISTED.replace("  - Svara", "  Svara"), "inget streck först", "  - Svara i tid."),
        (f"{LISTED}Kontakta oss gärna.\n", "inget streck först", "  - Kontakta oss gärna."),
        (f"clock_starts: Då.\n{LISTED.replace('part:', 'part')}", "saknas ett kolon", "your_part:"),
        ("clock_starts:\nNär allt är komplett.\n", "dras in", "  När allt är komplett."),
    ],
)
def test_a_line_of_a_list_or_a_text_that_lost_its_sign_is_told_with_it(
    broken: str, cause: str, line: str, tmp_path: Path
) -> None:
    write(tmp_path)
    text = re.sub(r"(?m)^(?:your_part|clock_starts):.*\n(?:  .*\n)*", "", CLEAN[GUARANTEE] or "")
    lead, _fence, rest = text.partition("---\n")
    [problem] = [
        each
        for each in examined(tmp_path, GUARANTEE, f"{lead}---\n{broken}{rest}")
        if each.is_error and each.rule.code != "R01"
    ]
    assert cause in problem.message
    assert line.strip() in problem.hint


YOUR_PART = "your_part: [Lämna in alla handlingar., Svara när vi frågar.]\n"
LOST: dict[str, tuple[str, str, str, str, str]] = {
    "rows of a spreadsheet in a list": (
        MEASURE, "  - {period: 2024,", "2022\t3\u00a0912,5\t98 %\n  - {period: 2024,",
        "L27", "med 2 mellanslag först: - {period: 2022, value: 3912.5}",
    ),
    "a row of headings of a spreadsheet": (
        GUARANTEE, YOUR_PART, f"{YOUR_PART}Hall\tTider\tPris\n", "L27", "import-report",
    ),
    "a tab before a point": (
        GUARANTEE, YOUR_PART, "your_part:\n  - Lämna in alla handlingar.\n\t- Svara när vi frågar.\n",
        "L27", "med 2 mellanslag först: - Svara när vi frågar.",
    ),
    "the hyphen of a sentence further in": (
        GUARANTEE, YOUR_PART, "your_part:\n  - Lämna in alla handlingar.\n    Svara när vi frågar.\n",
        "L27", "med 2 mellanslag först: - Svara när vi frågar.",
    ),
    "quotes around a place to fill in": (
        GUARANTEE, "text: Avdraget", "text: Du får [belopp]. Avdraget",
        "L01", 'claim: {how: automatic, text: "Du får [belopp]. Avdraget görs utan att du ansöker."}',
    ),
    "quotes around a colon in a group": (
        GUARANTEE, "text: Avdraget", "text: Obs: avdraget",
        "L01", 'claim: {how: automatic, text: "Obs: avdraget görs utan att du ansöker."}',
    ),
    "the end of a quote in a group": (
        GUARANTEE, "text: Avdraget", 'text: "Avdraget',
        "L01", 'claim: {how: automatic, text: "Avdraget görs utan att du ansöker."}',
    ),
    "quotes around commas in a group": (
        GUARANTEE, "text: Avdraget", "text: Ja, då, avdraget",
        "L12", 'Sätt citattecken runt den: text: "Ja, då, avdraget görs utan att du ansöker."',
    ),
    "the indent of a group in a group": (
        GUARANTEE, "  law_level:", "law_level:", "L01", "med 2 mellanslag först: law_level: {bound: at_most",
    ),
    "the indent of the last part of a group": (
        GUARANTEE, "  beyond_law:", "beyond_law:", "L11",
        "Hör raden till basis? Skriv två mellanslag före den, eller flytta in den mellan klamrarna",
    ),
    "the name of a list below a text": (
        GUARANTEE, "your_part: [Lämna in alla handlingar., Svara när vi frågar.]\n",
        "  - Lämna in alla handlingar.\n  - Svara när vi frågar.\n",
        "L27", "Skriv exceptions: eller your_part: på en egen rad ovanför.",
    ),
    "the name of a list of figures": (
        MEASURE, "outcomes:\n", "", "L27", "Skriv outcomes: på en egen rad ovanför.",
    ),
    "the name of a group": (
        MEASURE, "source: {kind: system, title: Ärendesystemet}\n",
        "  kind: system\n  title: Ärendesystemet\n", "L01", "Skriv source: på en egen rad ovanför.",
    ),
    "the first line of a point": (
        AREAS, "  - id: forskola-och-skola\n", "",
        "L03", "med 2 mellanslag först: - id: forskola-och-skola. Annars",
    ),
    "the hyphens of a list": (
        GUARANTEE, "your_part: [Lämna in alla handlingar., Svara när vi frågar.]\n",
        "your_part:\n  Lämna in alla handlingar.\n  Svara när\n  vi frågar.\n",
        "L27", "ett mellanslag: - Lämna in alla handlingar.",
    ),
    "the hyphens of a list of choices": (
        GUARANTEE, "audience: [resident, business]\n",
        "audience:\n  resident\n  business\n", "L27", "ett mellanslag: - resident",
    ),
    "a part of a group that stands outside it": (
        GUARANTEE, "  reference: Plan- och bygglagen\n", "reference: Plan- och bygglagen\n",
        "L01", "Skriv så här, med 2 mellanslag först: reference: Plan- och bygglagen",
    ),
    "the hyphens of a list of ids": (
        GUARANTEE, "owners: [byggnadsnamnden, byggkontoret]\n",
        "owners:\n  byggnadsnamnden\n  byggkontoret\n", "L27", "ett mellanslag: - byggnadsnamnden",
    ),
    "a number that stands with its unit, which is there": (
        GUARANTEE, "level: {bound: at_most, value: 8, unit: veckor}",
        "level: {bound: at_most, value: 8 veckor, unit: veckor}", "L14", "Skriv 8.",
    ),
    "a number that stands with another unit": (
        GUARANTEE, "level: {bound: at_most, value: 8, unit: veckor}",
        "level: {bound: at_most, value: 8 dagar, unit: veckor}",
        "L14", "Skriv value: 8, unit: dagar i stället för unit: veckor.",
    ),
    "a number that stands with its unit, and no other": (
        GUARANTEE, "level: {bound: at_most, value: 8, unit: veckor}",
        "level: {bound: at_most, value: 8 vecka}", "L14", "Dela upp det: value: 8, unit: veckor",
    ),
    "a unit that is a sign": (MEASURE, "unit: procent", "unit: %", "L01", "Skriv så här: unit: procent"),
    "a unit in a group that is a sign": (
        GUARANTEE, "level: {bound: at_most, value: 8, unit: veckor}",
        "level: {bound: at_most, value: 8, unit: %}", "L01",
        "Skriv så här: level: {bound: at_most, value: 8, unit: procent}",
    ),
    "a unit in short": (
        GUARANTEE, "level: {bound: at_most, value: 8, unit: veckor}",
        "level: {bound: at_most, value: 8, unit: v}", "L12", "Menade du 'veckor'?",
    ),
    "commas of a list of texts": (
        GUARANTEE, "handlingar., Svara", "handlingar.; Svara",
        "L27", "your_part: [Lämna in alla handlingar., Svara när vi frågar.]",
    ),
    "a point that stands too far out": (
        MEASURE, "  - {period: 2024,", " - {period: 2024,", "L01", "med 2 mellanslag först: - {period: 2024,",
    ),
    "a point of several lines that stands too far in": (
        AREAS, "  - id: forskola", "    - id: forskola", "L01", "med 2 mellanslag först: - id: forskola",
    ),
    "two ids in one value": (
        GUARANTEE, "area: bygga-och-bo", "area: bygga-och-bo, forskola-och-skola",
        "R01", "Här får bara ett stå. Skriv area: bygga-och-bo",
    ),
    "a list where one id belongs": (
        GUARANTEE, "area: bygga-och-bo", "area: [bygga-och-bo, forskola-och-skola]",
        "L12", "Skriv area: bygga-och-bo",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOST)
def test_what_is_lost_is_named(tmp_path: Path, name: str) -> None:
    path, old, new, rule, proposal = LOST[name]
    text = CLEAN[path] or ""
    assert old in text
    write(tmp_path, {**CLEAN, path: text.replace(old, new, 1)})
    found = [one for one in examine(tmp_path, TODAY).problems if one.place.file.endswith(path)]
    told = [one for one in found if one.rule.code == rule]
    assert told, found
    assert proposal in told[0].hint
    assert len([one for one in found if one.is_error]) == 1, "one cause, one error"
    assert text[: text.index(old)].count("\n") + 1 <= told[0].place.line <= text.count("\n")


def test_quotes_keep_a_semicolon_and_an_id_that_is_gone_is_told_three_times(tmp_path: Path) -> None:
    old = "[Lämna in alla handlingar., Svara när vi frågar.]"
    files = {**CLEAN, GUARANTEE: (CLEAN[GUARANTEE] or "").replace(old, '["Lämna in; svara sedan."]')}
    write(tmp_path, files)
    assert not [one for one in examine(tmp_path, TODAY).problems if one.rule.code == "L27"]
    measure = (CLEAN[MEASURE] or "").replace("[byggnadsnamnden]", "[borta]")
    copies = {MEASURE.replace(".yml", f"-{number}.yml"): measure for number in range(5)}
    write(tmp_path, {**CLEAN, **copies})
    told = [one for one in examine(tmp_path, TODAY).problems if one.rule.code == "R01"]
    assert len(told) == 3
