"""The pages on likställdhet: the same questions to every promise, for all owners and for each of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from paraply import numbers
from paraply.derive.equality import Answer, Equality, Question, Row, equality_of, owners_of
from paraply.derive.remaining import remaining
from paraply.derive.services import Offer, Service, services_of
from paraply.derive.views import Views
from paraply.derive.ways import progress_of
from paraply.model.choices import Choice
from paraply.model.guarantee import LevelUnit
from paraply.model.municipality import Owner
from paraply.render import urls, wording
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.questions import MEANINGS, NOUNS, cell_of, reason_of

SECTION = "about"
C = TypeVar("C", bound=Choice)
MOST_KINDS = 3
"""How many kinds a sentence names."""

_LENGTHS_OF_DAYS = {LevelUnit.DAYS, LevelUnit.WORKING_DAYS, LevelUnit.WEEKDAYS}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence on some of the promises, and which they are; none when it is about all."""

    text: str
    rows: Sequence[Row] = ()


def pages(views: Views) -> Iterator[Page]:
    """The page on all promises, and one for each owner that answers for any."""
    equality = equality_of(views)
    owners = owners_of(equality, views)
    lead = lead_of(equality)
    yield Page(
        address=urls.EQUALITY,
        title="Är löftena likställda?",
        description=f"{views.content.municipality.name}: {lead}",
        template="equality.html",
        values={
            **_values(equality, lead, views),
            "owners": owners,
            "services": services_of(views),
            "converted": converted_text,
            "conversion": conversion_text,
            "meanings": MEANINGS,
            "ways": progress_of(views),
        },
        breadcrumbs=crumbs.ABOUT,
        section=SECTION,
    )
    for owner, theirs in owners:
        yield _owner_page(owner, theirs, views)


def _owner_page(owner: Owner, equality: Equality, views: Views) -> Page:
    lead = lead_of(equality)
    return Page(
        address=urls.equality_of(owner),
        title=f"Är löftena likställda? {owner.name}",
        description=f"{owner.name}: {lead}",
        template="equality_owner.html",
        values={**_values(equality, lead, views), "owner": owner},
        breadcrumbs=(*crumbs.ABOUT, Crumb("Är löftena likställda?", urls.EQUALITY)),
        section=SECTION,
    )


def _values(equality: Equality, lead: str, views: Views) -> dict[str, object]:
    return {
        "lead": lead,
        "equality": equality,
        "same": list(same_sentences(equality)),
        "differing": list(differing_sentences(equality)),
        "questions": [question for question in Question if question is not Question.OUTCOME],
        "cell_of": lambda row, question: cell_of(row, question, views),
        "reason_of": reason_of,
        "remaining": remaining,
        "left": left_text,
    }


def lead_of(equality: Equality) -> str:
    """The answer: whether every promise answers the same questions."""
    total, complete = equality.total, equality.complete
    if total == 0:
        return "Inga löften är inlagda, så det finns inget att jämföra."
    if total == 1:
        answers = "svarar på alla frågor" if complete else "svarar inte på alla frågor"
        return f"Det finns bara ett löfte att jämföra, och det {answers}."
    if complete == total:
        return f"Ja. Alla {total} löften svarar på samma frågor."
    return f"Nej. {complete} av {total} löften svarar på alla frågor som de behöver svara på."


def same_sentences(equality: Equality) -> Iterator[str]:
    """What holds for all promises, had and lacked alike."""
    total = equality.total
    for question in equality.answered_by_all:
        needed, noun = equality.needed(question), NOUNS[question]
        if needed < total:
            who = f"Alla {needed} löften" if needed > 1 else "Det enda löfte"
            yield f"{who} som behöver det har {noun}."
        else:
            yield f"{_of(total, total)} har {noun}."
    for question in equality.answered_by_none:
        needed, noun = equality.needed(question), NOUNS[question]
        if needed < total:
            yield f"{_of(needed, total)} behöver {noun}. {'Det' if needed == 1 else 'Alla'} saknar det."
        else:
            yield f"Inget av de {total} löftena har {noun}." if total > 1 else f"Löftet saknar {noun}."
    yield from (told.text for told in _facts(equality) if len(told.rows) == equality.total)


def differing_sentences(equality: Equality) -> Iterator[Told]:
    """What sets the promises apart, with the counts and the names of those that lack something."""
    for question in equality.answered_by_some:
        missing, needed = equality.count(question, Answer.MISSING), equality.needed(question)
        rest = equality.total - needed
        needless = f" {_rest(rest)} behöver det inte." if rest else ""
        text = f"{_of(missing, needed)} saknar {NOUNS[question]}.{needless}"
        yield Told(text, equality.giving(question, Answer.MISSING))
    yield from (told for told in _facts(equality) if len(told.rows) < equality.total)
    kinds = (
        *_unit_sentences(equality),
        *_kinds("Löftena följs upp på olika sätt", _labelled(equality.methods)),
        *_kinds("Löftena följs upp olika ofta", _labelled(equality.rounds)),
        *_kinds("Den som drabbas får olika saker", _labelled(equality.compensations)),
    )
    yield from map(Told, kinds)


def _unit_sentences(equality: Equality) -> Iterator[str]:
    units = [(_unit(unit), count) for unit, count in equality.units.items()]
    yield from _kinds("Löftena räknas i olika enheter", units)
    if len(_LENGTHS_OF_DAYS & equality.units.keys()) > 1:
        yield "Dagar, arbetsdagar och vardagar är olika långa. De går inte att jämföra rakt av."


def _unit(unit: LevelUnit) -> str:
    return "en dag i månaden" if unit is LevelUnit.DAY_OF_MONTH else unit.label


def _labelled(counts: Mapping[C, int]) -> list[tuple[str, int]]:
    return [(wording.inside(choice.label), count) for choice, count in counts.items()]


def _kinds(what: str, counts: Iterable[tuple[str, int]]) -> Iterator[str]:
    told = [f"{name} ({count})" for name, count in counts]
    if len(told) > MOST_KINDS:
        usual = wording.listed(told[:MOST_KINDS])
        yield f"{what}. De är {numbers.count_word(len(told))}, och vanligast är {usual}."
    elif len(told) > 1:
        yield f"{what}: {wording.listed(told)}."


def _facts(equality: Equality) -> Iterator[Told]:
    """Sentences on what some of the promises have, or all of them."""
    law = equality.resting_on_law
    indirect = (
        "följs bara upp genom avvikelser, klagomål eller en indikator. Det visar inte hur ofta löftet hålls, "
        "och går inte att jämföra med löften där varje ärende räknas."
    )
    for rows, told in (
        (equality.giving(Question.EXCEPTIONS, Answer.GIVEN), "har undantag."),
        ([row for row in equality.rows if row.is_indirect], indirect),
        (law, f"hänvisar till lag. {_addition(len(law), equality.beyond_law)}"),
        ([row for row in law if row.is_law_only], "upprepar lagens egen gräns, utan känt tillägg."),
    ):
        if rows:
            yield Told(f"{_of(len(rows), equality.total)} {told}", rows)


def _addition(law: int, beyond: int) -> str:
    """How many of the promises that rest on law say what the municipality adds."""
    if law == 1:
        return f"Det säger {'' if beyond else 'inte '}vad kommunen lägger till."
    who = {0: "Inget av dem", law: "Alla"}.get(beyond, f"{beyond} av dem")
    return f"{who} säger vad kommunen lägger till."


def _of(count: int, total: int) -> str:
    if count == total:
        return f"Alla {total} löften" if total > 1 else "Löftet"
    return f"{count} av {total} löften"


def _rest(count: int) -> str:
    return "Ett löfte" if count == 1 else f"{numbers.count_word(count).capitalize()} löften"


def left_text(equality: Equality) -> str:
    """How many promises have something left, and what they lack: ``3 av 4 löften. Saknas: nivå (1).``."""
    unfinished = sum(bool(remaining(row)) for row in equality.rows)
    if not unfinished:
        return "Inget är kvar att göra."
    counts = Counter(question for row in equality.rows for question in row.missing)
    lacking = [f"{NOUNS[question]} ({counts[question]})" for question in Question if counts[question]]
    told = f"{_of(unfinished, equality.total)} har något kvar."
    return f"{told} Saknas: {wording.listed(lacking)}." if lacking else told


def converted_text(offer: Offer, service: Service) -> str:
    """A level in the unit of its service: ``14 dagar``, ``ungefär 14 dagar``; empty when it has that unit."""
    if offer.converted is None or service.unit is None:
        return ""
    value = offer.converted
    shown = numbers.spoken(value, service.unit.value, 0 if value == value.to_integral_value() else 1)
    return shown if offer.is_exact else f"ungefär {shown}"


def conversion_text(service: Service) -> str:
    """How the levels of a service were converted, and what that leaves out; empty when none was."""
    if service.unit is None:
        return "Löftena räknas på olika sätt och går inte att räkna om till en gemensam enhet."
    rules = [_INEXACT_RULES[unit] for unit in service.inexact_units]
    if rules:
        return f"Omräknat till {service.unit.label}: {wording.listed(rules)}."
    return (
        f"Omräknat till {service.unit.label}." if any(o.converted is not None for o in service.offers) else ""
    )


_WORKING_WEEK = "fem {} räknas som en vecka, och röda dagar gör tiden längre"
_INEXACT_RULES = {
    LevelUnit.WORKING_DAYS: _WORKING_WEEK.format("arbetsdagar"),
    LevelUnit.WEEKDAYS: _WORKING_WEEK.format("vardagar"),
    LevelUnit.MONTHS: "en månad räknas som 30,4 dagar",
}
