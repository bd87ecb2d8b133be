"""Marks that make a page a preview: seen first, in its title, and told to search engines."""

import re
from html import escape
from pathlib import Path
from posixpath import dirname, relpath
from typing import Final

from paraply.language import N_, _

HERE: Final = "granska/"
"""The folder of everything a preview has that the public site lacks."""
BEFORE: Final = f"{HERE}fore/"
"""The pages as they are now, those that are not the same."""
STYLES: Final = f"{HERE}granska.css"
BANNER_CLASS: Final = "preview-banner"

_NOTE_BEFORE: Final = N_("Så här är sidan nu, före ändringen.")
_NOTE_AFTER: Final = N_("Så här blir sidan. Den är inte publicerad.")
_NOTE_HERE: Final = N_("Inget av det här är publicerat.")

_TITLE = re.compile(r"<title>([^<]*)</title>")
_BODY = re.compile(r"<body\b[^<>]*>")
_PUBLIC = re.compile(r'<link rel="canonical"[^<>]*>\n?|<meta (?:property="og:url"|name="robots")[^<>]*>\n?')
_NOINDEX = '<meta name="robots" content="noindex">'


def marked(html: str, file: str, *, before: bool = False) -> str:
    """A page with the banner first in its body, its title and robots marked, and no canonical address.

    ``file`` is where the page stands, from the preview's root; ``before`` for a page of the old version.
    """
    folder = dirname(file)
    styles = f'<link rel="stylesheet" href="{escape(relpath(f"/{STYLES}", f"/{folder}"))}">'
    review = escape(relpath(f"/{HERE}index.html", f"/{folder}"))
    is_here = file == f"{HERE}index.html"
    note = _(_NOTE_HERE if is_here else _NOTE_BEFORE if before else _NOTE_AFTER)
    there, preview = _("Det här ändras"), _("Förhandsvisning")
    link = "" if is_here else f' <a href="{review}">{there}</a>'
    banner = (
        f'<div class="{BANNER_CLASS}" role="region" aria-label="{preview}">'
        f'<p class="frame"><strong>{preview}.</strong> {note}{link}</p></div>'
    )
    html = _PUBLIC.sub("", html)
    html = _TITLE.sub(
        lambda found: f"<title>[{preview}] {found[1]}</title>\n{_NOINDEX}\n{styles}", html, count=1
    )
    return _BODY.sub(lambda found: f"{found[0]}\n{banner}", html, count=1)


def keep_search_engines_away(site: Path) -> None:
    """Have hosts say ``noindex`` of every file, and name no address to a crawler."""
    rules = site / "_headers"
    if rules.is_file() and "X-Robots-Tag" not in (text := rules.read_text(encoding="utf-8")):
        rules.write_text(text.replace("/*\n", "/*\n  X-Robots-Tag: noindex\n", 1), encoding="utf-8")
    apache = site / ".htaccess"
    if apache.is_file() and "X-Robots-Tag" not in (text := apache.read_text(encoding="utf-8")):
        added = '<IfModule mod_headers.c>\n  Header always set X-Robots-Tag "noindex"\n</IfModule>\n'
        apache.write_text(added + text, encoding="utf-8")
    (site / "robots.txt").write_text("User-agent: *\nAllow: /\n", encoding="utf-8")
    (site / "sitemap.xml").unlink(missing_ok=True)
