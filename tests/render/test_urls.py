"""Every address, and how one page links to another from anywhere."""

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from paraply.model.guarantee import Elsewhere
from paraply.model.record import Record
from paraply.render import urls
from paraply.render.site import render_site
from tests.made import (
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
from tests.worlds import world_of

ROOTS = ("https://kvalitet.exempel.se/", "https://exempel.se/kvalitet/och/resultat/", "file:///srv/site/")


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "matt/", "matt/"),
        ("", "", "./"),
        ("matt/", "", "../"),
        ("matt/x/", "", "../../"),
        ("matt/x/", "matt/y/", "../y/"),
        ("matt/x/", "matt/x/", "./"),
        ("matt/x/", "matt/x/#malet", "#malet"),
        ("", "#malet", "#malet"),
        ("matt/x/", "matt/#omrade", "../#omrade"),
        ("matt/x/", "#nytt", "../../#nytt"),
        ("matt/x/", "matt/x/data.json", "data.json"),
        ("matt/", "matt/x/data.csv", "x/data.csv"),
        ("a.html", "matt/x/", "matt/x/"),
        ("gammalt/a.html", "matt/x/", "../matt/x/"),
        ("gammalt/a.html", "", "../"),
        ("gammalt/a.html", "gammalt/b.html", "b.html"),
        ("matt/x/", "assets/a.css", "../../assets/a.css"),
        ("matt/x/", "a-o/?q=bygglov", "../../a-o/?q=bygglov"),
        ("", "../../../../../../../../matt/", "matt/"),
    ],
)
def test_links(here: str, there: str, link: str) -> None:
    assert urls.relative(here, there) == link


names = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_åäö", min_size=1, max_size=8)
folders = st.lists(names, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
files = st.builds("{}{}.{}".format, folders, names, st.sampled_from(["html", "json", "csv"]))
anchors = st.one_of(st.just(""), names.map("#{}".format))


@settings(max_examples=100)
@given(folders | files, folders | files, anchors, st.sampled_from(ROOTS))
@example("", "", "#a", ROOTS[0])
@example("a/b/", "a/b/", "", ROOTS[1])
def test_a_browser_at_here_that_follows_the_link_comes_to_there(
    here: str, there: str, anchor: str, root: str
) -> None:
    assert urljoin(root + here, urls.relative(here, there + anchor)) == root + there + anchor


@pytest.mark.parametrize("here", ["", "matt/", "matt/x/", "a.html"])
@pytest.mark.parametrize(
    "there",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)/",
        "data:text/html,x",
        "\tjavascript:alert(1)",
        "\\\\evil.se",
        " //evil.se/",
        ":80/",
    ],
)
def test_a_path_is_never_taken_for_a_scheme_or_a_host(here: str, there: str) -> None:
    link = urls.relative(here, there)
    assert not urlsplit(link).scheme
    assert link.startswith(("./", "../"))


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("info/bygglov", "info/bygglov/"),
        ("/info/bygglov", "info/bygglov/"),
        ("/info/bygglov/", "info/bygglov/"),
        (" info/bygglov/ ", "info/bygglov/"),
        ("info/bygglov.html", "info/bygglov.html"),
        ("/bygglov.htm", "bygglov.htm"),
        ("", ""),
        ("/", ""),
    ],
)
def test_former_addresses_are_written_as_the_site_writes_its_own(written: str, address: str) -> None:
    assert urls.normalised(written) == address
    assert urls.normalised(urls.normalised(written)) == address


@pytest.mark.parametrize(
    ("record", "address"),
    [
        (guarantee("x"), "garantier/x/"),
        (goal("x"), "mal/x/"),
        (measure("x"), "matt/x/"),
        (survey("x"), "matningar/x/"),
        (report("x"), "rapporter/x/"),
        (policy("x"), "om/styrdokument/x/"),
        (owner("x"), "ansvariga/x/"),
        (area("x"), "omraden/x/"),
        (decision("x"), "om/kvalitetsarbete/#x"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Record) else "",
)
def test_every_record_that_is_shown_has_an_address(record: Record, address: str) -> None:
    assert urls.has_page(record)
    assert urls.of(record) == address


@pytest.mark.parametrize("record", [municipality(), Elsewhere(municipality="Annan", service="Bygglov")])
def test_the_others_have_none(record: Record) -> None:
    assert not urls.has_page(record)
    with pytest.raises(TypeError, match="has no page"):
        urls.of(record)


def test_files_stand_beside_their_page() -> None:
    assert urls.data_file(measure("x"), "json") == "matt/x/data.json"
    assert urls.embedded(measure("x")) == "matt/x/inbaddad/"


def test_lists_have_addresses_by_code() -> None:
    assert urls.promises_by_verdict("not_kept") == "garantier/bedomning/holls-inte/"
    assert urls.promises_by_kind("service_level") == "garantier/slag/serviceniva/"


def test_claimed_holds_every_address_of_the_site(tmp_path: Path) -> None:
    world = world_of(tmp_path)
    site = render_site(views(world.content))
    claimed = {address for address, _place in urls.claimed(world.content)}
    written = {page.address for page in site.pages} | {file.address for file in site.files()}
    assert {address.removesuffix("index.html") for address in written} <= claimed


def test_claims_say_where_they_are_made() -> None:
    made = content(measures=[measure("x")], decisions=[decision("y", old_addresses=["/gammalt"])])
    claims = dict(urls.claimed(made))
    assert claims[""] is None
    assert claims[urls.promises_by_verdict("kept")] is None
    assert str(claims["matt/x/"]) == "content/results/measures/x.yml:1"
    assert str(claims["matt/x/data.json"]) == "content/results/measures/x.yml:1"
    assert str(claims["gammalt/"]) == "content/results/decisions/y.yml:1"
    assert "om/kvalitetsarbete/#y" not in claims
