"""The catalogue of key figures: some hundred that Kolada has, chosen and worded for residents.

``figures/`` holds a file for each standard area, written by hand; ``figure`` says what a field means,
``catalogue`` reads the files, and ``units`` reads the unit in Kolada's own titles.
"""
