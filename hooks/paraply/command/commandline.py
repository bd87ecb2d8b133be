"""The arguments of a command, told in the language people read: argparse's own words are English."""

import argparse
import re
import sys
from typing import Any, Final, NoReturn

from paraply.language import N_, _

WRONG: Final = 2
"""The exit status when the arguments themselves are wrong."""

_HEADINGS: Final = {
    "usage:": N_("användning:"),
    "positional arguments:": N_("argument:"),
    "options:": N_("flaggor:"),
}
_ERRORS: Final = tuple(
    (re.compile(english, re.DOTALL), told)
    for english, told in (
        (r"unrecognized arguments: (?P<given>.*)", N_("'{given}' finns inte.")),
        (r"the following arguments are required: (?P<names>.*)", N_("Det här saknas: {names}.")),
        (r"one of the arguments (?P<names>.*) is required", N_("Ange något av {names}.")),
        (
            r"argument (?P<name>[^:]*): invalid choice: (?P<given>.*) \(choose from (?P<choices>[^()]*)\)",
            N_("{name}: {given} går inte. Välj något av {choices}."),
        ),
        (
            r"argument (?P<name>.*): invalid \S+ value: (?P<given>.*)",
            N_("{name}: {given} går inte att läsa."),
        ),
        (r"argument (?P<name>.*): expected .*", N_("{name}: Det står inget värde efter.")),
        (
            r"argument (?P<name>.*): not allowed with argument (?P<other>.*)",
            N_("{name} går inte ihop med {other}."),
        ),
        (r"ambiguous option: (?P<given>.*) could match (?P<names>.*)", N_("{given} kan betyda {names}.")),
        (r"argument (?P<name>[^:]*): (?P<why>.*)", N_("argument {name}: {why}")),
    )
)
"""What argparse says, and what we say instead."""


class _Formatter(argparse.HelpFormatter):
    """Shows help as it is written: a sign of percent in a translation is no placeholder."""

    def _expand_help(self, action: argparse.Action) -> str:
        return action.help or ""


class _LineFormatter(_Formatter, argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of what is said before and after the flags."""


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are in the language in use."""

    def __init__(self, *, keep_lines: bool = False, **options: Any) -> None:
        """Take what any parser takes; ``--help`` is added. ``keep_lines`` of the description and epilogue."""
        formatter = _LineFormatter if keep_lines else _Formatter
        super().__init__(**options, add_help=False, formatter_class=formatter)
        self.add_argument("-h", "--help", action="help", help=_("visa den här hjälpen"))

    def format_usage(self) -> str:
        """The arguments in short."""
        return _with_headings(super().format_usage())

    def format_help(self) -> str:
        """All that ``--help`` says."""
        return _with_headings(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and stop."""
        found = ((english.fullmatch(message), told) for english, told in _ERRORS)
        why = next((_(told, **match.groupdict()) for match, told in found if match), message)
        advice = _("Skriv --help för att få veta mer.")
        self.print_usage(sys.stderr)
        self.exit(WRONG, f"{self.prog}: {why} {advice}\n")


def _with_headings(text: str) -> str:
    for english, told in _HEADINGS.items():
        if found := re.search(rf"^{english}", text, re.MULTILINE):
            text = f"{text[: found.start()]}{_(told)}{text[found.end() :]}"
    return text
