"""The version of the format of `route.yaml` and `region.yaml`, and what a file of a newer one is told.

`docs/format.md` says when the version rises.
"""

from routewijzer.findings import Finding, phrase
from routewijzer.yamldoc import Document

FORMAT = 1
"""The newest version that this program reads."""

RULES = {"newer-format": "The file is not in a newer format than this program knows."}


def newer_format(document: Document) -> Finding | None:
    """Return the one finding about a file of a newer format, or None.

    Anything else about such a file would be a guess: its keys are those of another version.
    """
    data = document.data
    version = data.get("format") if isinstance(data, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version <= FORMAT:
        return None
    message = phrase("newer-format", given=version, known=FORMAT)
    return Finding("newer-format", document.value_place(("format",)), message, subjects=(("format",),))
