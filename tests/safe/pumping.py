"""Every regular expression of the program against long texts made to slow it down. Run by ``test_patterns``.

A text is made from the pattern itself: what leads up to a part that may repeat, that part over and over, and
a sign that lets nothing match; or only what leads up to it, over and over. A pattern whose work grows with
the square of its text, or faster, is stopped by a limit on the processor's time for each text; the last line
that was written names it.
"""

import ast
import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

LENGTH = 100_000
"""As long as the longest text field. A squared pattern takes 5,000,000,000 steps."""

SECONDS = 3.0
"""Of the processor, for one text: some thirty times what the slowest pattern needs."""

SIGNS = 'a0 -<[(*_.\n,"é'
END = "\x01\x02"
Used: TypeAlias = tuple[str, re.Pattern[Any], str]
"""Where it stands, the pattern, and how it is asked: ``search``, ``match`` or ``fullmatch``."""


def patterns() -> Iterator[Used]:
    """Every pattern that a module of the package holds, and every one that stands where it is used."""
    import paraply

    for info in pkgutil.walk_packages(paraply.__path__, "paraply."):
        module = importlib.import_module(info.name)
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        asked = {
            node.value.id: node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        }
        for name, value in vars(module).items():
            for pattern in _held(value):
                how = "fullmatch" if name in {"_TRAPS", "_ERRORS"} else asked.get(name, "search")
                yield f"{info.name}.{name}", pattern, how
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner, first = node.func.value, node.args[0] if node.args else None
                is_used = isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr != "compile"
                if is_used and isinstance(first, ast.Constant):
                    yield f"{info.name}:{node.lineno}", re.compile(str(first.value)), node.func.attr


def _held(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _held([*value.keys(), *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from _held(inner)


def texts(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Texts that make the pattern try again and again."""
    tree = list(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    for before, body in dict.fromkeys(_repeats(tree, "")):
        yield before + body * (LENGTH // len(body)) + END
        if before:
            yield before * (LENGTH // len(before)) + END


def _repeats(tree: Iterable[Any], before: str) -> Iterator[tuple[str, str]]:
    """What may repeat, with what leads up to it; a class is tried with several of its signs."""
    for node in tree:
        op, value = node
        if op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
            _least, most, inner = value
            if most > 100:
                yield from ((before, body) for sign in SIGNS if (body := _sample(inner, sign)))
            yield from _repeats(inner, before)
        elif op is c.SUBPATTERN:
            yield from _repeats(value[3], before)
        elif op is c.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, before)
        elif op is c.ATOMIC_GROUP:
            yield from _repeats(value, before)
        before += _sample([node], "a")


def _sample(tree: Iterable[Any], wanted: str) -> str:
    """A short text that the tree matches, of the wanted sign where it may stand."""
    made = ""
    for op, value in tree:
        if op is c.LITERAL:
            made += chr(value)
        elif op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
            made += _sample(value[2], wanted) * max(1, min(value[0], 5))
        elif op is c.SUBPATTERN:
            made += _sample(value[3], wanted)
        elif op is c.ATOMIC_GROUP:
            made += _sample(value, wanted)
        elif op is c.BRANCH:
            made += next(
                (text for branch in value[1] if wanted in (text := _sample(branch, wanted))), ""
            ) or (_sample(value[1][0], wanted))
        elif op in {c.IN, c.ANY, c.NOT_LITERAL}:
            made += next((sign for sign in wanted + SIGNS if _matches(op, value, sign)), "")
    return made


def _matches(op: Any, value: Any, sign: str) -> bool:
    if op is c.ANY:
        return sign != "\n"
    if op is c.NOT_LITERAL:
        return chr(value) != sign
    is_negated = value[0][0] is c.NEGATE
    return is_negated != any(_in(entry, sign) for entry in value if entry[0] is not c.NEGATE)


def _in(entry: Any, sign: str) -> bool:
    op, value = entry
    if op is c.LITERAL:
        return chr(value) == sign
    if op is c.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    known = {
        c.CATEGORY_DIGIT: sign.isdigit(),
        c.CATEGORY_NOT_DIGIT: not sign.isdigit(),
        c.CATEGORY_SPACE: sign.isspace(),
        c.CATEGORY_NOT_SPACE: not sign.isspace(),
        c.CATEGORY_WORD: sign.isalnum() or sign == "_",
        c.CATEGORY_NOT_WORD: not (sign.isalnum() or sign == "_"),
    }
    return bool(known.get(value, False))


def main() -> None:
    """Ask every pattern; each is named before it is asked."""
    out = sys.stdout
    for where, pattern, how in dict.fromkeys(patterns()):
        out.write(f"{where} {how} {pattern.pattern!r}\n")
        out.flush()
        ask = pattern.search if how not in {"match", "fullmatch"} else getattr(pattern, how)
        for text in texts(pattern):
            signal.setitimer(
                signal.ITIMER_VIRTUAL, SECONDS
            )  # ends the process, since nobody handles the signal
            ask(text.encode() if isinstance(pattern.pattern, bytes) else text)
    out.write("all\n")


if __name__ == "__main__":
    main()
