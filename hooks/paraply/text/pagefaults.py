"""What on a page written by hand is not shown as it is written, and what to write instead.

Such pages may hold what Material's Markdown has, as far as ``docs/assets/written.css`` draws it. What other
programs know, what only Material's own pages do by script, and what the policy of the pages stops is told of
with its line. What is in code is shown as it stands.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from paraply.language import N_, _
from paraply.problems import did_you_mean
from paraply.text.markdownfaults import TextFault, meant_in

MOST_TOLD: Final = 20
"""Faults of one page that are told of."""

MOST_TABS: Final = 6
"""Tabs in a row that the style sheet can show without a script."""

BOXES: Final = (
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug",
    "example", "quote",
)  # fmt: skip
OTHER_BOXES: Final = (
    "summary", "tldr", "todo", "hint", "important", "check", "done", "help", "faq", "caution", "attention",
    "fail", "missing", "error", "snippet", "cite", "seealso",
)  # fmt: skip
"""Other names for the same."""

SOFT_HYPHEN: Final = "\u00ad"

_FENCE = re.compile(r"^[ \t]*(?:>[ \t]?)*(`{3,}|~{3,})[ \t]*\{?\.?([\w-]*)")
_CODE = re.compile(r"(?<!`)(`++)(?!`).{1,500}?(?<!`)\1(?!`)")
_BOX = re.compile(r"^(?P<indent>[ \t]*)(?P<sign>!!!|\?\?\?\+?)(?P<gap>[ \t]*)(?P<rest>.*)$")
_BOX_REST = re.compile(r"(?P<kind>[\w-]+)(?P<more>(?:[ ]+[\w-]+)*)(?:[ ]+(?P<title>\".*\"))?[ ]*")
_TAB = re.compile(r"^(?P<indent>[ \t]*)===(?P<mark>[!+]{0,2})[ \t]*(?P<rest>\S.*)$")
_ICON = re.compile(r"(?<![\w:]):([a-z0-9_+-]{2,80}):(?!\w)")
_UNSAFE = re.compile(
    r"<(?:script|style|iframe|object|embed|link|base|meta)\b[^<>]{0,200}"
    r"|<\w[^<>]{0,300}\s(?:style|on\w{3,20})\s*=",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"!\[[^\[\]]{0,300}\]\(\s{0,3}<?((?:https?:)?//[^\s()<>]{1,300})"
    r"|<(?:img|video|audio|source)\b[^<>]{0,300}"
    r"\ssrc\s{0,3}=\s{0,3}[\"']?((?:https?:)?//[^\s\"'<>]{1,300})",
    re.IGNORECASE,
)

Icons = Callable[[str], str | None]
"""None for an icon that there is; else the one most like it, or an empty text."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """Signs that mean something to the ``extension``, or to none; ``{value}`` is what stands there."""

    pattern: re.Pattern[str]
    extension: str
    message: str
    hint: str


_AS_IT_STANDS = N_("'{value}' visas som det står.")
_SIGNS: Final = (
    _Sign(
        re.compile(r"^\s*-{1,3}8<-{1,3}.*|^\s*;--8<--.*"), "pymdownx.snippets",
        N_("'{value}' visas som det står: text ur andra filer fogas inte in."), N_("Skriv texten här."),
    ),
    _Sign(
        re.compile(r"^\s*/{3,}\s*[\w-]+.*"), "pymdownx.blocks.*", _AS_IT_STANDS,
        N_('Skriv rutan som !!! note "Rubrik", med fyra mellanslag före raderna under.'),
    ),
    _Sign(
        re.compile(r"^\s*:{3,}.*"), "", _AS_IT_STANDS,
        N_('Skriv rutan som !!! note "Rubrik", med fyra mellanslag före raderna under.'),
    ),
    _Sign(
        re.compile(r"^\s*>\s*\[![A-Za-z]+\].*"), "", _AS_IT_STANDS,
        N_('Skriv rutan som !!! note "Rubrik", med fyra mellanslag före raderna under.'),
    ),
    _Sign(
        re.compile(r"class=[\"'][^\"']{0,80}\bgrid\b[^\"']{0,80}[\"']|\{[^{}]{0,80}\.grid\b[^{}]{0,80}\}"),
        "",
        N_("'{value}' ger inga spalter eller kort på sidan."), N_("Skriv en lista i stället."),
    ),
    _Sign(
        re.compile(r"\{[^{}]{0,40}\.annotate\b[^{}]{0,40}\}|(?<=\S)\s?\(\d{1,2}\)!"), "",
        N_("'{value}' blir ingen anmärkning att öppna."),
        N_("Skriv en fotnot: [^1] i texten, och [^1]: längst ned."),
    ),
    _Sign(
        re.compile(r"\$\$.{0,200}|\\\[.{1,200}\\\]|\\\(.{1,200}\\\)"), "pymdownx.arithmatex",
        N_("'{value}' visas som det står: formler ritas inte."),
        N_("Skriv uträkningen med ord och vanliga tecken."),
    ),
    _Sign(
        re.compile(r"(?<![=\w{])==[^=\s](?:[^=]{0,200}[^=\s])?==(?![=\w])"), "pymdownx.mark", _AS_IT_STANDS,
        N_("Använd **fetstil** för det viktigaste."),
    ),
    _Sign(
        re.compile(r"(?<!\{)\+\+[\w\"+-]{1,40}\+\+"), "pymdownx.keys", _AS_IT_STANDS,
        N_("Skriv tangentens namn i fetstil, som i **Esc**."),
    ),
    _Sign(
        re.compile(r"\^\^[^\^\s][^\^]{0,200}\^\^"), "pymdownx.caret", _AS_IT_STANDS,
        N_("Använd **fetstil** för det viktigaste."),
    ),
    _Sign(
        re.compile(r"(?<!\{)~~[^~\s][^~]{0,200}~~"), "pymdownx.tilde", _AS_IT_STANDS,
        N_("Ta bort det som inte längre gäller."),
    ),
    _Sign(
        re.compile(r"(?<![~\w\\/])~[^~\s](?:[^~]{0,200}[^~\s])?~(?![~\w])"), "", _AS_IT_STANDS,
        N_("Skriv ~~ före och efter det som är struket."),
    ),
    _Sign(
        re.compile(r"\{(?:\+\+|--|>>|~~|==)[^{}]{1,200}\}"), "pymdownx.critic", _AS_IT_STANDS,
        N_("Skriv texten som den ska stå."),
    ),
    _Sign(
        re.compile(r"^\*\[[^\[\]]{1,80}\]:.*"), "abbr", _AS_IT_STANDS,
        N_("Skriv ut orden första gången, med förkortningen inom parentes."),
    ),
    _Sign(
        re.compile(r"\[\[[^\[\]]{1,200}\]\]"), "wikilinks", N_("'{value}' blir ingen länk."),
        N_("Skriv [länkens text](fil.md)."),
    ),
    _Sign(
        re.compile(r"\{[{%][^{}]{1,200}[}%]\}"), "", N_("'{value}' visas som det står: det fylls inte i."),
        N_("Skriv texten här."),
    ),
)  # fmt: skip


def outside_code(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are no code, with their numbers from 0, and spaces in place of code within them."""
    fence = ""
    for number, line in enumerate(lines):
        above, fence = fence, _fence_after(line, fence)
        if not above and not fence:
            yield number, _CODE.sub(lambda code: " " * len(code[0]), line)


def _fence_after(line: str, fence: str) -> str:
    """The fence that is open after a line; empty when none is."""
    opened = _FENCE.match(line)
    if not fence:
        return opened[1] if opened else ""
    is_end = opened and opened[1].startswith(fence) and not line.strip().strip("`~> ")
    return "" if is_end else fence


def faults_of_page(body: str, extensions: Collection[str], icon: Icons) -> Iterator[TextFault]:
    """The first faults of a page's Markdown, by line from 0. ``extensions`` of Markdown are on."""
    found = sorted(_faults(body.split("\n"), extensions, icon), key=lambda fault: fault.line)
    yield from dict.fromkeys(found[:MOST_TOLD])


def _faults(lines: Sequence[str], extensions: Collection[str], icon: Icons) -> Iterator[TextFault]:
    fence = ""
    block: list[str] = []
    for number, line in enumerate([*lines, ""]):
        opened = _FENCE.match(line)
        if fence or opened or not line.strip() or _UNSAFE.search(line):
            yield from _meant(block, number)
            block = []
        else:
            block.append(line.strip(" \t"))
        above, fence = fence, _fence_after(line, fence)
        if above:
            continue
        if opened:
            if opened[2] in {"mermaid", "math"}:
                yield TextFault(
                    number,
                    _("'{value}' visas som kod: sidan ritar inga diagram.", value=line.strip()),
                    _("Lägg bilden som en fil i docs/assets/, och skriv ![vad den visar](assets/fil.svg)."),
                )
            continue
        if line:
            yield from _in_line(lines, number, extensions, icon)


def _meant(block: Sequence[str], below: int) -> Iterator[TextFault]:
    """What was meant as Markdown in lines that follow upon each other, above a line."""
    for fault in meant_in("\n".join(block)) if block else ():
        yield replace(fault, line=below - len(block) + fault.line)


def _in_line(
    lines: Sequence[str], number: int, extensions: Collection[str], icon: Icons
) -> Iterator[TextFault]:
    line = _CODE.sub(lambda code: " " * len(code[0]), lines[number])
    if box := _BOX.match(line):
        yield from _box(box, lines, number)
    elif tab := _TAB.match(line):
        yield from _tab(tab, lines, number)
    for sign in _SIGNS:
        known = sign.extension in extensions or (
            sign.extension.endswith("*") and any(name.startswith(sign.extension[:-1]) for name in extensions)
        )
        if not known and (found := sign.pattern.search(line)):
            yield TextFault(number, _(sign.message, value=_short(found[0])), _(sign.hint))
    if SOFT_HYPHEN in line:
        word = next(word for word in line.split() if SOFT_HYPHEN in word)
        yield TextFault(
            number,
            _("'{value}' har ett mjukt bindestreck, som inte syns.", value=word.replace(SOFT_HYPHEN, "-")),
            _("Skriv {word}", word=word.replace(SOFT_HYPHEN, "")),
        )
    for found in _ICON.finditer(line):
        if (like := icon(found[1])) is not None:
            yield _unknown_icon(number, found[0], like)
    if found := _UNSAFE.search(line):
        yield TextFault(
            number,
            _("'{value}' har ingen verkan: sidorna tillåter inga skript, ramar och utseenden i texten.",
              value=_short(found[0])),
            _("Ta bort det. Utseende skrivs i en fil som extra_css i mkdocs.yml nämner."),
        )  # fmt: skip
    if found := _FOREIGN.search(line):
        yield TextFault(
            number,
            _("Bilden '{value}' visas inte: inget hämtas från andra webbplatser.",
              value=_short(found[1] or found[2])),
            _("Lägg den som en fil i docs/assets/, och skriv ![vad den visar](assets/fil.png)."),
        )  # fmt: skip


def _unknown_icon(number: int, code: str, like: str) -> TextFault:
    hint = (
        _("Menade du '{word}'?", word=like)
        if like
        else _("Skriv med ord, eller välj en ikon som :material-home:.")
    )
    return TextFault(number, _("Ikonen '{value}' finns inte här.", value=code), hint)


def _box(box: re.Match[str], lines: Sequence[str], number: int) -> Iterator[TextFault]:
    """A box of a kind that is drawn, with its title in quotes and its text below, moved in."""
    rest = box["rest"].strip()
    if not rest:
        yield TextFault(
            number,
            _("'{value}' visas som det står: rutan har inget slag.", value=box["sign"]),
            _('Skriv till exempel {sign} note "Rubrik".', sign=box["sign"]),
        )
        return
    found = _BOX_REST.fullmatch(rest)
    title = found and found["more"].split()
    words = [word for word in title or () if word not in {"inline", "end"}]
    if found is None or words:
        kind = rest.split()[0]
        told = " ".join(rest.split()[1:]).strip("\"'”“") or _("Rubrik")
        yield TextFault(
            number,
            _("'{value}' läses inte: rutans rubrik ska stå mellan citattecken.", value=_short(box[0])),
            _('Skriv {sign} {kind} "{title}".', sign=box["sign"], kind=kind, title=told),
        )
    elif found["kind"] not in {*BOXES, *OTHER_BOXES}:
        near = did_you_mean(found["kind"], (*BOXES, *OTHER_BOXES))
        yield TextFault(
            number,
            _("Rutan '{kind}' har inget eget utseende.", kind=found["kind"]),
            near or _("Skriv ett av orden {kinds}.", kinds=", ".join(BOXES)),
        )
    if not _has_inner(box["indent"], lines, number):
        yield TextFault(
            number,
            _("Rutan '{value}' är tom.", value=_short(box[0])),
            _("Skriv fyra mellanslag före varje rad som ska stå i den."),
        )


def _tab(tab: re.Match[str], lines: Sequence[str], number: int) -> Iterator[TextFault]:
    rest = tab["rest"].strip()
    if set(rest) == {"="}:
        return  # the line under a heading
    if not re.fullmatch(r"\".+\"|'.+'", rest):
        yield TextFault(
            number,
            _("'{value}' visas som det står: flikens namn ska stå mellan citattecken.", value=_short(tab[0])),
            _('Skriv === "{title}".', title=rest.strip("\"'”“")),
        )
    elif not _has_inner(tab["indent"], lines, number):
        yield TextFault(
            number,
            _("Fliken '{value}' är tom.", value=_short(tab[0])),
            _("Skriv fyra mellanslag före varje rad som ska stå på den."),
        )
    elif _tabs_before(tab["indent"], lines, number) == MOST_TABS:
        yield TextFault(
            number,
            _("Fliken '{value}' går inte att öppna: fler än {most} flikar i rad visas inte.",
              value=_short(tab[0]), most=MOST_TABS),
            _("Skriv rubriker i stället för flikar."),
        )  # fmt: skip


def _has_inner(indent: str, lines: Sequence[str], number: int) -> bool:
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    return _width(below) >= _width(indent + "x") + 4


def _tabs_before(indent: str, lines: Sequence[str], number: int) -> int:
    """How many tabs stand in the same row, above this one."""
    count = 0
    for line in reversed(lines[max(0, number - 2000) : number]):
        if not line.strip() or _width(line) >= _width(indent + "x") + 4:
            continue
        if (tab := _TAB.match(line)) is None or tab["indent"] != indent:
            break
        count += 1
        if "!" in tab["mark"]:
            break
    return count


def _width(line: str) -> int:
    """The spaces before a line's first character."""
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" "))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}…"
