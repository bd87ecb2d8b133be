"""Both ways forward in the example municipality: nothing that has been published is lost on the way.

One promise is updated, one phased out, one withdrawn, one merged into another and one moved to a new owner.
"""

import re
from pathlib import Path

import pytest

from paraply.load import load_content
from paraply.model.guarantee import Guarantee
from paraply.render import urls
from tests.conftest import ROOT
from tests.made import text_of

KEPT, NEAR, NOT_KEPT = "Löftet hölls", "Löftet hölls nästan", "Löftet hölls inte"
UPDATED = "garantier/hemtjanst-hogst-elva-personer/"
PHASED_OUT = "garantier/skolmat-minst-40-procent-ekologisk/"
WITHDRAWN = "garantier/brev-inom-tio-dagar/"
MERGED = "garantier/trasig-vag-inom-tre-veckor/"
MOVED = "garantier/snorojning-inom-fyra-timmar/"


def markup(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def results(site: Path, address: str) -> list[str]:
    """The rows of ``Så har det gått`` as text."""
    table = re.search(r'aria-label="Tabell: så har det gått">(.*?)</table>', markup(site, address), re.DOTALL)
    assert table is not None
    return [text_of(row) for row in re.findall(r"<tr>(.*?)</tr>", table[1], re.DOTALL)[1:]]


def history(site: Path, address: str) -> str:
    page = markup(site, address)
    return text_of(page[page.index('id="sa-har-det-andrats"') :].partition("</section>")[0])


def test_every_old_address_leads_to_the_page_that_took_its_place(example_site: Path) -> None:
    content = load_content(ROOT / "tests" / "example").content
    old = [(record, address) for record in content.records() for address in record.old_addresses]
    assert any(isinstance(record, Guarantee) for record, _address in old)
    for record, address in old:
        former = urls.normalised(address)
        page = markup(example_site, former)
        there = urls.relative(former, urls.of(record))
        assert f'<meta http-equiv="refresh" content="0; url={there}">' in page
        assert '<link rel="canonical" href="https://' in page
        assert (example_site / urls.of(record) / "index.html").is_file()


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        (
            UPDATED,
            [
                f"År 2025 13,6 personer Högst 11 {NOT_KEPT}",
                f"År 2024 12,8 personer Högst 11 {NOT_KEPT}",
                f"År 2023 11,8 personer Högst 12 {KEPT}",
                f"År 2022 12,6 personer Högst 12 {NEAR}",
                f"År 2021 12,9 personer Högst 12 {NEAR}",
            ],
        ),
        (
            PHASED_OUT,
            [
                f"År 2025 43 procent Minst 40 procent per år {KEPT}",
                f"År 2024 41 procent Minst 42 procent per år {NOT_KEPT}",
                f"År 2023 40 procent Minst 42 procent per år {NOT_KEPT}",
                f"År 2022 38 procent Minst 42 procent per år {NOT_KEPT}",
            ],
        ),
        (
            WITHDRAWN,
            [
                f"År 2024 88 procent {NOT_KEPT}",
                f"År 2023 91 procent {NOT_KEPT}",
                f"År 2022 95 procent {KEPT}",
                f"År 2021 97 procent {KEPT}",
            ],
        ),
        (
            MERGED,
            [
                f"År 2022 84 procent {NOT_KEPT}",
                f"År 2021 93 procent {KEPT}",
            ],
        ),
    ],
)
def test_every_old_outcome_is_judged_by_its_own_level(
    example_site: Path, address: str, rows: list[str]
) -> None:
    assert results(example_site, address) == rows


def test_the_moved_promise_tells_who_answered_and_what_held_before(example_site: Path) -> None:
    told = history(example_site, MOVED)
    assert "Från den 1 januari 2023 Du kan gå och cykla på plogade vägar senast fyra timmar" in told
    assert "1 januari 2020 till och med den 31 december 2022" in told
    assert "Det som lovades var högst 6 timmar. Ansvarig då: Tekniska nämnden." in told
    assert "/ansvariga/tekniska-namnden/" in markup(example_site, MOVED)
    assert len(results(example_site, MOVED)) == 4
    assert results(example_site, MOVED)[-1].endswith(f"Högst 6 timmar, mål 90 {KEPT}")


def test_the_updated_promise_says_from_when_the_new_wording_holds(example_site: Path) -> None:
    told = history(example_site, UPDATED)
    assert "Från den 1 januari 2024 Du möter högst elva olika personer" in told
    assert "1 januari 2020 till och med den 31 december 2023 Du möter högst tolv olika personer" in told


def test_the_phased_out_promise_says_what_it_was(example_site: Path) -> None:
    page = text_of(markup(example_site, PHASED_OUT))
    assert "Typ Servicenivå Det var en tjänstegaranti till och med den 31 december 2024." in page
    assert "Typ: tjänstegaranti. Beslut då: Tjänstegarantier införs." in history(example_site, PHASED_OUT)
    assert "Du äter skolmat som till minst 40 procent" in text_of(
        markup(example_site, "garantier/slag/serviceniva/")
    )


@pytest.mark.parametrize(
    ("address", "successor"),
    [(WITHDRAWN, "e-post-inom-tva-arbetsdagar"), (MERGED, "trasig-gatlampa-inom-fem-vardagar")],
)
def test_what_is_withdrawn_is_readable_and_leaves_the_lists(
    example_site: Path, address: str, successor: str
) -> None:
    page = markup(example_site, address)
    assert "Löftet gäller inte längre." in page
    assert f'I stället gäller <a href="../{successor}/">' in page
    assert '<meta name="robots" content="noindex' in page
    for listing in ("garantier/slag/tjanstegaranti/", "garantier/bedomning/holls-inte/", "om/likstalldhet/"):
        rows = re.search(
            r'<ul class="promises">.*|<table class="compare">.*', markup(example_site, listing), re.DOTALL
        )
        assert rows is not None
        assert f"{address.split('/')[1]}/" not in rows[0]


def test_servers_are_told_of_every_old_address(example_site: Path) -> None:
    lists = [
        (example_site / name).read_text(encoding="utf-8") for name in ("_redirects", "_redirects.nginx.conf")
    ]
    apache = (example_site / ".htaccess").read_text(encoding="utf-8")
    for told in (*lists, apache.replace("\\", "")):
        assert "/garantier/ekologisk-skolmat" in told
        assert f"/{PHASED_OUT}" in told
