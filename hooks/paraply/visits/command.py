"""The command: count the visits in the files, and import the counts as any other report."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from paraply.importers.session import RefusedError, Say, Wish, run
from paraply.importers.workbook import FileRefusedError, Sheet
from paraply.language import _
from paraply.load import load_content
from paraply.visits.counts import Count, Statistics, VisitsError, month_in
from paraply.visits.logfile import Heard
from paraply.visits.matomo import read_export
from paraply.visits.serverlog import Wanted, read_logs
from paraply.visits.table import TIME, labels_in, sheet_of

MAPPING: Final = "besok"
"""The mapping that is used when none is named: ``content/results/imports/besok.yml``."""

EXPORTS: Final = (".csv", ".tsv")


def import_visits(
    files: Sequence[Path], wish: Wish, say: Say, month: str | None, heard: Heard = lambda _bytes: None
) -> int:
    """Count and import; the exit status.

    ``month``: the one an export is for, where it does not say, and the only one that is read of logs.
    ``heard`` hears how many bytes have been read.
    """

    def read(_file: Path) -> list[Sheet]:
        try:
            labels = _labels(wish)
            statistics = _statistics(files, _wanted(wish, labels), month, heard)
        except VisitsError as error:
            raise RefusedError(str(error)) from None
        if not statistics.months:
            raise FileRefusedError(" ".join(statistics.notes), _("Lägg till loggarna för hela månaden."))
        return [sheet_of(statistics, labels or labels_in(statistics))]

    return run(wish, say, read)


def _labels(wish: Wish) -> list[str]:
    """The pages that the mapping follows; none when there is no mapping yet."""
    mapping = load_content(wish.root).content.imports.get(wish.mapping or MAPPING)
    rows = mapping.rows if mapping else ()
    return list(dict.fromkeys(row.label.removesuffix(TIME) for row in rows))


def _wanted(wish: Wish, labels: Sequence[str]) -> Wanted:
    """What is counted in a log: until the pages are known, all that the site of this municipality has."""
    address = load_content(wish.root).content.municipality.site_address
    return Wanted(labels=labels, address=address or "")


def _statistics(files: Sequence[Path], wanted: Wanted, month: str | None, heard: Heard) -> Statistics:
    if month and not month_in(month):
        raise VisitsError(_("--month: '{text}' är ingen månad. Skriv till exempel 2026-09.", text=month))
    exports = [file for file in files if file.suffix.lower() in EXPORTS]
    if not exports:
        return _only(read_logs(files, wanted, heard), month)
    if len(exports) < len(files):
        raise VisitsError(_("Blanda inte exporter (.csv) och serverloggar i samma körning."))
    read = [read_export(file, month) for file in exports]
    counts: dict[tuple[str, str], Count] = {}
    for one in read:
        if twice := sorted({at for _page, at in one.counts} & {at for _page, at in counts}):
            raise VisitsError(
                _("Månaden {month} finns i flera av filerna. Ta med den en gång.", month=twice[0])
            )
        counts |= one.counts
    months = sorted({at for one in read for at in one.months})
    return Statistics(
        read[0].source, counts, tuple(months), tuple(note for one in read for note in one.notes)
    )


def _only(statistics: Statistics, month: str | None) -> Statistics:
    """The statistics of one month, if one is asked for."""
    if month is None:
        return statistics
    notes = statistics.notes
    if month not in statistics.months and not any(month in note for note in notes):
        notes = (*notes, _("{month} finns inte i loggen.", month=month))
    return replace(statistics, months=tuple(at for at in statistics.months if at == month), notes=notes)
