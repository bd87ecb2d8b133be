"""How a command is written, as messages quote it: what is proposed can be pasted where the reader sits."""

import os
from typing import Final

START: Final = "py scripts\\paraply.py" if os.name == "nt" else "python3 scripts/paraply.py"
"""What every command begins with, on this system."""


def quoted(command: str) -> str:
    """A whole command from its name and arguments: ``check --base main``."""
    return f"{START} {command}"
