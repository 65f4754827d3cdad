"""The steps of a visitor of the decision helper."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from made_pages import BASE, read

HELPER = "keuzehulp.html"
FIRST = read(BASE).questions["acuut"].text
"""The question about danger, the first of all."""


PRESSABLE = """part => { part.scrollIntoViewIfNeeded();
  const box = part.getBoundingClientRect();
  return part.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)) }"""
"""Whether a press on the middle of a part of the page, brought into sight, meets it."""

CHOOSE_ALL = f"""answers => {{
  const pressable = {PRESSABLE}, all = selector => [...document.querySelectorAll("#helper " + selector)];
  for (const answer of answers) {{
    const option = all(".option").find(each => each.innerText.trim().startsWith(answer));
    const button = all("form .button.full")[0];
    for (const part of [option, button]) {{
      if (!part || part.disabled || !pressable(part)) throw new Error(`${{answer}}: ${{part?.outerHTML}}`);
      part.click(); }} }} }}"""
"""Presses answers one after the other, each with its button, if a mouse can."""


def choose(page: Page, answer: str) -> None:
    """Choose an answer with the mouse and go on."""
    page.get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}")).check()
    page.get_by_role("button", name="Verder").click()


def choose_all(page: Page, *answers: str) -> None:
    """Choose answers one after the other, all at once: on the way to what a test is about."""
    page.evaluate(CHOOSE_ALL, answers)


def heading(page: Page) -> str:
    return page.locator("#helper h1").inner_text()
