"""From the route's graph to sketches: which arrows the picture gets where elements have no box in it."""

from functools import partial

from checking import changed, route_of
from made_pages import load_words
from routewijzer.diagram.model.sketch import Line
from routewijzer.graph import build
from routewijzer.picture import sketches
from work import calls

ONWARD = "      close: {when: the owner is found, basis: stated}\n"


def lines_of(text: str) -> tuple[Line, ...]:
    return sketches(build(route_of(text)), load_words("en"), str).drawn.lines


def aside(name: str, onward: str) -> str:
    """A step without a box."""
    head = f"  {name}: {{title: {name}, lane: street, summary: x, source: handbook, picture: false"
    return f"{head}, next: {{{onward}}}}}\n"


def test_a_way_through_steps_without_a_box_is_one_arrow_of_the_gravest_kind() -> None:
    text = changed((ONWARD, "      ask: {when: nobody knows, label: nobody knows, basis: stated}\n"))
    text += aside("ask", "call: {kind: escalation, basis: stated}")
    text += aside("call", "close: {basis: stated}")
    assert lines_of(text) == (Line(("look",), "close", "escalation", "nobody knows"),)


def test_a_way_that_comes_back_to_a_step_without_a_box_takes_nothing_from_the_circle() -> None:
    text = changed((ONWARD, "      ask: {basis: stated}\n"))
    text += aside(
        "ask", "call: {when: unsure, label: unsure, kind: escalation, basis: stated}, close: {basis: stated}"
    )
    text += aside("call", "ask: {basis: stated}")
    assert lines_of(text) == (Line(("look",), "close", "main", ""),)


def forks(count: int) -> str:
    """A route whose way to its end forks and meets so many times, all in steps without a box."""
    text = changed((ONWARD, "      a0: {basis: stated}\n      b0: {basis: stated}\n"))
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
