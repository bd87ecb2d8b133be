"""Links in texts lead somewhere, and what is not shown as it is written is told of with its line."""

from pathlib import Path

import pytest

from paraply.build import build_site, examine
from paraply.problems import Problem
from tests.worlds import (
    AREAS,
    CLEAN,
    GUARANTEE,
    MEASURE,
    TODAY,
    Files,
    edited,
    found,
    line_of,
    with_files,
    write,
)

BODY = "Löftet gäller alla som söker bygglov.\n"
MISSION = "Kommunen prövar om det du vill bygga följer reglerna."


def told(root: Path, code: str, files: Files) -> list[Problem]:
    write(root, files)
    (root / "docs" / "assets").mkdir(parents=True)
    (root / "docs" / "assets" / "karta.pdf").write_bytes(b"%PDF")
    (root / "docs" / "mer.md").write_text("# Mer\n\n## Så gör du\n", encoding="utf-8")
    return [problem for problem in examine(root, TODAY).problems if problem.rule.code == code]


def with_text(text: str) -> dict[str, str | None]:
    return edited(GUARANTEE, BODY, text)


@pytest.mark.parametrize(
    "link",
    [
        "[b](/garantier/bygglov/)",
        "[b](/garantier/bygglov)",
        "[b](/info/bygglov/)",
        "[b](/)",
        "[b](/matt/bygglov-i-tid/data.csv)",
        "[b](/assets/karta.pdf)",
        "[b](/mer/)",
        "[b](/mer/#sa-gor-du)",
        "[b](/om/bedomning/#loften)",
        "[b](/garantier/#bygga-och-bo)",
        "[b](https://exempel.se/finns-inte)",
        "Text utan länk.",
    ],
)
def test_a_link_that_leads_somewhere_is_left_alone(tmp_path: Path, link: str) -> None:
    assert told(tmp_path, "R10", with_text(f"{link}\n")) == []
    assert not [
        problem for problem in examine(tmp_path, TODAY).problems if problem.rule.code in {"R11", "K06"}
    ]


@pytest.mark.parametrize(
    ("link", "proposal"),
    [
        ("/garantier/byglov/", "Menade du '/garantier/bygglov/'?"),
        ("/en/helt/annan/vag/till/sidan/om/allt/bygglov/", "Menade du '/garantier/bygglov/'?"),
        ("/assets/taxa.pdf", "Lägg filen här: docs/assets/taxa.pdf, eller rätta länken."),
        ("/bygga/", "Menade du '/omraden/bygga-och-bo/' eller '/om/oppna-data/bygga-och-bo/'?"),
        (
            "/nagot/helt/annat/",
            "Kopiera adressen från sidan: det som står efter webbplatsens namn, med / först.",
        ),
    ],
)
def test_a_link_to_no_page_stops_before_the_build(tmp_path: Path, link: str, proposal: str) -> None:
    files = with_text(f"Rad ett.\n\n- Läs [mer om bygglov]({link}).\n")
    [problem] = told(tmp_path, "R10", files)
    assert problem.place == line_of(GUARANTEE, "- Läs", files)
    assert f"'{link}'" in problem.message
    assert problem.hint == proposal


def test_a_text_in_a_list_or_a_block_has_its_own_lines(tmp_path: Path) -> None:
    files = edited(
        AREAS, f"mission: {MISSION}", f"mission: |\n      {MISSION}\n\n      Se [hit](/finns/inte/)."
    )
    [problem] = told(tmp_path, "R10", files)
    assert problem.place == line_of(AREAS, "Se [hit]", files)


def test_a_link_to_what_is_not_shown_today_is_a_warning_and_text(tmp_path: Path) -> None:
    draft = (
        CLEAN[GUARANTEE].replace("state: in_force", "state: draft").replace("[info/bygglov/]", "[gammal/]")
    )
    files = with_files({"guarantees/utkast.md": draft}, with_text("Se [utkastet](/garantier/utkast/).\n"))
    [problem] = told(tmp_path, "R11", files)
    assert problem.place == line_of(GUARANTEE, "Se [utkastet]", files)
    assert "/garantier/utkast/" in problem.message
    site = build_site(tmp_path, TODAY, allow_example=True)
    [page] = [page for page in site.pages if page.address == "garantier/bygglov/"]
    assert "Se utkastet." in site.body(page)


@pytest.mark.parametrize("path", ["/om/bedomning/", "/mer/", "/garantier/"])
def test_a_link_to_a_heading_that_is_not_there_is_a_warning_and_leads_to_the_page(
    tmp_path: Path, path: str
) -> None:
    [problem] = told(tmp_path, "R11", with_text(f"Se [hit]({path}#finns-inte).\n"))
    assert "'finns-inte'" in problem.message
    assert problem.hint == f"Skriv {path}, eller kopiera adressen från sidan."
    site = build_site(tmp_path, TODAY, allow_example=True)
    [page] = [page for page in site.pages if page.address == "garantier/bygglov/"]
    assert "#finns-inte" not in site.body(page)


def test_two_pages_that_lead_to_headings_of_each_other_are_built(tmp_path: Path) -> None:
    area = edited(AREAS, MISSION, "'[x](/garantier/bygglov/#kontakt)'")
    files = edited(GUARANTEE, BODY, "[y](/omraden/bygga-och-bo/#kontakt)\n", area)
    write(tmp_path, files)
    assert all(build_site(tmp_path, TODAY, allow_example=True).body(page) for page in
               build_site(tmp_path, TODAY, allow_example=True).pages)  # fmt: skip


def test_an_answered_warning_keeps_its_answer(tmp_path: Path) -> None:
    files = with_text("Se [hit](/om/bedomning/#finns-inte).\n")
    files = edited(GUARANTEE, "synonyms:", "accepted: [{rule: R11, why: Snart.}]\nsynonyms:", files)
    [problem] = told(tmp_path, "R11", files)
    assert problem.accepted == "Snart."


@pytest.mark.parametrize(
    ("written", "proposal"),
    [
        ("[b](../guarantees/bygglov.md)", "Skriv /garantier/bygglov/."),
        ("[b](bygglov.md#nivå)", "Skriv /garantier/bygglov/."),
        ("[b](../results/measures/bygglov-i-tid.yml)", "Skriv /matt/bygglov-i-tid/."),
        ("[b](www.exempel.se/a)", "Skriv https://www.exempel.se/a."),
        ("[b](exempel.se)", "Skriv https://exempel.se."),
        ("[b](https:/exempel.se)", "Skriv https://exempel.se."),
        ("[b](//exempel.se/a)", "Skriv https://exempel.se/a."),
        ("[b](kontakt@exempel.se)", "Skriv mailto:kontakt@exempel.se."),
        ("[b](0999-71000)", "Skriv tel:099971000."),
    ],
)
def test_a_proposed_address_is_a_link_when_it_is_written(tmp_path: Path, written: str, proposal: str) -> None:
    [problem] = found(tmp_path, "K06", with_text(f"Först.\n{written}\n"))
    assert problem.place.line == line_of(GUARANTEE, "Löftet gäller").line + 1
    assert problem.hint == proposal
    mended = f"[b]({proposal.removeprefix('Skriv ').removesuffix('.')})"
    assert not found(tmp_path, "K06", with_text(f"Först.\n{mended}\n"))


def test_a_link_to_a_record_that_cannot_be_read_is_not_told_as_well(tmp_path: Path) -> None:
    """The mistake is told where it stands; the page is there as soon as it is mended."""
    files = edited(MEASURE, "unit: procent", "unit: [a]", with_text("[b](/matt/bygglov-i-tid/)\n"))
    assert told(tmp_path, "R10", files) == []
    assert [problem.rule.code for problem in examine(tmp_path, TODAY).problems if problem.is_error] == ["L12"]
