"""Is it plain? Sentences, abbreviations, links and names that a resident can follow (språklagen 11 §)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from paraply.check.fields import RecordTexts
from paraply.check.rule import Finding, rule_of_texts
from paraply.check.words import ABBREVIATIONS, SHOUTED, WELL_KNOWN
from paraply.language import _
from paraply.model.imports import ImportMapping
from paraply.model.record import Record
from paraply.model.visits import Visits
from paraply.problems import Family, Place, Severity
from paraply.text.positions import Path

MOST_WORDS = 25
GOAL_WORDS = 20

NOT_PROSE = frozenset(
    """
    accent cell centre code complaints_url contact decided_by dimension dimensions email file heading id
    label language licence logo municipality name number old_addresses organisation_number phone
    primary report_url reviewers rule section series sheet short_name site_address social_image
    synonyms under unit url value word
    """.split()  # noqa: SIM905
)
"""Names, addresses, codes and words that people search for. Residents read every other text as sentences or
headings: a new field is held to plain Swedish until it is named here."""

_UNREAD_PARTS = {"source", "accepted", "imported", "dimensions"}

# Each pattern stops at its own first character, or is bounded: 100,000 brackets must not make it backtrack.
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_UNSPOKEN = re.compile(r"`[^`]*`|https?://\S+")
_UNSPOKEN_WITH_MAIL = re.compile(rf"{_UNSPOKEN.pattern}|[^\s@]{{1,64}}@\S+")
"""Slow: looks for an @ ahead of every character."""
_NEW_BLOCK = re.compile(r"\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+")
_SHORT_FORM = re.compile(
    r"\b(?:t\.ex|bl\.a|s\.k|fr\.o\.m|t\.o\.m|p\.g\.a|f\.d|d\.v\.s|kl|nr|ca|kap|prop|dvs|max|min|tel|jfr|st|dnr)\.",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\]*_]*\s+(?=[\"”(\[*_]*[A-ZÅÄÖÉ0-9–-])")
_BEFORE, _AFTER = r"(?<![\w§/.-])", r"(?!\w|\.\w|\s\d{4}[-/:]\d+(?![\d-]))"
"""Not within an address or a code; "KS 2019-99" is a number in a register, not a word."""
_CAPITALS = re.compile(rf"{_BEFORE}[A-ZÅÄÖ]{{2,5}}{_AFTER}")
_LISTED = re.compile(rf"{_BEFORE}(?:{'|'.join(ABBREVIATIONS)}){_AFTER}".replace("|åk|", r"|åk(?=\s\d)|"))
_ROMAN = re.compile(r"[IVXLC]+")
_EMPTY_LINK = re.compile(
    r"(?:\b(?:klicka|tryck|läs|se|mer|länk|länken|info|information|hit|här|vidare|den|denna|sida|sidan|på|om|det)\b|[\s.:>»→…])*",
    re.IGNORECASE,
)
_CLICK_HERE = re.compile(r"\b(?:klicka|tryck) (?:här|på (?:den här )?länken)\b", re.IGNORECASE)
_KPI = re.compile(r"\b[NU]\d{5}\b")
_SHOUTED = ("BELOPP", "DATUM", "FYLL I", "KOLLA", "NAMN")
_OPEN_WORDS = ("TODO", "FIXME", "TBD", "orem ipsum", "fylls i senare", "kompletteras senare")
_SUSPECT = (*_OPEN_WORDS, *_SHOUTED, "XX", "xx", "__", "??")
_LEFT_OPEN = re.compile(
    r"<[ ]?(?:skriv|fyll|ange|lägg|sätt|välj|klistra|din|ditt|dina|er|ert|namn|datum|text|telefon)\b"
    r"[^<>\n]{0,80}>"
    r"|\[[ ]?(?:skriv|fyll|ange|lägg in|sätt in|välj|klistra|datum|namn|text|kompletteras)\b"
    r"[^\[\]\n]{0,80}\](?![(\[])"
    rf"|\b(?:{'|'.join(_OPEN_WORDS[:3])}|X{{2,9}}|l{'|'.join(_OPEN_WORDS[3:])})\b"
    rf"|(?-i:\b(?:{'|'.join(_SHOUTED)})\b)|(?<=\w )(?:\?{{2,9}}|_{{2,20}})(?!\w)"
    r"|\A\s{0,3}(?:…|\.{3}|\?{1,3}|[-–—])\s{0,3}\Z",
    re.IGNORECASE,
)
_AS_TAG = re.compile(r"<[a-z][\w-]{0,40}(?:\s+[a-z_:][\w.:-]{0,40}){0,20}\s?/?>", re.ASCII | re.IGNORECASE)
"""What CommonMark takes for a tag."""
_NUMBERED = re.compile(r"(?:[A-ZÅÄÖ]{1,3}\d{1,4}|Fråga \d+)[.:)]\s")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text residents read, and where it stands."""

    text: str
    path: Path
    field: str
    record: Record

    def on(self, line: int = 0) -> Place:
        """Where a line of the text stands. Only the body's lines are known one by one."""
        place = self.record.place(*self.path)
        return Place(place.file, place.line + line) if self.field == "body" else place


@lru_cache(maxsize=1)  # one rule after the other asks for that of the same record
def prose_of(found: RecordTexts) -> list[Prose]:
    """What residents read of a record; import mappings and counts of visits are no texts of theirs."""
    if isinstance(found.record, (ImportMapping, Visits)):
        return []
    return [
        Prose(text.value, text.path, text.field, found.record)
        for text in found.texts
        if text.field not in NOT_PROSE and text.refers is None and _UNREAD_PARTS.isdisjoint(text.path)
    ]


@rule_of_texts(
    "K01",
    Family.PLAIN,
    Severity.WARNING,
    "Meningen är lång",
    f"Korta meningar går att läsa en gång. Målet är högst {GOAL_WORDS} ord.",
)
def long_sentence(found: RecordTexts) -> Iterator[Finding]:
    """Sentences of more words than most people keep in mind."""
    for prose in prose_of(found):
        for sentence, line in sentences(prose.text):
            words = sentence.split()
            if len(words) > MOST_WORDS:
                words = [word for word in words if any(char.isalnum() for char in word)]
            if len(words) > MOST_WORDS:
                start = " ".join(words[:5])
                message = _("Meningen som börjar '{start} …' har {count} ord.", start=start, count=len(words))
                hint = _("Dela den. Sikta på högst {most} ord i varje mening.", most=GOAL_WORDS)
                yield prose.on(line), message, hint


@rule_of_texts(
    "K02",
    Family.PLAIN,
    Severity.WARNING,
    "Förkortningen är inte förklarad",
    "Förkortningar är lätta för den som skriver, och stängda för den som läser.",
)
def undefined_abbreviation(found: RecordTexts) -> Iterator[Finding]:
    """Each abbreviation once per record, unless the record spells it out somewhere."""
    proses = prose_of(found)
    whole = "\n".join(prose.text for prose in proses)
    told = {left[0] for left in left_open(whole)}  # by K08
    for prose in proses:
        for word, line in abbreviations(prose.text):
            if word not in told and not is_explained(word, whole):
                hint = _("Skriv ut orden första gången, med ({word}) efter.", word=word)
                if word in ABBREVIATIONS:
                    hint = _("Skriv '{words}'.", words=ABBREVIATIONS[word])
                yield prose.on(line), _("Förkortningen {word} är inte förklarad.", word=word), hint
            told.add(word)


@rule_of_texts(
    "K03",
    Family.PLAIN,
    Severity.WARNING,
    "Länken säger inte vart den leder",
    "Den som lyssnar hoppar från länk till länk, och hör då bara 'klicka här'.",
)
def empty_link_text(found: RecordTexts) -> Iterator[Finding]:
    """Links named by what to do with them, and "click here" in any text."""
    hint = _("Låt länken heta som sidan den leder till, till exempel [Ansök om bygglov](…).")
    for prose in prose_of(found):
        for link in _LINK.finditer(prose.text):
            if not link.group().startswith("!") and _EMPTY_LINK.fullmatch(link[1]):
                line = prose.text.count("\n", 0, link.start())
                yield prose.on(line), _("Länken heter '{text}'.", text=link[1]), hint
        for asked in _CLICK_HERE.finditer(_LINK.sub(" ", prose.text)):
            yield prose.on(), _("Här står '{text}'.", text=asked.group()), hint


@rule_of_texts(
    "K04",
    Family.PLAIN,
    Severity.WARNING,
    "Namnet är en kod",
    "Titeln är det läsaren söker efter och känner igen. Koder hör hemma under källa.",
)
def coded_name(found: RecordTexts) -> Iterator[Finding]:
    """Titles and questions that are codes, or begin with one."""
    for prose in prose_of(found):
        if prose.field in {"title", "question"} and _is_code(prose.text):
            is_title = prose.field == "title"
            name = _("Titeln '{text}' är en kod.") if is_title else _("Frågan '{text}' är en kod.")
            yield (
                prose.on(),
                name.format(text=prose.text),
                _("Skriv med ord vad det handlar om."),
            )


@rule_of_texts(
    "K08",
    Family.PLAIN,
    Severity.WARNING,
    "En plats att fylla i står kvar",
    "Den som läser ser att något fattas, och undrar vad.",
)
def not_filled_in(found: RecordTexts) -> Iterator[Finding]:
    """What a template, a form or a proposal of ours left open, in any text."""
    for text in found.texts:
        for left in left_open(text.value) if text.refers is None else ():
            if text.is_markdown and _AS_TAG.fullmatch(left[0]):
                continue  # no page shows it, which K06 tells
            line = text.value.count("\n", 0, left.start())
            yield text.on(found.record, line), *to_fill_in(left[0])


def left_open(text: str) -> Iterator[re.Match[str]]:
    """The places in a text that somebody meant to fill in later."""
    is_suspect = len(text) < 10 or "<" in text or "[" in text or any(word in text for word in _SUSPECT)
    if is_suspect:  # the pattern is slow, and there are many texts
        yield from _LEFT_OPEN.finditer(text)


def to_fill_in(left: str) -> tuple[str, str]:
    """What to say of a place that was left open."""
    return (
        _("'{text}' är en plats att fylla i.", text=" ".join(left.split())),
        _("Skriv det som ska stå där, eller ta bort det."),
    )


def sentences(text: str) -> Iterator[tuple[str, int]]:
    """The sentences of a Markdown text, each with the number of its line from 0; tables are left out."""
    for block, first_line in _blocks(text):
        spoken = _SHORT_FORM.sub(lambda found: found.group().replace(".", "\u2024"), _spoken(block))
        start = 0
        for end in (*(found.start() for found in _SENTENCE_END.finditer(spoken)), len(spoken)):
            sentence = spoken[start:end]
            led_in = len(sentence) - len(sentence.lstrip())
            if sentence.strip():
                yield sentence.strip(), first_line + spoken.count("\n", 0, start + led_in)
            start = end


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    """Paragraphs, headings and list items, each with its first line from 0."""
    block: list[str] = []
    first = 0
    fenced = False
    for number, line in enumerate((*text.split("\n"), "")):
        fence = line.lstrip().startswith(("```", "~~~"))
        skipped = fenced or fence or not line.strip() or line.lstrip().startswith("|")
        marker = _NEW_BLOCK.match(line)
        if (skipped or marker) and block:
            yield "\n".join(block), first
            block = []
        if not skipped:
            first = first if block else number
            block.append(line[marker.end() :] if marker else line)
        fenced ^= fence
    if block:
        yield "\n".join(block), first


def _spoken(text: str) -> str:
    """The words a reader hears: links by their text, without addresses and code."""
    unspoken = _UNSPOKEN_WITH_MAIL if "@" in text else _UNSPOKEN
    return unspoken.sub(" ", _LINK.sub(r"\1", text))


def abbreviations(text: str) -> Iterator[tuple[str, int]]:
    """The abbreviations of a text that not everybody knows, each with the number of its line from 0."""
    for number, line in enumerate(_spoken(text).split("\n")):
        for found in _LISTED.finditer(line):
            yield found.group(), number
        for found in _CAPITALS.finditer(line):
            word = found.group()
            if not (word in ABBREVIATIONS or word in WELL_KNOWN or word in SHOUTED or _ROMAN.fullmatch(word)):
                yield word, number


def is_explained(word: str, text: str) -> bool:
    """Whether the words stand in the text, or a parenthesis explains one by the other."""
    meaning = ABBREVIATIONS.get(word)
    if meaning and meaning.casefold() in text.casefold():
        return True
    return f"({word})" in text or f"{word} (" in text


def _is_code(text: str) -> bool:
    alone = " " not in text and ("_" in text or any(char.isdigit() for char in text))
    return bool(alone or _KPI.search(text) or _NUMBERED.match(text))
