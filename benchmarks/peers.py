"""Build as many pages with plain MkDocs and Material as our site has, and print the ratio of the two builds.

Example: python benchmarks/peers.py 500 2000

The plain pages are Markdown with the same words: a heading, paragraphs and a table of the years. They have no
chart, comparison, data file or check. The theme is built twice: as it comes, with every page in the
navigation and search on; and stripped, with the pages out of the navigation and no plugin, as ours is.
"""

import argparse
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
