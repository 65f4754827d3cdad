"""The notice at the top of a withdrawn or stale page, and putting it into a finished page."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from routewijzer import i18n
from routewijzer.editions import BaseVersion, EditionStatus
from routewijzer.pages.notice import CountingSite, edition_notice, mark_html

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)
OVER = BaseVersion(id="base", title="Base", version="2", published=YESTERDAY)
NORTH = EditionStatus(
    id="north", title="North", owner="O", version="1", published=YESTERDAY, base=False, over=OVER, seen="2"
)
NEWER = OVER.model_copy(update={"version": "3"})
LATER_DAY = OVER.model_copy(update={"published": TODAY})


@pytest.mark.parametrize(
    ("change", "newest", "part"),
    [
        ({}, OVER, None),
        ({"seen": None}, OVER, None),
        ({"due": TODAY}, OVER, None),
        ({"seen": "1"}, OVER, "The base route is now version 2 of 22 November 2026. The region has not yet"),
        ({"due": YESTERDAY}, OVER, "It had to be reviewed again by 22 November 2026 at the latest."),
        ({}, NEWER, "It still rests on version 2 of the base route. Version 3 counts now."),
        ({}, LATER_DAY, "It still rests on version 2"),
    ],
)
def test_an_edition_is_stale_for_each_of_three_reasons_and_for_no_other(
    root: Path, change: dict[str, object], newest: BaseVersion, part: str | None
) -> None:
    words, _ = i18n.load(root / "theme" / "words", "en")
    assert words is not None
    status = NORTH.model_copy(update=change)
    site = CountingSite("Base", "../base/", ("route/a.html",))
    notice = edition_notice(words, status, "route/a.html", newest, TODAY, "The line", site)
    assert (notice is None) == (part is None)
    if notice is not None and part is not None:
        assert part in notice.text
        assert "Ask: The line." in notice.text
        assert (notice.href, notice.link) == ("../../base/route/a.html", "This page in: Base")


def test_a_finished_page_is_marked_in_its_main_once_and_taken_from_search_engines() -> None:
    policy = "<meta content=\"style-src 'self'\">"
    head = f'{policy}<link rel="canonical" href="x">\n'
    page = f'<html><head>{head}</head><body><main id="main">\n<h1>A</h1></main></body></html>'
    once = mark_html(page, "<!--notice-->one<!--/notice-->\n", "../", listed=False)
    assert once is not None
    assert '<main id="main">\n<!--notice-->one<!--/notice-->\n<h1>' in once
    assert '<meta name="robots" content="noindex">' in once
    assert '<link rel="stylesheet" href="../assets/notice.css">' in once
    assert "canonical" not in once
    assert mark_html(once, "<!--notice-->one<!--/notice-->\n", "../", listed=False) == once
    twice = mark_html(once, "<!--notice-->two<!--/notice-->\n", "../", listed=False)
    assert twice == once.replace("one<", "two<")
    assert mark_html("<p>a fragment", "x", "", listed=True) is None
