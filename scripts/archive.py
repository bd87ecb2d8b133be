"""Keep a dated copy of the site in one zip file, or check that such a file is whole.

Example: .venv/bin/python scripts/archive.py --output kvalitet-2026-11-23.zip
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.build import about_archive  # noqa: E402
from paraply.command.clock import BadTodayError, today_from  # noqa: E402
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.files import atomic  # noqa: E402  (the package is found through the line above)
from paraply.files.archive import Checked, pack, verify  # noqa: E402
from paraply.files.publish import publish  # noqa: E402
from paraply.language import _  # noqa: E402


def main() -> int:
    """Read the arguments and the day, then build and pack, or check. The status is 1 when it failed."""
    parser = Parser(
        description=_(
            "Spara en daterad kopia av webbplatsen i en zip-fil som öppnas utan server, "
            "eller kontrollera att en sådan fil är hel."
        ),
        epilog=_(
            "Exempel: .venv/bin/python scripts/archive.py --verify kvalitet-2026-11-23.zip. "
            "Slutstatus: 0 klar eller hel, 1 det gick inte eller är inte helt."
        ),
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--output", type=Path, metavar="FIL.zip", help=_("bygg webbplatsen och spara kopian här")
    )
    what.add_argument("--verify", type=Path, metavar="FIL.zip", help=_("kontrollera en kopia"))
    parser.add_argument("--fingerprint", metavar=_("SUMMA"), help=_("med --verify: avtrycket som ska stämma"))
    parser.add_argument(
        "--config",
        type=Path,
        default=ROOT / "mkdocs.yml",
        metavar=_("FIL"),
        help=_("mkdocs.yml att bygga efter"),
    )
    chosen = parser.parse_args()
    try:
        if chosen.verify:
            return told(verify(chosen.verify), chosen.fingerprint)
        today = today_from(os.environ, datetime.now(tz=UTC))
        with tempfile.TemporaryDirectory(prefix="paraply-") as folder:
            root, site = chosen.config.resolve().parent, Path(folder) / "site"
            about = about_archive(root, today)
            status = publish(
                chosen.config.resolve(), site, {**os.environ, "PARAPLY_TODAY": today.isoformat()}
            )
            if status:
                return status
            if about != about_archive(root, today):
                print(_("Innehållet ändrades medan kopian gjordes. Gör om den."), file=sys.stderr)
                return 1
            data, fingerprint = pack(site, about)
        atomic.write(chosen.output, data)
    except BadTodayError as error:
        print(error, file=sys.stderr)
        return 1
    if not about.is_committed:
        print(_("Obs: allt innehåll är inte incheckat i git, så kopian kan inte göras om från en version."))
    print(_("Kopian ligger i {file}.", file=chosen.output))
    print(_("Avtryck, att diarieföra: {fingerprint}", fingerprint=fingerprint))
    return 0


def told(checked: Checked, fingerprint: str | None) -> int:
    """Print what a check found; the exit status."""
    faults = list(checked.faults)
    if fingerprint and checked.fingerprint and checked.fingerprint != fingerprint.strip().lower():
        faults.append(_("Avtrycket är ett annat: arkivet är inte det som diariefördes."))
    if faults or checked.about is None:
        print(_("Arkivet är inte helt:"), *faults, sep="\n", file=sys.stderr)
        return 1
    day, commit = checked.about.get("day"), checked.about.get("commit") or _("uppgift saknas")
    print(_("Arkivet är helt: {count} filer, så som de var {day}.", count=checked.files, day=day))
    print(_("Version i git: {commit}", commit=commit))
    print(_("Avtryck: {fingerprint}", fingerprint=checked.fingerprint))
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
