"""Spreadsheets → figures of the measures. A way in: it knows the records, never the site.

    workbook    a file, whatever its format → sheets of cells, values only; a text file by ``textfile``
    bounds      how large a file may be, and what is refused before it is unpacked
    cells       a cell → a figure, a limit, a reason why there is none, or a question; units and words beside
    periods     a heading or a date as people write it → a period
    formats     a number format → what people see of the number
    vocabulary  the words of headings and labels, by what each says; a synonym is one more word there
    fragments   a text → what it says of the figures beside it, and the words it leaves over
    columns     what stands in each column of a table
    headings    which rows are headings, and the table they begin
    grid        a sheet → tables: headings, labels, the lines above and below
    context     what stands around a table, and what of it is only a reason to ask
    naming      which measure a text names
    meaning     a cell → measure, period, kind, unit, whose and group, each with where it was read
    valuing     a number → the value in its measure's unit and decimals
    planner     meanings beside what is published → a plan: new, the same, restated, asked, refused or left
    sizes       sums and sizes that would be odd: asked about
    unknown     which measure a label is that names none of ours: asked, or told
    asking      what the file does not say: asked, or told with what to write
    answers     those questions, put to a person until nothing more can be answered
    mapping     what is remembered of an export
    writing     the plan → edits of the content's files
    session     the command: read, show, ask, write

``cells`` and ``periods`` read what ``numbers`` writes: each is the other's inverse.
"""
