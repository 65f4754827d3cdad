"""Texts as letters on paper."""

import unicodedata

SOFT_HYPHEN = "\u00ad"


def readable(text: str) -> str:
    """Return a text composed, and without what is invisible but a soft hyphen.

    What steers the direction of text is no letter on paper, and no font has it.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(filter(_is_seen, composed))


def _is_seen(sign: str) -> bool:
    return sign == SOFT_HYPHEN or unicodedata.category(sign) not in ("Cf", "Cc")
