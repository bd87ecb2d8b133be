"""The one program: every command by its name. A command is imported when it is asked for."""

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import import_module
from typing import Final

import click

from paraply.command.commandline import Command, Group, run
from paraply.command.invocation import START
from paraply.command.launch import launch
from paraply.language import N_, _

_DEVELOPERS: Final = N_("för den som ändrar programmet")
COMMANDS: Final[Mapping[str, Mapping[str, str]]] = {
    N_("varje dag"): {
        "check": N_("kontrollera innehållet: vad som är fel, var, och vad du kan göra"),
        "serve": N_("visa webbplatsen medan du skriver"),
        "new": N_("skriv en ny fil: ett löfte, ett mått, ett mål …"),
        "edit": N_("öppna formuläret, för den som hellre fyller i"),
        "preview": N_("bygg en förhandsvisning som berättar vad som ändras"),
        "changes": N_("berätta vad som ändras för invånarna"),
        "site": N_("bygg webbplatsen"),
    },
    N_("siffror som läses in"): {
        "fetch-kolada": N_("hämta värden från Kolada, sök nyckeltal eller lägg till ett mått"),
        "import-report": N_("läs in måttens siffror ur ett kalkylblad"),
        "import-visits": N_("läs in hur många som besöker sidorna"),
    },
    N_("då och då"): {
        "inventory": N_("gå igenom löftena i ett kalkylark per ansvarig"),
        "summary": N_("skriv rapporten till nämnden eller kommunstyrelsen"),
        "archive": N_("spara en daterad kopia av webbplatsen, eller kontrollera en"),
        "format-content": N_("skriv filerna i content/ på ett och samma sätt"),
        "git-hooks": N_("låt git göra det före varje incheckning"),
        "write-codeowners": N_("skriv vem som granskar vilken fil"),
        "write-pages": N_("skriv sidorna så att andra program kan bygga webbplatsen"),
        "build-editor": N_("bygg formuläret till en webbserver"),
        "start": N_("gör kopian till en annan kommuns"),
        "comment": N_("skriv på en ändring vad den betyder (körs av arbetsflödena)"),
    },
    _DEVELOPERS: {
        "test": N_("kontrollera koden och kör alla tester"),
        "lint": N_("kontrollera kodens stil och typer"),
        "format": N_("skriv koden på ett och samma sätt"),
        "install-test-tools": N_("hämta det som testerna behöver utöver Python"),
        "make-pictures": N_("ta en bild av varje slags sida"),
        "bench": N_("mät hur snabbt och hur stort det är"),
        "bench-pages": N_("låt Lighthouse betygsätta fyra sidor"),
        "mutants": N_("ändra programmets grund, och se om testerna märker det"),
        "fuzz": N_("fråga varje läsare om 100 000 udda filer"),
        "links": N_("fråga om länkarna till andra webbplatser leder någonstans"),
        "audit": N_("fråga om någon brist är känd i det som installeras"),
        "sbom": N_("lista alla delar som installeras"),
        "lock": N_("skriv om låsfilerna"),
        "clean": N_("ta bort det som har byggts"),
        "write-messages": N_("skriv om katalogen med alla texter"),
        "write-schemas": N_("skriv om schemas/ efter en ändring av fälten"),
        "write-rules": N_("skriv om listan över reglerna"),
        "write-licences": N_("skriv om listan över licenser"),
    },
}
"""What each command does in a few words, under its heading."""
FOR_WRITERS: Final = {heading: commands for heading, commands in COMMANDS.items() if heading != _DEVELOPERS}
"""The same without what only the developers of the program use, for the handbook."""
NAMES: Final = tuple(name for commands in COMMANDS.values() for name in commands)


class _Program(Group):
    """All commands, each in the module of its name."""

    def rows(self, ctx: click.Context) -> list[tuple[str, list[tuple[str, str]]]]:
        """The table above, in the language in use."""
        return [
            (_(heading), [(name, _(told)) for name, told in commands.items()])
            for heading, commands in COMMANDS.items()
        ]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, the common first."""
        return list(NAMES)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, and what is left for it."""
        if args[0] not in NAMES:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=NAMES, ctx=ctx)
        return args[0], command_named(args[0]), args[1:]


def command_named(name: str) -> Command | Group:
    """The command with this name."""
    module = import_module(f"paraply.commands.{name.replace('-', '_')}")
    found: Command | Group = module.command
    return found


def main(now: datetime) -> int:
    """Run what the command line asks for at ``now``, which the script reads; the exit status."""
    return launch(lambda: called(sys.argv[1:], now))


def called(arguments: Sequence[str], now: datetime, given: object = None) -> int:
    """Run a command by its name and arguments, as at the command line; the exit status.

    ``given`` reaches the command as its context's ``obj``.
    """
    program = _Program(
        "paraply",
        about=N_("Allt som Paraply kan göra. Med --help berättar varje kommando mer."),
        example="check\ncheck --help",
    )
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # we know: see CONTRIBUTING.md
    return run(program, arguments, START, now, given)
