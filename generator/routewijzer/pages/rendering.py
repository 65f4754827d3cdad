"""The Jinja environment of the site's own templates: what is text stays text."""

import pickle
import re
from contextlib import suppress
from pathlib import Path
from types import CodeType

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.ext import Extension

from routewijzer.i18n import Words
from routewijzer.icons import icon, icon_symbols

_CACHE_NAME = "routewijzer-flat-%s.cache"
"""The name of a kept template: another one for another way to compile, since Jinja compares only sources."""


_codes: dict[str, tuple[str, CodeType]] = {}
"""Template → the checksum of its source and its code, for the next pages of this process."""


class _TemplateCache(FileSystemBytecodeCache):
    """Compiled templates, kept for the next build in a folder that nobody else can enter.

    Jinja compares each with a checksum of its template. What cannot be read or written is compiled anew.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, or leave it empty."""
        checksum, code = _codes.get(bucket.key, ("", None))
        if code is not None and checksum == bucket.checksum:
            bucket.code = code
            return
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
        _remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, where that is possible."""
        _remember(bucket)
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _remember(bucket: Bucket) -> None:
    if bucket.code is not None:
        _codes[bucket.key] = bucket.checksum, bucket.code


class _Flat(Extension):
    """Templates without the indentation that shows their structure to who edits them: no visitor needs it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of a template with every line at the left."""
        del name, filename
        return re.sub(r"(?m)^[ \t]+", "", source)


def environment(templates: Path, words: Words) -> Environment:
    """Return the templates of the folder `templates`.

    Every text is escaped, an unknown name is an error, `words` holds the words of the interface, `icon` and
    `icon_symbols` are those of `routewijzer.icons`.
    """
    jinja = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
        bytecode_cache=_template_cache(),
        extensions=[_Flat],
    )
    jinja.globals |= {"words": words, "icon": icon, "icon_symbols": icon_symbols}
    return jinja


def _template_cache() -> _TemplateCache | None:
    """Return the kept templates; None where the system has no folder for this user alone."""
    with suppress(OSError, RuntimeError):
        return _TemplateCache(pattern=_CACHE_NAME)
    return None
