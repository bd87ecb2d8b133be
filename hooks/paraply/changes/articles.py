"""What pages say that no program of ours has just made: those written by hand, and those of a built site."""

import re
from pathlib import Path

from paraply.changes.pages import text_of
from paraply.changes.reading import Article

_TITLE = re.compile(r"^(?:title:|#)\s*(.+)$", re.MULTILINE)


def hand_written(root: Path) -> dict[str, Article]:
    """The Markdown pages of ``docs/`` by address, as they are written."""
    docs = root / "docs"
    found = {}
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        title = _TITLE.search(text)
        name = path.relative_to(docs).as_posix().removesuffix(".md")
        address = "" if name == "index" else f"{name.removesuffix('/index')}/"
        found[address] = Article(title[1].strip() if title else name, " ".join(text.split()))
    return found


def built_articles(site: Path) -> dict[str, Article]:
    """The pages of a built site by address: what stands between header and footer. Redirects are none."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8", errors="replace")
        main = html.partition("<main")[2].partition(">")[2].rpartition("</main>")[0]
        title = html.partition("<title>")[2].partition("</title>")[0]
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if main:
            found[address] = Article(text_of(title) or address, text_of(main))
    return found
