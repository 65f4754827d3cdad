"""What a reader sees of a text."""

import unicodedata

import pytest

from checking import change, lines_of
from routewijzer.characters import as_read, as_seen, find_invisible, is_blank, without_separators
from routewijzer.findings import Place, place_at

HARMLESS = {
    "a family": "👨‍👩‍👧",
    "a doctor with a colour of skin": "👩🏽‍⚕️",
    "a flag with a rainbow": "🏳️‍🌈",
    "the flag of Wales": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "a heart in colours": "❤️ of ❤︎",
    "a key of a telephone": "Toets 1️⃣ of #️⃣",
    "a soft hyphen": "veiligheids\xadbeoordeling",
    "a Persian word": "می‌خواهم",
    "a Hindi word": "क्‍ष",
    "marks on letters": "e\u0301e\u0308n",
    "a no-break space": "112\xa0bellen",
}
HIDDEN_SIGNS = {
    "zero width in a word": ("Vei\u200blig", "\u200b"),
    "zero width at the end": ("Veilig Thuis\u200b", "\u200b"),
    "a joiner between letters": ("Vei\u200dlig", "\u200d"),
    "a non-joiner between letters": ("Vei\u200clig", "\u200c"),
    "a joiner at the end of an emoji": ("👩\u200d", "\u200d"),
    "a variation of a letter": ("a\ufe0f", "\ufe0f"),
    "tags without a flag": ("a\U000e0067\U000e007f", "\U000e0067"),
    "a direction": ("08\u202e00", "\u202e"),
    "an isolate": ("\u2066112\u2069", "\u2066"),
    "a word joiner": ("0800\u20602000", "\u2060"),
    "a filler": ("Veilig\u3164Thuis", "\u3164"),
    "a grapheme joiner": ("Thu\u034fis", "\u034f"),
    "an annotation": ("x\ufff9y", "\ufff9"),
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_what_belongs_to_an_emoji_or_a_script_is_accepted(text: str) -> None:
    assert find_invisible(text) is None
    assert lines_of(change(("title: Done", f'title: "{text}"'))) == ()


@pytest.mark.parametrize(("text", "which"), HIDDEN_SIGNS.values(), ids=HIDDEN_SIGNS)
def test_what_cannot_be_seen_and_changes_a_text_is_refused(text: str, which: str) -> None:
    at = find_invisible(text)
    assert at is not None
    assert text[at] == which
    (line,) = lines_of(change(("title: Done", f'title: "{text}"')))
    assert line == (
        f"route.yaml:33:18: text holds the invisible character U+{ord(which):04X}; "
        "delete it [invisible-character]"
    )


@pytest.mark.parametrize("text", ["a", "-", "?", "👩", "\u0301e", " x "])
def test_what_shows_something_is_not_blank(text: str) -> None:
    assert not is_blank(text)


def test_all_blanks_of_unicode_are_blank() -> None:
    blanks = [chr(code) for code in range(0x110000) if chr(code).isspace()]
    assert len(blanks) > 20
    assert [one for one in blanks if not is_blank(one)] == []


READ_THE_SAME = (
    ("Ja", "ja"),
    ("Weet ik niet", "Weet  ik niet."),
    ("Is het kind veilig?", "is het kind veilig"),
    ("café", unicodedata.normalize("NFD", "CAFÉ")),
    ("112 bellen", "112\xa0bellen"),
    ("Veilig Thuis", "Veilig\u200b Thuis "),
)
READ_OTHERWISE = (
    ("Ja", "Ja, maar"),
    ("C", "C+"),
    ("?", "!"),
    ("1.5", "15"),
    ("resume", "resumé"),
    ("a b", "ab"),
)


@pytest.mark.parametrize(("one", "other"), READ_THE_SAME)
def test_texts_that_a_reader_takes_for_the_same_are_so(one: str, other: str) -> None:
    assert as_read(one) == as_read(other)


@pytest.mark.parametrize(("one", "other"), READ_OTHERWISE)
def test_texts_that_differ_for_a_reader_differ(one: str, other: str) -> None:
    assert as_read(one) != as_read(other)


def test_what_looks_the_same_keeps_case_and_punctuation() -> None:
    assert as_seen("\xa0Veilig \u2003 Thuis\u200b ") == "Veilig Thuis"
    assert as_seen("Ja!") != as_seen("ja")


def test_a_separator_of_unicode_ends_no_line_and_moves_no_column() -> None:
    text = "a\u2028b\x85c\r\nd\re\u2029f\ng"
    plain = without_separators(text)
    assert len(plain) == len(text)
    assert [str(place_at("x.md", each, text.index("g"))) for each in (text, plain)] == ["x.md:4:1"] * 2
    assert place_at("x.md", text, text.index("f")) == Place("x.md", 3, 3)
    assert place_at("x.md", text, text.index("d")) == Place("x.md", 2, 1)
