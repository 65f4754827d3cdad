"""The rules of a style sheet that can hold in one document: those of its own elements, classes and ids.

The text of the style sheet is that of `rcssmin`: no comments, no blanks that mean nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from routewijzer.exports.scoped_styles import blocks, selectors_of

_GROUPS = ("@media", "@supports")
"""What holds rules; everything else that begins with "@" stays as it is."""

_INNERMOST = re.compile(r":[a-z-]+\([^()]*\)")
"""What a selector asks besides (`:is(…)`, `:not(…)`): it may hold without each of these names."""

_NAME = re.compile(r"[.#]([\w-]+)")
_ATTRIBUTE = re.compile(r"\[([\w-]+)")
_ELEMENT = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)")
_IMPLIED_ELEMENTS = frozenset(("html", "head", "body", "tbody"))
"""Elements that stand in each document, also where no tag of them does."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that a document knows: of its elements, of classes and ids, and of attributes."""

    elements: frozenset[str]
    names: frozenset[str]
    attributes: frozenset[str]

    def can_hold(self, selector: str) -> bool:
        """Return whether a selector may hold in the document."""
        plain, count = selector, 1
        while count:
            plain, count = _INNERMOST.subn("", plain)
        unbracketed = re.sub(r"\[[^\]]*\]", "", plain)
        return (
            self.elements.issuperset(_ELEMENT.findall(unbracketed))
            and self.names.issuperset(_NAME.findall(unbracketed))
            and self.attributes.issuperset(_ATTRIBUTE.findall(plain))
        )


def vocabulary(markup: str, scripts: str) -> Vocabulary:
    """Return the names that stand in the tags of a document and in its scripts.

    Scripts set classes by their whole names, in texts between double quotes or backticks (as the formatter
    writes them; none stands in a regular expression), and the attribute `data-some-thing` as `someThing`.
    """
    tags = " ".join(re.findall(r"<[^>]*>", markup))
    texts = " ".join(re.findall(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`', scripts))
    words = re.findall(r"[\w-]+", f"{tags} {scripts}")
    return Vocabulary(
        elements=frozenset(re.findall(r"""[<"]([a-z][a-z0-9]*)\b""", tags + texts)) | _IMPLIED_ELEMENTS,
        names=frozenset(re.findall(r"[\w-]+", f"{tags} {texts}")),
        attributes=frozenset((*words, *map(_attribute, words))),
    )


def used_styles(style: str, names: Vocabulary) -> str:
    """Return the rules of a style sheet but those of which no selector can hold.

    Raises ValueError where the braces of the style sheet do not match.
    """
    return "".join(_holding_rules(style, names))


def _holding_rules(style: str, names: Vocabulary) -> Iterator[str]:
    for prelude, body in blocks(style):
        if prelude.startswith(_GROUPS):
            if inner := "".join(_holding_rules(body, names)):
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}"
        elif selectors := list(filter(names.can_hold, selectors_of(prelude))):
            yield f"{','.join(selectors)}{{{body}}}"


def _attribute(name: str) -> str:
    """Return the attribute that scripts call by this name (HTML, `dataset`)."""
    return "data-" + re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name)
