"""Open the form on this computer; each change is saved on a branch of the clone."""

import os
import tempfile
from pathlib import Path
from threading import Event

from paraply.command import environment, options
from paraply.command.commandline import Number, option
from paraply.command.commandline import command as declare
from paraply.developer import npm
from paraply.editor import NotInstalledError, local, write_editor
from paraply.editor.clone import CloneError, branch_of, changes_on_branches, decap_server, served
from paraply.language import N_, _
from paraply.load import load_content


@declare(
    "edit",
    about=N_("Öppna formuläret på den här datorn. Varje ändring sparas på en egen gren i git."),
    example="edit --port 8480",
    status=N_("0 avslutat med Ctrl+C, 1 det gick inte att öppna."),
    faults=(CloneError, NotInstalledError, npm.NpmError),
)
@options.root
@option(
    "--port",
    type=Number(),
    default=8480,
    metavar=N_("PORT"),
    help=N_("formulärets port; servern som sparar tar nästa"),
)
def command(root: Path, port: int) -> int:
    """Build the form and serve it until Ctrl+C. The status is 1 when it cannot be opened."""
    root, program = root.resolve(), options.PROGRAM
    page = f"http://127.0.0.1:{port}"
    branch = branch_of(root)
    if not npm.is_installed(program / "scripts" / "editor"):
        environment.equip_for_tests(program)  # npm is among what the tests need
        npm.install(program / "scripts" / "editor")
    os.environ["PATH"] = npm.path()
    print(_("Bygger formuläret …"), flush=True)
    groups = {group.id: group.title for group in load_content(root).content.kolada_groups.values()}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "form"
        write_editor(folder, program, local(port + 1, branch), groups)
        try:
            with served(folder, port), decap_server(program, root, port + 1, page):
                print(_("Öppna {address} i en webbläsare. Sluta med Ctrl+C.", address=f"{page}/"), flush=True)
                Event().wait()
        except KeyboardInterrupt:
            saved = changes_on_branches(root)
            told = _("Ändringarna ligger på:") if saved else _("Inga ändringar väntar.")
            print(f"\n{told}", *saved, sep="\n  ")
    return 0
