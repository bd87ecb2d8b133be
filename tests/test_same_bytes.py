"""The same commit and day give the same bytes, whoever builds it, wherever and with whatever around it."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.changes.test_versions import git
from tests.commands import process
from tests.conftest import ROOT
from tests.test_site import tree
from tests.worlds import MUNICIPALITY, edited, write

PROGRAM = ("docs", "hooks", "overrides", "scripts")
EXAMPLE = ROOT / "tests" / "example" / "content"
ASKED = (
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "PARAPLY_PROCESSES",
    "PARAPLY_TODAY",
    "PYTHONHASHSEED",
    "SOURCE_DATE_EPOCH",
    "TZ",
)


@dataclass(frozen=True)
class Builder:
    """Somebody who builds: the folder with content and program, and what is around them."""

    root: Path
    elsewhere: Path
    umask: int
    environment: dict[str, str]

    def run(self, script: str, *arguments: str | Path) -> str:
        """Run a script of the program here; what it says, with the folder taken out."""
        kept = {name: value for name, value in os.environ.items() if name not in ASKED}
        done = subprocess.run(
            process(script, *arguments, root=self.root),
            cwd=self.elsewhere,
            env={**kept, "PARAPLY_TODAY": "2026-11-23", **self.environment},
            umask=self.umask,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.replace(str(self.root), "ROOT")


def example(folder: Path) -> None:
    """Exempelkommunen, as if it were true: only then is there a map for search engines."""
    shutil.copytree(EXAMPLE, folder / "content")
    path = folder / "content" / MUNICIPALITY
    path.write_text(path.read_text(encoding="utf-8").replace("example: true\n", ""), encoding="utf-8")


def small(folder: Path) -> None:
    write(folder, edited(MUNICIPALITY, "example: true\n", ""))


def committed(folder: Path, at: str) -> None:
    git(folder, "add", "-A")
    person = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@exempel.se"}
    person |= {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@exempel.se"}
    day = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    command = ["git", "commit", "-q", "-m", "x"]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, **person, **day})


def copied_in_another_order(source: Path, into: Path) -> None:
    """The same files, made in another order and at other times."""
    shutil.copytree(source / ".git", into / ".git")
    chance = random.Random(1)
    files = [path for part in (*PROGRAM, "content") for path in (source / part).rglob("*") if path.is_file()]
    chance.shuffle(files)
    for path in [*files, source / "mkdocs.yml"]:
        copy = into / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (chance.randint(0, 2_000_000_000),) * 2)


def two_builders(tmp_path: Path, content: Callable[[Path], None]) -> tuple[Builder, Builder]:
    """One in a clone, one in a copy far away, made by several processes.

    The last commit was made on different days in their zones.
    """
    source = tmp_path / "källa"
    for part in PROGRAM:
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "mkdocs.yml", source / "mkdocs.yml")
    content(source)
    git(source, "init", "-q", "-b", "main")
    committed(source, "2026-10-01T12:00:00+0200")
    changed = source / "content" / "results" / "decisions"
    for path in sorted(changed.glob("*.yml"))[:1]:
        path.write_text(path.read_text(encoding="utf-8") + "# Sett över.\n", encoding="utf-8")
    committed(source, "2026-11-20T23:30:00+0100")
    near, far = tmp_path / "a", tmp_path / "djupt ner" / "å ä ö" / "'b' & c" / "b"
    git(tmp_path, "clone", "-q", str(source), str(near))
    copied_in_another_order(source, far)
    (far / "site").mkdir()
    for name in ("index.html", "gammal.html"):
        (far / "site" / name).write_text("en äldre webbplats", encoding="utf-8")
    east = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PARAPLY_PROCESSES": "1"}
    west = {
        "TZ": "America/Los_Angeles",
        "LANG": "sv_SE.UTF-8",
        "PYTHONHASHSEED": "2",
        "PARAPLY_PROCESSES": "3",
    }
    return Builder(near, near, 0o022, east), Builder(far, tmp_path, 0o077, west)


def assert_same(first: Path, second: Path, least: int) -> None:
    one, two = tree(first), tree(second)
    assert one.keys() == two.keys()
    assert len(one) >= least
    assert [name for name in one if one[name] != two[name]] == []


def test_the_site_is_the_same_wherever_it_is_built(tmp_path: Path) -> None:
    builders = two_builders(tmp_path, example)
    for builder in builders:
        builder.run("site")
    first, second = (builder.root / "site" for builder in builders)
    assert_same(first, second, least=300)
    for name in ("sitemap.xml", "sitemap.xml.gz", "nytt/feed.xml", "om/oppna-data/dcat.rdf"):
        assert (first / name).stat().st_size > 100, name


MADE: dict[str, tuple[str, ...]] = {
    "kopia.zip": ("archive", "--output"),
    "preview": ("preview", "HEAD~1", "--output"),
    "sidor": ("write-pages", "--output"),
    "rapport.html": ("summary", "--since", "2026-01-01", "--compare", "HEAD~1", "--output"),
}


def test_all_else_that_is_made_is_the_same_too(tmp_path: Path) -> None:
    """The preview's pictures are the browser's, and not made here; its workbooks are."""
    builders = two_builders(tmp_path, small)
    said = [
        {name: builder.run(*command, builder.root / name) for name, command in MADE.items()}
        for builder in builders
    ]
    assert said[0] == said[1]
    first, second = (builder.root for builder in builders)
    for name in MADE:
        if (first / name).is_dir():
            assert_same(first / name, second / name, least=50)
        else:
            assert (first / name).read_bytes() == (second / name).read_bytes(), name
    assert list((first / "preview").rglob("*.xlsx"))
