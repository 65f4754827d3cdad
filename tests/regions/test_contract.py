"""What a base asks of its regions, as it is read: slots, locks, approvals, suggestions, words."""

from regions.overlays import BASE, base, document
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay.contract import FieldLock, RegionContract, SuggestedPlace, contract, matches
from routewijzer.overlay.tree import tree
from routewijzer.yamldoc import Document


def read(onto: Document) -> RegionContract:
    """Return the contract of a base."""
    return contract(tree(onto), ROUTE_KEYS)


def test_each_part_of_the_contract_of_the_small_base_is_read() -> None:
    said = read(
        base(("  paths:\n", "  words:\n    politie: Who calls the police decides together.\n  paths:\n"))
    )
    assert said.required == {
        ("services", "shelter", "url"): "The site of the shelter.",
        ("services", "shelter", "hours"): "When the shelter is open.",
    }
    hurt = ("decisions", "*", "rules", "hurt")
    always = FieldLock("A hurt cat is always helped.", hurt)
    danger = "The number for danger holds everywhere."
    assert said.locked == {
        ("route", "emergency"): FieldLock(danger, ("route", "emergency")),
        ("services", "shelter", "phone"): FieldLock(danger, ("services", "shelter", "phone")),
        ("decisions", "choose", "rules", "hurt"): always,
        ("questions", "hurt"): always,
        ("decisions", "choose", "outcomes", "help"): always,
    }
    assert said.patterns == {hurt: "A hurt cat is always helped."}
    assert said.approved == {("route", "exit"): "Who leaves in a hurry gets to a harmless site."}
    assert said.suggested == {
        ("services", "shelter", "title"): SuggestedPlace(
            "A shelter is not called so everywhere.", "Cat home"
        ),
        ("steps", "look", "facts", "gently"): SuggestedPlace("Offices say it in other words.", ""),
        ("links", "poster"): SuggestedPlace("The poster is one of an office.", ""),
    }
    assert said.words == {"politie": "Who calls the police decides together."}


def test_a_base_without_a_contract_asks_nothing() -> None:
    assert read(document(BASE.partition("regions:")[0], "route.yaml")) == RegionContract({}, {})


def test_a_part_of_another_shape_is_left_out() -> None:
    text = """
regions:
  required: [a]
  locked: {a.b: 3, c: Why.}
  approved: Why
  suggested: {a: {example: A.}, b: B., c: {why: Why., example: 3}}
  words: {a: 1, b: Why.}
"""
    said = read(document(BASE.partition("regions:")[0] + text, "route.yaml"))
    assert said == RegionContract(
        {},
        {("c",): FieldLock("Why.", ("c",))},
        {},
        {},
        {("c",): SuggestedPlace("Why.", "")},
        {"b": "Why."},
    )


def test_a_star_stands_for_each_key_that_the_base_has_there_and_for_one_step() -> None:
    said = read(
        base(("  approved:\n", '  approved:\n    steps.*.title: T.\n    "*.shelter.*": S.\n    x.*: X.\n'))
    )
    assert set(said.approved) == {
        ("route", "exit"),
        ("steps", "look", "title"),
        ("steps", "close", "title"),
        ("services", "shelter", "title"),
        ("services", "shelter", "phone"),
        ("services", "shelter", "summary"),
        ("services", "shelter", "source"),
    }
    assert matches(("steps", "*"), ("steps", "look"))
    assert not matches(("steps", "*"), ("steps",))
    assert not matches(("steps", "*"), ("links", "look"))


def test_a_lock_holds_for_what_lies_below_it_and_for_the_whole_that_it_is_part_of() -> None:
    said = read(base())
    phone = said.locked["services", "shelter", "phone"]
    assert said.lock(("services", "shelter", "phone"), whole=False) == phone
    assert said.lock(("services", "shelter", "phone", "deep"), whole=False) == phone
    assert said.lock(("services", "shelter"), whole=True) == phone
    assert said.lock(("services", "shelter"), whole=False) is None
    assert said.lock(("services", "shelter", "title"), whole=True) is None
    assert list(said.slots_below(("services", "shelter"))) == list(said.required)
    assert list(said.slots_below(("services", "shelter", "url"))) == [("services", "shelter", "url")]
    assert list(said.slots_below(("steps",))) == []
