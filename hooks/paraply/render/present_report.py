"""The present state in the report to the board: the same values and sentences as on its page, in blocks."""

from collections.abc import Callable, Iterator

from paraply.derive.present_state import ASKED, PresentState, present_state_of
from paraply.derive.views import Views
from paraply.language import _, ngettext
from paraply.model.organisation import Owner
from paraply.render import present, urls
from paraply.render.document import Block, Bullets, Heading, Inline, Link, Paragraph, Table
from paraply.render.present_answers import today_of
from paraply.speech.text import sentence


def present_blocks(views: Views, url_of: Callable[[str], str]) -> Iterator[Block]:
    """What was found and how it is, what a promise needs, what is asked for twice, and what either way takes.

    ``url_of`` makes an address of the site absolute, or empty when the site's own is not known.
    """
    state = present_state_of(views)
    yield Heading(_("Nuläge"))
    yield Paragraph((" ".join(filter(None, [present.lead_of(state), present.known_sentence(views)])),))
    yield from _found(state, views, url_of)
    if state.total:
        yield Heading(_("Publicerat och beslutat"), 3)
        yield Paragraph((" ".join(present.published_sentences(state)),))
        yield from _matrix(state, url_of)
    yield from _repeated(state, url_of)
    if state.total:
        yield from _ways(state, views, url_of)
    there = Link(_("Nuläge"), url_of(urls.PRESENT_STATE))
    yield Paragraph((_("Läs mer: "), there, "."))


def _found(state: PresentState, views: Views, url_of: Callable[[str], str]) -> Iterator[Block]:
    for one in views.content.investigations.values():
        yield Heading(_("Det här fann utredningen"), 3)
        yield Paragraph((sentence(one.title),))
        rows: list[list[Inline]] = []
        for finding in one.findings:
            today: list[str | Link] = []
            for answer in today_of(finding, state, views):
                today += [
                    " " if today else "",
                    answer.text,
                    " (",
                    Link(answer.label, url_of(answer.address)),
                    ")",
                ]
            told = " ".join(filter(None, [finding.text, finding.doubt]))
            rows.append([(f"{sentence(finding.title)} {told}",), tuple(today)])
        if rows:
            yield Table(
                _("Det här fann utredningen, och hur det är i dag"),
                (_("Utredningen fann"), _("Så är det i dag")),
                rows,
            )


def _matrix(state: PresentState, url_of: Callable[[str], str]) -> Iterator[Block]:
    rows: list[list[Inline]] = [
        [
            (Link(row.view.guarantee.title, url_of(urls.of(row.view.guarantee))),),
            *((row.answers[question].label,) for question in ASKED),
        ]
        for row in state.equality.rows
    ]
    counts = [state.shares[question] for question in ASKED]
    total: list[Inline] = [(_("Alla löften"),)]
    total += [(_("{given} av {total}", given=share.given, total=share.needed),) for share in counts]
    yield Table(
        _("Vad löftena behöver för att kunna följas"),
        (_("Löfte"), *(_(present.HEADINGS[question]) for question in ASKED)),
        [*rows, total],
    )


def _repeated(state: PresentState, url_of: Callable[[str], str]) -> Iterator[Block]:
    yield Heading(_("Samma uppgift på flera ställen"), 3)
    told = [present.repeated_sentence(state), present.stated_sentence(state)]
    yield Paragraph((" ".join(filter(None, told)),))
    if state.followed.repeated:
        yield Table(
            _("Samma uppgift på flera ställen"),
            (_("Uppgifter"), _("Ställen"), _("Var")),
            [
                [
                    (Link(row.record.title, url_of(urls.of(row.record))),),
                    (str(row.places),),
                    (present.places_of(row),),
                ]
                for row in state.followed.repeated
            ],
        )


def _ways(state: PresentState, views: Views, url_of: Callable[[str], str]) -> Iterator[Block]:
    ways = present.ways_of(state, views)
    yield Heading(_("Två vägar, och vad som är kvar att göra"), 3)
    for way in ways:
        text = sentence(f"{way.title}. {way.text}" if way.text else way.title)
        left = ngettext("{number} steg kvar", "{number} steg kvar", way.left)
        yield Paragraph((f"{text} {left}.",))
        yield Bullets([(f"{step} ({count})",) for step, count in way.steps.items()])
    yield Table(
        _("Kvar att göra, per ansvarig"),
        (_("Ansvarig"), _("Löften"), *(way.title for way in ways)),
        [
            [
                (_owner(one.owner, url_of),),
                (str(one.promises),),
                *((str(one.work.left(way.path)),) for way in ways),
            ]
            for one in state.owners
        ],
    )


def _owner(owner: Owner | None, url_of: Callable[[str], str]) -> str | Link:
    return Link(owner.name, url_of(urls.equality_of(owner))) if owner else _("Ingen känd ansvarig")
