"""Check the content: print every finding with file, line and proposal.

Example: python scripts/check.py --format github --base origin/main
"""

import argparse
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply import report  # noqa: E402  (the package is found through the line above)
from paraply.build import examine, removed_since  # noqa: E402
from paraply.changes import NoVersionError  # noqa: E402
from paraply.clock import BadTodayError, today_from  # noqa: E402
from paraply.problems import in_order  # noqa: E402


def main() -> int:
    """Read the arguments and the day, check, print. The status is 1 when there are errors."""
    parser = argparse.ArgumentParser(
        description="Kontrollera innehållet: vad som är fel, var, och vad man kan göra åt det.",
        epilog="Exempel: PARAPLY_TODAY=2026-11-23 python scripts/check.py --format github --base origin/main",
    )
    parser.add_argument("--root", type=Path, default=ROOT, metavar="MAPP", help="mappen där content/ ligger")
    parser.add_argument("--format", choices=report.FORMATS, default="text", help="hur resultatet skrivs ut")
    parser.add_argument(
        "--base",
        metavar="GREN",
        help="säg till om något publicerat har försvunnit sedan dess; för github visas ändrade rader först",
    )
    parser.add_argument("--all", action="store_true", help="visa också besvarade varningar")
    arguments = parser.parse_args()
    if not arguments.root.is_dir():
        parser.error(f"Mappen {arguments.root} finns inte.")
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
    except BadTodayError as error:
        parser.error(str(error))
    problems = examine(arguments.root, today).problems
    if arguments.base:
        try:
            problems = in_order([*problems, *removed_since(arguments.base, arguments.root, today)])
        except NoVersionError as error:
            print(f"Git kan inte jämföra med '{arguments.base}': {error}", file=sys.stderr)
            arguments.base = None
    if arguments.format == "json":
        print(report.as_json(problems, today))
    elif arguments.format == "gitlab":
        print(report.as_gitlab(problems))
    elif arguments.format == "github":
        changed = report.changed_lines(difference(arguments.root, arguments.base)) if arguments.base else {}
        print(*report.as_github(problems, changed), sep="\n")
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(report.as_markdown(problems, changed))
    else:
        print(*report.as_text(problems, arguments.all), sep="\n")
    return int(any(problem.is_error for problem in problems))


def difference(root: Path, base: str) -> str:
    """What changed under content/ since ``base``; empty, with a word on why, when git cannot tell."""
    options = "-U0 --relative --no-color --no-ext-diff --src-prefix=a/ --dst-prefix=b/ --end-of-options"
    command = ["git", "-c", "core.quotePath=false", "diff", *options.split(), base, "--", "content"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        print(f"Git kan inte jämföra med '{base}': {done.stderr.strip()}", file=sys.stderr)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
