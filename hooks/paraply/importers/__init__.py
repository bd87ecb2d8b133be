"""Spreadsheets → figures of the measures. A way in: it knows the records, never the site.

    workbook    a file, whatever its format → sheets of cells, values only, all sizes bounded
    cells       a cell → a figure, a limit, a reason why there is none, or a question; units and words beside
    periods     a heading or a date as people write it → a period
    table       a sheet → entries: which row, which column, which period
    mapping     which entry is which measure: remembered, or proposed by resemblance
    plan        entries beside what is published → what is new, the same, restated or refused
    writing     the plan → edits of the content's files, checked before any of them is written
    session     the command: read, show, ask, write

``cells`` and ``periods`` read what ``numbers`` writes: each is the other's inverse.
"""
