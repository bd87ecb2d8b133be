"""Figures as files beside their page, in the shape re-users lean on (content model, ``data.json``)."""

import io
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from paraply.derive.comparisons import Comparison
from paraply.derive.views import MeasureView, PromiseView, Views
from paraply.language import _
from paraply.model.measure import Group
from paraply.model.series import Point
from paraply.render import urls, verdicts, wording
from paraply.render.catalogue import catalogue, has_catalogue
from paraply.render.csvfile import csv_file
from paraply.render.data_schemas import measure_schema, promise_schema
from paraply.render.page import PlainFile
from paraply.render.promise_data import PROMISE_COLUMNS, promise_data, promise_row
from paraply.render.status import status_data
from paraply.render.values import address_of, plain_number

COLUMNS = (
    "id",
    "title",
    "period",
    "value",
    "unit",
    "kind",
    "carried",
    "missing",
    "dimension",
    "group",
    "target",
)


def data_files(views: Views, site_address: str) -> Iterator[PlainFile]:
    """Two files beside every measure and promise, the tables of all, how fresh they are, and the schemas."""
    for view in views.measures.values():
        yield _json(urls.data_file(view.measure, "json"), measure_data, view, views, site_address)
        yield PlainFile(urls.data_file(view.measure, "csv"), partial(csv_bytes, view))
    for shown in views.promises.values():
        yield _json(urls.data_file(shown.guarantee, "json"), promise_data, shown, views, site_address)
        csv = partial(promises_csv, [shown], views, site_address)
        yield PlainFile(urls.data_file(shown.guarantee, "csv"), csv)
    yield PlainFile(urls.ALL_OUTCOMES, partial(outcomes_csv, views))
    promises = list(views.promises.values())
    yield PlainFile(urls.ALL_PROMISES_CSV, partial(promises_csv, promises, views, site_address))
    yield PlainFile(urls.ALL_PROMISES_JSON, partial(promises_json, views, site_address))
    yield _json(urls.STATUS_DATA, status_data, views)
    yield _json(urls.MEASURE_SCHEMA, measure_schema, site_address)
    yield _json(urls.PROMISE_SCHEMA, promise_schema, site_address)
    if has_catalogue(views):
        yield PlainFile(urls.CATALOGUE, partial(catalogue, views, site_address))


def _json(address: str, data: Callable[..., Any], *of: Any) -> PlainFile:
    return PlainFile(address, lambda: b"%b\n" % _as_json(data(*of)))


def _as_json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()  # one line: for programs, and ten times quicker


def measure_data(view: MeasureView, views: Views, site_address: str) -> dict[str, Any]:
    """One measure as plain values: numbers unrounded, periods as text, unknown as null."""
    measure, judged, change = view.measure, view.judgement, view.change
    return {
        "id": measure.id,
        "title": measure.title,
        "kolada": measure.kolada,
        "unit": measure.unit,
        "decimals": view.decimals,
        "direction": measure.direction.value,
        "source": measure.source.model_dump(mode="json") if measure.source else None,
        "url": address_of(urls.of(measure), site_address),
        "outcomes": [_outcome(point) for point in view.series.points],
        "targets": [
            {
                "from_period": str(target.from_period),
                "at_least": plain_number(target.at_least),
                "at_most": plain_number(target.at_most),
            }
            for target in measure.targets
        ],
        "verdict": {
            "code": judged.verdict.value,
            "text": f"{judged.verdict.label}. {verdicts.measure_verdict(view)}",
            "period": str(judged.point.period) if judged.point else None,
            "value": plain_number(judged.point.value) if judged.point else None,
            "target": plain_number(_bound(view)),
            "reason": judged.reason.value if judged.reason else None,
            "rule": address_of(f"{urls.JUDGEMENT}#matt", site_address),
        },
        "trend": {
            "code": change.trend.value,
            "from": str(change.earlier.period) if change.earlier else None,
            "to": str(change.later.period) if change.later else None,
        },
        "comparisons": [_comparison(comparison) for comparison in view.comparisons],
        "updated": str(view.updated) if view.updated else None,
        "next_update": str(measure.next_update) if measure.next_update else None,
        "licence": None if measure.kolada else views.content.municipality.licence,
        "attribution": _attribution(view),
    }


def promises_json(views: Views, site_address: str) -> bytes:
    """All promises as a list, made one by one: as values they take four times the memory of their text."""
    made = io.BytesIO()
    separator = b"["
    for shown in views.promises.values():
        made.write(separator + _as_json(promise_data(shown, views, site_address)))
        separator = b", "
    made.write(b"]\n" if views.promises else b"[]\n")
    return made.getvalue()


def promises_csv(promises: Iterable[PromiseView], views: Views, site_address: str) -> bytes:
    """Promises as a table, a row each."""
    rows = (promise_row(shown, views, site_address) for shown in promises)
    return csv_file(tuple(PROMISE_COLUMNS), rows)


def outcomes_csv(views: Views) -> bytes:
    """All measures as one table, a row per figure."""
    return csv_file(COLUMNS, (row for view in views.measures.values() for row in measure_rows(view)))


def csv_bytes(view: MeasureView) -> bytes:
    """One measure as a table, a row per figure."""
    return csv_file(COLUMNS, measure_rows(view))


def measure_rows(view: MeasureView) -> Iterator[list[object]]:
    """A measure's cells, in the order of ``COLUMNS``."""
    for point in view.series.points:
        outcome = point.outcome
        group = outcome.group
        yield [
            view.measure.id,
            view.measure.title,
            point.period,
            point.value,
            view.measure.unit,
            point.kind.value,
            point.carried,
            outcome.missing.value if outcome.missing else None,
            group.dimension if group else None,
            group.value if group else None,
            _bound(view) if view.judgement.point == point else None,
        ]


def _outcome(point: Point) -> dict[str, Any]:
    outcome = point.outcome
    return {
        "period": str(point.period),
        "value": plain_number(point.value),
        "kind": point.kind.value,
        "carried": point.carried,
        "missing": outcome.missing.value if outcome.missing else None,
        "group": _group(outcome.group),
    }


def _group(group: Group | None) -> dict[str, str] | None:
    return {"dimension": group.dimension, "value": group.value} if group else None


def _comparison(comparison: Comparison) -> dict[str, Any]:
    group = comparison.group
    return {
        "with": comparison.with_.value,
        "group": {"id": group.id, "title": group.title} if group else None,
        "period": str(comparison.period),
        "n": comparison.n,
        "rank": comparison.rank,
        "ties": comparison.ties,
        "quartile": comparison.quartile.value if comparison.quartile else None,
        "median": plain_number(comparison.median),
        "group_mean": plain_number(comparison.group_mean),
    }


def _attribution(view: MeasureView) -> list[str]:
    if view.measure.kolada:
        return [wording.raw_source(), *([wording.own_processing()] if view.comparisons else [])]
    source = view.measure.source
    return [_("Källa: {source}", source=source.title)] if source and source.title else []


def _bound(view: MeasureView) -> Decimal | None:
    target = view.judgement.target
    if target is None:
        return None
    return target.at_least if target.at_least is not None else target.at_most
