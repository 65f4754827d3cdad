"""Data as JSON to print: nothing in it steers a terminal, or stands there unseen."""

import json
from typing import Any


def json_text(data: Any) -> str:
    r"""Return `data` as JSON in lines; what cannot be printed is escaped, as RFC 8259 (section 7) allows.

    >>> json_text("x\u200by")
    '"x\\u200by"'
    """
    text = json.dumps(data, ensure_ascii=False, indent=1)
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        character if character == "\n" or character.isprintable() else json.dumps(character)[1:-1]
        for character in text
    )
