"""Settings of ``mkdocs.yml`` mean what people expect, for residents' pages and for the handbook."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.conftest import ROOT

HANDBOOK = ("index.md", "regler.md")
SETTINGS = """
nav:
  - Löften: garantier/index.md
  - Skolval: om/skolval.md
  - Etiketter: om/etiketter.md
  - Ordlista: om/ordlista.md
repo_url: https://git.exempel.se/kvalitet
edit_uri: src/main/docs/
copyright: '© <a href="https://exempel.se/">Exempelkommunen</a>'
extra_css: [assets/egen.css]
extra_javascript: [assets/egen.js]
plugins:
  - material/search: {lang: [sv]}
  - material/tags: {filters: {exclude: [handbok/*]}}
  - redirects: {redirect_maps: {gammal/sida.md: om/skolval.md}}
  - minify: {minify_html: true}
  - git-revision-date-localized: {type: iso_date, fallback_to_build_date: true}
"""
EXTRA = """
  social: [{icon: fontawesome/brands/mastodon, link: 'https://social.exempel.se/@kommunen', name: Mastodon}]
  alternate:
    - {name: English, link: 'https://exempel.se/en/', lang: en}
    - {name: Suomi, link: 'https://exempel.se/fi/', lang: fi}
"""
THEME = """
  logo: assets/logga.svg
  favicon: assets/ikon.png
  features: [content.action.edit]
  palette: {primary: indigo, accent: amber, scheme: default}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with every setting of the table, built once in a git of its own."""
    root = tmp_path_factory.mktemp("kommun")
    shutil.copytree(ROOT / "tests" / "example" / "content", root / "content")
    municipality = root / "content" / "results" / "municipality.yml"
    text = re.sub(r"^colours:.*\n(?:[ ].*\n)*", "", municipality.read_text(encoding="utf-8"), flags=re.M)
    municipality.write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "docs", root / "docs", ignore=shutil.ignore_patterns("handbok"))
    (root / "docs" / "handbok").mkdir()
    for name in HANDBOOK:
        text = (ROOT / "docs" / "handbok" / name).read_text(encoding="utf-8")
        text = re.sub(r"\[([^\]]*)\]\((?!regler)[\w/.-]+\.md[^)]*\)", r"\1", text)
        (root / "docs" / "handbok" / name).write_text(text, encoding="utf-8")
    assets = root / "docs" / "assets"
    for name, text in {
        "egen.css": ".band { color: red; }",
        "egen.js": "document.title;",
        "logga.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "ikon.png": "x",
    }.items():
        (assets / name).write_text(text, encoding="utf-8")
    (root / "docs" / "om" / "skolval.md").write_text(
        "---\ntitle: Skolval\ntags: [skola]\n---\nText.\n", encoding="utf-8"
    )
    (root / "docs" / "om" / "etiketter.md").write_text("# Etiketter\n\n<!-- material/tags -->\n", "utf-8")
    config = (ROOT / "tests" / "example" / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("docs_dir: ../../docs", "docs_dir: docs").replace("../..", str(ROOT))
    config = config.replace("theme:\n", f"theme:{THEME}", 1).replace("extra:\n", f"extra:{EXTRA}", 1)
    (root / "mkdocs.yml").write_text(config + SETTINGS, encoding="utf-8")
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (
        ("init", "-q"),
        ("add", "."),
        (*who, "commit", "-q", "-m", "x", "--date", "2026-03-04T12:00"),
    ):
        subprocess.run(["git", *words], cwd=root, check=True)
    settings = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "ut"))
    settings.plugins.on_startup(command="build", dirty=False)
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("PARAPLY_PICTURES", str(root / "bilder"))
        build(settings)
    return root / "ut"


def page(made: Path, address: str) -> str:
    return (made / address / "index.html").read_text(encoding="utf-8")


RESIDENTS = ("matt/bygglov-beslut-i-tid/index.html", "om/skolval/index.html")
BOOK = "handbok/regler/index.html"


@pytest.mark.parametrize(
    ("setting", "residents", "handbook"),
    [
        ("extra_css", ["assets/egen.css"], ["assets/egen.css"]),
        ("extra_javascript", ["assets/egen.js"], ["assets/egen.js"]),
        ("theme.logo", ["assets/logga.svg"], ["assets/logga.svg"]),
        ("theme.favicon", ["assets/ikon.png"], ["assets/ikon.png"]),
        ("theme.palette", ["assets/municipality.css"], ["data-md-color-primary=indigo"]),
        ("copyright", ["© <a href=https://exempel.se/"], ["© <a href=https://exempel.se/"]),
        (
            "extra.social",
            ["https://social.exempel.se/@kommunen", "<svg"],
            ["https://social.exempel.se/@kommunen"],
        ),
        ("extra.alternate", ["hreflang=en", "Suomi"], ["hreflang=en", "Suomi"]),
        ("edit_uri", ["https://git.exempel.se/kvalitet/src/main/"], ["src/main/docs/handbok/regler.md"]),
        ("plugins: minify", ["<!doctype html>"], ["<!doctype html>"]),
    ],
)
def test_a_setting_means_the_same_on_residents_pages_and_in_the_handbook(
    setting: str, residents: list[str], handbook: list[str], made: Path
) -> None:
    for address, expected in ((RESIDENTS[0], residents), (RESIDENTS[1], residents), (BOOK, handbook)):
        html = (made / address).read_text(encoding="utf-8").replace('"', "").replace("&amp;", "&")
        for part in expected:
            assert part.replace('"', "").lower() in html.lower(), (setting, address, part)


def test_the_palette_gives_the_colours_that_the_style_sheet_takes(made: Path) -> None:
    assert (made / "assets" / "municipality.css").read_text(
        encoding="utf-8"
    ) == ":root { --band: #4051b5; --gold: #ffaa00; }\n"


def test_the_menu_is_that_of_the_settings(made: Path) -> None:
    html = (made / RESIDENTS[1]).read_text(encoding="utf-8")
    assert re.findall(r">([^<]*)</a", html.split("main-nav")[1].split("</nav>")[0]) == [
        "Löften", "Skolval", "Etiketter", "Ordlista",
    ]  # fmt: skip


def test_plugins_act_on_pages_written_by_hand(made: Path) -> None:
    moved = (made / "gammal" / "sida" / "index.html").read_text(encoding="utf-8")
    assert "../../om/skolval/" in moved
    tags = (made / "om" / "etiketter" / "index.html").read_text(encoding="utf-8")
    assert "../skolval/" in tags
    assert "handbok" not in tags
    assert "2026-03-04" in (made / RESIDENTS[1]).read_text(encoding="utf-8").split("<footer")[1]
    assert "2026-03-04" in (made / BOOK).read_text(encoding="utf-8")
    assert "\n\n" not in (made / RESIDENTS[1]).read_text(encoding="utf-8"), "it is made small"


def test_the_policy_holds_whatever_the_settings_add(made: Path) -> None:
    for address in (*RESIDENTS, BOOK):
        html = (made / address).read_text(encoding="utf-8")
        assert "Content-Security-Policy" in html
        assert re.findall(r"<script(?![^>]*(?:src=|json))", html) == []


def test_a_build_that_is_asked_for_pictures_has_one_for_each_record(made: Path) -> None:
    html = page(made, "matt/bygglov-beslut-i-tid")
    (picture,) = re.findall(r'<meta property="?og:image"? content="?([^" >]+)', html)
    assert picture == "https://example.org/kvalitet/matt/bygglov-beslut-i-tid/dela.png"
    for name in ("dela.png", "diagram.png"):
        assert (made / "matt" / "bygglov-beslut-i-tid" / name).read_bytes().startswith(b"\x89PNG")
    assert "og:image:width" in html
    assert "diagram.png" in html


def test_an_icon_of_ones_own_is_the_phones_too(made: Path) -> None:
    html = page(made, "matt/bygglov-beslut-i-tid").replace('"', "")
    assert re.findall(r"<link rel=apple-touch-icon href=([^ >]+)", html) == ["../../assets/ikon.png"]
    assert "favicon.png" not in html
