"""Which texts are one telephone number, what is dialled then, and that no words name another number."""

from __future__ import annotations

import json

import pytest

from checking import SMALLEST, change, lines_of, route_of
from made_pages import context_of, load_words, make_site
from routewijzer.content import markdown
from routewijzer.content.links import Targets
from routewijzer.exports.data import as_json
from routewijzer.graph import build
from routewijzer.pages import helper_data
from routewijzer.pages.shell import shell_view
from routewijzer.phone import PhoneError, mentions, named_number, other_number, parse_phone, unlisted_number
from sentences import lines

DIAL_ADDRESSES = {
    "112": "tel:112",
    "15": "tel:15",
    "0800-2000": "tel:08002000",
    "0900.8844": "tel:09008844",
    "0800\u00a02000": "tel:08002000",
    "(020) 123 45 67": "tel:0201234567",
    "020/123 45 67": "tel:0201234567",
    "030 / 123 45": "tel:03012345",
    "+31 20 123 45 67": "tel:+31201234567",
    "+31 (20) 123 45 67": "tel:+31201234567",
    "+31 (0)20 123 45 67": "tel:+31201234567",
    "+31-(0)20-1234567": "tel:+31201234567",
    "0031 (0)20 123 45 67": "tel:0031201234567",
    "+39 06 123 4567": "tel:+39061234567",
    "+1 (202) 555-0100": "tel:+12025550100",
    "020-1234567 tst. 12": "tel:0201234567;ext=12",
    "020-1234567, toestel 12": "tel:0201234567;ext=12",
    "0800-738 ext. 5": "tel:0800738;ext=5",
    "0800-738;ext=5": "tel:0800738;ext=5",
}

REFUSALS = (
    "",
    " ",
    "geen",
    "1",
    "00",
    "+",
    "+99",
    "()",
    "-112",
    "0800-",
    "112 of 0800-2000",
    "112/113",
    "112 / 0800-2000",
    "0800-2000/112",
    "020-1234567/68",
    "0800-2000 (kies 2)",
    "0800-2000 (2)",
    "0800-2000,2",
    "0800-738 ext. 5 or 6",
    "0800-738 ext.",
    "(0)20 123 45 67",
    "+310201234567",
    "+31 020 123 45 67",
    "+31 (020) 123 45 67",
    "+0201234567",
    "0031 020 123 45 67",
    "020 (123",
    "((112))",
    "0800–2000",
    "0800\n2000",
    "٠٨٠٠٢٠٠٠",
    "*21*0612345678#",
    "1234567890123456",
    "0 " * 40,
)


@pytest.mark.parametrize(("text", "address"), DIAL_ADDRESSES.items())
def test_a_number_is_dialled_as_people_read_it(text: str, address: str) -> None:
    assert parse_phone(text).uri == address


@pytest.mark.parametrize("text", REFUSALS)
def test_what_is_not_exactly_one_number_is_not_dialled(text: str) -> None:
    with pytest.raises(PhoneError, match=r"^phone\.(form|zero|slash|brackets)"):
        parse_phone(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("020-1234567", "+31 20 123 45 67", True),
        ("020-1234567", "0031 (0)20 123 45 67", True),
        ("0800-2000", "+31 800 2000", True),
        ("0032 2 123 45 67", "+32 2 123 45 67", True),
        ("020-1234567", "+32 20 123 45 67", False),
        ("020-1234567", "020-1234567 tst. 12", False),
        ("112", "+31 112 0000", False),
        ("112", "0112", False),
    ],
)
def test_a_number_with_its_country_code_is_the_one_without(one: str, other: str, same: bool) -> None:
    assert parse_phone(one).reaches(parse_phone(other)) is same
    assert (other_number(f"Bel {one}", parse_phone(other)) is None) is same
    assert (named_number(f"Bel {one}", parse_phone(other)) is not None) is same


@pytest.mark.parametrize(
    ("words", "numbers"),
    {
        "Bel 112": [("112", "112")],
        "Bel ons (0800-2000).": [("0800-2000", "08002000")],
        "(bel 112)": [("112", "112")],
        "24/7: 0800 2000": [("0800 2000", "08002000")],
        "Bel +31 (0)20 123 45 67!": [("+31 (0)20 123 45 67", "+31201234567")],
        "Bel 020-1234567 tst. 12 na 18 uur": [("020-1234567 tst. 12", "0201234567;ext=12")],
        "112 of 113": [("112", "112"), ("113", "113")],
        "Bel 0800-2000/112": [("0800-2000/112", "None")],
        "Bel112nu": [("112", "112")],
        "Jonger dan 18?": [],
    }.items(),
)
def test_numbers_are_found_in_other_words(words: str, numbers: list[tuple[str, str]]) -> None:
    assert [(words[one.start : one.end], str(one.number)) for one in mentions(words)] == numbers


@pytest.mark.parametrize("number", ["555-0100 (kies 2)", "0800 2000 of 112", "08002000 123 456 789"])
def test_a_number_that_could_be_another_one_makes_no_site(number: str) -> None:
    (line,) = lines_of(change(("phone: 555-0100", f"phone: {number}")))
    assert line.startswith(f'route.yaml:24:40: the phone of service "shelter" is "{number}"')


@pytest.mark.parametrize(
    ("call", "number"),
    {
        "Call the shelter": "Call the shelter 555-0100",
        "Call 555-0100": "Call 555-0100",
        "Call 555 0100": "Call 555 0100",
        "Call 555-0100 at once": "Call 555-0100 at once",
        "Call (24/7)": "Call (24/7) 555-0100",
    }.items(),
)
def test_the_emergency_bar_and_the_helper_say_the_number_that_they_dial(call: str, number: str) -> None:
    context = context_of(route_of(change(("call: Call the shelter", f'call: "{call}"'))))
    (entry,) = shell_view(make_site(context).pages["index.html"], context).calls
    assert f"{entry.text} {entry.number}".strip() == number
    assert entry.address == "tel:5550100"
    assert helper_data.contract(context)["urgent"]["text"] == number


@pytest.mark.parametrize(
    "pair",
    [
        ("call: Call the shelter", "call: Call 999"),
        ("call: Call the shelter", "call: Call 555-0100 or 999"),
        ("question: Is it hurt?", "question: Hurt (call 999)?"),
        ("phone: 555-0100", "phone: 998, url: 'https://example.org/'"),
        ("title: Cat shelter", "title: Cat shelter 999"),
    ],
)
def test_words_on_a_button_that_name_another_number_are_an_error_with_both(pair: tuple[str, str]) -> None:
    said = change(("call: Call the shelter", "call: Call 555-0100"))
    text = said if "998" in pair[1] else SMALLEST
    (line,) = lines_of(change(pair, of=text))
    assert "[phone-mismatch]" in line
    assert "555-0100" in line
    assert "999" in line or "998" in line


@pytest.mark.parametrize(
    ("words", "number"),
    {
        "Bel 0800-2001.": "0800-2001",
        "Bel 020-1234567 of 112": "020-1234567",
        "Bel +32 2 123 45 67": "+32 2 123 45 67",
        "Bel 0031 88 123 45 67": "0031 88 123 45 67",
        "Bel 0800-2000 (of +31 800 2000)": None,
        "Bel 0555 100 100 of 0555-100100 tst. 3": None,
        "Bel 112 of 113": None,
        "Van 08.00-17.00 en 09.30 - 12.45 uur": None,
        "Op 01-02-2026, 2026-11-23 of 01.02.2026": None,
        "Artikel 1:255, zaak 01234567, 10.000.000 euro": None,
        "Boek 0123456789012": None,
    }.items(),
)
def test_a_number_that_nobody_has_is_found_and_a_date_or_time_is_none(words: str, number: str | None) -> None:
    assert unlisted_number(words, [parse_phone("0800-2000"), parse_phone("+31 555 100 100")]) == number


def test_an_old_number_in_the_words_about_a_service_is_told() -> None:
    old = ("summary: Takes cats in.", "summary: Takes cats in. Call 0800-2000.")
    assert lines_of(change(("phone: 555-0100", "phone: 0800-2000"), old)) == ()
    (line,) = lines_of(change(("phone: 555-0100", "phone: 0800-3000"), old))
    assert 'warning: the words say "0800-2000", which is the number of no service' in line


def test_a_mismatch_of_words_and_number_cannot_be_silenced() -> None:
    text = change(
        ("title: Cat shelter", "title: Cat shelter 999, silence: {phone-mismatch: We know.}"),
    )
    assert [line.rpartition(" ")[2] for line in lines_of(text)] == ["[phone-mismatch]", "[silence]"]


def test_of_a_text_link_too_words_and_number_are_the_same() -> None:
    targets = Targets({}, (), ())

    def findings(text: str) -> list[str]:
        parsed = markdown.parse(text, "content/a.md")
        return lines(markdown.render(parsed, targets, load_words("nl")).findings)

    assert findings(r"[Bel 0800-2000](tel:08002000) of [0800\-2000](tel:0800-2000), [ons](tel:112)") == []
    (line,) = findings("[Bel 112](tel:08002000)")
    assert line.startswith('content/a.md:1:11: the words say "112", but the link dials 08002000;')
    assert "cannot be dialled" in findings("[ons](tel:*21*112#)")[0]
    assert findings('[ons](tel:112 "bel 113")') != []


DECISION = """
questions:
  chip: {text: A chip?, answers: {"yes": "Yes", unknown: {title: I do not know, unknown: true}}}
decisions:
  found:
    title: Is the owner known?
    lane: street
    summary: A chip tells who the owner is.
    source: handbook
    questions: [chip]
    rules:
      known: {when: {chip: "yes"}, then: tell, because: The chip says so., basis: stated}
      other: {when: {chip: unknown}, then: ask, because: No chip was read., basis: stated}
    outcomes:
      tell: {title: Call the owner, advice: Call the number on the chip., to: close}
      ask: {title: Ask around, advice: Ask in the street., to: look, CALL}
"""
VET = "services:\n  vet: {title: Vet, PHONE summary: Heals cats., source: handbook}\n"


def deciding(call: str, phone: str = "") -> str:
    """Return the smallest route with a decision; `call` are keys of its outcome, `phone` that of a vet."""
    text = change(
        ("services:\n", VET.replace("PHONE", f"phone: {phone}," if phone else "")),
        (
            "    next:\n",
            "    see: [vet]\n    next:\n      found: {when: there is no collar, basis: stated}\n",
        ),
    )
    return text + DECISION.replace("CALL", call)


def test_the_helpline_never_takes_the_place_of_a_service_without_a_number() -> None:
    text = deciding("call: vet")
    assert ["[call-without-number]" in line for line in lines_of(text)] == [True]
    assert (
        "calls"
        not in helper_data.contract(context_of(route_of(text)))["decisions"]["found"]["outcomes"]["ask"]
    )
    context = context_of(route_of(deciding("call: vet", "555-0200")))
    calls = helper_data.contract(context)["decisions"]["found"]["outcomes"]["ask"]["calls"]
    assert [call["text"] for call in calls] == ["Call Vet: 555-0200", "Call Cat shelter: 555-0100"]


def test_an_outcome_that_asks_nobody_to_be_called_says_so_wherever_it_stands() -> None:
    text = deciding("no_call: true, open: The handbook is silent.", "555-0200")
    assert lines_of(text) == ()
    context = context_of(route_of(text), helper=True)
    said = load_words("en").call.nobody
    contract = helper_data.contract(context)
    assert contract["decisions"]["found"]["outcomes"]["ask"]["noCall"] is True
    assert "calls" not in contract["decisions"]["found"]["outcomes"]["ask"]
    assert contract["words"]["no_call"] == said
    site = make_site(context)
    for path in ("route/found.html", "helper.html", "print.html"):
        assert said in site.text(path), path
    silent = make_site(context_of(route_of(deciding("actions: [Ask.]", "555-0200")), helper=True))
    assert not any(said in silent.text(path) for path in silent.html)


def test_exported_data_tell_what_each_service_is_dialled_at() -> None:
    route = route_of(change(("phone: 555-0100", 'phone: "+31 (0)20 123 45 67 tst. 12"')))
    assert json.loads(as_json(build(route)))["dial"] == {"shelter": "tel:+31201234567;ext=12"}
