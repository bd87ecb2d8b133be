"""What every test of an import begins with."""

import shutil
from pathlib import Path

import pytest

from tests.importers.imports import ROOT


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example's content, without its mapping of an export."""
    root = tmp_path / "root"
    shutil.copytree(ROOT / "tests" / "example" / "content", root / "content")
    (root / "content/results/imports/exempel-export.yml").unlink()
    return root
