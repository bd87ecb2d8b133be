"""Real redirects: each list says the same, under any folder of the host."""

import re

from paraply.render.redirects import Redirect, apache_rules, netlify_rules, nginx_rules, redirects_of
from tests.made import content, guarantee, views

SITE = "https://exempel.se/kvalitet/"
MOVED = [
    Redirect("info/bygglov(1)+a;b/", "garantier/bygglov/"),
    Redirect("gammal.html", "garantier/ny/"),
]


def test_apache_escapes_what_a_pattern_would_read_otherwise() -> None:
    not_found, rule, page = apache_rules(MOVED, SITE)
    assert not_found == "ErrorDocument 404 /kvalitet/404.html"
    pattern, target = re.findall(r'"([^"]+)"', rule)
    assert target == "/kvalitet/garantier/bygglov/"
    for path in ("/kvalitet/info/bygglov(1)+a;b/", "/kvalitet/info/bygglov(1)+a;b"):
        assert re.fullmatch(pattern, path)
    assert not re.fullmatch(pattern, "/annat/kvalitet/info/bygglov(1)+a;b/")
    assert not re.fullmatch(re.findall(r'"([^"]+)"', page)[0], "/kvalitet/gammalxhtml")


def test_nginx_matches_exactly_with_and_without_the_slash() -> None:
    assert list(nginx_rules(MOVED, SITE)) == [
        'location = "/kvalitet/info/bygglov(1)+a;b/" { return 301 "/kvalitet/garantier/bygglov/"; }',
        'location = "/kvalitet/info/bygglov(1)+a;b" { return 301 "/kvalitet/garantier/bygglov/"; }',
        'location = "/kvalitet/gammal.html" { return 301 "/kvalitet/garantier/ny/"; }',
    ]


def test_netlify_and_cloudflare_at_the_root_of_a_host() -> None:
    assert list(netlify_rules(MOVED[1:], "")) == ["/gammal.html /garantier/ny/ 301"]


def test_every_old_address_is_in_the_list_once() -> None:
    promises = [guarantee("b", old_addresses=["/ett", "tva/"]), guarantee("a", old_addresses=["info/a"])]
    assert redirects_of(views(content(guarantees=promises))) == [
        Redirect("ett/", "garantier/b/"),
        Redirect("info/a/", "garantier/a/"),
        Redirect("tva/", "garantier/b/"),
    ]
