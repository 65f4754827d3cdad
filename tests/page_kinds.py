"""Which pages of the base route's site stand for all the others."""

from __future__ import annotations

from pathlib import Path

KINDS = (
    "onderwijs",
    "stap-1",
    "stap-5",
    "sluit-meldcode",
    "beslissing-1",
    "veilig-thuis",
    "meldcode",
    "kindcheck",
)
"""Of the pages about elements: a stakeholder, the first and a last step, an end, a decision and so on."""


def every(site: Path) -> list[Path]:
    """All pages."""
    return sorted(site.rglob("*.html"))


def whole(site: Path) -> list[Path]:
    """All pages that are not about one element or case."""
    return sorted(site.glob("*.html"))


def single(site: Path) -> list[Path]:
    """Of the pages about one element or case, some of every kind."""
    return [
        *(site / "route" / f"{name}.html" for name in KINDS),
        *sorted((site / "casus").glob("*.html"))[:2],
        site / "rol" / "onderwijs.html",
    ]


def kinds(site: Path) -> list[Path]:
    """Return a page of every kind."""
    return [*whole(site), *single(site)]


def some(site: Path) -> list[Path]:
    """One page of each build: with a picture, with words, with a table, with questions."""
    names = ("index", "keuzehulp", "begrippen", "route/stap-2", "route/beslissing-1", "overzicht", "links")
    return [site / f"{name}.html" for name in names]
