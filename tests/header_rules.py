"""Which headers a host sends, as it reads them in the header file that was exported for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

Pairs = list[tuple[str, str]]
Rule = Callable[[str], Pairs]
"""The headers of a host's rules for a path."""

PATTERNS = {
    "nginx.conf": re.compile(r'^add_header (\S+) "(.*)" always;$', re.MULTILINE),
    ".htaccess": re.compile(r'^\s*Header always set (\S+) "(.*)"$', re.MULTILINE),
    "_headers": re.compile(r"^\s+([\w-]+): (.*)$", re.MULTILINE),
}
"""Name of an exported file → what one header in it looks like."""


def headers_for_pages(file: Path) -> Pairs:
    """Return the headers that a host with this exported file sends along with every page."""
    text = file.read_text("utf-8")
    if file.name == "_headers":  # the first block is that of all addresses
        text = re.split(r"\n(?=\S)", text.partition("/*\n")[2])[0]
    if file.name == "nginx.conf":
        text = re.sub(r"^if .*$", "", text, flags=re.MULTILINE)
        for name, value in re.findall(r'^set (\$\w+) "(.*)";$', text, re.MULTILINE):
            text = text.replace(f'"{name}"', f'"{value}"')
    if file.name == ".htaccess":
        text = re.sub(r"<Files.*?</Files\w*>", "", text, flags=re.DOTALL)
    return list(PATTERNS[file.name].findall(text))


def plain_rules(text: str, *, joined: bool) -> Rule:
    """Return what a host reads in `_headers`.

    Of two rules for one path it sends the later value of a header, or both (`joined`). A star matches to the
    end of the path, and what follows it counts for nothing.
    """
    rules: dict[str, Pairs] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            rules[line.partition("*")[0]] = current = []
        else:
            name, _, value = line.strip().partition(": ")
            current.append((name, value))

    def rule(path: str) -> Pairs:
        found: dict[str, str] = {}
        for prefix, pairs in rules.items():
            for name, value in pairs if path.startswith(prefix) else ():
                found[name] = f"{found[name]}, {value}" if joined and name in found else value
        return list(found.items())

    return rule


def azure_rules(text: str) -> Rule:
    """Return what Azure Static Web Apps reads in its file.

    The headers of the first route that matches stand before those for all files.
    """
    data = json.loads(text)
    assert data["responseOverrides"]["404"]["rewrite"].endswith("/404.html")

    def rule(path: str) -> Pairs:
        matching = (one for one in data["routes"] if path.startswith(one["route"].removesuffix("*")))
        return list({**data["globalHeaders"], **next(matching, {"headers": {}})["headers"]}.items())

    return rule


def iis_rules(text: str, root: str) -> Rule:
    """Return what IIS reads in `web.config`.

    Raises AssertionError where it would answer with error 500.19: for an entry that is there already.
    """
    tree = ElementTree.fromstring(text)
    inherited = {"X-Powered-By": "ASP.NET", "Content-Security-Policy": "default-src *"}

    def collect(parent: ElementTree.Element, before: dict[str, str]) -> dict[str, str]:
        found = dict(before)
        for entry in parent.iterfind("system.webServer/httpProtocol/customHeaders/*"):
            if entry.tag == "remove":
                found.pop(entry.attrib["name"], None)
            else:
                assert entry.attrib["name"] not in found, entry.attrib
                found[entry.attrib["name"]] = entry.attrib["value"]
        return found

    whole = collect(tree, inherited)
    cache = tree.find("system.webServer/staticContent/clientCache")
    assert cache is not None
    if cache.attrib["cacheControlMode"] == "DisableCache":
        whole["Cache-Control"] = "no-cache"
    error = tree.find("system.webServer/httpErrors/error")
    assert error is not None
    assert error.attrib == {"statusCode": "404", "path": "404.html", "responseMode": "File"}
    folders = {element.attrib["path"]: collect(element, whole) for element in tree.iterfind("location")}

    def rule(path: str) -> Pairs:
        inside = path.removeprefix(root)
        return list(
            next((folders[element] for element in folders if inside.startswith(f"{element}/")), whole).items()
        )

    return rule
