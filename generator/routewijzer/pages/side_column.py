"""Whether the column beside the text of a page has room for the picture of its place in the route.

All heights are pixels in a window of 1280 wide with letters of the usual size, as `element.css` and
`actions.css` set what stands in the column; the browser tests compare the pages with their greatest height.
"""

import textwrap

from routewijzer.pages.edges import EdgeGroupView
from routewijzer.pages.page import SmallPictureView
from routewijzer.pages.statements import StatementView

HIGHEST = {"decision": 1300}
HIGHEST_USUALLY = 1100
"""What keeps the page of a decision within 1,900 pixels and any other within 1,700, with head and foot."""

GAP = 16
FRAME = 10
"""Between the parts of the column, and around the picture."""
LETTERS = 33
SMALL_LETTERS = 38
"""How many fit in a row of the column."""
CARD_FRAME, CALL_BUTTON, WAY, CARD_ROW = 66, 84, 66, 28
"""Of a card: its heading and edges, the call with its note, a button or link, and a row of a condition."""
FACTS_FRAME, FACT, FACT_ROW, DETAIL_ROW = 18, 39, 23, 20
"""Of the facts: their edges, the question and the air of one, a row of its answer, and of its detail."""


def picture_fits(
    picture: SmallPictureView, cards: tuple[EdgeGroupView, ...], facts: tuple[StatementView, ...], shape: str
) -> bool:
    """Tell whether the picture can stand open beside the text, with these cards above it and facts below it.

    Where it cannot, the page would become too long: the picture stands there closed.
    """
    parts = [picture.height + FRAME, *map(_card, cards)]
    if facts:
        parts.append(FACTS_FRAME + sum(map(_fact, facts)))
    return sum(parts) + GAP * (len(parts) - 1) <= HIGHEST.get(shape, HIGHEST_USUALLY)


def _card(card: EdgeGroupView) -> float:
    ways = sum(WAY + CARD_ROW * _rows(turn.clause or "-", LETTERS) for turn in card.turns)
    return CARD_FRAME + CALL_BUTTON + ways


def _fact(fact: StatementView) -> float:
    details = (fact.detail or "", fact.link.title if fact.link else "")
    small = sum(_rows(text, SMALL_LETTERS) for text in details)
    return FACT + FACT_ROW * _rows(fact.text, LETTERS) + DETAIL_ROW * small


def _rows(text: str, letters: int) -> int:
    return len(textwrap.wrap(text, letters))
