"""For editors: the path of each text of a page in region.yaml, with a change that is ready to copy."""

import json
from dataclasses import dataclass

from routewijzer.overlay_checks.part_paths import PartPath
from routewijzer.pages.links import PageLinks
from routewijzer.yamldoc import KeyPath

ASSETS = "editor"
"""The style and the script of these paths: only a site that shows them has them."""


@dataclass(frozen=True, slots=True)
class PathView:
    """One value: its key inside the part, what a region may do with it, and the lines of region.yaml.

    `change` is empty where no line of region.yaml changes it.
    """

    key: str
    state: str
    change: str


@dataclass(frozen=True, slots=True)
class PartPathsView:
    """A part that a page shows: its whole path, and its values in the order of the base."""

    path: str
    values: tuple[PathView, ...]


def part_paths_view(links: PageLinks, path: KeyPath) -> PartPathsView | None:
    """Return the paths of the part at `path`; None on a site that is not for editors."""
    values = links.context.paths.get(path)
    if not values:
        return None
    return PartPathsView(
        ".".join(map(str, path)), tuple(_path_view(links, value, len(path)) for value in values)
    )


def _path_view(links: PageLinks, value: PartPath, depth: int) -> PathView:
    words = links.words.editor
    key = ".".join(map(str, value.path[depth:])) or str(value.path[-1])
    return PathView(key, words.item if value.is_item else words[value.grade], _change(value))


def _change(value: PartPath) -> str:
    """Return the lines of region.yaml that give a value another one: with the words of now, to write over."""
    if value.is_item or value.grade in ("locked", "own"):
        return ""
    operation = "fill" if value.grade == "required" else "change"
    steps = (operation, *map(str, value.path))
    lines = [f"{'  ' * depth}{step}:" for depth, step in enumerate(steps)]
    return "\n".join(lines) + f" {json.dumps(value.value, ensure_ascii=False)}"
