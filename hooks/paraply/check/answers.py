"""Warnings answered in the file: ``accepted: [{rule: G07, why: …}]``."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from paraply.check.rule import Finding, World, all_rules, rule
from paraply.language import _
from paraply.model.record import Record
from paraply.problems import Family, Problem, Severity, did_you_mean


def answered(world: World, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, each warning with the answer its record gives to the rule. Errors cannot be answered."""
    answering = _records_by_line(world)
    pages = {page.file: page.accepted for page in world.by_hand.pages if page.accepted}
    for problem in problems:
        file, code = problem.place.file, problem.rule.code
        why = None
        if not problem.is_error:
            why = pages[file].get(code) if file in pages else _answer(answering.get(file, []), problem)
        yield problem.answered(why) if why else problem


@rule(
    "R05",
    Family.REFERENCES,
    Severity.ERROR,
    "En besvarad varning nämner en regel som inte finns",
    "Svaret skulle annars inte gälla något.",
)
def answer_to_unknown_rule(world: World) -> Iterator[Finding]:
    """``accepted`` must name the code of a warning."""
    codes = {known.code: known for known in all_rules()}
    for record in world.content.records():
        for index, answer in enumerate(record.accepted):
            place = record.place("accepted", index, "rule")
            known = codes.get(answer.rule)
            if known is None:
                hint = did_you_mean(answer.rule.upper(), codes) or _(
                    "Skriv koden som står först i varningen."
                )
                yield place, _("Regeln '{rule}' finns inte.", rule=answer.rule), hint
            elif known.severity is Severity.ERROR:
                yield (
                    place,
                    _("Regeln {rule} är ett fel och går inte att besvara.", rule=answer.rule),
                    _("Rätta felet."),
                )


def _records_by_line(world: World) -> dict[str, list[tuple[int, Record]]]:
    """The records of each file that has answers, by first line: an answer holds for its own record."""
    records: dict[str, list[tuple[int, Record]]] = {}
    for record in world.content.records():
        records.setdefault(record.file, []).append((record.place().line, record))
    return {
        file: sorted(listed, key=lambda entry: entry[0])
        for file, listed in records.items()
        if any(record.accepted for _line, record in listed)
    }


def _answer(records: list[tuple[int, Record]], problem: Problem) -> str | None:
    if not records:
        return None
    index = bisect_right([line for line, _record in records], problem.place.line) - 1
    _line, record = records[max(index, 0)]
    newest_first = reversed(record.accepted)
    return next((answer.why for answer in newest_first if answer.rule == problem.rule.code), None)
