import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from paraply.check.fields import texts_of
from paraply.model.kinds import WRITTEN
from tests.worlds import (
    AREAS,
    CLEAN,
    DECISION,
    GOAL,
    GUARANTEE,
    IMPORT,
    KOLADA_GROUPS,
    KOLADA_MEASURE,
    KOLADA_MUNICIPALITIES,
    MEASURE,
    MUNICIPALITY,
    OWNERS,
    REPORT,
    SNAPSHOT,
    SURVEY,
    all_found,
    edited,
    found,
    line_of,
    with_files,
    world_of,
)


def test_nothing_is_found_in_a_whole_world(tmp_path: Path) -> None:
    assert all_found(tmp_path) == []


REFERENCES = [
    (GUARANTEE, "area: bygga-och-bo", "area: finnsinte"),
    (GUARANTEE, "owners: [byggnadsnamnden, byggkontoret]", "owners: [byggnadsnamnden, finnsinte]"),
    (GUARANTEE, "measure: bygglov-i-tid", "measure: finnsinte"),
    (GUARANTEE, "decision: kf-2019-12", "decision: finnsinte"),
    (GUARANTEE, "valid_from: 2020-01-01", "replaced_by: finnsinte"),
    (GUARANTEE, "valid_from: 2020-01-01", "path_decision: finnsinte"),
    (MEASURE, "area: bygga-och-bo", "area: finnsinte"),
    (MEASURE, "decision: kf-2019-12", "decision: finnsinte"),
    (MEASURE, "report: arsredovisning-2025", "report: finnsinte"),
    (MEASURE, "report: arsredovisning-2025", "restated_from: {report: finnsinte}"),
    (KOLADA_MEASURE, "kolada_group: G99999", "kolada_group: finnsinte"),
    (AREAS, "kolada_group: G99999", "kolada_group: finnsinte"),
    (MUNICIPALITY, "default_group: G99999", "default_group: finnsinte"),
    (GOAL, "measures: [trygghet-arskurs-5]", "measures: [trygghet-arskurs-5, finnsinte]"),
    (GOAL, "level: council", "level: council\nguarantees: [finnsinte]"),
    (GOAL, "level: council", "level: council\nparent: finnsinte"),
    (GOAL, "[{report: arsredovisning-2025", "[{report: finnsinte"),
    (SURVEY, "owner: skolnamnden", "owner: finnsinte"),
    (SURVEY, "kind: survey", "kind: survey\ncontrols: [{moment: Svarstid, guarantee: finnsinte}]"),
    (REPORT, "by: kommunfullmaktige", "by: finnsinte"),
    (OWNERS, "works_for: [byggnadsnamnden]", "works_for: [finnsinte]"),
    (IMPORT, "measure: bygglov-i-tid", "measure: finnsinte"),
]


@pytest.mark.parametrize(("path", "old", "new"), REFERENCES)
def test_every_id_must_lead_to_a_record(tmp_path: Path, path: str, old: str, new: str) -> None:
    files = edited(path, old, new)
    [problem] = found(tmp_path, "R01", files)
    assert problem.place == line_of(path, "finnsinte", files)
    assert "'finnsinte' finns inte bland" in problem.message


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def references_in(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The fields whose annotation, written out, holds the mark ``Refers``."""
    for name, field in model.model_fields.items():
        if "Refers(" in f"{field.annotation}{field.metadata}":
            yield (*path, name)
        for part in models_in(field.annotation):
            yield from references_in(part, (*path, name))


def filled(model: type[BaseModel]) -> BaseModel:
    """A record with every reference and every nested part filled in, unchecked."""
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        part = next(models_in(field.annotation), None)
        value = filled(part) if part else "id"
        values[name] = (value,) if "tuple[" in str(field.annotation) else value
    return model.model_construct(None, **values)


@pytest.mark.parametrize("model", [*(kind.model for kind in WRITTEN)])
def test_the_walk_reaches_every_marked_field(model: type[BaseModel]) -> None:
    reached = {
        tuple(step for step in text.path if isinstance(step, str))
        for text in texts_of(filled(model))
        if text.refers
    }
    assert reached == set(references_in(model))


def test_the_nearest_name_is_proposed(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "measure: bygglov-i-tid", "measure: byglov-i-tid")
    [problem] = found(tmp_path, "R01", files)
    assert problem.message == "measure: 'byglov-i-tid' finns inte bland måtten."
    assert problem.hint == "Menade du 'bygglov-i-tid' (Bygglov i tid)?"


def test_a_short_list_is_told_when_nothing_is_near(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "R01", edited(GUARANTEE, "area: bygga-och-bo", "area: xyz"))
    assert problem.hint == (
        "Det finns bygga-och-bo, forskola-och-skola. "
        "Är det nytt? Lägg till det med kommandot new area --id xyz, eller i content/results/areas.yml: "
        "- {id: xyz, title: …}"
    )


def test_positions_in_lists_count_from_one(tmp_path: Path) -> None:
    files = edited(GOAL, "[{report: arsredovisning-2025", "[{report: finnsinte")
    [problem] = found(tmp_path, "R01", files)
    assert problem.message.startswith("assessments.1.report: ")


@pytest.mark.parametrize("path", [MEASURE, DECISION, AREAS, OWNERS, KOLADA_GROUPS])
def test_nobody_is_blamed_for_a_file_that_could_not_be_read(tmp_path: Path, path: str) -> None:
    assert not found(tmp_path, "R01", with_files({path: "{"}), broken=True)


def test_an_unread_file_excuses_only_itself(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "decision: kf-2019-12", "decision: finnsinte", with_files({MEASURE: "{"}))
    assert len(found(tmp_path, "R01", files, broken=True)) == 1


def test_a_missing_list_of_groups_is_told_of(tmp_path: Path) -> None:
    problems = found(tmp_path, "R01", with_files({KOLADA_GROUPS: None}))
    assert {problem.place.file for problem in problems} == {
        f"content/{path}" for path in (MUNICIPALITY, AREAS, KOLADA_MEASURE)
    }
    assert all("Hämta" in problem.hint for problem in problems)


def test_owners_above_themselves_go_in_a_circle(tmp_path: Path) -> None:
    files = edited(OWNERS, "kind: council", "kind: council\n    parent: skolnamnden")
    [problem] = found(tmp_path, "R02", files)
    assert (
        problem.message
        == "parent: kommunfullmaktige → skolnamnden → kommunfullmaktige leder tillbaka till sig själv."
    )
    assert problem.place == line_of(OWNERS, "parent", files)


def test_a_goal_above_itself_is_a_circle(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "R02", edited(GOAL, "level: council", "level: council\nparent: trygg-skola"))
    assert problem.message.startswith("parent: trygg-skola → trygg-skola")


def test_promises_that_replace_each_other_are_one_circle(tmp_path: Path) -> None:
    first = edited(GUARANTEE, "valid_from: 2020-01-01", "replaced_by: b")
    b = CLEAN[GUARANTEE].replace("old_addresses: [info/bygglov/]", "replaced_by: bygglov")
    c = CLEAN[GUARANTEE].replace("old_addresses: [info/bygglov/]", "replaced_by: b")
    files = with_files({"guarantees/b.md": b, "guarantees/c.md": c}, first)
    assert [problem.message for problem in found(tmp_path, "R02", files)] == [
        "replaced_by: b → bygglov → b leder tillbaka till sig själv."
    ]


def test_a_kolada_measure_needs_its_snapshot(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "R03", with_files({SNAPSHOT: None}))
    assert problem.message == "Filen content/results/kolada/N99999.json finns inte."
    assert problem.place == line_of(KOLADA_MEASURE, "source")


def test_a_broken_snapshot_is_told_of_once(tmp_path: Path) -> None:
    assert not found(tmp_path, "R03", with_files({SNAPSHOT: "{"}), broken=True)


def test_a_kolada_measure_needs_the_id_of_a_kpi(tmp_path: Path) -> None:
    files = edited(KOLADA_MEASURE, "source: {kind: kolada, id: N99999}", "source: {kind: kolada}")
    [problem] = found(tmp_path, "R03", files)
    assert "nyckeltalets id saknas" in problem.message


def test_a_kolada_measure_has_no_values_of_its_own(tmp_path: Path) -> None:
    files = edited(KOLADA_MEASURE, "target_state: none", "outcomes:\n  - {period: 2024, value: 72.8}")
    [problem] = found(tmp_path, "R04", files)
    assert problem.place == line_of(KOLADA_MEASURE, "outcomes", files)


def test_a_dimension_needs_a_swedish_name(tmp_path: Path) -> None:
    grouped = "  - {period: 2023, value: 90.0, group: {dimension: gende, value: women}}\n"
    files = edited(MEASURE, "outcomes:\n", f"outcomes:\n{grouped}{grouped.replace('women', 'men')}")
    [problem] = found(tmp_path, "R06", files)
    assert problem.hint == "Menade du 'gender'?"
    assert not found(
        tmp_path, "R06", edited(MEASURE, "outcomes:\n", f"outcomes:\n{grouped.replace('gende,', 'gender,')}")
    )


def test_koladas_division_by_gender_needs_a_swedish_name_too(tmp_path: Path) -> None:
    snapshot = json.loads(CLEAN[SNAPSHOT])
    snapshot["values"].append(["9999", 2026, "K", 75.0, ""])
    files = edited(
        MUNICIPALITY, "{gender: Kön}", "{unit: Enhet}", with_files({SNAPSHOT: json.dumps(snapshot)})
    )
    [problem] = found(tmp_path, "R06", files)
    assert "'gender'" in problem.message
    assert problem.place.file == f"content/{KOLADA_MEASURE}"


def test_a_snapshot_is_named_after_its_kpi(tmp_path: Path) -> None:
    files = edited(SNAPSHOT, '"kpi": "N99999"', '"kpi": "N99998"')
    [problem] = found(tmp_path, "R08", files)
    assert problem.place.file == f"content/{SNAPSHOT}"
    assert "N99998" in problem.message


def test_members_of_a_group_must_be_in_the_list(tmp_path: Path) -> None:
    groups = json.loads(CLEAN[KOLADA_GROUPS])
    groups[0]["members"].append("9997")
    [problem] = found(tmp_path, "R09", with_files({KOLADA_GROUPS: json.dumps(groups)}))
    assert problem.message == "Gruppen G99998 har medlemmar som inte finns i kommunlistan: 9997."


def test_our_own_code_must_be_in_the_list(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "R09", edited(MUNICIPALITY, "code: '9999'", "code: '9990'"))
    assert problem.place == line_of(MUNICIPALITY, "code")


def test_without_a_list_nobody_is_a_stranger(tmp_path: Path) -> None:
    assert not found(tmp_path, "R09", with_files({KOLADA_MUNICIPALITIES: None}))


def test_the_texts_of_a_record_have_paths_and_marks(tmp_path: Path) -> None:
    promise = world_of(tmp_path).content.guarantees["bygglov"]
    texts = {text.path: text for text in texts_of(promise)}
    assert texts["owners", 1].refers == "owners"
    assert texts["owners", 1].field == "owners"
    assert texts["consequence", "text"].refers is None
    assert ("kind",) not in texts  # the code of a closed list is no text


def test_goals_in_too_many_steps_are_refused_at_the_first_that_is_too_deep(tmp_path: Path) -> None:
    def goals(depth: int) -> dict[str, str]:
        text = CLEAN[GOAL].replace("level: council", "level: committee")
        return {
            f"results/goals/mal-{number}.md": text.replace(
                "title: Alla elever är trygga i skolan",
                f"title: Mål {number}" + (f"\nparent: mal-{number - 1}" if number else ""),
            )
            for number in range(depth + 1)
        }

    assert not found(tmp_path / "a", "R12", with_files(goals(50)))
    [problem] = found(tmp_path / "b", "R12", with_files(goals(350)))
    assert problem.place.file == "content/results/goals/mal-51.md"
    assert "51 led" in problem.message
