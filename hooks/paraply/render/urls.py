"""Every address of the site, those of later steps included, from the site's root: ``matt/x/``."""

from collections.abc import Iterator
from functools import lru_cache
from posixpath import normpath
from sys import intern

from paraply.model import kinds
from paraply.model.content import Content
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.organisation import Area, Owner
from paraply.model.record import Record
from paraply.problems import Place

START = ""
AREAS = kinds.AREA.address
PROMISES = kinds.GUARANTEE.address
PROMISES_BY_VERDICT = "garantier/bedomning/"
PROMISES_BY_KIND = "garantier/slag/"
GOALS = kinds.GOAL.address
MEASURES = kinds.MEASURE.address
SURVEYS = kinds.SURVEY.address
INTERNAL_CONTROL = "matningar/internkontroll/"
COMPARE = "jamfor/"
REPORTS = kinds.REPORT.address
OWNERS = kinds.OWNER.address
NEWS = "nytt/"
FEED = "nytt/feed.xml"
CORRECTIONS = "nytt/rattelser/"
CORRECTIONS_CSV = "nytt/rattelser/rattelser.csv"
CORRECTIONS_JSON = "nytt/rattelser/rattelser.json"
ABOUT = "om/"
QUALITY_WORK = kinds.DECISION.address
POLICIES = kinds.POLICY.address
JUDGEMENT = "om/bedomning/"
EQUALITY = "om/likstalldhet/"
GLOSSARY = "om/ordlista/"
OPEN_DATA = "om/oppna-data/"
ALL_OUTCOMES = "om/oppna-data/matt.csv"
ALL_PROMISES_CSV = "om/oppna-data/loften.csv"
ALL_PROMISES_JSON = "om/oppna-data/loften.json"
STATUS_DATA = "om/oppna-data/status.json"
MEASURE_SCHEMA = "om/oppna-data/matt.schema.json"
PROMISE_SCHEMA = "om/oppna-data/lofte.schema.json"
CATALOGUE = "om/oppna-data/dcat.rdf"
ACCESSIBILITY = "om/tillganglighet/"
VISITS = "om/besok/"
COMPLAINTS = "om/klaga/"
ARCHIVE = "om/arkiv/"
NOT_SHOWN = "om/matt-som-inte-visas/"
PRESENT_STATE = kinds.INVESTIGATION.address
A_TO_Z = "a-o/"
SEARCH_INDEX = "a-o/sok.json"
REVIEW = "granska/"
EDITOR = "redigera/"
HANDBOOK = "handbok/"
STYLES = "assets/municipality.css"
SHARED_PICTURE = "assets/share.png"
"""Beside a shared link, unless the municipality has its own; without words, so that it suits every one."""
ROBOTS = "robots.txt"
SECURITY = ".well-known/security.txt"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
HEADERS = "_headers"
HTACCESS = ".htaccess"
REDIRECTS = "_redirects"
NGINX_REDIRECTS = "_redirects.nginx.conf"

ENGINE_PAGES = (
    *(value for name, value in tuple(globals().items()) if name.isupper() and isinstance(value, str)),
    "assets/",
    ".well-known/",
)
"""Every address above, and the folders that files are in."""

OPEN_DATA_OTHER = "om/oppna-data/ovrigt/"
"""The files of what belongs to no area; an area of that name has them, so it is not the engine's alone."""

VERDICT_SLUGS = {
    "kept": "holls",
    "nearly_kept": "nastan",
    "not_kept": "holls-inte",
    "not_assessed": "kan-inte-bedomas",
}
KIND_SLUGS = {"guarantee": "tjanstegaranti", "service_level": "serviceniva"}


def of(record: Record) -> str:
    """The page of a record, or its place on another. Raises ``TypeError`` for what no page shows.

    The string is interned.
    """
    kind = kinds.kind_of(record)
    if not kind.address:
        raise TypeError(f"{type(record).__name__} has no page")
    mark, end = ("#", "") if kind.is_part else ("", "/")
    return intern(f"{kind.address}{mark}{record.id}{end}")  # type: ignore[attr-defined]


def promises_by_verdict(code: str) -> str:
    """The list of promises with one verdict."""
    return f"{PROMISES_BY_VERDICT}{VERDICT_SLUGS[code]}/"


def promises_by_kind(code: str) -> str:
    """The list of promises of one kind."""
    return f"{PROMISES_BY_KIND}{KIND_SLUGS[code]}/"


def part_of(address: str, part: str) -> str:
    """An area's part of a list, or a year's, when the list is too long for one page."""
    return f"{address}{part}/"


def equality_of(owner: Owner) -> str:
    """How equal one owner's promises are."""
    return f"{EQUALITY}{owner.id}/"


def open_data_of(area: Area) -> str:
    """The list of one area's data files, when the list of all is too long for one page."""
    return f"{OPEN_DATA}{area.id}/"


def data_file(record: Record, ending: str) -> str:
    """The figures of a record as ``json`` or ``csv``, beside its page."""
    return f"{of(record)}data.{ending}"


def embedded(measure: Measure) -> str:
    """The small page of a measure that other sites may frame."""
    return f"{of(measure)}inbaddad/"


def others_file(measure: Measure) -> str:
    """The figures of other municipalities, which the charts' script reads, beside a measure's page."""
    return f"{of(measure)}andra.json"


def diagram_file(measure: Measure) -> str:
    """A measure's chart as a picture, beside its page."""
    return f"{of(measure)}diagram.svg"


def diagram_picture(measure: Measure) -> str:
    """The same as PNG, where the site is built with pictures."""
    return f"{of(measure)}diagram.png"


def picture_of(address: str) -> str:
    """A page's own picture for those who share it, where the site is built with pictures."""
    return f"{address}dela.png"


def letter(anchor: str) -> str:
    """A letter's own page, when the list from A to Ö is too long for one."""
    return f"{A_TO_Z}{anchor}/"


def normalised(address: str) -> str:
    """A former address as the site writes its own: no leading slash, one trailing unless it is a file."""
    path = address.strip().strip("/")
    last = path.rsplit("/", 1)[-1]
    return path if "." in last or not path else f"{path}/"


def relative(here: str, there: str) -> str:
    """How the page at ``here`` links to ``there``; works under any sub-path and from a folder on disk."""
    path, mark, anchor = there.partition("#")
    if path == here and mark:
        return f"#{anchor}"
    folders, steps = _steps(here[: here.rfind("/") + 1]), _steps(path)
    shared = 0
    while shared < min(len(folders), len(steps)) and folders[shared] == steps[shared]:
        shared += 1
    link = "/".join((*(".." for _folder in folders[shared:]), *steps[shared:])) or "."
    if (not path or path.endswith("/")) and not link.endswith("/"):
        link = f"{link}/"
    first = link.partition("/")[0]
    if ":" in first or not (first[:1].isalnum() or first[:1] == "."):
        link = f"./{link}"  # or a browser may read a scheme or a host in it
    return f"{link}{mark}{anchor}"


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[str, ...]:
    """The folders and the file of a path from the root, which ``..`` never leads out of."""
    return tuple(step for step in normpath(f"/{path}").split("/") if step)


def has_page(record: Record) -> bool:
    """Whether the record has an address of its own, or a place on another record's page."""
    return bool(kinds.kind_of(record).address)


def claimed(content: Content) -> Iterator[tuple[str, Place | None]]:
    """Every address with the place that claims it; the engine's own pages have no place."""
    lists = [*map(promises_by_verdict, VERDICT_SLUGS), *map(promises_by_kind, KIND_SLUGS)]
    for page in (*ENGINE_PAGES, *lists):
        yield page, None
    if all(open_data_of(area) != OPEN_DATA_OTHER for area in content.areas.values()):
        yield OPEN_DATA_OTHER, None
    for records in content.folders.values():
        for record in records.values():
            if kinds.kind_of(record).has_page:
                yield of(record), record.place()
                yield picture_of(of(record)), record.place()
            if isinstance(record, Area):
                yield open_data_of(record), record.place()  # also before there are so many
            if isinstance(record, Owner):
                yield equality_of(record), record.place()
            if isinstance(record, (Measure, Guarantee)):
                yield data_file(record, "json"), record.place()
                yield data_file(record, "csv"), record.place()
            if isinstance(record, Measure):
                yield embedded(record), record.place()
                yield others_file(record), record.place()
                yield diagram_file(record), record.place()
                yield diagram_picture(record), record.place()
            for index, address in enumerate(record.old_addresses):
                yield normalised(address), record.place("old_addresses", index)
