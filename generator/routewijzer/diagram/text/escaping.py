"""Writing any text into DOT and SVG so that it appears as exactly that text, and can never become code.

DOT has two kinds of text. In a quoted string a double quote ends the string, a backslash starts an
escape (`\\N` is the name of the node) and `&name;` is a character. An HTML-like label is XML. Titles
come from people, so they may hold all of these, and characters that change how their surroundings are
read: those are written as numbers, so that the DOT file itself cannot mislead its reader.
Source: https://graphviz.org/doc/info/lang.html and https://graphviz.org/docs/attr-types/escString/.
"""

import re
import unicodedata
from urllib.parse import quote

_OPENERS = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u202d": "\u202c",
    "\u202e": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}
"""Unicode's directional controls and what closes each (Unicode Standard Annex 9)."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")


def printable(text: str) -> str:
    """Return the text as XML can carry it: one line, U+FFFD for what XML forbids, directions closed again.

    Forbidden are control characters, lone surrogates and noncharacters (https://www.w3.org/TR/xml/#charsets).
    A direction that the text opens but does not close would turn around whatever stands after it.
    """
    if text.isprintable():  # nearly always, and a hundred times as quick
        return text
    out: list[str] = []
    open_directions: list[str] = []
    for character in text:
        if character in "\t\n\v\f\r\x85\u2028\u2029":
            out.append(" ")
        elif unicodedata.category(character) in ("Cc", "Cs") or (ord(character) & 0xFFFE) == 0xFFFE:
            out.append("\ufffd")
        else:
            out.append(character)
            if character in _OPENERS:
                open_directions.append(_OPENERS[character])
            elif open_directions and character == open_directions[-1]:
                open_directions.pop()
    return "".join(out + open_directions[::-1])


def address(href: str) -> str:
    """Return an address that is safe in every output, or "" for one that could run something.

    Only relative addresses and the schemes http, https, mailto and tel are kept. What may not stand in an
    address (RFC 3986, section 2) is percent-encoded: Graphviz 2.43 leaves quotes and brackets as they are.
    """
    clean = printable(href).strip()
    scheme = _SCHEME.match(clean)
    if scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel"):
        return ""
    return quote(clean, safe="%/:?#[]@!$&'()*+,;=~-._")


def is_plain_name(name: str) -> bool:
    """Tell whether an id can be the name of a node as it stands."""
    return bool(_SAFE_NAME.match(name))


def _visible(text: str) -> str:
    """Characters that cannot be seen, as numbers; both kinds of DOT text read `&#8203;` alike."""
    if text.isprintable():
        return text
    return "".join(
        f"&#{ord(character)};"
        if unicodedata.category(character) in ("Cf", "Zs", "Co", "Cn") and character != " "
        else character
        for character in text
    )


def dot_string(text: str) -> str:
    """Return a quoted DOT string that shows the text as it is: for labels, tooltips and addresses."""
    safe = printable(text).replace("&", "&amp;")
    return '"' + _visible(safe).replace("\\", "\\\\").replace('"', '\\"') + '"'


def quoted_rows(rows: tuple[str, ...]) -> str:
    """Return a quoted DOT string of several centred lines."""
    return '"' + "\\n".join(dot_string(row)[1:-1] for row in rows) + '"'


def marked_up(text: str) -> str:
    """Return the text for inside an HTML-like label."""
    safe = (
        printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
    return _visible(safe)
