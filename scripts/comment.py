"""Tell on a pull or merge request what its preview says changes: one comment, updated each time.

Example: GITHUB_TOKEN=… .venv/bin/python scripts/comment.py github
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply import forge  # noqa: E402  (the package is found through the line above)
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.language import _  # noqa: E402

TOLD = "preview/granska/andringar.md"


def main() -> int:
    """Read the argument and what the forge tells its jobs, and comment. The status is 1 when it failed."""
    parser = Parser(
        description=_("Skriv på en ändring vad den betyder för invånarna: en kommentar, som uppdateras."),
        epilog=_(
            "Exempel: .venv/bin/python scripts/comment.py "
            "github (körs av arbetsflödena, med deras variabler). "
            "Slutstatus: 0 klar, 1 det gick inte."
        ),
    )
    parser.add_argument("forge", choices=("github", "gitlab"), help=_("var ändringen ligger"))
    chosen = parser.parse_args()
    try:
        print(on_github(os.environ) if chosen.forge == "github" else on_gitlab(os.environ))
    except KeyError as error:
        parser.error(_("Variabeln {name} saknas. Kommandot är till för arbetsflödena.", name=error.args[0]))
    except forge.ForgeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def on_github(given: Mapping[str, str]) -> str:
    """Comment on the pull request whose preview has just been built."""
    run = forge.run_in(Path(given["GITHUB_EVENT_PATH"]))
    headers = {
        "Authorization": f"Bearer {given['GITHUB_TOKEN']}",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    with forge.Api(given["GITHUB_API_URL"], headers) as api:
        return forge.comment_on_github(api, run, given["GITHUB_REPOSITORY"], given["GITHUB_SERVER_URL"])


def on_gitlab(given: Mapping[str, str]) -> str:
    """Comment on the merge request of this pipeline, from what its preview left in this folder."""
    request = forge.MergeRequest(
        project=given["CI_PROJECT_ID"],
        number=given["CI_MERGE_REQUEST_IID"],
        pipeline=given["CI_PIPELINE_ID"],
        commit=given["CI_COMMIT_SHA"],
        project_url=given["CI_PROJECT_URL"],
    )
    try:
        told = forge.text_in_file(Path.cwd(), TOLD)
    except forge.UntrustedError as error:
        told = _("{why} Därför visas ingen text om vad som ändras.", why=error)
    with forge.Api(given["CI_API_V4_URL"], {"PRIVATE-TOKEN": given["REVIEW_TOKEN"]}) as api:
        return forge.comment_on_gitlab(api, request, told)


if __name__ == "__main__":
    sys.exit(launch(main))
