"""What templates compile to is kept between builds, and never run when it is out of date."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from jinja2.bccache import bc_magic

from paraply.render import compiled
from paraply.render.compiled import keep_compiled


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kept"
    monkeypatch.setattr(compiled, "FOLDER", folder)
    monkeypatch.setattr(compiled, "_CODES", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def rendered(folder: Path, text: str, *, autoescape: bool = True, is_compiled: bool) -> str:
    (folder / "page.html").write_text(text, encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(folder), autoescape=autoescape)
    keep_compiled(environment)
    made: list[str] = []

    class Watched(environment.code_generator_class):  # type: ignore[misc,name-defined]
        def visit_Template(self, *node: object) -> None:  # noqa: N802  (Jinja's name)
            made.append("")
            super().visit_Template(*node)

    environment.code_generator_class = Watched
    html = environment.get_template("page.html").render(value="<b>")
    assert bool(made) is is_compiled
    return html


def test_a_template_is_compiled_once(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(tmp_path, "A {{ value }}", is_compiled=True) == "A &lt;b&gt;"
    assert rendered(tmp_path, "A {{ value }}", is_compiled=False) == "A &lt;b&gt;"
    monkeypatch.setattr(compiled, "_CODES", {})  # as in the next process
    assert rendered(tmp_path, "A {{ value }}", is_compiled=False) == "A &lt;b&gt;"
    assert len(list(kept.iterdir())) == 1


def test_a_changed_template_is_compiled_again(kept: Path, tmp_path: Path) -> None:
    rendered(tmp_path, "A {{ value }}", is_compiled=True)
    assert rendered(tmp_path, "B {{ value }}", is_compiled=True) == "B &lt;b&gt;"


def test_other_options_compile_to_something_else(kept: Path, tmp_path: Path) -> None:
    rendered(tmp_path, "A {{ value }}", is_compiled=True)
    assert rendered(tmp_path, "A {{ value }}", autoescape=False, is_compiled=True) == "A <b>"


@pytest.mark.parametrize("length", [0, 3, len(bc_magic), len(bc_magic) + 10, -1])
def test_what_is_damaged_is_compiled_again(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    rendered(tmp_path, "A {{ value }}", is_compiled=True)
    monkeypatch.setattr(compiled, "_CODES", {})
    file = next(kept.iterdir())
    file.write_bytes(file.read_bytes()[:length])
    assert rendered(tmp_path, "A {{ value }}", is_compiled=True) == "A &lt;b&gt;"


def test_where_nothing_can_be_kept_nothing_is(kept: Path, tmp_path: Path) -> None:
    kept.write_text("a file, where the folder should be", encoding="utf-8")
    assert rendered(tmp_path, "A {{ value }}", is_compiled=True) == "A &lt;b&gt;"


def test_nothing_is_written_when_python_was_told_so(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    rendered(tmp_path, "A {{ value }}", is_compiled=True)
    rendered(tmp_path, "A {{ value }}", is_compiled=False)
    assert not kept.exists()
