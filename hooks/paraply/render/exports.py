"""Figures as files beside their page, in the shape re-users lean on (content model, ``data.json``)."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from paraply.derive.comparisons import Comparison
from paraply.derive.views import MeasureView, Views
from paraply.model.measure import Group
from paraply.model.series import Point
from paraply.render import urls, wording
from paraply.render.page import PlainFile

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
_RUNNABLE = ("=", "+", "-", "@", "\t", "\r")


def data_files(views: Views, site_address: str) -> Iterator[PlainFile]:
    """``data.json`` and ``data.csv`` of every measure."""
    for view in views.measures.values():
        measure = view.measure
        data = measure_data(view, views, site_address)
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        yield PlainFile(urls.data_file(measure, "json"), text.encode("utf-8"))
        yield PlainFile(urls.data_file(measure, "csv"), csv_bytes(view))


def measure_data(view: MeasureView, views: Views, site_address: str) -> dict[str, Any]:
    """One measure as plain values: numbers unrounded, periods as text, unknown as null."""
    measure, judged, change = view.measure, view.judgement, view.change
    address = urls.of(measure)
    return {
        "id": measure.id,
        "title": measure.title,
        "kolada": measure.kolada,
        "unit": measure.unit,
        "decimals": view.decimals,
        "direction": measure.direction.value,
        "source": measure.source.model_dump(mode="json") if measure.source else None,
        "url": f"{site_address.rstrip('/')}/{address}" if site_address else address,
        "outcomes": [_outcome(point) for point in view.series.points],
        "targets": [
            {
                "from_period": str(target.from_period),
                "at_least": _number(target.at_least),
                "at_most": _number(target.at_most),
            }
            for target in measure.targets
        ],
        "verdict": {
            "code": judged.verdict.value,
            "text": f"{judged.verdict.label}. {wording.measure_verdict(view)}",
            "period": str(judged.point.period) if judged.point else None,
            "value": _number(judged.point.value) if judged.point else None,
            "target": _number(_bound(view)),
            "reason": judged.reason.value if judged.reason else None,
            "rule": f"{urls.JUDGEMENT}#matt",
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


def csv_bytes(view: MeasureView) -> bytes:
    """Semicolon, decimal comma and UTF-8 with BOM: opens right in Excel in Sweden. No cell can run."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for point in view.series.points:
        outcome = point.outcome
        group = outcome.group
        writer.writerow(
            _safe(cell)
            for cell in (
                view.measure.id,
                view.measure.title,
                str(point.period),
                point.value,
                view.measure.unit,
                point.kind.value,
                "true" if point.carried else "false",
                outcome.missing.value if outcome.missing else "",
                group.dimension if group else "",
                group.value if group else "",
                _bound(view) if view.judgement.point == point else "",
            )
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _safe(cell: object) -> str:
    """Numbers with a decimal comma; text that a spreadsheet would run begins with an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f").replace(".", ",")
    text = str(cell)
    return f"'{text}" if text.startswith(_RUNNABLE) else text


def _outcome(point: Point) -> dict[str, Any]:
    outcome = point.outcome
    return {
        "period": str(point.period),
        "value": _number(point.value),
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
        "median": _number(comparison.median),
        "group_mean": _number(comparison.group_mean),
    }


def _attribution(view: MeasureView) -> list[str]:
    if view.measure.kolada:
        return [wording.RAW_SOURCE, *([wording.OWN_PROCESSING] if view.comparisons else [])]
    source = view.measure.source
    return [f"Källa: {source.title}"] if source and source.title else []


def _bound(view: MeasureView) -> Decimal | None:
    target = view.judgement.target
    if target is None:
        return None
    return target.at_least if target.at_least is not None else target.at_most


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() and "." not in str(value) else float(value)
