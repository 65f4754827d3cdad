"""The first question of the helper: its answers, their words, and where each of them leads."""

from __future__ import annotations

from lxml.html import HtmlElement

from made_pages import MadeSite, base, context_of, make_site, plain

ANSWERS: dict[str, list[str]] = {
    "Er is nu gevaar": ["tel:112", "tel:08002000"],
    "Ik denk dat iemand niet veilig is: nu, de komende dagen, of steeds opnieuw": [
        "#beslissing-1",
        "tel:08002000",
        "tel:08002000",
    ],
    "Ik twijfel of wil overleggen": ["tel:08002000", "#beslissing-1", "#keuze-advies-melding"],
    "Ik heb al gemeld": ["tel:08002000", "tel:112", "route/melding.html"],
    "Ik ken mijn stap": ["#where"],
    "Het gaat om mijzelf of mijn gezin": ["tel:112", "tel:08002000", "route/wijkteams.html"],
    "Mijn zorgen zijn weg": ["#doorgaan"],
}
"""What somebody can say, in order, and everything that it leads to, in order."""


def of(site: MadeSite) -> HtmlElement:
    whole = make_site(context_of(site.route, helper=True))
    return whole.tree(whole.context.addresses.helper)


def test_each_answer_leads_to_exactly_these_numbers_decisions_and_pages() -> None:
    tree, found = of(base()), {}
    onward = ".//a[not(ancestor::p[@class='grounds' or contains(@class, 'back')])]/@href"
    for link in tree.xpath("//*[@class='sayings']//a[@class='saying']"):
        href, title = link.get("href"), plain(link.find("b").text_content())
        behind = tree.xpath(f"//section[@id='{href[1:]}']") if href.startswith("#entrance") else []
        found[title] = behind[0].xpath(onward) if behind else [href]
    assert list(found) == list(ANSWERS)
    assert found == ANSWERS


def test_in_danger_the_number_stands_beside_the_answer_already() -> None:
    (first, *others) = of(base()).xpath("//*[@class='sayings']/li")
    assert first.xpath("./a[starts-with(@href, 'tel:')]/@href") == ["tel:112"]
    assert not any(other.xpath("./a[starts-with(@href, 'tel:')]") for other in others)


def test_who_reported_already_reads_when_to_report_again() -> None:
    (part,) = of(base()).xpath("//section[h2='Ik heb al gemeld']")
    assert "Nog of weer onveilig? Meld opnieuw. Direct gevaar? Bel 112." in plain(part.text_content())


def test_the_words_of_every_entrance_stand_on_its_page(site: MadeSite) -> None:
    entrance = site.route.entrance
    text = plain(of(site).text_content())
    if entrance is None:
        assert site.context.words.helper.page_lead in text
        return
    for answer in entrance.answers.values():
        goals = [answer, *(answer.ask.answers.values() if answer.ask else ())]
        for words in (answer.title, *(goal.text or "" for goal in goals)):
            assert plain(words) in text
        for goal in goals:
            assert all(plain(words) in text for words in goal.ways.values())
