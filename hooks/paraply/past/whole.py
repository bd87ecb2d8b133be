"""What is answered for in the municipality's own file: what has no page, and the groups compared with."""

from collections.abc import Iterator
from typing import Final

from paraply.language import _
from paraply.model.content import Content
from paraply.model.kind import name_of
from paraply.past.both import Both
from paraply.past.labels import in_words
from paraply.past.mends import Mend
from paraply.past.proposals import answer
from paraply.past.removals import records_without_page
from paraply.problems import Place

MUNICIPALITY_FILE: Final = "municipality.yml"


def of_the_whole(both: Both) -> Iterator[tuple[str, Place, str, Mend]]:
    """The rule, the place, the message and the proposal of each."""
    yield from _without_page(both)
    yield from _groups(both)


def _without_page(both: Both) -> Iterator[tuple[str, Place, str, Mend]]:
    """The records that are gone and had no page of their own: their lines stood on another page."""
    for was in records_without_page(both.before, both.after, both.moves):
        message = _("'{name}' är publicerat och finns inte längre.", name=name_of(was))
        kept = answer(both.after.content.municipality, "H16")
        hint = _("Lägg tillbaka det. Annars, i {file}: {answer}", file=MUNICIPALITY_FILE, answer=kept.told)
        yield "H16", was.place(), message, Mend(kept.edits, hint)


def _groups(both: Both) -> Iterator[tuple[str, Place, str, Mend]]:
    """The groups of municipalities that ours is compared with, where others are in them now."""
    old, new = both.before.content, both.after.content
    for id_, had in old.kolada_groups.items():
        has = new.kolada_groups.get(id_)
        if has is None or set(has.members) == set(had.members):
            continue
        left, came = (
            in_words(tuple(_name_in(old, code) for code in one.members if code not in other.members))
            for one, other in ((had, has), (has, had))
        )
        values = {"title": had.title, "left": left or _("ingen"), "came": came or _("ingen")}
        message = _("Gruppen ”{title}” har andra kommuner: bort {left}, till {came}.", **values)
        kept = answer(new.municipality, "H15")
        hint = _(
            "Hämta listan igen med skriptet. I {file}: {answer}", file=MUNICIPALITY_FILE, answer=kept.told
        )
        yield "H15", new.municipality.place("kolada"), message, Mend(kept.edits, hint)


def _name_in(content: Content, code: str) -> str:
    found = content.kolada_municipalities.get(code)
    return found.title if found else code
