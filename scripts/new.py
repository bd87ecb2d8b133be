"""Write a new content file: asks what is needed, or takes flags.

Example: .venv/bin/python scripts/new.py guarantee
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.clock import BadTodayError, today_from  # noqa: E402  (the package is found through the line above)
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.language import N_, _  # noqa: E402
from paraply.newfile.command import write_new  # noqa: E402
from paraply.newfile.questions import NOUNS  # noqa: E402

EXAMPLES = N_(
    """Exempel:
  .venv/bin/python scripts/new.py guarantee                   frågar om allt som behövs
  .venv/bin/python scripts/new.py report --title "Årsredovisning 2026" --kind annual --period 2026 --yes
  .venv/bin/python scripts/new.py guarantee --help            visar alla flaggor för ett löfte

Mått med värden från Kolada läggs till med scripts/fetch_kolada.py --add.
Slutstatus: 0 filen är skriven, 1 inget är skrivet."""
)


def main() -> int:
    """Read the arguments and the day, ask and write. The status is 1 when nothing was written."""
    chosen = _parser().parse_args()
    given = {name: text for name, text in vars(chosen).items() if text and name not in _OWN}
    ask = input if sys.stdin.isatty() and not chosen.yes else None
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        return write_new(
            chosen.root, today, chosen.noun, given, print, ask, id_=chosen.id, dry_run=chosen.dry_run
        )
    except BadTodayError as error:
        print(error)
    except (KeyboardInterrupt, EOFError):
        print("\n" + _("Avbrutet. Inget skrevs."))
    return 1


_OWN = {"noun", "id", "yes", "dry_run", "root"}


def _parser() -> Parser:
    description = _("Skriv en ny fil: ett löfte, ett mått, ett mål, en mätning, en rapport eller ett beslut.")
    parser = Parser(description=description, epilog=_(EXAMPLES), keep_lines=True)
    nouns = parser.add_subparsers(dest="noun", required=True, metavar=_("SLAG"))
    for name, noun in NOUNS.items():
        own = nouns.add_parser(
            name,
            help=_(noun.kind.one),
            description=_("Ny fil: {kind}.", kind=_(noun.kind.one)),
            epilog=_("Exempel: {command}", command=f".venv/bin/python scripts/new.py {name}"),
        )
        for question in noun.questions():
            text = f"{question.label}: {question.help}"
            own.add_argument(question.flag, dest=question.name, metavar=_("TEXT"), help=text)
        own.add_argument("--id", metavar=_("NAMN"), help=_("namnet i adressen; annars görs det av titeln"))
        own.add_argument("--yes", action="store_true", help=_("fråga inget: det som inte är givet saknas"))
        own.add_argument("--dry-run", action="store_true", help=_("visa bara filen"))
        own.add_argument("--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen med content/"))
    return parser


if __name__ == "__main__":
    sys.exit(launch(main))
