"""A whole site as one ZIP file, to mail or to put on a stick: the same files give the same bytes."""

import io
from collections.abc import Mapping
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MODE = 0o100644 << 16
"""A plain file that everybody may read, in the upper half of the field (APPNOTE.TXT 4.4.15)."""

_EARLIEST = date(1980, 1, 1)
"""The first day that a ZIP file can name (APPNOTE.TXT 4.4.6)."""


def zip_archive(files: Mapping[str, bytes], folder: str, day: date) -> bytes:
    """Return a ZIP file with `files` (by path, with "/") in one `folder`, so that unpacking scatters nothing.

    `day` is the date of each file.
    """
    stamp = max(day, _EARLIEST)
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = ZipInfo(f"{folder}/{name}", (stamp.year, stamp.month, stamp.day, 0, 0, 0))
            entry.create_system = 3  # Unix, wherever it was made
            entry.external_attr = _MODE
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
    return out.getvalue()
