"""A whole site that is made at once, by as many processes as pay, and what is known of its links then."""

from collections.abc import Mapping
from functools import partial
from types import ModuleType
from typing import Final

from paraply.files.links import BrokenLink, Learned, broken_links
from paraply.files.workers import Workers, processes_for
from paraply.serving.on_demand import Offer

SETTING: Final = "PARAPLY_PROCESSES"
"""In the environment: how many processes may build, instead of as many as pay."""

PAGE_BY_PAGE: Final = {
    "search", "material/search", "tags", "material/tags", "redirects", "minify",
    "git-revision-date-localized",
}  # fmt: skip
"""Plugins to which it does not matter that pages are made in several processes. Another may count them."""


def asked_for(environment: Mapping[str, str]) -> str:
    """The setting as it is written. Raises ``BadProcessesError`` when it means nothing."""
    asked = environment.get(SETTING, "")
    processes_for(0, asked)
    return asked


class AtOnce:
    """All that an offer holds, in the making, beside what else this process does.

    ``plugins`` of MkDocs act on each page, by name, and so do hooks, which are modules among them: this
    program's, and perhaps one of the municipality's own. Where one is not known, all is made here and now,
    so that it sees every page before the build ends.
    """

    def __init__(self, offer: Offer, asked: str, plugins: Mapping[str, object]) -> None:
        self._offer = offer
        self._learned = Learned(frozenset(offer.names), offer.site_url)
        # A folder's files one after another: what was worked out for one is remembered for the next.
        jobs = [partial(self._make, name) for name in sorted(offer.makers, reverse=True)]
        self._workers = Workers(jobs, self._learned.shared)
        hooks = {name for name, plugin in plugins.items() if isinstance(plugin, ModuleType)}
        if len(hooks) > 1 or not plugins.keys() - hooks <= PAGE_BY_PAGE:
            self.finish()
        else:
            self._workers.begin(processes_for(len(jobs), asked))

    def finish(self) -> None:
        """Make what is left, and wait for the others. Raises what stopped one of them."""
        for learned in self._workers.finish():
            self._learned.add(learned)

    def stop(self) -> None:
        """Make no more."""
        self._workers.stop()

    def broken_links(self) -> list[BrokenLink]:
        """The broken links of the site, when all is made, whoever has made it."""
        return broken_links(self._offer.folder, self._offer.site_url, self._learned)

    def _make(self, name: str) -> None:
        made = self._offer.write(name, self._offer.makers[name])
        if name.endswith(".html"):
            self._learned.read(name, made)
