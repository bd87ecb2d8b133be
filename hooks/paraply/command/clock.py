"""Today, as the entry points are told it: ``PARAPLY_TODAY``, else the current date."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from paraply.language import _


class BadTodayError(ValueError):
    """Raised when ``PARAPLY_TODAY`` is no date; the message says so."""


def today_from(environment: Mapping[str, str], now: datetime) -> date:
    """The build's date: ``PARAPLY_TODAY`` (ISO), or the day in Sweden at ``now``, which entry points read."""
    text = environment.get("PARAPLY_TODAY", "").strip()
    if not text:
        return now.astimezone(ZoneInfo("Europe/Stockholm")).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadTodayError(
            _("PARAPLY_TODAY är '{text}', som inte är ett datum. Skriv till exempel 2026-11-23.", text=text)
        ) from None
