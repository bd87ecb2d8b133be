"""The feed of the example, held to what RFC 4287 asks of every Atom document."""

from collections import Counter
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

from paraply.build import build_site
from tests.conftest import ROOT, TODAY

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"id", "title", "updated"}
FEED_MAY_HOLD = ONCE | {"author", "link", "entry"}
ENTRY_MAY_HOLD = ONCE | {"link", "content"}


def test_the_feed_is_what_rfc_4287_asks_for() -> None:
    built = build_site(ROOT / "tests" / "example", TODAY, allow_example=True)
    (file,) = [file for file in built.files() if file.address == "nytt/feed.xml"]
    feed = ElementTree.fromstring(file.content)
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for element, may_hold in [(feed, FEED_MAY_HOLD), *((entry, ENTRY_MAY_HOLD) for entry in entries)]:
        names = Counter(child.tag.removeprefix(ATOM) for child in element)
        assert set(names) <= may_hold
        assert all(names[name] == 1 for name in ONCE)
        assert urlsplit(element.findtext(f"{ATOM}id") or "").scheme == "https"
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo is not None
        links = [(link.get("rel"), link.get("type")) for link in element.findall(f"{ATOM}link")]
        assert ("alternate", "text/html") in links
        assert len(links) == len(set(links))
        assert all(urlsplit(link.get("href") or "").netloc for link in element.findall(f"{ATOM}link"))
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]
