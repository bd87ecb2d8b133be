"""Build the site beside the old one and put it in its place only when everything is right."""

import sys
from datetime import date
from pathlib import Path
from typing import Final

from paraply.command import options
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.command.invocation import quoted
from paraply.files.publish import publish
from paraply.language import N_, _
from paraply.pictures import PLACE

KEPT: Final = ".bilder"
"""The folder beside the settings where pictures are kept until the next time."""


@declare(
    "site",
    about=N_("Bygg webbplatsen. Den gamla ligger kvar tills den nya är hel och alla länkar stämmer."),
    example="site --output site\nsite --today 2026-11-23\nsite --pictures",
    status=N_("0 klar, 1 något är fel: den gamla webbplatsen är kvar."),
)
@options.config
@option(
    "--output",
    type=options.FILE,
    default=options.PROGRAM / "site",
    metavar=N_("MAPP"),
    help=N_("mapp för den färdiga webbplatsen"),
)
@option(
    "--pictures",
    is_flag=True,
    help=N_(
        "rita en bild för varje löfte, mått och mål, som visas när någon delar sidan, och varje diagram "
        "som PNG; bilderna sparas i .bilder/ till nästa gång"
    ),
)
@options.today
def command(config: Path, output: Path, today: date, *, pictures: bool) -> int:
    """Build, and say where the site is."""
    made = output.resolve()
    environment = dict(options.environment(today))
    if pictures:
        environment[PLACE] = str(config.resolve().parent / KEPT)
    if publish(config.resolve(), made, environment):
        return 1
    shown = made.relative_to(Path.cwd()) if made.is_relative_to(Path.cwd()) else made
    told = _("Webbplatsen ligger i {folder}/. Titta på den: {command}", folder=shown, command=quoted("serve"))
    print(told, file=sys.stderr)
    return 0
