"""A link from the site's root leads from pages written by hand as it does from texts of the content."""

import pytest

from paraply.render.rootlinks import from_here

SOURCES = {
    "": "index.md",
    "matt/": "matt/index.md",
    "om/ordlista/": "om/ordlista.md",
    "assets/a.pdf": "assets/a.pdf",
}


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("[a](/matt/)", "[a](../matt/index.md)"),
        ("[a](/matt) [b](/om/ordlista/#b)", "[a](../matt/index.md) [b](ordlista.md#b)"),
        ('[a](</matt/> "titel")', '[a](<../matt/index.md> "titel")'),
        ("[a](/)", "[a](../index.md)"),
        ("![a](/assets/a.pdf)", "![a](../assets/a.pdf)"),
        ("[a]: /matt/", "[a]: ../matt/index.md"),
        ("[a](/annat/) [b](//matt/) [c](matt/)", "[a](/annat/) [b](//matt/) [c](matt/)"),
        ("`[a](/matt/)` [a](/matt/)", "`[a](/matt/)` [a](../matt/index.md)"),
        ("```\n[a](/matt/)\n```", "```\n[a](/matt/)\n```"),
    ],
)
def test_a_link_from_the_root_is_led_to_the_file(written: str, led: str) -> None:
    assert from_here(written, "om/sida.md", SOURCES) == led
