"""The page of the helper leads from every place to the decisions there, and holds every table."""

from __future__ import annotations

from itertools import pairwise

from made_pages import MadeSite, base, context_of, make_site, plain
from routewijzer.pages.helper import choices_at
from routewijzer.pages.helper_data import contract
from routewijzer.pages.links import phone_of


def with_helper(site: MadeSite) -> MadeSite:
    return make_site(context_of(site.route, helper=True))


def test_every_decision_can_be_begun_and_stands_there_in_full(site: MadeSite) -> None:
    whole = with_helper(site)
    path = whole.context.addresses.helper
    tree = whole.tree(path)
    started = {href.removeprefix("#") for href in tree.xpath("//*[@class='where']//a/@href")}
    assert started == set(site.route.decisions)
    for key, decision in site.route.decisions.items():
        (part,) = tree.xpath(f"//section[@aria-labelledby='{key}']")
        text = plain(part.text_content())
        assert len(part.xpath(".//tbody/tr")) == len(decision.rules)
        for rule in decision.rules.values():
            assert plain(rule.because) in text
        for outcome in decision.outcomes.values():
            for words in (
                outcome.title,
                outcome.advice,
                outcome.open or "",
                *outcome.readings,
                *outcome.actions,
            ):
                assert plain(words) in text


def test_an_outcome_that_names_another_number_than_the_helpline_gives_both(site: MadeSite) -> None:
    route = site.route
    whole = with_helper(site)
    tree = whole.tree(whole.context.addresses.helper)
    numbers = {key: phone_of(route, key) for key in route.services}
    for key, decision in route.decisions.items():
        shown = tree.xpath(f"//section[@aria-labelledby='{key}']//section[@class='outcome']")
        for part, outcome in zip(shown, decision.outcomes.values(), strict=True):
            keys = [outcome.call or "", route.route.helpline] if outcome.call or outcome.open else []
            wanted = [found[1] for name in dict.fromkeys(keys) if (found := numbers.get(name))]
            assert part.xpath(".//a[starts-with(@href, 'tel:')]/@href") == wanted, (key, outcome.id)


def test_in_danger_112_comes_before_the_helpline() -> None:
    whole = with_helper(base())
    tree = whole.tree(whole.context.addresses.helper)
    parts = tree.xpath("//section[@class='outcome'][h5[contains(., 'Bel 112')]]")
    numbers = [part.xpath(".//a[starts-with(@href, 'tel:')]/@href") for part in parts]
    assert numbers == [["tel:112", "tel:08002000"]] * 2


def test_the_lane_where_the_route_starts_comes_first_of_the_places() -> None:
    whole = with_helper(base())
    tree = whole.tree(whole.context.addresses.helper)
    titles = [plain(part.text_content()) for part in tree.xpath("//*[@class='where']//h3")]
    assert titles[:2] == ["Meldcode", "Wie heeft een vermoeden?"]


def test_a_site_without_a_helper_has_no_page_of_it(site: MadeSite) -> None:
    assert site.context.addresses.helper not in site.pages


def test_a_place_offers_its_own_table_and_the_decisions_its_edges_lead_to_and_first_the_only_way_on() -> None:
    context = base().context
    assert choices_at(context, "stap-5") == ("beslissing-1", "beslissing-2", "doorgaan")
    assert choices_at(context, "stap-4") == ("beslissing-1", "doorgaan")
    assert choices_at(context, "stap-1") == ("doorgaan", "kindcheck")
    assert choices_at(context, "monitoring") == ("uitkomst-monitoring",)
    assert choices_at(context, "beslissing-1") == ("beslissing-1",)
    assert choices_at(context, "sluit-meldcode") == ()


def test_headings_follow_each_other_and_ids_are_there_once(site: MadeSite) -> None:
    whole = with_helper(site)
    tree = whole.tree(whole.context.addresses.helper)
    levels = [int(heading.tag[1]) for heading in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_who_must_report_is_not_asked_whether_to_report() -> None:
    """An advice to report is not followed by a decision that could say that advice is enough."""
    context = base().context
    decisions = contract(context)["decisions"]
    reports = [
        outcome
        for key in ("beslissing-1", "beslissing-2")
        for name, outcome in decisions[key]["outcomes"].items()
        if name.startswith("melden")
    ]
    assert len(reports) == 4
    assert [report["title"] for report in reports if "keuze-advies-melding" in report.get("next", [])] == []
    assert decisions["beslissing-1"]["outcomes"]["melden"]["next"] == ["beslissing-2"]


def test_the_sheet_with_everything_says_whom_to_call_with_an_outcome() -> None:
    page = base()
    text = plain(page.tree(page.context.addresses.print).text_content())
    assert "beslissing 2). Bel 112. Bel Veilig Thuis: 0800-2000. → Melding" in text
