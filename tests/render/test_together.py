"""What no line may part stays together on the pages, whoever has written it."""

import pytest

from paraply.render.typeset import typeset

S = "\u00a0"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>Läst den 7 april 2025.</p>", f"<p>Läst den{S}7{S}april 2025.</p>"),
        (f"<p>Den 7{S}april</p>", f"<p>Den{S}7{S}april</p>"),
        ("<p>senast den\n27:e varje månad</p>", f"<p>senast den{S}27:e varje månad</p>"),
        ("<p>Du får 200 kronor inom 10 veckor.</p>", f"<p>Du får 200{S}kronor inom 10{S}veckor.</p>"),
        ("<b>9</b> veckor", "<b>9</b> veckor"),
        ("<p>garden 7, 7 aprilskämt, tio veckor</p>", "<p>garden 7, 7 aprilskämt, tio veckor</p>"),
        ('<a title="den 7 april">x</a>', '<a title="den 7 april">x</a>'),
        ("<code>den 7 april</code> <pre>10 kr</pre>", "<code>den 7 april</code> <pre>10 kr</pre>"),
    ],
)
def test_a_day_and_a_number_with_its_unit_stay_on_one_line(written: str, shown: str) -> None:
    assert typeset(written) == shown
