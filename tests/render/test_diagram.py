"""A chart as a picture of its own: whole, with what it is of, whose figures they are, and what licence."""

from typing import Any
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.render.diagram import EDGE, WIDTH, wrapped
from tests.extremes import extremes
from tests.made import content, html, measure, municipality, site

SVG = "{http://www.w3.org/2000/svg}"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/deed.sv"


def pictures(made: Any) -> dict[str, ElementTree.Element]:
    found = site(made).files()
    return {
        file.address: ElementTree.fromstring(file.content)
        for file in found
        if file.address.endswith("diagram.svg")
    }


def test_title_source_and_licence_stand_in_the_picture() -> None:
    outcomes = [{"period": str(2022 + place), "value": 80 + place} for place in range(4)]
    made = content(
        of=municipality(licence=LICENCE),
        measures=[
            measure(outcomes=outcomes, source={"kind": "own", "title": "Vårt <register>"}),
            measure("ensam", outcomes=outcomes[:1]),
        ],
    )
    [(address, drawing)] = pictures(made).items()
    assert address == "matt/matt/diagram.svg"
    assert drawing.findtext(f"{SVG}title") == "Svar i tid"
    text = " ".join("".join(part.itertext()) for part in drawing.iter(f"{SVG}text"))
    for told in ("Från 80", "Exempelkommunen. Svar i tid, procent, 2022–2025", "Vårt <register>", LICENCE):
        assert told in text
    assert drawing.find(f"{SVG}style") is not None
    assert 'href="diagram.svg" download' in html(made, "matt/matt/")
    assert "diagram.svg" not in html(made, "matt/ensam/")


def test_every_extreme_is_a_whole_picture_with_a_size() -> None:
    drawn = pictures(extremes())
    assert len(drawn) > 30
    for address, drawing in drawn.items():
        assert int(drawing.get("width", 0)) == WIDTH, address
        below = max(float(part.get("y", 0)) for part in drawing.findall(f"{SVG}text"))
        assert below < float(drawing.get("height", 0)), address


def test_it_needs_nothing_that_programs_for_pictures_lack() -> None:
    for address, drawing in pictures(extremes()).items():
        style = drawing.findtext(f"{SVG}style") or ""
        assert "vector-effect" not in style, address
        assert "var(" not in style, address
        [plot] = (part for part in drawing.findall(f"{SVG}svg") if part.get("width"))
        for stretched in plot.iter(f"{SVG}svg"):
            if box := stretched.get("viewBox"):
                assert box.split()[2] == plot.get("width"), address  # drawn in pixels: nothing is stretched
        assert not set("●○◇◌") & set("".join(drawing.itertext())), address


@settings(max_examples=50)
@given(st.lists(st.text("abcdeåäö", min_size=1, max_size=12), min_size=1, max_size=40))
def test_no_word_is_lost_when_a_text_is_wrapped(words: list[str]) -> None:
    lines = list(wrapped(" ".join(words)))
    assert " ".join(lines).split() == words
    assert all(len(line) * 4 < WIDTH - EDGE for line in lines)
