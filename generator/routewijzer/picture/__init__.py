"""From the route's graph to finished pictures."""

from routewijzer.diagram import Progress
from routewijzer.picture.gallery import Gallery, PartPicture, gallery, whole_drawing
from routewijzer.picture.lock import PictureLock
from routewijzer.picture.one_file import inside_one_file
from routewijzer.picture.sketches import Sketches, sketches

__all__ = [
    "Gallery",
    "PartPicture",
    "PictureLock",
    "Progress",
    "Sketches",
    "gallery",
    "inside_one_file",
    "sketches",
    "whole_drawing",
]
