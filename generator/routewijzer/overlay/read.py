"""A region.yaml as a document → `Overlay`: its head and its look, each mistake at its place."""

import re
from collections.abc import Iterator, Mapping

from routewijzer.characters import as_read, is_blank
from routewijzer.findings import Finding, did_you_mean, known_names, phrase
from routewijzer.format_version import FORMAT, newer_format
from routewijzer.overlay.approval import KEY as APPROVED
from routewijzer.overlay.approval import read_approvals
from routewijzer.overlay.operation import KINDS, Look, Overlay
from routewijzer.overlay.tree import Tree, tree
from routewijzer.yamldoc import Document, KeyPath

NEEDED_KEYS = ("id", "edition", "owner", "version", "published")
"""What every region says of itself; each is the key of the same name in the head of the route."""

MAY = ("publisher", "licence", "feedback", "sign_off", "withdrawn")
"""What it may say as well."""

OWN = ("publisher", "sign_off")
"""What of these an edition never takes over from its base: nobody published or approved it there."""

NAMES = ("places", "approvers")
"""Lists of names: the municipalities that it is for, and who may approve for it."""

LOOK = ("colours", "logo", *NAMES)
"""What it may say of its face, and these."""
TOKENS = ("accent", "fill", "link")
"""The colours that a region chooses: of headings and signs, of buttons and bars, of links."""
MODES = ("light", "dark")

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LOGO = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.(svg|png)")


def read_overlay(document: Document) -> tuple[Overlay | None, tuple[Finding, ...]]:
    """Read a region.yaml.

    Returns the overlay, or None with all findings about its frame; never raises. Whether the operations fit a
    base is found by `merge`.
    """
    if newer := newer_format(document):
        return None, (newer,)
    root = tree(document)
    findings = [*_unknown(root, ("format", "region", *KINDS, APPROVED), ()), *_frame(root)]
    region = root.child("region")
    head: dict[str, KeyPath] = {}
    look = Look()
    places: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    if region is None or not isinstance(region.parts, dict):
        place = region.key if region else root.key
        findings.append(Finding("overlay-head", place, phrase("overlay-head.region")))
    else:
        findings += _unknown(region, (*NEEDED_KEYS, *MAY, *LOOK), ("region",))
        for key in NEEDED_KEYS:
            region_part = region.child(key)
            if region_part is None or (region_part.parts is None and region_part.data is None):
                place = (region_part or region).key
                message, path = phrase("overlay-head.missing", key=key), ("region", key)
                findings.append(Finding("overlay-head", place, message, subjects=(path,)))
        head = {key: ("region", key) for key in (*NEEDED_KEYS, *MAY) if region.child(key) is not None}
        look, problems = _look(region)
        findings += problems
        places, problems = _names(region, "places")
        findings += problems
        approvers, problems = _names(region, "approvers")
        findings += (*problems, *_unknown_approver(region, approvers))
    approvals, problems = read_approvals(root)
    findings += problems
    if findings or region is None:
        return None, tuple(findings)
    name, owner = (str(part.data) if part else "" for part in map(region.child, ("id", "owner")))
    return Overlay(document, name, head, look, places, owner, approvers, approvals), ()


def _frame(root: Tree) -> Iterator[Finding]:
    version = root.child("format")
    if version is None or version.data != FORMAT:
        place = version.value if version else root.key
        yield Finding("overlay-head", place, phrase("overlay-head.format", format=FORMAT))
    for kind in KINDS:
        part = root.child(kind)
        if part is not None and not (isinstance(part.parts, dict) and part.parts):
            is_list = bool(part.parts)
            message = (
                phrase("overlay-empty.list", key=kind) if is_list else phrase("overlay-empty.kind", key=kind)
            )
            yield Finding("overlay-empty", part.key, message)


def _unknown(part: Tree, known_keys: tuple[str, ...], path: KeyPath) -> Iterator[Finding]:
    for key, inner in part.parts.items() if isinstance(part.parts, dict) else ():
        if key not in known_keys:
            hint = did_you_mean(key, known_keys) or known_names(known_keys, len(known_keys))
            owner = phrase("value.named", name=str(path[-1])) if path else phrase("value.file")
            message = phrase("unknown-key", key=key, owner=owner)
            yield Finding("overlay-key", inner.key, message, hint, subjects=((*path, key),))


def _look(region: Tree) -> tuple[Look, tuple[Finding, ...]]:
    findings: list[Finding] = []
    colours: dict[str, Mapping[str, str]] = {}
    region_part = region.child("colours")
    if region_part is not None:
        findings += _unknown(region_part, TOKENS, ("colours",))
        if not region_part.parts or not isinstance(region_part.parts, dict):
            findings.append(
                Finding("overlay-empty", region_part.key, phrase("overlay-empty.colours", tokens=TOKENS))
            )
    for token in TOKENS:
        part = region_part.child(token) if region_part else None
        if part is not None:
            colours[token], problems = _modes(part, token)
            findings += problems
    logo, text, problems = _logo(region.child("logo"))
    return Look(colours, logo, text), (*findings, *problems)


def _modes(part: Tree, token: str) -> tuple[Mapping[str, str], list[Finding]]:
    """Return the colour of one token on light and on dark screens; both are needed."""
    findings = list(_unknown(part, MODES, (token,)))
    colours: dict[str, str] = {}
    for mode in MODES:
        colour = part.child(mode)
        if colour is None or not (isinstance(colour.data, str) and _COLOUR.fullmatch(colour.data)):
            place = colour.value if colour else part.key
            message = phrase("overlay-colour", token=token, mode=mode)
            findings.append(Finding("overlay-colour", place, message))
        else:
            colours[mode] = colour.data.lower()
    return colours, findings


def _names(region: Tree, key: str) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return a list of names that the region gives, each once; empty when it gives none."""
    part = region.child(key)
    items = part.parts if part is not None and isinstance(part.parts, list) else []
    names = tuple(item.data for item in items if isinstance(item.data, str) and _is_name(item.data))
    if part is None or (names and len(set(map(as_read, names))) == len(items)):
        return names, ()
    return (), (Finding("overlay-head", part.key, phrase("overlay-head.names", key=key)),)


def _is_name(text: str) -> bool:
    """Return whether a text can be read as a name, of at most 200 characters."""
    return not is_blank(text) and len(text) <= 200 and text.isprintable()


def _unknown_approver(region: Tree, approvers: tuple[str, ...]) -> Iterator[Finding]:
    """Require that the edition is signed off by somebody whom the region names as one who may."""
    by = region.at(("sign_off", "by"))
    if by is not None and isinstance(by.data, str) and as_read(by.data) not in map(as_read, approvers):
        yield Finding("overlay-head", by.key, phrase("overlay-head.approver", by=by.data))


def _logo(part: Tree | None) -> tuple[str | None, str, list[Finding]]:
    """Return the file of the logo and its words."""
    if part is None:
        return None, "", []
    findings = list(_unknown(part, ("file", "text"), ("logo",)))
    file, text = part.child("file"), part.child("text")
    if file is None or not (isinstance(file.data, str) and _LOGO.fullmatch(file.data)):
        place = file.value if file else part.key
        findings.append(Finding("overlay-logo", place, phrase("overlay-logo.unnamed")))
    if text is None or not (isinstance(text.data, str) and not is_blank(text.data)):
        place = text.value if text else part.key
        findings.append(Finding("overlay-logo", place, phrase("overlay-logo.text")))
    return (str(file.data) if file else None), (str(text.data) if text else ""), findings
