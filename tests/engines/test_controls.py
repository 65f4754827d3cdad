"""The tests look at what they mean to look at: the cache is on, windows are seen, headers are sent."""

from __future__ import annotations

import ssl
from pathlib import Path
from urllib.request import urlopen

import pytest

from header_rules import PATTERNS, headers_for_pages
from visitors import Visitor


@pytest.mark.parametrize(
    ("engine", "kept"),
    [
        ("chromium", True),
        pytest.param("chromium-uncached", False, marks=pytest.mark.proof),  # as all its histories are
        ("firefox", True),
        ("webkit", True),
    ],
    indirect=["engine"],
    scope="session",
)
def test_a_page_of_the_site_comes_back_from_the_memory_of_the_browser(
    visitor: Visitor, roots: dict[str, str], neutral: str, kept: bool
) -> None:
    site = roots["http"]  # WebKit keeps no page across a `Cross-Origin-Opener-Policy`
    visitor.open(f"{site}route/stap-1.html")
    assert visitor.run("return document.visibilityState") == "visible"
    visitor.run(
        "window.here = true; addEventListener('pageshow', event => { window.kept = event.persisted })"
    )
    visitor.open(f"{neutral}start")
    visitor.walk("back", f"{site}route/stap-1.html")
    assert bool(visitor.run("return window.here && window.kept")) is kept
    assert visitor.find("h1").is_displayed()


@pytest.mark.parametrize("name", PATTERNS)
def test_the_server_sends_the_exported_headers(roots: dict[str, str], name: str) -> None:
    with urlopen(roots[name], context=ssl._create_unverified_context()) as answer:
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "no-cache"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_every_exported_file_sends_the_same_headers_with_a_page(
    exported_headers: Path,
) -> None:
    nginx, apache, plain = (dict(headers_for_pages(exported_headers / name)) for name in PATTERNS)
    assert nginx == apache == plain
