"""Records and views made in a test from plain values, as a file would hold them.

shown = views(content(measures=[measure(outcomes=[{"period": "2025", "value": 90}])]))
assert shown.measures["matt"].judgement.verdict is MeasureVerdict.NOT_ASSESSED
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from paraply.derive.published import published
from paraply.derive.views import Views, views_of
from paraply.model.content import Content
from paraply.model.guarantee import Guarantee
from paraply.model.investigation import Investigation
from paraply.model.kolada import KoladaGroup, KoladaMunicipality, Snapshot
from paraply.model.measure import Measure
from paraply.model.municipality import Municipality
from paraply.model.organisation import Area, Owner
from paraply.model.record import Origin
from paraply.model.results import Decision, Goal, Policy, Report, Survey
from paraply.model.series import Series, series_of
from paraply.problems import Problem
from paraply.render.page import Page
from paraply.render.site import Site, render_site

TODAY = date(2026, 11, 23)
US = "9999"
KPI = "N99999"


def measure(id_: str = "matt", **fields: Any) -> Measure:
    """A measure in procent, higher is better, unless the fields say otherwise."""
    values = {"title": "Svar i tid", "unit": "procent", "direction": "higher", **fields}
    return Measure.model_validate(values).read_from(Origin(f"content/results/measures/{id_}.yml", id_))


def guarantee(id_: str = "lofte", **fields: Any) -> Guarantee:
    """A promise of at most ten weeks, in force, unless the fields say otherwise."""
    values = {
        "title": "Svar i tid",
        "kind": "guarantee",
        "state": "in_force",
        "promise": "Du får svar inom tio veckor.",
        "level": {"bound": "at_most", "value": 10, "unit": "veckor"},
        "consequence": {"text": "Avgiften sänks."},
        **fields,
    }
    return Guarantee.model_validate(values).read_from(Origin(f"content/guarantees/{id_}.md", id_))


def goal(id_: str = "mal", **fields: Any) -> Goal:
    values = {"title": "Alla är trygga", "level": "council", **fields}
    return Goal.model_validate(values).read_from(Origin(f"content/results/goals/{id_}.md", id_))


def survey(id_: str = "enkat", **fields: Any) -> Survey:
    values = {"title": "Enkäten", "kind": "survey", **fields}
    return Survey.model_validate(values).read_from(Origin(f"content/results/surveys/{id_}.yml", id_))


def report(id_: str = "rapport", **fields: Any) -> Report:
    values = {"title": "Årsredovisning", "kind": "annual", **fields}
    return Report.model_validate(values).read_from(Origin(f"content/results/reports/{id_}.yml", id_))


def policy(id_: str = "policy", **fields: Any) -> Policy:
    values = {"title": "Servicepolicy", **fields}
    return Policy.model_validate(values).read_from(Origin(f"content/results/policies/{id_}.md", id_))


def decision(id_: str = "beslut", **fields: Any) -> Decision:
    values = {"title": "Beslut om garantier", **fields}
    return Decision.model_validate(values).read_from(Origin(f"content/results/decisions/{id_}.yml", id_))


def investigation(id_: str = "utredning", **fields: Any) -> Investigation:
    values = {"title": "Utredning om löftena", **fields}
    path = f"content/results/investigations/{id_}.yml"
    return Investigation.model_validate(values).read_from(Origin(path, id_))


def owner(id_: str = "namnden", **fields: Any) -> Owner:
    values = {"id": id_, "name": "Nämnden", "kind": "committee", **fields}
    return Owner.model_validate(values).read_from(Origin("content/results/owners.yml", id_))


def area(id_: str = "omrade", **fields: Any) -> Area:
    values = {"id": id_, "title": "Bygga och bo", **fields}
    return Area.model_validate(values).read_from(Origin("content/results/areas.yml", id_))


def municipality(**fields: Any) -> Municipality:
    values = {"name": "Exempelkommunen", "code": US, **fields}
    origin = Origin("content/results/municipality.yml", "municipality")
    return Municipality.model_validate(values).read_from(origin)


def snapshot(values: Sequence[Sequence[Any]], kpi: str = KPI, **fields: Any) -> Snapshot:
    """A snapshot of rows ``[municipality, year, gender, value, status]``."""
    rows = {"kpi": kpi, "title": "Nyckeltal", "fetched": "2026-06-14", "values": values, **fields}
    return Snapshot.model_validate(rows).read_from(Origin(f"content/results/kolada/{kpi}.json", kpi))


def content(
    *,
    of: Municipality | None = None,
    measures: Iterable[Measure] = (),
    guarantees: Iterable[Guarantee] = (),
    goals: Iterable[Goal] = (),
    areas: Iterable[Area] = (),
    owners: Iterable[Owner] = (),
    surveys: Iterable[Survey] = (),
    reports: Iterable[Report] = (),
    policies: Iterable[Policy] = (),
    decisions: Iterable[Decision] = (),
    investigations: Iterable[Investigation] = (),
    snapshots: Iterable[Snapshot] = (),
    places: Iterable[tuple[str, str]] = (),
    groups: Iterable[tuple[str, Sequence[str]]] = (),
) -> Content:
    """Content of these records; ``places`` are Kolada's (id, type) and ``groups`` its (id, members)."""
    return Content(
        municipality=of or municipality(),
        measures={record.id: record for record in measures},
        guarantees={record.id: record for record in guarantees},
        goals={record.id: record for record in goals},
        areas={record.id: record for record in areas},
        owners={record.id: record for record in owners},
        surveys={record.id: record for record in surveys},
        reports={record.id: record for record in reports},
        policies={record.id: record for record in policies},
        decisions={record.id: record for record in decisions},
        investigations={record.id: record for record in investigations},
        snapshots={record.kpi: record for record in snapshots},
        kolada_municipalities={
            id_: KoladaMunicipality.model_validate({"id": id_, "title": f"Kommun {id_}", "type": type_})
            for id_, type_ in places
        },
        kolada_groups={
            id_: KoladaGroup(id=id_, title=f"Grupp {id_}", members=tuple(members)) for id_, members in groups
        },
    )


def series(made: Measure) -> Series:
    """The series of a measure's own outcomes."""
    return series_of(made, content())


def views(made: Content, today: date = TODAY, problems: Sequence[Problem] = ()) -> Views:
    """Everything derived from what is public."""
    return views_of(published(made, today), problems, today)


def site(made: Content, today: date = TODAY, problems: Sequence[Problem] = ()) -> Site:
    """The whole site."""
    return render_site(views(made, today, problems))


def page(made: Site, address: str) -> Page:
    """The page at an address."""
    [found] = [page for page in made.pages if page.address == address]
    return found


def html(made: Content, address: str, today: date = TODAY, problems: Sequence[Problem] = ()) -> str:
    """The HTML of one page's body."""
    whole = site(made, today, problems)
    return whole.body(page(whole, address))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"a", "abbr", "b", "code", "em", "small", "span", "strong"}:
            self.found.append(" ")

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def text_of(markup: str) -> str:
    """What a person reads: tags and soft hyphens gone, runs of white space (no-break too) as one space."""
    reader = _Text()
    reader.feed(markup)
    return " ".join("".join(reader.found).replace("\u00ad", "").split())


VOID = {"br", "circle", "img", "input", "link", "meta", "path", "rect", "use"}
"""Elements without an end tag in our templates."""


ODD = re.compile(r"None|Undefined|\.\.|\{\{| [.,](?: |$)|\u2212\u2212")
"""What a template with a missing value leaves in a text."""


class Outline(HTMLParser):
    """The tags, ids, headings and links of a page, and what is wrong with how they are put together."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.headings: list[tuple[int, str]] = []
        self._open: list[str] = []
        self._wrong: list[str] = []
        self._empty: list[str] = []
        self._last = ""
        self._in_heading = False
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)
        self._last = tag
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append((int(tag[1]), ""))
            self._in_heading = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        self._in_heading = False
        if tag in {"ul", "ol", "dl", "tbody"} and self._last == tag:
            self._empty.append(f"an empty {tag}")
        self._last = ""
        if not self._open or self._open.pop() != tag:
            self._wrong.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        if self._in_heading:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    def values(self, name: str) -> list[str]:
        """Every value of an attribute, in order."""
        return [attributes[name] for _tag, attributes in self.tags if name in attributes]

    def wrong(self) -> Iterator[str]:
        """What no page may have."""
        yield from self._wrong
        yield from (f"<{tag}> is not closed" for tag in self._open)
        ids = Counter(self.values("id"))
        yield from (f"id {id_} stands {count} times" for id_, count in ids.items() if count > 1)
        for name in ("aria-labelledby", "aria-describedby", "for"):
            yield from (
                f"{name} names {id_}" for ids_ in self.values(name) for id_ in ids_.split() if id_ not in ids
            )
        levels = [level for level, _text in self.headings]
        if levels[:1] != [1] or levels.count(1) != 1:
            yield f"headings begin {levels[:1]} and have {levels.count(1)} of level 1"
        yield from (f"h{after} follows h{before}" for before, after in pairwise(levels) if after > before + 1)
        yield from (f"an empty h{level}" for level, text in self.headings if not text.strip())
        for tag, attributes in self.tags:
            yield from (f"<{tag} {name}={value!r}>" for name, value in attributes.items() if "None" in value)
        yield from self._empty


def wrong_in(markup: str) -> list[str]:
    """What is wrong with the body of a page; nothing, one hopes."""
    found = list(Outline(markup).wrong())
    text = text_of(markup)
    found += [f"says {odd!r}" for odd in ODD.findall(text)]
    return found
