"""The texts of the form's own JavaScript in the language in use, as the module ``language.js``."""

import json
from pathlib import Path

from babel.messages.extract import extract_from_dir

from paraply import language
from paraply.language import _


def language_script(page: Path) -> str:
    """The code of the language, and its texts by the Swedish ones that the scripts in ``page`` mark."""
    found = extract_from_dir(page, method_map=[("**.js", "javascript")], keywords={"_": None})
    texts = sorted({str(text) for _file, _line, text, _comments, _context in found})
    words = {text: told for text in texts if (told := _(text)) != text}
    code, table = (json.dumps(value, ensure_ascii=False, indent=1) for value in (language.code(), words))
    return f"export const LANGUAGE = {code};\nexport const WORDS = {table};\n"
