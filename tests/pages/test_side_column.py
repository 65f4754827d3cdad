"""What else stands beside the text of a page decides whether the picture of its place is open there."""

from __future__ import annotations

from markupsafe import Markup

from made_pages import base
from routewijzer import addresses
from routewijzer.pages.element import element_view
from routewijzer.pages.links import PageLinks
from routewijzer.pages.page import SmallPictureView
from routewijzer.pages.side_column import picture_fits


def test_a_picture_is_closed_where_with_cards_and_facts_it_would_make_the_page_too_long() -> None:
    context = base().context
    links = PageLinks(context, addresses.element("stap-2"))
    view = element_view(links, context.route.elements["stap-2"])
    cards, facts = tuple(card for card in view.ways if card.aside), view.frame.column
    assert [card.kind for card in cards] == ["contact"]
    assert len(facts) == 3

    def highest(with_cards: bool = True, with_facts: bool = True, shape: str = "step") -> int:
        """Return the height in tens of pixels up to which a picture fits."""
        beside, below = (cards if with_cards else ()), (facts if with_facts else ())
        heights = (SmallPictureView(Markup(""), 10.0 * height, 3) for height in range(1, 200))
        return sum(picture_fits(each, beside, below, shape) for each in heights)

    assert 50 < highest() < 60
    assert highest(shape="decision") == highest() + 20
    assert highest() < highest(with_facts=False) < highest(with_cards=False, with_facts=False) == 109
