"""The web form for those who write content: Decap CMS, with its settings made from the records.

It is a folder of files beside the site, never a part of it. What it saves is commits on branches.
"""

from paraply.editor.backends import FORGES, Backend, forge, local
from paraply.editor.folder import NotInstalledError, write_editor
from paraply.editor.settings import settings

__all__ = ["FORGES", "Backend", "NotInstalledError", "forge", "local", "settings", "write_editor"]
