"""Open the form for those who write content on this computer; each change is saved on a branch of the clone.

Example: .venv/bin/python scripts/edit.py --port 8480
"""

import sys
import tempfile
from pathlib import Path
from threading import Event

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.editor import NotInstalledError, local, write_editor  # noqa: E402  (through the line above)
from paraply.editor.clone import CloneError, branch_of, changes_on_branches, decap_server, served  # noqa: E402
from paraply.language import _  # noqa: E402
from paraply.load import load_content  # noqa: E402


def main() -> int:
    """Read the arguments, build the form, serve it until Ctrl+C. The status is 1 when it cannot be opened."""
    parser = Parser(
        description=_("Öppna formuläret på den här datorn. Varje ändring sparas på en egen gren i git."),
        epilog=_(
            "Exempel: .venv/bin/python scripts/edit.py --port 8480. "
            "Slutstatus: 0 avslutat med Ctrl+C, 1 det gick inte att öppna."
        ),
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger")
    )
    parser.add_argument(
        "--port", type=int, default=8480, help=_("formulärets port; servern som sparar tar nästa")
    )
    chosen = parser.parse_args()
    root, port = chosen.root.resolve(), chosen.port
    page = f"http://127.0.0.1:{port}"
    try:
        branch = branch_of(root)
        print(_("Bygger formuläret …"), flush=True)
        groups = {group.id: group.title for group in load_content(root).content.kolada_groups.values()}
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made) / "form"
            write_editor(folder, ROOT, local(port + 1, branch), groups)
            with served(folder, port), decap_server(ROOT, root, port + 1, page):
                print(_("Öppna {address} i en webbläsare. Sluta med Ctrl+C.", address=f"{page}/"), flush=True)
                Event().wait()
    except (CloneError, NotInstalledError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        saved = changes_on_branches(root)
        told = _("Ändringarna ligger på:") if saved else _("Inga ändringar väntar.")
        print(f"\n{told}", *saved, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
