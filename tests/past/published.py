"""Exempelkommunen with a past: earlier wordings, figures of groups, forecasts, corrections. For tests."""

import re
from pathlib import Path

from paraply.build import version_of
from paraply.load import load_content
from paraply.past import Found, found_in, of_the_past
from paraply.past.both import THE_MUNICIPALITY
from paraply.problems import Problem
from paraply.text.yamledit import edited as yaml_edited
from tests.worlds import (
    CLEAN,
    DECISION,
    GOAL,
    GUARANTEE,
    MEASURE,
    MUNICIPALITY,
    REPORT,
    SURVEY,
    TODAY,
    Files,
    edited,
    with_files,
    write,
)

CONTROL = "results/surveys/internkontroll-2025.yml"
COUNTED = "results/measures/besok.yml"
TELEPHONE = "guarantees/telefon.md"
ENDED = "results/reports/manadsrapport-2025-08.yml"
COPIES = (
    "copies:\n"
    f"  - {{day: 2025-12-31, file: kvalitet-2025.zip, fingerprint: {'a' * 64}}}\n"
    f"  - {{day: 2026-06-30, file: kvalitet-2026-06.zip, fingerprint: {'b' * 64}}}\n"
)


def _past() -> dict[str, str]:
    files = edited(
        GUARANTEE,
        "review_by: 2027-03-01\n",
        "review_by: 2027-03-01\n"
        "earlier:\n"
        "  - {until: 2021-12-31,\n"
        "     promise: Du får beslut senast tolv veckor efter att din ansökan är komplett.,\n"
        "     level: {bound: at_most, value: 12, unit: veckor}, owners: [byggkontoret],\n"
        "     why: Så löd löftet först.}\n"
        "  - {until: 2023-12-31,\n"
        "     promise: Du får beslut senast tio veckor efter att din ansökan är komplett.,\n"
        "     level: {bound: at_most, value: 10, unit: veckor}, why: E-tjänsten hjälper oss.}\n",
    )
    files = edited(
        MEASURE,
        "  - {period: 2023, value: 94.0, numerator: 188, denominator: 200, published: 2024-02-10}\n",
        "  - {period: 2022, value: 96.5, published: 2023-02-10,\n"
        "     restated_from: {value: 96.0, published: 2023-01-30, why: Två ärenden saknades.}}\n"
        "  - {period: 2023, value: 94.0, numerator: 188, denominator: 200, published: 2024-02-10}\n",
        files,
    )
    files = edited(MEASURE, "every: year\n", "every: year\ncomment: Två ärenden kom inte i tid.\n", files)
    files = edited(
        REPORT, "period: 2025\n", "period: 2025\nstated: {guarantees: 4, targets: met, claimed: 3}\n", files
    )
    files = with_files(
        {
            CONTROL: (
                "title: Internkontroll 2025\nkind: internal_control\nowners: [byggnadsnamnden]\n"
                "period: 2025\ncontrols:\n"
                "  - {moment: Vi följer tiden i varje ärende., risk: Ett ärende glöms., deviations: 3}\n"
                "actions: [{text: Vi skriver en rutin., due: 2026-03-31}]\n"
            ),
            COUNTED: (
                "title: Besök\nquestion: Hur många besöker biblioteket?\narea: bygga-och-bo\n"
                "owners: [byggnadsnamnden]\nunit: antal\ndecimals: 0\ndirection: higher\nmethod: register\n"
                "definition: Antal besök.\nsource: {kind: own, title: Biblioteket}\nevery: year\n"
                "target_state: none\noutcomes:\n"
                "  - {period: 2024, value: 500, published: 2025-01-10}\n"
                "  - {period: 2024, value: 300, group: {dimension: gender, value: women}}\n"
                "  - {period: 2022, value: 480, published: 2023-01-10,\n"
                "     restated_from: {value: 490, day: 2026-02-01, why: Dubbelt.}}\n"
                "  - {period: 2025, value: 520, kind: preliminary, published: 2026-01-10}\n"
                "  - {period: 2026, value: 540, kind: forecast, published: 2026-09-10}\n"
                "  - {period: 2023, missing: not_measured, why: Räknaren var trasig.}\n"
                "corrected:\n"
                "  - {field: unit, was: personer, day: 2026-01-05, by: byggnadsnamnden,"
                " why: Vi räknar besök.}\n"
            ),
            ENDED: (
                "title: Månadsrapport augusti 2025\nkind: month\nperiod: 2025-08\n"
                "withdrawn: {day: 2025-09-01, why: Augusti står i delårsrapporten.}\n"
            ),
            MUNICIPALITY: f"{CLEAN[MUNICIPALITY]}{COPIES}",
            TELEPHONE: (CLEAN[GUARANTEE] or "")
            .replace("Bygglov inom åtta veckor", "Svar i telefon")
            .replace(
                "Du får beslut senast åtta veckor efter att din ansökan är komplett.",
                "Du får svar på åtta veckor.",
            )
            .replace("old_addresses: [info/bygglov/]\n", "")
            .replace("measure: bygglov-i-tid\nmeasure_is: share\n", "")
            .replace(
                "claims: [{period: 2025, counted: true, claimed: 3, granted: 3, compensation_sek: 9000}]\n",
                "",
            )
            .replace("state: in_force", "state: withdrawn\nvalid_to: 2025-06-30"),
        },
        files,
    )
    return {path: text for path, text in files.items() if text is not None}


PAST = _past()


def asked(tmp_path: Path, files: Files, before: Files = PAST) -> list[Found]:
    """What is found of the past between two versions, with the edits of each proposal."""
    old, new = (
        version_of(load_content(write(tmp_path / name, given)), TODAY)
        for name, given in (("before", before), ("after", files))
    )
    return list(found_in(old, new))


def told(tmp_path: Path, files: Files, before: Files = PAST) -> list[Problem]:
    """All problems of the past, those of what is gone too."""
    old, new = (
        version_of(load_content(write(tmp_path / name, given)), TODAY)
        for name, given in (("before", before), ("after", files))
    )
    return of_the_past(old, new)


def pasted(files: Files, found: list[Found]) -> Files:
    """The files after each proposal was followed: the lines it gives, put where it says."""
    made = dict(files)
    for each in found:
        if each.mend is None:
            continue
        is_whole = each.key == THE_MUNICIPALITY
        name = MUNICIPALITY if is_whole else each.problem.place.file.removeprefix("content/")
        text = made[name] or ""
        line = re.match(
            r"(?:[^`]*: )?Lägg till (?:en rad bland fälten|sist i (\w+)): `([^`]+)`(?:$| Var raden fel:)",
            each.problem.hint,
        )
        start, mark, rest = text.partition("\n---\n") if text.startswith("---\n") else (text, "", "")
        fields = start.removeprefix("---\n") if mark else text
        if line and not line[1] and f"\n{line[2].partition(':')[0]}:" not in f"\n{fields}":
            mend = line[2].replace("Skriv varför.", "Siffran var fel, och det syntes: två saknades.")
            fields = f"{fields.rstrip()}\n{mend}\n"  # as a person pastes it, with a reason of their own
        else:
            fields = yaml_edited(fields, each.mend.edits)
        made[name] = f"---\n{fields.rstrip()}\n---\n{rest}" if mark else fields
    return made


__all__ = [
    "CONTROL", "COPIES", "COUNTED", "DECISION", "ENDED", "GOAL", "GUARANTEE", "MEASURE", "MUNICIPALITY",
    "PAST", "REPORT", "SURVEY", "TELEPHONE", "asked", "pasted", "told",
]  # fmt: skip
