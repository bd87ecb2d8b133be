"""``mkdocs.yml``: what cannot mean here what people expect is refused at its line, with where to say it."""

from pathlib import Path

import pytest

from paraply.build import examine
from paraply.handbook.material import NAME, templates
from paraply.model.palette import ACCENT, PRIMARY
from paraply.problems import Place, Problem
from tests.worlds import CLEAN, TODAY, write


def told(root: Path, settings: str, code: str = "L28") -> list[Problem]:
    write(root, CLEAN)
    (root / "docs" / "assets").mkdir(parents=True)
    for name in ("egen.css", "egen.js", "logga.svg", "favicon.svg"):
        (root / "docs" / "assets" / name).write_text("x", encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"site_name: X\n{settings}\n", encoding="utf-8")
    return [problem for problem in examine(root, TODAY).problems if problem.rule.code == code]


@pytest.mark.parametrize(
    ("settings", "line", "hint"),
    [
        ("extra:\n  analytics: {provider: google, property: G-1}", 3, "import-visits"),
        ("extra:\n  consent: {title: Kakor}", 3, "Ta bort raden"),
        ("extra:\n  version: {provider: mike}", 3, "archive"),
        ("use_directory_urls: false", 2, "Ta bort raden"),
        ("theme:\n  name: material\n  font: {text: Roboto}", 4, "font: false"),
        ("plugins:\n  - material/search\n  - social", 4, "social_image"),
        ("plugins:\n  - material/social: {cards: true}", 3, "social_image"),
        ("plugins:\n  - offline", 3, "archive"),
        ("extra_css:\n  - assets/egen.css\n  - assets/egn.css", 4, "'assets/egen.css'"),
        ("extra_css: ['https://cdn.exempel.se/x.css']", 2, "docs/assets/"),
        ("extra_javascript:\n  - {path: '//cdn.exempel.se/x.js', defer: true}", 3, "docs/assets/"),
        ("theme: {logo: assets/loga.svg}", 2, "'assets/logga.svg'"),
        ("theme: {favicon: assets/faviconn.svg}", 2, "'assets/favicon.svg'"),
        ("theme: {icon: {logo: material/snowflak}}", 2, "'material/snowflake'"),
        ("theme:\n  palette:\n    primary: indgo", 4, "'indigo'"),
        ("theme:\n  palette:\n    - {scheme: default, accent: guld}", 4, "colours.accent"),
        ("extra:\n  social:\n    - {icon: simple/mastodn, link: 'https://a.se'}", 4, "'simple/mastodon'"),
        ("extra:\n  social:\n    - {icon: simple/mastodon}", 4, "https://"),
        ("extra:\n  alternate:\n    - {name: English, link: /en/, lang: en}", 4, "https://"),
    ],
)
def test_a_setting_that_cannot_be_followed_is_told_with_what_to_do(
    settings: str, line: int, hint: str, tmp_path: Path
) -> None:
    [problem] = told(tmp_path, settings)
    assert problem.place == Place("mkdocs.yml", line)
    assert hint in problem.hint
    assert problem.is_error


@pytest.mark.parametrize(
    "settings",
    [
        "extra_css: [assets/egen.css]\nextra_javascript: [assets/egen.js]",
        "theme: {name: material, font: false, logo: assets/logga.svg, icon: {logo: material/snowflake}}",
        "theme: {palette: {primary: deep purple, accent: amber}}",
        "theme: {palette: [{primary: custom, accent: custom}]}",
        "plugins: [search, material/tags, redirects]",
        "extra: {social: [{icon: simple/mastodon, link: 'https://a.se'}], generator: false}",
        "extra: {alternate: [{name: English, link: 'https://a.se/en/', lang: en}]}",
        "extra: 5\ntheme: x\nplugins: 7\nextra_css: y",
    ],
)
def test_a_setting_that_is_followed_is_let_be(settings: str, tmp_path: Path) -> None:
    assert told(tmp_path, settings) == []


def test_a_colour_of_the_palette_is_judged_as_the_municipalitys_own(tmp_path: Path) -> None:
    [problem, *_] = told(tmp_path, "theme:\n  palette:\n    - primary: yellow", "L23")
    assert problem.place == Place("mkdocs.yml", 4)
    assert "#ffec3d" in problem.message
    (tmp_path / "mkdocs.yml").write_text("theme: {palette: {primary: indigo}}\n", encoding="utf-8")
    assert [found for found in examine(tmp_path, TODAY).problems if found.rule.code == "L23"] == []


def test_the_colours_are_those_that_material_draws() -> None:
    material = templates(NAME)
    assert material is not None

    folder = material / "assets" / "stylesheets"
    [styles] = folder.glob("palette.*.min.css")
    css = styles.read_text(encoding="utf-8")
    for kind, colours in (("primary", PRIMARY), ("accent", ACCENT)):
        for name, colour in colours.items():
            start = css.find(f"[data-md-color-{kind}={name}]{{--md-{kind}-fg-color:#")
            if start >= 0:
                drawn = css[start:].partition("-fg-color:")[2].partition(";")[0].partition("}")[0]
                assert colour == (drawn if len(drawn) == 7 else "#" + "".join(s * 2 for s in drawn[1:])), name
