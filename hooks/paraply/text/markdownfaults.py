"""What in a text is not shown as it is written, and what to write instead.

Nothing is taken away in silence: HTML that is left out, pictures, links without an address, and the signs
that only some programs know (footnotes, boxes, tabs) are told of with their line. What is in code is shown
as it stands.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import unquote

from markdown_it.token import Token

from paraply.language import N_, _
from paraply.text.markdown import ATTRIBUTES, DEEPEST, MOST_OPENED, TAGS, inline_of, tokens_of

MOST_TOLD: Final = 10
"""Faults of one text that are told of, each with its line."""


@dataclass(frozen=True, slots=True)
class TextFault:
    """What is not shown as written, on which line from 0, and what to write."""

    line: int
    message: str
    hint: str


_LOST = N_("'{value}' är en länk som inte leder någonstans. Bara länkens text visas.")
_SIGNS = re.compile(r"[\t<>\[\]*_~!=?:{}#•·▪●○\u00ad$^+|-]|www\.|\n[ ]*\d+[.)]\s")
"""A text without any of these has nothing to tell of."""

_TAG = re.compile(r"</?([A-Za-z][\w:-]{0,40})((?:[^<>\"']|\"[^\"<>]{0,300}\"|'[^'<>]{0,300}'){0,300})>")
_NAME = re.compile(r"([\w:-]{1,40})\s{0,3}=")
_WORD = re.compile(
    r"</?[a-z]\w{0,8}:\w{1,40}[^<>]{0,300}>|<[^<>]{0,300}[\"'\s]Mso\w{1,40}[^<>]{0,300}>", re.IGNORECASE
)
_KEPT = re.compile(r"(?:https?://|mailto:|tel:).|/(?![/\\])", re.IGNORECASE)
_BROKEN_SCHEME = re.compile(r"(?:(https?)(?::/|:|//|/|:\\\\)|//)([\w-]+\..*)", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d[\d %()-]{5,20}")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,10}(?:[/?#:]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FILES: Final = {"md", "yml", "html", "htm", "pdf", "docx", "doc", "xlsx", "csv", "png", "jpg", "svg"}

Told = tuple[str, str]
"""What is wrong, and what to do; ``{value}`` is what stands there."""

_Sign: TypeAlias = tuple[re.Pattern[str], str, str]
"""Signs in a text, what to say of them, and what to write; ``{value}`` is what stands there."""

_HEADING: _Sign = (
    re.compile(r"#{1,6}[^\s#\d].*"),
    N_("'{value}' blir ingen rubrik: det saknas ett mellanrum."),
    N_("Skriv ett mellanrum efter #, som i ## Så gör du."),
)
_BULLET: _Sign = (
    re.compile(r"(?:[•·▪●○◦‣][\s\u00a0]*|[o–—§]\t\s*)\S.*"),
    N_("'{value}' blir ingen lista: punkten är ett tecken i texten."),
    N_("Börja raden med ett bindestreck och ett mellanrum, som i - Ring oss."),
)
_HYPHEN: _Sign = (
    re.compile(r"[-+*](?=[^\W\d_])[^-+*]*"),
    N_("'{value}' blir ingen lista: det saknas ett mellanrum."),
    N_("Skriv ett mellanrum efter bindestrecket, som i - Ring oss."),
)
_ROW: _Sign = (
    re.compile(r"\|.*\|"),
    N_("'{value}' blir ingen tabell."),
    N_("Skriv en rad med rubriker, sedan en rad som | --- | --- | med lika många spalter, sedan raderna."),
)
_TABBED: _Sign = (
    re.compile(r"\A[^\t|]*[^\s|]\t[^|]*"),
    N_("'{value}' blir ingen tabell: spalterna är åtskilda med tabbar, som inte syns."),
    N_("Skriv | mellan spalterna, och en rad som | --- | --- | under rubrikerna."),
)
_PARTED_LINK: _Sign = (
    re.compile(r"\[[^\[\]]{1,200}\](?:[ ]\((?:https?:|/|www\.)[^()\s]{0,300}\)|\[[^\[\]]{0,200}\])"),
    N_("'{value}' blir ingen länk."),
    N_("Skriv [länkens text](adressen), utan mellanrum emellan."),
)
_STARS: _Sign = (
    re.compile(r"(?<!\s)\*\*|\*\*(?!\s)|~~|(?<!\w)__(?![\s_])"),
    N_("'{value}' visas som tecken: stjärnorna eller strecken bildar inget par."),
    N_("Skriv dem tätt intill orden på båda sidor, som i **viktigt**."),
)
_SPACED_LINK: _Sign = (
    re.compile(r"!?\[[^\[\]]{1,200}\]\([^()\s<>]{1,200}(?:[ ][^()\s\"'<>]{1,200}){1,20}\)"),
    N_("'{value}' blir ingen länk: adressen har ett mellanrum."),
    N_("Skriv %20 i stället för varje mellanrum i adressen."),
)

_WITHOUT_BOXES = (
    N_("'{value}' visas som det står: texterna har inga rutor."),
    N_("Skriv ett vanligt stycke, med det viktigaste i **fetstil**."),
)
_LINES: tuple[_Sign, ...] = (
    (re.compile(r"(?:!!!|\?\?\?\+?)\s?.*"), *_WITHOUT_BOXES),
    (re.compile(r":::.*"), *_WITHOUT_BOXES),
    (
        re.compile(r"===[!+]?\s*\".*"),
        N_("'{value}' visas som det står: texterna har inga flikar."),
        N_("Skriv en rubrik, ## och det som står på fliken, och texten under."),
    ),
    _HEADING,
    _BULLET,
    _HYPHEN,
    (
        re.compile(r"\[\^[^\[\]\s]{1,40}\]:.*"),
        N_("'{value}' visas som det står: texterna har inga fotnoter."),
        N_("Skriv upplysningen inom parentes där den hör hemma, och ta bort raden."),
    ),
    (
        re.compile(r"\[TOC\]|\[\[_TOC_\]\]"),
        N_("'{value}' visas som det står: texterna har ingen innehållsförteckning."),
        N_("Ta bort raden."),
    ),
    (
        re.compile(r"--8<--.*"),
        N_("'{value}' visas som det står: texter ur andra filer fogas inte in."),
        N_("Skriv texten här."),
    ),
    (
        re.compile(r"\*\[[^\[\]]{1,80}\]:.*"),
        N_("'{value}' visas som det står: förkortningar förklaras inte så."),
        N_("Skriv ut orden första gången, med förkortningen inom parentes."),
    ),
    (
        re.compile(r":\s{1,3}\S.*"),
        N_("'{value}' blir ingen förklaring till ordet ovanför, utan ett kolon i texten."),
        N_("Skriv en lista, som i - **Ordet**: vad det betyder."),
    ),
    (
        re.compile(r"\[![A-Za-z]+\]"),
        N_("'{value}' visas som det står: texterna har inga rutor."),
        N_("Ta bort raden. Skriv det viktigaste i **fetstil**."),
    ),
    (
        re.compile(r"\[[ xX]\](?:\s.*)?"),
        N_("'{value}' visas som det står: texterna har inga kryssrutor."),
        N_("Ta bort hakparentesen, och skriv med ord vad som är klart."),
    ),
    _ROW,
    _TABBED,
)
"""What a line of a paragraph or an item is, whole, what to say of it, and what to write."""

_WITHIN: tuple[_Sign, ...] = (
    (
        re.compile(r"\[\^[^\[\]\s]{1,40}\]"),
        N_("'{value}' visas som det står: texterna har inga fotnoter."),
        N_("Skriv upplysningen inom parentes, eller gör en länk av den."),
    ),
    (
        re.compile(r"\{[:.#][^{}]{0,80}\}"),
        N_("'{value}' visas som det står: utseende går inte att ange i texten."),
        N_("Ta bort det."),
    ),
    (
        re.compile(r"==[^=\s][^=]{0,200}=="),
        N_("'{value}' visas som det står, utan överstrykning."),
        N_("Använd **fetstil** för det viktigaste."),
    ),
    (
        re.compile(r"\+\+[\w+-]{1,40}\+\+"),
        N_("'{value}' visas som det står: tangenter har inget eget utseende."),
        N_("Skriv tangentens namn i fetstil, som i **Esc**."),
    ),
    (
        re.compile(r":[a-z][a-z0-9_+-]{1,40}:"),
        N_("'{value}' visas som det står, inte som en bild."),
        N_("Ta bort det, eller skriv med ord."),
    ),
    (
        re.compile(r"\[\[[^\[\]]{1,200}\]\]"),
        N_("'{value}' blir ingen länk."),
        N_("Skriv [länkens text](adressen)."),
    ),
    _PARTED_LINK,
    _SPACED_LINK,
    (
        re.compile(r"(?<![\w.:/@])www\.[\w-]{1,60}\.[^\s<>()]{1,200}"),
        N_("'{value}' blir ingen länk."),
        N_("Skriv [sidans namn](https://{value})."),
    ),
    (
        re.compile(r"(?<=\s)\*\s[^*]{1,200}\s\*(?=\s)"),
        N_("'{value}' visas som det står här, men kursivt i formuläret."),
        N_("Skriv × när det betyder gånger, annars ett annat tecken än en stjärna."),
    ),
    _STARS,
)
"""What may stand anywhere in a line."""

_MEANT_LINES: Final = (_HEADING, _BULLET, _HYPHEN, _ROW, _TABBED)
_MEANT_WITHIN: Final = (_PARTED_LINK, _SPACED_LINK, _STARS)
"""What is meant as Markdown, and is in no dialect of it: on a line of its own, and within one."""

_REFERS = re.compile(r"\[[^\[\]]+\]\[[^\[\]]*\]")
"""A link whose address stands elsewhere on the page."""

_NO_LIST = re.compile(r"\d{1,9}[.)]\s.*")
"""Within a paragraph a list begins with 1 only: another number and a point are words. The form differs."""


def _unknown(_path: str) -> str:
    return ""


def faults_in(text: str, resolve: Callable[[str], str] = _unknown) -> Iterator[TextFault]:
    """The first faults of a text, by line. ``resolve`` gives the site's address of a file, if it knows."""
    if not _SIGNS.search(text):
        return
    found = tokens_of(text)
    if found is None:
        yield TextFault(
            0,
            _("Texten visas som den står, utan rubriker, listor och länkar: den är för invecklad."),
            _(
                "Dela den. Högst {most} tecken får inleda länkar, och listor får ha högst {deep} nivåer.",
                most=MOST_OPENED,
                deep=DEEPEST,
            ),
        )
        return
    told = sorted(_faults(found, resolve), key=lambda fault: fault.line)
    yield from dict.fromkeys(told[:MOST_TOLD])


def meant_in(block: str) -> Iterator[TextFault]:
    """What in some lines was meant as Markdown, and is none to any program."""
    for token in tokens_of(block) or ():
        if token.type != "inline":
            continue
        for line, words in _words_of(token).items():
            told = [sign for sign in _MEANT_LINES if sign[0].fullmatch(words.strip())]
            for pattern, message, hint in told[:1] or _MEANT_WITHIN:
                if (found := pattern.search(words.strip())) and not _REFERS.fullmatch(found[0]):
                    yield TextFault(line, _(message, value=_short(found[0])), _(hint))


def _faults(tokens: Sequence[Token], resolve: Callable[[str], str]) -> Iterator[TextFault]:
    for token in tokens:
        if token.type == "html_block" and token.map:
            yield from _html(token.content, token.map[0])
        elif token.type == "fence" and token.map and not token.content.strip():
            yield TextFault(
                token.map[0],
                _("'{value}' börjar en ruta med kod, men den är tom.", value=f"{token.markup}{token.info}"),
                _("Ta bort tecknen, eller skriv koden på raderna under."),
            )
    for token in tokens:
        if token.type == "inline" and token.map:
            yield from _inline(token, resolve)


def _inline(token: Token, resolve: Callable[[str], str]) -> Iterator[TextFault]:
    for piece, line in inline_of([token]):
        match piece.type:
            case "html_inline":
                yield from _html(piece.content, line)
            case "image":
                address = str(piece.attrs.get("src", ""))
                yield TextFault(
                    line,
                    _("Bilden '{value}' visas inte i texten, bara dess beskrivning.", value=_short(address)),
                    _("Skriv med ord det som bilden visar."),
                )
            case "link_open":
                if told := _lost(str(piece.attrs.get("href", "")), resolve):
                    yield TextFault(line, *told)
    for line, words in _words_of(token).items():
        yield from _in_line(words.strip(), line)
        if token.map and line > token.map[0] and _NO_LIST.fullmatch(words.strip()):
            yield TextFault(
                line,
                _("'{value}' visas som vanlig text här, men som en lista i formuläret.", value=_short(words)),
                _("Flytta talet till raden ovanför. Ska det vara en lista? Börja med 1. efter en tom rad."),
            )


def _words_of(token: Token) -> dict[int, str]:
    """The text by line, without code and what links are called; a zero sign where stress ends a word."""
    linked = False
    written: dict[int, str] = {}
    for piece, line in inline_of([token]):
        match piece.type:
            case "link_open":
                linked = piece.markup != "linkify"
            case "link_close":
                linked = False
            case "text" if not linked:
                written[line] = written.get(line, "") + piece.content
            case "code_inline" | "softbreak" | "hardbreak":
                pass
            case _:
                written[line] = written.get(line, "") + "\x00"
    return written


def _in_line(words: str, line: int) -> Iterator[TextFault]:
    for pattern, message, hint in _LINES:
        if pattern.fullmatch(words):
            yield TextFault(line, _(message, value=_short(words)), _(hint))
            return
    for pattern, message, hint in _WITHIN:
        if found := pattern.search(words):
            yield TextFault(line, _(message, value=_short(found[0])), _(hint, value=found[0]))
    for found in _WORD.finditer(words):
        yield _from_word(found[0], line)


def _html(html: str, line: int) -> Iterator[TextFault]:
    for found in _TAG.finditer(html):
        tag, rest = found[1].lower(), found[2]
        here = line + html.count("\n", 0, found.start())
        if _WORD.fullmatch(found[0]):
            yield _from_word(found[0], here)
        elif tag not in TAGS and not found[0].startswith("</"):
            yield TextFault(
                here,
                _("Taggen {value} visas inte.", value=_short(found[0])),
                _("Ta bort den. Ska tecknen synas? Skriv {code}.", code=f"`{_short(found[0])}`"),
            )
        elif lost := [name for name in _NAME.findall(rest) if name.lower() not in ATTRIBUTES.get(tag, set())]:
            yield TextFault(
                here,
                _("'{name}' i {value} har ingen verkan.", name=lost[0], value=_short(found[0])),
                _("Skriv <{tag}> utan det.", tag=tag),
            )


def _from_word(value: str, line: int) -> TextFault:
    return TextFault(
        line,
        _("{value} kommer från Word och hör inte till texten.", value=_short(value)),
        _("Ta bort det. Klistra in utan formatering: Ctrl+Skift+V."),
    )


def _lost(address: str, resolve: Callable[[str], str]) -> Told | None:
    """Why a link loses its address, and which to write; None when it leads elsewhere or into the site."""
    if _KEPT.match(address):
        return None
    if not address:
        return _("En länk har ingen adress. Bara länkens text visas."), _("Skriv [länkens text](adressen).")
    return _(_LOST, value=_short(address)), _meant(address, resolve)


def _meant(address: str, resolve: Callable[[str], str]) -> str:
    """The address that was probably meant."""
    path = re.split(r"[?#]", address)[0]
    is_domain = _DOMAIN.fullmatch(address) and path.partition("/")[0].rpartition(".")[2].lower() not in _FILES
    if address.startswith("#"):
        hint = _("Skriv hela vägen på webbplatsen, som /garantier/bygglov/#kontakt.")
    elif found := _BROKEN_SCHEME.fullmatch(address):
        hint = _("Skriv {address}.", address=f"{(found[1] or 'https').lower()}://{found[2]}")
    elif _MAIL.fullmatch(address):
        hint = _("Skriv mailto:{address}.", address=address)
    elif _NUMBER.fullmatch(address):
        hint = _("Skriv tel:{number}.", number=re.sub(r"[^\d+]", "", unquote(address)))
    elif _SCHEME.match(address):
        hint = _("Länka till en adress som börjar med https://, mailto: eller tel:.")
    elif is_domain:
        hint = _("Skriv https://{address}.", address=address)
    elif known := resolve(path):
        hint = _("Skriv {address}.", address=known)
    else:
        hint = _(
            "Skriv hela vägen på webbplatsen, som /garantier/bygglov/, eller en adress med https:// först."
        )
    return hint


def _short(text: str) -> str:
    text = " ".join(text.replace("\x00", "").split())
    return text if len(text) <= 60 else f"{text[:57]}…"
