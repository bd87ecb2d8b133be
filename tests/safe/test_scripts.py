"""Nothing that stands in a text field runs: looked at in Chromium, with the content policy and without it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from markdown import Markdown
from playwright.sync_api import Browser, Page

from paraply.build import compare_versions, examine, summarise
from paraply.changes.output import as_markdown as difference_as_markdown
from paraply.handbook.pages import FOLDER
from paraply.inventory.session import inventory_of
from paraply.load import load_content
from paraply.model.content import Content
from paraply.model.record import Origin, Record
from paraply.model.values import Refers
from paraply.preview.review import Review, ReviewedPage, inventory_html, review_html
from paraply.render import urls
from paraply.render.document import as_html, as_markdown
from paraply.render.site import render_site
from paraply.text.markdown import ATTRIBUTES, TAGS
from tests.browser.served import DESK, addresses_of, one_of_each_kind, served
from tests.conftest import ROOT, build_into
from tests.made import views
from tests.safe.hostile import NOT_TEXT, Planting, hostile_copy, planted
from tests.safe.payloads import PAYLOADS
from tests.test_example_content import annotated_types, field_name, models_in_files
from tests.worlds import TODAY, write

EXAMPLE = ROOT / "tests" / "example"
DOM = (Path(__file__).parent / "dom.js").read_text(encoding="utf-8")
SCHEMES = ["http:", "https:", "mailto:", "tel:"]
MADE_BY_SEARCH = "ol@aria-label"
MADE_BY_CHARTS = {
    *(f"div@aria-{name}" for name in ("valuemax", "valuemin", "valuenow", "valuetext")),
    "ul@hidden",
}
Found: TypeAlias = dict[str, list[str]]

pytestmark = pytest.mark.browser


@dataclass
class Visit:
    """What happened while pages were open: calls of ``ran()``, requests to others, complaints, odd tags."""

    ran: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    odd: Found = field(default_factory=dict)


def municipality(folder: Path, payloads: tuple[str, ...] = PAYLOADS) -> Path:
    """A folder with hostile content that is built by this program; the configuration's path."""
    hostile_copy(EXAMPLE, folder, payloads)
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs"),
        "theme": {"name": "material", "custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / "hooks" / "mkdocs_hooks.py")],
        "extra": {"allow_example": True},
    }
    config = folder / "mkdocs.yml"
    config.write_text(json.dumps(settings), encoding="utf-8")
    return config


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fientlig")
    return build_into(folder / "site", municipality(folder / "kommun"))


@pytest.fixture(scope="module")
def known(browser: Browser, example_site: Path) -> dict[str, Any]:
    """The elements and attributes of the honest example, of Material's script, and of a cleaned text."""
    nothing = {"names": [], "schemes": SCHEMES}
    pages = {path.as_posix(): path.read_text(encoding="utf-8") for path in example_site.rglob("*.html")}
    seen = parsed(browser, nothing, pages)
    cleaned = (f"{tag}@{name}" for tag, names in ATTRIBUTES.items() for name in names)
    names = {
        *TAGS,
        *cleaned,
        MADE_BY_SEARCH,
        *MADE_BY_CHARTS,
        *(name for found in seen.values() for name in found),
    }
    with served(example_site) as base:
        handbook = [at for at in one_of_each_kind(example_site) if at.startswith(FOLDER)]
        honest = visit(browser, base, nothing, handbook, policy=True, searched=False)
    names |= {name for found in honest.odd.values() for name in found}
    return {"names": sorted(names), "schemes": SCHEMES}


def parsed(browser: Browser, known: Mapping[str, Any], pages: Mapping[str, str]) -> Found:
    """What Chromium's parser finds in each page that has something; nothing is run."""
    page = browser.new_page()
    found: Found = page.evaluate(DOM, {**known, "pages": pages})
    page.close()
    return found


def visit(
    browser: Browser,
    base: str,
    known: dict[str, Any],
    addresses: Iterable[str],
    *,
    policy: bool,
    searched: bool = True,
) -> Visit:
    """Open every page as a resident does. Without the policy, only what the pages are made of protects."""
    seen = Visit()
    context = browser.new_context(
        viewport={"width": DESK["width"], "height": DESK["height"]}, bypass_csp=not policy
    )
    context.expose_binding("ran", lambda source, *_: seen.ran.append(source["page"].url))
    page = context.new_page()
    page.on("request", lambda sent: None if sent.url.startswith(base) else seen.elsewhere.append(sent.url))
    page.on(
        "console", lambda told: seen.said.append(f"{page.url}: {told.text}") if is_page(page.url) else None
    )
    page.on("pageerror", lambda error: seen.said.append(f"{page.url}: {error}"))
    page.on("dialog", lambda dialog: seen.ran.append(dialog.message))
    for address in addresses:
        page.goto(base + address)
        if is_page(address) and (odd := page.evaluate(DOM, known)):
            seen.odd[address] = odd
    if searched:
        search(page, base, known, seen)
    context.close()
    return seen


def is_page(address: str) -> bool:
    """Whether it is one of ours: around a data file, Chromium writes a page of its own."""
    return not address.endswith((".json", ".xml"))


def search(page: Page, base: str, known: dict[str, Any], seen: Visit) -> None:
    """Type queries that show hostile rows, and one that is hostile itself."""
    page.goto(base + "a-o/")
    field = page.get_by_role("searchbox").first
    for query in ("script", "svg onload", "javascript", "<img src=x onerror=ran()>"):
        field.fill(query)
        page.locator("#sokresultat li").first.wait_for()
        if odd := page.evaluate(DOM, known):
            seen.odd[query] = odd
    page.goto(f"{base}a-o/?q={quote(PAYLOADS[14] + ' zzz')}")
    page.locator("#sokresultat li, #inga-traffar:not([hidden])").first.wait_for()


def test_no_text_runs_in_any_field_when_nothing_else_protects(
    hostile_site: Path, known: dict[str, Any], browser: Browser
) -> None:
    files = [urls.SEARCH_INDEX, urls.ALL_PROMISES_JSON, urls.FEED, "404.html"]
    files += [path.relative_to(hostile_site).as_posix() for path in hostile_site.rglob("data.json")][:3]
    folders = load_content(EXAMPLE).content.folders.values()
    own = {urls.of(record) for records in folders for record in records.values() if urls.has_page(record)}
    pages = dict.fromkeys([*one_of_each_kind(hostile_site), *own & set(addresses_of(hostile_site)), *files])
    with served(hostile_site) as base:
        seen = visit(browser, base, known, pages, policy=False)
    assert seen == Visit()


def test_no_text_breaks_the_content_policy(
    hostile_site: Path, known: dict[str, Any], browser: Browser
) -> None:
    with served(hostile_site) as base:
        seen = visit(browser, base, known, one_of_each_kind(hostile_site), policy=True)
    assert seen == Visit()


def test_the_watch_sees_what_runs(tmp_path: Path, known: dict[str, Any], browser: Browser) -> None:
    """The test above is worth something: each payload that stands in a page as it is written is seen."""
    (tmp_path / "_headers").write_text("", encoding="utf-8")
    blind = []
    form = "<form><input type=search></form><ul id=sokresultat><li>x</ul>"
    (tmp_path / "a-o").mkdir()
    (tmp_path / "a-o" / "index.html").write_text(form, encoding="utf-8")
    for number in (0, 14, 32, 42):
        (tmp_path / "a.html").write_text(f"<!doctype html><p>{PAYLOADS[number]}", encoding="utf-8")
        with served(tmp_path) as base:
            seen = visit(browser, base, known, ["a.html"], policy=False)
        if not seen.ran or not seen.odd:
            blind.append(PAYLOADS[number])
    assert blind == []


def test_every_payload_alone_in_every_field_leaves_no_element_behind(
    browser: Browser, known: dict[str, Any]
) -> None:
    pages = alone(load_content(EXAMPLE).content)
    assert len(pages) > 7 * len(PAYLOADS)
    assert parsed(browser, known, pages) == {}


def alone(content: Content) -> dict[str, str]:
    """Pages of a hundred records of each kind, every field of one record holding one payload."""
    fattest = {
        name: max(records.values(), key=lambda record: len(record.model_dump_json(exclude_defaults=True)))
        for name, records in content.folders.items()
    }
    wanted = set()
    folders: dict[str, dict[str, Record]] = {name: dict(records) for name, records in content.folders.items()}
    for number, payload in enumerate(PAYLOADS):
        for name, record in fattest.items():
            id_ = f"fientlig-{number}"
            fields = record.model_dump(mode="json", exclude_defaults=True) | {"old_addresses": []}
            made = Planting([payload]).planted(type(record), fields, ())
            made |= {"id": id_} if name in {"areas", "owners", "not_shown"} else {}
            folders[name][id_] = type(record).model_validate(made).read_from(Origin(record.file, id_))
            if urls.has_page(folders[name][id_]) and name != "decisions":
                wanted.add(urls.of(folders[name][id_]))
    site = render_site(views(Content(content.municipality, snapshots=content.snapshots, **folders)))  # type: ignore[arg-type]
    return {page.address: site.body(page) for page in site.pages if page.address in wanted}


def test_machines_read_the_same_elements_as_from_the_honest_site(
    hostile_site: Path, example_site: Path
) -> None:
    for name in (urls.FEED, urls.CATALOGUE):
        hostile, honest = (ElementTree.parse(site / name) for site in (hostile_site, example_site))
        assert {element.tag for element in hostile.iter()} <= {element.tag for element in honest.iter()}, name
    for path in hostile_site.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))


# what reviewers and those who decide read


def for_reviewers(before: Path, after: Path) -> dict[str, str]:
    """The pages a reviewer opens of a request, and the report to those who decide."""
    difference = compare_versions(str(before), str(after), after, TODAY)
    report = summarise(after, TODAY, TODAY.replace(year=2019), str(before))
    return {
        "granska/index.html": review_html(
            Review(difference, "main", list(map(ReviewedPage, difference.pages)))
        ),
        "granska/inventering/index.html": inventory_html(inventory_of(after, TODAY).parts),
        "rapport.html": as_html(report),
        "rapport-i-markdown.html": Markdown(extensions=["tables"]).convert(as_markdown(report)),
        "kommentar.html": Markdown(extensions=["tables"]).convert(difference_as_markdown(difference)),
    }


def test_nothing_runs_for_those_who_review_or_decide(tmp_path: Path, browser: Browser) -> None:
    honest = write(tmp_path / "honest")
    pages = {
        name: for_reviewers(honest, hostile_copy(honest, tmp_path / name, payloads))
        for name, payloads in (("plain", ("Ett annat ord.",)), ("hostile", PAYLOADS))
    }
    seen = parsed(browser, {"names": [], "schemes": SCHEMES}, pages["plain"])
    names = sorted({name for found in seen.values() for name in found})
    assert "h1" in names
    assert parsed(browser, {"names": names, "schemes": SCHEMES}, pages["hostile"]) == {}


# what holds the tests above together


def test_every_text_field_of_every_model_is_planted() -> None:
    fields = {
        field_name(model, name)
        for model in models_in_files()
        for name, field_ in model.model_fields.items()
        if name not in NOT_TEXT and str in (kinds := list(annotated_types(field_.annotation)))
        if not any(isinstance(kind, Refers) for kind in (*kinds, *field_.metadata))
    }
    files, planting = planted(load_content(EXAMPLE).content)
    assert fields == {field_name(*at) for at in planting.fields}
    assert {slot[-1] for slot in planting.refused} == {
        "code", "organisation_number", "phone", "email", "primary", "accent", "logo", "social_image",
        "site_address", "fingerprint",
    }  # fmt: skip
    told = "".join(files.values())
    assert [
        payload for payload in PAYLOADS if json.dumps(payload, ensure_ascii=False)[1:-1] not in told
    ] == []


def test_the_payloads_are_a_hundred() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 100


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("results/decisions/x.yml", "title: x\nold_addresses: ['\"><script>ran()</script>']\n", "L22"),
        ("results/decisions/x.yml", "title: x\naccepted: [{rule: '<script>', why: x}]\n", "R05"),
        ("results/municipality.yml", "name: x\nlanguage: ../../../../etc/passwd\n", "L25"),
        ("results/areas.yml", "areas: [{id: '<script>ran()</script>', title: x}]\n", "L21"),
        ("results/decisions/<svg onload=ran()>.yml", "title: x\n", "L10"),
    ],
)
def test_what_becomes_an_address_or_a_code_is_refused(
    file: str, text: str, code: str, tmp_path: Path
) -> None:
    root = hostile_copy(EXAMPLE, tmp_path / "kommun", ("x",))
    (root / "content" / file).write_text(text, encoding="utf-8")
    assert code in {problem.rule.code for problem in examine(root, TODAY).problems}
