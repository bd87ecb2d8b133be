"""Pictures are the same bytes wherever they are made, and are made once."""

import io
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from paraply.pictures import gallery_in, gallery_of, png_of
from paraply.pictures.renderer import pngs_of
from paraply.render.drawings import Drawing
from tests.commands import run
from tests.conftest import ROOT

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30">'
    '<rect width="60" height="30" fill="#fff"/>'
    '<text x="4" y="20" font-size="14" font-family="Source Sans Pro">{}</text></svg>'
)


def drawing(text: str, key: str = "") -> Drawing:
    return Drawing(f"{text}.png", key or text, 60, lambda: SVG.format(text))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many are drawn each time any are."""
    counted: list[int] = []

    def counting(drawings: list[tuple[str, int]], processes: int) -> list[bytes]:
        counted.append(len(drawings))
        return pngs_of(drawings, processes)

    monkeypatch.setattr("paraply.pictures.gallery.pngs_of", counting)
    return counted


class TestRenderer:
    def test_text_is_drawn_in_the_font_that_comes_with_the_program(self) -> None:
        shown, empty = (Image.open(io.BytesIO(png_of(SVG.format(text), 60))) for text in ("Åäö", ""))
        assert shown.size == (60, 30)
        assert shown.tobytes() != empty.tobytes()
        assert png_of(SVG.format("Åäö"), 60) == png_of(SVG.format("Åäö"), 60)

    def test_every_letter_of_the_languages_of_sweden_has_a_shape_of_its_own(self) -> None:
        letters = "abcåäöÅÄÖéüæøđŋŧčšžáëïßŽŠ−–…€%§0123456789"
        shapes = [png_of(SVG.format(letter), 60) for letter in (*letters, "\ue000")]
        assert len(set(shapes)) == len(shapes)

    def test_several_processes_make_the_same_in_the_same_order(self) -> None:
        asked = [(SVG.format(number), 60) for number in range(5)]
        assert pngs_of(asked, 2) == pngs_of(asked, 1)

    def test_what_is_no_drawing_is_told(self) -> None:
        with pytest.raises(ValueError, match="never closed"):
            png_of("<p>", 60)
        with pytest.raises(subprocess.CalledProcessError):
            pngs_of([("<p>", 60), ("<p>", 60)], 2)


class TestGallery:
    def test_what_is_kept_is_not_made_again(self, tmp_path: Path, made: list[int]) -> None:
        draw = gallery_in(tmp_path / "bilder")
        first = dict(draw([drawing("a"), drawing("b")]))
        assert dict(draw([drawing("a"), drawing("b")])) == first
        assert list(first) == ["a.png", "b.png"]
        assert made == [2, 0]

    def test_only_what_shows_something_else_is_made(self, tmp_path: Path, made: list[int]) -> None:
        draw = gallery_in(tmp_path)
        first = dict(draw([drawing("a"), drawing("b")]))
        second = dict(draw([drawing("a"), drawing("b", "another")]))
        assert made == [2, 1]
        assert first["a.png"] == second["a.png"]

    def test_what_is_no_longer_shown_is_not_kept(self, tmp_path: Path) -> None:
        draw = gallery_in(tmp_path)
        list(draw([drawing("a"), drawing("b")]))
        list(draw([drawing("b")]))
        assert len(list(tmp_path.iterdir())) == 1

    def test_one_that_was_cut_off_is_made_again(self, tmp_path: Path) -> None:
        draw = gallery_in(tmp_path)
        [(_address, whole)] = draw([drawing("a")])
        [kept] = tmp_path.iterdir()
        kept.write_bytes(whole[:40])
        assert list(draw([drawing("a")])) == [("a.png", whole)]

    def test_the_same_picture_twice_is_drawn_once(self, tmp_path: Path, made: list[int]) -> None:
        found = list(gallery_in(tmp_path)([drawing("a", "same"), drawing("a", "same")]))
        assert made == [1]
        assert len(found) == 2


def test_a_process_has_pictures_only_when_it_is_asked(tmp_path: Path) -> None:
    assert gallery_of({}) is None
    assert gallery_of({"PARAPLY_PICTURES": ""}) is None
    draw = gallery_of({"PARAPLY_PICTURES": str(tmp_path)})
    assert draw is not None
    assert list(draw([])) == []


@pytest.mark.parametrize(("flags", "asked"), [((), False), (("--pictures",), True)])
def test_the_command_asks_for_them(
    flags: tuple[str, ...], asked: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: dict[str, str] = {}
    monkeypatch.delenv("PARAPLY_PICTURES", raising=False)

    def publish(_config: Path, _output: Path, environment: Mapping[str, str]) -> int:
        given.update(environment)
        return 0

    monkeypatch.setattr("paraply.commands.site.publish", publish)
    assert run("site", "--output", str(tmp_path / "ut"), *flags) == 0
    assert ("PARAPLY_PICTURES" in given) is asked
    if asked:
        assert given["PARAPLY_PICTURES"] == str(ROOT / ".bilder")


@pytest.mark.parametrize(("name", "size"), [("favicon.png", 48), ("apple-touch-icon.png", 180)])
def test_the_icons_as_png_are_the_icon(name: str, size: int) -> None:
    drawn = (ROOT / "docs" / "assets" / "favicon.svg").read_text(encoding="utf-8")
    if size == 180:
        drawn = drawn.replace(' rx="8"', "")  # the phone rounds the corners itself
    kept = Image.open(ROOT / "docs" / "assets" / name)
    made = Image.open(io.BytesIO(png_of(drawn, size)))
    assert kept.size == (size, size)
    assert kept.convert("RGBA").tobytes() == made.convert("RGBA").tobytes()
