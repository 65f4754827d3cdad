"""Puts the base route and the face into the wheel, so that a region needs no clone of this repository.

In the repository they stand beside the package, where their owners look for them; an installation in
place (`--editable`) reads them there.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TRAVELS = {
    "route.yaml": "routewijzer/base/route.yaml",
    "mkdocs.yml": "routewijzer/base/mkdocs.yml",
    "picture.lock.json": "routewijzer/base/picture.lock.json",
    "content": "routewijzer/base/content",
    "theme": "routewijzer/theme",
    "requirements/site.lock": "routewijzer/template/packages.lock",
}
"""Path in the repository → path in the wheel."""


class BaseRoute(BuildHookInterface[Any]):
    """Hatchling's hook: called once a build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add what travels, unless the build is for an installation in place (`version` is `editable`)."""
        if version == "standard":
            build_data["force_include"].update(TRAVELS)
