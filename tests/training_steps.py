"""The practice cases as the presenter has them, and what a trainer does."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from made_pages import BASE, ROOT, context_of, read
from routewijzer.pages.case import CaseView
from routewijzer.pages.training import TrainingView, training_page

TRAINING = "training.html"


def cases() -> tuple[CaseView, ...]:
    view = training_page(context_of(read(BASE), ROOT / "content", training=True)).view
    assert isinstance(view, TrainingView)
    return view.cases


ALL = {case.id: case for case in cases()}
"""Every case by its id."""

CASES_TO_WALK = "school huisarts wijkteam thuiszorg partner verwaarlozing kinderopvang tafel"
CASES = {key: ALL[key] for key in CASES_TO_WALK.split()}
"""Those that a browser walks; all are walked in Node.js (`training/test_case_walks.py`)."""


def heading(page: Page) -> str:
    return page.locator("#panel article:not([hidden]) h2").inner_text().replace("\xad", "")


def expect_at(page: Page, place: str) -> None:
    """Wait until the address tells this place; the browser tells it a moment after the key."""
    expect(page).to_have_url(re.compile(rf"#{re.escape(place)}$"))


def now(page: Page) -> list[str]:
    boxes = page.locator("#stage a.now").all()
    return [box.get_attribute("data-id") or "" for box in boxes]


def keys_for(case: CaseView) -> list[tuple[str, int]]:
    """Keys that walk a whole case, each with the stop where it leads; at a decision the told choice."""
    pressed = []
    for stop in case.stops:
        pressed.append(("PageDown" if stop.number % 2 else "ArrowRight", stop.number))
        for number, choice in enumerate(stop.choices, 1):
            if choice.expected:
                pressed.append((str(number), stop.number))
    return pressed
