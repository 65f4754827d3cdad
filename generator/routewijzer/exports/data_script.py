"""Data as a script: a page that is opened from disk may fetch no data, but may load a script."""

import json


def data_script(name: str, data: object) -> str:
    """Return a classic script that sets `window.routewijzer.NAME` to plain data.

    The same data give the same bytes; nothing in a text can end the script or a line of it.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"window.routewijzer.{name}={text};\n"
