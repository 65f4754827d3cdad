"""What an overlay makes of the base: values, their order, and the places that travel along."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from regions.overlays import FILL, HEAD, base, document, example, merge_overlay, overlay, real_base, route_of
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay.contract import contract
from routewijzer.overlay.tree import tree
from routewijzer.overlay_checks import merge_checked
from routewijzer.yamldoc import Data, KeyPath
from sentences import lines


def at(data: Data, *path: str) -> Any:
    here: Any = data
    for step in path:
        here = here[step]
    return here


def test_an_overlay_of_nothing_gives_the_base_with_the_regions_own_head() -> None:
    data = merge_overlay("").document.data
    before = base().data
    assert isinstance(data, dict)
    assert isinstance(before, dict)
    assert {key: value for key, value in data.items() if key not in ("route", "services")} == {
        key: value for key, value in before.items() if key not in ("route", "services")
    }
    assert at(data, "route", "id") == "north"
    assert at(data, "route", "title") == "What to do with a stray cat"


def test_an_approval_of_the_base_says_nothing_of_an_edition() -> None:
    assert route_of(base()).route.sign_off is not None
    assert route_of(merge_overlay("").document).route.sign_off is None
    signed = "approvers: [B. Vet], sign_off: {by: B. Vet, role: vet, date: 2026-11-19}, published"
    own = HEAD.replace("published", signed)
    approved = route_of(merge_overlay("", head=own + FILL).document).route.sign_off
    assert approved is not None
    assert approved.by == "B. Vet"


def test_a_changed_value_stands_in_the_region_and_its_neighbours_in_the_base() -> None:
    edition = merge_overlay("change:\n  steps:\n    look: {title: Look well}\n").document
    assert at(edition.data, "steps", "look", "title") == "Look well"
    assert str(edition.value_place(("steps", "look", "title"))) == "region.yaml:8:19"
    assert str(edition.place(("steps", "look", "summary"))) == "route.yaml:41:5"


def test_a_merge_leaves_the_trees_of_the_base_and_of_the_region_as_they_were() -> None:
    body = "change: {steps: {look: {title: Look well}}}\nremove: {steps: {look: {links: {poster: Away.}}}}\n"
    onto, over = base(), overlay(body)
    before = tree(onto).plain, tree(over.document).plain
    for _ in range(2):
        edition, findings = merge_checked(onto, over)
        assert edition is not None, lines(findings)
        assert (tree(onto).plain, tree(over.document).plain) == before


def test_a_rule_can_change_in_one_answer_only() -> None:
    body = "change: {decisions: {choose: {rules: {unowned: {when: {collar: nee}}}}}}\n"
    data = merge_overlay(body).document.data
    assert at(data, "decisions", "choose", "rules", "unowned", "when") == {"hurt": "nee", "collar": "nee"}


ORDERS = {
    "at the end": ("tail: {}", ["neck", "gently", "tail"]),
    "after": ("tail: {after: neck}", ["neck", "tail", "gently"]),
    "before": ("tail: {before: neck}", ["tail", "neck", "gently"]),
    "two after the same keep their order": (
        "tail: {after: neck}, ear: {after: neck}",
        ["neck", "tail", "ear", "gently"],
    ),
    "two before the same keep their order": (
        "tail: {before: gently}, ear: {before: gently}",
        ["neck", "tail", "ear", "gently"],
    ),
    "after one that is added later": (
        "tail: {after: ear}, ear: {before: neck}",
        ["ear", "tail", "neck", "gently"],
    ),
    "directly after, not after those that follow it": (
        "a: {after: neck}, b: {after: neck}, c: {after: a}",
        ["neck", "a", "c", "b", "gently"],
    ),
}


@pytest.mark.parametrize("case", ORDERS)
def test_an_added_part_stands_where_it_says(case: str) -> None:
    said, expected = ORDERS[case]
    facts = said.replace("{", "{text: T., kind: tip, basis: inferred, ").replace(", }", "}")
    data = merge_overlay(f"add: {{steps: {{look: {{facts: {{{facts}}}}}}}}}\n").document.data
    facts_now = at(data, "steps", "look", "facts")
    assert list(facts_now) == expected
    assert "after" not in str(facts_now)


LISTS = {
    "a list goes to the end": ("[map, vet]", ["chips", "poster", "map", "vet"]),
    "after": ("{map: {after: chips}}", ["chips", "map", "poster"]),
    "before": ("{map: {before: chips}}", ["map", "chips", "poster"]),
    "two after the same": ("{map: {after: chips}, vet: {after: chips}}", ["chips", "map", "vet", "poster"]),
    "without order": ("{map: {}}", ["chips", "poster", "map"]),
}


@pytest.mark.parametrize("case", LISTS)
def test_an_added_item_of_a_list_stands_where_it_says(case: str) -> None:
    said, expected = LISTS[case]
    edition = merge_overlay(f"add: {{steps: {{look: {{links: {said}}}}}}}\n").document
    assert at(edition.data, "steps", "look", "links") == expected
    here = expected.index("map")
    assert edition.value_place(("steps", "look", "links", here)).file == "region.yaml"


def test_items_of_a_list_are_removed_by_what_they_say() -> None:
    onto = base(("    aliases: [search]\n", "    aliases: [search]\n    also: [Look for a tag., chip]\n"))
    edition = merge_overlay("remove: {steps: {look: {also: {Look for a tag.: Not here.}}}}\n", onto)
    where: KeyPath = ("steps", "look", "also")
    assert at(edition.document.data, *map(str, where)) == ["chip"]
    assert edition.removed_parts == {(*where, "Look for a tag."): "Look for a tag."}


def test_what_is_regional_is_told_with_the_text_of_the_base() -> None:
    body = (
        "change: {steps: {look: {title: Look well}}}\n"
        "add: {steps: {look: {links: [chips2]}}, links: {chips2: {title: C, kind: page, url: 'https://a.nl'}}}\n"
    )
    assert merge_overlay(body).regional == {
        ("services", "shelter", "url"): None,
        ("services", "shelter", "hours"): None,
        ("steps", "look", "title"): "Look for a collar",
        ("links", "chips2"): None,
        ("steps", "look", "links", "chips2"): None,
    }


def test_a_slot_filled_as_in_the_base_is_not_regional() -> None:
    onto = base(("phone: 555-0100,", "phone: 555-0100, hours: Always,"))
    assert ("services", "shelter", "hours") not in merge_overlay("", onto).regional


def test_what_an_anchor_repeats_is_changed_in_one_place_only() -> None:
    text = "route: {id: a, version: '1'}\nsteps:\n  a: {facts: &f {x: {text: One.}}}\n  b: {facts: *f}\n"
    onto = document(text, "route.yaml")
    edition = merge_overlay("change: {steps: {b: {facts: {x: {text: Two.}}}}}\n", onto, HEAD)
    assert at(edition.document.data, "steps", "a", "facts", "x", "text") == "One."
    assert at(edition.document.data, "steps", "b", "facts", "x", "text") == "Two."
    assert at(onto.data, "steps", "b", "facts", "x", "text") == "One."


def test_merging_leaves_the_base_as_it_was() -> None:
    onto = base()
    before = repr(onto.data)
    merge_overlay(
        "remove: {steps: {look: {links: {chips: Why.}}}}\nadd: {steps: {look: {links: [map]}}}\n", onto
    )
    assert repr(onto.data) == before


EXAMPLES = ("brabant-noordoost", "voorbeeld-crisis", "voorbeeld-strafrecht")


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_value_of_an_edition_has_its_place(name: str) -> None:
    onto = real_base()
    edition = merge_overlay("", onto, example(name)).document
    todo: list[tuple[KeyPath, Data]] = [((), edition.data)]
    count = 0
    while todo:
        path, value = todo.pop()
        count += 1
        assert path in edition.keys
        assert path in edition.values
        parts = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        todo.extend(((*path, key), part) for key, part in parts)
    assert count == len(edition.keys)


def leaves(value: Data, path: KeyPath = ()) -> list[KeyPath]:
    """Return the paths of all texts of a route that a region may change."""
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in leaves(part, (*path, key))]
    return [path] if isinstance(value, str) else []


LOCKS = contract(tree(base()), ROUTE_KEYS)
FREE = [
    path
    for path in leaves(base().data)
    if path[0] not in ("format", "regions", "route") and LOCKS.lock(path, whole=True) is None
]


@examples(60)
@given(
    st.dictionaries(
        st.sampled_from(FREE), st.text("abc ", min_size=1).map(lambda one: f"new {one}"), max_size=6
    )
)
def test_changes_and_nothing_else_are_regional(changes: dict[KeyPath, str]) -> None:
    body: dict[str, Any] = {}
    for path, text in changes.items():
        here = body
        for step in path[:-1]:
            here = here.setdefault(str(step), {})
        here[str(path[-1])] = text
    over = overlay(f"change: {_flow(body)}\n" if body else "")
    edition, found = merge_checked(base(), over)
    assert edition is not None, lines(found)
    before, after = dict(_flat(base().data)), dict(_flat(edition.document.data))
    differing = {path for path in after if path[0] != "route" and before.get(path) != after[path]}
    slots: set[KeyPath] = {("services", "shelter", "url"), ("services", "shelter", "hours")}
    assert differing == set(changes) | slots
    assert {path: after[path] for path in changes} == changes
    assert {path: edition.regional[path] for path in changes} == {path: before[path] for path in changes}


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}": {_flow(part)}' for key, part in value.items()) + "}"
    return f'"{value}"'


def _flat(value: Data, path: KeyPath = ()) -> list[tuple[KeyPath, Data]]:
    if isinstance(value, dict):
        return [pair for key, part in value.items() for pair in _flat(part, (*path, key))]
    return [(path, value)]
