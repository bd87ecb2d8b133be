"""The inventory: every promise as a row of a spreadsheet, for the meeting about them, and back again.

A way in: it knows the records and what is computed from them, never the site.

    columns     what a row holds: the heading of each column, and the field it is
    sheet       promises → a workbook with drop-downs, and gaps that are coloured and worded
    reading     a filled-in workbook → what was changed, or everything that is wrong with it
    editing     changes → new texts of the promises' files; what was not edited stays byte for byte
    session     the command: show, ask, write all of it or nothing
"""
