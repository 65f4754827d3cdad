"""The places of the boxes in all pictures of a route, as a lock file keeps them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from routewijzer.diagram import Placement


@dataclass(frozen=True, slots=True)
class Kept:
    """The places in the lying and the standing picture; of a divided route also those of each part by id."""

    wide: Placement | None = None
    stacked: Placement | None = None
    parts: tuple[tuple[str, "Kept"], ...] = ()

    def part(self, name: str) -> "Kept":
        """Return the places in the pictures of a part; none where none are kept."""
        return next((kept for part, kept in self.parts if part == name), Kept())

    @classmethod
    def read(cls, text: str) -> "Kept":
        """Read what `write` wrote; anything else is as if nothing was kept."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        kept = cls._from_dict(data)
        parts = data.get("parts") if isinstance(data, Mapping) else None
        pairs = parts.items() if isinstance(parts, Mapping) else ()
        return replace(kept, parts=tuple((name, cls._from_dict(each)) for name, each in pairs))

    @classmethod
    def _from_dict(cls, data: object) -> "Kept":
        if not isinstance(data, Mapping):
            return cls()
        return cls(Placement.from_dict(data.get("wide")), Placement.from_dict(data.get("stacked")))

    def write(self) -> str:
        """Return the lock file: one line a box, so that a difference shows which boxes moved."""
        blocks = list(_placements(self, " "))
        if self.parts:
            parts = (
                f"  {json.dumps(name)}: {{\n" + ",\n".join(_placements(kept, "   ")) + "\n  }"
                for name, kept in self.parts
            )
            blocks.append(' "parts": {\n' + ",\n".join(parts) + "\n }")
        return "{\n" + ",\n".join(blocks) + "\n}\n"


def _placements(kept: Kept, indent: str) -> Iterator[str]:
    for name, placement in (("wide", kept.wide), ("stacked", kept.stacked)):
        if placement:
            cells = ",\n".join(
                f"{indent}  {json.dumps(box)}: [{column}, {row}]" for box, column, row in placement.cells
            )
            head = f'{indent}"{name}": {{\n{indent} "structure": {json.dumps(placement.structure)},\n'
            head += f'{indent} "routing": {placement.routing},\n{indent} "cells": {{\n'
            yield f"{head}{cells}\n{indent} }}\n{indent}}}"
