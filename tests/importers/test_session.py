"""Imports as a communicator makes them: an export, one command, and what then stands in the files."""

from pathlib import Path
from typing import Any

import pytest

from paraply.command.statuses import CHANGED, SAME
from paraply.importers import session
from paraply.load import load_content
from tests.importers.books import Rows, excel, opendocument, text, workbook
from tests.importers.imports import REPLIES, SICK, difference, files, imported, line_of
from tests.worlds import write


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
    assert status == CHANGED, said
    assert "  + 2026: 88\u00a0% (C3)" in said
    assert "  + 2026: 6,2\u00a0% (C4, fotnot * i filen)" in said
    origin = "utfall-2026.xlsx, blad Utfall; mått: radtexten 'Sjukfrånvaro i kommunen' (A4)"
    assert f"      {origin}; period: rubriken 'Utfall 2026' (C2)" in said
    came = "imported: {file: utfall-2026.xlsx, sheet: Utfall, cell: "
    assert difference(before, files(example)) == {
        REPLIES: [f"  - {{period: 2026, value: 88, published: 2027-01-23, {came}C3, date: 2027-01-23}}}}"],
        SICK: [f"  - {{period: 2026, value: 6.2, published: 2027-01-23, {came}C4, date: 2027-01-23}}}}"],
        "content/results/imports/utfall.yml": [
            "title: utfall-2026",
            "unit: måttets",
            "rows:",
            "  - {label: Synpunkter som får svar i tid (%), measure: synpunkter-besvarade-i-tid}",
            "  - {label: Sjukfrånvaro i kommunen, measure: sjukfranvaro}",
        ],
    }
    assert not any(problem.is_error for problem in load_content(example).problems)
    told = "Texten skrevs till det förra värdet. Se över den."
    assert f"Att se över efteråt: {line_of(example, SICK, 'comment:')}: {told}" in said


def test_a_second_import_changes_nothing(example: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2026", "2026-T2"], ["Sjukfrånvaro i kommunen", 6.2, "-"]]
    for make, name in ((excel, "a.xlsx"), (opendocument, "a.ods"), (text, "a.csv")):
        file = make(tmp_path / name, rows)
        assert imported(example, file)[0] == (CHANGED if make is excel else SAME)
        before = files(example)
        status, said = imported(example, file)
        assert (status, said.splitlines()[-1]) == (SAME, "Inget nytt i filen. Allt är redan inlagt.")
        assert files(example) == before


def test_next_years_file_needs_no_more_than_itself(example: Path, tmp_path: Path) -> None:
    imported(
        example,
        excel(tmp_path / "utfall 2026-08.xlsx", [["Mått", "T1 2026"], ["Sjukfrånvaro i kommunen", 6.2]]),
    )
    label = "Sjukfrånvaro i kommunen"
    status, said = imported(
        example, excel(tmp_path / "nytt.xlsx", [["Mått", "T1 2026", "2026"], [label, 6.2, 6.0]])
    )
    assert status == CHANGED, said
    assert "Mappning: utfall 2026-08 (utfall)" in said
    assert "+ 2026: 6,0\u00a0% (C2)" in said
    more: Rows = [["Mått", "2026"], [label, 6.0], ["Bygglov i tid", 97]]
    status, said = imported(example, excel(tmp_path / "mer.xlsx", more))
    where = "Lägg till den i content/results/imports/utfall.yml"
    line = "- {label: Bygglov i tid, measure: bygglov-beslut-i-tid}"
    assert f"Raden 'Bygglov i tid' är inte med i mappningen. {where}: {line}" in said


def test_an_interim_report_is_marked_as_part_of_the_year(example: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Delårsrapport 2 2026"],
        ["Mått", "Utfall", "Prognos 2026"],
        ["Sjukfrånvaro i kommunen", 6.4, 6.6],
    ]
    before = files(example)
    status, said = imported(example, excel(tmp_path / "a.xlsx", rows))
    assert status == CHANGED, said
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
    assert "a.xlsx, blad Utfall, cell B2 och 1 cell till: Kolumnen 'Utfall' säger inte vilken period" in said
    assert files(example) == before
    assert imported(example, file, period="2026-T2")[0] == CHANGED
    status, said = imported(example, file, period="maj")
    assert (status, said.splitlines()[0][:34]) == (1, "--period: 'maj' är ingen period. S")


def test_another_value_is_a_restatement_with_a_reason(example: Path, tmp_path: Path) -> None:
    label = "Sjukfrånvaro i kommunen"
    file = excel(tmp_path / "a.xlsx", [["Mått", "2024", "2025"], [label, 7.0, 6.7]])
    before = files(example)
    status, said = imported(example, file)
    assert status == 1
    assert (
        f"{line_of(example, SICK, 'period: 2025, value: 6.8')}: ~ 2025: 6,8\u00a0% → 6,7\u00a0% (C2)" in said
    )
    assert 'Ange skälet: --why "' in said
    assert files(example) == before
    status, said = imported(example, file, why="Ett kontor räknades två gånger.")
    assert status == CHANGED, said
    assert difference(before, files(example))[SICK] == [
        "  - {period: 2025, value: 6.7, published: 2027-01-23, report: arsredovisning-2025, "
        "restated_from: {value: 6.8, "
        "report: arsredovisning-2025, published: 2026-02, why: Ett kontor räknades två gånger.}, "
        "imported: {file: a.xlsx, sheet: Utfall, cell: C2, date: 2027-01-23}}"
    ]
    assert len(files(example)[SICK].splitlines()) == len(before[SICK].splitlines())
    again = excel(tmp_path / "b.xlsx", [["Mått", "2025"], [label, 6.9]])
    assert imported(example, again, why="Fel kontor.")[0] == CHANGED
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
    assert imported(example, file, yes=False, ask=answering("Felräknat.", "j"))[0] == CHANGED
    assert "why: Felräknat." in files(example)[SICK].decode()
    assert asked[:2] == ["Varför ändras det som redan är publicerat? ", "Skriva detta? [j/N] "]


def test_a_dry_run_shows_all_and_writes_nothing(example: Path, tmp_path: Path) -> None:
    file = excel(tmp_path / "a.xlsx", [["Mått", "2025", "2026"], ["Sjukfrånvaro i kommunen", 6.7, 6.2]])
    before = files(example)
    status, said = imported(example, file, dry_run=True)
    assert status == CHANGED, said
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
    assert status == CHANGED, said
    pointed = "siffrorna hämtas från Kolada (N99991) och läses inte in en gång till"
    assert f"Trygga elever i årskurs 5: {pointed}: content/results/measures/trygghet-arskurs-5.yml:" in said
    assert set(difference(before, files(example))) == {SICK, "content/results/imports/a.yml"}


def test_a_measure_of_kolada_is_never_proposed_nor_taken(example: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2026 (%)"], ["Trygga elever i årskurs 5 och 8", 80]]
    file = excel(tmp_path / "a.xlsx", rows)
    said = [imported(example, file)[1]]
    answers = iter(["trygghet-arskurs-5", ""])

    def ask(question: str) -> str:
        said.append(question)
        return next(answers, "")

    assert imported(example, file, yes=False, ask=ask)[0] == 1
    assert said[2].startswith("Trygga elever i årskurs 5: siffrorna hämtas från Kolada (N99991)")
    assert not any("trygghet-arskurs-5" in one.replace("matt/trygghet", "") for one in said[:2]), said
    assert not (example / "content/results/imports/a.yml").exists()


MINIMAL = {"results/municipality.yml": "name: X\n"}


def test_a_figure_of_another_measure_is_pointed_at_and_not_imported(tmp_path: Path) -> None:
    twin = (
        "title: Invånare enligt SCB\nunit: antal\ndirection: neutral\n"
        "outcomes:\n  - {period: 2025, value: 64 }\n"
    )
    one = twin.replace("64 ", "67044")
    other = twin.replace("Invånare enligt SCB", "Befolkning").replace(
        "  - {period: 2025, value: 64 }\n", "  - {period: 2020, value: 66000}\n"
    )
    root = write(
        tmp_path,
        {**MINIMAL, "results/measures/invanare.yml": one, "results/measures/befolkning.yml": other},
    )
    rows: Rows = [["Mått", "2025"], ["Befolkning", "67 044"]]
    status, said = imported(root, excel(tmp_path / "a.xlsx", rows))
    assert status == SAME, said
    assert (
        "Befolkning: samma siffror (2025) finns redan i måttet 'invanare' och läses inte in en gång till"
        in said
    )
    assert "67044" not in (root / "content/results/measures/befolkning.yml").read_text(encoding="utf-8")
    status, said = imported(root, excel(tmp_path / "a.xlsx", [["Mått", "2025"], ["Befolkning", "67 045"]]))
    assert status == CHANGED, said
    assert "+ 2025: 67\u00a0045" in said


def test_money_is_converted_and_the_conversion_told(tmp_path: Path) -> None:
    measure = "title: Resultat\nunit: mnkr\ndecimals: 1\ndirection: higher\n"
    root = write(tmp_path, {**MINIMAL, "results/measures/resultat.yml": measure})
    rows: Rows = [["tkr", "2023", "2024", "2025"], ["Resultat", "+26,3 mkr (-7,6)", "13 100", "– 4"]]
    status, said = imported(root, excel(tmp_path / "a.xlsx", rows))
    assert status == CHANGED, said
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
    assert status == CHANGED, said
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
    assert status == CHANGED, said
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


def test_headings_that_set_figures_apart_are_named_with_a_mapping_to_choose_by(
    example: Path, tmp_path: Path
) -> None:
    rows = [["Nyckeltal", "Nettokostnad 2024", "Bruttokostnad 2024"], ["Bygglov i tid", "91", "93"]]
    status, told = imported(example, excel(tmp_path / "kostnad.xlsx", rows))
    assert status == 1
    assert "rubrikerna säger mer än en period: 'Nettokostnad', 'Bruttokostnad'" in told
    assert "  - {label: Bygglov i tid, series: Nettokostnad, measure: bygglov-beslut-i-tid}" in told
    assert told.rstrip().endswith("Inget skrevs.")


def test_a_name_that_is_taken_is_not_written_over(example: Path, tmp_path: Path) -> None:
    (example / "content/results/imports/a.yml").write_text("title: En annan\n", encoding="utf-8")
    file = excel(tmp_path / "a.xlsx", [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2]])
    assert imported(example, file)[0] == CHANGED
    assert (example / "content/results/imports/a.yml").read_text("utf-8") == "title: En annan\n"
    assert (example / "content/results/imports/a-2.yml").exists()
    status, said = imported(example, file, mapping="../Utfall 2026")
    assert (status, said.splitlines()[0]) == (
        1,
        "--mapping: '../Utfall 2026' duger inte som filnamn. Skriv utfall-2026.",
    )


def test_content_with_errors_is_mended_first(example: Path, tmp_path: Path) -> None:
    (example / SICK).write_text("title: [", encoding="utf-8")
    before = files(example)
    status, said = imported(example, excel(tmp_path / "a.xlsx", [["Mått", "2026"], ["Bygglov i tid", 96]]))
    assert (status, said.splitlines()[0]) == (1, "Innehållet har fel som måste rättas först:")
    assert files(example) == before


def test_a_group_that_the_municipality_does_not_have_is_left_and_told(example: Path, tmp_path: Path) -> None:
    row = ["Sjukfrånvaro i kommunen", "2026", 6.2, "kontor", "skola"]
    rows: Rows = [["Mått", "Period", "Utfall", "Indelning", "Grupp"], row]
    before = files(example)
    status, said = imported(example, excel(tmp_path / "a.xlsx", rows))
    assert status == SAME
    assert "1 tal läses inte in (Utfall: C2): indelningen 'kontor' finns inte i municipality.yml." in said
    assert files(example) == before


def test_an_import_that_would_give_errors_writes_nothing(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(example)
    monkeypatch.setattr(session, "texts_of", lambda *_all: {SICK: "title: ["})
    status, said = imported(
        example, excel(tmp_path / "a.xlsx", [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2]])
    )
    assert status == 1
    assert "Importen skulle ge fel i innehållet:" in said
    assert files(example) == before


def test_new_warnings_are_told(example: Path, tmp_path: Path) -> None:
    status, said = imported(
        example, excel(tmp_path / "a.xlsx", [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 42]])
    )
    assert status == CHANGED, said
    assert f"Att se över efteråt: {line_of(example, SICK, 'period: 2026, value: 42')}: S" in said


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
    assert status == CHANGED, said
    assert "a.xlsx, blad Utfall: Dolda rader lästes inte: 3." in said
    assert "Bygglov" not in said
