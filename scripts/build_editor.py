"""Build the form for those who write content, as a folder to publish apart from the site.

Example: .venv/bin/python scripts/build_editor.py --forge gitlab --repo kommunen/kvalitet --app-id 0123abcd
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.editor import FORGES, NotInstalledError, forge, write_editor  # noqa: E402  (see the line above)
from paraply.language import _  # noqa: E402
from paraply.load import load_content  # noqa: E402

FOLDER = ROOT / "redigera"


def main() -> int:
    """Read the arguments, write the folder. The status is 1 when something is missing."""
    parser = Parser(
        description=_("Bygg formuläret som filer till en webbserver. HOSTING.md berättar om inloggningen."),
        epilog=_(
            "Exempel: .venv/bin/python scripts/build_editor.py "
            "--forge gitlab --repo kommun/kvalitet --app-id 123. "
            "Slutstatus: 0 klar, 1 det gick inte."
        ),
    )
    parser.add_argument("--forge", choices=FORGES, required=True, help=_("var filerna finns"))
    parser.add_argument("--repo", required=True, metavar=_("NAMN"), help=_("till exempel kommunen/kvalitet"))
    parser.add_argument("--branch", default="main", metavar=_("GREN"), help=_("grenen som publiceras"))
    parser.add_argument(
        "--host", default="", metavar=_("ADRESS"), help=_("er egen GitLab, Forgejo eller Gitea")
    )
    parser.add_argument(
        "--app-id", default="", metavar="ID", help=_("formulärets id hos GitLab, Forgejo eller Gitea")
    )
    parser.add_argument("--proxy", default="", metavar=_("ADRESS"), help=_("inloggningsservern, för GitHub"))
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger")
    )
    parser.add_argument("--output", type=Path, default=FOLDER, metavar=_("MAPP"), help=_("färdig mapp"))
    chosen = parser.parse_args()
    try:
        backend = forge(
            chosen.forge,
            chosen.repo,
            chosen.branch,
            host=chosen.host,
            proxy=chosen.proxy,
            app_id=chosen.app_id,
        )
        groups = load_content(chosen.root).content.kolada_groups
        titles = {group.id: group.title for group in groups.values()}
        write_editor(chosen.output.resolve(), ROOT, backend, titles)
    except (NotInstalledError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(
        _(
            "Klar: {folder}. Publicera mappen som /redigera/, med rubrikerna i HOSTING.md.",
            folder=chosen.output,
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
