"""Reads the catalogue's files, once and only when somebody asks for a figure."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from paraply.keyfigures.figure import KeyFigure, Level, Refilled, StandardArea
from paraply.text.yamlfile import read_yaml

_FOLDER: Final = Path(__file__).with_name("figures")
_REFILLED: Final = Path(__file__).with_name("refilled.yml")


class _RefilledFile(BaseModel):
    figures: tuple[Refilled, ...]


@lru_cache(maxsize=1)
def areas() -> Mapping[str, StandardArea]:
    """The standard areas by id, in the order a site shows them."""
    read = {path.stem: StandardArea.model_validate(_value(path)) for path in _FOLDER.glob("*.yml")}
    return dict(sorted(read.items(), key=lambda item: item[1].order))


@lru_cache(maxsize=1)
def figures() -> Mapping[str, KeyFigure]:
    """Every figure by Kolada's id, in the order of areas and files."""
    return {figure.id: figure for area in areas().values() for figure in area.figures}


@lru_cache(maxsize=1)
def refilled() -> Mapping[str, Refilled]:
    """Figures outside the catalogue that have changed under the same id."""
    return {each.id: each for each in _RefilledFile.model_validate(_value(_REFILLED)).figures}


def area_of(id_: str) -> str | None:
    """The standard area that a figure stands in."""
    return next((name for name, area in areas().items() if any(one.id == id_ for one in area.figures)), None)


def down_to(level: Level) -> list[KeyFigure]:
    """The figures of a level and those above it."""
    levels = list(Level)
    wanted = levels[: levels.index(level) + 1]
    return [figure for figure in figures().values() if figure.level in wanted]


def found(words: str) -> list[KeyFigure]:
    """The figures that match every word by id, title, question or synonym, those by title first."""
    asked = words.casefold().split()
    hits: list[tuple[int, KeyFigure]] = []
    for figure in figures().values():
        layers = (
            f"{figure.id} {figure.title}",
            " ".join(figure.synonyms),
            f"{figure.question} {figure.topic}",
        )
        texts = [layer.casefold() for layer in layers]
        places = [next((at for at, text in enumerate(texts) if word in text), None) for word in asked]
        if asked and None not in places:
            hits.append((max(at for at in places if at is not None), figure))
    return [figure for _at, figure in sorted(hits, key=lambda hit: hit[0])]


def _value(path: Path) -> object:
    document = read_yaml(path.read_text(encoding="utf-8"), path.name)
    if document.problems:
        raise ValueError("; ".join(map(str, document.problems)))
    return document.value


__all__: Sequence[str] = ("area_of", "areas", "down_to", "figures", "found", "refilled")
