"""The comment on a pull request at GitHub, from a ``workflow_run`` event."""

import json
from pathlib import Path
from typing import Final

from paraply.forge.answers import (
    Artifact,
    Artifacts,
    Comment,
    Event,
    ForgeError,
    PullRequest,
    Run,
    shaped,
)
from paraply.forge.api import PER_PAGE, Api
from paraply.forge.artifact import MOST_PACKED, UntrustedError, text_in
from paraply.forge.comment import MARK, comment
from paraply.language import _

WE: Final = "github-actions[bot]"
"""Who writes with a workflow's token. A comment by anybody else is never touched, whatever it says."""
TOLD: Final = "andringar"
PREVIEW: Final = "forhandsvisning"


def run_in(event: Path) -> Run:
    """The run that an event file tells of. Raises ``ForgeError``."""
    try:
        value = json.loads(event.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise ForgeError(_("Händelsefilen går inte att läsa.")) from None
    run: Run = shaped(Event, value, _("Händelsen")).workflow_run
    return run


def comment_on_github(api: Api, run: Run, repository: str, server: str) -> str:
    """Write or update the comment; what was done, in Swedish. ``repository`` is ``owner/name``.

    Which request it is, is asked of GitHub by the commit, never read from what the build left. Raises
    ``ForgeError``.
    """
    number = _number(api, run, repository)
    if number is None:
        return _("Ingen öppen ändring slutar med den incheckningen: ingen kommentar.")
    page = f"{server}/{repository}/actions/runs/{run.id}"
    answer = api.get(f"/repos/{repository}/actions/runs/{run.id}/artifacts", per_page=PER_PAGE)
    listed: list[Artifact] = shaped(Artifacts, answer, _("Listan över det som bygget lämnade")).artifacts
    newest_last = sorted(listed, key=lambda artifact: artifact.id)
    left = {artifact.name: artifact for artifact in newest_last if not artifact.expired}
    preview = left.get(PREVIEW)
    link = f"{page}/artifacts/{preview.id}" if preview else page
    told = _told(api, repository, left.get(TOLD))
    body = comment(told, link, run.head_sha, has_preview=preview is not None)
    comments = f"/repos/{repository}/issues/{number}/comments"
    for entry in api.every(comments):
        old: Comment = shaped(Comment, entry, _("En kommentar"))
        if old.user and old.user.login == WE and (old.body or "").startswith(MARK):
            api.send("PATCH", f"/repos/{repository}/issues/comments/{old.id}", body)
            return _("Kommentaren på ändring {request} är uppdaterad.", request=number)
    api.send("POST", comments, body)
    return _("Ändring {request} har fått en kommentar.", request=number)


def _number(api: Api, run: Run, repository: str) -> int | None:
    if run.head_repository is None:
        return None
    head = f"{run.head_repository.owner.login}:{run.head_branch}"
    answer = api.get(f"/repos/{repository}/pulls", state="open", head=head, per_page=PER_PAGE)
    found: list[PullRequest] = shaped(list[PullRequest], answer, _("Listan över öppna ändringar"))
    return next((each.number for each in found if each.head.sha == run.head_sha), None)


def _told(api: Api, repository: str, artifact: Artifact | None) -> str:
    if artifact is None:
        return _("Bygget lämnade ingen text om vad som ändras.")
    try:
        if artifact.size_in_bytes > MOST_PACKED:
            raise UntrustedError(_("Det som bygget lämnade är större än {most} byte.", most=MOST_PACKED))
        path = f"/repos/{repository}/actions/artifacts/{artifact.id}/zip"
        return text_in(api.download(path, MOST_PACKED))
    except UntrustedError as error:
        return _("{why} Därför visas det inte här.", why=error)
