"""A hash of what a route says, so that an approval can be told to be of another version."""

import json
from collections.abc import Mapping
from hashlib import sha256

from routewijzer.model import Route

_ABOUT_IT = ("sign_off", "withdrawn")
"""What says something of the route, and nothing of what it says."""

DIGITS = 16
"""Hexadecimal digits of the SHA-256 that are kept: 64 bits, short enough to write on paper."""


def content_hash(route: Route, texts: Mapping[str, str]) -> str:
    """Return the hash of a route and its longer texts (file → Markdown): `DIGITS` hexadecimal digits.

    Left out is what says nothing of the route itself: the approval, and what marks an edition as withdrawn.
    """
    data = route.model_dump(mode="json", by_alias=True, exclude_none=True)
    data["route"] = {key: value for key, value in data["route"].items() if key not in _ABOUT_IT}
    whole = json.dumps([data, dict(sorted(texts.items()))], ensure_ascii=False, sort_keys=True)
    return sha256(whole.encode()).hexdigest()[:DIGITS]
