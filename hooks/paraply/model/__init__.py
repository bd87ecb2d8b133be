"""The records: nouns of the domain, with Swedish labels and help on every field.

Field names are the contract with files, CSV, JSON and the web form. Labels (``title``) and help
(``description``) are what people see: error messages, JSON Schema, the form and the handbook are made from
them.
"""
