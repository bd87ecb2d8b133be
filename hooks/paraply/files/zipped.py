"""Zip files that are the same bytes wherever and whenever they are made."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date


def zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """A zip file of ``files``, in their order. ``day`` is the time of each; nothing depends on the system."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()
