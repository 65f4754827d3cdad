"""The decision helper in the real page: by mouse and keyboard, and what it keeps to itself."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from looks import COLOURS, assert_accessible, assert_fits
from made_pages import BASE, plain, read
from routewijzer.decisions import DecisionGraph, Leaf, compile_table, reasons, table
from routewijzer.model import Route
from visits import Visit

HELPER = "keuzehulp.html"
DECISIONS = ("beslissing-1", "beslissing-2")


@pytest.fixture(scope="module")
def route() -> Route:
    return read(BASE)


def choose(page: Page, answer: str) -> None:
    page.get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}")).check()
    page.get_by_role("button", name="Verder").click()


def choose_all(page: Page, *answers: str) -> None:
    for answer in answers:
        choose(page, answer)


def heading(page: Page) -> str:
    return page.locator("#helper h1").inner_text()


def number_of_paths(graph: DecisionGraph, at: int) -> int:
    node = graph.nodes[at]
    return 1 if isinstance(node, Leaf) else sum(number_of_paths(graph, to) for to in node.to)


@pytest.mark.parametrize("key", DECISIONS)
def test_every_path_ends_with_the_outcome_and_the_reasons_of_the_table(
    visit: Visit, built_site: Path, route: Route, key: str
) -> None:
    page = visit.open(built_site / HELPER, key)
    whole = table(route, route.decisions[key])
    by_text = {question.text: question for question in route.questions.values()}
    walked = 0

    def down(case: dict[str, str]) -> None:
        nonlocal walked
        now = heading(page)
        if now not in by_text:
            why = reasons(whole, case)
            assert why is not None
            told = [plain(text) for text in page.locator(".rules .rule > p:first-child").all_inner_texts()]
            rules = route.decisions[key].rules
            assert now == route.decisions[key].outcomes[why.outcome].title, case
            assert told == [rules[rule].because for rule in why.rules], case
            walked += 1
            return
        question = by_text[now]
        for name, answer in question.answers.items():
            page.locator("#helper label", has_text=answer.title).first.click()
            page.locator("#helper .btn.full").click()
            down({**case, question.id: name})
            page.go_back()
            expect(page.locator("#helper h1")).to_have_text(now)

    down({})
    compiled = compile_table(whole)
    assert walked == number_of_paths(compiled, compiled.start)


def test_the_keyboard_alone_leads_from_the_entrance_to_the_advice(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER)
    link = page.locator("#helper-entrance a", has_text="Beslissing 1").first
    link.focus()
    page.keyboard.press("Enter")
    for press in ("ArrowUp", " "):  # the last answer, then the first
        expect(page.locator("#helper h1")).to_be_focused()
        before = heading(page)
        while not page.evaluate("document.activeElement.type === 'radio'"):
            page.keyboard.press("Tab")
        page.keyboard.press(press)
        page.keyboard.press("Enter")
        expect(page.locator("#helper h1")).not_to_have_text(before)
    expect(page.locator("#helper h1")).to_be_focused()
    assert heading(page) == "Meld bij Veilig Thuis"
    assert page.evaluate("scrollY") == 0


def test_no_answer_is_chosen_beforehand(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    expect(page.locator("input:checked")).to_have_count(0)
    choose(page, "Nee")
    expect(page.locator("input:checked")).to_have_count(0)


def test_going_on_without_an_answer_is_told_at_the_question(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    page.get_by_role("button", name="Verder").click()
    fields = page.get_by_role("group", name="Vermoed je dat iemand nu acuut onveilig is?")
    expect(fields).to_have_accessible_description(re.compile("Kies een antwoord om verder te gaan"))
    expect(fields).to_have_accessible_description(re.compile("direct lichamelijk gevaar"))
    expect(page.locator("#helper input").first).to_be_focused()
    assert page.title().startswith("Fout: ")
    choose(page, "Nee")
    assert not page.title().startswith("Fout: ")


def test_the_question_about_danger_comes_first_with_the_number_to_call(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    assert heading(page) == "Vermoed je dat iemand nu acuut onveilig is?"
    assert page.locator("#helper .urgent a").get_attribute("href") == "tel:112"
    choose(page, "Ja")
    assert page.locator("#helper .verdict + .number a").get_attribute("href") == "tel:112"


def test_a_changed_answer_keeps_the_later_ones_that_still_apply(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Nee", "Ja", "Ja", "Nee")
    assert heading(page) == "Ga naar beslissing 2: hulp verlenen"
    page.get_by_role("button", name="Wijzig je antwoord op: Vermoed je dat iemand nu acuut").click()
    expect(page.get_by_role("radio", name="Nee")).to_be_checked()
    choose(page, "Weet ik niet")
    assert heading(page) == "Vraag advies aan Veilig Thuis"
    expect(page.locator("#helper .trail dt")).to_have_count(5)
    page.get_by_role("button", name="Wijzig je antwoord op: Vermoed je dat iemand nu acuut").click()
    choose(page, "Ja")
    expect(page.locator("#helper .trail dt")).to_have_count(1)


def test_a_new_start_forgets_every_answer(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.locator("#helper input:checked")).to_have_count(0)
    expect(page.locator("#helper .trail")).to_have_count(0)


def test_back_leads_through_the_questions_to_the_entrance(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER)
    page.locator("#helper-entrance a", has_text="Beslissing 1").first.click()
    choose(page, "Nee")
    page.get_by_role("button", name="Vorige vraag").click()
    expect(page.get_by_role("radio", name="Nee")).to_be_checked()
    page.get_by_role("button", name="Terug").click()
    expect(page.locator("#helper-entrance h1")).to_be_focused()
    expect(page.locator("#helper")).to_be_hidden()


def test_the_next_decision_keeps_the_answers_and_asks_only_what_is_new(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Nee", "Ja", "Ja", "Nee")
    page.get_by_role("button", name="Beslissing 2").click()
    assert heading(page) == "Leidt de hulp tot duurzame veiligheid?"
    assert "Vraag 1 van hooguit 1" in page.locator("#helper .prog").inner_text()
    choose(page, "Ja")
    assert heading(page) == "Verleen of organiseer hulp"
    expect(page.locator("#helper .trail .earlier dd")).to_have_text("Ga naar beslissing 2: hulp verlenen")
    assert page.url.endswith("#beslissing-1")


def test_nothing_is_kept_or_told_anywhere(visit: Visit, built_site: Path) -> None:
    requests: list[str] = []
    page = visit.open(built_site / HELPER, "beslissing-1")
    address = page.url
    page.on("request", lambda request: requests.append(request.url))
    choose_all(page, "Nee", "Nee", "Ja", "Ja", "Nee")
    page.get_by_role("button", name="Beslissing 2").click()
    choose(page, "Nee")
    kept = "[localStorage.length, sessionStorage.length, document.cookie, window.name]"
    assert page.evaluate(kept) == [0, 0, "", ""]
    assert page.evaluate("JSON.stringify(history.state)") == '{"n":7}'
    assert page.evaluate("indexedDB.databases()") == []
    assert page.url == address
    assert requests == []
    assert visit.context.cookies() == []
    assert not re.search("veilig|meld|acuut|hulp kan", page.title(), re.IGNORECASE)


@pytest.mark.parametrize("way", ["reload", "link", "address"])
def test_leaving_wipes_the_answers_and_says_so(visit: Visit, built_site: Path, way: str) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    if way == "reload":
        page.reload()
    else:
        if way == "link":
            page.locator("#helper .more a").click()
        else:
            page.goto((built_site / "index.html").as_uri())
        page.go_back()
    expect(page.locator("#helper .told")).to_be_visible()
    assert heading(page) == "Vermoed je dat iemand nu acuut onveilig is?"
    expect(page.locator("#helper .trail")).to_have_count(0)
    expect(page.locator("#helper input:checked")).to_have_count(0)


def test_a_page_that_the_browser_kept_in_memory_shows_no_answer(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert page.locator("#helper").inner_html() == ""
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert heading(page) == "Vermoed je dat iemand nu acuut onveilig is?"
    expect(page.locator("#helper .told")).to_be_visible()


@pytest.mark.parametrize(
    "fragment", ["beslissing-1?acuut=ja", "acuut=ja", "constructor", "__proto__", "%", "x"]
)
def test_an_address_holds_a_decision_and_nothing_else(visit: Visit, built_site: Path, fragment: str) -> None:
    page = visit.open(built_site / HELPER, fragment)
    expect(page.locator("#helper-entrance")).to_be_visible()
    expect(page.locator("#helper")).to_be_hidden()


def test_every_decision_can_be_begun_from_its_own_page(visit: Visit, built_site: Path, route: Route) -> None:
    for key, decision in route.decisions.items():
        page = visit.open(built_site / "route" / f"{key}.html")
        page.locator(f"a[href='../{HELPER}#{key}']").first.click()
        expect(page.locator("#helper .eyebrow")).to_contain_text(decision.title)
        expect(page.locator("#helper fieldset")).to_be_visible()


def test_the_text_for_the_file_has_all_but_names(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    page.evaluate(
        "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }"
    )
    page.get_by_role("button", name="Kopieer voor het dossier").click()
    expect(page.get_by_role("status").filter(has_text="Gekopieerd")).to_be_visible()
    text = page.evaluate("window.copied")
    for part in (
        "Basisroute, versie 0.1 van 23 november 2026",
        "In deze tekst staan geen namen.",
        "Meld bij Veilig Thuis",
        "Bel Veilig Thuis: 0800-2000",
        "- Je vermoedt structurele onveiligheid. Dan meld je altijd.",
        "- Vermoed je dat iemand nu acuut onveilig is? Nee",
    ):
        assert part in text
    assert re.search(r"Ingevuld op \d+ \w+ \d{4}", text)


def test_where_the_browser_refuses_to_copy_the_text_stands_ready(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose(page, "Ja")
    page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false"
    )
    page.get_by_role("button", name="Kopieer voor het dossier").click()
    field = page.get_by_label("Tekst voor het dossier")
    expect(field).to_have_value(re.compile("Uitkomst van de keuzehulp"))
    expect(page.get_by_role("status").filter(has_text="lukt hier niet")).to_be_visible()


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
    """A visitor without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_a_script_every_table_stands_there_in_full(
    plain_visit: Page, built_site: Path, route: Route
) -> None:
    page = plain_visit
    page.goto((built_site / HELPER).as_uri())
    for key, decision in route.decisions.items():
        page.locator(f"#helper-entrance a[href='#{key}']").first.click()
        part = page.locator(f"section[aria-labelledby='{key}']")
        expect(part.locator("h3").first).to_be_in_viewport()
        rows = part.get_by_role("row")
        expect(rows).to_have_count(len(decision.rules) + 1)
        for row, rule in zip(rows.all()[1:], decision.rules.values(), strict=True):
            expect(row).to_contain_text(rule.because)
            expect(row).to_contain_text(decision.outcomes[rule.then].title)


def test_when_the_scripts_do_not_come_the_tables_show_after_all(visit: Visit, built_site: Path) -> None:
    visit.context.route("**/helper-data.js", lambda request: request.abort())
    page = visit.open(built_site / HELPER)
    table_of_rules = page.locator("#helper-tables table").first
    expect(table_of_rules).to_be_hidden()
    expect(table_of_rules).to_be_visible(timeout=8000)
    visit.faults.clear()  # the missing script itself


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("screen", ["light", "dark", "forced"])
def test_no_state_has_a_fault_that_a_program_can_find(
    browser: Browser, built_site: Path, width: int, screen: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if screen == "dark" else "light",
        forced_colors="active" if screen == "forced" else "none",
    )
    visit = Visit(context)
    rules = None if screen == "light" else COLOURS  # the same state in other colours has the same structure
    page = visit.open(built_site / HELPER)
    assert_sound(page, rules)
    visit.open(built_site / HELPER, "beslissing-1")
    assert_sound(page, rules)
    page.get_by_role("button", name="Verder").click()
    assert_sound(page, rules)
    choose_all(page, "Nee", "Weet ik niet", "Ja", "Ja", "Nee")
    page.locator("#helper details summary").click()
    assert_sound(page, rules)
    page.reload()
    assert_sound(page, rules)
    choose_all(page, "Nee", "Nee", "Ja", "Ja", "Nee")
    page.get_by_role("button", name="Beslissing 2").click()
    choose(page, "Ja")
    assert_sound(page, rules)
    context.close()
    visit.assert_clean()


def test_the_scripts_of_the_helper_are_small(built_site: Path) -> None:
    names = ("helper-walk.js", "helper-screens.js", "helper.js")
    assert sum(len(gzip.compress((built_site / "assets" / name).read_bytes())) for name in names) <= 6 * 1024


def test_the_first_question_is_there_at_once_and_the_next_within_a_frame(
    visit: Visit, built_site: Path
) -> None:
    ready = "addEventListener('load', () => window.ready = !!document.querySelector('#helper input'))"
    visit.context.add_init_script(ready)
    page = visit.open(built_site / HELPER, "beslissing-1")
    assert page.evaluate("window.ready")
    press = """() => {
        const begin = performance.now();
        document.querySelectorAll("#helper input")[1].click();
        document.querySelector("#helper .btn.full").click();
        return performance.now() - begin;
    }"""
    times = []
    for _ in range(4):
        times.append(page.evaluate(press))
        page.go_back()
    assert min(times) < 16


def assert_sound(page: Page, rules: list[str] | None) -> None:
    assert_accessible(page, rules)
    assert_fits(page)
