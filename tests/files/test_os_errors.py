"""The operating system's refusals in Swedish, as the system makes them."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from paraply.files.os_errors import reason, told


def refused(step: Callable[[], object]) -> OSError:
    with pytest.raises(OSError) as caught:  # noqa: PT011 (any of them)
        step()
    return caught.value


def test_the_file_the_reason_and_what_to_do_are_told(tmp_path: Path) -> None:
    there = tmp_path / "fil"
    there.write_text("", encoding="utf-8")
    assert told(refused((tmp_path / "borta").read_bytes)) == (
        f"{tmp_path}/borta: Filen eller mappen finns inte. Kontrollera namnet."
    )
    assert (
        told(refused(tmp_path.read_bytes)) == f"{tmp_path}: Det är en mapp, inte en fil. Välj ett annat namn."
    )
    assert "En del av sökvägen är en fil" in told(refused((there / "x").read_bytes))
    assert "Det finns redan något med det namnet" in told(refused(there.mkdir))
    assert "Mappen är inte tom" in told(refused(tmp_path.rmdir))
    assert "Namnet är för långt" in told(refused((tmp_path / ("x" * 300)).read_bytes))


def test_a_full_disk_has_no_name() -> None:
    def fill() -> None:
        with Path("/dev/full").open("wb", buffering=0) as disk:
            disk.write(b"x")

    assert told(refused(fill)) == "Disken är full. Frigör plats och försök igen."


def test_a_rare_one_is_told_as_the_system_does() -> None:
    rare = OSError(errno.EXDEV, os.strerror(errno.EXDEV), "a.yml")
    assert reason(rare) == os.strerror(errno.EXDEV)
    assert told(rare) == f"a.yml: {os.strerror(errno.EXDEV)}."
    assert told(OSError("trasig")) == "Trasig."
