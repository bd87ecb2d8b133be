"""Ask every reader about 100,000 odd files, and build 2,000 contents."""

from paraply.command.commandline import command as declare
from paraply.developer.tools import equipped, run_all
from paraply.language import N_

TESTS = ("tests/safe/test_fuzz.py", "tests/test_check_is_build.py")


@declare(
    "fuzz",
    about=N_("Fråga varje läsare om 100 000 udda filer, och bygg 2 000 innehåll. Tar några minuter."),
    example="fuzz",
    status=N_("0 alla klarades, 1 någon gjorde det inte."),
)
def command() -> int:
    """Run the property tests with the long profile."""
    equipped()
    return run_all(["pytest", *TESTS, "--verbose", "--hypothesis-profile=fuzz"])
