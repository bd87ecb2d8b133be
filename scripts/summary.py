"""Write the report to a nämnd or kommunstyrelsen: the promises, what differs, and what has changed.

Example: .venv/bin/python scripts/summary.py --since 2026-01-01 --output rapport.html
"""

import argparse
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.build import summarise  # noqa: E402
from paraply.changes import NoVersionError  # noqa: E402
from paraply.command.clock import BadTodayError, today_from  # noqa: E402
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.files import atomic  # noqa: E402  (the package is found through the line above)
from paraply.language import _  # noqa: E402
from paraply.problems import ContentError  # noqa: E402
from paraply.render.document import FORMATS  # noqa: E402


def main() -> int:
    """Read the arguments and the day, then write or print. The status is 1 when nothing was written."""
    parser = Parser(
        description=_(
            "Skriv en rapport till nämnden eller kommunstyrelsen: hur det går med löftena, om de är "
            "likställda och vad som har ändrats."
        ),
        epilog=_(
            "Exempel: .venv/bin/python scripts/summary.py --since 2026-01-01 --output rapport.html. "
            "Slutstatus: 0 klar, 1 ingen rapport är skriven."
        ),
    )
    parser.add_argument(
        "--since", type=_day, metavar=_("DATUM"), help=_("ta med det som har hänt från den dagen")
    )
    parser.add_argument(
        "--compare",
        metavar="VERSION",
        help=_("ta med vad som skiljer mot en gren, tagg, incheckning eller mapp"),
    )
    parser.add_argument(
        "--output", type=Path, metavar=_("FIL"), help=_("rapport.md, eller rapport.html som Word öppnar")
    )
    parser.add_argument(
        "--address", metavar="URL", help=_("webbplatsens adress, om den inte står i innehållet")
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger")
    )
    chosen = parser.parse_args()
    suffix = chosen.output.suffix.lower() if chosen.output else ".md"
    if suffix not in FORMATS:
        endings = _(" eller ").join(FORMATS)
        parser.error(_("'{file}' slutar inte på {endings}.", file=chosen.output, endings=endings))
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        document = summarise(chosen.root, today, chosen.since, chosen.compare, chosen.address)
        text = FORMATS[suffix](document)
        if chosen.output is None:
            sys.stdout.write(text)
        else:
            atomic.write(chosen.output, text)
            print(_("Rapporten ligger i {file}.", file=chosen.output))
    except ContentError as error:
        print(*(problem for problem in error.problems if problem.is_error), sep="\n", file=sys.stderr)
        return 1
    except (BadTodayError, NoVersionError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("'{text}' är inget datum. Skriv till exempel 2026-01-01.", text=text)
        ) from None


if __name__ == "__main__":
    sys.exit(launch(main))
