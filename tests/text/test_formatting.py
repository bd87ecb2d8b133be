"""The formatter: same values, comments kept, done the second time; and what it makes of how forms write."""

import io
import shutil
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from paraply.load import load_content
from paraply.text.formatting import formatted, unformatted
from paraply.text.yamlfile import read_yaml
from tests.commands import process
from tests.worlds import CLEAN, GUARANTEE, MEASURE, edited, write

ROOT = Path(__file__).parents[2]

CASES = {
    "a form's quotes and blocks": (
        """\
        title: 'Bygglov i tid'
        owners:
          - "byggnadsnamnden"
        level:
            bound: at_most
            value: 8
        outcomes: [{period: 2024, value: 91.0}, {period: 2025, value: 92.50}]
        """,
        """\
        title: Bygglov i tid
        owners: [byggnadsnamnden]
        level: {bound: at_most, value: 8}
        outcomes:
          - {period: 2024, value: 91.0}
          - {period: 2025, value: 92.50}
        """,
    ),
    "quotes that are needed": (
        "code: '0114'\nsaid: 'no'\nperiod: '2025'\nat: \"12:30\"\nnote: 'Ja: nej'\nmark: 'a #b'\n",
        'code: "0114"\nsaid: "no"\nperiod: "2025"\nat: "12:30"\nnote: "Ja: nej"\nmark: "a #b"\n',
    ),
    "comments": (
        """\
        # Först.

        title:  Bygglov

        # Om nivån.
        level:
          bound: at_most   # högst
          value: 8


        unit: 'dagar'
        # Sist.
        """,
        """\
        # Först.

        title: Bygglov

        # Om nivån.
        level:
          bound: at_most   # högst
          value: 8

        unit: dagar
        # Sist.
        """,
    ),
    "folded and literal texts": (
        """\
        one: >-
          Första raden
          och andra.
        two: |
          Första stycket.

          Andra # stycket.
        three: |  # varför
          Ett.
          Två.
        """,
        """\
        one: Första raden och andra.
        two: |
          Första stycket.

          Andra # stycket.
        three: |  # varför
          Ett.
          Två.
        """,
    ),
    "sentences, records and empty values": (
        """\
        your_part: [Kom i tid., Ta med allt.]
        areas: [{id: a, title: A}]
        exceptions: []
        decision:
        easy: ''
        """,
        """\
        your_part:
          - Kom i tid.
          - Ta med allt.
        areas:
          - id: a
            title: A
        exceptions: []
        decision: null
        easy: ""
        """,
    ),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_it_is_written_one_way(before: str, after: str) -> None:
    assert formatted(dedent(before), ".yml") == dedent(after)
    assert formatted(dedent(after), ".yml") == dedent(after)


def test_long_groups_and_items_get_lines_of_their_own() -> None:
    why = "Nästan alla ärenden kom i tid, men i mars var det för få som arbetade. " * 3
    text = formatted(
        f"claim: {{how: apply, text: '{why}'}}\nlist: [{{period: 2025, why: '{why}'}}]\n", ".yml"
    )
    lines = text.splitlines()
    assert lines[:2] == ["claim:", "  how: apply"]
    assert lines[3:5] == ["list:", "  - period: 2025"]
    assert formatted(text, ".yml") == text


def test_the_text_below_the_fields_is_left_alone() -> None:
    body = "Rad ett  \nrad två\n\n* en   punkt"
    assert formatted(f"---\r\ntitle: 'A'\r\n---\r\n\n{body}\n\n\n", ".md") == f"---\ntitle: A\n---\n{body}\n"
    assert formatted("---\ntitle: 'A'\n---", ".md") == "---\ntitle: A\n---\n"


@pytest.mark.parametrize(
    "text",
    [
        "title: [A",
        "a: 1\na: 2\n",
        "- 1\n",
        "{}\n",
        "a: no\n",
        "just words\n",
        "a: &x 1\nb: *x\n",
        "a:b: [{c: 1}]\n",
    ],
)
def test_what_cannot_be_read_is_left_to_the_check(text: str) -> None:
    assert formatted(text, ".yml") == text
    assert formatted(text, ".md") == text


@pytest.mark.parametrize("content", [ROOT / "content", ROOT / "tests" / "example" / "content"], ids=str)
def test_whole_content_loads_to_the_same_records_and_is_done_at_once(content: Path, tmp_path: Path) -> None:
    shutil.copytree(content, tmp_path / "content")
    before = load_content(tmp_path)
    for path, text in unformatted(tmp_path).items():
        path.write_text(text, encoding="utf-8")
    assert unformatted(tmp_path) == {}
    after = load_content(tmp_path)
    assert [problem.message for problem in after.problems] == [problem.message for problem in before.problems]
    for folder, records in before.content.folders.items():
        now = after.content.folders[folder]
        assert [(id_, record.model_dump()) for id_, record in records.items()] == [
            (id_, record.model_dump()) for id_, record in now.items()
        ]


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n"), max_size=60
    )
)
NAMES = st.from_regex(r"[a-z]{2,8}_", fullmatch=True)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4), st.booleans())
def test_whatever_another_program_writes_keeps_its_values(fields: dict[str, object], flow: bool) -> None:
    written = io.StringIO()
    writer = YAML(pure=True)
    writer.default_flow_style = flow
    writer.dump(fields, written)
    text = written.getvalue()
    once = formatted(text, ".yml")
    assert read_yaml(once, "").value == read_yaml(text, "").value
    assert formatted(once, ".yml") == once


def test_the_command_names_files_mends_them_and_is_done(tmp_path: Path) -> None:
    write(tmp_path, edited(MEASURE, "unit: procent", "unit: 'procent'  "))
    command = process("format-content", "--root", tmp_path)

    def run(*more: str) -> tuple[int, str]:
        done = subprocess.run([*command, *more], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    status, said = run("--check")
    assert status == 1
    assert f"content/{MEASURE}" in said
    assert "paraply.py format-content" in said
    assert "unit: 'procent'" in (tmp_path / "content" / MEASURE).read_text(encoding="utf-8")
    status, said = run()
    assert status == 0
    assert said.endswith("filer är ändrade.\n" if said.count("\n") > 2 else "1 fil är ändrad.\n")
    assert "unit: procent\n" in (tmp_path / "content" / MEASURE).read_text(encoding="utf-8")
    assert run("--check") == (0, "Alla filer är skrivna som de ska.\n")
    assert run("--help")[1].count("Exempel:") == 1


def test_a_file_that_is_no_text_is_left_to_the_check(tmp_path: Path) -> None:
    write(tmp_path, {**CLEAN})
    (tmp_path / "content" / MEASURE).write_bytes(b"title: \xff\n")
    assert tmp_path / "content" / MEASURE not in unformatted(tmp_path)


@pytest.mark.parametrize("content", [ROOT, ROOT / "tests" / "example"], ids=["content", "example"])
def test_what_is_checked_in_is_written_as_it_should_be(content: Path) -> None:
    assert sorted(map(str, unformatted(content))) == []


class TestHook:
    """A clone where ``git-hooks`` has been run, and commits made in it."""

    @pytest.fixture
    def clone(self, tmp_path: Path) -> Path:
        origin, clone = tmp_path / "origin", tmp_path / "En mapp"
        write(origin, CLEAN)
        for path, text in unformatted(origin).items():
            path.write_text(text, encoding="utf-8")
        git(origin, "init", "--quiet")
        git(origin, "add", ".")
        git(origin, "commit", "--quiet", "--message=Allt")
        git(tmp_path, "clone", "--quiet", str(origin), str(clone))
        (clone / "scripts").symlink_to(ROOT / "scripts")
        (clone / ".venv").symlink_to(ROOT / ".venv")
        subprocess.run(process("git-hooks", "--root", clone), check=True, capture_output=True)
        return clone

    def test_a_commit_is_written_one_way_and_nothing_is_left(self, clone: Path) -> None:
        changed = clone / "content" / MEASURE
        right = changed.read_text(encoding="utf-8").replace("unit: procent", "unit: andel")
        changed.write_text(right.replace("unit: andel", "unit:   'andel'"), encoding="utf-8")
        git(clone, "commit", "--quiet", "--all", "--message=Enheten")
        assert git(clone, "show", f"HEAD:content/{MEASURE}") == right
        assert git(clone, "status", "--porcelain", "--untracked-files=no") == ""
        assert git(clone, "diff", "--stat", "HEAD~").count("|") == 1

    def test_what_is_not_committed_is_left_alone(self, clone: Path) -> None:
        part, other = clone / "content" / MEASURE, clone / "content" / GUARANTEE
        part.write_text(part.read_text("utf-8").replace("unit: procent", "unit: 'procent'"), "utf-8")
        git(clone, "add", "content")
        part.write_text(part.read_text("utf-8").replace("decimals: 1", "decimals: '1'"), "utf-8")
        other.write_text(other.read_text("utf-8").replace("kind: guarantee", "kind: 'guarantee'"), "utf-8")
        before = part.read_bytes(), other.read_bytes()
        git(clone, "commit", "--quiet", "--message=En del")
        assert (part.read_bytes(), other.read_bytes()) == before
        assert "unit: 'procent'" in git(clone, "show", f"HEAD:content/{MEASURE}")

    def test_what_cannot_be_read_is_committed_as_it_is(self, clone: Path) -> None:
        """A half-done file may be saved on a branch: the check tells what is wrong with it."""
        (clone / "content" / MEASURE).write_text("title: [A\n", encoding="utf-8")
        (clone / "content" / GUARANTEE).unlink()
        git(clone, "commit", "--quiet", "--all", "--message=Halvfärdigt")
        assert git(clone, "show", f"HEAD:content/{MEASURE}") == "title: [A\n"


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.se", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout
