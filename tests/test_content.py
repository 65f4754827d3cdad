"""What the base route promises a reader: additions say so, titles are advice, texts are about the reader."""

import re
from pathlib import Path

import pytest
from lxml import html

from made_pages import BASE, read
from regions.overlays import HEAD, overlay, real_base
from routewijzer.model import ROUTE_KEYS, Route
from routewijzer.overlay import merge

UNSEEN = "concept, toegevoegd, niet nagekeken"
NOBODY_CHECKED = {
    "afwegingskader-vragenlijst",
    "ggd-zeeland-letsel",
    "groninger-meldcode",
    "huwelijksdwang-meldcode",
    "knmg-stap-5",
    "meldcode-nu-melden",
    "movisie-eergerelateerd",
    "nvo-meldrecht",
    "rode-vlaggen-2022",
    "veilig-thuis-noog-anoniem",
}
"""Sources of what a domain expert has to read before anybody may rely on it."""


@pytest.fixture(scope="module")
def route() -> Route:
    return read(BASE)


def test_a_sentence_that_nobody_checked_says_so_itself(route: Route) -> None:
    """So that it also says so in a copied record and on paper."""
    silent = [
        (page.id, fact.id)
        for page in route.pages.values()
        for fact in page.facts.values()
        if fact.source in NOBODY_CHECKED and UNSEEN not in f"{fact.text} {fact.detail}".lower()
    ]
    silent += [
        ("terms", term.id)
        for term in route.terms.values()
        if term.source in NOBODY_CHECKED and UNSEEN not in term.text.lower()
    ]
    silent += [
        (decision.id, outcome.id)
        for decision in route.decisions.values()
        for outcome in decision.outcomes.values()
        if outcome.source in NOBODY_CHECKED and UNSEEN not in f"{outcome.advice} {outcome.actions}".lower()
    ]
    assert silent == []
    assert [key for key in NOBODY_CHECKED if route.sources[key].verified] == []


def test_the_wider_examples_of_acute_danger_stand_apart_from_those_of_the_source(route: Route) -> None:
    for key in ("acuut", "vermoeden-onveilig"):
        added = [example for example in route.questions[key].examples if UNSEEN in example]
        assert len(added) == 2, key
        assert "eten, drinken, kleding of onderdak" in added[0]
        assert "vertelt over het geweld" in added[1]
        assert not any("verwurging" in example for example in route.questions[key].examples)


@pytest.mark.parametrize("step", ["stap-2", "stap-3"])
def test_honour_and_control_are_warned_of_before_any_conversation(route: Route, step: str) -> None:
    facts = list(route.steps[step].facts.values())
    actions = [fact.id for fact in facts if fact.kind == "action"]
    assert actions[:3] == ["gevaar", "eergerelateerd", "dwingende-controle"]
    assert (
        "Praat nog niet met familie, partner of gemeenschap."
        in route.steps[step].facts["eergerelateerd"].text
    )


def test_every_addition_stands_in_the_list_for_who_signs(route: Route, root: Path) -> None:
    listed = (root / "docs" / "toevoegingen.md").read_text("utf-8")
    added = [key for key, source in route.sources.items() if (source.note or "").startswith("Aanvulling")]
    assert len(added) > 20
    assert [key for key in added if f"`{key}`" not in listed] == []


def test_the_title_of_an_outcome_is_advice_not_a_remark_about_the_source(route: Route) -> None:
    titles = [
        outcome.title for decision in route.decisions.values() for outcome in decision.outcomes.values()
    ]
    assert [title for title in titles if re.search(r"\bbron\b", title)] == []
    assert [title for title in titles if len(title) > 70] == []


def test_the_options_of_veilig_thuis_are_no_list_of_what_the_reader_does(route: Route) -> None:
    outcome = route.decisions["uitkomst-monitoring"].outcomes["overwegen"]
    assert "dwangmaatregel" in outcome.advice
    assert "ambtshalve melding" in outcome.advice
    assert "bij gebrek aan mogelijkheden om de veiligheid te verbeteren" in outcome.advice
    assert not any(re.search("dwangmaatregel|ambtshalve|bemoeienis", one) for one in outcome.actions)
    assert outcome.actions[0].startswith("Direct gevaar? Bel 112.")


def test_five_pages_of_professionals_tell_each_what_they_meet(route: Route) -> None:
    pages = ("jeugd-wmo", "wijkteams", "onderwijs", "hulpaanbieders", "overige-professionals")
    own = {key: {fact.text for fact in route.stakeholders[key].facts.values()} for key in pages}
    assert len(set.intersection(*own.values())) <= 2
    for key, texts in own.items():
        others = set().union(*(own[other] for other in pages if other != key))
        assert len(texts - others) >= 4, key
        assert route.stakeholders[key].facts["wat-je-ziet"].basis == "inferred"


def test_residents_are_shown_veilig_thuis_before_the_team(route: Route) -> None:
    actions = [fact.id for fact in route.stakeholders["gezin"].facts.values() if fact.kind == "action"]
    assert actions == ["gevaar", "veilig-thuis", "wijkteam"]
    team = route.stakeholders["wijkteams"].facts
    assert [fact.id for fact in team.values() if fact.kind == "action"] == ["gevaar", "inwoner", "begin"]
    resident = team["inwoner"]
    assert "0800-2000" in resident.text
    assert "Bel als het veilig is. Direct gevaar? Bel 112." in (resident.detail or "")


def test_the_built_site_is_about_the_reader_and_not_about_the_source(built_site: Path) -> None:
    """At most 300 times outside folded parts; it once was 1,568 times."""
    count = 0
    for file in built_site.rglob("*.html"):
        tree = html.parse(str(file)).getroot()
        for folded in tree.xpath("//details | //script | //style | //template"):
            folded.drop_tree()
        count += len(re.findall(r"\bde bron\b", tree.text_content(), re.IGNORECASE))
    assert count <= 300


def locked(target: str) -> bool:
    """Whether a region may not change the field at a dotted path."""
    *parents, field = target.split(".")
    body = f"{field}: anders"
    for name in reversed(parents):
        body = f"{name}: {{{body}}}"
    _, findings = merge(real_base(), overlay(f"change: {{{body}}}\n", head=HEAD), ROUTE_KEYS)
    return any(finding.rule == "overlay-locked" for finding in findings)


def test_no_region_can_change_what_leads_to_a_report_or_lets_the_meldcode_close(route: Route) -> None:
    closing = route.decisions["doorgaan"]
    ends = {key for key, outcome in closing.outcomes.items() if outcome.to == "sluit-meldcode"}
    warned = {*ends, "niet-sluiten", "overleg-voor-sluiten"}
    targets = [f"decisions.doorgaan.outcomes.{key}.advice" for key in warned]
    targets += [
        f"decisions.doorgaan.rules.{key}.then" for key, rule in closing.rules.items() if rule.then in warned
    ]
    for name in ("beslissing-1", "beslissing-2"):
        decision = route.decisions[name]
        reports = {key for key in decision.outcomes if key.startswith("melden")}
        targets += [f"decisions.{name}.outcomes.{key}.advice" for key in reports]
        targets += [
            f"decisions.{name}.rules.{key}.then"
            for key, rule in decision.rules.items()
            if rule.then in reports
        ]
        targets += [f"questions.{key}.text" for key in decision.questions if key != "duurzaam-veilig"]
    assert [target for target in targets if not locked(target)] == []


def test_what_no_rule_of_safety_rests_on_stays_free_for_a_region() -> None:
    assert not locked("decisions.jeugdbeschermingstafel.title")
