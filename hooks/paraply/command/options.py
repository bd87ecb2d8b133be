"""Flags that several commands have, each declared once, and what they all read from the surroundings."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from paraply.command.clock import BadTodayError, today_from
from paraply.command.commandline import NOW, option
from paraply.language import N_, _

PROGRAM: Final = Path(__file__).resolve().parents[3]
"""The folder of the program, where a command finds the content when it is not told."""
FILE: Final = click.Path(path_type=Path)
"""A file or a folder, there or not: what the system says of it is told in our words."""


class Day(click.ParamType[date]):
    """A day, as 2026-11-23."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; refuses what is none."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(_("'{text}' är inget datum. Skriv till exempel 2026-01-01.", text=value), param, ctx)


def _today(ctx: click.Context, _param: click.Parameter, given: date | None) -> date:
    try:
        return given or today_from(os.environ, ctx.meta[NOW])
    except BadTodayError as error:
        raise click.UsageError(str(error), ctx) from None


def _existing(ctx: click.Context, _param: click.Parameter, folder: Path) -> Path:
    if not folder.is_dir():
        raise click.UsageError(_("Mappen {folder} finns inte.", folder=folder), ctx)
    return folder


_TODAY: Final = N_("dagen som allt räknas för; annars PARAPLY_TODAY, eller dagens datum")
_ROOT: Final = N_("mappen där content/ ligger")

root = option("--root", type=FILE, default=PROGRAM, metavar=N_("MAPP"), help=_ROOT)
existing_root = option(
    "--root", type=FILE, default=PROGRAM, metavar=N_("MAPP"), help=_ROOT, callback=_existing
)
config = option(
    "--config", type=FILE, default=PROGRAM / "mkdocs.yml", metavar=N_("FIL"),
    help=N_("mkdocs.yml att bygga efter"),
)  # fmt: skip
today = option("--today", type=Day(), metavar=N_("DATUM"), help=_TODAY, callback=_today)
given_today = option("--today", type=Day(), metavar=N_("DATUM"), help=_TODAY)
dry_run = option("--dry-run", is_flag=True, help=N_("visa bara vad som skulle ändras"))
yes = option("--yes", is_flag=True, help=N_("skriv utan att fråga"))
why = option("--why", default="", metavar=N_("SKÄL"), help=N_("varför redan publicerade värden ändras"))


def asking(*, yes: bool = False) -> Callable[[str], str] | None:
    """How the person at the terminal is prompted; None where prompting is off."""
    return input if sys.stdin is not None and sys.stdin.isatty() and not yes else None


def environment(today: date | None) -> Mapping[str, str]:
    """What a process of ours is given: the surroundings, with the day that is built for, if one is given."""
    return {**os.environ, **({"PARAPLY_TODAY": today.isoformat()} if today else {})}
