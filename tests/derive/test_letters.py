"""Everything by name, in Swedish order."""

from paraply.derive.letters import letters_of, swedish_order
from tests.made import area, content, decision, goal, guarantee, measure, owner, policy, report, survey, views


def test_swedish_order_puts_a_ring_and_dots_last_and_ignores_case_and_other_marks() -> None:
    names = ["Öppettider", "Ärende", "åk 5", "zebra", "Äldre", "Éclair", "egen", "Avlopp", "Ålder", "avgift"]
    assert sorted(names, key=swedish_order) == [
        "avgift", "Avlopp", "Éclair", "egen", "zebra", "åk 5", "Ålder", "Äldre", "Ärende", "Öppettider",
    ]  # fmt: skip


def test_every_record_with_a_page_is_there_once() -> None:
    made = content(
        guarantees=[guarantee(title="Bygglov")],
        measures=[measure(title="Cykel")],
        goals=[goal(title="Dagis")],
        surveys=[survey(title="Enkät")],
        reports=[report(title="Facit")],
        policies=[policy(title="Gräns")],
        owners=[owner(name="Hamnen")],
        areas=[area(title="Idrott")],
        decisions=[decision(title="Avskrivet")],
    )
    found = [(letter.letter, [entry.name for entry in letter.entries]) for letter in letters_of(views(made))]
    assert found == [
        ("B", ["Bygglov"]), ("C", ["Cykel"]), ("D", ["Dagis"]), ("E", ["Enkät"]), ("F", ["Facit"]),
        ("G", ["Gräns"]), ("H", ["Hamnen"]), ("I", ["Idrott"]),
    ]  # fmt: skip


def test_synonyms_lead_to_the_record_with_a_capital_letter() -> None:
    made = content(guarantees=[guarantee(title="Bygglov", synonyms=["äska lov"])])
    letters = {letter.letter: letter.entries for letter in letters_of(views(made))}
    [entry] = letters["Ä"]
    assert entry.name == "Äska lov"
    assert entry.is_synonym
    assert entry.record is letters["B"][0].record


def test_letters_have_addresses_in_plain_letters_and_figures_stand_together() -> None:
    made = content(
        measures=[
            measure("a", title="Åre"),
            measure("b", title="Älg"),
            measure("c", title="Öga"),
            measure("d", title="112"),
            measure("e", title="”Citat”"),
            measure("f", title="École"),
        ]
    )
    letters = letters_of(views(made))
    assert [(letter.letter, letter.anchor) for letter in letters] == [
        ("0–9", "bokstav-0"),
        ("E", "bokstav-e"),
        ("Å", "bokstav-aa"),
        ("Ä", "bokstav-ae"),
        ("Ö", "bokstav-oe"),
    ]
    assert [entry.name for entry in letters[0].entries] == ["112", "”Citat”"]


def test_drafts_have_no_name_in_the_list() -> None:
    assert letters_of(views(content(guarantees=[guarantee(state="draft")]))) == []
