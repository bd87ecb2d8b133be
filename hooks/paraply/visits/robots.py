"""Who is a person: what a browser calls itself, and what robots and programs do."""

from functools import lru_cache
from typing import Final

from crawleruseragents import is_crawler

_BROWSERS: Final = ("Mozilla/", "Opera/")
"""How every browser's name for itself begins: https://www.rfc-editor.org/rfc/rfc9110#name-user-agent."""


@lru_cache(maxsize=65_536)
def is_robot(agent: str) -> bool:
    """Whether a program asks, and nobody reads: by a list that others keep, and by what no browser says.

    Browsers never give an address (http) in their name; robots do, so that one can ask who they are.
    """
    return not agent.startswith(_BROWSERS) or "http" in agent or "Lighthouse" in agent or is_crawler(agent)
