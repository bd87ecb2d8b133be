"""What the catalogue has and the municipality does not show, with its reason or without one."""

from dataclasses import replace
from pathlib import Path

from paraply.derive.unshown import selection, words_of
from paraply.derive.views import views_of
from paraply.keyfigures.catalogue import figures
from paraply.model.content import Content
from paraply.model.not_shown import NotShown
from paraply.render.pages.not_shown import lead_of, pages
from tests.worlds import TODAY, world_of

LISTED = len(figures())


def content_of(root: Path, *not_shown: str, measured: str | None = None) -> Content:
    """The clean world with these reasons, and its Kolada measure on this figure."""
    content = world_of(root).content
    reasons = {id_: NotShown(id=id_, why="För få svarade.") for id_ in not_shown}
    measures = dict(content.measures)
    if measured:
        [(id_, measure)] = [each for each in measures.items() if each[1].kolada]
        source = measure.source
        assert source
        measures[id_] = measure.model_copy(update={"source": source.model_copy(update={"id": measured})})
    return replace(content, not_shown=reasons, measures=measures)


def test_what_is_shown_is_not_among_the_rest(tmp_path: Path) -> None:
    none = selection(content_of(tmp_path))
    assert (none.shown, none.left, none.unexplained) == (0, LISTED, LISTED)
    one = selection(content_of(tmp_path, measured="U21468"))
    assert (one.shown, one.left) == (1, LISTED - 1)
    assert "U21468" not in {row.id for area in one.areas for row in area.rows}


def test_a_reason_stands_beside_its_figure_and_others_stand_apart(tmp_path: Path) -> None:
    chosen = selection(content_of(tmp_path, "N15613", "N07609"))
    assert chosen.unexplained == LISTED - 1
    assert [row.id for row in chosen.others] == ["N07609"]
    [row] = [row for area in chosen.areas for row in area.rows if row.reason]
    assert row.id == "N15613"
    assert row.figure is figures()["N15613"]


def test_a_reason_for_what_is_shown_is_not_told(tmp_path: Path) -> None:
    chosen = selection(content_of(tmp_path, "U21468", measured="U21468"))
    assert all(row.id != "U21468" for area in chosen.areas for row in area.rows)
    assert chosen.others == ()


def test_the_lead_counts(tmp_path: Path) -> None:
    content = content_of(tmp_path, *list(figures())[1:], measured=next(iter(figures())))
    chosen = selection(content)
    assert lead_of(chosen) == (
        f"Av {LISTED} nyckeltal i listan visas 1. Här är de {LISTED - 1} som inte visas, med skälen."
    )
    assert "För 1 av dem saknas skäl." in lead_of(
        selection(replace(content, not_shown=dict(list(content.not_shown.items())[1:])))
    )
    everything = replace(chosen, shown=LISTED, areas=())
    assert lead_of(everything) == f"Alla {LISTED} nyckeltal i listan visas."
    [page] = pages(views_of(content, (), TODAY))
    assert page.address == "om/matt-som-inte-visas/"


def test_what_is_left_out_with_a_reason_is_found_by_its_own_words(tmp_path: Path) -> None:
    content = content_of(tmp_path, "N00601")
    words = list(words_of(selection(content), content))
    assert {"Snöröjning", "snö", "plogning"} <= set(words)
    assert "potthål" not in words, "no reason is given for it"
    [page] = pages(views_of(content, (), TODAY))
    assert page.searched.endswith(", ".join(words))


def test_a_word_of_a_measure_or_a_promise_leads_there_instead(tmp_path: Path) -> None:
    content = content_of(tmp_path, "N00601")
    measures = {id_: each.model_copy(update={"synonyms": ("Snö",)}) for id_, each in content.measures.items()}
    promises = {
        id_: each.model_copy(update={"synonyms": ("plogning",)}) for id_, each in content.guarantees.items()
    }
    words = set(words_of(selection(content), replace(content, measures=measures, guarantees=promises)))
    assert "Snöröjning" in words
    assert not {"snö", "plogning"} & words
