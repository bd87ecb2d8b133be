"""The arguments of a command, told in Swedish: argparse's own words are English."""

import argparse
import re
import sys
from typing import Any, Final, NoReturn

WRONG: Final = 2
"""The exit status when the arguments themselves are wrong."""

_HEADINGS: Final = {
    "usage: ": "användning: ",
    "positional arguments:\n": "argument:\n",
    "options:\n": "flaggor:\n",
}
_ERRORS: Final = tuple(
    (re.compile(english, re.DOTALL), swedish)
    for english, swedish in (
        (r"unrecognized arguments: (.*)", r"'\1' finns inte."),
        (r"the following arguments are required: (.*)", r"Det här saknas: \1."),
        (r"one of the arguments (.*) is required", r"Ange något av \1."),
        (
            r"argument ([^:]*): invalid choice: (.*) \(choose from ([^()]*)\)",
            r"\1: \2 går inte. Välj något av \3.",
        ),
        (r"argument (.*): invalid \S+ value: (.*)", r"\1: \2 går inte att läsa."),
        (r"argument (.*): expected .*", r"\1: Det står inget värde efter."),
        (r"argument (.*): not allowed with argument (.*)", r"\1 går inte ihop med \2."),
        (r"ambiguous option: (.*) could match (.*)", r"\1 kan betyda \2."),
    )
)


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are Swedish."""

    def __init__(self, **options: Any) -> None:
        """Take what any parser takes; ``--help`` is added."""
        super().__init__(**options, add_help=False)
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def format_usage(self) -> str:
        """The arguments in short."""
        return _with_headings(super().format_usage())

    def format_help(self) -> str:
        """All that ``--help`` says."""
        return _with_headings(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and stop."""
        found = ((english.fullmatch(message), swedish) for english, swedish in _ERRORS)
        told = next((match.expand(swedish) for match, swedish in found if match), message)
        self.print_usage(sys.stderr)
        self.exit(WRONG, f"{self.prog}: {told} Skriv --help för att få veta mer.\n")


def _with_headings(text: str) -> str:
    for english, swedish in _HEADINGS.items():
        text = re.sub(rf"^{english}", swedish, text, count=1, flags=re.MULTILINE)
    return text
