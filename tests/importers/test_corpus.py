"""No figure is wrong: exports from a grammar, imported at once, with answers, and again."""

import random
from pathlib import Path

import pytest

from tests.importers.corpus import tried
from tests.importers.grammar import exports

NUMBER = 176
PARTS = 16
READ = 0.6
"""So large a part is read without a question the second time, at least."""

ALL = list(exports(NUMBER))


@pytest.mark.parametrize("part", range(PARTS))
def test_no_figure_is_wrong_and_most_are_read_the_second_time(part: int, tmp_path: Path) -> None:
    mine = ALL[part::PARTS]
    results = [tried(export, tmp_path / export.name) for export in mine]
    assert [
        (one.name, one.wrong, one.planned_wrong) for one in results if one.wrong or one.planned_wrong
    ] == []
    assert sum(one.is_read for one in results) >= READ * len(results), [
        one.name for one in results if not one.is_read
    ]


def test_the_grammar_gives_every_choice_and_the_same_exports_each_time() -> None:
    assert [one.rows for one in exports(20)] == [one.rows for one in ALL[:20]]
    assert {one.layout.format for one in ALL} == {"xlsx", "ods", "xls", "csv", "csv comma"}
    assert len({str(one.layout) for one in ALL}) > NUMBER * 0.9


def test_other_combinations_are_right_too(tmp_path: Path) -> None:
    """A few exports that no list of faults was made from."""
    seed = random.Random("other").randint(2, 10**6)
    for export in list(exports(130, seed))[120:]:
        result = tried(export, tmp_path / export.name)
        assert (export.layout, result.wrong, result.planned_wrong) == (export.layout, [], [])
