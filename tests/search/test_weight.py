"""The index stays small for a municipality that tells everything."""

import gzip
from pathlib import Path

from benchmarks.generate import write_municipality
from paraply.build import build_site
from paraply.render import urls
from tests.conftest import TODAY

RECORDS = 500
MOST_BYTES = 60_000


def test_the_index_of_500_records_is_light(tmp_path: Path) -> None:
    write_municipality(tmp_path, RECORDS)
    site = build_site(tmp_path, TODAY, allow_example=True)
    [index] = [file for file in site.files() if file.address == urls.SEARCH_INDEX]
    assert index.content.count(b'",') > RECORDS
    assert len(gzip.compress(index.content, mtime=0)) <= MOST_BYTES
