"""The table: what rewrites the past is found with a proposal that works, and what is honest is let be."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.past.published import (
    CONTROL,
    COPIES,
    COUNTED,
    ENDED,
    MUNICIPALITY,
    PAST,
    TELEPHONE,
    asked,
    pasted,
    told,
)
from tests.worlds import (
    AREAS,
    DECISION,
    ELSEWHERE,
    GOAL,
    GUARANTEE,
    INVESTIGATION,
    KOLADA_GROUPS,
    KOLADA_MEASURE,
    MEASURE,
    NOT_SHOWN,
    OWNERS,
    POLICY,
    REPORT,
    SNAPSHOT,
    SURVEY,
    VISITS,
    Files,
    edited,
    with_files,
)

LEVEL = "level: {bound: at_most, value: 8, unit: veckor}\nclock"
OF_2023 = "  - {period: 2023, value: 94.0, numerator: 188, denominator: 200, published: 2024-02-10}\n"
OF_2024 = "  - {period: 2024, value: 95.0, numerator: 190, denominator: 200, published: 2025-02-12}\n"
TARGETS = "targets: [{from_period: 2020, at_least: 95, decision: kf-2019-12}]\n"
FIRST = (
    "  - {until: 2021-12-31,\n"
    "     promise: Du får beslut senast tolv veckor efter att din ansökan är komplett.,\n"
    "     level: {bound: at_most, value: 12, unit: veckor}, owners: [byggkontoret],\n"
    "     why: Så löd löftet först.}\n"
)


def edit(path: str, old: str, new: str, files: Files = PAST) -> Files:
    return edited(path, old, new, files)


MOVED = "guarantees/beslut-om-bygglov.md"


def renamed(old: str, new: str) -> Files:
    """The promise under a new name that the old address leads to, with one piece exchanged."""
    text = PAST[GUARANTEE].replace("[info/bygglov/]", "[info/bygglov/, garantier/bygglov/]")
    assert old in text
    return with_files({GUARANTEE: None, MOVED: text.replace(old, new)}, PAST)


def corrected(path: str, old: str, new: str, entry: str, day: str = "2026-11-23") -> Files:
    """An edit with its trace."""
    files = edit(path, old, new)
    text = files[path] or ""
    line = f"corrected: [{{{entry}, day: {day}, why: Det var fel.}}]"
    if text.startswith("---\n"):
        start, mark, rest = text.partition("\n---\n")
        return with_files({path: f"{start}\n{line}{mark}{rest}"}, files)
    if "\ncorrected:\n" in text:
        return with_files({path: f"{text}  - {{{entry}, day: {day}, why: Det var fel.}}\n"}, files)
    return with_files({path: f"{text}{line}\n"}, files)


EARLIER_NOW = (
    "E-tjänsten hjälper oss.}\n"
    "  - {until: 2026-11-22, promise: Du får beslut senast åtta veckor efter att din ansökan är komplett.,\n"
    "     level: {bound: at_most, value: 8, unit: veckor}, why: Vi har fler handläggare.}\n"
)


def with_new_level(value: str, until: str = "2026-11-22") -> Files:
    files = edit(GUARANTEE, "E-tjänsten hjälper oss.}\n", EARLIER_NOW.replace("2026-11-22", until))
    return edit(GUARANTEE, LEVEL, LEVEL.replace("8", value), files)


REWRITES: Mapping[str, tuple[str, Files]] = {
    # figures
    "ett värde ändras": ("H01", edit(MEASURE, "value: 95.0, numerator: 190", "value: 97.5, numerator: 195")),
    "bara värdet ändras": ("H01", edit(MEASURE, "value: 95.0", "value: 95.1")),
    "täljaren ändras": ("H01", edit(MEASURE, "numerator: 190", "numerator: 191")),
    "nämnaren ändras": ("H01", edit(MEASURE, "numerator: 188, denominator: 200", "numerator: 188, denominator: 199")),
    "nämnaren tas bort": ("H01", edit(MEASURE, "numerator: 188, denominator: 200", "numerator: 188")),
    "utfall blir prognos": ("H02", edit(MEASURE, "{period: 2024, value", "{period: 2024, kind: forecast, value")),
    "utfall blir preliminärt": ("H01", edit(MEASURE, "{period: 2024, value", "{period: 2024, kind: preliminary, value")),
    "det sämsta värdet tas bort": ("H02", edit(MEASURE, OF_2023, "")),
    "värdet blir tomt": ("H02", edit(MEASURE, OF_2024, "  - {period: 2024, missing: not_reported, published: 2025-02-12}\n")),
    "perioden byts": ("H02", edit(MEASURE, "{period: 2023, value: 94.0", "{period: 2021, value: 94.0")),
    "värdet döljs till en dag": ("H02", edit(MEASURE, "published: 2025-02-12", "published: 2027-02-12")),
    "en grupps värde ändras": ("H01", edit(COUNTED, "value: 300", "value: 310")),
    "en grupps värde tas bort": ("H02", edit(COUNTED, "  - {period: 2024, value: 300, group: {dimension: gender, value: women}}\n", "")),
    "gruppen byter namn": ("H02", edit(COUNTED, "value: women", "value: men")),
    "en prognos skrivs om": ("H01", edit(COUNTED, "value: 540", "value: 530")),
    "preliminärt blir slutligt med annat värde": ("H01", edit(COUNTED, "value: 520, kind: preliminary", "value: 519")),
    "skälet till att värde saknas ändras": ("H01", edit(COUNTED, "missing: not_measured", "missing: confidential")),
    "en rättelse av ett värde tas bort": ("H09", edit(MEASURE, ",\n     restated_from: {value: 96.0, published: 2023-01-30, why: Två ärenden saknades.}}", "}")),
    "dagen för en rättelse ändras": ("H09", edit(COUNTED, "day: 2026-02-01, why: Dubbelt.", "day: 2025-02-01, why: Dubbelt.")),
    "en rättelse på posten tas bort": ("H09", edit(COUNTED, "corrected:\n  - {field: unit, was: personer, day: 2026-01-05, by: byggnadsnamnden, why: Vi räknar besök.}\n", "")),
    # what figures are judged by
    "målet sänks": ("H05", edit(MEASURE, "at_least: 95", "at_least: 90")),
    "målet byter håll": ("H05", edit(MEASURE, "at_least: 95", "at_most: 95")),
    "målet tas bort": ("H05", edit(MEASURE, TARGETS, "target_state: none\n")),
    "målet flyttas": ("H05", edit(MEASURE, "from_period: 2020", "from_period: 2026")),
    "målets beslut byts": ("H05", edit(MEASURE, "decision: kf-2019-12", "decision: null")),
    "marginalen ökas": ("H06", edit(MEASURE, "tolerance: 2\n", "tolerance: 5\n")),
    "marginalen tas bort": ("H06", edit(MEASURE, "tolerance: 2\n", "")),
    "riktningen vänds": ("H06", edit(MEASURE, "direction: higher", "direction: lower")),
    "enheten byts": ("H06", edit(COUNTED, "unit: antal", "unit: kronor")),
    "ett mätår stryks": ("H06", edit(KOLADA_MEASURE, "[2022, 2024, 2026]", "[2022, 2026]")),
    "målet får en äldre början": ("H05", edit(MEASURE, "targets: [", "targets: [{from_period: 2023, at_least: 90}, ")),
    "målet får en till gräns": ("H05", edit(MEASURE, "at_least: 95", "at_least: 95, at_most: 99")),
    "dagen då ett värde publicerades flyttas": ("H01", edit(MEASURE, "published: 2025-02-12", "published: 2024-12-12")),
    "dagen då ett värde publicerades tas bort": ("H01", edit(MEASURE, ", published: 2025-02-12", "")),
    "rapporten för ett värde byts": ("H01", edit(MEASURE, "report: arsredovisning-2025}", "report: null}")),
    "det som mäts skrivs om": ("H15", edit(COUNTED, "definition: Antal besök.", "definition: Antal besök utom skolors.")),
    "måttet byter namn": ("H15", edit(COUNTED, "title: Besök", "title: Nöjda besökare")),
    "fler decimaler döljs": ("H15", edit(COUNTED, "decimals: 0", "decimals: 2")),
    "det mäts mer sällan": ("H15", edit(COUNTED, "every: year", "every: four_years")),
    "det mäts på ett annat sätt": ("H15", edit(COUNTED, "method: register", "method: survey")),
    "perioderna blir läsår": ("H15", edit(COUNTED, "every: year", "every: year\nschool_year: true")),
    "definitionen tas bort": ("H15", edit(COUNTED, "definition: Antal besök.\n", "")),
    "kommunen jämförs med andra": ("H15", edit(AREAS, "kolada_group: G99999", "kolada_group: G99998")),
    "alla mått jämförs med andra": ("H15", edit(MUNICIPALITY, "default_group: G99999", "default_group: G99998")),
    "enkäten byter namn": ("H15", edit(SURVEY, "title: Skolenkäten 2026", "title: Några elevers svar")),
    "besöken räknas om": ("H15", edit(VISITS, "visits: 40", "visits: 400")),
    "frågan skrivs om": ("H15", edit(COUNTED, "Hur många besöker biblioteket?", "Hur många lånar böcker?")),
    "enkätens sätt skrivs om": ("H15", edit(SURVEY, "Alla elever i årskurs 5 fick enkäten i skolan.", "Några elever fick frågan.")),
    # promises
    "när klockan startar ändras": ("H08", edit(GUARANTEE, "clock_starts: När ansökan är komplett.", "clock_starts: När någon öppnar ärendet.")),
    "löftet får ett nytt undantag": ("H16", edit(GUARANTEE, "clock_starts:", "exceptions: [När vi har mycket att göra.]\nclock_starts:")),
    "en äldre lydelse hittas på": ("H16", edit(GUARANTEE, FIRST, "  - {until: 2019-06-30, promise: Du fick beslut inom ett år., level: {bound: at_most, value: 12, unit: månader}, why: Vi blev bättre.}\n" + FIRST)),
    "löftet kräver mer": ("H16", edit(GUARANTEE, "[Lämna in alla handlingar., Svara när vi frågar.]", "[Lämna in alla handlingar., Svara när vi frågar., Ring varje vecka.]")),
    "löftet kräver något annat": ("H16", edit(GUARANTEE, "Svara när vi frågar.", "Ring varje vecka.")),
    "löftet byter namn": ("H16", edit(GUARANTEE, "title: Bygglov inom åtta veckor", "title: Bygglov så snart vi hinner")),
    "löftet får en annan ansvarig": ("H16", edit(GUARANTEE, "owners: [byggnadsnamnden, byggkontoret]", "owners: [skolnamnden]")),
    "löftets ordalydelse är inte längre ordagrann": ("H16", edit(GUARANTEE, "wording: quoted\n", "")),
    "lagens nivå ändras": ("H16", edit(GUARANTEE, "law_level: {bound: at_most, value: 10", "law_level: {bound: at_most, value: 12")),
    "löftets grund byts": ("H16", edit(GUARANTEE, "kind: law\n", "kind: own\n")),
    "kommunens tillägg till lagen tas bort": ("H16", edit(GUARANTEE, "  beyond_law: Beslutet kommer två veckor tidigare än lagen kräver.\n", "")),
    "uppföljningen skrivs om": ("H16", edit(GUARANTEE, "follow_up: {text: Vi mäter tiden i varje ärende., every: year", "follow_up: {text: Vi frågar ibland., every: year")),
    "det följs upp mer sällan": ("H16", edit(GUARANTEE, "ärende., every: year", "ärende., every: four_years")),
    "källan byts": ("H16", edit(GUARANTEE, "source: {kind: own, title: Byggkontoret}", "source: {kind: own, title: Skolan}")),
    "ett löfte gäller färre": ("H08", edit(GUARANTEE, "audience: [resident, business]", "audience: [business]")),
    "nivån ändras": ("H03", edit(GUARANTEE, LEVEL, LEVEL.replace("8", "15"))),
    "nivåns enhet ändras": ("H03", edit(GUARANTEE, LEVEL, LEVEL.replace("veckor", "månader"))),
    "nivåns gräns ändras": ("H03", edit(GUARANTEE, LEVEL, LEVEL.replace("at_most", "at_least"))),
    "nivån tas bort": ("H03", edit(GUARANTEE, LEVEL, "clock")),
    "löftet säger ett annat tal": ("H03", edit(GUARANTEE, "senast åtta veckor efter", "senast nio veckor efter")),
    "löftet säger något annat": ("H03", edit(GUARANTEE, "Du får beslut senast åtta veckor efter att din ansökan är komplett.", "Vi försöker svara fort.")),
    "konsekvensen skrivs om": ("H03", edit(GUARANTEE, "en femtedel för varje vecka", "en tiondel för varje månad")),
    "ersättningen byter slag": ("H03", edit(GUARANTEE, "compensation: fee_reduction", "compensation: apology")),
    "konsekvensen tas bort": ("H03", edit(GUARANTEE, "consequence:\n  text: Avgiften sänks med en femtedel för varje vecka beslutet dröjer.\n  compensation: fee_reduction\n", "")),
    "ersättningen måste begäras": ("H03", edit(GUARANTEE, "how: automatic", "how: apply")),
    "garanti blir servicenivå": ("H03", edit(GUARANTEE, "kind: guarantee", "kind: service_level")),
    "löftets beslut byts": ("H03", edit(GUARANTEE, "\ndecision: kf-2019-12\n", "\n")),
    "en tidigare nivå ändras": ("H04", edit(GUARANTEE, "value: 12, unit: veckor", "value: 14, unit: veckor")),
    "en tidigare lydelse tas bort": ("H04", edit(GUARANTEE, FIRST, "")),
    "en tidigare lydelse flyttas": ("H04", edit(GUARANTEE, "until: 2023-12-31", "until: 2024-12-31")),
    "skälet till en ändring tas bort": ("H04", edit(GUARANTEE, ",\n     why: Så löd löftet först.}", "}")),
    "vem som svarade förr ändras": ("H04", edit(GUARANTEE, "owners: [byggkontoret],\n", "owners: [skolnamnden],\n")),
    "ändrad nivå utan skäl": ("H03", edit(GUARANTEE, LEVEL, LEVEL.replace("8", "7"), edit(GUARANTEE, "E-tjänsten hjälper oss.}\n", "E-tjänsten hjälper oss.}\n  - {until: 2026-11-22, promise: Du får beslut senast åtta veckor efter att din ansökan är komplett., level: {bound: at_most, value: 8, unit: veckor}}\n"))),
    "ett avslutat löfte gäller igen": ("H08", edit(TELEPHONE, "state: withdrawn", "state: in_force")),
    "läget tas tillbaka": ("H08", edit(GUARANTEE, "state: in_force", "state: unknown")),
    "första dagen ändras": ("H08", edit(GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2019-01-01")),
    "sista dagen ändras": ("H08", edit(TELEPHONE, "valid_to: 2025-06-30", "valid_to: 2025-12-31")),
    "begärd ersättning ändras": ("H08", edit(GUARANTEE, "claimed: 3, granted: 3", "claimed: 2, granted: 2")),
    "begärd ersättning tas bort": ("H08", edit(GUARANTEE, "claims: [{period: 2025, counted: true, claimed: 3, granted: 3, compensation_sek: 9000}]\n", "")),
    "begärd ersättning räknas inte längre": ("H08", edit(GUARANTEE, "counted: true, claimed: 3, granted: 3, compensation_sek: 9000", "counted: false")),
    "löftets mått byts": ("H06", edit(GUARANTEE, "measure: bygglov-i-tid", "measure: besok")),
    "filen byter namn och nivån ändras": ("H03", renamed("value: 8, unit: veckor}\nclock", "value: 15, unit: veckor}\nclock")),
    # goals, reports and the rest
    "en bedömning vänds": ("H07", edit(GOAL, "verdict: partly_met", "verdict: met")),
    "en bedömning tas bort": ("H07", edit(GOAL, "assessments: [{report: arsredovisning-2025, verdict: partly_met, why: Fler är trygga än förra året.}]\n", "")),
    "en bedömnings skäl byts": ("H07", edit(GOAL, "why: Fler är trygga än förra året.", "why: Ingen har klagat.")),
    "målet byter namn": ("H08", edit(GOAL, "title: Alla elever är trygga i skolan", "title: Fler elever trivs")),
    "målets mått tas bort": ("H08", edit(GOAL, "measures: [trygghet-arskurs-5]\n", "")),
    "ett uppdrag tas bort": ("H08", edit(GOAL, "assignments: [{text: Ta fram en plan för raster., state: ongoing, report: arsredovisning-2025}]\n", "")),
    "målets text skrivs om": ("H16", edit(GOAL, "Tryggheten är en grund för att lära sig.", "Det går bra.")),
    "läget för ett uppdrag tas bort": ("H16", edit(GOAL, "state: ongoing, ", "")),
    "en åtgärd skjuts upp": ("H16", edit(SURVEY, "due: 2027-06-01", "due: 2028-06-01")),
    "en åtgärd får en annan ansvarig": ("H16", edit(SURVEY, "owner: skolnamnden, due", "owner: byggnadsnamnden, due")),
    "en risk skrivs om": ("H16", edit(CONTROL, "risk: Ett ärende glöms.", "risk: Ingen.")),
    "området byter namn": ("H16", edit(AREAS, "title: Bygga och bo", "title: Samhälle")),
    "områdets uppdrag skrivs om": ("H16", edit(AREAS, "Kommunen prövar om det du vill bygga följer reglerna.", "Kommunen hjälper till.")),
    "rapporten byter namn": ("H16", edit(REPORT, "title: Årsredovisning 2025", "title: Utkast")),
    "ett styrdokument säger något annat": ("H16", edit(POLICY, "Policyn säger hur vi möter dig.", "Policyn är en vision.")),
    "vem en nämnd lyder under ändras": ("H16", edit(OWNERS, "works_for: [byggnadsnamnden]", "works_for: [skolnamnden]")),
    "en annan kommuns löfte ändras": ("H16", edit(ELSEWHERE, "value: 6", "value: 16")),
    "skälet till att ett nyckeltal inte visas byts": ("H16", edit(NOT_SHOWN, "Kommunen deltog inte i undersökningen.", "Det är inte viktigt.")),
    "det en utredning fann skrivs om": ("H08", edit(INVESTIGATION, "Både årsredovisningen och kontoret tar fram samma siffra.", "Allt följs upp en gång.")),
    "ett alternativ i en utredning tas bort": ("H08", edit(INVESTIGATION, "  - {path: update, title: Uppdatera, text: Gå igenom garantierna.}\n", "")),
    "skälet till en rättelse skrivs om": ("H09", edit(COUNTED, "why: Vi räknar besök.", "why: Ingen vet.")),
    "vem som rättade byts": ("H09", edit(COUNTED, "by: byggnadsnamnden,", "by: skolnamnden,")),
    "skälet till en äldre lydelse skrivs om": ("H04", edit(GUARANTEE, "why: Så löd löftet först.", "why: Riksdagen bestämde.")),
    "en åtgärd tas bort": ("H08", edit(SURVEY, "actions: [{text: Fler vuxna är ute på rasterna., owner: skolnamnden, due: 2027-06-01}]\n", "")),
    "en ansvarig byter namn": ("H08", edit(OWNERS, "name: Skolnämnden", "name: Bolaget")),
    "vad en rapport sade ändras": ("H08", edit(REPORT, "guarantees: 4", "guarantees: 5")),
    "vad en rapport sade tas bort": ("H08", edit(REPORT, "stated: {guarantees: 4, targets: met, claimed: 3}\n", "")),
    "rapportens dag ändras": ("H08", edit(REPORT, "published: 2026-04-20", "published: 2026-03-20")),
    "ett möte tas bort": ("H08", edit(REPORT, "handled: [{by: kommunfullmaktige, date: 2026-04-20}]\n", "")),
    "ett besluts paragraf ändras": ("H08", edit(DECISION, "§ 140", "§ 141")),
    "ett besluts dag ändras": ("H08", edit(DECISION, "date: 2019-12-16", "date: 2018-12-16")),
    "antalet svar ändras": ("H08", edit(SURVEY, "answered: 430", "answered: 480")),
    "resultatet av en enkät skrivs om": ("H08", edit(SURVEY, "De flesta känner sig trygga.", "Alla är nöjda.")),
    "avvikelser ändras": ("H08", edit(CONTROL, "deviations: 3", "deviations: 0")),
    "en kontroll tas bort": ("H08", edit(CONTROL, "controls:\n  - {moment: Vi följer tiden i varje ärende., risk: Ett ärende glöms., deviations: 3}\n", "")),
    "ett styrdokument gäller igen": ("H08", edit(POLICY, "decided: 2024-05-20", "decided: 2023-05-20")),
    "en ansvarigs första dag ändras": ("H08", edit(OWNERS, "valid_from: 2019-01-01", "valid_from: 2018-01-01")),
    # what is no longer reported, and the copies that are kept
    "dagen då det slutade redovisas ändras": ("H08", edit(ENDED, "day: 2025-09-01", "day: 2026-09-01")),
    "skälet till att det inte redovisas byts": ("H08", edit(ENDED, "Augusti står i delårsrapporten.", "Ingen frågade.")),
    "det redovisas igen i tysthet": ("H08", edit(ENDED, "withdrawn: {day: 2025-09-01, why: Augusti står i delårsrapporten.}\n", "")),
    "en kopia stryks ur listan": ("H14", edit(MUNICIPALITY, COPIES.splitlines(keepends=True)[1], "")),
    "alla kopior stryks": ("H14", edit(MUNICIPALITY, COPIES, "")),
    "en kopias avtryck byts": ("H14", edit(MUNICIPALITY, "a" * 64, "c" * 64)),
    "en kopias dag ändras": ("H14", edit(MUNICIPALITY, "day: 2025-12-31", "day: 2025-12-30")),
    "en kopia byter namn": ("H14", edit(MUNICIPALITY, "file: kvalitet-2025.zip", "file: annan.zip")),
    # what stands beside, when it was looked at, and what has no page
    "en rättelse dateras bakåt": ("H16", edit(MEASURE, "value: 95.0, numerator: 190", "value: 95.5, restated_from: {value: 95.0, day: 2025-03-01, why: Ett ärende saknades.}, numerator: 191")),
    "en rättelse av målet dateras bakåt": ("H16", corrected(MEASURE, "at_least: 95", "at_least: 90", "field: targets.at_least, of: 2020, was: 95", "2024-03-01")),
    "dagen för en rättelse på posten ändras": ("H09", edit(COUNTED, "day: 2026-01-05, by", "day: 2025-01-05, by")),
    "skälet till ett rättat värde skrivs om": ("H09", edit(COUNTED, "why: Dubbelt.", "why: Ett nytt sätt att räkna.")),
    "det rättade värdet ändras": ("H09", edit(COUNTED, "restated_from: {value: 490", "restated_from: {value: 485")),
    "läget i en gammal rapport ändras": ("H16", edit(GOAL, "state: ongoing", "state: done")),
    "en åtgärd sägs ha blivit klar i tid": ("H16", edit(CONTROL, "due: 2026-03-31", "due: 2026-03-31, done: 2026-03-30")),
    "en rutin finns inte längre": ("H16", edit(POLICY, 'routine: {state: exists, url: "https://exempel.se/rutin"}', "routine: {state: missing}")),
    "måttet får en annan ansvarig": ("H16", edit(MEASURE, "owners: [byggnadsnamnden]", "owners: [byggkontoret]")),
    "enkäten får en annan ansvarig": ("H16", edit(SURVEY, "owners: [skolnamnden]", "owners: [byggnadsnamnden]")),
    "en dimension byter namn": ("H15", edit(MUNICIPALITY, "dimensions: {gender: Kön}", "dimensions: {gender: Ålder}")),
    "gruppens kommuner byts": ("H15", edit(KOLADA_GROUPS, '"Liknande kommuner", "members": ["9998", "9999"]', '"Liknande kommuner", "members": ["9999"]')),
    "förklaringen till resultatet tas bort": ("H16", edit(MEASURE, "comment: Två ärenden kom inte i tid.\n", "")),
    "förklaringen till resultatet säger motsatsen": ("H16", edit(MEASURE, "comment: Två ärenden kom inte i tid.", "comment: Alla ärenden kom i tid.")),
    "löftets text tas bort": ("H16", edit(GUARANTEE, "Löftet gäller alla som söker bygglov.\n", "")),
    "den lättlästa texten tas bort": ("H16", edit(GUARANTEE, "easy: Du får svar inom åtta veckor.\n", "")),
    "en mening göms i en kommentar": ("H16", edit(GOAL, "Tryggheten är en grund för att lära sig.", "<!-- Tryggheten är en grund för att lära sig. -->")),
    "en mening stryks över": ("H16", edit(GOAL, "Tryggheten är en grund för att lära sig.", "~~Tryggheten är en grund för att lära sig.~~")),
    "tillgängligheten är en annan": ("H16", edit(MUNICIPALITY, "conformity: full", "conformity: partial")),
    "dagen då lagen lästes tas tillbaka": ("H16", edit(GUARANTEE, "checked: 2026-05-01", "checked: 2025-05-01")),
    "webbplatsen blir inofficiell": ("H16", edit(MUNICIPALITY, "status: official", "status: unofficial")),
    "en jämförelse tas bort": ("H16", with_files({ELSEWHERE: None}, PAST)),
    "skälet till att ett nyckeltal inte visas tas bort": ("H16", edit(NOT_SHOWN, "not_shown:\n  - {id: N00610, why: Kommunen deltog inte i undersökningen., checked: 2026-09-01}\n", "not_shown: []\n")),
    # ends and days that are written afterwards
    "löftet slutade för länge sedan": ("H08", edit(GUARANTEE, "state: in_force", "state: withdrawn\nvalid_to: 2023-12-31")),
    "löftet slutade i våras": ("H16", edit(GUARANTEE, "state: in_force", "state: withdrawn\nvalid_to: 2026-04-30")),
    "löftet är slut utan dag": ("H16", edit(GUARANTEE, "state: in_force", "state: withdrawn")),
    "löftet är en plan igen": ("H08", edit(GUARANTEE, "state: in_force", "state: planned")),
    "målet gällde inte när det bedömdes": ("H08", edit(GOAL, "valid_from: 2023-01-01", "valid_from: 2023-01-01\nvalid_to: 2024-12-31")),
    "nämnden upphörde för länge sedan": ("H16", edit(OWNERS, "valid_from: 2019-01-01", "valid_from: 2019-01-01\n    valid_to: 2024-12-31")),
    "måttet redovisades aldrig": ("H08", with_files({MEASURE: f"{PAST[MEASURE]}withdrawn: {{day: 2025-01-01, why: Ingen samlar in det längre.}}\n"}, PAST)),
    "enkäten redovisades aldrig": ("H08", with_files({SURVEY: f"{PAST[SURVEY]}withdrawn: {{day: 2025-01-01, why: Ingen frågar längre.}}\n"}, PAST)),
    "rapporten redovisades aldrig": ("H08", with_files({REPORT: f"{PAST[REPORT]}withdrawn: {{day: 2026-01-01, why: Den var felaktig.}}\n"}, PAST)),
    "ett värde rättades redan förra året": ("H16", edit(MEASURE, "value: 95.0, numerator: 190", "value: 95.5, restated_from: {value: 95.0, why: Ett ärende saknades.}, numerator: 191")),
    "ett värde rättades en okänd dag": ("H16", edit(COUNTED, "value: 300", "value: 310, restated_from: {value: 300, why: Fler kom.}")),
    "ett uppdrag blev klart i en äldre rapport": ("H16", edit(GOAL, "state: ongoing, report: arsredovisning-2025", "state: done, report: manadsrapport-2025-08")),
    "en ny nivå sägs ha gällt länge": ("H16", with_new_level("6", "2025-12-31")),
    "begärd ersättning hittas på för ett äldre år": ("H16", edit(GUARANTEE, "claims: [", "claims: [{period: 2023, counted: true, claimed: 0}, ")),
    "styrdokumentet är ersatt av ingenting": ("H16", edit(POLICY, "state: in_force", "state: replaced")),
    "dolda besök räknas om": ("H15", edit(VISITS, "withheld: 3", "withheld: 30")),
    # sentences
    "en mening skrivs om": ("H10", edit(GUARANTEE, "efter att din ansökan är komplett.\nwording", "efter det att din ansökan är komplett.\nwording")),
    "konsekvensens mening skrivs om": ("H10", edit(GUARANTEE, "vecka beslutet dröjer", "vecka som beslutet dröjer")),
    "enkätens mening skrivs om": ("H10", edit(SURVEY, "De flesta känner sig trygga.", "De flesta känner sig tryga.")),
    "ett ord läggs till i enkätens mening": ("H08", edit(SURVEY, "De flesta känner sig trygga.", "De allra flesta känner sig trygga.")),
    "ett ord blir sin motsats": ("H07", edit(GOAL, "Fler är trygga än förra året.", "Färre är trygga än förra året.")),
    "ett ord blir ett annat ord": ("H08", edit(SURVEY, "De flesta känner sig trygga.", "De flesta känner sig arga.")),
    "ett enda ord blir ett annat i det som sägs om resultatet": ("H16", edit(MEASURE, "comment: Två ärenden kom inte i tid.", "comment: Två ansökningar kom inte i tid.")),
    "ett enda ord blir sin motsats i den lättlästa texten": ("H16", edit(GUARANTEE, "easy: Du får svar inom åtta veckor.", "easy: Du mister svar inom åtta veckor.")),
    "ett ord blir sin motsats i det som sägs om resultatet": ("H16", edit(MEASURE, "comment: Två ärenden kom inte i tid.", "comment: Två ärenden fler kom inte i tid.")),
}  # fmt: skip


@pytest.mark.parametrize("name", REWRITES)
def test_a_rewrite_is_found_and_its_proposal_works_when_it_is_pasted(name: str, tmp_path: Path) -> None:
    code, files = REWRITES[name]
    found = asked(tmp_path / "asked", files)
    assert code in {each.problem.rule.code for each in found}
    for each in found:
        assert each.problem.hint
        assert ".." not in each.problem.message
    if any(each.mend is None for each in found):
        assert code == "H04"  # days are put back by hand
        return
    mended = pasted(files, found)
    again = [each.problem for each in asked(tmp_path / "mended", mended)]
    assert [str(problem) for problem in again if problem.accepted is None] == []


def test_the_table_is_long_enough() -> None:
    assert len(REWRITES) >= 40
    assert len(HONEST) >= 40


LATER = with_files(
    {
        "results/reports/manadsrapport-2026-09.yml": (
            "title: Månadsrapport september 2026\nkind: month\nperiod: 2026-09\npublished: 2026-10-12\n"
        )
    },
    PAST,
)
"""With a report that is newer than the one that the published assignments name."""

WITHDRAWN = "withdrawn: {day: 2026-11-01, why: Ingen samlar in det längre.}\n"

HONEST: Mapping[str, Files] = {
    "ingenting": PAST,
    # additions
    "ett nytt utfall": edit(MEASURE, "outcomes:\n", "outcomes:\n  - {period: 2026-T1, value: 97.0, published: 2026-06-01}\n"),
    "ett äldre utfall läggs till": edit(MEASURE, "outcomes:\n", "outcomes:\n  - {period: 2019, value: 80.0}\n"),
    "en ny grupp": edit(COUNTED, "outcomes:\n", "outcomes:\n  - {period: 2024, value: 200, group: {dimension: gender, value: men}}\n"),
    "utfall där det saknades": edit(COUNTED, "missing: not_measured, why: Räknaren var trasig.", "value: 480"),
    "det som var prognos kom": edit(COUNTED, "value: 540, kind: forecast", "value: 535"),
    "preliminärt blir slutligt": edit(COUNTED, "value: 520, kind: preliminary", "value: 520"),
    "nämnaren läggs till": edit(MEASURE, "value: 96.5, published", "value: 96.5, denominator: 200, published"),
    "en kommentar till ett värde": edit(MEASURE, "2025-02-12}", "2025-02-12, note: Två ärenden saknas.}"),
    "ett nytt mål framåt": edit(MEASURE, "{from_period: 2020, at_least: 95", "{from_period: 2027, at_least: 97}, {from_period: 2020, at_least: 95"),
    "ett nytt mätår": edit(KOLADA_MEASURE, "[2022, 2024, 2026]", "[2022, 2024, 2026, 2028]"),
    "en ny definition med svar": edit(COUNTED, "definition: Antal besök.", "definition: Antal besök i huset.\naccepted: [{rule: H15, why: Det mäts som förut.}]"),
    "ett brott från en ny period": edit(COUNTED, "outcomes:\n", "breaks: [{before: 2027, why: En ny räknare.}]\noutcomes:\n"),
    "en till som löftet gäller för": edit(GUARANTEE, "audience: [resident, business]", "audience: [business, association, resident]"),
    "ett löfte till på målet": edit(GOAL, "measures: [trygghet-arskurs-5]", "measures: [besok, trygghet-arskurs-5]"),
    "ett uppdrag till": edit(GOAL, "assignments: [", "assignments: [{text: Bygg ett staket.}, "),
    "ett uppdrag är klart": edit(GOAL, "state: ongoing, report: arsredovisning-2025", "state: done, report: manadsrapport-2026-09", LATER),
    "ett mål bakåt som är rättat": corrected(MEASURE, "targets: [", "targets: [{from_period: 2023, at_least: 90}, ", "field: targets.at_least, of: 2023, was: 95"),
    "ett mått i en ny fil": with_files({"results/measures/nytt.yml": PAST[COUNTED].replace("title: Besök", "title: Lån")}, PAST),
    "en ny ägare med svar": edit(MEASURE, "owners: [byggnadsnamnden]", "owners: [byggkontoret]\naccepted: [{rule: H16, why: Kontoret tog över.}]"),
    "ny begärd ersättning": edit(GUARANTEE, "claims: [", "claims: [{period: 2024, counted: false}, "),
    "ett nytt möte": edit(REPORT, "handled: [", "handled: [{by: byggnadsnamnden, date: 2026-04-01}, "),
    "en ny bedömning": edit(GOAL, "assessments: [", "assessments: [{verdict: met}, "),
    "en ny åtgärd": edit(SURVEY, "due: 2027-06-01}", "due: 2027-06-01, done: 2026-11-01}"),
    "en ny kontroll": edit(CONTROL, "controls:\n", "controls:\n  - {moment: Vi ringer upp., deviations: 0}\n"),
    "uppgift som saknades": edit(DECISION, "route: own_case\n", "route: own_case\nurl: https://exempel.se/protokoll\n"),
    "nästa uppdatering": edit(MEASURE, "next_update: 2027-02", "next_update: 2027-03"),
    "dagen för översyn": edit(GUARANTEE, "review_by: 2027-03-01", "review_by: 2028-03-01"),
    "lagen är kontrollerad": edit(GUARANTEE, "checked: 2026-05-01", "checked: 2026-11-01"),
    "en ny sista dag": edit(GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2020-01-01\nvalid_to: 2027-12-31"),
    "löftet ses över": edit(GUARANTEE, "state: in_force", "state: under_review"),
    "löftet dras tillbaka": edit(GUARANTEE, "state: in_force", "state: withdrawn\nvalid_to: 2026-11-22"),
    "styrdokumentet ses över": edit(POLICY, "state: in_force", "state: under_review"),
    "en lättare text": edit(GUARANTEE, "easy: Du får svar inom åtta veckor.", "easy: Svaret kommer inom åtta veckor."),
    "fler undantag med svar": edit(GUARANTEE, "clock_starts:", "accepted: [{rule: H16, why: Beslutat i dag.}]\nexceptions: [Röda dagar.]\nclock_starts:"),
    "en annan ansvarig, och vilka som svarade förut": edit(GUARANTEE, "E-tjänsten hjälper oss.}\n", EARLIER_NOW.replace(", why: Vi", ", owners: [byggnadsnamnden, byggkontoret], why: Vi"), edit(GUARANTEE, "owners: [byggnadsnamnden, byggkontoret]", "owners: [skolnamnden]")),
    "en till ansvarig": edit(GUARANTEE, "owners: [byggnadsnamnden", "owners: [skolnamnden, byggnadsnamnden"),
    "vägen väljs": edit(GUARANTEE, "state: in_force", "state: in_force\npath: update"),
    "löftet flyttas till ett annat område": edit(GUARANTEE, "area: bygga-och-bo", "area: forskola-och-skola"),
    "en ny förklaring till resultatet": edit(COUNTED, "every: year", "every: year\ncomment: Fler kom i år."),
    "en annan kommuns löfte, läst igen": edit(ELSEWHERE, "value: 6", "value: 16", edit(ELSEWHERE, "read: 2026-06-01", "read: 2026-11-01")),
    "ett annat skäl, kontrollerat igen": edit(NOT_SHOWN, "Kommunen deltog inte i undersökningen., checked: 2026-09-01", "Den görs inte längre., checked: 2026-11-01"),
    "ett nytt telefonnummer": edit(MUNICIPALITY, "0999-710 00", "0999-720 00"),
    "ett uppdrag är försenat": edit(GOAL, "state: ongoing, report: arsredovisning-2025", "state: delayed, report: manadsrapport-2026-09", LATER),
    "ett fynd till": edit(INVESTIGATION, "findings:\n", "findings:\n  - {title: Mer, text: Fler ser samma sak.}\n"),
    "ett skrivfel i ett skäl": edit(COUNTED, "why: Vi räknar besök.", "why: vi räknar besök"),
    # openly changed
    "en ny nivå från i dag": with_new_level("6"),
    "en ny nivå från årsskiftet med svar": edit(GUARANTEE, "synonyms:", "accepted: [{rule: H16, why: Beslutet kom i december och skrevs in sent.}]\nsynonyms:", with_new_level("6", "2025-12-31")),
    "en ny nivå från ett datum som kommer": with_new_level("6", "2026-12-31"),
    "ett rättat värde": edit(MEASURE, "value: 95.0, numerator: 190", "value: 95.5, published: 2026-11-20, restated_from: {value: 95.0, why: Ett ärende saknades.}, numerator: 191", edit(MEASURE, ", published: 2025-02-12", "")),
    "dagen då ett värde rättades": edit(MEASURE, "published: 2023-01-30, why", "published: 2023-01-30, day: 2023-02-10, why"),
    "ett rättat värde med dag": edit(MEASURE, "value: 95.0, numerator: 190", "value: 95.5, restated_from: {value: 95.0, day: 2026-11-23, why: Ett ärende saknades.}, numerator: 191"),
    "ett värde som inte höll": edit(MEASURE, OF_2023, "  - {period: 2023, missing: not_reported, why: Underlaget var fel., published: 2024-02-10, restated_from: {value: 94.0, day: 2026-11-20, why: Underlaget var fel.}}\n"),
    "ett värde rättat två gånger": edit(MEASURE, "value: 96.5, published: 2023-02-10,\n     restated_from: {value: 96.0, published: 2023-01-30, why: Två ärenden saknades.}", "value: 97.0, published: 2023-02-10,\n     restated_from: {value: 96.5, day: 2026-11-20, why: Ett till saknades. Dessförinnan 96.0}"),
    "ett rättat mål": corrected(MEASURE, "at_least: 95", "at_least: 90", "field: targets.at_least, of: 2020, was: 95"),
    "ett rättat mål med annat slags tal": corrected(MEASURE, "at_least: 95", "at_least: 90", "field: targets.at_least, of: '2020', was: '95.0'"),
    "ett mål som aldrig fanns": corrected(MEASURE, TARGETS, "target_state: none\n", "field: targets, of: 2020, was: 'at_least: 95, decision: kf-2019-12'"),
    "en rättad bedömning": corrected(GOAL, "verdict: partly_met", "verdict: met", "field: assessments.verdict, of: arsredovisning-2025, was: partly_met"),
    "en rättad bedömning med ord": corrected(GOAL, "verdict: partly_met", "verdict: met", "field: assessments.verdict, of: arsredovisning-2025, was: Delvis uppfyllt"),
    "en rättad marginal": corrected(MEASURE, "tolerance: 2\n", "tolerance: 1\n", "field: tolerance, was: 2"),
    "rättade avvikelser": corrected(CONTROL, "deviations: 3", "deviations: 2", "field: controls.deviations, of: Vi följer tiden i varje ärende., was: 3"),
    "en rättad paragraf": corrected(DECISION, "§ 140", "§ 141", "field: section, was: § 140"),
    "en rättad uppgift i en rapport": corrected(REPORT, "guarantees: 4", "guarantees: 5", "field: stated.guarantees, was: 4"),
    "en rättad enhet till": corrected(COUNTED, "unit: antal", "unit: besök", "field: unit, was: antal"),
    "ett mått redovisas inte längre": with_files({MEASURE: f"{PAST[MEASURE]}{WITHDRAWN}"}, PAST),
    "en enkät redovisas inte längre": with_files({SURVEY: f"{PAST[SURVEY]}{WITHDRAWN}"}, PAST),
    "en rapport redovisas inte längre": with_files({REPORT: f"{PAST[REPORT]}{WITHDRAWN}"}, PAST),
    "skälet till att det inte redovisas stavas om": edit(ENDED, "Augusti står i delårsrapporten.", "augusti står i delårsrapporten"),
    "en kopia till": edit(MUNICIPALITY, "copies:\n", f"copies:\n  - {{day: 2026-10-31, file: ny.zip, fingerprint: {'d' * 64}}}\n"),
    "ordningen på kopior": edit(MUNICIPALITY, COPIES, "\n".join([*COPIES.splitlines()[::2], COPIES.splitlines()[1], ""])),
    "ett rättat avtryck": corrected(MUNICIPALITY, "a" * 64, "c" * 64, f"field: copies.fingerprint, of: kvalitet-2025.zip, was: {'a' * 64}"),
    # spelling and form
    "citattecken": edit(MEASURE, "title: Bygglov i tid", "title: 'Bygglov i tid'"),
    "en rad per fält": edit(GUARANTEE, LEVEL, "level:\n  unit: veckor\n  value: 8.0\n  bound: at_most\nclock"),
    "ordningen på nycklar": edit(MEASURE, "{period: 2024, value: 95.0, numerator: 190, denominator: 200, published: 2025-02-12}", "{published: 2025-02-12, denominator: 200, numerator: 190, value: 95, period: 2024}"),
    "ordningen på utfall": edit(MEASURE, OF_2023 + OF_2024, OF_2024 + OF_2023),
    "en kommentar i filen": with_files({MEASURE: f"# kommentar\n{PAST[MEASURE]}"}, PAST),
    "mellanslag i en mening": edit(GUARANTEE, "efter att din ansökan är komplett.\nwording", "efter  att din ansökan är komplett.\nwording"),
    "punkt och stor bokstav": edit(SURVEY, "De flesta känner sig trygga.", "De Flesta känner sig trygga!"),
    "ett skrivfel med svar": edit(GUARANTEE, "synonyms:", "accepted: [{rule: H10, why: Ett ord var för mycket.}]\nsynonyms:", edit(GUARANTEE, "vecka beslutet dröjer", "vecka som beslutet dröjer")),
    "filen byter namn": renamed("", ""),
    "en annan kommuns värde, hämtat igen": edit(SNAPSHOT, '"fetched": "2026-06-14"', '"fetched": "2026-09-14"', edit(SNAPSHOT, '"9998",\n   2026,\n   "T",\n   72.5', '"9998",\n   2026,\n   "T",\n   70.5')),
    "en mening till i målets text": edit(GOAL, "att lära sig.", "att lära sig. Eleverna svarar varje år."),
    "en mening till i det som sägs": edit(REPORT, "kind: annual", "kind: annual\nnote: Rapporten går att läsa på webben."),
    "en dimension till": edit(MUNICIPALITY, "dimensions: {gender: Kön}", "dimensions: {gender: Kön, age: Ålder}"),
    "tillgängligheten är bedömd igen": edit(MUNICIPALITY, "assessed: 2026-09-01, updated: 2026-09-01, method: self, conformity: full", "assessed: 2026-11-01, updated: 2026-11-01, method: self, conformity: partial"),
    "en åtgärd blev klar för sent": edit(CONTROL, "due: 2026-03-31", "due: 2026-03-31, done: 2026-11-20"),
    "ett nytt värde får en ny förklaring": edit(MEASURE, "comment: Två ärenden kom inte i tid.", "comment: Alla kom i tid.", edit(MEASURE, "outcomes:\n", "outcomes:\n  - {period: 2026-T1, value: 100.0, published: 2026-06-01}\n")),
    "ett nyckeltal visas nu": with_files({NOT_SHOWN: "not_shown: []\n", "results/measures/valfard.yml": PAST[KOLADA_MEASURE].replace("N99999", "N00610")}, PAST),
    "ett skrivfel i en definition": edit(COUNTED, "definition: Antal besök.", "definition: Antal bessök."),
    "ett skrivfel i en titel på en åtgärd": edit(CONTROL, "risk: Ett ärende glöms.", "risk: Ett ärendde glöms."),
    "en ny brödtext": edit(GUARANTEE, "alla som söker bygglov.", "alla som söker bygglov eller anmäler."),
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_edit_is_let_be(name: str, tmp_path: Path) -> None:
    assert [str(problem) for problem in told(tmp_path, HONEST[name]) if problem.accepted is None] == []
