"""How many cases each property was asked: counted while they run, and printed by ``make fuzz``."""

from collections import Counter

CASES: Counter[str] = Counter()
