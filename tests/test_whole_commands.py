"""Every word of the commands passes the catalogue: they are run in a language without a letter of Swedish."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from paraply import language
from paraply.build import compare_versions
from paraply.command.program import NAMES
from paraply.commands.fetch_kolada import DIRECTIONS
from paraply.files.archive import SITE, About, pack, verify
from paraply.files.pagefiles import FolderTakenError
from paraply.files.publish import publish
from paraply.forge.codeowners import codeowners, unusable
from paraply.inventory.session import inventory_of
from paraply.keyfigures.catalogue import areas as standard_areas
from paraply.load import load_content
from paraply.newfile.municipality import AREAS
from paraply.newfile.questions import NOUNS
from paraply.preview import Built, NoBrowserError, write_preview
from paraply.preview.camera import Camera
from paraply.preview.fold import told
from tests.commands import run as command
from tests.conftest import ROOT, TODAY
from tests.files.test_archive import files_in, zipped
from tests.greek import greek_spoken
from tests.newfile.test_municipality import saved
from tests.test_whole_language import Texts, content_texts, left_in, own_of
from tests.worlds import GUARANTEE, MEASURE, MUNICIPALITY, OWNERS, edited, write

GREEK = edited(MUNICIPALITY, "status: official", "status: official\nlanguage: el")
CHANGED = edited(GUARANTEE, "en femtedel", "en fjärdedel", GREEK)
CHANGED = edited(MEASURE, "value: 94.0", "value: 92.0", CHANGED)
BROKEN = edited(GUARANTEE, "measure: bygglov-i-tid", "measure: byglov-i-tid", CHANGED)
BROKEN = edited(
    OWNERS, "name: Byggkontoret", "name: Byggkontoret\n    reviewers: [en, två, tre fyra]", BROKEN
)

NAME = re.compile(
    r"\[?\w+(?:\|\w+)+\]?|python3 scripts/paraply\.py(?: [a-z-]+)?|"
    r"\S*/\S*|\b[\w-]+\.(?:py|yml|md|json|csv|xlsx|zip|html|txt)\b|--[\w-]+|\b[A-Z]\d\d\b|"
    r"\{[\w,.]+\}|\[-h\]|-h\b|\b[a-z_]+(?:\.\w+)*(?=: '|, file|: )|\b[0-9a-f]{40,}\b"
)
"""Paths, flags, codes of rules, choices and fields."""
SAID = {
    *("CONFIG", "OUTPUT", "PORT", "ID", "URL", "VERSION"),
    *("github", "file", "line", "title", "error", "warning", "notice"),
}


@pytest.fixture(autouse=True)
def _greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with greek_spoken(tmp_path_factory.mktemp("language") / "locale"):
        yield


CODES = ("at_most", "fee_reduction", "restated_from")
"""Codes in the YAML that a proposal gives to paste."""


def swedish_in(text: str, *folders: Path, values: tuple[str, ...] = ()) -> list[str]:
    """The pieces of a text that are neither in Greek letters nor content, names or values."""
    content = [text for folder in folders for text in content_texts(folder / "content")]
    bare = NAME.sub(" ", text)
    return left_in(bare.splitlines(), own_of(*content, *SAID, *values))


def shown(markdown: str) -> str:
    """Markdown as somebody reads it: without the strokes that keep a name's own characters."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


def run(name: str, *arguments: str) -> int:
    """A command in this process, where the language is known."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "100")
        patch.setenv("PARAPLY_TODAY", TODAY.isoformat())
        return command(name, *arguments)


Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("name", NAMES)
def test_the_help_and_a_wrong_flag(name: str, capsys: Captured) -> None:
    assert run(name, "--help") == 0
    values = (*AREAS, *NOUNS, "forge", "besok", "utan-ansvarig")  # what is written and read as it is
    values += (*NAMES, *DIRECTIONS, *standard_areas(), "python3", "main", "PARAPLY_TODAY")
    told = re.sub(r"^ +python3 .*$", "", capsys.readouterr().out, flags=re.MULTILINE)  # the examples
    told = re.sub(r"\n {10,}(?=\S)", " ", told)  # a flag's help goes on there, in the middle of a name
    assert swedish_in(told, values=values) == []
    assert run(name, "--finns-inte") == 2
    assert swedish_in(capsys.readouterr().err, values=values) == []


def test_the_list_of_commands(capsys: Captured) -> None:
    assert run("--help") == 0
    assert swedish_in(capsys.readouterr().out, values=("python3", *NAMES)) == []


@pytest.mark.parametrize("form", ["text", "github", "gitlab"])
def test_what_a_check_finds(
    form: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, summary = write(tmp_path / "a", BROKEN), tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run("check", "--root", str(root), "--format", form, "--base", "finns-inte") == 1
    said = capsys.readouterr()
    assert language.code() == "el"
    values = (
        *("finns-inte", "byglov-i-tid", "fatal", "description", "check_name", "fingerprint", "severity"),
        *("critical", "minor", "location", "path", "lines", "begin"),
    )
    assert swedish_in(said.out + said.err, root, values=values) == []
    if form == "github":
        assert swedish_in(summary.read_text(encoding="utf-8"), root, values=values) == []


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_changes(form: str, tmp_path: Path, capsys: Captured) -> None:
    before, after = write(tmp_path / "a", GREEK), write(tmp_path / "b", BROKEN)
    assert run("changes", str(before), str(after), "--format", form) == 0
    said = capsys.readouterr().out
    assert len(said) > 500
    assert swedish_in(shown(said), before, after, values=("byglov-i-tid", *CODES)) == []
    assert run("changes", "finns-inte", "--root", str(before)) == 1
    assert swedish_in(capsys.readouterr().err, values=("finns-inte",)) == []


def test_a_preview(tmp_path: Path) -> None:
    before, after = write(tmp_path / "a", GREEK), write(tmp_path / "b", BROKEN)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<head><title>Titel</title></head><body></body>", encoding="utf-8")
    inventory = inventory_of(write(tmp_path / "c", CHANGED), TODAY)
    found = compare_versions(str(before), None, after, TODAY)
    for built in (Built(), Built(None, site), Built(site, site)):
        write_preview(built, found, "main", tmp_path / "ut", ROOT / "docs", "", inventory)
        for file in (
            "granska/index.html",
            "granska/inventering/index.html",
            *(["index.html"] if built.after else ()),
        ):
            html = (tmp_path / "ut" / file).read_text(encoding="utf-8")
            texts = Texts()
            texts.feed(html)
            said = "\n".join(texts.found)
            values = ("main", "Titel", "byglov-i-tid", "viewport", *CODES)
            assert swedish_in(said, before, after, values=values) == []
            assert '<html lang="el">' in html or file == "index.html"
        told = (tmp_path / "ut" / "granska" / "andringar.md").read_text(encoding="utf-8")
        assert swedish_in(shown(told), before, after, values=("byglov-i-tid", *CODES)) == []


def test_the_first_screen_of_a_phone() -> None:
    low = {"heading": 700, "verdict": 700, "todo": 700, "next": 700, "words": 99}
    assert swedish_in(told(low)) == swedish_in(told(dict.fromkeys(low, 0))) == []


def test_pictures_that_cannot_be_taken() -> None:
    with pytest.raises(NoBrowserError) as stopped, Camera.with_browser(None):
        pass
    assert swedish_in(str(stopped.value), values=("Chromium",)) == []


def test_an_archive(tmp_path: Path, capsys: Captured) -> None:
    site, path = tmp_path / "site", tmp_path / "kopia.zip"
    site.mkdir()
    (site / "index.html").write_text("<p>", encoding="utf-8")
    for commit, is_committed in ((None, False), ("abc123", False), ("abc123", True)):
        data, fingerprint = pack(site, About("Kommunen", TODAY, commit, is_committed, "0" * 64))
        path.write_bytes(data)
        for given in (fingerprint, "0"):
            assert run("archive", "--verify", str(path), "--fingerprint", given) == int(given == "0")
        said = capsys.readouterr()
        assert swedish_in(said.out + said.err, values=("abc123",)) == []
    files = files_in(data)
    about, page = files["manifest.json"], f"{SITE}/index.html"
    for broken in (
        {},
        {page: b"<p>"},
        {**files, page: b"<b>"},
        {**files, "annat": b""},
        {"manifest.json": about},
        {**files, "manifest.json": b"{}"},
    ):
        faults = verify(zipped(path, broken)).faults
        assert faults
        assert swedish_in("\n".join(faults), values=("annat",)) == []
    path.write_bytes(b"")
    assert swedish_in("\n".join(verify(path).faults)) == []


def test_a_beginning(tmp_path: Path, capsys: Captured) -> None:
    root = write(tmp_path / "clone", GREEK)
    for arguments, status in (
        (["A"], 1),
        (["A", "--code", "1"], 1),
        (["A", "--into", str(root)], 1),
        (["A"], 0),
    ):
        assert run("start", *arguments, "--root", str(root)) == status
        said = capsys.readouterr()
        assert said.out + said.err
        assert (
            swedish_in(
                said.out + said.err, values=("git add", "git commit", "Start", "guarantee", "Exempelkommunen")
            )
            == []
        )
        if not (root / ".git").exists():
            saved(root)
    assert load_content(root).content.municipality.language == "el", "as what was here before"


def test_a_site_that_cannot_be_published(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("", encoding="utf-8")
    for config, output in (
        ("x.yml", "ut"),
        ("mkdocs.yml", "mkdocs.yml"),
        ("mkdocs.yml", "."),
        ("mkdocs.yml", "full"),
    ):
        assert publish(tmp_path / config, (tmp_path / output).resolve(), {}) == 1
        said = capsys.readouterr().err
        assert said
        assert swedish_in(said) == []


def test_who_reviews(tmp_path: Path) -> None:
    content = load_content(write(tmp_path / "a", BROKEN)).content
    assert unusable(content)
    assert swedish_in("\n".join(unusable(content)), tmp_path / "a") == []
    assert swedish_in(codeowners(content), tmp_path / "a") == []
    assert swedish_in(codeowners(load_content(write(tmp_path / "b", GREEK)).content)) == []


def test_other_commands(tmp_path: Path, capsys: Captured) -> None:
    root = write(tmp_path / "a", GREEK)
    assert run("format-content", "--root", str(root), "--check") in {0, 1}
    assert run("format-content", "--root", str(root)) == 0
    assert run("format-content", "--root", str(root)) == 0
    assert run("write-codeowners", "--root", str(root), "--check") == 1
    assert run("write-codeowners", "--root", str(root)) == 0
    assert run("summary", "--root", str(root), "--output", str(tmp_path / "r.pdf")) == 2
    assert run("summary", "--root", str(root), "--since", "i dag") == 2
    assert run("summary", "--root", str(root)) == 0
    said = capsys.readouterr()
    assert swedish_in(said.out + said.err, root, values=("CODEOWNERS", "r.pdf", "md", "html", "i dag")) == []
    assert swedish_in(str(FolderTakenError(Path("/a")))) == []
