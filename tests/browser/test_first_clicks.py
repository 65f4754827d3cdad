"""A first-click test: who comes with a task finds the right page in two clicks, or in one search.

Each walk begins at the first page on a screen of 1280 by 800 and takes only what stands in the first screen.
The first eight tasks are those of a test with visitors, of whom three failed and three were slow.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from looks import looking

SEARCH = "zoek: "
WALKS = {
    "a child says today that father hit him": ([f"{SEARCH}kind vertelt dat vader hem sloeg"], "tel:112"),
    "at step 4, unsure whether it is acute": (
        ["Stap 4: Wegen van", "Keuzehulp: Beslissing 1"],
        "keuzehulp.html#beslissing-1",
    ),
    "what happens after I reported": (["Waar sta ik?", "Ik heb al gemeld"], "keuzehulp.html#entrance_4"),
    "who decides after the table": (
        [f"{SEARCH}wie beslist na de tafel"],
        "route/jeugdbeschermingstafel.html",
    ),
    "the term of ten weeks": ([f"{SEARCH}tien weken"], "route/onderzoek.html"),
    "print everything": ([f"{SEARCH}alles printen"], "downloads.html"),
    "a training tomorrow, from a stick": ([f"{SEARCH}stick"], "downloads.html"),
    "there is danger now": (["Nu gevaar?"], "route/alarmnummer.html"),
    "is it safe to talk with the parents": ([f"{SEARCH}gesprek met ouders"], "route/stap-3.html"),
    "I doubt and want to talk it over": (
        ["Waar sta ik?", "Ik twijfel of wil overleggen"],
        "keuzehulp.html#entrance_3",
    ),
    "must I report": (["Beslissing 1: Melding", "Keuzehulp: Beslissing 1"], "keuzehulp.html#beslissing-1"),
    "what do you keep of what I type": ([f"{SEARCH}privacy"], "privacy.html"),
}
"""Task → what is pressed (the beginning of its name) or typed, and where that leads."""


def find(page: Page, step: str) -> Locator:
    """Return the link of a step, or the first that a typed one finds; the first screen shows it whole."""
    assert page.evaluate("scrollY") == 0
    if step.startswith(SEARCH):
        page.locator("#query").fill("")
        expect(page.locator(".hits")).to_be_hidden()
        page.locator("#query").fill(step.removeprefix(SEARCH))
        link = page.locator(".hits ol a:visible").first
        expect(link).to_be_visible()
    else:
        link = page.get_by_role("link", name=step).first
    expect(link).to_be_in_viewport(ratio=1)
    return link


def address_of(link: Locator) -> str:
    return str(link.evaluate("link => link.href"))


def test_every_task_is_two_clicks_or_one_search_away(browser: Browser, built_site: Path) -> None:
    """All that is typed is typed on one first page, the last found is pressed, and every other link is."""
    found = {}
    with looking(browser, 1280) as visit:
        page = visit.open(built_site / "index.html")
        for task, ((step, *further), _) in WALKS.items():
            if step.startswith(SEARCH):
                assert not further
                link = find(page, step)
                found[task] = address_of(link)
        link.click()
        expect(page).to_have_url(found[task])
        for task, (steps, _) in WALKS.items():
            if not steps[0].startswith(SEARCH):
                assert len(steps) <= 2
                visit.open(built_site / "index.html")
                for step in steps:
                    link = find(page, step)
                    found[task] = address_of(link)
                    link.click()
    addresses = {task: address.removeprefix(built_site.as_uri() + "/") for task, address in found.items()}
    assert addresses == {task: target for task, (_, target) in WALKS.items()}
