"""Files of an earlier build, served again while nothing that they are made from has changed."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from paraply.serving.on_demand import Offer


@dataclass(frozen=True, slots=True)
class Remembered:
    """The bytes of files by address, and the digest of what they were made from; empty at first."""

    made_from: str = ""
    files: dict[str, bytes] = field(default_factory=dict)

    def offer(self, offer: Offer) -> None:
        """Offer the files as if they had been made now; what else was given their addresses gives way."""
        for address, content in self.files.items():
            offer.names.add(address)
            offer.makers[address] = partial(bytes, content)


def remember(made_from: str, folder: Path, addresses: Iterable[str]) -> Remembered:
    """The files at those addresses of ``folder``, read now: the next build empties it."""
    return Remembered(made_from, {address: (folder / address).read_bytes() for address in addresses})


def digest(values: Iterable[str], paths: Iterable[Path]) -> str:
    """One digest of the texts and of the files' names and bytes, in the order given."""
    made = hashlib.sha256()
    for value in values:
        made.update(f"{len(value)}:{value}".encode())
    for path in paths:
        content = path.read_bytes()
        made.update(f"{path}:{len(content)}:".encode())
        made.update(content)
    return made.hexdigest()
