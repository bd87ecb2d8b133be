"""Check the content: print every finding with file, line and proposal.

Example: .venv/bin/python scripts/check.py --format github --base origin/main
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.build import examine, examine_since  # noqa: E402
from paraply.changes import NoVersionError, changed_since  # noqa: E402
from paraply.command import findings as report  # noqa: E402  (the package is found through the line above)
from paraply.command.clock import BadTodayError, today_from  # noqa: E402
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.configuration import allows_example, docs_of  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.language import _  # noqa: E402


def main() -> int:
    """Read the arguments and the day, check, print. The status is 1 with errors, or without the base."""
    parser = Parser(
        description=_("Kontrollera innehållet: vad som är fel, var, och vad du kan göra. Felen står sist."),
        epilog=_(
            "Exempel: PARAPLY_TODAY=2026-11-23 .venv/bin/python scripts/check.py --base main. "
            "Slutstatus: 0 inga fel, 1 något är fel eller går inte att jämföra med GREN."
        ),
    )
    add = parser.add_argument
    add("--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger"))
    add("--format", choices=report.FORMATS, default="text", help=_("hur resultatet skrivs ut"))
    add("--base", metavar=_("GREN"),
        help=_("säg till om något publicerat har försvunnit sedan dess; för github visas ändrade rader först")
    )  # fmt: skip
    add("--all", action="store_true", help=_("visa också besvarade varningar"))
    given = parser.parse_args()
    if not given.root.is_dir():
        parser.error(_("Mappen {folder} finns inte.", folder=given.root))
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
    except BadTodayError as error:
        parser.error(str(error))
    example, docs, changed, is_compared = allows_example(given.root), docs_of(given.root), {}, True
    try:
        if given.base:
            problems = examine_since(given.base, given.root, today, allow_example=example, docs=docs).problems
            changed = report.changed_lines(changed_since(given.base, given.root))
        else:
            problems = examine(given.root, today, allow_example=example, docs=docs).problems
    except NoVersionError as error:
        print(
            _("Git kan inte jämföra med '{version}': {why}", version=given.base, why=error), file=sys.stderr
        )
        problems = examine(given.root, today, allow_example=example, docs=docs).problems
        is_compared = False  # what has vanished is not known, so nothing may pass
    print(report.written(problems, given.format, today, changed, show_answered=given.all))
    if given.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(report.as_markdown(problems, changed))
    return int(not is_compared or any(problem.is_error for problem in problems))


if __name__ == "__main__":
    sys.exit(launch(main))
