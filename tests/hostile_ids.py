"""A route whose ids are names of the browser: of windows, documents and objects."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from checking import ROUTES, build
from routewijzer.pipeline import Site

EVERY_KEY = ROUTES / "ok" / "every-key"
NEW_IDS = {
    "wie": "parent",
    "melden": "body",
    "daarna": "forms",
    "eigenaar": "self",
    "zoeken": "top",
    "loket": "print",
    "aangifte": "location",
    "klaar": "close",
    "weggehaald": "constructor",
    "zelf-zoeken": "document",
    "alarmnummer": "status",
    "fietsersloket": "history",
    "depot": "process",
    "framenummer": "name",
    "register": "require",
    "fietsgids": "global",
    "wet": "event",
    "station": "opener",
    "bellen": "undefined",
}
"""An id of the route with every key → a name of the browser or of JavaScript."""


def project_of(names: Mapping[str, str], folder: Path, content: str = "", name: str = "") -> Path:
    """Write the route with every key into `folder`, its ids renamed; returns the folder.

    With `content` the first step has that longer text, in the file `name`.
    """
    shutil.copytree(EVERY_KEY, folder, dirs_exist_ok=True)
    text = (folder / "route.yaml").read_text("utf-8")
    for old, new in sorted(names.items(), key=lambda pair: -len(pair[0])):
        text = re.sub(rf"(?<![\w-]){old}(?=:)|(?<=: ){old}(?![\w-])|(?<=[\[, .]){old}(?=[\],}}.])", new, text)
    file = next((folder / "content").glob("zoeken.md"))
    file.write_text(content or file.read_text("utf-8"), "utf-8")
    file.rename(file.with_name(f"{name or 'longer'}.md"))
    text = re.sub(r"content: \w+\.md", f"content: {name or 'longer'}.md", text)
    (folder / "route.yaml").write_text(text, "utf-8")
    return folder


def site_of(names: Mapping[str, str], content: str = "", name: str = "") -> Site:
    """Return the site of that route; fails with its findings where there is none."""
    with tempfile.TemporaryDirectory() as folder:
        return build(project_of(names, Path(folder), content, name)).site
