"""Where to appeal, in words: one way, with its own time, and never a law that nobody has read."""

from paraply import numbers
from paraply.language import _, ngettext
from paraply.model.appeal import WEEKS, Appeal, AppealTo
from paraply.speech.text import sentence


def appeal_sentences(appeal: Appeal | None) -> list[str]:
    """How a decision is appealed; without an answer, that it stands in the decision."""
    if appeal is None or (appeal.body is None and not appeal.text):
        return [_("Hur du överklagar står i beslutet."), _("Vänta inte: oftast har du tre veckor på dig.")]
    own = [sentence(appeal.text)] if appeal.text else []
    if appeal.body is None:
        return own
    if appeal.body is AppealTo.NOBODY:
        return [_("Det här går inte att överklaga."), *own]
    weeks = appeal.weeks or WEEKS
    time = ngettext("{count} vecka", "{count} veckor", weeks, count=numbers.count_word(weeks))
    if appeal.body is AppealTo.LEGALITY:
        return [
            _("Är du medlem i kommunen kan du be förvaltningsrätten pröva om beslutet är lagligt."),
            _("Domstolen kan upphäva beslutet men inte ersätta det."),
            _("Du har {time} från den dag då justeringen stod på kommunens anslagstavla.", time=time),
            *own,
        ]
    return [
        _("Du kan överklaga beslutet till {body}.", body=appeal.body.label),
        _("Skriv vad du vill ändra och varför, och skicka det till kommunen."),
        _("Det ska ha kommit in inom {time} från den dag då du fick del av beslutet.", time=time),
        *own,
    ]
