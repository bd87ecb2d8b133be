"""What the checks find in one version and not in the other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from paraply.changes.reading import Reading
from paraply.past.moves import MovedRecords
from paraply.past.standing import without_numbers
from paraply.problems import Problem, in_order

_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings that appear, are mended or answered; then all in changed files, and how many are elsewhere.

    ``errors`` are all that stop the build of the new version, wherever they stand and however old they are.
    """

    errors: tuple[Problem, ...] = ()
    appeared: tuple[Problem, ...] = ()
    mended: tuple[Problem, ...] = ()
    answered: tuple[Problem, ...] = ()
    in_changed_files: tuple[Problem, ...] = ()
    elsewhere: int = 0


def findings_of(before: Reading, after: Reading, changed: frozenset[str], moves: MovedRecords) -> Findings:
    """Compare findings by file, rule and message, whatever line they stand on, errors first.

    A record that cannot be read is asked nothing, nor is what refers to it, so with errors in the new version
    only what was an error before can be told to be mended.
    """
    pairs = [(before.record(old), after.record(new)) for old, new in moves.items()]
    moved = {old.file: new.file for old, new in pairs if old and new}
    old, new = _open(before.problems), _open(after.problems)
    answers = {_key(problem, moved): problem for problem in after.problems if problem.accepted is not None}
    were_open = {_key(problem, moved) for problem in old}
    gone = [problem for problem in _surplus(old, new, moved) if _key(problem, moved) not in answers]
    if any(problem.is_error for problem in new):
        gone = [problem for problem in gone if problem.is_error]
    removed = _removed_files(before, after, moved)
    gone = [problem for problem in gone if problem.place.file not in removed]
    appeared, mended = _but_for_numbers(_surplus(new, old, moved), gone, moved)
    here = [problem for problem in new if problem.place.file in changed]
    return Findings(
        errors=tuple(in_order(problem for problem in new if problem.is_error)),
        appeared=_errors_first(appeared),
        mended=_errors_first(mended),
        answered=_errors_first(problem for key, problem in answers.items() if key in were_open),
        in_changed_files=_errors_first(here),
        elsewhere=len(new) - len(here),
    )


def _removed_files(before: Reading, after: Reading, moved: dict[str, str]) -> set[str]:
    """The files of records that are gone: what was found in them is gone with them, and not mended."""
    there = {record.file for record in after.content.records()}
    return {record.file for record in before.content.records()} - there - set(moved)


def _but_for_numbers(
    appeared: list[Problem], gone: list[Problem], moved: dict[str, str]
) -> tuple[list[Problem], list[Problem]]:
    """Both without the pairs that say the same with another number: neither new nor mended."""

    def without(problem: Problem) -> _Key:
        file, code, message = _key(problem, moved)
        return file, code, without_numbers(message)

    shared = Counter(map(without, appeared)) & Counter(map(without, gone))

    def left(problems: list[Problem]) -> list[Problem]:
        spare = Counter(shared)
        kept = []
        for problem in problems:
            if spare[without(problem)]:
                spare[without(problem)] -= 1
            else:
                kept.append(problem)
        return kept

    return left(appeared), left(gone)


def _open(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.accepted is None]


def _key(problem: Problem, moved: dict[str, str]) -> _Key:
    file = problem.place.file
    return moved.get(file, file), problem.rule.code, problem.message


def _surplus(problems: list[Problem], others: list[Problem], moved: dict[str, str]) -> list[Problem]:
    """The problems that ``others`` does not hold, counting equals."""
    spare = Counter(_key(problem, moved) for problem in others)
    kept = []
    for problem in problems:
        key = _key(problem, moved)
        if spare[key]:
            spare[key] -= 1
        else:
            kept.append(problem)
    return kept


def _errors_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(in_order(problems), key=lambda problem: not problem.is_error))
