"""The rules of reading that concern files and fields; those of YAML itself stand in ``yamlfile``."""

from typing import Final

from paraply.problems import Family, Rule, Severity
from paraply.text.yamlfaults import RULES as YAML_RULES


def _rule(code: str, title: str, why: str) -> Rule:
    return Rule(code, Family.READ, Severity.ERROR, title, why)


STRAY = _rule("L08", "Filen hör inte till något", "En fil på fel plats syns aldrig på webbplatsen.")
NOT_A_FILE = _rule(
    "L09", "Länk, mapp eller annat i stället för en fil", "Bara vanliga filer läses, av säkerhetsskäl."
)
BAD_ID = _rule("L10", "Filnamnet duger inte som adress", "Filens namn blir sidans adress och ändras aldrig.")
UNKNOWN_FIELD = _rule("L11", "Okänt fält", "Ett felstavat fält skulle annars försvinna i tysthet.")
BAD_VALUE = _rule("L12", "Värdet har fel slag", "Varje fält har ett bestämt slag av värde.")
MISSING_FIELD = _rule("L13", "Ett nödvändigt fält saknas", "Utan det kan uppgiften inte visas.")
BAD_NUMBER = _rule("L14", "Talet kan missförstås", "Decimaler skrivs med punkt, och tusental utan mellanrum.")
BAD_DATE = _rule("L15", "Datumet finns inte", "Datum skrivs år-månad-dag.")
SAME_ID = _rule("L16", "Två uppgifter har samma id", "Då skulle de hamna på samma adress.")
NO_MUNICIPALITY = _rule(
    "L17", "Kommunens fil saknas", "content/results/municipality.yml säger vem som publicerar."
)
SNAPSHOT = _rule(
    "L18", "Filen från Kolada är trasig", "Filerna i kolada/ skrivs av skriptet, aldrig för hand."
)
LANGUAGE = _rule(
    "L25", "Språket går inte att använda", "Sidorna kan bara visas på ett språk som har en hel översättning."
)

CONFLICT = _rule(
    "L26", "En sammanslagning är inte klar", "Båda sidorna står kvar i filen, och bara en av dem ska gälla."
)
SLIP = _rule(
    "L27",
    "Raden läses inte som den är skriven",
    "Ett tecken gör att raden betyder något annat än det ser ut som.",
)

RULES: Final = (
    *YAML_RULES,
    STRAY,
    NOT_A_FILE,
    BAD_ID,
    UNKNOWN_FIELD,
    BAD_VALUE,
    MISSING_FIELD,
    BAD_NUMBER,
    BAD_DATE,
    SAME_ID,
    NO_MUNICIPALITY,
    SNAPSHOT,
    LANGUAGE,
    CONFLICT,
    SLIP,
)
