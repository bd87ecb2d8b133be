"""Build the form for those who write content, as a folder to publish apart from the site.

Example: .venv/bin/python scripts/build_editor.py --forge gitlab --repo kommunen/kvalitet --app-id 0123abcd
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.commandline import Parser  # noqa: E402
from paraply.editor import FORGES, NotInstalledError, forge, write_editor  # noqa: E402  (see the line above)
from paraply.launch import launch  # noqa: E402
from paraply.load import load_content  # noqa: E402


def main() -> int:
    """Read the arguments, write the folder. The status is 1 when something is missing."""
    parser = Parser(
        description="Bygg formuläret som filer till en webbserver. HOSTING.md berättar om inloggningen.",
        epilog="Exempel: .venv/bin/python scripts/build_editor.py "
        "--forge gitlab --repo kommun/kvalitet --app-id 123. "
        "Slutstatus: 0 klar, 1 det gick inte.",
    )
    parser.add_argument("--forge", choices=FORGES, required=True, help="var filerna finns")
    parser.add_argument("--repo", required=True, metavar="NAMN", help="till exempel kommunen/kvalitet")
    parser.add_argument("--branch", default="main", metavar="GREN", help="grenen som publiceras")
    parser.add_argument("--host", default="", metavar="ADRESS", help="er egen GitLab, Forgejo eller Gitea")
    parser.add_argument(
        "--app-id", default="", metavar="ID", help="formulärets id hos GitLab, Forgejo eller Gitea"
    )
    parser.add_argument("--proxy", default="", metavar="ADRESS", help="inloggningsservern, för GitHub")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="MAPP", help="mappen där content/ ligger")
    parser.add_argument("--output", type=Path, default=ROOT / "redigera", metavar="MAPP", help="färdig mapp")
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
    print(f"Klar: {chosen.output}. Publicera mappen som /redigera/, med rubrikerna i HOSTING.md.")
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
