"""What a resident must see on the page of a measure, and in the list of measures."""

import re
from dataclasses import replace
from typing import Any

import pytest

from paraply.model.content import Content
from paraply.model.kolada import KoladaRows
from paraply.model.measure import Group
from paraply.model.municipality import Municipality
from paraply.render.figures import rows_of
from paraply.render.pages.measures import without_target_sentence
from paraply.speech.changes import finding
from tests.made import (
    KPI,
    US,
    Outline,
    area,
    content,
    decision,
    goal,
    guarantee,
    html,
    measure,
    municipality,
    owner,
    page,
    site,
    snapshot,
    text_of,
    views,
    wrong_in,
)

PHONE: Municipality = municipality(
    short_name="Exempel", contact={"centre": "Kontaktcenter", "phone": "0999-710 00"}
)


def of(value: float, period: str = "2025", **fields: Any) -> dict[str, Any]:
    return {"period": period, "value": value, **fields}


def shown(**fields: Any) -> str:
    """The HTML of a measure's page; it is sound, whatever the measure lacks."""
    found = html(content(of=PHONE, measures=[measure(**fields)]), "matt/matt/")
    assert wrong_in(found) == []
    return found


def told(**fields: Any) -> str:
    return text_of(shown(**fields))


def in_kolada(ours: float = 74.0, direction: str = "higher", **fields: Any) -> Content:
    """A Kolada measure with two similar municipalities and one more."""
    rows = [["0001", 2026, "T", 80.0, ""], ["0002", 2026, "T", 60.5, ""], ["0003", 2026, "T", 90.0, ""]]
    rows += [[US, 2022, "T", 71.25, ""], [US, 2023, "T", 71.25, ""], [US, 2026, "T", ours, ""]]
    rows += [[US, 2026, "K", 75.0, ""], [US, 2026, "M", None, ".."]]
    made = measure(
        source={"kind": "kolada", "id": KPI},
        rounds=["2022", "2024", "2026"],
        direction=direction,
        **{"every": "two_years", **fields},
    )
    return content(
        of=municipality(short_name="Exempel", kolada={"default_group": "G1", "county_group": "G2"}),
        measures=[made],
        snapshots=[snapshot(rows, origin="Kolada API v3", decimals_known=1)],
        places=[("0001", "K"), ("0002", "K"), ("0003", "K"), (US, "K")],
        groups=[("G1", ["0001", "0002", "0009"]), ("G2", ["0008"])],
    )


def table(markup: str, caption: str) -> list[list[str]]:
    """The rows of the table under a caption, as text."""
    [found] = [part for part in markup.split("<table>")[1:] if caption in part.split("</caption>")[0]]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", found.split("</table>")[0], re.DOTALL)
    return [[text_of(cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


class TestAnswer:
    def test_the_question_is_the_heading_else_the_title(self) -> None:
        assert Outline(shown(question="Kommer svaren i tid?")).headings[0] == (1, "Kommer svaren i tid?")
        assert Outline(shown()).headings[0] == (1, "Svar i tid")

    @pytest.mark.parametrize(
        ("value", "word", "look"),
        [
            (95, "Målet nåddes: 95 procent år 2025. Målet är minst 90 procent.", "met"),
            (
                89,
                "Nära målet: 89 procent år 2025. Målet är minst 90, och marginalen är 1 procentenhet.",
                "near",
            ),
            (50, "Målet nåddes inte: 50 procent år 2025. Målet är minst 90 procent.", "not-met"),
        ],
    )
    def test_figure_period_direction_verdict_and_target(self, value: float, word: str, look: str) -> None:
        markup = shown(
            outcomes=[of(value)], targets=[{"from_period": "2020", "at_least": 90}], tolerance=1, decimals=1
        )
        assert text_of(markup).startswith(
            f"Svar i tid {value},0 % År 2025. Högre är bättre. "
            f"Det finns ingen tidigare siffra att jämföra med. {word} Frågor?"
        )
        assert f'class="verdict verdict--{look}"' in markup

    def test_the_change_stands_beside_the_figure(self) -> None:
        assert "95 % År 2025. Högre är bättre. Bättre än år 2024, då det var 90 procent." in told(
            outcomes=[of(90, "2024"), of(95)]
        )
        text = told(outcomes=[of(90, "2024"), of(95)], direction="neutral")
        assert "95 % År 2025. Högre än år 2024, då det var 90 procent." in text

    @pytest.mark.parametrize(
        ("state", "sentence"),
        [
            ("unknown", "Vi vet inte om det finns något mål."),
            (None, "Vi vet inte om det finns något mål."),
            ("none", "Kommunen har inte satt något mål."),
        ],
    )
    def test_without_a_target_the_comparison_takes_the_verdicts_place(
        self, state: str | None, sentence: str
    ) -> None:
        markup = html(in_kolada(target_state=state), "matt/matt/")
        assert wrong_in(markup) == []
        assert (
            "Bara två andra kommuner har en siffra. Därför jämför vi inte. "
            f"2 av 4 kommuner har ett bättre resultat. {sentence}"
        ) in text_of(markup)
        assert "Kan inte bedömas." not in text_of(markup)

    def test_without_target_and_comparison_it_is_said_that_nothing_is_known(self) -> None:
        text = told(outcomes=[of(95)])
        assert "Vi vet inte om det finns något mål." in text
        assert 'class="verdict' not in shown(outcomes=[of(95)])

    def test_with_a_target_the_comparison_follows(self) -> None:
        text = text_of(html(in_kolada(targets=[{"from_period": "2020", "at_least": 70}]), "matt/matt/"))
        assert "Målet nåddes: 74 procent år 2026. Målet är minst 70 procent. Bara två andra" in text

    def test_nothing_known(self) -> None:
        text = told()
        assert text.startswith("Svar i tid Ingen siffra än Bedöms inte: här finns ingen siffra än.") or (
            text.startswith("Svar i tid Ingen siffra än Går inte att bedöma: här finns ingen siffra än.")
        )
        assert "Det finns inga siffror att visa." in text
        assert "Inga siffror är inlagda." in text
        for unknown in (
            "hur det går, eftersom det inte finns någon siffra än",
            "om det finns något mål",
            "vem som ansvarar för det som mäts",
            "när nästa siffra kommer",
            "exakt vad som mäts",
            "var siffrorna kommer ifrån",
        ):
            assert unknown in text.partition("Det här vet vi inte än")[2]
        assert "uppgift saknas" not in text.lower()

    def test_only_something_less_than_an_outcome(self) -> None:
        text = told(outcomes=[of(95, "2026-T2")], targets=[{"from_period": "2020", "at_least": 90}])
        assert "Ingen färdig siffra än 95 procent under januari–augusti 2026. Bedöms inte än: siffran" in text

    def test_questions_go_to_the_area_else_to_the_contact_centre(self) -> None:
        made = content(of=PHONE, areas=[area(contact="ring byggkontoret")], measures=[measure(area="omrade")])
        assert "Frågor? Ring byggkontoret." in text_of(html(made, "matt/matt/"))
        assert "Frågor? Fråga Kontaktcenter 0999-710 00." in told()

    def test_a_day_of_the_month_is_never_shown_with_its_code(self) -> None:
        markup = shown(
            unit="dag_i_månaden", direction="lower", outcomes=[of(27, "2026-09"), of(26, "2026-10")]
        )
        assert "_" not in text_of(markup)
        assert "2026. Lägre är bättre. En dag tidigare än i september 2026." in text_of(markup)


class TestTable:
    def test_newest_first_with_all_there_is_to_know(self) -> None:
        markup = shown(
            decimals=1,
            outcomes=[
                {"period": "2021", "missing": "not_measured", "why": "Pandemin."},
                of(80, "2022", numerator=160, denominator=200, respondents=1234, margin=1.5),
                of(82, "2023", restated_from={"value": 81.5, "why": "Fel i uttaget"}),
                of(83, "2024", kind="preliminary", note="Väntar på beslut."),
                of(84, "2025-T2"),
                {"period": "2025"},
            ],
        )
        assert table(markup, "Svar i tid") == [
            ["Period", "Exempel"],
            ["2025", "ingen siffra"],
            ["januari–augusti 2025 Del av året.", "84,0"],
            ["2024 Preliminärt. Väntar på beslut.", "83,0"],
            ["2023 Siffran är rättad från 81,5 procent. Fel i uttaget.", "82,0"],
            [
                "2022 160 av 200 fall. 1 234 svar. Felmarginalen är 1,5 procentenheter åt varje håll.",
                "80,0",
            ],
            ["2021 Pandemin.", "mättes inte"],
        ]

    def test_carried_values_and_rounds_without_value_are_told(self) -> None:
        markup = html(in_kolada(), "matt/matt/")
        rows = table(markup, "Svar i tid")
        assert rows[0] == ["Period", "Exempel", "Kvinnor", "Män", "Liknande kommuner"]
        assert rows[1] == ["2026", "74,0", "75,0", "är hemlig enligt lag", "70,3"]
        assert rows[2] == ["2024", "ingen siffra", "–", "–", "–"]
        assert rows[3][1] == "71,3"
        assert "Inte mätt, förra värdet upprepas." in rows[3][0]
        assert rows[4][:4] == ["2022", "71,3", "–", "–"]
        assert markup.count('<tr class="carried">') == 1

    def test_a_unit_keeps_its_own_capitals(self) -> None:
        assert "KWh per kvm, nyaste först" in told(unit="kWh per kvm", outcomes=[of(1)])
        assert "Antal, nyaste först" in told(unit="antal", outcomes=[of(1)])

    @pytest.mark.parametrize(
        ("value", "word"), [("women", "Kvinnor"), ("men", "Män"), ("östra skolan", "Östra skolan")]
    )
    def test_groups_have_swedish_words(self, value: str, word: str) -> None:
        assert Group(dimension="x", value=value).label == word

    def test_a_group_alone_in_a_period_has_a_row(self) -> None:
        group = {"dimension": "gender", "value": "women"}
        view = views(content(measures=[measure(outcomes=[of(5, group=group)])])).measures["matt"]
        [row] = rows_of(view)
        assert list(row.cells) == ["–", "5"]


class TestComparison:
    def test_each_group_with_its_mean_median_and_rank(self) -> None:
        markup = html(in_kolada(), "matt/matt/")
        assert table(markup, "jämfört med andra") == [
            ["Jämfört med", "Plats", "Medel", "Median"],
            ["Liknande kommuner 2 av 3 har en siffra", "2 av 3 i mitten", "70,3", "74,0"],
            ["Alla kommuner 3 av 3 har en siffra", "3 av 4 i mitten", "76,8", "77,0"],
        ]
        text = text_of(markup)
        assert "Liknande kommuner: Grupp G1 (Kommun 0001, Kommun 0002, 0009)." in text
        assert "Egen bearbetning av data från Kolada." in text
        assert "I medianen är Exempel med." in text
        assert 'href="../../om/bedomning/#jamforelser"' in markup

    @pytest.mark.parametrize(
        ("title", "told"),
        [
            (
                "Liknande kommuner, övergripande, Exempel, 2025",
                "Liknande kommuner, övergripande, Exempel, 2025",
            ),
            ("Grupp G1 (ovägt medel)", "Liknande kommuner: Grupp G1 (alla kommuner väger lika)"),
        ],
    )
    def test_a_group_is_told_once_and_in_plain_words(self, title: str, told: str) -> None:
        made = in_kolada()
        group = made.kolada_groups["G1"].model_copy(update={"title": title})
        made = replace(made, kolada_groups={**made.kolada_groups, "G1": group})
        text = text_of(html(made, "matt/matt/"))
        assert f". {told} (Kommun 0001, Kommun 0002, 0009)." in text or f" {told} (Kommun 0001, " in text
        assert "Liknande kommuner: Liknande" not in text

    @pytest.mark.parametrize("address", ["matt/matt/", "matt/", "jamfor/"])
    def test_an_index_is_told_before_its_number_wherever_it_stands(self, address: str) -> None:
        text = text_of(html(in_kolada(unit="index"), address))
        assert re.search(r"index 7\d", text)
        assert not re.search(r"\d index\b", text)

    @pytest.mark.parametrize(
        ("every", "repeated", "is_told"),
        [("two_years", 15, True), ("two_years", 3, False), ("year", 15, False), ("four_years", 15, False)],
    )
    def test_that_others_were_measured_the_year_before_is_told_where_they_were(
        self, every: str, repeated: int, *, is_told: bool
    ) -> None:
        made = in_kolada(every=every)
        rows = [*made.snapshots[KPI].values]
        for number in range(30):
            code = f"1{number:03}"
            rows += [(code, 2025, "T", "50", ""), (code, 2026, "T", f"{50 + (number >= repeated)}", "")]
        others = {
            row[0]: made.kolada_municipalities["0001"].model_copy(update={"id": row[0]}) for row in rows
        }
        of_them = made.snapshots[KPI].model_copy(update={"values": KoladaRows.of(rows)})
        made = replace(made, snapshots={KPI: of_them}, kolada_municipalities=others)
        assert ("från året före" in text_of(html(made, "matt/matt/"))) == is_told

    def test_without_a_direction_there_is_no_rank(self) -> None:
        rows = table(html(in_kolada(direction="neutral"), "matt/matt/"), "jämfört med andra")
        assert [row[1] for row in rows[1:]] == ["varken högt eller lågt är bättre"] * 2

    def test_ties_are_told(self) -> None:
        rows = table(html(in_kolada(80.0), "matt/matt/"), "jämfört med andra")
        assert "delar plats med en annan" in rows[1][1]

    def test_own_measures_have_none(self) -> None:
        assert "Jämförelse med andra" not in told(outcomes=[of(95)])


class TestChart:
    def test_title_description_and_source(self) -> None:
        markup = shown(
            outcomes=[of(80, "2023"), of(85, "2024"), of(90)],
            source={"kind": "own", "title": "Vårt register"},
        )
        assert '<title id="matt-t">Linjediagram: Svar i tid</title>' in markup
        years = "80 procent år 2023.\n85 procent år 2024.\n90 procent år 2025.\n"
        assert f">{years}</desc>" in markup.replace("\u00a0", " ")
        text = text_of(markup)
        assert "90 procent år 2025, bättre än år 2024" in text
        assert "Skalan börjar vid" in text
        assert "Källa: Vårt register." in text

    def test_what_is_not_final_has_a_key(self) -> None:
        outcomes = [of(80, "2023"), of(85, "2024"), of(90, kind="forecast")]
        assert "Uppmätt Prognos" in told(outcomes=outcomes)
        assert "Uppmätt" not in told(outcomes=outcomes[:2])

    def test_a_note_that_says_what_kind_a_figure_is_says_it_alone(self) -> None:
        forecast = {"kind": "forecast", "note": "Prognos i oktober 2022."}
        text = told(outcomes=[of(12, "2025"), of(13, "2026", **forecast)])
        assert "Prognos i oktober 2022." in text
        assert "Prognos. Prognos" not in text
        assert "Prognos. Lägre än väntat." in told(
            outcomes=[of(12, "2025"), of(13, "2026", kind="forecast", note="Lägre än väntat.")]
        )

    def test_breaks_and_targets_are_named(self) -> None:
        text = told(
            outcomes=[of(80, "2023"), of(85, "2024"), of(90)],
            breaks=[
                {"before": "2023", "why": "enkäten var ny"},
                {"before": "2024", "why": "frågan ändrades"},
                {"before": "2025", "why": "Skalan ändrades. Jämför inte med 2024."},
            ],
            targets=[{"from_period": "2025", "at_least": 95}],
        )
        assert "Ny mätning" in text
        assert "Mål 95" in text
        assert "Mätningen ändrades år 2024 Frågan ändrades. Jämför inte med tidigare siffror." in text
        assert text.count("Jämför inte") == 2  # once for each: the second reason says it itself
        assert "ändrades år 2023" not in text  # nothing here is from before it

    def test_one_value_is_no_development(self) -> None:
        assert "Det finns bara en siffra, så ingen utveckling går att visa." in told(outcomes=[of(80)])

    @pytest.mark.parametrize(
        ("outcomes", "direction", "expected"),
        [
            ([], "higher", "Svar i tid"),
            ([of(80, "2024"), of(80)], "higher", "80\u00a0procent år 2025, samma som år 2024"),
            ([of(80, "2024"), of(85)], "lower", "85\u00a0procent år 2025, sämre än år 2024"),
            ([of(80, "2024"), of(75)], "lower", "75\u00a0procent år 2025, bättre än år 2024"),
            ([of(80, "2024"), of(75)], "neutral", "75\u00a0procent år 2025, lägre än år 2024"),
        ],
    )
    def test_the_headline_is_the_finding(self, outcomes: list[Any], direction: str, expected: str) -> None:
        made = content(measures=[measure(outcomes=outcomes, direction=direction)])
        assert finding(views(made).measures["matt"]) == expected


def test_everything_else_that_is_known() -> None:
    made = content(
        areas=[area()],
        owners=[owner()],
        decisions=[decision(date="2024-12-16")],
        measures=[
            measure(
                area="omrade",
                owners=["namnden"],
                method="survey",
                every="two_years",
                definition="Andelen **svar**.",
                comment="Fler svarar.",
                next_steps="Vi anställer.",
                tolerance=2,
                targets=[{"from_period": "2025", "at_least": 90, "decision": "beslut"}],
                source={"kind": "web", "title": "Registret", "url": "https://exempel.se/r", "read": "2026"},
                outcomes=[of(95)],
                next_update="2027-02",
            )
        ],
        guarantees=[guarantee(measure="matt", measure_is="share")],
        goals=[goal(measures=["matt"])],
    )
    markup = html(made, "matt/matt/")
    assert wrong_in(markup) == []
    text = text_of(markup)
    assert "Så mäts det Andelen svar." in text
    assert "Metod Enkät. Det mäts vartannat år." in text
    assert (
        "Från år 2025 är målet minst 90 procent. Beslut om garantier Den 16 december 2024. Nära målet" in text
    )
    assert "Nära målet är högst 2 procentenheter ifrån." in text
    assert "Varför det gick som det gick Fler svarar. Vad som händer nu Vi anställer." in text
    assert "Ansvarig Nämnden" in text
    assert "Nästa siffra väntas Februari 2027" in text
    assert "Används här Svar i tid Alla är trygga" in text
    for link in (
        "data.csv",
        "data.json",
        "../../omraden/omrade/",
        "../../ansvariga/namnden/",
        "../../garantier/lofte/",
    ):
        assert f'href="{link}"' in markup


def test_koladas_origin_and_decimals_are_told() -> None:
    text = text_of(html(in_kolada(), "matt/matt/"))
    assert "Siffrorna hämtade 14 juni 2026" in text
    assert f"Källa: Kolada ({KPI}). Liknande kommuner är ett medelvärde (egen bearbetning" in text
    assert "Källan anger siffrorna med en decimal." in text
    assert "Mätår: 2022, 2024, 2026." in text


class TestList:
    MADE: Content = content(
        areas=[area("bygga"), area("skola", title="Skola")],
        measures=[
            measure(
                "a",
                title="Bygglov",
                area="bygga",
                outcomes=[of(95)],
                targets=[{"from_period": "2020", "at_least": 90}],
            ),
            measure("b", title="Trygghet", area="skola", outcomes=[of(74)]),
            measure("c", title="Lugn", area="skola"),
            measure("d", title="Övrigt mått"),
        ],
    )

    def test_by_area_with_figure_and_verdict(self) -> None:
        markup = html(self.MADE, "matt/")
        assert wrong_in(markup) == []
        headings = [text for level, text in Outline(markup).headings if level == 2]
        assert headings == ["Bygga och bo", "Skola", "Övrigt"]
        text = text_of(markup)
        assert "Fyra mått visar hur det går. Ett av dem går att bedöma mot ett mål." in text
        assert "Bygglov 95 % År 2025 Målet nåddes" in text
        assert "Lugn Ingen siffra än Går inte att bedöma" in text
        assert "Kolada" not in text

    def test_kolada_is_named_where_its_figures_are_shown(self) -> None:
        text = text_of(html(in_kolada(), "matt/"))
        assert "Källa: Kolada" in text
        assert "Liknande kommuner: 70,3 %" in text

    def test_no_measures(self) -> None:
        markup = html(content(), "matt/")
        assert wrong_in(markup) == []

    @pytest.mark.parametrize(
        ("targets", "count", "expected"),
        [
            (
                [],
                2,
                "Inget av de två måtten bedöms: "
                "vi känner inte till något mål som siffrorna kan jämföras med.",
            ),
            ([], 1, "Måttet bedöms inte: vi känner inte till något mål som siffran kan jämföras med."),
            ([{"from_period": "2020", "at_least": 90}], 2, ""),
            ([], 0, ""),
        ],
    )
    def test_what_holds_for_all_is_said_once(self, targets: list[Any], count: int, expected: str) -> None:
        made = [measure(f"m{place}", outcomes=[of(95)], targets=targets) for place in range(count)]
        assert without_target_sentence(list(views(content(measures=made)).measures.values())) == expected


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], "Svar i tid: här finns ingen siffra för Exempelkommunen än."),
        (
            [of(80, "2024"), of(85)],
            "Svar i tid: 85\u00a0procent i Exempelkommunen år 2025. "
            "Det är bättre än år 2024, då det var 80\u00a0procent.",
        ),
    ],
)
def test_the_description_is_the_answer(outcomes: list[Any], expected: str) -> None:
    made = site(content(measures=[measure(outcomes=outcomes)]))
    assert page(made, "matt/matt/").description == expected


@pytest.mark.parametrize("order", [1, -1])
def test_a_final_figure_stands_in_its_row_and_its_forecast_is_told(order: int) -> None:
    """A period that was forecast and then measured is one row: nowhere is the forecast the result."""
    expected = of(33, "2024", kind="forecast", published="2024-06-12", note="Prognos i april.")
    outcomes = [of(40, "2023"), expected, of(50, "2024")][::order]
    text = text_of(html(content(measures=[measure(outcomes=outcomes)]), "matt/matt/"))
    assert "2024 Prognosen var 33 procent. Prognos i april. 50" in text
    assert "12 juni 2024 Prognosen för år 2024 var 33 procent." in text


def test_a_target_that_is_to_come_is_no_target_unknown() -> None:
    """The page tells the target further down; it cannot say at its top that nobody knows of one."""
    shown = text_of(
        html(
            content(
                measures=[
                    measure(
                        outcomes=[{"period": "2022", "value": 91}],
                        targets=[{"from_period": "2025", "at_least": 98}],
                    )
                ]
            ),
            "matt/matt/",
        )
    )
    assert "Målet gäller först från år 2025." in shown
    assert "Vi vet inte om det finns något mål" not in shown


def test_figures_of_several_sources_are_not_told_to_come_from_one() -> None:
    own, other = {"kind": "own", "title": "Vårt register"}, {"kind": "document", "title": "Bokslutet"}
    for of_row, told in ((other, True), (own, False), (None, False)):
        rows = [
            {"period": "2024", "value": 90},
            {"period": "2025", "value": 91, **({"source": of_row} if of_row else {})},
        ]
        shown = text_of(html(content(measures=[measure(source=own, outcomes=rows)]), "matt/matt/"))
        assert ("Källa: Vårt register, och andra källor för en del av perioderna" in shown) is told
