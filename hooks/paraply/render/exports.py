"""Figures as files beside their page, in the shape re-users lean on (content model, ``data.json``)."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any

from paraply.derive.views import MeasureView, PromiseView, Views
from paraply.language import _
from paraply.render import urls
from paraply.render.catalogue import catalogue, has_catalogue
from paraply.render.correction_data import CORRECTION_TABLE, CorrectionData, ToldFix, corrections
from paraply.render.csvfile import csv_file, csv_rows, csv_table
from paraply.render.measure_data import FIGURE_TABLE, MeasureData, figures_of, measure_data
from paraply.render.others_data import everyone_of, others_data
from paraply.render.output import Output, schema_of
from paraply.render.page import PlainFile
from paraply.render.promise_data import PROMISE_TABLE, PromiseData, ToldPromise, promise_data
from paraply.render.status import status_data


def data_files(views: Views, site_address: str) -> Iterator[PlainFile]:
    """Two files beside every measure and promise, the tables of all, how fresh they are, and the schemas."""
    rows = cache(_outcome_rows)  # they stand in two files
    for view in views.measures.values():
        told = partial(_text, measure_data, view, views, site_address)
        yield PlainFile(urls.data_file(view.measure, "json"), partial(_line, told))
        yield PlainFile(urls.data_file(view.measure, "csv"), partial(outcomes_csv, [view], rows))
        if everyone := everyone_of(view):
            yield PlainFile(urls.others_file(view.measure), partial(others_data, view, everyone, views))
    texts = []
    for shown in views.promises.values():
        text = cache(partial(_text, promise_data, shown, views, site_address))  # it stands in two files
        texts.append(text)
        yield PlainFile(urls.data_file(shown.guarantee, "json"), partial(_line, text))
        csv = partial(promises_csv, [shown], views, site_address)
        yield PlainFile(urls.data_file(shown.guarantee, "csv"), csv)
    yield PlainFile(urls.ALL_OUTCOMES, partial(outcomes_csv, views.measures.values(), rows))
    promises = list(views.promises.values())
    yield PlainFile(urls.ALL_PROMISES_CSV, partial(promises_csv, promises, views, site_address))
    yield PlainFile(urls.ALL_PROMISES_JSON, partial(_all, texts))
    fixes = partial(corrections, views, site_address)
    yield PlainFile(urls.CORRECTIONS_CSV, lambda: csv_file(CORRECTION_TABLE.names, map(_fix_row, fixes())))
    yield PlainFile(urls.CORRECTIONS_JSON, lambda: _all(partial(_fix_text, fix) for fix in fixes()))
    yield _json(urls.STATUS_DATA, status_data, views)
    yield _json(urls.MEASURE_SCHEMA, schema_of, MeasureData, _("Mått"), urls.MEASURE_SCHEMA, site_address)
    yield _json(urls.PROMISE_SCHEMA, schema_of, PromiseData, _("Löfte"), urls.PROMISE_SCHEMA, site_address)
    if has_catalogue(views):
        yield PlainFile(urls.CATALOGUE, partial(catalogue, views, site_address))


def _fix_row(fix: ToldFix) -> Sequence[object]:
    return CORRECTION_TABLE.reader()(fix)


def _fix_text(fix: ToldFix) -> bytes:
    return CorrectionData.model_validate(fix).model_dump_json().encode()


def _json(address: str, data: Callable[..., Any], *of: Any) -> PlainFile:
    return PlainFile(address, lambda: b"%b\n" % json.dumps(data(*of), ensure_ascii=False).encode())


def _text(data: Callable[..., Output], *of: Any) -> bytes:
    """One line: for programs, and quicker than lines to read."""
    return data(*of).model_dump_json().encode()


def _line(text: Callable[[], bytes]) -> bytes:
    return b"%b\n" % text()


def _all(texts: Iterable[Callable[[], bytes]]) -> bytes:
    return b"[%b]\n" % b",".join(text() for text in texts)


def promises_csv(promises: Iterable[PromiseView], views: Views, site_address: str) -> bytes:
    """Promises as a table, a row each."""
    row = PROMISE_TABLE.reader()
    return csv_file(PROMISE_TABLE.names, (row(ToldPromise(shown, views, site_address)) for shown in promises))


def _outcome_rows(view: MeasureView) -> bytes:
    return csv_rows(map(FIGURE_TABLE.reader(), figures_of(view)))


def outcomes_csv(
    measures: Iterable[MeasureView], rows: Callable[[MeasureView], bytes] = _outcome_rows
) -> bytes:
    """Measures as one table, a row per figure, which ``rows`` writes."""
    return csv_table(FIGURE_TABLE.names, map(rows, measures))
