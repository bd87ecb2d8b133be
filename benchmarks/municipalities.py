"""Measure many municipalities built from one installation, each from a folder of its own with content only.

Example: python benchmarks/municipalities.py --count 10 --records 500

Every folder holds the same snapshots of Kolada's figures, as copies of one fetch do. Sums for 290 are the
mean times 290: the builds share nothing while they run. Nothing here is asserted.
"""

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from benchmarks.build import Run, size_of, whole  # noqa: E402  (found through the line above)
from benchmarks.generate import write_municipality  # noqa: E402

ALL = 290
"""How many municipalities Sweden has."""


@dataclass(frozen=True, slots=True)
class Many:
    """What the builds of many municipalities cost, and what lies on disk for each, in MB."""

    runs: list[Run]
    contents: list[float]
    kolada: float
    """Of each content, the part that is the same for all."""

    files: int
    """How many files all sites hold."""

    @property
    def count(self) -> int:
        """How many municipalities there are."""
        return len(self.runs)

    @property
    def cpu(self) -> float:
        """CPU seconds of all builds."""
        return sum(run.cpu for run in self.runs)

    @property
    def memory(self) -> float:
        """The highest peak of any build: they run one after the other."""
        return max(run.memory for run in self.runs)

    @property
    def disk(self) -> float:
        """All sites and all contents."""
        return sum(run.output for run in self.runs) + sum(self.contents)


def build_many(count: int, records: int) -> Many:
    """Generate the municipalities, give them one fetch of Kolada's figures, and build one after the other."""
    with tempfile.TemporaryDirectory() as made:
        folders = [Path(made) / f"kommun-{number}" for number in range(count)]
        for seed, folder in enumerate(folders, 1):
            write_municipality(folder, records, seed)
        shared = folders[0] / "content" / "results" / "kolada"
        for folder in folders[1:]:
            shutil.copytree(shared, folder / "content" / "results" / "kolada", dirs_exist_ok=True)
        runs = [whole(folder) for folder in folders]
        return Many(
            runs,
            [size_of(folder / "content") for folder in folders],
            size_of(shared),
            sum(1 for folder in folders for path in (folder / "site").rglob("*") if path.is_file()),
        )


def report(many: Many, records: int) -> str:
    """The table, as Markdown: what was measured, and the same for all of Sweden."""
    program = sum(size_of(ROOT / folder) for folder in ("hooks", "docs", "overrides"))
    times = ALL / many.count
    rows = [
        ("CPU of all builds, minutes", many.cpu / 60, many.cpu * times / 60),
        ("highest memory of one build, MB", many.memory, many.memory),
        ("all sites, GB", sum(run.output for run in many.runs) / 1e3, None),
        ("all content, GB", sum(many.contents) / 1e3, None),
        ("of it Kolada's figures, the same for all, MB", many.kolada, many.kolada),
        ("the program, which all share, MB", program, program),
        ("files of all sites, thousands", many.files / 1e3, None),
    ]
    lines = [f"| {records} records each | {many.count} | {ALL} |", "|---|---|---|"]
    lines += [
        f"| {name} | {one:,.2f} | {one * times if all_ is None else all_:,.2f} |" for name, one, all_ in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Build and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10, help="how many municipalities (default 10)")
    parser.add_argument("--records", type=int, default=500, help="records of each (default 500)")
    given = parser.parse_args()
    print(report(build_many(given.count, given.records), given.records))


if __name__ == "__main__":
    main()
