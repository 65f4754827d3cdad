"""A decision of the model as a table of cubes."""

from __future__ import annotations

from checking import SMALLEST, route_of
from routewijzer.decisions import compile_table, gap, table
from routewijzer.decisions.table import TableColumn

CHOICE = """
questions:
  hurt: {text: Is it hurt?, urgent: true, answers: {yes: Yes, no: No, unknown: {title: ?, unknown: true}}}
  tag: {text: Has it a tag?, answers: {yes: Yes, unknown: {title: ?, unknown: true}}}
decisions:
  care:
    title: Care
    questions: [hurt, tag, hurt, nothing]
    rules:
      one: {when: {hurt: [yes, unknown]}, then: go, because: So., basis: stated}
      two: {when: {hurt: no}, then: stay, because: So., basis: stated}
    outcomes:
      go: {title: Go, advice: Go.}
      stay: {title: Stay, advice: Stay.}
""".replace("title: ?", "title: Who knows")


def test_a_rule_allows_the_answers_it_names_and_every_answer_to_other_questions() -> None:
    route = route_of(SMALLEST + CHOICE)
    whole = table(route, route.decisions["care"])
    assert whole.id == compile_table(whole).id == "care"
    assert whole.columns == (
        TableColumn("hurt", ("yes", "no", "unknown"), True),
        TableColumn("tag", ("yes", "unknown"), False),
    )
    assert [(row.id, row.outcome, row.allowed_answers) for row in whole.rows] == [
        ("one", "go", (0b101, 0b11)),
        ("two", "stay", (0b010, 0b11)),
    ]


def test_a_question_that_is_listed_twice_is_one_question() -> None:
    route = route_of(SMALLEST + CHOICE)
    assert gap(table(route, route.decisions["care"])) is None
