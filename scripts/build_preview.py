"""Build the site as it would become, with a page that says what changes, for those who review it.

Example: python scripts/build_preview.py main --output preview
"""

import argparse
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.build import compare_versions, examine  # noqa: E402  (found through the line above)
from paraply.changes import NoVersionError, is_folder, version_at  # noqa: E402
from paraply.clock import BadTodayError, today_from  # noqa: E402
from paraply.inventory.session import read_parts, write_sheets  # noqa: E402
from paraply.preview import build_both, chromium_path, write_preview  # noqa: E402


def main() -> int:
    """Read the arguments and the day, build both versions, compare, write. The status is 1 when it failed."""
    parser = argparse.ArgumentParser(
        description="Bygg en förhandsvisning: webbplatsen som den blir, med sidan granska/ som berättar vad "
        "som ändras. Den öppnas direkt från mappen, eller från en uppackad zip.",
        epilog="Exempel: python scripts/build_preview.py main --output preview",
    )
    base_help = "versionen att jämföra med: en gren, tagg eller incheckning i git, eller en mapp"
    parser.add_argument("base", metavar="FÖRE", nargs="?", default="main", help=base_help)
    parser.add_argument("--config", type=Path, default=ROOT / "mkdocs.yml", help="mkdocs.yml att bygga efter")
    parser.add_argument("--output", type=Path, default=ROOT / "preview", metavar="MAPP", help="färdig mapp")
    chosen = parser.parse_args()
    config, output = chosen.config.resolve(), chosen.output.resolve()
    root, since = config.parent, "" if is_folder(chosen.base) else "HEAD"
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        environment = {**os.environ, "PARAPLY_TODAY": today.isoformat()}
        with tempfile.TemporaryDirectory() as made, version_at(chosen.base, root, since=since) as old:
            built = build_both(old, config, ROOT, Path(made), environment)
            if built is None:
                print("Förhandsvisningen är inte gjord: se felen ovan.", file=sys.stderr)
                return 1
            found = compare_versions(str(old), None, root, today, built.both)
            write_sheets(root, today, Path(made, "inventering"), None, lambda _line: None)
            address = examine(root, today).content.municipality.site_address or ""
            sheets, chromium = Path(made, "inventering"), chromium_path(ROOT, os.environ)
            write_preview(
                built,
                found,
                chosen.base,
                output,
                site_address=address,
                sheets=sheets,
                inventory=read_parts(root, today),
                chromium=chromium,
            )
    except (BadTodayError, NoVersionError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Klar. Öppna {output / 'granska' / 'index.html'} i en webbläsare.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
