"""The days that the news tells are those that each record's own page tells, in four municipalities."""

from pathlib import Path

import pytest

from paraply import numbers
from paraply.build import build_site
from paraply.derive.news import news_of
from paraply.model.kinds import kind_of
from paraply.render import urls
from paraply.render.site import Site
from tests.conftest import ROOT, TODAY
from tests.made import content, guarantee, html, text_of
from tests.municipalities.test_begun import placed

HISTORY = 'id="sa-har-det-andrats"'
NONE_KNOWN = "Vi känner inte till några ändringar."


@pytest.fixture(params=["own", "example", "tierp", "vasteras"])
def built(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    roots = {"own": ROOT, "example": ROOT / "tests" / "example"}
    root = roots.get(request.param) or placed(request.param, tmp_path / request.param)
    return build_site(root, TODAY, allow_example=True)


def test_each_day_of_the_news_stands_on_the_record_s_own_page(built: Site) -> None:
    """The five newest stand there; where there are more, their number leads to the news."""
    pages = {page.address: page for page in built.pages}
    histories: dict[str, str] = {}
    asked = 0
    for event in news_of(built.views):
        for record in event.records:
            address = urls.of(record)
            page = pages.get(address)
            if page is None or not kind_of(record).has_page:
                continue
            if address not in histories:
                _before, mark, rest = str(built.body(page)).partition(HISTORY)
                assert mark, address
                histories[address] = rest.partition("</section>")[0]
            told = histories[address]
            assert NONE_KNOWN not in told, (address, event)
            shown = f'datetime="{event.day}"' in told or text_of(numbers.day(event.day)) in text_of(told)
            assert shown or "sidan Nytt" in told, (address, event)
            asked += 1
    assert asked


def test_when_a_promise_began_and_ended_is_told_on_its_page() -> None:
    lived = guarantee(state="withdrawn", valid_from="2009-01-01", valid_to="2020-12-31")
    told = text_of(html(content(guarantees=[lived]), "garantier/lofte/"))
    assert "31 december 2020 Löftet gäller inte längre." in told
    assert "1 januari 2009 Löftet började gälla." in told
    assert NONE_KNOWN not in told


def test_what_is_to_come_has_not_happened() -> None:
    lived = guarantee(valid_from="2020-01-01", valid_to=f"{TODAY.year + 2}-12-31")
    told = text_of(html(content(guarantees=[lived]), "garantier/lofte/"))
    assert "Löftet gäller inte längre." not in told
