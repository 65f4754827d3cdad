"""The Dutch texts: spelled right, in the style of the house, and easy enough to read."""

from functools import cache
from pathlib import Path

import pytest

import prose
from npm import ROOT
from prose_rules import (
    LEAST_FLESCH,
    faults_of,
    readability,
    syllables_in,
    terms_without_entry,
    words_in,
)
from prose_texts import Kind, Prose, page_texts, route_texts, split_sentences, texts_of
from spelling import known_words, misspelled_words


def prose_of(text: str, kind: Kind = "sentence") -> Prose:
    return Prose("route.yaml:1", text, kind, "steps")


def rules_of(text: str, kind: Kind = "sentence") -> list[str]:
    return [fault.rule for fault in faults_of([prose_of(text, kind)])]


@cache
def texts_of_project() -> tuple[Prose, ...]:
    return tuple(texts_of(ROOT))


@pytest.mark.proof
def test_the_texts_of_this_project_have_no_fault() -> None:
    """`make check` says the same of them."""
    assert [str(fault) for fault in prose.all_faults()] == []


def test_the_own_prose_of_the_route_reads_easily() -> None:
    assert prose.own_prose(texts_of_project()).flesch >= LEAST_FLESCH


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Bel 112 bij direct gevaar.", []),
        ("Bel 112 bij direct gevaar", ["full-stop"]),
        ("Kijk of ‘acuut’ past bij wat je ziet: ‘nu onveilig’.", []),
        ("Is het veilig? Bel dan (zo nodig) Veilig Thuis.", []),
        ("Praat met de directbetrokkene(n) over je vermoeden.", ["bracket"]),
        ("Ga naar het (lokale) wijkteam.", ["bracket"]),
        ("Bel eerst (toegevoegd).", []),
        ("Lees de pagina's over melden.", ["apostrophe"]),
        ("Lees de pagina’s over melden.", []),
        (
            "Je belt eerst Veilig Thuis en daarna je leidinggevende, en je legt vast wat je hebt gezien en "
            "gehoord van het kind, de ouders en de school.",
            ["long-sentence"],
        ),
        ("Bel. " * 12, []),
    ],
)
def test_a_text_keeps_the_style_of_the_house(text: str, rules: list[str]) -> None:
    assert rules_of(text) == rules


def test_a_label_needs_no_full_stop() -> None:
    assert rules_of("Niet genoemd", "label") == []


def test_words_that_are_in_no_dictionary_are_told_once() -> None:
    texts = [prose_of("Volg de meldkode."), prose_of("De meldkode en de veiligheidsbeoordeling van Augeo.")]
    assert [fault.message for fault in misspelled_words(texts, known_words())] == [
        '"meldkode" is in no dictionary'
    ]


def test_every_word_of_the_list_is_still_needed() -> None:
    """A word that no text has any more, or that the dictionary has learned, goes from the list."""
    texts = texts_of_project()
    unknown = [*misspelled_words(texts, frozenset()), *terms_without_entry(texts, prose.entries_of(ROOT))]
    told = {fault.message.split('"')[1].lower() for fault in unknown}
    needless = [word for word in known_words() if word.lower() not in told]
    assert needless == []


def test_a_long_word_needs_an_entry() -> None:
    texts = [prose_of("De veiligheidsbeoordeling duurt vijf werkdagen.")]
    assert [fault.rule for fault in terms_without_entry(texts, [])] == ["term-without-entry"]
    assert [*terms_without_entry(texts, ["veiligheidsbeoordelingen"])] == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("kind", 1),
        ("veiligheid", 3),
        ("leeuw", 1),
        ("reactie", 3),
        ("mooie", 2),
        ("coördinatie", 5),
        ("nu", 1),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables_in(word) == count


def test_readability_leaves_out_what_is_quoted() -> None:
    plain = readability([prose_of("Bel nu Veilig Thuis.")])
    quoted = readability([prose_of("Bel nu ‘kinderbeschermingsmaatregelen’ Veilig Thuis.")])
    assert (plain.sentences, plain.words, plain.syllables) == (1, 4, 5)
    assert quoted == plain
    assert plain.flesch == pytest.approx(206.84 - 0.93 * 4 - 77 * 5 / 4)


def test_sentences_end_where_a_reader_takes_a_breath() -> None:
    assert split_sentences("Is er gevaar? Bel 112. Bel anders Veilig Thuis: 0800-2000.") == (
        "Is er gevaar?",
        "Bel 112.",
        "Bel anders Veilig Thuis:",
        "0800-2000.",
    )
    assert words_in("Zo’n Wmo-consulent, 2 keer.") == ("Zo’n", "Wmo-consulent", "keer")


def test_texts_of_a_route_have_their_line_and_their_kind(tmp_path: Path) -> None:
    file = tmp_path / "route.yaml"
    file.write_text(
        "format: 1\n"
        "steps:\n"
        "  see:\n"
        "    title: Een stap\n"
        "    lane: meldcode\n"
        "    facts:\n"
        "      kind: {text: Bel 112, kind: action}\n"
        "      wie: {text: Jij, kind: role}\n",
        "utf-8",
    )
    found = [(prose.place, prose.text, prose.kind) for prose in route_texts(file, "route.yaml")]
    assert found == [
        ("route.yaml:4", "Een stap", "label"),
        ("route.yaml:7", "Bel 112", "sentence"),
        ("route.yaml:8", "Jij", "label"),
    ]


def test_texts_of_a_page_lose_their_markup(tmp_path: Path) -> None:
    file = tmp_path / "over.md"
    file.write_text("# Over\n\nLees **dit** [eerst](https://example.nl).\n- een punt;\n", "utf-8")
    assert [(one.text, one.kind) for one in page_texts(file, "over.md")] == [
        ("Over", "label"),
        ("Lees dit eerst.", "sentence"),
        ("een punt;", "label"),
    ]
