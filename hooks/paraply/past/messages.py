"""A rewritten fact in a sentence: what it is, what stood, and what stands now."""

from paraply.language import N_, _
from paraply.model.content import Content
from paraply.model.record import Record
from paraply.past.comparison import Rewritten
from paraply.past.labels import in_period, in_words, label, named, row_label
from paraply.past.sentences import differing_sentences


def message_of(fact: Rewritten, of: type[Record], before: Content, after: Content) -> str:
    """The sentence. Of long texts only the sentences that differ are told."""
    was, is_now = named(fact, fact.before, of, before), named(fact, fact.after, of, after)
    if isinstance(was, str) and isinstance(is_now, str):
        was, is_now = differing_sentences(was, is_now)
    values = {
        "what": label(fact, of),
        "when": row_label(fact, before),
        "before": in_words(was).removesuffix("."),
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


def _told(of_row: str, alone: str, values: dict[str, str]) -> str:
    return _(of_row if values["when"] else alone, **values)
