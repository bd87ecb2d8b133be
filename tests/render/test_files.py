"""Files that are not pages: redirects, robots, security.txt, colours and the feed."""

from datetime import date
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from paraply.model.content import Content
from paraply.model.guarantee import Elsewhere
from paraply.model.imports import ImportMapping
from paraply.model.record import Origin
from paraply.render.files import colour_tokens, is_indexed, plain_files
from paraply.render.pages import all_pages
from tests.made import (
    TODAY,
    area,
    content,
    decision,
    goal,
    guarantee,
    measure,
    municipality,
    owner,
    policy,
    report,
    survey,
    views,
)

ADDRESS = "https://exempel.se/kvalitet/"
ATOM = "{http://www.w3.org/2005/Atom}"


def files(made: Content, site_address: str = ADDRESS, today: date = TODAY) -> dict[str, str]:
    shown = views(made, today)
    found = list(plain_files(shown, list(all_pages(shown)), site_address))
    assert len({file.address for file in found}) == len(found)
    return {file.address: file.content.decode("utf-8") for file in found}


class _Redirect(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.metas[found.get("http-equiv") or found.get("name", "")] = found.get("content", "")
        elif tag in {"a", "link"}:
            self.links[found.get("rel", tag)] = found["href"]
        elif tag == "script":
            self.scripts.append(found["src"])  # none is inline: the page's policy would stop it


class TestRedirects:
    @pytest.mark.parametrize(
        ("old", "path", "link"),
        [
            ("info/bygglov/", "info/bygglov/index.html", "../../garantier/lofte/"),
            ("/info/bygglov", "info/bygglov/index.html", "../../garantier/lofte/"),
            ("info/bygglov.html", "info/bygglov.html", "../garantier/lofte/"),
            ("bygglov.html", "bygglov.html", "garantier/lofte/"),
            ("garantier/bygglov", "garantier/bygglov/index.html", "../lofte/"),
        ],
    )
    def test_an_old_address_leads_to_the_new(self, old: str, path: str, link: str) -> None:
        page = _Redirect(files(content(guarantees=[guarantee(old_addresses=[old])]))[path])
        assert page.metas["refresh"] == f"0; url={link}"
        assert page.links == {"a": link, "canonical": f"{ADDRESS}garantier/lofte/"}
        assert page.metas["robots"] == "noindex"
        assert urljoin(f"{ADDRESS}{path}", link) == f"{ADDRESS}garantier/lofte/"
        assert [urljoin(f"{ADDRESS}{path}", file) for file in page.scripts] == [f"{ADDRESS}assets/moved.js"]

    def test_without_a_site_address_there_is_no_canonical(self) -> None:
        made = content(guarantees=[guarantee(old_addresses=["gammalt"])])
        assert _Redirect(files(made, "")["gammalt/index.html"]).links == {"a": "../garantier/lofte/"}

    def test_every_record_with_a_page_may_have_had_another_address(self) -> None:
        old: dict[str, Any] = {"old_addresses": ["gammalt/x"]}
        for made, new in (
            (content(measures=[measure(**old)]), "../../matt/matt/"),
            (content(goals=[goal(**old)]), "../../mal/mal/"),
            (content(surveys=[survey(**old)]), "../../matningar/enkat/"),
            (content(reports=[report(**old)]), "../../rapporter/rapport/"),
            (content(policies=[policy(**old)]), "../../om/styrdokument/policy/"),
            (content(decisions=[decision(**old)]), "../../om/kvalitetsarbete/#beslut"),
            (content(owners=[owner(**old)]), "../../ansvariga/namnden/"),
            (content(areas=[area(**old)]), "../../omraden/omrade/"),
        ):
            assert f'url={new}"' in files(made)["gammalt/x/index.html"]

    def test_records_without_a_page_do_not_stop_the_build(self) -> None:
        origin = Origin("content/results/imports/x.yml", "x")
        mapping = ImportMapping(title="Export", old_addresses=("gammalt",)).read_from(origin)
        other = Elsewhere(municipality="Annan", service="Bygglov", old_addresses=("gammalt",)).read_from(
            origin
        )
        made = content()
        made = Content(made.municipality, imports={"x": mapping}, elsewhere={"x": other})
        assert "gammalt/index.html" not in files(made)

    def test_a_hidden_promise_has_no_redirect(self) -> None:
        assert "gammalt/index.html" not in files(
            content(guarantees=[guarantee(state="draft", old_addresses=["gammalt"])])
        )


class TestRobots:
    def test_nothing_is_forbidden_and_the_sitemap_is_named(self) -> None:
        text = files(content(of=municipality(status="official")))["robots.txt"]
        assert text.splitlines() == ["User-agent: *", "Allow: /", f"Sitemap: {ADDRESS}sitemap.xml"]

    @pytest.mark.parametrize(("status", "site_address"), [("official", ""), ("unofficial", ADDRESS)])
    def test_no_sitemap_without_an_address_or_when_nothing_is_to_be_indexed(
        self, status: str, site_address: str
    ) -> None:
        text = files(content(of=municipality(status=status)), site_address)["robots.txt"]
        assert text.splitlines() == ["User-agent: *", "Allow: /"]


class TestSecurity:
    @pytest.mark.parametrize(
        ("today", "expires"),
        [
            (date(2026, 11, 23), "2027-11-23"),
            (date(2028, 2, 29), "2029-02-28"),
            (date(2027, 12, 31), "2028-12-31"),
        ],
    )
    def test_it_says_where_to_turn_and_expires_in_a_year(self, today: date, expires: str) -> None:
        made = content(of=municipality(contact={"email": "kontakt@exempel.se"}))
        text = files(made, today=today)[".well-known/security.txt"]
        fields = dict(line.split(": ", 1) for line in text.splitlines())
        assert fields["Contact"] == "mailto:kontakt@exempel.se"
        assert fields["Expires"] == f"{expires}T00:00:00Z"
        assert "sv" in fields["Preferred-Languages"]

    def test_without_an_address_there_is_no_file(self) -> None:
        assert ".well-known/security.txt" not in files(content())


class TestColours:
    @pytest.mark.parametrize(
        ("colours", "text"),
        [
            ({"primary": "#0d3a47", "accent": "#FFCC00"}, ":root { --band: #0d3a47; --gold: #FFCC00; }\n"),
            ({"accent": "#ffcc00"}, ":root { --gold: #ffcc00; }\n"),
        ],
    )
    def test_tokens(self, colours: dict[str, str], text: str) -> None:
        made = content(of=municipality(colours=colours))
        assert files(made)["assets/municipality.css"] == text
        assert colour_tokens(views(made)) == text

    def test_none(self) -> None:
        assert "assets/municipality.css" not in files(content())


@pytest.mark.parametrize(
    ("status", "example", "indexed"),
    [("official", False, True), ("official", True, False), ("unofficial", False, False)],
)
def test_only_an_official_site_is_indexed(status: str, example: bool, indexed: bool) -> None:
    assert is_indexed(views(content(of=municipality(status=status, example=example)))) is indexed


class TestFeed:
    MADE = content(
        of=municipality(name="Exempel & <Kommunen>"),
        measures=[
            measure(
                "a", title="A < B & C", outcomes=[{"period": "2025", "value": 1, "published": "2026-02-02"}]
            ),
            measure("b", outcomes=[{"period": "2025", "value": 1, "published": "2026-02-02"}]),
            measure("c", outcomes=[{"period": "2024", "value": 1, "published": "2025-02-01"}]),
        ],
        guarantees=[guarantee(valid_from="2026-02-02")],
        decisions=[decision(date="2026-02")],
    )

    def entries(self, made: Content = MADE, today: date = TODAY) -> list[ElementTree.Element]:
        return ElementTree.fromstring(files(made, today=today)["nytt/feed.xml"]).findall(f"{ATOM}entry")

    def test_what_atom_requires(self) -> None:
        root = ElementTree.fromstring(files(self.MADE)["nytt/feed.xml"])
        assert root.tag == f"{ATOM}feed"
        assert root.findtext(f"{ATOM}title") == "Nytt: kvalitet och resultat i Exempel & <Kommunen>"
        assert root.findtext(f"{ATOM}id") == f"{ADDRESS}nytt/"
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "Exempel & <Kommunen>"
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links == {"self": f"{ADDRESS}nytt/feed.xml", "alternate": f"{ADDRESS}nytt/"}
        newest = self.entries()[0]
        assert root.findtext(f"{ATOM}updated") == newest.findtext(f"{ATOM}updated") == "2026-02-28T00:00:00Z"
        for entry in self.entries():
            for name in ("title", "id", "updated", "content"):
                assert entry.findtext(f"{ATOM}{name}"), name
            link = entry.find(f"{ATOM}link")
            assert link is not None
            assert (link.get("href") or "").startswith(ADDRESS)

    def test_newest_first_and_each_by_itself(self) -> None:
        assert [entry.findtext(f"{ATOM}title") for entry in self.entries()] == [
            "Beslut: Beslut om garantier",
            "A < B & C: 1\u00a0procent år 2025.",
            "Svar i tid: 1\u00a0procent år 2025.",
            "Löftet började gälla: Svar i tid",
            "Svar i tid: 1\u00a0procent år 2024.",
        ]
        assert self.entries()[1].findtext(f"{ATOM}content") == "A < B & C: 1\u00a0procent år 2025."

    def test_a_second_figure_of_the_same_day_is_news_to_a_reader_that_remembers(self) -> None:
        first = {"period": "2024", "value": 1, "published": "2026-02-02"}
        second = {"period": "2025", "value": 2, "published": "2026-02-02"}
        made = [content(measures=[measure(outcomes=told)]) for told in ([first], [first, second])]
        before, after = ([entry.findtext(f"{ATOM}id") for entry in self.entries(one)] for one in made)
        assert len(after) == len(set(after)) == 2
        assert [entry.findtext(f"{ATOM}title") for entry in self.entries(made[1])] == [
            "Svar i tid: 1\u00a0procent år 2024.",
            "Svar i tid: 2\u00a0procent år 2025, mot 1\u00a0procent år 2024.",
        ]
        assert set(before) < set(after)

    def test_an_entry_keeps_its_id_when_newer_ones_come(self) -> None:
        before = {entry.findtext(f"{ATOM}id") for entry in self.entries(today=date(2026, 2, 2))}
        after = {entry.findtext(f"{ATOM}id") for entry in self.entries()}
        assert len(after) == len(self.entries()) == 5
        assert before < after

    def test_at_most_two_hundred(self) -> None:
        outcomes = [
            {"period": str(1900 + year), "value": 1, "published": f"{1901 + year}-01-01"}
            for year in range(120)
        ]
        found = self.entries(content(measures=[measure(id_, outcomes=outcomes) for id_ in ("a", "b")]))
        assert len(found) == 200
        assert found[0].findtext(f"{ATOM}updated") == "2020-01-01T00:00:00Z"

    def test_nothing_has_happened(self) -> None:
        root = ElementTree.fromstring(files(content())["nytt/feed.xml"])
        assert root.findtext(f"{ATOM}updated") == "2026-11-23T00:00:00Z"

    def test_without_a_site_address_there_is_no_feed(self) -> None:
        assert "nytt/feed.xml" not in files(self.MADE, "")
