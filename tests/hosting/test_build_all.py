"""One program builds many municipalities: one that is wrong keeps its site, and stops no other."""

import os
import subprocess
import sys
from pathlib import Path

from tests.commands import run
from tests.conftest import ROOT


def build_all(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / "hosting" / "build_all.sh"), str(folder)],
        env={**os.environ, "PARAPLY_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )


def test_one_that_is_wrong_keeps_its_site_and_stops_no_other(tmp_path: Path) -> None:
    for name in ("Nystad", "Gamleby"):
        assert run("start", name, "--area", "Vatten", "--into", str(tmp_path / name)) == 0
    kept = tmp_path / "Gamleby" / "site" / "index.html"
    kept.parent.mkdir()
    kept.write_text("som förut", encoding="utf-8")
    (tmp_path / "Gamleby" / "content" / "results" / "areas.yml").write_text("areas: no\n", encoding="utf-8")
    done = build_all(tmp_path)
    assert done.returncode == 1
    assert done.stderr.endswith(f"Not built: {tmp_path}/Gamleby\n")
    assert "L02" in done.stderr
    assert kept.read_text(encoding="utf-8") == "som förut"
    assert "Inte publicerat av Nystad." in (tmp_path / "Nystad" / "site" / "index.html").read_text("utf-8")


def test_what_cannot_be_fetched_is_told(tmp_path: Path) -> None:
    assert run("start", "Nystad", "--area", "Vatten", "--into", str(tmp_path / "Nystad")) == 0
    for command in (("init", "-q"), ("remote", "add", "origin", str(tmp_path / "finns-inte"))):
        subprocess.run(["git", *command], cwd=tmp_path / "Nystad", check=True)
    done = build_all(tmp_path)
    assert done.returncode == 1
    assert f"Not built: {tmp_path}/Nystad (git)" in done.stderr
    assert (tmp_path / "Nystad" / "site" / "index.html").exists()


def test_jobs_share_the_municipalities_and_each_is_built_once(tmp_path: Path) -> None:
    names = ["alby", "berg", "dal", "ek", "fors"]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "mkdocs.yml").touch()
    built = []
    for shard in "12":
        done = subprocess.run(
            [str(ROOT / "hosting" / "build_all.sh"), str(tmp_path)],
            env={**os.environ, "PARAPLY_PYTHON": "echo", "SHARD": shard, "SHARDS": "2"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        built.append([Path(line.split()[-1]).parent.name for line in done.stdout.splitlines()])
    assert built == [["alby", "dal", "fors"], ["berg", "ek"]]
