"""The handbook: true to models, rules and commands, in plain words, and only for those who look for it."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from ruamel.yaml import YAML

from paraply.build import all_rules, examine
from paraply.command.findings import as_text
from paraply.command.program import FOR_WRITERS, called
from paraply.command.statuses import CHANGED, SAME
from paraply.handbook.fields import field_tables
from paraply.handbook.macros import MacroError, Macros
from paraply.handbook.pages import HandbookPage, menu, page_in
from paraply.load.files import FOLDERS, SINGLE_FILES
from paraply.model.ids import plain_id
from paraply.model.kind import Kind
from paraply.model.kinds import WRITTEN
from tests.browser.handbook import PICTURES, Picture
from tests.commands import NOW
from tests.conftest import ROOT, TODAY
from tests.importers.books import excel
from tests.kolada.conftest import FILES as FILES_OF_KOLADA
from tests.kolada.conftest import small_kolada
from tests.kolada.server import serving
from tests.made import text_of
from tests.render.test_about_pages import LONGEST, sentences
from tests.worlds import write

EXAMPLE = ROOT / "tests" / "example"
FOLDER = ROOT / "docs" / "handbok"
PAGES = sorted(FOLDER.rglob("*.md"))
FILES = {
    "content/guarantees/NAMN.md": EXAMPLE / "content/guarantees/bygglov-inom-atta-veckor.md",
    "content/results/measures/NAMN.yml": EXAMPLE / "content/results/measures/bygglov-beslut-i-tid.yml",
    "content/results/decisions/NAMN.yml": None,
}
"""What the titles of examples name, and a file of the example that the lines can stand in."""
_FENCE = re.compile(
    r'^(?P<indent> *)``` (?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^ *```$', re.M | re.S
)
MOST_BYTES = 40_000


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def fences(kind: str) -> list[tuple[Path, str, str]]:
    """Every block of code of a kind: the file, its title, and the lines without their indent."""
    return [
        (path, found["title"] or "", re.sub(rf"^{found['indent']}", "", found["text"], flags=re.M))
        for path in PAGES
        for found in _FENCE.finditer(path.read_text(encoding="utf-8"))
        if found["kind"] == kind
    ]


def address_of(path: Path) -> str:
    return f"handbok/{name_of(path).removesuffix('index')}".rstrip("/") + "/"


def html_of(site: Path, path: Path) -> str:
    html = (site / address_of(path) / "index.html").read_text(encoding="utf-8")
    return html.split("<article", 1)[1].split("</article>", 1)[0]


class TestPages:
    @pytest.mark.parametrize("path", PAGES, ids=name_of)
    def test_is_in_short_sentences(self, path: Path, site: Path) -> None:
        prose = re.sub(r"<pre\b.*?</pre>|<table\b.*?</table>", "", html_of(site, path), flags=re.DOTALL)
        assert [told for told in sentences(unescape(prose)) if len(told.split()) > LONGEST] == []

    @pytest.mark.parametrize("path", PAGES, ids=name_of)
    def test_says_what_it_is_for_and_where_it_stands(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        fields = YAML(typ="safe").load(text.split("---\n", 2)[1])
        assert {"title", "description", "order"} <= set(fields)
        assert f"\n# {fields['title']}\n" in text

    def test_shows_every_command_in_tabs_of_its_own(self, site: Path) -> None:
        """One right after another would be a third and a fourth tab of the first, where nobody looks."""
        sets = [
            re.findall(r"<label[^>]*>(.*?)</label>", labels)
            for path in PAGES
            for labels in re.findall(r'<div class="tabbed-labels">(.*?)</div>', html_of(site, path))
        ]
        assert any(len(labels) == 2 for labels in sets)
        assert [labels for labels in sets if len(set(labels)) < len(labels)] == []

    def test_no_two_stand_in_one_place(self) -> None:
        found = [page_in(path.name, path.read_text(encoding="utf-8")) for path in PAGES]
        assert len({page.order for page in found}) == len(found)

    def test_every_page_is_kept_from_search_engines_and_from_residents(self, site: Path) -> None:
        for path in PAGES:
            html = (site / address_of(path) / "index.html").read_text(encoding="utf-8")
            assert '<meta name="robots" content="noindex">' in html
            assert 'rel="canonical"' not in html
        for page in site.rglob("*.html"):
            if "handbok" not in page.relative_to(site).parts:
                assert "handbok/" not in page.read_text(encoding="utf-8"), page
        for name in ("sitemap.xml", "robots.txt", "a-o/sok.json"):
            file = site / name
            assert not file.exists() or "handbok" not in file.read_text(encoding="utf-8")

    def test_the_front_page_leads_to_every_task(self, site: Path) -> None:
        html = html_of(site, FOLDER / "index.md")
        for path in FOLDER.glob("*.md"):
            if path.name != "index.md":
                assert f'href="{path.stem}/"' in html

    def test_the_menu_has_the_groups_in_the_order_of_their_first_pages(self) -> None:
        made = menu(
            [
                HandbookPage("handbok/b.md", "B", "Två", 30),
                HandbookPage("handbok/index.md", "Handbok", "", 5),
                HandbookPage("handbok/c.md", "C", "Ett", 20),
                HandbookPage("handbok/a.md", "A", "Två", 40),
                HandbookPage("handbok/d.md", "D", "", 10_000),
            ]
        )
        assert made == [
            {"Handbok": "handbok/index.md"},
            {"Ett": [{"C": "handbok/c.md"}]},
            {"Två": [{"B": "handbok/b.md"}, {"A": "handbok/a.md"}]},
            {"D": "handbok/d.md"},
        ]

    def test_a_page_that_says_nothing_of_itself_stands_last(self) -> None:
        assert page_in("handbok/x.md", "# X\n") == HandbookPage("handbok/x.md", "handbok/x.md", "", 10_000)
        assert page_in("handbok/x.md", "---\n- a\n---\n# X\n").order == 10_000


class TestSearch:
    def test_finds_the_handbook_and_nothing_else(self, site: Path) -> None:
        index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
        assert index["config"]["lang"] == ["sv"]
        places = {entry["location"].partition("#")[0] for entry in index["docs"]}
        assert places == {address_of(path) for path in PAGES if path.name != "index.md"}


class TestFields:
    def test_every_kind_of_file_that_people_write_is_there(self) -> None:
        written = {f"content/{name}" for name in (*FOLDERS, *SINGLE_FILES)} - {"content/results/kolada"}
        assert {re.sub(r"/NAMN\..*", "", kind.file) for kind in WRITTEN} == written
        assert {path.stem for path in (FOLDER / "falt").glob("*.md")} == {
            "index",
            *(kind.slug for kind in WRITTEN),
        }

    @pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.slug)
    def test_the_file_is_where_the_page_says(self, kind: Kind) -> None:
        folder, _slash, name = kind.file.rpartition("/")
        assert list((EXAMPLE / folder).glob(name.replace("NAMN", "*"))), kind.file
        assert f"`{kind.file}`" in (FOLDER / "falt" / f"{kind.slug}.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.slug)
    def test_every_field_and_choice_is_told(self, kind: Kind, site: Path) -> None:
        text = text_of(html_of(site, FOLDER / "falt" / f"{kind.slug}.md"))
        for table in field_tables(kind.title, kind.model):
            told = {row.name: row for row in table.rows}
            assert set(told) | {"accepted"} >= set(table.model.model_fields)
            for name, field in table.model.model_fields.items():
                if name != "accepted":
                    assert f"{field.title} {field.description}" in text, (table.title, name)
                    assert told[name].required is field.is_required()
            for row in table.rows:
                assert row.title, f"{table.title}: {row.name} has no title"
                assert row.kind or row.choices or row.part
                for code, label in row.choices:
                    assert f"{code} {label}" in text

    def test_what_to_write_is_read_from_the_type(self) -> None:
        rows = {row.name: row for kind in WRITTEN[:2] for row in field_tables(kind.title, kind.model)[0].rows}
        assert (rows["title"].kind, rows["title"].required) == ("text", True)
        assert (rows["tolerance"].kind, rows["decimals"].kind) == ("tal", "heltal")
        assert (rows["valid_from"].kind, rows["comment"].kind) == ("datum", "text i flera stycken (Markdown)")
        assert (rows["rounds"].kind, rows["rounds"].many) == ("period", True)
        assert rows["owners"].refers == "owners"
        assert ("kept", "Löftet hölls") not in rows["state"].choices
        assert ("draft", "Utkast") in rows["state"].choices
        assert rows["level"].part is not None

    def test_groups_are_told_once_though_they_stand_in_many_fields(self) -> None:
        tables = field_tables("Löfte", WRITTEN[0].model)
        assert len({table.anchor for table in tables}) == len(tables) == len({t.model for t in tables})


class TestMacros:
    def test_a_command_is_told_for_each_system_with_the_indent_of_its_line(self) -> None:
        made = Macros().expand('1.  Gör så.\n\n    {{ command("check --base main") }}\n')
        assert "    py scripts\\paraply.py check --base main" in made
        assert "        python3 scripts/paraply.py check --base main" in made
        assert all(not line or line.startswith("    ") for line in made.splitlines()[2:])

    def test_every_command_for_those_who_write_is_told(self, site: Path) -> None:
        text = text_of(html_of(site, FOLDER / "kommandon.md"))
        for commands in FOR_WRITERS.values():
            for name, told in commands.items():
                assert f"{name} {told}" in text
        assert "write-messages" not in text

    def test_choices_are_told_with_their_codes(self) -> None:
        assert "- `guarantee` " in Macros().expand('{{ choices("GuaranteeKind") }}')

    @pytest.mark.parametrize(
        ("text", "line", "says"),
        [
            ('ett\n{{ falt("lofte") }}', 2, "'falt'"),
            ('{{ fields("lofter") }}', 1, "lofter"),
            ("ett\ntvå\n{{ fields lofte }}", 3, "{{"),
            ('{{ rules("x") }}', 1, "rules"),
            ('{{ choices("X") }}', 1, "choices"),
        ],
    )
    def test_what_is_not_known_is_told_with_its_line(self, text: str, line: int, says: str) -> None:
        with pytest.raises(MacroError, match=re.escape(says)) as told:
            Macros().expand(text)
        assert told.value.line == line
        assert "fields, rules, choices, command, commands" in str(told.value)

    def test_what_stands_in_code_of_a_line_is_let_be(self) -> None:
        assert Macros().expand("Skriv `{{ x }}` så.") == "Skriv `{{ x }}` så."


def test_every_rule_is_told(site: Path) -> None:
    html = html_of(site, FOLDER / "regler.md")
    text = text_of(html)
    for rule in all_rules():
        assert f'<tr id="{rule.code.lower()}">' in html
        assert f"{rule.code} {rule.severity.label} {rule.title} {rule.why}" in text


def test_every_example_can_stand_in_a_file(tmp_path: Path) -> None:
    """Each, put in a file of its own in the example municipality, gives no error."""
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    examples = [(title, text) for _path, title, text in fences("yaml") if title]
    assert len(examples) > 10
    for number, (title, example) in enumerate(examples):
        fields: dict[str, Any] = YAML(typ="safe").load(example)
        if (template := FILES[title]) is None:
            name = f"{plain_id(fields['title'])}.yml"
            (tmp_path / "content/results/decisions" / name).write_text(example, encoding="utf-8")
        else:
            copy = (tmp_path / template.relative_to(EXAMPLE)).with_stem(f"exempel-{number}")
            shutil.copyfile(template, copy)
            with_fields(copy, {"synonyms": ["x"], **fields, "old_addresses": None})
    assert [str(problem) for problem in examine(tmp_path, TODAY).problems if problem.is_error] == []


def with_fields(path: Path, fields: dict[str, Any]) -> None:
    """Write the file anew with these fields instead of its own of the same names."""
    text = path.read_text(encoding="utf-8")
    _before, front, body = text.split("---\n", 2) if path.suffix == ".md" else ("", text, "")
    for name in fields:
        front = re.sub(rf"^{name}:.*\n(?:[ -].*\n|\n(?= ))*", "", front, flags=re.MULTILINE)
    lines = YAML(typ="safe", pure=True)
    lines.default_flow_style = False
    with path.open("w", encoding="utf-8") as file:
        file.write("---\n" if body else "")
        file.write(front)
        lines.dump({name: value for name, value in fields.items() if value is not None}, file)
        file.write(f"---\n{body}" if body else "")


def test_every_answer_is_what_the_command_says(tmp_path: Path) -> None:
    """The mistake in the picture of an answer, made in the example: only the line's number may be another."""
    [(_path, _title, answer)] = fences("text")
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    template = FILES["content/results/measures/NAMN.yml"]
    assert template is not None
    copy = tmp_path / template.relative_to(EXAMPLE)
    text = copy.read_text(encoding="utf-8")
    row = "  - {period: 2026, value: 96,4, numerator: 297, denominator: 308}\ncomment:"
    copy.write_text(text.replace("comment:", row, 1), encoding="utf-8")
    errors = [problem for problem in examine(tmp_path, TODAY).problems if problem.is_error]
    assert [re.sub(r":\d+:", ":41:", line) for line in as_text(errors)][:-1] == [
        re.sub(r":\d+:", ":41:", answer.strip())
    ]


class TestPictures:
    def test_every_picture_is_on_a_page_once_and_no_file_is_left_behind(self) -> None:
        text = "".join(path.read_text(encoding="utf-8") for path in PAGES)
        shown = re.findall(r"\(\.\./assets/handbook/([\w-]+\.webp)\)", text)
        files = {path.name for path in (ROOT / "docs" / "assets" / "handbook").iterdir()}
        assert sorted(shown) == sorted(files) == sorted(f"{picture.name}.webp" for picture in PICTURES)

    @pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
    def test_is_small_of_its_size_and_told_in_words(self, picture: Picture) -> None:
        path = ROOT / "docs" / "assets" / "handbook" / f"{picture.name}.webp"
        assert path.stat().st_size <= MOST_BYTES
        with Image.open(path) as opened:
            assert opened.size == (picture.width * 3 // 2, picture.height * 3 // 2)
            assert len(opened.convert("L").getcolors() or []) > 16, "it is not blank"
        text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
        size = f"{{ width={picture.width} height={picture.height} loading=lazy }}"
        found = re.search(rf"!\[([^\]]+)\]\([^)]*/{picture.name}\.webp\){re.escape(size)}", text)
        assert found, "it stands on a page, with its size"
        assert max(len(sentence.split()) for sentence in found[1].split(". ")) <= LONGEST


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare repository with two commits of the example municipality on ``main``."""
    origin, first = tmp_path_factory.mktemp("origin"), tmp_path_factory.mktemp("first")
    shutil.copytree(EXAMPLE / "content", first / "content")
    config = (EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8").replace("../..", str(ROOT))
    (first / "mkdocs.yml").write_text(config, encoding="utf-8")
    run(["git", "init", "-q", "--bare", "-b", "main", str(origin)], first)
    run(["git", "init", "-q", "-b", "main"], first)
    run(["git", "add", "."], first)
    run(["git", "commit", "-q", "-m", "Allt"], first)
    measure = FILES["content/results/measures/NAMN.yml"]
    assert measure is not None
    changed = first / measure.relative_to(EXAMPLE)
    text = changed.read_text(encoding="utf-8").replace("Två ärenden räknades", "Två av ärendena räknades")
    changed.write_text(text, encoding="utf-8")
    run(["git", "commit", "-q", "-a", "-m", "En anmärkning"], first)
    run(["git", "push", "-q", str(origin), "main", "main:svar-i-telefon"], first)
    return origin


class TestCommands:
    """Every command on the pages is run, in the order of the page, in a clone of the example."""

    @pytest.mark.parametrize("path", [path for path in PAGES if path.parent == FOLDER], ids=name_of)
    def test_every_command_works(self, path: Path, published: Path, tmp_path: Path) -> None:
        folder = tmp_path / "kopia"
        commands = [command for command in commands_on(path) if command not in ALREADY_RUN]
        if not commands:
            return
        run(["git", "clone", "-q", str(published), str(folder)], tmp_path)
        excel(folder / "utfall-2026.xlsx", [["Mått", "T2 2026"], ["Bygglov i tid (%)", 97.5]])
        if "fetch-kolada" in " ".join(commands):
            shutil.rmtree(folder / "content")  # Kolada knows other titles of the example's measures
            write(folder, FILES_OF_KOLADA)
            run(["git", "add", "."], folder)
            run(["git", "commit", "-qm", "x"], folder)
            run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"], folder)  # that is published
        with serving(small_kolada()) as kolada:
            for command in commands:
                if "paraply.py" in command:
                    ALREADY_RUN.add(command)
                if command.startswith("git commit"):
                    (folder / "anteckning.txt").write_text("Något att spara.", encoding="utf-8")
                    run(["git", "add", "."], folder)
                run(runnable(command, folder, kolada.base_url), folder)

    def test_a_command_that_does_not_exist_is_found(self, tmp_path: Path) -> None:
        for command in ("publicera", "inventory --alla"):
            with pytest.raises(AssertionError):
                run(runnable(f"python3 scripts/paraply.py {command}", tmp_path, ""), tmp_path)


ALREADY_RUN: set[str] = set()
"""Commands that read, such as ``changes main``, stand on many pages; once is enough."""
INVENTED = {"N15419": "N99993", "--area forskola-och-skola": "--area skola"}
"""What the page names, and what the copy of Kolada and the small municipality of the tests have."""
ASKS_OR_STAYS = ("serve", "new", "edit", "preview")
"""Commands that ask a person, or go on until somebody stops them; their own tests run them."""


def commands_on(path: Path) -> list[str]:
    """The commands of a page in its order, as they are written on macOS and Linux."""
    text = Macros().expand(re.sub(r"\{\{ (?!command\()\w+\(.*?\) \}\}", "", path.read_text(encoding="utf-8")))
    blocks = [found["text"] for found in _FENCE.finditer(text) if found["kind"] == "sh"]
    return [line.strip() for block in blocks for line in block.splitlines()]


def runnable(command: str, folder: Path, kolada: str) -> list[str]:
    """The same command, for ``folder``."""
    for real, invented in INVENTED.items():
        command = command.replace(real, invented)
    words = shlex.split(command)
    if words[0] == "git":
        return words
    assert words[:2] == ["python3", "scripts/paraply.py"]
    name, *flags = words[2:]
    if name in ASKS_OR_STAYS:
        return [PARAPLY, name, *flags, "--help"]
    where = ["--config", "mkdocs.yml"] if name == "archive" else ["--root", str(folder)]
    base = ["--base-url", kolada] if name == "fetch-kolada" else []
    return [PARAPLY, name, *flags, *where, *base]


PARAPLY = "paraply"


def run(command: list[str], folder: Path) -> None:
    """Run it in ``folder`` and see that it worked; a way in says with 10 that something is new.

    Our own commands run in this process: tests/command/test_launch.py starts processes of their own.
    """
    told = StringIO()
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(told), redirect_stderr(told):
        patched.chdir(folder)
        for role in ("AUTHOR", "COMMITTER"):
            patched.setenv(f"GIT_{role}_NAME", "x")
            patched.setenv(f"GIT_{role}_EMAIL", "x@example.org")
        if command[0] == PARAPLY:
            status = called(command[1:], NOW)
        else:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            status = done.returncode
            told.write(done.stdout + done.stderr)
    is_way_in = bool({"fetch-kolada", "import-report", "inventory"} & set(command))
    assert status in ({SAME, CHANGED} if is_way_in else {0}), (command, told.getvalue())


def test_a_macro_that_is_not_known_stops_the_build_at_its_line(tmp_path: Path) -> None:
    root = tmp_path / "kommun"
    shutil.copytree(EXAMPLE / "content", root / "content")
    shutil.copytree(ROOT / "docs", root / "docs")
    config = (
        (EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8").replace("docs_dir: ../../docs", "docs_dir: docs")
    )
    (root / "mkdocs.yml").write_text(config.replace("../..", str(ROOT)), encoding="utf-8")
    page = root / "docs" / "handbok" / "regler.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("{{ rules() }}", "{{ regler() }}"), encoding="utf-8"
    )
    line = page.read_text(encoding="utf-8").splitlines().index("{{ regler() }}") + 1
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml"), "-d", str(tmp_path / "ut")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"docs/handbok/regler.md:{line}: 'regler' går inte att fylla i" in done.stderr
    assert "Traceback" not in done.stderr
