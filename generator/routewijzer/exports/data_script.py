"""Data as a script: a page that is opened from disk may fetch no data, but may load a script."""

from routewijzer.exports.data_literal import literal, script_json


def data_script(name: str, data: object) -> str:
    """Return a classic script that sets `window.routewijzer.NAME` to plain data.

    The same data give the same bytes; nothing in a text can end the script or a line of it.
    """
    return f"window.routewijzer.{name}={script_json(data)};\n"


def short_data_script(name: str, data: object) -> str:
    """Return the same in fewer bytes, where no script changes a part that occurs twice (see `literal`)."""
    return f"window.routewijzer.{name}={literal(data)};\n"
