"""The comment keeps what an honest build says, and nothing of what a hostile one tries."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.build import compare_versions
from paraply.changes.output import MOST_BYTES, as_markdown, markdown_escaped
from paraply.forge.comment import MARK, comment, safe_again
from tests.conftest import TODAY
from tests.worlds import GUARANTEE, MEASURE, OWNERS, edited, write

HOSTILE = [
    "[Logga in](https://ond.se)",
    "- **[x](https://ond.se)**: y",
    "### <script>x</script>",
    "![x](https://ond.se/spion.png)",
    "<img src=x onerror=y>",
    "https://ond.se www.ond.se a@ond.se",
    "@alla-i-kommunen #1 !2 :tada:",
    "- @alla",
    "## `kod` | tabell | ~~x~~",
    "\\[x\\](https://ond.se) \\@alla",
    "&#91;x&#93;(https://ond.se)",
    "    indragen kod https://ond.se",
    "**a** @alla **b**: @alla",
    "```\n@alla\n```",
    "[x]: https://ond.se",
    "\u202eesrever\u202c",
]


def test_what_an_honest_build_says_is_kept_to_the_letter(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "title: Bygglov inom åtta veckor", "title: '[*A*] <b> & #1 @b: 100 %'")
    files = edited(MEASURE, "title: Bygglov i tid", "title: '**Bygg**: `lov` a_b /c www.x.se'", files)
    files = edited(OWNERS, "name: Byggkontoret", "name: 'Bygg\\kontoret &#8203; &lt; ~x~'", files)
    old, new = write(tmp_path / "a"), write(tmp_path / "b", files)
    told = as_markdown(compare_versions(str(old), str(new), tmp_path, TODAY, None))
    assert "\\[\\*A\\*\\]" in told
    assert "### Godkänns av" in told
    assert safe_again(told) == told.strip("\n")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_escaped_text_is_kept(text: str) -> None:
    name = markdown_escaped(text).strip() or "x"
    for line in (f"- **{name}**: {name}", f"  - {name}", f"### {name}"):
        assert safe_again(line) == line


@pytest.mark.parametrize("told", HOSTILE)
def test_nothing_hostile_does_anything(told: str) -> None:
    safe = safe_again(told)
    assert not re.search(r"(?<!\\)[\[\]`|~]", safe)
    assert not re.search(r"(?<!&)#\d|[@!:][\w/]|www\.", safe)
    assert "<" not in safe
    assert "\u202e" not in safe
    assert not safe.startswith(" ")
    assert safe_again(safe) == safe


@given(st.text(alphabet="ab@#:/[]()<>!*`\\&;8203lt -\n\u200b", max_size=80))
@settings(max_examples=500, deadline=None)
def test_nothing_that_is_made_up_does_anything(told: str) -> None:
    safe = safe_again(told)
    assert not re.search(r"(?<!\\)[\[\]`]|[@:!][\w/]|<|>", safe)
    assert not any(line.startswith(("/", "    ")) for line in safe.split("\n"))


@pytest.mark.parametrize("order", ["/close", " /merge", "- x\n/approve", "/assign @me"])
def test_no_line_is_an_order_to_gitlab(order: str) -> None:
    assert not any(line.startswith("/") for line in comment(order, "l", "c", has_preview=True).split("\n"))


def test_a_flood_is_cut() -> None:
    safe = safe_again("[" * 199 + "\n" + "- å\n" * 60_000)
    assert len(safe.encode()) < MOST_BYTES + 200
    assert safe.endswith("rader till: se förhandsvisningen.")


def test_the_comment_leads_to_the_preview_or_to_the_run() -> None:
    told = comment("Ingenting ändras.", "https://forge.se/1", "abcdef0123", has_preview=True)
    assert told.startswith(f"{MARK}\nIngenting ändras.\n\n[Förhandsvisning av abcdef0](https://forge.se/1)")
    told = comment("Fel.", "https://forge.se/1", "abcdef0123", has_preview=False)
    assert "Ingen förhandsvisning är gjord av abcdef0: [se körningen](https://forge.se/1)." in told
    assert "granska koden först" in told
