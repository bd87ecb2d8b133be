"""What stood in a former version: findings, and answers, each given to what was found then and no later."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from paraply.check.amounts import NUMBER_WORDS
from paraply.language import _
from paraply.problems import Problem

Same: TypeAlias = tuple[str, str, str]
"""The file, the rule and the message of a finding."""

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,:-]\d+)*")


def without_numbers(message: str) -> str:
    """A message with a sign in the place of each number, in figures or words."""
    return _WORD.sub(
        lambda word: "#" if word[0].casefold() in NUMBER_WORDS else word[0], _NUMBER.sub("#", message)
    )


def stood_before(
    before: Iterable[Problem],
    after: Iterable[Problem],
    called: Mapping[str, str],
    is_untouched: Callable[[str], bool],
) -> frozenset[Same]:
    """The later findings that were there before, as often; of a renamed file, where it was ``called``.

    In a file that nobody has touched, another number counts what stands elsewhere, and is no new finding.
    """

    def was(problem: Problem) -> Same:
        file, code, message = problem.same
        return called.get(file, file), code, message

    then, now = Counter(problem.same for problem in before), Counter(map(was, after := list(after)))
    old = {problem.same for problem in after if now[was(problem)] <= then[was(problem)]}
    gone = Counter((file, code, without_numbers(text)) for file, code, text in (then - now).elements())
    for problem in after:
        file, code, text = was(problem)
        key = file, code, without_numbers(text)
        if problem.same not in old and gone[key] and is_untouched(file):
            gone[key] -= 1
            old.add(problem.same)
    return frozenset(old)


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
