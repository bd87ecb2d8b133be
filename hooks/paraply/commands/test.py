"""Check the code and run every test; gets what the tests need the first time."""

import os

from paraply.command.commandline import command as declare
from paraply.developer.tools import equipped, ours, run_all
from paraply.language import N_


@declare(
    "test",
    about=N_(
        "Kontrollera koden och kör alla tester. Behöver nätet första gången. Tar tio minuter eller mer."
    ),
    example="test",
    status=N_("0 allt är rätt, 1 något är fel."),
)
def command() -> int:
    """Run what is named below, and tell at the end what the tests were without."""
    equipped()
    if run_all(ours("install-test-tools"), ours("lint")):
        return 1
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the tests start hundreds of commands: compile once
    status = run_all(["pytest", "--numprocesses", "auto", "--cov"])
    run_all(ours("install-test-tools", "--report"))
    return status
