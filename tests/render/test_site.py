"""The whole site as plain values: every page once, what all share, and the front matter of each."""

from pathlib import Path
from typing import Any

import pytest

from paraply.model.content import Content
from paraply.render import urls
from paraply.render.menu import NAVIGATION
from paraply.render.site import FOOTER, render_site
from tests.made import area, content, guarantee, measure, municipality, owner, page, site, views
from tests.worlds import TODAY, world_of


@pytest.fixture
def whole(tmp_path: Path) -> Content:
    return world_of(tmp_path).content


def test_every_page_has_an_address_of_its_own_a_title_and_a_description(whole: Content) -> None:
    made = render_site(views(whole, TODAY))
    addresses = [page.address for page in made.pages]
    assert len(set(addresses)) == len(addresses)
    for shown in made.pages:
        assert shown.address == "" or shown.address.endswith("/")
        assert shown.source_path == f"{shown.address}index.md"
        assert shown.title
        assert shown.description
        assert "None" not in shown.title + shown.description
        assert "\n" not in shown.description


def test_every_record_that_is_public_has_its_page(whole: Content) -> None:
    addresses = {page.address for page in render_site(views(whole, TODAY)).pages}
    for name in ("areas", "owners", "guarantees", "measures"):
        for record in whole.folders[name].values():
            assert urls.of(record) in addresses


def test_bodies_are_the_same_every_time(whole: Content) -> None:
    first, second = (render_site(views(whole, TODAY)) for _ in range(2))
    for one, other in zip(first.pages, second.pages, strict=True):
        assert first.body(one) == second.body(other)
    written = ([(file.address, file.content) for file in made.files()] for made in (first, second))
    assert next(written) == next(written)


class TestShared:
    def test_an_official_site(self) -> None:
        made = site(content(of=municipality(status="official", site_address="https://exempel.se/kvalitet/")))
        assert made.address == "https://exempel.se/kvalitet/"
        assert made.shared["banner"] == []
        assert made.shared["robots"] == ""
        assert made.shared["feed"] == "nytt/feed.xml"
        assert made.shared["municipality"] == {"name": "Exempelkommunen"}

    def test_a_proposal_says_so_on_every_page_and_is_not_indexed(self) -> None:
        shared = site(content(of=municipality(status="unofficial"))).shared
        assert shared["banner"] == ["Förslag. Inte publicerat av Exempelkommunen."]
        assert shared["robots"] == "noindex"
        assert shared["feed"] == ""

    def test_an_example_says_so(self) -> None:
        shared = site(content(of=municipality(status="official", example=True))).shared
        assert shared["banner"] == ["Exempel. Kommunen och alla uppgifter är påhittade."]
        assert shared["robots"] == "noindex"

    @pytest.mark.parametrize(
        ("contact", "expected"),
        [
            (
                {"centre": "Kontaktcenter", "phone": "0999-710 00", "email": "k@exempel.se"},
                {"phone": "0999-710 00", "phone_href": "tel:+4699971000", "email": "k@exempel.se"},
            ),
            ({}, {"phone": None, "phone_href": None, "email": None, "complaints_url": None}),
        ],
    )
    def test_contact(self, contact: dict[str, str], expected: dict[str, Any]) -> None:
        shown = site(content(of=municipality(contact=contact))).shared["contact"]
        assert expected.items() <= shown.items()
        assert shown["text"].startswith(contact.get("centre", "Kommunen"))

    def test_navigation_and_footer_lead_to_pages_the_engine_owns(self) -> None:
        links = [url for _title, url, _section in NAVIGATION]
        links += [url for _heading, group in FOOTER for _title, url in group]
        assert set(links) <= set(urls.ENGINE_PAGES)
        shared = site(content()).shared
        assert [entry["url"] for entry in shared["navigation"]] == links[: len(NAVIGATION)]

    @pytest.mark.parametrize("colours", [{}, {"primary": "#0d3a47"}])
    def test_a_style_sheet_only_with_colours_of_its_own(self, colours: dict[str, str]) -> None:
        made = site(content(of=municipality(colours=colours)))
        assert made.shared["styles"] == ("assets/municipality.css" if colours else "")
        assert ("assets/municipality.css" in {file.address for file in made.files()}) is bool(colours)


class TestMeta:
    MADE = site(
        content(
            areas=[area()],
            measures=[
                measure(area="omrade", outcomes=[{"period": "2025", "value": 1, "published": "2026-02-02"}])
            ],
            guarantees=[guarantee(area="omrade")],
            owners=[owner()],
        )
    )

    def test_all_that_the_theme_needs(self) -> None:
        meta = self.MADE.meta(page(self.MADE, "matt/matt/"))
        assert meta == {
            "title": "Svar i tid",
            "description": meta["description"],
            "breadcrumbs": [
                {"title": "Start", "url": ""},
                {"title": "Mått", "url": "matt/"},
                {"title": "Bygga och bo", "url": "matt/#omrade"},
            ],
            "section": "measures",
            "layout": "",
            "pictograms": False,
            "scripts": [],
            "linked": meta["linked"],
            "robots": "",
            "updated": "2026-02-02",
            "updated_text": "2\u00a0februari 2026",
            "generated": True,
            "picture": "",
            "picture_alt": "",
        }

    def test_a_page_without_a_date_has_none(self) -> None:
        meta = self.MADE.meta(page(self.MADE, ""))
        assert (meta["updated"], meta["updated_text"], meta["breadcrumbs"]) == ("", "", [])

    def test_breadcrumbs_lead_to_pages_and_anchors_that_are_there(self) -> None:
        bodies = {made.address: self.MADE.body(made) for made in self.MADE.pages}
        for made in self.MADE.pages:
            for crumb in made.breadcrumbs:
                address, _mark, anchor = crumb.url.partition("#")
                assert address in urls.ENGINE_PAGES
                assert not anchor or f' id="{anchor}"' in bodies[address]

    def test_pages_can_be_edited_where_their_record_lies(self) -> None:
        assert page(self.MADE, "garantier/lofte/").edit == "content/guarantees/lofte.md"
        assert page(self.MADE, "ansvariga/namnden/").edit == "content/results/owners.yml"
        assert page(self.MADE, "").edit is None
