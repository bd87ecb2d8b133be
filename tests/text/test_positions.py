"""The lines of a file as columns: the same answers as a dict gives."""

from hypothesis import given
from hypothesis import strategies as st

from paraply.problems import Place
from paraply.text.positions import Lines, place_of

FILE = "content/x.yml"
STEPS = st.one_of(st.integers(0, 3), st.sampled_from(["title", "level", "value"]))


@given(
    st.dictionaries(st.lists(STEPS, max_size=4).map(tuple), st.integers(1, 10**6)), st.lists(STEPS).map(tuple)
)
def test_lines_answer_as_a_dict(known: dict[tuple[str | int, ...], int], path: tuple[str | int, ...]) -> None:
    lines = Lines(known)
    assert dict(lines) == known
    assert len(lines) == len(known)
    assert lines.get(path) == known.get(path)
    assert place_of(lines, FILE, path) == place_of(known, FILE, path)


def test_files_with_the_same_fields_keep_lines_of_their_own() -> None:
    first, second = Lines({(): 1, ("title",): 1}), Lines({(): 2, ("title",): 3})
    assert place_of(first, FILE, ("title", 0)) == Place(FILE, 1)
    assert place_of(second, FILE, ("title", 0)) == Place(FILE, 3)
    assert (first[()], second[()]) == (1, 2)
