"""The client: pages, pace and patience."""

import re
import time
from collections.abc import Callable
from itertools import pairwise
from types import SimpleNamespace

import pytest

from paraply.kolada.client import Client, Patience
from paraply.kolada.faults import KoladaError
from tests.kolada import server
from tests.kolada.conftest import QUICK, reading
from tests.kolada.server import Fault, Kolada


def test_5001_rows_are_one_page_and_a_row(kolada: Kolada) -> None:
    kpis, places, years = (
        [f"N{n:05}" for n in range(20)],
        [f"{n:04}" for n in range(25)],
        list(range(2000, 2011)),
    )
    keys = [(kpi, place, year) for kpi in kpis for place in places for year in years][:5001]
    kolada.data = [
        {"kpi": kpi, "municipality": place, "period": year, "values": [reading("T", float(number))]}
        for number, (kpi, place, year) in enumerate(keys)
    ]
    with Client(kolada.base_url, QUICK) as client:
        found = list(client.data(kpis, places, years))
    assert [(row.kpi, row.municipality, row.period) for row in found] == keys
    assert [row.values[0].value for row in found] == list(range(5001))
    assert len(kolada.asked) == 2


def test_only_addresses_in_path_form_are_asked(kolada: Kolada) -> None:
    with Client(kolada.base_url + "/", QUICK) as client:
        client.kpis(["N99991", "N99992"])
        client.groups(["G9901"])
        client.groups_titled("Exempelkommunen, å & ö?")
        list(client.data(["N99991"], ["9901", "9902"], [2025, 2026]))
    assert kolada.asked == [
        "/v3/kpi/N99991,N99992",
        "/v3/municipality_groups/G9901",
        "/v3/municipality_groups?title=Exempelkommunen%2C%20%C3%A5%20%26%20%C3%B6%3F",
        "/v3/data/kpi/N99991/municipality/9901,9902/year/2025,2026",
    ]


def test_at_most_five_questions_a_second(kolada: Kolada, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        clock[0] += seconds

    fake = SimpleNamespace(monotonic=lambda: clock[0], sleep=sleep)
    monkeypatch.setattr("paraply.kolada.client.time", fake)
    with Client(kolada.base_url) as client:
        for _ in range(3):
            client.kpis(["N99991"])
            clock[0] += 0.05  # what the answer takes is part of the fifth of a second
        clock[0] += 1
        client.kpis(["N99991"])
    assert slept == [0, 0.15, 0.15, 0]


def test_each_pause_is_twice_the_last_and_the_longest_is_not_exceeded(kolada: Kolada) -> None:
    kolada.faults.append(Fault("/kpi", server.status(503)))
    patience = Patience(tries=5, first_pause=0.04, longest_pause=0.1, between=0)
    with Client(kolada.base_url, patience) as client, pytest.raises(KoladaError, match="HTTP 503"):
        client.kpis(["N99991"])
    pauses = [later - earlier for earlier, later in pairwise(kolada.asked_at)]
    assert len(pauses) == 4
    assert all(pause >= least for pause, least in zip(pauses, [0.04, 0.08, 0.1, 0.1], strict=True))


def test_the_server_says_how_long_to_wait(kolada: Kolada) -> None:
    kolada.faults.append(Fault("/kpi", server.status(429, **{"Retry-After": "1"}), times=1))
    before = time.monotonic()
    with Client(kolada.base_url, Patience(first_pause=0.01, longest_pause=2, between=0)) as client:
        assert client.kpis(["N99991"])
    assert time.monotonic() - before >= 1


@pytest.mark.parametrize("name", ["proxy", "http"])
def test_the_next_page_is_asked_of_the_same_server_whatever_it_calls_itself(
    name: str, kolada: Kolada
) -> None:
    def renamed(envelope: dict[str, object]) -> None:
        if envelope["next_url"]:
            address = re.sub(r"^http://127.0.0.1:\d+", "https://127.0.0.1", str(envelope["next_url"]))
            envelope["next_url"] = address if name == "proxy" else address.removeprefix("https://127.0.0.1")

    kolada.per_page = 2
    kolada.faults.append(Fault(".", server.spoiled(renamed)))
    with Client(kolada.base_url, QUICK) as client:
        assert len(client.municipalities()) == 43


def test_an_answer_without_end_is_not_read_to_its_end(
    kolada: Kolada, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paraply.kolada.client.LARGEST_ANSWER", 1000)
    with Client(kolada.base_url, QUICK) as client, pytest.raises(KoladaError, match="orimligt stort"):
        client.municipalities()


@pytest.mark.parametrize(
    "spoil", [lambda text: text.encode("cp1252"), lambda text: text.encode("utf-16")], ids=["1252", "16"]
)
def test_an_answer_that_is_not_utf_8_is_refused(spoil: Callable[[str], bytes], kolada: Kolada) -> None:
    def send(handler: server.Handler, kolada: Kolada) -> None:
        body = spoil('{"values": [{"id": "0000", "title": "Åre", "type": "K"}]}')
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    kolada.faults.append(Fault("/municipality", send))
    with Client(kolada.base_url, QUICK) as client, pytest.raises(KoladaError, match="inte UTF-8"):
        client.municipalities()


@pytest.mark.parametrize("title", ["Södertälje", "Ängelholm", "Östersund", "Malmö", "Åre", "Linné"])
@pytest.mark.parametrize("read_as", ["cp1252", "latin-1"])
def test_text_that_was_encoded_twice_is_refused_and_plain_text_is_not(
    title: str, read_as: str, kolada: Kolada
) -> None:
    kolada.municipalities[0]["title"] = title
    with Client(kolada.base_url, QUICK) as client:
        assert title in {each.title for each in client.municipalities()}
        kolada.municipalities[0]["title"] = title.encode("utf-8").decode(read_as)
        with pytest.raises(KoladaError, match="dubbelkodad"):
            client.municipalities()


def test_a_server_that_drips_is_not_waited_for_in_every_question(kolada: Kolada) -> None:
    """Each answer is in time for its own limit; all of them together are not."""
    kolada.faults.append(Fault(".", server.drip))
    patience = Patience(
        connect=5, silence=5, answer=0.3, run=0.5, tries=50, first_pause=0.01, longest_pause=0.01, between=0
    )
    before = time.monotonic()
    with (
        Client(kolada.base_url, patience) as client,
        pytest.raises(KoladaError, match="mer än 1 minut"),
    ):
        client.municipalities()
    assert time.monotonic() - before < 5


def test_one_question_is_not_tried_for_ever(kolada: Kolada) -> None:
    kolada.faults.append(Fault(".", server.status(503)))
    patience = Patience(tries=10_000, first_pause=0.01, longest_pause=0.02, between=0, question=0.3)
    with Client(kolada.base_url, patience) as client, pytest.raises(KoladaError, match="HTTP 503"):
        client.municipalities()
    assert len(kolada.asked) < 100


def test_a_place_that_is_neither_a_municipality_nor_a_region_is_refused(kolada: Kolada) -> None:
    kolada.municipalities[0]["type"] = "X"
    with Client(kolada.base_url, QUICK) as client, pytest.raises(KoladaError, match="type är 'X'"):
        client.municipalities()
