"""The same PDF in fewer bytes."""

import io
import re

_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_MUST = frozenset(b"()\\\r")
"""Bytes that a string of a page may not hold as they are (ISO 32000-1, 7.3.4.2)."""


def pack(pdf: bytes, *, thorough: bool = False) -> bytes:
    """Return a PDF with its objects packed in streams; the same input gives the same bytes.

    What is `thorough` costs as much time again as the engine took for a large document: the pages are pressed
    as small as can be, with letters as bytes where the engine wrote four signs for each, and without the
    second copy of a heading's text, which no reader shows.
    """
    import pikepdf

    pikepdf.settings.set_flate_compression_level(9 if thorough else -1)  # -1: what zlib does unasked
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if thorough:
            for page in document.pages:
                page.Contents.write(_ESCAPE.sub(_as_byte, page.Contents.read_bytes()))
            for item in document.objects:
                if (
                    isinstance(item, pikepdf.Dictionary)
                    and item.get("/Type") == "/StructElem"
                    and "/T" in item
                ):
                    del item.T
        streams = pikepdf.ObjectStreamMode.generate
        document.save(packed, object_stream_mode=streams, deterministic_id=True, recompress_flate=thorough)
    return packed.getvalue()


def _as_byte(escape: re.Match[bytes]) -> bytes:
    """Return the byte that an escape of a string stands for, or the escape where the byte needs one."""
    code = int(escape[1], 8) if len(escape[1]) == 3 else None
    return escape[0] if code is None or code in _MUST else bytes([code])
