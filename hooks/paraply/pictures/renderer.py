"""Drawings made into PNG, the same bytes wherever it is done.

Run as a program, it makes those that it reads: it stands alone, so that many of it begin quickly.
"""

import pickle
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Final

import font_source_sans_pro
import resvg_py

FAMILY: Final = "Source Sans Pro"
_FONTS: Final = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf")


def png_of(svg: str, width: int) -> bytes:
    """The picture, so many pixels wide. No font of the system is looked at, so that all get the same.

    Raises ``ValueError`` for what is no SVG.
    """
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=True,
        font_files=_fonts(),
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )


def pngs_of(drawings: Sequence[tuple[str, int]], processes: int) -> list[bytes]:
    """Many pictures in their order, by so many processes at once: resvg holds Python while it draws.

    Raises ``subprocess.CalledProcessError`` when one of them fails.
    """
    if processes < 2:
        return [png_of(svg, width) for svg, width in drawings]
    with ThreadPoolExecutor(processes) as pool:
        parts = list(pool.map(_asked, [drawings[each::processes] for each in range(processes)]))
    return [parts[index % processes][index // processes] for index in range(len(drawings))]


def made_by() -> str:
    """What decides the bytes besides the drawing."""
    return f"{resvg_py.__version__} {resvg_py.__resvg_version__} {FAMILY}"


@lru_cache(maxsize=1)
def _fonts() -> list[str]:
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    return [str(folder / name) for name in _FONTS]


def _asked(drawings: Sequence[tuple[str, int]]) -> list[bytes]:
    """What another process makes of its part."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).resolve())],
        input=pickle.dumps(list(drawings)),
        stdout=subprocess.PIPE,
        check=True,
    )
    made: list[bytes] = pickle.loads(done.stdout)  # noqa: S301  (our own process wrote it)
    return made


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps([png_of(*each) for each in pickle.load(sys.stdin.buffer)]))  # noqa: S301
