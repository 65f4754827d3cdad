"""Ids that a model cannot have, as the pages, their scripts or a file system already use them.

An id of a model stands as it is in a page, so that its fragment stays short (`keuzehulp.html#beslissing-1`).
A page in which two elements have one id loses one of them; and what has the id of a variable that a script
asks for is that variable (https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object).
What the pages derive from an id has a prefix, or an underscore, which no id of a model holds.
`tests/test_page_ids.py` holds this list against the templates, the scripts and the built pages.
"""

import re

SHELL = frozenset(
    ("exit", "exit-status", "find", "find-tool", "main", "menu", "menu-tool", "query", "scheme")
)
"""What every page has around its own part."""

_HELPER = frozenset(("helper", "helper-entrance", "helper-missing", "helper-stays", "helper-tables"))
PAGES = _HELPER | {"helper-told", "where", "how", "notes", "panel", "stage"}
"""What the pages of the helper and of the training have beside ids of a model, or mean by a fragment."""

SCRIPTS = frozenset(("define", "exports", "module"))
"""Variables by which a script of others tells where it runs."""

_NUMBERED_ID = re.compile(r"source-[0-9]+|letter-.")
"""What the page to print and the glossary count."""

_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def is_reserved(key: str) -> bool:
    """Whether a page or script uses `key` beside the ids of a model."""
    return key in SHELL | PAGES | SCRIPTS or _NUMBERED_ID.fullmatch(key) is not None


def is_device(key: str) -> bool:
    """Whether Windows takes a file of this name, whatever its ending, for a device, and cannot write it."""
    return _DEVICE.fullmatch(key) is not None
