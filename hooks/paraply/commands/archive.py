"""Keep a dated copy of the site in one zip file, or check that such a file is whole."""

import sys
import tempfile
from datetime import date
from pathlib import Path

import click

from paraply.build import about_archive
from paraply.command import options
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.files import atomic
from paraply.files.archive import ArchiveCheck, pack, verify
from paraply.files.publish import publish
from paraply.language import N_, _


@declare(
    "archive",
    about=N_(
        "Spara en daterad kopia av webbplatsen i en zip-fil som öppnas utan server, "
        "eller kontrollera att en sådan fil är hel."
    ),
    example="archive --output kvalitet-2026-11-23.zip\narchive --verify kvalitet-2026-11-23.zip",
    status=N_("0 klar eller hel, 1 det gick inte eller är inte helt."),
)
@option("--output", type=options.FILE, metavar="FIL.zip", help=N_("bygg webbplatsen och spara kopian här"))
@option("--verify", type=options.FILE, metavar="FIL.zip", help=N_("kontrollera en kopia"))
@option("--fingerprint", metavar=N_("SUMMA"), help=N_("med --verify: avtrycket som ska stämma"))
@options.config
@options.today
def command(
    output: Path | None, verify: Path | None, fingerprint: str | None, config: Path, today: date
) -> int:
    """Build and pack, or check. The status is 1 when it failed."""
    if verify and output:
        raise click.UsageError(_("{name} går inte ihop med {other}.", name="--verify", other="--output"))
    if verify:
        return _told(_verify(verify), fingerprint)
    if not output:
        raise click.UsageError(_("Ange något av {names}.", names="--output, --verify"))
    return _packed(output, config.resolve(), today)


_verify = verify


def _packed(output: Path, config: Path, today: date) -> int:
    with tempfile.TemporaryDirectory(prefix="paraply-") as folder:
        root, site = config.parent, Path(folder) / "site"
        about = about_archive(root, today)
        if status := publish(config, site, options.environment(today)):
            return status
        if about != about_archive(root, today):
            print(_("Innehållet ändrades medan kopian gjordes. Gör om den."), file=sys.stderr)
            return 1
        data, fingerprint = pack(site, about)
    atomic.write(output, data)
    if not about.is_committed:
        print(_("Obs: allt innehåll är inte incheckat i git, så kopian kan inte göras om från en version."))
    print(_("Kopian ligger i {file}.", file=output))
    print(_("Avtryck, att diarieföra: {fingerprint}", fingerprint=fingerprint))
    return 0


def _told(checked: ArchiveCheck, fingerprint: str | None) -> int:
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
