"""Build as many pages with plain MkDocs and Material, and with Hugo, and print the ratios to our build.

Example: python benchmarks/peers.py 500 2000

The plain pages are Markdown with the same words: a heading, paragraphs and a table of the years. They have no
chart, comparison, data file or check. The theme is built twice: as it comes, with every page in the
navigation and search on; and stripped, with the pages out of the navigation and no plugin. Hugo has the
smallest layout that shows the words, which says what pages cost at all; without Hugo (apt install hugo), its
row is left out.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from benchmarks.build import Run, run, size_of, whole  # noqa: E402  (found through the line above)
from benchmarks.generate import write_municipality  # noqa: E402
from paraply.load import load_content  # noqa: E402
from paraply.model.record import Record  # noqa: E402

THEME = "site_name: Plain\ntheme: {name: material, language: sv, font: false}\n"
VARIANTS = {
    "Material, as it comes": THEME,
    "Material, stripped": f"{THEME}plugins: []\nnot_in_nav: /sidor/\n",
}


LAYOUT = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><nav><a href="/">Start</a></nav><main>BODY</main></body></html>
"""


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """A Markdown page for every record: the words a person wrote, and the figures in a table."""
    records = (record for kind in load_content(folder).content.folders.values() for record in kind.values())
    for number, record in enumerate(records):
        yield f"sidor/sida-{number}.md", "\n\n".join([f"# {_title(record)}", *_prose(record), _table(record)])


def plain(folder: Path, content: Path, configuration: str) -> Run:
    """Build the records of ``content`` as plain pages in ``folder``."""
    for name, text in (*pages(content), ("index.md", "# Start\n")):
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    done = run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)
    return Run(done.cpu, done.memory, size_of(folder / "site"))


def hugo(folder: Path, content: Path) -> Run:
    """Build the records of ``content`` as plain pages with Hugo and the smallest layout that shows them."""
    files = {
        "config.toml": 'baseURL = "https://example.org/"\nlanguageCode = "sv"\ntitle = "Plain"\n'
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
        "layouts/_default/single.html": LAYOUT.replace("BODY", "{{ .Content }}"),
        "layouts/_default/list.html": LAYOUT.replace("BODY", "{{ .Content }}"),
        **{f"content/{name}": text for name, text in pages(content)},
        "content/_index.md": "# Start\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    done = run(["hugo", "--quiet"], folder)
    return Run(done.cpu, done.memory, size_of(folder / "public"))


def hugo_version() -> str:
    """Hugo's version, or nothing where there is no Hugo: Debian has it (apt install hugo)."""
    if not shutil.which("hugo"):
        return ""
    told = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v([\d.]+)", told)
    return found[1] if found else ""


def main() -> None:
    """Print a row a size and builder, with the ratio to ours."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=(500,), help="numbers of records (default 500)")
    print("| records | built with | CPU s | peak MB | output MB | CPU, ours = 1 |\n|---|---|---|---|---|---|")
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as made:
            content = Path(made) / "ours"
            write_municipality(content, size)
            ours = whole(content)
            _row(size, "Paraply", ours, ours)
            for number, (name, configuration) in enumerate(VARIANTS.items()):
                _row(size, name, plain(Path(made) / f"plain-{number}", content, configuration), ours)
            if found := hugo_version():
                _row(size, f"Hugo {found}, a bare layout", hugo(Path(made) / "hugo", content), ours)


def _row(size: int, name: str, done: Run, ours: Run) -> None:
    cells = (
        size,
        name,
        f"{done.cpu:.1f}",
        f"{done.memory:.0f}",
        f"{done.output:.1f}",
        f"{done.cpu / ours.cpu:.2f}",
    )
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


def _title(record: Record) -> str:
    return str(getattr(record, "title", None) or getattr(record, "name", "Utan namn"))


def _prose(record: Record) -> list[str]:
    names = ("promise", "definition", "comment", "next_steps", "findings", "body")
    return [str(text) for name in names if (text := getattr(record, name, None))]


def _table(record: Record) -> str:
    rows = [f"| {one.period} | {one.value} |" for one in getattr(record, "outcomes", ())]
    return "\n".join(["| Period | Värde |", "|---|---|", *rows]) if rows else ""


if __name__ == "__main__":
    main()
