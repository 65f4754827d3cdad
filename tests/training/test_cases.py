"""The practice cases: what a group hears, may choose and is told, on screen and on paper."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from made_pages import BASE, ROOT, MadeSite, base_with_training, context_of, make_site, plain, read
from routewijzer import decisions
from routewijzer.model import Stop
from routewijzer.pages import Pictures
from routewijzer.pages.case import CaseView, StopView, walked_picture
from routewijzer.pages.case_choices import CHOICES
from routewijzer.pages.training import PANEL, TrainingView

CASES = 15
"""Cases of the base route that wait for nobody."""


@pytest.fixture(scope="module")
def site() -> MadeSite:
    return base_with_training()


@pytest.fixture(scope="module")
def view(site: MadeSite) -> TrainingView:
    found = site.pages["training.html"].view
    assert isinstance(found, TrainingView)
    return found


def stops(view: TrainingView) -> list[tuple[CaseView, StopView]]:
    return [(case, stop) for case in view.cases for stop in case.stops]


def words(text: str) -> int:
    return len(text.split())


def visible_words(site: MadeSite, hidden: str) -> list[int]:
    """For each card of the panel the words that stand there at once, but for what `hidden` names."""
    names = (hidden, "trainer-only", "choice", "choice many", "small aside", "otherwise")
    drop = f".//*[{' or '.join(f'@class={name!r}' for name in names)}]"
    found = []
    for card in site.tree("training.html").xpath(".//article"):
        other = [] if hidden == "after" else card.find_class("otherwise")
        sentence = max((words(plain(part.text_content())) for part in other), default=0)
        for part in card.xpath(drop):
            part.drop_tree()
        after = card.find_class("after")
        opened = [words(plain(part.text_content())) for one in after for part in one.find_class("openhere")]
        found.append(words(plain(card.text_content())) + max(sentence - sum(opened), 0))
    return found


def test_the_base_route_brings_cases_from_as_many_places_of_work(view: TrainingView) -> None:
    assert len(view.cases) == CASES
    assert len({case.setting for case in view.cases}) == CASES


@pytest.mark.parametrize("hidden", ["after", "before"])
def test_no_card_of_the_panel_says_more_than_sixty_words_at_once(site: MadeSite, hidden: str) -> None:
    counted = visible_words(site, hidden)
    assert len(counted) > len(site.route.cases)
    assert max(counted) <= PANEL


def test_every_decision_of_a_case_is_told_with_the_reason_that_its_answers_make_certain(
    view: TrainingView,
) -> None:
    route = read(BASE)
    decided = [(case, stop) for case, stop in stops(view) if stop.verdict]
    assert len(decided) > CASES
    for case, stop in decided:
        assert stop.verdict is not None
        source: Stop = list(route.cases[case.id].stops.values())[stop.number - 1]
        decision = route.decisions[source.decision or source.at]
        why = decisions.reasons(decisions.table(route, decision), source.answers)
        assert why is not None
        assert why.certain, (case.id, stop.id)
        assert [rule.id for rule in stop.verdict.reasons] == list(why.rules)
        assert stop.verdict.outcome.title == decision.outcomes[source.outcome or ""].title


def test_the_panel_says_with_the_outcome_what_the_source_leaves_open(
    site: MadeSite, view: TrainingView
) -> None:
    told = [plain(part.text_content()) for part in site.tree("training.html").find_class("after")]
    open_ones = [
        stop.verdict.outcome.open for _, stop in stops(view) if stop.verdict and stop.verdict.outcome.open
    ]
    assert open_ones
    assert all(any(plain(text) in part for part in told) for text in open_ones)


def test_a_group_may_choose_from_several_outcomes_of_which_one_is_told(view: TrainingView) -> None:
    for case, stop in stops(view):
        if stop.verdict:
            assert 1 < len(stop.choices) <= CHOICES, (case.id, stop.id)
            assert sum(choice.expected for choice in stop.choices) == 1


def test_no_choice_leads_on_from_another_step_or_tells_its_number(view: TrainingView) -> None:
    (stop,) = (stop for case, stop in stops(view) if case.id == "school" and stop.id == "stop-4")
    titles = [choice.title for choice in stop.choices]
    assert "Alles wegen wat je weet" in titles
    assert "Praten met de mensen om wie het gaat" not in titles
    assert not [
        choice.title for _, stop in stops(view) for choice in stop.choices if re.search(r"\d$", choice.title)
    ]


def test_every_other_choice_says_why_it_is_not_the_outcome(view: TrainingView) -> None:
    for case, stop in stops(view):
        for choice in stop.choices:
            assert bool(choice.why) != choice.expected, (case.id, stop.id, choice.title)


def test_a_case_may_say_itself_why_a_choice_is_not_safe(view: TrainingView) -> None:
    (stop,) = (one for case, one in stops(view) if case.id == "tafel" and one.id == "stop-2")
    (choice,) = (one for one in stop.choices if one.title == "Niet melden en zelf hulp bieden")
    assert choice.why == "Er is al hulp en het blijft onveilig. Juist dan meld je."


def test_every_stop_has_a_note_for_the_trainer_and_every_case_its_length(view: TrainingView) -> None:
    assert [(case.id, stop.id) for case, stop in stops(view) if not stop.notes] == []
    assert [case.id for case in view.cases if not case.minutes or not case.short] == []


def test_a_changed_answer_shows_the_outcome_that_the_table_then_gives(
    site: MadeSite, view: TrainingView
) -> None:
    (stop,) = (one for case, one in stops(view) if case.id == "weigering" and one.verdict and one.number == 7)
    (what_if,) = stop.what_ifs
    assert [(one.question, one.answer) for one in what_if.changes] == [
        ("Werken de betrokkenen mee aan hulp?", "Ja")
    ]
    assert what_if.outcome == "Vraag advies aan Veilig Thuis"
    assert what_if.outcome != stop.verdict.outcome.title  # type: ignore[union-attr]
    assert what_if.reasons[0] in site.text("casus/weigering.html")


def test_a_draft_waits_for_an_expert_and_stands_nowhere_on_the_site(
    site: MadeSite, view: TrainingView
) -> None:
    drafts = {key for key, case in site.route.cases.items() if case.draft}
    assert drafts == {"eer", "seksueel", "controle", "zwanger"}
    assert not drafts & {case.id for case in view.cases}
    assert not [path for path in site.pages if path.rpartition("/")[2].removesuffix(".html") in drafts]


def test_the_debrief_is_one_page_that_training_leads_to(site: MadeSite) -> None:
    assert "nabespreking.html" in site.targets("training.html")
    assert "Jouw eigen actie" in site.text("nabespreking.html")


def test_what_has_no_box_stands_at_the_box_before_it(view: TrainingView) -> None:
    places = {stop.at.href: (stop.box, stop.has_box) for case, stop in stops(view) if case.id == "tafel"}
    assert places["route/verzoek-tot-onderzoek.html"] == ("voorwaarden-en-vervolg", False)
    assert places["route/jeugdbeschermingstafel.html"] == ("jeugdbeschermingstafel", True)


def test_a_handout_asks_and_does_not_tell(site: MadeSite, view: TrainingView) -> None:
    for case in view.cases:
        told = site.text(f"antwoorden/{case.id}.html")
        asked = site.text(f"hand-out/{case.id}.html")
        assert case.situation in asked
        for stop in case.stops:
            assert stop.ask is None or plain(stop.ask) in asked
            for note in stop.notes:
                assert plain(note) in told
                assert plain(note) not in asked
            if stop.verdict:
                because = plain(stop.verdict.reasons[0].because)
                assert because in told
                assert because not in asked


def test_the_page_of_a_case_shows_the_outcome_only_when_it_is_asked_for(
    site: MadeSite, view: TrainingView
) -> None:
    for case in view.cases:
        tree = site.tree(f"casus/{case.id}.html")
        assert len(tree.xpath(".//details")) == sum(stop.verdict is not None for stop in case.stops)
        assert not tree.xpath(".//details[@open]")
        for part in tree.xpath(".//details"):
            part.drop_tree()
        assert "In deze casus" not in plain(tree.text_content())
        assert all(
            plain(note) not in plain(tree.text_content()) for stop in case.stops for note in stop.notes
        )


def test_every_stop_has_an_address_of_its_own(site: MadeSite, view: TrainingView) -> None:
    for case in view.cases:
        ids = site.tree(f"casus/{case.id}.html").xpath(".//section/@id")
        assert {stop.id for stop in case.stops} <= set(ids)
        leading = site.targets("training.html")
        assert {f"casus/{case.id}.html#{stop.id}" for stop in case.stops} <= leading


def test_a_route_without_cases_has_no_page_for_trainers() -> None:
    site = make_site(context_of(read(ROOT / "tests/routes/ok/found-pet/route.yaml"), pictures=True))
    assert not any(
        page.template in ("training.html", "case.html", "handout.html") for page in site.pages.values()
    )


def test_the_paper_for_the_trainer_marks_the_walked_lines_and_the_handout_none() -> None:
    lines = '<g data-from="a b" data-to="c"></g><g data-from="c" data-to="d"></g>'
    svg = f'{lines}<a href="route/c.html" data-id="c"></a>'
    marked = walked_picture(Pictures(Markup(svg)), ("b", "c"), ())
    assert marked.count("data-walked") == 2
    assert '<g data-walked data-from="a b"' in marked
    assert 'href="../route/c.html"' in marked
    assert "data-walked" not in walked_picture(Pictures(Markup(svg)), (), ())
