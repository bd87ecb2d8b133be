"""Remove what was built, and all caches."""

from itertools import chain

from paraply.command.commandline import command as declare
from paraply.developer.tools import ROOT
from paraply.files.atomic import remove
from paraply.language import N_

BUILT = ("site", "preview", "pictures", "sbom", "sidor", "redigera")
CACHES = (".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache")
FOLDERS = ("hooks", "scripts", "tests", "benchmarks")
"""Where Python keeps what it compiled."""


@declare(
    "clean",
    about=N_("Ta bort det som har byggts och alla mellanlager. Miljön .venv är kvar."),
    example="clean",
    status=N_("0 klar."),
)
def command() -> int:
    """Remove the folders; those of the environment stay."""
    compiled = (path for name in FOLDERS for path in (ROOT / name).rglob("__pycache__"))
    kept = (path for path in compiled if "node_modules" not in path.parts)
    for folder in chain((ROOT / name for name in (*BUILT, *CACHES)), list(kept)):
        remove(folder)
    for file in ROOT.glob(".coverage*"):
        file.unlink()
    return 0
