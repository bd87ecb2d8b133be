"""The page for those who are not satisfied: where to complain and appeal, and what a broken promise gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from paraply.derive.appeals import appeal_of
from paraply.derive.views import Views
from paraply.language import _, ngettext
from paraply.model.appeal import WEEKS, Appeal, AppealTo
from paraply.model.guarantee import Guarantee
from paraply.model.organisation import Area
from paraply.render import urls
from paraply.render.facts import Fact, Line, source_lines
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.speech import appeals
from paraply.speech.text import capital, of, sentence

SECTION = "about"
MOST_NAMED: Final = 20
"""Promises named under one way to appeal, or as giving something; the list of promises has them all."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to appeal; promises with words of their own share it with the others."""

    to: AppealTo | None = None
    weeks: int = WEEKS

    @property
    def term(self) -> str:
        return capital(self.to.label) if self.to else _("Det vet vi inte")

    @property
    def told(self) -> str:
        appeal = Appeal(body=self.to, weeks=self.weeks) if self.to else None
        return " ".join(appeals.appeal_sentences(appeal))


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    municipality = views.content.municipality
    lead = lead_of()
    yield Page(
        address=urls.COMPLAINTS,
        searched=_(
            "klaga, klagomål, klagan, överklaga, överklagande, överklagan, besvär, synpunkt, synpunkter, "
            "lämna synpunkt, missnöjd, reklamation"
        ),
        title=_("Klaga och överklaga"),
        description=of(municipality.name, lead),
        template="complaints.html",
        values={
            "lead": lead,
            "own": sentence(municipality.contact.appeal_text or ""),
            "source": list(source_lines(municipality.source)) if municipality.contact.appeal_text else [],
            "ways": ways_of(views),
            "gives": list(_giving(views)),
            "has_promises": bool(views.current_promises),
        },
        breadcrumbs=crumbs.about(),
        section=SECTION,
    )


def lead_of() -> str:
    """The answer, whoever asks."""
    return _("Du kan alltid lämna en synpunkt till kommunen. Ett beslut om dig kan du oftast överklaga.")


def ways_of(views: Views) -> list[Fact]:
    """Each way to appeal with the promises and areas whose decisions go there; what is unknown comes last."""
    about: dict[_Way, list[tuple[Guarantee | Area, str]]] = {}
    for view in views.current_promises:
        appeal = appeal_of(view, views)
        about.setdefault(_way(appeal), []).append((view.guarantee, (appeal.text or "") if appeal else ""))
    for area in views.content.areas.values():
        if area.appeal:
            told = area.appeal.text or _("Så är det oftast i hela området.")
            about.setdefault(_way(area.appeal), []).append((area, told))
    order = [*AppealTo, None]
    found = sorted(about, key=lambda way: (order.index(way.to), way.weeks))
    return [Fact(way.term, [Line(way.told), *_lines(about[way])]) for way in found]


def _way(appeal: Appeal | None) -> _Way:
    if appeal is None or appeal.body is None:
        return _Way()
    return _Way(appeal.body, appeal.weeks or WEEKS)


def _giving(views: Views) -> Iterator[Line]:
    """The promises that give something when they are broken, and what."""
    promises = (view.guarantee for view in views.current_promises if view.guarantee.has_consequence)
    yield from _lines([(each, each.consequence.text or "") for each in promises if each.consequence])


def _lines(records: Sequence[tuple[Guarantee | Area, str]]) -> Iterator[Line]:
    for record, told in islice(records, MOST_NAMED):
        yield Line(name=record.title, url=urls.of(record), after=sentence(told))
    if (left := len(records) - MOST_NAMED) > 0:
        more = ngettext("och {number} löfte till:", "och {number} löften till:", left)
        yield Line(more, name=_("Alla löften"), url=urls.PROMISES)
