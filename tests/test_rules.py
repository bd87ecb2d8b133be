"""Every rule has a code of its own, says why in Swedish, and is named by a test that fails without it."""

import re
from pathlib import Path

import pytest

from paraply.build import all_rules
from paraply.problems import Rule

TESTS = Path(__file__).parent
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in sorted(TESTS.rglob("*.py")))


def test_codes_are_unique_and_of_their_family() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len(rules)
    families = {(rule.family, rule.code[0]) for rule in rules}
    assert len(families) == len({family for family, _letter in families})


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_is_tested_and_tells_why(rule: Rule) -> None:
    assert re.search(rf"[\"'\[]{rule.code}\b", TEXT), f"no test names {rule.code}"
    assert rule.why.endswith(".")
    assert rule.title[0].isupper()
