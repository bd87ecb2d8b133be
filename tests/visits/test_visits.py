"""Visits as they come: a server's log or an export from Matomo, one command, and what then is written."""

import gzip
import os
import subprocess
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from paraply.command.statuses import CHANGED, SAME
from paraply.importers.session import Wish
from paraply.load import load_content
from paraply.visits.command import Given, import_visits
from paraply.visits.counts import VisitsError
from paraply.visits.matomo import read_export
from paraply.visits.serverlog import read_logs
from tests.commands import process, run
from tests.worlds import write

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
VISITS = "content/results/measures/besok-garantier.yml"
TIMES = "content/results/measures/besokstid-garantier.yml"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
WORLD = {
    "results/municipality.yml": "name: X\n",
    "results/measures/besok-garantier.yml": (
        "title: Besök på sidorna om löften\nunit: antal\ndirection: neutral\nsynonyms: [besöksstatistik]\n"
        "outcomes:\n  - {period: 2022-08-01/2024-08-01, value: 228} # utredningen\n"
    ),
    "results/measures/besokstid-garantier.yml": (
        "title: Tid på sidorna om löften\nunit: sekunder\ndecimals: 0\ndirection: neutral\n"
    ),
    "results/imports/besok.yml": (
        "title: Besök\nrows:\n  - {label: /garantier/*, measure: besok-garantier}\n"
        "  - {label: /garantier/* tid, measure: besokstid-garantier}\n"
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "root", WORLD)


def imported(
    root: Path, *files: Path, month: str | None = None, pages: set[str] | None = None, **wish: Any
) -> tuple[int, str]:
    said: list[str] = []
    given = Given(files, month, pages)
    status = import_visits(given, Wish(files[0], root, TODAY, **{"yes": True, **wish}), said.append)
    return status, "\n".join(said)


def line(day: str, path: str = "/garantier/", who: str = "192.0.2.1", **other: str) -> str:
    """A line of a log; ``day`` is ``02/Sep/2026:08:30``."""
    agent, method, status = (
        other.get(key, usual) for key, usual in (("agent", FIREFOX), ("method", "GET"), ("status", "200"))
    )
    return f'{who} - - [{day}:00 +0200] "{method} {path} HTTP/1.1" {status} 5120 "-" "{agent}"'


DAILY = [line(f"{day:02}/Sep/2026:00:00", "/assets/a.css") for day in range(1, 31)]
"""Something is asked for every day, if only by robots: a day without a line is one that the log lacks."""


def logged(path: Path, lines: Sequence[str]) -> Path:
    """A log of the whole of September 2026 with these lines in it."""
    text = "\n".join([*lines, *DAILY, ""])
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def outcomes(root: Path, id_: str) -> list[tuple[str, str]]:
    found = load_content(root).content.measures[id_].outcomes
    return [(str(one.period), str(one.value if one.missing is None else one.missing.value)) for one in found]


def test_a_log_becomes_visits_a_month(root: Path, tmp_path: Path) -> None:
    six = [line(f"{day:02}/Sep/2026:08:30", who=f"192.0.2.{day}") for day in range(2, 8)]
    again = [
        line("02/Sep/2026:08:45", "/garantier/bygglov/", "192.0.2.2"),  # the same visit
        line("02/Sep/2026:19:00", "/garantier/bygglov/", "192.0.2.2"),  # the same evening: a new one
    ]
    no_visits = [
        line("03/Sep/2026:10:00", "/assets/paraply.css", "192.0.2.9"),
        line("03/Sep/2026:10:00", "/granska/", "192.0.2.9"),
        line("03/Sep/2026:10:00", who="192.0.2.9", agent="Mozilla/5.0 (compatible; Googlebot/2.1)"),
        line("03/Sep/2026:10:00", who="192.0.2.9", agent="-"),
        line("03/Sep/2026:10:00", who="192.0.2.9", status="404"),
        line("03/Sep/2026:10:00", who="192.0.2.9", method="POST"),
        line("03/Sep/2026:10:00", "/omraden/", "192.0.2.9"),
        "en rad som inte är någon rad",
    ]
    status, said = imported(root, logged(tmp_path / "access.log", [*six, *again, *no_visits]))
    assert status == CHANGED, said
    assert "+ september 2026: 7" in said
    assert outcomes(root, "besok-garantier") == [("2022-08-01/2024-08-01", "228"), ("2026-09", "7")]
    text = (root / VISITS).read_text(encoding="utf-8")
    assert "# utredningen" in text
    assert "192.0.2" not in text + said


@pytest.mark.parametrize(
    ("seconds", "visits"), [(0, 1), (29 * 60 + 59, 1), (30 * 60, 1), (30 * 60 + 1, 2), (31 * 60, 2)]
)
def test_a_visit_goes_on_until_more_than_half_an_hour_has_passed(
    seconds: int, visits: int, tmp_path: Path
) -> None:
    again = datetime(2026, 9, 2, 8, 30) + timedelta(seconds=seconds)  # noqa: DTZ001  (the log says its zone)
    later = line(f"{again:%d/Sep/2026:%H:%M}").replace(":00 +0200", f":{again:%S} +0200")
    log = logged(tmp_path / "access.log", [line("02/Sep/2026:08:30"), later])
    assert read_logs([log]).counts[("/garantier/", "2026-09")].visits == visits


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        ("200", True),
        ("304", True),
        ("206", False),
        ("301", False),
        ("302", False),
        ("404", False),
        ("500", False),
    ],
)
def test_only_a_page_that_came_or_was_still_at_hand_counts(status: str, counts: bool, tmp_path: Path) -> None:
    log = logged(tmp_path / "access.log", [line("02/Sep/2026:08:30", status=status)])
    assert bool(read_logs([log]).counts) is counts


def test_the_same_log_again_changes_nothing_and_rotated_logs_are_one(root: Path, tmp_path: Path) -> None:
    lines = [line(f"{day:02}/Sep/2026:08:30", who=f"192.0.2.{day}") for day in range(2, 9)]
    old = tmp_path / "access.log.1.gz"
    old.write_bytes(gzip.compress("\n".join([*DAILY[:5], *lines[:4]]).encode()))
    new = tmp_path / "access.log"
    new.write_text("\n".join([*DAILY[5:], *lines[4:]]), encoding="utf-8")
    assert imported(root, new, old)[0] == CHANGED
    before = (root / VISITS).read_bytes()
    assert imported(root, new, old)[1].endswith("Inget nytt i filen. Allt är redan inlagt.")
    assert (root / VISITS).read_bytes() == before
    assert outcomes(root, "besok-garantier")[-1] == ("2026-09", "7")


def test_fewer_than_five_are_withheld(root: Path, tmp_path: Path) -> None:
    four = [line(f"{day:02}/Sep/2026:08:30", who=f"192.0.2.{day}") for day in range(2, 6)]
    assert imported(root, logged(tmp_path / "a.log", four))[0] == CHANGED
    assert outcomes(root, "besok-garantier")[-1] == ("2026-09", "too_few")
    assert "4" not in (root / VISITS).read_text(encoding="utf-8").split("2026-09")[1].split("imported")[0]


def test_a_month_that_is_not_whole_is_left_out_and_told(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.log"
    file.write_text("\n".join(line(f"{day}/Sep/2026:08:30") for day in range(10, 31)), encoding="utf-8")
    status, said = imported(root, file)
    assert (status, "2026-09 är inte hel (loggen börjar den 10)" in said) == (1, True)
    assert outcomes(root, "besok-garantier") == [("2022-08-01/2024-08-01", "228")]


MATOMO = (
    "Page URL,Unique Pageviews,Avg. time on page,metadata: url\n"
    "/garantier/,40,00:01:00,https://x.se/garantier/\n"
    "/garantier/bygglov,20,00:00:30,https://x.se/garantier/bygglov?fran=start\n"
    "/omraden/,99,00:00:10,https://x.se/omraden/\nOthers,3,00:00:01,\n"
)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig", "cp1252"])
def test_an_export_from_matomo_has_visits_and_times(encoding: str, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "sidor.csv"
    file.write_bytes(MATOMO.encode(encoding))
    status, said = imported(root, file, month="2026-09")
    assert status == CHANGED, said
    assert outcomes(root, "besok-garantier")[-1] == ("2026-09", "60")
    assert outcomes(root, "besokstid-garantier") == [("2026-09", "50")]  # (40 · 60 + 20 · 30) / 60


def test_months_come_from_the_rows_or_from_files_of_their_own(root: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("Datum;Sida;Unika sidvisningar\n2026-08-01,2026-08-31;/garantier/;9\n", encoding="utf-8")
    second.write_text("Datum;Sida;Unika sidvisningar\n2026-09;/garantier/;8\n", encoding="utf-8")
    assert imported(root, first, second)[0] == CHANGED
    assert outcomes(root, "besok-garantier")[-2:] == [("2026-08", "9"), ("2026-09", "8")]


WRONG = {
    "no columns": ("a,b\n1,2\n", "kolumnerna för sida och unika sidvisningar finns inte"),
    "empty": ("", "a.csv är tom"),
    "a row longer than its headings": (
        "date,label,nb_visits\n2026-09-01,2026-09-30,/kvalitet/,120\n",
        "a.csv:2: raden har 4 celler, men rubrikerna är 3.",
    ),
    "folders": ("Label,Visits\ngarantier,7\n", "Välj ”Platta ut”"),
    "no month": ("Page URL,Visits\n/garantier/,7\n", "Skriv den: --month 2026-09"),
    "a month that is none": ("Date,Page URL,Visits\n2026-13,/garantier/,7\n", "'2026-13' är ingen månad"),
    "half a month": (
        'Date,Page URL,Visits\n"2026-09-01,2026-09-15",/garantier/,7\n',
        "'2026-09-01,2026-09-15' är ingen månad",
    ),
    "a week": ("Date,Page URL,Visits\n2026-W37,/garantier/,7\n", "'2026-W37' är ingen månad"),
    "no number": ("Date,Page URL,Visits\n2026-09,/garantier/,många\n", "'många' är inget antal besök"),
    "no time": (
        "Date,Page URL,Visits,avg_time_on_page\n2026-09,/garantier/,7,länge\n",
        "'länge' är ingen tid",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_export_is_told_and_nothing_is_written(case: str, root: Path, tmp_path: Path) -> None:
    text, told = WRONG[case]
    file = tmp_path / "a.csv"
    file.write_text(text, encoding="utf-8")
    before = (root / VISITS).read_bytes()
    status, said = imported(root, file)
    assert (status, told in said, said.splitlines()[-1]) == (1, True, "Inget skrevs."), said
    assert said.count("a.csv") == 1
    assert (root / VISITS).read_bytes() == before


def test_wrong_logs_and_mixed_files_are_told(root: Path, tmp_path: Path) -> None:
    log, export, bad = tmp_path / "a.log", tmp_path / "a.csv", tmp_path / "b.log"
    log.write_text("hej\n", encoding="utf-8")
    export.write_text("Date,Page URL,Visits\n2026-09,/garantier/,7\n", encoding="utf-8")
    bad.write_text(line("31/Foo/2026:08:30"), encoding="utf-8")
    assert "har ingen rad i formatet ”combined”" in imported(root, log)[1]
    assert "tiden '31/Foo/2026:08:30:00 +0200' går inte att läsa" in imported(root, bad)[1]
    assert "Blanda inte exporter" in imported(root, export, log)[1]
    assert "Månaden 2026-09 finns i flera av filerna" in imported(root, export, export)[1]
    assert "--month: '2025' är ingen månad" in imported(root, export, month="2025")[1]
    assert "--month: '2026-13' är ingen månad" in imported(root, export, month="2026-13")[1]
    assert imported(root, tmp_path / "finns-inte.log")[0] == 1


def test_without_a_mapping_the_pages_are_proposed(root: Path, tmp_path: Path) -> None:
    (root / "content/results/imports/besok.yml").unlink()
    file = tmp_path / "sidor.csv"
    file.write_text(MATOMO, encoding="utf-8")
    status, said = imported(root, file, month="2026-09", mapping="besok")
    assert status == 1
    assert "Skriv vilka rader som är vilka mått i content/results/imports/besok.yml, till exempel:" in said
    assert said.index("'/omraden/'") < said.index("'/garantier/'")


def test_the_command_shows_and_writes_nothing_in_a_trial_run(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "sidor.csv"
    file.write_text(MATOMO, encoding="utf-8")
    before = (root / VISITS).read_bytes()
    done = subprocess.run(
        [*process("import-visits"), str(file), "--month", "2026-09", "--dry-run",
         "--root", str(root)],
        env={**os.environ, "PARAPLY_TODAY": TODAY.isoformat(), "PYTHONUTF8": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.splitlines()[-1]) == (CHANGED, "Provkörning: inget skrevs."), (
        done.stderr
    )
    assert (root / VISITS).read_bytes() == before


def test_an_export_that_cannot_be_parted_into_cells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "matomo.csv"
    path.write_text(f'url,visits\n"{"a" * 200_000}",1\n', encoding="utf-8")
    with pytest.raises(VisitsError, match="går inte att läsa som CSV"):
        read_export(path, "2026-09")


SITE = {"/", "/garantier/", "/garantier/bygglov/"}


class TestPageByPage:
    def test_a_log_gives_visits_of_each_page_without_a_mapping(self, root: Path, tmp_path: Path) -> None:
        (root / "content/results/imports/besok.yml").unlink()
        lines = [
            line(f"{day:02}/Sep/2026:08:30", page, f"192.0.2.{day}")
            for page, days in (("/garantier/bygglov/", 12), ("/garantier/", 4), ("/annat/", 20))
            for day in range(1, days + 1)
        ]
        log = logged(tmp_path / "access.log", lines)
        status, said = imported(root, log, pages=SITE)
        assert status == CHANGED, said
        assert "content/results/visits/2026-09.yml: 1 sida med besök" in said
        assert "+ /garantier/bygglov/: 12" in said
        assert "1 sida till hade färre än fem besök" in said
        [month] = load_content(root).content.visits.values()
        assert [(page.address, page.visits) for page in month.pages] == [("/garantier/bygglov/", 12)]
        assert (str(month.month), month.withheld) == ("2026-09", 1)
        text = (root / "content/results/visits/2026-09.yml").read_text(encoding="utf-8")
        assert "192.0.2" not in text
        assert imported(root, log, pages=SITE) == (SAME, "Inget nytt i filen. Allt är redan inlagt.")

    def test_what_has_changed_is_shown_and_a_trial_writes_nothing(self, root: Path, tmp_path: Path) -> None:
        (root / "content/results/imports/besok.yml").unlink()
        file = tmp_path / "sidor.csv"
        file.write_text(MATOMO, encoding="utf-8")
        assert imported(root, file, month="2026-09", pages=SITE)[0] == CHANGED
        [month] = load_content(root).content.visits.values()
        assert [(page.address, page.visits, page.seconds) for page in month.pages] == [
            ("/garantier/", 40, 60),
            ("/garantier/bygglov/", 20, 30),
        ]
        file.write_text(MATOMO.replace(",40,", ",41,"), encoding="utf-8")
        status, said = imported(root, file, month="2026-09", pages=SITE, dry_run=True)
        assert (status, said.splitlines()[-1]) == (CHANGED, "Provkörning: inget skrevs.")
        assert "+ /garantier/: 41 (förut 40)" in said
        assert "+ /garantier/bygglov/: 20\n" in said
        assert [*load_content(root).content.visits.values()] == [month]

    def test_measures_are_written_too_where_a_mapping_follows_them(self, root: Path, tmp_path: Path) -> None:
        six = [line(f"{day:02}/Sep/2026:08:30", who=f"192.0.2.{day}") for day in range(2, 8)]
        status, said = imported(root, logged(tmp_path / "access.log", six), pages=SITE)
        assert status == CHANGED, said
        assert outcomes(root, "besok-garantier")[-1] == ("2026-09", "6")
        [month] = load_content(root).content.visits.values()
        assert [(page.address, page.visits) for page in month.pages] == [("/garantier/", 6)]

    def test_nothing_is_written_of_a_wrong_file(self, root: Path, tmp_path: Path) -> None:
        (root / "content/results/imports/besok.yml").unlink()
        file = tmp_path / "a.log"
        for text, told in (("hej\n", "combined"), (line("02/Sep/2026:08:30"), "inte hel")):
            file.write_text(text, encoding="utf-8")
            status, said = imported(root, file, pages=SITE)
            assert (status, told in said, said.splitlines()[-1]) == (1, True, "Inget skrevs.")
        assert not (root / "content/results/visits").exists()

    def test_the_command_knows_every_page_of_the_site(self, root: Path, tmp_path: Path) -> None:
        (root / "content/results/imports/besok.yml").unlink()
        pages = ("/", "/matt/besok-garantier/", "/om/besok/", "/matt/besok-garantier/data.csv", "/x/")
        lines = [
            line(f"{day:02}/Sep/2026:08:30", page, f"192.0.2.{day}") for page in pages for day in range(1, 8)
        ]
        log = logged(tmp_path / "access.log", lines)
        assert run("import-visits", log, "--root", root, "--yes", "--today", "2026-11-23") == CHANGED
        [month] = load_content(root).content.visits.values()
        assert [page.address for page in month.pages] == ["/", "/matt/besok-garantier/", "/om/besok/"]


def test_a_month_that_is_a_year_is_refused(root: Path) -> None:
    path = root / "content/results/visits/2026.yml"
    path.parent.mkdir()
    path.write_text("month: 2026\npages:\n  - {address: /, visits: 4}\n", encoding="utf-8")
    told = [str(problem) for problem in load_content(root).problems]
    assert any("'2026' är ingen månad. Skriv till exempel 2026-09." in each for each in told)
    assert any("2026.yml:3" in each for each in told), "fewer than five are never kept"
