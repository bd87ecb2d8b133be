"""Files → content and problems. ``load_content`` is the way in."""

from paraply.load.byhand import by_hand
from paraply.load.content import LoadedContent, Memory, load_content
from paraply.load.files import not_files
from paraply.load.rules import RULES
from paraply.load.settings import settings_of

__all__ = ["RULES", "LoadedContent", "Memory", "by_hand", "load_content", "not_files", "settings_of"]
