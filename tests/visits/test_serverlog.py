"""What a server's log holds, as servers write it and as people save it: counted, or told why not."""

import gzip
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraply.visits.counts import VisitsError, page_of
from paraply.visits.robots import is_robot
from paraply.visits.serverlog import Wanted, read_logs, whole_months
from tests.visits.test_visits import DAILY, FIREFOX, line, logged


def visits(path: Path, wanted: Wanted | None = None, month: str = "2026-09") -> dict[str, int]:
    counts = read_logs([path], wanted).counts
    return {page: count.visits for (page, at), count in counts.items() if at == month}


class TestWhoAsks:
    def test_thirty_people_are_thirty_where_the_virtual_host_stands_first(self, tmp_path: Path) -> None:
        people = [line("02/Sep/2026:08:30", who=f"192.0.2.{number}") for number in range(30)]
        for host in ("www.kommunen.se:443", "www.kommunen.se"):
            path = logged(tmp_path / "access.log", [f"{host} {each}" for each in people])
            assert visits(path) == {"/garantier/": 30}

    @pytest.mark.parametrize("who", ["2001:db8::", "::ffff:192.0.2.", "klient-"])
    def test_addresses_of_either_kind_and_names_are_people(self, who: str, tmp_path: Path) -> None:
        end = "" if who.endswith((":", ".")) else ".bredband.example"
        people = [line("02/Sep/2026:08:30", who=f"{who}{number}{end}") for number in range(7)]
        assert visits(logged(tmp_path / "access.log", people)) == {"/garantier/": 7}

    def test_a_log_of_several_sites_is_counted_for_ours(self, tmp_path: Path) -> None:
        lines = [f"www.kommunen.se:443 {line('02/Sep/2026:08:30', who=f'192.0.2.{n}')}" for n in range(6)]
        lines += [f"annat.example:443 {line('02/Sep/2026:08:30', who=f'192.0.2.{n}')}" for n in range(9)]
        path = logged(tmp_path / "access.log", lines)
        assert visits(path, Wanted(address="https://www.kommunen.se/")) == {"/garantier/": 6}
        with pytest.raises(VisitsError, match=r"flera webbplatser: annat\.example, www\.kommunen\.se"):
            read_logs([path])

    @pytest.mark.parametrize(
        "agent",
        [
            *("Java/17.0.1", "feedly", "check_http/v2.4 (monitoring-plugins)", "Siteimprove", ""),
            "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Linux; Android 11) Chrome/120 Mobile Safari/537.36 Chrome-Lighthouse",
        ],
    )
    def test_a_program_is_nobody(self, agent: str) -> None:
        assert is_robot(agent)
        assert not is_robot(FIREFOX)
        assert not is_robot(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
        )


class TestWhatIsAskedFor:
    def test_only_the_pages_of_the_site_are_counted(self, tmp_path: Path) -> None:
        asked = ("/", "/garantier/bygglov/", "/forhandsvisning/7/garantier/bygglov/", "/annat/", "/granska/")
        lines = [line("02/Sep/2026:08:30", path) for path in asked]
        path = logged(tmp_path / "access.log", lines)
        assert visits(path, Wanted({"/", "/garantier/bygglov/"})) == {"/": 1, "/garantier/bygglov/": 1}

    def test_a_site_in_a_folder_of_the_server_is_counted_by_its_own_addresses(self, tmp_path: Path) -> None:
        lines = [line("02/Sep/2026:08:30", path) for path in ("/kvalitet/matt/", "/matt/", "/kvalitetsnytt/")]
        wanted = Wanted({"/matt/"}, address="https://www.kommunen.se/kvalitet/")
        assert visits(logged(tmp_path / "access.log", lines), wanted) == {"/matt/": 1}

    def test_what_a_mapping_follows_is_counted_wherever_it_lies(self, tmp_path: Path) -> None:
        lines = [line("02/Sep/2026:08:30", path) for path in ("/gamla/lofte/", "/gamla/annat/", "/x/")]
        wanted = Wanted({"/"}, labels=("/gamla/lofte/", "/gamla/*"))
        assert visits(logged(tmp_path / "access.log", lines), wanted) == {"/gamla/lofte/": 1, "/gamla/*": 1}

    @pytest.mark.parametrize("odd", ["//[", "//[::1", "http://[x/", "/%5B", "//a@[b]:c/", "*", "a:99999999/"])
    def test_an_odd_address_is_passed_over(self, odd: str, tmp_path: Path) -> None:
        path = logged(tmp_path / "access.log", [line("02/Sep/2026:08:30", odd), line("02/Sep/2026:08:30")])
        assert visits(path, Wanted({"/garantier/"})) == {"/garantier/": 1}


@given(st.text(max_size=40))
def test_any_address_is_a_page_or_none(text: str) -> None:
    page = page_of(text)
    assert page == "" or page.startswith("/")


class TestFiles:
    def test_a_packed_file_is_known_by_what_it_holds(self, tmp_path: Path) -> None:
        text = "\n".join([*DAILY, line("02/Sep/2026:08:30")])
        path = tmp_path / "access.log"
        path.write_bytes(gzip.compress(text.encode()))
        assert visits(path) == {"/garantier/": 1}

    @pytest.mark.parametrize("how", ["cut", "broken", "no end"])
    def test_a_broken_packed_file_is_told(self, how: str, tmp_path: Path) -> None:
        data = gzip.compress("\n".join(DAILY * 400).encode())
        middle = len(data) // 2
        broken = {
            "cut": data[:middle],
            "broken": data[:middle] + b"\xff" * 40 + data[middle + 40 :],
            "no end": data[:-4],
        }
        path = tmp_path / "access.log.2.gz"
        path.write_bytes(broken[how])
        with pytest.raises(VisitsError, match=r"access\.log\.2\.gz är trasig eller avklippt"):
            read_logs([path])

    def test_the_same_log_twice_is_told(self, tmp_path: Path) -> None:
        text = "\n".join([*DAILY, line("02/Sep/2026:08:30")])
        whole, packed, earlier = (tmp_path / name for name in ("a.log", "a.log.gz", "copy.log"))
        whole.write_text(text, encoding="utf-8")
        packed.write_bytes(gzip.compress(text.encode()))
        earlier.write_text("\n".join(DAILY[:9]), encoding="utf-8")
        for other in (whole, packed, earlier):
            with pytest.raises(VisitsError, match="är samma logg"):
                read_logs([whole, other])

    def test_two_servers_that_share_the_work_are_one_site(self, tmp_path: Path) -> None:
        one = logged(tmp_path / "a.log", [line("02/Sep/2026:08:00"), line("02/Sep/2026:08:50")])
        other = tmp_path / "b.log"
        other.write_text(line("02/Sep/2026:08:25"), encoding="utf-8")
        read = read_logs([one, other])
        assert read.of("/garantier/", "2026-09").visits == 1, "never half an hour between two requests"

    def test_how_far_it_has_come_is_told(self, tmp_path: Path) -> None:
        path = logged(tmp_path / "access.log", [line("02/Sep/2026:08:30")] * 50_000)
        heard: list[int] = []
        read_logs([path], heard=heard.append)
        assert len(heard) >= 3
        assert sum(heard) == path.stat().st_size

    def test_a_large_log_is_read_in_the_time_it_may_take(self, tmp_path: Path) -> None:
        """60 seconds of processor for 200 MB: here a twentieth, with room for a slower machine."""
        path = tmp_path / "access.log"
        text = "\n".join(
            line(
                f"02/Sep/2026:{number % 24:02}:{number % 60:02}",
                f"/matt/{number % 90}/",
                f"192.0.2.{number % 250}",
            )
            for number in range(1000)
        )
        path.write_text(f"{text}\n" * (10_000_000 // len(text)), encoding="utf-8")
        begun = time.process_time()
        read_logs([path])
        assert time.process_time() - begun < 60 / 20 * 3


class TestMonths:
    @pytest.mark.parametrize(
        ("lacking", "told"),
        [
            ((), ""),
            ((1, 2, 3), "loggen börjar den 4"),
            ((29, 30), "loggen slutar den 28"),
            ((12,), "loggen saknar 1 dag, den 12"),
            ((1, 12, 13), "loggen saknar 3 dagar, den första den 1"),
        ],
    )
    def test_a_month_counts_when_every_day_has_a_line(
        self, lacking: tuple[int, ...], told: str | None
    ) -> None:
        days = {date(2026, 9, day) for day in range(1, 31) if day not in lacking}
        months, notes = whole_months(days)
        assert months == (() if told else ("2026-09",))
        assert [note.partition("(")[2].partition(")")[0] for note in notes] == ([told] if told else [])

    def test_only_the_month_that_is_asked_for(self, tmp_path: Path) -> None:
        august = [line(f"{day:02}/Aug/2026:00:00", "/a.css") for day in range(1, 32)]
        path = logged(
            tmp_path / "access.log", [*august, line("31/Aug/2026:23:50"), line("01/Sep/2026:00:10")]
        )
        assert read_logs([path]).months == ("2026-08", "2026-09")
        assert visits(path, month="2026-08") == {"/garantier/": 1}
        assert visits(path) == {}, "one visit, which began in August"
