"""The way in for figures from Kolada, RKA's database: the only code that asks the network.

``client`` speaks Kolada's API v3, ``wanted`` reads from the content what to ask for, ``fetch`` puts the
two together and returns files to write and what they change, and ``command`` is what a person runs.
"""
