"""Build the site as it would become, with a page that says what changes, for those who review it.

Example: .venv/bin/python scripts/build_preview.py main --output preview
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.build import compare_versions, examine  # noqa: E402  (found through the line above)
from paraply.changes import NoVersionError, is_folder, version_at  # noqa: E402
from paraply.command.clock import BadTodayError, today_from  # noqa: E402
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.files.publish import unfit  # noqa: E402
from paraply.inventory.session import inventory_of  # noqa: E402
from paraply.language import _  # noqa: E402
from paraply.preview import HERE, build_both, chromium_path, write_preview  # noqa: E402


def main() -> int:
    """Read the arguments and the day, build both, compare, write. The status is 1 without a new site."""
    parser = Parser(
        description=_(
            "Bygg en förhandsvisning: webbplatsen som den blir, med sidan granska/ som berättar vad "
            "som ändras. Den öppnas direkt från mappen, eller från en uppackad zip. Är innehållet fel görs "
            "bara den sidan, med felen först."
        ),
        epilog=_(
            "Exempel: .venv/bin/python scripts/build_preview.py main --output preview. "
            "Slutstatus: 0 klar, 1 webbplatsen går inte att bygga eller versionen finns inte."
        ),
    )
    base_help = _("versionen att jämföra med: en gren, tagg eller incheckning i git, eller en mapp")
    parser.add_argument("base", metavar=_("FÖRE"), nargs="?", default="main", help=base_help)
    parser.add_argument(
        "--config",
        type=Path,
        default=ROOT / "mkdocs.yml",
        metavar=_("FIL"),
        help=_("mkdocs.yml att bygga efter"),
    )
    parser.add_argument(
        "--output", type=Path, default=ROOT / "preview", metavar=_("MAPP"), help=_("färdig mapp")
    )
    chosen = parser.parse_args()
    config, output = chosen.config.resolve(), chosen.output.resolve()
    root, since = config.parent, "" if is_folder(chosen.base) else "HEAD"
    if wrong := unfit(output, root):
        print(wrong, file=sys.stderr)
        return 1
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        environment = {**os.environ, "PARAPLY_TODAY": today.isoformat()}
        with tempfile.TemporaryDirectory() as made, version_at(chosen.base, root, since=since) as old:
            built = build_both(old, config, ROOT, Path(made), environment)
            found = compare_versions(str(old), None, root, today, built.both)
            address = examine(root, today).content.municipality.site_address or ""
            inventory, chromium = inventory_of(root, today), chromium_path(ROOT, os.environ)
            write_preview(built, found, chosen.base, output, ROOT / "docs", address, inventory, chromium)
    except (BadTodayError, NoVersionError) as error:
        print(error, file=sys.stderr)
        return 1
    page = output / HERE / "index.html"
    print(
        _("Klar. Öppna {page} i en webbläsare.", page=page)
        if built.after
        else _("Inga sidor är gjorda. Felen: {page}", page=page)
    )
    return int(built.after is None)


if __name__ == "__main__":
    sys.exit(launch(main))
