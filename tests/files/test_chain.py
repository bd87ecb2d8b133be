"""Copies that name the one before: a folder of them is whole, or says what is missing."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from paraply.files.archive import MANIFEST, About, pack
from paraply.files.chain import chain_of, differences, said_on
from tests.commands import run as command

DAYS = (date(2026, 2, 11), date(2026, 6, 1), date(2026, 11, 23))


def site(folder: Path, words: str, *more: str) -> Path:
    """A site of two pages, the second of which says ``words``; and more pages, by their names."""
    for name, text in (
        ("index.html", "Start"),
        ("lofte/index.html", words),
        *((f"{each}/index.html", each) for each in more),
    ):
        page = folder / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<html><body><main><p>{text}</p></main></body></html>", encoding="utf-8")
    return folder


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    folder, previous = tmp_path / "kopior", ""
    folder.mkdir()
    for number, day in enumerate(DAYS):
        more = ("ny",) if number == 2 else ()
        about = About("Exempelkommunen", day, None, False, "0" * 64, previous=previous)
        data, previous = pack(site(tmp_path / f"site-{number}", f"Högst {10 - number} veckor", *more), about)
        (folder / f"{'cab'[number]}.zip").write_bytes(data)
    return folder


def test_a_whole_chain_is_told_in_order_with_what_changed(copies: Path) -> None:
    chain = chain_of(copies)
    assert chain.faults == ()
    assert [link.day for link in chain.links] == [day.isoformat() for day in DAYS]
    assert differences(*chain.links[:2]) == ([], ["lofte/"], [])
    assert differences(*chain.links[1:]) == (["ny/"], ["lofte/"], [])


def test_a_copy_that_is_taken_away_is_missed(copies: Path) -> None:
    (copies / "a.zip").unlink()
    assert chain_of(copies).faults == (
        "b.zip: den nämner inte avtrycket av c.zip. En kopia saknas, eller är utbytt.",
    )


def test_the_first_that_is_taken_away_is_missed(copies: Path) -> None:
    (copies / "c.zip").unlink()
    assert chain_of(copies).faults == ("a.zip: kopian före den saknas här.",)


def test_a_copy_that_is_made_anew_breaks_the_chain(copies: Path, tmp_path: Path) -> None:
    about = About("Exempelkommunen", DAYS[0], None, False, "0" * 64)
    (copies / "c.zip").write_bytes(pack(site(tmp_path / "annan", "Högst 6 veckor"), about)[0])
    assert len(chain_of(copies).faults) == 1


def test_what_a_page_said_on_a_day(copies: Path) -> None:
    chain = chain_of(copies)
    for day, words in (
        (date(2026, 3, 1), "Högst 10"),
        (date(2026, 6, 1), "Högst 9"),
        (date(2027, 1, 1), "Högst 8"),
    ):
        found = said_on(chain, "/lofte/", day)
        assert found
        assert words in found[1]
    assert said_on(chain, "lofte", date(2025, 1, 1)) is None
    assert said_on(chain, "borta/", date(2026, 6, 1)) is None


def test_the_command_tells_the_chain_and_the_page(copies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("archive", "--verify", copies) == 0
    said = capsys.readouterr().out
    assert "Kedjan är hel: 3 kopior." in said
    assert "    ~ /lofte/" in said
    assert command("archive", "--verify", copies, "--page", "lofte/", "--on", "2026-03-01") == 0
    assert capsys.readouterr().out.endswith("Högst 10 veckor\n")
    (copies / "a.zip").unlink()
    assert command("archive", "--verify", copies) == 1
    assert "Kedjan är inte hel:" in capsys.readouterr().err


def test_the_records_are_told_first_and_a_new_frame_is_only_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, previous = tmp_path / "kopior", ""
    folder.mkdir()
    measure = "matt/bygglov-i-tid"
    lists = [f"alla/{number}" for number in range(12)]
    for number in (0, 1):
        made = site(tmp_path / f"site-{number}", "Högst 8 veckor", measure, *lists)
        for page in made.rglob("index.html"):
            text = page.read_text(encoding="utf-8").replace("</body>", f"<footer>{number}</footer></body>")
            if page.parent.name not in {"lofte", made.name}:
                text = text.replace("</p>", f" {95 - number}</p>")
            page.write_text(text, encoding="utf-8")
        about = About("Exempelkommunen", DAYS[number], None, False, "0" * 64, previous=previous)
        data, previous = pack(made, about)
        (folder / f"{number}.zip").write_bytes(data)
    assert command("archive", "--verify", folder) == 0
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("  0 nya sidor, 13 ändrade, 0 borta")
    assert lines[at + 1] == f"    ~ /{measure}/"
    assert lines[at + 11] == "    ~ och 3 till"
    assert lines[at + 12] == "  2 sidor till har bara ett annat sidhuvud eller en annan sidfot."


def test_the_fingerprint_of_the_one_before_is_in_the_manifest(copies: Path) -> None:
    with zipfile.ZipFile(copies / "a.zip") as archive:
        named = json.loads(archive.read(MANIFEST))["previous"]
    assert named == chain_of(copies).links[0].fingerprint
