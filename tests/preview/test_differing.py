"""What differs between two versions of a page is marked, and nothing else is."""

from paraply.preview.differing import marked_against

BEFORE = (
    "<html><main><h1>Bygglov</h1><p>Högst 8 veckor.</p><ul><li>Ett</li></ul></main>"
    "<footer><p>F</p></footer></html>"
)
AFTER = BEFORE.replace("Högst 8 veckor", 'Högst <b class="x">9</b> veckor').replace("<p>F</p>", "<p>G</p>")


def test_a_block_that_is_another_is_marked_to_the_eye_and_in_words() -> None:
    marked = marked_against(AFTER, BEFORE)
    assert marked.count('class="preview-changed"') == 1
    assert (
        '<p class="preview-changed"><span class="visually-hidden preview-changed-word">Ändrat: </span>'
        in marked
    )
    assert (
        marked.replace(' class="preview-changed"', "").replace(
            '<span class="visually-hidden preview-changed-word">Ändrat: </span>', ""
        )
        == AFTER
    )


def test_a_class_of_its_own_is_kept() -> None:
    marked = marked_against('<main><p class="page-lead">Nytt</p></main>', "<main><p>Gammalt</p></main>")
    assert '<p class="preview-changed page-lead">' in marked


def test_what_is_the_same_is_left_as_it_is() -> None:
    assert marked_against(BEFORE, BEFORE) == BEFORE
    assert marked_against("<p>No main</p>", BEFORE) == "<p>No main</p>"


def test_a_page_made_to_lock_the_build_does_not() -> None:
    hostile = "<main>" + "<p><li>" * 40_000 + "</main>"
    assert marked_against(hostile, BEFORE) == hostile
