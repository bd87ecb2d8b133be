"""Before a measure is written by hand, the catalogue offers its own, worded and with figures in Kolada."""

from collections.abc import Callable

from paraply.command.invocation import quoted
from paraply.keyfigures.catalogue import figures, found
from paraply.keyfigures.figure import KeyFigure
from paraply.language import _
from paraply.model.content import Content

_MOST = 9


def offered(content: Content, say: Callable[[str], None], ask: Callable[[str], str]) -> bool:
    """Whether the person took one of the catalogue's; then the command that adds it has been said."""
    there = {measure.kolada for measure in content.measures.values()}
    say(
        _(
            "Katalogen har {count} mått med färdig text och värden från Kolada. "
            "Skriv ett ord att söka med, till exempel hemtjänst. Tom rad: ett eget mått.",
            count=len(figures()),
        )
    )
    while words := ask("> ").strip():
        hits = [figure for figure in found(words) if figure.id not in there][:_MOST]
        if not hits:
            say(
                _("Inget mått i katalogen har '{words}'. Skriv ett annat ord, eller en tom rad.", words=words)
            )
            continue
        for number, figure in enumerate(hits, 1):
            say(f"  {number:>2} {figure.title} ({figure.id})")
        say(_("Skriv numret på ett mått, ett annat ord eller en tom rad."))
        answer = ask("> ").strip()
        if answer.isdecimal() and 0 < int(answer) <= len(hits):
            _take(hits[int(answer) - 1], say)
            return True
        if not answer:
            return False
    return False


def _take(figure: KeyFigure, say: Callable[[str], None]) -> None:
    say(
        _(
            "Lägg till måttet med värden från Kolada: {command}",
            command=quoted(f"fetch-kolada --add {figure.id}"),
        )
    )
    say(_("Alla texter går sedan att ändra i måttets fil."))
