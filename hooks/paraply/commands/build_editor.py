"""Build the form for those who write content, as a folder to publish apart from the site."""

from pathlib import Path

from paraply.command import options
from paraply.command.commandline import OneOf, option
from paraply.command.commandline import command as declare
from paraply.editor import FORGES, NotInstalledError, write_editor
from paraply.editor import forge as forge_named
from paraply.language import N_, _
from paraply.load import load_content

FOLDER = options.PROGRAM / "redigera"


@declare(
    "build-editor",
    about=N_("Bygg formuläret som filer till en webbserver. HOSTING.md berättar om inloggningen."),
    example="build-editor --forge gitlab --repo kommun/kvalitet --app-id 123",
    status=N_("0 klar, 1 det gick inte."),
    faults=(NotInstalledError, ValueError),
)
@option("--forge", type=OneOf(FORGES), required=True, help=N_("var filerna finns"))
@option("--repo", required=True, metavar=N_("NAMN"), help=N_("till exempel kommunen/kvalitet"))
@option("--branch", default="main", metavar=N_("GREN"), help=N_("grenen som publiceras"))
@option("--host", default="", metavar=N_("ADRESS"), help=N_("er egen GitLab, Forgejo eller Gitea"))
@option("--app-id", default="", metavar="ID", help=N_("formulärets id hos GitLab, Forgejo eller Gitea"))
@option("--proxy", default="", metavar=N_("ADRESS"), help=N_("inloggningsservern, för GitHub"))
@options.root
@option("--output", type=options.FILE, default=FOLDER, metavar=N_("MAPP"), help=N_("färdig mapp"))
def command(
    *, forge: str, repo: str, branch: str, host: str, app_id: str, proxy: str, root: Path, output: Path
) -> int:
    """Write the folder. The status is 1 when something is missing."""
    backend = forge_named(forge, repo, branch, host=host, proxy=proxy, app_id=app_id)
    groups = load_content(root).content.kolada_groups
    titles = {group.id: group.title for group in groups.values()}
    write_editor(output.resolve(), options.PROGRAM, backend, titles)
    print(_("Klar: {folder}. Publicera mappen som /redigera/, med rubrikerna i HOSTING.md.", folder=output))
    return 0
