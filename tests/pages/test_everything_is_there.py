"""Whatever stands in a model stands on the right page of its site: for any route, so for all that we have."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.html import HtmlElement

from made_pages import MadeSite, base, plain
from routewijzer import addresses
from routewijzer.graph import Edge
from routewijzer.model import Decision, Service


def missing(text: str, parts: Mapping[str, str | None]) -> list[str]:
    return [name for name, part in parts.items() if part and plain(part) not in text]


def test_every_element_and_lane_has_its_page_with_its_name_as_the_only_first_heading(site: MadeSite) -> None:
    for key, described in site.route.pages.items():
        headings = site.element(key).xpath("//h1")
        assert len(headings) == 1
        assert described.title in plain(headings[0].text_content())


def test_every_fact_stands_on_the_page_of_its_element_with_detail_label_and_link(site: MadeSite) -> None:
    for key, described in site.route.pages.items():
        path = addresses.element(key)
        text, targets = site.text(path), site.targets(path)
        for name, fact in described.facts.items():
            parts = {"text": fact.text, "detail": fact.detail, "label": fact.label}
            assert not missing(text, parts), f"{key}.{name}"
            if fact.link:
                assert site.route.links[fact.link].url in targets


def test_every_summary_open_point_and_reading_stands_on_its_page_and_on_the_list_of_what_is_open(
    site: MadeSite,
) -> None:
    listed = site.text(site.context.addresses.open)
    for key, described in site.route.pages.items():
        text = site.text(addresses.element(key))
        assert not missing(text, {"summary": described.summary})
        for name, point in described.open.items():
            parts = {"text": point.text, "when": point.when, "advice": point.advice}
            parts |= {f"reading {number}": reading for number, reading in enumerate(point.readings)}
            assert not missing(text, parts), f"{key}.{name}"
            assert not missing(listed, parts), f"{key}.{name}"
            if point.suggests:
                assert addresses.element(point.suggests) in site.targets(addresses.element(key))


def test_the_list_of_what_is_open_counts_the_open_rules_of_each_decision_and_leads_to_them(
    site: MadeSite,
) -> None:
    path, words = site.context.addresses.open, site.context.words
    listed, total = site.tree(path), 0
    for key, decision in site.route.decisions.items():
        rules = [name for name, rule in decision.rules.items() if rule.basis == "open"]
        total += len(rules)
        lines = [
            element
            for element in listed.xpath("//article/ul/li")
            if site.targets(path, element) & {f"{addresses.element(key)}#rule-{name}" for name in rules}
        ]
        assert len(lines) == bool(rules), key
        for line in lines:
            assert words.count("open_page.rules", len(rules)) in plain(line.text_content())
    assert not total or words.count("open_page.count_rules", total) in site.text(path)


def test_the_list_of_what_is_open_is_closed_lane_by_lane_and_says_how_much_is_in_each(site: MadeSite) -> None:
    listed = site.tree(site.context.addresses.open)
    parts = listed.xpath('//section[@aria-labelledby="points"]/details')
    lanes = [part.get("id").removeprefix("lane-") for part in parts]
    assert lanes == [key for key in (*site.route.lanes, "apart_") if key in lanes]
    elements = [*site.route.pages.values()]
    points = sum(len(one.open) for one in elements)
    facts = sum(fact.basis == "open" for one in elements for fact in one.facts.values())
    rules = sum(rule.basis == "open" for one in site.route.decisions.values() for rule in one.rules.values())
    counts = [int(part.xpath("summary/small")[0].text) for part in parts]
    assert sum(counts) == points + facts + rules
    assert not listed.xpath("//details[@open]")


def test_an_element_with_open_points_says_whom_to_ask(site: MadeSite) -> None:
    helpline = site.route.services[site.route.route.helpline]
    for key, described in site.route.pages.items():
        boxes = site.element(key).xpath('//details[@id="open"]')
        assert bool(boxes) == bool(described.open), key
        if boxes:
            assert helpline.title in plain(boxes[0].text_content())
            assert boxes[0].xpath('.//a[starts-with(@href, "tel:")]')


def leads(part: HtmlElement, site: MadeSite, path: str, edge: Edge, target: str) -> bool:
    """Whether some item of a list holds the edge's condition and a link to `target`."""
    for item in part.xpath(".//li"):
        condition = edge.when is None or plain(edge.when) in plain(item.text_content())
        if condition and addresses.element(target) in site.targets(path, item):
            return True
    return False


def test_every_edge_stands_in_the_list_on_the_home_page_with_its_condition(site: MadeSite) -> None:
    home = site.tree(addresses.HOME)
    for edge in site.context.graph.edges:
        if site.route.elements[edge.source].lane is None:
            continue
        (row,) = home.xpath(f'//ol/li[descendant-or-self::li[@id="r-{edge.source}"]]')
        assert leads(row, site, addresses.HOME, edge, edge.target), (edge.source, edge.target)


def test_elements_that_go_on_in_the_same_way_share_a_row_that_names_and_leads_to_each(site: MadeSite) -> None:
    for row in site.tree(addresses.HOME).xpath('//ol[@class="rows"]/li'):
        members = [
            element.get("id") for element in row.xpath('descendant-or-self::li[starts-with(@id, "r-")]')
        ]
        keys = [member.removeprefix("r-") for member in members]
        ways = {
            frozenset((edge.kind, edge.when, edge.target) for edge in site.context.graph.outgoing[key])
            for key in keys
        }
        assert len(ways) == 1, keys
        assert {addresses.element(key) for key in keys} <= site.targets(addresses.HOME, row)
        assert len(keys) == 1 or not any(site.route.elements[key].open for key in keys)
    shared = base().tree(addresses.HOME).xpath('//ul[@class="row-names"]')
    assert len(shared[0].xpath("./li")) == 5


def test_the_list_on_the_home_page_counts_the_open_points_of_every_element(site: MadeSite) -> None:
    home, words = site.tree(addresses.HOME), site.context.words
    for key in site.context.graph.order:
        element = site.route.elements[key]
        if element.lane is None:
            continue
        (row,) = home.xpath(f'//ol/li[descendant-or-self::li[@id="r-{key}"]]')
        found = [plain(element.text_content()) for element in row.xpath('.//a[contains(@href, "#open")]')]
        if not element.open:
            assert found == [], key
            continue
        (said,) = found
        assert said.startswith(words.count("outline.open", len(element.open)) + " "), key
        assert f"{addresses.element(key)}#open" in site.targets(addresses.HOME, row)
    (two,) = base().tree(addresses.HOME).xpath('//li[@id="r-stap-3"]//a[contains(@href, "#open")]')
    assert plain(two.text_content()) == "2 open punten bij Stap 3: Gesprek met cliënt"


def test_every_edge_stands_on_the_pages_of_both_its_ends_with_its_condition(site: MadeSite) -> None:
    for edge in site.context.graph.edges:
        for here, other in ((edge.source, edge.target), (edge.target, edge.source)):
            around = site.element(here).xpath('//nav[contains(@class, "around")]')[0]
            assert leads(around, site, addresses.element(here), edge, other), (here, other)
        cards = site.element(edge.source).xpath('//section[contains(@class, "way")]')
        assert any(
            (edge.when is None or plain(edge.when) in plain(card.text_content()))
            and addresses.element(edge.target) in site.targets(addresses.element(edge.source), card)
            for card in cards
        )


def test_the_list_on_the_home_page_explains_its_signs_and_the_stages_of_the_method(site: MadeSite) -> None:
    text = site.text(addresses.HOME)
    used: set[str] = {edge.kind for edge in site.context.graph.edges}
    used |= {element.shape for element in site.route.elements.values() if element.lane}
    for kind, entry in site.route.legend.items():
        if kind in used:
            assert not missing(text, {"title": entry.title, "text": entry.text}), kind
    for phase in site.route.phases.values():
        assert not missing(text, {"title": phase.title, "summary": phase.summary})
        assert phase.step is None or addresses.element(phase.step) in site.targets(addresses.HOME)


def test_every_inferred_edge_stands_on_the_list_of_what_is_open(site: MadeSite) -> None:
    path = site.context.addresses.open
    inferred = [edge for edge in site.context.graph.edges if edge.basis == "inferred"]
    parts = site.tree(path).xpath('//details[@id="inferred"]')
    assert len(parts) == bool(inferred)
    part = parts[0] if parts else site.tree(path)
    assert not parts or len(part.xpath("./ul/li")) == len(inferred)
    for edge in inferred:
        assert leads(part, site, path, edge, edge.target)


def test_every_question_rule_and_outcome_stands_on_the_page_of_its_decision(site: MadeSite) -> None:
    for key, decision in site.route.decisions.items():
        tree = site.element(key)
        text = plain(tree.text_content())
        for name in decision.questions:
            question = site.route.questions[name]
            parts = {"text": question.text, "help": question.help}
            parts |= {example: example for example in question.examples}
            parts |= {answer: part.title for answer, part in question.answers.items()}
            assert not missing(text, parts), f"{key}.{name}"
        for name, rule in decision.rules.items():
            row = tree.xpath(f'//details[@id="outcome-{rule.then}"]//li[@id="rule-{name}"]')[0]
            words = plain(row.text_content())
            assert not missing(words, {"because": rule.because}), f"{key}.{name}"
            for question_id, answers in rule.when.items():
                question = site.route.questions[question_id]
                assert question.text in words
                assert all(question.answers[answer].title in words for answer in answers)
        for name, outcome_ in decision.outcomes.items():
            box = tree.xpath(f'//details[@id="outcome-{name}"]')[0]
            parts = {"title": outcome_.title, "advice": outcome_.advice, "open": outcome_.open}
            parts |= {part: part for part in (*outcome_.actions, *outcome_.readings)}
            assert not missing(plain(box.text_content()), parts), f"{key}.{name}"
            if outcome_.to:
                assert addresses.element(outcome_.to) in site.targets(addresses.element(key), box)
            if outcome_.open:
                assert box.xpath('.//a[starts-with(@href, "tel:")]'), f"{key}.{name}: nobody to call"


def test_every_link_stands_in_the_library_and_on_the_pages_that_name_it(site: MadeSite) -> None:
    library = site.tree(site.context.addresses.links)
    for key, link in site.route.links.items():
        entry = library.xpath(f'//li[@id="{key}"]')[0]
        assert link.url in entry.xpath(".//a/@href")
        assert not missing(plain(entry.text_content()), {"summary": link.summary, "note": link.note})
        for page, described in site.route.pages.items():
            if key in described.links:
                assert link.url in site.targets(addresses.element(page))
                assert addresses.element(page) in site.targets(site.context.addresses.links, entry)


def test_every_source_stands_in_the_list_with_everything_that_rests_on_it(site: MadeSite) -> None:
    path = site.context.addresses.sources
    for key, source in site.route.sources.items():
        entry = site.tree(path).xpath(f'//li[@id="{key}"]')[0]
        assert source.title in plain(entry.text_content())
        targets = site.targets(path, entry)
        for page, described in site.route.pages.items():
            facts = {fact.source for fact in described.facts.values()}
            if key in {described.source, *described.cites, *facts}:
                assert addresses.element(page) in targets, (key, page)
                own = site.element(page).xpath('//details[contains(@class, "sources")]')[0]
                assert source.title in plain(own.text_content())
        for term_id, term in site.route.terms.items():
            if term.source == key:
                assert f"{site.context.addresses.glossary}#{term_id}" in targets


def test_every_term_stands_in_the_glossary_with_its_other_forms(site: MadeSite) -> None:
    glossary = site.tree(site.context.addresses.glossary)
    for key, term in site.route.terms.items():
        entry = glossary.xpath(f'//article[@id="{key}"]')[0]
        parts = {"title": term.title, "text": term.text} | {form: form for form in term.forms}
        assert not missing(plain(entry.text_content()), parts)


def test_every_service_shows_how_it_is_reached(site: MadeSite) -> None:
    for key, element in site.route.elements.items():
        if isinstance(element, Service):
            tree = site.element(key)
            text = plain(tree.text_content())
            parts = {"phone": element.phone, "hours": element.hours, "chat": element.chat}
            assert not missing(text, parts | {"note": element.phone_note}), key
            if element.phone:
                assert tree.xpath('//section[@aria-labelledby="contact"]//a[starts-with(@href, "tel:")]')
            if element.url:
                assert element.url in tree.xpath("//a/@href")


def test_the_page_to_print_holds_the_whole_route(site: MadeSite) -> None:
    path = site.context.addresses.print
    text, targets = site.text(path), site.targets(path)
    for key, described in site.route.pages.items():
        parts = {"title": described.title, "summary": described.summary}
        parts |= {f"fact {name}": fact.text for name, fact in described.facts.items()}
        parts |= {f"place of {name}": fact.where for name, fact in described.facts.items()}
        parts |= {f"open {name}": point.text for name, point in described.open.items()}
        if isinstance(described, Decision):
            parts |= {f"rule {name}": rule.because for name, rule in described.rules.items()}
            parts |= {f"outcome {name}": part.advice for name, part in described.outcomes.items()}
        assert not missing(text, parts), key
    parts = {key: term.text for key, term in site.route.terms.items()}
    parts |= {key: source.title for key, source in site.route.sources.items()}
    assert not missing(text, parts)
    for edge in site.context.graph.edges:
        assert addresses.element(edge.target) in targets
        assert not missing(text, {"when": edge.when})


def test_every_page_can_be_reached_from_the_list_of_all_pages(site: MadeSite) -> None:
    listed = site.targets(site.context.addresses.overview)
    moved = {addresses.element(alias) for page in site.route.pages.values() for alias in page.aliases}
    apart = {site.context.addresses.overview, addresses.NOT_FOUND, *moved}
    assert set(site.html) - apart <= listed


def test_previous_and_next_walk_through_all_elements_of_the_lanes_in_reading_order(site: MadeSite) -> None:
    order = [key for key in site.context.graph.order if site.route.elements[key].lane]
    walked = [order[0]]
    while len(walked) <= len(order):
        following = site.element(walked[-1]).xpath('//a[@rel="next"]/@href')
        if not following:
            break
        walked.append(following[0].removesuffix(".html"))
    assert walked == order
