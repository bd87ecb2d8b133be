"""Templates say what stands where: short lines, so that one row of a page is one partial or one value."""

import pytest

from paraply.render.templating import TEMPLATES

LONGEST = 140
DONE = sorted(
    path.name
    for path in TEMPLATES.glob("*.html")
    if path.name.startswith(
        (
            "promise.", "measure.", "area.", "start.", "embed.", "_big", "_clock", "_compared", "_course",
            "_embedding", "_ended", "_facts", "_figures", "_history", "_kept", "_live", "_new",
            "_past", "_standing", "_surveys", "_umbrella", "_unknown", "_worded",
        )
    )
)  # fmt: skip


@pytest.mark.parametrize("name", DONE)
def test_no_line_is_longer_than_one_can_read(name: str) -> None:
    lines = (TEMPLATES / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > LONGEST] == []
