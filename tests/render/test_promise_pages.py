"""What a resident must see on the page of a promise, and in the lists of promises."""

from typing import Any
from urllib.parse import quote

import pytest

from paraply.model.content import Content
from paraply.render.pages.promises import standing_sentence
from paraply.speech.text import inside
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

MONEY = {"text": "Avgiften sänks.", "compensation": "fee_reduction"}
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
            (100, "Löftet hölls i 100 procent av fallen år 2025. Löftet gäller alla.", "verdict--met"),
            (99, "Löftet hölls nästan alltid: i 99 procent av fallen år 2025.", "verdict--near"),
            (50, "Löftet hölls inte alltid: i 50 procent av fallen år 2025.", "verdict--not-met"),
            (None, "Vi vet inte hur ofta löftet hålls.", "verdict--not-assessed"),
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
        assert "Vi vet inte hur ofta löftet hålls." in told()
        assert "Löftet går inte att mäta, eftersom det saknar ett tal." in told(level=None)

    def test_what_you_do_and_what_happens_otherwise(self) -> None:
        text = told(your_part=["lämna in ritningen", "Svara."], claim={"how": "automatic"})
        assert "Det här gör du Lämna in ritningen. Svara." in text
        assert "Om löftet inte hålls Avgiften sänks. Kommunen gör det utan att du begär det." in text
        assert "Ring Kontaktcenter 0999-710 00." in text

    def test_what_is_not_known_is_said(self) -> None:
        text = told(consequence=None)
        assert "Det här gör du" not in text
        assert "Om löftet inte hålls Vi vet inte vad som händer då." in text
        unknown = text.partition("Det här vet vi inte än")[2]
        assert "vad du själv behöver göra" in unknown
        assert "vad som händer om löftet inte hålls" in unknown
        assert "uppgift saknas" not in text.lower()

    def test_only_where_to_turn_is_no_consequence(self) -> None:
        text = told(consequence={"text": "Kontakta oss."})
        assert "Kommunen lovar inget om det inte hålls. Kontakta oss." in text
        unknown = text.partition("Det här vet vi inte än")[2].partition("Om löftet")[0]
        assert "vad som händer om löftet inte hålls" not in unknown

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
    def test_a_row_without_a_value_is_no_row(self) -> None:
        found = facts(shown(level=None, consequence=None))
        assert set(found) == {"Klaga eller överklaga", "Typ", "Gäller löftet?"}
        assert "uppgift saknas" not in text_of(shown(level=None, consequence=None)).lower()

    @pytest.mark.parametrize(
        ("fields", "unknown"),
        [
            ({}, "när tiden börjar räknas"),
            ({}, "vem löftet gäller för"),
            ({}, "om det finns undantag"),
            ({}, "hur löftet följs upp"),
            ({}, "vad löftet bygger på"),
            ({}, "vem som ansvarar för löftet"),
            ({}, "vem som beslutade om löftet"),
            ({}, "när löftet började gälla"),
            ({}, "när löftet ska ses över"),
            ({}, "var uppgifterna kommer ifrån"),
            ({"state": "unknown"}, "om löftet gäller nu"),
            ({"consequence": MONEY}, "om du själv måste begära det du har rätt till"),
            ({"consequence": MONEY}, "hur många som har begärt ersättning"),
        ],
    )
    def test_what_is_not_known_stands_in_one_place_and_in_the_letter(
        self, fields: dict[str, Any], unknown: str
    ) -> None:
        markup = shown(**fields)
        before, _heading, after = text_of(markup).partition("Det här vet vi inte än")
        assert unknown not in before
        assert after.count(unknown) == 1  # the question ready to send stands in its link only
        assert f"mailto:k@exempel.se?subject={quote('Fråga om Svar i tid')}&amp;body=" in markup
        assert quote(unknown) in markup

    def test_nothing_is_said_of_compensation_where_nothing_is_paid(self) -> None:
        for consequence in (None, {"text": "Vi ber om ursäkt.", "compensation": "apology"}):
            text = told(consequence=consequence, claim={"how": "apply", "text": "Skriv till oss"})
            assert "ersättning" not in text
            assert "har rätt till" not in text

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
                    consequence=MONEY,
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
        assert found["Det som lovas"] == "Högst 10 veckor. Om vi behöver utreda: högst 20 veckor."
        assert found["När tiden börjar räknas"] == "När ansökan är komplett."
        assert found["Gäller det mig?"] == "Löftet gäller invånare, företag och föreningar."
        assert found["Undantag"] == "Inte under juli."
        assert found["Så får du det du har rätt till"] == "Skriv till oss. Kontakt: Nämndens kansli."
        assert "Överklaga inom tre veckor." not in found["Klaga eller överklaga"]
        assert "Lämna en synpunkt" in found["Klaga eller överklaga"]
        assert found["Så följs det upp"] == (
            "Vi mäter allt. Metod: varje ärende räknas. Det görs varje månad. "
            "Internkontroll: Svarstid. Två avvikelser. Enkäten"
        )
        assert found["Så många begärde ersättning"] == (
            "Tre begärde ersättning år 2025, och en fick det. Kommunen betalade 1 200 kronor. "
            "Kommunen räknade inte hur många som begärde ersättning år 2024. "
            "Vi vet inte hur många som begärde ersättning år 2023."
        )
        assert found["Ansvarig"] == "Nämnden Kontoret"
        assert found["Beslut"] == (
            "Beslut om garantier Nämnden, den 16 december 2019, § 140, diarienummer KS 2019-99."
        )
        assert found["Gäller löftet?"] == "Gäller. Löftet ska tas bort."
        assert found["Gäller från"] == "1 januari 2020"
        assert found["Gäller till och med"] == "Tills vidare"
        assert found["Ska ses över senast"] == "Mars 2027"
        assert found["Källa"].startswith(
            "Kommunens sida Läst den 1 november 2026. Sidan ändrades i januari 2021."
        )
        assert "Alla är trygga" in text_of(markup).partition("Läs också")[2]

    def test_an_unknown_owner_is_a_question(self) -> None:
        for owners in ([], ["okand"]):
            markup = shown(owners=owners)
            assert "Ansvarig" not in facts(markup)
            assert "vem som ansvarar för löftet" in text_of(markup)


class TestAppeal:
    COUNTY = "Du kan överklaga beslutet till länsstyrelsen."
    COURT = "Du kan överklaga beslutet till förvaltningsrätten."

    @pytest.mark.parametrize(
        ("reference", "said"),
        [
            ("Plan- och bygglagen", COUNTY),
            ("9 kap. 27 § plan- och bygglagen (2010:900)", COUNTY),
            ("Miljöbalken", COUNTY),
            ("Alkohollagen", COURT),
            ("Socialtjänstlagen (2025:400)", COURT),
            ("LSS", COURT),
            ("Skollagen", "Hur du överklagar står i beslutet."),
            ("En lag i en fotnot", "Hur du överklagar står i beslutet."),
        ],
    )
    def test_one_way_by_the_law_it_rests_on(self, reference: str, said: str) -> None:
        found = facts(shown(basis={"kind": "law", "reference": reference}))["Klaga eller överklaga"]
        assert found.startswith(said)
        assert "sex månader" not in found

    @pytest.mark.parametrize(
        ("appeal", "said"),
        [
            ({"body": "nobody"}, "Det här går inte att överklaga."),
            ({"body": "legality"}, "Är du medlem i kommunen kan du be förvaltningsrätten pröva"),
            ({"body": "court_of_appeal", "weeks": 3}, "Du kan överklaga beslutet till kammarrätten."),
            ({"text": "ring oss först"}, "Ring oss först."),
        ],
    )
    def test_the_promises_own_way_comes_before_its_laws(self, appeal: dict[str, Any], said: str) -> None:
        found = facts(shown(appeal=appeal, basis=LAW))["Klaga eller överklaga"]
        assert found.startswith(said)
        assert "länsstyrelsen" not in found

    def test_what_the_area_says_holds_where_nothing_else_does(self) -> None:
        place = area(appeal={"body": "administrative_court", "weeks": 4})
        made = content(areas=[place], guarantees=[guarantee(area="omrade")])
        found = facts(html(made, "garantier/lofte/"))["Klaga eller överklaga"]
        assert found.startswith(self.COURT)
        assert "inom fyra veckor" in found


class TestLaw:
    def test_the_same_number_as_the_law(self) -> None:
        found = facts(shown(basis={**LAW, "law_level": TEN, "checked": "2026-05-01"}))
        assert found["Bygger på"] == (
            "Löftet har samma tal som plan- och bygglagen, högst 10 veckor. Vi läste lagen den 1 maj 2026."
        )
        unread = facts(shown(basis={**LAW, "law_level": TEN}))["Bygger på"]
        assert unread.endswith("Vi har inte kontrollerat om tiden räknas från samma dag.")
        assert "Utöver lagen" not in found

    @pytest.mark.parametrize(
        ("level", "law", "by"),
        [
            (EIGHT, TEN, "Löftet är 2 veckor kortare."),
            ({**TEN, "value": 63, "unit": "dagar"}, TEN, "Löftet är 7 dagar kortare."),
            ({**TEN, "value": 11}, TEN, ""),
            ({**TEN, "value": 10, "unit": "arbetsdagar"}, TEN, ""),
            (
                {"bound": "at_least", "value": 95, "unit": "procent"},
                {"bound": "at_least", "value": 90, "unit": "procent"},
                "Löftet är 5 procentenheter mer.",
            ),
        ],
    )
    def test_a_promise_better_than_the_law_says_by_how_much(
        self, level: dict[str, Any], law: dict[str, Any], by: str
    ) -> None:
        found = facts(shown(level=level, basis={**LAW, "law_level": law, "beyond_law": "vi ringer dig"}))
        assert found["Bygger på"].startswith("Plan- och bygglagen kräver ")
        assert found["Bygger på"].endswith(by or ".")
        assert by or "Löftet är" not in found["Bygger på"]
        assert found["Utöver lagen"] == "Vi ringer dig."

    @pytest.mark.parametrize(("kind", "is_told"), [("law", True), ("goal", False), ("own", False)])
    def test_only_what_rests_on_law_can_go_beyond_it(self, kind: str, is_told: bool) -> None:
        basis = {"kind": kind, "reference": "Plan- och bygglagen", "beyond_law": "Lägre avgift."}
        assert ("Utöver lagen" in facts(shown(basis=basis))) is is_told

    def test_law_alone(self) -> None:
        found = facts(shown(basis=LAW))
        assert found["Bygger på"] == "Löftet bygger på plan- och bygglagen."
        assert "Utöver lagen" not in found

    @pytest.mark.parametrize(
        ("basis", "expected"),
        [
            ({"kind": "own"}, "Kommunens eget löfte."),
            ({"kind": "permit", "reference": "Tillståndet 2020"}, "Tillstånd: Tillståndet 2020."),
            ({"kind": "goal", "law_level": TEN}, "Mål."),
        ],
    )
    def test_other_grounds(self, basis: dict[str, Any], expected: str) -> None:
        found = facts(shown(basis=basis))
        assert found["Bygger på"] == expected
        assert "Utöver lagen" not in found


class TestKind:
    @pytest.mark.parametrize(
        ("fields", "lacking"),
        [
            ({"level": None}, "vilket tal som gäller"),
            ({"consequence": None}, "vad som händer om löftet inte hålls"),
            ({"consequence": {"compensation": "none"}}, "vad som händer om löftet inte hålls"),
            ({"consequence": {"text": "Kontakta oss."}}, "vad som händer om löftet inte hålls"),
            (
                {"level": None, "consequence": None},
                "vilket tal som gäller och vad som händer om löftet inte hålls",
            ),
        ],
    )
    def test_a_guarantee_that_lacks_something_is_a_service_level(
        self, fields: dict[str, Any], lacking: str
    ) -> None:
        assert facts(shown(**fields))["Typ"] == (
            f"Servicenivå Kommunen kallar det tjänstegaranti, men det står inte {lacking}."
        )
        made = content(guarantees=[guarantee(**fields)])
        assert "Servicenivå" in text_of(html(made, "garantier/slag/serviceniva/"))
        assert "Inga löften finns här just nu." in text_of(html(made, "garantier/slag/tjanstegaranti/"))

    def test_a_whole_one_is_a_guarantee(self) -> None:
        assert facts(shown())["Typ"] == "Tjänstegaranti"

    def test_a_service_level_is_never_called_a_guarantee(self) -> None:
        assert facts(shown(kind="service_level"))["Typ"] == "Servicenivå"


class TestWithdrawn:
    def test_a_notice_with_the_way_to_what_holds_instead(self) -> None:
        other = guarantee("nytt", promise="Du får svar inom en vecka.")
        markup = shown(other, state="withdrawn", valid_to="2025-12-31", replaced_by="nytt")
        assert (
            "Löftet gäller inte längre. Löftet gällde till och med den 31 december 2025. "
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
        assert (
            "Till och med den 31 december 2022 Du får svar. Det som lovades var högst 8 veckor. Fler ärenden."
            in text
        )
        assert "Ersätter" in text
        assert '<a href="../forr/">Förr lovade vi annat.</a>' in markup
        assert "1 november 2026 Vi läste källan." in text

    def test_nothing_known(self) -> None:
        assert "Så har det ändrats Vi känner inte till några ändringar." in told()


class TestWording:
    def test_retold_says_so(self) -> None:
        assert "Skrivet med våra ord." in told(wording="retold")
        assert "Skrivet med våra ord." not in told(wording="quoted")

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
            ("garantier/bedomning/holls/", "1 av 3 löften hölls. Två går inte att bedöma än."),
            (
                "garantier/bedomning/holls-inte/",
                "Inget av de tre löftena har brutits, så vitt vi vet. Två går inte att bedöma än.",
            ),
            ("garantier/bedomning/kan-inte-bedomas/", "Inget av de två löftena går att bedöma än."),
            ("garantier/slag/serviceniva/", "Inget av de två löftena går att bedöma än."),
        ],
    )
    def test_a_narrowed_list_says_what_part_of_all_it_is(self, address: str, lead: str) -> None:
        assert lead in text_of(html(self.MADE, address))
        assert inside(lead) in page(site(self.MADE), address).description

    def test_a_list_of_none_is_not_a_municipality_without_promises(self) -> None:
        made = content(guarantees=[guarantee(kind="service_level")])
        text = text_of(html(made, "garantier/slag/tjanstegaranti/"))
        assert "Inget löfte är av den typen." in text
        for address in ("garantier/slag/tjanstegaranti/", "garantier/bedomning/holls-inte/"):
            assert "Inga löften är inlagda" not in text_of(html(made, address))
            assert "Inga löften är inlagda" in text_of(html(content(), address))
        assert "Löftet går inte att bedöma än." in text_of(html(made, "garantier/bedomning/holls-inte/"))

    def test_counts_of_the_choices_are_right(self) -> None:
        text = text_of(html(self.MADE, "garantier/"))
        assert "Typ Alla 3 Tjänstegaranti 1 Servicenivå 2" in text
        assert (
            "Bedömning Alla 3 Löftet hölls 1 Löftet hölls nästan 0 Löftet hölls inte 0 Går inte att bedöma 2"
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
            "10 veckor Du får svar inom tio veckor. Löftet hölls Om det inte hålls: avgiften sänks." in text
        )
        assert "Inget tal Du får en plats. Går inte att bedöma" in text
        assert "Du får hjälp. Går inte att bedöma Servicenivå · Ses över" in text

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
            "Inget av de två löftena går att bedöma än. För båda saknas siffror."
        )
        more = views(
            content(guarantees=[guarantee("a"), guarantee("b"), guarantee("c", level=None)])
        ).current_promises
        assert standing_sentence(more) == (
            "Inget av de tre löftena går att bedöma än. För två saknas siffror."
        )

    def test_some_can_be_judged(self) -> None:
        text = standing_sentence(views(TestLists.MADE).current_promises)
        assert text == ("Det enda löftet som går att bedöma hölls. Två går inte att bedöma än.")

    def test_none(self) -> None:
        assert standing_sentence([]) == "Inga löften är inlagda."


def test_the_description_is_the_answer() -> None:
    made = site(content(guarantees=[guarantee("a"), guarantee("b", consequence={"text": "Kontakta oss."})]))
    assert page(made, "garantier/a/").description == (
        "Exempelkommunen lovar: du får svar inom tio veckor. Vi vet inte hur ofta löftet hålls. "
        "Om det inte hålls: avgiften sänks."
    )
    assert "Om det inte hålls" not in page(made, "garantier/b/").description


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
        ({}, "Beslut om garantier"),
        ({"date": "2019-12"}, "Beslut om garantier I december 2019."),
        ({"number": "KS 2019-99"}, "Beslut om garantier Diarienummer KS 2019-99."),
        ({"decided_by": "Kommunfullmäktige"}, "Beslut om garantier Kommunfullmäktige."),
        ({"section": "§ 140", "date": "2019"}, "Beslut om garantier År 2019, § 140."),
        ({"route": "own_case"}, "Beslut om garantier"),
    ],
)
def test_a_decision_is_told_with_what_is_known_of_it(fields: dict[str, str], expected: str) -> None:
    made = content(decisions=[decision(**fields)], guarantees=[guarantee(decision="beslut")])
    markup = html(made, "garantier/lofte/")
    assert wrong_in(markup) == []
    assert facts(markup)["Beslut"] == expected
