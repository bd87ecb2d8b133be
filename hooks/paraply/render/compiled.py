"""Templates compiled once, not once a build: kept as Python keeps its own modules, in ``__pycache__``.

To compile the templates takes as long as 150 pages do. What is kept is keyed by the template's text, and by
all else that decides what it becomes, so that nothing old is ever run.
"""

import sys
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError
from types import CodeType
from typing import Final

import jinja2
from jinja2 import Environment
from jinja2.bccache import Bucket, FileSystemBytecodeCache

FOLDER: Final = Path(__file__).parent / "__pycache__"

_CODES: Final[dict[tuple[str, str], CodeType]] = {}
"""By key and checksum: what this process has met, for the sites it builds after the first."""


def keep_compiled(environment: Environment) -> None:
    """Let an environment keep what it compiles."""
    environment.bytecode_cache = _Compiled(environment)


class _Compiled(FileSystemBytecodeCache):
    """Jinja's own cache, for an environment with these options.

    Where nobody may write, or Python was told to write nothing, it lasts as long as the process.
    """

    def __init__(self, environment: Environment) -> None:
        super().__init__(str(FOLDER), "%s.jinja")
        self._options = (
            jinja2.__version__,
            environment.code_generator_class.__name__,
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
        """Take what was kept, if anything, and if it is whole."""
        bucket.code = _CODES.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            with suppress(OSError, EOFError, ValueError, TypeError, UnpicklingError):
                super().load_bytecode(bucket)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, where that can be done."""
        self._remember(bucket)
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                FOLDER.mkdir(exist_ok=True)
                super().dump_bytecode(bucket)

    @staticmethod
    def _remember(bucket: Bucket) -> None:
        if bucket.code is not None:
            _CODES[bucket.key, bucket.checksum] = bucket.code
