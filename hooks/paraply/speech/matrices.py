"""What a figure of many questions says: how many results have become better, and how many worse."""

from collections.abc import Sequence

from paraply import numbers
from paraply.derive.views import MeasureView
from paraply.language import _, ngettext
from paraply.model.choices import Trend
from paraply.speech import amounts, periods
from paraply.speech.text import capital


def finding(views: Sequence[MeasureView]) -> str:
    """``Sju av 18 resultat är bättre än förra gången, och nio är sämre``."""
    trends = [view.change.trend for view in views if view.change.earlier is not None]
    better, worse = trends.count(Trend.BETTER), trends.count(Trend.WORSE)
    if not better and not worse:
        return ngettext("{count} resultat", "{count} resultat", len(views), count=capital(_word(len(views))))
    told = _(
        "{better} av {count} resultat är bättre än förra gången",
        better=capital(_word(better)) if better else _("Inget"), count=_word(len(trends)),
    )  # fmt: skip
    if not worse:
        return told
    if better + worse == len(trends):
        return _("{told}, och {worse} är sämre", told=told, worse=_word(worse))
    same = len(trends) - better - worse
    return ngettext(
        "{told}, {worse} är sämre och {same} är oförändrat",
        "{told}, {worse} är sämre och {same} är oförändrade",
        same,
        told=told,
        worse=_word(worse),
        same=_word(same),
    )


def cell(view: MeasureView) -> str:
    """What a cell's drawing shows, as a sentence: ``80,3 procent år 2024. Liknande kommuner: 85,1.``."""
    earlier, latest = view.change.earlier, view.series.latest
    told = []
    if earlier is not None:
        told.append(f"{amounts.result(view, earlier, keep_decimals=view.decimals > 0)}.")
    peers = dict(view.peers).get(latest.period) if latest else None
    if peers is not None:
        told.append(_("Liknande kommuner: {figure}.", figure=numbers.number(peers, view.decimals)))
    return " ".join(told)


def period_text(view: MeasureView) -> str:
    """The newest period of a cell, where the cells are of several."""
    latest = view.series.latest
    return periods.name(latest.period) if latest else ""


def _word(number: int) -> str:
    """So many results: ``ett``, ``två``."""
    return numbers.count_word(number, neuter=True)
