"""The closed lists of words: each choice has the code that files use and the label people see."""

from enum import StrEnum
from typing import Self

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from paraply.language import _


class Choice(StrEnum):
    """A code with a Swedish label, which is translated when it is read."""

    swedish: str

    def __new__(cls, code: str, label: str) -> Self:
        """Make the member equal to its code, so that files, CSV and JSON hold the code itself."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.swedish = label
        return member

    @property
    def label(self) -> str:
        """What people see."""
        return _(self.swedish)

    @classmethod
    def offered(cls) -> tuple[tuple[str, str], ...]:
        """What a form offers: each code with its label."""
        return tuple((member.value, member.label) for member in cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Show the Swedish label beside each code in a text editor."""
        made = handler.resolve_ref_schema(handler(schema))
        return made | {"enumDescriptions": [member.label for member in cls]}


class DataTheme(Choice):
    """What data are about: the data themes of the EU, which data portals sort by.

    Codes: http://publications.europa.eu/resource/authority/data-theme
    """

    AGRICULTURE = "AGRI", "jordbruk, fiske, skogsbruk och livsmedel"
    ECONOMY = "ECON", "ekonomi och finans"
    EDUCATION = "EDUC", "utbildning, kultur och sport"
    ENERGY = "ENER", "energi"
    ENVIRONMENT = "ENVI", "miljö"
    GOVERNMENT = "GOVE", "offentlig sektor"
    HEALTH = "HEAL", "hälsa"
    INTERNATIONAL = "INTR", "internationella frågor"
    JUSTICE = "JUST", "rättsväsende och trygghet"
    PLACES = "REGI", "regioner och städer"
    SOCIETY = "SOCI", "befolkning och samhälle"
    TECHNOLOGY = "TECH", "vetenskap och teknik"
    TRANSPORT = "TRAN", "transport"


class Direction(Choice):
    """Which way is better."""

    HIGHER = "higher", "högre är bättre"
    LOWER = "lower", "lägre är bättre"
    RANGE = "range", "ska ligga inom gränserna"
    NEUTRAL = "neutral", "varken högt eller lågt är bättre"


class Every(Choice):
    """How often something is measured or followed up."""

    DAY = "day", "varje dag"
    WEEK = "week", "varje vecka"
    MONTH = "month", "varje månad"
    QUARTER = "quarter", "varje kvartal"
    THIRD = "third", "var fjärde månad"
    HALF_YEAR = "half_year", "varje halvår"
    YEAR = "year", "varje år"
    TWO_YEARS = "two_years", "vartannat år"
    THREE_YEARS = "three_years", "vart tredje år"
    FOUR_YEARS = "four_years", "vart fjärde år"

    @property
    def months(self) -> int:
        """Length in whole months; a day and a week count as one month."""
        return _MONTHS[self.value]


_MONTHS = {
    "day": 1,
    "week": 1,
    "month": 1,
    "quarter": 3,
    "third": 4,
    "half_year": 6,
    "year": 12,
    "two_years": 24,
    "three_years": 36,
    "four_years": 48,
}


class Method(Choice):
    """How a result is found."""

    CASE_DATA = "case_data", "varje ärende räknas"
    AVERAGE = "average", "medelvärde eller median"
    SURVEY = "survey", "enkät"
    REGISTER = "register", "uppgifter ur ett register"
    INDICATOR = "indicator", "indikator"
    INTERNAL_CONTROL = "internal_control", "avvikelser i internkontrollen"
    COMPLAINTS = "complaints", "synpunkter och klagomål"


class Audience(Choice):
    """Whom a promise is for."""

    RESIDENT = "resident", "invånare"
    BUSINESS = "business", "företag"
    ASSOCIATION = "association", "föreningar"


class Missing(Choice):
    """Why a figure is missing."""

    NOT_MEASURED = "not_measured", "mättes inte"
    TOO_FEW = "too_few", "för få svar för att visas"
    NOT_REPORTED = "not_reported", "har inte kommit in"
    NOT_APPLICABLE = "not_applicable", "gäller inte här"
    CONFIDENTIAL = "confidential", "är hemlig enligt lag"


class OutcomeKind(Choice):
    """What sort of figure an outcome is; only ``outcome`` is measured, full and final."""

    OUTCOME = "outcome", "resultat"
    FORECAST = "forecast", "prognos"
    PRELIMINARY = "preliminary", "preliminärt"
    PART_YEAR = "part_year", "del av året"


class SourceKind(Choice):
    """Where a fact comes from."""

    KOLADA = "kolada", "Kolada"
    SURVEY = "survey", "enkät"
    SYSTEM = "system", "verksamhetssystem"
    WEB = "web", "webbsida"
    DOCUMENT = "document", "dokument"
    OWN = "own", "egen uppgift"


class MeasureVerdict(Choice):
    """How a measure went against its target."""

    MET = "met", "Målet nåddes"
    NEAR = "near", "Nära målet"
    NOT_MET = "not_met", "Målet nåddes inte"
    NOT_ASSESSED = "not_assessed", "Går inte att bedöma"


class PromiseVerdict(Choice):
    """How a promise went."""

    KEPT = "kept", "Löftet hölls"
    NEARLY_KEPT = "nearly_kept", "Löftet hölls nästan"
    NOT_KEPT = "not_kept", "Löftet hölls inte"
    NOT_ASSESSED = "not_assessed", "Går inte att bedöma"


class GoalVerdict(Choice):
    """How a goal went, as decided; never computed."""

    MET = "met", "Uppfyllt"
    MOSTLY_MET = "mostly_met", "Till största delen uppfyllt"
    PARTLY_MET = "partly_met", "Delvis uppfyllt"
    NOT_MET = "not_met", "Inte uppfyllt"
    NOT_ASSESSED = "not_assessed", "Går inte att bedöma"


class Reason(Choice):
    """Why something cannot be judged."""

    NO_TARGET = "no_target", "inget mål är känt"
    NO_OUTCOME = "no_outcome", "det saknas siffror"
    PART_YEAR = "part_year", "siffran gäller bara en del av året"
    PRELIMINARY = "preliminary", "siffran är preliminär"
    FORECAST = "forecast", "siffran är en prognos"
    TOO_OLD = "too_old", "den senaste siffran är för gammal"
    BREAK = "break", "mätningen har ändrats och går inte att jämföra med målet"
    CARRIED = "carried", "värdet är upprepat från ett tidigare år"
    NOT_MEASURABLE = "not_measurable", "löftet går inte att mäta"


class Trend(Choice):
    """Change since the last comparable measurement."""

    BETTER = "better", "bättre"
    WORSE = "worse", "sämre"
    UNCHANGED = "unchanged", "oförändrat"
    NONE = "none", "går inte att säga"
