"""Every text of the program in one catalogue, as a template (.pot) that translators begin with.

Babel finds what is marked in code, templates and scripts. Labels of choices, titles and reasons of rules,
titles and help of fields, and what pages show of the catalogue of key figures are read from the things
themselves.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import write_po
from pydantic import BaseModel

from paraply.keyfigures.catalogue import areas
from paraply.model.choices import Choice
from paraply.problems import Rule

PACKAGE: Final = Path(__file__).parents[1]
_ROOT: Final = PACKAGE.parents[1]
ENTRY: Final = _ROOT / "hooks" / "mkdocs_hooks.py"
TEMPLATE: Final = PACKAGE / "locale" / "paraply.pot"

_METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.js", "javascript")]
_KEYWORDS: Mapping[str, Any] = {"_": None, "N_": None, "ngettext": (1, 2)}
_PASSING = (b'"POT-Creation-Date', b'"Generated-By')
_HEADER = """\
# Every text of Paraply that people read. Copy to <language code>.po, and write the translations there.
# What is empty is shown in Swedish. Values in braces and HTML tags are kept as they are.
#"""


def template(rules: Iterable[Rule]) -> bytes:
    """The template, the same for the same texts: without its time, Babel's version and line numbers."""
    catalog = Catalog(project="Paraply", version="1", header_comment=_HEADER, fuzzy=False)
    for file, text in _texts(rules):
        catalog.add(text, locations=[(file, 0)])
    packed = BytesIO()
    write_po(packed, catalog, width=110, include_lineno=False)
    lines = packed.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_PASSING))


def _texts(rules: Iterable[Rule]) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Every text by the file it stands in; a tuple is a singular with its plural."""
    yield from _marked()
    yield from gathered(rules)


def _marked() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    found = extract_from_dir(PACKAGE, method_map=_METHODS, keywords=_KEYWORDS)
    for file, _line, text, _comments, _context in sorted(found, key=itemgetter(0, 1)):
        yield file, text
    for _line, text, _comments, _context in extract_from_file("python", ENTRY, keywords=_KEYWORDS):
        yield ENTRY.relative_to(_ROOT).as_posix(), text


def gathered(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """The texts that need no mark, by the file they stand in."""
    for kind in sorted(_below(Choice), key=_name):
        for choice in kind:
            yield _file(kind), choice.swedish
    for name, area in areas().items():
        yield f"keyfigures/figures/{name}.yml", area.title
        for figure in area.figures:
            yield f"keyfigures/figures/{name}.yml", figure.title
            yield f"keyfigures/figures/{name}.yml", figure.question
    for rule in rules:
        yield "REGLER.md", rule.title
        yield "REGLER.md", rule.why
    for model in sorted(_below(BaseModel), key=_name):
        for field in model.model_fields.values():
            for text in filter(None, (field.title, field.description)):
                yield _file(model), text


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    """Our own subclasses of a class, at any depth."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("paraply."):
            yield each
        yield from _below(each)


def _name(kind: type[Any]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _file(kind: type[Any]) -> str:
    return f"{kind.__module__.removeprefix('paraply.').replace('.', '/')}.py"
