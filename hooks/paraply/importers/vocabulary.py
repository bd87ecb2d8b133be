"""The words of headings, labels and titles in Swedish exports, by what each says of the figures beside it.

The words are data: a new synonym is one more word in a list. Sources: the reports of section "Header rows" in
the design's notes (Helsingborg, Lerum, Luleå, Västervik, Nynäshamn, Sjöbo), and SKR's and Kolada's own
tables.
"""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final

from paraply.language import N_


class Sort(Enum):
    """What sort of number a figure is. Only the first three are figures of a measure."""

    OUTCOME = N_("utfall")
    FORECAST = N_("prognos")
    PRELIMINARY = N_("preliminärt")
    TARGET = N_("mål")
    BUDGET = N_("budget eller plan")
    CHANGE = N_("avvikelse eller förändring")
    OTHER = N_("annat slags tal")


class Whose(Enum):
    """Whom a figure is about."""

    OURS = N_("kommunen")
    NATION = N_("riket")
    OTHERS = N_("andra än kommunen")
    ELSE = N_("annat än hela kommunen")
    UNIT = N_("en enhet")


class Role(Enum):
    """What stands in a column that holds no figures."""

    LABEL = "label"
    ID = "id"
    PERIOD = "period"
    UNIT = "unit"
    KIND = "kind"
    GROUP = "group"
    WHOSE = "whose"
    MISSING = "missing"
    DIMENSION = "dimension"
    CARRIED = "carried"
    COMMENT = "comment"
    UNKNOWN = "unknown"


OWN_HEADINGS: Final = frozenset({"id", "title", "period", "value", "unit", "kind", "carried", "missing"})
"""What heads the site's own table of figures, where all of a figure's meaning is stated."""

TOTAL: Final = "total"
"""The group of all: no break-down."""


def _phrases(text: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in text.split(",")]


_SORTS: Final = {
    Sort.OUTCOME: """utfall, resultat, värde, värden, value, bokslut, faktiskt utfall, verkligt utfall,
        årsutfall,
        helårsutfall, faktiskt, verkligt, uppmätt, uppnått värde, uppnått, mätvärde, utfallsvärde,
        årsresultat""",
    Sort.FORECAST: """prognos, prog, prognosen, helårsprognos, årsprognos, prognosticerat, förväntat utfall,
        bedömt utfall, beräknat utfall, forecast, prognos helår, prognosvärde""",
    Sort.PRELIMINARY: """prel, preliminär, preliminärt, preliminära, preliminärt utfall, prel utfall,
        preliminärt resultat, preliminary""",
    Sort.TARGET: """mål, målet, målvärde, målvärden, målnivå, målnivåer, målsättning, måltal, ambitionsnivå,
        ambition, target, riktvärde, gräns, gränsvärde, etappmål, delmål, tröskelvärde, börvärde, önskat
        värde,
        mål för, inriktningsmål, slutmål, målbild""",
    Sort.BUDGET: """budget, budgeterat, plan, flerårsplan, ram, budgetram, årsbudget, helårsbudget,
        internbudget""",
    Sort.CHANGE: """avvikelse, budgetavvikelse, avvikelse mot budget, avvikelse budget, differens, diff,
        skillnad,
        förändring, ändring, förändring i procent, procentuell förändring, utveckling, ökning, minskning,
        avvikelse mot mål, måluppfyllelse, avvikelse prognos, prognosavvikelse""",
    Sort.OTHER: """lägsta, högsta, lägsta värde, högsta värde, sämsta värde, bästa värde, sämst, bäst,
        min, max,
        felmarginal, konfidensintervall, svarsfrekvens, antal svar, antal svarande, standardavvikelse, rang,
        ranking, rangordning, placering, kvartil, percentil, täljare, nämnare, vikt, poäng, föregående år,
        fg år, föreg år, förra året, fjolåret""",
}
_WHOSE: Final = {
    Whose.OURS: """kommunen, hela kommunen, kommunen totalt, vår kommun, egen kommun, egna kommunen,
        kommunens,
        kommun totalt, kommunnivå, kommunövergripande""",
    Whose.NATION: """riket, rikssnitt, rikssnittet, riksgenomsnitt, riksgenomsnittet, sverige, nationellt,
        alla kommuner, samtliga kommuner, rikets, rikets kommuner, riksvärde, nationell nivå, hela riket""",
    Whose.OTHERS: """snitt, genomsnitt, genomsnittet, medel, medelvärde, medelvärdet, median, medianen, länet,
        länssnitt, länssnittet, länets kommuner, länets, region, regionen, jämförbara kommuner, liknande
        kommuner,
        jämförelsekommuner, jämförelsegrupp, jämförelse, kommungrupp, kommungruppen, snitt kkik, kkik,
        fristående, friskola, friskolor, fristående skolor, fristående förskolor, privata utförare,
        externa utförare, privat regi, enskild regi, extern regi, enskilda huvudmän,
        större städer, pendlingskommuner, andra kommuner, övriga kommuner, grannkommuner, ovägt medel,
        ovägt medelvärde, stockholms län, benchmark, referens, referensvärde""",
}
WOMEN: Final = "women"
MEN: Final = "men"
_GROUPS: Final = {
    WOMEN: "kvinnor, kvinna, flickor, flicka, tjejer, women, kvinnliga, endast kvinnor, varav kvinnor",
    MEN: "män, man, pojkar, pojke, killar, men, manliga, endast män, varav män",
    TOTAL: """totalt, total, totalen, samtliga, alla, båda, båda könen, båda kön, kvinnor och män,
        män och kvinnor, flickor och pojkar, pojkar och flickor, tot, kön totalt, sammanlagt, totala""",
}
_LETTERS: Final = {"k": WOMEN, "f": WOMEN, "m": MEN, "p": MEN, "t": TOTAL}
"""One letter says a group only in a column for groups."""

_ROLES: Final = {
    Role.LABEL: """nyckeltal, mått, mätetal, mätområde, indikator, indikatorer, styrtal, mål, benämning, namn,
        titel, title, verksamhet, resultatmått, kvalitetsmått, perspektiv, målområde, verksamhetsområde,
        övergripande mål, nämndmål, inriktningsmål, fokusområde, fråga, målformulering, strategiskt mål,
        effektmål, resultatmål, kvalitetsfaktor, nyckeltalsnamn, kpi namn, måttnamn, tema, rubrik,
        nyckeltalets namn,
        garanti, löfte, servicegaranti, tjänstegaranti, kvalitetsgaranti, mål och mått, mål och nyckeltal""",
    Role.ID: """id, rad-id, radid, rad id, kod, nyckeltals-id, nyckeltalsid, kpi, kpi-id, nr, nummer,
        rad, löpnr,
        löpnummer, nyckeltalskod, mått-id, ordning, #""",
    Role.PERIOD: """period, datum, år, mätperiod, mätdatum, tidpunkt, mättillfälle, månad, kvartal, tertial,
        läsår, tid, year, redovisningsperiod, mätår, kalenderår, rapportperiod""",
    Role.UNIT: "enhet, unit, måttenhet, mätenhet, sort, storhet",
    Role.KIND: """kind, slag, typ, värdetyp, typ av värde, värdeslag, utfallstyp, sorts värde, datatyp, serie,
        version""",
    Role.DIMENSION: "dimension, indelning",
    Role.GROUP: """group, grupp, kön, könsuppdelning, kön/grupp, ålder, åldersgrupp, ålderskategori, kategori,
        urval""",
    Role.WHOSE: """kommun, område, skolenhet, skola, förskola, enhetsnamn, organisation,
        organisationsenhet, region,
        län, förvaltning, nämnd, geografi, avdelning, boende, område/kommun, kommunnamn, kommun/område,
        utförare,
        arbetsplats, distrikt, kommundel, geografiskt område, resultatenhet, kontor, bolag, bibliotek,
        filial, anläggning, badhus, simhall, fritidsgård, äldreboende, särskilt boende, gruppbostad, kök,
        verksamhetsställe""",
    Role.MISSING: "missing, saknas",
    Role.CARRIED: "carried",
    Role.COMMENT: """kommentar, kommentarer, analys, status, bedömning, trend, källa, definition, beskrivning,
        mätmetod, frekvens, anmärkning, anm, notering, anteckning, anteckningar,
        iakttagelse, länk, datakälla, periodicitet, ansvarig, ägare, färg,
        trafikljus, åtgärd, åtgärder, uppdaterad, senast uppdaterad, metod, not, noter, förklaring,
        kommentar till utfall,
        måluppfyllelse, riktning, utveckling, rapportör, kontaktperson, mätfrekvens, uppföljning,
        motivering, bild,
        prognoskommentar, sammanfattning, slutsats, källor, utförs av, mäts, mäts när, symbol, pil""",
}
_NEUTRAL: Final = """i, för, per, av, den, det, siffror, uppgift, uppgifter, nyckeltal, hela, året, redovisat,
    avser, gäller, är,
    under, vid, på, varav, därav, andel, tal, belopp, antal, mätning, mätningen, kommunens, tabell,
    period, perioden, enligt, sammanlagt, innevarande år, tidigare år"""
_TITLE_WORDS: Final = """uppföljning, rapport, årsredovisning, årsbokslut, verksamhetsberättelse, redovisning,
    sammanställning, översikt, kvalitet, kvaliteten, styrkort, nyckeltal, indikatorer, mått, våra, vår,
    och, av, i, för,
    kvalitetsredovisning, kvalitetsrapport, delårsrapport, delårsbokslut, delår, tertialrapport,
    tertialuppföljning,
    årsuppföljning, uppföljningsrapport, resultat, utfall, period, perioden, avser, gäller,
    rapportperiod, samtliga, alla,
    kommunen, kommunens, med, till, statistik, export, tabell, data, kommun, helårsrapport,
    servicegarantier, garantier,
    årsrapport, måluppföljning, resultatrapport, verksamhetsuppföljning, bokslut, mätperiod, nyckeltalen,
    år, redovisar"""

SORTS: Final[Mapping[str, Sort]] = {
    phrase: sort for sort, words in _SORTS.items() for phrase in _phrases(words)
}
WHOSE: Final[Mapping[str, Whose]] = {
    phrase: one for one, words in _WHOSE.items() for phrase in _phrases(words)
}
GROUPS: Final[Mapping[str, str]] = {
    phrase: one for one, words in _GROUPS.items() for phrase in _phrases(words)
}
LETTERS: Final[Mapping[str, str]] = _LETTERS
ROLES: Final[Mapping[Role, frozenset[str]]] = {
    role: frozenset(_phrases(words)) for role, words in _ROLES.items()
}
NEUTRAL: Final = frozenset(_phrases(_NEUTRAL))
TITLE_WORDS: Final = frozenset(_phrases(_TITLE_WORDS)) | NEUTRAL
WHOLE_YEAR: Final = frozenset(
    _phrases(
        "årsutfall, helårsutfall, helårsprognos, årsprognos, prognos helår, årsbudget, helårsbudget, "
        "årsresultat"
    )
)
"""Kinds that say the whole year."""

PRINTED: Final = re.compile(
    r"\b(?:utskri|uttag|utdrag|skapa|framtag|upprätta|antag|beslut|fastställ|revider|uppdater|ändra|version|hämta"
    r"|exporter|sida\b|dnr|diarie|handlägg|ansvarig|författ|källa|kontakt(?!cent)|klockan|kl\.|signatur|justera|godkän|sparad)"
    r"|§|\bdatum:",
    re.IGNORECASE,
)
"""A line about the paper, not the figures: when and by whom it was printed, decided or written."""

IS_ABOUT: Final = re.compile(r"\b(?:avser|gäller|omfattar|perioden)\b", re.IGNORECASE)
"""A comment with such a word tells the period of its figures."""

COST: Final = re.compile(r"kostnad|utgift|skuld|(?<!\w)lån(?!\w)", re.IGNORECASE)
"""A measure with such a word in its title is written without a minus."""

CODES: Final = re.compile(r"\w{2,20}(?:[ -]?id|kod)")
"""A heading of codes: ``Rad-id``, ``Kommunkod``."""

DRAFT: Final = re.compile(
    r"utkast|kopia|gammal|\bold\b|arbets|\btest|exempel|\bmall\b|backup|reserv", re.IGNORECASE
)
"""A sheet's name that says it may not be the one that counts."""

PART_OF: Final = re.compile(r"^\s*(?:[-\u2013\u2022]\s*)?(?:varav|därav)\b", re.IGNORECASE)
"""A row that is a part of the one above it: ``varav kvinnor``."""

NEAR: Final = "texten ovanför: "
YEAR_OF: Final = "året: "
FORECAST_OF: Final = "prognosen: "
SUMMED_TO: Final = "ackumulerat: "
PART_OF_YEAR: Final = "del av året: "
SCHOOL_YEAR: Final = "läsår: "
TOO_SOON: Final = ("inte börjat: ", "inte slut: ")
"""How the keys of doubts about periods begin; a mapping has them, and people may read them there."""


_PLACES: Final = frozenset(_phrases("kommun, kommunnamn, län, region, område/kommun, kommun/område"))
COUNTIES: Final = frozenset(_phrases("län, region, landsdel"))
"""Headings of what a municipality lies in."""

_AREAS: Final = frozenset(_phrases("område, geografi, geografiskt område, urval"))
SEVERAL: Final = re.compile(
    r"\b(?:totalt?|samtliga|alla|övriga|inkl|exkl|fristående|enskilda?)\b", re.IGNORECASE
)
"""A text with such a word in a column of units is about several of them, or about those of others."""

_AGE: Final = re.compile(
    r"(?:ålder(?:n)? )?(?P<age>\d{1,3} ?(?:-|\u2013|till) ?\d{1,3} ?år|\d{1,3} ?(?:-|\u2013|\+) ?år"
    r"|\d{1,3} ?år ?(?:-|\u2013|\+)|\d{1,3} ?år (?:och|eller) (?:äldre|yngre|över|under)"
    r"|(?:under|över|upp till) \d{1,3} ?år)",
    re.IGNORECASE,
)


def age_of(text: str) -> str:
    """The group of an age that a text is, as we write it; empty for any other text."""
    found = _AGE.fullmatch(" ".join(text.split())) if len(text) < 40 else None
    return re.sub(r" ?(?:-|\u2013) ?", "\u2013", found["age"]) if found else ""


def whose_in(heading: str) -> Whose:
    """Whose the figures are that stand beside another name in a column with this heading."""
    word = heading.casefold()
    return Whose.OTHERS if word in _PLACES else Whose.ELSE if word in _AREAS else Whose.UNIT


def role_of(word: str) -> Role | None:
    """The role of a column by its heading; the first that has the word."""
    return next((role for role, words in ROLES.items() if word in words), None)
