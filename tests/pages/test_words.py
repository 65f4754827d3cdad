"""The words of the interface: the same keys and fields in every language, nothing missing, nothing unused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from made_pages import ROOT, load_words
from routewijzer import i18n
from sentences import ENGLISH

WHOLE = "home:\n  title: Home\n  count: '{count} of {all}'\n"


def findings(folder: Path, nl: str, en: str = WHOLE) -> list[str]:
    (folder / "nl.yaml").write_text(nl, "utf-8")
    (folder / "en.yaml").write_text(en, "utf-8")
    found, problems = i18n.load(folder, "nl")
    assert (found is None) == bool(problems)
    return [ENGLISH.line(problem).replace(f"{folder.name}/", "") for problem in problems]


MISTAKES = {
    "nothing": (WHOLE, []),
    "a missing key": (
        "home:\n  title: Home\n",
        ['nl.yaml:1:1: "home.count" is missing; add it (see en.yaml:3:3) [words]'],
    ),
    "a key that is misspelled": (
        WHOLE.replace("title", "tilte"),
        [
            'nl.yaml:1:1: "home.title" is missing; add it (see en.yaml:2:3) [words]',
            'nl.yaml:2:3: "home.tilte" is not in en.yaml; did you mean "title"? [words]',
        ],
    ),
    "another field": (
        WHOLE.replace("{all}", "{total}"),
        [
            'nl.yaml:3:10: "home.count" has the fields count, total, elsewhere all, count'
            " (see en.yaml:3:10) [words]"
        ],
    ),
    "a number for a text": (
        WHOLE.replace("Home", "1"),
        ['nl.yaml:2:10: "home.title" is no text; put it in quotes [words]'],
    ),
    "a text for a section": ("home: Home\n", ['nl.yaml:1:1: "home" has no words [words]']),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_words_that_are_not_whole_are_refused_at_their_place(name: str, tmp_path: Path) -> None:
    text, expected = MISTAKES[name]
    assert [line for line in findings(tmp_path, text) if line in expected or not expected] == expected


def test_a_language_without_a_file_is_refused_with_the_languages_there_are(tmp_path: Path) -> None:
    (tmp_path / "nl.yaml").write_text(WHOLE, "utf-8")
    found, problems = i18n.load(tmp_path, "fy")
    assert found is None
    assert "known: nl" in ENGLISH.line(problems[0])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_that_are_shipped_are_whole(language: str) -> None:
    assert load_words(language).language == language


def test_fields_are_filled_in_and_one_is_told_from_many() -> None:
    found = load_words("nl")
    assert found("date.day", day=3, month="mei", year=2026) == "3 mei 2026"
    assert found.count("open_page.count", 1) == "Er staat 1 punt open."
    assert found.count("open_page.count", 4) == "4 punten staan open."
    assert found.home.route == found("home.route") == "De route"


def test_an_unknown_word_is_an_error_not_an_empty_text() -> None:
    found = load_words("nl")
    with pytest.raises(AttributeError, match=r"home\.nothing"):
        _ = found.home.nothing
    with pytest.raises(AttributeError, match="nobody"):
        _ = found.nobody
    with pytest.raises(KeyError):
        found("home.nothing")


def test_every_word_that_a_template_asks_for_is_there() -> None:
    found = load_words("nl")
    for file in sorted((ROOT / "theme/templates").rglob("*.html")):
        text = file.read_text("utf-8")
        asked = re.findall(r"\bwords\.(\w+)\.(\w+)", text) + re.findall(r"words\(\"(\w+)\.(\w+)\"", text)
        for section, key in asked:
            assert key in found.sections[section], (file.name, section, key)


def test_no_word_of_a_language_stands_in_a_template() -> None:
    for file in sorted((ROOT / "theme/templates").glob("*.html")):
        if file.name == "trouble.html":  # for the author of a route: in English, as findings are
            continue
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<svg.*?</svg>|<[^>]*>", " ", file.read_text("utf-8"), flags=re.S
        )
        assert not re.findall(r"[^\W\d_]{2,}", text), file.name
