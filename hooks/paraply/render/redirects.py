"""From old addresses to new ones: a small page at each, for any host, and real redirects for servers.

The page says where to go without a script; with one, it keeps the part that an address led to. A server that
reads one of the lists answers 301 before the page is asked for, which search engines and statistics
understand best.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from paraply.derive.views import Views
from paraply.render import urls
from paraply.render.page import PlainFile, text_file
from paraply.render.templating import environment

SCRIPT: Final = "assets/moved.js"
"""Brings the part of a page (#…) along, which no redirect of a page's own does."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address and the one that took its place, both from the site's root."""

    old: str
    new: str


def redirects_of(views: Views) -> list[Redirect]:
    """Every former address of a public record, sorted."""
    found = [
        Redirect(urls.normalised(address), urls.of(record))
        for records in views.content.folders.values()
        for record in filter(urls.has_page, records.values())
        for address in record.old_addresses
    ]
    return sorted(found, key=lambda redirect: redirect.old)


def redirect_files(redirects: Iterable[Redirect], site_address: str) -> Iterator[PlainFile]:
    """A page at every old address, and lists for Netlify, Cloudflare and nginx; Apache's is ``.htaccess``."""
    redirects = list(redirects)
    for redirect in redirects:
        path = f"{redirect.old}index.html" if redirect.old.endswith("/") else redirect.old
        yield text_file(path, partial(_page, redirect, site_address))
    if redirects:
        yield _lines(urls.REDIRECTS, list(netlify_rules(redirects, site_address)))
        yield _lines(urls.NGINX_REDIRECTS, list(nginx_rules(redirects, site_address)))


def _page(redirect: Redirect, site_address: str) -> str:
    canonical = f"{site_address.rstrip('/')}/{redirect.new}" if site_address else ""
    template = environment().get_template("redirect.html")
    return template.render(
        new=urls.relative(redirect.old, redirect.new),
        script=urls.relative(redirect.old, SCRIPT),
        canonical=canonical,
    )


def apache_rules(redirects: Iterable[Redirect], site_address: str) -> Iterator[str]:
    """Lines of ``.htaccess`` (mod_alias), where patterns see the whole path of an address.

    The page for what is not found is named by its whole path too, so it is named when the address is known.
    """
    root = _root(site_address)
    if site_address:
        yield f"ErrorDocument 404 {root}{urls.NOT_FOUND}"
    for redirect in redirects:
        old = re.escape(f"{root}{redirect.old}".rstrip("/"))
        yield f'RedirectMatch 301 "^{old}/?$" "{root}{redirect.new}"'


def nginx_rules(redirects: Iterable[Redirect], site_address: str) -> Iterator[str]:
    """Lines to include in a ``server`` block; exact matches, with and without the last slash."""
    root = _root(site_address)
    for redirect in redirects:
        whole = f"{root}{redirect.old}"
        for old in dict.fromkeys((whole, whole.rstrip("/"))):
            yield f'location = "{old}" {{ return 301 "{root}{redirect.new}"; }}'


def netlify_rules(redirects: Iterable[Redirect], site_address: str) -> Iterator[str]:
    """Lines of ``_redirects``; a rule holds with and without the last slash."""
    root = _root(site_address)
    for redirect in redirects:
        yield f"{root}{redirect.old} {root}{redirect.new} 301"


def _root(site_address: str) -> str:
    """The path of the site on its host, with slashes at both ends; the host's root when it is not known."""
    path = urlsplit(site_address).path.strip("/")
    return f"/{path}/" if path else "/"


def _lines(address: str, lines: Sequence[str]) -> PlainFile:
    return text_file(address, lambda: "".join(f"{line}\n" for line in lines))
