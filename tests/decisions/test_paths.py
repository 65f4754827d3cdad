"""Where cases end, found from the tables alone, is where trying every case ends; nobody closes in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from made_pages import BASE, read
from random_tables import Case, Net, cases, holds, nets, outcome, whole_cases
from routewijzer.decisions import CaseScope, DecisionTable, case_ends, offers, table
from routewijzer.model import Route


def try_case(net: Net, scope: CaseScope, case: Case) -> Iterator[tuple[str, str]]:
    """Every decision with its outcome that a case comes to, one after the other."""
    if all(case[key] in answers for key, answers in scope.when.items()):
        for start, rules in scope.starts.items():
            if not any(row.id in rules and holds(net[0][start], row, case) for row in net[0][start].rows):
                continue
            here, taken = start, [start]
            while here:
                end = outcome(net[0][here], case)
                yield here, end
                here = net[1][here].get(end, "")
                here = "" if here in taken else here
                taken.append(here)


@st.composite
def scopes(draw: st.DrawFn) -> tuple[Net, CaseScope]:
    net = draw(nets())
    columns = {column.id: column.answers for one in net[0].values() for column in one.columns}
    asked = draw(st.sets(st.sampled_from(sorted(columns)), max_size=2)) if columns else set()
    when = {key: draw(st.sets(st.sampled_from(columns[key]), min_size=1)) for key in asked}
    names = draw(st.sets(st.sampled_from(list(net[0])), min_size=1))
    starts = {key: draw(st.sets(st.sampled_from([row.id for row in net[0][key].rows]))) for key in names}
    return net, CaseScope(starts, when)


@examples(60)
@given(scopes())
def test_the_ends_of_cases_are_those_that_trying_them_finds(example: tuple[Net, CaseScope]) -> None:
    net, scope = example
    following = {
        key: {out: (to,) for out, to in targets.items() if to != key} for key, targets in net[1].items()
    }
    ends = list(case_ends(net[0], following, scope))
    whole = whole_cases(net)
    assert {end.visits[-1] for end in ends} == {one for case in whole for one in try_case(net, scope, case)}
    for end in ends:
        for case in whole:
            if all(case[key] == answer for key, answer in end.example):
                assert end.visits[-1] in set(try_case(net, scope, case))


def closes(route: Route, tables: Mapping[str, DecisionTable], case: Case) -> bool:
    """Tell whether somebody who begins at "stoppen of doorgaan" can come to closing the reporting code."""
    onward, todo, seen = offers(route), ["doorgaan"], {"doorgaan"}
    for here in todo:
        end = outcome(tables[here], {column.id: case[column.id] for column in tables[here].columns})
        if route.decisions[here].outcomes[end].to == "sluit-meldcode":
            return True
        new = [key for key in onward[here][end] if key not in seen]
        todo += new
        seen.update(new)
    return False


def test_nobody_with_a_suspicion_or_in_doubt_closes_and_who_has_none_can() -> None:
    """All cases of the first decision, and of the later ones the answers that have least of a report."""
    route = read(BASE)
    tables = {key: table(route, decision) for key, decision in route.decisions.items()}
    last = {key: list(question.answers)[-1] for key, question in route.questions.items()}
    least = {key: "nee" for key, question in route.questions.items() if "nee" in question.answers}
    closed = {
        (case["vermoeden-onveilig"], case["overlegd-voor-sluiten"], case["jouw-zorgen-weg"])
        for case in cases(tables["doorgaan"])
        if closes(route, tables, {**last, **least, "wie-neemt-contact-op": "inwoner", **case})
    }
    every = ("ja", "nee", "weet-niet")
    assert closed == {("weet-niet", "ja", "ja"), *(("nee", said, gone) for said in every for gone in every)}
