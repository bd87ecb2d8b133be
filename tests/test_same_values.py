"""One measure in all its forms: chart, table, CSV, JSON, JSON-LD and embed carry the same values."""

import csv
import html
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.made import text_of

CHART = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
ROW = re.compile(r'<tr[^>]*>\s*<th scope="row">(.*?)</th>\s*<td>(.*?)</td>', re.DOTALL)
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
BIG = re.compile(r'<p class="value num">(.*?)<small>', re.DOTALL)


def number(text: str) -> Decimal:
    """A figure as a page writes it."""
    return Decimal(
        text_of(html.unescape(text)).strip().replace("\u00a0", "").replace("−", "-").replace(",", ".")
    )


@pytest.mark.parametrize("id_", ["brev-svar-i-tid", "trasiga-vagar-i-tid"])
def test_every_form_carries_the_same_values(id_: str, example_site: Path) -> None:
    folder = example_site / "matt" / id_
    page = (folder / "index.html").read_text(encoding="utf-8")
    embed = (folder / "inbaddad" / "index.html").read_text(encoding="utf-8")
    data = json.loads((folder / "data.json").read_text(encoding="utf-8"))
    totals = {
        was["period"]: Decimal(str(was["value"]))
        for was in data["outcomes"]
        if was["group"] is None and was["value"] is not None
    }
    assert len(totals) > 1

    with (folder / "data.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if not row["group"] and row["value"]]
    assert {row["period"]: Decimal(row["value"].replace(",", ".")) for row in rows} == totals

    table = page[page.index('id="alla-varden"') :]
    table = table[: table.index("</table>")]
    in_table = {text_of(re.sub("<small>.*", "", period)): number(cell) for period, cell in ROW.findall(table)}
    assert in_table == totals

    measured = [was for was in data["outcomes"] if was["kind"] == "outcome" and was["period"] in totals]
    (chart,) = CHART.findall(page)
    told = {year: value for value, year in re.findall(r"([\d,]+)\s[^.]*?år\s(\d{4})", html.unescape(chart))}
    assert {period: number(value) for period, value in told.items()} == totals
    assert len(told) == len(measured)

    latest = totals[measured[-1]["period"]]
    (linked,) = LINKED.findall(page)
    assert Decimal(str(json.loads(linked)["variableMeasured"]["value"])) == latest
    assert number(BIG.findall(page)[0]) == number(BIG.findall(embed)[0]) == latest

    said = " ".join(data["verdict"]["text"].split())
    assert said in text_of(page[page.index("<main") :])
    assert said in text_of(embed[embed.index("<main") :])
    assert str(latest).replace(".", ",") in html.unescape(
        re.findall('name="description" content="([^"]*)"', page)[0]
    )
