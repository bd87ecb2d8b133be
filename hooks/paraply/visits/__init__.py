"""The way in for statistics of visits: server logs or Matomo in, figures per page and month out.

``serverlog`` and ``matomo`` count, ``table`` lays the counts out as a sheet, ``command`` hands that sheet to
the import of spreadsheets, which knows the mapping, shows what would change and writes. Nobody's address or
browser is kept on the way.
"""
