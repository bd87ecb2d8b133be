"""Pages written by hand and the menu: somebody finds them, and they are shown as they are written."""

from pathlib import Path
from typing import ClassVar

import pytest

from paraply.build import examine
from paraply.problems import Place, Problem
from tests.worlds import CLEAN, GUARANTEE, TODAY, edited, write

FRONT = "---\ntitle: Skolval\n---\n"


def told(
    root: Path, code: str, pages: dict[str, str], settings: str = "", text: str = "Löftet gäller alla."
) -> list[Problem]:
    write(root, edited(GUARANTEE, "Löftet gäller alla som söker bygglov.", text, CLEAN))
    for name, page in pages.items():
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(page, encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings or "site_name: X\n", encoding="utf-8")
    return [problem for problem in examine(root, TODAY).problems if problem.rule.code == code]


class TestFound:
    PAGE: ClassVar = {"skola/val.md": f"{FRONT}Text.\n"}

    def test_a_page_that_nothing_leads_to_is_told_with_the_line_of_the_menu_to_write(
        self, tmp_path: Path
    ) -> None:
        [problem] = told(tmp_path, "R14", self.PAGE)
        assert problem.place == Place("docs/skola/val.md")
        assert "- Skolval: skola/val.md under nav i mkdocs.yml" in problem.hint
        line = "nav:\n  - Skolval: skola/val.md\n"
        (tmp_path / "mkdocs.yml").write_text(line, encoding="utf-8")
        assert [
            found for found in examine(tmp_path, TODAY).problems if found.rule.code in {"R14", "R13"}
        ] == []

    @pytest.mark.parametrize(
        "leads",
        [
            {"settings": "nav:\n  - skola/val.md\n"},
            {"settings": "nav:\n  - Skola: [skola/val.md]\n"},
            {"settings": "nav:\n  - Val: /skola/val\n"},
            {"text": "Läs om [skolvalet](/skola/val/#hur)."},
        ],
    )
    def test_the_menu_or_a_text_leads_to_it(self, tmp_path: Path, leads: dict[str, str]) -> None:
        assert told(tmp_path, "R14", self.PAGE, **leads) == []

    @pytest.mark.parametrize(
        "link",
        [
            "[val](val.md)",
            "[val](../skola/val.md#a)",
            "[val][v]\n\n[v]: val.md",
            '<a href="/skola/val/">v</a>',
        ],
    )
    def test_another_page_that_is_found_leads_to_it(self, tmp_path: Path, link: str) -> None:
        pages = {**self.PAGE, "skola/om.md": f"{FRONT}{link}\n"}
        assert told(tmp_path, "R14", pages, "nav:\n  - skola/om.md\n") == []

    def test_two_pages_that_lead_to_each_other_only_are_found_by_nobody(self, tmp_path: Path) -> None:
        pages = {"a.md": "# A\n\n[b](b.md)\n", "b.md": "# B\n\n[a](a.md)\n"}
        assert [problem.place.file for problem in told(tmp_path, "R14", pages)] == ["docs/a.md", "docs/b.md"]

    def test_the_glossary_stands_in_the_frame_and_the_handbook_has_a_menu_of_its_own(
        self, tmp_path: Path
    ) -> None:
        assert told(tmp_path, "R14", {"om/ordlista.md": "# Ordlista\n", "handbok/x.md": "# X\n"}) == []

    def test_a_warning_is_answered_in_the_page(self, tmp_path: Path) -> None:
        page = "---\ntitle: Tack\naccepted:\n  - {rule: R14, why: E-tjänsten leder hit.}\n---\nTack!\n"
        [problem] = told(tmp_path, "R14", {"tack.md": page})
        assert problem.accepted == "E-tjänsten leder hit."


class TestMenu:
    @pytest.mark.parametrize(
        ("line", "says", "hint"),
        [
            ("skola/vall.md", "skola/vall/", "'skola/val/'"),
            ("Löften: garantie/", "garantie/", "garantier/"),
            ("Regler: handbok/regler.md", "Handboken", "group"),
            ("https://exempel.se/", "inget namn", "- Startsidan: https://exempel.se/"),
        ],
    )
    def test_what_leads_nowhere_is_told_at_its_line(
        self, tmp_path: Path, line: str, says: str, hint: str
    ) -> None:
        pages = {**TestFound.PAGE, "handbok/regler.md": "# X\n"}
        [problem] = told(tmp_path, "R13", pages, f"nav:\n  - skola/val.md\n  - {line}\n")
        assert problem.place == Place("mkdocs.yml", 3)
        assert says in problem.message
        assert hint in problem.hint
        assert problem.is_error

    @pytest.mark.parametrize(
        "line", ["garantier/index.md", "Mål: mal/", "Start: /", "garantier/bygglov/", "K: https://a.se/"]
    )
    def test_pages_of_the_site_and_other_sites_may_stand_there(self, tmp_path: Path, line: str) -> None:
        assert told(tmp_path, "R13", {}, f"nav:\n  - {line}\n") == []


class TestShownAsWritten:
    def test_is_told_at_its_line_in_the_file(self, tmp_path: Path) -> None:
        [problem] = told(tmp_path, "K07", {"a.md": f"{FRONT}\nText.\n\n!!! unknown\n    Text.\n"})
        assert problem.place == Place("docs/a.md", 7)
        assert "'unknown'" in problem.message

    def test_an_extension_that_is_on_makes_its_signs_right(self, tmp_path: Path) -> None:
        pages = {"a.md": "# A\n\n==viktigt==\n"}
        assert len(told(tmp_path, "K07", pages)) == 1
        assert told(tmp_path, "K07", pages, "markdown_extensions:\n  - pymdownx.mark\n") == []

    def test_an_icon_that_there_is_none_of_has_its_nearest_proposed(self, tmp_path: Path) -> None:
        [problem] = told(tmp_path, "K07", {"a.md": "# A\n\n:material-snowflak: :material-snowflake:\n"})
        assert "':material-snowflake:'" in problem.hint

    def test_the_handbook_is_drawn_by_material_and_not_asked(self, tmp_path: Path) -> None:
        assert told(tmp_path, "K07", {"handbok/a.md": "# A\n\n!!! unknown\n"}) == []


class TestFinished:
    @pytest.mark.parametrize(
        ("page", "text", "line"),
        [
            ("om/ordlista.md", "## A\n\n### Avvikelse\n\n## B\n\n### avvikelse\n", 10),
            ("a.md", "## Så\n\nEtt.\n\n## Så\n\nTvå.\n", 8),
            ("a.md", "Ring [fyll i numret].\n", 4),
        ],
    )
    def test_what_is_left_or_stands_twice_is_told_at_its_line(
        self, tmp_path: Path, page: str, text: str, line: int
    ) -> None:
        [problem] = told(tmp_path, "K09", {page: f"{FRONT}{text}"})
        assert problem.place == Place(f"docs/{page}", line)

    def test_the_same_word_below_two_headings_and_code_are_let_be(self, tmp_path: Path) -> None:
        text = "## A\n\n### Så\n\n## B\n\n### Så\n\n```\n## A\nTODO\n```\n"
        assert told(tmp_path, "K09", {"a.md": f"{FRONT}{text}"}) == []


def test_front_matter_that_cannot_be_read_is_an_error_at_its_line(tmp_path: Path) -> None:
    [problem] = told(tmp_path, "L01", {"a.md": "---\ntitle: A\ndescription: [x\n---\nText.\n"})
    assert problem.place.file == "docs/a.md"
    assert problem.place.line in {3, 4}
