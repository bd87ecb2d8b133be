"""A client for Kolada's API v3: retries transient errors, and raises all others.

Only addresses in path form are used (/data/kpi/{ids}/municipality/{ids}/year/{years}): Kolada ignores a query
parameter it does not know, and then answers something else. At most 25 ids fit in each part of a path.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from types import TracebackType
from typing import Final, Self, TypeVar
from urllib.parse import quote, urljoin, urlsplit

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, stop_after_delay

from paraply.kolada.answers import Page, page_of, rows_of
from paraply.kolada.faults import KoladaError, PassingError
from paraply.kolada.rows import Data, Group, Kpi, Municipality, Named, Row
from paraply.language import _, ngettext

BASE_URL: Final = "https://api.kolada.se/v3"
USER_AGENT: Final = "Paraply (a municipality's static site; fetches its key figures once a week)"
IDS_PER_PART: Final = 25
LARGEST_ANSWER: Final = 50_000_000
"""Bytes. A full page of 5,000 rows is below 2 million."""
MOST_PAGES: Final = 500
"""More pages than any question here can have."""

R = TypeVar("R", bound=Row)
N = TypeVar("N", bound=Named)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, and how often to try."""

    connect: float = 10
    silence: float = 30
    """The longest time without a byte."""
    answer: float = 120
    """The longest time for a whole answer: a server that drips never falls silent."""
    question: float = 180
    """The longest time for one question with all its tries."""
    run: float = 1200
    """The longest time for everything that is asked. 120 figures of all municipalities take a third."""
    tries: int = 5
    first_pause: float = 2
    """Doubled for each new try, unless the server says how long."""
    longest_pause: float = 60
    between: float = 0.2
    """From one question to the next: at most five a second."""


class Progress:
    """Hears how the questions go; does nothing about it."""

    def expect(self, questions: int) -> None:
        """So many more questions than those told of before will be asked."""

    def answered(self) -> None:
        """A page of an answer has come."""

    def waits(self, why: str) -> None:
        """There will be another try; ``why`` is Swedish."""


class Client:
    """Asks Kolada, one question at a time; use it in a ``with``.

    Every method raises ``KoladaError`` when the answer cannot be had whole and right.
    """

    def __init__(
        self,
        base_url: str = BASE_URL,
        patience: Patience | None = None,
        progress: Progress | None = None,
    ) -> None:
        """``base_url`` ends with the version, as in ``BASE_URL``."""
        self._base = base_url.rstrip("/")
        self._patience = patience or Patience()
        self._progress = progress or Progress()
        self._last_asked = float("-inf")
        self._stops_at = time.monotonic() + self._patience.run
        if urlsplit(self._base).scheme not in {"http", "https"} or not urlsplit(self._base).hostname:
            raise KoladaError(
                _(
                    "'{address}' är ingen adress. Skriv till exempel {example}.",
                    address=base_url,
                    example=BASE_URL,
                )
            )
        timeout = httpx.Timeout(self._patience.silence, connect=self._patience.connect)
        self._http = httpx.Client(timeout=timeout, headers={"User-Agent": USER_AGENT})

    def __enter__(self) -> Self:
        """Keep the connection open between questions."""
        self._http.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self._http.__exit__(kind, error, trace)

    def kpis(self, ids: Sequence[str]) -> dict[str, Kpi]:
        """What Kolada tells about each KPI, by id; one that Kolada does not have is absent."""
        found = self._by_ids("kpi", ids, Kpi)
        return {kpi.id: kpi for kpi in found}

    def kpis_titled(self, words: str) -> list[Kpi]:
        """The KPIs with the words in their title."""
        return list(self._rows(f"/kpi?title={quote(words)}", Kpi))

    def municipalities(self) -> list[Municipality]:
        """Every municipality and region, by id."""
        return sorted(self._rows("/municipality", Municipality), key=lambda each: each.id)

    def groups(self, ids: Sequence[str]) -> list[Group]:
        """The groups with these ids; one that Kolada does not have is absent."""
        return self._by_ids("municipality_groups", ids, Group)

    def groups_titled(self, words: str) -> list[Group]:
        """The groups with the words in their title."""
        return list(self._rows(f"/municipality_groups?title={quote(words)}", Group))

    def data(self, kpis: Sequence[str], places: Sequence[str], years: Sequence[int]) -> Iterator[Data]:
        """The values of each KPI, municipality or group, and year. What Kolada does not have is absent."""
        texts = [str(year) for year in years]
        questions = list(product(parts(kpis), parts(places), parts(texts)))
        self._progress.expect(len(questions))
        for some in questions:
            asked = [set(ids) for ids in some]
            of_kpis, of_places, of_years = (",".join(ids) for ids in some)
            path = f"/data/kpi/{of_kpis}/municipality/{of_places}/year/{of_years}"
            for row in self._rows(path, Data):
                if (
                    row.kpi not in asked[0]
                    or row.municipality not in asked[1]
                    or str(row.period) not in asked[2]
                ):
                    raise KoladaError(
                        _(
                            "Kolada svarade med värden som ingen frågade efter ({kpi}, {place} och {year}).",
                            kpi=row.kpi,
                            place=row.municipality,
                            year=row.period,
                        )
                    )
                yield row

    def _by_ids(self, what: str, ids: Sequence[str], row: type[N]) -> list[N]:
        found = []
        for some in parts(ids):
            for each in self._rows(f"/{what}/{','.join(some)}", row):
                if each.id not in some:
                    raise KoladaError(
                        _("Kolada svarade med något som ingen frågade efter ({id}).", id=each.id)
                    )
                found.append(each)
        return found

    def _rows(self, path: str, row: type[R]) -> Iterator[R]:
        """The rows of an answer, page after page. A page that comes back means rows never seen."""
        address: str | None = f"{self._base}{path}"
        seen: set[str] = set()
        while address:
            if address in seen or len(seen) == MOST_PAGES:
                raise KoladaError(
                    _("Kolada har ingen sista sida i svaret på {path}. Försök igen senare.", path=path[:80])
                )
            seen.add(address)
            page = self._ask(address)
            self._progress.answered()
            yield from rows_of(page, row)
            address = self._next(address, page.next_url)

    def _next(self, address: str, next_url: str | None) -> str | None:
        """The next page's address, on the server that we ask, whatever name it has for itself."""
        if not next_url:
            return None
        there, base = urlsplit(urljoin(address, next_url)), urlsplit(self._base)
        if there.hostname != base.hostname:
            raise KoladaError(_("Kolada pekar vidare till en annan server: {address}", address=next_url[:80]))
        return there._replace(scheme=base.scheme, netloc=base.netloc).geturl()

    def _ask(self, address: str) -> Page:
        """The page at an address, tried again after a fault that may pass."""
        retrying = Retrying(
            retry=retry_if_exception_type(PassingError),
            stop=stop_after_attempt(self._patience.tries) | stop_after_delay(self._patience.question),
            wait=self._pause,
            sleep=time.sleep,
            before_sleep=self._tell,
            reraise=True,
        )
        return retrying(self._ask_once, address)

    def _pause(self, state: RetryCallState) -> float:
        """Seconds to wait before the next try: what the server asked for, else twice as long each time."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, PassingError) and error.wait is not None:
            return error.wait
        doubled: float = self._patience.first_pause * 2 ** (state.attempt_number - 1)
        return min(doubled, self._patience.longest_pause)

    def _tell(self, state: RetryCallState) -> None:
        """Say why it takes time."""
        error = state.outcome.exception() if state.outcome else None
        again = _(
            "Nytt försök ({this} av {tries}).", this=state.attempt_number + 1, tries=self._patience.tries
        )
        self._progress.waits(f"{error} {again}")

    def _ask_once(self, address: str) -> Page:
        self._stop_in_time()
        time.sleep(max(0.0, self._last_asked + self._patience.between - time.monotonic()))
        self._last_asked = time.monotonic()
        try:
            with self._http.stream("GET", address) as response:
                body = self._body(response)
        except httpx.TimeoutException:
            raise PassingError(_("Kolada svarade inte i tid. Försök igen senare.")) from None
        except httpx.HTTPError as error:
            raise PassingError(
                _(
                    "Det går inte att nå Kolada på {address} ({error}). Kontrollera nätet.",
                    address=self._base,
                    error=error,
                )
            ) from None
        return page_of(response, body, self._patience.longest_pause)

    def _stop_in_time(self) -> None:
        """Give up when the whole run has taken too long, however patient each question is."""
        if time.monotonic() > self._stops_at:
            minutes = round(self._patience.run / 60) or 1
            raise KoladaError(
                ngettext(
                    "Kolada svarar så långsamt att hämtningen har tagit mer än {number} minut. "
                    "Försök igen senare.",
                    "Kolada svarar så långsamt att hämtningen har tagit mer än {number} minuter. "
                    "Försök igen senare.",
                    minutes,
                )
            )

    def _body(self, response: httpx.Response) -> bytes:
        """The bytes of an answer; read piece by piece, since a server that drips is never silent."""
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            self._stop_in_time()
            if time.monotonic() - self._last_asked > self._patience.answer:
                raise PassingError(_("Kolada svarade för långsamt. Försök igen senare."))
            if len(body) > LARGEST_ANSWER:
                raise KoladaError(
                    _("Koladas svar är orimligt stort, över {size} MB.", size=LARGEST_ANSWER // 10**6)
                )
        return bytes(body)


def parts(ids: Sequence[T]) -> list[Sequence[T]]:
    """The ids in lists short enough for one part of a path."""
    return [ids[start : start + IDS_PER_PART] for start in range(0, len(ids), IDS_PER_PART)]
