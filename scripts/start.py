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
from paraply.command.clock import BadTodayError, today_from  # noqa: E402
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.files.os_errors import told  # noqa: E402
from paraply.language import N_, _, code  # noqa: E402
from paraply.newfile.municipality import AREAS, Beginning, start  # noqa: E402

EXAMPLE = N_(
    'Exempel: .venv/bin/python scripts/start.py "Tierps kommun" --short-name Tierp --code 0360. '
    "Slutstatus: 0 klar, 1 inget är ändrat."
)
KNOWN = N_('Klart: {name}. Allt som inte är känt står som "uppgift saknas".')
DONE = N_("""  git add -A && git commit -m "Start"                         spara
  make serve                                                  titta
  .venv/bin/python scripts/fetch_kolada.py --add N15613       ett första mått, med er egen jämförelsegrupp
  .venv/bin/python scripts/new.py guarantee                   ett första löfte""")
BESIDE = N_("""Innehållet ligger i {into}, och byggs med programmet som ligger här:
  .venv/bin/python scripts/build_site.py --config {into}/mkdocs.yml --output {into}/site
  .venv/bin/python scripts/new.py guarantee --root {into}     ett första löfte""")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the arguments and the day, begin, and return the exit status."""
    given = _parser().parse_args(arguments)
    root: Path = given.root
    into: Path | None = given.into
    if into and into.exists() and any(into.iterdir()):
        print(_("Mappen {folder} är inte tom. Välj en ny mapp.", folder=into), file=sys.stderr)
        return 1
    commit, is_committed = head_of(root)
    if not into and commit is None:
        print(_("Här finns inget git med innehållet i. Utan det går inget att ta tillbaka."), file=sys.stderr)
        return 1
    if not into and not is_committed:
        print(_("Allt måste vara sparat i git först, så att inget går förlorat: git status"), file=sys.stderr)
        return 1
    fields = {name: value for name, value in vars(given).items() if name not in {"root", "into"}}
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        beginning = Beginning(**fields, language=code())  # what the command speaks is what the content had
        errors = start(root, beginning, lambda folder: examine(folder, today).problems, into)
    except (BadTodayError, OSError) as error:
        why = told(error) if isinstance(error, OSError) else error
        print(why, _("Inget är ändrat."), sep="\n", file=sys.stderr)
        return 1
    if errors:
        print(*errors, _("Inget är ändrat."), sep="\n", file=sys.stderr)
        return 1
    print(_(KNOWN, name=given.name), _(BESIDE, into=into) if into else _(DONE), sep="\n")
    return 0


def _parser() -> Parser:
    parser = Parser(
        description=_("Gör kopian till en annan kommuns. Innehållet som finns byts ut; git har det kvar."),
        epilog=_(EXAMPLE),
    )
    add = parser.add_argument
    add("name", metavar=_("NAMN"), help=_("kommunens namn"))
    add("--short-name", metavar=_("NAMN"), help=_("kort namn, som i diagram"))
    add("--code", metavar=_("KOD"), help=_("kommunkod, fyra siffror"))
    add("--primary", metavar=_("FÄRG"), help=_("färg i sidhuvudet, till exempel #0d3a47"))
    add("--accent", metavar=_("FÄRG"), help=_("färg på knappar"))
    add(
        "--default-group",
        metavar="ID",
        help=_("Koladas id för liknande kommuner, om gruppen redan är hämtad"),
    )
    add("--county-group", metavar="ID", help=_("Koladas id för länets kommuner, om gruppen redan är hämtad"))
    add("--area", action="append", default=[], dest="areas", metavar=_("OMRÅDE"),
        help=_("ett område; flera går bra. Annars: {areas}", areas="; ".join(AREAS)))  # fmt: skip
    add("--into", type=Path, metavar=_("MAPP"),
        help=_("en ny mapp för innehållet: programmet och det som finns här står kvar"))  # fmt: skip
    add("--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger"))
    return parser


if __name__ == "__main__":
    sys.exit(launch(main))
