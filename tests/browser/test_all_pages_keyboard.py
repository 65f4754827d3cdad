"""Every kind of page of the base route's site with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from looks import looking
from page_kinds import some
from visits import Visit

FOCUS = """() => { const on = document.activeElement;
  if (!on || on === document.body || on === document.documentElement) return null;
  const box = on.getBoundingClientRect(), sos = document.querySelector(".emergency").getBoundingClientRect();
  const style = getComputedStyle(on), within = getComputedStyle(on.closest(".field") || on);
  const bar = on.closest(".emergency, .skip") ? 0 : sos.bottom;
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 0), innerWidth - 1);
  const middle = (Math.max(box.top, bar) + Math.min(box.bottom, innerHeight)) / 2;
  const y = Math.min(Math.max(middle, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  document.__seen = document.__seen || new Set();
  const again = document.__seen.has(on); document.__seen.add(on);
  return {name: (on.id || on.getAttribute("aria-label") || on.textContent.trim()).slice(0, 50), again,
    seen: box.bottom > bar + 1 && box.top < innerHeight - 1 && box.right > 0 && box.left < innerWidth,
    covered: !on.closest("svg") && !on.labels?.[0] && !!top && !on.contains(top) && !top.contains(on),
    ring: style.outlineStyle !== "none" || within.outlineStyle !== "none" || !!on.closest("svg")
      || style.boxShadow !== "none"}; }"""


@pytest.mark.parametrize("size", [(1280, 800), (320, 480)], ids=["desk", "telephone"])
def test_the_focus_is_always_there_and_on_the_screen(
    browser: Browser, built_site: Path, size: tuple[int, int]
) -> None:
    faults = []
    with looking(browser, *size) as visit:
        for file in some(built_site)[size[0] == 320 :: 2]:
            page = visit.open(file)
            steps = 0
            for _ in range(90):
                page.keyboard.press("Tab")
                here = page.evaluate(FOCUS)
                if here is None or here["again"]:
                    break
                steps += 1
                told = [word for word in ("covered",) if here[word]]
                told += [f"not {word}" for word in ("seen", "ring") if not here[word]]
                faults += [f"{file.name}: {here['name']}: {word}" for word in told]
            assert steps > 12, file.name
    assert not faults, "\n".join(faults)


def test_the_main_tasks_can_be_done_with_the_keyboard_alone(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / "index.html")

    def to(selector: str) -> None:
        """Press Tab until the focus is there."""
        for _ in range(150):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"Tab never comes to {selector} on {page.url}")

    to("svg a[href$='stap-2.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stap-2.html")
    expect(page.locator("h1")).to_contain_text("Overleg")
    to("#query")
    page.keyboard.type("veilig thuis", delay=5)
    expect(page.locator(".hits")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/veilig-thuis.html*")
    to("a[href$='begrippen.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/begrippen.html")
    to("a[href$='keuzehulp.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/keuzehulp.html")
    to("#helper-entrance .saying")
    assert page.evaluate("document.activeElement.closest('main') !== null")
