"""The command line in the language of its users: click's own strings are English.

Texts are marked (``N_``) where a command is declared, and translated when they are shown.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from glob import glob
from typing import Any, Final, TypeAlias

import click

from paraply.command.invocation import quoted
from paraply.language import N_, _

WRONG: Final = 2
"""The exit status when the arguments themselves are wrong."""
WIDTH: Final = 100
"""The most characters on a line of help."""
NOW: Final = "paraply.now"
"""Where a context's ``meta`` holds the moment that the script read."""

Values: TypeAlias = Mapping[str, Callable[[], object]]
"""What stands in a text, by its name there; asked for when the text is shown."""


class Option(click.Option):
    """A flag whose help and name of its value pass the catalogue."""

    def __init__(self, *declared: Any, values: Values | None = None, **settings: Any) -> None:
        super().__init__(*declared, **settings)
        self._values: Values = values or {}

    def make_metavar(self, ctx: click.Context) -> str:
        """The name of the value."""
        return _(self.metavar) if self.metavar else super().make_metavar(ctx)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The flag, and what it does."""
        return self.get_help_spec(ctx), _filled(self.help or "", self._values)


class Argument(click.Argument):
    """An argument whose name and help pass the catalogue."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Its name, in brackets where it may be left out."""
        name = _shown(self.metavar) + (" …" if self.nargs < 0 else "")
        return name if self.required else f"[{name}]"

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Its name, and what it is."""
        return self.make_metavar(ctx), _shown(self.help)


class OneOf(click.Choice[str]):
    """A choice that is refused in the language people read."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """What may stand there instead."""
        return _("'{given}' går inte. Välj något av {choices}.", given=value, choices=", ".join(self.choices))


class Number(click.ParamType[int]):
    """A whole number."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; refuses what is none."""
        try:
            return int(value)
        except ValueError:
            self.fail(_("'{given}' är inget heltal.", given=value), param, ctx)


class _Worded:
    """What a command and a group of commands have in common: the order and the headings of their help."""

    example: str
    """Commands to copy, a line each."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The arguments in short."""
        pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
        heading = _("användning:")
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{heading} ")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every argument with what it is."""
        rows = [each.get_help_record(ctx) for each in ctx.command.params if isinstance(each, Argument)]
        if rows:
            with formatter.section(_("argument")):
                formatter.write_dl(rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every flag with what it does."""
        flags = [each for each in ctx.command.get_params(ctx) if isinstance(each, click.Option)]
        with formatter.section(_("flaggor")):
            formatter.write_dl([row for each in flags if (row := each.get_help_record(ctx))])

    def format_examples(self, formatter: click.HelpFormatter) -> None:
        """Commands on lines to copy."""
        formatter.write("\n" + _("Exempel:") + "\n")
        for line in self.example.splitlines():
            formatter.write(f"  {quoted(line)}\n")

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """``--help``, which shows the help and stops."""
        return _HELP


class Command(_Worded, click.Command):
    """A command: what it does, an example, its exit statuses, and errors reported in a sentence."""

    def __init__(
        self,
        name: str,
        *,
        about: str,
        example: str,
        status: str,
        faults: tuple[type[Exception], ...] = (),
        stopped: str = N_("Avbrutet."),
        **settings: Any,
    ) -> None:
        super().__init__(name, options_metavar="", **settings)
        self.help, self.example, self._status = about, example, status
        self._faults, self._stopped = faults, stopped

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The arguments in short."""
        return [_("[flaggor]"), *super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        formatter.write_text(_shown(self.help))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """An example of each use, and what the exit statuses mean."""
        self.format_examples(formatter)
        formatter.write_paragraph()
        formatter.write_text(_("Slutstatus: {statuses}", statuses=_(self._status)))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; errors are reported in our words."""
        ctx.allow_extra_args = True
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click's parser does not know whose flags it reads
            raise
        if left:
            ctx.fail(_("'{given}' finns inte.", given=" ".join(left)))
        return left

    def invoke(self, ctx: click.Context) -> int:
        """Run the command; the exit status. Its own errors are reported, and interruption too."""
        try:
            return int(super().invoke(ctx) or 0)
        except self._faults as error:
            _say(str(error))
        except (KeyboardInterrupt, EOFError):
            _say(f"\n{_(self._stopped)}")
        return 1


class Group(_Worded, click.Group):
    """Commands under a name; without one, the help that lists them."""

    def __init__(self, name: str, *, about: str, example: str, **settings: Any) -> None:
        super().__init__(name, options_metavar="", **settings)
        self.help, self.example = about, example

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The arguments in short."""
        return [_("KOMMANDO"), "…"]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the commands are for."""
        formatter.write_paragraph()
        formatter.write_text(_shown(self.help))

    def rows(self, ctx: click.Context) -> list[tuple[str, list[tuple[str, str]]]]:
        """The commands with what each does, under their headings."""
        return [(_("kommandon"), [(name, _shown(each.help)) for name, each in self.commands.items()])]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command with what it does, the common first."""
        for heading, rows in self.rows(ctx):
            with formatter.section(heading):
                formatter.write_dl(rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands are what one asks for here."""
        self.format_commands(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples."""
        self.format_examples(formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Find the command that is named; without one, list them all and stop."""
        if not args:
            _show_help(ctx, _HELP, True)
        return super().parse_args(ctx, args)


def command(name: str, **settings: Any) -> Callable[[Callable[..., int]], Command]:
    """Declare a command: the function below is what it does, and gives its exit status."""

    def declared(run: Callable[..., int]) -> Command:
        params = getattr(run, "__click_params__", [])
        return Command(name, callback=run, params=params[::-1], **settings)

    return declared


def option(*declared: str, **settings: Any) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Declare a flag of the command below."""
    return click.option(*declared, cls=Option, **settings)


def argument(*declared: str, **settings: Any) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Declare an argument of the command below."""
    return click.argument(*declared, cls=Argument, **settings)


def run(
    program: click.Command, arguments: Sequence[str], name: str, now: datetime, given: object = None
) -> int:
    """Run what the arguments ask for at ``now``; the exit status. Errors in them are printed, with the usage.

    The contexts of the program and of its commands hold ``now`` in their ``meta``, and ``given`` as ``obj``.
    """
    try:
        with program.make_context(name, expanded(arguments), obj=given, max_content_width=WIDTH) as context:
            context.meta[NOW] = now
            status: int = program.invoke(context)
            return status
    except click.exceptions.Exit as stopped:
        return stopped.exit_code
    except click.UsageError as error:
        context = error.ctx or click.Context(program, info_name=name)
        _say(context.get_usage())
        why = f"{context.command_path}: {what_is_wrong(error)}"
        _say(_("{why} Skriv --help för att få veta mer.", why=why))
        return WRONG


def what_is_wrong(error: click.UsageError) -> str:
    """What is wrong with the arguments, from what click found, not from its English."""
    match error:
        case click.NoSuchOption():
            return _unknown(error.option_name, error.possibilities)
        case click.exceptions.NoSuchCommand():
            return _unknown(error.command_name, error.possibilities)
        case click.MissingParameter() if error.param and error.ctx:
            return _("Det här saknas: {names}.", names=_name(error.param, error.ctx))
        case click.BadOptionUsage() if error.ctx:
            return _misused(error.option_name, error.ctx)
        case click.BadParameter() if error.param and error.ctx:
            return f"{_name(error.param, error.ctx)}: {error.message}"
        case _:
            return error.message


def expanded(arguments: Sequence[str]) -> list[str]:
    """The arguments with ``access.log*`` as the files it means, which no shell of Windows does for us."""
    if os.name != "nt":
        return list(arguments)
    return [each for given in arguments for each in sorted(glob(given)) or [given]]  # noqa: PTH207


def _unknown(given: str, possibilities: Sequence[str] | None) -> str:
    told = _("'{given}' finns inte.", given=given)
    if not possibilities:
        return told
    meant = _("Menade du {names}?", names=_(" eller ").join(sorted(possibilities)))
    return f"{told} {meant}"


def _misused(name: str, ctx: click.Context) -> str:
    """Why a flag cannot stand so: a value too many, or too few."""
    flag = next((each for each in ctx.command.params if name in (*each.opts, each.name)), None)
    if isinstance(flag, click.Option) and flag.is_flag:
        return _("{name} tar inget värde.", name=flag.opts[0])
    if flag is not None and flag.nargs > 1:
        return _("{name} behöver {count} värden.", name=flag.opts[0], count=flag.nargs)
    return _("{name}: Det står inget värde efter.", name=flag.opts[0] if flag else name)


def _name(param: click.Parameter, ctx: click.Context) -> str:
    return param.make_metavar(ctx) if isinstance(param, click.Argument) else param.opts[0]


def _shown(text: str | None) -> str:
    """A marked text, in the language in use."""
    return _(text) if text else ""


def _filled(text: str, values: Values) -> str:
    return _(text, **{name: value() for name, value in values.items()})


def _show_help(ctx: click.Context, _param: click.Parameter, is_asked: bool) -> None:
    if is_asked and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def _say(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")


_HELP: Final = Option(
    ["-h", "--help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_help,
    help=N_("visa den här hjälpen"),
)
