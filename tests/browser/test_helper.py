"""The decision helper in the real page: questions and advice, by mouse and keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helper_steps import FIRST, HELPER, PRESSABLE, choose, choose_all, heading
from made_pages import BASE, plain, read
from routewijzer.decisions import DecisionGraph, Leaf, compile_table, reasons, table
from visits import Visit

DECISIONS = ("beslissing-1", "beslissing-2")

WALK = """async () => {
  const all = selector => [...document.querySelectorAll("#helper " + selector)], found = [];
  const title = () => all("h1")[0].innerText;
  async function down(answers) {
    const question = title(), choices = all("label").length;
    if (!choices)
      found.push({answers, title: question,
                  rules: all(".rules .rule > p:first-child").map(each => each.innerText)});
    for (let number = 0; number < choices; number++) {
      const label = all("label")[number], answer = [question, number, label.innerText, choices];
      label.click();
      all(".button.full")[0].click();
      await down([...answers, answer]);
      const back = new Promise(done => addEventListener("popstate", done, {once: true}));
      history.back();
      await back;
      if (title() !== question) throw new Error(`back from ${label.innerText}: ${title()}`);
    } }
  await down([]);
  return found; }"""
"""Gives every answer to every question, and goes back in between; what stands at the end of each path, and on
the way: the question, the number and words of the answer, and how many there are."""


def number_of_paths(graph: DecisionGraph, at: int) -> int:
    node = graph.nodes[at]
    return 1 if isinstance(node, Leaf) else sum(number_of_paths(graph, to) for to in node.to)


@pytest.mark.parametrize("key", DECISIONS)
def test_every_path_ends_with_the_outcome_and_the_reasons_of_the_table(
    visit: Visit, built_site: Path, key: str
) -> None:
    route = read(BASE)
    whole = table(route, route.decisions[key])
    by_text = {question.text: question for question in route.questions.values()}
    paths = visit.open(built_site / HELPER, key).evaluate(WALK)
    for path in paths:
        case = {}
        for text, number, label, choices in path["answers"]:
            question = by_text[text]
            name, answer = list(question.answers.items())[number]
            assert label.startswith(answer.title)
            assert choices == len(question.answers)
            case[question.id] = name
        why = reasons(whole, case)
        assert why is not None
        assert path["title"] == route.decisions[key].outcomes[why.outcome].title, case
        rules = route.decisions[key].rules
        assert [plain(text) for text in path["rules"]] == [rules[rule].because for rule in why.rules], case
    compiled = compile_table(whole)
    assert len(paths) == number_of_paths(compiled, compiled.start)


def test_the_keyboard_alone_leads_from_the_entrance_to_the_advice(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER)
    for says in ("Ik denk dat iemand niet veilig is", "Moet ik melden?"):
        page.locator("#helper-entrance a:visible", has_text=says).focus()
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
    fields = page.get_by_role("group", name=FIRST)
    expect(fields).to_have_accessible_description(re.compile("Kies een antwoord om verder te gaan"))
    expect(fields.locator("summary")).to_have_text("Uitleg")
    expect(page.locator("#helper input").first).to_be_focused()
    assert page.title().startswith("Fout: ")


def test_the_message_is_in_sight_below_the_emergency_bar_on_a_small_screen(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.get_by_role("button", name="Verder").click()
    middle = "box => document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.className"
    box = page.locator("#helper .error").bounding_box()
    assert page.evaluate(middle, box) == "error"


def test_the_message_goes_as_soon_as_an_answer_is_chosen(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    title = page.title()
    page.get_by_role("button", name="Verder").click()
    page.keyboard.press(" ")
    expect(page.locator("#helper input").first).to_be_checked()
    expect(page.locator("#helper .error")).to_be_hidden()
    fields = page.get_by_role("group", name=FIRST)
    expect(fields).not_to_have_accessible_description(re.compile("Kies een antwoord"))
    assert page.title() == title


def test_the_question_about_danger_comes_first_with_the_number_to_call(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    assert heading(page) == FIRST
    assert page.locator("#helper .urgent a").get_attribute("href") == "tel:112"
    choose(page, "Ja")
    assert page.locator("#helper .verdict + .number a").get_attribute("href") == "tel:112"


def test_who_is_told_to_call_112_finds_the_helpline_as_the_second_button(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose(page, "Ja")
    calls = page.locator("#helper .number a")
    expect(calls).to_have_text(["Bel 112", "Bel Veilig Thuis: 0800-2000"])
    assert [call.get_attribute("href") for call in calls.all()] == ["tel:112", "tel:08002000"]
    expect(page.locator("#helper .number .full")).to_have_text("Bel 112")
    page.emulate_media(media="print")
    for call in calls.all():
        expect(call).to_be_visible()


def test_the_heading_over_the_next_decisions_counts_them(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose(page, "Ja")
    expect(page.locator("#helper .onward button")).to_have_text(
        ["Beslissing 2: Hulp verlenen of organiseren"]
    )
    expect(page.locator("#helper .onward h2")).to_have_text("Neem ook de volgende beslissing")
    page = visit.open(built_site / HELPER)
    page.evaluate("routewijzer.helperData.decisions.doorgaan.outcomes.beslissen.next.push('kindcheck')")
    page.evaluate("location.hash = 'doorgaan'")
    choose_all(page, "Nee", "Stap 5")
    expect(page.locator("#helper .onward button")).to_have_count(2)
    expect(page.locator("#helper .onward h2")).to_have_text("Neem ook de volgende beslissingen")


def test_a_changed_answer_keeps_the_later_ones_that_still_apply(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Nee", "Ja", "Ja", "Nee")
    assert heading(page) == "Ga naar beslissing 2: hulp verlenen"
    page.get_by_role("button", name=f"Wijzig je antwoord op: {FIRST}").click()
    expect(page.get_by_role("radio", name="Nee")).to_be_checked()
    choose(page, "Weet ik niet")
    assert heading(page) == "Vraag advies aan Veilig Thuis"
    expect(page.locator("#helper .trail dt")).to_have_count(5)
    page.get_by_role("button", name=f"Wijzig je antwoord op: {FIRST}").click()
    choose(page, "Ja")
    expect(page.locator("#helper .trail dt")).to_have_count(1)


def test_the_next_decision_keeps_the_answers_and_asks_only_what_is_new(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Nee", "Ja", "Ja", "Nee")
    page.get_by_role("button", name="Beslissing 2").click()
    assert heading(page) == "Leidt de hulp tot duurzame veiligheid?"
    assert "Vraag 1 van hooguit 1" in page.locator("#helper .progress").inner_text()
    choose(page, "Ja")
    assert heading(page) == "Verleen of organiseer hulp"
    expect(page.locator("#helper .trail .earlier dd")).to_have_text("Ga naar beslissing 2: hulp verlenen")
    assert page.url.endswith("#beslissing-1")


def test_every_decision_can_be_begun_from_its_own_page(visit: Visit, built_site: Path) -> None:
    decisions = list(read(BASE).decisions.items())
    for key, _ in decisions:
        page = visit.open(built_site / "route" / f"{key}.html")
        link = page.locator(f"a[href='../{HELPER}#{key}']").first
        assert link.evaluate(PRESSABLE), key
    link.click()  # the last one; the others lead to other places of the same page
    for key, decision in reversed(decisions):
        page.evaluate("key => { location.hash = key }", key)
        expect(page.locator("#helper .eyebrow")).to_contain_text(decision.caption or decision.label)
        expect(page.locator("#helper fieldset")).to_be_visible()
        assert page.url == f"{(built_site / HELPER).as_uri()}#{key}"


def test_what_to_do_on_the_next_page_stands_in_the_advice(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    route = read(BASE)
    for fact in route.steps["melding"].facts.values():
        if fact.kind == "action":
            expect(page.locator("#helper .points li", has_text=fact.text)).to_be_visible()
    expect(page.locator("#helper h3")).to_have_text("Melding. Wat doe je?")
    expect(page.locator("#helper h2")).to_have_text(
        ["Wat nu?", "Waarom?", "Neem ook de volgende beslissing", "Je antwoorden"]
    )


def test_help_is_not_headed_by_a_question_that_the_answers_have_settled(
    visit: Visit, built_site: Path
) -> None:
    asked = "Nam je beslissing 1 nog niet?"
    page = visit.open(built_site / HELPER, "beslissing-2")
    choose_all(page, "Ja", "Ja", "Ja")
    expect(page.locator("#helper .to-do li").first).to_contain_text(asked)
    page = visit.open(built_site / "index.html")
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    page.get_by_role("button", name="Beslissing 2").click()
    choose_all(page, "Ja", "Ja", "Ja")
    expect(page.locator("#helper .stays")).to_be_visible()
    expect(page.locator("#helper .to-do")).not_to_contain_text(asked)
    expect(page.locator("#helper .to-do")).to_contain_text("Bel dan eerst Veilig Thuis")
