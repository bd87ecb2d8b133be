"""Templates compiled once, not once a build: kept as Python keeps its own modules, in ``__pycache__``.

To compile the templates takes as long as 150 pages do. What is kept is keyed by the template's text, and by
all else that decides what it becomes, so that nothing old is ever run.
"""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import jinja2
from jinja2 import Environment
from jinja2.bccache import Bucket, FileSystemBytecodeCache

FOLDER: Final = Path(__file__).parent / "__pycache__"


def keep_compiled(environment: Environment) -> None:
    """Let an environment keep what it compiles, unless Python was told to keep nothing."""
    if not sys.dont_write_bytecode:
        environment.bytecode_cache = _Compiled(environment)


class _Compiled(FileSystemBytecodeCache):
    """Jinja's own cache, for an environment with these options; where nobody may write, it keeps nothing."""

    def __init__(self, environment: Environment) -> None:
        with suppress(OSError):
            FOLDER.mkdir(exist_ok=True)
        super().__init__(str(FOLDER), "%s.jinja")
        self._options = (
            jinja2.__version__,
            environment.autoescape,
            environment.trim_blocks,
            environment.lstrip_blocks,
            environment.optimized,
            sorted(environment.extensions),
            sorted(environment.filters),
            environment.undefined.__name__,
        )

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """By the template's name and place, and by the options."""
        return super().get_cache_key(name, f"{filename}{self._options}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if anything."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, where that can be done."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
