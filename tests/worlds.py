"""A tiny municipality made of file texts, loaded and checked: for tests of rules.

``CLEAN`` is Exempelkommunen, a whole and blameless one: one of each record, and no rule finds anything in it.
A test changes one thing and asks what one rule says:

    assert not found(tmp_path, "G13")                                                # control line
    [problem] = found(tmp_path, "G13", edited(GUARANTEE, "decision: kf-2019-12\\n", ""))
    assert problem.place == line_of(GUARANTEE, "title")

Paths are named from ``content/``. A file given as None is left out.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from paraply.check import World, check_content
from paraply.load import load_content
from paraply.problems import Place, Problem

Files = Mapping[str, str | None]
Addresses = tuple[tuple[str, Place | None], ...]

TODAY = date(2026, 11, 23)

MUNICIPALITY = "results/municipality.yml"
AREAS = "results/areas.yml"
OWNERS = "results/owners.yml"
NOT_SHOWN = "results/not_shown.yml"
GUARANTEE = "guarantees/bygglov.md"
MEASURE = "results/measures/bygglov-i-tid.yml"
KOLADA_MEASURE = "results/measures/trygghet-arskurs-5.yml"
GOAL = "results/goals/trygg-skola.md"
SURVEY = "results/surveys/skolenkaten-2026.yml"
REPORT = "results/reports/arsredovisning-2025.yml"
POLICY = "results/policies/servicepolicy.md"
DECISION = "results/decisions/kf-2019-12.yml"
INVESTIGATION = "results/investigations/utredning-2026.yml"
IMPORT = "results/imports/uppfoljning.yml"
ELSEWHERE = "results/elsewhere/bygglov-annankommun.yml"
VISITS = "results/visits/2026-10.yml"
SNAPSHOT = "results/kolada/N99999.json"
KOLADA_MUNICIPALITIES = "results/kolada/municipalities.json"
KOLADA_GROUPS = "results/kolada/groups.json"

CLEAN: dict[str, str] = {
    MUNICIPALITY: """\
name: Exempelkommunen
short_name: Exempel
code: '9999'
status: official
site_address: https://kvalitet.exempel.se/
contact:
  centre: Kontaktcenter
  phone: 0999-710 00
  email: kontakt@exempel.se
  complaints_url: https://exempel.se/synpunkter
  appeal_text: Du kan överklaga beslutet inom tre veckor.
supervisor: {name: Tillsynsmyndigheten, url: "https://exempel.se/tillsyn"}
accessibility: {assessed: 2026-09-01, updated: 2026-09-01, method: self, conformity: full}
dimensions: {gender: Kön}
kolada: {default_group: G99999, county_group: G99998}
example: true
""",
    AREAS: """\
areas:
  - id: bygga-och-bo
    title: Bygga och bo
    lead: Bygglov, kartor och tomter.
    mission: Kommunen prövar om det du vill bygga följer reglerna.
    pictogram: house
    contact: Kontaktcenter
  - id: forskola-och-skola
    title: Förskola och skola
    lead: Från förskola till gymnasium.
    pictogram: school
    kolada_group: G99999
""",
    NOT_SHOWN: """\
not_shown:
  - {id: N00610, why: Kommunen deltog inte i undersökningen., checked: 2026-09-01}
""",
    OWNERS: """\
owners:
  - id: kommunfullmaktige
    name: Kommunfullmäktige
    kind: council
  - id: byggnadsnamnden
    name: Byggnadsnämnden
    kind: committee
    parent: kommunfullmaktige
    valid_from: 2019-01-01
  - id: byggkontoret
    name: Byggkontoret
    kind: office
    works_for: [byggnadsnamnden]
  - id: skolnamnden
    name: Skolnämnden
    kind: committee
    parent: kommunfullmaktige
""",
    GUARANTEE: """\
---
title: Bygglov inom åtta veckor
kind: guarantee
state: in_force
area: bygga-och-bo
owners: [byggnadsnamnden, byggkontoret]
audience: [resident, business]
promise: Du får beslut senast åtta veckor efter att din ansökan är komplett.
wording: quoted
easy: Du får svar inom åtta veckor.
level: {bound: at_most, value: 8, unit: veckor}
clock_starts: När ansökan är komplett.
your_part: [Lämna in alla handlingar., Svara när vi frågar.]
basis:
  kind: law
  reference: Plan- och bygglagen
  law_level: {bound: at_most, value: 10, unit: veckor}
  checked: 2026-05-01
  beyond_law: Beslutet kommer två veckor tidigare än lagen kräver.
consequence:
  text: Avgiften sänks med en femtedel för varje vecka beslutet dröjer.
  compensation: fee_reduction
claim: {how: automatic, text: Avdraget görs utan att du ansöker.}
follow_up: {text: Vi mäter tiden i varje ärende., every: year, method: case_data}
measure: bygglov-i-tid
measure_is: share
claims: [{period: 2025, counted: true, claimed: 3, granted: 3, compensation_sek: 9000}]
decision: kf-2019-12
valid_from: 2020-01-01
review_by: 2027-03-01
source: {kind: own, title: Byggkontoret}
synonyms: [byggnadslov]
old_addresses: [info/bygglov/]
---
Löftet gäller alla som söker bygglov.
""",
    MEASURE: """\
title: Bygglov i tid
question: Hur stor del av besluten om bygglov kom i tid?
area: bygga-och-bo
owners: [byggnadsnamnden]
unit: procent
decimals: 1
direction: higher
method: case_data
definition: Andelen beslut som kom inom åtta veckor från att ansökan var komplett.
source: {kind: system, title: Ärendesystemet}
every: year
next_update: 2027-02
targets: [{from_period: 2020, at_least: 95, decision: kf-2019-12}]
tolerance: 2
outcomes:
  - {period: 2023, value: 94.0, numerator: 188, denominator: 200, published: 2024-02-10}
  - {period: 2024, value: 95.0, numerator: 190, denominator: 200, published: 2025-02-12}
  - {period: 2025, value: 96.0, numerator: 192, denominator: 200, published: 2026-02-11,
     report: arsredovisning-2025}
""",
    KOLADA_MEASURE: """\
title: Trygga elever i årskurs 5
question: Känner sig eleverna i årskurs 5 trygga i skolan?
area: forskola-och-skola
owners: [skolnamnden]
unit: procent
decimals: 1
direction: higher
method: survey
definition: Andelen elever som svarar att de känner sig trygga.
source: {kind: kolada, id: N99999}
kolada_group: G99999
rounds: [2022, 2024, 2026]
every: two_years
next_update: 2028-06
target_state: none
""",
    GOAL: """\
---
title: Alla elever är trygga i skolan
level: council
owners: [skolnamnden]
area: forskola-och-skola
valid_from: 2023-01-01
decision: kf-2019-12
measures: [trygghet-arskurs-5]
assessments: [{report: arsredovisning-2025, verdict: partly_met, why: Fler är trygga än förra året.}]
assignments: [{text: Ta fram en plan för raster., state: ongoing, report: arsredovisning-2025}]
---
Tryggheten är en grund för att lära sig.
""",
    SURVEY: """\
title: Skolenkäten 2026
kind: survey
owners: [skolnamnden]
area: forskola-och-skola
about: Elever svarar på frågor om sin skola.
method: Alla elever i årskurs 5 fick enkäten i skolan.
period: 2026
invited: 500
answered: 430
measures: [trygghet-arskurs-5]
findings: De flesta känner sig trygga.
actions: [{text: Fler vuxna är ute på rasterna., owner: skolnamnden, due: 2027-06-01}]
""",
    REPORT: """\
title: Årsredovisning 2025
kind: annual
period: 2025
published: 2026-04-20
handled: [{by: kommunfullmaktige, date: 2026-04-20}]
""",
    POLICY: """\
---
title: Servicepolicy
decided: 2024-05-20
decision: kf-2019-12
state: in_force
review_by: 2028-05-01
routine: {state: exists, url: "https://exempel.se/rutin"}
---
Policyn säger hur vi möter dig.
""",
    DECISION: """\
title: Tjänstegaranti för bygglov
decided_by: kommunfullmaktige
date: 2019-12-16
section: § 140
number: KS 2019-99
route: own_case
""",
    INVESTIGATION: """\
title: Utredning om tjänstegarantier
owner: byggkontoret
commission: Byggnadsnämnden ville veta om garantierna följs upp lika.
decision: kf-2019-12
reported_in: [interim_1, annual]
findings:
  - title: Samma sak följs upp två gånger
    text: Både årsredovisningen och kontoret tar fram samma siffra.
    doubt: Det står inte hur ofta.
    answered_by: [repeated, levels]
    measures: [bygglov-i-tid]
alternatives:
  - {path: phase_out, title: Avveckla, text: Visa vad man kan vänta sig., is_recommended: true}
  - {path: update, title: Uppdatera, text: Gå igenom garantierna.}
""",
    IMPORT: """\
title: Uppföljning av bygglov
sheet: Blad1
columns: [{heading: Utfall 2025, period: 2025}]
rows: [{label: Bygglov i tid, measure: bygglov-i-tid}]
""",
    VISITS: """\
month: 2026-10
pages:
  - {address: /, visits: 40, seconds: 18}
  - {address: /garantier/bygglov/, visits: 12}
withheld: 3
source: {kind: system, title: Serverloggar, read: 2026-11-02}
""",
    ELSEWHERE: """\
municipality: Annankommun
url: https://annankommun.se/garantier
read: 2026-06-01
service: Bygglov
level: {bound: at_most, value: 6, unit: veckor}
consequence: Du slipper avgiften.
""",
    SNAPSHOT: json.dumps(
        {
            "kpi": "N99999",
            "title": "Elever i åk 5: jag känner mig trygg i skolan, andel (%)",
            "operating_area": "Grundskola",
            "publication_date": "2026-06-01",
            "publ_period": "2026",
            "fetched": "2026-06-14",
            "origin": "Kolada API v3",
            "decimals_known": 1,
            "values": [
                ["9998", 2022, "T", 70.0, ""],
                ["9998", 2024, "T", 71.5, ""],
                ["9998", 2026, "T", 72.5, ""],
                ["9999", 2022, "T", 71.2, ""],
                ["9999", 2024, "T", 72.8, ""],
                ["9999", 2026, "T", 74.0, ""],
            ],
        },
        ensure_ascii=False,
        indent=1,
    ),
    KOLADA_MUNICIPALITIES: json.dumps(
        [
            {"id": "9998", "title": "Annankommun", "type": "K"},
            {"id": "9999", "title": "Exempelkommunen", "type": "K"},
        ]
    ),
    KOLADA_GROUPS: json.dumps(
        [
            {"id": "G99998", "title": "Exempels län", "members": ["9998", "9999"]},
            {"id": "G99999", "title": "Liknande kommuner", "members": ["9998", "9999"]},
        ]
    ),
}
"""The files of Exempelkommunen, an invented municipality."""


def edited(path: str, old: str, new: str, files: Files = CLEAN) -> dict[str, str | None]:
    """``files`` with one piece of one file exchanged; the piece must be there exactly once."""
    text = files[path]
    if text is None or text.count(old) != 1:
        raise ValueError(f"{old!r} must stand exactly once in {path}")
    return {**files, path: text.replace(old, new)}


def line_of(path: str, piece: str, files: Files = CLEAN) -> Place:
    """The place of the line where ``piece`` first stands in a file."""
    text = files[path] or ""
    return Place(f"content/{path}", text[: text.index(piece)].count("\n") + 1)


def with_files(more: Files, files: Files = CLEAN) -> dict[str, str | None]:
    """``files`` and more; a file given as None is left out."""
    return {**files, **more}


def write(root: Path, files: Files = CLEAN) -> Path:
    """Write the files under ``root/content`` and return ``root``."""
    for path, text in files.items():
        if text is not None:
            target = root / "content" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return root


def world_of(
    root: Path, files: Files = CLEAN, *, today: date = TODAY, addresses: Addresses = (), broken: bool = False
) -> World:
    """The world of these files. An unreadable file fails the test, unless it is ``broken`` on purpose."""
    loaded = load_content(write(root, files))
    if loaded.problems and not broken:
        raise ValueError("\n".join(map(str, loaded.problems)))
    return World(loaded.content, today, addresses, loaded.unread)


def all_found(
    root: Path, files: Files = CLEAN, *, today: date = TODAY, addresses: Addresses = (), broken: bool = False
) -> list[Problem]:
    """Every problem every rule finds, answered warnings too."""
    return check_content(world_of(root, files, today=today, addresses=addresses, broken=broken))


def found(
    root: Path,
    code: str,
    files: Files = CLEAN,
    *,
    today: date = TODAY,
    addresses: Addresses = (),
    broken: bool = False,
) -> list[Problem]:
    """What the rule with this code finds."""
    problems = all_found(root, files, today=today, addresses=addresses, broken=broken)
    return [problem for problem in problems if problem.rule.code == code]
