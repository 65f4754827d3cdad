"""What findings say: every sentence is there in both languages, with the arguments that the code gives it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from checking import ROUTES, findings_in
from routewijzer.findings import LANGUAGES, Finding, Phrase, Place, Severity, phrase
from routewijzer.messages import MessageWords, load_messages
from routewijzer.yamldoc import read
from sentences import DUTCH, ENGLISH, THEME

PACKAGE = Path(__file__).resolve().parents[1] / "generator" / "routewijzer"
ESCAPES = ("word.",)
"""Keys that are looked up by a word of the program."""


@cache
def phrases() -> tuple[tuple[str, frozenset[str], str], ...]:
    """Key, names of arguments and place of every phrase that the code can make."""
    return tuple(phrase for file in sorted(PACKAGE.rglob("*.py")) for phrase in phrases_in(file))


def phrases_in(file: Path) -> Iterator[tuple[str, frozenset[str], str]]:
    text = file.read_text("utf-8")
    if re.search(r"\bphrase\b", text):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase":
                key = node.args[0]
                assert isinstance(key, ast.Constant), f"{file.name}:{node.lineno}: the key is not written out"
                names = frozenset(str(keyword.arg) for keyword in node.keywords)
                yield str(key.value), names, f"{file.name}:{node.lineno}"


def fields(words: MessageWords) -> set[str]:
    """Return the names of the arguments that words show."""
    parsed = (part for text in (words.text, words.hint) for part in Formatter().parse(text))
    return {name for _, name, _, _ in parsed if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_the_code_has_words_that_show_exactly_its_arguments(language: str) -> None:
    words = load_messages(THEME, language).words
    wrong = [
        f"{place}: {key}"
        for key, names, place in phrases()
        if key not in words or not words[key].text or fields(words[key]) != names
    ]
    assert wrong == []


def test_every_sentence_is_used() -> None:
    used = {key for key, _, _ in phrases()}
    assert [key for key in ENGLISH.words if key not in used and not key.startswith(ESCAPES)] == []


def test_both_languages_have_the_same_keys_hints_and_conversions() -> None:
    assert list(DUTCH.words) == list(ENGLISH.words)
    for key, words in ENGLISH.words.items():
        assert bool(words.hint) == bool(DUTCH.words[key].hint), key
        conversions = [
            sorted(re.findall(r"\{\w+![a-z]\}", text))
            for text in (words.text + words.hint, DUTCH.words[key].text + DUTCH.words[key].hint)
        ]
        assert conversions[0] == conversions[1], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_of_sentences_reads_without_a_finding(language: str) -> None:
    assert read(THEME / "messages" / f"{language}.yaml", "x")[1] == ()


@pytest.mark.parametrize("folder", sorted((ROUTES / "bad").iterdir()), ids=lambda one: one.name)
def test_every_finding_of_the_examples_is_told_in_dutch_with_its_place_and_rule(folder: Path) -> None:
    for finding in findings_in(folder):
        told, english = DUTCH.line(finding), ENGLISH.line(finding)
        assert told.startswith(f"{finding.place}: ")
        assert told.endswith(f"[{finding.rule}]")
        assert told != english
        assert finding.message.key not in told.removesuffix(f"[{finding.rule}]")


WORDS = (
    *("element", "lane", "phase", "part", "source", "link", "term", "service", "stakeholder", "question"),
    *(
        "decision",
        "duty",
        "step",
        "outcome",
        "answer",
        "title",
        "questions",
        "rules",
        "legend entry",
        "elements",
        "characters",
    ),
    *("error", "warning", "info", "or", "and", "thousands-separator"),
    *("required", "locked", "approved", "free", "own"),
)


def test_every_kind_and_severity_is_a_word_of_both_languages() -> None:
    for messages in (DUTCH, ENGLISH):
        assert [name for name in WORDS if f"word.{name}" not in messages.words] == []
        assert {f"word.{name}" for name in WORDS} == {key for key in messages.words if key[:5] == "word."}


def test_arguments_are_shown_as_the_words_ask() -> None:
    assert DUTCH.text(phrase("unknown-id", kind="term or lane", id="x")) == 'begrip of baan "x" bestaat niet'
    assert DUTCH.text(phrase("too-large.file", most=2_000_000)) == "het bestand is groter dan 2.000.000 bytes"
    assert ENGLISH.text(phrase("too-large.file", most=2_000_000)) == "file is larger than 2,000,000 bytes"
    said = phrase("case-outcome.too-few-answers", possible=("a", "b", "c"), outcome="a")
    assert ENGLISH.text(said) == 'these answers give "a", "b" or "c", but the case tells "a"'
    assert ENGLISH.text(phrase("repeated-item", item="x\n" * 40)).startswith('"x\\u000ax\\u000a')
    assert len(ENGLISH.text(phrase("repeated-item", item="x" * 4000))) < 100


def test_a_hint_of_the_finding_goes_before_that_of_its_sentence() -> None:
    plain = Finding("edge-into-nowhere", Place("route.yaml"), phrase("edge-into-nowhere", target="x"))
    assert ENGLISH.hint(plain) == "add the element or delete the edge"
    near = Finding(plain.rule, plain.place, plain.message, phrase("did-you-mean", name="y"))
    assert ENGLISH.hint(near) == 'did you mean "y"?'


def test_a_finding_without_words_is_told_by_its_key_and_arguments(tmp_path: Path) -> None:
    bare = load_messages(tmp_path, "nl")
    finding = Finding(
        "dead-rule", Place("route.yaml", 4), phrase("dead-rule", rule="x\ny"), severity=Severity.WARNING
    )
    assert bare.line(finding) == "route.yaml:4:1: warning: dead-rule (rule=x\\u000ay) [dead-rule]"


def test_a_language_without_sentences_is_told_in_english() -> None:
    assert load_messages(THEME, "fr").language == "en"
    assert load_messages(THEME, "nl").language == "nl"


def test_a_phrase_in_a_phrase_is_put_into_words_too() -> None:
    inner: Phrase = phrase("svg.style")
    assert DUTCH.text(phrase("content-image", problem=inner)) == (
        "dit plaatje bevat een stijl die meer doet dan tekenen"
    )
