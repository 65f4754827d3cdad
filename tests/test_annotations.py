"""A section that a test adds to the model, with one reference, one title and one fact, works everywhere."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar

from jsonschema import Draft202012Validator
from pydantic import Field

from keys_page import PAGE, page
from routewijzer import i18n
from routewijzer.annotations import Annotation, Declares, DisplayName, LocalRef, Meaning, Ref, SearchText
from routewijzer.checks import Subject, check
from routewijzer.editions import Version, as_text, diff, overlay_schema, report
from routewijzer.graph import build
from routewijzer.key_schema import KeySchema, follow, unit, value_at, walk
from routewijzer.model import (
    ROUTE_KEYS,
    Fact,
    Route,
    json_schema,
    key_schema,
    key_table,
    search_texts,
    walk_route,
)
from routewijzer.model.types import ID_PATTERN, Keyed, Named, Part, Title
from routewijzer.overlay import Overlay, read_overlay
from routewijzer.overlay.drift import drift
from routewijzer.overlay.lock import lock_of
from routewijzer.overlay_checks import merge_checked
from routewijzer.yamldoc import Document, parse
from sentences import ENGLISH

ROOT = Path(__file__).parents[1]
TEXT = (Path(__file__).parent / "routes" / "ok" / "every-key" / "route.yaml").read_text("utf-8")

CARD: dict[str, Any] = {
    "title": "Card with signs",
    "used_in": "zoeken",
    "facts": {"back": {"text": "Signs stand on its back", "kind": "info", "basis": "inferred"}},
}


class Tool(Named):
    """A thing to work with: a part that the model of this generator does not have."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Meaning(),)

    title: Annotated[Title, DisplayName(in_prose=True), SearchText()]
    """Its name."""
    used_in: Annotated[str, Ref("step")]
    """The step that needs it."""
    facts: Keyed[Fact] = Field(default_factory=dict)
    """What is known of it."""


class WideRoute(Route):
    """The model with one section more."""

    tools: Annotated[Keyed[Tool], Declares("tool")] = Field(default_factory=dict)
    """Things to work with."""


WIDE = key_schema(WideRoute)


def document(**card: Any) -> Document:
    """Return the route with every key and one tool, whose fields a test may change."""
    found, _ = parse(TEXT, "route.yaml")
    assert found is not None
    assert isinstance(found.data, dict)
    return Document({**found.data, "tools": {"card": {**CARD, **card}}}, found.keys, found.values, found.file)


def subject(**card: Any) -> Subject:
    """Return the same, read by the wide model and ready to be checked."""
    read = document(**card)
    return Subject(read, WideRoute.model_validate(read.data), frozenset(), date(2026, 11, 28))


def fact(**fields: str) -> dict[str, dict[str, str]]:
    """One fact, under the id "back"."""
    return {"back": {"text": "Signs stand on its back", "kind": "info", "basis": "inferred", **fields}}


def messages(rule: str, **card: Any) -> list[str]:
    """Return what a check says of the tool."""
    return [ENGLISH.message(finding) for finding in check(subject(**card)) if finding.rule == rule]


def test_a_reference_of_a_new_section_is_checked() -> None:
    assert messages("unknown-id") == []
    assert messages("unknown-id", used_in="zoken") == ['unknown step "zoken"']


def test_the_source_of_a_fact_in_a_new_section_is_checked() -> None:
    assert messages("unknown-id", facts=fact(source="nowhere")) == ['unknown source "nowhere"']


def test_a_new_section_can_be_named_as_the_kind_that_it_declares() -> None:
    assert list(subject().names["tool"]) == ["card"]


def test_what_a_new_section_states_needs_a_source() -> None:
    assert messages("stated-without-source") == []
    told = messages("stated-without-source", facts=fact(basis="stated"))
    assert told == ['"back" is stated, but no source says so']


HEAD = """
format: 1
region:
  id: noord
  edition: Noord
  owner: Noord
  version: 1
  published: 2026-11-28
"""


def overlay(body: str) -> Overlay:
    """Return a region that does only what `body` says."""
    read, _ = parse(HEAD + body, "region.yaml")
    assert read is not None
    found, findings = read_overlay(read)
    assert found is not None, findings
    return found


def region_findings(body: str, **card: Any) -> list[str]:
    """Return what merging such a region into the wide model says."""
    free, region = document(**card), overlay(body)
    assert isinstance(free.data, dict)
    free = Document({**free.data, "regions": {}}, free.keys, free.values, free.file)
    _, findings = merge_checked(free, region, keys=WIDE)
    return [ENGLISH.message(finding) for finding in findings]


def test_what_a_region_states_in_a_new_section_needs_a_source_of_its_own() -> None:
    stated = "add: {tools: {card: {facts: {side: {text: Red, kind: info, basis: stated}}}}}"
    told = '"tools.card.facts.side" is stated by the region, but no source says so'
    assert region_findings(stated) == [told]
    assert region_findings(stated.replace("stated}", "stated, source: own}")) == []


def test_new_words_in_a_new_section_on_an_old_source_are_told() -> None:
    told = region_findings(
        "change: {tools: {card: {facts: {back: {text: Red}}}}}", facts=fact(basis="stated")
    )
    assert told == ['"tools.card.facts.back.text" has new words, but rests on the same source as before']


def test_the_old_name_of_a_part_of_a_new_section_is_found_in_other_texts() -> None:
    renamed = "change: {tools: {card: {title: Signs}}}"
    told = 'the old name "Card with signs" still stands in tools.card.facts.back.text'
    assert region_findings(renamed, facts=fact(text="Turn the Card with signs")) == [told]
    assert region_findings(renamed) == []


def test_drift_in_a_new_section_is_told() -> None:
    before, region = document(), overlay("change: {tools: {card: {title: Signs}}}")
    lock = lock_of(before, region, WIDE)
    assert {"tools.card", "tools.card.facts.back"} <= lock.parts
    facts = fact() | {"front": {"text": "A dog", "kind": "info", "basis": "inferred"}}
    found = drift(document(title="Card", facts=facts), region, lock, WIDE)
    assert [(one.kind, one.name) for one in found] == [
        ("changed", "tools.card.title"),
        ("new", "tools.card.facts.front"),
    ]


def version(**card: Any) -> Version:
    """Return the wide route as one of two that are compared."""
    whole = subject(**card)
    return Version(whole.document, build(whole.route))


def test_what_differs_in_a_new_section_is_reported_by_name() -> None:
    words, _ = i18n.load(ROOT / "theme" / "words", "nl")
    assert words is not None
    before, after = version(), version(title="Signs", used_in="loket", facts=fact(text="Red"))
    told = as_text(report(diff(before, after), before.route, after.route, words))
    steps = before.route.steps
    assert "tools: Signs" in told
    assert "(veranderd): Card with signs → Signs" in told
    assert f"{steps['zoeken'].title} → {steps['loket'].title}" in told
    assert "Signs stand on its back → Red" in told
    assert "tools: Card with signs" in as_text(
        report(diff(before, without_part()), before.route, without_part().route, words)
    )


def without_part() -> Version:
    """Return the wide route without the tool."""
    whole = version()
    assert isinstance(whole.document.data, dict)
    data = {**whole.document.data, "tools": {}}
    read = Document(data, whole.document.keys, whole.document.values, whole.document.file)
    return Version(read, build(WideRoute.model_validate(data)))


def test_a_reader_finds_a_part_of_a_new_section_by_its_title_and_its_facts() -> None:
    route = subject().route
    assert isinstance(route, WideRoute)
    assert list(search_texts(route, route.tools["card"])) == ["Card with signs", "Signs stand on its back"]


def test_the_table_of_keys_has_a_row_for_every_key_of_a_new_section() -> None:
    rows = key_table(WideRoute).splitlines()
    assert "| `tools.*.used_in` | The step that needs it. | step |" in rows
    assert "| `tools.*.facts` | What is known of it. | statements |" in rows


def test_the_table_of_keys_in_the_docs_is_the_one_of_the_model() -> None:
    assert PAGE.read_text("utf-8") == page(), "run tools/keys_page.py"


def test_an_editor_completes_the_keys_of_a_new_section() -> None:
    card = json_schema(WideRoute)["$defs"]["Tool"]["properties"]
    assert card["used_in"]["description"] == "The step that needs it."
    own = Draft202012Validator(overlay_schema(WideRoute))
    head = {"id": "n", "edition": "N", "owner": "N", "version": "1", "published": "2026-11-28"}
    region = {"format": 1, "region": head, "change": {"tools": {"card": {"title": "Signs"}}}}
    assert own.is_valid(region)
    assert not own.is_valid({**region, "change": {"tools": {"card": {"tittle": "Signs"}}}})


def test_a_value_belongs_to_the_smallest_unit_of_meaning_around_it() -> None:
    assert unit(WIDE, ("tools", "card", "facts", "back", "text")) == ("tools", "card", "facts", "back")
    assert unit(WIDE, ("tools", "card", "title")) == ("tools", "card")
    assert unit(WIDE, ("route", "title")) is None


def test_a_rule_means_what_its_questions_ask_and_its_outcome_advises() -> None:
    rule = {"when": {"acuut": ["ja"]}, "then": "bel", "because": "…", "basis": "stated"}
    found = follow(ROUTE_KEYS, ("decisions", "melden", "rules", "eerst"), rule)
    assert list(found) == [("questions", "acuut"), ("decisions", "melden", "outcomes", "bel")]


def test_an_edge_means_what_it_leads_to() -> None:
    found = follow(ROUTE_KEYS, ("steps", "kijk", "next", "bel"), {"to": "hulp", "basis": "stated"})
    assert ("services", "hulp") in list(found)


NO_REFERENCE = {
    "Head.id": "the name of the edition itself",
    "aliases": "former ids, which nothing has any more",
    "Stop.answers": "of the decision that the stop names: `checks.cases` reads them together",
    "Stop.outcome": "of the decision that the stop names: `checks.cases` reads them together",
    "Variation.answers": "of the decision that its stop names, as those of the stop",
    "Variation.outcome": "of the decision that its stop names, as that of the stop",
    "instead": "the id of another edition, which is not in this model",
    "Case.short": "stops of the case itself: `checks.cases` reads them",
}
"""Keys that hold ids and name nothing by them, with the reason."""


def parts(kind: type[Part]) -> Iterator[type[Part]]:
    """Yield the classes of the model."""
    yield kind
    for inner in kind.__subclasses__():
        yield from parts(inner)


def test_every_key_that_holds_ids_says_what_they_name() -> None:
    silent = []
    for kind in {part for part in parts(Part) if part.__module__.startswith("routewijzer.model")}:
        fields = kind.model_json_schema().get("properties", {})
        for name, schema in key_schema(kind).fields.items():
            holds_ids = json.dumps({"pattern": ID_PATTERN})[1:-1] in json.dumps(fields.get(name))
            if holds_ids and not any(node.get(Ref) or node.get(LocalRef) for node in inside(schema)):
                silent.append(f"{kind.__name__}.{name}")
    assert [name for name in silent if not {name, name.partition(".")[2]} & NO_REFERENCE.keys()] == []


def inside(schema: KeySchema) -> Iterator[KeySchema]:
    """Yield a key and those below it."""
    yield schema
    for below in (*schema.fields.values(), schema.entries, schema.items):
        if below is not None:
            yield from inside(below)


def test_a_walk_over_plain_data_gives_what_a_walk_over_the_model_gives() -> None:
    whole = subject()
    plain = {node.path for node in walk(key_schema(WideRoute), whole.document.data) if node.get(Ref)}
    typed = {node.path for node in walk_route(whole.route) if node.get(Ref)}
    assert plain <= typed
    left_out = {path for path in typed - plain if value_at(whole.route, path) not in ((), {})}
    assert {path[-1] for path in left_out} <= {"to"}  # left out, its key is the target
