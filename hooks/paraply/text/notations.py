"""Notations meant as Markdown that are none, or that only other programs know: what to say of each."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from paraply.language import N_, _


class Notation(NamedTuple):
    """A notation in a text, what to say of it, and what to write; ``{value}`` is what stands there."""

    pattern: re.Pattern[str]
    message: str
    hint: str
    mend: Callable[[str], str] | None = None
    """What stands there, as it should have been written; the hint has ``{mended}`` in its place."""


_SO: Final = N_("Skriv så här: {mended}")


def _with_space(value: str) -> str:
    return _MARK.sub(r"\1 ", value, count=1)


def _as_point(value: str) -> str:
    return f"- {_POINT.sub('', value, count=1)}"


_MARK: Final = re.compile(r"^(#{1,6}|\d{1,2}[.)]|[-+*])\s*")
_POINT: Final = re.compile(r"^(?:[•·▪●○◦‣\uf000-\uf0ff]|[oü–—§Øø](?=[\s\u00a0]))[\s\u00a0]*")
_LINK_PARTS: Final = re.compile(r"\[([^\[\]]*)\][ ]?[(\[]([^()\[\]]*)[)\]]|\(([^()]*)\)\[([^\[\]]*)\]")


def _as_link(value: str) -> str:
    found = _LINK_PARTS.search(value)
    text, address = (found[1] or found[3], found[2] or found[4] or "") if found else (value, "")
    address = address.strip()
    if address.startswith("www."):
        address = f"https://{address}"
    if "/" not in address and ":" not in address:
        address = _("adressen")
    return f"[{text}]({address})"


def _without_spaces(value: str) -> str:
    words, mark, address = value.partition("](")
    inner = address.removesuffix(")").strip()
    is_contact = inner.startswith(("mailto:", "tel:"))
    return f"{words}{mark}{re.sub(r'[ ]', '' if is_contact else '%20', inner)})"


_HEADING: Final = Notation(
    re.compile(r"#{1,6}[^\s#\d].*"),
    N_("'{value}' blir ingen rubrik: det saknas ett mellanrum."),
    _SO,
    _with_space,
)
_BULLET: Final = Notation(
    re.compile(r"(?:[•·▪●○◦‣\uf000-\uf0ff][\s\u00a0]*|[oü–—§Øø]\t\s*|o[ \u00a0]{2,}|o\u00a0)\S.*"),
    N_("'{value}' blir ingen lista: punkten är ett tecken i texten."),
    _SO,
    _as_point,
)
_HYPHEN: Final = Notation(
    re.compile(r"[-+*](?=[^\W\d_])[^-+*]*"),
    N_("'{value}' blir ingen lista: det saknas ett mellanrum."),
    _SO,
    _with_space,
)
_NUMBERED: Final = Notation(
    re.compile(r"\d{1,2}[.)][^\W\d_]\w.*"),
    N_("'{value}' blir ingen lista: det saknas ett mellanrum."),
    _SO,
    _with_space,
)
LETTERED: Final = Notation(
    re.compile(r"[a-h][)]\s+\S.*"),
    N_("'{value}' blir ingen lista, utan fortsätter på raden ovanför: listor har siffror eller streck."),
    N_("Skriv 1. eller - i stället för bokstaven, med tre mellanslag före i en lista som står i en lista."),
)
_ROW: Final = Notation(
    re.compile(r"\|.*\|"),
    N_("'{value}' blir ingen tabell."),
    N_("Skriv en rad med rubriker, sedan en rad som | --- | --- | med lika många spalter, sedan raderna."),
)
_TABBED: Final = Notation(
    re.compile(r"\A[^\t|]*[^\s|]\t[^|]*"),
    N_("'{value}' blir ingen tabell: spalterna är åtskilda med tabbar, som inte syns."),
    N_("Skriv | mellan spalterna, och en rad som | --- | --- | under rubrikerna."),
)
_PARTED_LINK: Final = Notation(
    re.compile(r"\[[^\[\]]{1,200}\](?:[ ]\((?:https?:|/|www\.)[^()\s]{0,300}\)|\[[^\[\]]{0,200}\])"),
    N_("'{value}' blir ingen länk."),
    _SO,
    _as_link,
)
_STARS: Final = Notation(
    re.compile(r"(?<!\s)\*\*|\*\*(?!\s)|~~|(?<!\w)__(?![\s_])"),
    N_("'{value}' visas som tecken: stjärnorna eller strecken bildar inget par."),
    N_("Skriv dem tätt intill orden på båda sidor, som i **viktigt**."),
)
_TURNED_LINK: Final = Notation(
    re.compile(r"\([^()]{1,200}\)\[(?:https?:|/|www\.)[^\[\]\s]{1,300}\]"),
    N_("'{value}' blir ingen länk: parenteserna har bytt plats."),
    _SO,
    _as_link,
)
_SPACED_CONTACT: Final = Notation(
    re.compile(r"\[[^\[\]]{1,200}\]\((?:mailto|tel):[^()<>]{1,200}\)"),
    N_("'{value}' blir ingen länk: adressen har ett mellanrum."),
    _SO,
    _without_spaces,
)
_SPACED_LINK: Final = Notation(
    re.compile(r"!?\[[^\[\]]{1,200}\]\((?!mailto:|tel:)[^()\s<>]{1,200}(?:[ ][^()\s\"'<>]{1,200}){1,20}\)"),
    N_("'{value}' blir ingen länk: adressen har ett mellanrum."),
    _SO,
    _without_spaces,
)

_WITHOUT_BOXES = (
    N_("'{value}' visas som det står: texterna har inga rutor."),
    N_("Skriv ett vanligt stycke, med det viktigaste i **fetstil**."),
)
LINES: Final[tuple[Notation, ...]] = (
    Notation(re.compile(r"(?:!!!|\?\?\?\+?)\s?.*"), *_WITHOUT_BOXES),
    Notation(re.compile(r":::.*"), *_WITHOUT_BOXES),
    Notation(
        re.compile(r"===[!+]?\s*\".*"),
        N_("'{value}' visas som det står: texterna har inga flikar."),
        N_("Skriv en rubrik, ## och det som står på fliken, och texten under."),
    ),
    _HEADING,
    _BULLET,
    _HYPHEN,
    _NUMBERED,
    Notation(
        re.compile(r"\[\^[^\[\]\s]{1,40}\]:.*"),
        N_("'{value}' visas som det står: texterna har inga fotnoter."),
        N_("Skriv upplysningen inom parentes där den hör hemma, och ta bort raden."),
    ),
    Notation(
        re.compile(r"\[TOC\]|\[\[_TOC_\]\]"),
        N_("'{value}' visas som det står: texterna har ingen innehållsförteckning."),
        N_("Ta bort raden."),
    ),
    Notation(
        re.compile(r"--8<--.*"),
        N_("'{value}' visas som det står: texter ur andra filer fogas inte in."),
        N_("Skriv texten här."),
    ),
    Notation(
        re.compile(r"\*\[[^\[\]]{1,80}\]:.*"),
        N_("'{value}' visas som det står: förkortningar förklaras inte så."),
        N_("Skriv ut orden första gången, med förkortningen inom parentes."),
    ),
    Notation(
        re.compile(r":\s{1,3}\S.*"),
        N_("'{value}' blir ingen förklaring till ordet ovanför, utan ett kolon i texten."),
        N_("Skriv en lista, som i - **Ordet**: vad det betyder."),
    ),
    Notation(
        re.compile(r"\[![A-Za-z]+\]"),
        N_("'{value}' visas som det står: texterna har inga rutor."),
        N_("Ta bort raden. Skriv det viktigaste i **fetstil**."),
    ),
    Notation(
        re.compile(r"\[[ xX]\](?:\s.*)?"),
        N_("'{value}' visas som det står: texterna har inga kryssrutor."),
        N_("Ta bort hakparentesen, och skriv med ord vad som är klart."),
    ),
    _ROW,
    _TABBED,
)
"""What a line of a paragraph or an item is, whole, what to say of it, and what to write."""

WITHIN: Final[tuple[Notation, ...]] = (
    Notation(
        re.compile(r"\[\^[^\[\]\s]{1,40}\]"),
        N_("'{value}' visas som det står: texterna har inga fotnoter."),
        N_("Skriv upplysningen inom parentes, eller gör en länk av den."),
    ),
    Notation(
        re.compile(r"\{[:.#][^{}]{0,80}\}"),
        N_("'{value}' visas som det står: utseende går inte att ange i texten."),
        N_("Ta bort det."),
    ),
    Notation(
        re.compile(r"==[^=\s][^=]{0,200}=="),
        N_("'{value}' visas som det står, utan överstrykning."),
        N_("Använd **fetstil** för det viktigaste."),
    ),
    Notation(
        re.compile(r"\+\+[\w+-]{1,40}\+\+"),
        N_("'{value}' visas som det står: tangenter har inget eget utseende."),
        N_("Skriv tangentens namn i fetstil, som i **Esc**."),
    ),
    Notation(
        re.compile(r":[a-z][a-z0-9_+-]{1,40}:"),
        N_("'{value}' visas som det står, inte som en bild."),
        N_("Ta bort det, eller skriv med ord."),
    ),
    Notation(
        re.compile(r"\[\[[^\[\]]{1,200}\]\]"),
        N_("'{value}' blir ingen länk."),
        N_("Skriv [länkens text](adressen)."),
    ),
    _PARTED_LINK,
    _TURNED_LINK,
    _SPACED_CONTACT,
    _SPACED_LINK,
    Notation(
        re.compile(r"(?<![\w.:/@])www\.[\w-]{1,60}\.[^\s<>()]{1,200}"),
        N_("'{value}' blir ingen länk."),
        N_("Skriv [sidans namn](https://{value})."),
    ),
    Notation(
        re.compile(r"(?<=\s)\*\s[^*]{1,200}\s\*(?=\s)"),
        N_("'{value}' visas som det står här, men kursivt i formuläret."),
        N_("Skriv × när det betyder gånger, annars ett annat tecken än en stjärna."),
    ),
    _STARS,
)
"""What may stand anywhere in a line."""

MEANT_LINES: Final = (_HEADING, _BULLET, _HYPHEN, _NUMBERED, _ROW, _TABBED)
MEANT_WITHIN: Final = (_PARTED_LINK, _TURNED_LINK, _SPACED_CONTACT, _SPACED_LINK, _STARS)
"""What is meant as Markdown, and is in no dialect of it: on a line of its own, and within one."""
