"""Every kind of record, a row each: all that the program must know of a kind besides its fields and its page.

Whatever goes through the kinds (reading, checks, addresses, search, differences, the form, the handbook and
the schemas) reads this table, in its order.
"""

from typing import Final

from paraply.language import N_
from paraply.model.guarantee import Elsewhere, Guarantee
from paraply.model.imports import ImportMapping
from paraply.model.investigation import Investigation
from paraply.model.kind import Form, Kind, Weight
from paraply.model.measure import Measure
from paraply.model.municipality import Municipality as Publisher
from paraply.model.not_shown import NotShown, NotShownFile
from paraply.model.organisation import Area, AreasFile, Owner, OwnersFile
from paraply.model.record import Record
from paraply.model.results import Decision, Goal, Policy, Report, Survey
from paraply.model.visits import Visits

GUARANTEE: Final = Kind(
    name="guarantees",
    code="guarantee",
    model=Guarantee,
    path="guarantees",
    ending=".md",
    one=N_("löfte"),
    many=N_("löften"),
    the=N_("Löftet"),
    new=N_("Nytt löfte"),
    among=N_("bland löftena"),
    former=N_("tidigare löfte"),
    address="garantier/",
    slug="lofte",
    hit=1.15,
    former_hit=0.85,
    weight=Weight.PROMISES,
    instead=N_(
        "skriv state: withdrawn och valid_to, och replaced_by om något ersätter det. Då "
        "säger sidan att löftet inte gäller längre, och resultaten står kvar"
    ),
    form=Form(
        "loften",
        N_("Det kommunen lovar invånarna. En fil per löfte."),
        shown=("title", "area"),
        groups=("area", "state", "kind"),
        sorted_by=("title", "area", "review_by"),
        preview=True,
    ),
)
MEASURE: Final = Kind(
    name="measures",
    code="measure",
    model=Measure,
    path="results/measures",
    one=N_("mått"),
    many=N_("mått"),
    the=N_("Måttet"),
    new=N_("Nytt mått"),
    among=N_("bland måtten"),
    former=N_("tidigare mått"),
    address="matt/",
    slug="matt",
    hit=1.0,
    former_hit=0.75,
    weight=Weight.RESULTS,
    form=Form(
        "matt",
        N_(
            "Siffrorna, som löften och mål visar. Finns måttet i Kolada? Kommandot fetch-kolada --search ORD "
            "hittar det i katalogen, med färdig text."
        ),
        shown=("title", "area"),
        groups=("area", "direction"),
        sorted_by=("title", "area", "next_update"),
        preview=True,
    ),
)
GOAL: Final = Kind(
    name="goals",
    code="goal",
    model=Goal,
    path="results/goals",
    ending=".md",
    one=N_("mål"),
    many=N_("mål"),
    the=N_("Målet"),
    new=N_("Nytt mål"),
    among=N_("bland målen"),
    former=N_("tidigare mål"),
    address="mal/",
    slug="mal",
    hit=0.9,
    former_hit=0.7,
    weight=Weight.GOALS,
    instead=N_("skriv valid_to. Då säger sidan att målet inte gäller längre"),
    form=Form(
        "mal",
        N_("Kommunens mål, med bedömningar."),
        groups=("level", "area"),
        sorted_by=("title", "valid_from"),
    ),
)
SURVEY: Final = Kind(
    name="surveys",
    code="survey",
    model=Survey,
    path="results/surveys",
    one=N_("mätning"),
    many=N_("mätningar"),
    the=N_("Kvalitetsmätningen"),
    new=N_("Ny kvalitetsmätning"),
    among=N_("bland mätningarna"),
    former=N_("tidigare mätning"),
    address="matningar/",
    slug="matning",
    hit=0.85,
    former_hit=0.65,
    weight=Weight.REPORTS,
    form=Form(
        "matningar",
        N_("Enkäter, tillsyn och internkontroll."),
        groups=("kind", "area"),
        sorted_by=("title", "period"),
    ),
)
REPORT: Final = Kind(
    name="reports",
    code="report",
    model=Report,
    path="results/reports",
    one=N_("rapport"),
    many=N_("rapporter"),
    the=N_("Rapporten"),
    new=N_("Ny rapport"),
    among=N_("bland rapporterna"),
    former=N_("tidigare rapport"),
    address="rapporter/",
    slug="rapport",
    hit=0.85,
    former_hit=0.65,
    weight=Weight.REPORTS,
    form=Form(
        "rapporter",
        N_("Årets rapporter, både klara och planerade."),
        groups=("kind",),
        sorted_by=("published", "title"),
    ),
)
POLICY: Final = Kind(
    name="policies",
    code="policy",
    model=Policy,
    path="results/policies",
    ending=".md",
    one=N_("styrdokument"),
    many=N_("styrdokument"),
    the=N_("Styrdokumentet"),
    new=N_("Nytt styrdokument"),
    among=N_("bland styrdokumenten"),
    address="om/styrdokument/",
    slug="styrdokument",
    hit=0.9,
    weight=Weight.REPORTS,
    instead=N_("skriv state: replaced. Då säger sidan att dokumentet är ersatt"),
    form=Form("dokument", N_("Policyer och riktlinjer."), groups=("state",), sorted_by=("title", "decided")),
)
DECISION: Final = Kind(
    name="decisions",
    code="decision",
    model=Decision,
    path="results/decisions",
    one=N_("beslut"),
    many=N_("beslut"),
    the=N_("Beslutet"),
    new=N_("Nytt beslut"),
    among=N_("bland besluten"),
    address="om/kvalitetsarbete/",
    is_part=True,
    slug="beslut",
    weight=Weight.REPORTS,
    form=Form(
        "beslut",
        N_("Beslut som löften och mål hänvisar till."),
        shown=("title", "decided_by"),
        groups=("decided_by",),
        sorted_by=("date", "title"),
    ),
)
ELSEWHERE: Final = Kind(
    name="elsewhere",
    code="elsewhere",
    model=Elsewhere,
    path="results/elsewhere",
    one=N_("löfte i en annan kommun"),
    many=N_("löften i andra kommuner"),
    the=N_("Jämförelsen"),
    new=N_("Nytt löfte i en annan kommun"),
    slug="andra-kommuner",
    form=Form(
        "andra-kommuner",
        N_("Vad andra kommuner lovar, för jämförelse."),
        shown=("municipality", "service"),
        named=("service", "municipality"),
        groups=("municipality", "service"),
        sorted_by=("municipality", "service"),
    ),
)
INVESTIGATION: Final = Kind(
    name="investigations",
    code="investigation",
    model=Investigation,
    path="results/investigations",
    one=N_("utredning"),
    many=N_("utredningar"),
    the=N_("Utredningen"),
    new=N_("Ny utredning"),
    among=N_("bland utredningarna"),
    address="om/nulage/",
    is_part=True,
    slug="utredning",
    weight=Weight.REPORTS,
    form=Form("utredningar", N_("Vad en utredning om löftena fann, och vägarna framåt som den ser.")),
)
IMPORT: Final = Kind(
    name="imports",
    code="import",
    model=ImportMapping,
    path="results/imports",
    one=N_("inläsning av kalkylblad"),
    many=N_("inläsningar av kalkylblad"),
    slug="inlasning",
    weight=None,
    form=Form("importer", N_("Vilka rader och kolumner i en export som är vilka mått.")),
)
VISITS: Final = Kind(
    name="visits",
    code="visits",
    model=Visits,
    path="results/visits",
    one=N_("månad med besök"),
    many=N_("månader med besök"),
    slug="besok",
    weight=None,
    form=Form(
        "besok",
        N_("Besök per sida och månad, som import-visits skriver."),
        shown=("month",),
        named=("month",),
        sorted_by=("month",),
    ),
)
AREA: Final = Kind(
    name="areas",
    code="areas",
    model=Area,
    path="results/areas.yml",
    listing=AreasFile,
    made_by="area",
    one=N_("område"),
    many=N_("områden"),
    the=N_("Området"),
    new=N_("Nytt område"),
    among=N_("bland områdena"),
    in_order=N_("Ordningen på områdena"),
    address="omraden/",
    slug="omrade",
    hit=0.95,
    form=Form("omraden", N_("Verksamhetsområdena, i den ordning de visas.")),
)
OWNER: Final = Kind(
    name="owners",
    code="owners",
    model=Owner,
    path="results/owners.yml",
    listing=OwnersFile,
    made_by="owner",
    one=N_("ansvarig"),
    many=N_("ansvariga"),
    new=N_("Ny ansvarig"),
    among=N_("bland de ansvariga"),
    in_order=N_("Ordningen på de ansvariga"),
    address="ansvariga/",
    slug="ansvarig",
    hit=0.9,
    instead=N_("skriv valid_to. Då står den kvar hos det som den har ansvarat för"),
    form=Form("ansvariga", N_("Nämnder, kontor, bolag och kommunalförbund."), named=("name",)),
)
NOT_SHOWN: Final = Kind(
    name="not_shown",
    code="not_shown",
    model=NotShown,
    path="results/not_shown.yml",
    listing=NotShownFile,
    one=N_("nyckeltal som inte visas"),
    many=N_("nyckeltal som inte visas"),
    the=N_("Nyckeltalet som inte visas"),
    new=N_("Nytt skäl att inte visa ett nyckeltal"),
    among=N_("bland nyckeltalen som inte visas"),
    in_order=N_("Ordningen på nyckeltalen som inte visas"),
    slug="nyckeltal-som-inte-visas",
    form=Form(
        "visas-inte",
        N_("Nyckeltal som finns för alla kommuner men inte visas här, med skälet."),
        shown=("id", "why"),
        named=("id",),
        sorted_by=("id",),
    ),
)
MUNICIPALITY: Final = Kind(
    name="municipality",
    code="municipality",
    model=Publisher,
    path="results/municipality.yml",
    one=N_("kommunen"),
    many=N_("kommunen"),
    slug="kommunen",
    form=Form("kommunen", N_("Namn, kontakt, färger och tillgänglighet.")),
)

KINDS: Final = (
    GUARANTEE, MEASURE, GOAL, SURVEY, REPORT, POLICY, DECISION, INVESTIGATION, ELSEWHERE, IMPORT, VISITS,
    AREA, OWNER, NOT_SHOWN,
)  # fmt: skip
"""Those with ids, in the order of the form and the handbook."""

WRITTEN: Final = (*KINDS, MUNICIPALITY)
"""Every kind of file that people write."""

BY_NAME: Final = {kind.name: kind for kind in KINDS}
BY_PATH: Final = {kind.path: kind for kind in WRITTEN}
_BY_MODEL: Final = {kind.model: kind for kind in WRITTEN}


def kind_of(record: Record) -> Kind:
    """The row of a record."""
    return _BY_MODEL[type(record)]
