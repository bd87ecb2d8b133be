"""What Decap is told (its ``config.yml``): where to save, and a collection for each kind of record."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic import BaseModel

from paraply import language
from paraply.editor.backends import Backend
from paraply.editor.fields import Places, Target, fields
from paraply.language import _
from paraply.model.choices import Choice
from paraply.model.kind import Kind
from paraply.model.kinds import KINDS, MUNICIPALITY

FORMATS: Final = {".md": "paraply-text", ".yml": "paraply"}
"""The writers in ``page/files.js``, which change only what was edited. Decap's own lose all comments."""


_FILES: Final = (MUNICIPALITY, *(kind for kind in KINDS if not kind.has_file))
"""The single files, which stand together in the form's menu."""


def _target(kind: Kind) -> Target:
    title = kind.form.named[0]
    if kind.has_file:
        return Target(kind.form.name, title)
    return Target(MUNICIPALITY.form.name, title, kind.form.name, kind.name)


def settings(backend: Backend, groups: Mapping[str, str]) -> dict[str, Any]:
    """All that Decap is told. ``groups`` are the titles of Kolada's groups by id."""
    places = Places({kind.name: _target(kind) for kind in KINDS}, groups)
    return {
        "backend": backend.settings(),
        "locale": language.code(),
        "publish_mode": "editorial_workflow",
        "show_preview_links": False,
        "media_folder": "docs/assets",
        "media_library": {"name": "none"},  # no field holds a picture
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [
            *(_collection(kind, places) for kind in KINDS if kind.has_file),
            _municipality(places),
        ],
    }


def _collection(kind: Kind, places: Places) -> dict[str, Any]:
    form = kind.form
    made = fields(kind.model, places)
    labels = {field["name"]: field["label"] for field in made}
    return {
        "name": form.name,
        "label": kind.heading,
        "label_singular": _(kind.one),
        "description": _(form.about),
        "folder": f"content/{kind.path}",
        "extension": kind.ending[1:],
        "format": FORMATS[kind.ending],
        "identifier_field": form.named[0],
        "slug": _values(form.named, "-"),
        "summary": _values(form.shown, " — "),
        "create": True,
        "delete": False,  # what was published is withdrawn, never just removed
        "publish": False,  # whoever reviews the request publishes it
        "editor": {"preview": form.preview},
        "sortable_fields": [{"field": name, "label": labels[name]} for name in form.sorted_by],
        **(
            {"view_groups": [{"label": labels[name], "field": name} for name in form.groups]}
            if form.groups
            else {}
        ),
        **_filters(kind.model, form.groups, labels),
        "fields": made,
    }


def _values(names: Iterable[str], between: str) -> str:
    """The values of fields, in Decap's own templates."""
    return between.join(f"{{{{{name}}}}}" for name in names)


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
        "name": MUNICIPALITY.form.name,
        "label": MUNICIPALITY.heading,
        "label_singular": _("uppgifter om"),
        "description": _("Uppgifter som gäller hela webbplatsen."),
        "format": FORMATS[".yml"],
        "publish": False,
        "delete": False,
        "editor": {"preview": False},
        "files": [
            {
                "name": kind.form.name,
                "label": kind.heading,
                "description": _(kind.form.about),
                "file": kind.file,
                "fields": fields(kind.listing or kind.model, places),
            }
            for kind in _FILES
        ],
    }
