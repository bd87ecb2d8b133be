"""What a resident must see on the page of a promise, and in the lists of promises."""

import re
from typing import Any

import pytest

from paraply.model.content import Content
from paraply.render.pages.promises import standing_sentence
from tests.made import (
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
    survey,
    text_of,
    views,
    wrong_in,
)

PHONE = municipality(contact={"centre": "Kontaktcenter", "phone": "0999-710 00", "email": "k@exempel.se"})
EIGHT = {"bound": "at_most", "value": 8, "unit": "veckor"}
LAW = {"kind": "law", "reference": "Plan- och bygglagen"}
TEN = {"bound": "at_most", "value": 10, "unit": "veckor"}


def shown(*others: Any, **fields: Any) -> str:
    """The HTML of a promise's page; it is sound, whatever the promise lacks."""
    made = content(of=PHONE, guarantees=[guarantee(**fields), *others])
    found = html(made, "garantier/lofte/")
    assert wrong_in(found) == []
    return found


def told(*others: Any, **fields: Any) -> str:
    return text_of(shown(*others, **fields))


def facts(markup: str) -> dict[str, str]:
    """The terms of the page's lists of facts and what is said of each."""
    found: dict[str, str] = {}
    for part in markup.split("<dt>")[1:]:
        term, _end, rest = part.partition("</dt>")
        found[text_of(term).strip()] = text_of(rest.split("</dl>")[0].split("<div><dt>")[0]).strip()
    return found


class TestAnswer:
    def test_the_promise_is_the_heading(self) -> None:
        outline = Outline(shown())
        assert outline.headings[0] == (1, "Du får svar inom tio veckor.")
        made = site(content(guarantees=[guarantee()]))
        assert page(made, "garantier/lofte/").title == "Du får svar inom tio veckor."

    @pytest.mark.parametrize(
        ("value", "word", "look"),
        [
            (100, "Löftet hölls.", "verdict--met"),
            (99, "Löftet hölls nästan.", "verdict--near"),
            (50, "Löftet hölls inte.", "verdict--not-met"),
            (None, "Kan inte bedömas.", "verdict--not-assessed"),
        ],
    )
    def test_the_verdict_stands_in_words_first(self, value: float | None, word: str, look: str) -> None:
        outcomes = [] if value is None else [{"period": "2025", "value": value}]
        made = content(
            measures=[measure(outcomes=outcomes, tolerance=1)],
            guarantees=[guarantee(measure="matt", measure_is="share")],
        )
        found = html(made, "garantier/lofte/")
        assert wrong_in(found) == []
        assert text_of(found).startswith(f"Du får svar inom tio veckor. {word}")
        assert f'class="verdict {look}"' in found
        assert 'href="../../matt/matt/"' in found

    def test_the_reason_stands_beside_what_cannot_be_judged(self) -> None:
        assert "Kan inte bedömas. Uppgift saknas om hur ofta löftet hålls." in told()
        assert "Kan inte bedömas. Löftet går inte att mäta så som det är skrivet." in told(level=None)

    def test_what_you_do_and_what_happens_otherwise(self) -> None:
        text = told(your_part=["lämna in ritningen", "Svara."], claim={"how": "automatic"})
        assert "Det här gör du Lämna in ritningen. Svara." in text
        assert "Om vi inte håller löftet Avgiften sänks. Kommunen gör det utan att du begär det." in text
        assert "Ring Kontaktcenter 0999-710 00." in text

    def test_what_is_not_known_is_said(self) -> None:
        text = told(consequence=None)
        assert "Uppgift saknas. Källan säger inte vad du själv behöver göra." in text
        assert "Uppgift saknas. Vad som händer är inte bestämt eller inte känt." in text

    def test_only_where_to_turn_is_no_consequence(self) -> None:
        text = told(consequence={"text": "Kontakta oss."})
        assert "Ingen konsekvens är utlovad. Kontakta oss." in text
        assert "Uppgift saknas. Vad som händer" not in text

    @pytest.mark.parametrize(
        ("contact", "expected"),
        [
            ({"phone": "0999-710 00"}, "Ring kontaktcenter 0999-710 00."),
            ({"centre": "Servicecenter", "email": "k@exempel.se"}, "Kontakta Servicecenter k@exempel.se."),
            ({}, "Kontakta kommunen."),
        ],
    )
    def test_where_to_ask(self, contact: dict[str, str], expected: str) -> None:
        made = content(of=municipality(contact=contact), guarantees=[guarantee()])
        assert f"Frågor? {expected}" in text_of(html(made, "garantier/lofte/"))


class TestFacts:
    def test_every_fact_is_there_or_said_to_be_missing(self) -> None:
        found = facts(shown(level=None, consequence=None))
        missing = "Uppgift saknas."
        assert found["Nivå"] == f"{missing} Löftet anger ingen nivå. Därför går det inte att mäta."
        for term in ("När klockan startar", "Gäller det mig?"):
            assert found[term] == missing
        assert found["Så följer vi upp"].startswith(missing)
        assert found["Resultat"] == f"{missing} Inget mått är kopplat till löftet."
        assert found["Begärd ersättning"].startswith(missing)
        for term in ("Beslut", "Gäller från", "Gäller till och med", "Ses över senast", "Källa"):
            assert found[term] == "Uppgift saknas"
        assert found["Undantag"] == "Inga undantag är angivna."

    def test_everything_known(self) -> None:
        made = content(
            of=municipality(
                contact={
                    "complaints_url": "https://exempel.se/synpunkt",
                    "appeal_text": "överklaga inom tre veckor",
                }
            ),
            owners=[owner(), owner("kontoret", name="Kontoret")],
            decisions=[
                decision(
                    decided_by="namnden",
                    date="2019-12-16",
                    section="140",
                    number="KS 2019-99",
                    route="budget",
                )
            ],
            surveys=[
                survey(
                    kind="internal_control",
                    controls=[{"moment": "Svarstid", "deviations": 2, "guarantee": "lofte"}],
                )
            ],
            goals=[goal(guarantees=["lofte"])],
            guarantees=[
                guarantee(
                    owners=["namnden", "kontoret"],
                    audience=["resident", "business", "association"],
                    level={**TEN, "extended": {"value": 20, "when": "om vi behöver utreda"}},
                    clock_starts="när ansökan är komplett",
                    exceptions=["Inte under juli."],
                    follow_up={"text": "vi mäter allt", "every": "month", "method": "case_data"},
                    claim={"how": "apply", "text": "Skriv till oss", "contact": "Nämndens kansli"},
                    claims=[
                        {
                            "period": "2025",
                            "counted": True,
                            "claimed": 3,
                            "granted": 1,
                            "compensation_sek": 1200,
                        },
                        {"period": "2024", "counted": False},
                        {"period": "2023", "counted": True},
                    ],
                    decision="beslut",
                    path="phase_out",
                    path_decision="beslut",
                    valid_from="2020-01-01",
                    review_by="2027-03",
                    source={
                        "kind": "web",
                        "title": "Kommunens sida",
                        "url": "https://exempel.se/x",
                        "read": "2026-11-01",
                        "page_changed": "2021-01",
                    },
                )
            ],
        )
        markup = html(made, "garantier/lofte/")
        assert wrong_in(markup) == []
        found = facts(markup)
        assert found["Nivå"] == "Högst 10 veckor. 20 veckor: Om vi behöver utreda."
        assert found["När klockan startar"] == "När ansökan är komplett."
        assert found["Gäller det mig?"] == "Löftet gäller invånare, företag och föreningar."
        assert found["Undantag"] == "Inte under juli."
        assert found["Så får du ersättningen"] == "Skriv till oss. Nämndens kansli."
        assert "kommunens sida för synpunkter. Överklaga inom tre veckor." in found["Klaga eller överklaga"]
        assert found["Så följer vi upp"] == (
            "Vi mäter allt. Metod: varje ärende räknas. Hur ofta: varje månad. "
            "Internkontroll: Svarstid. Två avvikelser. Enkäten"
        )
        assert found["Begärd ersättning"] == (
            "2025: tre begärde ersättning, en fick det. 1 200 kr betalades ut. "
            "2024: räknas inte. 2023: uppgift saknas."
        )
        assert found["Ansvarig"] == "Nämnden, Kontoret"
        assert found["Beslut"] == (
            "Beslut om garantier. Nämnden, 16 december 2019, § 140, diarienummer KS 2019-99 (i budgeten)."
        )
        assert found["Läge"] == "Gäller. Avvecklas"
        assert found["Gäller från"] == "1 januari 2020"
        assert found["Gäller till och med"] == "Tills vidare"
        assert found["Ses över senast"] == "Mars 2027"
        assert found["Källa"].startswith("Kommunens sida Läst 1 november 2026. Sidan ändrades januari 2021.")
        assert "Mål: Alla är trygga" in text_of(markup)

    def test_an_unknown_owner_is_the_contact_centre(self) -> None:
        for owners in ([], ["okand"]):
            assert (
                facts(shown(owners=owners))["Ansvarig"] == "Uppgift saknas. Fråga Kontaktcenter 0999-710 00"
            )

    def test_how_to_claim_is_asked_for_when_it_is_unknown(self) -> None:
        assert facts(shown())["Så får du ersättningen"].startswith("Uppgift saknas.")
        assert "Fråga Kontaktcenter" in facts(shown())["Så får du ersättningen"]


class TestLaw:
    def test_the_label_only_when_the_law_says_the_same(self) -> None:
        found = facts(shown(basis={**LAW, "law_level": TEN, "checked": "2026-05-01"}))
        assert found["Lagens gräns"] == (
            "Löftet är detsamma som lagens gräns: högst 10 veckor, enligt plan- och bygglagen. "
            "Lagen kontrollerades 1 maj 2026."
        )
        assert "Grund" not in found

    def test_a_promise_better_than_the_law(self) -> None:
        found = facts(
            shown(level=EIGHT, basis={**LAW, "law_level": TEN, "beyond_law": "två veckor tidigare"})
        )
        assert found["Grund"].startswith(
            "Sidan hänvisar till lag: Plan- och bygglagen. Lagen kräver högst 10 veckor."
        )
        assert found["Vårt tillägg"] == "Två veckor tidigare."
        assert "Lagens gräns" not in found

    def test_law_alone(self) -> None:
        found = facts(shown(basis=LAW))
        assert (
            found["Grund"] == "Sidan hänvisar till lag: Plan- och bygglagen. "
            "Uppgift saknas om när lagen senast kontrollerades."
        )
        assert found["Vårt tillägg"].startswith("Uppgift saknas.")

    @pytest.mark.parametrize(
        ("basis", "expected"),
        [
            ({"kind": "own"}, "Egen ambition."),
            ({"kind": "permit", "reference": "Tillståndet 2020"}, "Tillstånd: Tillståndet 2020."),
            ({"kind": "goal", "law_level": TEN}, "Mål."),
        ],
    )
    def test_other_grounds(self, basis: dict[str, Any], expected: str) -> None:
        assert facts(shown(basis=basis))["Grund"] == expected

    @pytest.mark.parametrize(
        "other",
        [
            {**TEN, "value": 11},
            {**TEN, "unit": "månader"},
            {**TEN, "bound": "at_least"},
            {**TEN, "per": "year"},
            None,
        ],
    )
    def test_any_difference_is_a_difference(self, other: dict[str, Any] | None) -> None:
        assert guarantee(basis={**LAW, "law_level": {**TEN, "value": "10.0"}}).is_law_limit
        assert not guarantee(basis={**LAW, "law_level": other}).is_law_limit
        assert not guarantee(level=None, basis={**LAW, "law_level": TEN}).is_law_limit
        assert not guarantee(basis={"kind": "permit", "law_level": TEN}).is_law_limit
        assert not guarantee().is_law_limit


class TestKind:
    @pytest.mark.parametrize(
        ("fields", "lacking"),
        [
            ({"level": None}, "nivå"),
            ({"consequence": None}, "konsekvens"),
            ({"consequence": {"compensation": "none"}}, "konsekvens"),
            ({"consequence": {"text": "Kontakta oss."}}, "konsekvens"),
            ({"level": None, "consequence": None}, "nivå och konsekvens"),
        ],
    )
    def test_a_guarantee_that_lacks_something_is_a_service_level(
        self, fields: dict[str, Any], lacking: str
    ) -> None:
        assert facts(shown(**fields))["Slag"] == (
            f"Servicenivå. Kommunen kallar det tjänstegaranti, men {lacking} saknas"
        )
        made = content(guarantees=[guarantee(**fields)])
        assert "Servicenivå" in text_of(html(made, "garantier/slag/serviceniva/"))
        assert "Inga löften finns här just nu." in text_of(html(made, "garantier/slag/tjanstegaranti/"))

    def test_a_whole_one_is_a_guarantee(self) -> None:
        assert facts(shown())["Slag"] == "Tjänstegaranti"

    def test_a_service_level_is_never_called_a_guarantee(self) -> None:
        assert facts(shown(kind="service_level"))["Slag"] == "Servicenivå"


class TestWithdrawn:
    def test_a_notice_with_the_way_to_what_holds_instead(self) -> None:
        other = guarantee("nytt", promise="Du får svar inom en vecka.")
        markup = shown(other, state="withdrawn", valid_to="2025-12-31", replaced_by="nytt")
        assert (
            "Löftet gäller inte längre. Det gällde till och med 31 december 2025. "
            "I stället gäller Du får svar inom en vecka."
        ) in text_of(markup)
        assert '<a href="../nytt/">Du får svar inom en vecka.</a>' in markup

    @pytest.mark.parametrize("other", [{"state": "draft"}, {"state": "planned", "valid_from": "2030"}])
    def test_what_is_not_public_is_not_named(self, other: dict[str, str]) -> None:
        hidden = guarantee("nytt", promise="Hemligt.", **other)
        text = told(hidden, state="withdrawn", replaced_by="nytt")
        assert "Löftet gäller inte längre." in text
        assert "Hemligt" not in text

    def test_a_promise_that_holds_has_no_notice(self) -> None:
        assert "gäller inte längre" not in told()


class TestHistory:
    def test_earlier_wordings_what_it_replaces_and_when_it_was_read(self) -> None:
        markup = shown(
            guarantee("forr", promise="Förr lovade vi annat.", state="withdrawn", replaced_by="lofte"),
            earlier=[
                {"until": "2022-12-31", "promise": "Du får svar", "level": EIGHT, "why": "fler ärenden"}
            ],
            source={"kind": "web", "read": "2026-11-01"},
        )
        text = text_of(markup)
        assert "Till och med 31 december 2022 Du får svar. Nivån var högst 8 veckor. Fler ärenden." in text
        assert "Ersätter" in text
        assert '<a href="../forr/">Förr lovade vi annat.</a>' in markup
        assert "1 november 2026 Löftet lästes in från källan." in text

    def test_nothing_known(self) -> None:
        assert "Så har det ändrats Uppgift saknas om tidigare ändringar." in told()


class TestWording:
    def test_retold_says_so(self) -> None:
        assert "Återgivet med våra ord." in told(wording="retold")
        assert "Återgivet med våra ord." not in told(wording="quoted")

    def test_easy_words_and_the_body(self) -> None:
        markup = shown(easy="du får svar snabbt", body="## Mer\n\nText med **vikt**.")
        assert "Lättläst: Du får svar snabbt." in text_of(markup)
        assert "<h4>Mer</h4>" not in markup.split("<h2")[0]
        assert "<strong>vikt</strong>" in markup


class TestClock:
    @pytest.mark.parametrize(
        ("level", "solid", "dashed"),
        [
            (TEN, 10, 0),
            ({**TEN, "extended": {"value": 20}}, 10, 10),
            ({**TEN, "extended": {"value": 15, "when": "Vid utredning."}}, 10, 5),
            ({**TEN, "value": 21}, 0, 0),
            ({**TEN, "value": 0}, 0, 0),
            ({**TEN, "value": 2.5}, 0, 0),
            ({**TEN, "bound": "at_least"}, 0, 0),
            ({**TEN, "unit": "procent"}, 0, 0),
        ],
    )
    def test_one_box_a_unit(self, level: dict[str, Any], solid: int, dashed: int) -> None:
        markup = shown(level=level, clock_starts="När ansökan är komplett")
        assert markup.count('class="unit"') == solid
        assert markup.count('class="unit-extended"') == dashed
        if solid:
            assert f'aria-label="{solid} fyllda rutor' in markup


class TestLists:
    MADE: Content = content(
        areas=[area("bygga"), area("skola", title="Skola")],
        measures=[measure(outcomes=[{"period": "2025", "value": 100}])],
        guarantees=[
            guarantee("a", area="bygga", measure="matt", measure_is="share"),
            guarantee("b", area="skola", promise="Du får en plats.", level=None),
            guarantee(
                "c", promise="Du får hjälp.", state="under_review", consequence={"text": "Kontakta oss."}
            ),
            guarantee("d", promise="Du fick hjälp.", state="withdrawn", valid_to="2025"),
        ],
    )

    @pytest.mark.parametrize(
        ("address", "promises"),
        [
            (
                "garantier/",
                ["Du får svar inom tio veckor.", "Du får en plats.", "Du får hjälp.", "Du fick hjälp."],
            ),
            ("garantier/bedomning/holls/", ["Du får svar inom tio veckor."]),
            ("garantier/bedomning/nastan/", []),
            ("garantier/bedomning/holls-inte/", []),
            ("garantier/bedomning/kan-inte-bedomas/", ["Du får en plats.", "Du får hjälp."]),
            ("garantier/slag/tjanstegaranti/", ["Du får svar inom tio veckor."]),
            ("garantier/slag/serviceniva/", ["Du får en plats.", "Du får hjälp."]),
        ],
    )
    def test_each_list_has_its_promises(self, address: str, promises: list[str]) -> None:
        markup = html(self.MADE, address)
        assert wrong_in(markup) == []
        text = text_of(markup)
        for view in self.MADE.guarantees.values():
            assert (view.promise in text) == (view.promise in promises)

    @pytest.mark.parametrize(
        ("address", "lead"),
        [
            ("garantier/bedomning/holls/", "1 av 3 löften har den bedömningen. 2 går inte att bedöma"),
            ("garantier/bedomning/holls-inte/", "0 av 3 löften har den bedömningen. 2 går inte att bedöma"),
            ("garantier/bedomning/kan-inte-bedomas/", "0 av 2 löften går att bedöma"),
            ("garantier/slag/serviceniva/", "0 av 2 löften går att bedöma"),
        ],
    )
    def test_a_narrowed_list_says_what_part_of_all_it_is(self, address: str, lead: str) -> None:
        assert lead in text_of(html(self.MADE, address))
        assert lead in page(site(self.MADE), address).description

    def test_a_list_of_none_is_not_a_municipality_without_promises(self) -> None:
        made = content(guarantees=[guarantee(kind="service_level")])
        text = text_of(html(made, "garantier/slag/tjanstegaranti/"))
        assert "0 av 1 löfte är av det slaget." in text
        for address in ("garantier/slag/tjanstegaranti/", "garantier/bedomning/holls-inte/"):
            assert "Inga löften är inlagda" not in text_of(html(made, address))
            assert "Inga löften är inlagda" in text_of(html(content(), address))
        assert "0 av 1 löften går att bedöma" in text_of(html(made, "garantier/bedomning/holls-inte/"))

    def test_counts_of_the_choices_are_right(self) -> None:
        text = text_of(html(self.MADE, "garantier/"))
        assert "Slag Alla 3 Tjänstegaranti 1 Servicenivå 2" in text
        assert (
            "Bedömning Alla 3 Löftet hölls 1 Löftet hölls nästan 0 Löftet hölls inte 0 Kan inte bedömas 2"
            in text
        )
        assert "Område Bygga och bo 1 Skola 1" in text
        assert "Löftet hölls 1 Löftet hölls nästan 0" in text_of(html(self.MADE, "garantier/bedomning/"))
        assert "Tjänstegaranti 1 Servicenivå 2" in text_of(html(self.MADE, "garantier/slag/"))

    def test_the_list_shown_is_marked(self) -> None:
        markup = html(self.MADE, "garantier/slag/serviceniva/")
        assert markup.count('aria-current="page"') == 1
        assert 'href="./" aria-current="page">Servicenivå' in markup

    def test_a_row_says_what_is_promised_and_what_happens_otherwise(self) -> None:
        text = text_of(html(self.MADE, "garantier/"))
        assert (
            "10 veckor Du får svar inom tio veckor. Löftet hölls Om vi inte håller det: Avgiften sänks."
            in text
        )
        assert "Ingen nivå Du får en plats. Kan inte bedömas" in text
        assert "Om vi inte håller det: ingen konsekvens är utlovad. Servicenivå · Ses över" in text

    def test_those_without_an_area_come_last_under_a_heading_of_their_own(self) -> None:
        headings = [text for level, text in Outline(html(self.MADE, "garantier/")).headings if level == 2]
        assert headings[headings.index("Område") + 1 :] == [
            "Bygga och bo",
            "Skola",
            "Övrigt",
            "Gäller inte längre",
        ]

    def test_no_promises_at_all(self) -> None:
        markup = html(content(), "garantier/")
        assert wrong_in(markup) == []
        assert "Inga löften är inlagda." in text_of(markup)


class TestStanding:
    def test_nothing_can_be_judged_and_why(self) -> None:
        shown = views(content(guarantees=[guarantee("a"), guarantee("b")])).current_promises
        assert standing_sentence(shown) == (
            "0 av 2 löften går att bedöma, därför att uppgift saknas om resultatet."
        )
        more = views(
            content(guarantees=[guarantee("a"), guarantee("b"), guarantee("c", level=None)])
        ).current_promises
        assert standing_sentence(more) == (
            "0 av 3 löften går att bedöma. Vanligaste skälet: uppgift saknas om resultatet (2)."
        )

    def test_some_can_be_judged(self) -> None:
        text = standing_sentence(views(TestLists.MADE).current_promises)
        assert text == (
            "1 av 1 löften som går att bedöma hölls. 2 går inte att bedöma. "
            "Skälen är olika. De står vid varje löfte."
        )

    def test_none(self) -> None:
        assert standing_sentence([]) == "Inga löften är inlagda."


def test_the_description_is_the_verdict_and_what_happens_otherwise() -> None:
    made = site(content(guarantees=[guarantee("a"), guarantee("b", consequence={"text": "Kontakta oss."})]))
    assert page(made, "garantier/a/").description == (
        "Kan inte bedömas. Uppgift saknas om hur ofta löftet hålls. Annars: Avgiften sänks."
    )
    assert "Annars" not in page(made, "garantier/b/").description


def test_related_promises_are_of_the_same_area() -> None:
    made = content(
        areas=[area("bygga"), area("skola")],
        guarantees=[
            guarantee(area="bygga"),
            guarantee("b", area="bygga", title="Nära"),
            guarantee("c", area="skola", title="Långt bort"),
            guarantee("d", area="bygga", title="Borttaget", state="withdrawn"),
        ],
    )
    text = text_of(html(made, "garantier/lofte/"))
    assert "Läs också Nära" in text
    assert "Långt bort" not in text
    assert "Borttaget" not in text


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Beslut om garantier."),
        ({"date": "2019-12"}, "Beslut om garantier. December 2019."),
        ({"number": "KS 2019-99"}, "Beslut om garantier. Diarienummer KS 2019-99."),
        ({"decided_by": "Kommunfullmäktige"}, "Beslut om garantier. Kommunfullmäktige."),
        ({"section": "§ 140", "date": "2019"}, "Beslut om garantier. 2019, § 140."),
        ({"route": "own_case"}, "Beslut om garantier (eget ärende)."),
    ],
)
def test_a_decision_is_told_with_what_is_known_of_it(fields: dict[str, str], expected: str) -> None:
    made = content(decisions=[decision(**fields)], guarantees=[guarantee(decision="beslut")])
    markup = html(made, "garantier/lofte/")
    assert wrong_in(markup) == []
    assert facts(markup)["Beslut"] == expected


@pytest.mark.parametrize("others", [0, 1, 4, 5, 6, 9])
def test_a_promise_names_as_many_others_of_its_area_as_there_is_room_for_and_never_itself(
    others: int,
) -> None:
    promises = [guarantee(f"nr-{n}", title=f"Nummer {n}.", area="omrade") for n in range(others + 1)]
    made = content(guarantees=promises, areas=[area()])
    for promise in (promises[0], promises[others // 2], promises[-1]):
        shown = html(made, f"garantier/{promise.id}/").rpartition("Läs också")[2] if others else ""
        related = re.findall(r'href="\.\./(nr-\d+)/"', shown)
        assert related == [one.id for one in promises if one.id != promise.id][:5]
