"""Questions to a forge's API: bounded in time and size, and the token goes to the forge alone."""

import json
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Final, Self

import httpx

from paraply.forge.answers import ForgeError
from paraply.language import _

LARGEST_ANSWER: Final = 10_000_000
"""Bytes. A page of 100 comments of the greatest length is below 7 million."""
PER_PAGE: Final = 100
MOST_PAGES: Final = 20


class Api:
    """Asks the API at ``address``; use it in a ``with``. Every method raises ``ForgeError``."""

    def __init__(self, address: str, headers: dict[str, str]) -> None:
        """``headers`` carry the token. A redirect to another host gets ``Authorization`` from nobody."""
        self._http = httpx.Client(
            base_url=address, headers=headers, timeout=30, transport=httpx.HTTPTransport(retries=3)
        )

    def __enter__(self) -> Self:
        """Keep the connection open between questions."""
        self._http.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self._http.__exit__(kind, error, trace)

    def get(self, path: str, **asked: str | int) -> Any:
        """The answer to a question, from JSON."""
        return self._json(self._asked("GET", path, LARGEST_ANSWER, params=asked), path)

    def every(self, path: str) -> Iterator[Any]:
        """The entries of a list that comes in pages."""
        for page in range(1, MOST_PAGES + 1):
            entries = self.get(path, per_page=PER_PAGE, page=page)
            yield from entries if isinstance(entries, list) else [entries]
            if len(entries) < PER_PAGE:
                return

    def send(self, method: str, path: str, body: str) -> None:
        """Write a comment."""
        self._asked(method, path, LARGEST_ANSWER, json={"body": body})

    def download(self, path: str, most: int) -> bytes:
        """A file of at most so many bytes, wherever the forge keeps it."""
        return self._asked("GET", path, most, follow_redirects=True)

    def _asked(self, method: str, path: str, most: int, **options: Any) -> bytes:
        follow = options.pop("follow_redirects", False)
        try:
            request = self._http.build_request(method, path, **options)
            answer = self._http.send(request, stream=True, follow_redirects=follow)
            try:
                if not answer.is_success:
                    refused = _("svaret är {status}.", status=answer.status_code)
                    raise ForgeError(f"{method} {path}: {refused}")
                got = bytearray()
                for part in answer.iter_bytes():
                    got += part
                    if len(got) > most:
                        large = _("svaret är större än {most} byte.", most=most)
                        raise ForgeError(f"{method} {path}: {large}")
                return bytes(got)
            finally:
                answer.close()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            later = _("Försök igen senare.")
            raise ForgeError(f"{method} {path}: {type(error).__name__}. {later}") from None

    @staticmethod
    def _json(answer: bytes, path: str) -> Any:
        try:
            return json.loads(answer)
        except (ValueError, RecursionError):
            raise ForgeError(_("GET {path}: svaret är inte JSON.", path=path)) from None
