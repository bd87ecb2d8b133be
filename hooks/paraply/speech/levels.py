"""A promise's level beside its law's, and the longer limit that holds in some cases."""

from paraply import numbers
from paraply.language import _
from paraply.model.guarantee import Basis, BasisKind, Guarantee
from paraply.model.level import Bound, Level
from paraply.speech import amounts
from paraply.speech.amounts import Scale
from paraply.speech.text import capital, inside, sentence


def level_sentences(level: Level) -> list[str]:
    """``Högst 10 veckor.``, and the longer limit with its case."""
    told = [sentence(numbers.level_text(level))]
    if level.extended:
        longer = amounts.bound(level.extended.value, Scale(level.counted_in.value))
        when = level.extended.when
        told.append(
            _("{when}: högst {longer}.", when=capital(when.rstrip(".")), longer=longer)
            if when
            else _("I vissa fall: högst {longer}.", longer=longer)
        )
    return told


def basis_sentences(guarantee: Guarantee) -> list[str]:
    """What a promise rests on, and how its number stands to the law's."""
    basis, level = guarantee.basis, guarantee.level
    if basis is None or (basis.kind is None and not basis.reference):
        return []
    if basis.kind is not BasisKind.LAW:
        kind = basis.kind.label if basis.kind else ""
        if basis.reference and kind:
            return [_("{kind}: {reference}.", kind=kind, reference=basis.reference.rstrip("."))]
        return [sentence(basis.reference or kind)]
    law = inside(basis.reference.rstrip(".")) if basis.reference else _("en lag")
    if basis.law_level is None or level is None:
        return [_("Löftet bygger på {law}.", law=law), *_read(basis)]
    if guarantee.is_law_limit:
        told = _("Löftet har samma tal som {law}, {level}.", law=law, level=numbers.level_text(level))
        unread = [] if basis.checked else [_("Vi har inte kontrollerat om tiden räknas från samma dag.")]
        return [told, *unread, *_read(basis)]
    demanded = _("{law} kräver {level}.", law=capital(law), level=numbers.level_text(basis.law_level))
    return [*filter(None, [demanded, stricter_sentence(level, basis.law_level)]), *_read(basis)]


def _read(basis: Basis) -> list[str]:
    if basis.checked is None:
        return []
    return [_("Vi läste lagen {day}.", day=numbers.in_sentence(basis.checked))]


def stricter_sentence(level: Level, law: Level) -> str:
    """By how much a promise is better than its law; empty when the two cannot be compared, or it is not."""
    in_unit = law.value if law.counted_in is level.counted_in else None
    if law.bound is not level.bound or law.per is not level.per:
        return ""
    if in_unit is None:
        converted = law.in_unit(level.counted_in)
        if converted is None or not _exactly_convertible(level, law):
            return ""
        in_unit = converted.value
    gap = in_unit - level.value if level.bound is not Bound.AT_LEAST else level.value - in_unit
    if gap <= 0:
        return ""
    size = amounts.difference(gap, Scale(level.counted_in.value, numbers.decimals_of(gap.normalize())))
    if level.is_longest_time:
        return _("Löftet är {size} kortare.", size=size)
    if level.bound is Bound.AT_LEAST:
        return _("Löftet är {size} mer.", size=size)
    if level.bound is Bound.BY_DAY_OF_MONTH:
        return _("Löftet är {size} tidigare.", size=size)
    return _("Löftet är {size} mindre.", size=size)


def _exactly_convertible(level: Level, law: Level) -> bool:
    """Whether both units are always as long as each other, so that one can be told in the other."""
    return law.gives_less_than(level)
