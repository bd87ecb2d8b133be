"""The look of a change, and which way is better."""

from paraply.derive.views import MeasureView
from paraply.language import _
from paraply.model.choices import Direction, Trend
from paraply.speech.amounts import scale_of
from paraply.speech.sides import side
from paraply.speech.text import capital, sentence


def direction_text(view: MeasureView) -> str:
    """Which way is better, as a sentence: ``Högre är bättre.``, of a time ``Kortare är bättre.``."""
    direction = view.measure.direction
    if direction not in {Direction.HIGHER, Direction.LOWER}:
        return sentence(direction.label)
    better = side(scale_of(view), is_greater=direction is Direction.HIGHER)
    return _("{side} är bättre.", side=capital(better))


def trend_class(trend: Trend) -> str:
    """The style class of a trend, empty when there is none."""
    return "" if trend is Trend.NONE else trend.value
