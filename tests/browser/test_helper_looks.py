"""The decision helper in the real page: on every screen, on paper, without scripts, and how fast."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from contrast import TextKinds
from helper_steps import HELPER, choose, choose_all
from looks import assert_accessible_on_screens, looking
from made_pages import BASE, read
from visits import Visit


def test_on_paper_the_advice_stands_without_buttons(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    page.emulate_media(media="print")
    for button in page.locator("#helper button").all():
        expect(button).to_be_hidden()
    expect(page.locator("#helper .onward")).to_be_hidden()
    expect(page.locator("#helper .verdict + .number")).to_contain_text("0800-2000")
    expect(page.locator("#helper .verdict + .number")).to_be_visible()
    expect(page.locator("#helper .trail dt")).to_have_count(2)
    expect(page.locator("#helper .trail dt").first).to_be_visible()
    expect(page.locator("#helper .stamp")).to_contain_text("versie 0.1 van 23 november 2026. Ingevuld op")


@pytest.fixture
def plain_visit(browser: Browser) -> Iterator[Page]:
    """Yield a visitor without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_a_script_every_table_stands_there_in_full(plain_visit: Page, built_site: Path) -> None:
    page = plain_visit
    page.goto((built_site / HELPER).as_uri())
    for key, decision in read(BASE).decisions.items():
        page.locator(f"#where a[href='#{key}']").first.click()
        part = page.locator(f"section[aria-labelledby='{key}']")
        expect(part.locator("h3").first).to_be_in_viewport()
        rows = part.get_by_role("row")
        expect(rows).to_have_count(len(decision.rules) + 1)
        for row, rule in zip(rows.all()[1:], decision.rules.values(), strict=True):
            expect(row).to_contain_text(rule.because)
            expect(row).to_contain_text(decision.outcomes[rule.then].title)


@pytest.mark.parametrize("missing", [("helper-data.js",), ("helper.js",)])
def test_a_script_that_does_not_come_is_told_at_once_and_the_tables_show(
    visit: Visit, built_site: Path, missing: tuple[str, ...]
) -> None:
    for name in missing:
        visit.context.route(f"**/{name}", lambda request: request.abort())
    page = visit.open(built_site / HELPER, "doorgaan")
    expect(page.get_by_role("alert")).to_contain_text("De vragen laden niet")
    expect(page.locator(".loading")).to_be_hidden()
    expect(page.locator("section[aria-labelledby='doorgaan'] table")).to_be_visible()
    expect(page.locator("#helper-entrance")).to_be_hidden()
    expect(page.locator(".emergency a[href='tel:112']")).to_be_in_viewport()
    visit.open(built_site / "index.html")
    page = visit.open(built_site / HELPER)
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("link", name="Er is nu gevaar").click()
    expect(page.locator("#entrance_1 a[href='tel:112']")).to_be_visible()
    visit.faults.clear()  # the missing scripts themselves


def test_while_the_questions_load_the_page_says_so(visit: Visit, built_site: Path) -> None:
    held: list[Route] = []
    visit.context.route("**/helper-data.js", lambda request: held.append(request))
    page = visit.page
    page.goto(f"{(built_site / HELPER).as_uri()}#beslissing-1", wait_until="commit")
    expect(page.locator(".loading")).to_be_visible()
    expect(page.locator("#helper-entrance")).to_be_hidden()
    expect(page.get_by_role("alert")).to_be_hidden()
    held[0].continue_()
    expect(page.locator("#helper fieldset")).to_be_visible()
    expect(page.locator(".loading")).to_be_hidden()


def test_no_state_has_a_fault_that_a_program_can_find(browser: Browser, built_site: Path) -> None:
    def assert_sound() -> None:
        assert_accessible_on_screens(page, kinds, every_rule=False)

    kinds = TextKinds()
    with looking(browser, 1280) as visit:
        page = visit.open(built_site / HELPER, "beslissing-1")
        page.get_by_role("button", name="Verder").click()
        assert_sound()
        choose_all(page, "Nee", "Weet ik niet", "Ja", "Ja", "Nee")
        page.locator("#helper details summary").click()
        assert_sound()
        page.reload()
        choose(page, "Ja")
        assert_sound()
        page.get_by_role("button", name="Begin opnieuw").click()
        choose_all(page, "Nee", "Nee", "Ja", "Ja", "Nee")
        page.get_by_role("button", name="Beslissing 2").click()
        choose(page, "Ja")
        assert_sound()


WAYS = """key => {
  const data = routewijzer.helperData, {walk, following} = routewijzer.helperWalk;
  const found = {}, begun = new Set();
  function down(chain, answers, steps) {
    const {screens} = walk(data, chain, answers), last = screens.at(-1);
    if (last.question) {
      const name = `${data.questions[last.question].text}|${last.duty.text || ""}`;
      found[name] = found[name] || steps;
      data.questions[last.question].answers.forEach((_, number) =>
        down(chain, {...answers, [last.question]: number}, [...steps, number]));
      return; }
    for (const next of following(data, last, chain)) {
      const place = [last.decision, last.outcome, last.remains.text, next].join();
      if (begun.has(place)) continue;
      begun.add(place);
      const offers = data.decisions[last.decision].outcomes[last.outcome].offers || {};
      down([...chain, next], answers, [...steps, offers[next] || data.decisions[next].title]); } }
  down([key], {}, []);
  return Object.entries(found); }"""
"""Every question of a decision and of those after it, with each duty that can head it, and a way there: the
numbers of answers, and the title of a decision that is taken next."""

READ_LOOKS = """async ([key, ways]) => {
  const all = selector => [...document.querySelectorAll("#helper " + selector)];
  const box = each => each.getBoundingClientRect();
  async function go(fragment) {
    const gone = new Promise(done => addEventListener("hashchange", done, {once: true}));
    location.hash = fragment;
    await gone; }
  const wanted = new Set(ways.map(([name]) => name)), found = new Map();
  function look() {
    const name = [all("h1")[0].innerText, all(".stays b").map(each => each.innerText).join()].join("|");
    if (!wanted.has(name) || found.has(name)) return name;
    const fold = all("details").filter(each => each.checkVisibility())[0];
    const told = [...new Set(all(".option b, .option small, details li").map(each => each.textContent))];
    found.set(name, {name, told, end: Math.round(box(all("form .button.full")[0]).bottom), fold: !!fold,
      open: !!fold?.open, wide: all(".option").every(each => each.scrollWidth <= each.clientWidth),
      urgent: all(".urgent a").map(each => box(each).bottom <= box(all(".options")[0]).top)});
    return name; }
  for (const [name, steps] of ways.toSorted((one, other) => other[1].length - one[1].length)) {
    if (found.has(name)) continue;
    await go("helper-entrance");
    await go(key);
    for (const step of steps) {
      if (typeof step === "string") {
        all(".onward button").find(each => each.textContent === step).click();
        continue; }
      look();
      all(".option")[step].click();
      all("form .button.full")[0].click(); }
    const there = look();
    if (there !== name) throw new Error(`${name}: ${there}`); }
  return [...found.values()]; }"""
"""Takes these ways, the longest first, unless the question at the end was met; tells of each question on the
way how far down its button ends, the words of its answers and in its fold, whether that is open, and whether
the number for danger stands above the answers."""


FIRST_SCREENS = ((1280, 800, 600), (390, 844, 620))
"""Pixels: how wide and high a screen is, and how far down a question may end there."""


def test_every_question_stands_with_its_answers_and_button_in_the_first_screen(
    browser: Browser, built_site: Path
) -> None:
    """Each question with each duty that can head it, from every decision that can come before it."""
    questions, decisions = read(BASE).questions.values(), list(read(BASE).decisions)
    asked: set[str] = set()
    with looking(browser, 1280) as visit:
        page = visit.open(built_site / HELPER)
        ways = {key: page.evaluate(WAYS, key) for key in decisions}
        for (width, height, most), key in product(FIRST_SCREENS, decisions):
            page.set_viewport_size({"width": width, "height": height})
            told = page.evaluate(READ_LOOKS, [key, ways[key]])
            assert {seen["name"] for seen in told} == {name for name, _ in ways[key]}
            for seen in told:
                name = seen["name"]
                (question,) = [one for one in questions if name.startswith(f"{one.text}|")]
                asked.add(question.id)
                assert seen["end"] <= most, (key, name)
                assert seen["fold"] or not (question.help or question.examples), name
                assert not seen["open"], name
                assert seen["wide"], name
                assert seen["urgent"] == [True] * question.urgent, name
                said = "|".join(seen["told"])
                for answer in question.answers.values():
                    assert answer.title in said, name
                    assert (answer.detail or "") in said, name
    assert asked == {one.id for one in questions}


def test_the_scripts_of_the_helper_are_small(built_site: Path) -> None:
    assert len(gzip.compress((built_site / "assets" / "helper.js").read_bytes())) <= 6 * 1024


def test_the_first_question_is_there_at_once_and_the_next_before_the_page_is_painted_again(
    visit: Visit, built_site: Path
) -> None:
    """The next question stands there when the press returns, and little was changed for it.

    All within the part of the helper: that makes it quick on any device.
    """
    ready = "addEventListener('load', () => window.ready = !!document.querySelector('#helper input'))"
    visit.context.add_init_script(ready)
    page = visit.open(built_site / HELPER, "beslissing-1")
    assert page.evaluate("window.ready")
    press = """() => {
        const seen = new MutationObserver(() => {});
        const before = document.querySelector("#helper h1").innerText;
        seen.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
        document.querySelectorAll("#helper input")[1].click();
        document.querySelector("#helper .button.full").click();
        const records = seen.takeRecords(), main = document.querySelector("main");
        const added = records.flatMap(each => [...each.addedNodes]).filter(each => each.isConnected);
        const outside = records.map(each => each.target)
          .filter(each => each.isConnected && !main.contains(each));
        return {next: document.querySelector("#helper h1").innerText !== before, records: records.length,
          elements: added.reduce((sum, each) => sum + 1 + (each.querySelectorAll?.("*").length || 0), 0),
          outside: outside.map(each => each.outerHTML.slice(0, 100))};
    }"""
    done = page.evaluate(press)
    assert done["next"]
    assert done["outside"] == []
    assert done["elements"] < 100
    assert done["records"] < 100
