"""One answer from Kolada: its status and envelope judged, and its rows read."""

import json
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Final, NoReturn, TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from paraply.kolada.faults import KoladaError, PassingError
from paraply.kolada.rows import Row
from paraply.language import N_, _, ngettext

_FOR_EVER: Final[dict[int, str]] = {
    HTTPStatus.NOT_FOUND: N_("Adressen finns inte hos Kolada. Har Kolada bytt adress eller version?"),
    HTTPStatus.GONE: N_(
        "Kolada har stängt den här versionen av sitt gränssnitt. Programmet behöver uppdateras."
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: N_("Kolada förstår inte frågan."),
}

_OTHER: Final = N_("Kolada svarade inte som väntat.")

R = TypeVar("R", bound=Row)


class Page(BaseModel):
    """The envelope of every answer. ``count`` is the number of rows on this page, not of all."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    values: list[Any]
    next_url: str | None = None
    count: int | None = None


def page_of(response: httpx.Response, body: bytes, longest_pause: float) -> Page:
    """The envelope of an answer. Raises ``PassingError`` for what another try may mend, else ``KoladaError``.

    ``longest_pause``: seconds; a server that asks for more is not asked again now.
    """
    if response.status_code != HTTPStatus.OK:
        _refuse(response, body, longest_pause)
    value = _json(body)
    try:
        page = Page.model_validate(value)
    except ValidationError:
        raise KoladaError(
            _("Kolada svarade med något annat än en lista: {start}", start=_start_of(body))
        ) from None
    if page.count not in {None, len(page.values)}:
        raise PassingError(
            _(
                "Kolada säger att svaret har {told} rader, men {came} kom fram. Försök igen senare.",
                told=page.count,
                came=len(page.values),
            )
        )
    return page


def rows_of(page: Page, row: type[R]) -> Iterator[R]:
    """The rows of a page. Raises ``KoladaError`` for the first that is not as documented."""
    for value in page.values:
        try:
            yield row.model_validate(value)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise KoladaError(
                _(
                    "Kolada svarade med något annat än väntat: {field} är {found} i {row}",
                    field=".".join(str(part) for part in first["loc"]) or _("raden"),
                    found=f"{first['input']!r:.80}",
                    row=f"{value!r:.160}",
                )
            ) from None


def _refuse(response: httpx.Response, body: bytes, longest_pause: float) -> NoReturn:
    status = response.status_code
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        wait = _retry_after(response.headers)
        if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            why = _("Kolada tar inte emot fler frågor just nu (HTTP {status}).", status=status)
        else:
            why = _("Kolada har ett fel hos sig (HTTP {status}).", status=status)
        if wait is not None and wait > longest_pause:
            minutes = round(wait / 60) or 1
            later = ngettext("Försök igen om {number} minut.", "Försök igen om {number} minuter.", minutes)
            raise KoladaError(f"{why} {later}")
        again = _("Försök igen senare.")
        raise PassingError(f"{why} {again}", wait)
    raise KoladaError(
        _(
            "{what} (HTTP {status} på {path}: {start})",
            what=_(_FOR_EVER.get(status, _OTHER)),
            status=status,
            path=response.url.path[:80],
            start=_start_of(body),
        )
    )


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait by the header Retry-After (RFC 9110, 10.2.3): a number of seconds, or a date.

    A date is counted from the answer's own Date, so that no clock but the server's is asked.
    """
    text = headers.get("Retry-After", "").strip()
    if text.isdecimal():
        return float(text)
    try:
        then, now = parsedate_to_datetime(text), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (then - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _json(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise KoladaError(_("Koladas svar är inte UTF-8: å, ä och ö går inte att läsa.")) from None
    except RecursionError:
        raise KoladaError(_("Koladas svar har för många nivåer.")) from None
    except json.JSONDecodeError:
        start = _start_of(body)
        raise PassingError(
            _("Kolada skickade en webbsida i stället för siffror: {start} Försök igen senare.", start=start)
            if body.lstrip()[:1] == b"<"
            else _("Kolada skickade ett avhugget svar: {start} Försök igen senare.", start=start)
        ) from None


def _no_number(constant: str) -> NoReturn:
    raise KoladaError(_("Kolada skickade {constant}, som inte är ett tal.", constant=constant))


def _start_of(body: bytes) -> str:
    return " ".join(body[:300].decode("utf-8", "replace").split())[:120]
