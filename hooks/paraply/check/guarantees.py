"""Is it a guarantee? What every promise needs, the same for all of them (likställdhet)."""

from collections.abc import Callable, Iterator

from paraply import numbers
from paraply.check.amounts import amounts_in
from paraply.check.rule import Check, Finding, World, rule
from paraply.check.wording import contradiction, vague_in, worded
from paraply.check.words import Vague
from paraply.language import N_, _
from paraply.model.guarantee import BasisKind, GuaranteeKind
from paraply.model.questions import Question, leaves_open
from paraply.model.wordings import wording_on
from paraply.numbers import level_text
from paraply.problems import Family, Severity

_LEVEL_EXAMPLE = N_("Skriv till exempel level: {bound: at_most, value: 10, unit: veckor}.")


_AT_LEAST = "minst"


def _level_in(text: str) -> str:
    """The level that a promise's own words name, ready to write; an example where they name none, or more."""
    found = list(amounts_in(text))
    if len(found) != 1 or _AT_LEAST in text.casefold():
        return _(_LEVEL_EXAMPLE)
    value, unit = numbers.plain(found[0].value), found[0].unit.value
    level = f"level: {{bound: at_most, value: {value.replace(',', '.')}, unit: {unit}}}"
    return _("Skriv {level} om det är det som lovas.", level=level)


def warning(code: str, title: str, why: str) -> Callable[[Check], Check]:
    """Register a warning of the family."""
    return rule(code, Family.GUARANTEE, Severity.WARNING, title, why)


@warning(
    "G01",
    "Tjänstegaranti som visas som servicenivå",
    "Utan en nivå, och något som händer när löftet bryts, är det ingen garanti och kallas inte så.",
)
def not_a_guarantee(world: World) -> Iterator[Finding]:
    """Names what is missing; the rules for service levels (G02, G03) do not say it again."""
    for promise in world.live_promises:
        gaps = [] if promise.level else [_("nivå (level)")]
        if promise.consequence is None or promise.consequence.text is None:
            gaps.append(_("konsekvens (consequence)"))
        if promise.kind is GuaranteeKind.GUARANTEE and gaps:
            message = _(
                "Tjänstegarantin visas som servicenivå, för att den saknar {gaps}.",
                gaps=_(" och ").join(gaps),
            )
            yield promise.place("kind"), message, _("Fyll i det som saknas, eller skriv kind: service_level.")


@warning(
    "G02",
    "Nivå saknas",
    "Utan ett tal går det inte att se om löftet hölls.",
)
def no_level(world: World) -> Iterator[Finding]:
    """A service level without a level."""
    for promise in world.live_promises:
        if leaves_open(promise, Question.LEVEL) and promise.kind is GuaranteeKind.SERVICE_LEVEL:
            message = _("Löftet har ingen nivå, så ingen kan se om det hölls.")
            yield promise.place("level"), message, _level_in(promise.promise)


@warning(
    "G03",
    "Konsekvens saknas",
    "Den som drabbas ska få veta vad kommunen då gör, inte bara vart man vänder sig.",
)
def no_consequence(world: World) -> Iterator[Finding]:
    """Any promise whose consequence gives nothing, and a service level without one."""
    hint = _(
        "Skriv i consequence vad den som drabbas får: lägre avgift, ursäkt, förklaring eller något annat."
    )
    for promise in world.live_promises:
        text = promise.consequence.text if promise.consequence else None
        if text and not promise.has_consequence:
            message = _("Konsekvensen '{text}' ger den som drabbas ingenting.", text=_short(text))
            yield promise.place("consequence", "text"), message, hint
        elif not text and promise.kind is GuaranteeKind.SERVICE_LEVEL:
            yield promise.place("consequence"), _("Löftet säger inte vad som händer om det inte hålls."), hint


@warning(
    "G04",
    "Det står inte när klockan startar",
    "Från ansökan och från komplett ansökan är olika löften. Utan start går inget att mäta.",
)
def no_clock_start(world: World) -> Iterator[Finding]:
    """A longest time needs a start; a day of the month or hours per week do not."""
    for promise in world.live_promises:
        if (level := promise.level) and leaves_open(promise, Question.CLOCK_STARTS):
            message = _("Löftet gäller {level}, men det står inte räknat från vad.", level=level_text(level))
            hint = _("Skriv till exempel clock_starts: När ansökan är komplett.")
            yield promise.place("clock_starts"), message, hint


@warning(
    "G07",
    "Motkrav saknas",
    "Den som läser behöver veta vad hen själv ska göra för att löftet ska gälla.",
)
def no_motkrav(world: World) -> Iterator[Finding]:
    """Nothing is asked of the person; where that is right, the warning is answered."""
    for promise in world.live_promises:
        if leaves_open(promise, Question.YOUR_PART):
            hint = _(
                "Skriv till exempel your_part: [Lämna in alla handlingar.], eller svara att inget krävs."
            )
            yield promise.place("your_part"), _("Det står inte vad den som läser själv ska göra."), hint


@warning(
    "G08",
    "Löftet är vagt",
    "Ord som snabbt och gott bemötande låter bra, men går inte att hålla kommunen till.",
)
def vague_words(world: World) -> Iterator[Finding]:
    """Each kind of vagueness once per promise, where it first stands."""
    for promise in world.live_promises:
        seen: list[Vague] = []
        for path, text in worded(promise):
            for word, vague in vague_in(text):
                if vague not in seen:
                    yield promise.place(*path), f"{path[0]}: '{word}' {_(vague.reason)}.", _(vague.better)
                seen.append(vague)


@warning(
    "G09",
    "Texten och nivån säger olika tal",
    "Den som läser rubriken får ett annat löfte än den som läser siffran.",
)
def text_contradicts_level(world: World) -> Iterator[Finding]:
    """A text may name other amounts, such as a condition's, as long as one of them is the level's own.

    The title is shown from the first day to the last: while an earlier wording holds, it is that one's.
    """
    for promise in world.live_promises:
        present = wording_on(promise, world.today).level
        said = [
            (path, text, promise.level if path == ("promise",) else present) for path, text in worded(promise)
        ]
        for index, old in enumerate(promise.earlier):
            said.append((("earlier", index, "promise"), old.promise or "", old.level))
        for path, text, level in said:
            if level and (other := contradiction(text, level)):
                message = _(
                    "{path}: texten säger {other}, men nivån är {level}.",
                    path=path[0],
                    other=other,
                    level=level_text(level),
                )
                hint = _("Rätta det som är fel. Dagar, arbetsdagar och vardagar är olika långa.")
                yield promise.place(*path), message, hint


@warning(
    "G11",
    "Löftet går inte längre än lagen",
    "Det lagen redan ger alla är inget eget löfte. Läsaren ska se vad kommunen lägger till.",
)
def law_repeated(world: World) -> Iterator[Finding]:
    """The level is the law's own, or gives less, and nothing is added."""
    for promise in world.live_promises:
        law = promise.basis.law_level if promise.basis else None
        if not (promise.basis and law and promise.level):
            continue
        place = promise.place("basis", "law_level")
        if promise.level.gives_less_than(law):
            message = _(
                "Löftet ({level}) ger mindre än lagen kräver ({law}).",
                level=level_text(promise.level),
                law=level_text(law),
            )
            yield place, message, _("Kontrollera nivån och lagens nivå. Lagen gäller alltid.")
        elif promise.level.same_limit(law) and promise.basis.beyond_law is None:
            message = _("Löftet är detsamma som lagens gräns, {law}.", law=level_text(law))
            yield place, message, _("Skriv i beyond_law vad kommunen lägger till, eller lova en bättre nivå.")


@warning(
    "G12",
    "Det står inte vilken lag",
    "Den som vill kontrollera vad lagen säger behöver veta vilken lag det är.",
)
def law_without_name(world: World) -> Iterator[Finding]:
    """The basis is law, and no law is named."""
    for promise in world.live_promises:
        if promise.basis and promise.basis.kind is BasisKind.LAW and promise.basis.reference is None:
            hint = _("Skriv lagens namn i reference, till exempel Plan- och bygglagen.")
            yield promise.place("basis"), _("Löftet bygger på lag, men det står inte vilken."), hint


@warning(
    "G13",
    "Beslut saknas",
    "Ett löfte som ingen har beslutat om binder ingen.",
)
def no_decision(world: World) -> Iterator[Finding]:
    """No decision on the promise is named."""
    for promise in world.live_promises:
        if leaves_open(promise, Question.DECISION):
            hint = _("Lägg beslutet i content/results/decisions/ och skriv dess id i decision.")
            yield promise.place("decision"), _("Det står inte vilket beslut löftet bygger på."), hint


@warning(
    "G14",
    "Det står inte hur man får sin ersättning",
    "En ersättning som ingen vet hur man begär blir aldrig begärd.",
)
def no_way_to_claim(world: World) -> Iterator[Finding]:
    """Money, a lower fee or something in kind is promised, but not how a person gets it."""
    for promise in world.live_promises:
        compensation = promise.consequence.compensation if promise.consequence else None
        if compensation and leaves_open(promise, Question.CLAIM):
            message = _(
                "Löftet ger {compensation}, men det står inte hur man får det.",
                compensation=compensation.label.lower(),
            )
            hint = _("Skriv till exempel claim: {how: automatic, text: Avdraget görs utan att du ansöker.}.")
            yield promise.place("claim"), message, hint


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
