"""The form as files: all its own, with a policy that names whom it saves to."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from paraply.editor import NotInstalledError, forge, local, write_editor
from paraply.editor.folder import PAGE, SPRITE
from paraply.load import load_content
from paraply.model.organisation import Pictogram
from tests.commands import run
from tests.conftest import ROOT

FORGE = forge("gitlab", "kommun/kvalitet", "main", app_id="abc")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program whose packages are small stand-ins; the browser test has the real ones."""
    root = tmp_path / "program"
    packages = root / "scripts" / "editor" / "node_modules"
    for name, text in {
        "decap-cms/dist/decap-cms.js": "1",
        "decap-cms/dist/7.decap-cms.js": "1",
        "decap-cms/dist/cms.js": "another build of the same",
        "decap-cms/dist/decap-cms.js.map": "a map",
        "decap-cms/dist/decap-cms.js.LICENSE.txt": "MIT",
        "decap-server/LICENSE": "MIT",
        "yaml/LICENSE": "ISC",
        "yaml/browser/index.js": "1",
        "yaml/browser/dist/doc.js": "1",
    }.items():
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).write_text(text, encoding="utf-8")
    (root / "docs" / "assets").mkdir(parents=True)
    (root / "docs" / "assets" / "paraply.css").write_text("body {}", encoding="utf-8")
    (root / SPRITE).parent.mkdir(parents=True)
    shutil.copy(ROOT / SPRITE, root / SPRITE)
    return root


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_holds_what_the_browser_needs_and_the_licences(program: Path, tmp_path: Path) -> None:
    write_editor(tmp_path / "redigera", program, FORGE, {})
    assert files_in(tmp_path / "redigera") == {
        *(path.name for path in PAGE.iterdir()),
        *("config.yml", "language.js", "published.js", "paraply.css"),
        *(f"pictures/{value.replace('/', '-')}.svg" for value, _label in Pictogram.offered()),
        *("yaml/LICENSE", "yaml/index.js", "yaml/dist/doc.js"),
        *("decap/decap-cms.js", "decap/7.decap-cms.js", "decap/decap-cms.js.LICENSE.txt", "decap/LICENSE"),
    }


def test_the_page_asks_only_its_own_host_and_the_forge(program: Path, tmp_path: Path) -> None:
    write_editor(tmp_path / "redigera", program, FORGE, {})
    page = (tmp_path / "redigera" / "index.html").read_text(encoding="utf-8")
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert "default-src 'none'" in policy
    assert "connect-src 'self' https://gitlab.com;" in policy
    assert '<meta name="robots" content="noindex, nofollow">' in page


def test_nothing_of_ours_names_another_host() -> None:
    for path in PAGE.iterdir():
        assert "//" not in re.sub(r"//\s|//\s*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE), (
            path
        )


def test_every_picture_is_a_drawing_that_stands_alone(program: Path, tmp_path: Path) -> None:
    write_editor(tmp_path / "redigera", program, FORGE, {})
    drawn = sorted((tmp_path / "redigera" / "pictures").iterdir())
    texts = [path.read_text(encoding="utf-8") for path in drawn]
    assert len(set(texts)) == len(texts) == len(Pictogram.offered())
    for text in texts:
        root = ElementTree.fromstring(text)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.get("viewBox")
        assert len(root), "there is something in it"
        assert not re.search(r"var\(|currentColor", text), "a file of its own takes no colour of a page"


def test_the_settings_are_written_out_whole(program: Path, tmp_path: Path) -> None:
    """Decap's reader of YAML refuses a text that refers to itself too often."""
    write_editor(tmp_path / "redigera", program, FORGE, {})
    text = (tmp_path / "redigera" / "config.yml").read_text(encoding="utf-8")
    assert not re.search(r"[:-] [&*]id\d", text)
    assert yaml.safe_load(text)["backend"]["repo"] == "kommun/kvalitet"
    assert "Löften" in text


def test_the_same_form_is_the_same_bytes(program: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_editor(tmp_path / name, program, FORGE, {"G1": "Grupp"})
    for name in files_in(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_an_older_form_is_replaced_whole(program: Path, tmp_path: Path) -> None:
    (tmp_path / "redigera").mkdir()
    (tmp_path / "redigera" / "old.js").write_text("", encoding="utf-8")
    write_editor(tmp_path / "redigera", program, local(8481, "main"), {})
    assert "old.js" not in files_in(tmp_path / "redigera")
    assert {path.name for path in tmp_path.iterdir()} == {"program", "redigera"}


def test_without_the_program_the_old_form_stays(tmp_path: Path) -> None:
    (tmp_path / "redigera").mkdir()
    with pytest.raises(NotInstalledError, match="edit"):
        write_editor(tmp_path / "redigera", tmp_path, FORGE, {})
    assert (tmp_path / "redigera").is_dir()


def test_the_command_builds_for_another_municipalitys_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def titles(root: Path) -> dict[str, str]:
        return {group.id: group.title for group in load_content(root).content.kolada_groups.values()}

    def written(_output: Path, program: Path, _backend: object, groups: Mapping[str, str]) -> None:
        assert program == ROOT
        told.append(dict(groups))

    told: list[dict[str, str]] = []
    example = ROOT / "tests" / "example"
    forge = ("--forge", "gitlab", "--repo", "a/b", "--app-id", "x")
    monkeypatch.setattr("paraply.commands.build_editor.write_editor", written)
    assert run("build-editor", *forge, "--root", example) == 0
    assert told == [titles(example)]
    assert titles(example) != titles(ROOT), "control"
