"""Keep a dated copy of the site in one zip file, or check that such a file is whole."""

import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from paraply.build import about_archive
from paraply.changes import text_of
from paraply.command import options
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.files import atomic
from paraply.files.archive import SITE, ArchiveCheck, pack, page_in, verify
from paraply.files.chain import Chain, Link, chain_of, differences, said_on
from paraply.files.publish import publish
from paraply.language import N_, _, ngettext
from paraply.load import load_content
from paraply.model.copies import KeptCopy
from paraply.model.dates import PartialDate
from paraply.model.kinds import KINDS, MUNICIPALITY
from paraply.text.yamledit import Add, edited

MOST_PAGES = 10
"""So many pages of each sort are named between two copies."""


@declare(
    "archive",
    about=N_(
        "Spara en daterad kopia av webbplatsen i en zip-fil som öppnas utan server, "
        "eller kontrollera att en sådan fil är hel. Varje kopia kan nämna den före, så att ingen går "
        "att byta ut eller ta bort utan att det syns."
    ),
    example=(
        "archive --output kvalitet-2026-11-23.zip --after kvalitet-2026-02-11.zip\n"
        "archive --verify arkiv/2026 --page garantier/ --on 2026-03-01"
    ),
    status=N_("0 klar eller hel, 1 det gick inte eller är inte helt."),
)
@option("--output", type=options.FILE, metavar="FIL.zip", help=N_("bygg webbplatsen och spara kopian här"))
@option(
    "--after", type=options.FILE, metavar="FIL.zip", help=N_("med --output: kopian före, som den nya nämner")
)
@option(
    "--register",
    is_flag=True,
    help=N_("med --output: skriv in kopian bland kommunens uppgifter, så att sidan /om/arkiv/ visar den"),
)
@option(
    "--verify",
    type=options.FILE,
    metavar=N_("FIL.zip eller MAPP"),
    help=N_("kontrollera en kopia, eller alla i en mapp och vad som ändrades från den ena till nästa"),
)
@option("--page", metavar=N_("ADRESS"), help=N_("med --verify MAPP: visa vad sidan sade"))
@option("--on", metavar=N_("DAG"), help=N_("med --page: dagen, till exempel 2026-03-01"))
@option("--fingerprint", metavar=N_("SUMMA"), help=N_("med --verify: avtrycket som ska stämma"))
@options.config
@options.today
def command(
    output: Path | None,
    after: Path | None,
    verify: Path | None,
    page: str | None,
    on: str | None,
    fingerprint: str | None,
    *,
    register: bool,
    config: Path,
    today: date,
) -> int:
    """Build and pack, or check. The status is 1 when it failed."""
    if verify and output:
        raise click.UsageError(_("{name} går inte ihop med {other}.", name="--verify", other="--output"))
    if verify and verify.is_dir():
        return (
            _page_told(chain_of(verify), page, _day(on) or today) if page else _chain_told(chain_of(verify))
        )
    if verify:
        return _told(_verify(verify), fingerprint)
    if not output:
        raise click.UsageError(_("Ange något av {names}.", names="--output, --verify"))
    return _packed(output, after, config.resolve(), today, is_listed=register)


_verify = verify


def _packed(output: Path, after: Path | None, config: Path, today: date, *, is_listed: bool) -> int:
    former = _verify(after) if after else None
    if former and former.faults:
        return _told(former, None)
    with tempfile.TemporaryDirectory(prefix="paraply-") as folder:
        root, site = config.parent, Path(folder) / "site"
        about = about_archive(root, today)
        if status := publish(config, site, options.environment(today)):
            return status
        if about != about_archive(root, today):
            print(_("Innehållet ändrades medan kopian gjordes. Gör om den."), file=sys.stderr)
            return 1
        data, fingerprint = pack(site, replace(about, previous=former.fingerprint if former else ""))
    atomic.write(output, data)
    if not about.is_committed:
        print(_("Obs: allt innehåll är inte incheckat i git, så kopian kan inte göras om från en version."))
    print(_("Kopian ligger i {file}.", file=output))
    print(_("Avtryck, att diarieföra: {fingerprint}", fingerprint=fingerprint))
    if is_listed:
        _listed(config.parent, KeptCopy(day=PartialDate.on(today), file=output.name, fingerprint=fingerprint))
    return 0


def _listed(root: Path, copy: KeptCopy) -> None:
    """Write the copy into the list that residents see; one that stands there already is left alone."""
    path, there = root / MUNICIPALITY.file, load_content(root).content.municipality.copies
    if any(each.fingerprint == copy.fingerprint for each in there):
        print(_("Kopian är redan inskriven i {file}.", file=MUNICIPALITY.file))
        return
    item = Add(
        "copies",
        len(there),
        {"day": str(copy.day), "file": copy.file, "fingerprint": copy.fingerprint},
    )
    atomic.write(path, edited(path.read_text(encoding="utf-8"), [item]).encode())
    print(
        _("Kopian är inskriven i {file}. Checka in den, så visas den på /om/arkiv/.", file=MUNICIPALITY.file)
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise click.UsageError(
            _("'{text}' är ingen dag. Skriv till exempel 2026-03-01.", text=text)
        ) from None


def _chain_told(chain: Chain) -> int:
    """Print each copy with what changed since the one before; the exit status."""
    if not chain.links and not chain.faults:
        print(_("Mappen har inga kopior."), file=sys.stderr)
        return 1
    for number, link in enumerate(chain.links):
        print(_("{day} {file}, avtryck {fingerprint}", day=link.day, file=link.path.name,
                fingerprint=link.fingerprint))  # fmt: skip
        if number:
            _difference_told(chain.links[number - 1], link)
    if chain.faults:
        print(_("Kedjan är inte hel:"), *chain.faults, sep="\n", file=sys.stderr)
        return 1
    print(ngettext("Kedjan är hel: {number} kopia.", "Kedjan är hel: {number} kopior.", len(chain.links)))
    return 0


def _difference_told(former: Link, link: Link) -> None:
    """Print what came, changed and went: records first; pages with but another frame are counted."""
    came, differing, gone = differences(former, link)
    changed = [page for page in differing if _said(former, page) != _said(link, page)]
    print(_("  {came} nya sidor, {changed} ändrade, {gone} borta", came=len(came), changed=len(changed),
            gone=len(gone)))  # fmt: skip
    for sign, addresses in (("+", came), ("~", changed), ("−", gone)):
        ordered = sorted(addresses, key=lambda address: (not _is_of_a_record(address), address))
        shown = [f"    {sign} /{address}" for address in ordered[:MOST_PAGES]]
        if more := len(ordered) - len(shown):
            shown.append(_("    {sign} och {more} till", sign=sign, more=more))
        print(*shown, sep="\n", end="\n" if shown else "")
    if frames := len(differing) - len(changed):
        print(
            ngettext(
                "  {number} sida till har bara ett annat sidhuvud eller en annan sidfot.",
                "  {number} sidor till har bara ett annat sidhuvud eller en annan sidfot.",
                frames,
            )
        )


def _is_of_a_record(address: str) -> bool:
    return any(kind.address and address.removeprefix(kind.address) not in {"", address} for kind in KINDS)


def _said(link: Link, address: str) -> str:
    """What a page says, without its frame."""
    return text_of(_main_of(page_in(link.path, f"{SITE}/{address}index.html") or ""))


def _main_of(html: str) -> str:
    return html.partition("<main")[2].partition(">")[2].rpartition("</main>")[0] or html


def _page_told(chain: Chain, address: str, day: date) -> int:
    """Print what a page said on a day; the exit status."""
    found = said_on(chain, address, day)
    if chain.faults or found is None:
        missing = _("Ingen kopia från före {day} har sidan /{address}.", day=day, address=address.strip("/"))
        print(*(chain.faults or [missing]), sep="\n", file=sys.stderr)
        return 1
    link, html = found
    print(_("Så stod det {day}, i kopian {file} med avtrycket {fingerprint}:", day=link.day,
            file=link.path.name, fingerprint=link.fingerprint))  # fmt: skip
    print(text_of(_main_of(html)))
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
