"""Write an invented municipality with N records of all kinds, the same for the same N and seed.

Example: python benchmarks/generate.py --records 500 /tmp/big
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARES = {
    "measures": 40,
    "guarantees": 30,
    "goals": 10,
    "surveys": 8,
    "reports": 5,
    "decisions": 4,
    "policies": 3,
}
"""Of a hundred records, how many of each kind: about what a municipality that tells everything would have."""

AREAS = 15
OWNERS = 25
YEARS = range(2016, 2026)
OURS = "9999"
PEERS = [f"{code:04}" for code in range(9001, 9060)]
EVERY_NTH_FROM_KOLADA = 4
EVERY_NTH_BROKEN_DOWN = 3

SERVICES = (
    *("bygglov", "hemtjänst", "förskola", "grundskola", "bibliotek", "färdtjänst", "vatten", "avlopp"),
    *("avfall", "simhall", "skolskjuts", "försörjningsstöd", "äldreboende", "musikskola", "fritidsgård"),
)
THINGS = ("handläggningstid", "svarstid", "nöjdhet", "trygghet", "tillgänglighet", "kostnad", "bemötande")
TALE = (
    "kommunen följer upp varje ärende och redovisar resultatet för nämnden en gång om året så att den som "
    "bor här kan se hur det går och vad som händer när något tar längre tid än vi har lovat vi ringer dig "
    "inom en vecka om något saknas i din ansökan och berättar vad du behöver komplettera med"
)
WORDS = tuple(TALE.split())


def text(chance: random.Random, words: int) -> str:
    """Swedish-looking sentences of about ``words`` words."""
    said: list[str] = []
    while len(said) < words:
        sentence = [chance.choice(WORDS) for _word in range(chance.randint(8, 14))]
        said += [sentence[0].capitalize(), *sentence[1:-1], f"{sentence[-1]}."]
    return " ".join(said)


def measure(number: int, chance: random.Random) -> str:
    """A measure with ten years of figures, or the address of a Kolada snapshot that holds them."""
    service, thing = chance.choice(SERVICES), chance.choice(THINGS)
    head = [
        f"title: {thing.capitalize()} i {service} {number}",
        f"question: Hur är det med {thing} i {service} {number}?",
        f"area: omrade-{number % AREAS}",
        f"owners: [namnd-{number % OWNERS}]",
        "unit: procent",
        "decimals: 1",
        "direction: higher",
        "method: case_data",
        f"definition: {text(chance, 40)}",
        "every: year",
        "next_update: 2027-02",
        f"comment: {text(chance, 50)}",
        f"next_steps: {text(chance, 30)}",
        f"synonyms: [{service}en, {thing}en]",
    ]
    if number % EVERY_NTH_FROM_KOLADA == 0:
        return "\n".join([*head, f"source: {{kind: kolada, id: {kpi(number)}}}"])
    head += ["targets:", "  - {from_period: 2018, at_least: 85}", "tolerance: 2", "outcomes:"]
    groups = ["", *([", group: {dimension: gender, value: women}", ", group: {dimension: gender, value: men}"]
                    if number % EVERY_NTH_BROKEN_DOWN == 0 else [])]  # fmt: skip
    for year in YEARS:
        head += [
            f"  - {{period: {year}, value: {chance.uniform(70, 99):.1f}, published: {year + 1}-02-10{group}}}"
            for group in groups
        ]
    return "\n".join(head)


def guarantee(number: int, chance: random.Random) -> str:
    """A promise with everything a guarantee ought to have."""
    service = chance.choice(SERVICES)
    weeks = chance.randint(2, 12)
    return "\n".join(
        [
            "---",
            f"title: Beslut om {service} {number}",
            "kind: guarantee",
            "state: in_force",
            f"area: omrade-{number % AREAS}",
            f"owners: [namnd-{number % OWNERS}]",
            "audience: [resident]",
            f"promise: Du får beslut om {service} {number} inom {weeks} veckor.",
            "wording: quoted",
            f"level: {{bound: at_most, value: {weeks}, unit: veckor}}",
            "clock_starts: När din ansökan är komplett.",
            "your_part: [Lämna in kompletta handlingar., Svara när vi frågar.]",
            "basis: {kind: own, reference: Eget beslut}",
            "consequence: {text: Avgiften sänks med en femtedel., compensation: fee_reduction}",
            "claim: {how: automatic, text: Avdraget görs utan att du ansöker.}",
            f"follow_up: {{text: {text(chance, 12)}, every: month, method: case_data}}",
            f"measure: matt-{number}",
            "measure_is: share",
            "decision: beslut-0",
            "valid_from: 2018-01-01",
            "review_by: 2027-03-01",
            f"synonyms: [{service}sbeslut]",
            "---",
            text(chance, 60),
        ]
    )


def goal(number: int, chance: random.Random) -> str:
    """A goal with two measures as evidence."""
    return "\n".join(
        [
            "---",
            f"title: Bättre {chance.choice(SERVICES)} {number}",
            "level: committee",
            f"owners: [namnd-{number % OWNERS}]",
            f"area: omrade-{number % AREAS}",
            "valid_from: 2024-01-01",
            "valid_to: 2027-12-31",
            "decision: beslut-0",
            f"measures: [matt-{2 * number}, matt-{2 * number + 1}]",
            "assessments:",
            "  - report: rapport-0",
            "    verdict: partly_met",
            f"    why: {text(chance, 20)}",
            f"    next: {text(chance, 15)}",
            "---",
            text(chance, 40),
        ]
    )


def survey(number: int, chance: random.Random) -> str:
    """A quality measurement with its findings and actions."""
    return "\n".join(
        [
            f"title: Enkät om {chance.choice(SERVICES)} {number}",
            "kind: survey",
            f"owners: [namnd-{number % OWNERS}]",
            f"area: omrade-{number % AREAS}",
            "period: 2025",
            "invited: 900",
            f"answered: {chance.randint(300, 700)}",
            f"findings: {text(chance, 40)}",
            "actions:",
            f"  - {{text: {text(chance, 12)}, owner: namnd-{number % OWNERS}, due: 2026-12}}",
        ]
    )


def report(number: int, _chance: random.Random) -> str:
    """A yearly report, the newest first."""
    year = 2025 - number % 60
    return "\n".join(
        [
            f"title: Rapport {number} om {year}",
            "kind: annual",
            f"period: {year}",
            f"published: {year + 1}-03-15",
        ]
    )


def decision(number: int, chance: random.Random) -> str:
    """A decision of a committee."""
    return "\n".join(
        [
            f"title: Beslut {number} om {chance.choice(SERVICES)}",
            f"decided_by: namnd-{number % OWNERS}",
            f"date: 2017-{number % 12 + 1:02}-11",
            f"number: '{number}/2017'",
            "route: own_case",
        ]
    )


def policy(number: int, chance: random.Random) -> str:
    """A steering document."""
    return "\n".join(
        [
            "---",
            f"title: Policy {number}",
            "decided: 2017-06-12",
            "state: in_force",
            "review_by: 2027-06-12",
            "---",
            text(chance, 80),
        ]
    )


WRITERS: dict[str, tuple[str, str, str, Callable[[int, random.Random], str]]] = {
    "measures": ("results/measures", "matt", ".yml", measure),
    "guarantees": ("guarantees", "lofte", ".md", guarantee),
    "goals": ("results/goals", "mal", ".md", goal),
    "surveys": ("results/surveys", "enkat", ".yml", survey),
    "reports": ("results/reports", "rapport", ".yml", report),
    "decisions": ("results/decisions", "beslut", ".yml", decision),
    "policies": ("results/policies", "policy", ".md", policy),
}
"""By kind: folder, first part of the ids, ending, and what writes one record."""


def kpi(number: int) -> str:
    """The id of the Kolada series behind a measure."""
    return f"N{10_000 + number:05}"


def snapshot(number: int, chance: random.Random) -> str:
    """A Kolada snapshot: ours and 59 peers, ten years."""
    rows = [
        json.dumps([code, year, "T", round(chance.uniform(60, 99), 6), ""])
        for code in (*PEERS, OURS)
        for year in YEARS
    ]
    head = {
        "kpi": kpi(number), "title": f"Nyckeltal {number}", "description": None, "operating_area": "Kommunen",
        "publication_date": None, "prel_publication_date": None, "publ_period": None, "fetched": "2026-06-14",
        "origin": "Påhittat", "decimals_known": None,
    }  # fmt: skip
    listed = ",\n    ".join(rows)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "values": [\n    {listed}\n  ]}}\n'


def shared_files() -> Iterator[tuple[str, str]]:
    """The files there is one of, by path under ``content/``."""
    yield (
        "results/municipality.yml",
        (
            "name: Stora exempelkommunen\nshort_name: Stora\ncode: '9999'\nstatus: unofficial\n"
            "site_address: https://example.org/kvalitet/\n"
            "contact: {centre: Kontaktcenter, phone: 010-000 00 00}\n"
            "dimensions: {gender: Kön}\nkolada: {default_group: G1, county_group: G2}\nexample: true\n"
        ),
    )
    areas = [
        f"  - {{id: omrade-{each}, title: Område {each}, lead: Allt om område {each}.}}"
        for each in range(AREAS)
    ]
    yield "results/areas.yml", "\n".join(["areas:", *areas])
    owners = [f"  - {{id: namnd-{each}, name: Nämnd {each}, kind: committee}}" for each in range(OWNERS)]
    yield "results/owners.yml", "\n".join(["owners:", *owners])
    kinds = [{"id": code, "title": f"Kommun {code}", "type": "K"} for code in (*PEERS, OURS)]
    yield "results/kolada/municipalities.json", json.dumps(kinds, ensure_ascii=False)
    groups = [
        {"id": "G1", "title": "Liknande kommuner", "members": PEERS[:7]},
        {"id": "G2", "title": "Länets kommuner", "members": PEERS[:26]},
    ]
    yield "results/kolada/groups.json", json.dumps(groups, ensure_ascii=False)


def counts(records: int) -> dict[str, int]:
    """How many records of each kind, ``records`` in all and at least one of each."""
    found = {kind: max(1, records * share // 100) for kind, share in SHARES.items()}
    found["measures"] += records - sum(found.values())
    return found


def write_municipality(folder: Path, records: int, seed: int = 1) -> None:
    """Write ``content/`` and ``mkdocs.yml`` into ``folder``, which is made."""
    content = folder / "content"
    for path, written in shared_files():
        write(content / path, written)
    for kind, count in counts(records).items():
        place, stem, ending, writer = WRITERS[kind]
        for number in range(count):
            write(
                content / place / f"{stem}-{number}{ending}",
                writer(number, random.Random(f"{seed}-{kind}-{number}")),
            )
            if kind == "measures" and number % EVERY_NTH_FROM_KOLADA == 0:
                data = snapshot(number, random.Random(f"{seed}-kolada-{number}"))
                write(content / "results/kolada" / f"{kpi(number)}.json", data)
    write(folder / "mkdocs.yml", configuration())


def configuration() -> str:
    """A configuration that builds the folder with this checkout's docs, theme and hooks."""
    return (
        f"INHERIT: {ROOT}/mkdocs.yml\ndocs_dir: {ROOT}/docs\nsite_dir: site\n"
        f"theme: {{name: material, custom_dir: {ROOT}/overrides, language: sv, font: false}}\n"
        f"hooks: [{ROOT}/hooks/mkdocs_hooks.py]\nextra: {{generator: false, allow_example: true}}\n"
    )


def write(path: Path, written: str) -> None:
    """Write a file, and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{written.rstrip()}\n", encoding="utf-8")


def main(words: Sequence[str] | None = None) -> None:
    """Read the arguments and write the folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where to write it; made if it is not there")
    parser.add_argument("--records", type=int, default=500, help="how many records in all (default 500)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other figures (default 1)")
    arguments = parser.parse_args(words)
    write_municipality(arguments.folder, arguments.records, arguments.seed)


if __name__ == "__main__":
    main()
