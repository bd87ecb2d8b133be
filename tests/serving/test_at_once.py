"""A site made at once is the same however many processes make it, and so is what is said of its links."""

from pathlib import Path

import pytest
from mkdocs.config import load_config

from paraply.files import workers
from paraply.files.workers import CAN_FORK, Workers
from paraply.serving import at_once
from paraply.serving.at_once import AtOnce, asked_for
from paraply.serving.on_demand import Offer
from tests.conftest import ROOT
from tests.test_site import tree

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # of Python 3.12, with threads
SEVERAL = "3" if CAN_FORK else "1"


def page(number: int, more: str = "") -> bytes:
    link = f'<a href="../{(number + 1) % 40}/#nere">nästa</a><a href="../../bild.svg">x</a>{more}'
    return f'<html><p id="nere">{link}</p></html>'.encode()


def offer(folder: Path, **others: bytes) -> Offer:
    """Forty pages that lead to each other, and a picture."""
    made = Offer(folder, "https://exempel.se/kvalitet/")
    files = {f"matt/{number}/index.html": page(number) for number in range(40)} | {"bild.svg": b"<svg/>"}
    files |= {name.replace("__", "/") + ".html": html for name, html in others.items()}
    made.makers = {name: lambda content=content: content for name, content in files.items()}  # type: ignore[misc]
    made.names = set(made.makers)
    return made


def whole(folder: Path, asked: str, **others: bytes) -> list[tuple[str, str]]:
    made = AtOnce(offer(folder, **others), asked, {})
    made.finish()
    return [(link.page, link.link) for link in made.broken_links()]


def test_as_many_as_you_like_write_the_same_files(tmp_path: Path) -> None:
    assert whole(tmp_path / "en", "1") == []
    assert whole(tmp_path / "flera", SEVERAL) == []
    assert tree(tmp_path / "en") == tree(tmp_path / "flera")
    assert len(tree(tmp_path / "en")) == 41


@pytest.mark.parametrize("asked", ["1", SEVERAL])
def test_a_broken_link_is_found_whoever_made_the_page(asked: str, tmp_path: Path) -> None:
    odd = {
        "om__a": b'<a href="../matt/41/">x</a>',
        "om__b": b'<a href="../matt/1/#uppe">x</a><a href="#bort">x</a>',
        "om__c": b'<a href="../matt/1/#nere">x</a>',
    }
    assert whole(tmp_path, asked, **odd) == [
        ("om/a.html", "../matt/41/"),
        ("om/b.html", "#bort"),
        ("om/b.html", "../matt/1/#uppe"),
    ]


def test_a_file_that_was_to_come_and_did_not_is_missed(tmp_path: Path) -> None:
    promised = offer(tmp_path, om__a=b'<a href="../nu/">x</a>')
    promised.names.add("nu/index.html")
    made = AtOnce(promised, SEVERAL, {})
    made.finish()
    assert [link.page for link in made.broken_links()] == ["om/a.html"]


def test_pages_that_others_write_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "om").mkdir(parents=True)
    (tmp_path / "om" / "hand.html").write_text('<a href="../matt/7/">x</a><a href="../matt/x/">x</a>')
    assert whole(tmp_path, SEVERAL) == [("om/hand.html", "../matt/x/")]


def test_a_site_with_the_settings_of_the_program_is_shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared: list[int] = []
    monkeypatch.setattr(at_once, "processes_for", lambda jobs, asked: jobs and int(asked))
    monkeypatch.setattr(Workers, "begin", lambda _workers, processes: shared.append(processes))
    config = load_config(str(ROOT / "tests" / "example" / "mkdocs.yml"))
    AtOnce(offer(tmp_path), "2", config.plugins)
    assert shared == [2]


@pytest.mark.parametrize(
    "plugins",
    [{"minify": None, "räknaren": None}, {"minify": None, "vår.py": workers, "deras.py": at_once}],
)
def test_a_plugin_that_may_count_pages_sees_them_all_before_mkdocs_goes_on(
    plugins: dict[str, object], tmp_path: Path
) -> None:
    seen: list[str] = []
    counted = offer(tmp_path)

    def made() -> bytes:
        seen.append("om.html")
        return b""

    counted.makers["om.html"] = made
    AtOnce(counted, SEVERAL, plugins)
    assert seen == ["om.html"]
    assert len(tree(tmp_path)) == 42


def test_the_setting_is_read_from_the_environment() -> None:
    assert asked_for({"PARAPLY_PROCESSES": "2"}) == "2"
    assert asked_for({}) == ""
    with pytest.raises(ValueError, match="PARAPLY_PROCESSES är 'x'"):
        asked_for({"PARAPLY_PROCESSES": "x"})


def test_what_is_made_already_is_written_and_not_held(tmp_path: Path) -> None:
    made = offer(tmp_path)
    made.add("delas.png", lambda: b"PNG", is_made=True)
    made.add("data.json", lambda: b"{}")
    assert (tmp_path / "delas.png").read_bytes() == b"PNG"
    assert {name for name in ("delas.png", "data.json") if name in made.makers} == {"data.json"}
