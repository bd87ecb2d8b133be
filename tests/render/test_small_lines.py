"""Parts over time: on one scale and one stretch of time, broken where there is no value."""

from typing import Any

from paraply.render.charts import Bars, group_bars
from paraply.render.charts.small import BOTTOM, TOP, Smalls
from tests.made import content, html, measure, text_of, views, wrong_in


def of(period: int, value: float | None, group: str, dimension: str = "gender") -> dict[str, Any]:
    told = {"missing": "too_few"} if value is None else {"value": value}
    return {"period": str(period), **told, "group": {"dimension": dimension, "value": group}}


def bars_of(*outcomes: dict[str, Any]) -> Bars:
    [bars] = group_bars(views(content(measures=[measure(outcomes=outcomes)])).measures["matt"])
    return bars


def smalls_of(*outcomes: dict[str, Any]) -> Smalls:
    found = bars_of(*outcomes).over_time
    assert found is not None
    return found


WOMEN = [of(2022 + place, value, "women") for place, value in enumerate((60, 70, 80))]
MEN = [of(2022 + place, value, "men") for place, value in enumerate((50, None, 90))]


def test_all_stand_on_one_scale_and_one_stretch_of_time() -> None:
    smalls = smalls_of(*WOMEN, *MEN)
    women, men = smalls.parts
    assert (women.label, men.label) == ("Kvinnor", "Män")
    assert smalls.span == "2022–2024"
    assert smalls.ends == ("40", "100")
    [line] = women.lines
    assert line[0][0] == men.lines[0][0][0]
    assert line[-1][0] == men.newest[0]
    assert men.newest[1] < women.newest[1]  # more is higher
    ys = [y for part in smalls.parts for piece in part.lines for _x, y in piece]
    assert all(TOP <= y <= BOTTOM for y in ys)


def test_a_period_without_a_value_breaks_the_line_and_what_stands_alone_is_a_dot() -> None:
    _women, men = smalls_of(*WOMEN, *MEN).parts
    assert men.paths == []
    assert len(men.alone) == 1
    assert men.text.replace("\u00a0", " ") == "90 %"


def test_without_time_or_with_one_part_alone_there_are_only_bars() -> None:
    assert bars_of(of(2024, 60, "women"), of(2024, 50, "men")).over_time is None
    assert bars_of(*WOMEN, of(2024, 50, "men")).over_time is None


def test_the_page_has_them_below_the_bars_with_their_scale_in_words() -> None:
    found = html(content(measures=[measure(outcomes=[*WOMEN, *MEN])]), "matt/matt/")
    assert wrong_in(found) == []
    assert found.index('class="bars"') < found.index('class="smalls"')
    assert "Linjerna: 2022–2024, alla i en skala från 40 till 100." in text_of(found)
