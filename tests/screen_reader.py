"""A simulated screen reader: what it says of a page from top to bottom, by the browser's accessibility tree.

It says each block in a line: a heading with its level, a list with its length, a control with its name and
state. A control says its name alone, not what stands in it, and so does its label. A region or group that is
named by its own heading is not announced: the heading says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

CONTROLS = {
    "link": "link",
    "button": "button",
    "DisclosureTriangle": "fold",
    "radio": "choice",
    "checkbox": "choice",
    "searchbox": "field",
    "textbox": "field",
}
"""Roles that say their name and leave out their contents."""

BLOCKS = {"paragraph", "listitem", "term", "definition", "DescriptionListTerm", "LabelText", "Legend"}
LANDMARKS = {"navigation": "navigation", "banner": "header", "contentinfo": "footer", "alert": "alert"}
STATES = {"expanded": ("closed", "open"), "checked": ("", "chosen"), "pressed": ("", "pressed")}


@dataclass
class Reading:
    """Lines that are read so far, and the line that is being put together."""

    nodes: dict[str, dict[str, Any]]
    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    labels: int = 0

    def end_line(self) -> None:
        """Keep the line that was put together."""
        if text := " ".join(" ".join(self.line).split()):
            self.lines.append(text)
        self.line = []

    def say(self, text: str) -> None:
        """Read a line of its own."""
        self.end_line()
        self.lines.append(text)

    def read(self, key: str) -> None:
        """Read a node of the tree with all below it."""
        node = self.nodes.get(key)
        if node is None:
            return
        role = "" if node["ignored"] else _value(node, "role")
        name = " ".join(_value(node, "name").split())
        if role in CONTROLS:
            self.line.append(f"[{CONTROLS[role]} {name}{_state(node)}]")
            return
        if role == "StaticText":
            if not self.labels:
                self.line.append(name)
            return
        if role == "heading":
            if self.lines and self.lines[-1] == f"group: {name}":
                self.lines.pop()
            self.say(f"heading {_property(node, 'level')}: {name}")
            return
        if role == "list":
            self.say(f"list of {len(list(self._items(node)))}")
        elif role in LANDMARKS or (role in {"group", "radiogroup"} and name):
            self.say(f"{LANDMARKS.get(role, 'group')}: {name}".rstrip(": "))
        if role in BLOCKS:
            self.end_line()
        self.labels += role == "LabelText"
        for child in node.get("childIds", ()):
            self.read(child)
        self.labels -= role == "LabelText"
        if role in BLOCKS or role in {"list", *LANDMARKS}:
            self.end_line()

    def _items(self, node: dict[str, Any]) -> Iterator[str]:
        for child in node.get("childIds", ()):
            below = self.nodes.get(child)
            if below is None:
                continue
            if not below["ignored"] and _value(below, "role") == "listitem":
                yield child
            elif below["ignored"]:
                yield from self._items(below)


def read_aloud(page: Page, selector: str) -> list[str]:
    """Return what is read of the first element for a CSS selector, in lines."""
    session = page.context.new_cdp_session(page)
    found = session.send("Accessibility.getFullAXTree")["nodes"]
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    inside = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    backend = session.send("DOM.describeNode", {"nodeId": inside})["node"]["backendNodeId"]
    reading = Reading({node["nodeId"]: node for node in found})
    (start,) = [node["nodeId"] for node in found if node.get("backendDOMNodeId") == backend]
    reading.read(start)
    reading.end_line()
    return reading.lines


def _value(node: dict[str, Any], part: str) -> str:
    return str(node.get(part, {}).get("value", ""))


def _property(node: dict[str, Any], name: str) -> Any:
    return next(
        (each["value"].get("value") for each in node.get("properties", ()) if each["name"] == name), None
    )


def _state(node: dict[str, Any]) -> str:
    words = [
        states[_property(node, name) in {True, "true"}]
        for name, states in STATES.items()
        if _property(node, name) is not None
    ]
    return "".join(f", {word}" for word in words if word)
