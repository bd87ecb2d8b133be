"""What the catalogue offers before a measure is written by hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from paraply.newfile.offer import offered
from tests.worlds import world_of


@pytest.mark.parametrize(
    ("lines", "took", "told"),
    [
        (["hemtjänst", "1"], True, "fetch-kolada --add U21468"),
        (["xyzzy", "bredband", "1"], True, "Inget mått i katalogen har 'xyzzy'."),
        ([""], False, "Tom rad: ett eget mått."),
        (["hemtjänst", ""], False, "Nöjda med hemtjänsten (U21468)"),
        (["hemtjänst", "99", ""], False, "Skriv numret på ett mått"),
    ],
)
def test_a_word_finds_figures_and_a_number_takes_one(
    lines: list[str], took: bool, told: str, tmp_path: Path
) -> None:
    said: list[str] = []
    left: Iterator[str] = iter(lines)
    assert offered(world_of(tmp_path).content, said.append, lambda _prompt: next(left)) is took
    assert told in "\n".join(said)
    assert list(left) == []


def test_what_is_there_is_not_offered(tmp_path: Path) -> None:
    content = world_of(tmp_path).content
    [measure] = [each for each in content.measures.values() if each.kolada]
    source = measure.source
    assert source
    taken = measure.model_copy(update={"source": source.model_copy(update={"id": "U21468"})})
    said: list[str] = []
    left = iter(["nöjda med hemtjänsten", ""])
    content = replace(content, measures={measure.id: taken})
    assert not offered(content, said.append, lambda _prompt: next(left))
    assert not any("U21468" in line for line in said)
