from pathlib import Path

import pytest

from paraply.problems import Problem
from tests.worlds import GUARANTEE, edited, found, line_of

LEVEL = "level: {bound: at_most, value: 8, unit: veckor}\n"
CONSEQUENCE = """\
consequence:
  text: Avgiften sänks med en femtedel för varje vecka beslutet dröjer.
  compensation: fee_reduction
claim: {how: automatic, text: Avdraget görs utan att du ansöker.}
"""
PROMISE = "Du får beslut senast åtta veckor efter att din ansökan är komplett."
TITLE = "Bygglov inom åtta veckor"


def saying(text: str, compensation: str = "") -> dict[str, str | None]:
    extra = f", compensation: {compensation}" if compensation else ""
    return edited(GUARANTEE, CONSEQUENCE, f"consequence: {{text: '{text}'{extra}}}\n")


@pytest.mark.parametrize(
    "text",
    [
        "Kontakta oss.",
        "Vänd dig till kontaktcenter. Du kan också lämna en synpunkt.",
        "Hör av dig till din handläggare!",
        "Ring oss om du inte är nöjd",
        "Du får gärna höra av dig till oss.",
        "Ingen konsekvens är bestämd.",
        "Inget",
        "–",
    ],
)
def test_turning_people_away_is_no_consequence(tmp_path: Path, text: str) -> None:
    [problem] = found(tmp_path, "G03", saying(text))
    assert text in problem.message
    assert found(tmp_path, "G03", saying(text, "none"))


@pytest.mark.parametrize(
    "text",
    [
        "Kontakta oss så ordnar vi ett nytt kärl samma dag.",
        "Du får en förklaring och en ny tid.",
        "Vi ber om ursäkt. Lämna gärna en synpunkt.",
        "Chefen ringer upp dig inom en dag.",
        "Kontakta oss. Du slipper avgiften.",
    ],
)
def test_doing_something_is_a_consequence(tmp_path: Path, text: str) -> None:
    assert not found(tmp_path, "G03", saying(text))


def test_a_stated_compensation_is_a_consequence_whatever_the_text(tmp_path: Path) -> None:
    assert not found(tmp_path, "G03", saying("Kontakta oss.", "apology"))


@pytest.mark.parametrize(
    "words",
    [
        "snabbt",
        "skyndsamt",
        "så snart som möjligt",
        "så fort vi kan",
        "utan dröjsmål",
        "inom rimlig tid",
        "kort väntetid",
        "snarast",
        "snarast möjligt",
        "serviceinriktat",
        "generöst",
        "nära",
        "enklare ärenden",
        "regelbundet",
        "löpande",
        "gott bemötande",
        "vänligt och respektfullt bemötande",
        "respektfullt",
        "trevliga",
        "kunnig",
        "kompetent",
        "god kvalitet",
        "bra service",
        "lätt att nå",
        "tillgänglig",
        "tillgängligheten",
        "prioriteras",
        "företräde",
        "vid behov",
        "alla som behöver",
        "om möjligt",
        "i mån av plats",
        "strävar efter",
        "normalt",
        "cirka",
        "tillräckligt",
    ],
)
def test_vague_words_are_found(tmp_path: Path, words: str) -> None:
    files = edited(GUARANTEE, PROMISE, f"Du får {words} svar inom åtta veckor.")
    [problem] = found(tmp_path, "G08", files)
    assert problem.message.startswith(f"promise: '{words}' ")
    assert problem.hint
    assert problem.place == line_of(GUARANTEE, "promise")


@pytest.mark.parametrize(
    "text",
    [
        "Du får ett enskilt samtal om avlopp.",
        "Kortfristiga hyror och bostäder.",
        "Du får direktnummer.",
        "Behovet prövas.",
        "En nära anhörig får följa med.",
        "Det är enkelt virke.",
    ],
)
def test_words_that_only_look_vague_are_left_alone(tmp_path: Path, text: str) -> None:
    assert not found(tmp_path, "G08", edited(GUARANTEE, PROMISE, text))


def test_one_kind_of_vagueness_is_told_once(tmp_path: Path) -> None:
    files = edited(
        GUARANTEE, TITLE, "Snabba bygglov", edited(GUARANTEE, PROMISE, "Du får snabbt ett skyndsamt beslut.")
    )
    [problem] = found(tmp_path, "G08", files)
    assert problem.message.startswith("title: 'Snabba' ")


def said(
    promise: str, level: str = "{bound: at_most, value: 8, unit: veckor}", root: Path | None = None
) -> list[Problem]:
    assert root
    files = edited(GUARANTEE, LEVEL, f"level: {level}\n", edited(GUARANTEE, PROMISE, promise))
    files = edited(
        GUARANTEE, TITLE, "Bygglov", edited(GUARANTEE, "easy: Du får svar inom åtta veckor.\n", "", files)
    )
    return found(root, "G09", files)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Du får beslut inom tio veckor.", "10\u00a0veckor"),
        ("Du får beslut inom 9 veckor.", "9\u00a0veckor"),
        ("Du får beslut inom 8 dagar.", "8\u00a0dagar"),
        ("Du får beslut inom en vecka.", "1\u00a0vecka"),
        ("Du får beslut inom åtta arbetsdagar.", "8\u00a0arbetsdagar"),
        ("Du får beslut inom tjugofem veckor.", "25\u00a0veckor"),
        ("Du får beslut inom 1,5 månader.", "1,5\u00a0månader"),
        ("Du får beslut inom 4–6 veckor.", "4\u00a0veckor"),
        ("Du får beslut inom 8 veckor. Beslutet kommer inom 10 veckor.", "10\u00a0veckor"),
        ("Du får beslut inom åtta veckor, alltså 50 dagar.", "50\u00a0dagar"),
        ("När allt är klart får du beslut inom 8 veckor, högst 9 veckor.", "9\u00a0veckor"),
        ("Du får svar inom fem dagar och beslut inom 8 veckor.", "5\u00a0dagar"),
    ],
)
def test_a_text_that_names_another_amount_contradicts_the_level(
    tmp_path: Path, text: str, other: str
) -> None:
    [problem] = said(text, root=tmp_path)
    assert problem.message == f"promise: texten säger {other}, men nivån är högst 8\u00a0veckor."


@pytest.mark.parametrize(
    "text",
    [
        "Du får beslut inom åtta veckor.",
        "Du får beslut inom 8 veckor, om du svarar inom två veckor.",
        "Om du svarar inom två veckor får du beslut inom 8 veckor.",
        "Du får beslut inom 8 veckor. Då måste du svara inom två veckor.",
        "Du får beslut inom 8 veckor. Ibland tar det 10 veckor.",
        "Du får beslut inom 8 veckor, det vill säga 56 dagar.",
        "Du får beslut inom 56 dagar.",
        "Du får beslut inom fyra till åtta veckor.",
        "Du får beslut i tid.",
        "Två handläggare läser alla tio bilagor.",
        "Du får besked den 27:e.",
        "Barn under 12 år går gratis.",
        "Du får beslut före 2030.",
    ],
)
def test_a_text_that_agrees_or_names_no_such_amount_is_left_alone(tmp_path: Path, text: str) -> None:
    assert not said(text, root=tmp_path)


def test_days_and_working_days_are_not_the_same(tmp_path: Path) -> None:
    level = "{bound: at_most, value: 10, unit: arbetsdagar}"
    [problem] = said("Du får svar inom tio dagar.", level, tmp_path)
    assert problem.message == "promise: texten säger 10\u00a0dagar, men nivån är högst 10\u00a0arbetsdagar."
    assert not said("Du får svar inom tio arbetsdagar.", level, tmp_path)


def test_a_day_of_the_month_may_stand_beside_a_condition(tmp_path: Path) -> None:
    level = "{bound: by_day_of_month, value: 27, unit: dag_i_månaden}"
    assert not said("Du får pengarna den 27:e om ansökan kom senast den 18:e.", level, tmp_path)
    [problem] = said("Du får pengarna den 25:e varje månad.", level, tmp_path)
    assert (
        problem.message
        == "promise: texten säger den 25:e i månaden, men nivån är senast den 27:e varje månad."
    )


def test_the_wider_limit_may_be_named_alone(tmp_path: Path) -> None:
    level = "{bound: at_most, value: 8, unit: veckor, extended: {value: 20}}"
    assert not said("Stora ärenden tar högst 20 veckor.", level, tmp_path)


def test_the_title_and_the_easy_text_are_read_too(tmp_path: Path) -> None:
    files = edited(GUARANTEE, TITLE, "Bygglov inom nio veckor")
    files = edited(GUARANTEE, "easy: Du får svar inom åtta", "easy: Du får svar inom sju", files)
    assert [problem.place for problem in found(tmp_path, "G09", files)] == [
        line_of(GUARANTEE, "title"),
        line_of(GUARANTEE, "easy"),
    ]


def test_an_earlier_wording_is_held_against_its_own_level(tmp_path: Path) -> None:
    level = "level: {bound: at_most, value: 12, unit: veckor}"
    files = edited(
        GUARANTEE,
        "wording: quoted",
        f"wording: quoted\nearlier: [{{until: 2019, promise: Inom 12 veckor., {level}}}]",
    )
    assert not found(tmp_path, "G09", files)
    assert len(found(tmp_path, "G09", edited(GUARANTEE, "Inom 12 veckor", "Inom 8 veckor", files))) == 1


def test_the_title_says_the_level_that_holds_until_the_next_one_does(tmp_path: Path) -> None:
    """It is shown today, and cannot say what holds from a later day."""
    coming = edited(GUARANTEE, "value: 8, unit: veckor}\nclock", "value: 6, unit: veckor}\nclock")
    coming = edited(GUARANTEE, "Du får beslut senast åtta", "Du får beslut senast sex", coming)
    until = "earlier: [{until: %s, level: {bound: at_most, value: 8, unit: veckor}}]\nsynonyms"
    before = edited(GUARANTEE, "synonyms", until % "2026-11-23", coming)
    after = edited(GUARANTEE, "synonyms", until % "2026-11-22", coming)
    assert not found(tmp_path, "G09", before)
    assert [problem.place for problem in found(tmp_path, "G09", after)] == [
        line_of(GUARANTEE, "title"),
        line_of(GUARANTEE, "easy"),
    ]
    early = edited(GUARANTEE, "title: Bygglov inom åtta", "title: Bygglov inom sex", before)
    [problem] = found(tmp_path, "G09", early)
    assert problem.message == "title: texten säger 6\u00a0veckor, men nivån är högst 8\u00a0veckor."
