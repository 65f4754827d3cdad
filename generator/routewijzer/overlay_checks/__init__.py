"""Checks of what an overlay means, with the model at hand.

Names, sources, colours, the logo; and where a finding about an edition is reported.
"""

from collections.abc import Mapping

from routewijzer.overlay_checks.attribution import attribute
from routewijzer.overlay_checks.checked_merge import merge_checked

RULES: Mapping[str, str] = {
    "overlay-colour": "A colour is six hexadecimal digits and can be read on every plane it stands on.",
    "overlay-logo": "A logo is a small SVG without scripts or a small PNG, with words for who cannot see it.",
    "overlay-source": "What a region states beside the text of the base has a source of its own.",
    "overlay-old-name": "A name that the region changes stands nowhere else in its old form.",
}
"""What these checks ask of an overlay that fits its base: rule → what it asks."""

__all__ = ["RULES", "attribute", "merge_checked"]
