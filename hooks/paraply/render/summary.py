"""The report to a nämnd or kommunstyrelsen: how the promises stand, what differs, and what has changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from paraply import numbers
from paraply.derive.equality import Equality, equality_of, owners_of
from paraply.derive.news import EventKind, news_of
from paraply.derive.views import PromiseView, Views
from paraply.derive.ways import progress_of
from paraply.language import _
from paraply.model.guarantee import GuaranteePath
from paraply.model.municipality import Status
from paraply.render import urls, wording
from paraply.render.document import Block, Bullets, Document, Heading, Inline, Link, Paragraph, Table
from paraply.render.events import EventLine, event_line
from paraply.render.pages.equality import differing_sentences, lead_of, left_text, same_sentences
from paraply.render.pages.promises import standing_sentence
from paraply.render.present_report import present_blocks
from paraply.speech import verdicts
from paraply.speech.claims import claims_sentence
from paraply.speech.text import capital

MOST_NAMES = 5
"""How many records of one event are named; more are counted, with a link to their list."""
_OF_FIGURES = {EventKind.OUTCOME, EventKind.FETCHED, EventKind.VERDICT_BETTER, EventKind.VERDICT_WORSE}


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """What an earlier version of the content had otherwise about one record, a sentence each."""

    group: str
    name: str
    address: str
    sentences: Sequence[str]


@dataclass(frozen=True, slots=True)
class VersionComparison:
    """An earlier version, as it was named, and all that has changed since then."""

    version: str
    records: Sequence[RecordDifference]


def summary_of(
    views: Views, since: date | None = None, comparison: VersionComparison | None = None, address: str = ""
) -> Document:
    """The report as it is on the day of the views. ``address`` is the site's own: links start there."""
    equality = equality_of(views)
    name = views.content.municipality.name
    blocks: list[Block] = [
        *_opening(views, address),
        *_standing(views, address),
        *present_blocks(views, lambda there: _url(there, address)),
        *_equality(equality, views, address),
        *_ways(views, address),
    ]
    if since:
        blocks += _events(views, since, address)
    if comparison:
        blocks += _differences(comparison, address)
    return Document(_("Löftena i {name} {day}", name=name, day=numbers.day(views.today)), blocks)


def _opening(views: Views, address: str) -> Iterator[Block]:
    municipality = views.content.municipality
    if municipality.example:
        yield _text(_("Exempel. Kommunen och alla uppgifter är påhittade."))
    if municipality.status is Status.UNOFFICIAL:
        yield _text(_("Förslag. Inte publicerat av {name}.", name=municipality.name))
    made = _(
        "Rapporten är gjord av samma uppgifter som webbplatsen, så som de var {day}.",
        day=numbers.day(views.today),
    )
    if not address:
        made += _(" Länkar saknas, eftersom webbplatsens adress inte är känd.")
    yield _text(made)


def _standing(views: Views, address: str) -> Iterator[Block]:
    yield Heading(_("Hölls löftena?"))
    yield _text(standing_sentence(views.current_promises))
    if views.current_promises:
        yield Table(
            _("Löften, resultat och begärd ersättning"),
            (_("Löfte"), _("Nivå"), _("Bedömning"), _("Resultat"), _("Begärd ersättning")),
            [_promise_row(view, address) for view in views.current_promises],
        )
    if views.withdrawn_promises:
        yield _text(_("De här löftena gäller inte längre. Sidorna och resultaten står kvar:"))
        yield Bullets([(_promise(view, address),) for view in views.withdrawn_promises])
    yield Paragraph(_more(_("Så bedöms löftena"), urls.JUDGEMENT, address))


def _promise_row(view: PromiseView, address: str) -> Sequence[Inline]:
    guarantee = view.guarantee
    level = capital(numbers.level_text(guarantee.level)) if guarantee.level else _("Uppgift saknas")
    claims = max(guarantee.claims, key=lambda claims: claims.period.last, default=None)
    return (
        (_promise(view, address),),
        (level,),
        (view.judgement.verdict.label,),
        (str(verdicts.promise_told(view)),),
        (claims_sentence(claims) if claims else _("Uppgift saknas"),),
    )


def _equality(equality: Equality, views: Views, address: str) -> Iterator[Block]:
    yield Heading(_("Svarar alla löften på samma frågor?"))
    yield _text(lead_of(equality))
    if same := list(same_sentences(equality)):
        yield Heading(_("Det här är lika"), 3)
        yield Bullets([(sentence,) for sentence in same])
    if differing := list(differing_sentences(equality)):
        yield Heading(_("Det här skiljer"), 3)
        yield Bullets(
            [
                (
                    told.text,
                    *(
                        [_(" Det gäller "), *_named([row.view for row in told.rows], address)]
                        if told.rows
                        else []
                    ),
                )
                for told in differing
            ]
        )
    left: list[Sequence[Inline]] = [
        ((Link(owner.name, _url(urls.equality_of(owner), address)),), (left_text(theirs),))
        for owner, theirs in owners_of(equality, views)
    ]
    if equality.without_owner.rows:
        left.append(((_("Ingen känd ansvarig"),), (left_text(equality.without_owner),)))
    if left:
        yield Heading(_("Vem har vad kvar att göra"), 3)
        yield _text(_("Ett löfte med flera ansvariga räknas hos alla."))
        yield Table(_("Kvar att göra, per ansvarig"), (_("Ansvarig"), _("Kvar")), left)
    yield Paragraph(_more(_("Alla frågor och svar, löfte för löfte"), urls.EQUALITY, address))


def _ways(views: Views, address: str) -> Iterator[Block]:
    ways = progress_of(views)
    if not ways.total:
        return
    yield Heading(_("Två vägar framåt"))
    yield _text(wording.ways_sentence(ways))
    chosen: list[Inline] = [
        (f"{path.label}: ", *_named(views_, address))
        for path, views_ in ways.by_path.items()
        if views_ and path is not GuaranteePath.UNDECIDED
    ]
    if ways.phased_out:
        chosen.append((_("Har avvecklats: "), *_named(ways.phased_out, address)))
    if ways.without_decision:
        chosen.append((_("Uppgift saknas om beslutet: "), *_named(ways.without_decision, address)))
    if chosen:
        yield Bullets(chosen)
    if ways.undecided:
        yield Bullets(
            [
                (
                    _(
                        "Om alla obestämda uppdateras: {outlook_sentence}",
                        outlook_sentence=wording.outlook_sentence(ways.if_updated),
                    ),
                ),
                (
                    _(
                        "Om alla obestämda avvecklas: {outlook_sentence}",
                        outlook_sentence=wording.outlook_sentence(ways.if_phased_out),
                    ),
                ),
            ]
        )


def _events(views: Views, since: date, address: str) -> Iterator[Block]:
    yield Heading(_("Det här har hänt sedan {day}", day=numbers.day(since)))
    events = [event for event in news_of(views) if event.day.last >= since]
    if not events:
        yield _text(_("Inget med ett känt datum har hänt."))
    for heading, told in (
        (_("Löften, beslut och rapporter"), [event for event in events if event.kind not in _OF_FIGURES]),
        (_("Resultat och bedömningar"), [event for event in events if event.kind in _OF_FIGURES]),
    ):
        if told:
            yield Heading(heading, 3)
            yield Bullets([_event(event_line(event, views), address) for event in told])


def _event(line: EventLine, address: str) -> Inline:
    item: list[str | Link] = [f"{numbers.day(line.day)}. ", Link(line.text, _url(line.url, address))]
    if 1 < len(line.names) <= MOST_NAMES:
        item += [": ", *_listed([Link(name, _url(url, address)) for name, url in line.names])]
    return tuple(item)


def _differences(comparison: VersionComparison, address: str) -> Iterator[Block]:
    yield Heading(_("Det här skiljer mot {version}", version=comparison.version))
    if not comparison.records:
        yield _text(_("Ingenting har ändrats för läsaren."))
    group = ""
    for record in comparison.records:
        if record.group != group:
            group = record.group
            yield Heading(group, 3)
        name = Link(record.name, _url(record.address, address) if record.address else "")
        yield Bullets([(name, f": {' '.join(record.sentences)}")])


def _named(views: Sequence[PromiseView], address: str) -> list[str | Link]:
    return [*_listed([_promise(view, address) for view in views]), "."]


def _listed(links: Sequence[Link]) -> list[str | Link]:
    pieces: list[str | Link] = []
    for place, link in enumerate(links):
        if place:
            pieces.append(_(" och ") if place == len(links) - 1 else ", ")
        pieces.append(link)
    return pieces


def _promise(view: PromiseView, address: str) -> Link:
    return Link(view.guarantee.title, _url(urls.of(view.guarantee), address))


def _more(text: str, there: str, address: str) -> Inline:
    return (_("Läs mer: "), Link(text, _url(there, address)), ".")


def _url(there: str, address: str) -> str:
    return f"{address.rstrip('/')}/{there}" if address else ""


def _text(text: str) -> Paragraph:
    return Paragraph((text,))
