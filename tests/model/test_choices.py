from pydantic import TypeAdapter

from paraply.model.choices import Direction


def test_a_choice_shows_its_labels_in_a_text_editor() -> None:
    made = TypeAdapter(Direction).json_schema()
    assert made["enum"] == ["higher", "lower", "range", "neutral"]
    assert made["enumDescriptions"] == [choice.label for choice in Direction]
