"""One comment on a request, kept up to date: what changes, told by a build that nobody has to trust."""

from paraply.forge.answers import ForgeError
from paraply.forge.api import Api
from paraply.forge.artifact import UntrustedError, text_in_file
from paraply.forge.github import comment_on_github, run_in
from paraply.forge.gitlab import MergeRequest, comment_on_gitlab

__all__ = [
    "Api",
    "ForgeError",
    "MergeRequest",
    "UntrustedError",
    "comment_on_github",
    "comment_on_gitlab",
    "run_in",
    "text_in_file",
]
