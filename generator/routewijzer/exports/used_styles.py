"""The rules of a style sheet that can hold in one document: those of its own elements, classes and ids.

The text of the style sheet is that of `rcssmin`: no comments, no blanks that mean nothing.
"""

import re
from collections.abc import Iterator

from routewijzer.exports.scoped_styles import blocks, selectors_of

_GROUPS = ("@media", "@supports")
"""What holds rules; everything else that begins with "@" stays as it is."""

_INNERMOST = re.compile(r":[a-z-]+\([^()]*\)")
"""What a selector asks besides (`:is(…)`, `:not(…)`): it may hold without each of these names."""

_NAME = re.compile(r"[.#]([\w-]+)|\[([\w-]+)")
_ELEMENT = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)")
_IMPLIED_ELEMENTS = frozenset(("html", "head", "body", "tbody"))
"""Elements that stand in each document, also where no tag of them does."""


def used_styles(style: str, document: str) -> str:
    """Return the rules of a style sheet but those of which no selector can hold in `document`.

    A class, id or attribute must stand as a word somewhere in the document, which holds its scripts: they set
    classes too, by their whole names, and the attribute `data-some-thing` as `someThing`. An element must
    have a tag, or its name be a text in a script. Raises ValueError where the braces of the style sheet do
    not match.
    """
    words = frozenset(re.findall(r"[\w-]+", document))
    words |= frozenset(map(_attribute, words))
    elements = frozenset(re.findall(r"""[<"']([a-z][a-z0-9]*)\b""", document)) | _IMPLIED_ELEMENTS
    return "".join(_holding_rules(style, words, elements))


def _holding_rules(style: str, words: frozenset[str], elements: frozenset[str]) -> Iterator[str]:
    for prelude, body in blocks(style):
        if prelude.startswith(_GROUPS):
            if inner := "".join(_holding_rules(body, words, elements)):
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}"
        elif selectors := [part for part in selectors_of(prelude) if _can_hold(part, words, elements)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _attribute(name: str) -> str:
    """Return the attribute that scripts call by this name (HTML, `dataset`)."""
    return "data-" + re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name)


def _can_hold(selector: str, words: frozenset[str], elements: frozenset[str]) -> bool:
    plain, count = selector, 1
    while count:
        plain, count = _INNERMOST.subn("", plain)
    named = {name for pair in _NAME.findall(plain) for name in pair if name}
    return named <= words and set(_ELEMENT.findall(re.sub(r"\[[^\]]*\]", "", plain))) <= elements
