"""Is what was published still there? Rules that need two versions: ``past`` compares, these say what and why.

The one rule here that needs no base is that of a reason that nobody has written.
"""

from collections.abc import Iterator
from typing import Final

from paraply.check.rule import Finding, World, declared, rule
from paraply.language import N_, _
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


@rule(
    "H11",
    Family.PAST,
    Severity.WARNING,
    "Skälet till en ändring är inte skrivet",
    "Läsaren får veta att något ändrades, men inte varför.",
)
def reason_unwritten(world: World) -> Iterator[Finding]:
    """A proposal was pasted with its own words for the reason."""
    unwritten = _(WHY)
    message, hint = _("Skälet är inte skrivet än."), _("Skriv skälet i why, i en mening.")
    for record in world.content.records():
        for index, correction in enumerate(record.corrected):
            if correction.why == unwritten:
                yield record.place("corrected", index, "why"), message, hint
        withdrawn = getattr(record, "withdrawn", None)
        if withdrawn is not None and withdrawn.why == unwritten:
            yield record.place("withdrawn", "why"), message, hint
    for promise in world.content.guarantees.values():
        for index, earlier in enumerate(promise.earlier):
            if earlier.why == unwritten:
                yield promise.place("earlier", index, "why"), message, hint
    for measure in world.content.measures.values():
        for index, outcome in enumerate(measure.outcomes):
            restated = outcome.restated_from
            if unwritten in {outcome.why, restated.why if restated else None}:
                yield measure.place("outcomes", index), message, hint
