"""The command: count the visits in the files, and import the counts as any other report."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from paraply.importers.session import RefusedError, Say, Wish, run
from paraply.importers.workbook import FileRefusedError, Sheet
from paraply.language import _
from paraply.load import load_content
from paraply.visits.counts import Count, Statistics, VisitsError
from paraply.visits.matomo import read_export
from paraply.visits.serverlog import read_logs
from paraply.visits.table import TIME, labels_in, sheet_of

MAPPING: Final = "besok"
"""The mapping that is used when none is named: ``content/results/imports/besok.yml``."""

EXPORTS: Final = (".csv", ".tsv")


def import_visits(files: Sequence[Path], wish: Wish, say: Say, month: str | None) -> int:
    """Count and import; the exit status. ``month``: the one an export is for, where it does not say."""

    def read(_file: Path) -> list[Sheet]:
        try:
            labels = _labels(wish)
            statistics = _statistics(files, labels, month)
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


def _statistics(files: Sequence[Path], labels: Sequence[str], month: str | None) -> Statistics:
    exports = [file for file in files if file.suffix.lower() in EXPORTS]
    if not exports:
        return read_logs(files, labels)
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
