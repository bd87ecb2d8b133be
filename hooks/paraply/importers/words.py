"""Words and signs that stand where a figure might: why there is none, verdicts, changes, work in hand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeVar

from paraply.language import N_, _
from paraply.model.choices import GoalVerdict, Missing


class About(Enum):
    """What a word says something about; the four are never merged."""

    OUTCOME = N_("huruvida målet nåddes")
    FORECAST = N_("vad som väntas, inte vad som hände")
    WORK = N_("hur långt arbetet har kommit")
    CHANGE = N_("förändringen, inte om målet nåddes")


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict or another judgement in words. ``verdict`` is None when the word says nothing of the goal."""

    word: str
    about: About
    verdict: GoalVerdict | None = None


_VERDICTS: Final = {
    GoalVerdict.MET: """uppfyllt, uppfylld, uppfyllda, mål uppnått, målet uppnått, målvärde uppfyllt,
        100 procent,
        grön, grönt, 😊""",
    GoalVerdict.MOSTLY_MET: """till största delen uppfyllt, till största delen uppfylld, 91–99 procent,
        91-99 procent""",
    GoalVerdict.PARTLY_MET: "delvis uppfyllt, delvis uppfylld, gul, gult",
    GoalVerdict.NOT_MET: """ej uppfyllt, ej uppfylld, inte uppfyllt, inte uppfylld,
        90 procent eller lägre, ≤90 %,
        röd, rött, 😒""",
    GoalVerdict.NOT_ASSESSED: """kan inte bedömas, uppföljning ej genomförd, mätningen är inte genomförd,
        prognos går ej att sätta""",
}
_WORK: Final = """genomfört, genomförd, slutförd, slutfört, pågår, försenad, försenat, slutförs nästa år,
        struket,
    struken, försenad av orsaker utanför nämndens kontroll"""
_CHANGES: Final = (
    """förbättrad, oförändrad, försämrad, förbättrat, oförändrat, försämrat, «, », ↑, ↓, →, ↗, ↘"""
)
_MISSING: Final = {
    Missing.NOT_REPORTED: """-, –, ., .., i.u., i.u, iu, uppgift saknas, data saknas, saknas,
        ej rapporterat, n/a, n.a, na, …, ..., ej redovisat, redovisas ej, redovisas inte, ingen uppgift,
        uppgift
        saknas ännu, inga uppgifter, saknar uppgift, saknar värde, inget värde, värde saknas, ej klart,
        ej tillgängligt, inte
        tillgängligt, inrapporteras senare, kommer senare, kommer, ej inrapporterat, --, ---, ––,
        prognos går ej att sätta""",
    Missing.NOT_MEASURED: """ej mätt, mäts ej, mättes inte, ingen mätning, kan inte bedömas,
        uppföljning ej genomförd, mätningen är inte genomförd""",
    Missing.TOO_FEW: "*, för få svar, färre än 5",
    Missing.NOT_APPLICABLE: "ej aktuellt, ej tillämpligt, gäller inte, inte aktuellt, ej relevant",
    Missing.CONFIDENTIAL: "sekretess, ~100, ~0",
}

_PARTLY: Final = "delvis uppfyllt"
_UNKNOWN: Final = "kan inte bedömas"
_TWO_MEANINGS: Final = {
    "—": (
        N_("'{text}' kan betyda ingen förändring, eller att inget mättes"),
        N_("Skriv - om uppgiften saknas, annars själva talet."),
    ),
    "😐": (
        N_("'{text}' kan betyda delvis uppfyllt, eller att målet inte kan mätas"),
        N_("Skriv '{partly}' eller '{unknown}'."),
    ),
}
"""Signs that sources use in two ways (Lindesberg, Vårgårda): what they may mean, and what to write."""


_Said = TypeVar("_Said", GoalVerdict, Missing)


def _words(text: str) -> list[str]:
    return [" ".join(word.split()) for word in re.split(r",\s+", text)]


def _by_word(lists: Mapping[_Said, str]) -> dict[str, _Said]:
    return {word: choice for choice, words in lists.items() for word in _words(words)}


_VERDICT_OF: Final = _by_word(_VERDICTS)
_MISSING_OF: Final = _by_word(_MISSING)
_WORK_WORDS: Final = frozenset(_words(_WORK))
_CHANGE_WORDS: Final = frozenset(_words(_CHANGES))
_EXPECTED: Final = ("bedöms bli ", "bedöms ", "förväntas bli ", "beräknas bli ", "prognos: ", "prognos ")


def two_meanings(text: str) -> tuple[str, str] | None:
    """What a sign with two meanings may mean, and what to write instead; None for any other text."""
    if text not in _TWO_MEANINGS:
        return None
    meaning, hint = _TWO_MEANINGS[text]
    # The words to write are those that are read here, whatever language they are told in.
    return _(meaning, text=text), _(hint, partly=_PARTLY, unknown=_UNKNOWN)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".!") or text.strip()


def fewer_than(number: int) -> str:
    """What our own tables say instead of a number that could point at a person, in the language in use."""
    return _("färre än {number}", number=number)


def missing_said(text: str) -> Missing | None:
    """Why a figure is missing, when the text is a word or sign for that."""
    if text == fewer_than(5):  # ``visits.counts.FEWEST``
        return Missing.TOO_FEW
    return _MISSING_OF.get(text.strip().casefold()) or _MISSING_OF.get(_plain(text))


_NOTED: Final = {
    Missing.TOO_FEW: "färre än|för få|mindre än",
    Missing.CONFIDENTIAL: "sekretess|skydda|röja",
    Missing.NOT_MEASURED: "ingen mätning|(?:mäts|mättes) (?:inte|ej)|(?:inte|ej) mätt",
    Missing.NOT_APPLICABLE: "inte aktuell|ej aktuell|kan inte förekomma|ej relevant",
}
"""What a sheet's own note on a mark says of why the figure is missing."""
_NOTHING: Final = re.compile(r"(?<!\w)noll(?!\w)|inget finns|inga? (?:fall|händelser)", re.IGNORECASE)


def missing_noted(note: str, otherwise: Missing) -> Missing | None:
    """Why a figure is missing where the sheet explains its mark; None when the mark stands for nought."""
    if _NOTHING.search(note):
        return None
    found = next((one for one, words in _NOTED.items() if re.search(words, note, re.IGNORECASE)), None)
    return found or missing_said(note) or otherwise


def judgement_said(text: str) -> Said | None:
    """The judgement a text makes, with what it is about; "bedöms bli uppfyllt" is a forecast of one."""
    word = _plain(text)
    if word in _VERDICT_OF:
        return Said(text, About.OUTCOME, _VERDICT_OF[word])
    if word in _CHANGE_WORDS:
        return Said(text, About.CHANGE)
    if word in _WORK_WORDS:
        done = word.startswith(("genomför", "slutförd", "slutfört"))
        return Said(text, About.WORK, GoalVerdict.MET if done else None)
    for expected in _EXPECTED:
        if word.startswith(expected) and word.removeprefix(expected) in _VERDICT_OF:
            return Said(text, About.FORECAST, _VERDICT_OF[word.removeprefix(expected)])
    return None
