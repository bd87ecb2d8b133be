"""Links of pages written by hand: what would stop the build is an error of the check, at its line."""

import re
from pathlib import Path

import pytest

from paraply.build import examine
from paraply.problems import Problem
from tests.worlds import CLEAN, TODAY, write

FRONT = "---\ntitle: Skolval\n---\n"


def told(root: Path, text: str) -> list[Problem]:
    """What is told of links on a page that stands beside a picture, a file and another page."""
    write(root, CLEAN)
    files = {
        "skola/val.md": f"{FRONT}{text}",
        "skola/mer.md": "## Mer\n",
        "assets/a b.pdf": "",
        "skola/bild.png": "",
    }
    for name, page in files.items():
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(page, encoding="utf-8")
    return [problem for problem in examine(root, TODAY).problems if problem.rule.code == "R16"]


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("[a](finns-inte.md)", "../garantier/index.md"),
        ("[a](mera.md)", "'mer.md'"),
        ("[a](byglov.md)", "Menade du '../garantier/bygglov/index.md'?"),
        ("[a](bygglov)", "Menade du '../garantier/bygglov/index.md'?"),
        (
            "[a](bygga.md)",
            "Menade du '../omraden/bygga-och-bo/index.md' eller '../om/oppna-data/bygga-och-bo/in",
        ),
        ("[a](mer.md#mr)", "'mer'"),
        ("[a](#nix)", "Ta bort #nix"),
        ("[a](/garantier/byglov/)", "'/garantier/bygglov/'"),
        ("[a](../garantier/)", "Skriv ../garantier/index.md."),
        ("[a](../garantier/bygglov/index.md#nix)", "Ta bort #nix"),
        ("[a][b]\n\n[b]: finns-inte.md", "../garantier/index.md"),
        ("![a](ingen.png)", "../assets/fil.pdf"),
        ("[a](<../assets/c d.pdf>)", "../assets/fil.pdf"),
        ('<a href="../finns-inte/">a</a>', "[löftena](../garantier/index.md)"),
        ("[a](www.exempel.se)", "Skriv https://www.exempel.se."),
        ("[a](anna@exempel.se)", "Skriv mailto:anna@exempel.se."),
        ("[a](\\\\server\\mapp\\fil.pdf)", "ligger på en dator"),
        ("[a](/om/oppna-data/matt.csv)", "Länka till sidan"),
    ],
)
def test_what_leads_nowhere_is_an_error_with_its_line(tmp_path: Path, link: str, hint: str) -> None:
    [problem] = told(tmp_path, f"Text.\n\n{link}\n")
    assert problem.is_error
    assert problem.place.file == "docs/skola/val.md"
    assert problem.place.line == (8 if "\n" in link else 6)
    assert hint in problem.hint
    for proposed in re.findall(r"'([^']+)'", problem.hint.partition("Menade du ")[2]):
        mended = re.sub(r"#\w+|(?<=\()[^()#]+(?=\))", f"#{proposed}" if "#" in link else proposed, link)
        assert not any("inte finns" in one.message for one in told(tmp_path, f"Text.\n\n{mended}\n"))


@pytest.mark.parametrize(
    "link",
    [
        "[a](mer.md#mer) [b](mer.md) ![c](bild.png) [d](../assets/a%20b.pdf)",
        "[a](/garantier/bygglov/) [b](/skola/mer/#mer) [c](/) [d](/matt) [e](#val)\n\n## Val",
        "[a](../garantier/bygglov/index.md) [b](https://a.se) [c](mailto:a@b.se) [d](//a.se)",
        '<a href="../mer/">a</a> <a href="/annat/">b</a> <img alt="" src="../bild.png">',
        "`[a](finns-inte.md)`\n\n```\n[a](finns-inte.md)\n```",
        "![a](bild nr 2.png)",  # no link: K07 tells of the space, and nothing else does
        "Noten[^1].\n\n[^1]: Se mer.",
    ],
)
def test_what_leads_somewhere_is_let_be(tmp_path: Path, link: str) -> None:
    assert told(tmp_path, f"Text.\n\n{link}\n") == []
