"""Who reviews which file, for GitHub and GitLab: made from the owners' reviewers, so that it is told once."""

import re
from typing import Final

from paraply.language import N_, _
from paraply.model.content import Content

HEADER: Final = N_("""\
Vem som granskar vilken fil. Skrivs av scripts/paraply.py write-codeowners: ändra inte här.
Granskarna står i content/results/owners.yml (reviewers), och vem som ansvarar i varje fil (owners).""")

_HANDLE = re.compile(r"@?([\w.-]+(?:/[\w.-]+)*)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def codeowners(content: Content) -> str:
    """The text of ``CODEOWNERS``: a line for each file whose owners have reviewers.

    The syntax is the part that GitHub and GitLab share: a path from the root, then names with @ or e-mail
    addresses (https://docs.github.com/articles/about-code-owners). A text that is neither is left out.
    """
    lines = {}
    for record in content.records():
        owners = [content.owners[id_] for id_ in getattr(record, "owners", ()) if id_ in content.owners]
        names = dict.fromkeys(name for owner in owners for name in map(_name, owner.reviewers) if name)
        if names:
            lines[record.file] = f"/{record.file} {' '.join(names)}\n"
    if not lines:
        return _comment(_(HEADER)) + _comment(_("Ingen ansvarig har granskare än."))
    return f"{_comment(_(HEADER))}\n{''.join(lines[file] for file in sorted(lines))}"


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in text.splitlines())


def unusable(content: Content) -> list[str]:
    """What is wrong with reviewers that can be no name or address, by file and line."""
    return [
        _(
            "{place}: '{name}' är inget användarnamn. Skriv till exempel anna-a.",
            place=owner.place("reviewers", index),
            name=" ".join(reviewer.split()),
        )
        for owner in content.owners.values()
        for index, reviewer in enumerate(owner.reviewers)
        if _name(reviewer) is None
    ]


def _name(reviewer: str) -> str | None:
    found = _HANDLE.fullmatch(reviewer)
    if not found:
        return None
    return f"@{found[1]}" if found[1] else reviewer
