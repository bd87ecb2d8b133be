"""Is what was published still there? Rules that need two versions: ``past`` compares, these say what and why.

What needs no base: a reason that says nothing, and a day that has not been.
"""

import re
from collections.abc import Iterator
from typing import Final

from paraply.check.fields import marked
from paraply.check.rule import Finding, World, declared, rule
from paraply.language import N_, _
from paraply.model.values import Is
from paraply.problems import Family, Severity

WHY: Final = N_("Skriv varför.")
"""The reason in a proposal, to be written over by whoever pastes it."""

_OPEN: Final = N_("Den som läste det förra ska kunna se vad som stod, när det ändrades och varför.")


def _error(code: str, title: str, why: str = _OPEN) -> None:
    RULES[code] = declared(code, Family.PAST, Severity.ERROR, title, why)


RULES: Final = {
    "H10": declared(
        "H10",
        Family.PAST,
        Severity.WARNING,
        "En publicerad mening är omskriven",
        "Ett skrivfel får rättas. Ändras det som lovas eller sägs ska den förra meningen stå kvar.",
    )
}
"""The rules that need a base, by code. Checked with ``--base``, in previews and in comments."""

RULES["H15"] = declared(
    "H15",
    Family.PAST,
    Severity.WARNING,
    "Det som en siffra betyder är omskrivet",
    "Mäts eller frågas något annat än förut går gamla och nya siffror inte att jämföra.",
)
RULES["H16"] = declared(
    "H16",
    Family.PAST,
    Severity.WARNING,
    "Det som sades omkring ett löfte eller ett resultat är omskrivet",
    "Den som granskar ska se att det är avsikten, och skriva varför.",
)
_error("H01", "Ett publicerat värde är ändrat utan rättelse")
_error("H02", "Ett publicerat värde är borta")
_error(
    "H03",
    "Ett löfte är ändrat utan att den förra lydelsen står kvar",
    "Varje resultat bedöms efter löftet som gällde då. Utan den förra lydelsen skrivs det om i efterhand.",
)
_error(
    "H04",
    "En tidigare lydelse är ändrad i efterhand",
    "Resultat från den tiden skulle annars bedömas efter något som inte gällde.",
)
_error("H05", "Ett publicerat mål är ändrat utan rättelse")
_error("H06", "Det som resultat bedöms efter är ändrat utan rättelse")
_error("H07", "En publicerad bedömning är ändrad utan rättelse")
_error("H08", "En publicerad uppgift är ändrad utan rättelse")
_error("H09", "En rättelse är borttagen", "Rättelser som försvinner är ingen öppen historia.")
_error("H12", "Något som är publicerat döljs", "Den som har läst det ska inte mötas av att det är borta.")
_error(
    "H13",
    "Ett värde från Kolada är ändrat utan att det syns",
    "Skriptet sparar det gamla värdet och dagen. En ändring för hand gör inte det.",
)
_error(
    "H14",
    "En arkiverad kopia är struken eller ändrad i listan",
    "Raden är det som visar att en gammal kopia är oförändrad. Utan den går ingen kopia att lita på.",
)


_WORD: Final = re.compile(r"[^\W\d_]+")
SAYS_NOTHING: Final = frozenset(
    _WORD.findall(
        """
        ok okej okey ja jo nej japp klar klart bra fint godkänd godkänt accepterad accepterat accepteras svar
        besvarad besvarat ändrad ändrat ändras ändring ändringar rättad rättat rättas rättelse korrigering
        korrigerad korrigerat uppdaterad uppdaterat uppdatering ny nytt nya skäl orsak anledning varför därför
        diverse annat övrigt test testar todo xxx se ovan ej inte okänd okänt vet saknas
        """
    )
)
"""Words that tell what everybody sees, or nothing: a reason made of such words alone is none."""


@rule(
    "H11",
    Family.PAST,
    Severity.WARNING,
    "Skälet säger inget",
    "Läsaren får veta att något ändrades, men inte varför.",
)
def reason_unwritten(world: World) -> Iterator[Finding]:
    """A proposal was pasted with its own words for the reason, or the reason is a word such as ”ok”."""
    unwritten = _(WHY)
    for record in world.content.records():
        for path, why in marked(record, Is.REASON):
            if why == unwritten:
                message = _("Skälet är inte skrivet än.")
            elif says_nothing(why):
                message = _("Skälet säger inget: ”{why}”.", why=why.removesuffix("."))
            else:
                continue
            yield record.place(*path), message, _("Skriv skälet i {field}, i en mening.", field=path[-1])


def says_nothing(why: str) -> bool:
    """Whether a reason is none: nothing but punctuation, figures, single letters, words that say nothing."""
    return all(len(word) == 1 or word in SAYS_NOTHING for word in _WORD.findall(why.casefold()))


@rule(
    "H17",
    Family.PAST,
    Severity.WARNING,
    "Något sägs vara gjort en dag som inte har kommit",
    "Det som är läst, kontrollerat, klart eller rättat är det en dag som har varit.",
)
def day_to_come(world: World) -> Iterator[Finding]:
    """No day of the past lies in the future: every field that the model marks as one, a snapshot's too."""
    for record in (*world.content.records(), *world.content.snapshots.values()):
        for path, day in marked(record, Is.PAST_DAY):
            if day.first > world.today:
                message = _("{field} är {day}, en dag som inte har kommit.", field=path[-1], day=day)
                hint = _("Skriv dagen då det gjordes, senast {today}.", today=world.today)
                yield record.place(*path), message, hint
