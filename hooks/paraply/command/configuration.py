"""What a municipality's ``mkdocs.yml`` says, for commands that do not run MkDocs."""

from pathlib import Path

import yaml


class _Loader(yaml.CSafeLoader):
    """Reads plain values only: MkDocs' own tags (``!ENV``, ``!!python/name``) mean nothing here."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def docs_of(root: Path) -> Path:
    """The folder of the pages written by hand, as ``mkdocs.yml`` names it; ``docs`` when it does not."""
    try:
        settings = yaml.load((root / "mkdocs.yml").read_bytes(), _Loader)  # noqa: S506  (a safe loader, with fewer tags yet)
        return root / str(settings["docs_dir"])
    except (OSError, yaml.YAMLError, TypeError, KeyError, IndexError):
        return root / "docs"


def allows_example(root: Path) -> bool:
    """Whether what is built of this folder may be an example.

    A folder without ``mkdocs.yml`` is only read, and nothing is published from it. What cannot be read allows
    nothing: MkDocs says what is wrong.
    """
    file = root / "mkdocs.yml"
    if not file.is_file():
        return True
    try:
        settings = yaml.load(file.read_bytes(), _Loader)  # noqa: S506  (a safe loader, with fewer tags yet)
        return bool(settings["extra"]["allow_example"])
    except (yaml.YAMLError, TypeError, KeyError, IndexError):
        return False
