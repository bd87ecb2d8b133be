"""Each record's picture for those who share its page: what it says, and that all of it is in the picture."""

import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from PIL import Image

from paraply.model.municipality import Municipality
from paraply.pictures import png_of
from paraply.render.card_drawing import EDGE, HEIGHT, WIDTH, drawn, fitted, placed
from paraply.render.cards import Card, End, goal_card, measure_card, promise_card
from paraply.render.charts import share
from paraply.render.drawings import Drawing, drawings
from paraply.render.site import Site, render_site
from paraply.speech import answers
from tests.extremes import extremes
from tests.made import content, goal, guarantee, measure, municipality, survey, views
from tests.safe.payloads import PAYLOADS

LONG = "Överförmyndarverksamhetssamarbetsorganisationskommitténs " * 6
WIDE = "MWÅÄÖ@%" * 40


def svg(card: Card, name: str = "Exempelkommunen", section: str = "Kvalitet och resultat") -> str:
    return drawn(placed(card, name, section))


def texts(card: Card) -> list[str]:
    return [
        "".join(text.itertext()) for text in ElementTree.fromstring(svg(card)).iter() if "text" in text.tag
    ]


class TestWhatItSays:
    def test_a_promise_has_its_words_the_verdict_and_a_bar_with_the_mark(self) -> None:
        made = content(
            measures=[measure(targets=[{"from_period": "2020", "at_least": 80}], outcomes=[
                {"period": "2025", "value": 75, "numerator": 3, "denominator": 4}])],
            guarantees=[guarantee(measure="matt", measure_is="share", promise="Du får svar inom en dag.")],
        )  # fmt: skip
        shown = promise_card(views(made).promises["lofte"])
        assert (shown.kind, shown.heading, shown.sign) == ("Löfte", "Du får svar inom en dag.", "not-met")
        assert shown.part is not None
        assert "mål 80" in texts(shown)
        assert "Löftet hölls inte" in shown.alt

    def test_a_withdrawn_promise_says_that_it_has_ended_and_nothing_of_how_it_went(self) -> None:
        made = content(guarantees=[guarantee(state="withdrawn", valid_to="2025-12-31")])
        shown = promise_card(views(made).promises["lofte"])
        assert (shown.sign, shown.part, shown.ends) == ("", None, ())
        assert "2025" in shown.answer

    def test_a_measure_has_its_question_the_answer_of_its_page_and_both_ends_of_the_line(self) -> None:
        outcomes = [
            {"period": str(year), "value": value} for year, value in ((2023, 70), (2024, 71), (2025, 72))
        ]
        made = content(measures=[measure(question="Hur många är nöjda?", outcomes=outcomes)])
        view = views(made).measures["matt"]
        answer = answers.measure_answer(view, "Exempel")
        shown = measure_card(view, answer)
        assert shown.heading == "Hur många är nöjda?"
        assert shown.answer.lower() in answer.lower()
        assert not shown.answer.startswith("Matt")
        assert [end.period for end in shown.ends] == ["2023", "2025"]
        assert {"2023", "2025", "72 %"} <= {text.replace("\u00a0", " ") for text in texts(shown)}

    def test_a_figure_with_a_long_unit_leaves_the_unit_to_the_answer(self) -> None:
        outcomes = [{"period": str(year), "value": 214_316} for year in (2023, 2024, 2025)]
        made = content(measures=[measure(unit="ton koldioxidekvivalenter", outcomes=outcomes)])
        view = views(made).measures["matt"]
        shown = measure_card(view, answers.measure_answer(view, "Exempel"))
        assert [end.figure.replace("\u00a0", " ") for end in shown.ends] == ["214 316", "214 316"]
        assert "koldioxidekvivalenter" in shown.answer

    def test_a_goal_does_not_say_its_title_twice(self) -> None:
        view = views(content(goals=[goal(title="Trygghet för alla")])).goals["mal"]
        assert goal_card(view, "Trygghet för alla. Vi vet inte hur det har gått.").answer.startswith("Vi vet")
        assert goal_card(view, "Trygghet för alla: uppnått.").answer == "Uppnått."

    def test_an_unknown_answer_is_told_with_the_sign_of_the_unknown(self) -> None:
        made = content(measures=[measure(outcomes=[], targets=[{"from_period": "2025", "at_least": 80}])])
        view = views(made).measures["matt"]
        shown = measure_card(view, answers.measure_answer(view, "Exempel"))
        assert shown.sign == "not-assessed"
        assert "ingen siffra" in shown.answer


class TestRoom:
    @pytest.mark.parametrize("text", [LONG, WIDE, "Kort", "", "ett " * 200])
    @pytest.mark.parametrize("sign", ["", "near"])
    def test_whatever_it_says_stays_within_the_edges(self, text: str, sign: str) -> None:
        for shown in (
            Card(
                "Mått",
                text,
                text,
                sign,
                None,
                [(0, 1), (5, 2), (9, 0)],
                [End(text[:12], "2020"), End("9 %", "2025")],
            ),
            Card("Löfte", text, "Kort.", sign, share(Decimal(3), Decimal(4), Decimal(99))),
        ):
            picture = Image.open(io.BytesIO(png_of(svg(shown, text or "Kommun"), WIDTH))).convert("RGB")
            assert picture.size == (WIDTH, HEIGHT)
            for edge in ((0, 104, EDGE - 12, HEIGHT), (WIDTH - EDGE + 12, 104, WIDTH, HEIGHT)):
                assert len(picture.crop(edge).getcolors() or ()) == 1, (text[:20], edge)
            assert len(picture.crop((0, HEIGHT - 12, WIDTH, HEIGHT)).getcolors() or ()) == 1

    def test_every_text_of_the_extremes_stands_below_the_one_before(self) -> None:
        made = made_site()
        for drawing in drawings(made.pages, made.views, "Kvalitet", ""):
            if drawing.address.endswith("dela.png"):
                heads = [float(y) for y in re.findall(r'<text x="64" y="([\d.]+)"', drawing.svg())]
                assert heads == sorted(heads)
                assert max(heads) < HEIGHT

    def test_what_has_no_room_is_cut_with_a_sign_of_it(self) -> None:
        assert fitted("ett två tre", 20, 60, 1)[0].endswith("…")
        assert fitted("ett", 20, 600, 1) == ["ett"]
        assert fitted("", 20, 600, 1) == []

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_what_is_written_is_never_a_part_of_the_drawing(self, payload: str) -> None:
        shown = Card("Mått", payload, payload, "", None, [(0, 0), (1, 1)], [End(payload, payload)] * 2)
        cleaned = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", svg(shown))
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(cleaned).iter()}
        assert tags <= {"svg", "rect", "g", "path", "text", "circle"}


def made_site() -> Site:
    return render_site(views(extremes()))


def hung(drawn_: Sequence[Drawing]) -> Iterator[tuple[str, bytes]]:
    yield from ((drawing.address, drawing.svg().encode()) for drawing in drawn_)


class TestSite:
    def made(self, of: Municipality | None = None) -> Site:
        points = [{"period": "2024", "value": 1}, {"period": "2025", "value": 2}]
        return render_site(
            views(
                content(
                    of=of, measures=[measure(outcomes=points)], guarantees=[guarantee()], goals=[goal()],
                    surveys=[survey()],
                )
            ),
            draw=hung,
        )  # fmt: skip

    def test_every_record_with_a_page_has_a_picture_and_each_chart_one(self) -> None:
        made = self.made()
        addresses = {file.address for file in made.files()}
        pictured = [page for page in made.pages if page.card]
        assert {"matt/matt/", "garantier/lofte/"} <= {page.address for page in pictured}
        for page in pictured:
            assert f"{page.address}dela.png" in addresses
            assert made.meta(page)["picture"] == f"{page.address}dela.png"
            assert made.meta(page)["picture_alt"]
        assert "matt/matt/diagram.png" in addresses
        assert 'href="diagram.png"' in made.body(next(p for p in made.pages if p.address == "matt/matt/"))

    def test_without_them_nothing_is_promised(self) -> None:
        made = made_site()
        assert not [file.address for file in made.files() if file.address.endswith(".png")]
        page = next(page for page in made.pages if page.card)
        assert made.meta(page)["picture"] == ""
        assert "diagram.png" not in "".join(made.body(page) for page in made.pages[:40])

    def test_the_same_picture_has_the_same_key_and_another_another(self) -> None:
        ones, others = (
            {drawing.address: drawing.key for drawing in site.drawings()}
            for site in (self.made(), self.made(municipality(name="En annan kommun")))
        )
        assert ones == {drawing.address: drawing.key for drawing in self.made().drawings()}
        assert all(ones[address] != others[address] for address in ones)
