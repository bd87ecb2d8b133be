"""Check the code and run every test; gets what the tests need the first time."""

import os

from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.developer.tools import equipped, ours, run_all
from paraply.language import N_


@declare(
    "test",
    about=N_(
        "Kontrollera koden och kör alla tester. Behöver nätet första gången. Tar tio minuter eller mer."
    ),
    example="test\ntest --coverage",
    status=N_("0 allt är rätt, 1 något är fel."),
)
@option(
    "--coverage",
    is_flag=True,
    help=N_("mät också vilka rader som testerna kör, vilket tar dubbelt så lång tid"),
)
def command(coverage: bool) -> int:
    """Run what is named below, and tell at the end what the tests were without.

    The workers share the tests so that each module's sites are built by one of them, as far as that goes.
    """
    equipped()
    if run_all(ours("install-test-tools"), ours("lint")):
        return 1
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the tests start hundreds of commands: compile once
    measured = ["--cov"] if coverage else []
    status = run_all(["pytest", "--numprocesses", "auto", "--dist", "worksteal", *measured])
    run_all(ours("install-test-tools", "--report"))
    return status
