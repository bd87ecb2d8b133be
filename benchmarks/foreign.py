"""Measure the build of a municipality of the shape of a foreign data set: few measures, many break-downs.

Example: python benchmarks/foreign.py

The shape is that of a country's indicators of the global goals: 277 measures and 26,532 figures, most of them
of a part of a whole, in several dimensions; one measure has more than a thousand parts. All is invented.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from benchmarks.build import whole  # noqa: E402  (found through the line above)
from benchmarks.generate import OWNERS, configuration, shared_files, text, write  # noqa: E402

MEASURES = 277
FIGURES = 26_532
YEARS = range(2015, 2024)
DIMENSIONS = {"age": "Ålder", "sector": "Näring", "origin": "Bakgrund", "place": "Plats", "kind": "Slag"}
TIMES = 3
"""Builds. The lowest CPU counts: what disturbs only ever adds."""


def groups_of(number: int) -> Iterator[tuple[str, str]]:
    """Nine parts in three dimensions, as dimension and part; the measures differ in which."""
    yield from (("gender", "women"), ("gender", "men"))
    names = list(DIMENSIONS)
    for step, parts in ((0, 4), (1, 3)):
        dimension = names[(number + step) % len(names)]
        yield from ((dimension, f"{DIMENSIONS[dimension]} {part}") for part in range(parts))


def measure(number: int, parts: list[tuple[str, str]], years: range) -> str:
    """A measure with its total and every part of it in each of the years."""
    chance = random.Random(f"foreign-{number}")
    head = [
        f"title: Indikator {number} i landet", f"question: Hur går det med indikator {number}?",
        f"area: omrade-{number % 15}", f"owners: [namnd-{number % OWNERS}]", "unit: procent", "decimals: 1",
        "direction: higher", "method: case_data", f"definition: {text(chance, 40)}", "every: year",
        "outcomes:",
    ]  # fmt: skip
    for year in years:
        for dimension, part in [("", ""), *parts]:
            group = f", group: {{dimension: {dimension}, value: {part}}}" if dimension else ""
            value, day = chance.uniform(5, 95), f"{year + 1}-02-10"
            head.append(f"  - {{period: {year}, value: {value:.1f}, published: {day}{group}}}")
    return "\n".join(head)


def write_foreign(folder: Path) -> None:
    """Write ``content/`` and ``mkdocs.yml`` into ``folder``."""
    for path, written in shared_files():
        dimensions = "".join(f", {id_}: {name}" for id_, name in DIMENSIONS.items())
        write(folder / "content" / path, written.replace("{gender: Kön}", f"{{gender: Kön{dimensions}}}"))
    made = 0
    for number in range(MEASURES):
        parts, years = list(groups_of(number)), YEARS
        if number == MEASURES - 1:  # all that is left, in one year
            parts = [("place", f"Plats {part}") for part in range(FIGURES - made - 1)]
            years = range(2023, 2024)
        made += (len(parts) + 1) * len(years)
        place = folder / "content" / "results" / "measures" / f"indikator-{number}.yml"
        write(place, measure(number, parts, years))
    write(folder / "mkdocs.yml", configuration())


def main() -> None:
    """Build it, and print what it cost."""
    with tempfile.TemporaryDirectory() as made:
        write_foreign(Path(made))
        runs = [whole(Path(made)) for _time in range(TIMES)]
    best = min(runs, key=lambda run: run.cpu)
    spent = ", ".join(f"{run.cpu:.1f}" for run in runs)
    print(f"{MEASURES} measures, {FIGURES:,} figures: {spent} s CPU, {best.memory:.0f} MB memory,")
    print(f"{best.output:.1f} MB output. Goal: at most 5 s.")


if __name__ == "__main__":
    main()
