"""What a decision has said stays above every later screen of the walk, in the copy and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helper_steps import HELPER, choose, choose_all, heading
from made_pages import BASE, read
from visits import Visit

REPORT = "Dit blijft gelden volgens je antwoorden: meld bij Veilig Thuis."
DONE_TEXT = "Gemeld. Blijft of wordt het onveilig? Meld opnieuw."


def stays(page: Page) -> list[str]:
    return page.locator("#helper .stays b").all_inner_texts()


def go_on(page: Page, decision: str) -> None:
    page.locator(".onward").get_by_role("button", name=read(BASE).decisions[decision].title).click()


def report_and_doubt(page: Page) -> None:
    choose_all(page, "Nee", "Ja")
    go_on(page, "beslissing-2")


def test_an_honest_do_not_know_does_not_take_back_the_report(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    assert heading(page) == "Meld bij Veilig Thuis"
    assert stays(page) == []
    go_on(page, "beslissing-2")
    assert stays(page) == [REPORT]
    assert page.locator("#helper h1").evaluate("h => h.getAttribute('aria-describedby')").split()[-1] == (
        "helper-stays"
    )
    choose_all(page, "Ja", "Ja", "Weet ik nog niet")
    assert heading(page) == "Vraag advies aan Veilig Thuis"
    assert stays(page) == [REPORT]
    assert page.locator("#helper .stays a").get_attribute("href") == "tel:08002000"
    assert "Meld dan" not in page.locator("#helper .to-do").inner_text()
    assert "112" in page.locator("#helper .to-do").inner_text()
    page.emulate_media(media="print")
    expect(page.locator("#helper .stays")).to_be_visible()
    page.emulate_media(media="screen")


def test_the_copy_begins_with_what_stays(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    report_and_doubt(page)
    choose_all(page, "Ja", "Ja", "Weet ik nog niet")
    page.evaluate("() => { navigator.clipboard.writeText = async text => { window.copied = text; }; }")
    page.get_by_role("button", name=re.compile("Kopieer")).click()
    lines = page.evaluate("() => window.copied").split("\n")
    assert lines[1:3] == [REPORT, "Bel Veilig Thuis: 0800-2000"]


def test_changing_the_answer_that_obliges_clears_what_stays(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    report_and_doubt(page)
    page.get_by_role("button", name=re.compile("^Wijzig")).nth(1).click()
    choose_all(page, "Nee", "Ja", "Ja", "Nee")
    assert heading(page) == read(BASE).questions["duurzaam-veilig"].text
    assert stays(page) == []


@pytest.mark.parametrize(
    ("answer", "sentence"), [("Nee", REPORT), ("Weet ik niet", REPORT), ("Ja", DONE_TEXT)]
)
def test_a_decision_after_a_report_asks_whether_there_was_one(
    visit: Visit, built_site: Path, answer: str, sentence: str
) -> None:
    page = visit.open(built_site / HELPER, "na-de-beoordeling")
    assert heading(page) == read(BASE).questions["al-gemeld"].text
    choose(page, answer)
    assert stays(page) == [sentence]


def test_a_suspicion_never_closes_the_reporting_code(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "doorgaan")
    questions = read(BASE).questions
    given = {"jouw-zorgen-weg": "ja", "vermoeden-onveilig": "ja", "welke-stap": "stap-1"}
    by_text = {question.text: question for question in questions.values()}
    while page.locator("#helper form").count():
        question = by_text[heading(page)]
        choose(page, question.answers[given[question.id]].title)
    assert heading(page) == "Sluit niet af. Neem nu beslissing 1"


def test_without_a_script_the_tables_say_what_stays(visit: Visit, built_site: Path) -> None:
    text = (built_site / HELPER).read_text("utf-8")
    assert text.count(f'<p class="stays">{REPORT}</p>') == 4


def test_who_goes_on_to_the_next_step_can_report_at_once(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "doorgaan")
    choose_all(page, "Nee", "Stap 1")
    assert heading(page) == "Ga naar stap 2"
    page.get_by_role("button", name="Acuut of structureel onveilig? Neem beslissing 1").click()
    choose_all(page, "Ja")
    assert heading(page) == "Bel 112 bij direct gevaar en meld bij Veilig Thuis"
