"""The index of the search: what a row holds, what it never holds, and its words for the same thing."""

import json
from typing import Any

import pytest

from paraply.model.content import Content
from paraply.render.search import ANSWER_LENGTH, rows_of, search_index, shortened
from paraply.render.synonyms import SYNONYMS
from tests.made import area, content, goal, guarantee, measure, owner, page, policy, report, site, views


def index_of(made: Content) -> dict[str, Any]:
    [found] = [file for file in site(made).files() if file.address == "a-o/sok.json"]
    assert found.content == search_index(views(made), site(made).pages).encode()
    read: dict[str, Any] = json.loads(found.content)
    return read


def row_of(made: Content, address: str) -> dict[str, Any]:
    index = index_of(made)
    [row] = [row for row in index["rows"] if row[2] == address]
    kind, title, _address, verdict, answer, synonyms, about = row
    return {
        "kind": index["kinds"][kind][0],
        "title": title,
        "verdict": index["verdicts"][verdict] if verdict >= 0 else None,
        "answer": answer,
        "synonyms": synonyms,
        "about": about,
    }


def test_a_promise_answers_with_its_sentence_and_verdict() -> None:
    made = content(guarantees=[guarantee(title="Bygglov i tid", synonyms=["byggnadslov", "altan"])])
    assert row_of(made, "garantier/lofte/") == {
        "kind": "löfte",
        "title": "Bygglov i tid",
        "verdict": ["not-assessed", "Går inte att bedöma"],
        "answer": "Exempelkommunen lovar: du får svar inom tio veckor. Vi vet inte hur ofta löftet hålls. "
        "Om det inte hålls: avgiften sänks.",
        "synonyms": "byggnadslov, altan",
        "about": "Du får svar inom tio veckor.",
    }


def test_a_measure_answers_with_its_newest_figure_and_is_found_by_its_question() -> None:
    outcomes = [{"period": "2024", "value": 80}, {"period": "2025", "value": 90}]
    targets = [{"from_period": "2024", "at_least": 85}]
    made = content(measures=[measure(question="Får du svar?", outcomes=outcomes, targets=targets)])
    row = row_of(made, "matt/matt/")
    assert row["answer"].replace("\xa0", " ") == (
        "Svar i tid: 90 procent i Exempelkommunen år 2025. Målet, minst 85 procent, nåddes."
    )
    assert row["verdict"] == ["met", "Målet nåddes"]
    assert row["about"] == "Får du svar?"


def test_what_is_unknown_is_said_as_unknown() -> None:
    assert row_of(content(measures=[measure()]), "matt/matt/")["answer"] == (
        "Svar i tid: här finns ingen siffra för Exempelkommunen än."
    )
    assert row_of(content(goals=[goal()]), "mal/mal/")["answer"] == (
        "Alla är trygga. Vi vet inte hur det har gått."
    )


def test_what_no_longer_holds_is_called_former_and_has_no_verdict() -> None:
    row = row_of(content(guarantees=[guarantee(state="withdrawn")]), "garantier/lofte/")
    assert (row["kind"], row["verdict"]) == ("tidigare löfte", None)


def test_other_records_answer_without_saying_their_name_twice() -> None:
    made = content(
        areas=[area(title="Bo", lead="Hus och gator.")],
        owners=[owner(name="Nämnden")],
        policies=[policy(title="Policy")],
    )
    assert row_of(made, "omraden/omrade/")["answer"] == "Hus och gator."
    [owner_id] = made.owners
    answer = row_of(made, f"ansvariga/{owner_id}/")["answer"]
    assert answer == "Inga löften, mål eller mått hör hit än."
    addresses = {row.address: row for row in rows_of(views(made), site(made).pages)}
    assert all(row.answer[:1].isalnum() for row in addresses.values() if row.answer)


def test_pages_that_are_no_record_are_found_when_they_are_there() -> None:
    made = content(reports=[report()])
    rows = {row.address: row for row in rows_of(views(made), site(made).pages)}
    words = {one.address: one.searched for one in site(made).pages if one.searched}
    assert words == {a: row.synonyms for a, row in rows.items() if row.kind == "sida"}
    assert {"omraden/", "garantier/", "mal/", "matt/", "rapporter/", "nytt/", "om/bedomning/"} <= set(words)
    assert rows["om/oppna-data/"].title == page(site(made), "om/oppna-data/").title


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Kort.", "Kort."),
        (f"Första. {'x' * ANSWER_LENGTH}", "Första."),
        ("ord " * ANSWER_LENGTH, f"{'ord ' * 39}ord …"),
    ],
)
def test_an_answer_is_cut_after_a_sentence_or_a_word(text: str, short: str) -> None:
    assert shortened(text) == short
    assert len(shortened(text)) <= ANSWER_LENGTH + 2


def test_no_word_stands_twice_in_a_group_and_all_are_small_letters() -> None:
    for group in SYNONYMS:
        assert len(set(group)) == len(group) > 1
        assert all(word == word.lower().strip() for word in group)
