"""Which pages of the base route's site stand for all the others."""

from __future__ import annotations

from pathlib import Path

WHOLE = (
    "404",
    "begrippen",
    "beeld",
    "bronnen",
    "downloads",
    "index",
    "keuzehulp",
    "links",
    "open-punten",
    "overzicht",
    "privacy",
    "training",
)
"""Of the pages that are not about one element or case, one of each template: `afdrukken` repeats what the
others say, `over` and some more are text as `privacy` is."""

KINDS = ("onderwijs", "betrokkenen", "stap-1", "sluit-meldcode", "beslissing-1", "veilig-thuis", "kindcheck")
"""Of the pages about elements: a stakeholder, several of them, a step, an end, a decision and so on."""


def every(site: Path) -> list[Path]:
    """All pages."""
    return sorted(site.rglob("*.html"))


def whole(site: Path) -> list[Path]:
    """Of the pages that are not about one element or case, one of every kind."""
    return [site / f"{name}.html" for name in WHOLE]


def single(site: Path) -> list[Path]:
    """Of the pages about one element or case, one of every kind."""
    return [
        *(site / "route" / f"{name}.html" for name in KINDS),
        site / "casus" / "geen-hulp.html",
        site / "rol" / "onderwijs.html",
    ]


def kinds(site: Path) -> list[Path]:
    """Return a page of every kind."""
    return [*whole(site), *single(site)]


def some(site: Path) -> list[Path]:
    """One page of each build: with a picture, with words, with a table, with questions."""
    names = ("index", "keuzehulp", "begrippen", "route/stap-2", "route/beslissing-1", "overzicht", "links")
    return [site / f"{name}.html" for name in names]
