"""Write a new content file: asks what is needed, or takes flags."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from paraply.command import options
from paraply.command.commandline import Command, Group, Option
from paraply.language import N_, _
from paraply.load import load_content
from paraply.newfile.command import write_new
from paraply.newfile.offer import offered
from paraply.newfile.questions import NOUNS

_ABOUT = N_(
    "Skriv en ny fil: ett löfte, ett mått, ett mål, en mätning, en rapport eller ett beslut. "
    "Områden och ansvariga läggs till i sin fil. "
    "Mått med värden från Kolada läggs till med fetch-kolada --add."
)


class _Nouns(Group):
    """A command for each kind of file; its flags are the questions it would ask."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> Command | None:
        """The command that writes a file of this kind."""
        return _writing(cmd_name) if cmd_name in NOUNS else None

    def rows(self, ctx: click.Context) -> list[tuple[str, list[tuple[str, str]]]]:
        """The kinds of file there are."""
        return [(_("slag"), [(name, _(noun.kind.one)) for name, noun in NOUNS.items()])]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The kind that is named, and what is left for it."""
        if args[0] not in NOUNS:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=NOUNS, ctx=ctx)
        return super().resolve_command(ctx, args)


def _writing(name: str) -> Command:
    noun = NOUNS[name]
    names = {f"q{number}": question.name for number, question in enumerate(noun.questions())}
    asked = [
        Option(
            [question.flag, dest],
            metavar=N_("TEXT"),
            help=f"{question.label}: {question.help}",
        )
        for dest, question in zip(names, noun.questions(), strict=True)
    ]

    def write(*, id: str | None, yes: bool, dry_run: bool, root: Path, today: date, **texts: Any) -> int:
        given = {names[dest]: text for dest, text in texts.items() if text}
        ask = options.asking(yes=yes)
        is_open = name == "measure" and "title" not in given
        if is_open and ask and offered(load_content(root).content, print, ask):
            return 0
        return write_new(root, today, name, given, print, ask, id_=id, dry_run=dry_run)

    common = [
        Option(["--id"], metavar=N_("NAMN"), help=N_("namnet i adressen; annars görs det av titeln")),
        Option(["--yes"], is_flag=True, help=N_("fråga inget: det som inte är givet saknas")),
        Option(["--dry-run"], is_flag=True, help=N_("visa bara filen")),
    ]
    for shared in (options.root, options.today):
        shared(write)
    return Command(
        name,
        about=f"{_(noun.kind.new)}.",
        example=f"new {name}",
        status=N_("0 filen är skriven, 1 inget är skrivet."),
        stopped=N_("Avbrutet. Inget skrevs."),
        callback=write,
        params=[*asked, *common, *getattr(write, "__click_params__", [])],
    )


command = _Nouns("new", about=_ABOUT, example="new guarantee\nnew guarantee --help")
