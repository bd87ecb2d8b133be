"""Tell on a pull or merge request what its preview says changes: one comment, updated each time."""

import os
from collections.abc import Mapping
from pathlib import Path

import click

from paraply import forge as forges
from paraply.command.commandline import OneOf, argument
from paraply.command.commandline import command as declare
from paraply.language import N_, _

TOLD = "preview/granska/andringar.md"


@declare(
    "comment",
    about=N_("Skriv på en ändring vad den betyder för invånarna: en kommentar, som uppdateras."),
    example="comment github",
    status=N_("0 klar, 1 det gick inte. Körs av arbetsflödena, med deras variabler."),
    faults=(forges.ForgeError,),
)
@argument("forge", type=OneOf(("github", "gitlab")), metavar="github|gitlab", help=N_("var ändringen ligger"))
def command(forge: str) -> int:
    """Comment, from what the forge tells its jobs. The status is 1 when it failed."""
    try:
        print(_on_github(os.environ) if forge == "github" else _on_gitlab(os.environ))
    except KeyError as error:
        told = _("Variabeln {name} saknas. Kommandot är till för arbetsflödena.", name=error.args[0])
        raise click.UsageError(told) from None
    return 0


def _on_github(given: Mapping[str, str]) -> str:
    """Comment on the pull request whose preview has just been built."""
    run = forges.run_in(Path(given["GITHUB_EVENT_PATH"]))
    headers = {
        "Authorization": f"Bearer {given['GITHUB_TOKEN']}",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    with forges.Api(given["GITHUB_API_URL"], headers) as api:
        return forges.comment_on_github(api, run, given["GITHUB_REPOSITORY"], given["GITHUB_SERVER_URL"])


def _on_gitlab(given: Mapping[str, str]) -> str:
    """Comment on the merge request of this pipeline, from what its preview left in this folder."""
    request = forges.MergeRequest(
        project=given["CI_PROJECT_ID"],
        number=given["CI_MERGE_REQUEST_IID"],
        pipeline=given["CI_PIPELINE_ID"],
        commit=given["CI_COMMIT_SHA"],
        project_url=given["CI_PROJECT_URL"],
    )
    try:
        told = forges.text_in_file(Path.cwd(), TOLD)
    except forges.UntrustedError as error:
        told = _("{why} Därför visas ingen text om vad som ändras.", why=error)
    with forges.Api(given["CI_API_V4_URL"], {"PRIVATE-TOKEN": given["REVIEW_TOKEN"]}) as api:
        return forges.comment_on_gitlab(api, request, told)
