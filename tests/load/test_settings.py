"""``mkdocs.yml`` is read with the line of each setting, as MkDocs merges what is inherited."""

from pathlib import Path

import pytest

from paraply.load import settings_of
from paraply.load.settings import address_of
from paraply.model.byhand import Settings
from paraply.problems import Place


def read(root: Path, text: str, **more: str) -> Settings:
    for name, other in more.items():
        (root / f"{name}.yml").write_text(other, encoding="utf-8")
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return settings_of(root / "mkdocs.yml", root)


def test_a_menu_has_pages_parts_and_other_sites_each_with_its_line(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        "site_name: X\nnav:\n  - om/ordlista.md\n  - Löften: garantier/index.md\n"
        "  - Skola:\n      - Val: skola/val.md\n      - /omraden/\n  - Kommunen: https://exempel.se/\n",
    ).menu
    assert [(entry.title, entry.address, entry.place.line) for entry in made] == [
        ("", "om/ordlista/", 3),
        ("Löften", "garantier/", 4),
        ("Skola", "", 5),
        ("Kommunen", "https://exempel.se/", 8),
    ]
    assert [(page.title, page.address) for page in made[2].pages] == [("Val", "skola/val/"), ("", "omraden/")]
    assert [entry.is_outside for entry in made] == [False, False, False, True]


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.md", ""), ("om/index.md", "om/"), ("a/README.md", "a/"), ("./a.md", "a/"), ("/matt/", "matt/")],
)
def test_a_path_of_a_file_is_the_address_that_mkdocs_gives_it(path: str, address: str) -> None:
    assert address_of(path) == address


def test_what_is_inherited_is_kept_mapping_by_mapping_with_its_own_place(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        "INHERIT: bas.yml\ntheme:\n  logo: a.svg\n",
        bas="theme:\n  name: material\n  logo: b.svg\n"
        "markdown_extensions:\n  - attr_list\n  - toc: {permalink: false}\n",
    )
    assert made.get("theme", "name") == "material"
    assert (made.get("theme", "logo"), made.place("theme", "logo")) == ("a.svg", Place("mkdocs.yml", 3))
    assert made.place("theme", "name") == Place("bas.yml", 2)
    assert made.extensions == {"attr_list", "toc"}
    assert made.get("theme", "finns", "inte") is None


@pytest.mark.parametrize(
    "text",
    ["nav: [", "- 1", "", "INHERIT: mkdocs.yml\n", "nav: &a [*a]\n", f"a: {'[' * 500}{']' * 500}", "nav: 5"],
)
def test_what_cannot_be_read_says_nothing(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).menu == ()
    assert settings_of(tmp_path / "finns-inte.yml", tmp_path) == Settings()


def test_words_of_pythons_and_of_the_environment_mean_nothing_here(tmp_path: Path) -> None:
    made = read(tmp_path, "a: !!python/name:os.system\nb: !ENV [X, ja]\nc: true\nd: null\n")
    assert (made.get("c"), made.get("d")) == (True, None)
