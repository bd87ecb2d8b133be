"""The command: count visits, keep them page by page, and import those that measures follow."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from paraply.command.statuses import CHANGED, FAILED, SAME
from paraply.files import atomic
from paraply.files.os_errors import told
from paraply.importers.bounds import FileRefusedError
from paraply.importers.opening import RefusedError, Wish
from paraply.importers.session import run
from paraply.importers.workbook import Sheet
from paraply.language import _, ngettext
from paraply.load import load_content
from paraply.model.content import Content
from paraply.trial import Say, may_write
from paraply.visits.counts import Count, Statistics, VisitsError, month_in
from paraply.visits.logfile import Heard
from paraply.visits.matomo import read_export
from paraply.visits.monthly import is_known, lines_of, months_of, text_of
from paraply.visits.serverlog import Wanted, read_logs
from paraply.visits.table import TIME, labels_in, sheet_of

MAPPING: Final = "besok"
"""The mapping that is used when none is named: ``content/results/imports/besok.yml``."""

EXPORTS: Final = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Given:
    """What is counted from. ``month``: the one an export is for, and the only one that is read of logs.

    ``pages``: every address of the site; None where only the mapping says what is counted. ``heard`` hears
    how many bytes have been read.
    """

    files: Sequence[Path]
    month: str | None = None
    pages: Collection[str] | None = None
    heard: Heard = lambda _bytes: None


def import_visits(given: Given, wish: Wish, say: Say) -> int:
    """Count, and write what is new: the measures that the mapping follows, then each page's own visits."""
    content = load_content(wish.root).content
    mapping = content.imports.get(wish.mapping or MAPPING)
    labels = list(dict.fromkeys(row.label.removesuffix(TIME) for row in mapping.rows)) if mapping else []
    wanted = Wanted(given.pages, labels, content.municipality.site_address or "")
    read: list[Statistics] = []

    def sheets(_file: Path) -> list[Sheet]:
        statistics = _told_of(lambda: _statistics(given, wanted))
        read.append(statistics)
        return [sheet_of(statistics, labels or labels_in(statistics))]

    status = SAME
    if mapping or given.pages is None:
        status = run(replace(wish, is_counted=True), say, sheets)
    if given.pages is None or status == FAILED:
        return status
    try:
        statistics = read[0] if read else _told_of(lambda: _statistics(given, wanted))
        return max(status, _by_page(statistics, wanted, content, wish, say))
    except RefusedError as refused:
        say(str(refused))
    except FileRefusedError as refused:
        say(f"{wish.file.name}: {refused.message} {refused.hint}")
    except OSError as error:
        say(told(error))
    say(_("Inget skrevs."))
    return FAILED


def _by_page(statistics: Statistics, wanted: Wanted, content: Content, wish: Wish, say: Say) -> int:
    """Write the visits of each page, a file a month."""
    for note in statistics.notes:
        say(note)
    found = list(months_of(statistics, wanted.pages or (), wanted.base()))
    months = [month for month in found if not is_known(month, content)]
    if not months:
        say(_("Inget nytt i filen. Allt är redan inlagt."))
        return SAME
    for month in months:
        for line in lines_of(month, content):
            say(line)
    if wish.dry_run:
        say(_("Provkörning: inget skrevs."))
        return CHANGED
    if not wish.yes and not may_write(wish.ask):
        raise RefusedError(_("Kör igen med --yes om det stämmer."))
    source = statistics.source
    atomic.write_all({wish.root / month.file: text_of(month, source, wish.today) for month in months})
    say(ngettext("Klart: {number} fil är skriven.", "Klart: {number} filer är skrivna.", len(months)))
    return CHANGED


def _told_of(read: Callable[[], Statistics]) -> Statistics:
    """The statistics, when there is a whole month. Raises what ``run`` tells."""
    try:
        statistics = read()
    except VisitsError as error:
        raise RefusedError(str(error)) from None
    if not statistics.months:
        raise FileRefusedError(" ".join(statistics.notes), _("Lägg till loggarna för hela månaden."))
    return statistics


def _statistics(given: Given, wanted: Wanted) -> Statistics:
    files, month = given.files, given.month
    if month and not month_in(month):
        raise VisitsError(_("--month: '{text}' är ingen månad. Skriv till exempel 2026-09.", text=month))
    exports = [file for file in files if file.suffix.lower() in EXPORTS]
    if not exports:
        return _only(read_logs(files, wanted, given.heard), month)
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
