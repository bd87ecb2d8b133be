"""What a forge says → values of the right shape, or an error: the event of a run, and answers of the API."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, TypeAdapter, ValidationError

from paraply.language import _


class ForgeError(Exception):
    """Raised when the forge does not answer, or not as its documentation says; the message is Swedish."""


class AnswerPart(BaseModel):
    """A part of an answer; what is not asked for is ignored."""

    model_config = ConfigDict(frozen=True)


class Account(AnswerPart):
    """Who: ``login`` is unique at GitHub."""

    login: str


class Repository(AnswerPart):
    """A repository by its owner."""

    owner: Account


class Run(AnswerPart):
    """The finished run that a ``workflow_run`` event tells of. The branch's name is chosen by a stranger."""

    id: PositiveInt
    event: Literal["pull_request"]
    head_sha: str = Field(pattern=r"^[0-9a-f]{40}$")
    head_branch: str = Field(max_length=1000)
    head_repository: Repository | None
    """Absent when the fork has been deleted."""


class Event(AnswerPart):
    """The event file of a ``workflow_run``."""

    workflow_run: Run


class Head(AnswerPart):
    """The newest commit of a pull request."""

    sha: str


class PullRequest(AnswerPart):
    """An open pull request."""

    number: PositiveInt
    head: Head


class Artifact(AnswerPart):
    """What a run has left: packed size in bytes."""

    id: PositiveInt
    name: str
    size_in_bytes: int = Field(ge=0)
    expired: bool = False


class Artifacts(AnswerPart):
    """All that a run has left."""

    artifacts: list[Artifact]


class Comment(AnswerPart):
    """A comment on a pull request (GitHub)."""

    id: PositiveInt
    user: Account | None
    body: str | None


class NoteAuthor(AnswerPart):
    """Who, by GitLab's number."""

    id: PositiveInt


class Note(AnswerPart):
    """A comment on a merge request (GitLab)."""

    id: PositiveInt
    author: NoteAuthor
    body: str


class JobFiles(AnswerPart):
    """What a job has left, packed."""

    size: int = Field(ge=0)


class Job(AnswerPart):
    """A job of a pipeline (GitLab), which may have failed and left files all the same."""

    id: PositiveInt
    name: str
    artifacts_file: JobFiles | None = None


def shaped(shape: type[Any], value: object, what: str) -> Any:
    """``value`` as the type ``shape``; ``what`` names it, as the ``ForgeError`` tells."""
    try:
        return TypeAdapter(shape).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ForgeError(
            _(
                "{what} har inte den form som väntades ({place}: {message}).",
                what=what,
                place=place,
                message=first["msg"],
            )
        ) from None
