"""Answers that stood in a former version: each was given to what was found then, and to nothing later."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from paraply.language import _
from paraply.problems import Problem


def still_answered(before: Iterable[Problem], problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, each warning without the answer that was given to something else.

    That a report states 15 where 13 are found may be answered for; that it is 12 now, nobody has said why.
    """
    given: dict[tuple[str, str, str], list[str]] = {}
    for problem in before:
        if problem.accepted:
            key = problem.place.file, problem.rule.code, problem.accepted
            given.setdefault(key, []).append(problem.message)
    for problem in problems:
        stood = given.get((problem.place.file, problem.rule.code, problem.accepted or ""), [])
        if not stood or problem.message in stood:
            yield problem
            continue
        told = _(
            "Svaret som står gavs när det löd: {before} Skriv ett nytt svar sist i accepted.", before=stood[0]
        )
        yield replace(problem, accepted=None, hint=f"{problem.hint} {told}".strip())
