"""Write LICENSES.md anew: the licence of everything that is installed.

Example: .venv/bin/python scripts/write_licences.py
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.launch import launch  # noqa: E402
from paraply.developer.licences import FILE, as_markdown, packages  # noqa: E402
from paraply.files import atomic  # noqa: E402


def main() -> int:
    """Write the list. The status is 1 when a licence is not known, or not one that is allowed."""
    argparse.ArgumentParser(
        description="Write LICENSES.md: the licence of all that is installed. Needs the test environment.",
        epilog="Example: .venv/bin/python scripts/write_licences.py. "
        "Exit status: 0 every licence is allowed, 1 one is not.",
    ).parse_args()
    listed = packages(ROOT)
    atomic.write(ROOT / FILE, as_markdown(listed))
    print(FILE)
    odd = [package for package in listed if not package.is_allowed]
    for package in odd:
        told = package.licence or "unknown"
        print(
            f"{package.name} {package.version}: {told} is not among those allowed in licences.py.",
            file=sys.stderr,
        )
    return 1 if odd else 0


if __name__ == "__main__":
    sys.exit(launch(main))
