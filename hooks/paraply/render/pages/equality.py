"""The pages on likställdhet: the same questions to every promise, for all owners and for each of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from paraply import numbers
from paraply.derive.equality import Equality, PromiseAnswers, equality_of, owners_of
from paraply.derive.services import Service, ServiceOffer, services_of
from paraply.derive.tasks import tasks_of
from paraply.derive.views import Views
from paraply.derive.ways import progress_of
from paraply.language import N_, _, ngettext, translated
from paraply.model.choices import Choice
from paraply.model.level import LevelUnit
from paraply.model.organisation import Owner
from paraply.model.questions import Answer, Question
from paraply.render import urls
from paraply.render.directory import LIST_LIMIT
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.questions import MEANINGS, SAYINGS, cell_of, reason_of
from paraply.speech.counts import of_each
from paraply.speech.text import inside, listed, of

SECTION = "about"
C = TypeVar("C", bound=Choice)
FEWEST = 2
"""Promises to compare."""
MOST_KINDS = 3
MOST_NAMED = 8
"""How many kinds a sentence names."""

_LENGTHS_OF_DAYS = {LevelUnit.DAYS, LevelUnit.WORKING_DAYS, LevelUnit.WEEKDAYS}


@dataclass(frozen=True, slots=True)
class PromiseSentence:
    """A sentence on some of the promises, and which they are; none when it is about all."""

    text: str
    rows: Sequence[PromiseAnswers] = ()

    @property
    def few(self) -> Sequence[PromiseAnswers]:
        """The promises, while they are so few that they can be named in a line."""
        return self.rows if len(self.rows) <= MOST_NAMED else ()


def pages(views: Views) -> Iterator[Page]:
    """The page on all promises, and one for each owner that answers for any."""
    equality = equality_of(views)
    owners = owners_of(equality, views)
    lead = lead_of(equality)
    shown = equality.without_owner.rows if len(equality.rows) > LIST_LIMIT else equality.rows
    yield Page(
        address=urls.EQUALITY,
        searched=_("likställdhet, lika för alla"),
        title=_("Svarar alla löften på samma frågor?"),
        description=of(views.content.municipality.name, counted_of(equality)),
        template="equality.html",
        values={
            **_values(equality, lead, views),
            "owners": owners,
            "services": services_of(views),
            "converted": converted_text,
            "conversion": conversion_text,
            "meanings": translated(MEANINGS),
            "ways": progress_of(views),
            "shown": shown,
            "is_cut": len(shown) < len(equality.rows),
        },
        breadcrumbs=crumbs.about(),
        section=SECTION,
    )
    for owner, theirs in owners:
        yield _owner_page(owner, theirs, views)


def _owner_page(owner: Owner, equality: Equality, views: Views) -> Page:
    lead = lead_of(equality)
    return Page(
        address=urls.equality_of(owner),
        title=_("Svarar alla löften på samma frågor? {name}", name=owner.name),
        description=of(owner.name, counted_of(equality)),
        template="equality_owner.html",
        values={**_values(equality, lead, views), "owner": owner, "is_cut": False},
        breadcrumbs=(*crumbs.about(), Crumb(_("Svarar alla löften på samma frågor?"), urls.EQUALITY)),
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
        "remaining": tasks_of,
        "left": left_text,
    }


def lead_of(equality: Equality) -> str:
    """The answer below the heading that asks: whether every promise answers the same questions."""
    counted = counted_of(equality)
    if equality.total < FEWEST:
        return counted
    answer = _("Ja.") if equality.complete == equality.total else _("Nej.")
    return f"{answer} {counted}"


def counted_of(equality: Equality) -> str:
    """The same where the question does not stand before it."""
    total, complete = equality.total, equality.complete
    if total == 0:
        return _("Inga löften är inlagda, så det finns inget att jämföra.")
    if total < FEWEST:
        return (
            _("Det finns bara ett löfte att jämföra, och det svarar på alla frågor.")
            if complete
            else _("Det finns bara ett löfte att jämföra, och det svarar inte på alla frågor.")
        )
    if complete == total:
        return _("{promises} svarar på samma frågor.", promises=_of(total, total))
    if complete == 0:
        return _(
            "Inget av de {total} löftena svarar på alla frågor som det borde svara på.",
            total=numbers.count_word(total),
        )
    return _(
        "{complete} av {total} löften svarar på alla frågor som de borde svara på.",
        complete=complete,
        total=total,
    )


def same_sentences(equality: Equality) -> Iterator[str]:
    """What holds for all promises, had and lacked alike."""
    total = equality.total
    for question in equality.answered_by_all:
        needed, told = equality.needed(question), _(SAYINGS[question])
        if needed < total:
            yield of_each(
                needed,
                N_("Det enda löfte som behöver säga {told} gör det."),
                N_("Båda löftena som behöver säga {told} gör det."),
                N_("Alla {count} löften som behöver säga {told} gör det."),
                told=told,
            )
        else:
            yield _("{promises} säger {told}.", promises=_of(total, total), told=told)
    for question in equality.answered_by_none:
        needed, told = equality.needed(question), _(SAYINGS[question])
        if needed < total:
            yield ngettext(
                "{promises} behöver säga {told}. Det gör det inte.",
                "{promises} behöver säga {told}. Inget av dem gör det.",
                needed,
                promises=_of(needed, total),
                told=told,
            )
        else:
            yield ngettext(
                "Löftet säger inte {told}.",
                "Inget av de {count} löftena säger {told}.",
                total,
                told=told,
                count=numbers.count_word(total),
            )
    yield from (told.text for told in _facts(equality) if len(told.rows) == equality.total)


def differing_sentences(equality: Equality) -> Iterator[PromiseSentence]:
    """What sets the promises apart, with the counts and the names of those that lack something."""
    for question in equality.answered_by_some:
        missing, needed = equality.count(question, Answer.MISSING), equality.needed(question)
        promises = _of(missing, needed)
        text = _("{promises} säger inte {told}.", promises=promises, told=_(SAYINGS[question]))
        if rest := equality.total - needed:
            text = f"{text} {_needless(rest)}"
        yield PromiseSentence(text, equality.giving(question, Answer.MISSING))
    yield from (told for told in _facts(equality) if len(told.rows) < equality.total)
    kinds = (
        *_unit_sentences(equality),
        *_kinds(_("Löftena följs upp på olika sätt"), _labelled(equality.methods)),
        *_kinds(_("Löftena följs upp olika ofta"), _labelled(equality.rounds)),
        *_kinds(_("Den som inte får det som är lovat får olika saker"), _labelled(equality.compensations)),
    )
    yield from map(PromiseSentence, kinds)


def _unit_sentences(equality: Equality) -> Iterator[str]:
    units = [(_unit(unit), count) for unit, count in equality.units.items()]
    yield from _kinds(_("Löftena räknas i olika enheter"), units)
    if len(_LENGTHS_OF_DAYS & equality.units.keys()) > 1:
        yield _("Dagar, arbetsdagar och vardagar är olika långa. De går inte att jämföra rakt av.")


def _unit(unit: LevelUnit) -> str:
    return _("en dag i månaden") if unit is LevelUnit.DAY_OF_MONTH else unit.label


def _labelled(counts: Mapping[C, int]) -> list[tuple[str, int]]:
    return [(inside(choice.label), count) for choice, count in counts.items()]


def _kinds(what: str, counts: Iterable[tuple[str, int]]) -> Iterator[str]:
    told = [f"{name} ({count})" for name, count in counts]
    if len(told) > MOST_KINDS:
        usual = listed(told[:MOST_KINDS])
        count = numbers.count_word(len(told))
        told_of = _("De är {count}, och vanligast är {usual}.", count=count, usual=usual)
        yield f"{what}. {told_of}"
    elif len(told) > 1:
        yield f"{what}: {listed(told)}."


def _facts(equality: Equality) -> Iterator[PromiseSentence]:
    """Sentences on what some of the promises have, or all of them."""
    law = equality.resting_on_law
    addition = addition_of(len(law), equality.beyond_law)
    for rows, told in (
        (equality.giving(Question.EXCEPTIONS, Answer.GIVEN), _("{promises} har undantag.")),
        (
            [row for row in equality.rows if row.is_indirect],
            _(
                "{promises} följs bara upp genom avvikelser, klagomål, medelvärden eller en indikator. "
                "Det visar inte hur ofta löftet hålls. "
                "Det går inte heller att jämföra med löften där varje ärende räknas."
            ),
        ),
        (law, " ".join([_("{promises} hänvisar till lag."), addition])),
        (
            [row for row in law if row.is_law_only],
            _("{promises} har samma gräns som lagen. Vi känner inte till något tillägg."),
        ),
    ):
        if rows:
            yield PromiseSentence(told.format(promises=_of(len(rows), equality.total)), rows)


def addition_of(law: int, beyond: int) -> str:
    """How many of the promises that rest on law say what the municipality adds."""
    if law == 1:
        return (
            _("Det säger vad kommunen lägger till.")
            if beyond
            else _("Det säger inte vad kommunen lägger till.")
        )
    if beyond == 0:
        return _("Inget av dem säger vad kommunen lägger till.")
    if beyond == law:
        one, both = N_("Det säger vad kommunen lägger till."), N_("Båda säger vad kommunen lägger till.")
        return of_each(law, one, both, N_("Alla säger vad kommunen lägger till."))
    return _("{count} av dem säger vad kommunen lägger till.", count=beyond)


def _of(count: int, total: int) -> str:
    if count == total:
        return of_each(total, N_("Löftet"), N_("Båda löftena"), N_("Alla {count} löftena"))
    return _("{count} av {total} löften", count=count, total=total)


def _needless(count: int) -> str:
    many = numbers.count_word(count).capitalize()
    return ngettext("Ett löfte behöver det inte.", "{count} löften behöver det inte.", count, count=many)


def left_text(equality: Equality) -> str:
    """How many promises have something left, and what they do not say."""
    unfinished = sum(bool(tasks_of(row)) for row in equality.rows)
    if not unfinished:
        return _("Inget är kvar att göra.")
    counts = Counter(question for row in equality.rows for question in row.missing)
    asked = sorted((question for question in Question if counts[question]), key=lambda one: -counts[one])
    lacking = [f"{_(SAYINGS[question])} ({counts[question]})" for question in asked[:MOST_KINDS]]
    told = _("{promises} behöver kompletteras.", promises=_of(unfinished, equality.total))
    if not lacking:
        return told
    sayings, is_cut = listed(lacking), len(asked) > MOST_KINDS
    said = _("Oftast saknas: {sayings}.") if is_cut else _("Det här saknas: {sayings}.")
    return f"{told} {said.format(sayings=sayings)}"


def converted_text(offer: ServiceOffer, service: Service) -> str:
    """A level in the unit of its service: ``14 dagar``, ``ungefär 14 dagar``; empty when it has that unit."""
    if offer.converted is None or service.unit is None:
        return ""
    value = offer.converted
    shown = numbers.spoken(value, service.unit.value, 0 if value == value.to_integral_value() else 1)
    return shown if offer.is_exact else _("ungefär {amount}", amount=shown)


def conversion_text(service: Service) -> str:
    """How the levels of a service were converted, and what that leaves out; empty when none was."""
    if service.unit is None:
        return _("Löftena räknas på olika sätt och går inte att räkna om till en gemensam enhet.")
    rules = [_(_INEXACT_RULES[unit]) for unit in service.inexact_units]
    if rules:
        return _("Omräknat till {unit}: {rules}.", unit=service.unit.label, rules=listed(rules))
    return (
        _("Omräknat till {unit}.", unit=service.unit.label)
        if any(o.converted is not None for o in service.offers)
        else ""
    )


_INEXACT_RULES = {
    LevelUnit.WORKING_DAYS: N_("fem arbetsdagar räknas som en vecka, och röda dagar gör tiden längre"),
    LevelUnit.WEEKDAYS: N_("fem vardagar räknas som en vecka, och röda dagar gör tiden längre"),
    LevelUnit.MONTHS: N_("en månad räknas som 30,4 dagar"),
}
