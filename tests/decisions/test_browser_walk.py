"""The shipped script gives every case the outcome and the reasons that the tables themselves give."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from checking import SMALLEST, route_of
from examples import examples
from made_pages import BASE, PET, context_of, read
from random_tables import answers_allowed, cases, outcome, sound_table
from routewijzer.decisions import reasons, table
from routewijzer.decisions.table import DecisionTable
from routewijzer.model import Route
from routewijzer.pages import helper_data
from shipped_walk import answer_ids, answer_numbers, walks


def duty_answers(data: helper_data.HelperPayload, *chain: str) -> dict[str, int]:
    """Give an answer to what decisions ask about duties: it changes no outcome."""
    return {question: 0 for key in chain for question in data["decisions"][key]["asks"]}


def assert_like_the_tables(root: Path, node: str, script: Path, route: Route) -> int:
    """Every case of every decision; returns how many there were."""
    data = json.loads(json.dumps(helper_data.contract(context_of(route))))
    tables = {key: table(route, decision) for key, decision in route.decisions.items()}
    todo = [(key, case) for key, whole in tables.items() for case in cases(whole)]
    found = walks(
        root,
        node,
        script,
        data,
        [
            {"chain": [key], "answers": {**answer_numbers(route, case), **duty_answers(data, key)}}
            for key, case in todo
        ],
    )
    for (key, case), walked in zip(todo, found, strict=True):
        known = answer_ids(
            route, {k: v for k, v in walked["known"].items() if k not in duty_answers(data, key)}
        )
        assert known.items() <= case.items()
        (told,) = walked["reasons"]
        assert told["outcome"] == outcome(tables[key], case), (key, case)
        why = reasons(tables[key], known)
        assert why is not None
        assert (tuple(told["rules"]), told["certain"]) == (why.rules, why.certain), (key, case)
    return len(todo)


def test_every_case_of_every_decision_of_the_base_route(root: Path, node: str, shipped_script: Path) -> None:
    assert assert_like_the_tables(root, node, shipped_script, read(BASE)) > 700


def test_every_case_of_every_decision_of_another_route(root: Path, node: str, shipped_script: Path) -> None:
    assert assert_like_the_tables(root, node, shipped_script, read(PET)) > 10


@examples(4)
@given(tables=st.lists(sound_table(3), min_size=8, max_size=8))
def test_every_case_of_tables_at_random(
    root: Path, node: str, shipped_script: Path, tables: list[DecisionTable]
) -> None:
    assert_like_the_tables(root, node, shipped_script, route_of(SMALLEST + route_text(tables)))


def route_text(tables: list[DecisionTable]) -> str:
    """Tables as the text of a route; each has its own questions."""
    questions, decisions = ["questions:"], ["decisions:"]
    for number, whole in enumerate(tables):
        for column in whole.columns:
            answers = ", ".join(f"{answer}: {answer.upper()}" for answer in column.answers)
            questions.append(f"  {column.id}-{number}: {{text: Which?, answers: {{{answers}}}}}")
        asked = ", ".join(f"{column.id}-{number}" for column in whole.columns)
        decisions.append(
            f"  table-{number}:\n    title: Choice {number}\n    questions: [{asked}]\n    rules:"
        )
        for row in whole.rows:
            allowed = zip(whole.columns, row.allowed_answers, strict=True)
            when = ", ".join(
                f"{column.id}-{number}: [{answers_allowed(column, mask)}]" for column, mask in allowed
            )
            decisions.append(
                f"      {row.id}: {{when: {{{when}}}, then: {row.outcome}, because: So., basis: stated}}"
            )
        decisions.append("    outcomes:")
        decisions += [f"      {out}: {{title: Go, advice: Do so.}}" for out in "xyz"]
    return "\n".join((*questions, *decisions)) + "\n"


def test_a_later_decision_keeps_the_answers_and_asks_only_what_is_new(
    root: Path, node: str, shipped_script: Path
) -> None:
    route = read(BASE)
    data = json.loads(json.dumps(helper_data.contract(context_of(route))))
    for first, decision in data["decisions"].items():
        for second in {key for result in decision["outcomes"].values() for key in result.get("next", ())}:
            both = table(route, route.decisions[first]), table(route, route.decisions[second])
            shared = {c.id for c in both[0].columns} & {c.id for c in both[1].columns}
            todo = [
                {**one, **two}
                for one in cases(both[0])
                for two in cases(both[1])
                if all(one[key] == two[key] for key in shared)
            ]
            todo = todo[:: len(todo) // 200 + 1]
            found = walks(
                root,
                node,
                shipped_script,
                data,
                [
                    {
                        "chain": [first, second],
                        "answers": {**answer_numbers(route, case), **duty_answers(data, first, second)},
                    }
                    for case in todo
                ],
            )
            for case, walked in zip(todo, found, strict=True):
                shown = [screen["question"] for screen in walked["screens"] if "question" in screen]
                assert len(shown) == len(set(shown))
                results = {told["decision"]: told["outcome"] for told in walked["reasons"]}
                assert results[first] == outcome(both[0], {c.id: case[c.id] for c in both[0].columns})
                if second in decision["outcomes"][results[first]].get("next", ()):
                    assert results[second] == outcome(both[1], {c.id: case[c.id] for c in both[1].columns})
                else:
                    assert second not in results


def test_the_contract_gives_the_same_bytes_again_and_cannot_end_its_script() -> None:
    route = read(PET)
    decision = next(iter(route.decisions.values()))
    hostile = decision.model_copy(update={"title": "</script><!--\u2028&"})
    context = context_of(route.model_copy(update={"decisions": {**route.decisions, decision.id: hostile}}))
    script = helper_data.script(helper_data.contract(context))
    assert script == helper_data.script(helper_data.contract(context))
    assert not set("<>&\u2028\u2029") & set(script)
    data = json.loads(script.removeprefix("window.routewijzer.helperData=").removesuffix(";\n"))
    assert data["decisions"][decision.id]["title"].endswith("</script><!--\u2028&")
