"""What changes around and beside a region's words, and what the base demands, renames and drops."""

import json

from regions.overlays import ROOT, base, document, example, overlay, real_base
from regions.test_drift import BODY, NECK, accept, changed_twice, drift, lock_of
from routewijzer.findings import Severity
from routewijzer.overlay.drift_text import as_text
from routewijzer.overlay.lock import read_lock, write
from sentences import ENGLISH, line

BECAUSE = "change: {decisions: {choose: {rules: {owned: {because: It is somebody's.}}}}}\n"
OWNED_RULE = "owned: {when: {hurt: nee, collar: ja}, then: home, because: It has an owner., basis: stated}"


def kinds(body: str, *changes: tuple[str, str]) -> list[tuple[str, str]]:
    """Return what is told, and where the base says it, when the base changes after a region has looked."""
    over = overlay(body)
    found = drift(base(*changes), over, lock_of(base(), over))
    return [(one.kind, ".".join(map(str, one.at))) for one in found]


def test_a_rule_that_changes_beside_the_reason_of_a_region_is_told() -> None:
    changed = OWNED_RULE.replace("collar: ja", "collar: [ja, weet-niet]").replace("then: home", "then: help")
    assert kinds(BECAUSE, (OWNED_RULE, changed.replace("stated", "inferred"))) == [
        ("beside", "decisions.choose.rules.owned.when.collar"),
        ("beside", "decisions.choose.rules.owned.then"),
        ("beside", "decisions.choose.rules.owned.basis"),
    ]


def test_what_is_told_beside_shows_old_new_and_the_regions_own_text() -> None:
    over = overlay(BECAUSE)
    (found,) = drift(base(("title: Bring it home", "title: Keep it")), over, lock_of(base(), over))
    assert (found.kind, found.old, found.new, found.yours) == (
        "beside",
        "Bring it home",
        "Keep it",
        "It is somebody's.",
    )
    assert found.needs_decision
    assert found.other is not None
    told = as_text((found,), ENGLISH, ("routewijzer", "accept", "north"))
    assert "    the base said:  Bring it home\n    the base says:  Keep it\n    the region:     It is" in told
    assert told.endswith("routewijzer accept north decisions.choose.rules.owned.because\n")


def test_one_change_beside_several_operations_is_told_once_and_accepted_for_all() -> None:
    over = overlay(BODY)
    now = base(("summary: A collar may hold a name.", "summary: A collar often holds a name."))
    lock = lock_of(base(), over)
    (found,) = drift(now, over, lock)
    assert [".".join(map(str, one)) for one in (found.target, *found.also)] == [
        "steps.look.title",
        "steps.look.facts.tail",
        "steps.look.links.map",
    ]
    kept, problems = accept(now, over, lock, found.name)
    assert problems == ()
    assert drift(now, over, kept) == ()


def test_blanks_and_order_change_nothing() -> None:
    swapped = OWNED_RULE.replace("hurt: nee, collar: ja", "collar: ja, hurt: nee")
    assert kinds(BECAUSE, (OWNED_RULE, swapped.replace("It has an owner.", "'It  has an owner. '"))) == []


def test_the_day_on_which_somebody_looked_changes_nothing() -> None:
    checked = ("kind: tip, basis: stated}", "kind: tip, basis: stated, checked: 2026-11-20}")
    assert kinds("change: {steps: {look: {facts: {gently: {text: Be gentle.}}}}}\n", checked) == []


def test_what_the_base_newly_locks_requires_or_wants_approved_is_told() -> None:
    demands = (
        ("  locked:\n", "  locked:\n    steps.look.title: It is called so.\n"),
        ("  required:\n", "  required:\n    services.shelter.chat: Whether one can chat.\n"),
        ("  approved:\n", "  approved:\n    terms.cat: A cat is a cat.\n"),
    )
    assert kinds("", *demands) == [
        ("demanded", "services.shelter.chat"),
        ("demanded", "steps.look.title"),
        ("demanded", "terms.cat"),
    ]


def test_what_leaves_the_base_is_told_as_news() -> None:
    gone = ("links:\n  chips: {", "links:\n  other: {")
    assert kinds("", gone, ("links: [chips, poster]", "links: [other, poster]")) == [
        ("new", "links.other"),
        ("removed", "links.chips"),
    ]


def test_the_new_name_of_what_a_region_refers_to_is_told_at_once_and_as_nothing_new() -> None:
    body = """add:
  services:
    vet: {title: Vet, summary: Heals cats., source: handbook, next: {look: {basis: stated}}}
  steps: {look: {next: {close: {when: it walks away, basis: inferred}}}}
"""
    renamed = (
        ("  close: {title: Done", "  finish: {aliases: [close], title: Done"),
        ("when: help is needed, to: close", "when: help is needed, to: finish"),
        ("when: it wears a collar, to: close", "when: it wears a collar, to: finish"),
    )
    assert kinds(body, *renamed) == [("renamed", "steps.close")]


def test_something_that_the_region_has_put_elsewhere_since_is_not_told_as_lost() -> None:
    over = overlay(BODY)
    lock = lock_of(base(), over)
    now = base((NECK, ""))
    assert [one.kind for one in drift(now, over, lock)] == ["gone"]
    moved = overlay(BODY.replace("after: neck", "after: gently"))
    (found,) = drift(now, moved, lock)
    assert found.kind == "removed"
    assert '"steps.look.facts.neck" is no longer in the base' in line(found.finding())


def test_a_lock_file_of_an_earlier_version_is_read_and_asks_to_be_renewed() -> None:
    over = overlay(BODY)
    said = json.loads(write(lock_of(base(), over)))
    said["format"] = 1
    del said["demands"]
    for entry in said["targets"]:
        entry.pop("around")
    lock, (problem,) = read_lock(json.dumps(said), "region.lock.json")
    assert (problem.rule, problem.severity) == ("overlay-lock", Severity.WARNING)
    assert [one.kind for one in drift(changed_twice(), over, lock)] == ["changed", "changed"]
    kept, _ = accept(changed_twice(), over, lock)
    assert read_lock(write(kept), "region.lock.json") == (kept, ())


def test_the_real_base_changes_a_rule_beside_the_reason_that_a_region_gives() -> None:
    body = "change: {decisions: {jeugdbeschermingstafel: {rules: {niet-bevoegd: {because: Mag niet.}}}}}\n"
    over = overlay(body, head=example("brabant-noordoost").partition("\nchange:")[0] + "\n")
    text = (ROOT / "route.yaml").read_text("utf-8")
    before, rule, after = text.partition("      niet-bevoegd:\n")
    now = document(before + rule + after.replace("then: overleg", "then: voorleggen", 1), "route.yaml")
    (found,) = drift(now, over, lock_of(real_base(), over))
    assert (found.kind, found.old, found.new, found.yours) == (
        "beside",
        "overleg",
        "voorleggen",
        "Mag niet.",
    )


UPGRADE = (
    (
        "when: {indiener-bevoegd: [nee, weet-niet]}",
        "when: {hulp-te-weinig: ja, indiener-bevoegd: [nee, weet-niet]}",
    ),
    ("then: overleg", "then: voorleggen"),
    ("basis: open", "basis: inferred"),
)
"""What a later base changed in one rule, beside the reason that a region gives."""


def test_an_upgrade_of_the_base_tells_each_field_of_a_rule_beside_the_regions_reason() -> None:
    overlay_text = (
        "change:\n"
        "  steps: {stap-2: {facts: {bespreek: {text: Bespreek de signalen met een collega.}}}}\n"
        "  decisions: {jeugdbeschermingstafel: {rules: {niet-bevoegd: {because: Dat weet nog niemand.}}}}\n"
    )
    over = overlay(overlay_text, head=example("brabant-noordoost").partition("\nchange:")[0] + "\n")
    text = (ROOT / "route.yaml").read_text("utf-8")
    before, rule, after = text.partition("      niet-bevoegd:\n")
    for old, new in UPGRADE:
        when, _, rest = after.partition("\n    outcomes:\n")
        assert old.partition(": ")[0] in when
        after = f"{_change(when, old, new)}\n    outcomes:\n{rest}"
    told = drift(document(before + rule + after, "route.yaml"), over, lock_of(real_base(), over))
    places: dict[str, set[tuple[str, str]]] = {one.name: set() for one in told}
    for one in told:
        places[one.name].add((one.kind, str(one.at[-1])))
        assert one.needs_decision
    reason = "decisions.jeugdbeschermingstafel.rules.niet-bevoegd.because"
    assert set(places) == {reason}
    assert {("beside", "then"), ("beside", "basis")} <= places[reason]
    assert any(kind == "beside" and field not in ("then", "basis") for kind, field in places[reason])


def _change(text: str, old: str, new: str) -> str:
    """Return the text of a rule with one line changed: the first one with that key."""
    key = old.partition(": ")[0]
    lines = text.split("\n")
    at = next(number for number, one in enumerate(lines) if one.strip().startswith(f"{key}: "))
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    lines[at] = indent + new
    return "\n".join(lines)
