"""The example municipality shows everything: each field, each choice, each verdict, each reason."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from paraply.check import World, check_content
from paraply.derive.published import published
from paraply.derive.views import Views, views_of
from paraply.load import LoadedContent, load_content
from paraply.model.accessibility import AssessmentMethod, Conformity
from paraply.model.choices import Choice, MeasureVerdict, PromiseVerdict, Reason, Trend
from paraply.model.dates import Period, PeriodKind
from paraply.model.guarantee import GuaranteeState
from paraply.model.kinds import KINDS
from paraply.model.kolada import KoladaGroup, KoladaMunicipality, Snapshot
from paraply.model.measure import Measure
from paraply.model.municipality import Municipality, Status
from paraply.model.record import Record
from paraply.problems import Problem
from tests.worlds import TODAY

EXAMPLE = Path(__file__).parent / "example"
ROOT_MODELS: tuple[type[BaseModel], ...] = (
    Municipality,
    *(kind.model for kind in KINDS),
    Snapshot,
    KoladaMunicipality,
    KoladaGroup,
)

UNSET_FIELDS = {
    "Municipality.logo": "the example has no image files",
    "Municipality.social_image": "the example has no image files",
}
UNUSED_CHOICES = {
    Status.UNOFFICIAL: "there is one municipality, and it is official",
    AssessmentMethod.SELF: "there is one accessibility statement, and others made it",
    Conformity.FULL: "there is one accessibility statement, with shortcomings",
    Conformity.NONE: "there is one accessibility statement, with shortcomings",
}
NOT_OF_PROMISES = {Reason.NO_TARGET}
"""A promise whose measure has no target is kept when all cases were."""

NOT_OF_MEASURES = {Reason.NOT_MEASURABLE}
"""Only a promise can be written so that it cannot be measured."""

MOST_FILES_WITH_FINDINGS = 10
PICTOGRAMS = {"school", "house", "hand-heart", "masks", "people", "chart"}


def annotated_types(annotation: Any) -> Iterator[Any]:
    """A field's type and everything inside it."""
    yield annotation
    for inner in get_args(annotation):
        yield from annotated_types(inner)


def models_in_files() -> list[type[BaseModel]]:
    """The records and all their parts."""
    found: list[type[BaseModel]] = list(ROOT_MODELS)
    for model in found:  # grows while it is walked
        for field in model.model_fields.values():
            for inner in annotated_types(field.annotation):
                if isinstance(inner, type) and issubclass(inner, BaseModel) and inner not in found:
                    found.append(inner)
    return found


def choices_in_files() -> set[type[Choice]]:
    return {
        inner
        for model in models_in_files()
        for field in model.model_fields.values()
        for inner in annotated_types(field.annotation)
        if isinstance(inner, type) and issubclass(inner, Choice)
    }


def named(members: Iterable[Choice]) -> set[str]:
    """Choices by name: their codes are text, and those of different choices can be equal."""
    return {f"{type(member).__name__}.{member.name}" for member in members}


def field_name(model: type[BaseModel], name: str) -> str:
    """A field by the class that defines it: what any record may carry needs to be shown once only."""
    home = next(base for base in reversed(model.__mro__) if name in getattr(base, "model_fields", ()))
    return f"{home.__name__}.{name}"


def walk(value: object) -> Iterator[object]:
    """A value and everything inside it."""
    yield value
    inner: Iterable[object] = ()
    if isinstance(value, BaseModel):
        inner = (getattr(value, name) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        inner = value.values()
    elif isinstance(value, tuple):
        inner = value
    for part in inner:
        yield from walk(part)


def has_content(value: object) -> bool:
    return value is not None and value not in ("", (), {})


@pytest.fixture(scope="module")
def loaded() -> LoadedContent:
    return load_content(EXAMPLE)


@pytest.fixture(scope="module")
def everything(loaded: LoadedContent) -> list[object]:
    content = loaded.content
    kolada = (content.snapshots, content.kolada_municipalities, content.kolada_groups)
    roots = chain(content.records(), *(listed.values() for listed in kolada))
    return [value for root in roots for value in walk(root)]


@pytest.fixture(scope="module")
def findings(loaded: LoadedContent) -> list[Problem]:
    return check_content(World(loaded.content, TODAY, unread=loaded.unread))


@pytest.fixture(scope="module")
def views(loaded: LoadedContent, findings: list[Problem]) -> Views:
    return views_of(published(loaded.content, TODAY), findings, TODAY)


def test_it_reads_without_problems(loaded: LoadedContent) -> None:
    assert [str(problem) for problem in loaded.problems] == []


def test_it_is_marked_as_an_example(loaded: LoadedContent) -> None:
    assert loaded.content.municipality.example


def test_no_check_finds_an_error(findings: list[Problem]) -> None:
    assert [str(problem) for problem in findings if problem.is_error] == []


def test_few_files_have_findings_so_that_those_that_have_stand_out(findings: list[Problem]) -> None:
    files = {problem.place.file for problem in findings if problem.accepted is None}
    assert 1 <= len(files) <= MOST_FILES_WITH_FINDINGS, "\n".join(map(str, findings))


def test_every_answer_in_a_file_answers_a_finding(loaded: LoadedContent, findings: list[Problem]) -> None:
    records = loaded.content.records()
    answers = {(record.file, answer.rule) for record in records for answer in record.accepted}
    answered = {(problem.place.file, problem.rule.code) for problem in findings if problem.accepted}
    assert answers == answered


def test_every_field_is_set_somewhere(everything: list[object]) -> None:
    wanted = {field_name(model, name) for model in models_in_files() for name in model.model_fields}
    shown = {
        field_name(type(value), name)
        for value in everything
        if isinstance(value, BaseModel)
        for name in value.model_fields_set
        if has_content(getattr(value, name))
    }
    assert wanted - shown == set(UNSET_FIELDS)


def test_every_kind_of_record_is_there(loaded: LoadedContent) -> None:
    assert [folder for folder, records in loaded.content.folders.items() if not records] == []


def test_every_choice_occurs(everything: list[object]) -> None:
    wanted = named(member for choice in choices_in_files() for member in choice)
    shown = named(value for value in everything if isinstance(value, Choice))
    assert wanted - shown == named(UNUSED_CHOICES)


def test_every_form_of_period_occurs(everything: list[object]) -> None:
    assert {value.kind for value in everything if isinstance(value, Period)} == set(PeriodKind)


def test_every_pictogram_is_used(loaded: LoadedContent) -> None:
    assert {area.pictogram for area in loaded.content.areas.values()} == PICTOGRAMS


def test_every_measure_verdict_and_reason_occurs(views: Views) -> None:
    judgements = [shown.judgement for shown in views.measures.values()]
    assert {judgement.verdict for judgement in judgements} == set(MeasureVerdict)
    assert {judgement.reason for judgement in judgements} - {None} == set(Reason) - NOT_OF_MEASURES


def test_measures_are_on_course_and_off(views: Views) -> None:
    assert {view.course.on_course for view in views.measures.values() if view.course} == {True, False}


def test_every_promise_verdict_and_reason_occurs(views: Views) -> None:
    judgements = [view.judgement for view in views.current_promises]
    assert {judgement.verdict for judgement in judgements} == set(PromiseVerdict)
    assert {judgement.reason for judgement in judgements} - {None} == set(Reason) - NOT_OF_PROMISES


def test_every_trend_occurs(views: Views) -> None:
    assert {shown.change.trend for shown in views.measures.values()} == set(Trend)


def test_series_of_every_length(views: Views) -> None:
    totals = Counter(len(shown.series.totals) for shown in views.measures.values())
    assert {0, 1} <= set(totals)
    assert max(totals) >= 20


def test_kolada_has_what_a_comparison_must_survive(loaded: LoadedContent, views: Views) -> None:
    content = loaded.content
    code = content.municipality.code or ""
    rows = [row for snapshot in content.snapshots.values() for row in snapshot.values]
    regions = {known.id for known in content.kolada_municipalities.values() if known.type == "L"}
    comparisons = [comparison for shown in views.measures.values() for comparison in shown.comparisons]
    assert any(row[0] in regions for row in rows)
    assert any(status and not figure for *_, figure, status in rows)
    assert {row[2] for row in rows if row[0] == code} == {"T", "K", "M"}
    assert {comparison.mean_is_koladas for comparison in comparisons} == {True, False}
    assert any(regions & set(group.members) for group in content.kolada_groups.values())
    assert any(code in group.members for group in content.kolada_groups.values())
    assert any(code not in group.members for group in content.kolada_groups.values())
    assert any(comparison.ties for comparison in comparisons)
    assert not any(regions & set(comparison.values) for comparison in comparisons)
    assert any(point.carried for shown in views.measures.values() for point in shown.series.points)


def test_some_areas_promise_nothing(views: Views) -> None:
    promising = {view.guarantee.area for view in views.current_promises}
    assert set(views.content.areas) - promising


def test_what_is_not_public_yet_is_kept_back(loaded: LoadedContent, views: Views) -> None:
    hidden = set(loaded.content.guarantees) - set(views.content.guarantees)
    states = {loaded.content.guarantees[id_].state for id_ in hidden}
    assert states == {GuaranteeState.DRAFT, GuaranteeState.PLANNED}
    assert set(loaded.content.goals) - set(views.content.goals)


def test_some_goal_is_judged_otherwise_than_its_evidence(views: Views) -> None:
    assert any(
        view.assessment is not None
        and view.assessment.verdict == "met"
        and any(views.measures[id_].judgement.verdict is MeasureVerdict.NOT_MET for id_ in view.goal.measures)
        for view in views.goals.values()
    )


def test_targets_change_and_one_is_nought(loaded: LoadedContent) -> None:
    measures: Iterable[Measure] = loaded.content.measures.values()
    targets = [measure.targets for measure in measures]
    assert any(len(changing) > 1 for changing in targets)
    assert any(0 in (target.at_least, target.at_most) for held in targets for target in held)
    assert any(None not in (target.at_least, target.at_most) for held in targets for target in held)


def test_addresses_and_numbers_lead_nowhere(loaded: LoadedContent) -> None:
    """Nobody is called or visited by mistake."""
    record: Record
    for record in loaded.content.records():
        texts = [value for value in walk(record) if isinstance(value, str)]
        for text in texts:
            hosts = re.findall(r"https?://([^/\s)\"]+)", text)
            assert set(hosts) <= {"example.org", "creativecommons.org"}, (record.file, text)
            assert set(re.findall(r"[\w.-]+@([\w.-]+)", text)) <= {"example.org"}, (record.file, text)
            for phone in re.findall(r"(?<![\d-])0\d{1,3}-\d[\d ]+", text):
                assert phone.startswith("010-000 00 "), (record.file, text)
