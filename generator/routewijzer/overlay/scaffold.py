"""A region's own project, as `routewijzer new` gives it."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from routewijzer.overlay.contract import required_slots
from routewijzer.overlay.tree import tree
from routewijzer.yamldoc import Data, Document, KeyPath

_DOT = "dot-"
"""Begins the name of a template whose file begins with a dot: files with a dot get lost in packages."""


GUIDE = "README.md"
OTHER_GUIDE = "ROUTEWIJZER.md"
"""The first steps in a new project, and where they stand when there is a README already."""

GITIGNORE = ".gitignore"


def region_id(name: str) -> str:
    """Return the id of a region by its name.

    "Súdwest-Fryslân" → `sudwest-fryslan`, "2e regio" → `regio-2e-regio`; empty when it has no letter.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not re.search("[a-z]", words):
        return ""
    return (words if words[0].isalpha() else f"regio-{words}")[:60].rstrip("-")


def scaffold_region(
    name: str, base: Document, templates: Mapping[str, str], version: str, today: date
) -> Mapping[str, str]:
    """Return the files of the project of a region called `name`, by path.

    `templates` are those of the package, `version` is the one of the package.
    """
    marks = {
        "@ID@": region_id(name),
        "@EDITION@": _scalar(name),
        "@SITE@": _scalar(f"Routewijzer {name}"),
        "@TITLE@": name,
        "@DATE@": today.isoformat(),
        "@VERSION@": version,
        "@FILL@": _fill(base),
    }
    return {_file_name(path): _fill_marks(text, marks) for path, text in templates.items()}


def beside_others(files: Mapping[str, str], names_taken: frozenset[str]) -> dict[str, str]:
    """Return the files of a project for a folder that has others, as a fresh repository at a forge has.

    `names_taken` are the paths that stand there: its own README and .gitignore stay, and ours is then called
    ROUTEWIJZER.md.
    """
    other_files = {GUIDE: OTHER_GUIDE, GITIGNORE: ""}
    named = {
        (other_files.get(path, path) if path in names_taken else path): text for path, text in files.items()
    }
    named.pop("", None)
    return named


def renew(region: Document, templates: Mapping[str, str], version: str) -> Mapping[str, str]:
    """Return the files of a region's project as this version makes them, but for what the region writes.

    `region` is the document of its region.yaml.
    """
    region_head = region.data.get("region") if isinstance(region.data, dict) else None
    head = region_head if isinstance(region_head, dict) else {}
    name = str(head.get("edition") or head.get("id") or "")
    marks = {
        "@ID@": str(head.get("id") or region_id(name)),
        "@SITE@": _scalar(f"Routewijzer {name}"),
        "@TITLE@": name,
        "@VERSION@": version,
    }
    own = ("region.yaml", GUIDE, GITIGNORE, "mkdocs.yml")
    texts = {_file_name(path): text for path, text in templates.items()}
    return {
        path: _fill_marks(text, marks)
        for path, text in texts.items()
        if path not in own and not path.startswith("content/")
    }


def _file_name(path: str) -> str:
    return "/".join(
        f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part for part in path.split("/")
    )


def _fill_marks(text: str, marks: Mapping[str, str]) -> str:
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text


def _fill(base: Document) -> str:
    """Return the part `fill` with every slot of the base: what is asked as a comment, and what the base says.

    A slot that the base leaves empty stands there as a comment alone, so that the check asks for it.
    """
    root = tree(base)
    lines: list[str] = []
    previous: KeyPath = ()
    for slot, question in sorted(required_slots(root).items()):
        for depth, step in enumerate(slot[:-1]):
            if previous[: depth + 1] != slot[: depth + 1]:
                lines.append(f"{'  ' * (depth + 1)}{step}:")
        previous = slot
        indent = "  " * len(slot)
        part = root.at(slot)
        value = part.plain if part else None
        lines.append(f"{indent}# {question}")
        lines.append(f"{indent}{'# ' if value is None else ''}{slot[-1]}: {_scalar(value)}".rstrip())
    return "\n".join(("fill:" if lines else "", *lines, "")) if lines else ""


def _scalar(value: Data) -> str:
    """Return a value as YAML, texts in quotes; nothing for an empty value."""
    return "" if value is None else json.dumps(value, ensure_ascii=False)
