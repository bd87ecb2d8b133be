"""The comparison of two versions: what changes for residents, in words. It knows records, never `render`."""

from paraply.changes.articles import built_articles, hand_written
from paraply.changes.difference import Difference, difference_of
from paraply.changes.history import history_of
from paraply.changes.output import FORMATS, as_markdown
from paraply.changes.pages import changes_of_articles, text_of
from paraply.changes.reading import Article, Reading
from paraply.changes.versions import (
    NoVersionError,
    changed_files,
    changed_since,
    git_environment,
    head_of,
    is_folder,
    tracked_changes,
    usual_base,
    version_at,
)

__all__ = [
    "FORMATS",
    "Article",
    "Difference",
    "NoVersionError",
    "Reading",
    "as_markdown",
    "built_articles",
    "changed_files",
    "changed_since",
    "changes_of_articles",
    "difference_of",
    "git_environment",
    "hand_written",
    "head_of",
    "history_of",
    "is_folder",
    "text_of",
    "tracked_changes",
    "usual_base",
    "version_at",
]
