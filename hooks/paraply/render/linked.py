"""What search engines read of a page: JSON-LD by the words of schema.org, from the values the page shows.

A block of data is not a script that runs, so the content policy does not stop it.
"""

import json
from typing import Any

from paraply import language
from paraply.derive.views import MeasureView, PromiseView, Views
from paraply.model.values import json_number
from paraply.render import urls
from paraply.render.catalogue import MEDIA_TYPES

Data = dict[str, Any]


def measure_dataset(view: MeasureView, views: Views, description: str) -> Data:
    """A measure as ``Dataset``, with its newest measured figure. The licence never covers Kolada's values."""
    measure, latest = view.measure, view.series.latest
    here, made = urls.of(measure), views.content.municipality
    span = view.span
    files = {ending: urls.data_file(measure, ending) for ending in MEDIA_TYPES}
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": _address(here, f"{here}#data", views),
            "url": _address(here, here, views),
            "name": measure.title,
            "description": description,
            "inLanguage": language.tag(),
            "isAccessibleForFree": True,
            "creator": {"@type": "GovernmentOrganization", "name": made.name},
            "license": None if measure.kolada else made.licence,
            "isBasedOn": measure.source.url if measure.source else None,
            "dateModified": str(view.updated) if view.updated else None,
            "temporalCoverage": "/".join(map(str, span)) if span else None,
            "variableMeasured": _known(
                {
                    "@type": "PropertyValue",
                    "name": measure.title,
                    "unitText": measure.unit,
                    "value": json_number(latest.value) if latest else None,
                    "description": str(latest.period) if latest else None,
                }
            ),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": MEDIA_TYPES[ending],
                    "contentUrl": _address(here, file, views),
                }
                for ending, file in files.items()
            ],
        }
    )


def promise_service(view: PromiseView, views: Views, description: str) -> Data:
    """A promise as the ``GovernmentService`` it is about."""
    promise, made = view.guarantee, views.content.municipality
    here, area = urls.of(promise), views.area_of(promise)
    owners = [owner.name for owner in views.owners_of(promise.owners)]
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "@id": _address(here, f"{here}#tjanst", views),
            "url": _address(here, here, views),
            "name": promise.title,
            "description": description,
            "serviceType": area.title if area else None,
            "provider": {"@type": "GovernmentOrganization", "name": made.name},
            "serviceOperator": [{"@type": "GovernmentOrganization", "name": name} for name in owners] or None,
            "areaServed": {"@type": "AdministrativeArea", "name": made.name},
            "audience": [
                {"@type": "Audience", "audienceType": audience.label} for audience in promise.audience
            ]
            or None,
            "termsOfService": promise.promise,
        }
    )


def as_text(data: Data) -> str:
    """The text of the block. No value can end it: ``<``, ``>`` and ``&`` are written as escapes."""
    text = json.dumps(data, ensure_ascii=False)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _address(here: str, there: str, views: Views) -> str:
    """Whole when the site's address is known, else from the page, as JSON-LD reads it."""
    site = views.content.municipality.site_address
    return f"{site.rstrip('/')}/{there}" if site else urls.relative(here, there)


def _known(data: Data) -> Data:
    return {key: value for key, value in data.items() if value is not None}
