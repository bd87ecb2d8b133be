"""Fields that findings propose are written as they stand: the finding is gone then, and the file is read.

The findings are those of the clean municipality with one thing changed, whichever rule it is that tells.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from paraply.build import Memory, examine
from paraply.problems import Family, Problem
from tests.proposals import with_proposed
from tests.worlds import CLEAN, TODAY, write

_FIELD = re.compile(r"(?m)^[a-z_]+:.*\n(?:[ ]+.*\n)*")
_PART = re.compile(r"(?P<lead>[{,] ?)(?P<part>[a-z_]+: [^,{}\[\]\n]+)(?P<end>,? ?)")
_CHANGES = {
    r"\bdenominator: \d+": ("denominator: 0",),
    r"\bperiod: \d+": ("period: 2030",),
    r"\bunit: [\wåäö]+": ("unit: kr", "unit: '%'", "unit: antal"),
    r"(?m)^  - \{(?=period)": ("  - {kind: forecast, ", "  - {missing: too_few, "),
    r"\bstate: in_force": ("state: planned", "state: withdrawn"),
    r"\bvalid_from: [\d-]+": ("valid_from: 2030-01-01", "valid_from: 2020-01-01\nvalid_to: 2021-01-01"),
    r"\bcounted: true": ("counted: false",),
    r"\bmeasure_is: share": ("measure_is: level",),
    r"\bkind: (?:system|law|own)": ("kind: kolada", "kind: web"),
    r"\brespondents: \d+|\bnumerator: \d+": ("respondents: 3",),
}
"""What is exchanged for what, once in each file."""


def changed(text: str) -> Iterator[str]:
    """A file with one field or part of a group less, and with one value another."""
    for found in _FIELD.finditer(text):
        yield text[: found.start()] + text[found.end() :]
    for found in _PART.finditer(text):
        left = found["lead"] if found["lead"].startswith("{") else found["end"]
        yield text[: found.start()] + left + text[found.end() :]
    for old, news in _CHANGES.items():
        for new in news:
            yield re.sub(old, lambda _found, new=new: new, text, count=1)  # type: ignore[misc]


def test_what_is_proposed_is_what_passes(tmp_path: Path) -> None:
    memory, applied = Memory(), Counter[str]()
    write(tmp_path)

    def told(name: str, text: str) -> list[Problem]:
        write(tmp_path, {name: text})
        return [problem for problem in examine(tmp_path, TODAY, memory).problems if problem.accepted is None]

    for name in (name for name in CLEAN if name.endswith((".md", ".yml"))):
        for text in dict.fromkeys(changed(CLEAN[name])):
            for problem in told(name, text):
                if problem.place.file != f"content/{name}":
                    continue
                new = with_proposed(text, problem.place.line, problem.hint)
                if new is None:
                    continue
                applied[problem.rule.code] += 1
                after = told(name, new)
                assert problem.same not in {other.same for other in after}, (str(problem), new)
                unread = [str(one) for one in after if one.rule.family is Family.READ]
                assert not unread, (str(problem), unread)
        write(tmp_path, {name: CLEAN[name]})
    assert set(applied) >= {"A08", "G01", "G04", "G05", "G06", "G14", "S05", "S13", "S15", "S27"}, applied
