"""An import into a copy of the example, and what it changed in the files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from paraply.importers.session import Wish, run

TODAY = date(2027, 1, 23)
"""The years that the exports of these tests hold are over."""
ROOT = Path(__file__).resolve().parents[2]
SICK = "content/results/measures/sjukfranvaro.yml"
REPLIES = "content/results/measures/synpunkter-besvarade-i-tid.yml"


def imported(root: Path, file: Path, **wish: Any) -> tuple[int, str]:
    said: list[str] = []
    status = run(Wish(file, root, TODAY, **{"yes": True, "unit": "måttets", **wish}), said.append)
    return status, "\n".join(said)


def files(root: Path) -> Mapping[str, bytes]:
    found = sorted(path for path in (root / "content").rglob("*") if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in found}


def difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, list[str]]:
    """The lines that came, by file; no line may have gone but those that a new one stands for."""
    return {
        name: [
            line
            for line in data.decode().splitlines()
            if line not in before.get(name, b"").decode().splitlines()
        ]
        for name, data in after.items()
        if data != before.get(name)
    }


def line_of(root: Path, file: str, piece: str) -> str:
    """A file with the number of the line where ``piece`` first stands, as a message names it."""
    text = (root / file).read_text(encoding="utf-8")
    return f"{file}:{text[: text.index(piece)].count(chr(10)) + 1}"
