"""Every word of the form passes the catalogue: it is made in a language without a letter of Swedish."""

import re
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from paraply.editor import NotInstalledError, forge, local, settings, write_editor
from paraply.editor.clone import CloneError, branch_of, decap_server, served
from paraply.editor.folder import PAGE, SPRITE
from paraply.editor.words import language_script
from tests.commands import run
from tests.conftest import ROOT
from tests.editor.test_clone import git
from tests.greek import greek_spoken, latin_left
from tests.test_texts import is_swedish
from tests.worlds import write

SAID = {"label", "label_singular", "description", "hint"}
TEXT = re.compile(r'(_\()?"((?:[^"\\]|\\.)*)"')


@pytest.fixture(scope="module", autouse=True)
def _greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with greek_spoken(tmp_path_factory.mktemp("language") / "locale"):
        yield


def told(made: Any) -> Iterator[str]:
    """What the settings let people read."""
    if isinstance(made, list):
        for each in made:
            yield from told(each)
    elif isinstance(made, dict):
        for name, value in made.items():
            if name in SAID:
                yield str(value)
            elif name == "pattern" and isinstance(value, list):
                yield value[1]
            elif name == "commit_messages":
                yield from value.values()
            else:
                yield from told(value)


def test_the_settings() -> None:
    made = settings(local(8481, "main"), {"G99901": "Liknande kommuner"})
    assert made["locale"] == "el"
    texts = list(told(made))
    assert len(texts) > 500
    left = {text: latin_left(re.sub(r"{{\w+}}", "", text), "Liknande kommuner (G99901)") for text in texts}
    assert {text: words for text, words in left.items() if words} == {}


def test_the_scripts() -> None:
    """What is in a script is marked, so that it can stand in the script of the language."""
    script = language_script(PAGE)
    assert script.startswith('export const LANGUAGE = "el";\nexport const WORDS = {\n "')
    words = dict(re.findall(r'^ "(.+)": "(.+)",?$', script, re.MULTILINE))
    assert len(words) > 100
    left = {text: latin_left(re.sub(r"{\w+}", "", text)) for text in words.values()}
    assert {text: found for text, found in left.items() if found} == {}
    for path in sorted(PAGE.glob("*.js")):
        code = re.sub(r"^\s*(//|/\*\*|import ).*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert [text for marked, text in TEXT.findall(code) if not marked and is_swedish(text)] == [], path


def test_the_page(tmp_path: Path) -> None:
    program = tmp_path / "program"
    for name in ("decap-cms/dist/decap-cms.js", "decap-server/LICENSE", "yaml/LICENSE"):
        file = program / "scripts/editor/node_modules" / name
        file.parent.mkdir(parents=True)
        file.write_text("", encoding="utf-8")
    (program / "docs/assets").mkdir(parents=True)
    (program / "docs/assets/paraply.css").write_text("", encoding="utf-8")
    (program / "overrides/frame").mkdir(parents=True)
    shutil.copy(ROOT / SPRITE, program / SPRITE)
    with pytest.raises(NotInstalledError) as refused:
        write_editor(tmp_path / "redigera", tmp_path, local(1, "main"), {})
    assert latin_left(str(refused.value)) == []
    write_editor(tmp_path / "redigera", program, local(1, "main"), {})
    page = (tmp_path / "redigera/index.html").read_text(encoding="utf-8")
    assert '<html lang="el">' in page
    assert latin_left(re.sub("<[^>]*>", " ", page)) == []


def refusals(tmp_path: Path) -> Iterator[str]:
    """Why a form cannot be opened, or built."""
    clone = tmp_path / "clone"
    clone.mkdir()

    def said() -> str:
        with pytest.raises(CloneError) as refused:
            branch_of(clone)
        return str(refused.value).replace(str(clone), "")

    yield said()
    git(clone, "init", "-q", "-b", "main")
    yield said()
    (clone / "1.md").write_text("", encoding="utf-8")
    git(clone, "add", ".")
    git(clone, "-c", "user.name=1", "-c", "user.email=1@example.org", "commit", "-q", "-m", "1")
    (clone / "2.md").write_text("", encoding="utf-8")
    yield said().replace("2.md", "")
    (clone / "2.md").unlink()
    yield said()
    git(clone, "switch", "-q", "-c", "cms/1")
    yield said().replace("cms/", "")
    with served(clone, 0) as port, pytest.raises(CloneError) as taken, served(clone, port):
        pass
    yield str(taken.value)
    for told in ({}, {"host": "http://1"}, {"host": "1", "app_id": "1"}):
        for name in ("github", "gitlab"):
            with pytest.raises(ValueError, match=r"\S") as wrong:
                forge(name, "1/1", "main", **told)
            yield str(wrong.value).replace("http://1", "")


def test_refusals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    assert [text for text in refusals(tmp_path) if latin_left(text)] == []
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CloneError) as refused, decap_server(ROOT, tmp_path, 1, ""):
        pass
    assert latin_left(str(refused.value)) == []


def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"results/municipality.yml": "name: 1\nlanguage: el\n"})
    arguments = ["--forge", "gitlab", "--repo", "1/1", "--app-id", "1", "--output", "1"]
    monkeypatch.setattr("paraply.commands.build_editor.write_editor", lambda *_given: None)
    assert run("build-editor", *arguments, "--root", tmp_path) == 0
    assert latin_left(capsys.readouterr().out) == []


@pytest.mark.parametrize("is_changed", [True, False])
def test_the_command_that_opens_it(
    is_changed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_event: object) -> None:
        raise KeyboardInterrupt

    write(tmp_path, {"results/municipality.yml": "name: 1\nlanguage: el\n"})
    here = "paraply.commands.edit"
    monkeypatch.setattr(f"{here}.write_editor", lambda *_given: None)
    monkeypatch.setattr(f"{here}.branch_of", lambda _root: "main")
    monkeypatch.setattr(f"{here}.changes_on_branches", lambda _root: ["1"] * is_changed)
    monkeypatch.setattr(f"{here}.npm.is_installed", lambda _folder: True)
    for server in ("decap_server", "served"):
        monkeypatch.setattr(f"{here}.{server}", lambda *_given: nullcontext())
    monkeypatch.setattr("threading.Event.wait", stopped)
    assert run("edit", "--root", tmp_path) == 0
    told = capsys.readouterr().out
    assert len(told.splitlines()) == 4 + is_changed
    assert latin_left(told, "http://127.0.0.1:8480/") == []
