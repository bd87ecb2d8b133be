from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from paraply.model.dates import PartialDate, Period, PeriodKind
from paraply.model.values import LARGEST, Decimals, Flag, Markdown, Number, Text, WebAddress, Whole


def read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refusal(kind: Any, value: object) -> tuple[str, str]:
    """The Swedish message and proposal a value is refused with."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    [details] = caught.value.errors()
    context = details["ctx"]
    return context["message"], context["hint"]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (5, "5"),
        (Decimal("71.20"), "71.20"),
        ("71.20", "71.20"),
        ("-0.5", "-0.5"),
        (0.1, "0.1"),
        (" 5 ", "5"),
        (Decimal("0.123"), "0.123"),
        (Decimal("1234.567"), "1234.567"),
        (LARGEST, "1000000000000000"),
    ],
)
def test_a_number_is_read_exactly(value: object, number: str) -> None:
    assert str(read(Number, value)) == number


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("2,5", "'2,5' har decimalkomma", "Skriv 2.5."),
        ("1 234,5", "'1 234,5' har decimalkomma", "Skriv 1234.5."),
        ("1.234", "1.234 kan läsas på två sätt", "Skriv 1234 eller 1.2340."),
        (Decimal("-12.500"), "-12.500 kan läsas på två sätt", "Skriv -12500 eller -12.5000."),
        ("1 234", "'1 234' har mellanrum eller ovanligt minustecken", "Skriv 1234."),
        ("1\u00a0234", "'1\u00a0234' har mellanrum eller ovanligt minustecken", "Skriv 1234."),
        ("−5", "'−5' har mellanrum eller ovanligt minustecken", "Skriv -5."),
        ("5 %", "'5 %' är inget tal", "Skriv bara siffror, utan enhet."),
        ("1.234.567", "'1.234.567' är inget tal", "Skriv bara siffror, utan enhet."),
        ("1e5", "'1e5' är inget tal", "Skriv bara siffror, utan enhet."),
        ("٣", "'٣' är inget tal", "Skriv bara siffror, utan enhet."),
        ("", "'' är inget tal", "Skriv bara siffror, utan enhet."),
        (True, "här ska det stå ett tal, inte true", ""),
        (10**15 + 1, "talet 1000000000000001 är för stort", "Gränsen är en biljard."),
        (Decimal("NaN"), "talet NaN är för stort", "Gränsen är en biljard."),
        (float("inf"), "talet Infinity är för stort", "Gränsen är en biljard."),
    ],
)
def test_a_number_that_can_be_misread_is_refused(value: object, message: str, hint: str) -> None:
    assert refusal(Number, value) == (message, hint)


@settings(max_examples=200, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2))
def test_every_number_with_two_decimals_is_read_exactly(number: Decimal) -> None:
    assert repr(read(Number, f"{number:f}")) == repr(number)


def test_a_whole_number_has_no_decimals_and_is_no_flag() -> None:
    assert [read(Whole, value) for value in (0, 5, "5", Decimal("5.0"))] == [0, 5, 5, 5]
    assert refusal(Whole, True) == ("här ska det stå ett heltal, inte true", "Skriv bara siffror.")
    for value in (-1, "5,5", Decimal("5.5"), "fem"):
        with pytest.raises(ValidationError):
            read(Whole, value)


def test_decimals_are_from_none_to_six() -> None:
    assert [read(Decimals, value) for value in (0, 6)] == [0, 6]
    for value in (-1, 7, True):
        with pytest.raises(ValidationError):
            read(Decimals, value)


def test_text_is_trimmed_and_numbers_are_text() -> None:
    assert [read(Text, value) for value in (" a ", 188, Decimal("1.50"))] == ["a", "188", "1.50"]
    assert refusal(Text, False) == ("här ska det stå en text, inte false", "Sätt citattecken runt ordet.")
    with pytest.raises(ValidationError):
        read(Text, "x" * 20_001)
    assert len(read(Markdown, "x" * 100_000)) == 100_000


def test_a_flag_is_true_or_false() -> None:
    assert [read(Flag, value) for value in (True, False, "true", "false")] == [True, False, True, False]
    assert refusal(Flag, "ja") == ("'ja' är varken true eller false", "Skriv true eller false.")
    assert refusal(Flag, 1) == ("'1' är varken true eller false", "Skriv true eller false.")


@pytest.mark.parametrize(
    "address", ["https://exempel.se", "http://exempel.se/a?b=c#d", "https://räksmörgås.se/å"]
)
def test_a_whole_web_address_is_kept(address: str) -> None:
    assert read(WebAddress, f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "exempel.se",
        "/a",
        "//exempel.se",
        "javascript:alert(1)",
        "mailto:a@exempel.se",
        "https://",
        "https://[a",
        "https:\\\\exempel.se",
        "ftp://exempel.se",
        "data:text/html,x",
        "",
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    assert refusal(WebAddress, address) == (
        f"'{address}' är ingen webbadress",
        "Skriv hela adressen, med https:// först.",
    )


@pytest.mark.parametrize("sign", [" ", '"', "<", ">", "\\", "^", "`", "{", "|", "}"])
def test_a_sign_that_no_address_may_hold_is_named(sign: str) -> None:
    told = "ett mellanrum" if sign == " " else f"tecknet {sign}"
    assert refusal(WebAddress, f"https://exempel.se/a{sign}b") == (
        f"'https://exempel.se/a{sign}b' innehåller {told}",
        f"Skriv {quote(sign)} i stället, eller kopiera adressen ur webbläsaren.",
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02-29", date(2016, 2, 29), date(2016, 2, 29)),
        ("1800", date(1800, 1, 1), date(1800, 12, 31)),
        ("2200-12-31", date(2200, 12, 31), date(2200, 12, 31)),
    ],
)
def test_a_date_may_be_a_day_a_month_or_a_year(text: str, first: date, last: date) -> None:
    day = PartialDate.parse(text)
    assert (day.first, day.last, str(day)) == (first, last, text)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "2024-02-30",
            "datumet 2024-02-30 finns inte",
            "2024-02 har 29 dagar. Skriv rätt dag, eller 2024-02 om bara månaden är känd.",
        ),
        (
            "2023-02-29",
            "datumet 2023-02-29 finns inte",
            "2023-02 har 28 dagar. Skriv rätt dag, eller 2023-02 om bara månaden är känd.",
        ),
        (
            "2024-05-00",
            "datumet 2024-05-00 finns inte",
            "2024-05 har 31 dagar. Skriv rätt dag, eller 2024-05 om bara månaden är känd.",
        ),
        ("2024-13", "datumet 2024-13 finns inte", "Månaden är ett tal från 01 till 12."),
        ("2024-00-10", "datumet 2024-00-10 finns inte", "Månaden är ett tal från 01 till 12."),
        ("9999-12-31", "året 9999 är orimligt", "Lämna fältet tomt om slutet inte är bestämt."),
        ("0000", "året 0 är orimligt", ""),
        ("24-05-01", "'24-05-01' är inget datum", "Skriv år-månad-dag, till exempel 2026-05-01."),
        ("20240501", "'20240501' är inget datum", "Skriv år-månad-dag, till exempel 2026-05-01."),
        ("2024-5-1", "'2024-5-1' är inget datum", "Skriv år-månad-dag, till exempel 2026-05-01."),
        ("٢٠٢٤", "'٢٠٢٤' är inget datum", "Skriv år-månad-dag, till exempel 2026-05-01."),
        ("i fjol", "'i fjol' är inget datum", "Skriv år-månad-dag, till exempel 2026-05-01."),
    ],
)
def test_what_is_no_date_is_refused(text: str, message: str, hint: str) -> None:
    assert refusal(PartialDate, text) == (message, hint)


def test_a_date_may_come_as_a_number_a_text_or_a_date() -> None:
    assert [str(read(PartialDate, value)) for value in (2016, "2016-05", date(2016, 5, 1), " 2016 ")] == [
        "2016",
        "2016-05",
        "2016-05-01",
        "2016",
    ]
    assert read(PartialDate, PartialDate(2016)) == PartialDate(2016)
    assert refusal(PartialDate, True) == ("True är inget datum", "Skriv till exempel 2026-05-01.")


def test_dates_sort_by_their_first_day() -> None:
    days = ["2017", "2016-05-02", "2016", "2016-05", "2016-01-01"]
    assert [str(day) for day in sorted(map(PartialDate.parse, days))] == [
        "2016-01-01",
        "2016",
        "2016-05",
        "2016-05-02",
        "2017",
    ]


PERIODS = [
    ("2024", PeriodKind.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
    ("2024-T1", PeriodKind.THIRD, date(2024, 1, 1), date(2024, 4, 30)),
    ("2024-T2", PeriodKind.THIRD, date(2024, 1, 1), date(2024, 8, 31)),
    ("2024-Q1", PeriodKind.QUARTER, date(2024, 1, 1), date(2024, 3, 31)),
    ("2024-Q4", PeriodKind.QUARTER, date(2024, 10, 1), date(2024, 12, 31)),
    ("2024-02", PeriodKind.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
    ("2023/2024", PeriodKind.SPLIT_YEAR, date(2023, 7, 1), date(2024, 6, 30)),
    ("2022-08-01/2024-08-01", PeriodKind.DAYS, date(2022, 8, 1), date(2024, 8, 1)),
    ("2024-05-01/2024-05-01", PeriodKind.DAYS, date(2024, 5, 1), date(2024, 5, 1)),
]


@pytest.mark.parametrize(("text", "kind", "first", "last"), PERIODS)
def test_a_period_has_a_first_and_a_last_day(text: str, kind: PeriodKind, first: date, last: date) -> None:
    period = Period.parse(text)
    assert (period.kind, period.first, period.last) == (kind, first, last)
    assert str(period) == text
    assert period.is_part_year is (kind is PeriodKind.THIRD)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-T3", "'2024-T3' är ingen period"),
        ("2024-Q5", "'2024-Q5' är ingen period"),
        ("2023/2025", "'2023/2025' är ingen period"),
        ("2024/2023", "'2024/2023' är ingen period"),
        ("23/24", "'23/24' är ingen period"),
        ("24", "'24' är ingen period"),
        ("2024-13", "datumet 2024-13 finns inte"),
        ("2024-02-30/2024-03-01", "datumet 2024-02-30 finns inte"),
        ("2024-05-02/2024-05-01", "perioden 2024-05-02/2024-05-01 slutar innan den börjar"),
        ("9999", "året 9999 är orimligt"),
        ("9999-12", "året 9999 är orimligt"),
        ("1799/1800", "året 1799 är orimligt"),
        ("٢٠٢٤", "'٢٠٢٤' är ingen period"),
        ("", "'' är ingen period"),
    ],
)
def test_what_is_no_period_is_refused(text: str, message: str) -> None:
    assert refusal(Period, text)[0] == message


def test_periods_sort_by_their_last_day() -> None:
    texts = ["2025", "2024", "2024-Q4", "2024-T2", "2024-T1", "2024-02", "2023/2024", "2023"]
    assert [str(period) for period in sorted(map(Period.parse, texts))] == [
        "2023",
        "2024-02",
        "2024-T1",
        "2023/2024",
        "2024-T2",
        "2024",
        "2024-Q4",
        "2025",
    ]
    assert Period.parse("2024") < Period.parse("2025") >= Period.parse("2024-T2")


def test_dates_and_periods_are_written_back_as_the_same_text() -> None:
    assert TypeAdapter(PartialDate).dump_python(PartialDate.parse("2016-05"), mode="json") == "2016-05"
    assert TypeAdapter(Period).dump_python(Period.parse("2024-T1"), mode="json") == "2024-T1"
    assert TypeAdapter(Period).json_schema() == {"type": ["string", "integer"], "examples": ["2025"]}


DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(1, 3))
def test_every_date_is_read_back_from_its_text(day: date, precision: int) -> None:
    written = PartialDate(*(day.year, day.month, day.day)[:precision])
    assert PartialDate.parse(str(written)) == written
    assert written.first <= day <= written.last


@settings(max_examples=200, deadline=None)
@given(
    DAYS,
    DAYS,
    st.sampled_from(
        [
            "{0.year:04}",
            "{0.year:04}-T2",
            "{0.year:04}-Q3",
            "{0.year:04}-{0.month:02}",
            "{0.year:04}/{1:04}",
            "{0}/{2}",
        ]
    ),
)
def test_every_period_is_read_back_from_its_text(one: date, other: date, form: str) -> None:
    text = form.format(min(one, other), min(one, other).year + 1, max(one, other))
    period = Period.parse(text)
    assert Period.parse(str(period)) == period
    assert str(period) == text
    assert period.first <= period.last


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=30), st.text(alphabet="0123456789-/TQ", max_size=22)))
def test_any_text_is_a_period_or_refused_in_swedish(text: str) -> None:
    for kind in (Period, PartialDate):
        try:
            written = str(kind.parse(text))
        except PydanticCustomError as error:
            written, said = text, error.context or {}
        else:
            said = {"message": "read"}
        assert written == text
        assert said["message"]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://norrby@ond.example/", "användarnamn"),
        ("https://a:b@exempel.se/", "användarnamn"),
        ("https://:443/", "inget namn"),
        ("https://.se/", "inget namn"),
        ("https://exempel.se:99999/", "port"),
        ("https://exempel.se:x/", "port"),
        ("https://exempel.se:0/", "port"),
    ],
)
def test_an_address_that_leads_elsewhere_than_it_seems_is_refused(address: str, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        TypeAdapter(WebAddress).validate_python(address)


@pytest.mark.parametrize("address", ["https://exempel.se:8080/a", "http://a.b.se", "https://exempel.se/a@b"])
def test_an_address_with_a_port_or_a_sign_in_its_path_is_kept(address: str) -> None:
    assert TypeAdapter(WebAddress).validate_python(address) == address
