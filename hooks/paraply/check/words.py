"""Lists of Swedish words for the rules: vague promises, turning people away, and abbreviations."""

import re
from dataclasses import dataclass
from typing import Final

from paraply.language import N_


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that cannot be followed up: why they are a problem, and what to write instead."""

    pattern: re.Pattern[str]
    reason: str
    better: str


def _vague(pattern: str, reason: str, better: str) -> Vague:
    return Vague(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), reason, better)


_HOW_FAST = N_("säger inte hur fort")
_A_TIME = N_("Skriv en längsta tid, till exempel 'senast fem arbetsdagar efter …'.")
_HOW_OFTEN = N_("säger inte hur ofta")
_A_COUNT = N_("Skriv ett antal, till exempel 'minst en gång i månaden'.")
_HOW_IT_FEELS = N_("betyder olika saker för olika läsare")
_A_SHARE = N_(
    "Skriv hur många som ska tycka så i en enkät, till exempel 'minst 90 procent är nöjda med bemötandet'."
)
_WHO = N_("säger inte vem som avgör, eller hur")
_A_CASE = N_("Skriv när det gäller, med villkor som den som läser själv kan pröva.")
_NO_PROMISE = N_("lovar ingenting")

VAGUE: Final = (
    _vague(
        r"snabb(?:t|a|are|ast|aste)?|skyndsam(?:t|ma)?|snarast(?: möjligt)?|omgående|omedelbart|genast",
        _HOW_FAST,
        _A_TIME,
    ),
    _vague(r"så (?:snart|fort|tidigt|snabbt) (?:som )?(?:möjligt|vi (?:kan|vet|hinner))", _HOW_FAST, _A_TIME),
    _vague(r"utan (?:onödigt |onödig )?(?:dröjsmål|väntan|väntetid)", _HOW_FAST, _A_TIME),
    _vague(r"(?:inom|i) (?:en )?(?:rimlig|skälig|god) tid", _HOW_FAST, _A_TIME),
    _vague(r"kort(?:a|ast|aste)? (?:vänte|handläggnings|svars)?tid(?:en|er)?", _HOW_FAST, _A_TIME),
    _vague(r"regelbund(?:et|en|na)|löpande|kontinuerlig(?:t|a)?|ofta", _HOW_OFTEN, _A_COUNT),
    _vague(
        r"(?:gott|bra|trevlig\w*|vänlig\w*|respektfull\w*|professionell\w*|proffsig\w*|värdig\w*)"
        r"(?:,? (?:och )?\w+t)? bemötande",
        _HOW_IT_FEELS,
        _A_SHARE,
    ),
    _vague(
        r"trevlig(?:t|a)?|vänlig(?:t|a)?|respektfull(?:t|a)?|professionell(?:t|a)?|lyhör(?:d|da|t)|hjälpsam(?:t|ma)?"
        r"|service(?:inrikta|minde)(?:de|d|t)",
        _HOW_IT_FEELS,
        _A_SHARE,
    ),
    _vague(r"kunnig(?:t|a|are)?|kompetent(?:a)?|erfar(?:en|na)", N_("går inte att mäta"), _A_SHARE),
    _vague(
        r"(?:god|hög|bra|rätt) (?:kvalitet|service|standard|servicenivå|kvalité)(?:en)?|(?:gott|bra) stöd",
        _HOW_IT_FEELS,
        N_("Skriv vad som ska vara uppfyllt, eller hur många som ska vara nöjda i en enkät."),
    ),
    _vague(
        r"(?:lätt|lätta|enkelt|enkla) att (?:nå|hitta|förstå|kontakta|använda|få)|smidig(?:t|a)?",
        _HOW_IT_FEELS,
        N_("Skriv vad som ska gå att göra, och på hur lång tid."),
    ),
    _vague(
        r"generös(?:t|a)?", _HOW_IT_FEELS, N_("Skriv hur mycket, till exempel 'minst 54 timmar i veckan'.")
    ),
    _vague(
        r"nära(?! (?:anhörig|släkt|vän))|i närheten",
        N_("säger inte hur långt"),
        N_("Skriv ett längsta avstånd, till exempel 'högst 500 meter'."),
    ),
    _vague(
        r"enkl(?:a|are) (?:ärenden|fall|frågor)",
        N_("säger inte vilka som menas"),
        N_("Räkna upp dem, eller skriv vad som skiljer dem från andra."),
    ),
    _vague(
        r"tillgänglig(?:t|a|het|heten)?",
        N_("säger inte när eller hur"),
        N_("Skriv öppettider, svarstid eller vilka krav som är uppfyllda."),
    ),
    _vague(
        r"prioriter(?:a|as|ar|ade|ing|at|ad)|prioritet|företräde|förtur|i första hand",
        N_("säger inte vad det leder till"),
        N_("Skriv vad den som prioriteras får, som ett antal eller en längsta väntetid."),
    ),
    _vague(r"(?:vid|efter) (?:behov|önskemål)|när (?:det|så) behövs", _WHO, _A_CASE),
    _vague(
        r"(?:alla|den|de|dem) som (?:behöver|har behov|är i behov)(?: (?:det|hjälp|stöd|av stöd))?",
        _WHO,
        _A_CASE,
    ),
    _vague(
        r"(?:om|när|där) (?:det är |så är )?möjligt|i möjligaste mån|så långt (?:som )?(?:det är )?möjligt",
        _WHO,
        _A_CASE,
    ),
    _vague(r"i mån av (?:tid|plats|resurser)|utifrån (?:befintliga )?resurser", _WHO, _A_CASE),
    _vague(
        r"strävar?(?: efter)?|försöker?|ambition(?:en)?|verkar? för|vår (?:målsättning|avsikt)",
        _NO_PROMISE,
        N_("Skriv vad ni gör, inte vad ni vill: 'Du får …'."),
    ),
    _vague(
        r"(?:i regel|som regel|normalt(?: sett)?|vanligen|vanligtvis|oftast|i normalfallet)",
        N_("säger inte när det inte gäller"),
        N_("Lova det som alltid gäller, och lägg resten i exceptions."),
    ),
    _vague(
        r"cirka|ca|ungefär|omkring", N_("gör gränsen otydlig"), N_("Skriv en gräns: 'högst' eller 'minst'.")
    ),
    _vague(
        r"tillräcklig(?:t|a)?|lämplig(?:t|a)?|rimlig(?:t|a)?|skälig(?:t|a)?",
        _WHO,
        N_("Skriv hur mycket eller hur många."),
    ),
)
"""Earlier rows win over later ones where they overlap, so the longer phrase stands first."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS: Final = {
    "BUN": "barn- och utbildningsnämnden",
    "DCAT": "en standard för datakataloger",
    "DOS": "digital offentlig service",
    "GDPR": "dataskyddsförordningen",
    "HVB": "hem för vård eller boende",
    "IFO": "individ- och familjeomsorg",
    "IVO": "Inspektionen för vård och omsorg",
    "JO": "Justitieombudsmannen",
    "KF": "kommunfullmäktige",
    "KKiK": "Kommunens kvalitet i korthet",
    "KL": "kommunallagen",
    "KPI": "nyckeltal",
    "KS": "kommunstyrelsen",
    "KSAU": "kommunstyrelsens arbetsutskott",
    "LOV": "lagen om valfrihetssystem",
    "LSS": "lagen om stöd och service till vissa funktionshindrade",
    "LVU": "lagen med särskilda bestämmelser om vård av unga",
    "Mkr": "miljoner kronor",
    "NKI": "nöjd kund-index",
    "NPF": "neuropsykiatriska funktionsnedsättningar",
    "NRI": "nöjd region-index",
    "OSL": "offentlighets- och sekretesslagen",
    "PBL": "plan- och bygglagen",
    "SCB": "Statistiska centralbyrån",
    "SFI": "svenska för invandrare",
    "SKL": "Sveriges Kommuner och Landsting",
    "SKR": "Sveriges Kommuner och Regioner",
    "SoL": "socialtjänstlagen",
    "SÄBO": "särskilt boende",
    "VA": "vatten och avlopp",
    "WCAG": "riktlinjer för tillgängligt webbinnehåll",
    "dnr": "diarienummer",
    "mkr": "miljoner kronor",
    "mnkr": "miljoner kronor",
    "tkr": "tusen kronor",
    "åk": "årskurs",
    "ÅVC": "återvinningscentral",
}
"""What a resident cannot be expected to know, with the words to write instead."""

WELL_KNOWN: Final = _words("""
    AB ADHD AI AM BB CD CSV DNA DVD EKG EU FM FN GB GPS HIV HTML ID IKEA IQ IT JPEG JSON KB LED MB NATO
    OBS OK PC PDF PIN PM PNG PR RDF RSS SJ SMS SOS SVT TV UNICEF URL USA USB UTF VVS WC XML ZIP
""")
"""Written with capitals and known by most."""

SHOUTED: Final = _words("""
    ALLA ALLT BARA DET DIG DU EJ ELLER EN ER ETT HAR INGA INGEN INTE JA KAN MÅSTE NEJ NI NU NY NYTT
    OCH OM SKA VI VIKT
""")
"""Common words that people write with capitals for emphasis."""
