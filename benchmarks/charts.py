"""Measure the charts of the example municipality: ms of CPU and bytes (gzip) for each form.

Example: python benchmarks/charts.py
"""

import gzip
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from paraply.build import build_site  # noqa: E402  (found through the line above)
from paraply.derive.comparisons import With  # noqa: E402
from paraply.derive.outcomes import outcomes_of  # noqa: E402
from paraply.derive.views import MeasureView  # noqa: E402
from paraply.render import charts  # noqa: E402
from paraply.render.charts import line  # noqa: E402
from tests.conftest import TODAY  # noqa: E402
from tests.test_golden_charts import GOLDEN  # noqa: E402

ROUNDS = 200
TIMES = 10
"""The lowest of so many counts: what disturbs only ever adds."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What one form of chart costs: ms of CPU for its geometry, and bytes of its drawing as gzip."""

    ms: float
    size: int


def drawings() -> dict[str, Drawing]:
    """Each form by its name: the geometry's time, and the golden drawing's size."""
    views = build_site(ROOT / "tests" / "example", TODAY, allow_example=True).views
    measures, promise = views.measures, views.promises["bygglov-inom-atta-veckor"]
    outcomes = outcomes_of(promise)[::-1]
    safe, sick, visits = (
        measures[id_] for id_ in ("trygghet-arskurs-5", "sjukfranvaro", "besok-kulturhuset")
    )
    everyone = safe.compared_with(With.ALL)
    forms: dict[str, Callable[[], object]] = {
        "line-peers-carried": lambda: _line_anew(safe),
        "line-break-steps": lambda: _line_anew(sick),
        "line-kept": lambda: charts.kept_chart(promise, outcomes),
        "strip": lambda: everyone and charts.strip(everyone, "procent", 1, "Exempel"),
        "bars": lambda: charts.group_bars(visits),
    }
    return {
        name: Drawing(_cost(draw), len(gzip.compress((GOLDEN / f"{name}.svg").read_bytes(), 9, mtime=0)))
        for name, draw in forms.items()
    }


def main() -> None:
    """Print a row a form."""
    print("| form | geometry, ms CPU | drawing, bytes gzip |\n|---|---|---|")
    for name, drawing in drawings().items():
        print(f"| {name} | {drawing.ms:.3f} | {drawing.size} |")


def _line_anew(view: MeasureView) -> object:
    """A line as for the first of its pages: the one that was drawn last is remembered."""
    line._remembered.cache_clear()
    return charts.line_chart(view)


def _cost(draw: Callable[[], object]) -> float:
    spent = []
    for _time in range(TIMES):
        begun = time.process_time()
        for _round in range(ROUNDS):
            draw()
        spent.append(time.process_time() - begun)
    return min(spent) / ROUNDS * 1000


if __name__ == "__main__":
    main()
