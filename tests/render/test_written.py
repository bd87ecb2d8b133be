"""Pages written by hand: what Material's Markdown makes is named, in Swedish, and drawn where it stands."""

import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from paraply.render.written import fitted
from tests.conftest import ROOT

PAGE = """---
title: Provsida
description: Allt som en sida kan ha.
---
Inledning[^1] med en ikon :material-snowflake: och [ordlistan](ordlista.md).

## Rutor

!!! note "Att tänka på"
    En ruta.

!!! warning
    Utan rubrik.

??? info "Visa mer"
    Det som är vikt.

## Flikar

=== "Windows"
    Text för Windows.

=== "macOS"
    Text för macOS.

## Listor

Term
:   Förklaring.

- [x] Färdigt
- [ ] Återstår

## Tabell

| Namn | Antal |
|---|---:|
| A | 1 |

[En knapp](ordlista.md){ .md-button }

[^1]: Fotnotens text.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site with one more page written by hand."""
    root = tmp_path_factory.mktemp("kommun")
    shutil.copytree(ROOT / "tests" / "example" / "content", root / "content")
    shutil.copytree(ROOT / "docs", root / "docs")
    (root / "docs" / "om" / "prov.md").write_text(PAGE, encoding="utf-8")
    config = (ROOT / "tests" / "example" / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("docs_dir: ../../docs", "docs_dir: docs").replace("../..", str(ROOT))
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    settings = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "ut"))
    settings.plugins.on_startup(command="build", dirty=False)
    build(settings)
    return root / "ut"


def article_of(made: Path) -> str:
    html = (made / "om" / "prov" / "index.html").read_text(encoding="utf-8")
    return html.split('<article class="prose">', 1)[1].split("</article>", 1)[0]


def test_everything_of_materials_markdown_becomes_html(made: Path) -> None:
    html = article_of(made)
    for part in (
        '<div class="admonition note">\n<p class="admonition-title">Att tänka på</p>',
        '<div class="admonition warning">\n<p class="admonition-title">Tänk på</p>',
        "<details", "<summary>Visa mer</summary>", 'class="tabbed-set', "<dt>Term</dt>",
        'class="footnote"', "<svg ", 'class="md-button" href="../ordlista/"',
        '<input type="checkbox" disabled checked aria-label="Klart">',
        '<input type="checkbox" disabled aria-label="Inte klart">',
        '<div class="table table--text" role="region" tabindex="0" aria-label="Tabell: Namn, Antal"><table>',
    ):  # fmt: skip
        assert part in html, part
    for raw in ("!!!", "???", "===", "[^1]", ":material-", "- [x]"):
        assert raw not in html, raw


def test_a_long_page_lists_its_headings(made: Path) -> None:
    html = article_of(made)
    for anchor, title in (("rutor", "Rutor"), ("flikar", "Flikar"), ("tabell", "Tabell")):
        assert f'<li><a href="#{anchor}">{title}</a></li>' in html


def test_only_pages_written_by_hand_load_the_style_sheet(made: Path) -> None:
    with_styles = {
        path.parent.relative_to(made).as_posix()
        for path in made.rglob("index.html")
        if "assets/written.css" in path.read_text(encoding="utf-8")
    }
    assert with_styles == {"om/ordlista", "om/prov"}


def test_a_heading_of_a_table_cannot_break_out_of_its_name() -> None:
    html = fitted('<table><tr><th>"><b>x</b></th></tr></table>')
    assert 'aria-label="Tabell: &#34;&gt;x"' in html
