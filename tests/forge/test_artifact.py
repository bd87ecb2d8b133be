"""What a hostile build may leave, and what is read of it."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from paraply.forge.artifact import MOST_TEXT, NAME, UntrustedError, text_in, text_in_file


def packed(*files: tuple[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()


def test_the_one_text_is_read() -> None:
    assert text_in(packed((NAME, "Löftet ändras.".encode()))) == "Löftet ändras."
    assert text_in(packed((NAME, b"\xff"))) == "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 inte en zip",
        packed(),
        packed(("../../andringar.md", b"x")),
        packed(("/etc/passwd", b"x")),
        packed((NAME, b"x"), ("nr.txt", b"1")),
        packed(("ANDRINGAR.md", b"x")),
        packed((NAME, b"x" * 500))[:-60],
        packed((NAME, b"a" * (MOST_TEXT + 1))),
        packed((NAME, bytes(50_000_000))),
        packed((NAME, b"xyz")).replace(b"\x08\x00", b"\x63\x00"),
    ],
    ids=["empty", "broken", "nothing", "up", "root", "more", "case", "cut", "long", "bomb", "packing"],
)
def test_all_else_is_refused(data: bytes) -> None:
    with pytest.raises(UntrustedError):
        text_in(data)


def test_a_file_is_read_where_it_should_be(tmp_path: Path) -> None:
    (tmp_path / "preview").mkdir()
    (tmp_path / "preview" / NAME).write_text("Löftet ändras.", encoding="utf-8")
    assert text_in_file(tmp_path, f"preview/{NAME}") == "Löftet ändras."


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    secret = tmp_path / "hemligt"
    secret.mkdir()
    (secret / NAME).write_text("token", encoding="utf-8")
    folder = tmp_path / "jobb"
    folder.mkdir()
    (folder / "lank.md").symlink_to(secret / NAME)
    (folder / "preview").symlink_to(secret)
    os.mkfifo(folder / "ror.md")
    for name in ("lank.md", f"preview/{NAME}", "ror.md", "saknas.md"):
        with pytest.raises(UntrustedError):
            text_in_file(folder, name)
