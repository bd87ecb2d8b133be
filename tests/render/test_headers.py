"""The policy is one, wherever it stands, and it forbids everything inline."""

import re
from pathlib import Path

from paraply.render.headers import FRAMED, NOT_FRAMED, POLICY, header_files
from tests.browser.served import headers_for

ROOT = Path(__file__).parents[2]


def written(*, indexed: bool = False) -> dict[str, str]:
    return {file.address: file.content.decode() for file in header_files(indexed=indexed)}


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    assert "unsafe" not in POLICY
    assert set(re.findall(r"'[^']+'|https?:\S*|\*", POLICY)) == {"'none'", "'self'"}
    assert POLICY.startswith("default-src 'none'")


class TestNetlifyAndCloudflare:
    def test_every_page_has_the_policy(self) -> None:
        for path in ("/", "/404.html", "/garantier/x/", "/matt/", "/matt/x/", "/matt/x/data.json"):
            assert POLICY in headers_for(path, written()["_headers"])["Content-Security-Policy"], path

    def test_only_embedded_pages_may_be_framed(self) -> None:
        rules = written()["_headers"]
        for path in ("/", "/omraden/", "/garantier/x/", "/garantier/slag/serviceniva/", "/matt/", "/matt/x/"):
            assert NOT_FRAMED in headers_for(path, rules)["Content-Security-Policy"], path
        assert "frame-ancestors" not in headers_for("/matt/x/inbaddad/", rules)["Content-Security-Policy"]

    def test_files_are_kept_from_search_engines_until_the_content_is_official(self) -> None:
        assert headers_for("/matt/x/data.json", written()["_headers"])["X-Robots-Tag"] == "noindex"
        assert "X-Robots-Tag" not in headers_for("/matt/x/", written(indexed=True)["_headers"])


def test_apache_tells_embedded_pages_from_others() -> None:
    told = written()[".htaccess"]
    assert f'"{NOT_FRAMED}" "expr=%{{REQUEST_URI}} !~ m#/matt/[^/]+/inbaddad/#"' in told
    assert f'"{FRAMED}" "expr=%{{REQUEST_URI}} =~ m#/matt/[^/]+/inbaddad/#"' in told
    assert told.count("<IfModule") == told.count("</IfModule>") == 4


def test_the_catalogue_is_sent_as_what_it_is() -> None:
    path = "/om/oppna-data/dcat.rdf"
    assert headers_for(path, written()["_headers"])["Content-Type"] == "application/rdf+xml"
    assert "AddType application/rdf+xml .rdf" in written()[".htaccess"]


def test_the_feed_is_sent_as_what_it_is() -> None:
    assert headers_for("/nytt/feed.xml", written()["_headers"])["Content-Type"] == "application/atom+xml"


def test_nginx_has_the_same_policy() -> None:
    told = (ROOT / "hosting" / "nginx" / "site.conf").read_text(encoding="utf-8")
    assert f'"{POLICY}; frame-ancestors $paraply_framed_by"' in told
