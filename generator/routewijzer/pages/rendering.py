"""The Jinja environment of the site's own templates: what is text stays text."""

import pickle
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from routewijzer.i18n import Words


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, kept for the next build in a folder that nobody else can enter.

    Jinja compares each with a checksum of its template. What cannot be read or written is compiled anew.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, or leave it empty."""
        try:
            super().load_bytecode(bucket)
        except (
            OSError,
            EOFError,
            pickle.UnpicklingError,
            AttributeError,
            ImportError,
            LookupError,
            ValueError,
        ):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, where that is possible."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def environment(templates: Path, words: Words) -> Environment:
    """Return the templates of the folder `templates`.

    Every text is escaped, an unknown name is an error, and `words` holds the words of the interface.
    """
    jinja = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(),
    )
    jinja.globals["words"] = words
    return jinja


def _compiled() -> _Compiled | None:
    """Return the kept templates; None where the system has no folder for this user alone."""
    with suppress(OSError, RuntimeError):
        return _Compiled()
    return None
