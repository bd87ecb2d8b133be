"""The programs that look through what is installed or tested: uv, pip-audit, CycloneDX and Cosmic Ray.

None of them builds anything, so none is in the locks.
"""

import sys
from collections.abc import Iterator
from typing import Final

UV: Final = "uv==0.13.9"
PIP_AUDIT: Final = "pip-audit==2.10.1"
COSMIC_RAY: Final = "cosmic-ray==8.7.0"
CYCLONEDX: Final = "cyclonedx-bom==7.5.0"
CYCLONEDX_NPM: Final = "@cyclonedx/cyclonedx-npm@6.0.1"

NPM_FOLDERS: Final = (".", "benchmarks/lighthouse", "benchmarks/search", "scripts/links", "scripts/editor")
MUTANTS: Final = ".mutants"
"""The folder of Cosmic Ray and what it brings, apart from what the site and its tests are made with."""

INSTALL_COSMIC_RAY: Final = (
    *(sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "install"),
    *("--target", MUTANTS, COSMIC_RAY),
)
INSTALL_UV: Final = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "install", UV)


def locks(*, upgrade: bool) -> Iterator[list[str]]:
    """The commands that write both locks, for every system and Python that we run on."""
    compiling = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    compiling += ["--fork-strategy", "fewest", "--generate-hashes", "--no-emit-index-url", "--no-header"]
    compiling += ["--upgrade"] * upgrade
    yield [*compiling, "pyproject.toml", "--output-file", "requirements.txt"]
    more = ["--group", "test", "--constraint", "requirements.txt"]
    yield [*compiling, "pyproject.toml", *more, "--output-file", "requirements-test.txt"]


def audits() -> Iterator[list[str]]:
    """The commands that ask whether a weakness is known."""
    yield [
        *("uv", "tool", "run", PIP_AUDIT, "--requirement", "requirements-test.txt"),
        *("--require-hashes", "--disable-pip", "--strict"),
    ]
    for folder in NPM_FOLDERS:
        yield ["npm", "--prefix", folder, "audit", "--package-lock-only"]


def part_lists() -> Iterator[list[str]]:
    """The commands that list the parts of each lock.

    npm's own list (``npm sbom``) refuses two of the folders: one replaces what Decap has inside, one asks for
    "latest".
    """
    for lock in ("requirements", "requirements-test"):
        yield [
            *("uv", "tool", "run", "--from", CYCLONEDX, "cyclonedx-py", "requirements", f"{lock}.txt"),
            *("--output-reproducible", "--output-format", "JSON", "--output-file", f"sbom/{lock}.cdx.json"),
        ]
    for folder in NPM_FOLDERS:
        name = "npm" if folder == "." else f"npm-{folder.replace('/', '-')}"
        yield [
            *("npm", "exec", "--yes", f"--package={CYCLONEDX_NPM}", "--", "cyclonedx-npm"),
            *(
                "--package-lock-only",
                "--ignore-npm-errors",
                "--output-reproducible",
                "--output-format",
                "JSON",
            ),
            *("--output-file", f"sbom/{name}.cdx.json", f"{folder}/package.json"),
        ]
