"""A new file, asked for or given by flags: valid before it is written, and never in another's place."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.load import load_content
from paraply.model.guarantee import GuaranteeKind
from paraply.model.ids import plain_id
from paraply.model.level import LevelUnit
from paraply.newfile.command import write_new
from paraply.newfile.questions import NOUNS
from paraply.text.yamledit import block
from paraply.text.yamlfile import Value, read_yaml
from paraply.trial import judged
from tests.commands import process
from tests.worlds import AREAS, CLEAN, GUARANTEE, OWNERS, TODAY, edited, write

ROOT = Path(__file__).parent.parent.parent
SHORTEST = {
    "guarantee": {"title": "Svar i tid", "kind": "guarantee", "promise": "Du får svar i tid."},
    "measure": {"title": "Svar", "unit": "procent", "direction": "higher"},
    "goal": {"title": "Alla får svar", "level": "council"},
    "survey": {"title": "Enkäten", "kind": "survey"},
    "report": {"title": "Rapporten", "kind": "annual"},
    "decision": {"title": "Beslutet"},
    "area": {"title": "Resor, vägar och torg"},
    "owner": {"name": "Miljönämnden", "kind": "nämnd"},
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "kommun", CLEAN)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.mark.parametrize("noun", NOUNS)
def test_the_shortest_file_of_each_kind_can_be_read(root: Path, said: list[str], noun: str) -> None:
    assert write_new(root, TODAY, noun, SHORTEST[noun], said.append, None) == 0
    assert not load_content(root).problems
    kind = NOUNS[noun].kind
    new = {path for path in root.rglob("*") if path.is_file()} - {root / "content" / name for name in CLEAN}
    if kind.has_file:
        [path] = new
        assert str(path.relative_to(root)) in said[-1]
    else:
        assert not new
        assert kind.file in said[-1]
    made = load_content(root).content.folders[kind.name]
    assert plain_id(next(iter(SHORTEST[noun].values()))) in made


@pytest.mark.parametrize("noun", NOUNS)
def test_every_question_is_a_field_with_help(noun: str) -> None:
    questions = NOUNS[noun].questions()
    assert all(question.label and question.help for question in questions)
    asked = {question.name for question in questions}
    assert {question.needs for question in questions if question.needs} <= asked
    model = NOUNS[noun].kind.model
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    assert needed - {"id"} <= asked  # an id is made of the title


def test_flags_make_a_whole_promise(root: Path, said: list[str]) -> None:
    told = {
        "title": "Svar: inom fem dagar",
        "kind": "servicenivå",
        "area": "Bygga och bo",
        "owners": "byggnadsnamnden, byggkontoret",
        "audience": "1;företag",
        "promise": "Du får svar inom fem dagar.",
        "level.value": "5",
        "level.bound": "at_most",
        "level.unit": "dagar",
        "your_part": "Skriv ditt namn.; Berätta vad det gäller, kort.",
        "valid_from": "2026-05",
        "source.url": "https://example.org/svar",
        "source.read": "2026-11-20",
        "body": "Det gäller alla.",
    }
    assert write_new(root, TODAY, "guarantee", told, said.append, None) == 0
    promise = load_content(root).content.guarantees["svar-inom-fem-dagar"]
    assert promise.kind is GuaranteeKind.SERVICE_LEVEL
    assert promise.area == "bygga-och-bo"
    assert promise.owners == ("byggnadsnamnden", "byggkontoret")
    assert [each.value for each in promise.audience] == ["resident", "business"]
    assert promise.level
    assert promise.level.unit is LevelUnit.DAYS
    assert promise.your_part == ("Skriv ditt namn.", "Berätta vad det gäller, kort.")
    assert promise.source
    assert (promise.source.url, str(promise.source.read)) == ("https://example.org/svar", "2026-11-20")
    assert promise.body == "Det gäller alla."


def test_a_target_and_a_first_figure_become_lists(root: Path, said: list[str]) -> None:
    told = {
        **SHORTEST["measure"],
        "targets.from_period": "2025",
        "targets.at_least": "90",
        "outcomes.period": "2025",
        "outcomes.value": "91.5",
    }
    assert write_new(root, TODAY, "measure", told, said.append, None) == 0
    text = (root / "content/results/measures/svar.yml").read_text(encoding="utf-8")
    assert "targets:\n  - {from_period: 2025, at_least: 90}\n" in text
    assert "outcomes:\n  - {period: 2025, value: 91.5}\n" in text
    assert any("S08" in line for line in said), "a target without a decision is a warning"


def test_every_mistake_is_told_at_once_with_a_proposal(root: Path, said: list[str]) -> None:
    told = {
        "title": "Svar",
        "kind": "garanti",
        "state": "kanske",
        "area": "bygga",
        "owners": "byggnadsnamden",
        "level.value": "5,5",
        "measure_is": "share",
        "valid_from": "2026-02-30",
    }
    before = sorted(root.rglob("*"))
    assert write_new(root, TODAY, "guarantee", told, said.append, None) == 1
    for part in (
        "--kind: 'garanti' finns inte. Menade du 'guarantee'?",
        "--state: 'kanske' finns inte. Välj ett av Utkast; Beslutat, gäller inte än; Gäller; ",
        "--area: 'bygga' finns inte.",
        "--owners: 'byggnadsnamden' finns inte. Menade du 'byggnadsnamnden'?",
        "--promise saknas.",
        "--level-value: '5,5' har decimalkomma. Skriv 5.5.",
        "--level-unit saknas.",
        "--measure-is behöver också --measure",
        "--valid-from: datumet 2026-02-30 finns inte.",
    ):
        assert any(line.startswith(part) for line in said), part
    assert said[-1] == "Inget skrevs."
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(("noun", "file"), [("area", AREAS), ("owner", OWNERS)])
def test_a_record_of_a_list_is_added_last_and_all_else_stays(
    root: Path, said: list[str], noun: str, file: str
) -> None:
    path = root / "content" / file
    before = path.read_text(encoding="utf-8") + "# Senast genomgången 2026.\n"
    path.write_text(before, encoding="utf-8")
    assert write_new(root, TODAY, noun, SHORTEST[noun], said.append, None) == 0
    after = path.read_text(encoding="utf-8")
    id_ = plain_id(next(iter(SHORTEST[noun].values())))
    *rest, last = before.splitlines()
    assert after.splitlines()[: len(rest) + 1] == [*rest, f"  - id: {id_}"]
    assert after.splitlines()[-1] == last
    assert write_new(root, TODAY, noun, SHORTEST[noun], said.append, None) == 1
    assert "finns redan i" in said[-2]
    assert path.read_text(encoding="utf-8") == after


def test_what_a_promise_refers_to_can_be_made_although_the_check_misses_it(
    root: Path, said: list[str]
) -> None:
    write(root, edited(GUARANTEE, "area: bygga-och-bo", "area: Resor, vägar och torg"))
    [problem] = judged(root, TODAY).errors
    noun, id_ = re.findall(r"kommandot new (\w+) --id ([\w-]+)", problem.hint)[0]
    assert write_new(root, TODAY, noun, {"title": "Resor, vägar och torg"}, said.append, None, id_=id_) == 0
    [problem] = judged(root, TODAY).errors
    assert problem.hint == "Menade du 'resor-vagar-och-torg' (Resor, vägar och torg)?"


def test_a_list_on_one_line_is_left_to_the_writer(root: Path, said: list[str]) -> None:
    written = "areas: [{id: bygga-och-bo, title: Bygga}, {id: forskola-och-skola, title: Skola}]\n"
    write(root, {AREAS: written})
    assert write_new(root, TODAY, "area", SHORTEST["area"], said.append, None) == 1
    assert (root / "content" / AREAS).read_text(encoding="utf-8") == written


def test_nothing_is_overwritten(root: Path, said: list[str]) -> None:
    told = {**SHORTEST["guarantee"], "title": "Bygglov"}
    old = (root / "content/guarantees/bygglov.md").read_bytes()
    assert write_new(root, TODAY, "guarantee", told, said.append, None) == 1
    assert "finns redan. Välj ett annat namn: --id bygglov-2" in said[0]
    assert (root / "content/guarantees/bygglov.md").read_bytes() == old
    assert write_new(root, TODAY, "guarantee", told, said.append, None, id_="bygglov-2") == 0


@pytest.mark.parametrize(
    ("id_", "message"), [("../Ut", "duger inte som adress. Skriv --id ut"), ("index", "upptaget")]
)
def test_a_name_that_is_no_address_is_refused(root: Path, said: list[str], id_: str, message: str) -> None:
    assert write_new(root, TODAY, "decision", SHORTEST["decision"], said.append, None, id_=id_) == 1
    assert message in said[0]


def test_a_dry_run_writes_nothing(root: Path, said: list[str]) -> None:
    assert write_new(root, TODAY, "goal", SHORTEST["goal"], said.append, None, dry_run=True) == 0
    assert not (root / "content/results/goals/alla-far-svar.md").exists()
    assert any("level: council" in line for line in said)


def test_content_with_errors_is_mended_first(tmp_path: Path, said: list[str]) -> None:
    root = write(tmp_path, edited(AREAS, "id: bygga-och-bo", "id: bygga-och-sova"))
    assert write_new(root, TODAY, "goal", SHORTEST["goal"], said.append, None) == 1
    assert said[0] == "Innehållet har fel som behöver rättas först:"


def test_a_file_that_cannot_be_written_is_told(root: Path, said: list[str]) -> None:
    decisions = root / "content/results/decisions"

    def say(line: str) -> None:
        said.append(line)
        if "title: Beslutet" in line:
            decisions.rename(root / "content/results/elsewhere-moved")
            decisions.write_text("", encoding="utf-8")

    assert write_new(root, TODAY, "decision", SHORTEST["decision"], say, None) == 1
    assert any("Det gick inte att skriva" in line for line in said)


def test_questions_are_asked_again_until_they_can_be_used(root: Path, said: list[str]) -> None:
    answers = iter(
        ["", "Årsrapport", "9", "annual", "2026-13", "2026", "", "2027-04", "", "", "Om året.", "", "ja"]
    )
    assert write_new(root, TODAY, "report", {}, said.append, lambda _: next(answers)) == 0
    assert next(answers, None) is None
    assert any("Det här behöver fyllas i" in line for line in said)
    assert any("'9' finns inte" in line for line in said)
    assert any("2026-13" in line for line in said)
    text = (root / "content/results/reports/arsrapport.yml").read_text(encoding="utf-8")
    assert text == "title: Årsrapport\nkind: annual\nperiod: 2026\nplanned: 2027-04\nnote: Om året.\n"


def test_a_no_writes_nothing_and_a_long_list_is_shown_when_asked_for(tmp_path: Path, said: list[str]) -> None:
    names = [f"namnd-{number}" for number in range(20)]
    owners = "owners:\n" + "".join(
        f"  - {{id: {name}, name: {name.title()}, kind: office}}\n" for name in names
    )
    files = {"results/municipality.yml": "name: Kommunen\n", "results/owners.yml": owners}
    root = write(tmp_path, files)
    answers = iter(["Ett mål", "1", "", "?", "namnd-7", "", "", "", "", "", "", "", "annat-namn", "nej"])
    assert write_new(root, TODAY, "goal", {}, said.append, lambda _: next(answers)) == 1
    assert any("visas alla 20" in line for line in said)
    assert any("namnd-19" in line for line in said)
    assert any("content/results/goals/annat-namn.md" in line for line in said)
    assert said[-1] == "Inget skrevs."
    assert not (root / "content/results/goals").exists()


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40).filter(
    lambda text: text == text.strip() and "\ufffe" not in text and "\uffff" not in text
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=4), TEXTS)
def test_any_text_is_read_back_as_it_was(text: str, items: list[str], inner: str) -> None:
    fields: dict[str, Value] = {
        "title": text,
        "your_part": [*items, "x" * 110],
        "basis": {"reference": inner, "kind": "y" * 110},
    }
    document = read_yaml(block(fields), "")
    assert not document.problems
    assert document.value == fields


def test_the_command_says_what_it_does(root: Path) -> None:
    command = process("new")
    help_ = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True).stdout
    assert "Exempel:" in help_
    assert "mätning" in help_
    flags = ["decision", "--root", str(root), "--title", "Beslut om svar", "--yes"]
    done = subprocess.run([*command, *flags], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (root / "content/results/decisions/beslut-om-svar.yml").read_text(encoding="utf-8") == (
        "title: Beslut om svar\n"
    )
    again = subprocess.run([*command, *flags], capture_output=True, text=True, check=False)
    assert again.returncode == 1
    assert "finns redan" in again.stdout


def test_what_matters_most_is_told_first(root: Path, said: list[str]) -> None:
    told = {"title": "Svar snabbt", "kind": "guarantee", "promise": "Du får svar snabbt."}
    assert write_new(root, TODAY, "guarantee", told, said.append, None) == 0
    begin = said.index("Börja med det här:")
    then = said.index("Det här kan du komplettera i filen sedan:")
    codes = [re.findall(r"\b[A-Z]\d\d\b", line)[0] for line in said[begin + 1 : then]]
    assert codes == ["G01", "G08", "G13"]
    assert begin < then < len(said) - 1
