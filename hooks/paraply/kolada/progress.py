"""A progress bar on the terminal; where there is none, only what a log needs."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress
from rich.prompt import IntPrompt

from paraply.kolada.client import Progress
from paraply.kolada.rows import Kpi
from paraply.language import _
from paraply.model.choices import Direction


class Bar(Progress):
    """Shows on stderr how many questions are answered of those expected; use it in a ``with``."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        columns = (
            TextColumn(_("Hämtar från Kolada")),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        shown = self._console.is_terminal
        self._bar = RichProgress(*columns, console=self._console, transient=True, disable=not shown)
        self._task = self._bar.add_task("", total=4)  # KPIs, municipalities and two lists of groups

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take it away."""
        self._bar.stop()

    def expect(self, questions: int) -> None:
        """Lengthen the bar."""
        self._bar.update(self._task, total=(self._bar.tasks[0].total or 0) + questions)

    def answered(self) -> None:
        """Move it on; an answer of many pages is longer than expected."""
        task = self._bar.tasks[0]
        if task.total is not None and task.completed >= task.total:
            self._bar.update(self._task, total=task.completed + 1)
        self._bar.advance(self._task)

    def waits(self, why: str) -> None:
        """Say it above the bar, in the log too."""
        self._console.print(why, markup=False, highlight=False, soft_wrap=True)

    def ask_direction(self, kpi: Kpi) -> Direction:
        """Ask the person at the terminal which way is better; the bar rests meanwhile."""
        self._bar.stop()
        ways = list(Direction)
        self._console.print(
            f"\n{kpi.id} {kpi.title}\n{kpi.description or ''}\n", markup=False, highlight=False
        )
        self._console.print(_("Är ett högt värde bra eller dåligt? Kolada säger inte det."))
        for number, way in enumerate(ways, 1):
            self._console.print(f"  {number}  {way.label}", highlight=False)
        question = IntPrompt(
            _("Skriv siffran"), console=self._console, choices=[str(n) for n in range(1, len(ways) + 1)]
        )
        wrong = _("Skriv en av siffrorna.")
        question.validate_error_message = question.illegal_choice_message = f"[prompt.invalid]{wrong}"
        chosen = question()
        self._bar.start()
        return ways[chosen - 1]
