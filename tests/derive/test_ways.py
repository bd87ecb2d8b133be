"""The two ways: what is chosen, what is done, and where the undecided promises could lead."""

from paraply.derive.ways import Outlook, progress_of
from paraply.model.guarantee import GuaranteePath
from tests.made import content, guarantee, views

PROMISES = [
    guarantee("obestamd"),
    guarantee("behalls", path="keep", path_decision="beslut"),
    guarantee("uppdateras", path="update"),
    guarantee("ska-bort", path="phase_out", path_decision="beslut"),
    guarantee("blev-niva", path="phase_out", path_decision="beslut", kind="service_level"),
    guarantee("borta", path="phase_out", path_decision="beslut", state="withdrawn"),
    guarantee("niva", kind="service_level"),
]


def test_each_promise_stands_under_its_way_and_withdrawn_ones_are_done() -> None:
    progress = progress_of(views(content(guarantees=PROMISES)))
    assert {path.value: len(found) for path, found in progress.by_path.items()} == {
        "undecided": 2,
        "keep": 1,
        "update": 1,
        "phase_out": 1,
    }
    assert (progress.total, progress.undecided) == (6, 2)
    assert {view.guarantee.id for view in progress.phased_out} == {"blev-niva", "borta"}
    assert [view.guarantee.id for view in progress.without_decision] == ["uppdateras"]


def test_the_outlooks_differ_by_the_undecided_ones() -> None:
    progress = progress_of(views(content(guarantees=PROMISES)))
    assert progress.if_updated == Outlook(guarantees=3, service_levels=3, to_complete=4)
    assert progress.if_phased_out == Outlook(guarantees=2, service_levels=4, to_complete=2)


def test_nothing_is_chosen_without_promises() -> None:
    progress = progress_of(views(content()))
    assert (progress.total, progress.undecided) == (0, 0)
    assert set(progress.by_path) == set(GuaranteePath)
