"""The comment: what the build says changes, made safe again, and where the preview is."""

import re
from typing import Final

from paraply.changes.output import MOST_BYTES, markdown_escaped
from paraply.language import _

MARK: Final = "<!-- paraply: granskning -->"
"""The first line of our comment, by which it is found again."""

_STARTS: Final = ("## ", "### ", "- ", "  - ")
_BOLD = re.compile(r"\*\*(.+?)\*\*(?=:)")
_ESCAPED = re.compile(r"\\([\\`*_\[\]|~])")


def comment(told: str, link: str, commit: str, *, has_preview: bool) -> str:
    """The whole comment. ``told`` is untrusted; ``link`` and ``commit`` are not."""
    if has_preview:
        shown = _(
            "[Förhandsvisning av {commit}]({link}): öppna {file} "
            "(ligger den i en zip-fil, packa upp den först).",
            commit=commit[:7],
            link=link,
            file="`granska/index.html`",
        )
    else:
        shown = _(
            "Ingen förhandsvisning är gjord av {commit}: [se körningen]({link}).",
            commit=commit[:7],
            link=link,
        )
    warning = _("Texten kommer från bygget av ändringen. Rör ändringen programmet, granska koden först.")
    return f"{MARK}\n{safe_again(told)}\n\n{shown}\n\n_{warning}_\n"


def safe_again(told: str) -> str:
    """Text of the form that ``changes.output`` writes, with nothing in it that does anything.

    Headings, lists and bold names are kept; all else is taken as plain text and escaped anew. A text that
    ``as_markdown`` has written comes out as it was.
    """
    lines: list[str] = []
    size = 0
    given = told.split("\n")
    for number, line in enumerate(given):
        safe = _safe_line(line)
        size += len(safe.encode(errors="replace")) + 1
        if size > MOST_BYTES:
            rest = _("Och {count} rader till: se förhandsvisningen.", count=len(given) - number)
            return "\n".join([*lines, "", rest])
        lines.append(safe)
    return "\n".join(lines).strip("\n")


def _safe_line(line: str) -> str:
    start = next((start for start in _STARTS if line.startswith(start)), "")
    text = line.removeprefix(start)
    if bold := _BOLD.match(text):
        return f"{start}**{_escaped_anew(bold[1]).strip()}**{_escaped_anew(text[bold.end() :])}"
    safe = _escaped_anew(text)
    if start:
        return start + safe
    safe = safe.lstrip()
    return f"\\{safe}" if safe.startswith("/") else safe  # GitLab takes "/close" for an order


def _escaped_anew(text: str) -> str:
    return markdown_escaped(_plain(text))


def _plain(text: str) -> str:
    """What ``markdown_escaped`` was given."""
    text = _ESCAPED.sub(r"\1", text.replace("&#8203;", ""))
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
