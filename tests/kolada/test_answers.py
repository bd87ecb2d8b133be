"""How long Kolada asks to be left alone, by its own clock."""

import httpx
import pytest

from paraply.kolada.answers import page_of
from paraply.kolada.faults import KoladaError, PassingError

SENT = "Mon, 23 Nov 2026 08:00:00 GMT"


def refusal(**headers: str) -> httpx.Response:
    return httpx.Response(429, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "7"}, 7),
        ({"Retry_After": "Mon, 23 Nov 2026 08:00:30 GMT", "Date": SENT}, 30),
        ({"Retry_After": "Mon, 23 Nov 2026 09:00:10 +0100", "Date": SENT}, 10),
        ({"Retry_After": "Mon, 23 Nov 2026 07:59:00 GMT", "Date": SENT}, 0),
        ({"Retry_After": "Mon, 23 Nov 2026 08:00:30 GMT"}, None),
        ({"Retry_After": "Mon, 23 Nov 2026 08:00:30 GMT", "Date": "i dag"}, None),
        ({"Retry_After": "Mon, 23 Nov 2026 08:00:30", "Date": SENT}, None),
        ({"Retry_After": "strax", "Date": SENT}, None),
        ({}, None),
    ],
)
def test_the_pause_is_counted_from_the_answers_own_date(
    headers: dict[str, str], seconds: float | None
) -> None:
    with pytest.raises(PassingError) as caught:
        page_of(refusal(**headers), b"", longest_pause=60)
    assert caught.value.wait == seconds


def test_a_server_that_asks_for_an_hour_is_not_asked_again_now() -> None:
    later = refusal(Retry_After="Mon, 23 Nov 2026 09:00:00 GMT", Date=SENT)
    with pytest.raises(KoladaError, match="Försök igen om 60 minuter"):
        page_of(later, b"", longest_pause=60)
