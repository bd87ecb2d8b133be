"""Imports as a communicator makes them: an export, one command, and what then stands in the files."""

import csv
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.importers.session import Wish, run
from paraply.load import load_content
from paraply.model.measure import Measure
from paraply.render.exports import csv_bytes
from tests.importers.books import Rows, excel, opendocument, text, workbook
from tests.made import content, views
from tests.made import measure as made
from tests.worlds import write

TODAY = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "tests" / "example"
SICK = "content/results/measures/sjukfranvaro.yml"
REPLIES = "content/results/measures/synpunkter-besvarade-i-tid.yml"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example's content, without its mapping of an export."""
    root = tmp_path / "root"
    shutil.copytree(EXAMPLE / "content", root / "content")
    (root / "content/results/imports/exempel-export.yml").unlink()
    return root


def imported(root: Path, file: Path, **wish: Any) -> tuple[int, str]:
    said: list[str] = []
    status = run(Wish(file, root, TODAY, **{"yes": True, **wish}), said.append)
    return status, "\n".join(said)


def files(root: Path) -> Mapping[str, bytes]:
    found = sorted(path for path in (root / "content").rglob("*") if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in found}


def difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, list[str]]:
    """The lines that came, by file; no line may have gone but those that a new one stands for."""
    return {
        name: [
            line
            for line in data.decode().splitlines()
            if line not in before.get(name, b"").decode().splitlines()
        ]
        for name, data in after.items()
        if data != before.get(name)
    }


def sick(*headings: str) -> Any:
    return ["Nyckeltal", *headings]


def test_an_export_becomes_figures_a_mapping_and_nothing_else(example: Path, tmp_path: Path) -> None:
    before = files(example)
    rows: Rows = [
        ["Uppföljning 2026"],
        ["Nyckeltal", "Utfall 2025", "Utfall 2026", "Målvärde 2026"],
        ["Synpunkter som får svar i tid (%)", (0.83, "0%"), (0.88, "0%"), "Minst 85 %"],
        ["Sjukfrånvaro i kommunen", "6,8 %", "6,2*", "Högst 5,5"],
        ["Något som inte följs här", 1, "33.312 kr", None],
    ]
    status, said = imported(example, excel(tmp_path / "utfall-2026.xlsx", rows))
    assert status == 0, said
    assert "  + 2026: 88\u00a0% (C3)" in said
    assert "  + 2026: 6,2\u00a0% (C4, fotnot * i filen)" in said
    came = "imported: {file: utfall-2026.xlsx, sheet: Utfall, cell: "
    assert difference(before, files(example)) == {
        REPLIES: [f"  - {{period: 2026, value: 88, published: 2026-11-23, {came}C3, date: 2026-11-23}}}}"],
        SICK: [f"  - {{period: 2026, value: 6.2, published: 2026-11-23, {came}C4, date: 2026-11-23}}}}"],
        "content/results/imports/utfall.yml": [
            "title: utfall-2026",
            "sheet: Utfall",
            "rows:",
            "  - {label: Synpunkter som får svar i tid (%), measure: synpunkter-besvarade-i-tid}",
            "  - {label: Sjukfrånvaro i kommunen, measure: sjukfranvaro}",
        ],
    }
    assert not load_content(example).has_errors


def test_a_second_import_changes_nothing(example: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2026", "2027-T1"], ["Sjukfrånvaro i kommunen", 6.2, "-"]]
    for make, name in ((excel, "a.xlsx"), (opendocument, "a.ods"), (text, "a.csv")):
        file = make(tmp_path / name, rows)
        assert imported(example, file)[0] == 0
        before = files(example)
        status, said = imported(example, file)
        assert (status, said.splitlines()[-1]) == (0, "Inget nytt i filen. Allt är redan inlagt.")
        assert files(example) == before


def test_next_years_file_needs_no_more_than_itself(example: Path, tmp_path: Path) -> None:
    imported(
        example, excel(tmp_path / "utfall 2026-08.xlsx", [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2]])
    )
    label = "Sjukfrånvaro i kommunen"
    status, said = imported(
        example, excel(tmp_path / "nytt.xlsx", [["Mått", "2026", "2027"], [label, 6.2, 6.0]])
    )
    assert status == 0, said
    assert "Mappning: utfall 2026-08 (utfall)" in said
    assert "+ 2027: 6,0\u00a0% (C2)" in said


def test_an_interim_report_is_marked_as_part_of_the_year(example: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Delårsrapport 2 2026"],
        ["Mått", "Utfall", "Prognos 2026"],
        ["Sjukfrånvaro i kommunen", 6.4, 6.6],
    ]
    before = files(example)
    status, said = imported(example, excel(tmp_path / "a.xlsx", rows))
    assert status == 0, said
    assert "+ januari–augusti 2026, del av året: 6,4\u00a0% (B3)" in said
    assert "+ 2026, prognos: 6,6\u00a0% (C3)" in said
    [part, forecast] = difference(before, files(example))[SICK]
    assert part.startswith("  - {period: 2026-T2, value: 6.4, kind: part_year, ")
    assert forecast.startswith("  - {period: 2026, value: 6.6, kind: forecast, ")


def test_the_period_is_asked_for_once_and_given_with_the_command(example: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "Utfall"], ["Sjukfrånvaro i kommunen", 6.4], ["Synpunkter som får svar i tid", 88]]
    file = excel(tmp_path / "a.xlsx", rows)
    before = files(example)
    status, said = imported(example, file)
    assert status == 1
    assert said.count("säger inte vilken period") == 1
    assert "a.xlsx, blad Utfall, cell B2: Kolumnen 'Utfall' säger inte vilken period det gäller." in said
    assert files(example) == before
    assert imported(example, file, period="2026-T2")[0] == 0
    status, said = imported(example, file, period="maj")
    assert (status, said.splitlines()[0][:34]) == (1, "--period: 'maj' är ingen period. S")


def test_another_value_is_a_restatement_with_a_reason(example: Path, tmp_path: Path) -> None:
    label = "Sjukfrånvaro i kommunen"
    file = excel(tmp_path / "a.xlsx", [["Mått", "2024", "2025"], [label, 7.0, 6.7]])
    before = files(example)
    status, said = imported(example, file)
    assert status == 1
    assert f"{SICK}:43: ~ 2025: 6,8\u00a0% → 6,7\u00a0% (C2)" in said
    assert 'Ange skälet: --why "' in said
    assert files(example) == before
    status, said = imported(example, file, why="Ett kontor räknades två gånger.")
    assert status == 0, said
    assert difference(before, files(example))[SICK] == [
        "  - {period: 2025, value: 6.7, published: 2026-11-23, report: arsredovisning-2025, "
        "restated_from: {value: 6.8, "
        "report: arsredovisning-2025, published: 2026-02, why: Ett kontor räknades två gånger.}, "
        "imported: {file: a.xlsx, sheet: Utfall, cell: C2, date: 2026-11-23}}"
    ]
    assert len(files(example)[SICK].splitlines()) == len(before[SICK].splitlines())
    again = excel(tmp_path / "b.xlsx", [["Mått", "2025"], [label, 6.9]])
    assert imported(example, again, why="Fel kontor.")[0] == 0
    kept = "why: Fel kontor. Dessförinnan 6.8, rättat därför att: Ett kontor räknades två gånger."
    assert kept in files(example)[SICK].decode().replace('"', "")


def test_the_reason_and_the_consent_are_asked_for(example: Path, tmp_path: Path) -> None:
    file = excel(tmp_path / "a.xlsx", [["Mått", "2025"], ["Sjukfrånvaro i kommunen", 6.7]])
    before = files(example)
    asked: list[str] = []

    def answering(*answers: str) -> Any:
        left = iter(answers)

        def answer(question: str) -> str:
            asked.append(question)
            return next(left)

        return answer

    status, said = imported(example, file, yes=False, ask=answering("Felräknat.", "nej"))
    assert (status, said.splitlines()[-1]) == (1, "Inget skrevs.")
    assert files(example) == before
    assert imported(example, file, yes=False, ask=answering("Felräknat.", "j"))[0] == 0
    assert "why: Felräknat." in files(example)[SICK].decode()
    assert asked[:2] == ["Varför ändras det som redan är publicerat? ", "Skriva detta? [j/N] "]


def test_a_dry_run_shows_all_and_writes_nothing(example: Path, tmp_path: Path) -> None:
    file = excel(tmp_path / "a.xlsx", [["Mått", "2025", "2026"], ["Sjukfrånvaro i kommunen", 6.7, 6.2]])
    before = files(example)
    status, said = imported(example, file, dry_run=True)
    assert status == 0, said
    assert "~ 2025: 6,8\u00a0% → 6,7\u00a0%" in said
    assert said.endswith("Provkörning: inget skrevs.")
    assert files(example) == before


def test_all_that_must_be_asked_is_told_at_once_and_nothing_is_written(example: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Mått", "Utfall 2026"],
        ["Sjukfrånvaro i kommunen", "😐"],
        ["Synpunkter som får svar i tid", "Minst 42 %"],
        ["Bygglov i tid", 0.962],
        ["Snöröjning i tid", "😊"],
        ["Ekologisk mat i skolan", "33.312 kr"],
        ["Barn i förskolan", "400 tkr"],
        ["Trygg på äldreboendet", "=1+1"],
        ["Samtal som får svar i tid", "91 %"],
        ["Samtal som får svar i tid", "92 %"],
    ]
    before = files(example)
    status, said = imported(example, excel(tmp_path / "a.xlsx", rows))
    assert status == 1
    place = "a.xlsx, blad Utfall, cell "
    for told in (
        f"{place}B2: '😐' kan betyda delvis uppfyllt, eller att målet inte kan mätas. Skriv",
        f"{place}B3: 'Minst 42 %' är en gräns, inget utfall. Utfall är ett tal.",
        f"{place}B4: 0,962 kan vara 96,2 procent, eller en procent eller mindre. Skriv unit: andel eller",
        f"{place}B5: '😊' (Uppfyllt) säger något om huruvida målet nåddes, inget tal.",
        f"{place}B6: '33.312 kr' kan läsas på två sätt: 33 312 eller 33,312. Skriv 33 312 eller 33,312.",
        f"{place}B7: '400 tkr' är i tkr, men måttet är i antal. Rätta filen",
        f"{place}B8: Formeln har inget uträknat värde, eller ett fel. Öppna filen i Excel",
        f"{place}B10: Två värden för 2026 i måttet 'telefon-svar-i-tid', här och i B9. Låt mappningen",
    ):
        assert told in said, said
    assert files(example) == before


def test_a_figure_of_kolada_is_pointed_at_and_not_imported(example: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2026"], ["Trygga elever i årskurs 5", 80], ["Sjukfrånvaro i kommunen", 6.2]]
    before = files(example)
    status, said = imported(example, excel(tmp_path / "a.xlsx", rows))
    assert status == 0, said
    pointed = "siffrorna hämtas från Kolada (N99991) och läses inte in en gång till"
    assert f"Trygga elever i årskurs 5: {pointed}: content/results/measures/trygghet-arskurs-5.yml:" in said
    assert set(difference(before, files(example))) == {SICK, "content/results/imports/a.yml"}


MINIMAL = {"results/municipality.yml": "name: X\n"}


def test_a_figure_of_another_measure_is_pointed_at_and_not_imported(tmp_path: Path) -> None:
    twin = (
        "title: Invånare enligt SCB\nunit: antal\ndirection: neutral\n"
        "outcomes:\n  - {period: 2025, value: 64 }\n"
    )
    one = twin.replace("64 ", "67044")
    other = twin.replace("Invånare enligt SCB", "Befolkning").replace(
        "  - {period: 2025, value: 64 }\n", "  - {period: 2020, value: 5}\n"
    )
    root = write(
        tmp_path,
        {**MINIMAL, "results/measures/invanare.yml": one, "results/measures/befolkning.yml": other},
    )
    rows: Rows = [["Mått", "2025"], ["Befolkning", "67 044"]]
    status, said = imported(root, excel(tmp_path / "a.xlsx", rows))
    assert status == 0, said
    assert (
        "Befolkning: samma siffror (2025) finns redan i måttet 'invanare' och läses inte in en gång till"
        in said
    )
    assert "67044" not in (root / "content/results/measures/befolkning.yml").read_text(encoding="utf-8")
    status, said = imported(root, excel(tmp_path / "a.xlsx", [["Mått", "2025"], ["Befolkning", "67 045"]]))
    assert status == 0, said
    assert "+ 2025: 67\u00a0045" in said


def test_money_is_converted_and_the_conversion_told(tmp_path: Path) -> None:
    measure = "title: Resultat\nunit: mnkr\ndecimals: 1\ndirection: higher\n"
    root = write(tmp_path, {**MINIMAL, "results/measures/resultat.yml": measure})
    rows: Rows = [["tkr", "2023", "2024", "2025"], ["Resultat", "+26,3 mkr (-7,6)", "13 100", "– 4"]]
    status, said = imported(root, excel(tmp_path / "a.xlsx", rows))
    assert status == 0, said
    assert "+ 2023: 26,3\u00a0mnkr (B2, talet inom parentes lästes inte)" in said
    assert "+ 2024: 13,1\u00a0mnkr (C2, omräknat från 13 100 tkr)" in said
    assert "+ 2025: 0,0\u00a0mnkr (D2, omräknat från – 4 tkr, avrundat från -0,004)" in said


def test_a_missing_value_has_its_reason_and_never_takes_the_place_of_one(
    example: Path, tmp_path: Path
) -> None:
    rows: Rows = [["Mått", "2005", "2025", "2026"], ["Sjukfrånvaro i kommunen", "-", "i.u.", ".."]]
    file = excel(tmp_path / "a.xlsx", rows)
    before = files(example)
    status, said = imported(example, file)
    assert status == 0, said
    assert "cell C2: Här saknas värde ('i.u.'). Det publicerade värdet står kvar" in said
    [line] = difference(before, files(example))[SICK]
    assert line.startswith("  - {period: 2026, missing: not_reported, why: I filen står '..'., imported: ")
    later = excel(tmp_path / "b.xlsx", [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2]])
    status, said = imported(example, later)
    assert "+ 2026: 6,2\u00a0%, saknades förut (B2)" in said
    assert "not_reported" not in files(example)[SICK].decode()


def test_a_mapping_written_by_hand_is_obeyed(example: Path, tmp_path: Path) -> None:
    mapping = """\
title: Personal
sheet: Personal
columns: [{heading: Senast, period: 2026}]
rows:
  - {label: Totalt, under: Sjukfrånvaro, measure: sjukfranvaro, unit: andel}
  - label: Kvinnor
    under: Sjukfrånvaro
    measure: sjukfranvaro
    unit: andel
    group: {dimension: gender, value: women}
  - {label: Män, measure: sjukfranvaro, unit: andel, group: {dimension: gender, value: men}}
"""
    (example / "content/results/imports/personal.yml").write_text(mapping, encoding="utf-8")
    rows: Rows = [
        ["Grupp", "Senast"], ["Frisknärvaro"], ["Totalt", 0.5], ["Kvinnor", 0.4],
        ["Sjukfrånvaro"], ["Totalt", 0.062], ["Kvinnor", 0.07],
    ]  # fmt: skip
    before = files(example)
    status, said = imported(example, excel(tmp_path / "p.xlsx", rows, "Personal"))
    assert status == 0, said
    assert "personal.yml:11: Raden 'Män' finns inte i filen." in said
    [total, women] = difference(before, files(example))[SICK]
    assert "period: 2026, value: 6.2, published" in total
    assert "period: 2026, value: 7.0, group: {dimension: gender, value: women}" in women
    status, said = imported(example, excel(tmp_path / "p.xlsx", rows, "Personel"), mapping="personal")
    assert (status, "Bladet 'Personal' finns inte i filen. Menade du 'Personel'?" in said) == (1, True)
    status, said = imported(example, excel(tmp_path / "p.xlsx", [["x"]], "Personal"), mapping="personal")
    assert (status, "Ingen rad ser ut som rubriker" in said) == (1, True)


def test_a_file_that_resembles_nothing_shows_how_a_mapping_is_written(example: Path, tmp_path: Path) -> None:
    status, said = imported(example, excel(tmp_path / "a.xlsx", [["Mått", "2026"], ["Sjukfrånvaron", 6.2]]))
    assert status == 1
    assert "'Sjukfrånvaron'  Menade du 'sjukfranvaro'?" in said
    assert "Skriv vilka rader som är vilka mått i content/results/imports/a.yml, till exempel:" in said
    status, said = imported(example, excel(tmp_path / "a.xlsx", [["inga", "rubriker"]]))
    assert (status, "Ingen rad ser ut som rubriker." in said) == (1, True)


def test_a_name_that_is_taken_is_not_written_over(example: Path, tmp_path: Path) -> None:
    (example / "content/results/imports/a.yml").write_text("title: En annan\n", encoding="utf-8")
    file = excel(tmp_path / "a.xlsx", [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2]])
    status, said = imported(example, file)
    assert (status, "Välj ett annat namn med --mapping." in said) == (1, True)
    assert imported(example, file, mapping="b")[0] == 0


def test_content_with_errors_is_mended_first(example: Path, tmp_path: Path) -> None:
    (example / SICK).write_text("title: [", encoding="utf-8")
    before = files(example)
    status, said = imported(example, excel(tmp_path / "a.xlsx", [["Mått", "2026"], ["Bygglov i tid", 96]]))
    assert (status, said.splitlines()[0]) == (1, "Innehållet har fel som måste rättas först:")
    assert files(example) == before


def test_an_import_that_would_give_errors_writes_nothing(example: Path, tmp_path: Path) -> None:
    path = example / SICK
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    rows: Rows = [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2]]
    before = files(example)
    status, said = imported(example, excel(tmp_path / "a.xlsx", rows), mapping="INTE ETT ID")
    assert status == 1
    assert "Importen skulle ge fel i innehållet:" in said
    assert files(example) == before


def test_new_warnings_are_told(example: Path, tmp_path: Path) -> None:
    status, said = imported(
        example, excel(tmp_path / "a.xlsx", [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 62]])
    )
    assert status == 0, said
    assert f"Att se över efteråt: {SICK}:46: S" in said


def test_a_file_that_cannot_be_read_is_told_of(example: Path, tmp_path: Path) -> None:
    status, said = imported(example, tmp_path / "finns-inte.xlsx")
    assert status == 1
    assert (
        said
        == "finns-inte.xlsx: Filen finns inte, eller går inte att öppna. Kontrollera namnet.\nInget skrevs."
    )


def test_hidden_rows_are_told_of(example: Path, tmp_path: Path) -> None:
    book = workbook([["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2], ["Bygglov i tid", 97]])
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    status, said = imported(example, tmp_path / "a.xlsx")
    assert status == 0, said
    assert "a.xlsx, blad Utfall: Dolda rader lästes inte: 3." in said
    assert "Bygglov" not in said


values = st.decimals(-(10**9), 10**9, places=1, allow_nan=False)
series = st.dictionaries(
    st.sampled_from(["2021", "2022", "2023-T2", "2024-Q1", "2024-05", "2024/2025", "2025-01-01/2025-03-31"]),
    st.one_of(values, st.sampled_from(["not_measured", "too_few", "confidential"])),
    min_size=1,
)


@settings(max_examples=25, deadline=None)
@given(series, st.sampled_from(["procent", "mnkr", "antal"]), st.booleans())
def test_what_the_site_exports_is_imported_the_same(
    tmp_path_factory: pytest.TempPathFactory, figures: dict[str, Any], unit: str, grouped: bool
) -> None:
    """``import(export(x)) = x``: the site's own data.csv, read into a measure that has no figures."""
    root = tmp_path_factory.mktemp("round")
    outcomes = [
        {
            "period": period,
            **({"missing": value} if isinstance(value, str) else {"value": value}),
            **({"group": {"dimension": "gender", "value": "women"}} if grouped else {}),
        }
        for period, value in figures.items()
    ]
    measure = made("matt", title="Svar i tid", unit=unit, decimals=1, outcomes=outcomes)
    exported = root / "data.csv"
    exported.write_bytes(csv_bytes(views(content(measures=[measure])).measures["matt"]))
    bare = f"title: Svar i tid\nunit: {unit}\ndirection: higher\n"
    write(
        root,
        {
            "results/measures/matt.yml": f"{bare}decimals: 1\n",
            "results/municipality.yml": "name: X\ndimensions: {gender: Kön}\n",
        },
    )
    status, said = imported(root, exported)
    assert status == 0, said
    found = load_content(root).content.measures["matt"]
    assert comparable(found) == comparable(measure)
    assert imported(root, exported)[1].endswith("Inget nytt i filen. Allt är redan inlagt.")


def comparable(measure: Measure) -> list[tuple[Any, ...]]:
    """What an export tells of each outcome, by period."""
    return sorted(
        (str(one.period), one.value, one.missing or "", one.period.is_part_year, str(one.group))
        for one in measure.outcomes
    )


def test_the_export_is_the_file_that_the_site_writes(
    example_site: Path, example: Path, tmp_path: Path
) -> None:
    """The built site's own file, imported into the content it was built from, has nothing new."""
    file = next(example_site.glob("matt/sjukfranvaro/data.csv"))
    with io.StringIO(file.read_text(encoding="utf-8-sig"), newline="") as lines:
        assert len(list(csv.reader(lines, delimiter=";"))) > 20
    shutil.copy(file, tmp_path / "data.csv")
    status, said = imported(example, tmp_path / "data.csv", dry_run=True)
    assert status == 0, said
    assert "= 24 värden som redan är inlagda" in said
    assert "+" not in said


def command(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "scripts" / "import_report.py"), *arguments],
        env={**os.environ, "PARAPLY_TODAY": TODAY.isoformat(), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        **options,
    )


def test_the_command(example: Path, tmp_path: Path) -> None:
    file = excel(tmp_path / "a.xlsx", [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2]])
    before = files(example)
    process = command(str(file), "--root", str(example))
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, files(example)) == (1, before)
    assert out.endswith("Kör igen med --yes om det stämmer.\nInget skrevs.\n")
    process = command(str(file), "--root", str(example), "--yes")
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert out.endswith("Nästa gång räcker det med filen.\n")


def test_killed_at_any_moment_every_file_is_old_or_new(example: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2], ["Synpunkter som får svar i tid", 88]]
    file = excel(tmp_path / "a.xlsx", rows)
    old = files(example)
    whole = tmp_path / "whole"
    shutil.copytree(example, whole)
    began = time.monotonic()
    process = command(str(file), "--root", str(whole), "--yes")
    process.communicate(timeout=60)
    took, new = time.monotonic() - began, files(whole)
    for part in (0.3, 0.6, 0.8, 0.9, 0.95, 1.0):
        process = command(str(file), "--root", str(example), "--yes")
        time.sleep(took * part)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        for name, data in files(example).items():
            if ".writing-" not in name:
                assert data in {old.get(name), new.get(name)}, f"{name} is neither old nor new"
    process = command(str(file), "--root", str(example), "--yes")
    process.communicate(timeout=60)
    assert files(example) == new
