"""Compare our search with lunr and Pagefind on the labelled queries, in Chromium, over the example's site.

Example: python benchmarks/search.py

Install the two others first: npm ci --prefix benchmarks/search. Bytes are what is fetched up to the first
answer, each file as gzip; times belong to the machine they were measured on. Nothing here is asserted.
"""

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Response, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from benchmarks.generate import write_municipality  # noqa: E402
from paraply.build import build_site  # noqa: E402  (found through the line above)
from paraply.files.publish import publish  # noqa: E402
from paraply.render import urls  # noqa: E402
from tests.browser.served import served  # noqa: E402
from tests.conftest import TODAY, tool  # noqa: E402
from tests.search.labelled import FOUND_AMONG, Query, read  # noqa: E402

PEERS = Path(__file__).parent / "search"
MODULES = PEERS / "node_modules"
QUERIES = ROOT / "tests" / "search" / "queries.csv"
RECORDS = "{garantier,matt,mal,omraden,ansvariga,matningar,rapporter,om,om/styrdokument}/*/index.html"
"""The pages Pagefind reads: no list, and no page that is made to be framed."""

SCRIPTS = {
    "Paraply": (),
    "lunr": ("lunr/lunr.min.js", "lunr-languages/lunr.stemmer.support.js", "lunr-languages/lunr.sv.js"),
    "Pagefind": (),
}
STARTS = {"Paraply": "startOurs", "lunr": "startLunr", "Pagefind": "startPagefind"}
RUN = """async ([start, texts]) => {
  const peers = await import(new URL("peers.js", document.baseURI));
  const search = await peers[start](document.baseURI);
  await search(texts[0]);
  const began = performance.now();
  const hits = [];
  for (const text of texts) hits.push(await search(text));
  return { hits, ms: (performance.now() - began) / texts.length };
}"""
SIZES = (100, 500, 2_000)


def site_with_peers(folder: Path) -> Path:
    """The example's site, with Pagefind's index and the scripts of the others beside it."""
    site = folder / "site"
    if publish(ROOT / "tests" / "example" / "mkdocs.yml", site, {"PARAPLY_TODAY": TODAY.isoformat()}):
        raise SystemExit(1)
    for row in json.loads((site / urls.SEARCH_INDEX).read_text(encoding="utf-8"))["rows"]:
        page = site / row[2] / "index.html"  # Pagefind reads synonyms only there
        words = f'<p data-pagefind-weight="8">{escape(row[5])}</p></main>'
        page.write_text(page.read_text(encoding="utf-8").replace("</main>", words), encoding="utf-8")
    command = [str(MODULES / ".bin" / "pagefind"), "--site", str(site), "--root-selector", "main"]
    command += ["--glob", RECORDS, "--exclude-selectors", "[data-search-exclude], table, nav, form"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    headers = site / "_headers"  # Pagefind's WASM needs more than our policy allows
    loosened = headers.read_text(encoding="utf-8").replace(
        "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"
    )
    headers.write_text(loosened, encoding="utf-8")
    shutil.copy(PEERS / "peers.js", site)
    for name in SCRIPTS["lunr"]:
        shutil.copy(MODULES / name, site)
    return site


def _into(answers: list[Response]) -> Callable[[Response], None]:
    """A listener of our own: Playwright cannot mark a list's built-in one."""

    def listen(answer: Response) -> None:
        answers.append(answer)

    return listen


def measured(browser: Browser, url: str, name: str, queries: list[Query]) -> tuple[float, float, int, float]:
    """The shares with a right page first and among three, bytes up to the first answer, and ms a query."""
    context = browser.new_context(bypass_csp=True)  # the pages carry the policy too
    page = context.new_page()
    page.goto(url)
    fetched: list[Response] = []
    page.on("response", _into(fetched))
    for script in SCRIPTS[name]:
        page.add_script_tag(url=url + Path(script).name)
    page.evaluate(RUN, [STARTS[name], [queries[0].text]])
    size = sum(len(gzip.compress(one.body(), mtime=0)) for one in fetched if not one.url.endswith("peers.js"))
    found: dict[str, Any] = page.evaluate(RUN, [STARTS[name], [query.text for query in queries]])
    hits = list(zip(queries, found["hits"], strict=True))
    shares = [sum(q.is_among(pages, most) for q, pages in hits) / len(hits) for most in (1, FOUND_AMONG)]
    context.close()
    return shares[0], shares[1], size, float(found["ms"])


def index_bytes(records: int) -> int:
    """The size of our index, gzip, for a made-up municipality."""
    with tempfile.TemporaryDirectory() as made:
        write_municipality(Path(made), records)
        site = build_site(Path(made), TODAY, allow_example=True)
        [index] = [file for file in site.files() if file.address == urls.SEARCH_INDEX]
        return len(gzip.compress(index.content, mtime=0))


def main() -> None:
    """Print a row a search, then the size of our index for each number of records."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    queries = read(QUERIES)
    print(f"{len(queries)} queries\n")
    print("| search | right page first | among three | kB before the first answer | ms a query |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tool("chromium"), args=["--no-sandbox"])
        with served(site_with_peers(Path(made))) as url:
            for name in STARTS:
                first, three, size, ms = measured(browser, url, name, queries)
                print(f"| {name} | {first:.1%} | {three:.1%} | {size / 1000:.1f} | {ms:.2f} |", flush=True)
        browser.close()
    print("\n| records | our index, kB gzip |\n|---|---|")
    for records in SIZES:
        print(f"| {records} | {index_bytes(records) / 1000:.1f} |", flush=True)


if __name__ == "__main__":
    main()
