"""Another municipality begins: from a clone to a site that builds, with nothing of the old one left."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from paraply.newfile.municipality import Beginning
from paraply.text.formatting import unformatted
from tests.commands import process, run
from tests.conftest import ROOT, build_into
from tests.made import text_of
from tests.worlds import CLEAN, write

MUNICIPALITY = "content/results/municipality.yml"
OLD_TEST = "tests/exempel/test_content.py"


def saved(root: Path) -> Path:
    """All files under ``root`` in git, in a commit."""
    for arguments in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-qm", "Start"),
    ):
        subprocess.run(["git", *arguments], cwd=root, check=True)
    return root


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with the content of Exempelkommunen, and a test of that content."""
    root = write(tmp_path / "clone", CLEAN)
    for name in (OLD_TEST, "tests/check/test_rules.py"):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text("", encoding="utf-8")
    return saved(root)


def content_of(root: Path) -> set[str]:
    return {
        path.relative_to(root / "content").as_posix().removeprefix("results/")
        for path in (root / "content").rglob("*")
        if path.is_file()
    }


def test_a_started_municipality_builds_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole program, from start to site: every link leads somewhere, every list says what is missing."""
    root = tmp_path / "clone"
    for folder in ("content", "docs", "hooks", "overrides", "scripts"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "mkdocs.yml", root)
    before = (root / MUNICIPALITY).read_text(encoding="utf-8")
    [old] = [line.removeprefix("name: ") for line in before.splitlines() if line.startswith("name: ")]
    saved(root)
    arguments = ["Nystads kommun", "--short-name", "Nystad", "--primary", "#0d3a47", "--area", "Vatten"]
    assert run("start", *arguments, "--root", str(root)) == 0
    assert "Klart: Nystads kommun." in capsys.readouterr().out
    built = subprocess.run(
        process("site", root=root),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    pages = {path: path.read_text(encoding="utf-8") for path in (root / "site").rglob("*.html")}
    assert len(pages) > 25
    assert all("Förslag. Inte publicerat av Nystads kommun." in html for html in pages.values())
    assert [path for path, html in pages.items() if old in html] == []
    assert "Inga löften är inlagda." in pages[root / "site" / "garantier" / "index.html"]
    assert unformatted(root) == {}
    assert "Inga mått är inlagda." in pages[root / "site" / "matt" / "index.html"]
    area = pages[root / "site" / "omraden" / "vatten" / "index.html"]
    assert "Vi vet inte: om det finns löften om vatten" in text_of(area)


def test_only_what_is_known_is_written(clone: Path) -> None:
    assert run("start", "Nystad", "--root", str(clone)) == 0
    assert content_of(clone) == {
        "municipality.yml",
        "areas.yml",
        "owners.yml",
        "kolada/municipalities.json",
    }
    text = (clone / MUNICIPALITY).read_text(encoding="utf-8")
    assert [line.partition(":")[0] for line in text.splitlines() if line[0] != " "] == [
        "name",
        "status",
        "supervisor",
        "dimensions",
    ]
    assert not (clone / "tests" / "exempel").exists()
    assert (clone / "tests" / "check" / "test_rules.py").exists()
    assert sorted(path.name for path in clone.iterdir()) == [".git", "content", "tests"]


def test_a_group_that_is_fetched_may_be_named(clone: Path) -> None:
    assert run("start", "Nystad", "--code", "9998", "--default-group", "G99999", "--root", str(clone)) == 0
    groups = (clone / "content/results/kolada/groups.json").read_text(encoding="utf-8")
    assert '"G99999"' in groups
    assert '"G99998"' not in groups


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--code", "36"], "'36' är ingen kommunkod"),
        (["--code", "0360"], "0360"),
        (["--primary", "blå"], "'blå' är ingen färg"),
        (["--default-group", "G12345"], "'G12345' finns inte bland Koladas grupper"),
        (["--area", "Vatten", "--area", "Vatten"], "Id 'vatten' står redan"),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(
    clone: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    before = content_of(clone)
    assert run("start", "Nystad", *arguments, "--root", str(clone)) == 1
    said = capsys.readouterr().err
    assert told in said
    assert "content/results/" in said
    assert said.endswith("Inget är ändrat.\n")
    assert content_of(clone) == before
    assert (clone / OLD_TEST).exists()
    assert sorted(path.name for path in clone.iterdir()) == [".git", "content", "tests"]


def test_what_is_not_saved_in_git_is_never_replaced(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (clone / MUNICIPALITY).open("a", encoding="utf-8") as file:
        file.write("# inte sparat\n")
    assert run("start", "Nystad", "--root", str(clone)) == 1
    said = capsys.readouterr()
    assert "Här ligger innehåll om Exempelkommunen." in said.out
    assert "Allt måste vara sparat i git först" in said.err
    assert "# inte sparat" in (clone / MUNICIPALITY).read_text(encoding="utf-8")


def test_without_a_name_it_says_whose_the_content_is_and_how_to_begin(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content_of(clone)
    assert run("start", "--root", str(clone)) == 1
    said = capsys.readouterr()
    assert said.out.startswith("Här ligger innehåll om Exempelkommunen. Det byts ut mot ert eget.")
    assert said.err.startswith("Skriv vad er kommun heter: ")
    assert said.err.endswith('start "Er kommun"\n')
    assert content_of(clone) == before


def test_many_municipalities_are_built_with_one_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content_of(ROOT)
    for name in ("Nystads kommun", "Gamlebyns kommun"):
        folder = tmp_path / name.partition(" ")[0]
        assert run("start", name, "--area", "Vatten", "--into", str(folder)) == 0
        assert f"--config {folder}/mkdocs.yml" in capsys.readouterr().out
        assert sorted(path.name for path in folder.iterdir()) == ["content", "mkdocs.yml"]
        site = build_into(folder / "site", folder / "mkdocs.yml")
        page = (site / "omraden" / "vatten" / "index.html").read_text(encoding="utf-8")
        assert f"Förslag. Inte publicerat av {name}." in page
    assert content_of(ROOT) == before


def test_a_folder_that_holds_something_is_never_written_to(
    clone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "viktigt.txt").write_text("", encoding="utf-8")
    assert run("start", "Nystad", "--into", str(tmp_path / "taken"), "--root", str(clone)) == 1
    assert "är inte tom" in capsys.readouterr().err
    assert run("start", "Nystad", "--code", "36", "--into", str(tmp_path / "new"), "--root", str(clone)) == 1
    assert "Inget är ändrat." in capsys.readouterr().err
    assert not list((tmp_path / "new").iterdir())


def test_what_git_does_not_hold_is_never_replaced(
    clone: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content_of(clone)
    monkeypatch.setenv("PATH", "/finns/inte")
    assert run("start", "Nystad", "--root", str(clone)) == 1
    assert "Här finns inget git med innehållet i." in capsys.readouterr().err
    assert content_of(clone) == before


def test_a_day_that_is_none_is_told(
    clone: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content_of(clone)
    monkeypatch.setenv("PARAPLY_TODAY", "i dag")
    assert run("start", "Nystad", "--root", str(clone)) == 2
    assert "PARAPLY_TODAY är 'i dag', som inte är ett datum." in capsys.readouterr().err
    assert content_of(clone) == before


def test_areas_have_pictograms_where_most_municipalities_have_the_area() -> None:
    text = Beginning("Nystad", areas=["Kultur och fritid", "Vägar"]).files()["content/results/areas.yml"]
    assert text == (
        "areas:\n  - id: kultur-och-fritid\n    title: Kultur och fritid\n"
        "    lead: Bibliotek, kulturskola, idrott och mötesplatser.\n    pictogram: masks\n"
        "    data_themes: [EDUC]\n"
        "  - id: vagar\n    title: Vägar\n"
    )
