"""Pages that open from a folder on disk, where no server turns a folder into its index page."""

import re
from collections.abc import Callable
from html import escape, unescape
from posixpath import dirname, relpath
from urllib.parse import quote, unquote, urlsplit

from paraply.files.links import file_meant

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_LINK = re.compile(r"""(?P<before>\s(?:href|src|action)=)(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
_REFRESH = re.compile(r"""(?P<before>\scontent="0; url=)(?P<double>[^"]*)(?=")""")


def for_disk(html: str, page: str, base: str = "", moved: Callable[[str], str] = str) -> str:
    """The page with every link into the site leading to a file: ``../x/#y`` becomes ``../x/index.html#y``.

    ``page`` is the page's own file and ``base`` the sub-path the site is made for, if any. ``moved`` tells
    where a file stands on the disk when it is not where the links believe; files are named from the root.
    """
    folder = dirname(moved(page))

    def link(found: re.Match[str]) -> str:
        quoted = found.groupdict()
        written = quoted["double"] if quoted["double"] is not None else quoted["single"]
        led = _led(unescape(written), page, folder, base, moved)
        if led is None:
            return found[0]
        mark = '"' if found.re is _LINK else ""
        return f"{quoted['before']}{mark}{escape(led)}{mark}"

    def tag(found: re.Match[str]) -> str:
        rewritten = _LINK.sub(link, found[0])
        return _REFRESH.sub(link, rewritten) if "http-equiv" in rewritten else rewritten

    return _TAG.sub(tag, html)


def _led(written: str, page: str, folder: str, base: str, moved: Callable[[str], str]) -> str | None:
    """Where a link leads on the disk; None when it leads elsewhere, or stays on its page."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    outside = parts.path.startswith("/") and not parts.path.startswith(f"{base}/")
    if parts.scheme or parts.netloc or not parts.path or outside:
        return None
    target = moved(file_meant(page, unquote(parts.path), base))
    path = quote(relpath(f"/{target}", f"/{folder}"))
    return parts._replace(path=path).geturl()
