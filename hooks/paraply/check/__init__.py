"""Content → problems. ``check_content`` runs every rule; ``rules`` lists them."""

from paraply.check import (  # noqa: F401  (each enters its rules)
    addresses,
    characters,
    colours,
    contacts,
    copies,
    duplicates,
    figures,
    follow_up,
    guarantees,
    halves,
    keyfigures,
    links,
    matrices,
    pagelinks,
    pages,
    past,
    pictograms,
    plain_swedish,
    references,
    responsibility,
    series,
    settings,
    targets,
    timeliness,
    validity,
)
from paraply.check.answers import answered
from paraply.check.links import links_on_site, short_link
from paraply.check.pagelinks import page_link_to_nowhere, pages_lead_into_site
from paraply.check.rule import CHECKS, Known, Lead, World, findings
from paraply.check.rule import all_rules as rules
from paraply.model.byhand import ByHand
from paraply.model.content import Content
from paraply.problems import Problem, in_order

_OF_LINKS = {rule: check for rule, check in CHECKS.items() if check in {short_link, page_link_to_nowhere}}
LINK_RULES = frozenset(rule.code for rule in _OF_LINKS)

__all__ = ["LINK_RULES", "Known", "Lead", "World", "check_content", "check_links", "links_into_site", "rules"]


def check_content(world: World, known: Known | None = None) -> list[Problem]:
    """All problems of the content, by file and line; warnings answered in their file carry the answer.

    ``known`` is what the same process found before in records that are the same, and is brought up to date.
    """
    return in_order(answered(world, findings(world, known)))


def links_into_site(content: Content, beside: ByHand) -> bool:
    """Whether any text, or page written by hand, has a link to a page of the site."""
    in_texts = any(True for record in content.records() for _link in links_on_site(record))
    return in_texts or pages_lead_into_site(beside)


def check_links(world: World) -> list[Problem]:
    """The links that do not come all the way on this day; ``world`` knows how far each comes."""
    found = (rule.at(*finding) for rule, check in _OF_LINKS.items() for finding in check(world))
    return in_order(answered(world, found))
