"""What stands around every page, for one small route and its variants."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from routewijzer.pages import environment, shell_view
from routewijzer.pages.shell import ShellView
from shell_site import ROUTE, context, page


def shell(root: Path, path: str = "index.html", text: str = ROUTE, section: str = "") -> ShellView:
    return shell_view(page(path, section), context(root, text))


def print_shell(
    root: Path, path: str = "index.html", text: str = ROUTE, section: str = ""
) -> html.HtmlElement:
    made = context(root, text)
    jinja = environment(root / "theme" / "templates", made.words)
    view = shell_view(page(path, section), made)
    body = jinja.get_template("parts/shell.html").render(shell=view, content="<the content>", icons=())
    return html.document_fromstring(f"<body>{body}</body>")


def with_class(body: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return list(body.find_class(name))


def test_the_numbers_of_the_emergency_bar_come_from_the_route(root: Path) -> None:
    calls = [(call.question, call.text, call.number, call.address) for call in shell(root).calls]
    assert calls == [
        ("Is there a fire?", "Call", "112", "tel:112"),
        ("Do you want advice?", "The lamp desk", "0800-2000", "tel:08002000"),
    ]


def test_a_telephone_keeps_the_question_only_where_the_call_is_short(root: Path) -> None:
    assert [call.brief for call in shell(root).calls] == [True, False]


def test_a_call_that_does_not_end_in_the_number_stays_whole_and_one_without_a_number_gets_it(
    root: Path,
) -> None:
    for words, shown in (
        ("Ring 0800-2000 now", ("Ring 0800-2000 now", "")),
        ("Ring us", ("Ring us", "0800-2000")),
    ):
        (_, advice) = shell(root, text=ROUTE.replace("The lamp desk 0800-2000", words)).calls
        assert (advice.text, advice.number) == shown
        assert advice.address == "tel:08002000"


def test_a_number_of_a_service_without_telephone_is_left_out(root: Path) -> None:
    assert len(shell(root, text=ROUTE.replace("phone: 0800-2000, ", "")).calls) == 1


@pytest.mark.parametrize(
    ("path", "home", "back"),
    [("index.html", "index.html", ""), ("route/bring.html", "../index.html", "../")],
)
def test_every_address_leads_from_the_page_itself(root: Path, path: str, home: str, back: str) -> None:
    made = shell(root, path)
    assert (made.home, made.root) == (home, back)
    inside = [item for group in (made.menu, *made.footer) for item in group]
    assert all(item.address.startswith(back) for item in inside)


def test_the_menu_names_the_page_and_what_lies_above_it(root: Path) -> None:
    def current(path: str, section: str) -> list[str]:
        return [item.current for item in shell(root, path, section=section).menu]

    assert current("index.html", "home") == ["page", "", ""]
    assert current("route/bring.html", "home") == ["true", "", ""]
    assert current("glossary.html", "glossary") == ["", "page", ""]
    assert current("about.html", "") == ["", "", ""]


def test_the_menu_leads_to_the_helper_and_the_training_only_when_they_are_there(root: Path) -> None:
    made = context(root)
    assert len(shell_view(page("index.html"), made).menu) == 3
    names = [
        item.text for item in shell_view(page("index.html"), replace(made, helper=True, training=True)).menu
    ]
    assert names == ["The route", "Helper", "Glossary", "Links and sources", "Training"]


def test_a_route_that_nobody_approved_is_called_a_draft_on_every_page(root: Path) -> None:
    assert with_class(print_shell(root), "concept")
    assert "(draft)" in shell(root).version
    signed = ROUTE.replace("  exit:", "  sign_off: {by: A. B., role: expert, date: 2026-11-24}\n  exit:")
    assert not with_class(print_shell(root, text=signed), "concept")
    assert shell(root, text=signed).version == "Version 1.2"


def test_mistakes_can_be_reported_where_the_route_says_so(root: Path) -> None:
    def last(shell: ShellView) -> str:
        return shell.footer[-1][-1].address

    form = "https://example.org/mistakes"
    assert last(shell(root, text=ROUTE.replace("  exit:", f"  feedback: {form}\n  exit:"))) == form
    assert last(shell(root)).endswith(".html")


def test_the_way_out_comes_first_after_the_skip_link_and_needs_no_script(root: Path) -> None:
    links = list(print_shell(root, "route/bring.html").iter("a"))
    assert links[0].get("href") == "#main"
    assert links[1].get("href") == "https://example.org/weather"
    assert [link.get("href") for link in links[2:4]] == ["tel:112", "tel:08002000"]
    assert links[4].get("href") == "https://example.org/weather"
    assert {link.get("rel") for link in links if "data-exit" in link.attrib} == {"noreferrer"}


def test_the_footer_says_whose_the_route_is_and_of_when(root: Path) -> None:
    (footer,) = print_shell(root).iter("footer")
    text = " ".join(footer.text_content().split())
    assert "Version 1.2 (draft) · 23 November 2026" in text
    assert "Responsible: The desk" in text
    assert footer.xpath(".//time/@datetime") == ["2026-11-23"]


def test_without_a_script_the_search_is_a_link_to_all_pages(root: Path) -> None:
    (link,) = with_class(print_shell(root, "route/bring.html"), "no-js")
    assert link.get("href") == "../overview.html"


def test_the_shell_has_each_landmark_once_and_ids_once(root: Path) -> None:
    body = print_shell(root)
    for name in ("header", "main", "footer", "nav", "*[@role='search']"):
        assert len(body.xpath(f"//{name}")) == 1, name
    ids = body.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_id_that_the_shell_refers_to_is_there(root: Path) -> None:
    body = print_shell(root)
    wanted = {value.removeprefix("#") for value in body.xpath("//@href") if value.startswith("#")}
    wanted |= set(body.xpath("//@aria-controls")) | set(body.xpath("//label/@for"))
    assert wanted <= set(body.xpath("//@id"))


def test_nothing_in_the_shell_runs_or_styles_inline(root: Path) -> None:
    body = print_shell(root)
    assert not body.xpath("//@style | //script | //style")
    assert not [name for element in body.iter() for name in element.attrib if name.startswith("on")]


def test_what_a_route_says_appears_as_text(root: Path) -> None:
    hostile = '</title><script>alert(1)</script> {{ 7*7 }} \\" onload=x'
    text = ROUTE
    for name in ("name: Lamp desk", "tagline: Lamps and their owners", "edition: North", "owner: The desk"):
        text = text.replace(name, f'{name.partition(":")[0]}: "{hostile}"')
    body = print_shell(root, text=text)
    assert not body.xpath("//script")
    assert body.xpath("//a[@class='brand']//strong")[0].text == hostile.replace("\\", "")
    assert "{{ 7*7 }}" in with_class(body, "edition")[0].text
