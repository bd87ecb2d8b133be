"""What a page of the handbook takes from the program: ``{{ fields("lofte") }}`` alone on a line."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from paraply.handbook.fields import field_tables
from paraply.language import _, ngettext
from paraply.model.choices import Choice
from paraply.model.kinds import WRITTEN
from paraply.problems import Family, Rule

_CALL: Final = re.compile(
    r"""^(?P<indent>\ *)\{\{\ *(?P<name>\w+)\( (?P<arguments>(?:"[^"\n]*"(?:,\ *)?)*) \)\ *\}\}[ \t]*$""",
    re.MULTILINE | re.VERBOSE,
)
_ANY: Final = re.compile(r"^[ ]*\{\{", re.MULTILINE)


class MacroError(ValueError):
    """Raised for a macro that does not exist or gets what it does not know: the line (from 1) and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


@dataclass(frozen=True, slots=True)
class Macros:
    """The macros of one site: the rules its content is checked by, and the commands under their headings."""

    rules: Sequence[Rule] = ()
    commands: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    _aside: dict[str, str] = field(default_factory=dict)

    def whole(self, html: str) -> str:
        """A page's HTML with the tables that were put aside when its Markdown was expanded.

        Markdown would read every tag of them, and leave them as they are.
        """
        for mark, table in self._aside.items():
            html = html.replace(mark, table)
        return html

    def expand(self, text: str) -> str:
        """The Markdown with every macro replaced by what it stands for. Raises ``MacroError``."""
        known: dict[str, Callable[..., str]] = {
            "fields": self.fields,
            "rules": self.rule_tables,
            "choices": self.choices,
            "command": self.command,
            "commands": self.command_table,
        }

        def replaced(call: re.Match[str]) -> str:
            line = text.count("\n", 0, call.start()) + 1
            arguments = re.findall(r'"([^"]*)"', call["arguments"])
            if call["name"] not in known:
                raise MacroError(line, _unknown(call["name"], known))
            try:
                made = known[call["name"]](*arguments)
            except (LookupError, TypeError):
                raise MacroError(line, _unknown(call[0].strip(), known)) from None
            return "\n".join(f"{call['indent']}{row}" if row else row for row in made.splitlines())

        made = _CALL.sub(replaced, text)
        if left := _ANY.search(made):
            raise MacroError(text.count("\n", 0, left.start()) + 1, _unknown(left[0].strip(), known))
        return made

    def fields(self, slug: str) -> str:
        """The tables of fields of a kind of file. Raises ``KeyError``."""
        kind = {kind.slug: kind for kind in WRITTEN}[slug]
        tables = field_tables(kind.title, kind.model)
        parts = {table.model: table for table in tables}
        return self._html("fields.html", kind=kind, tables=tables, parts=parts)

    def rule_tables(self) -> str:
        """Every rule, a table per family."""
        families = [(family, [rule for rule in self.rules if rule.family is family]) for family in Family]
        return self._html("rules.html", families=families)

    def choices(self, name: str) -> str:
        """The codes and labels of a field of choices, by the name of its type. Raises ``KeyError``."""
        kinds = {kind.__name__: kind for kind in Choice.__subclasses__()}
        return "\n".join(f"- `{choice.value}` {choice.label}" for choice in kinds[name])

    def command(self, words: str) -> str:
        """A command of the program as it is written on each system, as tabs of which the reader keeps one."""
        windows, others = f"py scripts\\paraply.py {words}", f"python3 scripts/paraply.py {words}"
        # === would join the tabs of a command just above; ===! begins anew
        return "\n".join(
            [
                *_tab("===!", "Windows", "bat", windows),
                "",
                *_tab("===", _("macOS och Linux"), "sh", others),
                "",
            ]
        )

    def command_table(self) -> str:
        """Every command for those who write, a table per heading."""
        command, does = _("Kommando"), _("Gör")
        return "\n".join(
            line
            for heading, commands in self.commands.items()
            for line in (
                "",
                f"## {_(heading).capitalize()}",
                "",
                f"| {command} | {does} |",
                "|---|---|",
                *(f"| `{name}` | {_(told)} |" for name, told in commands.items()),
            )
        )

    def _html(self, template: str, **values: object) -> str:
        """A template's Markdown, with a mark for each piece of HTML, which is put aside.

        A line ``---`` in the template parts one from the other.
        """
        parts: list[list[str]] = [[]]
        for line in _templates().get_template(template).render(values).splitlines():
            if line == "---":
                parts.append([])
            elif line.strip():
                parts[-1].append(line)
        return "\n\n".join(map(self._put_aside, ("\n".join(part) for part in parts if part)))

    def _put_aside(self, part: str) -> str:
        if not part.startswith("<"):
            return part
        mark = f'<div data-table="{len(self._aside)}"></div>'
        self._aside[mark] = part
        return mark


def _tab(sign: str, title: str, language: str, line: str) -> list[str]:
    return [f'{sign} "{title}"', "", f"    ``` {language}", f"    {line}", "    ```"]


def _unknown(name: str, known: Sequence[str] | dict[str, Callable[..., str]]) -> str:
    return _("'{macro}' går inte att fylla i. De här finns: {known}.", macro=name, known=", ".join(known))


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"_": _, "ngettext": ngettext}
    return made
