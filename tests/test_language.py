"""Another language in the place of Swedish: what is read, what is refused, and what is still Swedish."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraply import language, numbers
from paraply.language import N_, LanguageError, _, ngettext
from paraply.load import load_content
from paraply.model.choices import MeasureVerdict
from tests.worlds import MUNICIPALITY, edited, write

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Målet är {target}."
msgstr "The target is {target}."

msgid "Nära målet"
msgstr "Near the target"

msgid "{number} löfte"
msgid_plural "{number} löften"
msgstr[0] "{number} promise"
msgstr[1] "{number} promises"

#, fuzzy
msgid "Mått"
msgstr "Measure, perhaps"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of languages; Swedish is back when the test is over."""
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    yield tmp_path
    language.use("sv")


def test_swedish_is_the_text_itself() -> None:
    assert _("Målet är {target}.", target="minst 90") == "Målet är minst 90."
    assert ngettext("{number} löfte", "{number} löften", 1) == "1 löfte"
    assert ngettext("{number} löfte", "{number} löften", 2) == "2 löften"
    assert _("") == ""


def test_another_language_is_read_from_its_file(folder: Path) -> None:
    (folder / "en.po").write_text(PO, encoding="utf-8")
    language.use("en")
    assert language.code() == "en"
    assert _("Målet är {target}.", target=90) == "The target is 90."
    assert ngettext("{number} löfte", "{number} löften", 2) == "2 promises"
    assert MeasureVerdict.NEAR.label == "Near the target"
    assert str(MeasureVerdict.NEAR) == "near"
    assert _("") == ""
    language.use("sv")
    assert MeasureVerdict.NEAR.label == "Nära målet"


def test_numbers_and_dates_are_those_of_the_language(folder: Path) -> None:
    (folder / "en.po").write_text(PO, encoding="utf-8")
    day = date(2026, 6, 14)
    assert (numbers.number(Decimal("1234.5"), 1), numbers.day(day)) == ("1\u00a0234,5", "14\u00a0juni 2026")
    language.use("en")
    assert (numbers.number(Decimal("1234.5"), 1), numbers.day(day)) == ("1,234.5", "June\u00a014, 2026")


def test_what_has_no_translation_or_an_unsure_one_is_swedish(folder: Path) -> None:
    (folder / "en.po").write_text(PO, encoding="utf-8")
    language.use("en")
    assert _("Löften till dig") == "Löften till dig"
    assert _("Mått") == "Mått"


def test_a_mark_changes_nothing() -> None:
    assert N_("Mått") == "Mått"


@pytest.mark.parametrize(
    ("translation", "told"),
    [
        ("The target is {goal}.", "{target}"),
        ("The target is.", "inte inga"),
        ("The target is {target", "klammer"),
        ("The <b>target</b> is {target}.", "<b>"),
        ("The target is {target.__class__}.", "{target.__class__}"),
    ],
)
def test_a_translation_that_lost_a_value_or_gained_a_tag_is_refused_with_its_line(
    folder: Path, translation: str, told: str
) -> None:
    (folder / "en.po").write_text(PO.replace("The target is {target}.", translation), encoding="utf-8")
    with pytest.raises(LanguageError, match=r"locale/en.po:7: ") as refused:
        language.use("en")
    assert told in str(refused.value)
    assert language.code() == "sv", "the language in use stays"


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("en", None, "Det finns ingen översättning till 'en', ingen fil hooks/paraply/locale/en.po."),
        ("../../en", None, "ingen språkkod"),
        ("xx", PO, "ingen språkkod"),
        ("en", 'mgsid "Mått"\nmsgstr "Measure"', "Raden går inte att läsa"),
        ("en", 'msgid "Mått"\nmsgstr "\ud800"', "UTF-8"),
        ("en", PO.replace("nplurals=2", "nplurals=INTEGER"), "huvud"),
        ("en", PO.replace("(n != 1)", "n.x"), "huvud"),
        ("en", PO.replace("charset=utf-8", "charset=CHARSET"), "huvud"),
        ("en", PO.replace('{target}."\n\nmsgid "N', '{target:d}."\n\nmsgid "N'), "{target:d}"),
        ("fi/./../fi", PO, "ingen språkkod"),
    ],
)
def test_a_language_that_cannot_be_read_is_refused(
    folder: Path, code: str, text: str | None, told: str
) -> None:
    if text is not None:
        (folder / "en.po").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(LanguageError) as refused:
        language.use(code)
    assert told in str(refused.value)


ENGLISH = edited(MUNICIPALITY, "status: official", "status: official\nlanguage: en")


def test_the_municipality_says_which_language(folder: Path, tmp_path: Path) -> None:
    (folder / "en.po").write_text(PO, encoding="utf-8")
    assert load_content(write(tmp_path / "english", ENGLISH)).problems == ()
    assert language.code() == "en"
    assert load_content(write(tmp_path / "swedish")).problems == ()
    assert language.code() == "sv"


def test_a_language_that_is_not_whole_is_an_error_and_the_errors_are_told_in_swedish(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "en.po").write_text(PO.replace("The target is {target}", "The target is {goal}"), "utf-8")
    (problem,) = load_content(write(tmp_path / "world", ENGLISH)).problems
    assert (problem.rule.code, problem.is_error) == ("L25", True)
    assert str(problem.place) == "hooks/paraply/locale/en.po:7"
    assert language.code() == "sv"


@pytest.mark.parametrize("code", ["tlh", "svenska", "../../x", "fi"])
def test_a_language_that_is_not_there_is_told_where_it_is_written(
    folder: Path, tmp_path: Path, code: str
) -> None:
    (folder / "en.po").write_text(PO, "utf-8")
    files = edited(MUNICIPALITY, "status: official", f"status: official\nlanguage: {code}")
    (problem,) = load_content(write(tmp_path / "world", files)).problems
    assert str(problem.place) == "content/results/municipality.yml:5"
    assert f"'{code}'" in problem.message
    assert problem.hint == "Skriv ett språk som finns: sv, en."
    assert language.code() == "sv"


@given(st.text(max_size=30), st.text(max_size=30))
def test_values_are_never_read_as_texts_with_values(first: str, second: str) -> None:
    assert _("{first} av {second}", first=first, second=second) == f"{first} av {second}"
