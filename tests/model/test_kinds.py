"""The table of kinds: whatever is asked of a row is there, and no kind is forgotten."""

from dataclasses import fields

import pytest
from pydantic import BaseModel

from paraply.model.content import Content
from paraply.model.kind import Kind, Weight, name_of
from paraply.model.kinds import BY_NAME, KINDS, WRITTEN, kind_of
from paraply.model.record import pieces_of
from paraply.model.values import Refers
from paraply.render import urls
from tests.worlds import world_of


def referred_in(model: type[BaseModel]) -> set[str]:
    """The kinds that fields of the model and of its parts refer to."""
    pieces = [piece for info in model.model_fields.values() for piece in pieces_of(info)]
    parts = {piece for piece in pieces if isinstance(piece, type) and issubclass(piece, BaseModel)}
    found = {piece.kind for piece in pieces if isinstance(piece, Refers)}
    return found.union(*map(referred_in, parts))


def ids(kind: Kind) -> str:
    return kind.code


def test_the_content_has_a_field_for_every_kind() -> None:
    of_kinds = {"municipality", *(kind.name for kind in KINDS)}
    fetched = {"snapshots", "kolada_municipalities", "kolada_groups"}
    assert {field.name for field in fields(Content)} == of_kinds | fetched


@pytest.mark.parametrize("what", ["name", "code", "model", "path", "slug"])
def test_no_two_kinds_share(what: str) -> None:
    assert len({getattr(kind, what) for kind in WRITTEN}) == len(WRITTEN)


def test_no_two_forms_share_a_name() -> None:
    assert len({kind.form.name for kind in WRITTEN}) == len(WRITTEN)


def test_every_kind_that_a_field_refers_to_can_be_named() -> None:
    """In the finding that an id is not there."""
    referred = set().union(*(referred_in(kind.model) for kind in WRITTEN))
    assert referred >= {"owners", "areas", "measures"}
    assert all(BY_NAME[name].among for name in referred - {"kolada/groups"})


@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_a_kind_has_every_word_that_is_asked_of_it(kind: Kind) -> None:
    assert kind.one
    assert kind.many
    assert kind.form.about
    assert bool(kind.new) == (kind.weight is not None)
    assert kind.weight is not Weight.LATER
    assert bool(kind.hit) == kind.has_page
    assert bool(kind.former) == bool(kind.former_hit)
    assert bool(kind.in_order) == (kind.listing is not None) == (not kind.has_file)
    assert not kind.instead or kind.has_page


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.address], ids=ids)
def test_the_list_of_a_kind_with_pages_is_a_page(kind: Kind) -> None:
    assert kind.address in urls.ENGINE_PAGES


@pytest.mark.parametrize("kind", WRITTEN, ids=ids)
def test_the_form_names_fields_of_the_record(kind: Kind) -> None:
    form = kind.form
    named = {*form.named, *form.shown, *form.groups, *form.sorted_by} if kind.has_file else {*form.named}
    assert named - set(kind.model.model_fields) <= ({"title"} if kind.code == "municipality" else set())


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return world_of(tmp_path_factory.mktemp("kinds")).content


def test_the_row_of_a_record_is_that_of_its_folder(content: Content) -> None:
    for name, records in content.folders.items():
        assert records, name
        for record in records.values():
            assert kind_of(record).name == name
            assert name_of(record)
            assert urls.has_page(record) == bool(kind_of(record).address)


def test_a_promise_of_another_municipality_is_named_by_what_it_is_about(content: Content) -> None:
    [record] = content.elsewhere.values()
    assert name_of(record) == f"{record.service} i {record.municipality}"
    with pytest.raises(TypeError, match="Elsewhere has no page"):
        urls.of(record)


@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_a_heading_begins_with_one_capital(kind: Kind) -> None:
    for heading, word in ((kind.heading, kind.many), (kind.title, kind.one)):
        assert heading[0] == heading[0].upper()
        assert heading[1:] == word[1:]
