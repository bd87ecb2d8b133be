"""Where the form reads and saves: a clone on this computer, or a forge through its API."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from paraply.language import N_, _

MESSAGES: Final = {
    "create": N_("Lägg till {collection} {slug}"),
    "update": N_("Ändra {collection} {slug}"),
    "delete": N_("Ta bort {collection} {slug}"),
    "uploadMedia": N_("Lägg till filen {path}"),
    "deleteMedia": N_("Ta bort filen {path}"),
}
"""What the commits are called. The branches are ``cms/loften/<id>``: Decap gives them no other name."""


@dataclass(frozen=True, slots=True)
class Backend:
    """One way to save, and the addresses that the form's page must be allowed to ask."""

    name: str
    branch: str
    hosts: tuple[str, ...]
    more: Mapping[str, str] = field(default_factory=dict)

    def settings(self) -> dict[str, Any]:
        """What Decap is told of it."""
        told = {
            name: _(text, collection="{{collection}}", slug="{{slug}}", path="{{path}}")
            for name, text in MESSAGES.items()
        }
        return {"name": self.name, "branch": self.branch, **self.more, "commit_messages": told}


FORGES: Final[Mapping[str, str]] = {
    "github": "https://github.com",
    "gitlab": "https://gitlab.com",
    "forgejo": "https://codeberg.org",
    "gitea": "https://gitea.com",
}
"""The forges that the form can save to, and the address of each one's own host."""


def local(port: int, branch: str) -> Backend:
    """The clone that Decap's own server serves on this computer."""
    host = f"http://127.0.0.1:{port}"
    return Backend("proxy", branch, (host,), {"proxy_url": f"{host}/api/v1"})


def forge(name: str, repo: str, branch: str, *, host: str = "", proxy: str = "", app_id: str = "") -> Backend:
    """A repository on a forge. Raises ``ValueError`` in Swedish when something that it needs is not said.

    GitHub gives a log-in only to a server that keeps a secret, the ``proxy``. The others need none (PKCE).
    """
    home = _address(host or FORGES[name])
    if name == "github":
        if not proxy:
            raise ValueError(_("GitHub behöver en inloggningsserver. Skriv dess adress: --proxy https://…"))
        api = f"{home}/api/v3" if host else "https://api.github.com"
        more = {"base_url": _address(proxy), "api_root": api, "auth_scope": "repo"}
        return Backend(name, branch, (_host(api),), {"repo": repo, **more})
    if not app_id:
        raise ValueError(_("Skriv id:t som programmet fick när det registrerades: --app-id …"))
    more = {"repo": repo, "app_id": app_id, "base_url": home}
    if name == "gitlab":
        more |= {
            "api_root": f"{home}/api/v4",
            "graphql_api_root": f"{home}/api/graphql",
            "auth_type": "pkce",
            "auth_endpoint": "oauth/authorize",
        }
        return Backend(name, branch, (_host(home),), more)
    # Decap's part for Gitea cannot save on branches; the one for Forgejo can, and speaks the same API.
    return Backend("forgejo", branch, (_host(home),), {**more, "api_root": f"{home}/api/v1"})


def _address(text: str) -> str:
    """A secure address without a slash at its end."""
    parts = urlsplit(text)
    if parts.scheme != "https" or not re.fullmatch(r"[a-zA-Z0-9.-]+(?::[0-9]+)?", parts.netloc):
        raise ValueError(
            _("'{address}' är ingen säker webbadress. Skriv hela adressen, med https:// först.", address=text)
        )
    return text.rstrip("/")


def _host(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
