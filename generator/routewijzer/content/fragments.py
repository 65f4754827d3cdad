"""Every place that a text leads to is there: judged on the finished pages, so that nothing is forgotten."""

import re
from collections.abc import Iterable, Iterator, Mapping

from routewijzer.content.links import FragmentLink
from routewijzer.findings import Finding, did_you_mean, guesses, phrase

_ID = re.compile(r'<[a-z][^<>]*?\sid="([^"]*)"')


def check_fragments(links: Iterable[FragmentLink], pages: Mapping[str, str]) -> Iterator[Finding]:
    """Return a finding for each of `links` (with a page) whose place is not in that page.

    `pages` are by address what the `main` of each holds.
    """
    anchors: dict[str, frozenset[str]] = {}
    missing = 0
    for link in links:
        assert link.page is not None
        if link.page not in anchors:
            anchors[link.page] = frozenset(_ID.findall(pages.get(link.page, "")))
        known = anchors[link.page]
        if link.anchor not in known:
            missing += 1
            names = sorted(_address(link, anchor) for anchor in known)
            near = did_you_mean(link.address, names) if missing <= guesses(names) else None
            message = phrase("content-link.fragment", written=link.address)
            yield Finding("content-link", link.place, message, near)


def _address(link: FragmentLink, anchor: str) -> str:
    """Return an id of a page as the text would write it: of a heading without the key before it."""
    return f"{link.address.partition('#')[0]}#{anchor.rpartition('_')[2]}"
