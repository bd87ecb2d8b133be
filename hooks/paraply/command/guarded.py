"""Programs of others that we start: what they print is data too, and goes through our log.

A page's title, a link and a file's name stand in what MkDocs says of them. It runs in a process of its own,
so the log is put before it there: this file is run with the module's name and its words.
"""

import runpy
import sys
from pathlib import Path
from typing import Final

_OURS: Final = Path(__file__).resolve().parents[2]


def guarded(module: str, *words: str) -> list[str]:
    """The command that runs a module as ``python -m`` does, with all that it prints through the log."""
    return [sys.executable, str(Path(__file__).resolve()), module, *words]


def _run() -> None:
    sys.path[0] = str(_OURS)
    from paraply.command.log import protected  # noqa: PLC0415  (found through the line above)

    sys.path[0] = ""  # as python -m has it
    del sys.argv[0]
    with protected():
        try:
            runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        except Exception:  # Python would tell of it past the log
            sys.excepthook(*sys.exc_info())
            sys.exit(1)


if __name__ == "__main__":
    _run()
