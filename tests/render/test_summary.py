"""The report to those who decide."""

from datetime import date
from pathlib import Path

from paraply.render.document import as_markdown
from paraply.render.summary import RecordDifference, VersionComparison, summary_of
from tests.made import content, guarantee, municipality, views
from tests.worlds import with_files, world_of

ADDRESS = "https://kvalitet.exempel.se/"
BARE = """\
---
title: Gott bemötande
kind: service_level
state: in_force
promise: Du blir väl bemött.
---
"""


def report(tmp_path: Path, since: date | None = None, comparison: VersionComparison | None = None) -> str:
    made = world_of(tmp_path, with_files({"guarantees/bemotande.md": BARE})).content
    return as_markdown(summary_of(views(made), since, comparison, ADDRESS))


def test_it_says_how_the_promises_stand_what_differs_and_who_has_what_left(tmp_path: Path) -> None:
    text = report(tmp_path)
    assert text.startswith("# Löftena i Exempelkommunen 23\u00a0november 2026\n\nExempel. ")
    assert (
        f"| [Gott bemötande](<{ADDRESS}garantier/bemotande/>) | Uppgift saknas | Går inte att bedöma "
        "| Löftet går inte att mäta, eftersom det saknar ett tal. |" in text
    )
    assert "Nej. 1 av 2 löften svarar på alla frågor" in text
    assert (
        "1 av 2 löften säger inte vilket tal som gäller. "
        f"Det gäller [Gott bemötande](<{ADDRESS}garantier/bemotande/>)." in text
    )
    assert (
        f"| [Byggnadsnämnden](<{ADDRESS}om/likstalldhet/byggnadsnamnden/>) | Inget är kvar att göra. |"
        in text
    )
    assert "| Ingen känd ansvarig | Löftet behöver kompletteras. Oftast saknas: " in text
    assert "## Två vägar framåt" in text
    assert "har hänt sedan" not in text
    assert "skiljer mot" not in text


def test_what_has_happened_since_a_day_is_told_from_the_dates_in_the_content(tmp_path: Path) -> None:
    told = report(tmp_path, date(2019, 1, 1))
    part = told[told.index("## Det här har hänt sedan 1\u00a0januari 2019") :]
    assert "### Löften, beslut och rapporter" in part
    assert "16\u00a0december 2019. [Kommunfullmäktige beslutade: " in part
    assert "Inget med ett känt datum har hänt." in report(tmp_path, date(2026, 11, 23))
    assert (
        "16\u00a0december 2019" not in report(tmp_path, date(2020, 1, 1)).partition("## Det här har hänt")[2]
    )


def test_what_differs_from_a_version_is_told_by_group(tmp_path: Path) -> None:
    comparison = VersionComparison(
        "main", [RecordDifference("Löften", "Bygglov", "garantier/bygglov/", ("A.", "B."))]
    )
    text = report(tmp_path, comparison=comparison)
    assert "## Det här skiljer mot main" in text
    assert f"### Löften\n\n- [Bygglov](<{ADDRESS}garantier/bygglov/>): A. B." in text
    assert "Ingenting har ändrats för läsaren." in report(tmp_path, comparison=VersionComparison("main", []))


def test_claims_that_nobody_counts_are_not_none() -> None:
    claims = [
        {"period": "2024", "counted": True, "claimed": 2, "granted": 1, "compensation_sek": 1500},
        {"period": "2025", "counted": False},
    ]
    text = as_markdown(summary_of(views(content(guarantees=[guarantee(claims=claims)]))))
    assert "| Kommunen räknade inte hur många som begärde ersättning år 2025. |" in text
    text = as_markdown(summary_of(views(content(guarantees=[guarantee(claims=claims[:1])]))))
    assert (
        "| Två begärde ersättning år 2024, och en fick det. Kommunen betalade 1 500 kronor. |"
        in text.replace("\xa0", " ")
    )


def test_an_address_that_is_not_known_is_said_and_nothing_is_invented() -> None:
    made = content(
        of=municipality(status="unofficial"), guarantees=[guarantee(state="withdrawn", path="phase_out")]
    )
    text = as_markdown(summary_of(views(made)))
    assert "Förslag. Inte publicerat av " in text
    assert "Länkar saknas, eftersom webbplatsens adress inte är känd." in text
    assert "](" not in text
    assert "Inga löften är inlagda" in text
    assert "De här löftena gäller inte längre" in text
    assert "Två vägar framåt" not in text
