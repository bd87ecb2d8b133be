"""The commands as tests run them: in this process, where that will do, or in one of their own."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from paraply.command.program import called
from tests.conftest import ROOT

NOW = datetime.now(tz=UTC)
"""When the tests began, for commands that are told no other day."""
SCRIPT = ROOT / "scripts" / "paraply.py"


def process(name: str, *arguments: str | Path, root: Path = ROOT) -> list[str]:
    """The words of a command, for a process of its own; ``root`` has the program."""
    return [sys.executable, str(root / "scripts" / "paraply.py"), name, *map(str, arguments)]


def run(name: str, *arguments: str | Path, given: object = None) -> int:
    """The exit status of a command that is run in this process."""
    return called([name, *map(str, arguments)], NOW, given)
