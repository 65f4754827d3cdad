"""Where the links and images of a text may lead: judged in its tokens, at their place in the file.

Links inside the site are ids or page files from the site's root: `[Stap 3](stap-3)`,
`[kindcheck](begrippen.html#kindcheck)`. `[zie onder](#een-kop)` leads to a heading of the text itself.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from posixpath import normpath
from urllib.parse import urlsplit

from markdown_it.token import Token

from routewijzer.content.html import OWN, SITE
from routewijzer.findings import MOST, Finding, Phrase, Place, did_you_mean, guesses, phrase, place_at
from routewijzer.phone import PhoneError, other_number, parse_phone
from routewijzer.urls import TEXT, expected_instead

_IMAGE = re.compile(r"[a-z0-9][a-z0-9/_.-]*\.(svg|png|jpe?g|webp)", re.IGNORECASE)
_LINK_OPENINGS = ("](", "](<", "]: ", "<")
"""What may stand before an address in the file."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Where a text may lead inside the site.

    Ids → addresses, all pages, the files of content/, and by address the key under which a page shows a text
    (see `anchor`) with the ids of its headings.
    """

    ids: Mapping[str, str]
    pages: Collection[str]
    files: Collection[str]
    headings: Mapping[str, tuple[str, Collection[str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FragmentLink:
    """A link to a place in a page of the site: as it is written, at `place`.

    `page` is the address of that page (None: the one that shows the text), `anchor` the id that must be
    there.
    """

    place: Place
    address: str
    page: str | None
    anchor: str


class LinkJudge:
    """Judges the links and images of one text, whose lines are `lines` and whose headings have the ids `own`.

    `judge` rewrites tokens; afterwards `images` are the files that the text shows, `fragments` its links to a
    place in a page, and `findings` what may not be there.
    """

    def __init__(self, file: str, lines: Sequence[str], targets: Targets, own: Collection[str]) -> None:
        self._file, self._lines, self._targets, self._own = file, lines, targets, own
        self._block: tuple[int, int] = (0, len(lines))
        self._known_targets = (*targets.ids, *targets.pages)
        self._searches = 0
        self._places: dict[tuple[str, int, int], Place | None] = {}
        self._guesses = guesses((*self._known_targets, *targets.files))
        self.images: list[str] = []
        self.fragments: list[FragmentLink] = []
        self.findings: list[Finding] = []

    def judge(self, tokens: Sequence[Token]) -> None:
        """Make the addresses final; what may not be there becomes plain text and a finding."""
        for token in tokens:
            if token.map:
                self._block = (token.map[0], max(token.map[1], token.map[0] + 1))
            if token.children:
                self._judge_inline(token.children)

    def _judge_inline(self, children: list[Token]) -> None:
        opened: list[bool] = []
        for at, part in enumerate(children):
            if part.type == "link_open":
                href = str(part.attrs.get("href", ""))
                dials = href[:4].lower() == "tel:"
                address = self._phone(href, _words(children, at)) if dials else self._address(href)
                opened.append(address is not None)
                part.hidden = address is None
                if address is not None:
                    part.attrs["href"] = address
            elif part.type == "link_close":
                part.hidden = not opened.pop()
            elif part.type == "image":
                self._judge_image(part)
                if part.children:
                    self._judge_inline(part.children)

    def _phone(self, href: str, words: str) -> str | None:
        """Return the address that dials what the words of a link say, or None (and a finding)."""
        try:
            number = parse_phone(href[4:])
        except PhoneError as error:
            self._refuse(href, phrase("content-link.undialable", written=href), error.hint)
            return None
        if other := other_number(words, number):
            self._refuse(href, phrase("content-link.other-number", said=other, number=str(number)))
            return None
        return number.uri

    def _address(self, href: str) -> str | None:
        """Return the address as it stands in the HTML, or None (and a finding) when it may not be there."""
        try:
            parts = urlsplit(href)
        except ValueError:
            self._refuse(href, phrase("content-link.invalid", written=href))
            return None
        if parts.scheme:
            return self._outside(href, parts.scheme)
        path, mark, fragment = href.partition("#")
        if not path and mark:
            return self._own_address(href, fragment)
        target = self._targets.ids.get(path) or (path if path in self._targets.pages else None)
        if target is None or parts.netloc:
            self._refuse(
                href, phrase("content-link.page", written=href), self._near(path, self._known_targets)
            )
            return None
        if not fragment:
            return f"{SITE}{target}"
        key, headings = self._targets.headings.get(target, ("", ()))
        anchor = f"{key}_{fragment}" if fragment in headings else fragment
        self.fragments.append(FragmentLink(self._place(href), href, target, anchor))
        return f"{SITE}{target}#{anchor}"

    def _outside(self, href: str, scheme: str) -> str | None:
        """Return an address that leads out of the site.

        None (and a finding) when it leads elsewhere than it seems to.
        """
        expected = expected_instead(href, TEXT)
        if expected is None:
            return href
        hint = phrase("use", expected=expected) if scheme in TEXT else None
        self._refuse(href, phrase("content-link.outside", written=href), hint)
        return None

    def _own_address(self, href: str, fragment: str) -> str:
        """Return the address of a heading of the text itself, or of a place in the page that shows it."""
        if fragment in self._own:
            return f"#{OWN}{fragment}"
        self.fragments.append(FragmentLink(self._place(href), href, None, fragment))
        return f"{OWN}#{fragment}"

    def _judge_image(self, part: Token) -> None:
        source = str(part.attrs.get("src", ""))
        if _IMAGE.fullmatch(source) and normpath(source) == source and source in self._targets.files:
            self.images.append(source)
            part.attrs["src"] = f"{SITE}content/{source}"
            return
        hint = self._near(source, self._targets.files)
        self._refuse(source, phrase("content-link.image", written=source), hint)
        part.type, part.tag = "text", ""

    def _near(self, word: str, candidates: Collection[str]) -> Phrase | None:
        return did_you_mean(word, candidates) if len(self.findings) < self._guesses else None

    def _refuse(self, address: str, message: Phrase, hint: Phrase | None = None) -> None:
        self.findings.append(Finding("content-link", self._place(address), message, hint))

    def _place(self, address: str) -> Place:
        """Return where an address stands: in the block of its link, if it does.

        Else (for the first `MOST`) anywhere, as one that is defined below the text does, else the first line
        of that block.
        """
        place = self._find(address, *self._block)
        if place is None and self._searches < MOST:
            self._searches += 1
            place = self._find(address, 0, len(self._lines))
        return place or Place(self._file, self._block[0] + 1)

    def _find(self, address: str, first: int, end: int) -> Place | None:
        """Return where an address stands first in the lines from `first` up to `end`.

        They are searched as one text, and once for each address: a paragraph can have thousands of lines and
        links.
        """
        key = address, first, end
        if key not in self._places:
            text = "\n".join(self._lines[first:end])
            starts = [before + address for before in _LINK_OPENINGS if before + address in text]
            ats = [text.index(start) + len(start) - len(address) for start in starts]
            at = min(ats, default=text.find(address)) if address else -1
            place = place_at(self._file, text, at)
            self._places[key] = place._replace(line=first + place.line) if at >= 0 else None
        return self._places[key]


def _words(children: Sequence[Token], opening: int) -> str:
    """Return what a link says: its words, and on a line of its own its title. Links never nest."""
    inside = takewhile(lambda part: part.type != "link_close", islice(children, opening + 1, None))
    spoken = "".join(
        part.content or (" " if part.type in ("softbreak", "hardbreak") else "") for part in inside
    )
    return f"{spoken}\n{children[opening].attrs.get('title', '')}"
