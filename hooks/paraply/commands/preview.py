"""Build the site as it would become, with a page that says what changes, for those who review it."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from paraply.build import compare_versions, examine
from paraply.changes import NoVersionError, is_folder, version_at
from paraply.command import options
from paraply.command.commandline import argument, option
from paraply.command.commandline import command as declare
from paraply.files.publish import unfit
from paraply.inventory.session import inventory_of
from paraply.language import N_, _
from paraply.preview import HERE, build_both, chromium_path, write_preview


@declare(
    "preview",
    about=N_(
        "Bygg en förhandsvisning: webbplatsen som den blir, med sidan granska/ som berättar vad "
        "som ändras. Den öppnas direkt från mappen, eller från en uppackad zip. Är innehållet fel görs "
        "bara den sidan, med felen först."
    ),
    example="preview main --output preview",
    status=N_("0 klar, 1 webbplatsen går inte att bygga eller versionen finns inte."),
    faults=(NoVersionError,),
)
@argument(
    "base",
    default="main",
    metavar=N_("FÖRE"),
    help=N_("versionen att jämföra med: en gren, tagg eller incheckning i git, eller en mapp"),
)
@options.config
@option(
    "--output",
    type=options.FILE,
    default=options.PROGRAM / "preview",
    metavar=N_("MAPP"),
    help=N_("färdig mapp"),
)
@options.today
def command(base: str, config: Path, output: Path, today: date) -> int:
    """Build both, compare, write. The status is 1 without a new site."""
    config, output = config.resolve(), output.resolve()
    root, since = config.parent, "" if is_folder(base) else "HEAD"
    if wrong := unfit(output, root, f"{HERE}index.html"):  # all there is after one that failed
        print(wrong, file=sys.stderr)
        return 1
    program = options.PROGRAM
    with tempfile.TemporaryDirectory() as made, version_at(base, root, since=since) as old:
        built = build_both(old, config, program, Path(made), options.environment(today))
        found = compare_versions(str(old), None, root, today, built.both)
        address = examine(root, today).content.municipality.site_address or ""
        inventory, chromium = inventory_of(root, today), chromium_path(program, os.environ)
        write_preview(built, found, base, output, program / "docs", address, inventory, chromium)
    page = output / HERE / "index.html"
    print(
        _("Klar. Öppna {page} i en webbläsare.", page=page)
        if built.after
        else _("Inga sidor är gjorda. Felen: {page}", page=page)
    )
    return int(built.after is None)
