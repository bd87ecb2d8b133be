"""The pictures of the handbook: a change of Exempelkommunen, as each command and page tells of it.

They are content, kept in ``docs/assets/handbook/``, and no baseline: one that looks the same is not written
anew, so that another browser's letters change nothing.
"""

import io
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, Final, NamedTuple

import markdown
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, sync_playwright

from paraply.files.publish import publish
from paraply.forge.comment import MARK, comment
from tests.commands import process

ROOT = Path(__file__).parent.parent.parent


class Picture(NamedTuple):
    """A file in ``docs/assets/handbook/`` without its ending, and its size in CSS pixels."""

    name: str
    width: int
    height: int


PAGE: Final = Picture("sidan", 360, 600)
FOUND: Final = Picture("felet", 720, 210)
COMMENT: Final = Picture("kommentaren", 720, 484)
REVIEW: Final = Picture("granska", 720, 484)
PAIR: Final = Picture("fore-och-efter", 720, 400)
PICTURES: Final = (PAGE, FOUND, COMMENT, REVIEW, PAIR)
EXAMPLE = ROOT / "tests" / "example"
PROMISE = "content/guarantees/bygglov-inom-atta-veckor.md"
MEASURE = "content/results/measures/bygglov-beslut-i-tid.yml"
TODAY: Final = "2026-11-23"
CHANGED: Final = "2027-01-15"

PLANNED: Final = (
    (PROMISE, "beslut om bygglov senast åtta veckor efter", "beslut om bygglov senast sju veckor efter"),
    (PROMISE, "  value: 8\n", "  value: 7\n"),
    (
        PROMISE,
        "    why: E-tjänsten gjorde att vi kunde lova kortare tid.\n",
        """\
    why: E-tjänsten gjorde att vi kunde lova kortare tid.
  - until: 2026-12-31
    promise: Du får beslut om bygglov senast åtta veckor efter att din ansökan är komplett.
    level:
      bound: at_most
      value: 8
      unit: veckor
      extended: {value: 16, when: Om ärendet kräver en särskild utredning.}
    why: E-tjänsten gör att vi kan lova kortare tid.
""",
    ),
)
"""A level that changes at the new year, as the handbook tells: text for text, each by its first place."""
FIGURE: Final = (MEASURE, "value: 96.1\n    numerator: 296", "value: 92.9\n    numerator: 286")

LOADED: Final = """(images) => Promise.all(
  images.map((image) => { image.loading = "eager"; return image.decode(); })
)"""
FRAME: Final = """\
<!doctype html><html lang="sv"><meta charset="utf-8"><title>Bild</title><style>
body { margin: 0; padding: 16px; font: 16px/1.45 system-ui, sans-serif; color: #1c2024; background: #fff; }
article { border: 1px solid #c4cad2; border-radius: 6px; }
article > p:first-child { margin: 0; padding: 8px 16px; background: #eef1f4; }
article > div { padding: 4px 16px; }
h2 { font-size: 22px; margin: 12px 0; } h3 { font-size: 18px; margin: 12px 0 4px; }
ul { margin: 4px 0; padding-left: 24px; } a { color: #0b5394; }
pre { margin: 0; font: 15px/1.9 monospace; } pre span { display: block; padding: 0 16px; }
pre .new { background: #e2f5e6; } pre b { font-weight: 400; color: #59636e; }
.error { margin: 8px 16px 12px; padding: 8px 12px; border: 1px solid #d1242f; border-left-width: 5px; }
.error p { margin: 0; }
</style><article>%s</article></html>"""


def take_for_handbook(folder: Path, chromium: str) -> Iterator[Path]:
    """Take every picture of the handbook; the paths of those that look otherwise than before."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if not (path := folder / f"{picture.name}.webp").exists():
            path.write_bytes(packed(Image.new("RGB", (1, 1))))  # no link on the pages may lead nowhere
    environment = {**os.environ, "PARAPLY_CHROMIUM": chromium, "PARAPLY_TODAY": TODAY}
    with tempfile.TemporaryDirectory() as made:
        root, site, preview = changed_example(Path(made)), Path(made, "site"), Path(made, "preview")
        if publish(root / "mkdocs.yml", site, {**environment, "PARAPLY_TODAY": CHANGED}):
            raise RuntimeError("The changed example cannot be built.")
        edit(root, *FIGURE)
        script(environment, "preview", "main", "--config", root / "mkdocs.yml", "--output", preview)
        told = (preview / "granska" / "andringar.md").read_text(encoding="utf-8")
        edit(root, MEASURE, "value: 92.9", "value: 92,9")
        found = script(environment, "check", "--root", root, "--format", "github")
        review = (preview / "granska" / "index.html").as_uri()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            taken = {
                PAGE: shot(browser, PAGE, (site / address_of(PROMISE)).as_uri()),
                FOUND: shot(browser, FOUND, drawn(Path(made), annotated(root, found))),
                COMMENT: shot(browser, COMMENT, drawn(Path(made), commented(told))),
                REVIEW: shot(browser, REVIEW, review),
                PAIR: shot(browser, PAIR, review, ".review-pair"),
            }
            browser.close()
    for picture, data in taken.items():
        path = folder / f"{picture.name}.webp"
        if differs(path.read_bytes(), data):
            path.write_bytes(data)
            yield path


def changed_example(folder: Path) -> Path:
    """The example with a promise that is to change, beside what is committed."""
    root = folder / "exempelkommunen"
    shutil.copytree(EXAMPLE / "content", root / "content")
    settings = (EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8").replace("../..", str(ROOT))
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (("init", "-q", "-b", "main"), ("add", "."), (*who, "commit", "-q", "-m", "Allt")):
        subprocess.run(["git", *words], cwd=root, check=True)
    for each in PLANNED:
        edit(root, *each)
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Exchange a text where it stands first."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"'{old}' is not in {file}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def script(environment: dict[str, str], name: str, *arguments: str | Path) -> str:
    """What a script prints."""
    done = subprocess.run(
        process(name, *arguments),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode and name != "check":
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout


def address_of(file: str) -> str:
    return f"garantier/{Path(file).stem}/index.html"


def annotated(root: Path, found: str) -> str:
    """The line with the first error, those around it, and the error under it, as a forge shows them."""
    told = re.search(r"^::error file=(.+?),line=(\d+),title=(.+?)::(.+)$", found, re.MULTILINE)
    if told is None:
        raise ValueError(found)
    lines = (root / told[1]).read_text(encoding="utf-8").splitlines()
    at = int(told[2])
    rows = [
        f"<span{' class=new' if number == at else ''}><b>{number:>3}</b>  {escape(lines[number - 1])}</span>"
        for number in range(at - 1, at + 1)
    ]
    box = f"<p><strong>{escape(told[3])}</strong></p><p>{escape(told[4])}</p>"
    return f"<p>{escape(told[1])}</p><pre>{''.join(rows)}</pre><div class=error>{box}</div>"


def commented(told: str) -> str:
    """The comment on the request, as a forge shows it."""
    text = comment(told, "https://example.org/", "abcdef0123", has_preview=True).removeprefix(MARK)
    html = markdown.markdown(re.sub(r"^  - ", "    - ", text, flags=re.MULTILINE))
    return f"<p>Kommentar på ändringen <strong>Bygglov inom sju veckor</strong></p><div>{html}</div>"


def drawn(folder: Path, html: str) -> str:
    """The address of a page that holds this."""
    handle, name = tempfile.mkstemp(".html", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(FRAME % html)
    return Path(name).as_uri()


def shot(browser: Browser, picture: Picture, address: str, part: str = "") -> bytes:
    """A picture of the beginning of a page, or of one ``part`` of it."""
    context: Any = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=1.5,
        color_scheme="light",
    )
    page = context.new_page()
    page.goto(address)
    if part:
        page.locator(f"{part} img").evaluate_all(LOADED)
        page.locator(part).first.evaluate("(element) => element.scrollIntoView({ behavior: 'instant' })")
    taken = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    return packed(taken.convert("RGB"))


def packed(picture: Image.Image) -> bytes:
    """The picture as a small file."""
    made = io.BytesIO()
    picture.save(made, "WEBP", quality=40, method=6)
    return made.getvalue()


def differs(old: bytes, new: bytes) -> bool:
    """Whether a person would see that one picture is not the other."""
    before, after = (Image.open(io.BytesIO(data)).convert("L") for data in (old, new))
    if before.size != after.size:
        return True
    return ImageStat.Stat(ImageChops.difference(before, after)).mean[0] > 1.5
