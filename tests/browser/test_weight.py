"""What a first visit costs, and what the policy forbids, on every kind of page."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.served import DESK, one_of_each_kind, residents_pages

MOST_BYTES = 75_000
MOST_REQUESTS = 6


def _into(answers: list[Response]) -> Callable[[Response], None]:
    """A listener of our own: Playwright cannot mark a list's built-in one."""

    def listen(answer: Response) -> None:
        answers.append(answer)

    return listen


@pytest.mark.parametrize("which", ["site", "example"])
def test_a_first_visit_is_light_and_asks_nobody_else(
    which: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue("site" if which == "site" else "example_site")
    base: str = request.getfixturevalue(f"{which}_url")
    heavy = {}
    weighed: dict[str, int] = {}
    for address in residents_pages(one_of_each_kind(site)):
        context = browser.new_context(viewport={"width": DESK["width"], "height": DESK["height"]})
        answers: list[Response] = []
        page = context.new_page()
        page.on("response", _into(answers))
        page.goto(base + address, wait_until="networkidle" if not address else "load")
        for answer in answers:
            if answer.url not in weighed:
                weighed[answer.url] = len(gzip.compress(answer.body(), mtime=0))
        size = sum(weighed[answer.url] for answer in answers)
        assert all(answer.url.startswith(base) for answer in answers)
        assert "unsafe" not in (answers[0].header_value("content-security-policy") or "unsafe")
        if size > MOST_BYTES or len(answers) > MOST_REQUESTS:
            heavy[address] = (size, [answer.url for answer in answers])
        context.close()
    assert heavy == {}
