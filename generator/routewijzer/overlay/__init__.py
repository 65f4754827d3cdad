"""A region's overlay: read, merged into the base, compared with later versions of the base."""

from collections.abc import Mapping

from routewijzer.overlay.merge import merge
from routewijzer.overlay.operation import Look, Merged, Operation, Overlay, dotted_path
from routewijzer.overlay.read import read_overlay

RULES: Mapping[str, str] = {
    "overlay-head": "A region says who and what it is, under `region`, and there alone.",
    "overlay-key": "An overlay has only the keys that the docs name.",
    "overlay-empty": "No part of an overlay is empty.",
    "overlay-target": "What is filled, changed or removed is in the base.",
    "overlay-already-there": "What is added is not in the base yet.",
    "overlay-no-change": "A change gives another value than the base has.",
    "overlay-locked": "What the base locks stays as it is.",
    "overlay-slot": "Only slots that the base requires are filled.",
    "overlay-unfilled": "Every slot that the base requires is filled.",
    "overlay-list": "Items of a list come and go by what they say; ids are not replaced as a whole.",
    "overlay-order": "What is added stands before or after something beside it.",
    "overlay-no-reason": "What is removed has a reason.",
    "overlay-keep": "What is kept with a reason is what the base suggests to look at.",
    "overlay-guide": "A region looks at what probably differs: it says something else, or keeps it.",
    "overlay-twice": "No two operations touch the same part.",
    "overlay-approval": "What the base wants approved is approved, by somebody else than the region's owner.",
    "overlay-content": "A longer text of the region has a name that the base does not use.",
    "overlay-lock": "The lock file is as `accept` writes it.",
    "drift": "The base says what it said when the region last looked.",
}
"""What reading and merging an overlay refuses: rule → what it asks."""

__all__ = ["RULES", "Look", "Merged", "Operation", "Overlay", "dotted_path", "merge", "read_overlay"]
