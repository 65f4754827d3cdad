"""Marks in finished HTML what a browser must treat in a way of its own: a telephone number stays on one line.

Works on the text between tags alone, so that a number in a fact, a button or longer text is treated alike.
"""

import re
from collections.abc import Iterable

from markupsafe import escape

from routewijzer.model import Route

_PASSED = r"<svg\b.*?</svg>|<(?P<raw>script|style|textarea|title)\b.*?</(?P=raw)>|<[^>]*>"
"""What holds no text that can be marked. Our HTML escapes every ">" in a value: a tag ends at the first."""


def breakable_numbers(route: Route) -> tuple[str, ...]:
    """Return the telephone numbers of a route, as it writes them, that a browser would break."""
    numbers = {service.phone for service in route.services.values() if service.phone}
    return tuple(sorted(number for number in numbers if not number.isalnum()))


def text_marks(numbers: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of what is marked, for `marked_text`; None for nothing."""
    longest = sorted((str(escape(number)) for number in numbers), key=len, reverse=True)
    if not longest:
        return None
    choice = "|".join(map(re.escape, longest))
    return re.compile(rf"{_PASSED}|(?<![\w-])(?P<number>{choice})(?![\w-])", re.DOTALL)


def marked_text(html: str, marks: re.Pattern[str] | None) -> str:
    """Return `html` with every number in an element that stands on one line where it fits."""
    if marks is None:
        return html
    return marks.sub(lambda found: _kept(found["number"]) if found["number"] else found[0], html)


def _kept(number: str) -> str:
    return f'<span class="phone">{number}</span>'
