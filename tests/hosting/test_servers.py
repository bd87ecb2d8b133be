"""What nginx and Apache answer, asked over HTTP, with the configuration that is handed out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from paraply.render.headers import FRAMED, NOT_FRAMED
from tests.hosting.servers import ALONE, WITHIN, started

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".rdf": "application/rdf+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".webp": "image/webp",
    "feed.xml": "application/atom+xml; charset=utf-8",
}
FOR_SERVERS = ("_headers", "_redirects", "_redirects.nginx.conf", ".htaccess")


@dataclass(frozen=True, slots=True)
class Shown:
    """A site as a server shows it: at the root of a host, or in a folder of another."""

    client: httpx.Client
    host: str
    path: str
    folder: Path

    def get(self, address: str, **headers: str) -> httpx.Response:
        return self.client.get(f"{self.path}{address}", headers={"Host": self.host, **headers})

    def address_of(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")

    def files(self) -> list[Path]:
        """Every file that readers may have; former addresses left out."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return [
            path
            for path in found
            if path.name not in FOR_SERVERS and b'http-equiv="refresh"' not in path.read_bytes()
        ]


@pytest.fixture(scope="module", params=["nginx", "apache2"])
def client(request: pytest.FixtureRequest, site: Path, example_site: Path) -> Iterator[httpx.Client]:
    with started(request.param, site, example_site) as found:
        yield found


@pytest.fixture(params=[ALONE, WITHIN])
def shown(request: pytest.FixtureRequest, client: httpx.Client, site: Path, example_site: Path) -> Shown:
    if request.param == ALONE:
        return Shown(client, ALONE, "/", site)
    return Shown(client, WITHIN, "/kvalitet/", example_site)


def test_every_file_is_sent_whole_as_what_it_is(shown: Shown) -> None:
    for file in shown.files():
        answer = shown.get(shown.address_of(file))
        assert answer.status_code == 200, file
        assert answer.content == file.read_bytes(), file
        expected = TYPES.get(file.name) or TYPES.get(file.suffix)
        assert answer.headers["Content-Type"].lower() == expected, file


def test_every_answer_has_the_headers_of_the_site(shown: Shown) -> None:
    for address in ("", "matt/", "om/oppna-data/matt.csv", "assets/paraply.css", "finns-inte/"):
        headers = shown.get(address).headers
        assert headers.get_list("Content-Security-Policy") == [NOT_FRAMED], address
        assert headers.get_list("X-Content-Type-Options") == ["nosniff"], address
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin", address
        assert headers["Access-Control-Allow-Origin"] == "*", address
        assert "nginx/" not in headers["Server"], "which version it is helps no reader"


def test_only_embedded_pages_may_be_framed(shown: Shown) -> None:
    embedded = [file for file in shown.files() if file.parent.name == "inbaddad"]
    assert embedded or shown.host == ALONE  # a municipality that has just begun has none
    for file in embedded:
        answer = shown.get(shown.address_of(file))
        assert answer.headers.get_list("Content-Security-Policy") == [FRAMED], file


def test_pages_and_data_are_asked_for_anew_and_assets_kept_during_a_visit(shown: Shown) -> None:
    for address in ("", "matt/", "om/oppna-data/loften.json"):
        assert shown.get(address).headers["Cache-Control"] == "no-cache"
    assert shown.get("assets/paraply.css").headers["Cache-Control"] == "max-age=600"


def test_a_page_that_is_the_same_is_not_sent_again(shown: Shown) -> None:
    tag = shown.get("").headers["ETag"]
    again = shown.get("", **{"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", ["", "assets/paraply.css", "om/oppna-data/matt.csv", "a-o/sok.json"])
def test_text_is_compressed_for_those_who_can_read_it(shown: Shown, address: str) -> None:
    if (shown.folder / (address or "index.html")).stat().st_size < 500:
        return  # a municipality that has just begun has little to compress
    packed = shown.get(address, **{"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    plain = shown.get(address, **{"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert plain.content == packed.content


def test_a_picture_is_not_compressed_again(shown: Shown) -> None:
    assert "Content-Encoding" not in shown.get("assets/share.png").headers


@pytest.mark.parametrize("address", ["finns-inte/", "finns-inte.csv", "assets/", *FOR_SERVERS, ".git/config"])
def test_what_is_not_for_readers_is_not_found_and_the_page_says_so(shown: Shown, address: str) -> None:
    answer = shown.get(address)
    assert answer.status_code == 404
    assert answer.content == (shown.folder / "404.html").read_bytes()


def test_a_folder_without_its_last_slash_leads_to_its_page(shown: Shown) -> None:
    for address in ("garantier", "om/oppna-data", ""):
        if not address and shown.path == "/":
            continue
        answer = shown.client.get(f"{shown.path}{address}".rstrip("/"), headers={"Host": shown.host})
        assert answer.status_code == 301
        assert httpx.URL(answer.headers["Location"]).path == f"{shown.path}{address}/".replace("//", "/")
        if answer.headers["Server"] == "nginx":  # behind another server it knows neither its name nor https
            assert answer.headers["Location"].startswith("/")


def test_former_addresses_lead_to_the_new_ones(client: httpx.Client, example_site: Path) -> None:
    rules = (example_site / "_redirects").read_text(encoding="utf-8").splitlines()
    assert rules
    for old, new, status in map(str.split, rules):
        for asked in (old, old.rstrip("/")):
            answer = client.get(asked, headers={"Host": WITHIN})
            assert answer.status_code == int(status) == 301
            assert httpx.URL(answer.headers["Location"]).path == new
        assert client.get(new, headers={"Host": WITHIN}).status_code == 200
