"""The snapshots of Skolenkäten that are committed are what the script makes of Kolada's rows."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.commands import run
from tests.kolada.conftest import QUICK
from tests.kolada.server import Kolada, serving

ROOT = Path(__file__).parent.parent.parent
SNAPSHOTS = ROOT / "content" / "results" / "kolada"
ROWS = Path(__file__).parent / "kolada"


def rows(name: str) -> Any:
    return json.loads((ROWS / f"{name}.json").read_text(encoding="utf-8"))


def real_kolada() -> Kolada:
    data = [
        {
            "kpi": kpi,
            "period": int(year),
            "municipality": place,
            "values": [{"gender": "T", "count": 1, "status": "", "value": value, "isdeleted": False}],
        }
        for kpi, years in rows("values").items()
        for year, places in years.items()
        for place, value in places.items()
    ]
    return Kolada(rows("kpis"), rows("municipalities"), rows("groups"), data)


def files(root: Path) -> dict[str, bytes]:
    asked = {kpi["id"] for kpi in rows("kpis")} | {"groups", "municipalities"}
    folder = root / "content/results/kolada"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.stem in asked}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the content whose figures are lost; the list of groups is left, with a false member."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    folder = tmp_path / "content/results/kolada"
    asked = {kpi["id"] for kpi in rows("kpis")}
    for path in folder.glob("[N-U]*.json"):
        path.unlink()
    for path in (tmp_path / "content/results/measures").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        if "kind: kolada" in text and not any(id_ in text for id_ in asked):
            path.unlink()
    (folder / "municipalities.json").unlink()
    groups = json.loads((folder / "groups.json").read_text(encoding="utf-8"))
    groups[0]["members"] = ["0114"]
    (folder / "groups.json").write_text(json.dumps(groups), encoding="utf-8")
    return tmp_path


def test_the_script_rebuilds_the_committed_snapshots_byte_for_byte(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARAPLY_TODAY", "2026-06-14")
    with serving(real_kolada()) as kolada:
        address = ["--base-url", kolada.base_url, "--root", str(root)]
        source = ["--origin", "PlueSwe/enkat, avrundat till en decimal", "--decimals-known", "1"]
        assert run("fetch-kolada", *address, *source, given=QUICK) == 10
        assert files(root) == files(ROOT)
        assert run("fetch-kolada", *address, *source, given=QUICK) == 0


COPIED = {
    path.stem: snapshot
    for path in sorted(SNAPSHOTS.glob("[N-U]*.json"))
    if (snapshot := json.loads(path.read_text(encoding="utf-8")))["fetched"] == "2024-08-30"
}
"""What comes from the copy of Kolada, by KPI."""


def copied_kolada() -> Kolada:
    """A Kolada that knows what the copy knew: real totals of all, with their gaps, genders and zeros."""
    data: dict[tuple[str, str, int], dict[str, Any]] = {}
    for kpi, snapshot in COPIED.items():
        for place, year, gender, value, status in snapshot["values"]:
            row = data.setdefault(
                (kpi, place, year), {"kpi": kpi, "period": year, "municipality": place, "values": []}
            )
            reading = {"gender": gender, "count": 1, "status": status, "value": value, "isdeleted": False}
            row["values"].append(reading)
    kpis = [
        {"id": kpi, "municipality_type": "K", **{name: snapshot[name] for name in HEAD}}
        for kpi, snapshot in COPIED.items()
    ]
    return Kolada(kpis, rows("municipalities"), rows("groups"), list(data.values()))


HEAD = (
    "title", "description", "operating_area", "publication_date", "prel_publication_date", "publ_period",
)  # fmt: skip


def test_the_script_rebuilds_the_copy_of_2024_byte_for_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(COPIED) > 75
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for path in (tmp_path / "content/results/measures").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        if "kind: kolada" in text and not any(f"id: {kpi}" in text for kpi in COPIED):
            path.unlink()
    folder = tmp_path / "content/results/kolada"
    before = {kpi: (folder / f"{kpi}.json").read_bytes() for kpi in COPIED}
    for path in folder.glob("[N-U]*.json"):
        path.unlink()
    monkeypatch.setenv("PARAPLY_TODAY", "2024-08-30")
    [origin] = {snapshot["origin"] for snapshot in COPIED.values()}
    with serving(copied_kolada()) as kolada:
        address = ["--base-url", kolada.base_url, "--root", str(tmp_path)]
        given = [*address, "--origin", origin, "--decimals-known", "4"]
        assert run("fetch-kolada", *given, given=QUICK) == 10
    assert {kpi: (folder / f"{kpi}.json").read_bytes() for kpi in COPIED} == before
