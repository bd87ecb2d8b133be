"""Change the ground of the program one thing at a time, and see whether the tests notice.

Example: make mutants                                    (150 changes, drawn the same way each time)
         make mutants MUTANTS='--sample 40 --only level'  (some, in files with that in their name)

Cosmic Ray makes the changes: another comparison, number or operator, a loop that never runs, a lost
decorator. All run in a copy of the project. Each change meets the tests that ran its line, as coverage saw
them, the most telling first. What can make no difference is left out: annotations, ``==`` for ``is`` and the
like, and the size of a cache. ``--write`` puts the share that was noticed, and what was not, into
benchmarks/MUTANTS.md.
"""

import argparse
import ast
import difflib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeAlias

import babel.core  # noqa: F401  (loaded here, so that each change need not)
import pydantic  # noqa: F401
import pytest
from coverage import CoverageData

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / ".mutants"))  # where make mutants puts Cosmic Ray; last, so that ours come first
sys.dont_write_bytecode = True  # a change may leave a file as long, and as old to the second

from cosmic_ray.commands import init  # noqa: E402  (found through the line above)
from cosmic_ray.mutating import use_mutation  # noqa: E402
from cosmic_ray.plugins import get_operator  # noqa: E402
from cosmic_ray.work_db import use_db  # noqa: E402
from cosmic_ray.work_item import MutationSpec  # noqa: E402

RESULT: Final = ROOT / "benchmarks" / "MUTANTS.md"
MUTATED: Final = ("model", "check", "derive", "numbers.py")
TESTS: Final = ("model", "check", "derive", "speech", "test_numbers.py")
"""Under ``tests/``: those that test the ground itself, and not through pages."""

MOST_TESTS: Final = 250
"""So many tests meet one change. What only others would notice counts as unnoticed."""

Position: TypeAlias = tuple[int, int]
"""A line from 1, and a column from 0."""

PATIENCE: Final = 180
"""Seconds until a change that made the tests run on and on counts as noticed."""

SAME: Final = re.compile(r"Comparison.*_(Is_Eq|IsNot_NotEq|Eq_Is|NotEq_IsNot|Is(Not)?_(Lt|Gt)E?)$")
"""For choices, None and flags these mean the same, or set in order what has none."""

CACHE: Final = re.compile(r"(lru_)?cache\b")
"""Decorators that only remember: without them the same comes out, more slowly."""

OF_ALL: Final = "tests/model/test_values_of_the_ground.py"
"""Looks at every class of the ground, which coverage does not see: they are made while the tests load."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A change with the lines it made other, and whether some test failed."""

    file: str
    line: int
    made: Sequence[str]
    was_noticed: bool

    def __str__(self) -> str:
        return f"`{self.file}:{self.line}`: `{'` → `'.join(self.made)}`"


def main() -> None:
    """Make the changes, and tell what went unnoticed; status 1 when that is more than one of ten."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sample", type=int, default=150, help="how many changes (default: %(default)s)")
    parser.add_argument("--only", default="", help="only files with this in their path")
    parser.add_argument("--seed", default="paraply", help="draws other changes (default: %(default)s)")
    parser.add_argument("--write", action="store_true", help="write benchmarks/MUTANTS.md")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        copy_of_project(copy)
        tests_of = tests_by_line(copy)
        drawn = list(changes(copy, args.only))
        random.Random(args.seed).shuffle(drawn)
        tried: list[Tried] = []
        with suppress(KeyboardInterrupt):  # what was tried until then is told
            for change in drawn[: args.sample]:
                tried.append(try_out(change, tests_of, copy))
                print("." if tried[-1].was_noticed else f"\n{tried[-1]}", end="", flush=True)
    noticed = sum(one.was_noticed for one in tried)
    print(f"\n{noticed} of {len(tried)} changes were noticed ({100 * noticed / len(tried):.0f} %)")
    if args.write:
        RESULT.write_text(report(tried, len(drawn)), encoding="utf-8")
    sys.exit(10 * noticed < 9 * len(tried))


def copy_of_project(to: Path) -> None:
    """What git knows, or would know, as it is now."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    ):
        if name and (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)


def tests_by_line(copy: Path) -> Mapping[str, Mapping[int, Sequence[str]]]:
    """The tests that ran each line, by file, the one that ran fewest lines first; line 0 is any line."""
    data = copy / ".coverage"
    tests = [f"tests/{name}" for name in TESTS if (copy / "tests" / name).exists()]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--no-header", "-p", "no:cacheprovider"]
    seen = [*command, "--cov", "--cov-context=test", "--cov-report=", "--cov-fail-under=0", *tests]
    subprocess.run(seen, cwd=copy, check=True)
    found = CoverageData(str(data))
    found.read()
    ran: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    lines: Counter[str] = Counter()
    for file in found.measured_files():
        for line, contexts in found.contexts_by_lineno(file).items():
            for test in (context.partition("|")[0] for context in contexts if context):
                lines[test] += 1
                for place in (0, line):
                    ran[Path(file).relative_to(copy).as_posix()][place].add(test)
    return {
        file: {line: sorted(tests, key=lambda test: (lines[test], test)) for line, tests in by_line.items()}
        for file, by_line in ran.items()
    }


def changes(copy: Path, only: str) -> Iterator[MutationSpec]:
    """Every change that can make a difference, in order."""
    places = [copy / "hooks/paraply" / name for name in MUTATED]
    modules = [
        path for place in places for path in (sorted(place.rglob("*.py")) if place.is_dir() else [place])
    ]
    with use_db(str(copy / "changes.sqlite")) as found:
        init([path for path in modules if only in path.relative_to(copy).as_posix()], found, {})
        made = [change for item in found.work_items for change in item.mutations]
    unmeant = {path: list(without_meaning(path.read_text(encoding="utf-8"))) for path in modules}
    for change in sorted(made, key=lambda one: (str(one.module_path), one.operator_name, one.occurrence)):
        is_unmeant = any(begins <= change.start_pos < ends for begins, ends in unmeant[change.module_path])
        if not is_unmeant and not SAME.search(change.operator_name):
            yield change


def without_meaning(source: str) -> Iterator[tuple[Position, Position]]:
    """Where a change says nothing, from and to: annotations, ``slots``, and decorators that only remember."""
    for node in ast.walk(ast.parse(source)):
        told: list[ast.expr | None] = []
        if isinstance(node, ast.FunctionDef):
            told = [node.returns, *(one for one in node.decorator_list if CACHE.match(ast.unparse(one)))]
        elif isinstance(node, ast.AnnAssign | ast.arg):
            told = [node.annotation]
        elif isinstance(node, ast.keyword) and node.arg == "slots":  # saves memory, and changes nothing
            told = [node.value]
        for one in filter(None, told):
            at = max(0, one.col_offset - 1)  # the sign of a decorator stands before it
            yield (one.lineno, at), (one.end_lineno or one.lineno, one.end_col_offset or 0)


def try_out(change: MutationSpec, tests_of: Mapping[str, Mapping[int, Sequence[str]]], copy: Path) -> Tried:
    """Make a change, and run the tests that ran its line; those of the file when it runs while loading."""
    file = change.module_path.relative_to(copy).as_posix()
    by_line = tests_of.get(file, {})
    tests = by_line.get(change.start_pos[0]) or by_line.get(0, ())
    own = file.replace("hooks/paraply/", "tests/").replace(f"/{Path(file).name}", f"/test_{Path(file).name}")
    first = [*sorted(tests, key=lambda test: not test.startswith(own))[:MOST_TESTS], OF_ALL]
    operator = get_operator(change.operator_name)(**change.operator_args)
    with use_mutation(change.module_path, operator, change.occurrence) as (before, after):
        made = [line.strip() for line in _differing(before, after or before)]
        return Tried(file, change.start_pos[0], made, some_fails(first, copy))


def _differing(before: str, after: str) -> Iterator[str]:
    for line in difflib.ndiff(before.splitlines(), after.splitlines()):
        if line[:2] in {"- ", "+ "}:
            yield line[2:]


def some_fails(tests: Sequence[str], copy: Path) -> bool:
    """Whether a test fails, in a process split off from this one, which has loaded what takes long."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.chdir(copy)
            with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
                status = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:cov", *tests]))
        finally:
            os._exit(status)  # whatever happens, this process has nothing of its parent's to put in order
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        done, status = os.waitpid(process, os.WNOHANG)
        if done:
            return status != 0
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return True


def report(tried: Sequence[Tried], whole: int) -> str:
    """The share that was noticed by part of the program, and each change that was not."""
    parts: dict[str, list[Tried]] = defaultdict(list)
    for one in tried:
        parts[one.file.split("/")[2]].append(one)
    noticed = sum(one.was_noticed for one in tried)
    rows = [
        f"| `{part}` | {len(ones)} | {100 * sum(one.was_noticed for one in ones) / len(ones):.0f} % |"
        for part, ones in sorted(parts.items())
    ]
    return "\n".join(
        [
            "# Do the tests notice?",
            "",
            f"Measured on {datetime.now(tz=UTC).date()} with `make mutants MUTANTS=--write`: {len(tried)} of "
            f"{whole:,} possible changes".replace(",", " "),
            "to the ground of the program, one at a time, drawn the same way each time.",
            "The goal is that the tests notice nine of ten.",
            "",
            "| part | changes | noticed |",
            "|---|---|---|",
            *rows,
            f"| all | {len(tried)} | {100 * noticed / len(tried):.0f} % |",
            "",
            "## Not noticed",
            "",
            *sorted(f"- {one}" for one in tried if not one.was_noticed),
            "",
        ]
    )


if __name__ == "__main__":
    main()
