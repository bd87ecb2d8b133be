"""Fetch figures from Kolada for the measures that name a KPI, search for KPIs, or add one.

Example: .venv/bin/python scripts/fetch_kolada.py --add N15613 --direction higher
"""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.clock import BadTodayError, today_from  # noqa: E402  (the package is found through the line above)
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.command.statuses import STATUSES  # noqa: E402
from paraply.files.os_errors import told  # noqa: E402
from paraply.kolada import client, command, measures, snapshots  # noqa: E402
from paraply.kolada.faults import KoladaError  # noqa: E402
from paraply.kolada.progress import Bar  # noqa: E402
from paraply.language import N_, _  # noqa: E402
from paraply.model.choices import Direction  # noqa: E402

EXAMPLES = N_(
    """Exempel:
  .venv/bin/python scripts/fetch_kolada.py                    hämta nya värden till alla mått från Kolada
  .venv/bin/python scripts/fetch_kolada.py --search trygg     sök nyckeltal
  .venv/bin/python scripts/fetch_kolada.py --add N15613       lägg till ett mått; bygg sedan med make site"""
)

DIRECTIONS = {way.value: way for way in Direction}


def main(arguments: Sequence[str] | None = None, patience: client.Patience | None = None) -> int:
    """Read the arguments and the day, ask Kolada, write and print. The status is told in ``STATUSES``."""
    given = _parser().parse_args(arguments)
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        stamp = snapshots.Stamp(today, given.origin, given.decimals_known)
        with Bar() as bar, client.Client(given.base_url, patience, bar) as kolada:
            if given.search:
                answer = command.search(kolada, given.search)
            elif given.add:
                chosen = measures.Choices(DIRECTIONS.get(given.direction), given.unit, given.area, given.id)
                ask = bar.ask_direction if sys.stdin.isatty() else None
                answer = command.add(given.root, kolada, stamp, given.add, chosen, ask, dry_run=given.dry_run)
            else:
                answer = command.update(given.root, kolada, stamp, given.accept, dry_run=given.dry_run)
    except (BadTodayError, KoladaError, OSError, KeyboardInterrupt) as error:
        why = told(error) if isinstance(error, OSError) else str(error) or _("Avbrutet.")
        print(why, _("Ingen fil är ändrad."), sep="\n", file=sys.stderr)
        return 1
    print(*answer.lines, sep="\n")
    return answer.status


def _parser() -> Parser:
    parser = Parser(
        description=_("Hämta värden från Kolada till de mått som har source: {kind: kolada, id: …}."),
        epilog=f"{_(EXAMPLES)}\n\n{_(STATUSES)}",
        keep_lines=True,
    )
    add = parser.add_argument
    add("--search", metavar=_("ORD"), help=_("sök nyckeltal med ordet i titeln"))
    add("--add", metavar="ID", help=_("lägg till ett mått med Koladas id, och hämta dess värden"))
    add("--direction", choices=DIRECTIONS, help=_("för --add: vilket håll som är bättre"))
    add("--unit", metavar=_("ENHET"), help=_("för --add: enheten, om den inte framgår av titeln"))
    add("--area", metavar=_("OMRÅDE"), help=_("för --add: id för området i areas.yml"))
    add(
        "--id",
        metavar=_("NAMN"),
        help=_("för --add: måttets namn i adressen, till exempel trygghet-arskurs-5"),
    )
    add("--accept", action="append", default=[], metavar="ID", help=_("godta att nyckeltalet har bytt titel"))
    add("--dry-run", action="store_true", help=_("visa vad som skulle ändras, men skriv inget"))
    add("--base-url", default=client.BASE_URL, metavar=_("ADRESS"), help=_("hämta från en kopia av Kolada"))
    add(
        "--origin",
        default=snapshots.ORIGIN,
        metavar=_("TEXT"),
        help=_("för en kopia: varifrån värdena kommer"),
    )
    add("--decimals-known", type=int, metavar=_("ANTAL"), help=_("för en kopia med avrundade värden"))
    add("--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger"))
    return parser


if __name__ == "__main__":
    sys.exit(launch(main))
