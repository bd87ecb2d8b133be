from collections.abc import Iterator

import pytest

from tests.forge.forges import Forge, forge


@pytest.fixture
def served() -> Iterator[Forge]:
    with forge() as made:
        yield made
