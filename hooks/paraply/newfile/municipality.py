"""Another municipality's first content: who it is, its areas, and nothing that is not known."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from paraply.files.publish import swap
from paraply.keyfigures.catalogue import areas
from paraply.language import SWEDISH, _
from paraply.load import load_content
from paraply.model.ids import plain_id
from paraply.problems import Problem
from paraply.text.yamledit import block
from paraply.text.yamlfile import Value

KOLADA: Final = "content/results/kolada"
AREAS: Final = {
    "Förskola och skola": "school",
    "Bygga, bo och miljö": "house",
    "Stöd och omsorg": "hand-heart",
    "Kultur och fritid": "masks",
}
"""What most municipalities call their areas, with their pictograms."""

_SUPERVISOR = {
    "name": "Myndigheten för digital förvaltning, Digg",
    "url": "https://www.digg.se/tdosanmalan",
}  # of all municipalities' sites: lag (2018:1937) om tillgänglighet till digital offentlig service

_OWNERS: Final[list[Value]] = [
    {"id": "kommunfullmaktige", "name": "Kommunfullmäktige", "kind": "council"},
    {
        "id": "kommunstyrelsen",
        "name": "Kommunstyrelsen",
        "kind": "committee",
        "parent": "kommunfullmaktige",
    },
]  # every municipality has both: kommunallagen (2017:725) 3 kap. 1 and 3 §§


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of the municipality. Only the name must be; the rules judge it all, as in its files."""

    name: str
    short_name: str | None = None
    code: str | None = None
    primary: str | None = None
    accent: str | None = None
    default_group: str | None = None
    county_group: str | None = None
    areas: Sequence[str] = ()
    language: str = SWEDISH

    def files(self, groups: Iterable[Mapping[str, Any]] = ()) -> dict[str, str]:
        """The texts of its files by path; of Kolada's ``groups``, those that it is compared with are kept."""
        municipality = {
            "name": self.name,
            "short_name": self.short_name,
            "code": self.code,
            "status": "unofficial",
            "language": None if self.language == SWEDISH else self.language,
            "supervisor": _SUPERVISOR,
            "dimensions": {"gender": _("Kön")},  # the one that Kolada's own values come in
            "colours": _known({"primary": self.primary, "accent": self.accent}),
            "kolada": _known({"default_group": self.default_group, "county_group": self.county_group}),
        }
        areas_listed: list[Value] = [_area(title) for title in self.areas or AREAS]
        named = {self.default_group, self.county_group}
        kept = [group for group in groups if group["id"] in named]
        return {
            "content/results/municipality.yml": block(_known(municipality)),
            "content/results/areas.yml": block({"areas": areas_listed}),
            "content/results/owners.yml": block({"owners": _OWNERS}),
            **({f"{KOLADA}/groups.json": _json(kept)} if kept else {}),
        }


def start(
    root: Path,
    beginning: Beginning,
    judge: Callable[[Path], Sequence[Problem]],
    into: Path | None = None,
    fill: Callable[[Path], None] | None = None,
) -> list[Problem]:
    """Put the beginning in the place of the content under ``root``; the errors that stopped it, or none.

    With ``into``, a folder that is empty or not there, everything under ``root`` stays: the folder gets the
    content, and a configuration that builds it with the program of ``root``.

    ``fill`` adds to the beginning before it is judged: what it raises stops it all, and nothing is changed.

    ``judge`` tells all that is wrong in a folder with content. Kolada's list of municipalities stays, and the
    tests that hold the old content to its sources, ``tests/<its municipality>``, go with it.
    Raises ``OSError``; the old content is then as it was.
    """
    new = (into or root) / f".start.writing-{os.getpid()}"
    try:
        _write(new, beginning, root / KOLADA)
        if fill:
            fill(new)
        errors = [problem for problem in judge(new) if problem.is_error]
        if errors:
            return errors
        if into:
            (new / "content").rename(into / "content")
            (into / "mkdocs.yml").write_text(configuration(root, into), encoding="utf-8")
        else:
            of_the_old = plain_id(load_content(root).content.municipality.label)
            swap(new / "content", root / "content")
            shutil.rmtree(root / "tests" / of_the_old, ignore_errors=True)
        return []
    finally:
        shutil.rmtree(new, ignore_errors=True)


def configuration(program: Path, folder: Path) -> str:
    """``mkdocs.yml`` of a folder that holds content only: the pages, theme and hooks are the program's."""
    way = Path(os.path.relpath(program.resolve(), folder.resolve())).as_posix()
    return (
        f"INHERIT: {way}/mkdocs.yml\n"
        f"docs_dir: {way}/docs\n"
        f"theme: {{name: material, custom_dir: {way}/overrides, language: sv, font: false}}\n"
        f"hooks: [{way}/hooks/mkdocs_hooks.py]\n"
    )


def _write(folder: Path, beginning: Beginning, lists: Path) -> None:
    groups = lists / "groups.json"
    listed = json.loads(groups.read_text(encoding="utf-8")) if groups.is_file() else []
    for name, text in beginning.files(listed).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    if (lists / "municipalities.json").is_file():
        (folder / KOLADA).mkdir(exist_ok=True)
        shutil.copy2(lists / "municipalities.json", folder / KOLADA)


def _area(title: str) -> dict[str, Any]:
    """An area with what the catalogue has about one of that name."""
    id_ = plain_id(title)
    standard = areas().get(id_)
    if standard is None:
        return _known({"id": id_, "title": title, "pictogram": AREAS.get(title)})
    pictogram = standard.pictogram.value if standard.pictogram else None
    themes = [theme.value for theme in standard.data_themes]
    known = {"lead": standard.lead, "pictogram": pictogram, "data_themes": themes}
    return _known({"id": id_, "title": title, **known})


def _known(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _json(groups: Sequence[Mapping[str, Any]]) -> str:
    rows = ",\n  ".join(json.dumps(group, ensure_ascii=False) for group in groups)
    return f"[\n  {rows}\n]\n"
