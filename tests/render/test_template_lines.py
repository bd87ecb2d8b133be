"""Templates say what stands where: short lines, so that one row of a page is one partial or one value."""

from tests.conftest import ROOT
from tests.test_texts import TEMPLATES

LONGEST = 140


def test_no_line_is_longer_than_one_can_read() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST
    ]
    assert found == []
