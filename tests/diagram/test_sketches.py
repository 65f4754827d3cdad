"""From the route's graph to sketches: which arrows the picture gets where elements have no box in it."""

from functools import partial

from checking import change, route_of
from made_pages import load_words
from routewijzer.diagram.model.sketch import Line
from routewijzer.findings import phrase
from routewijzer.graph import build
from routewijzer.picture import sketches
from work import calls

ONWARD = "      close: {when: the owner is found, basis: stated}\n"


FOUND_LINE = Line(("look",), "close", "main", "the owner is found")


def lines_of(text: str) -> tuple[Line, ...]:
    return sketches(build(route_of(text)), load_words("en"), str).picture.lines


def aside(name: str, onward: str) -> str:
    """Return a step without a box."""
    head = f"  {name}: {{title: {name}, lane: street, summary: x, source: handbook, picture: false"
    return f"{head}, next: {{{onward}}}}}\n"


def test_a_way_through_steps_without_a_box_is_one_arrow_of_the_gravest_kind() -> None:
    text = change((ONWARD, "      ask: {when: nobody knows, label: nobody knows, basis: stated}\n"))
    text += aside("ask", "call: {kind: escalation, basis: stated}")
    text += aside("call", "close: {basis: stated}")
    assert lines_of(text) == (Line(("look",), "close", "escalation", "nobody knows"),)


def test_a_way_that_comes_back_to_a_step_without_a_box_takes_nothing_from_the_circle() -> None:
    text = change((ONWARD, "      ask: {basis: stated}\n"))
    text += aside(
        "ask", "call: {when: unsure, label: unsure, kind: escalation, basis: stated}, close: {basis: stated}"
    )
    text += aside("call", "ask: {basis: stated}")
    assert lines_of(text) == (Line(("look",), "close", "main", ""),)


def forks(count: int) -> str:
    """Return a route whose way to its end forks and meets so many times, all in steps without a box."""
    text = change((ONWARD, "      a0: {basis: stated}\n      b0: {basis: stated}\n"))
    for n in range(count):
        onward = (
            f"a{n + 1}: {{basis: stated}}, b{n + 1}: {{basis: stated}}"
            if n < count - 1
            else "close: {basis: stated}"
        )
        text += aside(f"a{n}", onward) + aside(f"b{n}", onward)
    return text


def test_a_hundred_forks_through_steps_without_a_box_are_one_arrow() -> None:
    assert lines_of(forks(100)) == (Line(("look",), "close"),)


def test_a_fork_more_through_steps_without_a_box_does_not_double_the_work() -> None:
    """There are 2 to the power of 12 and of 13 ways; bounded, because such work would not end."""
    fewer, more = (calls(partial(lines_of, forks(count)), most=2_000_000) for count in (12, 13))
    assert more < 1.3 * fewer


def test_an_arrow_to_itself_is_a_line() -> None:
    text = change((ONWARD, ONWARD + "      again: {to: look, when: unsure, label: unsure, basis: stated}\n"))
    assert lines_of(text) == (FOUND_LINE, Line(("look",), "look", "main", "unsure"))


def test_two_short_conditions_stand_on_one_line_and_two_long_ones_on_a_line_each() -> None:
    first, second = "the parents accept the help", "the child asks for help itself"
    for one, two, labels in (("a", "b", ("a / b",)), (first, second, (first, second))):
        arrows = (
            f"      x1: {{to: close, when: x, label: {one}, basis: stated}}\n"
            f"      x2: {{to: close, when: x, label: {two}, basis: stated}}\n"
        )
        lines = lines_of(change((ONWARD, arrows)))
        assert lines == tuple(Line(("look",), "close", "main", label) for label in labels)


def test_an_arrow_that_always_holds_stays_apart_from_one_under_a_condition() -> None:
    arrows = "      x1: {to: close, basis: stated}\n      x2: {to: close, when: x, label: x, basis: stated}\n"
    lines = lines_of(change((ONWARD, arrows)))
    assert lines == (Line(("look",), "close"), Line(("look",), "close", "main", "x"))


def test_equal_arrows_are_one_line() -> None:
    arrows = "      x1: {to: close, basis: stated}\n      x2: {to: close, basis: stated}\n"
    assert lines_of(change((ONWARD, arrows))) == (Line(("look",), "close"),)


PEOPLE = """stakeholders:
  wife: {title: Wife, lane: who, summary: x, source: handbook, next: {look: {basis: stated}}}
  son:
    title: Son
    lane: who
    summary: x
    source: handbook
    next: {look: {basis: stated}, wife: {when: x, label: first ask, basis: stated}}
steps:
"""
WHO = "lanes:\n  who: {title: Who, column: true, summary: x, source: handbook}\n"


def test_an_arrow_of_one_of_several_stakeholders_starts_at_that_one_with_its_condition() -> None:
    back = "      son: {when: y, label: call back, basis: stated}\n"
    text = change(("lanes:\n", WHO), ("steps:\n", PEOPLE), (ONWARD, ONWARD + back))
    assert lines_of(text) == (
        Line(("wife", "son"), "look"),
        Line(("son",), "wife", "main", "first ask"),
        FOUND_LINE,
        Line(("look",), "son", "main", "call back"),
    )


def test_conditions_of_elements_without_a_box_are_kept_or_told() -> None:
    text = change((ONWARD, "      ask: {when: x, label: one, basis: stated}\n"))
    text += aside("ask", "call: {when: x, label: two, basis: stated}")
    text += aside("call", "close: {when: x, label: three, basis: stated}")
    made = sketches(build(route_of(text)), load_words("en"), str)
    assert made.picture.lines == (Line(("look",), "close", "main", "one, three"),)
    assert made.problems == (phrase("picture.conditions", source="look", target="close"),)


def test_an_arrow_never_looks_free_that_has_a_condition() -> None:
    long = "the owner is found and has shown that the cat is theirs"
    for when, label in (("nobody knows", "nobody knows"), (long, "only if …")):
        assert lines_of(change((ONWARD, f"      close: {{when: {when}, basis: stated}}\n"))) == (
            Line(("look",), "close", "main", label),
        )
