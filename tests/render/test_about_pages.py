"""The pages about the section itself: what they answer, and that they say what the code does."""

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from paraply.derive.letters import swedish_order
from paraply.model import lateness
from paraply.model.choices import (
    Choice,
    Direction,
    Every,
    GoalVerdict,
    MeasureVerdict,
    Missing,
    PromiseVerdict,
    Reason,
    Trend,
)
from paraply.model.content import Content
from paraply.render import urls
from paraply.render.pages import complaints, judgement
from paraply.render.pages.accessibility import SERVICE
from paraply.render.site import site_name
from tests.made import (
    Outline,
    content,
    decision,
    goal,
    guarantee,
    html,
    measure,
    municipality,
    site,
    text_of,
    wrong_in,
)
from tests.worlds import DECISION, MEASURE, MUNICIPALITY, edited, with_files, world_of

ROOT = Path(__file__).parent.parent.parent
GLOSSARY = ROOT / "docs" / "om" / "ordlista.md"
BELOW = (
    urls.PRESENT_STATE, urls.QUALITY_WORK, urls.POLICIES, urls.JUDGEMENT, urls.EQUALITY,
    urls.COMPLAINTS, urls.GLOSSARY, urls.OPEN_DATA,
    urls.ACCESSIBILITY, urls.NOT_SHOWN, urls.VISITS, urls.ARCHIVE,
)  # fmt: skip
PAGES = (urls.ABOUT, urls.COMPARE, *(address for address in BELOW if address != urls.GLOSSARY))
LONGEST = 20
"""Words in a sentence (klarspråk)."""


def text(made: Content, address: str) -> str:
    return text_of(html(made, address))


def sentences(markup: str) -> list[str]:
    """The sentences of a page; each block and each cell begins a new one."""
    blocks = re.sub(r"</?(?:p|li|d[dt]|t[dh]|h[1-6]|caption|span|br|[uo]l)\b[^>]*>", "\n", markup)
    plain = re.sub(r"<[^>]+>", "", blocks)
    return [part for line in plain.split("\n") for part in re.split(r"(?<=[.!?])\s+", line) if part.strip()]


class TestEveryPage:
    @pytest.mark.parametrize("address", PAGES)
    def test_stands_with_nothing_and_with_everything(self, tmp_path: Path, address: str) -> None:
        for made in (content(), world_of(tmp_path).content):
            assert wrong_in(html(made, address)) == []

    @pytest.mark.parametrize("address", PAGES)
    def test_is_written_in_short_sentences(self, address: str) -> None:
        long = [told for told in sentences(html(content(), address)) if len(told.split()) > LONGEST]
        assert long == []


class TestOverview:
    def test_every_page_has_a_line(self) -> None:
        links = [link.removeprefix("../") for link in Outline(html(content(), urls.ABOUT)).values("href")]
        assert [f"om/{link}" for link in links[: len(BELOW)]] == list(BELOW)

    def test_a_proposal_says_what_that_means(self) -> None:
        official = content(of=municipality(status="official"))
        assert "Sidorna är inte publicerade av Exempelkommunen." in text(content(), urls.ABOUT)
        assert "inte publicerade" not in text(official, urls.ABOUT)


class TestQualityWork:
    def test_six_parts_with_their_counts(self, tmp_path: Path) -> None:
        told = text(world_of(tmp_path).content, urls.QUALITY_WORK)
        for part, count in (
            ("Uppdrag", "1 av 2 områden har uppdraget beskrivet."),
            ("Mål och mått", "Här finns 1 mål. Här finns 2 mått."),
            ("Kvalitetsmätningar", "Här finns 1 mätning."),
            ("Rapportering", "Här finns 1 rapport. Vi vet inte när nästa kommer."),
            ("Internkontroll", "Inga internkontroller är inlagda."),
            ("Garantier", "Här finns 1 löfte: 1 tjänstegaranti och 0 servicenivåer."),
        ):
            assert told.index(part) < told.index(count)

    def test_a_decision_stands_where_its_address_points(self, tmp_path: Path) -> None:
        made = world_of(tmp_path).content
        page = html(made, urls.QUALITY_WORK)
        _path, _mark, anchor = urls.of(made.decisions["kf-2019-12"]).partition("#")
        begins = page.index(f'id="{anchor}"')
        told = text_of(page[begins - 4 : page.index("</li>", begins)])
        assert "Kommunfullmäktige, 16 december 2019" in told
        assert "Paragraf 140. Diarienummer KS 2019-99. Beslutet togs som ett eget ärende." in told
        for title in ("Bygglov inom åtta veckor", "Bygglov i tid", "Alla elever är trygga", "Servicepolicy"):
            assert title in told

    def test_what_is_unknown_of_a_decision_is_told_once(self, tmp_path: Path) -> None:
        made = world_of(tmp_path, with_files({DECISION: "title: Ett beslut\n"})).content
        told = text(made, urls.QUALITY_WORK)
        assert "Ett beslut Det här bygger på" in told
        assert told.count("vet vi inte paragraf, diarienummer eller var protokollet finns.") == 1

    def test_no_id_of_a_decision_can_be_that_of_a_heading(self) -> None:
        ids = Outline(html(content(), urls.QUALITY_WORK)).values("id")
        decisions = [decision(id_.replace("_", "-")) for id_ in ids]
        assert wrong_in(html(content(decisions=decisions), urls.QUALITY_WORK)) == []

    def test_the_newest_decision_comes_first_and_the_undated_last(self) -> None:
        made = [decision("a", title="Utan dag"), decision("b", title="Äldre", date="2020")]
        page = html(
            content(decisions=[*made, decision("c", title="Nyare", date="2024-05-01")]), urls.QUALITY_WORK
        )
        assert page.index("Nyare") < page.index("Äldre") < page.index("Utan dag")

    def test_many_records_on_one_decision_are_named_in_part(self) -> None:
        goals = [goal(f"mal-{number}", decision="beslut") for number in range(10)]
        told = text(content(goals=goals, decisions=[decision()]), urls.QUALITY_WORK)
        assert "och två till." in told


class TestJudgement:
    def test_every_word_of_the_verdicts_is_there(self) -> None:
        told = text(content(), urls.JUDGEMENT).casefold()
        words: list[Choice] = [
            *MeasureVerdict, *PromiseVerdict, *GoalVerdict, *Trend, *Reason, *Missing, *Direction,
        ]  # fmt: skip
        assert [word.label for word in words if word.label.casefold() not in told] == []

    def test_the_anchors_that_other_pages_link_to(self) -> None:
        ids = Outline(html(content(), urls.JUDGEMENT)).values("id")
        assert {"matt", "loften", "mal", "utveckling", "jamforelser", "saknas"} <= set(ids)

    def test_the_limits_are_those_of_the_code(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert lateness.ROUNDS_UNTIL_TOO_OLD == 2
        assert "efter fyra år" in " ".join(judgement.too_old_text())
        monkeypatch.setattr(judgement, "ROUNDS_UNTIL_TOO_OLD", 3)
        monkeypatch.setattr(judgement, "ROUND_WHEN_UNKNOWN", Every.MONTH)
        monkeypatch.setattr(judgement, "YEARS_LOOKED_BACK", 7)
        monkeypatch.setattr(judgement, "WHOLE_SHARE", Decimal(97))
        told = text(content(), urls.JUDGEMENT)
        assert "när tre mätomgångar har gått" in told
        assert "efter sex år" in told
        assert "räknar vi med varje månad" in told
        assert "högst sju år bakåt" in told
        assert "hålla i 97 procent" in told.replace("\u00a0", " ")

    def test_the_quarters_are_told_for_a_hundred(self) -> None:
        told = list(judgement.places().values())
        assert [re.findall(r"\d+", one)[1:] for one in told] == [["1", "25"], ["26", "75"], ["76", "100"]]


class TestOpenData:
    def test_the_files_of_every_measure_are_linked(self, tmp_path: Path) -> None:
        made = world_of(tmp_path).content
        links = Outline(html(made, urls.OPEN_DATA)).values("href")
        written = {file.address for file in site(made).files()}
        for record in made.measures.values():
            for ending in ("csv", "json"):
                address = urls.data_file(record, ending)
                assert f"../../{address}" in links
                assert address in written

    def test_a_well_known_licence_has_its_name(self) -> None:
        cc0 = content(of=municipality(licence="http://creativecommons.org/publicdomain/zero/1.0/"))
        assert "Licens: CC0 1.0." in text(cc0, urls.OPEN_DATA)

    def test_the_terms(self) -> None:
        told = text(content(), urls.OPEN_DATA)
        assert "Uppgift saknas om licens." in told
        assert "Kolada" not in told[told.index("Villkor") : told.index("Adresser")]
        kolada = measure(source={"kind": "kolada", "id": "N99999"})
        licensed = content(of=municipality(licence="https://exempel.se/licens"), measures=[kolada])
        told = text(licensed, urls.OPEN_DATA)
        assert "Licens: licensens villkor." in told
        assert 'href="https://exempel.se/licens"' in html(licensed, urls.OPEN_DATA)
        assert "Källa: Kolada" in told
        assert "Egen bearbetning av data från Kolada" in told


class TestAccessibility:
    def test_the_eleven_contents(self, tmp_path: Path) -> None:
        stated = """\
accessibility:
  assessed: 2026-09-01
  updated: 2026-09-15
  method: self
  conformity: partial
  report_url: https://exempel.se/brist
  shortcomings:
    - {text: Bilden saknar text, situation: Du som inte ser, kind: not_met, reason: Glömt, alternative: Ring}
    - {text: Filmen saknar text, situation: Du som inte hör, kind: disproportionate_burden, reason: Dyrt}
    - {text: Kartan är en bild, situation: Du som inte ser, kind: outside_law}
"""
        old = "accessibility: {assessed: 2026-09-01, updated: 2026-09-01, method: self, conformity: full}\n"
        page = html(world_of(tmp_path, edited(MUNICIPALITY, old, stated)).content, urls.ACCESSIBILITY)
        told = text_of(page)
        for expected in (
            "Exempelkommunen står bakom den här redogörelsen.",  # 1
            "tjänsten Kvalitet och resultat, https://kvalitet.exempel.se/",  # 2
            "Webbplatsen är delvis förenlig med lagen",  # 3
            "Du som inte ser. Bilden saknar text. Skäl: Glömt. Så kan du göra i stället: Ring.",  # 4
            "Webbplatsen bedömdes senast den 1 september 2026.",  # 5
            "Redogörelsen uppdaterades senast den 15 september 2026.",  # 6
            "Vi har själva testat webbplatsen (självskattning).",  # 7
            "Det gäller också sådant som lagen inte kräver.",  # 8
            "Anmäl till tillsynsmyndigheten",  # 9
            "i 12 § i lagen för det här. Du som inte hör. Filmen saknar text. Skäl: Dyrt.",  # 10
            "undantaget enligt 9 § i lagen. Du som inte ser. Kartan är en bild. Vi vet inte hur",  # 11
        ):
            assert expected in told, expected
        assert '<a href="https://exempel.se/brist">Rapportera en brist</a>' in page
        assert '<a href="https://exempel.se/tillsyn">' in page
        assert "Utkast" not in told
        assert wrong_in(page) == []

    def test_diggs_headings_in_order(self) -> None:
        headings = [
            name for level, name in Outline(html(content(), urls.ACCESSIBILITY)).headings if level > 1
        ]
        assert headings == [
            "Hur tillgänglig är webbplatsen?",
            "Vad kan du göra om du inte kan använda delar av webbplatsen?",
            "Rapportera brister i webbplatsens tillgänglighet",
            "Tillsyn",
            "Teknisk information om webbplatsens tillgänglighet",
            "Innehåll som inte är tillgängligt",
            "Oskäligt betungande anpassning",
            "Innehåll som inte omfattas av lagen",
            "Hur vi testat webbplatsen",
        ]

    def test_a_proposal_is_a_draft_in_which_nothing_is_claimed(self) -> None:
        told = text(content(), urls.ACCESSIBILITY)
        assert told.startswith("Tillgänglighetsredogörelse (utkast)")
        assert "står bakom" not in told
        assert told.count("Det vet vi inte, eftersom webbplatsen inte är bedömd.") == 3
        for unknown in ("vilken myndighet", "hur du rapporterar", "när den bedömdes", "när redogörelsen"):
            assert unknown in told

    def test_full_conformity_has_no_shortcomings(self, tmp_path: Path) -> None:
        told = text(world_of(tmp_path).content, urls.ACCESSIBILITY)
        assert "Vi känner inte till några brister." in told
        assert "Kommunen åberopar inte det undantaget" in told

    def test_the_service_is_called_what_the_site_is_called(self) -> None:
        assert site_name() == SERVICE


class TestVisits:
    def test_the_newest_month_is_told_page_by_page(self, tmp_path: Path) -> None:
        files = {
            f"results/visits/{month}.yml": (
                f"month: {month}\npages:\n  - {{address: /, visits: 9}}\n"
                f"  - {{address: /matt/bygglov-i-tid/, visits: {visits}, seconds: 40}}\n"
                "  - {address: /borttagen/, visits: 5}\nwithheld: 2\n"
                "source: {title: Serverloggar, read: 2026-11-02}\n"
            )
            for month, visits in (("2026-09", 6), ("2026-10", 1200))
        }
        made = world_of(tmp_path, with_files(files)).content
        told = text(made, urls.VISITS)
        assert "Besöken är räknade sida för sida för oktober 2026." in told
        assert "Uppgift saknas om hur många" not in told
        assert re.search(r"Bygglov i tid\W+1\s200\W+40", told)
        assert re.search(r"Startsidan\W+9\W+uppgift saknas", told)
        assert "/borttagen/" in told
        assert "2 sidor till hade färre än fem besök. Källa: Serverloggar." in told
        assert 'href="../../matt/bygglov-i-tid/"' in html(made, urls.VISITS)
        assert 'borttagen/"' not in html(made, urls.VISITS), "a page that is gone is not linked to"

    def test_measures_marked_as_visits_and_no_others(self, tmp_path: Path) -> None:
        marked = edited(MEASURE, "tolerance: 2\n", "tolerance: 2\nsynonyms: [Besöksstatistik]\n")
        told = text(world_of(tmp_path, marked).content, urls.VISITS)
        assert "1 mått handlar om besök på kommunens sidor. De senaste siffrorna gäller 2025." in told
        assert "Bygglov i tid" in told
        assert "Trygga elever" not in told
        assert "Källa: Ärendesystemet." in told

    def test_none(self) -> None:
        assert "Uppgift saknas om hur många som besöker sidorna." in text(content(), urls.VISITS)


class TestComplaints:
    def test_each_way_is_told_once_with_what_goes_there(self) -> None:
        board = {"appeal": {"body": "county_board"}}
        made = content(
            guarantees=[
                guarantee("ett", title="Ett löfte", **board),
                guarantee("tva", title="Två löften", appeal={"body": "county_board", "text": "Bara ibland."}),
                guarantee("okant", title="Okänt löfte"),
                guarantee("borta", title="Borta", state="withdrawn", **board),
            ]
        )
        told = text(made, urls.COMPLAINTS)
        assert told.count("Du kan överklaga beslutet till länsstyrelsen.") == 1
        before, after = told.split("Det vet vi inte")
        assert "Ett löfte" in before
        assert "Två löften Bara ibland." in before
        assert "Okänt löfte" in after
        assert "Borta" not in told

    def test_what_a_broken_promise_gives_or_that_none_gives_anything(self) -> None:
        paid = guarantee("ett", consequence={"text": "Du får 200 kronor.", "compensation": "money"})
        assert "Du får 200 kronor." in text(content(guarantees=[paid]), urls.COMPLAINTS)
        assert "Inget löfte säger vad du får" in text(
            content(guarantees=[guarantee(consequence=None)]), urls.COMPLAINTS
        )

    def test_no_way_names_more_than_fit(self) -> None:
        many = [guarantee(f"lofte-{number}") for number in range(complaints.MOST_NAMED + 2)]
        assert "och 2 löften till" in text(content(guarantees=many), urls.COMPLAINTS)


class TestArchive:
    def test_each_copy_with_its_day_and_fingerprint_the_newest_first(self, tmp_path: Path) -> None:
        copies = "".join(
            f"  - {{day: {day}, file: kopia-{day}.zip, fingerprint: {sign * 64}}}\n"
            for day, sign in (("2026-02-11", "a"), ("2026-06-01", "b"))
        )
        files = edited(MUNICIPALITY, "short_name: Exempel\n", f"short_name: Exempel\ncopies:\n{copies}")
        told = text(world_of(tmp_path, files).content, urls.ARCHIVE)
        assert "2 kopior av sidorna är sparade. Den senaste är från 1 juni 2026." in told
        assert re.search(rf"1 juni 2026 kopia-2026-06-01\.zip\s+Avtryck: {'b' * 64}", told)
        assert told.index("b" * 64) < told.index("a" * 64)

    def test_none_and_how_to_ask(self) -> None:
        told = text(content(), urls.ARCHIVE)
        assert "Ingen kopia av sidorna finns med här än." in told
        assert "säg vilken dag det gäller" in told
        assert "Avtryck:" not in told

    def test_what_is_no_fingerprint_is_told(self, tmp_path: Path) -> None:
        line = "copies: [{day: 2026-02-11, file: a.zip, fingerprint: abc}]\n"
        files = edited(MUNICIPALITY, "short_name: Exempel\n", f"short_name: Exempel\n{line}")
        with pytest.raises(ValueError, match="'abc' är inget avtryck"):
            world_of(tmp_path, files)


class TestGlossary:
    def terms(self) -> list[tuple[str, str]]:
        found, letter = [], ""
        for mark, name in re.findall(r"^(#+) (.+)$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE):
            if mark == "##":
                letter = name
            else:
                found.append((letter, name))
        return found

    def test_terms_stand_in_swedish_order_under_their_letter(self) -> None:
        terms = self.terms()
        for (_, before), (_, after) in pairwise(terms):
            assert swedish_order(before) < swedish_order(after), after
        assert [name for letter, name in terms if not name.upper().startswith(letter)] == []

    def test_the_words_of_the_pages_are_there(self) -> None:
        words = {name for _, name in self.terms()}
        assert {
            "Tjänstegaranti", "Servicenivå", "Motkrav", "Internkontroll", "Nyckeltal", "Median",
            "Felmarginal", "Kolada", "Delårsrapport", "Nämnd", "Likställdhet", "Sekretess",
        } <= words  # fmt: skip

    def test_sentences_are_short_and_links_lead_somewhere(self) -> None:
        body = GLOSSARY.read_text(encoding="utf-8").split("---\n", 2)[2]
        plain = re.sub(r"\]\([^)]*\)|[#\[]", "", body)
        long = [told for told in sentences(plain) if len(told.split()) > LONGEST]
        assert long == []
        engine = {f"{address}index.md" for address in urls.ENGINE_PAGES}
        for link in re.findall(r"\]\(([^)#]+)\)", body):
            target = link.removeprefix("../") if link.startswith("../") else f"om/{link}"
            assert target in engine, link
