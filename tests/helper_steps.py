"""The steps of a visitor of the decision helper."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from made_pages import BASE, read

HELPER = "keuzehulp.html"
FIRST = read(BASE).questions["acuut"].text
"""The question about danger, the first of all."""


def choose(page: Page, answer: str) -> None:
    page.get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}")).check()
    page.get_by_role("button", name="Verder").click()


def choose_all(page: Page, *answers: str) -> None:
    for answer in answers:
        choose(page, answer)


def heading(page: Page) -> str:
    return page.locator("#helper h1").inner_text()
