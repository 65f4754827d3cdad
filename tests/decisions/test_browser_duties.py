"""The shipped script shows a duty on exactly the screens where the model says that it holds."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from checking import SMALLEST, route_of
from examples import examples
from made_pages import BASE, context_of, read
from random_tables import Case, Net, answers_allowed, cases, nets, outcome, whole_cases
from routewijzer.decisions import offers, reasons, table
from routewijzer.model import Route
from routewijzer.pages import helper_data
from shipped_walk import WalkResult, answer_ids, answer_numbers, walks

REPORT = "Dit blijft gelden volgens je antwoorden: meld bij Veilig Thuis."
REPORT_AT_ONCE = (
    "Dit blijft gelden volgens je antwoorden: bel 112 bij direct gevaar en meld bij Veilig Thuis."
)


def test_no_answer_to_decision_2_takes_back_the_report_of_decision_1(
    root: Path, node: str, shipped_script: Path
) -> None:
    """Every case of both decisions, also through the first question whether to go on."""
    route = read(BASE)
    data = json.loads(json.dumps(helper_data.contract(context_of(route))))
    one, two = (table(route, route.decisions[key]) for key in ("beslissing-1", "beslissing-2"))
    new = [column for column in two.columns if column.id not in {c.id for c in one.columns}]
    todo = [{**case, column.id: answer} for case in cases(one) for column in new for answer in column.answers]
    begin: Case = {"welke-stap": "stap-5", "jouw-zorgen-weg": "nee"}
    chains = [(["beslissing-1", "beslissing-2"], {}), (["doorgaan", "beslissing-1", "beslissing-2"], begin)]
    done: dict[str, int] = {}
    for chain, before in chains:
        found = walks(
            root,
            node,
            shipped_script,
            data,
            [{"chain": chain, "answers": answer_numbers(route, {**before, **case})} for case in todo],
        )
        for case, walked in zip(todo, found, strict=True):
            first = outcome(one, {column.id: case[column.id] for column in one.columns})
            last = walked["screens"][-1]
            assert last["decision"] == "beslissing-2"
            later = [s["duty"] for s in walked["screens"] if s["decision"] == "beslissing-2"]
            said = {"melden": REPORT, "melden-acuut": REPORT_AT_ONCE}.get(first)
            assert [duty.get("text") for duty in later] == [said] * len(later), case
            if said:
                done[last["outcome"]] = done.get(last["outcome"], 0) + 1
                assert last["remains"]["text"] == said
    assert len(todo) == 729
    assert done["twijfel"] > 0
    assert done["hulp"] > 0


def heading(route: Route, result: WalkResult, at: int) -> str | None:
    """Return what heads screen `at`, from the model and the answers given before it."""
    before, decision = result["screens"][:at], result["screens"][at]["decision"]
    asked = [screen["question"] for screen in before if "question" in screen]
    known = answer_ids(route, {key: result["known"][key] for key in asked})
    begun = {
        route.decisions[screen["decision"]].rules[rule].stays
        or route.decisions[screen["decision"]].outcomes[screen["outcome"]].stays
        for screen in before
        if "outcome" in screen
        and (why := reasons(table(route, route.decisions[screen["decision"]]), known)) is not None
        for rule in why.rules
    }
    over = None
    for key, duty in route.duties.items():
        ask = duty.ask
        if decision not in {*duty.within, *(ask.within if ask else ())}:
            continue
        answer = known.get(ask.question) if ask else None
        if ask and answer in ask.done:
            over = over or ask.text
        elif key in begun or (ask and ask.starts and answer):
            return duty.text
    return over


@st.composite
def routes_with_duties(draw: st.DrawFn) -> str:
    """Decisions that share questions and lead to each other, and three duties of every kind."""
    whole, following = draw(nets())
    some = st.sets(st.sampled_from(list(whole)), min_size=1).map(lambda names: ", ".join(sorted(names)))
    columns = {column.id: column.answers for one in whole.values() for column in one.columns}
    lines = ["questions:"]
    for key, answers in {**columns, "done": ("yes", "no", "unknown")}.items():
        told = ", ".join(f"{answer}: {answer.upper()}" for answer in answers)
        lines.append(f"  {key}: {{text: Which?, answers: {{{told}}}}}")
    lines.append("duties:")
    for key in "abc":
        lines += [f"  {key}:", f"    text: Duty {key}.", "    call: shelter", f"    within: [{draw(some)}]"]
        if draw(st.booleans()):
            done, starts = (
                draw(st.sampled_from(("yes", "no, unknown"))),
                draw(st.sampled_from(("true", "false"))),
            )
            lines.append("    ask:")
            lines += [f"      question: done\n      within: [{draw(some)}]\n      done: [{done}]"]
            lines += [f"      text: Over {key}.\n      starts: {starts}"]
    lines.append("decisions:")
    for name, one in whole.items():
        asked = ", ".join(column.id for column in one.columns)
        lines += [f"  {name}:", f"    title: {name}", f"    questions: [{asked}]", "    rules:"]
        for row in one.rows:
            pairs = zip(one.columns, row.allowed_answers, strict=True)
            when = ", ".join(f"{column.id}: [{answers_allowed(column, mask)}]" for column, mask in pairs)
            stays = draw(st.sampled_from(("", "", ", stays: a", ", stays: b")))
            then = f"then: {row.outcome}, because: So., basis: stated{stays}"
            lines.append(f"      {row.id}: {{when: {{{when}}}, {then}}}")
        lines.append("    outcomes:")
        for out in "xyz":
            stays = draw(st.sampled_from(("", ", stays: b", ", stays: c")))
            to = f", to: {following[name][out]}" if out in following[name] else ""
            lines.append(f"      {out}: {{title: Go, advice: Do so.{to}{stays}}}")
    return "\n".join(lines) + "\n"


def chains(route: Route) -> list[tuple[str, ...]]:
    """Every chain of decisions that the helper may offer."""
    following = {key: {to for some in one.values() for to in some} for key, one in offers(route).items()}
    found: list[tuple[str, ...]] = [(key,) for key in route.decisions]
    for chain in found:
        found += [(*chain, to) for to in sorted(following[chain[-1]] - set(chain))]
    return found


def assert_like_the_model(root: Path, node: str, script: Path, route: Route, some: list[Case]) -> int:
    """Every screen of the cases on every chain; returns how many of them have a duty."""
    data = json.loads(json.dumps(helper_data.contract(context_of(route))))
    todo = [
        {"chain": chain, "answers": answer_numbers(route, case)} for chain in chains(route) for case in some
    ]
    headed = 0
    for case, walked in zip(todo, walks(root, node, script, data, todo), strict=True):
        for at, screen in enumerate(walked["screens"]):
            assert screen["duty"].get("text") == heading(route, walked, at), (case, at)
            headed += "text" in screen["duty"]
    return headed


@examples(25)
@given(text=routes_with_duties())
def test_the_duties_of_tables_and_chains_at_random(
    root: Path, node: str, shipped_script: Path, text: str
) -> None:
    route = route_of(SMALLEST + text)
    net: Net = {key: table(route, one) for key, one in route.decisions.items()}, {}
    some = [{**case, "done": done} for case in whole_cases(net) for done in ("yes", "no", "unknown")]
    assert_like_the_model(root, node, shipped_script, route, some[:: len(some) // 40 + 1])
