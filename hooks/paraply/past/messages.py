"""A rewritten fact in a sentence: what it is, what stood, and what stands now."""

from paraply.language import N_, _
from paraply.model.content import Content
from paraply.model.record import Record
from paraply.past.comparison import Rewritten
from paraply.past.kept import part_in
from paraply.past.labels import in_period, in_words, label, named, parts_in_words, row_label
from paraply.past.sentences import differing_sentences


def message_of(fact: Rewritten, of: type[Record], before: Content, after: Content) -> str:
    """The sentence. Of long texts only the sentences that differ are told."""
    was, is_now = named(fact, fact.before, of, before), named(fact, fact.after, of, after)
    if isinstance(was, str) and isinstance(is_now, str):
        was, is_now = differing_sentences(was, is_now)
    values = {
        "what": label(fact, of),
        "when": row_label(fact, before),
        "before": (_parts(fact, of) or in_words(was)).removesuffix("."),
        "after": in_words(is_now).removesuffix("."),
    }
    if fact.row_is_gone and fact.moved_to:
        return _("{what} för {when} är publicerat och står nu för {other} ({before}).",
                 other=in_period(fact.moved_to), **values)  # fmt: skip
    if fact.row_is_gone:
        return _("{what} för {when} är publicerat och finns inte längre ({before}).", **values)
    if fact.before is None:
        return _told(N_("{what} för {when} läggs till i efterhand: {after}."),
                     N_("{what} läggs till i efterhand: {after}."), values)  # fmt: skip
    if fact.after is None or is_now == "":
        return _told(N_("{what} för {when} är publicerat och tas bort: {before}."),
                     N_("{what} är publicerat och tas bort: {before}."), values)  # fmt: skip
    if was == "":
        return _told(N_("{what} för {when} är publicerat och får något mer: {after}."),
                     N_("{what} är publicerat och får något mer: {after}."), values)  # fmt: skip
    return _told(N_("{what} för {when} är publicerat och ändras från {before} till {after}."),
                 N_("{what} är publicerat och ändras från {before} till {after}."), values)  # fmt: skip


def _parts(fact: Rewritten, of: type[Record]) -> str:
    """What a row that is gone said, in words."""
    model = part_in(of.model_fields[fact.row[0]].annotation) if fact.parts else None
    if model is None:
        return ""
    known = model.model_fields
    told = ((_(known[name].title or name), value) for name, value in fact.parts if name in known)
    return parts_in_words(told)


def _told(of_row: str, alone: str, values: dict[str, str]) -> str:
    return _(of_row if values["when"] else alone, **values)


def message_of_end(fact: Rewritten, of: type[Record]) -> str:
    """The sentence of a last day that is written afterwards: the day, and what has been published since."""
    values = {"what": label(fact, of), "day": in_words(fact.after), "told": in_words(fact.since)}
    if fact.since:
        return _("{what} blir {day}, men sedan dess är detta publicerat: {told}.", **values)
    return _("{what} blir {day}, men sidan stod kvar som förut efter den dagen.", **values)
