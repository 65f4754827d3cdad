"""What stands at the top of every page that is not to be followed without a thought.

That are the pages of an edition that was withdrawn or is stale, and those of an earlier version. The same
HTML goes into pages that are made now and, by `mark_html`, into finished ones.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinja2 import Environment
from markupsafe import escape

from routewijzer import addresses
from routewijzer.editions import BaseVersion, EditionStatus
from routewijzer.editions.status import StaleReason
from routewijzer.exports import assets
from routewijzer.i18n import Words
from routewijzer.pages.links import spoken_date

STYLE = "notice"
"""The style sheet of the notice, in the folder of styles."""

TEMPLATE = "parts/notice.html"

_NOTICE = re.compile(r"<!--notice-->.*?<!--/notice-->\n?", re.DOTALL)
_INSIDE = re.compile(r"<main\b[^>]*>\n?")
_CANONICAL = re.compile(r'<link rel="canonical"[^>]*>\n?')
_LOADS_STYLES = "style-src 'self'"
"""What the policy of a page holds that may load the site's style sheets; a document in one file may not."""
_ROBOTS = '<meta name="robots" content="noindex">'


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice: its `kind`, the sentence that counts most, the rest, and where to go (empty: nowhere known).

    `calls` are the numbers of now, for a page whose own may be old: the words, the number, what dials it.
    """

    kind: Literal["withdrawn", "stale", "old"]
    title: str
    text: str
    href: str = ""
    link: str = ""
    calls: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CountingSite:
    """The site that counts instead of a marked one: its name (empty: not known), its root, its pages.

    `root` is as seen from the root of the marked site ("../basis/"), `pages` are those known to be there.
    """

    title: str
    root: str
    pages: Collection[str] = ()

    def link(self, words: Words, page: str) -> tuple[str, str]:
        """Return where the page `page` of a marked site leads, and the words of that link."""
        same = page in self.pages
        target = addresses.relative(self.root + (page if same else addresses.HOME), page)
        if not self.title:
            return target, words.notice.elsewhere
        return target, words("notice.same_page" if same else "notice.first_page", title=self.title)


def edition_notice(
    words: Words,
    status: EditionStatus,
    page: str,
    newest: BaseVersion | None,
    today: date,
    helpline: str,
    instead: CountingSite | None,
) -> NoticeView | None:
    """Return the notice on a page of an edition; None where the edition counts and is up to date.

    `newest` is the base of now, `helpline` whom to ask in doubt, `instead` the site that counts for a
    withdrawn edition, or beside a stale one.
    """
    href, link = instead.link(words, page) if instead else ("", "")
    if gone := status.withdrawn:
        if gone.url:
            href, link = gone.url, words.notice.elsewhere
        day = spoken_date(words, gone.date)
        text = words("notice.withdrawn_text", edition=status.title, date=day, reason=_sentence(gone.reason))
        return NoticeView("withdrawn", words.notice.withdrawn, text, href, link)
    reasons = status.stale(newest, today)
    if not reasons:
        return None
    text = " ".join(_stale(words, reason, status, newest) for reason in reasons)
    return NoticeView(
        "stale", words.notice.stale, f"{text} {words('notice.doubt', helpline=helpline)}", href, link
    )


def gone_notice(words: Words, edition: str, page: str, instead: CountingSite) -> NoticeView:
    """Return the notice on a page of an edition that is not among the editions any more."""
    text = words("notice.gone_text", edition=edition)
    return NoticeView("withdrawn", words.notice.withdrawn, text, *instead.link(words, page))


def old_notice(
    words: Words, old: EditionStatus, now: EditionStatus, page: str, site: CountingSite
) -> NoticeView:
    """Return the notice on a page of an earlier version of an edition."""
    title = words("notice.old", version=old.version, date=spoken_date(words, old.published))
    text = words("notice.old_text", version=now.version, date=spoken_date(words, now.published))
    return NoticeView("old", title, text, *site.link(words, page))


def notice_html(environment: Environment, notice: NoticeView) -> str:
    """Return a notice as HTML, one line."""
    return environment.get_template(TEMPLATE).render(notice=notice).strip() + "\n"


def mark_html(html: str, notice: str, root: str, *, listed: bool) -> str | None:
    """Return a finished page with a notice at the top of its `main`, in the place of one that stands there.

    `root` leads from the page to the root of its site; with `listed` search engines may go on listing it.
    None for a page without `main` or head: it cannot be marked.
    """
    html = _NOTICE.sub("", html)
    main = _INSIDE.search(html)
    if main is None or "</head>" not in html:
        return None
    html = f"{html[: main.end()]}{notice}{html[main.end() :]}"
    link = f'<link rel="stylesheet" href="{escape(root)}{assets.FOLDER}/{STYLE}.css">'
    style = link if _LOADS_STYLES in html else ""
    added = "".join(line for line in ("" if listed else _ROBOTS, style) if line and line not in html)
    if not listed:
        html = _CANONICAL.sub("", html)
    return html.replace("</head>", f"{added}</head>", 1)


def _stale(words: Words, reason: StaleReason, status: EditionStatus, newest: BaseVersion | None) -> str:
    over = status.over
    return words(
        f"notice.{reason}",
        version=over.version if over else "",
        date=spoken_date(words, over.published) if over else "",
        newest=newest.version if newest else "",
        due=spoken_date(words, status.due) if status.due else "",
    )


def _sentence(text: str) -> str:
    """Return a text with a full stop where it ends without a mark."""
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text.rstrip()}."
