"""After leaving, neither Back nor Forward shows a page of the site: in each engine, wherever the site stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from visitors import Visitor

ELEMENT = "route/stap-1.html"
HELPER = "keuzehulp.html"


def at_home(visitor: Visitor, site: str) -> tuple[int, int]:
    """On the first page, with an element ahead. Returns how many entries of the site stand behind and ahead."""
    visitor.open(f"{site}index.html")
    visitor.open(f"{site}{ELEMENT}")
    visitor.walk("back", f"{site}index.html")
    return 0, 1


def at_an_element(visitor: Visitor, site: str) -> tuple[int, int]:
    visitor.open(f"{site}index.html")
    visitor.open(f"{site}{ELEMENT}")
    return 1, 0


def in_the_helper(visitor: Visitor, site: str) -> tuple[int, int]:
    """In the middle of a decision, where each question is an entry of the history."""
    visitor.open(f"{site}index.html")
    visitor.open(f"{site}{HELPER}#beslissing-1")
    for _ in range(2):
        question = visitor.find("#helper h1").text
        visitor.click("#helper .opt:nth-child(2)")
        visitor.click("#helper form button")
        visitor.wait_until("return document.querySelector('#helper h1').innerText !== arguments[0]", question)
    return 3, 0


@pytest.mark.parametrize("begin", [at_home, at_an_element, in_the_helper])
def test_back_and_forward_after_leaving_never_show_the_site(
    visitor: Visitor, site: str, neutral: str, begin: Callable[[Visitor, str], tuple[int, int]]
) -> None:
    visitor.open(f"{neutral}start")
    behind, ahead = begin(visitor, site)
    visitor.click(".exit")
    visitor.wait_until("return location.href === arguments[0]", f"{neutral}weather")
    for _ in range(behind):
        visitor.walk("back", f"{neutral}weather")
    visitor.walk("back", f"{neutral}start")
    for _ in range(behind + 1 + ahead):
        visitor.walk("forward", f"{neutral}weather")
    visitor.open(f"{site}index.html")
    assert visitor.find("h1").is_displayed()
    assert visitor.run("return [localStorage.left, localStorage.seen]") == [None, None]
