"""Area, owner and start pages, and what holds for every page of the site."""

import re
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel

from paraply.build import build_site
from paraply.model.content import Content
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.record import Excerpt
from paraply.problems import Family, Place, Rule, Severity
from paraply.render import urls
from paraply.render.site import Site, render_site
from tests.made import (
    KPI,
    TODAY,
    US,
    Outline,
    area,
    content,
    goal,
    guarantee,
    html,
    measure,
    municipality,
    owner,
    page,
    policy,
    report,
    site,
    snapshot,
    survey,
    text_of,
    views,
    wrong_in,
)
from tests.worlds import world_of

ROOT = Path(__file__).parent.parent.parent
PHONE = municipality(contact={"phone": "0999-710 00"})


def of(value: float, period: str = "2025", **fields: Any) -> dict[str, Any]:
    return {"period": period, "value": value, **fields}


def kept(id_: str, share: float, **fields: Any) -> tuple[Measure, Guarantee]:
    made = measure(f"{id_}-i-tid", title=f"{id_} i tid", outcomes=[of(share)], decimals=0)
    return made, guarantee(id_, measure=made.id, measure_is="share", **fields)


FULL: Content = content(
    of=PHONE,
    areas=[
        area("bygga", lead="bygglov och tomter", mission="Vi **prövar**.", contact="ring byggkontoret"),
        area("skola", title="Skola"),
        area("tom", title="Inget än"),
    ],
    owners=[
        owner("fullmaktige", name="Kommunfullmäktige", kind="council"),
        owner("byggnadsnamnden", name="Byggnadsnämnden", parent="fullmaktige", contact="Kansliet"),
        owner("kontoret", name="Byggkontoret", kind="office", works_for=["byggnadsnamnden"]),
        owner(
            "skolnamnden",
            name="Skolnämnden",
            url="https://exempel.se/skola",
            valid_from="2019",
            valid_to="2026",
        ),
        owner("bolaget", name="Bolaget", kind="company"),
    ],
    measures=[
        measure(
            area="bygga",
            owners=["byggnadsnamnden"],
            outcomes=[of(90, "2024"), of(95)],
            featured="det ofta frågas efter",
        ),
        measure("b", title="Trygghet", area="skola", direction="neutral", outcomes=[of(70)]),
    ],
    guarantees=[
        guarantee("a", title="Bygglov", area="bygga", owners=["byggnadsnamnden", "kontoret"]),
        guarantee("borta", promise="Du fick svar.", area="bygga", state="withdrawn"),
    ],
    goals=[
        goal(
            area="skola",
            owners=["skolnamnden"],
            assessments=[{"verdict": "partly_met", "word": "Delvis nått"}],
        )
    ],
    surveys=[survey(area="skola", owners=["skolnamnden"], period="2026", about="elever svarar")],
    reports=[
        report(period="2025", published="2026-04-20", handled=[{"by": "fullmaktige", "date": "2026-04-20"}]),
        report("delar", title="Delårsrapport", period="2027-T1", planned="2027-06-01"),
    ],
    policies=[policy(decided="2026-05-01")],
)


class TestArea:
    def test_everything_of_the_area_and_nothing_else(self) -> None:
        markup = html(FULL, "omraden/bygga/")
        assert wrong_in(markup) == []
        assert [text for level, text in Outline(markup).headings if level <= 2] == [
            "Bygga och bo",
            "Löften",
            "Siffror",
            "Uppdraget",
            "Kontakt och ansvariga",
            "Det här vet vi inte än",
            "Så har det ändrats",
        ]
        text = text_of(markup)
        assert "Bygglov och tomter." in text
        assert "<strong>prövar</strong>" in markup
        assert "Du får svar inom tio veckor." in text
        assert "Du fick svar." not in text
        assert "Svar i tid 95 % År 2025 Bättre än år 2024, då det var 90 procent." in text
        assert "Trygghet" not in text
        assert "Ring byggkontoret." in text
        assert "Ansvariga: Byggnadsnämnden, Byggkontoret." in text
        assert "Kolada" not in text

    def test_goals_and_surveys_have_owners_too(self) -> None:
        markup = html(FULL, "omraden/skola/")
        assert wrong_in(markup) == []
        text = text_of(markup)
        assert "om det finns löften om skola" in text
        assert "Mål Alla är trygga Delvis nått" in text
        assert "Enkät, år 2026 Enkäten Elever svarar." in text
        assert "Frågor och synpunkter: kontaktcenter 0999-710 00." in text
        assert "Ansvariga: Skolnämnden." in text
        only_goal = content(areas=[area()], owners=[owner()], goals=[goal(area="omrade", owners=["namnden"])])
        assert "Ansvariga: Nämnden." in text_of(html(only_goal, "omraden/omrade/"))

    def test_an_empty_area_says_what_is_missing(self) -> None:
        markup = html(FULL, "omraden/tom/")
        assert wrong_in(markup) == []
        text = text_of(markup)
        unknown = text.partition("Det här vet vi inte än")[2]
        assert "om det finns löften om inget än" in unknown
        assert "hur det går, eftersom vi inte har några siffror om inget än" in unknown
        assert "uppgift saknas" not in text.lower()

    def test_the_list_counts_what_each_holds(self) -> None:
        markup = html(FULL, "omraden/")
        assert wrong_in(markup) == []
        text = text_of(markup)
        assert "Bygga och bo 1 löfte, 1 mått" in text
        assert "Skola 1 mål, 1 mått" in text
        assert "Inget än Inget är inlagt än" in text
        assert markup.count("<h3>") == 3

    def test_no_areas(self) -> None:
        assert wrong_in(html(content(), "omraden/")) == []

    def test_the_description_counts(self) -> None:
        made = page(site(FULL), "omraden/bygga/")
        assert made.description.startswith(
            "Bygga och bo i Exempelkommunen: 1 löfte, 1 mått. Här finns en siffra, från år 2025."
        )

    def test_kolada_is_named_where_its_figures_are_shown(self) -> None:
        made = content(
            areas=[area()],
            measures=[measure(area="omrade", source={"kind": "kolada", "id": KPI})],
            snapshots=[snapshot([[US, 2025, "T", 90.0, ""]])],
        )
        text = text_of(html(made, "omraden/omrade/"))
        assert "Källa: Kolada." in text
        assert "Egen bearbetning" not in text  # nothing here is compared


LATE = Rule("C03", Family.CURRENT, Severity.WARNING, "Utfall saknas", "Därför.")
OTHER = Rule("F03", Family.FIGURES, Severity.WARNING, "Stor ändring", "Därför.")


class TestOwner:
    def test_what_an_owner_answers_for(self) -> None:
        markup = html(FULL, "ansvariga/byggnadsnamnden/")
        assert wrong_in(markup) == []
        text = text_of(markup)
        assert text.startswith("Byggnadsnämnden Ansvarar för 1 löfte och 1 mått. Löften")
        assert "Du får svar inom tio veckor." in text
        assert "Svar i tid 95 %" in text
        assert "Hör till Kommunfullmäktige" in text
        assert "Under Byggnadsnämnden Byggkontoret" in text
        assert "Kontakt Kansliet" in text

    def test_goals_surveys_time_and_address(self) -> None:
        markup = html(FULL, "ansvariga/skolnamnden/")
        assert wrong_in(markup) == []
        text = text_of(markup)
        assert "Ansvarar för 1 mål." in text
        assert "Alla är trygga Delvis nått" in text
        assert "Enkät Enkäten" in text
        assert (
            "Från 2019 Till och med 2026 Kontakt kontaktcenter 0999-710 00 Webbplats exempel.se/skola" in text
        )

    def test_offices_and_meetings(self) -> None:
        assert "Arbetar åt Byggnadsnämnden" in text_of(html(FULL, "ansvariga/kontoret/"))
        text = text_of(html(FULL, "ansvariga/fullmaktige/"))
        assert "Behandlade rapporter 20 april 2026 Årsredovisning" in text
        assert "Inga löften, mål eller mått hör hit än." in text

    def test_an_owner_of_nothing(self) -> None:
        markup = html(FULL, "ansvariga/bolaget/")
        assert wrong_in(markup) == []
        assert "Inga löften, mål eller mått hör hit än." in text_of(markup)
        assert "Inget är försenat" not in text_of(markup)

    def test_what_is_late_stands_first_unless_it_is_answered(self) -> None:
        place = Place("content/results/measures/matt.yml", 3)
        late, other = LATE.at(place, "Utfallet skulle komma 2025-10-31."), OTHER.at(place, "Ett stort hopp.")
        text = text_of(html(FULL, "ansvariga/byggnadsnamnden/", problems=[late, other]))
        assert "Det här behöver ses över Svar i tid Utfallet skulle komma den 31 oktober 2025." in text
        assert "Ett stort hopp." not in text
        assert "Inget är försenat" not in text
        answered = text_of(html(FULL, "ansvariga/byggnadsnamnden/", problems=[late.answered("Kommer.")]))
        assert "Inget är försenat" in answered
        assert "Utfallet skulle" not in text_of(html(FULL, "ansvariga/skolnamnden/", problems=[late]))

    def test_the_list_is_by_kind(self) -> None:
        markup = html(FULL, "ansvariga/")
        assert wrong_in(markup) == []
        headings = [text for level, text in Outline(markup).headings if level == 2]
        assert headings == ["Kommunfullmäktige", "Nämnder", "Kontor", "Bolag"]
        assert "Byggnadsnämnden Ansvarar för 1 löfte och 1 mått." in text_of(markup)

    def test_no_owners(self) -> None:
        markup = html(content(), "ansvariga/")
        assert wrong_in(markup) == []
        assert "Inga ansvariga är inlagda." in text_of(markup)


class TestStart:
    def test_what_stands_there(self) -> None:
        markup = html(FULL, "")
        assert wrong_in(markup) == []
        assert [text for level, text in Outline(markup).headings if level <= 2] == [
            "Vad kommunen lovar och hur det går",
            "Några svar",
            "Välj område",
            "Så går det",
            "Utvalda mått",
            "Nytt",
            "Nästa rapport",
            "Så läser du bedömningarna",
        ]
        text = text_of(markup)
        assert "Det vi vet den 23 november 2026" in text
        assert "Varför just de? Svar i tid: det ofta frågas efter." in text
        assert "Till exempel Bygglov eller Svar i tid" in text
        assert "1 juni 2027 Delårsrapport" in text

    def test_nothing_can_be_judged_and_it_says_why(self) -> None:
        text = text_of(html(FULL, ""))
        assert "Löftet går inte att bedöma än." in text
        assert "Vi vet inte hur många som har begärt ersättning." in text

    def test_counts_with_their_denominators(self) -> None:
        pairs = [kept("a", 100), kept("b", 50, claims=[{"period": "2025", "counted": True, "claimed": 3}])]
        made = content(
            measures=[
                *(made for made, _promise in pairs),
                measure("c", outcomes=[of(1, "2024"), of(2)]),
                measure("d", outcomes=[of(2, "2024"), of(1)]),
            ],
            guarantees=[*(promise for _made, promise in pairs), guarantee("e")],
            goals=[goal("f", assessments=[{"verdict": "met"}]), goal("g")],
        )
        markup = html(made, "")
        assert wrong_in(markup) == []
        text = text_of(markup)
        assert "1 av 2 bedömda löften hölls Ett går inte att bedöma än." in text
        assert "Tre begärde ersättning år 2025, i det löfte där det räknas." in text
        assert "Ett av två mål är bedömt, och det är uppfyllt." in text
        assert "1 av 2 blev bättre" not in text  # two are no picture: they are named
        assert markup.count('href="#verdict-met"') == 1 + 1 + 1  # a promise, a goal and the legend

    @pytest.mark.parametrize(
        ("areas", "told"),
        [
            ("aaaaaa", "Alla sex gäller Område a."),
            ("aaaabb", "4 av de 6 gäller Område a."),
            ("aaabbb", ""),
            ("aaaa", ""),
        ],
    )
    def test_a_count_that_is_nearly_all_of_one_area_says_so(self, areas: str, told: str) -> None:
        made = content(
            areas=[area("a", title="Område a"), area("b", title="Område b")],
            measures=[
                measure(f"m{number}", area=of_area, outcomes=[of(1, "2024"), of(2)])
                for number, of_area in enumerate(areas)
            ],
        )
        text = text_of(html(made, ""))
        assert told in text
        assert ("gäller Område" in text) is bool(told)

    def test_claims_that_nobody_counts_are_not_none(self) -> None:
        made = content(guarantees=[guarantee(claims=[{"period": "2025", "counted": False}])])
        assert "Vi vet inte hur många som har begärt ersättning." in text_of(html(made, ""))
        none = content(guarantees=[guarantee(claims=[{"period": "2025", "counted": True, "claimed": 0}])])
        assert "Ingen begärde ersättning år 2025, i det löfte där det räknas." in text_of(html(none, ""))

    def test_all_goals_judged_and_none_judged(self) -> None:
        judged = content(goals=[goal(assessments=[{"verdict": "not_met"}])])
        assert "Målet är inte uppfyllt." in text_of(html(judged, ""))
        assert "Målet är inte bedömt än." in text_of(html(content(goals=[goal()]), ""))

    def test_more_than_twenty_marks_are_a_bar_of_their_shares(self) -> None:
        goals = [goal(f"m{place}", assessments=[{"verdict": "met"}]) for place in range(15)]
        goals += [goal(f"n{place}", assessments=[{"verdict": "not_met"}]) for place in range(6)]
        markup = html(content(goals=goals), "")
        assert wrong_in(markup) == []
        parts = re.findall(r'<rect class="mark--([a-z-]+)" x="(\d+)" width="(\d+)"', markup)
        assert parts == [("met", "0", "15"), ("not-met", "15", "6")]
        assert 'viewBox="0 0 21 20"' in markup

    def test_the_newest_comes_first_and_what_comes_is_told_apart(self) -> None:
        markup = html(FULL, "")
        news = text_of(markup.split('id="nytt"')[1].split("</ul>")[0])
        assert news.index("1 maj 2026 Styrdokument beslutat: Servicepolicy") < news.index("20 april 2026")
        assert "Delårsrapport" not in news

    def test_a_municipality_that_has_just_begun(self) -> None:
        markup = html(content(), "")
        assert wrong_in(markup) == []
        text = text_of(markup)
        assert "Här ska löften, mål och resultat för Exempelkommunen stå. Här är tomt än." in text
        assert "Så går det" not in text
        assert 'class="count' not in markup
        assert "Inget har hänt än." in text
        assert "Vi vet inte när nästa rapport kommer." in text

    def test_a_promise_of_tomorrow_is_not_there_today(self) -> None:
        made = content(guarantees=[guarantee(title="Nytt löfte", valid_from="2026-11-24")])
        assert "Löften till dig" not in text_of(html(made, "", date(2026, 11, 23)))
        assert "Till exempel Nytt löfte" in text_of(html(made, "", date(2026, 11, 24)))


# every page


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;"
NOT_SHOWN_AS_TEXT = {
    "id", "kpi", "area", "owners", "parent", "works_for", "decision", "path_decision", "measure",
    "measures", "guarantee", "guarantees", "report", "by", "owner", "replaced_by", "kolada_group",
    "default_group", "county_group", "members", "old_addresses", "url", "complaints_url",
    "site_address", "report_url", "licence", "code", "type", "organisation_number", "primary", "accent",
    "accepted", "values", "publ_period",
}  # fmt: skip
"""Fields that hold ids, addresses and codes, which the reader has checked."""

M = TypeVar("M", bound=BaseModel)


def hostile(record: M) -> M:
    """The record with hostile text after every text a person wrote."""
    update = {
        name: changed
        for name in type(record).model_fields
        if (changed := _hostile(name, getattr(record, name))) is not getattr(record, name)
    }
    made = record.model_copy(update=update)
    return (
        made.read_from(record._origin) if isinstance(made, Excerpt) and isinstance(record, Excerpt) else made
    )


def _hostile(name: str, value: Any) -> Any:
    if name in NOT_SHOWN_AS_TEXT or isinstance(value, Enum):
        return value
    if isinstance(value, BaseModel):
        return hostile(value)
    if isinstance(value, tuple) and value:
        return tuple(_hostile(name, inner) for inner in value)
    if isinstance(value, dict):
        return {key: _hostile(name, inner) for key, inner in value.items()}
    return f"{value} {HOSTILE}" if type(value) is str and value else value


def hostile_content(made: Content) -> Content:
    folders = {
        name: {id_: hostile(record) for id_, record in records.items()}
        for name, records in made.folders.items()
    }
    return Content(
        municipality=hostile(made.municipality),
        snapshots={id_: hostile(record) for id_, record in made.snapshots.items()},
        kolada_municipalities={id_: hostile(entry) for id_, entry in made.kolada_municipalities.items()},
        kolada_groups={id_: hostile(entry) for id_, entry in made.kolada_groups.items()},
        **folders,  # type: ignore[arg-type]
    )


def bodies(made: Site) -> dict[str, str]:
    return {page.address: made.body(page) for page in made.pages}


@pytest.fixture(scope="module")
def example() -> Site:
    """The whole example municipality: one of everything."""
    return build_site(ROOT / "tests" / "example", TODAY, allow_example=True)


def test_the_hostile_text_is_everywhere(tmp_path: Path) -> None:
    made = hostile_content(world_of(tmp_path).content)
    promise = made.guarantees["bygglov"]
    assert HOSTILE in promise.promise
    assert promise.consequence is not None
    assert HOSTILE in (promise.consequence.text or "")
    assert all(HOSTILE in part for part in promise.your_part)
    assert promise.owners == ("byggnadsnamnden", "byggkontoret")


@pytest.mark.parametrize("source", ["clean", "example"])
def test_hostile_text_in_every_field_stays_text_on_every_page(
    source: str, example: Site, tmp_path: Path
) -> None:
    made = example.views.content if source == "example" else world_of(tmp_path).content
    whole = render_site(views(hostile_content(made)))
    for address, markup in bodies(whole).items():
        for tag, attributes in Outline(markup).tags:
            ours = attributes.get("src", "").startswith(f"{urls.relative(address, 'assets/handbook/')}")
            assert tag != "script", address
            assert tag != "img" or ours, address
            assert not [name for name in attributes if name.startswith("on")], address
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in bodies(whole)[""]
    for file in whole.files():
        if file.address.endswith((".html", ".xml")):
            assert b"<script>alert" not in file.content


def test_every_page_of_the_example_is_sound(example: Site) -> None:
    assert {
        address: wrong for address, markup in bodies(example).items() if (wrong := wrong_in(markup))
    } == {}


def test_every_page_of_a_municipality_that_has_just_begun_is_sound() -> None:
    made = site(content())
    assert {address: wrong for address, markup in bodies(made).items() if (wrong := wrong_in(markup))} == {}


def test_every_page_of_records_that_say_nothing_is_sound() -> None:
    made = site(
        content(
            areas=[area()],
            owners=[owner()],
            measures=[measure()],
            guarantees=[guarantee(level=None, consequence=None)],
            goals=[goal()],
            surveys=[survey(), survey("kontroll", kind="internal_control")],
            reports=[report()],
            policies=[policy()],
        )
    )
    assert {address: wrong for address, markup in bodies(made).items() if (wrong := wrong_in(markup))} == {}


@pytest.mark.parametrize(
    ("markup", "wrong"),
    [
        ("<h1>A</h1><p id=a></p><p id=a></p>", "id a stands 2 times"),
        ("<h1>A</h1><h3>B</h3>", "h3 follows h1"),
        ("<h2>A</h2>", "headings begin [2] and have 0 of level 1"),
        ("<h1>A</h1><h1>B</h1>", "headings begin [1] and have 2 of level 1"),
        ("<h1></h1>", "an empty h1"),
        ("<h1>A</h1><div><p></div>", "</div> closes something else"),
        ("<h1>A</h1><div>", "<div> is not closed"),
        ("<h1>A</h1><ul>\n</ul>", "an empty ul"),
        ("<h1>A</h1><p>None</p>", "says 'None'"),
        ("<h1>A</h1><a href='None/'>x</a>", "<a href='None/'>"),
        ("<h1>A</h1><section aria-labelledby=b></section>", "aria-labelledby names b"),
        ("<h1>A</h1><p>Slut..</p>", "says '..'"),
        ("<h1>A</h1><p>Beslut , 2019</p>", "says ' , '"),
    ],
)
def test_what_no_page_may_have_is_found(markup: str, wrong: str) -> None:
    assert wrong in wrong_in(markup)
    assert wrong_in("<h1>A</h1><h2 id=a>B</h2><p>C</p>") == []


@pytest.mark.parametrize(("newest", "at_each"), [("2014", 0), ("2025", 2)])
def test_an_area_says_once_that_all_its_figures_are_old_and_else_at_each_old_one(
    newest: str, at_each: int
) -> None:
    years = ["2012", "2013", newest]
    measures = [measure(f"m{year}", area="skola", outcomes=[of(7, year)]) for year in years]
    text = text_of(html(content(areas=[area("skola")], measures=measures), "omraden/skola/"))
    assert text.count("Vi har ingen nyare siffra.") == at_each
    assert ("De är för gamla för att visa hur det går nu." in text) == (not at_each)
