"""A municipality's first figures: the catalogue's, fetched, written, and what was left out named."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from paraply.files import atomic
from paraply.keyfigures.catalogue import areas, down_to, figures
from paraply.keyfigures.figure import KeyFigure, Level
from paraply.kolada.adopting import Adopted, adopt
from paraply.kolada.client import Client
from paraply.kolada.faults import KoladaError
from paraply.kolada.snapshots import Stamp
from paraply.language import _
from paraply.load import load_content
from paraply.problems import did_you_mean
from paraply.text.yamledit import Put, block, edited
from paraply.text.yamlfile import Value

NOT_SHOWN: Final = "content/results/not_shown.yml"
MEASURES: Final = "content/results/measures"


def chosen(words: Sequence[str]) -> list[KeyFigure]:
    """The figures that levels and areas name, in the catalogue's order. Raises ``KoladaError`` for others."""
    levels = {level.value: level for level in Level}
    wanted: set[str] = set()
    for word in words:
        if word in levels:
            wanted |= {figure.id for figure in down_to(levels[word])}
        elif word in areas():
            wanted |= {figure.id for figure in areas()[word].figures}
        else:
            known = [*levels, *areas()]
            hint = did_you_mean(word, known) or _("Välj bland {known}.", known=", ".join(known))
            raise KoladaError(_("'{word}' är varken nivå eller område i katalogen.", word=word) + f" {hint}")
    return [figure for figure in figures().values() if figure.id in wanted]


def titles_of(wanted: Collection[KeyFigure]) -> list[str]:
    """The standard areas that have any of the figures."""
    ids = {figure.id for figure in wanted}
    return [area.title for area in areas().values() if ids & {figure.id for figure in area.figures}]


def fill(root: Path, client: Client, stamp: Stamp, wanted: Sequence[KeyFigure]) -> Adopted:
    """Write the measures and snapshots of the figures that have a value, and the reasons for the others."""
    content = load_content(root).content
    theirs = {id_: id_ for id_ in areas() if id_ in content.areas}
    adopted = adopt(content, client, stamp, wanted, theirs)
    asked = {figure.id for figure in wanted}
    reasons = {
        id_: adopted.left_out.get(id_) or _("Måttet är inte inlagt än. Det kan finnas en siffra att hämta.")
        for id_ in figures()
        if id_ in adopted.left_out or id_ not in asked
    }
    listed: list[Value] = [
        {"id": id_, "why": why, "checked": str(stamp.fetched)} for id_, why in reasons.items()
    ]
    files = {**adopted.files, **({NOT_SHOWN: block({"not_shown": listed})} if listed else {})}
    for path in files:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
    atomic.write_all({root / path: text for path, text in files.items()})
    return adopted


def feature(root: Path, reasons: Mapping[str, str]) -> None:
    """Write why each of these measures, by id, stands on the first page."""
    for id_, why in reasons.items():
        path = root / MEASURES / f"{id_}.yml"
        atomic.write(path, edited(path.read_text(encoding="utf-8"), [Put((), {"featured": why})]))
