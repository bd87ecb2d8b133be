"""The words of the handbook: its tasks, and the fields of each kind of file as its model tells them."""

from typing import Final

from paraply.render.handbook.fields import field_tables
from paraply.render.handbook.keeping import ARCHIVE, MEETING, OPEN_ARCHIVE, REVIEW, UNDO
from paraply.render.handbook.task import Task
from paraply.render.handbook.writing import CHANGE, FORM, FROM_A_DAY, KOLADA, RESULT, SERVICE_LEVEL

__all__ = ["TASKS", "Task", "field_tables"]

TASKS: Final = (
    CHANGE, FORM, RESULT, KOLADA, SERVICE_LEVEL, FROM_A_DAY, UNDO, REVIEW, MEETING, ARCHIVE, OPEN_ARCHIVE,
)  # fmt: skip
"""The tasks in the order of the handbook."""
