"""From the route's graph to finished pictures."""

from routewijzer.diagram import Progress
from routewijzer.picture.gallery import Gallery, Kept, gallery
from routewijzer.picture.sketches import Sketches, sketches

__all__ = ["Gallery", "Kept", "Progress", "Sketches", "gallery", "sketches"]
