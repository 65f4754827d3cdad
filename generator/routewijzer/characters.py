"""Characters that nobody sees but that change what is read: zero width, direction, marks of a byte order."""

import re
import unicodedata

_EMOJI = r"[\u00a9\u00ae\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_JOINED = re.compile(
    rf"(?<={_EMOJI})[\ufe0f\U0001f3fb-\U0001f3ff]{{0,2}}\u200d(?={_EMOJI})"
    r"|(?<=\U0001f3f4)[\U000e0061-\U000e007a]{1,8}\U000e007f"
)
"""What makes one emoji of several: a joiner between two, and the letters of a flag (Unicode TS #51)."""

_SOFT_HYPHEN = "\u00ad"


def find_invisible(text: str) -> int | None:
    """Return where the first character stands that cannot be seen, None when there is none. A soft hyphen
    shows when a line ends, and what joins emoji is seen as the emoji that it makes: both may stand in a text.

    >>> find_invisible("een\\u200bwoord")
    3
    """
    if text.isprintable():
        return None
    kept = {at for match in _JOINED.finditer(text) for at in range(*match.span())}
    return next(
        (
            at
            for at, one in enumerate(text)
            if unicodedata.category(one) == "Cf" and one != _SOFT_HYPHEN and at not in kept
        ),
        None,
    )
