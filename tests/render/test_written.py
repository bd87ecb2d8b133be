"""Pages written by hand: what Material's Markdown makes is named, in Swedish, and drawn where it stands."""

import json
import re
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from paraply.build import examine
from paraply.render.written import fitted
from tests.conftest import ROOT, TODAY

PAGE = """---
title: Provsida
description: Allt som en sida kan ha.
synonyms: [helhetsprov]
---
Inledning[^1] med en ikon :material-snowflake: och [ordlistan](ordlista.md). Se [måtten](/matt/).

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


MENU = """
nav:
  - Löften: garantier/index.md
  - Om prov: [om/prov.md, Mer om det: om/mer.md]
  - Ordlista: om/ordlista.md
  - Kommunen: https://exempel.se/
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site with two more pages written by hand, and a menu that they stand in."""
    root = tmp_path_factory.mktemp("kommun")
    shutil.copytree(ROOT / "tests" / "example" / "content", root / "content")
    shutil.copytree(ROOT / "docs", root / "docs")
    (root / "docs" / "om" / "prov.md").write_text(PAGE, encoding="utf-8")
    config = (ROOT / "tests" / "example" / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("docs_dir: ../../docs", "docs_dir: docs").replace("../..", str(ROOT))
    (root / "docs" / "om" / "mer.md").write_text("# Mer\n\nText.\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{config}{MENU}", encoding="utf-8")
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
    assert with_styles == {"om/mer", "om/ordlista", "om/prov"}


def test_a_heading_of_a_table_cannot_break_out_of_its_name() -> None:
    html = fitted('<table><tr><th>"><b>x</b></th></tr></table>')
    assert 'aria-label="Tabell: &#34;&gt;x"' in html


def test_texts_are_set_as_on_other_pages() -> None:
    made = fitted("<h1>Samhällsbyggnadskontoret</h1><p>Senast den 7 april.</p>")
    assert made == (
        "<h1>Sam\u00adhälls\u00adbygg\u00adnads\u00adkon\u00adtoret</h1><p>Senast den\u00a07\u00a0april.</p>"
    )


def menu_of(made: Path, address: str) -> str:
    html = (made / address / "index.html").read_text(encoding="utf-8")
    return html.split('<nav class="main-nav"', 1)[1].split("</nav>", 1)[0]


def test_the_menu_is_what_the_settings_say(made: Path) -> None:
    menu = menu_of(made, "om/ordlista")
    assert re.findall(r'href="([^"]*)"(?: aria-current="(\w+)")?>([^<]*)<', menu) == [
        ("../../garantier/", "", "Löften"),
        ("../../om/prov/", "", "Om prov"),
        ("../../om/ordlista/", "page", "Ordlista"),
        ("https://exempel.se/", "", "Kommunen"),
    ]
    assert 'href="../../garantier/" aria-current="true"' in menu_of(
        made, "garantier/bygglov-inom-atta-veckor"
    )


def test_a_part_of_the_menu_is_marked_on_its_pages_which_lead_to_each_other(made: Path) -> None:
    assert 'href="../../om/prov/" aria-current="true">Om prov<' in menu_of(made, "om/mer")
    html = (made / "om" / "mer" / "index.html").read_text(encoding="utf-8")
    part = html.split('<nav class="part" aria-label="Om prov">', 1)[1].split("</nav>", 1)[0]
    assert '<a href="../../om/prov/">Provsida</a>' in part
    assert '<a href="../../om/mer/" aria-current="page">Mer om det</a>' in part
    assert '<nav class="breadcrumbs"' in html


def test_the_search_finds_a_page_by_title_synonym_and_heading(made: Path) -> None:
    rows = json.loads((made / "a-o" / "sok.json").read_text(encoding="utf-8"))["rows"]
    [row] = [row for row in rows if row[2] == "om/prov/"]
    assert (row[1], row[4], row[5]) == ("Provsida", "Allt som en sida kan ha.", "helhetsprov")
    assert "Flikar" in row[6]
    assert {"om/mer/", "om/ordlista/"} < {row[2] for row in rows}
    assert not any("handbok" in row[2] for row in rows)


def test_the_page_that_has_everything_has_no_fault(made: Path) -> None:
    found = examine(made.parent, TODAY, docs=made.parent / "docs").problems
    assert [str(problem) for problem in found if problem.place.file.startswith(("docs/", "mkdocs.yml"))] == []
