"""The picture of an area: one that is drawn, or any of Material's icons, in the same manner."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from paraply import icons
from paraply.editor.fields import Places, fields
from paraply.load import load_content
from paraply.model.organisation import ICONS, Area, Pictogram
from paraply.render.pictograms import pictogram
from tests.worlds import AREAS, edited, found, line_of, write


def named(name: str) -> Pictogram:
    return TypeAdapter(Pictogram).validate_python(name)


@pytest.mark.parametrize(
    "name", ["school", "material/snowflake", "fontawesome/solid/house", "octicons/home-16"]
)
def test_a_picture_that_there_is_has_no_finding(tmp_path: Path, name: str) -> None:
    files = edited(AREAS, "pictogram: school", f"pictogram: {name}")
    assert found(tmp_path, "R15", files) == []
    shown = load_content(write(tmp_path / "again", files)).content.areas
    assert name in {area.pictogram for area in shown.values()}


def test_an_icon_that_there_is_none_of_has_the_nearest_proposed(tmp_path: Path) -> None:
    files = edited(AREAS, "pictogram: school", "pictogram: material/snowflak")
    [problem] = found(tmp_path, "R15", files)
    assert problem.place == line_of(AREAS, "pictogram: material/snowflak", files)
    assert problem.is_error
    assert "'material/snowflake'" in problem.hint


@pytest.mark.parametrize("name", ["skola", "../../etc/passwd", "material/../x", "material/", "MATERIAL/x"])
def test_what_is_no_name_is_refused_by_the_reader(tmp_path: Path, name: str) -> None:
    loaded = load_content(write(tmp_path, edited(AREAS, "pictogram: school", f"pictogram: '{name}'")))
    assert "pictogram" in loaded.problems[0].message
    assert icons.drawing(name) == ""


@pytest.mark.parametrize("name", [name for name, _label in ICONS])
def test_every_icon_that_the_form_offers_is_there_and_drawn_in_the_page(name: str) -> None:
    drawn = pictogram(named(name))
    assert drawn.startswith("<svg viewBox=")
    assert 'class="pictogram" stroke-width="' in drawn
    assert "<path" in drawn
    assert "http" not in drawn


def test_a_drawn_picture_is_used_from_the_frame() -> None:
    assert '<use href="#pictogram-house"/>' in pictogram(Pictogram.HOUSE)


def test_the_form_offers_both() -> None:
    [made] = [field for field in fields(Area, Places({})) if field["name"] == "pictogram"]
    offered = {option["value"]: option["label"] for option in made["options"]}
    assert offered["house"] == "Hus"
    assert offered["material/snowflake"] == "Snöflinga"


def test_two_of_one_icon_are_the_same() -> None:
    one, other = named("material/bus"), named("material/bus")
    assert one == other
    assert {one, other} == {"material/bus"}
