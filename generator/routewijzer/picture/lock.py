"""The places of the boxes in all pictures of a route, as a lock file keeps them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from routewijzer.diagram import Placement


@dataclass(frozen=True, slots=True)
class PictureLock:
    """The places in the lying and the standing picture; of a divided route also those of each part by id."""

    wide: Placement | None = None
    stacked: Placement | None = None
    parts: tuple[tuple[str, "PictureLock"], ...] = ()

    def part(self, name: str) -> "PictureLock":
        """Return the places in the pictures of a part; none where none are kept."""
        return next((lock for part, lock in self.parts if part == name), PictureLock())

    @classmethod
    def read(cls, text: str) -> "PictureLock":
        """Read what `write` wrote; anything else is as if nothing was kept."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        lock = cls._from_dict(data)
        parts = data.get("parts") if isinstance(data, Mapping) else None
        pairs = parts.items() if isinstance(parts, Mapping) else ()
        return replace(lock, parts=tuple((name, cls._from_dict(each)) for name, each in pairs))

    @classmethod
    def _from_dict(cls, data: object) -> "PictureLock":
        if not isinstance(data, Mapping):
            return cls()
        return cls(Placement.from_dict(data.get("wide")), Placement.from_dict(data.get("stacked")))

    def write(self) -> str:
        """Return the lock file: one line a box, so that a difference shows which boxes moved."""
        blocks = list(_placements(self, " "))
        if self.parts:
            parts = (
                f"  {json.dumps(name)}: {{\n" + ",\n".join(_placements(lock, "   ")) + "\n  }"
                for name, lock in self.parts
            )
            blocks.append(' "parts": {\n' + ",\n".join(parts) + "\n }")
        return "{\n" + ",\n".join(blocks) + "\n}\n"


def _placements(lock: PictureLock, indent: str) -> Iterator[str]:
    for name, placement in (("wide", lock.wide), ("stacked", lock.stacked)):
        if placement:
            cells = ",\n".join(
                f"{indent}  {json.dumps(box)}: [{column}, {row}]" for box, column, row in placement.cells
            )
            head = f'{indent}"{name}": {{\n{indent} "structure": {json.dumps(placement.structure)},\n'
            head += f'{indent} "routing": {placement.routing},\n{indent} "cells": {{\n'
            yield f"{head}{cells}\n{indent} }}\n{indent}}}"
