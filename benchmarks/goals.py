"""Print every goal for speed and size beside its figure, reached or not, with the machine and the versions.

Example: python benchmarks/goals.py --sizes 100 500 2000 10000

Writes nothing but with --write, which puts the same text into RESULTS.md. Nothing here is asserted: the
figures belong to the machine they were measured on. make bench-pages has Lighthouse's marks.
"""

import argparse
import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from benchmarks.build import SIZES, Run, growth, whole  # noqa: E402  (found through the line above)
from benchmarks.charts import Drawing, drawings  # noqa: E402
from benchmarks.generate import write_municipality  # noqa: E402
from benchmarks.serve import Edit, edit_to_seen  # noqa: E402

RESULTS = Path(__file__).parent / "RESULTS.md"
BEGIN, END = "<!-- make bench: written by goals.py -->", "<!-- end of make bench -->"
MIDDLE, LARGE, EDITED = 2_000, 10_000, 500
TIMES = 3
"""Builds of each size. The lowest CPU counts: what disturbs only ever adds."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to stay at or below. ``figure`` is what was measured, in ``unit``."""

    what: str
    most: float
    unit: str
    figure: float

    @property
    def row(self) -> str:
        """A row of the table."""
        reached = "yes" if self.figure <= self.most else "**no**"
        return f"| {self.what} | {self.most:g} {self.unit} | {self.figure:.3g} {self.unit} | {reached} |"


def goals(runs: Mapping[int, Run], edit: Edit | None, charts: Sequence[Drawing]) -> Iterator[Goal]:
    """The goals that can be told from what was measured: builds by number of records, an edit, and charts."""
    if MIDDLE in runs:
        yield Goal(
            f"CPU a record at {MIDDLE:,}, downloads included", 6, "ms", runs[MIDDLE].cpu * 1000 / MIDDLE
        )
    if MIDDLE in runs and LARGE in runs:
        ratio = runs[LARGE].cpu / runs[MIDDLE].cpu
        yield Goal(f"CPU at {LARGE:,} records, of that at {MIDDLE:,}", 5, "times", ratio)
    if LARGE in runs:
        yield Goal(f"highest memory at {LARGE:,} records", 300, "MB", runs[LARGE].memory)
    largest = max(run.output * 1000 / size for size, run in runs.items())
    yield Goal("output a record, at the size that has most", 60, "kB", largest)
    if edit:
        yield Goal(f"from edit to seen at {EDITED} records", 1, "s", edit.seconds)
        yield Goal("of it CPU, which other work on the machine does not lengthen", 1, "s", edit.cpu)
    yield Goal("geometry of a chart, the slowest form", 0.5, "ms", max(chart.ms for chart in charts))
    yield Goal("drawing of a chart as gzip, the largest form", 1.5, "kB", max(c.size for c in charts) / 1000)


def measured(sizes: Sequence[int]) -> tuple[dict[int, Run], Edit | None]:
    """Build each size, each as often as the others, and edit the municipality of 500."""
    runs: dict[int, Run] = {}
    edit = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            write_municipality(folder, size)
            print(f"{size:,} records: building", file=sys.stderr, flush=True)
            builds = [whole(folder) for _time in range(TIMES)]
            runs[size] = min(builds, key=lambda run: run.cpu)
            spent = ", ".join(f"{run.cpu:.1f}" for run in builds)
            print(f"  {spent} s CPU, {runs[size].memory:.0f} MB", file=sys.stderr, flush=True)
            if size == EDITED:
                edit = edit_to_seen(folder)
    return runs, edit


def report(runs: Mapping[int, Run], edit: Edit | None, charts: Sequence[Drawing]) -> str:
    """Markdown: the goals, and what each size cost."""
    lines = ["| what | goal, at most | measured | reached |", "|---|---|---|---|"]
    lines += [goal.row for goal in goals(runs, edit, charts)]
    lines += ["", "| records | CPU s | ms a record | highest memory MB | output MB | kB a record |"]
    lines += ["|---|---|---|---|---|---|"]
    lines += [
        f"| {size:,} | {run.cpu:.1f} | {run.cpu * 1000 / size:.1f} | {run.memory:.0f} "
        f"| {run.output:.1f} | {run.output * 1000 / size:.0f} |"
        for size, run in runs.items()
    ]
    if len(runs) > 1:
        sizes = list(runs)
        fitted = {
            "CPU": growth(sizes, [run.cpu for run in runs.values()]),
            "memory": growth(sizes, [run.memory for run in runs.values()]),
            "output": growth(sizes, [run.output for run in runs.values()]),
        }
        told = ", ".join(f"{name} as records^{power:.2f}" for name, power in fitted.items())
        lines += ["", f"Growth, least squares of the logarithms (1 is proportional): {told}."]
    return "\n".join(lines)


def yardstick() -> float:
    """CPU seconds of a loop that is always the same: how fast the machine is while it measures."""
    begun = process_time()
    counted: dict[int, int] = {}
    for number in range(3_000_000):
        counted[number & 1023] = number % 7
    return process_time() - begun


def machine() -> str:
    """The day, the processor, the system and the versions of what builds."""
    cpus = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", cpus.read_text(encoding="utf-8")) if cpus.exists() else None
    processor = found[1] if found else platform.processor() or platform.machine()
    system = f"{platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}"
    packages = ("mkdocs", "mkdocs-material", "Jinja2", "pydantic", "PyYAML")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    return (
        f"{datetime.now(tz=UTC).date()}, {processor}, {os.cpu_count()} cores ({load} when it began; "
        f"a yardstick of {yardstick():.2f} s), {system}, {versions}."
    )


def put(text: str) -> None:
    """Put the text between its marks in RESULTS.md, in the place of what was there."""
    before, _begin, rest = RESULTS.read_text(encoding="utf-8").partition(BEGIN)
    _old, _end, after = rest.partition(END)
    RESULTS.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, help="numbers of records to build")
    parser.add_argument("--write", action="store_true", help="put the result into RESULTS.md, too")
    given = parser.parse_args()
    on = machine()
    charts = list(drawings().values())
    text = f"{on}\n\n{report(*measured(given.sizes), charts)}"
    print(text)
    if given.write:
        put(text)


if __name__ == "__main__":
    main()
