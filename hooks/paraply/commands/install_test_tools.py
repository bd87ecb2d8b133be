"""Get what the tests need and pip cannot give: a browser, axe-core, Decap, vnu, web servers."""

import os

from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.developer.tools import equipped
from paraply.language import N_, _


@declare(
    "install-test-tools",
    about=N_(
        "Hämta det som testerna behöver utöver Python: Chromium, axe-core, Decap, vnu, nginx och Apache."
    ),
    example="install-test-tools --report",
    status=N_("0 klar, 1 något saknas som inte får saknas (PARAPLY_REQUIRE_ALL=1)."),
)
@option("--report", is_flag=True, help=N_("säg bara vad den senaste gången inte fick tag i"))
def command(report: bool) -> int:
    """Install the tools, or report at the end of a run what it was without."""
    equipped()
    from paraply.developer.testtools import install, missing_at_last  # noqa: PLC0415  (needs what is installed)

    missing = missing_at_last() if report else install()
    listed = [f"  {name}: {why}" for name, why in missing.items()]
    if missing and report:
        print(_("Utelämnat, med testerna som behöver det:"), *listed, sep="\n")
    if missing and not report and os.environ.get("PARAPLY_REQUIRE_ALL") == "1":
        print(_("PARAPLY_REQUIRE_ALL=1, men det här saknas:"), *listed, sep="\n")
        return 1
    return 0
