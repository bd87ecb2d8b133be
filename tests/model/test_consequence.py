"""What is a consequence: that nothing is paid is none, however it is said."""

import pytest

from paraply.model.consequence import Consequence, gives_nothing


@pytest.mark.parametrize(
    "text",
    [
        "Ingen ersättning.",
        "Ingen rabatt",
        "Ingen ersättning utgår.",
        "Vi betalar inte ut någon ersättning.",
        "Vi betalar inte ut någon ersättning",
        "Kommunen ger ingen ersättning.",
        "Du får ingen ersättning.",
        "Du får inte någon rabatt på avgiften.",
        "Ersättning betalas inte ut.",
        "Någon kompensation utgår inte.",
        "Vi betalar aldrig ut ersättning.",
        "Vi betalar inte ut någon ersättning. Hör av dig till kontaktcenter.",
        "Ingen rabatt, men hör gärna av dig till oss.",
        "Kontakta oss.",
        "Lämna en synpunkt!",
        "Inget.",
        "–",
    ],
)
@pytest.mark.parametrize("compensation", [None, "none"])
def test_what_gives_nothing_is_no_consequence(text: str, compensation: str | None) -> None:
    assert gives_nothing(Consequence.model_validate({"text": text, "compensation": compensation}))


@pytest.mark.parametrize(
    "text",
    [
        "Du får 200 kronor.",
        "Avgiften sänks med hälften.",
        "Du slipper betala för besöket.",
        "Du betalar inget för besöket.",
        "Du behöver inte betala avgiften.",
        "Vi tar ingen avgift.",
        "Du får ingen ersättning, men vi ringer upp och förklarar varför det dröjde.",
        "Vi betalar inte ut någon ersättning. Du får en förklaring och en ny dag.",
        "Du behöver inte begära ersättning. Den betalas ut av sig själv.",
        "Enhetschefen bestämmer en ny tid med dig.",
        "Kontakta oss, så får du rabatt.",
    ],
)
def test_what_gives_something_is_one(text: str) -> None:
    assert not gives_nothing(Consequence.model_validate({"text": text}))


def test_a_text_that_denies_it_weighs_more_than_the_sort_of_compensation() -> None:
    assert gives_nothing(
        Consequence.model_validate({"text": "Ingen rabatt.", "compensation": "fee_reduction"})
    )
    assert not gives_nothing(Consequence.model_validate({"text": "Kontakta oss.", "compensation": "money"}))


@pytest.mark.parametrize("text", [None, ""])
def test_nothing_written_is_nothing(text: str | None) -> None:
    assert gives_nothing(Consequence(text=text))
