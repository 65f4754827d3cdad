"""What a site's pages are made from, and what a page is before it is printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from markupsafe import Markup

from routewijzer.addresses import Addresses, anchor
from routewijzer.editions import EditionStatus, Report
from routewijzer.exports.carried_files import CarriedFile
from routewijzer.exports.picture_files import PictureFile
from routewijzer.graph import Graph
from routewijzer.i18n import Words
from routewijzer.model import Route, SignOff
from routewijzer.overlay.guide import GuideEntry
from routewijzer.overlay_checks.part_paths import PartPath
from routewijzer.yamldoc import Data, KeyPath

Current = Literal["home", "helper", "glossary", "links", "training", ""]
"""The item of the menu that a page belongs to; empty for none."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search knows of a page: its heading, words that lead to it, and its text.

    `aside` is 1 for a page about the site and 2 for a case: they come after the route itself.
    """

    title: str
    keywords: tuple[str, ...]
    text: str
    aside: int = 0


@dataclass(frozen=True, slots=True)
class LegendEntryView:
    """One sign of the picture.

    `kind` is what it stands for in the picture ("main", "decision", …), `symbol` a small finished SVG.
    """

    kind: str
    title: str
    symbol: Markup
    text: str | None = None


@dataclass(frozen=True, slots=True)
class PartPictureView:
    """Finished SVG of a part of a divided route, lying and standing, as seen from the root of the site.

    `own` are the elements that stand in it and in no other; `above` is the larger part that it is in, or
    empty. The rest is as in `Pictures`.
    """

    id: str
    title: str
    own: tuple[str, ...]
    above: str
    wide: Markup
    stacked: Markup
    legend: tuple[LegendEntryView, ...]
    legend_apart: bool
    files: tuple[PictureFile, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallPictureView:
    """The picture of what stands before and after an element.

    `height` is in pixels at its natural size; `neighbours` is the number of boxes around the element.
    """

    svg: Markup
    height: float
    neighbours: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """Finished SVG: the whole route lying and standing, and by element its neighbourhood.

    `legend` are the entries for buttons; `legend_apart` tells that the lying one has no room for its own.
    `files` are the lying one as files beside the pages. Of a route that is too large for one picture these
    are those of the overview, and `parts` those of the parts.
    """

    wide: Markup = Markup("")
    stacked: Markup = Markup("")
    mini: Mapping[str, SmallPictureView] = field(default_factory=dict)
    legend: tuple[LegendEntryView, ...] = ()
    legend_apart: bool = True
    files: tuple[PictureFile, ...] = ()
    parts: tuple[PartPictureView, ...] = ()


@dataclass(frozen=True, slots=True)
class OneFile:
    """What a document holds that is all pages in one.

    `pages` are their addresses, `data` the files that stand in it by their addresses, as `data:` addresses;
    `missing` is where it says what cannot be in it. A place in the page `helper` is a decision that begins
    there: its address is the decision's id alone, which is all that the scripts of the helper know. `places`
    are the ids of what many links lead to and nobody else does, as short as can be, by their addresses.
    """

    pages: frozenset[str]
    data: Mapping[str, str]
    missing: str
    helper: str
    places: Mapping[str, str]

    def id(self, target: str) -> str:
        """Return the id of what stands at an address from the site's root."""
        return self.places.get(target) or anchor(target)

    def to(self, target: str) -> str:
        """Return the address of a target from the site's root."""
        path, _, place = target.partition("#")
        if path in self.data:
            return self.data[path]
        if path == self.helper and place:
            return f"#{place}"
        return f"#{self.id(target if path in self.pages else self.missing)}"


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that pages are made from.

    `prose` maps a file of content/ to its HTML (see `content.markdown.render`), `today` is the day of the
    build. `helper` and `training` say whether the site has these pages, so that others may lead there.
    `report` tells what an edition says differently from the base; None for the base itself; `regional` are
    the paths of the model where it does, with the base's value (see `overlay.Merged`). `logo` is the address
    of an edition's own logo and its words; None for the route's own. `one_file` is set where all pages stand
    in one document. `forms` are the forms of the site that stand beside its pages. `status` is how the
    edition stands. `base_root` leads from the site's root to that of the base where both stand beside each
    other ("../basis/", else empty); `base_pages` are pages that are surely there. `earlier` are the earlier
    versions that stand beside the pages, the newest first. `paths` are, on a site for editors, the values of
    the model with their paths, by the unit of meaning that they stand in.
    `guide` is what the base suggests to an edition, with what it did.
    """

    route: Route
    graph: Graph
    words: Words
    addresses: Addresses
    today: date
    pictures: Pictures = field(default_factory=Pictures)
    prose: Mapping[str, Markup] = field(default_factory=dict)
    helper: bool = False
    training: bool = False
    report: Report | None = None
    regional: Mapping[KeyPath, Data] = field(default_factory=dict)
    logo: tuple[str, str] | None = None
    one_file: OneFile | None = None
    forms: tuple[CarriedFile, ...] = ()
    lapsed_sign_off: SignOff | None = None
    status: EditionStatus | None = None
    base_root: str = ""
    base_pages: frozenset[str] = frozenset()
    earlier: tuple[EditionStatus, ...] = ()
    paths: Mapping[KeyPath, Sequence[PartPath]] = field(default_factory=dict)
    guide: tuple[GuideEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    `path` is its address from the site's root, `title` a neutral name for the browser's tab, `view` what
    the template prints (a file in theme/templates/pages), `styles` and `scripts` the files of the site's
    folder `assets` that it needs beside those of every page; `icons` are those that its scripts place. In a
    page with `terms` the first mention of a term leads to the glossary.
    """

    path: str
    template: str
    title: str
    view: object
    description: str = ""
    section: Current = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    icons: tuple[str, ...] = ()
    search: SearchEntry | None = None
    terms: bool = False
