"""Make this clone another municipality's: its name and areas in the place of the content that is here.

Example: .venv/bin/python scripts/start.py "Tierps kommun" --short-name Tierp --code 0360
"""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.build import examine  # noqa: E402  (the package is found through the line above)
from paraply.changes import head_of  # noqa: E402
from paraply.clock import BadTodayError, today_from  # noqa: E402
from paraply.commandline import Parser  # noqa: E402
from paraply.launch import launch  # noqa: E402
from paraply.refusal import told  # noqa: E402
from paraply.start import AREAS, Beginning, start  # noqa: E402

EXAMPLE = (
    'Exempel: .venv/bin/python scripts/start.py "Tierps kommun" --short-name Tierp --code 0360. '
    "Slutstatus: 0 klar, 1 inget är ändrat."
)
KNOWN = 'Klart: {name}. Allt som inte är känt står som "uppgift saknas".'
DONE = """  git add -A && git commit -m "Start"                         spara
  make serve                                                  titta
  .venv/bin/python scripts/fetch_kolada.py --add N15613       ett första mått, med er egen jämförelsegrupp
  .venv/bin/python scripts/new.py guarantee                   ett första löfte"""
BESIDE = """Innehållet ligger i {into}, och byggs med programmet som ligger här:
  .venv/bin/python scripts/build_site.py --config {into}/mkdocs.yml --output {into}/site
  .venv/bin/python scripts/new.py guarantee --root {into}     ett första löfte"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the arguments and the day, begin, and return the exit status."""
    given = _parser().parse_args(arguments)
    root: Path = given.root
    into: Path | None = given.into
    if into and into.exists() and any(into.iterdir()):
        print(f"Mappen {into} är inte tom. Välj en ny mapp.", file=sys.stderr)
        return 1
    commit, is_committed = head_of(root)
    if not into and commit is None:
        print("Här finns inget git med innehållet i. Utan det går inget att ta tillbaka.", file=sys.stderr)
        return 1
    if not into and not is_committed:
        print("Allt måste vara sparat i git först, så att inget går förlorat: git status", file=sys.stderr)
        return 1
    fields = {name: value for name, value in vars(given).items() if name not in {"root", "into"}}
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        errors = start(root, Beginning(**fields), lambda folder: examine(folder, today).problems, into)
    except (BadTodayError, OSError) as error:
        why = told(error) if isinstance(error, OSError) else error
        print(why, "Inget är ändrat.", sep="\n", file=sys.stderr)
        return 1
    if errors:
        print(*errors, "Inget är ändrat.", sep="\n", file=sys.stderr)
        return 1
    print(KNOWN.format(name=given.name), BESIDE.format(into=into) if into else DONE, sep="\n")
    return 0


def _parser() -> Parser:
    parser = Parser(
        description="Gör kopian till en annan kommuns. Innehållet som finns byts ut; git har det kvar.",
        epilog=EXAMPLE,
    )
    add = parser.add_argument
    add("name", metavar="NAMN", help="kommunens namn")
    add("--short-name", metavar="NAMN", help="kort namn, som i diagram")
    add("--code", metavar="KOD", help="kommunkod, fyra siffror")
    add("--primary", metavar="FÄRG", help="färg i sidhuvudet, till exempel #0d3a47")
    add("--accent", metavar="FÄRG", help="färg på knappar")
    add("--default-group", metavar="ID", help="Koladas id för liknande kommuner, om gruppen redan är hämtad")
    add("--county-group", metavar="ID", help="Koladas id för länets kommuner, om gruppen redan är hämtad")
    add("--area", action="append", default=[], dest="areas", metavar="OMRÅDE",
        help=f"ett område; flera går bra. Annars: {'; '.join(AREAS)}")  # fmt: skip
    add("--into", type=Path, metavar="MAPP",
        help="en ny mapp för innehållet: programmet och det som finns här står kvar")  # fmt: skip
    add("--root", type=Path, default=ROOT, metavar="MAPP", help="mappen där content/ ligger")
    return parser


if __name__ == "__main__":
    sys.exit(launch(main))
