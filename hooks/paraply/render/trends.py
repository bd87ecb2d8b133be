"""The look of a change, and which way is better."""

from paraply.derive.views import MeasureView
from paraply.model.choices import Trend
from paraply.speech.text import sentence


def direction_text(view: MeasureView) -> str:
    """Which way is better, as a sentence: ``Högre är bättre.``."""
    return sentence(view.measure.direction.label)


def trend_class(trend: Trend) -> str:
    """The style class of a trend, empty when there is none."""
    return "" if trend is Trend.NONE else trend.value
