r"""Every command of Paraply: ``python3 scripts/paraply.py`` lists them (Windows: ``py scripts\paraply.py``).

Needs Python 3.11 or later. What else the commands need is installed into .venv the first time.
"""

import sys
from pathlib import Path

if sys.version_info < (3, 11):
    sys.exit("Paraply behöver Python 3.11 eller senare. Det här är Python %d.%d." % sys.version_info[:2])

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT / "hooks")  # the package has this file's name, so this folder must not be searched

from paraply.command.environment import enter  # noqa: E402  (found through the line above)

if __name__ == "__main__":
    enter(ROOT)
    from datetime import UTC, datetime

    from paraply.command.program import main

    sys.exit(main(datetime.now(tz=UTC)))
