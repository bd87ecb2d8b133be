import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from paraply.check.plain_swedish import NOT_PROSE, sentences
from paraply.model.kinds import WRITTEN
from tests.check.test_references import models_in
from tests.worlds import (
    AREAS,
    GUARANTEE,
    IMPORT,
    KOLADA_MEASURE,
    MEASURE,
    SURVEY,
    all_found,
    edited,
    found,
    line_of,
)

BODY = "Löftet gäller alla som söker bygglov."
FINDINGS = "De flesta känner sig trygga."


def test_nothing_is_found_in_a_whole_world(tmp_path: Path) -> None:
    assert all_found(tmp_path) == []


def words(amount: int) -> str:
    return "Ord " + "ord " * (amount - 2) + "slut."


def test_a_sentence_may_have_twenty_five_words(tmp_path: Path) -> None:
    assert not found(tmp_path, "K01", edited(GUARANTEE, BODY, words(25)))
    [problem] = found(tmp_path, "K01", edited(GUARANTEE, BODY, words(26)))
    assert problem.message == "Meningen som börjar 'Ord ord ord ord ord …' har 26 ord."
    assert "högst 20 ord" in problem.hint


def test_the_line_of_a_long_sentence_in_the_body_is_told(tmp_path: Path) -> None:
    files = edited(GUARANTEE, BODY, f"Kort.\n\nKort igen.\n{words(26)}")
    [problem] = found(tmp_path, "K01", files)
    assert problem.place == line_of(GUARANTEE, words(26), files)


@pytest.mark.parametrize(
    ("path", "old"),
    [(SURVEY, FINDINGS), (AREAS, "Bygglov, kartor och tomter."), (MEASURE, "Andelen beslut som kom inom")],
)
def test_every_text_that_residents_read_is_read(tmp_path: Path, path: str, old: str) -> None:
    files = edited(path, old, words(26))
    [problem] = found(tmp_path, "K01", files)
    assert problem.place == line_of(path, words(26), files)


def test_lists_headings_and_tables_are_no_sentences(tmp_path: Path) -> None:
    item, row = words(20)[:-1], words(30)
    text = f"# Rubrik utan punkt\n- {item}\n- {item}\n\n| {row} |\n|---|\n\n```\n{row}\n```\n"
    assert not found(tmp_path, "K01", edited(GUARANTEE, BODY, text))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Det gäller t.ex. Bygglov. Det är allt.", 2),
        ("Se 3 kap. 5 § i lagen.", 1),
        ("Öppet från kl. 8. Stängt i jul.", 2),
        ("Är det så? Ja! ”Det är så.” Bra.", 4),
        ("Avgifter, m.m. Sedan kommer mer.", 2),
        ("En\nmening på\ntre rader.", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_hears_it(text: str, amount: int) -> None:
    assert len(list(sentences(text))) == amount


def test_a_link_counts_as_its_words(tmp_path: Path) -> None:
    assert [sentence for sentence, _ in sentences("Läs [lagen här](https://exempel.se/a.b) nu.")] == [
        "Läs lagen här nu."
    ]


@pytest.mark.parametrize(
    "word", ["mnkr", "tkr", "NKI", "KKiK", "KF", "KS", "SKR", "IFO", "LSS", "PBL", "SoL", "XYZ", "ÅÄÖ"]
)
def test_an_abbreviation_is_explained(tmp_path: Path, word: str) -> None:
    [problem] = found(tmp_path, "K02", edited(SURVEY, FINDINGS, f"Det gäller {word} och {word}."))
    assert problem.message == f"Förkortningen {word} är inte förklarad."
    assert problem.place == line_of(SURVEY, "findings")


@pytest.mark.parametrize(
    "text",
    [
        "Nöjd kund-index (NKI) steg. NKI är 64.",
        "PBL (en lag om byggande) gäller.",
        "Kommunfullmäktige beslutade. KF var enigt.",
        "Filen är en PDF från ett AB i EU, på TV.",
        "OBS! Det gäller INTE dig.",
        "Kapitel II och IV.",
        "Diarienummer KS 2019-744.",
        "Läs på https://exempel.se/PBL eller skriv till IFO@exempel.se.",
        "Filen heter `LSS`.",
        "Åk buss i solen.",
        "Vägen E18 och måttet N15000.",
    ],
)
def test_what_is_explained_or_known_is_left_alone(tmp_path: Path, text: str) -> None:
    assert not found(tmp_path, "K02", edited(SURVEY, FINDINGS, f"'{text}'"))


@pytest.mark.parametrize("text", ["Det står i PBL.", "Enligt PBL:s regler.", "KF 2019-10-17 beslutade."])
def test_an_abbreviation_is_found_wherever_it_stands(tmp_path: Path, text: str) -> None:
    assert len(found(tmp_path, "K02", edited(SURVEY, FINDINGS, f"'{text}'"))) == 1


@pytest.mark.parametrize(
    "sign", ["[", "[a](", "a", "`", "*", "(", ". ", "KS ", "- ", "@", "http://", "1 ", "5–"]
)
def test_no_text_can_lock_the_build(tmp_path: Path, sign: str) -> None:
    files = edited(GUARANTEE, BODY, sign * (90_000 // len(sign)))
    files = edited(
        GUARANTEE, "title: Bygglov inom åtta veckor", f"title: 'x{sign * (19_000 // len(sign))}'", files
    )
    start = time.process_time()
    all_found(tmp_path, files)
    assert time.process_time() - start < 5


def test_ak_is_a_word_but_not_before_a_number(tmp_path: Path) -> None:
    assert not found(tmp_path, "K02", edited(GUARANTEE, BODY, "Åk buss, eller åk båt."))
    assert len(found(tmp_path, "K02", edited(GUARANTEE, BODY, "Elever i åk 5 söker inte."))) == 1


def test_the_name_of_the_law_explains_its_abbreviation(tmp_path: Path) -> None:
    assert not found(tmp_path, "K02", edited(GUARANTEE, BODY, "Löftet följer PBL."))


def test_words_elsewhere_in_the_record_explain_too(tmp_path: Path) -> None:
    files = edited(
        SURVEY,
        FINDINGS,
        "Nöjd kund-index steg.",
        edited(SURVEY, "title: Skolenkäten 2026", "title: NKI 2026"),
    )
    assert not found(tmp_path, "K02", files)


def test_words_people_search_for_may_be_abbreviations(tmp_path: Path) -> None:
    assert not found(tmp_path, "K02", edited(GUARANTEE, "[byggnadslov]", "[PBL]"))


def test_import_mappings_are_not_read_by_residents(tmp_path: Path) -> None:
    assert not found(tmp_path, "K02", edited(IMPORT, "title: Uppföljning av bygglov", "title: KKiK"))


@pytest.mark.parametrize(
    "text", ["klicka här", "Läs mer här", "här", "Läs mer", "länk", "Tryck på länken »", "mer information"]
)
def test_a_link_says_where_it_leads(tmp_path: Path, text: str) -> None:
    [problem] = found(
        tmp_path, "K03", edited(SURVEY, FINDINGS, f"'Allt finns. [{text}](https://exempel.se/)'")
    )
    assert problem.message == f"Länken heter '{text}'."


@pytest.mark.parametrize("text", ["Läs mer om bygglov", "Så här gjorde vi", "Mer information om avgiften"])
def test_a_link_that_says_more_is_left_alone(tmp_path: Path, text: str) -> None:
    assert not found(tmp_path, "K03", edited(SURVEY, FINDINGS, f"'[{text}](https://exempel.se/)'"))


def test_click_here_is_found_without_a_link(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "K03", edited(SURVEY, FINDINGS, "Klicka här för svaren."))
    assert problem.message == "Här står 'Klicka här'."


@pytest.mark.parametrize(
    "name", ["N15505", "Andel trygga N15505", "fraga_12", "Q12", "F12. Känner du dig trygg?", "trygghet-2026"]
)
def test_a_name_is_not_a_code(tmp_path: Path, name: str) -> None:
    [problem] = found(
        tmp_path,
        "K04",
        edited(KOLADA_MEASURE, "Känner sig eleverna i årskurs 5 trygga i skolan?", f"'{name}'"),
    )
    assert problem.message == f"Frågan '{name}' är en kod."
    titled = edited(KOLADA_MEASURE, "title: Trygga elever i årskurs 5", f"title: '{name}'")
    [problem] = found(tmp_path, "K04", titled)
    assert problem.message == f"Titeln '{name}' är en kod."


@pytest.mark.parametrize(
    "name", ["Servicepolicy", "Delårsrapport 2 2026", "E4 genom byn", "Elever i årskurs F–3", "Dag-för-dag"]
)
def test_a_name_in_words_is_left_alone(tmp_path: Path, name: str) -> None:
    assert not found(
        tmp_path, "K04", edited(KOLADA_MEASURE, "title: Trygga elever i årskurs 5", f"title: '{name}'")
    )


def text_fields(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        annotation = f"{field.annotation}{field.metadata}"
        if re.search(r"\bstr\b", annotation.replace("BeforeValidator", "")) and "Refers(" not in annotation:
            yield name
        for part in models_in(field.annotation):
            yield from text_fields(part)


def test_what_is_no_prose_is_a_field() -> None:
    models: list[type[BaseModel]] = [*(kind.model for kind in WRITTEN)]
    fields = {name for model in models for name in text_fields(model)}
    assert fields >= NOT_PROSE


@pytest.mark.parametrize(
    "left",
    [
        "<Skriv texten här>", "[fyll i telefonnummer]", "Ring <ert växelnummer>.", "Svar: [datum].",
        "TODO", "XXX kr", "Lorem ipsum dolor.", "Siffran fylls i senare.", "…", "...", "-", "?",
        "Du får XX procent.", "Inom ??? dagar.", "Du får ___ kronor.", "Du får BELOPP kronor.", "xxx kronor",
    ],
)  # fmt: skip
def test_a_place_that_was_left_open_is_told_in_any_text(tmp_path: Path, left: str) -> None:
    in_text = edited(GUARANTEE, BODY, f"{BODY}\n\n{left}") if len(left) > 5 else None
    in_field = edited(GUARANTEE, "title: Bygglov inom åtta veckor", f"title: '{left}'")
    for files, at in ((in_text, left), (in_field, "title:")):
        if files:
            [problem] = found(tmp_path / at[:5].strip("<[ ."), "K08", files)
            assert problem.place == line_of(GUARANTEE, at, files)


@pytest.mark.parametrize(
    "text",
    [
        "Se [namnet](https://exempel.se/).", "Fler än <50.", "Ja – det gör vi.", "Du fyller i blanketten.",
        "Namn och __datum__ på maxxat ark?",
    ],
)  # fmt: skip
def test_what_looks_like_a_place_to_fill_in_is_let_be(tmp_path: Path, text: str) -> None:
    assert not found(tmp_path, "K08", edited(GUARANTEE, BODY, text))


def test_a_place_to_fill_in_is_no_abbreviation(tmp_path: Path) -> None:
    files = edited(GUARANTEE, BODY, f"{BODY}\n\nDu får BELOPP kronor. TODO. Fråga KTH.")
    [problem] = found(tmp_path, "K02", files)
    assert "KTH" in problem.message


def test_a_place_that_is_read_as_a_tag_is_told_once(tmp_path: Path) -> None:
    files = edited(GUARANTEE, BODY, "<Skriv texten>")
    assert {one.rule.code for one in all_found(tmp_path, files)} == {"K06"}
