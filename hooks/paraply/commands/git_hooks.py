"""Have git write the content's files one way before each commit."""

import subprocess
from pathlib import Path

from paraply.command import options
from paraply.command.commandline import command as declare
from paraply.language import N_, _


@declare(
    "git-hooks",
    about=N_("Låt git skriva filerna i content/ på ett sätt före varje incheckning. En gång i varje klon."),
    example="git-hooks",
    status=N_("0 klar, 1 det gick inte."),
)
@options.root
def command(root: Path) -> int:
    """Tell git where our hooks are: beside the content, or in the program that many municipalities share."""
    hooks = Path("scripts", "hooks")
    place = hooks if (root / hooks).is_dir() else options.PROGRAM / hooks
    told = ["git", "-C", str(root), "config", "core.hooksPath", place.as_posix()]
    if subprocess.run(told, check=False).returncode:
        return 1
    print(_("Klart. Stäng av det igen: git config --unset core.hooksPath"))
    return 0
