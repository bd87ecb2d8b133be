"""Words that residents use for the same thing in any municipality; a record's own stand in its ``synonyms``.

Small letters, basic forms. The search bends, joins and spells them itself. In a group, each word finds the
others; a phrase is found as it stands.
"""

from typing import Final

SYNONYMS: Final[tuple[tuple[str, ...], ...]] = (
    # what this section of the site is made of
    ("löfte", "garanti", "tjänstegaranti", "servicegaranti", "kvalitetsgaranti", "kvalitetsåtagande",
     "kvalitetsdeklaration", "servicedeklaration", "servicenivå", "serviceåtagande", "åtagande",
     "utfästelse"),
    ("mått", "nyckeltal", "indikator", "statistik", "resultat", "utfall"),
    ("mätning", "enkät", "undersökning"),
    ("styrdokument", "policy", "riktlinje"),
    ("jämföra", "jämförelse", "ranking"),
    ("ansvarig", "nämnd", "förvaltning", "kontor", "myndighet"),
    ("ersättning", "kompensation", "skadestånd"),
    # asking and complaining
    ("e-post", "mejl", "mail", "email"),
    ("telefon", "ringa", "samtal", "växel", "kundtjänst", "kontaktcenter"),
    ("synpunkt", "klagomål", "klaga", "klagan", "missnöjd", "reklamation"),
    ("bemötande", "vänlig", "trevlig", "otrevlig", "artig"),
    ("felanmälan", "felanmäla"),
    ("handläggningstid", "väntetid", "kötid", "vänta"),
    ("möte", "träffa", "besök"),
    # children and schools
    ("förskola", "dagis", "daghem", "barnomsorg", "dagmamma"),
    ("fritids", "fritidshem"),
    ("skola", "grundskola", "skolgång"),
    ("elev", "skolbarn"),
    ("skolmat", "skollunch", "matsedel", "skolmatsal", "bamba"),
    ("mobbning", "kränkning", "mobbad", "mobba", "mobning"),
    ("trygg", "trygghet", "otrygg", "rädd"),
    ("lärare", "fröken", "magister", "pedagog"),
    ("elevhälsa", "skolsköterska", "skolkurator", "kurator"),
    ("kulturskola", "musikskola"),
    ("skolskjuts", "skolbuss", "skoltaxi"),
    ("årskurs", "åk", "klass"),
    # support and care
    ("hemtjänst", "hemhjälp", "hemvård", "hemsamarit"),
    ("äldreboende", "ålderdomshem", "särskilt boende", "vårdboende", "servicehus", "sjukhem", "säbo"),
    ("äldre", "äldreomsorg", "gammal", "pensionär", "senior"),
    ("försörjningsstöd", "socialbidrag", "ekonomiskt bistånd", "soc", "socialen", "existensminimum"),
    ("socialtjänst", "socialkontor", "socialen"),
    ("socialsekreterare", "handläggare"),
    ("utbetalning", "betala ut", "pengar"),
    ("funktionsnedsättning", "funktionshinder", "lss", "handikapp"),
    ("färdtjänst", "sjukresa"),
    ("god man", "förvaltare", "överförmyndare"),
    ("trygghetslarm", "larm"),
    # building and living
    ("bygglov", "byggnadslov", "byggtillstånd", "byggnadstillstånd"),
    ("tomt", "byggtomt", "småhustomt"),
    ("sopor", "avfall", "renhållning", "skräp", "sophämtning", "sopbil"),
    ("sopkärl", "soptunna", "sopkorg", "kärl"),
    ("återvinning", "återvinningscentral", "sopstation", "tipp"),
    ("dricksvatten", "kranvatten"),
    ("avlopp", "trekammarbrunn", "infiltration", "slamavskiljare", "slamtömning"),
    ("gatlampa", "gatlykta", "lyktstolpe", "gatubelysning", "gatljus", "vägbelysning", "släckt"),
    ("snöröjning", "plogning", "snöplog", "ploga", "skottning", "snöskottning"),
    ("sandning", "halka", "halkbekämpning"),
    ("cykelväg", "cykelbana", "gångväg", "gångbana", "trottoar"),
    ("hål", "grop", "potthål", "tjälskott"),
    ("väg", "gata"),
    ("laga", "reparera", "trasig", "sönder"),
    ("detaljplan", "stadsplan"),
    ("hyresrätt", "lägenhet", "hyreslägenhet"),
    # leisure
    ("badhus", "simhall", "bad", "bassäng", "simbassäng", "äventyrsbad"),
    ("bibliotek", "låna böcker", "boklån"),
    ("öppettid", "öppet", "stänger", "öppnar"),
    ("varm", "värme", "temperatur", "grader"),
    ("kulturhus", "teater", "konsert"),
    ("idrottshall", "sporthall", "gymnastiksal", "gympasal"),
    ("lokal", "hall", "sal"),
    ("förening", "klubb", "idrottsförening"),
    # companies and work
    ("företag", "näringsliv", "företagare", "firma", "bolag"),
    ("serveringstillstånd", "alkoholtillstånd", "utskänkningstillstånd", "utskänkning", "restaurang",
     "tillstånd"),
    ("sjukfrånvaro", "sjukskrivning", "sjukskriven", "sjuk"),
    ("medarbetare", "personal", "anställd"),
    ("jobb", "arbete", "arbetsplats"),
    ("kostnad", "kosta", "pris", "taxa", "avgift"),
    # governing
    ("val", "valdeltagande", "rösta", "kommunval"),
    ("kommunfullmäktige", "fullmäktige"),
    ("årsredovisning", "årsbokslut", "bokslut"),
    ("ekonomi", "budget"),
    ("skuld", "lån", "upplåning"),
    ("tillgänglighet", "tillgänglighetsredogörelse"),
)  # fmt: skip
