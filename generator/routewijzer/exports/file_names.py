"""What the files of an edition are called that somebody takes along."""

import re

from routewijzer.model import Route

_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")
"""What a name of a file holds on no system by accident: blanks, slashes, letters with accents."""


def file_stem(route: Route) -> str:
    """Return what the files of an edition are called without their ending: id, version and day.

    `basis-1.2-2026-11-23`; a version is any text, so signs that are safe in no name become "-".
    """
    head = route.route
    version = _UNSAFE.sub("-", head.version).strip("-.")
    return "-".join(part for part in (head.id, version, head.published.isoformat()) if part)
