"""What an element is called: its number or caption, its whole name, its kind in a word."""

import re
from functools import lru_cache, partial

from routewijzer.i18n import Words
from routewijzer.model import Decision, Element, Step


def caption(words: Words, element: Element) -> str:
    """Return the small line above its name: "Beslissing 1", "Stap 2", or nothing."""
    if element.caption:
        return element.caption
    if isinstance(element, Step) and element.number is not None:
        return words("element.number", number=element.number)
    return ""


def heading(words: Words, element: Element) -> str:
    """Return the whole name: "Stap 2: Overleg met collega", "Beslissing 1: Melding"."""
    line = _own(words, element)
    return words("element.captioned", caption=line, title=element.title) if line else element.title


def drawn_name(words: Words, element: Element) -> str:
    """Return the name as the picture writes it: "Stap 2: Overleg met collega", "Melding bij Veilig Thuis"."""
    line = _own(words, element)
    return words("element.captioned", caption=line, title=element.label) if line else element.label


def short_name(words: Words, element: Element) -> str:
    """Return a name for small places: "Stap 2", "Beslissing 1", or the label of the picture."""
    return _own(words, element) or element.label


def name_inside(words: Words, element: Element) -> str | None:
    """Its number as a sentence says it: "stap 2"; None for what has no number.

    A name that the author wrote keeps its letters, so it has no such form.
    """
    if element.caption or not isinstance(element, Step) or element.number is None:
        return None
    return words("element.number_inside", number=element.number)


def kind(words: Words, element: Element) -> str:
    """Return what kind of thing it is, in a word."""
    return words.kind[element.shape]


def _own(words: Words, element: Element) -> str:
    """Return a caption that is the element's own name, as "Stap 2".

    Empty for a remark ("Na elke stap").
    """
    line = caption(words, element)
    named = isinstance(element, Step | Decision) and line.lower().startswith(kind(words, element).lower())
    return line if named else ""


@lru_cache(1024)  # every case names the same few elements on each of its pages
def breakable(title: str, hyphens: tuple[str, ...]) -> str:
    """Return a title with a soft hyphen at each bar of these words ("veiligheids|beoordeling")."""
    for word in hyphens:
        whole = re.compile(re.escape(word.replace("|", "")), re.IGNORECASE)
        title = whole.sub(partial(_break, word), title)
    return title


def _break(word: str, match: re.Match[str]) -> str:
    """Return a found word with a soft hyphen at each bar of `word`."""
    text, at = match[0], 0
    parts = []
    for part in word.split("|"):
        parts.append(text[at : at + len(part)])
        at += len(part)
    return "\u00ad".join(parts)
