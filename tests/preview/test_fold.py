"""The fold check in words."""

from paraply.preview.fold import told

FINE = {"heading": 200, "verdict": 300, "todo": 420, "next": 600, "words": 30}


def test_an_answer_above_the_fold_is_said_to_be() -> None:
    assert told(FINE) == "Hela svaret syns på en telefons första skärm."


def test_what_is_below_the_fold_is_named() -> None:
    said = told({**FINE, "verdict": 641, "todo": float("inf"), "words": 46})
    assert said.startswith("Hamnar nedanför en telefons första skärm: bedömningen, det du kan göra.")
    assert said.endswith("Det är 46 ord fram till svaret; högst 45 är lagom.")
