"""Fetching: the right figures; after any fault a message in Swedish, and the files as they were."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from paraply.kolada.client import USER_AGENT, Patience
from tests.kolada import server
from tests.kolada.conftest import HASTY, QUICK, US, group, reading, snapshots
from tests.kolada.server import Fault, Kolada

Run = Callable[..., int]
FOLDER = "content/results/kolada"


def snapshot(root: Path, name: str) -> Any:
    return json.loads((root / FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def ours(root: Path, name: str = "N99991") -> dict[int, float]:
    return {row[1]: row[3] for row in snapshot(root, name)["values"] if row[0] == US and row[2] == "T"}


def change(kolada: Kolada, kpi: str, place: str, year: int, **fields: Any) -> None:
    """Another total for one municipality and year."""
    for row in kolada.data:
        if (row["kpi"], row["municipality"], row["period"]) == (kpi, place, year):
            for each in row["values"]:
                if each["gender"] == "T":
                    each.update(fields)


def test_the_first_fetch_writes_what_the_content_names(
    root: Path, kolada: Kolada, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch_script() == 10
    names = sorted(path.name for path in (root / FOLDER).iterdir())
    assert names == ["N99991.json", "N99992.json", "groups.json", "municipalities.json"]
    found = snapshot(root, "N99991")
    values = found.pop("values")
    assert found == {
        "kpi": "N99991",
        "title": "Elever i åk 5 som är trygga, andel (%)",
        "description": "Påhittat nyckeltal. Källa: exemplet.",
        "operating_area": "Grundskola",
        "publication_date": "2026-05-29",
        "prel_publication_date": None,
        "publ_period": "2026",
        "fetched": "2026-11-23",
        "origin": "Kolada API v3",
        "decimals_known": None,
    }
    assert values == sorted(values, key=lambda row: row[:3])
    assert {row[0] for row in values} == {f"99{n:02}" for n in range(1, 41)} | {US, "0000", "G9901", "G9902"}
    assert ours(root)[2026] == 35.999
    told = capsys.readouterr().out
    assert "+ 2026 Exempelkommunen: 35,999" in told
    assert "4 filer är ändrade." in told


def test_a_second_fetch_changes_nothing(
    root: Path, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch_script() == 10
    before = snapshots(root)
    capsys.readouterr()
    assert fetch_script() == 0
    assert snapshots(root) == before
    assert capsys.readouterr().out == "Inget är ändrat: allt stämmer med Kolada.\n"


def test_the_diff_says_new_revised_and_gone(
    root: Path, kolada: Kolada, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    change(kolada, "N99991", US, 2026, value=None, status="Missing")
    change(kolada, "N99991", US, 2024, isdeleted=True)
    change(kolada, "N99991", "9901", 2024, isdeleted=True)
    assert fetch_script() == 10
    capsys.readouterr()
    change(kolada, "N99991", US, 2026, value=87.5, status="")
    change(kolada, "N99991", US, 2025, value=-1.25)
    change(kolada, "N99991", US, 2024, isdeleted=False)
    change(kolada, "N99991", US, 2022, isdeleted=True)
    change(kolada, "N99991", "9901", 2024, isdeleted=False)
    change(kolada, "N99991", "9902", 2024, value=1.0)
    kolada.kpis[0]["publication_date"] = "2027-05-29"
    before = snapshots(root)
    assert fetch_script("--dry-run") == 10
    assert snapshots(root) == before
    dry = capsys.readouterr().out
    assert dry.splitlines() == [
        "N99991 Elever i åk 5 som är trygga, andel (%)",
        "  − 2022 Exempelkommunen: 31,999",
        "  + 2024 Exempelkommunen: 33,999",
        "  ~ 2025 Exempelkommunen: 34,999 → −1,25",
        "  ~ 2026 Exempelkommunen: uppgift saknas (Missing) → 87,5",
        "  ~ publiceras: 2026-05-29 → 2027-05-29",
        "    Andra kommuner och grupper, antal värden: + 1 nya, ~ 1 ändrade",
        "",
        "Att se över efteråt: content/results/measures/trygghet.yml:3: S04 Värdet −1,25 procent är orimligt. "
        "Ett värde i procent är mellan 0 och 100. Rätta värdet eller enheten.",
        "Att se över efteråt: content/results/measures/trygghet.yml:7: S16 Kolada har inget värde för kommun "
        "9999 i 2022. Skriv varför i notes, eller ta bort året ur rounds om det inte mättes.",
        "Provkörning: 1 fil skulle ha ändrats.",
    ]
    assert fetch_script() == 10
    assert capsys.readouterr().out.splitlines()[:-1] == dry.splitlines()[:-1]
    assert ours(root) == {2023: 32.999, 2024: 33.999, 2025: -1.25, 2026: 87.5}


def test_raw_values_and_raw_statuses_are_kept(root: Path, kolada: Kolada, fetch_script: Run) -> None:
    change(kolada, "N99991", US, 2026, value=31.329597)
    change(kolada, "N99991", "9901", 2026, value=None, status="..")
    change(kolada, "N99991", "9902", 2026, value=0)
    assert fetch_script() == 10
    rows = {tuple(row[:3]): row[3:] for row in snapshot(root, "N99991")["values"]}
    assert rows[(US, 2026, "T")] == [31.329597, ""]
    assert rows[("9901", 2026, "T")] == [None, ".."]
    assert rows[("9902", 2026, "T")] == [0.0, ""]


def test_only_the_years_that_are_measured_are_asked_for(
    kolada: Kolada, root: Path, fetch_script: Run
) -> None:
    fetch_script()
    asked = [path for path in kolada.asked if "/data/" in path]
    years = asked[0].rpartition("/")[2].split(",")
    assert (years[0], years[-1]) == ("2017", "2026")  # ten years: one of the measures names no rounds
    assert min(row[1] for row in snapshot(root, "N99991")["values"]) == 2022


def test_no_part_of_an_address_has_more_than_25_ids(kolada: Kolada, root: Path, fetch_script: Run) -> None:
    measure = root / "content/results/measures/kostnad.yml"
    measure.write_text(measure.read_text(encoding="utf-8") + "rounds: [1996, 2026]\n", encoding="utf-8")
    assert fetch_script() == 10
    parts = [part.split(",") for path in kolada.asked for part in path.split("/")]
    assert max(map(len, parts)) == 25
    asked = [path for path in kolada.asked if "/data/" in path]
    assert len(asked) == len(set(asked)) == 4  # 44 places and 31 years: two parts of each
    assert kolada.agents == {USER_AGENT}


def test_a_snapshot_that_holds_gets_a_new_date_once_kolada_has_published(
    root: Path,
    kolada: Kolada,
    fetch_script: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kolada.kpis[0]["publication_date"] = kolada.kpis[1]["publication_date"] = "2026-12-01"
    fetch_script()
    monkeypatch.setenv("PARAPLY_TODAY", "2026-12-01")
    assert fetch_script() == 0
    monkeypatch.setenv("PARAPLY_TODAY", "2026-12-02")
    capsys.readouterr()
    assert fetch_script() == 10
    assert "Samma värden. Kontrollerade 2026-12-02." in capsys.readouterr().out
    assert snapshot(root, "N99991")["fetched"] == "2026-12-02"
    assert fetch_script() == 0


def test_groups_are_found_by_title_and_newest_year_and_what_the_content_names_stays(
    root: Path, kolada: Kolada, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    fetch_script()
    assert [each["id"] for each in snapshot(root, "groups")] == ["G9901", "G9902", "G9903"]
    kolada.groups += [
        group("G9912", "Liknande kommuner grundskola, Exempelkommunen, 2026", "9910"),
        group("G9913", "Liknande kommuner LSS, Exempelkommunen, 2026", "9911"),
    ]
    capsys.readouterr()
    assert fetch_script() == 10
    assert [each["id"] for each in snapshot(root, "groups")] == ["G9901", "G9902", "G9912", "G9913"]
    told = capsys.readouterr().out
    assert "+ G9913 Liknande kommuner LSS, Exempelkommunen, 2026" in told
    assert "− G9903 Liknande kommuner LSS, Exempelkommunen, 2024" in told
    assert "Det finns en nyare grupp än G9902" in told
    assert "content/results/measures/trygghet.yml:6" in told


def spoil_total(value: object) -> server.Misbehaviour:
    def put(row: dict[str, Any]) -> None:
        row["values"][1]["value"] = value

    return server.each_row(put)


def drop(name: str) -> server.Misbehaviour:
    return server.each_row(lambda row: row.pop(name))


def recoded(text: str) -> str:
    """Text as it looks when its UTF-8 is read as Windows-1252 and encoded again."""
    return text.encode("utf-8").decode("cp1252")


def rename(kolada: Kolada) -> None:
    kolada.kpis[0]["title"] = "Elever i åk 5 som trivs, andel (%)"


def regional(kolada: Kolada) -> None:
    kolada.kpis[0]["municipality_type"] = "L"


def encode_twice(kolada: Kolada) -> None:
    kolada.groups[0]["title"] = recoded("Liknande kommuner, övergripande, Exempelkommunen, 2025")


def encode_name_twice(kolada: Kolada) -> None:
    kolada.municipalities[0]["title"] = "S\u00c3\u00b6dert\u00c3\u00a4lje"  # as read in Latin-1


def lose_half(kolada: Kolada) -> None:
    kolada.data[:] = [row for row in kolada.data if row["municipality"] > "9921" or row["municipality"] == US]


def lose_ours(kolada: Kolada) -> None:
    kolada.data[:] = [row for row in kolada.data if row["municipality"] != US]


def double_gender(kolada: Kolada) -> None:
    kolada.data[0]["values"].append(reading("T", 1.0))


def f_for_women(kolada: Kolada) -> None:
    kolada.data[0]["values"][0]["gender"] = "F"


FAULTS: dict[str, tuple[str, server.Misbehaviour, str]] = {
    "time-out": (r"/data/", server.silence, "Kolada svarade inte i tid"),
    "slow drip": (r"/data/", server.drip, "Kolada svarade för långsamt"),
    "cut JSON": (r"/data/", server.cut_json, "Kolada skickade ett avhugget svar"),
    "cut connection": (r"/data/", server.cut_connection, "Det går inte att nå Kolada"),
    "HTML with 200": (
        r"/kpi/",
        server.text("<!DOCTYPE html><p>Driftstopp"),
        "en webbsida i stället för siffror",
    ),
    "404": (r"/municipality$", server.status(404), "Adressen finns inte hos Kolada"),
    "410": (r"/v3/", server.status(410, json.dumps(server.GONE)), "Please use /v3 instead"),
    "422": (r"/data/", server.status(422, '{"detail": "too many"}'), "Kolada förstår inte frågan. (HTTP 422"),
    "429": (r"/data/", server.status(429), "Kolada tar inte emot fler frågor just nu (HTTP 429)"),
    "429, an hour": (r"/data/", server.status(429, Retry_After="3600"), "Försök igen om 60 minuter"),
    "500": (r"/data/", server.status(500), "Kolada har ett fel hos sig (HTTP 500)"),
    "redirect": (r"/data/", server.status(302, Location="http://exempel.se/"), "HTTP 302"),
    "endless": (r"/data/", server.endless, "Kolada har ingen sista sida"),
    "ring": (r"/data/", server.ring, "Kolada har ingen sista sida"),
    "repeated page": (r"/data/", server.repeated_page, "två gånger"),
    "empty list": (
        r"/data/",
        server.text('{"values": [], "next_url": null, "count": 0}'),
        "inget värde för kommun",
    ),
    "no KPI": (
        r"/kpi/",
        server.text('{"values": [], "next_url": null, "count": 0}'),
        "N99991 finns inte i Kolada",
    ),
    "no list": (r"/data/", server.text('{"error": "nej"}'), "något annat än en lista"),
    "a list itself": (r"/data/", server.text("[]"), "något annat än en lista"),
    "too few rows": (r"/data/", server.spoiled(lambda e: e["values"].pop()), "rader, men 249 kom fram"),
    "NaN": (r"/data/", spoil_total(math.nan), "Kolada skickade NaN, som inte är ett tal"),
    "infinity": (r"/data/", server.text('{"values": [1e999]}'), "något annat än väntat"),
    "a huge number": (r"/data/", spoil_total(1e300), "values.1.value är 1e+300"),
    "a number in a text": (r"/data/", spoil_total("86,2"), "values.1.value är '86,2'"),
    "true": (r"/data/", spoil_total(True), "values.1.value är True"),
    "a year in a text": (
        r"/data/",
        server.each_row(lambda row: row.update(period="2026")),
        "period är '2026'",
    ),
    "no values": (r"/data/", drop("values"), "något annat än väntat"),
    "no title": (r"/kpi/", drop("title"), "något annat än väntat"),
    "an odd date": (
        r"/kpi/",
        server.each_row(lambda row: row.update(publication_date="i maj")),
        "publication_date är 'i maj'",
    ),
    "an odd id": (r"groups/", server.each_row(lambda row: row.update(id="../../x")), "id är '../../x'"),
    "another KPI": (r"/kpi/", server.each_row(lambda row: row.update(id="N99999")), "ingen frågade efter"),
    "another place": (
        r"/data/",
        server.each_row(lambda row: row.update(municipality="0001")),
        "ingen frågade efter (N99991, 0001",
    ),
    "another server": (
        r"/data/",
        server.spoiled(lambda envelope: envelope.update(next_url="https://exempel.se/v3/x")),
        "en annan server",
    ),
    "half a character": (
        r"/kpi/",
        server.text('{"values": [{"id": "N99991", "title": "\\ud800"}]}'),
        "halvt tecken",
    ),
    "deep": (r"/kpi/", server.text("[" * 100_000), "för många nivåer"),
    "members gone": (r"groups/", server.each_row(lambda row: row.update(members=[])), "är tom i Kolada"),
}

CHANGED: dict[str, tuple[Callable[[Kolada], object], str]] = {
    "renamed KPI": (rename, "nu:    Elever i åk 5 som trivs, andel (%)"),
    "KPI gone": (
        lambda kolada: kolada.kpis.pop(0),
        "trygghet.yml:5: Nyckeltalet N99991 finns inte i Kolada.",
    ),
    "KPI for regions": (regional, "gäller regioner, inte kommuner"),
    "group gone": (lambda kolada: kolada.groups.pop(1), "trygghet.yml:6: Gruppen G9902 finns inte längre"),
    "double-encoded group": (encode_twice, "är dubbelkodad"),
    "double-encoded name": (encode_name_twice, "är dubbelkodad"),
    "half the rows gone": (lose_half, "i N99991 finns inte längre i svaret från Kolada. Om det är rätt"),
    "our rows gone": (lose_ours, "Kolada har inget värde för kommun 9999 i N99991"),
    "a gender twice": (double_gender, "för 9901, 2022 och kön T två gånger"),
    "F for women": (f_for_women, "values.0.gender är 'F'"),
    "our municipality gone": (
        lambda kolada: kolada.municipalities.pop(40),
        "9999 finns inte i Koladas lista",
    ),
    "municipalities gone": (lambda kolada: kolada.municipalities.__delitem__(slice(10)), "bara 33 kommuner"),
    "a region now": (lambda kolada: kolada.municipalities[40].update(type="L"), "som inte är en kommun"),
    "a municipality twice": (
        lambda kolada: kolada.municipalities.append(kolada.municipalities[0]),
        "Samma kommun står två gånger",
    ),
}


def patience_with(name: str) -> Patience:
    return HASTY if name in {"time-out", "slow drip"} else QUICK


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_that_stays_stops_the_fetch_and_leaves_every_file_as_it_was(
    name: str, root: Path, kolada: Kolada, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    fetch_script()
    before = snapshots(root)
    capsys.readouterr()
    where, what, message = FAULTS[name]
    kolada.faults.append(Fault(where, what))
    assert fetch_script(patience=patience_with(name)) == 1
    told = capsys.readouterr()
    assert message in told.err
    assert "Ingen fil är ändrad." in told.err
    assert "Traceback" not in told.err
    assert told.out == ""
    assert snapshots(root) == before


@pytest.mark.parametrize("name", CHANGED)
def test_what_cannot_be_trusted_stops_the_fetch_and_leaves_every_file_as_it_was(
    name: str, root: Path, kolada: Kolada, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    fetch_script()
    before = snapshots(root)
    capsys.readouterr()
    spoil, message = CHANGED[name]
    spoil(kolada)
    assert fetch_script() == 1
    assert message in capsys.readouterr().err
    assert snapshots(root) == before


@pytest.mark.parametrize("name", ["410", "422", "404", "no list", "NaN"])
def test_a_fault_that_will_not_pass_is_not_asked_about_again(
    name: str, root: Path, kolada: Kolada, fetch_script: Run
) -> None:
    where, what, _ = FAULTS[name]
    kolada.faults.append(Fault(where, what))
    assert fetch_script() == 1
    assert len(kolada.asked) == len(set(kolada.asked))


PASSING = [
    "time-out",
    "slow drip",
    "cut JSON",
    "cut connection",
    "HTML with 200",
    "429",
    "500",
    "too few rows",
]


@pytest.mark.parametrize("name", PASSING)
def test_a_fault_that_passes_is_asked_about_again(
    name: str, root: Path, kolada: Kolada, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    where, what, message = FAULTS[name]
    kolada.faults.append(Fault(where, what, times=2))
    assert fetch_script(patience=patience_with(name)) == 10
    assert ours(root)[2026] == 35.999
    told = capsys.readouterr().err
    assert message in told
    assert "Nytt försök (3 av 3)." in told


@pytest.mark.parametrize("header", ["0", "Mon, 23 Nov 2026 08:00:00 GMT"])
def test_the_server_is_waited_for_as_it_asks(
    header: str, kolada: Kolada, root: Path, fetch_script: Run
) -> None:
    kolada.faults.append(Fault(r"/data/", server.status(429, Retry_After=header), times=1))
    assert fetch_script() == 10


def test_a_renamed_kpi_may_be_accepted(root: Path, kolada: Kolada, fetch_script: Run) -> None:
    fetch_script()
    rename(kolada)
    lose_half(kolada)
    assert fetch_script("--accept", "N99991") == 1  # half of N99992 is gone too
    assert fetch_script("--accept", "N99991", "--accept", "N99992") == 10
    assert snapshot(root, "N99991")["title"] == "Elever i åk 5 som trivs, andel (%)"


def test_more_than_5000_rows_come_in_pages(root: Path, kolada: Kolada, fetch_script: Run) -> None:
    fetch_script()
    whole = snapshots(root)
    kolada.per_page = 7
    assert fetch_script() == 0
    assert sum("page=" in path for path in kolada.asked) > 60
    assert snapshots(root) == whole


def test_a_broken_snapshot_is_fetched_anew(root: Path, fetch_script: Run) -> None:
    fetch_script()
    whole = snapshots(root)
    (root / FOLDER / "N99991.json").write_text('{"kpi": "N99', encoding="utf-8")
    (root / FOLDER / "groups.json").unlink()
    assert fetch_script() == 10
    assert snapshots(root) == whole


def test_content_with_errors_is_told_of_first(
    root: Path, kolada: Kolada, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    measure = root / "content/results/measures/trygghet.yml"
    measure.write_text(measure.read_text(encoding="utf-8") + "mal: 3\n", encoding="utf-8")
    assert fetch_script() == 1
    assert "trygghet.yml:8: L11 mal: fältet finns inte" in capsys.readouterr().err
    assert kolada.asked == []


def test_a_municipality_without_a_code_is_told_where_to_write_it(
    root: Path, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "content/results/municipality.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("code: '9999'\n", ""), encoding="utf-8")
    assert fetch_script() == 1
    assert "Kommunkoden saknas" in capsys.readouterr().err


def test_without_a_measure_from_kolada_nothing_is_asked(
    root: Path, kolada: Kolada, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (root / "content/results/measures").iterdir():
        path.unlink()
    assert fetch_script() == 0
    assert "Lägg till ett med --add" in capsys.readouterr().out
    assert kolada.asked == []


@pytest.mark.parametrize("address", ["kolada", "ftp://exempel.se/v3", "http://"])
def test_an_address_that_is_none_is_told(
    address: str, fetch_script: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch_script("--base-url", address) == 1
    assert f"'{address}' är ingen adress" in capsys.readouterr().err


def test_a_server_that_is_not_there_is_told(fetch_script: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch_script("--base-url", "http://127.0.0.1:9/v3") == 1
    assert "Det går inte att nå Kolada på http://127.0.0.1:9/v3" in capsys.readouterr().err
