"""What Decap is told (its ``config.yml``): where to save, and a collection for each kind of record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from paraply import language
from paraply.editor.backends import Backend
from paraply.editor.fields import Places, Target, fields
from paraply.language import N_, _
from paraply.load.files import FOLDERS
from paraply.load.records import MODELS, AreasFile, OwnersFile
from paraply.model.choices import Choice
from paraply.model.municipality import Municipality

FORMATS: Final = {".md": "paraply-text", ".yml": "paraply"}
"""The writers in ``page/files.js``, which change only what was edited. Decap's own lose all comments."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The records of one folder, as the form's menu names them."""

    folder: str
    name: str
    """In the form's addresses, and in the name of the branch that holds a change."""

    label: str
    one: str
    about: str
    summary: str = "{{title}}"
    slug: str = "{{title}}"
    title: str = "title"
    groups: tuple[str, ...] = ()
    """Fields to group the list by; those that hold a choice narrow it too."""

    sorted_by: tuple[str, ...] = ("title",)
    preview: bool = False


COLLECTIONS: Final = (
    Collection(
        *(
            "guarantees",
            "loften",
            N_("Löften"),
            N_("löfte"),
            N_("Det kommunen lovar invånarna. En fil per löfte."),
        ),
        summary="{{title}} — {{area}}",
        groups=("area", "state", "kind"),
        sorted_by=("title", "area", "review_by"),
        preview=True,
    ),
    Collection(
        *("results/measures", "matt", N_("Mått"), N_("mått"), N_("Siffrorna, som löften och mål visar.")),
        summary="{{title}} — {{area}}",
        groups=("area", "direction"),
        sorted_by=("title", "area", "next_update"),
        preview=True,
    ),
    Collection(
        *("results/goals", "mal", N_("Mål"), N_("mål"), N_("Kommunens mål, med bedömningar.")),
        groups=("level", "area"),
        sorted_by=("title", "valid_from"),
    ),
    Collection(
        *(
            "results/surveys",
            "matningar",
            N_("Mätningar"),
            N_("mätning"),
            N_("Enkäter, tillsyn och internkontroll."),
        ),
        groups=("kind", "area"),
        sorted_by=("title", "period"),
    ),
    Collection(
        *(
            "results/reports",
            "rapporter",
            N_("Rapporter"),
            N_("rapport"),
            N_("Årets rapporter, både klara och planerade."),
        ),
        groups=("kind",),
        sorted_by=("published", "title"),
    ),
    Collection(
        *(
            "results/decisions",
            "beslut",
            N_("Beslut"),
            N_("beslut"),
            N_("Beslut som löften och mål hänvisar till."),
        ),
        summary="{{title}} — {{decided_by}}",
        groups=("decided_by",),
        sorted_by=("date", "title"),
    ),
    Collection(
        *(
            "results/policies",
            "dokument",
            N_("Styrdokument"),
            N_("styrdokument"),
            N_("Policyer och riktlinjer."),
        ),
        groups=("state",),
        sorted_by=("title", "decided"),
    ),
    Collection(
        *("results/elsewhere", "andra-kommuner", N_("Andra kommuner"), N_("löfte i en annan kommun")),
        N_("Vad andra kommuner lovar, för jämförelse."),
        summary="{{municipality}} — {{service}}",
        slug="{{service}}-{{municipality}}",
        title="service",
        groups=("municipality", "service"),
        sorted_by=("municipality", "service"),
    ),
    Collection(
        *("results/imports", "importer", N_("Importer"), N_("import")),
        N_("Vilka rader och kolumner i en export som är vilka mått."),
    ),
)
"""The folders under ``content/`` that people write in, in the order of the menu."""

MUNICIPALITY: Final = "kommunen"
_FILES: Final[tuple[tuple[str, str, str, str, type[BaseModel]], ...]] = (
    (
        "kommunen",
        "municipality",
        N_("Kommunen"),
        N_("Namn, kontakt, färger och tillgänglighet."),
        Municipality,
    ),
    ("omraden", "areas", N_("Områden"), N_("Verksamhetsområdena, i den ordning de visas."), AreasFile),
    ("ansvariga", "owners", N_("Ansvariga"), N_("Nämnder, kontor, bolag och kommunalförbund."), OwnersFile),
)

_TARGETS: Final[Mapping[str, Target]] = {
    **{each.folder.rpartition("/")[2]: Target(each.name, each.title) for each in COLLECTIONS},
    "areas": Target(MUNICIPALITY, "title", "omraden", "areas"),
    "owners": Target(MUNICIPALITY, "name", "ansvariga", "owners"),
}


def settings(backend: Backend, groups: Mapping[str, str]) -> dict[str, Any]:
    """All that Decap is told. ``groups`` are the titles of Kolada's groups by id."""
    places = Places(_TARGETS, groups)
    return {
        "backend": backend.settings(),
        "locale": language.code(),
        "publish_mode": "editorial_workflow",
        "show_preview_links": False,
        "media_folder": "docs/assets",
        "media_library": {"name": "none"},  # no field holds a picture
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [*(_collection(each, places) for each in COLLECTIONS), _municipality(places)],
    }


def _collection(each: Collection, places: Places) -> dict[str, Any]:
    model, ending = MODELS[each.folder], FOLDERS[each.folder]
    made = fields(model, places)
    labels = {field["name"]: field["label"] for field in made}
    return {
        "name": each.name,
        "label": _(each.label),
        "label_singular": _(each.one),
        "description": _(each.about),
        "folder": f"content/{each.folder}",
        "extension": ending[1:],
        "format": FORMATS[ending],
        "identifier_field": each.title,
        "slug": each.slug,
        "summary": each.summary,
        "create": True,
        "delete": False,  # what was published is withdrawn, never just removed
        "publish": False,  # whoever reviews the request publishes it
        "editor": {"preview": each.preview},
        "sortable_fields": [{"field": name, "label": labels[name]} for name in each.sorted_by],
        **(
            {"view_groups": [{"label": labels[name], "field": name} for name in each.groups]}
            if each.groups
            else {}
        ),
        **_filters(model, each.groups, labels),
        "fields": made,
    }


def _filters(model: type[BaseModel], names: Iterable[str], labels: Mapping[str, str]) -> dict[str, Any]:
    """A filter for each choice of the fields that the list can be grouped by."""
    found = [
        {"label": f"{labels[name]}: {choice.label}", "field": name, "pattern": f"^{choice.value}$"}
        for name in names
        if isinstance(kind := model.model_fields[name].annotation, type) and issubclass(kind, Choice)
        for choice in kind
    ]
    return {"view_filters": found} if found else {}


def _municipality(places: Places) -> dict[str, Any]:
    return {
        "name": MUNICIPALITY,
        "label": _("Kommunen"),
        "label_singular": _("uppgifter om"),
        "description": _("Uppgifter som gäller hela webbplatsen."),
        "format": FORMATS[".yml"],
        "publish": False,
        "delete": False,
        "editor": {"preview": False},
        "files": [
            {
                "name": name,
                "label": _(label),
                "description": _(about),
                "file": f"content/results/{file}.yml",
                "fields": fields(model, places),
            }
            for name, file, label, about, model in _FILES
        ],
    }
