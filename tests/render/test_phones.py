"""Telephone numbers become links, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from paraply.render.phones import call, with_links
from tests.made import area, content, html, measure, owner


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("0999-710 00", "tel:+4699971000"),
        ("0999-71000", "tel:+4699971000"),
        ("0999 - 710 00", "tel:+4699971000"),
        ("0999-710\u00a000", "tel:+4699971000"),
        ("08-123 456 78", "tel:+46812345678"),
        ("010-000 00 10", "tel:+46100000010"),
        ("+46 999-710 00", "tel:+4699971000"),
        ("08-123 45", "tel:+46812345"),
        ("0999-12 34 56", "tel:+46999123456"),
        ("+46 (0)999-710 00", "tel:+4699971000"),
    ],
)
def test_a_number_is_a_link(written: str, address: str) -> None:
    assert with_links(f"Ring {written}.") == f'Ring <a href="{address}">{written}</a>.'


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-25",
        "den 01-02 2026",
        "klockan 08-17",
        "öppet 08-12 13-16",
        "08-12, 13-17",
        "diarienummer KS 2026-70",
        "diarienummer 0999-71",
        "organisationsnummer 000000-1016",
        "212000-0027",
        "0,5-1,5 procent",
        "10 000-20 000 kronor",
        "10 050-20 000 kronor",
        "05-10 procent",
        "0999-710 00 12 34 56 78 90",
        "https://exempel.se/0999-71000/",
        "K0999-71000",
        "ring 112 eller 1177",
        "0999 710 00",
        "08-12 34",
        "010-123 456 78",  # eleven digits
        "0999-123 45 678",
        "Dnr 08-1234567",
        "dnr. BN 08-123 45",
        "diarienummer: 0999-71000",
        "0999-71 000 kr",
        "0999-71\u00a0000\u00a0kronor",
        "mellan 0999-710 00 personer",
        "Kl. 08-16 30 00",
        "klockan 08-16 30 00",
        "bankgiro 0999-12345",
        "§ 08-12345",
        "beslut 08-123 45",
        "+46 (0)999-123 456 78",
    ],
)
def test_what_is_no_number_stays(text: str) -> None:
    assert with_links(text) == text


@pytest.mark.parametrize(
    ("number", "address"),
    [("112", "tel:112"), ("0046 8 12 34 56", "tel:+468123456"), ("114 14", "tel:11414")],
)
def test_any_number_of_a_field_can_be_called(number: str, address: str) -> None:
    assert call(number) == address


@pytest.mark.parametrize(
    "text",
    ["Ring i ditt ärende {}", "Diarienummer finns. Ring {}", "Tel {}, kl. 08-16", "Beslut? {}", "nummer {}"],
)
def test_a_number_to_call_is_a_link_whatever_else_stands_there(text: str) -> None:
    link = '<a href="tel:+4699971000">0999-710 00</a>'
    assert with_links(text.format("0999-710 00")) == text.format(link)


def test_links_and_code_keep_what_they_hold() -> None:
    for inside in ('<a href="/x/">0999-710 00</a>', "<code>0999-710 00</code>"):
        linked = f'{inside} <b>och <a href="tel:+4699971001">0999-710 01</a></b>'
        assert with_links(Markup(f"{inside} <b>och 0999-710 01</b>")) == linked


@given(st.text(alphabet="<>&\"'a01-6 ", max_size=40))
def test_no_text_gets_out_of_its_escaping(text: str) -> None:
    html = str(with_links(text))
    for tag in html.split("<")[1:]:
        assert tag.startswith(('a href="tel:+46', "/a>"))


def test_pages_call_the_area_and_the_owner() -> None:
    made = content(
        areas=[area(contact="Kontoret, 0999-710 00")],
        owners=[owner("namnd", contact="Sekreteraren, 0999-710 01")],
        measures=[measure("m", area="omrade", owners=["namnd"], comment="Ring 0999-710 02.")],
    )
    link = '<a href="tel:+46999710{end}">0999-710 {end}</a>'
    assert link.format(end="00") in html(made, "omraden/omrade/")
    assert link.format(end="00") in html(made, "matt/m/")
    assert link.format(end="02") in html(made, "matt/m/")
    assert link.format(end="01") in html(made, "ansvariga/namnd/")
