"""What time brings leaves its trace: a reason that says something, a day that has been, a look of somebody."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from paraply.check import World
from paraply.check.past import says_nothing
from paraply.check.rule import findings
from paraply.model.dates import PartialDate
from paraply.model.record import pieces_of
from paraply.model.values import Is
from tests.past.published import COUNTED, PAST, TELEPHONE, asked
from tests.past.test_every_field import all_leaves, filled, in_place
from tests.past.test_sequences import whole
from tests.worlds import (
    GOAL,
    GUARANTEE,
    KOLADA_MEASURE,
    POLICY,
    REPORT,
    SNAPSHOT,
    SURVEY,
    TODAY,
    edited,
    found,
)


@pytest.mark.parametrize(
    "why", ["Ok.", "OK!", "Ändrat, ok", "-", "x", "Rättelse 2026-11-01", "Ny uppdatering."]
)
def test_a_reason_that_says_nothing_is_none(why: str, tmp_path: Path) -> None:
    accepted = edited(GUARANTEE, "synonyms:", f"accepted: [{{rule: G07, why: '{why}'}}]\nsynonyms:", PAST)
    [problem] = found(tmp_path, "H11", accepted)
    assert (problem.message, problem.hint) == (
        f"Skälet säger inget: ”{why.removesuffix('.')}”.", "Skriv skälet i why, i en mening."
    )  # fmt: skip


@pytest.mark.parametrize("why", ["Skrivfel.", "Dubbelt.", "Avrundning.", "Nya ord.", "Fel 3.", "Nytt år."])
def test_a_short_reason_is_a_reason(why: str) -> None:
    assert not says_nothing(why)


def days_of_the_past() -> Iterator[Any]:
    """Every field of a record that the model marks as a day of the past, filled with a day to come."""
    for folder, model, path, _how in all_leaves():
        if Is.PAST_DAY in pieces_of(model.model_fields[path[-1]]):
            yield pytest.param(folder, path, id=f"{folder} {path}")


@pytest.mark.parametrize(("folder", "path"), list(days_of_the_past()))
def test_no_day_of_the_past_has_yet_to_come(folder: str, path: tuple[Any, ...]) -> None:
    record: Any = next(iter(whole().folders.get(folder, {"": whole().municipality}).values()))
    for day, codes in ((TODAY, []), (TODAY + timedelta(days=1), ["H17"])):
        content = in_place(folder, filled(record, path, PartialDate.on(day)))
        problems = findings(World(content, TODAY))
        assert [each.rule.code for each in problems if each.rule.code == "H17"] == codes


def test_a_snapshot_is_not_fetched_tomorrow(tmp_path: Path) -> None:
    files = edited(SNAPSHOT, '"fetched": "2026-06-14"', '"fetched": "2027-06-14"', PAST)
    [problem] = found(tmp_path, "H17", files)
    assert problem.message == "fetched är 2027-06-14, en dag som inte har kommit."


@pytest.mark.parametrize(
    ("path", "was", "stood", "now", "code"),
    [
        (GUARANTEE, "wording: quoted", "wording: retold", "wording: quoted", "H16"),
        (GUARANTEE, "claim: {how: automatic, text: Avdraget görs utan att du ansöker.}\n", "",
         "claim: {how: apply, text: Ansök inom en vecka.}\n", "H16"),
        (GUARANTEE, "review_by: 2027-03-01", "review_by: 2026-03-01", "review_by: 2028-03-01", "H16"),
        (GUARANTEE, "checked: 2026-05-01", "checked: 2026-05-01", "checked: null", "H16"),
        (GUARANTEE, "review_by: 2027-03-01\n", "review_by: 2026-03-01\n",
         "review_by: 2028-03-01\naccepted: [{rule: H16, why: Texten är läst.}]\n", None),
        (POLICY, 'routine: {state: exists, url: "https://exempel.se/rutin"}', "routine: {state: missing}",
         "routine: {state: exists}", "H16"),
        (POLICY, 'routine: {state: exists, url: "https://exempel.se/rutin"}', "routine: {state: missing}",
         'routine: {state: exists, url: "https://exempel.se/rutin"}', None),
        (SURVEY, "findings: De flesta känner sig trygga.",
         "findings: De flesta av eleverna känner sig trygga i skolan och på rasterna. Då var skolan näst sämst.",
         "findings: De flesta av eleverna känner sig trygga i skolan och på rasterna. Då hade den blivit bättre.",
         "H08"),
        (KOLADA_MEASURE, "target_state: none", "target_state: unknown", "target_state: none", "H16"),
        (KOLADA_MEASURE, "target_state: none", "target_state: none", "target_state: unknown", "H16"),
        (GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2020-01-01\nvalid_to: 2027-01-31",
         "valid_from: 2020-01-01\nvalid_to: 2028-01-31", "H16"),
        (GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2020-01-01\nvalid_to: 2027-01-31",
         "valid_from: 2020-01-01\nvalid_to: 2023-01-31", "H08"),
        (GOAL, "valid_from: 2023-01-01", "valid_from: 2023-01-01\nvalid_to: 2026-12-31",
         "valid_from: 2023-01-01\nvalid_to: 2024-12-31", "H08"),
        (REPORT, "published: 2026-04-20", "planned: 2027-04-20", "planned: 2028-04-20", "H16"),
        (REPORT, "published: 2026-04-20", "planned: 2026-11-20", "planned: 2026-11-20\npublished: 2026-11-23",
         None),
        (POLICY, "state: in_force", "state: in_force", "state: replaced\nurl: https://exempel.se/ny", None),
        (GUARANTEE, "synonyms:", "accepted: [{rule: H16, why: Nämnden tog över.}]\nsynonyms:",
         "accepted: [{rule: H16, why: Ingen vet.}]\nsynonyms:", "H16"),
        (GUARANTEE, "synonyms:", "accepted: [{rule: H16, why: Nämnden tog över.}]\nsynonyms:",
         "accepted: [{rule: H16, why: Nämnden tog över.}, {rule: H16, why: Nytt.}]\nsynonyms:", None),
    ],
)  # fmt: skip
def test_what_time_brings_leaves_its_trace(
    path: str, was: str, stood: str, now: str, code: str | None, tmp_path: Path
) -> None:
    before, after = (edited(path, was, text, PAST) for text in (stood, now))
    found_ = [each.problem for each in asked(tmp_path, after, before) if each.problem.accepted is None]
    assert [each.rule.code for each in found_] == ([code] if code else [])


def test_a_message_names_what_changed_from_what_to_what(tmp_path: Path) -> None:
    told_of = {
        (COUNTED, "day: 2026-02-01, why: Dubbelt.", "day: 2025-02-01, why: Dubbelt."):
            "Rättelsen av värdet för 2022 är omskriven: ”Rättat” ändras från 1\xa0februari 2026 till 1\xa0februari 2025.",
        (COUNTED, "why: Vi räknar besök.", "why: Ingen vet."):
            "Rättelsen av unit den 2026-01-05 är omskriven: ”Varför” ändras från Vi räknar besök till Ingen vet.",
        (COUNTED, "{period: 2024, value: 500, published: 2025-01-10}",
         "{period: 2024, value: 500, published: 2025-01-10, group: {dimension: gender, value: men}}"):
            "”Utfall” för 2024 är publicerat och står nu för 2024 (Män) "
            "(Värde: 500, Slag: ”resultat”, Publicerat: 10\xa0januari 2025).",
        (COUNTED, "value: 540, kind: forecast", "value: 530, kind: forecast"):
            "”Utfall: Värde” för 2026 (prognos) är publicerat och ändras från 540 till 530.",
        (GUARANTEE, "until: 2021-12-31", "until: 2020-12-31"):
            "Lydelsen som gällde till och med 31\xa0december 2021 slutar en annan dag: 31\xa0december 2020.",
        (GUARANTEE, ",\n     why: Så löd löftet först.}", "}"):
            "Skälet till att lydelsen som gällde till och med 31\xa0december 2021 ändrades är borta.",
        (GUARANTEE, "counted: true, claimed: 3, granted: 3, compensation_sek: 9000", "counted: false, claimed: 3, granted: 3, compensation_sek: 9000"):
            "”Begärd ersättning: Räknas” för 2025 är publicerat och ändras från ja till nej.",
        (TELEPHONE, "valid_to: 2025-06-30", "valid_to: 2027-06-30"):
            "”Gäller till och med” är publicerat och ändras från 30\xa0juni 2025 till 30\xa0juni 2027.",
    }  # fmt: skip
    for number, ((path, old, new), message) in enumerate(told_of.items()):
        found_ = asked(tmp_path / str(number), edited(path, old, new, PAST))
        assert [each.problem.message for each in found_] == [message]
