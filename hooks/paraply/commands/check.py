"""Check the content: print every finding with file, line and proposal."""

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from paraply.build import Examination, examine, examine_since
from paraply.changes import NoVersionError, changed_since, usual_base
from paraply.command import findings as report
from paraply.command import options
from paraply.command.commandline import OneOf, option
from paraply.command.commandline import command as declare
from paraply.command.configuration import allows_example, docs_of
from paraply.command.invocation import quoted
from paraply.command.log import to_runner
from paraply.language import N_, _
from paraply.model.municipality import Status


@declare(
    "check",
    about=N_("Kontrollera innehållet: vad som är fel, var, och vad du kan göra. Felen står sist."),
    example="check\ncheck --base main",
    status=N_("0 inga fel, 1 något är fel eller går inte att jämföra med GREN."),
)
@options.existing_root
@option("--format", "form", type=OneOf(report.FORMATS), default="text", help=N_("hur resultatet skrivs ut"))
@option(
    "--base",
    metavar=N_("GREN"),
    help=N_("jämför med GREN i stället för med huvudgrenen; för github visas ändrade rader först"),
)
@option("--all", "show_all", is_flag=True, help=N_("visa alla varningar, också gamla och besvarade"))
@options.today
def command(*, root: Path, form: str, base: str | None, show_all: bool, today: date) -> int:
    """Check and print. The status is 1 with errors, or without the base that was asked for."""
    changed: report.Lines = {}
    is_compared = True
    known: dict[str, Any] = {"allow_example": allows_example(root), "docs": docs_of(root)}
    try:
        if base:
            examined = examine_since(base, root, today, **known)
            changed = report.changed_lines(changed_since(base, root))
        else:
            examined = _beside_the_usual(root, today, known)
    except NoVersionError as error:
        print(_("Git kan inte jämföra med '{version}': {why}", version=base, why=error), file=sys.stderr)
        examined = examine(root, today, **known)
        is_compared = False  # what has vanished is not known, so nothing may pass
    problems = examined.problems
    municipality = examined.content.municipality
    is_known = not any(
        problem.is_error and problem.place.file == "content/results/municipality.yml" for problem in problems
    )
    if form == "text" and is_known and municipality.status is Status.UNOFFICIAL:
        print(_whose(municipality.name), file=sys.stderr, flush=True)
    earlier = report.Earlier(examined.old, examined.base, quoted("check --all"))
    text = report.written(problems, form, today, changed, earlier=earlier, show_all=show_all)
    if form == "github":
        to_runner(text)
    else:
        print(text)
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(report.as_markdown(problems, changed))
    return int(not is_compared or any(problem.is_error for problem in problems))


def _beside_the_usual(root: Path, today: date, known: Mapping[str, Any]) -> Examination:
    """The content, beside the version that people usually begin with, if there is one."""
    try:
        if base := usual_base(root):
            return examine_since(base, root, today, may_be_another=True, **known)
    except NoVersionError:
        pass  # nobody asked for it
    return examine(root, today, **known)


def _whose(name: str) -> str:
    """Whose proposal is checked: whoever has just cloned it may be of another municipality."""
    yours = _("Er kommun")
    begin = quoted(f'start "{yours}"')
    told = _("Innehållet här gäller {name}, och är ett förslag.", name=name)
    return f"{told} " + _("Är det inte er kommun? Börja med ert eget: {command}", command=begin)
