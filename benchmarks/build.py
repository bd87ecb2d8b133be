"""Measure the whole build, each of its stages, memory and output at several sizes.

Example: python benchmarks/build.py 100 500 2000 10000

CPU is user plus system time of the finished process, as the operating system counts it; memory is its peak.
Nothing here is asserted: times belong to the machine they were measured on.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from benchmarks.generate import write_municipality  # noqa: E402  (found through the line above)

Made = TypeVar("Made")
TODAY = date(2026, 11, 23)
SIZES = (100, 500, 2_000, 10_000)


@dataclass(frozen=True, slots=True)
class Run:
    """What one finished process cost: CPU seconds, peak memory in MB, and what it wrote, in MB."""

    cpu: float
    memory: float
    output: float = 0.0


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end and read what the operating system counted for it and its children.

    What Python and Jinja compile is kept, as on a machine as it comes, whatever this one was told.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=said,
            stderr=said,
            env={**environment, "PARAPLY_TODAY": TODAY.isoformat()},
        )
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {said.read().decode(errors='replace')[-2000:]}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def size_of(folder: Path) -> float:
    """All files below a folder, in MB, without what Python keeps compiled."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return sum(path.stat().st_size for path in files) / 1e6


def whole(folder: Path) -> Run:
    """Build the municipality in ``folder`` as ``site`` does, in a process of its own."""
    site = folder / "site"
    script = str(ROOT / "scripts" / "paraply.py")
    command = [sys.executable, script, "site", "--config", str(folder / "mkdocs.yml"), "--output", str(site)]
    done = run(command, folder)
    return Run(done.cpu, done.memory, size_of(site))


def stages(folder: Path) -> dict[str, float]:
    """CPU seconds of each step of the pipeline, without MkDocs, in this process."""
    from paraply import build  # noqa: PLC0415  (importing it is no part of a stage)
    from paraply.derive.published import published  # noqa: PLC0415
    from paraply.derive.views import views_of  # noqa: PLC0415
    from paraply.load import load_content  # noqa: PLC0415
    from paraply.render.site import render_site  # noqa: PLC0415

    spent: dict[str, float] = {}

    def timed(name: str, step: Callable[[], Made]) -> Made:
        begun = time.process_time()
        made = step()
        spent[name] = time.process_time() - begun
        return made

    timed("load", lambda: load_content(folder))
    examined = timed("load and check", lambda: build.examine(folder, TODAY))
    views = timed("derive", lambda: views_of(published(examined.content, TODAY), examined.problems, TODAY))
    site = timed("plan pages", lambda: render_site(views))
    timed("render bodies", lambda: sum(len(site.body(page)) for page in site.pages))
    timed("write files", lambda: sum(len(file.content) for file in site.files()))
    spent["check"] = spent.pop("load and check") - spent["load"]
    return spent


def growth(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """The exponent k of cost ~ sizeᵏ: the slope of a line through the logarithms (1 is proportional)."""
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - middle_x) ** 2 for x in xs)


def main() -> None:
    """Generate, build and print one row a size, then the stages at the largest size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of records")
    sizes = parser.parse_args().sizes
    runs: list[Run] = []
    print("| records | CPU s | ms a record | peak MB | output MB | kB a record |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as made:
        for size in sizes:
            folder = Path(made) / str(size)
            write_municipality(folder, size)
            done = whole(folder)
            runs.append(done)
            print(
                f"| {size} | {done.cpu:.1f} | {done.cpu * 1000 / size:.1f} | {done.memory:.0f} "
                f"| {done.output:.1f} | {done.output * 1000 / size:.0f} |",
                flush=True,
            )
        if len(sizes) > 1:
            print(f"\nCPU grows as records^{growth(sizes, [each.cpu for each in runs]):.2f}.")
        spent = stages(Path(made) / str(sizes[-1]))
        print(
            f"\nStages at {sizes[-1]} records, CPU s: " + ", ".join(f"{k} {v:.1f}" for k, v in spent.items())
        )


if __name__ == "__main__":
    main()
