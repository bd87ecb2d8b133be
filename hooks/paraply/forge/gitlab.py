"""The comment on a merge request at GitLab, from a job of its pipeline."""

from dataclasses import dataclass

from paraply.forge.answers import Job, Note, NoteAuthor, shaped
from paraply.forge.api import PER_PAGE, Api
from paraply.forge.comment import MARK, comment
from paraply.language import _


@dataclass(frozen=True, slots=True)
class MergeRequest:
    """Which one, as GitLab tells its jobs: numbers as text, the newest commit, the project's address."""

    project: str
    number: str
    pipeline: str
    commit: str
    project_url: str


def comment_on_gitlab(api: Api, request: MergeRequest, told: str) -> str:
    """Write or update the comment; what was done, in Swedish. Raises ``ForgeError``."""
    me: NoteAuthor = shaped(NoteAuthor, api.get("/user"), _("Svaret om vem som skriver"))
    project = f"/projects/{request.project}"
    answer = api.get(f"{project}/pipelines/{request.pipeline}/jobs", per_page=PER_PAGE)
    jobs: list[Job] = shaped(list[Job], answer, _("Listan över jobb"))
    preview = next((job.id for job in jobs if job.name == "preview" and job.artifacts_file), None)
    link = f"{request.project_url}/-/pipelines/{request.pipeline}"
    if preview is not None:
        link = f"{request.project_url}/-/jobs/{preview}/artifacts/file/preview/granska/index.html"
    body = comment(told, link, request.commit, has_preview=preview is not None)
    notes = f"{project}/merge_requests/{request.number}/notes"
    for entry in api.every(notes):
        old: Note = shaped(Note, entry, _("En kommentar"))
        if old.author.id == me.id and old.body.startswith(MARK):
            api.send("PUT", f"{notes}/{old.id}", body)
            return _("Kommentaren på ändring {request} är uppdaterad.", request=request.number)
    api.send("POST", notes, body)
    return _("Ändring {request} har fått en kommentar.", request=request.number)
