"""What things are called, how dates and numbers are written, and which marks stand where."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring

from checking import ROUTES
from made_pages import BASE, MadeSite, base, context_of, load_words, make_site, pet, plain, read, smallest
from routewijzer import addresses, display_names, yamldoc
from routewijzer.annotations import Ref
from routewijzer.model import ROUTE_KEYS, Step, read_route
from routewijzer.pages.links import PageLinks, lane_class, spoken_date

EVERY_KEY = ROUTES / "ok" / "every-key" / "route.yaml"
DATES = (
    ("nl", date(2026, 11, 23), "23 november 2026"),
    ("nl", "2021-01", "januari 2021"),
    ("nl", "2019", "2019"),
    ("en", "2021-01-05", "5 January 2021"),
    ("en", "2021-13", "2021-13"),
)


@pytest.mark.parametrize(("language", "day", "words"), DATES)
def test_a_date_is_said_as_exactly_as_it_is_known(language: str, day: date | str, words: str) -> None:
    assert spoken_date(load_words(language), day) == words


@pytest.mark.parametrize(
    ("target", "page", "href"),
    [
        ("index.html", "route/a.html", "../index.html"),
        ("route/b.html#open", "route/a.html", "b.html#open"),
        ("route/a.html#open", "route/a.html", "#open"),
        ("#open", "route/a.html", "#open"),
        ("index.html", "index.html", "index.html"),
        ("begrippen.html#x", "index.html", "begrippen.html#x"),
    ],
)
def test_addresses_are_relative_to_the_page_they_stand_in(target: str, page: str, href: str) -> None:
    assert addresses.relative(target, page) == href


@pytest.mark.parametrize(
    ("key", "whole", "short"),
    [
        ("stap-2", "Stap 2: Overleg met collega en/of Veilig Thuis", "Stap 2"),
        ("beslissing-1", "Beslissing 1: Melding bij Veilig Thuis", "Beslissing 1"),
        ("doorgaan", "Stoppen of doorgaan", "Stoppen of doorgaan?"),
        ("onderzoek", "Onderzoek", "Onderzoek door Veilig Thuis"),
    ],
)
def test_an_element_is_called_by_its_number_or_its_own_caption(key: str, whole: str, short: str) -> None:
    element = read(BASE).elements[key]
    words = load_words("nl")
    assert display_names.heading(words, element) == whole
    assert display_names.short_name(words, element) == short


def test_lanes_have_their_colours_in_order_and_the_column_of_stakeholders_its_own() -> None:
    route = pet().route
    assert [lane_class(route, key) for key in ("finders", "street", "shelter", None)] == [
        "lane-who",
        "lane-0",
        "lane-1",
        "",
    ]


def marks(site: MadeSite, key: str, section: str) -> list[tuple[str, str]]:
    """Return the statements of a section with the note behind each; nothing where there is none."""
    page = site.element(key)
    notes = {str(note.get("id")): note.text_content() for note in page.xpath('//*[@class="notes"]/li')}
    (part,) = page.xpath(
        f'//*[@aria-labelledby="{section}"] | //details[@id="{section}"]'
        f' | //h4[@id="{section}"]/following-sibling::*[1]'
    )
    found = []
    for item in part.xpath(".//li | .//dd"):
        said = [notes[link.get("href")[1:]] for link in item.xpath('.//a[@class="note-number"]')]
        said += [f"{mark.text} {mark.get('title')}" for mark in item.xpath('.//span[@class="mark open"]')]
        texts = item.xpath(
            ".//text()[not(ancestor::p or ancestor::small or ancestor::*[@class='note-number' or @title])]"
        )
        found.append((" ".join("".join(texts).split()), "; ".join(said)))
    return found


def test_only_what_deviates_from_the_main_source_is_marked() -> None:
    cited = "Stated in: Handbook of the chip register"
    added = "Added from another source: Letter of the vets"
    assert marks(pet(), "look", "do") == [
        ("Wait a while and look.", ""),
        ("Look for a collar or chip.", cited),
    ]
    assert marks(pet(), "look", "g-duty") == [("A pet must not stay in a hot car.", f"{added}, page 2")]
    assert marks(pet(), "look", "g-tip") == [
        ("Never give milk to a cat: water is better.", "Inferred: this follows from the source")
    ]
    assert marks(pet(), "look", "brief")[:2] == [
        ("Whoever finds the pet", ""),
        ("Not named", "open The source does not say this"),
    ]


def test_a_mark_is_a_number_whose_note_leads_to_the_source_it_names() -> None:
    tree = pet().element("look")
    (mark,) = tree.xpath('//*[@aria-labelledby="do"]//a[@class="note-number"]')
    assert (mark.text, mark.get("aria-label"), mark.get("href")) == ("1", "note 1", "#note-1")
    (note,) = tree.xpath('//details[@id="sources"]//li[@id="note-1"]/a')
    assert note.get("href") == "#source-2"
    assert "Handbook of the chip register" in tree.xpath('//li[@id="source-2"]')[0].text_content()


def test_notes_are_numbered_in_the_order_of_the_page_and_each_text_has_one() -> None:
    site = base()
    for key in (*site.context.route.steps, *site.context.route.decisions):
        tree = site.element(key)
        numbers = [int(link.text) for link in tree.xpath('//a[@class="note-number"]')]
        assert list(dict.fromkeys(numbers)) == list(range(1, len(set(numbers)) + 1)), key
        notes = [note.text_content() for note in tree.xpath('//*[@class="notes"]/li')]
        assert len(notes) == len(set(notes)) == len(set(numbers)), key


def test_a_page_that_rests_on_another_source_says_so_once_instead_of_at_every_fact() -> None:
    site = pet()
    assert "This is not in The village guide to pets." in site.text("route/ambulance-ride.html")
    assert marks(site, "ambulance-ride", "do") == [("The ambulance comes to you.", "")]


def test_a_proposal_of_others_is_told_as_a_proposal_and_is_no_edge() -> None:
    site = pet()
    box = site.element("look").xpath('//details[@id="open"]')[0]
    assert "A proposal, not a rule: Shelter desk" in " ".join(box.text_content().split())
    assert not any(
        edge.source == "look" and edge.target == "shelter-desk" and edge.kind == "main"
        for edge in site.context.graph.edges
    )


def cards(site: MadeSite, key: str) -> list[str]:
    parts = site.element(key).xpath('//section[starts-with(@class, "way")]')
    return [" | ".join(" ".join(text.split()) for text in part.itertext() if text.strip()) for part in parts]


def test_the_cards_say_when_to_go_on_when_to_stop_and_whom_to_ask() -> None:
    assert cards(pet(), "look") == [
        "Go on if… | nobody comes for the pet | Go to Decision 1",
        "Stop if… | its people turn up | The pet is home",
        "In doubt? Ask for advice | if you are in doubt | 3 | 4 | Call Shelter desk: | 0800-738"
        " | Go to Shelter desk",
    ]
    assert cards(pet(), "ambulance-ride") == ["Go on if… | the vet is done | 1 | Go to step 2"]
    assert cards(pet(), "scan") == [
        "Next | Then go to: A new home. | 1 | Go to A new home",
        "Stop if… | the chip is known | The pet is home",
    ]


def test_advice_on_the_base_route_is_one_call_away() -> None:
    ask = next(card for card in cards(base(), "stap-2") if card.startswith("Advies of melding"))
    assert "Bel Veilig Thuis: | 0800-2000" in ask


def test_a_way_to_a_choice_is_called_by_what_is_chosen_and_not_by_a_question() -> None:
    ask = next(card for card in cards(base(), "gezin") if card.startswith("Advies of melding | "))
    assert ask.endswith(" | Naar de keuze: Advies of melding")


def test_what_the_helpline_does_itself_gives_no_button_to_call_it() -> None:
    assert not any("Bel Veilig Thuis" in card for card in cards(base(), "advies"))


def test_a_former_name_leads_to_the_page() -> None:
    site = pet()
    assert site.targets("route/watch.html") == {"route/look.html"}


def test_the_entrances_lead_to_the_first_step_and_the_helper_only_where_there_is_one() -> None:
    site = pet()
    assert site.tree("index.html").xpath('//a[starts-with(@class, "door")]/@href') == [
        "route/animal-ambulance.html",
        "route/look.html",
        "#list",
    ]
    here = PageLinks(site.context, "index.html")
    assert here.to_term("chip") == "glossary.html#chip"


def test_where_there_is_a_helper_a_page_with_a_choice_leads_to_its_questions() -> None:
    site = make_site(context_of(pet().route, helper=True))
    for key, choice in (("choose", "choose"), ("look", "keep")):
        assert f"helper.html#{choice}" in site.targets(f"route/{key}.html")
    assert not any("helper.html" in target for target in site.targets("route/scan.html"))
    assert "helper.html" in site.targets("index.html")
    assert not any("helper.html" in target for path in pet().html for target in pet().targets(path))


TEXT_KEYS = (
    "title",
    "short",
    "caption",
    "text",
    "when",
    "label",
    "summary",
    "detail",
    "advice",
    "note",
    "question",
)
"""Keys under which an author writes what is shown."""


@pytest.mark.parametrize("begin", ["GGDQ", "iGGq"])
def test_the_words_of_an_author_are_shown_as_written(begin: str) -> None:
    document, _ = yamldoc.read(EVERY_KEY, "route.yaml")
    assert document is not None
    data = json.loads(json.dumps(document.data))
    number = 0
    for path, value in leaves(data):
        key = ROUTE_KEYS.at(path)
        if path[-1] in TEXT_KEYS and isinstance(value, str) and not (key and key.get(Ref)):
            number += 1
            holder = data
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = f"{begin}{number} {value}"[:60]
    route, found = read_route(yamldoc.Document(data, document.keys, document.values, document.file))
    assert route is not None, found
    html = "\n".join(make_site(context_of(route)).html.values())
    seen = re.findall(f"(?i)({begin})[0-9]", html)
    assert len(seen) > number > 80
    assert set(seen) == {begin}


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    """Every text of a model with its path."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    inside = [leaf for key, part in parts for leaf in leaves(part, (*path, key))]
    return inside or [(path, value)]


def test_a_name_within_a_sentence_keeps_its_letters_and_a_number_its_small_word() -> None:
    words = load_words("nl")
    numbered = Step(title="GGD-arts belt", number=2)
    assert display_names.name_inside(words, numbered) == "stap 2"
    assert display_names.name_inside(words, Step(title="GGD-arts belt", caption="GGD 1", number=2)) is None
    assert display_names.name_inside(words, Step(title="GGD-arts belt")) is None
    assert "Begin with ‘Look for a collar’." in plain(smallest().tree("index.html").text_content())


def test_where_no_arrow_goes_on_the_page_and_the_list_say_why() -> None:
    site = pet()
    for key, why in (
        ("new-home", "The guide names nothing after this."),
        ("at-home", "The route ends here."),
    ):
        assert site.element(key).xpath('//p[starts-with(@class, "way")]')[0].text_content() == why
        row = site.tree("index.html").xpath(f'//li[@id="r-{key}"]')[0]
        assert why in row.text_content()
    assert (
        "Belongs to the choice in: Step 1"
        in site.tree("index.html").xpath('//li[@id="r-keep"]')[0].text_content()
    )
    assert not site.element("animal-ambulance").xpath('//p[starts-with(@class, "way")]')


def test_a_box_can_be_called_by_what_stands_in_it(built_site: Path) -> None:
    """WCAG 2.5.3, Label in Name: who speaks to the computer says what they read."""
    pages = [document_fromstring((built_site / name).read_bytes()) for name in ("index.html", "beeld.html")]
    boxes = [link for page in pages for link in page.iterfind(".//svg//a[@data-id]")]
    assert len(boxes) > 60
    for box in boxes:
        label = box.get("data-title") or " ".join(str(one) for one in box.findall("text")[-1].itertext())
        assert label in (box.get("aria-label") or ""), (label, box.get("aria-label"))
