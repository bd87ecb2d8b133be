"""Fields of a later version whose ids lead nowhere: R01 says so, and nothing is told as changed."""

from collections.abc import Collection

from paraply.check.fields import Sought, texts_of
from paraply.derive.corrections import ROW_NAMED_BY
from paraply.model.content import Content
from paraply.model.record import Record
from paraply.past.comparison import Rewritten
from paraply.past.wordings import Reworded
from paraply.text.positions import Path


class Astray:
    """The fields of one record that hold an id of nothing."""

    def __init__(self, record: Record, content: Content) -> None:
        folders = content.folders
        self._paths: Collection[Path] = {
            text.path
            for text in texts_of(record, Sought.REFERENCES)
            if text.refers and text.refers in folders and text.value not in folders[text.refers]
        }

    def explains(self, fact: Rewritten) -> bool:
        """Whether a fact is only misspelt: the id itself, or the id that names its row."""
        if fact.row_is_gone:
            by = ROW_NAMED_BY.get(fact.row[0])
            return any(path[0] == fact.row[0] and path[-1] == by for path in self._paths)
        place = fact.place
        return fact.after is not None and any(path[: len(place)] == place for path in self._paths)

    def explains_all(self, wording: Reworded) -> bool:
        """Whether nothing of a wording differs but an id that leads nowhere."""
        start = wording.path[:2] if wording.path[:1] == ("earlier",) else ()
        fields = [(*start, each.field) for each in wording.differing]
        return bool(fields) and all(field in self._paths for field in fields)
