"""The page that compares: each Kolada measure beside similar municipalities, the county and all, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paraply import numbers
from paraply.derive.comparisons import Comparison, Quartile, With
from paraply.derive.views import MeasureView, Views
from paraply.language import N_, _, ngettext
from paraply.model.choices import Direction
from paraply.render import trends, urls
from paraply.render.charts.matrix import MatrixChart, charts_of
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.speech import amounts, comparisons
from paraply.speech.text import capital, listed, of

SECTION = "compare"
OPEN_CARDS = 1
"""So many measures of an area are open on a phone, so that all areas are near; the others are one tap off."""

_WHOM: Final = {With.SIMILAR: N_("liknande kommuner"), With.COUNTY: N_("länet")}


@dataclass(frozen=True, slots=True)
class Card:
    """A measure with its place among all, what more is told, and the reason when it cannot be compared.

    ``along`` is the place as a share of the way: 0 is last, 1 is best, None when no direction is better.
    """

    view: MeasureView
    place: str
    along: float | None
    sentences: Sequence[str]
    counts: str
    why_not: str
    whom: str
    """Which others ``sentences`` are about; without any, what there is to unfold."""

    @property
    def rung(self) -> float | None:
        """Where the place stands along the drawing."""
        return None if self.along is None else rung(self.along)


@dataclass(frozen=True, slots=True)
class Group:
    """The measures of one area."""

    title: str
    anchor: str
    cards: Sequence[Card]
    matrices: Sequence[MatrixChart]
    places: Mapping[str, str]
    """The place among all of each measure of the figures, in a few words."""

    @property
    def shown(self) -> Sequence[Card]:
        """Those that are open."""
        return self.cards[:OPEN_CARDS]

    @property
    def folded(self) -> Sequence[Card]:
        """Those below a fold."""
        return self.cards[OPEN_CARDS:]


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    lead = lead_of(views)
    groups = groups_of(views)
    yield Page(
        address=urls.COMPARE,
        searched=_("jämför kommuner, jämförelse"),
        title=_("Jämför med andra kommuner"),
        description=of(views.content.municipality.name, lead),
        template="compare.html",
        values={
            "lead": lead,
            "groups": groups,
            "compares_groups": any(card.sentences for group in groups for card in group.cards),
            "has_places": any(card.along is not None for group in groups for card in group.cards),
            "outside": sum(not view.measure.kolada for view in views.reported_measures),
            "elsewhere": list(views.content.elsewhere.values()),
            "quartiles": list(Quartile),
            "best_place": rung(1),
        },
        breadcrumbs=(crumbs.start(),),
        section=SECTION,
    )


def lead_of(views: Views) -> str:
    """The answer: how many measures can be compared, and how often we are among the best and the last."""
    compared = [view for view in views.reported_measures if _others(view.compared_with(With.ALL))]
    if not compared:
        return _("Inget mått går att jämföra med andra kommuner än.")
    placed = [view.compared_with(With.ALL) for view in compared]
    quartiles = [comparison.quartile for comparison in placed if comparison and comparison.quartile]
    total = len(views.reported_measures)
    told = (
        _("{count} av {total} mått går att jämföra.", count=len(compared), total=total)
        if len(compared) < total
        else ngettext("Måttet går att jämföra.", "Alla {count} mått går att jämföra.", total, count=total)
    )
    if not quartiles:
        return " ".join([told, _("Inget av dem ger kommunen en plats.")])
    if not {Quartile.BEST, Quartile.LAST} & set(quartiles):
        middle = ngettext(
            "{municipality} ligger i mitten i det enda mått som ger en plats.",
            "{municipality} ligger i mitten i de {count} mått som ger en plats.",
            len(quartiles),
            municipality=views.content.municipality.label,
            count=numbers.count_word(len(quartiles)),
        )
        return f"{told} {middle}"
    if len(quartiles) == 1:
        only = (
            N_("{municipality} hör till den bästa fjärdedelen i det enda mått som ger en plats.")
            if quartiles[0] is Quartile.BEST
            else N_("{municipality} hör till den sista fjärdedelen i det enda mått som ger en plats.")
        )
        return f"{told} {_(only, municipality=views.content.municipality.label)}"
    where = _(
        "{municipality} hör till den bästa fjärdedelen i {times_best} av de {count} mått som ger en plats, "
        "och till den sista i {times_last}.",
        municipality=views.content.municipality.label,
        times_best=quartiles.count(Quartile.BEST) or _("inget"),
        count=len(quartiles),
        times_last=quartiles.count(Quartile.LAST) or _("inget"),
    )
    return f"{told} {where}"


def groups_of(views: Views) -> list[Group]:
    """The Kolada measures by area, in the order of the areas."""
    groups: dict[str, tuple[str, list[Card]]] = {
        area.id: (area.title, []) for area in views.content.areas.values()
    }
    for view in views.reported_measures:
        if view.measure.kolada:
            area = views.area_of(view.measure)
            key, title = (area.id, area.title) if area else ("ovrigt", _("Övrigt"))
            groups.setdefault(key, (title, []))[1].append(card_of(view, views))
    return [_group(title, anchor, cards) for anchor, (title, cards) in groups.items() if cards]


def _group(title: str, anchor: str, cards: Sequence[Card]) -> Group:
    """Measures that belong together are one figure, and the others a card each."""
    drawn, alone = charts_of([card.view for card in cards])
    left = {view.measure.id for view in alone}
    return Group(
        title,
        anchor,
        [card for card in cards if card.view.measure.id in left],
        drawn,
        {card.view.measure.id: _short_place(card) for card in cards if card.view.measure.id not in left},
    )


def _short_place(card: Card) -> str:
    """``89 av 272``: our place, of how many; else why there is none."""
    everyone = card.view.compared_with(With.ALL)
    if everyone is None or everyone.rank is None:
        return card.why_not
    return _("Plats {rank} av {n}", rank=everyone.rank, n=numbers.number(everyone.n, 0))


def card_of(view: MeasureView, views: Views) -> Card:
    """What is said of one measure."""
    groups = [
        comparison
        for comparison in (view.compared_with(With.SIMILAR), view.compared_with(With.COUNTY))
        if comparison and _others(comparison)
    ]
    sentences = [comparisons.mean_sentence(view, comparison) for comparison in groups]
    whom = capital(listed([_(_WHOM[comparison.with_]) for comparison in groups])) or _(
        "Hur många som jämförs"
    )
    everyone = view.compared_with(With.ALL)
    if everyone is None or not _others(everyone):
        return Card(view, "", None, sentences, _counts(view), "" if sentences else why_not(view, views), whom)
    place = place_text(view, everyone)
    return Card(view, place, along(everyone), sentences, _counts(view), "", whom)


def along(comparison: Comparison) -> float | None:
    """How far our rank is from the last to the best: ``1 - (rank - 1) / (n - 1)``."""
    if comparison.rank is None:
        return None
    return 1 - (comparison.rank - 1) / (comparison.n - 1)


def rung(along: float) -> float:
    """A share of the way as a place in the drawing, where the way begins at 4 and is 100 long."""
    return round(4 + 100 * along, 1)


def place_text(view: MeasureView, comparison: Comparison) -> str:
    """Where we stand among all: how many are better, of how many, and the quarter in words."""
    if comparison.rank is None or comparison.quartile is None:
        value = amounts.told(comparison.median, amounts.scale_of(view))
        text = (
            N_(
                "Medianen bland alla kommuner var {value}. "
                "Varken högt eller lågt är bättre, så vi rangordnar inte kommunen."
            )
            if view.change.is_old
            else N_(
                "Medianen bland alla kommuner är {value}. "
                "Varken högt eller lågt är bättre, så vi rangordnar inte kommunen."
            )
        )
        return _(text, value=value)
    told = [
        comparisons.rank_sentence(view, comparison),
        comparisons.place_sentence(view, comparison),
    ]
    if comparison.ties and comparison.rank > 1:
        told.append(
            ngettext(
                "{ties} annan kommun har exakt samma värde.",
                "{ties} andra kommuner har exakt samma värde.",
                comparison.ties,
                ties=capital(numbers.count_word(comparison.ties)),
            )
        )
    return " ".join(told)


def why_not(view: MeasureView, views: Views) -> str:
    """Why a measure of Kolada's cannot be compared."""
    if view.snapshot is None:
        return _("Värdena är inte hämtade från Kolada.")
    if views.content.municipality.code is None:
        return _("Kommunens kod är inte inlagd.")
    if view.series.latest is None:
        return _("Kommunen har inget uppmätt värde.")
    return _("Vi har inget värde för någon annan kommun den perioden.")


def _counts(view: MeasureView) -> str:
    """How many have a value, of how many: said wherever something is compared."""
    told = []
    similar, everyone = view.compared_with(With.SIMILAR), view.compared_with(With.ALL)
    if similar and _others(similar):
        told.append(
            _(
                "{count} av {members} liknande kommuner har ett värde.",
                count=similar.members_with_value,
                members=similar.members,
            )
        )
    if everyone and _others(everyone):
        told.append(_("I hela landet har {n} kommuner ett värde.", n=numbers.number(everyone.n, 0)))
    if told and view.measure.direction is not Direction.NEUTRAL:
        told.append(trends.direction_text(view))
    return " ".join(told)


def _others(comparison: Comparison | None) -> int:
    """How many others there are to be compared with."""
    return comparison.members_with_value if comparison else 0
